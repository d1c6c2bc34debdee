"""Read tables of places with a head: OCHA's COD-AB tables, and others that name their columns.

Known columns: a name (`name`, `featurename_en`, `neighborhoodname_en`, `adm3_name`, `ADM3_EN`),
more names (`..altname1_en`, `..refname`, `name1`), a code (`pcode`, `adm3_pcode`), coordinates
(`latitude`, `center_lat`, `point_y`, `y_coord`) and the levels that contain it (`adm2_en`).
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .listed import Area, Listed, Rows, Unusable, point

_LEVEL = re.compile(r"adm(\d)_(name|en|pcode)$")
_LEVEL_MORE = re.compile(r"adm(\d)_(?:name\d|alt\w*|ref_?name)$")
# The name of the row itself, of which `neighborhood` or `feature` says what it is.
_OWN = re.compile(r"(?P<what>(?!adm|area|country|region)[a-z]*?)_?name(?:_en)?$")
_OWN_MORE = re.compile(r"(?!adm|area)[a-z]*?_?(?:altname\d?(?:_en)?|ref_?name|name_?\d)$")
_CODE = re.compile(r"(?!adm|area)[a-z]*_?pcode$")
_DEPTH = re.compile(r"adm(?:in)?_?level$")
_TITLE = re.compile(r"(?:[a-z]*class(?:title)?|kind|type|place_?type)$")
_NORTH = re.compile(r"(?:latitude|lat|center_lat|point_y|y_coord|y|lat_dd)$")
_EAST = re.compile(r"(?:longitude|lon|lng|long|center_lon|point_x|x_coord|x|lon_dd)$")
_KINDS = {0: "country", 1: "governorate", 2: "district", 3: "district", 4: "town"}


@dataclass(slots=True)
class _Head:
    """Which column says what: their places in a row."""

    name: int | None = None
    what: str = ""
    more: list[int] = field(default_factory=list)
    code: int | None = None
    north: int | None = None
    east: int | None = None
    depth: int | None = None
    title: int | None = None
    levels: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    level_more: dict[int, list[int]] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        named = self.name is not None or any(name is not None for name, _ in self.levels.values())
        return named and (self.north is not None or bool(self.levels))


def _head(columns: list[str]) -> _Head:
    head = _Head()
    for place, column in enumerate(word.strip().lower() for word in columns):
        if level := _LEVEL.match(column):
            name, code = head.levels.get(int(level[1]), (None, None))
            pair = (name, place) if level[2] == "pcode" else (place, code)
            head.levels[int(level[1])] = pair
        elif level := _LEVEL_MORE.match(column):
            head.level_more.setdefault(int(level[1]), []).append(place)
        elif _OWN_MORE.match(column):
            head.more.append(place)
        elif head.name is None and (own := _OWN.match(column)):
            head.name, head.what = place, own["what"]
        elif head.code is None and _CODE.match(column):
            head.code = place
        elif _DEPTH.match(column):
            head.depth = place
        elif _TITLE.match(column):
            head.title = place
        elif head.north is None and _NORTH.match(column):
            head.north = place
        elif head.east is None and _EAST.match(column):
            head.east = place
    return head


def _parted(line: str) -> str:
    return max(",;\t", key=line.count)


def fits(line: str) -> bool:
    """Say whether a line is the head of such a table."""
    return _head(next(csv.reader([line], delimiter=_parted(line)), [])).whole


def read(lines: Iterable[str]) -> Rows:
    """Yield the places of a table, and what cannot be used."""
    waiting = iter(lines)
    first = next(waiting)
    head = _head(next(csv.reader([first], delimiter=_parted(first))))
    table = csv.reader(waiting, delimiter=_parted(first))
    for row in table:
        if any(cell.strip() for cell in row):
            yield _place(head, [cell.strip() for cell in row], table.line_num + 1)


def _cell(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _place(head: _Head, row: list[str], number: int) -> Listed | Unusable:
    levels = {
        level: (_cell(row, name), _cell(row, code)) for level, (name, code) in head.levels.items()
    }
    named = sorted(level for level, (name, _) in levels.items() if name)
    own, code = _cell(row, head.name), _cell(row, head.code)
    more = [_cell(row, place) for place in head.more]
    # Without a name of its own the row is the lowest of its levels.
    itself = named.pop() if head.name is None and named else None
    if itself is not None:
        own, code = levels[itself]
        more += [_cell(row, place) for place in head.level_more.get(itself, [])]
    depth = _cell(row, head.depth)
    if itself is None and depth.isdigit():
        itself = int(depth)
        code = code or levels.get(itself, ("", ""))[1]
    where = point(_cell(row, head.north), _cell(row, head.east))
    given = _cell(row, head.north) or _cell(row, head.east)
    if not own or (given and where is None) or not (where or named):
        why = "no name" if not own else f"{given!r} is no latitude or longitude"
        return Unusable(f"line {number}", why if own == "" or given else "nothing says where it is")
    land, sign = levels.get(0, ("", ""))
    areas = [
        Area(levels[level][1] or levels[level][0], levels[level][0], _KINDS.get(level, "region"))
        for level in reversed(named)
        if level > 0 and levels[level][0] != ""
    ]
    return Listed(
        id=f"ocha:{code}" if code else "",
        names=(own, *more),
        kind=_kind(_cell(row, head.title) or head.what, itself),
        latitude=where[0] if where else None,
        longitude=where[1] if where else None,
        country=(sign if len(sign) == 2 else land) or None,
        areas=tuple(area for area in areas if area.code != code),
        area=code,
    )


def _kind(what: str, itself: int | None) -> str:
    if itself is not None:
        return _KINDS.get(itself, "region")
    return "neighbourhood" if re.match("neighbou?r", what, re.I) else "town"
