"""Reckoning with days: months, their parts, weekdays and weeks as spans of days.

A day before the year 1 or after 9999 is none: it raises OverflowError or ValueError.
"""

import calendar
from datetime import date, timedelta

Span = tuple[date, date]

# Ends of the thirds of a month and of a year: early March is 1-10, early 2031 January to April.
EARLY, MID = 10, 20


def day(year: int, month: int, number: int) -> date | None:
    """Return a day, None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month(year: int, number: int) -> Span:
    """Return a month from its first day to its last."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def months(year: int, first: int, last: int) -> Span:
    """Return several months; a last one before the first is of the next year."""
    return month(year, first)[0], month(year + (last < first), last)[1]


def years(first: int, last: int) -> Span:
    """Return whole years."""
    return date(first, 1, 1), date(last, 12, 31)


def part_of_month(span: Span, part: str) -> Span:
    """Return the part of a month: `early`, `mid`, `late`, a half, a week."""
    first, last = span
    ends = {
        "early": (1, EARLY),
        "mid": (EARLY + 1, MID),
        "late": (MID + 1, last.day),
        "first half": (1, 15),
        "second half": (16, last.day),
        "first week": (1, 7),
        "second week": (8, 14),
        "third week": (15, 21),
        "last week": (last.day - 6, last.day),
    }
    low, high = ends.get(part, (1, last.day))
    return first.replace(day=low), last.replace(day=high)


def part_of_year(year: int, part: str) -> Span:
    """Return the part of a year: `early`, `mid`, `late`, a half, a quarter, `first 6 months`."""
    ends = {
        "early": (1, 4),
        "mid": (5, 8),
        "late": (9, 12),
        "first half": (1, 6),
        "second half": (7, 12),
        "first quarter": (1, 3),
        "second quarter": (4, 6),
        "third quarter": (7, 9),
        "fourth quarter": (10, 12),
    }
    if part.startswith("first ") and part.endswith(" months"):
        return months(year, 1, max(1, min(12, int(part.split()[1]))))
    return months(year, *ends.get(part, (1, 12)))


def before(published: date, number: int, unit: str) -> date:
    """Return the day so many hours, days, weeks, months or years before another.

    Hours count as days begun: 24 hours before is the day before, 48 two days.
    """
    steps = {"day": 1, "week": 7, "fortnight": 14}
    if unit == "hour":
        return published - timedelta(days=max(1, -(-number // 24)))
    if unit in steps:
        return published - timedelta(days=number * steps[unit])
    back = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    total = published.year * 12 + published.month - 1 - back
    year, index = max(1, total // 12), total % 12
    return date(year, index + 1, min(published.day, calendar.monthrange(year, index + 1)[1]))


def after(published: date, number: int, unit: str) -> date:
    """Return the day so many hours, days, weeks, months or years behind another."""
    if unit == "hour":
        return published + timedelta(days=max(1, -(-number // 24)))
    return before(published, -number, unit)


def latest_weekday(published: date, weekday: int, *, earlier: bool = False) -> date:
    """Return the latest such weekday not after `published`; with `earlier`, before it."""
    back = (published.weekday() - weekday) % 7
    return published - timedelta(days=back or (7 if earlier else 0))


def quarter(published: date, back: int = 0) -> Span:
    """Return the quarter of a year, so many quarters back."""
    total = published.year * 4 + (published.month - 1) // 3 - back
    return months(total // 4, total % 4 * 3 + 1, total % 4 * 3 + 3)


def week(published: date, back: int = 0) -> Span:
    """Return the week, Monday to Sunday, so many weeks back."""
    monday = published - timedelta(days=published.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def weekend(published: date) -> Span:
    """Return the latest Saturday and Sunday begun by `published`."""
    saturday = latest_weekday(published, calendar.SATURDAY)
    return saturday, saturday + timedelta(days=1)


def latest_year(published: date, month_number: int, day_number: int = 1) -> int:
    """Return the latest year in which that day of the year is not after `published`."""
    return published.year - ((month_number, day_number) > (published.month, published.day))
