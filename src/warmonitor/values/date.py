"""Read on which days words speak of, compare two spans, and say one back.

Relative words are told from the day of publication: `on Tuesday` is the latest Tuesday not after
it, or the next where the sentence tells of what is to come; `over the past week` its seven days
before, `since 2012` runs up to it. `recently` stays unknown. In a history, which names years long
past, `in May` is of the year told of just before (`tell`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from warmonitor.records import When
from warmonitor.values import date_days as days
from warmonitor.values.date_anchor import told_from
from warmonitor.values.date_atoms import atoms
from warmonitor.values.date_single import Atom, history
from warmonitor.values.date_story import Story, may_be_history

__all__ = [
    "KINDS",
    "Found",
    "compatible",
    "contains",
    "find",
    "read",
    "say",
    "settled",
    "tell",
    "told_from",
]

KINDS = {
    "day": "one day or night with a name: on Tuesday, yesterday, overnight, 5 April 2031",
    "span": "days between two, a part of a month, a week, a month, a year: in March, in 2031",
    "since": "from a day up to publication: since 2029, since the raids began on Monday",
    "until": "up to a day, with no beginning: until Monday, before 2029",
    "after": "from a day, with no end: after 12 May",
    "past": "up to publication: over the past week, this week, the six-year war",
    "ago": "so long before publication: two days ago",
    "duration": "so long, by the words alone: for four years, within 24 hours (told as up to now)",
    "time": "a time of day without its day: at dawn (told as the day of publication)",
    "now": "now, currently (told as the day of publication)",
    "recent": "recently, in recent weeks, for months: not worked out",
    "relative": "the previous day, a week later: stands on a day said elsewhere; see told_from",
    "future": "tomorrow, next week, or a day after publication",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: `when.text == words[start:end]`; `kind` is a key of KINDS."""

    start: int
    end: int
    when: When
    kind: str


def find(words: str, published: date | None, story: Story | None = None) -> list[Found]:
    """Return every expression that names days, left to right.

    None overlap, but that `since the army began its push on Monday` is followed by its own
    `on Monday`. Without `published` whole dates are still worked out; relative ones have both
    ends None. In a `story` (see `tell`) months and days without a year follow on the day told last.
    """
    return [_found(atom, words) for atom in atoms(words, published, story=story)]


def tell(passages: Sequence[str], published: date | None) -> list[list[Found]]:
    """Find the expressions of each passage of a document, read in order.

    Where the document is a history and no news, `in May` is of the year told of just before.
    """
    story = Story() if may_be_history(passages) and history(passages, published) else None
    return [find(words, published, story) for words in passages]


def settled(found: Sequence[Found], published: date | None) -> list[Found]:
    """Work out what stands on another day from the day named before it in the text."""
    done: list[Found] = []
    anchor = quarter = When("", None, None, "unknown")
    if published:
        quarter = When("", *days.quarter(published, 1), "span")
    for one in found:
        if one.kind == "relative" and not one.when.text.lower().startswith("at "):
            when = (
                told_from(one.when, quarter, published) if "quarter" in one.when.text else one.when
            )
            one = replace(one, when=told_from(when, anchor, published))
        if one.when.first and one.when.last and one.kind in ("day", "span", "ago", "relative"):
            anchor = one.when
            quarter = anchor if "quarter" in anchor.text else quarter
        done.append(one)
    return done


def read(words: str, published: date | None) -> When | None:
    """Read an expression that names days: the first in it that can be worked out, if any can."""
    found = [_found(atom, words) for atom in atoms(words, published, alone=True)]
    found.sort(key=lambda one: one.kind in ("now", "time"))
    known = [one for one in found if one.when.first or one.when.last]
    return (known or found)[0].when if found else None


def _found(atom: Atom, words: str) -> Found:
    reading = atom.reading
    when = When(words[atom.start : atom.end], reading.first, reading.last, reading.precision)
    return Found(atom.start, atom.end, when, reading.kind)


def compatible(one: When, other: When) -> bool:
    """Say whether two can be the same days; what is not known can be any day."""
    if one.first and other.last and one.first > other.last:
        return False
    return not (other.first and one.last and other.first > one.last)


def contains(outer: When, inner: When) -> bool:
    """Say whether all days of one lie within another; an unknown span contains none."""
    if outer.first is None and outer.last is None:
        return False
    if outer.first and (inner.first is None or inner.first < outer.first):
        return False
    return not (outer.last and (inner.last is None or inner.last > outer.last))


def say(when: When) -> str:
    """Say a span in words: `5 April 2031`, `3 to 5 March 2031`, `March 2031`, `2031`."""
    first, last = when.first, when.last
    if first is None and last is None:
        return "at an unknown time"
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"until {_day(last)}"
    if first == last:
        return _day(first)
    if (first, last) == days.years(first.year, last.year):
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if (first, last) == days.month(first.year, first.month):
        return f"{first:%B} {first.year}"
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {_day(last)}"
    return f"{first.day} to {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "an unknown day"
