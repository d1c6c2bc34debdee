"""Work out the heart of a date: one reader for each alternative of the grammar.

A reader gets the match, the words in front of it, and the day of publication (None where it is not
known). It returns None where the words are no date.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from warmonitor.values import date_days as days
from warmonitor.values import date_named as named
from warmonitor.values import date_reckoned as reckoned
from warmonitor.values.date_reading import Heart, Reading, part_of


def in_week(reading: Reading, front: Heart) -> Reading:
    """Read `the week of 5 March`: the week that the day lies in."""
    if reading.precision != "day" or reading.first is None or part_of(front) != "week":
        return reading
    first, last = days.week(reading.first)
    return replace(reading, first=first, last=last, precision="week", kind="span")


READERS: dict[str, Callable[[Heart, Heart, date | None], Reading | None]] = {
    "iso": named.iso,
    "numeric": named.numeric,
    "numeric_month": named.numeric_month,
    "day_month": named.day_month,
    "month_day": named.month_day,
    "month": named.month,
    "known": reckoned.known,
    "unknown": reckoned.no_days,
    "feast": named.feast,
    "weekday": named.weekday,
    "quarter": named.quarter,
    "season": named.season,
    "standing": named.standing,
    "period": reckoned.period,
    "weekend": reckoned.weekend,
    "nth": reckoned.nth,
    "ago": reckoned.ago,
    "length": reckoned.length,
    "year": named.year,
}
