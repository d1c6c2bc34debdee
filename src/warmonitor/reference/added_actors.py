"""The actors that people add to the tables of the package, kept in their data folder.

A table lies there byte for byte as it came. What it comes to (who is new, who is known, all names)
is worked out when it is added, and kept as an index in the cache folder; an index that is gone, or
of other tables, is made again.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from warmonitor.records import UnreadableInput, WarmonitorError, WrongUsage

from . import actor_files
from .actor_matching import Matched, NameOf, match
from .actor_rows import Actor, State
from .folders import cache_folder, data_folder

# Raise it when the same tables may come to something else by a change of the code.
FORMAT = 1
MARK_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Added:
    """What people added: actors nobody knew, the names of all, and who each row turned out to be."""

    actors: tuple[Actor, ...] = ()
    names: tuple[NameOf, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One table in the data folder."""

    name: str
    content: bytes


def folder() -> Path:
    """Return the folder of the tables that people added."""
    return data_folder() / "actors"


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables that people added, by name."""
    try:
        paths = sorted(path for path in folder().iterdir() if path.suffix in (".csv", ".toml"))
        return tuple(Table(path.name, path.read_bytes()) for path in paths)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise WarmonitorError(f"cannot read {folder()}: {error.strerror}") from error


def mark() -> str:
    """Return what tells a reader with added actors from one without: "+actors.1a2b3c4d", or ""."""
    return f"+actors.{_digest()[:MARK_LENGTH]}" if tables() else ""


@cache
def _digest() -> str:
    """Return the sha256 of the contents of all tables; names of files do not count."""
    return sha256("".join(sorted(_sha(table.content) for table in tables())).encode()).hexdigest()


def _sha(content: bytes) -> str:
    return sha256(content).hexdigest()


Outcome = Literal["added", "replaced", "there"]


def add(path: Path, states: Mapping[str, State]) -> Outcome:
    """Keep a table; a table of the same name is replaced, one of the same content stays."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or "cannot be read").lower()) from error
    actor_files.read(path.name, content, states)
    if any(table.content == content for table in tables()):
        return "there"
    replaced = any(table.name == path.name for table in tables())
    try:
        _write(folder() / path.name, content)
    except OSError as error:
        raise WarmonitorError(f"cannot write to {folder()}: {error.strerror}") from error
    forget()
    return "replaced" if replaced else "added"


def remove(name: str) -> None:
    """Take a table away."""
    if name not in {table.name for table in tables()}:
        there = ", ".join(table.name for table in tables()) or "none"
        raise WrongUsage(f"no table of actors is called {name!r}; there is {there}")
    try:
        (folder() / name).unlink()
    except OSError as error:
        raise WarmonitorError(f"cannot remove {folder() / name}: {error.strerror}") from error
    forget()


def forget() -> None:
    """Look at the data folder anew."""
    tables.cache_clear()
    _digest.cache_clear()


def load(shipped: Callable[[], Iterable[Actor]], states: Callable[[], Mapping[str, State]]) -> Added:
    """Return what people added, held against the actors of the package."""
    if not tables():
        return Added()
    path = cache_folder() / f"actors-{FORMAT}-{_stamp()}.json"
    added = _opened(path)
    if added is None:
        rows = [
            row
            for table in tables()
            for row in actor_files.read(table.name, table.content, states())
        ]
        matched = match(rows, shipped())
        added = Added(matched.actors, matched.names, matched.ids)
        with suppress(OSError):  # Without a folder to write to it is made every time.
            _write(path, _closed(matched))
    return added


def _stamp() -> str:
    """Return the digest of all that an index is made from: added tables and the package's own."""
    total = sha256(_digest().encode())
    shelf = files("warmonitor.reference").joinpath("parties")
    for table in sorted(shelf.iterdir(), key=lambda file: file.name):
        total.update(table.read_bytes())
    return total.hexdigest()[:16]


def _closed(matched: Matched) -> bytes:
    """Return an index as it is written."""
    parts = {
        "actors": [_short(actor) for actor in matched.actors],
        "names": [[getattr(name, field.name) for field in fields(name)] for name in matched.names],
        "ids": matched.ids,
    }
    return json.dumps(parts, ensure_ascii=False).encode()


def _short(actor: Actor) -> dict[str, Any]:
    return {key: value for key, value in asdict(actor).items() if value}


def _opened(path: Path) -> Added | None:
    """Return an index as it was written, or None where it is not there or broken."""
    try:
        parts = json.loads(path.read_bytes())
        return Added(
            tuple(Actor(**_tuples(row)) for row in parts["actors"]),
            tuple(NameOf(*_tuple(row)) for row in parts["names"]),
            parts["ids"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in row.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(part) for part in value) if isinstance(value, list) else value


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(unfinished, path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
