"""Join dates that stand side by side and speak of the same day or of the two ends of a span."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from warmonitor.records import When
from warmonitor.values.date_anchor import told_from
from warmonitor.values.date_reading import Reading, unknown
from warmonitor.values.date_single import EXACT, Atom
from warmonitor.values.date_story import written

JOIN = re.compile(
    r"\s*[-–—]\s*(?:mid-|early\s|late\s)?|\s+(?:and|to|or|until|till|through|into|up\s+to)\s+"
    r"(?:(?:on|in|early|late|the|mid|mid-|the\s+end\s+of|the\s+morning\s+of)[\s-]*)*"
)
BESIDE = re.compile(r"\s*[,(]?\s*(?:the\s+|on\s+)?")


def joined(
    single: list[Atom], lowered: str, published: date | None, *, story: bool = False
) -> list[Atom]:
    """Join `Tuesday, 5 April`, `between Sunday and Monday`, `from 28 February to 3 March`."""

    def as_one(one: Atom, other: Atom) -> Atom | None:
        return (
            _beside(one, other, lowered)
            or _hour(one, other, lowered)
            or _night(one, other, lowered)
            or _of_year(one, other, lowered, published)
            or _of_that_year(one, other, lowered, story)
            or _reckoned(one, other, lowered, published)
        )

    whole = _folded(single, as_one)
    return _folded(whole, lambda one, other: _ranged(one, other, lowered))


def _folded(single: list[Atom], join: Callable[[Atom, Atom], Atom | None]) -> list[Atom]:
    """Join neighbours from left to right."""
    folded: list[Atom] = []
    for atom in single:
        both = join(folded[-1], atom) if folded else None
        if both:
            folded[-1] = both
        else:
            folded.append(atom)
    return folded


def _beside(one: Atom, other: Atom, lowered: str) -> Atom | None:
    """Join two names of the same day: the exact one counts."""
    gap = lowered[one.end : other.heart.start()]
    if not BESIDE.fullmatch(gap) or "\n\n" in gap:
        return None
    end = other.end + ("(" in gap and lowered.startswith(")", other.end))
    if one.name == "weekday" and other.name in EXACT:
        return replace(one, end=end, heart=other.heart, reading=other.reading)
    if one.name in EXACT and other.name == "weekday" and gap.strip():
        return replace(one, end=end)
    return None


def _hour(one: Atom, other: Atom, lowered: str) -> Atom | None:
    """Join `at noon on Thursday`: the time of a day that is named behind it."""
    gap = lowered[one.end : other.start].strip()
    named = other.name in ("weekday", *EXACT) or other.heart[0] in ("yesterday", "today")
    if one.reading.kind != "time" or gap not in ("", ",") or not named:
        return None
    return replace(one, end=other.end, heart=other.heart, reading=other.reading)


def _reckoned(one: Atom, other: Atom, lowered: str, published: date | None) -> Atom | None:
    """Join `two days before yesterday`, `a week after 5 March`: told from the day behind it."""
    gap = lowered[one.end : other.heart.start()].split()
    told = one.name == "ago" and one.heart["ag_r"] in ("before", "after", "prior")
    if not told or gap not in ([], ["the"], ["to"]) or other.reading.precision != "day":
        return None
    anchor = When("", other.reading.first, other.reading.last, "day")
    when = told_from(When(one.heart[0], None, None, "unknown"), anchor, published)
    if when.first is None or when.last is None:
        return None
    return replace(
        one, end=other.end, reading=Reading(when.first, when.last, when.precision, "day")
    )


NIGHT = re.compile(r"\s+(?:on\s+|from\s+|between\s+)?|\s+(?P<to>into|to)\s+(?:early\s+)?")


def _night(one: Atom, other: Atom, lowered: str) -> Atom | None:
    """Join `overnight on Monday`, which ends on Tuesday, and `overnight into Tuesday`."""
    gap = NIGHT.fullmatch(lowered, one.end, other.heart.start())
    if one.heart[0] != "overnight" or gap is None or other.name not in ("weekday", *EXACT):
        return None
    night = other.reading
    if night.first and night.last:
        before, after = timedelta(days=bool(gap["to"])), timedelta(days=not gap["to"])
        night = Reading(night.first - before, night.last + after, "span", "day")
    return replace(one, end=other.end, heart=other.heart, reading=night)


def _of_year(one: Atom, other: Atom, lowered: str, published: date | None) -> Atom | None:
    """Join `in April last year`, `on 5 April of this year`."""
    gap = lowered[one.end : other.start].split()
    year = other.name == "period" and other.heart["pe_w"] in ("last", "this")
    if gap not in ([], ["of"]) or not year or other.heart["pe_u"] != "year":
        return None
    told = one.name in ("month", "day_month", "month_day") and not (
        one.heart["mo_y"] or one.heart["dm_y"] or one.heart["md_y"]
    )
    if not told or published is None:
        return None
    back = other.heart["pe_w"] == "last"
    reading = one.reread(date(published.year - 1, 12, 31) if back else published)
    return replace(one, end=other.end, reading=reading) if reading else None


def _of_that_year(one: Atom, other: Atom, lowered: str, story: bool) -> Atom | None:
    """Join `in April of that year`: in a story its year is told; in news it is not known."""
    gap = lowered[one.end : other.start].split()
    year = other.name == "period" and other.heart["pe_w"] in ("that", "same")
    yearly = one.name in ("month", "day_month", "month_day") and not written(one.heart)
    if gap not in ([], ["of"]) or not year or other.heart["pe_u"] != "year" or not yearly:
        return None
    return replace(one, end=other.end, reading=one.reading if story else unknown("relative"))


def _ranged(one: Atom, other: Atom, lowered: str) -> Atom | None:
    """Join two ends of a span of like days, months or years."""
    gap = lowered[one.end : other.front.end()]
    if not JOIN.fullmatch(gap) or "\n\n" in gap:
        return None
    if other.reading.kind == "now" and one.preposition in ("between", "from"):
        other = replace(other, reading=replace(other.reading, kind="day"))
    kinds = {one.reading.kind, other.reading.kind}
    like = one.reading.precision == other.reading.precision
    parted = {one.reading.precision, other.reading.precision} <= {"day", "month", "span"}
    if not kinds <= {"day", "span"} or not (like or (parted and " to " in gap)):
        return None
    far = other.reading
    near = one.reread(far.last) if far.last else one.reading
    if near is None:
        return None
    span = unknown("span")
    if near.first and far.last:
        if near.first > far.last:
            return None
        span = Reading(near.first, far.last, "span", "span")
    return replace(one, end=other.end, reading=span)
