"""Read a dump of GeoNames: `allCountries.txt` or `SY.txt`, nineteen columns parted by tabs."""

from collections.abc import Iterable

from .listed import Area, Listed, Rows, Unusable, point

COLUMNS = 19
# GeoNames' feature codes and classes as precisions of a place; the code is looked up first. Roads
# and what lies under the sea (classes R and U) are left out.
_CODES = {
    "ADM1": "governorate",
    "ADM2": "district",
    "ADM3": "district",
    "ADM4": "district",
    "PPLX": "neighbourhood",
    "CONT": "region",
}
_CLASSES = {"A": "region", "P": "town", "S": "site", "L": "region", "H": "site", "T": "site"}
_LEVELS = {"ADM1": 1, "ADM2": 2}


def fits(line: str) -> bool:
    """Say whether a line is one of such a dump."""
    cells = line.rstrip("\r\n").split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and bool(point(cells[4], cells[5]))


def read(lines: Iterable[str]) -> Rows:
    """Yield the places of a dump, and what cannot be used."""
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != COLUMNS:
            if line.strip():
                why = f"{len(cells)} columns and not {COLUMNS}"
                yield Unusable(f"line {number}", why)
            continue
        if cells[6] in _CLASSES and cells[7] != "PCLI":
            yield _place(number, cells)


def _place(number: int, cells: list[str]) -> Listed | Unusable:
    where = point(cells[4], cells[5])
    if not cells[0].isdigit() or not cells[1].strip() or where is None:
        why = "no number, name or coordinates of a place"
        return Unusable(f"line {number}", why)
    country, code = cells[8] or None, cells[7]
    level = _LEVELS.get(code, 3)
    codes = [part for part in (country, cells[10], cells[11]) if part and part not in ("0", "00")]
    # "US", "US.OH", "US.OH.085": the country is known anyway.
    areas = [".".join(codes[: depth + 1]) for depth in range(1, len(codes))]
    own = areas[level - 1] if level <= len(areas) else ""
    population = int(cells[14]) if cells[14].isdigit() else 0
    return Listed(
        id=f"geonames:{cells[0]}",
        names=(cells[1], cells[2], *cells[3].split(",")),
        kind=_CODES.get(code, _CLASSES[cells[6]]),
        latitude=where[0],
        longitude=where[1],
        country=country,
        population=population,
        areas=tuple(Area(area) for area in reversed(areas[: level - 1])),
        area=own,
    )
