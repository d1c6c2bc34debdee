"""Texts in which people marked expressions of time, and the days that a mark stands for.

A mark is a TIMEX3 of TimeML (Pustejovsky and others, ISO 24617-1): words, a type and a value. Its
value becomes the days from a first to a last: `1998-02` the month, `1998-W07` the week from Monday
to Sunday, `1998-Q3` a quarter, `199` ten years, `1998-02-13TEV` the day. An X is a digit that
the annotator left open: `1998-WXX` is some week of 1998.
"""

import calendar
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from warmonitor.values import date_days as reckoning

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that people marked, and their days; `days` is None where the value names none."""

    start: int
    end: int
    kind: str  # DATE, TIME, DURATION or SET
    value: str
    days: Span | None
    open: str = ""  # The unit that was left open: `week`, `quarter`, `month` or `day` of `days`.


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its marks and the day it was published."""

    name: str
    words: str
    published: date
    marks: tuple[Mark, ...]


def texts(folder: Path) -> list[Text]:
    """Read every text of a folder."""
    return [_text(path) for path in sorted(folder.glob("*.tml"))]


def _text(path: Path) -> Text:
    root = ET.fromstring(path.read_bytes())
    stamp = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    if stamp is None or body is None:
        raise ValueError(f"{path.name} has no day of publication or no text")
    published = days_of(stamp.attrib["value"])
    if published is None:
        raise ValueError(f"{path.name} was published on {stamp.attrib['value']}, which is no day")
    points = {stamp.attrib["tid"]: published[1]}
    marks, words = [], ""
    for element, text in _walk(body):
        if element is not None:
            marks.append(_mark(element, len(words), len(words) + len(text), points))
        words += text
    return Text(path.stem, words, published[1], tuple(marks))


def _walk(element: ET.Element) -> Iterator[tuple[ET.Element | None, str]]:
    """Yield the pieces of the text in order, each with its mark if it has one."""
    if element.tag == "TIMEX3":
        yield element, "".join(element.itertext())
    else:
        yield None, element.text or ""
        for inner in element:
            yield from _walk(inner)
            yield None, inner.tail or ""


def _mark(element: ET.Element, start: int, end: int, points: dict[str, date]) -> Mark:
    kind, value = element.attrib["type"], element.attrib["value"]
    if value.startswith("P") and not value.endswith("REF"):
        last = points.get(element.attrib.get("endPoint", ""))
        first = points.get(element.attrib.get("beginPoint", ""))
        return Mark(start, end, "DURATION", value, _reach(value, first, last))
    if kind == "SET":
        return Mark(start, end, kind, value, None)
    return Mark(start, end, kind, value, days_of(value), _open(value))


LENGTH = re.compile(r"P(?P<number>\d+)(?P<unit>[DWMYQE]+)|PT(?P<hours>\d+)H")
UNITS = {"D": ("day", 1), "W": ("week", 1), "M": ("month", 1), "Q": ("month", 3), "Y": ("year", 1)}
UNITS["DE"] = ("decade", 1)


def _reach(value: str, first: date | None, last: date | None) -> Span | None:
    """Return the days of a length of time that ends or begins on the day of publication."""
    length = LENGTH.fullmatch(value)
    if length is None or (first is None and last is None):
        return None
    if length["hours"]:
        number, unit = int(length["hours"]), "hour"
    else:
        unit, times = UNITS[length["unit"]]
        number = int(length["number"]) * times
    if last is not None:
        return reckoning.before(last, number, unit), last
    return (first, reckoning.before(first, -number, unit)) if first is not None else None


OPEN = re.compile(
    r"\d{4}-(?:(?P<week>WXX)|(?P<quarter>QX)|(?:XX-)?(?P<day>XX-XX|\d\d-XX)|(?P<month>XX))"
)


def _open(value: str) -> str:
    found = OPEN.match(value)
    return (found.lastgroup or "") if found else ""


VALUE = re.compile(
    r"""
    (?P<year>\d{4}) (?:
        -W(?P<week>\d\d?)(?P<end>-WE)?(?:-(?P<weekday>\d))? (?:T.*)?
      | -Q(?P<quarter>[1-4]) | -H(?P<half>[12]) | -(?P<season>SP|SU|FA|WI)
      | -(?P<month>\d\d) (?: -(?P<day>\d\d)(?:T.*)? | -XX.* )?
      | -(?:XX|WXX|QX).*
    )?
  | (?P<decade>\d{3}) X? | (?P<century>\d\d)
    """,
    re.VERBOSE,
)
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def days_of(value: str) -> Span | None:
    """Return the days of a value; None for a length, a vague value, and years before Christ."""
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    if found["decade"]:
        return reckoning.years(int(found["decade"]) * 10, int(found["decade"]) * 10 + 9)
    if found["century"]:
        return reckoning.years(int(found["century"]) * 100 + 1, int(found["century"]) * 100 + 100)
    year = int(found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), found["weekday"], weekend=bool(found["end"]))
    if found["quarter"]:
        return reckoning.months(year, int(found["quarter"]) * 3 - 2, int(found["quarter"]) * 3)
    if found["half"]:
        return reckoning.months(year, int(found["half"]) * 6 - 5, int(found["half"]) * 6)
    if found["season"]:
        return reckoning.months(year, *SEASONS[found["season"]])
    if found["day"]:
        day = reckoning.day(year, int(found["month"]), int(found["day"]))
        return (day, day) if day else None
    return (
        reckoning.month(year, int(found["month"]))
        if found["month"]
        else reckoning.years(year, year)
    )


def _week(year: int, number: int, weekday: str | None, *, weekend: bool) -> Span | None:
    if not 1 <= number <= 53:
        return None
    monday = (
        date(year, 1, 4) - timedelta(days=date(year, 1, 4).weekday()) + timedelta(weeks=number - 1)
    )
    if weekday:
        day = monday + timedelta(days=int(weekday) - 1)
        return day, day
    first = calendar.SATURDAY if weekend else calendar.MONDAY
    return monday + timedelta(days=first), monday + timedelta(days=calendar.SUNDAY)
