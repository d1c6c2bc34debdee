"""Tell by the words of a sentence whether a day that comes again is behind or ahead.

`It will close on Friday` means the Friday to come; `it closed on Friday` the one gone by. The sign
nearest in front of the day decides, and where there is none the first behind it.
"""

import re
from datetime import date, timedelta
from functools import cache

from warmonitor.reference.tables import table
from warmonitor.values import date_days as days
from warmonitor.values.count_grammar import any_of
from warmonitor.values.date_reading import Heart

# How far a sign may stand from its day, in characters: a clause or two.
REACH = 120
STOP = re.compile(r"[.;!?][\s\"'”’]|\n\s*\n")
# A day without a year and without a sign is the nearest: so much ahead is nearer than a year back.
# On TimeBank and AQUAINT 60 to 150 days are alike.
NEAR = timedelta(days=60)


@cache
def _signs() -> re.Pattern[str]:
    knowledge = table("english/dates")["tense"]
    return re.compile(
        rf"""
        (?P<ahead> (?<![\w'-]) (?:{any_of(knowledge["ahead"])}) (?![\w-]) | '(?:ll|d\ be)(?!\w) )
        # `will be opened`, `to be closed`: no sign of its own
      | \b(?:be|being)\s+\w+ed\b
      | (?P<gone> (?<![\w-]) (?:{any_of(knowledge["gone"])} | [a-z]{{2,}}[^\W\de]ed) (?![\w-]) )
        """,
        re.VERBOSE,
    )


def sign(lowered: str, start: int, end: int) -> str | None:
    """Return `ahead` or `gone` by the words around a day, or None where they do not say."""
    before = lowered[max(0, start - REACH) : start]
    stop = max((found.end() for found in STOP.finditer(before)), default=0)
    nearest = [found.lastgroup for found in _signs().finditer(before, stop) if found.lastgroup]
    if nearest:
        return nearest[-1]
    after = lowered[end : end + REACH]
    stops = STOP.search(after)
    following = _signs().finditer(after, 0, stops.start() if stops else len(after))
    return next((found.lastgroup for found in following if found.lastgroup), None)


def stand(heart: Heart, lowered: str, published: date) -> date | None:
    """Return the day to read a name from where its day is ahead: the latest not after it."""
    name = heart.lastgroup
    if name not in ("weekday", "day_month", "month_day", "month", "feast"):
        return None
    told = sign(lowered, heart.start(), heart.end())
    if name == "weekday":
        return published + timedelta(days=6) if told == "ahead" else None
    if told == "gone":
        return None
    if told is None:
        return published + NEAR
    if name == "month":
        return days.before(published.replace(day=1), -11, "month")
    return published + timedelta(days=364)
