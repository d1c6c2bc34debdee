"""Add a file of places to the user's gazetteers, and remove one.

An index is made beside its place and put there whole, so that nobody reads half a gazetteer.
"""

import io
import os
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from warmonitor.records import UnreadableInput, WarmonitorError, WrongUsage

from . import added, gazetteer, geojson_places, geonames_dump, place_tables
from .gazetteer import Entry
from .listed import Area, Listed, Rows, Unusable
from .spelling import loose, plain, skeleton

# How far a file is read: bytes so far, and of how many.
Watch = Callable[[int, int], None]
_ENDINGS = (".txt", ".csv", ".tsv", ".geojson", ".json")
_KNOWN = "a GeoNames dump, a table whose head names its columns (OCHA COD-AB), or GeoJSON"
_PREFIXES = {"GeoNames": "geonames", "table": "ocha", "GeoJSON": "geojson"}
_EXAMPLES = 5  # Unusable rows that are named; the others are counted.
_BATCH = 10_000
# In Latin letters; the program reads English, and other scripts are never looked up.
_is_latin = re.compile("[^\u0250-\u1dff\u2e80-\U0010ffff]+$").match
_PARENTHESES = re.compile(r"\s*\([^)]*\)")


@dataclass(slots=True)
class Outcome:
    """What came of adding a file: its gazetteer, whether that is new, and rows not usable."""

    about: added.About
    new: bool
    examples: list[Unusable] = field(default_factory=list)


def add(location: str, watch: Watch | None = None) -> Outcome:
    """Add a file to the user's gazetteers; the same file twice changes nothing.

    Raises:
        UnreadableInput: the file is not there, is no list of places, or none of it can be used.

    """
    path = Path(location)
    try:
        sum_of_file = _digest(path)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise UnreadableInput(location, reason) from error
    for known in _whole():
        if known.sha256 == sum_of_file:
            return Outcome(known, new=False)
    with _text(path, location, watch) as (text, name):
        form, rows = _rows(text, location)
        return _index(rows, added.About(name, sum_of_file, form, path.name, _today(), 0, 0), path)


def remove(name: str) -> None:
    """Remove a gazetteer of the user by its name.

    Raises:
        WrongUsage: there is none of this name.

    """
    path = added.folder() / f"{name}.sqlite"
    names = [file.stem for file in added.files()]
    if name not in names:
        there = f"there are {', '.join(names)}" if names else "none was added"
        raise WrongUsage(f"no added gazetteer is called {name!r}; {there}")
    path.unlink()
    gazetteer.forget_added()


def listed() -> list[added.About]:
    """Return what the user's gazetteers are, by name."""
    return [one.about for one in added.opened()]


def _whole() -> Iterator[added.About]:
    """Yield the gazetteers that can be opened; a broken one must not keep its file out."""
    for path in added.files():
        try:
            yield added.Added(path).about
        except WarmonitorError:
            continue


def _today() -> str:
    return date.today().isoformat()


def _digest(path: Path) -> str:
    total = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            total.update(piece)
    return total.hexdigest()


@contextmanager
def _text(path: Path, location: str, watch: Watch | None) -> Iterator[tuple[io.TextIOWrapper, str]]:
    """Open a file, or the list in a zip archive, as text; and give it a name."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield _watched(file, path.stat().st_size, watch), _name_of(path.stem)
        return
    with zipfile.ZipFile(path) as archive:
        parts = [
            part
            for part in archive.infolist()
            if part.filename.lower().endswith(_ENDINGS) and "readme" not in part.filename.lower()
        ]
        if not parts:
            raise UnreadableInput(location, f"the archive holds no list of places: {_KNOWN}")
        largest = max(parts, key=lambda part: part.file_size)
        with archive.open(largest) as file:
            yield _watched(file, largest.file_size, watch), _name_of(Path(largest.filename).stem)


def _name_of(stem: str) -> str:
    return re.sub(r"[^\w-]+", "-", stem).strip("-") or "gazetteer"


class _Watched(io.RawIOBase):
    """A file that says how far it is read."""

    def __init__(self, file: BinaryIO, size: int, watch: Watch | None) -> None:
        super().__init__()
        self._file, self._size, self._watch, self._done = file, size, watch, 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: "bytearray | memoryview") -> int:  # type: ignore[override]
        piece = self._file.read(len(room))
        room[: len(piece)] = piece
        self._done += len(piece)
        if self._watch is not None:
            self._watch(self._done, self._size)
        return len(piece)


def _watched(file: object, size: int, watch: Watch | None) -> io.TextIOWrapper:
    raw = _Watched(file, size, watch)  # type: ignore[arg-type]
    buffered = io.BufferedReader(raw, 1 << 20)
    return io.TextIOWrapper(buffered, "utf-8-sig", errors="replace", newline="")


def _rows(text: io.TextIOWrapper, location: str) -> tuple[str, Rows]:
    """Return which kind of file it is, and its rows."""
    first = text.readline(1 << 20)
    if geojson_places.fits(first) or first.lstrip().startswith(("{", "[")):
        try:
            return "GeoJSON", iter(list(geojson_places.read(first + text.read())))
        except (ValueError, AttributeError, RecursionError) as error:
            raise UnreadableInput(location, f"this is no GeoJSON: {error}") from error
    if geonames_dump.fits(first):
        return "GeoNames", geonames_dump.read(_chained(first, text))
    if first and place_tables.fits(first):
        return "table", place_tables.read(_chained(first, text))
    what = "it is empty" if not first.strip() else f"its first line begins {first[:40].strip()!r}"
    raise UnreadableInput(location, f"this is no list of places that is known ({what}): {_KNOWN}")


def _chained(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _index(rows: Rows, about: added.About, path: Path) -> Outcome:
    """Make the index of a file, and put it in its place."""
    folder = added.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix=about.name, suffix=".part", dir=folder)
        os.close(handle)
    except OSError as error:
        reason = f"cannot be kept in {folder}: {error.strerror}; set WARMONITOR_DATA to a folder"
        raise UnreadableInput(str(path), reason) from error
    try:
        with closing(sqlite3.connect(unfinished)) as connection:
            filling = _Filling(connection)
            filling.fill(rows)
            if filling.places == 0:
                why = "".join(f"; {one.where}: {one.why}" for one in filling.examples[:1])
                raise UnreadableInput(str(path), f"none of its rows can be used{why}")
            finished = filling.finish(about)
        os.replace(unfinished, folder / f"{about.name}.sqlite")
    finally:
        Path(unfinished).unlink(missing_ok=True)
    gazetteer.forget_added()
    return Outcome(finished, new=True, examples=filling.examples)


@dataclass(slots=True)
class _Container:
    """What contains places, while the file is read: the row that is it may come later."""

    number: int
    area: Area
    country: str | None
    up: int | None


class _Filling:
    """The filling of one index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.places = self.unusable = 0
        self.examples: list[Unusable] = []
        self._areas: dict[str, _Container] = {}
        self._countries: dict[str, str | None] = {}
        self._spots: dict[tuple[float, float], tuple[Entry | None, Entry | None]] = {}
        connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            f"PRAGMA application_id={added.APPLICATION}; PRAGMA user_version={added.FORMAT};"
            f"{added.LAYOUT} CREATE TEMP TABLE strict (key TEXT, place INTEGER);"
            "CREATE TEMP TABLE soft (key TEXT, place INTEGER);"
        )

    def fill(self, rows: Rows) -> None:
        usable = self._usable(rows)
        while batch := list(islice(usable, _BATCH)):
            numbered = list(enumerate(batch, self.places + 1))
            self.connection.executemany(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [self._row(number, place) for number, place in numbered],
            )
            names = [(number, name) for number, place in numbered for name in _names(place)]
            self.connection.executemany(
                "INSERT INTO strict VALUES (?, ?)", [(plain(name), n) for n, name in names]
            )
            self.connection.executemany("INSERT INTO soft VALUES (?, ?)", _soft(names))
            self.places += len(batch)

    def _usable(self, rows: Rows) -> Iterator[Listed]:
        for row in rows:
            if isinstance(row, Listed) and not any(True for _ in _names(row)):
                row = Unusable(row.id or row.names[0], "no name in Latin letters")
            if isinstance(row, Listed):
                yield row
                continue
            self.unusable += 1
            if len(self.examples) < _EXAMPLES:
                self.examples.append(row)

    def _row(self, number: int, place: Listed) -> tuple[object, ...]:
        place = self._set_down(place)
        country = self._country(place.country)
        within = self._within(place.areas, country)
        identity = place.id or _made_up(place)
        if place.area:
            area = Area(place.area, place.names[0], place.kind, identity)
            itself = self._container(area, country, within)
            itself.area, itself.up = area, within
        return (
            number,
            identity,
            next(_names(place)),
            place.kind,
            country,
            within,
            place.latitude,
            place.longitude,
            place.population,
        )

    def _set_down(self, place: Listed) -> Listed:
        """Take the country of the nearest town for a place whose file tells none."""
        if place.country or place.latitude is None or place.longitude is None:
            return place
        spot = (round(place.latitude, 1), round(place.longitude, 1))
        if spot not in self._spots:
            self._spots[spot] = gazetteer.around(*spot)
        nearest, largest = self._spots[spot]
        if nearest is None:
            return place
        areas = place.areas
        if not areas and place.kind in ("neighbourhood", "site") and largest is not None:
            areas = (Area(largest.id, largest.name, largest.kind, largest.id),)
        elif not areas and place.kind not in ("country", "governorate"):
            above = gazetteer.by_id(nearest.within[0]) if len(nearest.within) > 1 else None
            areas = (Area(above.id, above.name, above.kind, above.id),) if above else ()
        return replace(place, country=nearest.country, areas=areas)

    def _country(self, told: str | None) -> str | None:
        """Return the two-letter code of a country that is told by its code or its name."""
        if told is None or len(told) == 2:
            return told.upper() if told else None
        if told not in self._countries:
            known = (entry for entry in gazetteer.named(told) if entry.kind == "country")
            self._countries[told] = next((entry.country for entry in known), None)
        return self._countries[told]

    def _within(self, areas: tuple[Area, ...], country: str | None) -> int | None:
        """Return the number of the nearest of what contains a place; the wider are put above it."""
        up: int | None = None
        for area in reversed(areas):
            up = self._container(area, country, up).number
        return up

    def _container(self, area: Area, country: str | None, up: int | None) -> _Container:
        known = self._areas.get(area.code)
        if known is None:
            known = _Container(len(self._areas) + 1, area, country, up)
            self._areas[area.code] = known
        return known

    def finish(self, about: added.About) -> added.About:
        """Put the names in order, write what contains what, and say what was made."""
        self.connection.executemany(
            "INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    one.number,
                    one.area.code,
                    one.area.id
                    or (f"{_PREFIXES[about.form]}:{one.area.code}" if one.area.name else ""),
                    one.area.name,
                    one.area.kind,
                    one.country,
                    one.up if one.up != one.number else None,
                )
                for one in self._areas.values()
            ],
        )
        self.connection.executescript(
            "INSERT INTO name SELECT DISTINCT key, place FROM strict WHERE key != '' ORDER BY 1, 2;"
            "INSERT INTO loose SELECT DISTINCT key, place FROM soft WHERE key != '' ORDER BY 1, 2;"
            "CREATE INDEX place_id ON place (id); CREATE INDEX area_id ON area (id);"
        )
        finished = added.About(
            about.name,
            about.sha256,
            about.form,
            about.file,
            about.added,
            self.places,
            self.unusable,
        )
        values = [getattr(finished, name) for name in finished.__slots__]
        self.connection.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        self.connection.commit()
        return finished


def _soft(names: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Yield the looser keys of names; a key of consonants stands behind a dash."""
    for number, name in names:
        yield loose(name), number
        if bones := skeleton(name):
            yield f"-{bones}", number


def _names(place: Listed) -> Iterator[str]:
    """Yield the names of a place in Latin letters: the parts of "Jdeydeh / Hazzaza" each."""
    for written in place.names:
        if written and _is_latin(written):
            whole = _PARENTHESES.sub("", written).strip()
            parts = [part.strip() for part in re.split(r"\s/\s", whole)]
            yield from (part for part in parts if plain(part))


def _made_up(place: Listed) -> str:
    """Return an id for a place whose file gives it none: a digest of its content."""
    content = f"{place.names[0]}|{place.kind}|{place.latitude}|{place.longitude}|{place.areas}"
    return f"added:{sha256(content.encode()).hexdigest()[:12]}"
