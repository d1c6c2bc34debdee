"""Work out the heart of a date: one reader for each alternative of the grammar.

A reader gets the match, the words in front of it, and the day of publication (None where it is not
known). It returns None where the words are no date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
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


def _span(span: days.Span, precision: str, kind: str = "span") -> Reading:
    return Reading(span[0], span[1], precision, kind)


def _day(day: date | None) -> Reading | None:
    return Reading(day, day, "day", "day") if day else None


@cache
def _table() -> dict[str, Any]:
    return table("english/dates")


def iso(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 2031-03-05."""
    return _day(days.day(int(heart["iso_y"]), int(heart["iso_m"]), int(heart["iso_d"])))


# 11/02/2031 in a text published on 2 November is its date stamp: the month stands first there.
STAMP = timedelta(days=2)


def numeric(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 05/03/2031: the day first, unless no month is so high or it is the text's own stamp."""
    year = _full(heart["n_y"])
    one, two = int(heart["n_a"]), int(heart["n_b"])
    day_first, month_first = days.day(year, two, one), days.day(year, one, two)
    if published and month_first and day_first and abs(month_first - published) <= STAMP:
        return _day(min(day_first, month_first, key=lambda day: abs(day - published)))
    return _day(day_first or month_first)


def _full(year: str) -> int:
    """Return a year in full: 31 is 2031, 89 is 1989."""
    number = int(year)
    return number + (0 if number > 99 else 2000 if number < 70 else 1900)


def day_month(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 5 March 2031 and 3-5 March."""
    return _month_days(heart["dm_m"], heart["dm_y"], heart["dm_a"], heart["dm_b"], published)


def month_day(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read March 5, 2031 and March 3-5."""
    return _month_days(heart["md_m"], heart["md_y"], heart["md_a"], heart["md_b"], published)


def _month_days(
    name: str, year: str | None, one: str, two: str | None, published: date | None
) -> Reading | None:
    month = _table()["months"][name]
    if not year and not published:
        return unknown("day" if not two else "span")
    number = _full(year) if year else days.latest_year(published or date.max, month, int(one))
    first = days.day(number, month, int(one))
    if first is None or not two:
        return _day(first)
    last = days.day(number, month, int(two))
    if last is None or last < first:
        return None
    return Reading(first, last, "span", "span")


def month(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read a month, or the part of it that the words in front name."""
    number = _table()["months"][heart["mo_m"]]
    return _month(number, int(heart["mo_y"] or 0), _part(front), published)


def _month(number: int, year: int, part: str, published: date | None) -> Reading:
    if not year and not published:
        return unknown("span")
    year = year or days.latest_year(published or date.max, number)
    whole = days.month(year, number)
    span = days.part_of_month(whole, part)
    return _span(span, "month" if span == whole else "span")


def _part(front: Heart) -> str:
    if front["months"]:
        return f"first {amount(front['months']).low} months"
    return parts()[normal(front["part"])] if front["part"] else ""


def year(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 2031, 2029-2031, the 2020s, late 2031."""
    first = int(heart["ye_a"])
    if heart["ye_s"]:
        return _span(days.years(first, first + 9), "span") if first % 10 == 0 else None
    if not heart["ye_b"]:
        span = days.part_of_year(first, _part(front))
        return _span(span, "year" if span == days.years(first, first) else "span")
    last = int(heart["ye_b"])
    last += first // 100 * 100 if last < 100 else 0
    return _span(days.years(first, last), "span") if last > first else None


def known(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `yesterday`, `overnight`, `at dawn`."""
    row = _row("day", heart["known"])
    kind = row.get("kind", "day")
    if not published:
        return unknown(kind)
    first = published + timedelta(days=row["from"])
    last = published + timedelta(days=row["to"])
    return Reading(first, last, "day" if first == last else "span", kind)


def no_days(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `recently`, `since then`: recognised, and unknown."""
    return unknown(_row("unknown", heart["unknown"])["kind"])


def _row(kind: str, words: str) -> dict[str, Any]:
    plain = normal(words)
    bare = (plain, plain.removesuffix("'s"), plain.removesuffix("s"))
    rows: list[dict[str, Any]] = _table()[kind]
    return next(row for row in rows if any(word in row["words"] for word in bare))


def feast(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `Christmas Eve`."""
    row = _row("feast", re.sub(r",?\s+\d+$", "", heart["feast"]))
    if not heart["fe_y"] and not published:
        return unknown("day")
    number = int(heart["fe_y"] or 0)
    number = number or days.latest_year(published or date.max, row["month"], row["day"])
    return _day(days.day(number, row["month"], row["day"]))


def weekday(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `Tuesday`: the latest not after the day of publication."""
    number = _table()["weekdays"][heart["wd_d"]]
    if not published:
        return unknown("day")
    if heart["wd_w"]:
        return _day(days.latest_weekday(published, number, earlier=True) - timedelta(days=7))
    if heart["wd_l"] == "last":
        return _day(days.week(published, 1)[0] + timedelta(days=number))
    return _day(days.latest_weekday(published, number))


def season(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the summer of 2031`, and `in the summer`: the latest begun."""
    if not heart["se_y"]:
        told = front["prep"] in ("in", "since", "during", "over") and front["the"]
        if not told or heart["se_s"] == "fall":
            return None
        return _latest_season(heart["se_s"], published) if published else unknown("span")
    return _span(_season(heart["se_s"], int(heart["se_y"])), "span")


def _season(name: str, number: int) -> days.Span:
    first, last = _table()["seasons"][name]
    return days.months(number, first, last)


def _latest_season(name: str, published: date, *, over: bool = False) -> Reading:
    """Return the latest such season begun, or with `over` the latest that has ended."""
    span = _season(name, published.year)
    back = span[0] > published or (over and span[1] >= published)
    return _span(_season(name, published.year - back), "span")


def weekend(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the weekend`: the latest Saturday and Sunday begun."""
    return _span(days.weekend(published), "span") if published else unknown("span")


def period(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the past 24 hours`, `last week`, `this year`, `last Friday`, `recent months`."""
    which, unit = heart["pe_w"], heart["pe_u"]
    back = which in ("previous", "preceding") and heart["pe_n"] and unit
    if which in ("previous", "preceding", "following", "same", "that") and not back:
        return None if heart["pe_n"] and not unit else unknown("relative")
    if which == "next" and unit and unit_of(unit) == "day" and not heart["pe_n"]:
        return unknown("relative")
    if which in ("next", "coming"):
        return unknown("future")
    if which == "recent":
        return unknown("recent")
    if unit:
        return _unit_period(heart, front, published)
    if which == "that" or heart["pe_n"]:
        return None
    return _named_period(heart, front, published)


def _unit_period(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    which, count = heart["pe_w"], heart["pe_n"]
    unit = unit_of(heart["pe_u"])
    plural = heart["pe_u"].endswith("s") and heart["pe_u"] != "hrs"
    counted = which in ("past", "previous", "preceding") or (which == "last" and bool(front["the"]))
    if count or counted:
        number = quantity(count) if count else (None if plural else 1)
        if number is None:
            return unknown("recent")
        end = _end(heart["pe_t"], published)
        return _back(number, unit, end) if end else unknown("past")
    if plural or unit in ("hour", "fortnight", "decade"):
        return unknown("recent") if which == "last" else None
    if not published:
        return unknown("span")
    return _calendar(which, unit, _part(front), published)


def _end(weekday_name: str | None, published: date | None) -> date | None:
    """Return the day a period runs to: `in the 24 hours to Monday`."""
    if weekday_name and published:
        return days.latest_weekday(published, _table()["weekdays"][weekday_name])
    return published


def unit_of(word: str) -> str:
    """Return the unit a word stands for: `nights` are days."""
    unit: str = _table()["units"][word]
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


def _back(number: int, unit: str, end: date, kind: str = "past") -> Reading:
    first = days.before(end, number, unit)
    return Reading(
        first, end, unit if number == 1 and unit in ("week", "month", "year") else "span", kind
    )


def _calendar(which: str, unit: str, part: str, published: date) -> Reading | None:
    """Read `this week`, `late last month`, `early last year`."""
    back = which == "last"
    if unit == "day":
        return None
    if unit == "week":
        if back:
            return _span(days.week(published, 1), "week")
        return Reading(published - timedelta(days=7), published, "week", "past")
    if unit == "month":
        total = published.year * 12 + published.month - 1 - back
        return _month(total % 12 + 1, total // 12, part, published)
    number = published.year - back
    span = days.part_of_year(number, part)
    return _span(span, "year" if span == days.years(number, number) else "span")


def _named_period(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `last Friday`, `last March`, `last summer`."""
    if not published:
        return unknown("day" if heart["pe_d"] else "span")
    if heart["pe_d"]:
        number = _table()["weekdays"][heart["pe_d"]]
        # `Last Monday` in a Tuesday's paper is not yesterday: a day so near has a shorter name.
        edge = published - timedelta(days=2 if heart["pe_w"] == "last" else 0)
        return _day(days.latest_weekday(edge, number))
    if heart["pe_m"]:
        number = _table()["months"][heart["pe_m"]]
        number_year = days.latest_year(published, number)
        if heart["pe_w"] == "last" and number == published.month:
            number_year -= 1
        return _month(number, number_year, _part(front), published)
    return _latest_season(heart["pe_s"], published, over=heart["pe_w"] == "last")


def nth(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `in its seventh year`, `in the seventh year of the war`: it began six years before."""
    if not published:
        return unknown("past")
    if heart["nth"].startswith("the") and not heart["nt_w"]:
        return None
    words = heart["nt_n"]
    number = _table()["ordinals"].get(words) or int(re.sub(r"\D", "", words))
    return _begun(number - 1, heart["nt_u"], published)


def _begun(number: int, unit: str, published: date) -> Reading:
    """Return what began so many whole units ago; years are told no closer than the year."""
    first = days.before(published, number, unit) if number else published
    if unit == "year":
        return Reading(first.replace(month=1, day=1), published, "year", "past")
    return Reading(first, published, "span", "past")


def ago(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `two days ago`; `a week earlier` stands on a day said elsewhere."""
    if heart["ag_r"] != "ago":
        return unknown("relative") if heart["ag_r"] != "prior" else None
    number = quantity(heart["ag_n"])
    if number is None:
        return unknown("recent")
    if not published:
        return unknown("ago")
    unit = unit_of(heart["ag_u"])
    day = days.before(published, number, unit)
    if unit == "hour":
        return Reading(day, published, "span", "ago")
    if unit == "month":
        return _span(days.month(day.year, day.month), "month", "ago")
    if unit in ("year", "decade"):
        return _span(days.years(day.year, day.year), "year", "ago")
    return Reading(day, day, "day" if unit == "day" else "week", "ago")


def length(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `for four years`, `in 24 hours`, `for months`, `the start of the year`."""
    unit, number = unit_of(heart["le_u"]), quantity(heart["le_n"])
    plural = heart["le_u"].endswith("s")
    if heart["le_x"] or "-" in heart["length"][: heart.end("le_u") - heart.start()]:
        return _lasting(heart, unit, number, published)
    if not heart["le_n"] and front["the"] and front["part"] and not plural:
        told = published and unit in ("week", "month", "year")
        return _calendar("this", unit, _part(front), published) if told and published else None
    if front["prep"] not in ("for", "in", "within", "over", "during", "throughout"):
        return None
    if number is None:
        vague = front["prep"] == "for" and (heart["le_n"] or plural)
        return unknown("recent") if vague else None
    end, kind = _end(heart["le_t"], published), "past" if heart["le_t"] else "duration"
    return _back(number, unit, end, kind) if end else unknown(kind)


def _lasting(heart: Heart, unit: str, number: int | None, published: date | None) -> Reading | None:
    """Read `the six-year-old war`: it began in the year six years before; a boy is no war."""
    lasting = heart["le_w"] and (unit == "year" or heart["le_x"] == "-old")
    if not lasting or number is None:
        return None
    return _begun(number, unit, published) if published else unknown("past")


READERS: dict[str, Callable[[Heart, Heart, date | None], Reading | None]] = {
    "iso": iso,
    "numeric": numeric,
    "day_month": day_month,
    "month_day": month_day,
    "month": month,
    "known": known,
    "unknown": no_days,
    "feast": feast,
    "weekday": weekday,
    "season": season,
    "period": period,
    "weekend": weekend,
    "nth": nth,
    "ago": ago,
    "length": length,
    "year": year,
}
