"""Find the dates of a running text one by one, and join those that speak of one span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from warmonitor.reference.tables import table
from warmonitor.values.count_bars import APART
from warmonitor.values.count_grammar import any_of, matches, plain_lower
from warmonitor.values.date_grammar import core, front, openers
from warmonitor.values.date_read import READERS, Heart, Reading, unknown

# Readers of whole days; where the calendar has no such day, no part of the words is one either.
EXACT = frozenset({"iso", "numeric", "day_month", "month_day"})

# How far before the heart of a date its own words may begin, in characters: `in the early morning
# hours of` has 29, `over the course of more than the first half of the` 49.
REACH = 56


@dataclass(frozen=True, slots=True)
class Atom:
    """One date of the text: where it stands, how it was read, and by which reader."""

    start: int
    end: int
    heart: Heart
    front: Heart
    reading: Reading

    @property
    def name(self) -> str:
        """The name of the reader, which is the alternative of the grammar."""
        return self.heart.lastgroup or ""

    @property
    def preposition(self) -> str:
        """The preposition in front, with single spaces, or nothing."""
        return " ".join((self.front["prep"] or "").split())

    def reread(self, published: date | None) -> Reading | None:
        """Read the same words as if published on another day."""
        return _reading(self.heart, self.front, published)


def atoms(words: str, published: date | None, *, alone: bool = False) -> list[Atom]:
    """Return the dates of a text, joined to spans, prepositions worked in, cut off at `published`.

    With `alone` the words are one expression, and a bare year or month needs no preposition.
    """
    lowered = plain_lower(words)
    single = list(_single(words, lowered, published, alone=alone))
    joined = _joined(single, lowered, published)
    whole = list(_since_clauses([_worked_in(atom, lowered, published) for atom in joined], lowered))
    return [_cut(_opened(atom, published), published) for atom in whole]


def _single(words: str, lowered: str, published: date | None, *, alone: bool) -> Iterator[Atom]:
    search = matches(core(), openers(), lowered)
    place = taken = 0
    while heart := search(place):
        heart = _month_alone(heart, lowered)
        before = front().search(lowered, max(taken, heart.start() - REACH), heart.start())
        place = heart.start() + 1
        if before is None or not _plausible(heart, before, words, lowered, alone):
            continue
        if heart.lastgroup in EXACT:
            place = heart.end()
        reading = _reading(heart, before, published)
        if reading is not None:
            place = taken = heart.end()
            yield Atom(before.start(), _end(heart), heart, before, reading)


def _reading(heart: Heart, before: Heart, published: date | None) -> Reading | None:
    """Read one date; days before the year 1 or after 9999 are not known."""
    try:
        return READERS[heart.lastgroup or ""](heart, before, published)
    except (OverflowError, ValueError):
        return unknown("day")


def _end(heart: Heart) -> int:
    """Return the end of a date without the full stop of its sentence; `Dec.` keeps its own."""
    if not heart[0].endswith("."):
        return heart.end()
    name = re.split(r"[^a-z]+", heart[0])[-2]
    return heart.end() - (name not in _short())


# `in March 30 villagers`: a month with `in` has no day behind it.
COUNTED = re.compile(r"\s+(?!and\b|at\b|in\b|on\b|the\b|to\b|by\b|after\b|when\b|a\b)[a-z]{3,}")


def _month_alone(heart: Heart, lowered: str) -> Heart:
    """Take the day off a month that has a number of people behind it."""
    if heart.lastgroup != "month_day" or heart["md_y"] or heart["md_b"]:
        return heart
    in_front = lowered[max(0, heart.start() - 8) : heart.start()]
    if not (APART.search(in_front) and COUNTED.match(lowered, heart.end())):
        return heart
    return core().match(lowered, heart.start(), heart.end("md_m")) or heart


MONTH_FRONT = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|last|this|from|of|before|after|and|or|to|between|"
    r"throughout|through|mid|late|early|for|next)[\s-]+(?:the\s+)?|[-–/(])$"
)
YEAR_FRONT = re.compile(
    r"(?:\b(?:in|since|from|of|until|till|by|during|before|after|through|throughout|between|early"
    r"|late|mid|the|year|a|around|about|over|(?:1[89]|20)\d\d\s+(?:and|or|to))[\s-]+|\b(?:post|pre)-|'s\s|[(–])$"
)


@cache
def _ambiguous(kind: str) -> frozenset[str]:
    """Return the names of months or days that are words too."""
    return frozenset(table("english/dates")["ambiguous"][kind])


@cache
def _months() -> str:
    return any_of(table("english/dates")["months"])


@cache
def _short() -> frozenset[str]:
    """Return the abbreviated names: all but the first of each month and weekday."""
    tables = (table("english/dates")["months"], table("english/dates")["weekdays"])
    full = {
        name for names in tables for name in {v: k for k, v in reversed(names.items())}.values()
    }
    return frozenset(name for names in tables for name in names if name not in full)


@cache
def _people() -> re.Pattern[str]:
    """Return the nouns that make a number like 2015 a count."""
    nouns = table("english/counts")["bars"]["people"]
    return re.compile(rf"\s+(?:{any_of(nouns)})(?!\w)")


def _plausible(heart: Heart, before: Heart, words: str, lowered: str, alone: bool) -> bool:
    """Say whether a word that looks like a date is one: `May` is, `may` is a verb."""
    month = _month_group(heart)
    if month and heart[month] in _ambiguous("months") and not words[heart.start(month)].isupper():
        return False
    short = heart.lastgroup == "weekday" and heart["wd_d"] in _ambiguous("days")
    if short and not words[heart.start()].isupper():
        return False
    if alone:
        return True
    in_front = lowered[max(0, heart.start() - 16) : heart.start()]
    if short:
        dated = re.match(rf"[.,]?\s*(?:\d|{_months()})", lowered[heart.end("wd_d") :][:12])
        return bool(dated or re.search(r"\b(?:on|last)\s$", in_front))
    if heart.lastgroup == "month" and not heart["mo_y"] and heart["mo_m"] in _ambiguous("months"):
        genitive = heart[0].endswith("'s")
        return genitive or bool(before["part"] or MONTH_FRONT.search(in_front))
    if heart.lastgroup == "year":
        told = heart["ye_b"] or heart["ye_s"] or before["part"] or YEAR_FRONT.search(in_front)
        return bool(told) and not _people().match(lowered, heart.end())
    return True


def _month_group(heart: Heart) -> str | None:
    """Return the group that holds the name of a month, if one does."""
    return next((group for group in ("dm_m", "md_m", "mo_m", "pe_m") if heart[group]), None)


JOIN = re.compile(
    r"\s*[-–—]\s*(?:mid-|early\s|late\s)?|\s+(?:and|to|or|until|till|through|into|up\s+to)\s+"
    r"(?:(?:on|in|early|late|the|mid|mid-|the\s+end\s+of|the\s+morning\s+of)[\s-]*)*"
)
BESIDE = re.compile(r"\s*[,(]?\s*(?:the\s+|on\s+)?")


def _joined(single: list[Atom], lowered: str, published: date | None) -> list[Atom]:
    """Join `Tuesday, 5 April`, `between Sunday and Monday`, `from 28 February to 3 March`."""
    joined: list[Atom] = []
    for atom in single:
        last = joined[-1] if joined else None
        both = last and (
            _beside(last, atom, lowered)
            or _night(last, atom, lowered)
            or _of_year(last, atom, lowered, published)
            or _ranged(last, atom, lowered)
        )
        if both:
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


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


def _ranged(one: Atom, other: Atom, lowered: str) -> Atom | None:
    """Join two ends of a span of like days, months or years."""
    gap = lowered[one.end : other.heart.start()]
    if not JOIN.fullmatch(gap) or "\n\n" in gap:
        return None
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


OPENING = ("since", "ever since")
CLOSING = ("until", "till", "by", "before", "prior to", "ahead of")
FOLLOWING = ("after", "following")
GENITIVE = re.compile(r"(?:'s|s'?)$")


def _worked_in(atom: Atom, lowered: str, published: date | None) -> Atom:
    """Work the preposition in: `until Monday` ends with Monday, `from` alone says nothing."""
    preposition, reading = atom.preposition, atom.reading
    if preposition in ("from", "between", "starting", "at", "across") and reading.kind in (
        "day",
        "span",
    ):
        ranged = reading.precision == "span"
        start = atom.start if ranged else atom.front.end("prep")
        start += len(lowered[start : atom.end]) - len(lowered[start : atom.end].lstrip())
        return replace(atom, start=start)
    genitive = atom.name in ("weekday", "month", "known") and GENITIVE.search(atom.heart[0])
    if reading.kind not in ("day", "span", "ago") or genitive:
        return atom
    if preposition in CLOSING:
        return replace(atom, reading=replace(reading, first=None, precision="span", kind="until"))
    if preposition in FOLLOWING:
        return replace(atom, reading=replace(reading, last=None, precision="span", kind="after"))
    return atom


# `since the army began its push two weeks ago`: the day is the start of what the main clause says,
# and the day of what the clause itself says; both are returned.
CLAUSE = 110
SINCE_CLAUSE = re.compile(r"\bsince\b[^.;:!?,\n()\"“”]+$")


def _since_clauses(single: list[Atom], lowered: str) -> Iterator[Atom]:
    end = 0
    for atom in single:
        clause = SINCE_CLAUSE.search(lowered, max(end, atom.start - CLAUSE), atom.start)
        end = atom.end
        if clause and atom.reading.kind in ("day", "span", "ago"):
            yield replace(atom, start=clause.start(), reading=replace(atom.reading, kind="since"))
        yield atom


def _opened(atom: Atom, published: date | None) -> Atom:
    """Let what began on a day go on to the day of publication."""
    reading = atom.reading
    dated = reading.kind in ("day", "span", "ago", "since", "past")
    if (atom.preposition in OPENING and dated) or reading.kind == "since":
        last = published if reading.first else None
        precision = "span" if reading.first else "unknown"
        return replace(atom, reading=Reading(reading.first, last, precision, "since"))
    return atom


def _cut(atom: Atom, published: date | None) -> Atom:
    """Cut a span off at the day of publication; a day after it is of the future."""
    reading = atom.reading
    if published is None or reading.last is None or reading.last <= published:
        return atom
    if reading.first and reading.first > published:
        return replace(atom, reading=replace(reading, kind="future"))
    return replace(atom, reading=replace(reading, last=published))
