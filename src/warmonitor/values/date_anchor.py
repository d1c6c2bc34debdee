"""Work out days told from another day: `the previous day`, `a week later`, `since then`."""

from datetime import date, timedelta

from warmonitor.records import When
from warmonitor.values import date_days as days
from warmonitor.values.count_grammar import plain_lower
from warmonitor.values.date_grammar import core
from warmonitor.values.date_reading import Heart, quantity, unit_of

BACK = ("previous", "preceding", "earlier", "before", "prior")
ON = ("following", "next", "later", "after")
SAME = ("same", "that")


def told_from(when: When, anchor: When, published: date | None) -> When:
    """Return the days of words that stand on `anchor`; what cannot be worked out stays."""
    if when.first or when.last or anchor.first is None or anchor.last is None:
        return when
    heart = core().search(plain_lower(when.text))
    try:
        span = _span(heart, anchor.first, anchor.last, published) if heart else None
    except (OverflowError, ValueError):  # before the year 1, after 9999
        return when
    if span is None:
        return when
    first, last = span
    if published and last > published:
        last = published
    if first > last:
        return when
    return When(when.text, first, last, "day" if first == last else "span")


def _span(heart: Heart, first: date, last: date, published: date | None) -> days.Span | None:
    if heart["unknown"]:
        if heart["unknown"].startswith("at "):
            return first, last
        since = heart["unknown"].startswith(("since", "ever"))
        return (first, published) if since and published else None
    if heart["standing"] or heart["pe_w"] == "latest":
        return _quarter(first, last, back=bool(heart["st_y"]))
    word = heart["ag_r"] or heart["pe_w"]
    if word in SAME and heart["pe_u"]:
        return _around(first, last, unit_of(heart["pe_u"]))
    if word not in BACK + ON or not (heart["ag_u"] or heart["pe_u"]):
        return None
    sign = -1 if word in BACK else 1
    unit = unit_of(heart["ag_u"] or heart["pe_u"])
    words = heart["ag_n"] if heart["ago"] else heart["pe_n"]
    whole = heart["period"] is not None or words == "the"
    if words in (None, "the"):  # `the weeks before`: nobody says how many
        number = 1 if whole and not (heart["ag_u"] or heart["pe_u"]).endswith("s") else None
    else:
        number = quantity(words)
    if number is None:
        return None
    if unit == "year" and (first, last) == days.quarter(first):
        return days.quarter(first, -4 * sign * number)
    return _moved(first if sign < 0 else last, sign * number, unit, whole=whole)


def _quarter(first: date, last: date, *, back: bool) -> days.Span | None:
    """Return the same quarter again, or that of the year before; other days are no quarter."""
    if (first, last) != days.quarter(first):
        return None
    return days.quarter(first, 4 if back else 0)


def _around(first: date, last: date, unit: str) -> days.Span:
    """Return the week, month, quarter or year that a day lies in, or the day itself."""
    if unit == "week":
        return days.week(first)
    if unit == "month":
        return days.month(first.year, first.month)
    if unit == "quarter":
        return days.quarter(first)
    if unit == "year":
        return days.years(first.year, first.year)
    return first, last


def _moved(day: date, number: int, unit: str, *, whole: bool) -> days.Span:
    """Move a day by so many units; `the previous month` and `two years later` are told whole."""
    if unit == "hour":
        reach = timedelta(days=max(1, -(-abs(number) // 24)))
        return (day - reach, day) if number < 0 else (day, day + reach)
    moved = days.before(day, -number, unit)
    if unit in ("month", "quarter", "year") or (unit == "week" and whole):
        return _around(moved, moved, unit)
    return moved, moved
