"""Find the dates of a running text one by one: which words are a date, and from which day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from warmonitor.reference.tables import table
from warmonitor.values import date_tense as tense
from warmonitor.values.count_bars import APART
from warmonitor.values.count_grammar import any_of, matches, plain_lower
from warmonitor.values.date_grammar import core, front, openers
from warmonitor.values.date_read import READERS, in_week
from warmonitor.values.date_reading import Heart, Reading, unknown
from warmonitor.values.date_story import Story, is_history, written

# Readers of whole days; where the calendar has no such day, no part of the words is one either.
EXACT = frozenset({"iso", "numeric", "numeric_month", "day_month", "month_day"})

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


def history(passages: Iterable[str], published: date | None) -> bool:
    """Say whether the passages of a document tell a history; see `date_story`."""
    told = [
        (atom.heart, atom.reading)
        for words in passages
        for atom in single(words, plain_lower(words), published, alone=False, story=None)
    ]
    return is_history(told, published)


def single(
    words: str, lowered: str, published: date | None, *, alone: bool, story: Story | None
) -> Iterator[Atom]:
    """Yield the dates of a text as they stand, before any are joined."""
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
        stand = published if alone else _stand(heart, before, lowered, published, story)
        reading = _reading(heart, before, stand)
        if reading is not None:
            if story:
                story.tell(heart, before, reading, published)
            place = taken = heart.end()
            yield Atom(before.start(), _end(heart), heart, before, reading)


def _stand(
    heart: Heart, before: Heart, lowered: str, published: date | None, story: Story | None
) -> date | None:
    """Return the day to read a date from: that of publication, of the story, or one ahead."""
    if story:
        return story.stand(heart, published)
    # `Over the 7 August raid`, `Friday's raid`: what has a name has happened.
    named = before["the"] and before["prep"] in (None, "over", "after", "following", "during")
    named = named or heart[0].endswith(("'s", "s'"))
    begun = (before["prep"] or "").endswith("since")
    if published and not named and not begun and not written(heart):
        return tense.stand(heart, lowered, published) or published
    return published


def _reading(heart: Heart, before: Heart, published: date | None) -> Reading | None:
    """Read one date; days before the year 1 or after 9999 are not known."""
    try:
        reading = READERS[heart.lastgroup or ""](heart, before, published)
        return in_week(reading, before) if reading else None
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
    r"|late|mid|the|year|a|around|about|over|into|than|its|his|her|their|both|fiscal|beyond|past|due"
    r"|(?:1[89]|20)\d\d\s+(?:and|or|to))[\s-]+|\b(?:1[89]|20)\d\d,\s|\b(?:post|pre)-|'s\s|[(–])$"
)
# `for 1990 and beyond`, but not `for 2000 tents`; and a year that is a line of its own.
YEAR_ALONE = re.compile(
    r"(?:[.,;:)]|\s+(?:and|or|to|through|in|by|when|as|with|on|at)\b|\s*$|\s*\n)"
)
BEFORE_CHRIST = re.compile(r"[\s,]*\d{1,4}\s*b\.?c\b")
HEADING = re.compile(r"(?:^|\n)\s*(?:1[89]|20)\d\d\s*:?\s*(?:\n|$)")


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
    if BEFORE_CHRIST.match(lowered, heart.end()):
        return False
    if alone:
        return True
    in_front = lowered[max(0, heart.start() - 16) : heart.start()]
    if short:
        dated = re.match(rf"[.,]?\s*(?:\d|{_months()})", lowered[heart.end("wd_d") :][:12])
        return bool(dated or re.search(r"\b(?:on|last)\s$", in_front))
    if heart.lastgroup == "month" and not heart["mo_y"] and heart["mo_m"] in _ambiguous("months"):
        if heart["mo_m"] in _short() and "." not in lowered[heart.start() : heart.end() + 1]:
            return False
        genitive = heart[0].endswith("'s")
        return genitive or bool(before["part"] or MONTH_FRONT.search(in_front))
    if heart.lastgroup == "year":
        told = heart["ye_b"] or heart["ye_s"] or before["part"] or YEAR_FRONT.search(in_front)
        if in_front.endswith("for "):
            told = YEAR_ALONE.match(lowered, heart.end())
        line = lowered.rfind("\n", 0, heart.start())
        told = told or HEADING.match(lowered, max(0, line))
        return bool(told) and not _people().match(lowered, heart.end())
    return True


def _month_group(heart: Heart) -> str | None:
    """Return the group that holds the name of a month, if one does."""
    return next((group for group in ("dm_m", "md_m", "mo_m", "pe_m") if heart[group]), None)
