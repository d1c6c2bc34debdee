"""The gazetteers that a user added: one index file each, in the user's data folder.

`adding.py` makes them; here they are opened and looked up. What is looked up is a name folded by
`plain`, or more loosely where nothing has that name.
"""

import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from warmonitor.records import WarmonitorError

from .folders import data_folder

# "wgaz" as a number: an index of ours says so in its head.
APPLICATION = 0x7767617A
# The layout of an index; raise it when the layout or the folding of names changes.
FORMAT = 1
LAYOUT = """
CREATE TABLE about (name TEXT, sha256 TEXT, form TEXT, file TEXT, added TEXT, places INTEGER,
    unusable INTEGER);
CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT,
    area INTEGER, latitude REAL, longitude REAL, population INTEGER);
CREATE TABLE area (number INTEGER PRIMARY KEY, code TEXT, id TEXT, name TEXT, kind TEXT,
    country TEXT, up INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE loose (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a gazetteer of the user is: its name, the digest of its file, when it was added."""

    name: str
    sha256: str
    form: str
    file: str
    added: str
    places: int
    unusable: int


@dataclass(frozen=True, slots=True)
class AddedRow:
    """One place of an added gazetteer; `area` is the number of what contains it, in that index."""

    number: int
    id: str
    name: str
    kind: str
    country: str | None
    area: int | None
    latitude: float | None
    longitude: float | None
    population: int


@dataclass(frozen=True, slots=True)
class AreaRow:
    """What contains places of an added gazetteer; empty words are not known."""

    number: int
    code: str
    id: str
    name: str
    kind: str
    country: str | None
    up: int | None


def folder() -> Path:
    """Return the folder of the added gazetteers."""
    return data_folder() / "gazetteers"


def files() -> list[Path]:
    """Return the index files of the added gazetteers, by name."""
    try:
        return sorted(folder().glob("*.sqlite"))
    except OSError:
        return []


class Added:
    """One added gazetteer, open."""

    def __init__(self, path: Path) -> None:
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            head = [
                self._connection.execute(f"PRAGMA {part}").fetchone()[0]
                for part in ("application_id", "user_version")
            ]
            about = self._connection.execute("SELECT * FROM about").fetchone()
        except sqlite3.Error:
            head, about = [], None
        if head != [APPLICATION, FORMAT] or about is None:
            raise WarmonitorError(
                f"{path}: this added gazetteer is broken or of another version; remove it with "
                f"'warmonitor gazetteer remove {path.stem}' and add its file again"
            )
        self.about = About(*about)

    def named(self, key: str) -> list[AddedRow]:
        """Return the places of a name folded by `plain`."""
        return self._places("name", key)

    def loosely(self, key: str) -> list[AddedRow]:
        """Return the places of a name folded by `loose`, or by `skeleton` behind a dash."""
        return self._places("loose", key)

    def _places(self, table: str, key: str) -> list[AddedRow]:
        found = self._connection.execute(
            f"SELECT place.* FROM {table} JOIN place ON place.number = {table}.place"
            f" WHERE {table}.key = ? ORDER BY population DESC, number",
            (key,),
        )
        return [AddedRow(*row) for row in found]

    def begins(self, word: str) -> bool:
        """Say whether a name of several words begins with this one."""
        found = self._connection.execute(
            "SELECT 1 FROM name WHERE key >= ? AND key < ? LIMIT 1", (word + " ", word + "!")
        )
        return found.fetchone() is not None

    def area(self, number: int) -> AreaRow | None:
        """Return what contains a place, by its number."""
        return self._area("number", number)

    def area_of(self, place: str) -> AreaRow | None:
        """Return what contains places and has this id."""
        return self._area("id", place)

    def _area(self, column: str, value: int | str) -> AreaRow | None:
        found = self._connection.execute(f"SELECT * FROM area WHERE {column} = ?", (value,))
        row = found.fetchone()
        return AreaRow(*row) if row else None

    def identified(self, place: str) -> AddedRow | None:
        """Return the place of an id."""
        found = self._connection.execute("SELECT * FROM place WHERE id = ?", (place,))
        row = found.fetchone()
        return AddedRow(*row) if row else None


@cache
def opened() -> tuple[Added, ...]:
    """Return the added gazetteers, opened at the first call.

    Raises:
        WarmonitorError: one of them is broken or of another version.

    """
    return tuple(Added(path) for path in files())


@lru_cache(maxsize=65536)
def begins(word: str) -> bool:
    """Say whether a name of several words in an added gazetteer begins with this one."""
    return any(one.begins(word) for one in opened())


@cache
def digest() -> str:
    """Return eight digits that stand for all added gazetteers, or "" where there are none."""
    sums = sorted(one.about.sha256 for one in opened())
    return sha256(" ".join([str(FORMAT), *sums]).encode()).hexdigest()[:8] if sums else ""


def forget() -> None:
    """Let the added gazetteers be opened anew at the next call."""
    for kept in (opened, begins, digest):
        kept.cache_clear()
