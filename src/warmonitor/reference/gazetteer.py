"""The places the shelf knows: this project's tables, the index of the world, what the user added.

A place is looked up by its name, folded; what contains it is written as ids, the nearest first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from . import added
from .added import Added, AddedRow
from .spelling import loose, plain, skeleton
from .tables import table
from .world import World, open_world
from .world_build import Row

_TABLES = (
    "places/syria_regions",
    "places/syria_towns",
    "places/syria_neighbourhoods",
    "places/regions",
)
_COMPASS = frozenset(["north", "south", "east", "west", "centre"])
# A town of the world index this near to one of our own rows of the same name is that row.
_SAME_TOWN_KM = 25.0
_SAME_QUARTER_KM = 5.0
# A camp is a site in one list and a quarter in the other.
_LIKE = {kind: kind for kind in ("country", "governorate", "district", "region", "town")}
_LIKE |= {"neighbourhood": "part", "site": "part"}
# How far from the middle of a town its quarters lie.
_REACH_KM = 12.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `kind` is one of the precisions of a place. `within` names by id what contains it, the nearest
    first; empty is not known, or in dispute. `own` rows are this project's, `added` ones the
    user's; `needs_sign` holds folded spellings that are too often something else to be a place
    without a sign.
    """

    id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    within: tuple[str, ...]
    country: str | None
    population: int = 0
    own: bool = False
    added: bool = False
    capital: bool = False
    needs_sign: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The tables of this project: by id, by folded name, by part of a place, by exact short name.

    `longest` tells of a first word how many words its names have at most. `spellings` are the names
    as written, for the looser keys, which are worked out when needed;
    `same` leads from a province of the world index to our own row of it.
    """

    entries: dict[str, Entry]
    by_plain: dict[str, tuple[Entry, ...]]
    longest: dict[str, int]
    spellings: tuple[tuple[str, Entry], ...]
    parts: dict[tuple[str, str], Entry]
    exact: dict[str, str]
    same: dict[str, str]


def _rows() -> Iterable[tuple[dict[str, Any], list[Any]]]:
    for name in _TABLES:
        for group in table(name).get("group", []):
            for row in group["rows"]:
                yield group, row


def _ancestors(place: str, parents: dict[str, list[str]]) -> tuple[str, ...]:
    """Return everything that contains a place, the nearest first."""
    found: list[str] = []
    level = parents.get(place, [])
    while level:
        found.extend(one for one in level if one not in found)
        level = [up for one in level for up in parents.get(one, []) if up not in found]
    return tuple(found)


def _parents() -> dict[str, list[str]]:
    parents: dict[str, list[str]] = defaultdict(list)
    for group, row in _rows():
        named = [word for word in row[5:] if ":" in word]
        parents[row[0]] = named or list(group.get("within", []))
    for name in _TABLES:
        for outer, inner in table(name).get("within_too", {}).items():
            for place in inner:
                parents[place].insert(0, outer)
    return parents


def _spellings(row: list[Any]) -> tuple[list[str], frozenset[str]]:
    """Return the spellings of a row, and the folded ones that need a sign."""
    written = [row[1], *row[4]]
    bare = [word.removeprefix("?") for word in written]
    if "cue" in row[5:]:
        # A spelling of several words is sign enough: "Al-Zahraa Association".
        signed = [word for word in bare if " " not in plain(word)]
    else:
        signed = [word[1:] for word in written if word.startswith("?")]
    return bare, frozenset(plain(word) for word in signed)


@cache
def shelf() -> Shelf:
    """Return the tables of this project, read once."""
    parents = _parents()
    entries: dict[str, Entry] = {}
    parts: dict[tuple[str, str], Entry] = {}
    names: list[tuple[str, Entry]] = []
    for group, row in _rows():
        spellings, signed = _spellings(row)
        within = _ancestors(row[0], parents)
        country = next((up[4:6] for up in within if up.startswith("iso:")), group.get("country"))
        entry = Entry(
            row[0],
            row[1],
            group["kind"],
            row[2],
            row[3],
            within,
            country,
            own=True,
            needs_sign=signed,
        )
        entries[entry.id] = entry
        for compass in _COMPASS.intersection(row[5:]):
            parts[group["part_of"], compass] = entry
        names.extend((spelling, entry) for spelling in spellings)
    exact = {word: row[0] for row in table("places/regions")["countries"] for word in row[1:]}
    # "W.Va." is nothing else; "Ind." is a province behind a comma only.
    exact |= {word: place for word, place in _short().items() if "." in word[:-1]}
    same = {world: own for name in _TABLES for world, own in table(name).get("same", {}).items()}
    keys = _index(names, plain)
    longest: dict[str, int] = {}
    for key in (*keys, *(plain(word) for word in exact)):
        first, *more = key.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(more))
    return Shelf(entries, keys, longest, tuple(names), parts, exact, same)


@cache
def _short() -> dict[str, str]:
    """Return the provinces by their short forms, with and without the last point."""
    rows = table("places/short")["group"][0]["rows"]
    return {form: row[0] for row in rows for word in row[1:] for form in (word, word.rstrip("."))}


def in_short(name: str) -> Entry | None:
    """Return the province that newspapers write so behind a town, as in "Salem, Ore."."""
    place = _short().get(name)
    return by_id(place) if place else None


def _index(
    names: Iterable[tuple[str, Entry]], fold: Callable[[str], str]
) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, dict[str, Entry]] = defaultdict(dict)
    for spelling, entry in names:
        index[fold(spelling)][entry.id] = entry
    index.pop("", None)
    return {key: tuple(entries.values()) for key, entries in index.items()}


@cache
def by_loose() -> dict[str, tuple[Entry, ...]]:
    """Return this project's places by the loose key of each spelling."""
    return _index(shelf().spellings, loose)


@cache
def by_skeleton() -> dict[str, tuple[Entry, ...]]:
    """Return this project's places by the consonants of each spelling."""
    return _index(shelf().spellings, skeleton)


_world: list[World] = []


def world() -> World:
    """Return the index of the world's places, opened (or made) at the first call."""
    if not _world:
        _world.append(open_world())
    return _world[0]


def prepare(notice: Callable[[str], None]) -> None:
    """Open the index of the world's places now; `notice` is told if it has to be made."""
    if not _world:
        _world.append(open_world(notice))


def entry_of(row: Row) -> Entry:
    """Turn a row of the world index into an entry of the gazetteer."""
    within: list[str] = []
    above = world().numbered(row.parent) if row.parent is not None else None
    while above is not None:
        mine = shelf().entries.get(shelf().same.get(above.id, ""))
        if mine is not None:
            within.extend((mine.id, *mine.within))
            break
        within.append(above.id)
        above = world().numbered(above.parent) if above.parent is not None else None
    capital = row.kind == "capital"
    return Entry(
        row.id,
        row.name,
        "town" if capital else row.kind,
        row.latitude,
        row.longitude,
        tuple(within),
        row.country,
        row.population,
        capital=capital,
    )


@lru_cache(maxsize=4096)
def by_id(place: str) -> Entry | None:
    """Return the entry of an id, of this project's tables or of the world index."""
    return _of_ours(place) or _added_by_id(place)


def _of_ours(place: str) -> Entry | None:
    own = shelf().entries.get(shelf().same.get(place, place))
    if own is not None:
        return own
    row = world().identified(place)
    return entry_of(row) if row else None


@lru_cache(maxsize=65536)
def named(name: str) -> tuple[Entry, ...]:
    """Return the places of a name: this project's, the world's by population, the user's.

    A place of the world that has a row of ours, under this name or its main one, is that row; so
    is a place of the user that is known under a name like its own.
    """
    known = _known(name)
    if name in shelf().exact:
        return known
    return _with_added(known, [row for one in added.opened() for row in _rows_of(one, plain(name))])


def _known(name: str) -> tuple[Entry, ...]:
    exact = shelf().exact.get(name)
    if exact is not None:
        country = by_id(exact)
        # Georgia is a country and a province of another, Lebanon a town in Pennsylvania.
        rows = [row for row in world().named(plain(name)) if row.kind in ("governorate", "town")]
        return (*((country,) if country else ()), *(ours(entry_of(row)) for row in rows))
    key = plain(name)
    own = shelf().by_plain.get(key, ())
    found = dict.fromkeys(own)
    for row in world().named(key):
        entry = entry_of(row)
        if not any(_is_same(entry, mine) for mine in own):
            found[ours(entry)] = None
    return tuple(found)


def _rows_of(source: Added, key: str) -> list[tuple[Added, AddedRow]]:
    return [(source, row) for row in source.named(key)]


def _with_added(
    known: tuple[Entry, ...], rows: Iterable[tuple[Added, AddedRow]]
) -> tuple[Entry, ...]:
    found = dict.fromkeys(known)
    held = {entry.id for entry in known}
    for source, row in rows:
        entry = _standing(_entry_of_added(source, row))
        twin = any(one.added and _is_one(entry, one) for one in found)
        if entry.id not in held and not twin:
            held.add(entry.id)
            found[entry] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def loosely(name: str) -> tuple[Entry, ...]:
    """Return the places that the user added under a name spelt like this one.

    Spellings that fold to one loose key, else those of the same consonants where only one place has
    them.
    """
    for key, several in ((loose(name), True), (f"-{skeleton(name)}", False)):
        rows = [(one, row) for one in added.opened() for row in one.loosely(key) if key != "-"]
        found = _with_added((), rows)
        if found and (several or len(found) == 1):
            return found
    return ()


def spelt_alike(name: str, country: str) -> tuple[Entry, ...]:
    """Return the places of a country whose names are spelt like this one: ours, then the user's.

    By the loose key, then by the consonants where only one place has them.
    """
    bones = by_skeleton().get(skeleton(name), ())
    for found in (
        by_loose().get(loose(name), ()),
        bones if len(bones) == 1 else (),
        loosely(name),
    ):
        if here := tuple(entry for entry in found if entry.country == country):
            return here
    return ()


def is_spelt_alike(name: str) -> bool:
    """Say whether a place of ours or the user's, anywhere, is spelt like this name."""
    return loose(name) in by_loose() or bool(loosely(name))


def begins(word: str) -> bool:
    """Say whether a name of several words, of the world or of the user, begins with this one."""
    return world().begins(word) or added.begins(word)


def _entry_of_added(source: Added, row: AddedRow) -> Entry:
    above = _above(source, row.area) if row.area is not None else ()
    if not above and row.country:
        above = (f"iso:{row.country}",)
    return Entry(
        row.id,
        row.name,
        row.kind,
        row.latitude,
        row.longitude,
        above,
        row.country,
        row.population,
        added=True,
    )


@lru_cache(maxsize=8192)
def _above(source: Added, number: int) -> tuple[str, ...]:
    """Return the ids of what contains a place of the user: known places as soon as there is one."""
    area = source.area(number)
    if area is None:
        return ()
    above = _above(source, area.up) if area.up is not None else ()
    if not above and area.country:
        above = (f"iso:{area.country}",)
    if not area.id:
        return above
    entry = Entry(area.id, area.name, area.kind, None, None, above, area.country, added=True)
    known = _standing(entry)
    return (known.id, *known.within)


def _standing(entry: Entry) -> Entry:
    """Return the place of ours or of the world that a place of the user is, or the place itself."""
    if entry.id.startswith(("sy:", "iso:", "geonames:")) and (known := _of_ours(entry.id)):
        return known
    names = [entry.name]
    if entry.kind == "governorate":
        names.append(f"{entry.name} Governorate")
    for name in names:
        bones = by_skeleton().get(skeleton(name), ())
        alike = by_loose().get(loose(name), ())
        known_here: list[Entry] = [*_known(name), *alike, *(bones if len(bones) == 1 else ())]
        for one in known_here:
            if _is_one(entry, one):
                return one
    return entry


def _is_one(entry: Entry, known: Entry) -> bool:
    """Say whether two places of one name are one, by their kind and where they lie."""
    if entry.country != known.country or _LIKE.get(entry.kind) != _LIKE.get(known.kind):
        return False
    if entry.kind in ("country", "governorate"):
        return True
    if entry.latitude is not None and known.latitude is not None:
        near = _SAME_QUARTER_KM if entry.kind in ("neighbourhood", "site") else _SAME_TOWN_KM
        if known.added:
            near = min(near, _SAME_QUARTER_KM)
        return distance(entry, known) < near
    lands = {f"iso:{entry.country}"}
    return bool({*entry.within} & {*known.within} - lands)


def _added_by_id(place: str) -> Entry | None:
    for one in added.opened():
        if row := one.identified(place):
            return _standing(_entry_of_added(one, row))
        if area := one.area_of(place):
            above = _above(one, area.up) if area.up is not None else ()
            country = area.country
            above = above or ((f"iso:{country}",) if country else ())
            return Entry(area.id, area.name, area.kind, None, None, above, country, added=True)
    return None


def around(latitude: float, longitude: float) -> tuple[Entry | None, Entry | None]:
    """Return the nearest town of the world to a spot, and the largest that it may be a part of."""
    spot = Entry("", "", "", latitude, longitude, (), None)
    towns = [ours(entry_of(row)) for row in world().near(latitude, longitude)]
    nearest = min(towns, key=lambda town: distance(spot, town), default=None)
    close = [town for town in towns if distance(spot, town) < _REACH_KM]
    return nearest, max(close, key=lambda town: town.population, default=None)


def forget_added() -> None:
    """Let the user's gazetteers be opened anew: one was added or removed."""
    added.forget()
    for kept in (named, loosely, by_id, _above):
        kept.cache_clear()


@lru_cache(maxsize=256)
def capital(country: str) -> Entry | None:
    """Return the capital of a country, by its two-letter code."""
    row = world().capital(country)
    return ours(entry_of(row)) if row else None


def ours(entry: Entry) -> Entry:
    """Return our own row of a place of the world index, or the entry itself."""
    if entry.own or entry.country not in _own_countries():
        return entry
    mine = shelf().entries.get(shelf().same.get(entry.id, ""))
    if mine is not None:
        return mine
    rows = shelf().by_plain.get(plain(entry.name), ())
    return next((row for row in rows if row.kind == entry.kind and _is_same(entry, row)), entry)


@cache
def _own_countries() -> frozenset[str | None]:
    return frozenset(entry.country for entry in shelf().entries.values())


def _is_same(one: Entry, mine: Entry) -> bool:
    if one.country != mine.country:
        return False
    if one.latitude is None or mine.latitude is None:
        return True
    return distance(one, mine) < _SAME_TOWN_KM


def distance(one: Entry, other: Entry) -> float:
    """Return the kilometres between two places, infinite where one has no coordinates."""
    if one.latitude is None or other.latitude is None:
        return float("inf")
    if one.longitude is None or other.longitude is None:
        return float("inf")
    north, south = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))
