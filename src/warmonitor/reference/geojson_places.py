"""Read places from GeoJSON: points, and polygons, which keep their centre and what they contain."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from .listed import Area, Listed, Rows, Unusable, point

_NAMES = ("name_en", "name:en", "name", "neighborhood", "neighbourhood", "title", "label")
_MORE = re.compile(r"(?:name.*|.*_?name|alt_?name.*|.*name_?(?:en|\d))$", re.I)
_KINDS = ("kind", "place", "type", "level", "fclass", "feature")
_KNOWN = {
    "neighbo": "neighbourhood",
    "suburb": "neighbourhood",
    "quarter": "neighbourhood",
    "city": "town",
    "town": "town",
    "village": "town",
    "hamlet": "town",
    "district": "district",
    "county": "district",
    "province": "governorate",
    "governorate": "governorate",
    "state": "governorate",
    "country": "country",
    "camp": "site",
    "hospital": "site",
    "site": "site",
}
_Ring = list[tuple[float, float]]


@dataclass(slots=True)
class _Shape:
    """A feature: its names and kind, its middle, and its outer rings where it is an area."""

    number: int
    names: tuple[str, ...]
    kind: str
    country: str | None
    longitude: float
    latitude: float
    rings: list[_Ring]
    size: float
    key: str = ""

    def holds(self, longitude: float, latitude: float) -> bool:
        return any(_inside(longitude, latitude, ring) for ring in self.rings)


def fits(start: str) -> bool:
    """Say whether a text begins like GeoJSON."""
    return start.lstrip("\ufeff \r\n\t").startswith("{") and bool(
        re.search(r'"(?:FeatureCollection|Feature)"', start)
    )


def read(text: str) -> Rows:
    """Yield the places of a GeoJSON text, and what cannot be used.

    Raises:
        ValueError: it is no JSON, or holds no features.

    """
    whole = json.loads(text.lstrip("\ufeff"))
    features = whole.get("features", [whole] if whole.get("type") == "Feature" else None)
    if not isinstance(features, list):
        raise ValueError("it holds no features")
    hint = _kind_in(str(whole.get("name", "")))
    shapes = []
    for number, feature in enumerate(features, 1):
        shape = _shape(number, feature, hint)
        if isinstance(shape, Unusable):
            yield shape
        else:
            shapes.append(shape)
    yield from _nested(shapes)


def _nested(shapes: list[_Shape]) -> Iterator[Listed]:
    """Yield each shape with the smaller polygons of the file that it lies in."""
    polygons = sorted((shape for shape in shapes if shape.rings), key=lambda shape: shape.size)
    for shape in shapes:
        inside = [
            Area(one.key, one.names[0], one.kind)
            for one in polygons
            if one.size > shape.size and one.holds(shape.longitude, shape.latitude)
        ]
        yield Listed(
            id=f"geojson:{shape.key}",
            names=shape.names,
            kind=shape.kind,
            latitude=round(shape.latitude, 5),
            longitude=round(shape.longitude, 5),
            country=shape.country,
            areas=tuple(inside),
            area=shape.key,
        )


def _shape(number: int, feature: Any, hint: str) -> _Shape | Unusable:
    where = f"feature {number}"
    told = feature.get("properties") if isinstance(feature, dict) else None
    properties: dict[str, Any] = told if isinstance(told, dict) else {}
    names = _names(properties)
    if not names:
        return Unusable(where, "no property holds its name")
    geometry = feature.get("geometry") or {}
    try:
        rings, middle, size = _middle(geometry)
    except (KeyError, TypeError, ValueError, IndexError):
        return Unusable(where, "no point or polygon with coordinates in degrees")
    what = next((str(properties[key]) for key in _keys(properties, _KINDS)), "")
    kind = _kind_in(what) or hint or ("region" if rings else "town")
    countries = [properties[key] for key in _keys(properties, ("country_code", "iso2", "iso_a2"))]
    country = str(countries[0])[:2].upper() if countries and countries[0] else None
    key = sha256(json.dumps([names[0], *middle]).encode()).hexdigest()[:12]
    return _Shape(number, names, kind, country, *middle, rings, size, key)


def _keys(properties: dict[str, Any], wanted: tuple[str, ...]) -> list[str]:
    """Return the properties of some names, whatever their case, in the order asked for."""
    lower = {key.lower(): key for key in properties}
    return [lower[name] for name in wanted if name in lower]


def _names(properties: dict[str, Any]) -> tuple[str, ...]:
    more = [key for key in properties if _MORE.match(key)]
    keys = dict.fromkeys([*_keys(properties, _NAMES), *more])
    found = [properties[key] for key in keys]
    return tuple(name.strip() for name in found if isinstance(name, str) and name.strip())


def _kind_in(words: str) -> str:
    words = words.lower()
    return next((kind for part, kind in _KNOWN.items() if part in words), "")


def _middle(geometry: dict[str, Any]) -> tuple[list[_Ring], tuple[float, float], float]:
    """Return the outer rings, the middle (longitude, latitude) and the size in square degrees."""
    form, places = geometry["type"], geometry["coordinates"]
    if form == "Point":
        return [], _checked(places), 0.0
    if form == "MultiPoint":
        return [], _checked(places[0]), 0.0
    polygons = {"Polygon": [places], "MultiPolygon": places}[form]
    rings = [[_checked(place) for place in polygon[0]] for polygon in polygons if polygon]
    weighed = [_centre(ring) for ring in rings]
    size = sum(area for area, _, _ in weighed)
    if size == 0:
        return rings, rings[0][0], 0.0
    east = sum(area * x for area, x, _ in weighed) / size
    north = sum(area * y for area, _, y in weighed) / size
    return rings, (east, north), size


def _checked(place: Any) -> tuple[float, float]:
    found = point(str(place[1]), str(place[0]))
    if found is None:
        raise ValueError("no degrees")
    return found[1], found[0]


def _centre(ring: _Ring) -> tuple[float, float, float]:
    """Return the size of a ring and its centre of gravity, by the shoelace formula."""
    twice = east = north = 0.0
    # Counted from its first corner, so that small shapes far from zero lose no digits.
    x0, y0 = ring[0]
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        twice += cross
        east += (x1 + x2 - 2 * x0) * cross
        north += (y1 + y2 - 2 * y0) * cross
    if twice == 0:
        return 0.0, x0, y0
    return abs(twice / 2), x0 + east / (3 * twice), y0 + north / (3 * twice)


def _inside(x: float, y: float, ring: _Ring) -> bool:
    """Say whether a point lies in a ring, by the sides that a ray from it crosses."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd
