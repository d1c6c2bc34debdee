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
from typing import Any

from warmonitor.records import UnreadableInput, WarmonitorError, WrongUsage

from . import actor_files
from .actor_files import Row
from .actor_matching import Matched, NameOf, match
from .actor_rows import Actor, State
from .folders import cache_folder, data_folder

# Raise it when the same tables may come to something else by a change of the code.
FORMAT = 1
MARK_LENGTH = 8


NAME = tuple(field.name for field in fields(NameOf))


@dataclass(frozen=True, slots=True)
class Added:
    """What people added: actors nobody knew, the names of all, and who each row is."""

    actors: tuple[Actor, ...] = ()
    names: tuple[NameOf, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One table in the data folder; `new` says of one that is added that it was not there."""

    file: str
    content: bytes
    new: bool = False

    @property
    def name(self) -> str:
        return Path(self.file).stem


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


def digest() -> str:
    """Return eight digits that tell a reader with these tables from others; "" without any."""
    return _digest()[:MARK_LENGTH] if tables() else ""


@cache
def _digest() -> str:
    """Return the sha256 of the contents of all tables; names of files do not count."""
    sums = sorted(sha256(table.content).hexdigest() for table in tables())
    return sha256(" ".join(sums).encode()).hexdigest()


def rows(table: Table, states: Mapping[str, State]) -> list[Row]:
    """Return the rows of a table."""
    return actor_files.read(table.file, table.content, states)


def add(file: str, states: Mapping[str, State]) -> Table:
    """Keep a table; another of its name makes room for it, and one that is there stays."""
    path = Path(file)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(file, (error.strerror or "cannot be read").lower()) from error
    actor_files.read(file, content, states)
    for table in tables():
        if table.content == content:
            return table
    table = Table(path.with_suffix(path.suffix.lower()).name, content, new=True)
    try:
        _write(folder() / table.file, content)
        for other in tables():
            if other.name == table.name and other.file != table.file:
                (folder() / other.file).unlink()
    except OSError as error:
        reason = f"cannot be kept in {folder()}: {error.strerror}; set WARMONITOR_DATA to a folder"
        raise UnreadableInput(file, reason) from error
    forget()
    return table


def remove(name: str) -> None:
    """Take a table away, by its name or its file's."""
    found = [table for table in tables() if name in (table.name, table.file)]
    if not found:
        there = ", ".join(table.name for table in tables()) or "none"
        raise WrongUsage(f"no table of actors is called {name!r}; there is {there}")
    try:
        for table in found:
            (folder() / table.file).unlink()
    except OSError as error:
        raise WarmonitorError(f"cannot remove {name!r}: {error.strerror}") from error
    forget()


def forget() -> None:
    """Look at the data folder anew."""
    for kept in (tables, _digest):
        kept.cache_clear()


def load(
    shipped: Callable[[], Iterable[Actor]], states: Callable[[], Mapping[str, State]]
) -> Added:
    """Return what people added, held against the actors of the package."""
    if not tables():
        return Added()
    path = cache_folder() / f"actors-{FORMAT}-{_stamp()}.json"
    added = _opened(path)
    if added is None:
        matched = match([row for t in tables() for row in rows(t, states())], shipped())
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
        "names": [[getattr(name, field) for field in NAME] for name in matched.names],
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
            tuple(Actor(**_flat(row)) for row in parts["actors"]),
            tuple(NameOf(**_flat(dict(zip(NAME, row, strict=True)))) for row in parts["names"]),
            parts["ids"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(cell) if isinstance(cell, list) else cell for key, cell in row.items()}


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
