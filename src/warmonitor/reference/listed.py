"""A place as a gazetteer file lists it, before it is put on the shelf."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """What contains a place: its code in the file; its name, kind and id where they are known."""

    code: str
    name: str = ""
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One place of a file.

    `names` begins with the main one; `kind` is one of the precisions of a place. `areas` is what
    contains it, the nearest first, `area` the code by which other rows name this place as one.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    latitude: float | None
    longitude: float | None
    country: str | None
    population: int = 0
    areas: tuple[Area, ...] = ()
    area: str = ""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that cannot be used: where it stands ("line 12"), and why."""

    where: str
    why: str


Rows = Iterator[Listed | Unusable]


def degrees(words: str, most: float) -> float | None:
    """Return a latitude (`most` 90) or longitude (180), or None where it is none."""
    try:
        number = float(words)
    except ValueError:
        return None
    return number if abs(number) <= most else None


def point(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Return the coordinates of two cells, or None where one is no number of degrees."""
    north, east = degrees(latitude, 90), degrees(longitude, 180)
    return None if north is None or east is None else (north, east)
