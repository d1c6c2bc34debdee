"""What every reader of a date works with: a reading, the table of names, units and numbers."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from warmonitor.reference.tables import table
from warmonitor.values import date_days as days
from warmonitor.values.count_amount import amount, normal
from warmonitor.values.date_grammar import parts

Heart = re.Match[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """The days a date stands for; `kind` as in `date.Found`."""

    first: date | None
    last: date | None
    precision: str
    kind: str


def unknown(kind: str) -> Reading:
    """Return the reading of words that are recognised and cannot be worked out."""
    return Reading(None, None, "unknown", kind)


def spanned(span: days.Span, precision: str, kind: str = "span") -> Reading:
    """Return a reading of days from a first to a last."""
    return Reading(span[0], span[1], precision, kind)


def one_day(day: date | None) -> Reading | None:
    """Return a reading of one day, and none of a day that the calendar lacks."""
    return Reading(day, day, "day", "day") if day else None


@cache
def names() -> dict[str, Any]:
    """Return the table of names, units and parts."""
    return table("english/dates")


def part_of(front: Heart) -> str:
    """Return the part that the words in front ask for: `early`, `first half`, or nothing."""
    if front["months"]:
        return f"first {amount(front['months']).low} months"
    return parts()[normal(front["part"])] if front["part"] else ""


def row_of(kind: str, words: str) -> dict[str, Any]:
    """Return the row of the table that holds some words, or their plural or genitive."""
    plain = normal(words)
    bare = (plain, plain.removesuffix("'s"), plain.removesuffix("s"))
    rows: list[dict[str, Any]] = names()[kind]
    return next(row for row in rows if any(word in row["words"] for word in bare))


def whole_month(number: int, year: int, part: str, published: date | None) -> Reading:
    """Return a month or a part of it; without a year (0) the latest begun."""
    if not year and not published:
        return unknown("span")
    year = year or days.latest_year(published or date.max, number)
    whole = days.month(year, number)
    span = days.part_of_month(whole, part)
    return spanned(span, "month" if span == whole else "span")


def season_of(name: str, number: int) -> days.Span:
    """Return a season of a year; a winter ends in the next."""
    first, last = names()["seasons"][name]
    return days.months(number, first, last)


def latest_season(name: str, published: date, *, over: bool = False) -> Reading:
    """Return the latest such season begun, or with `over` the latest that has ended."""
    span = season_of(name, published.year)
    back = span[0] > published or (over and span[1] >= published)
    return spanned(season_of(name, published.year - back), "span")


def unit_of(word: str) -> str:
    """Return the unit a word stands for: `nights` are days."""
    unit: str = names()["units"][word]
    return unit


def quantity(words: str | None) -> int | None:
    """Return how many units; None for a few, which is not known."""
    plain = normal(words or "")
    if plain in ("a", "an"):
        return 1
    if plain.endswith("couple of"):
        return 2
    if not plain or plain in ("few", "many", "some", "several", "a few", "number of", "just a few"):
        return None
    return amount(plain).low
