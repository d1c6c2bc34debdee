"""Find the dates of a running text, joined to spans and with their prepositions worked in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from warmonitor.values.count_grammar import plain_lower
from warmonitor.values.date_join import joined
from warmonitor.values.date_reading import Reading
from warmonitor.values.date_single import Atom, single
from warmonitor.values.date_story import Story


def atoms(
    words: str, published: date | None, *, alone: bool = False, story: Story | None = None
) -> list[Atom]:
    """Return the dates of a text, joined to spans, prepositions worked in, cut off at `published`.

    With `alone` the words are one expression, and a bare year or month needs no preposition. In a
    `story` months and days without a year follow on the day told of last.
    """
    lowered = plain_lower(words)
    found = list(single(words, lowered, published, alone=alone, story=story))
    both = joined(found, lowered, published, story=story is not None)
    whole = list(_since_clauses([_worked_in(atom, lowered, published) for atom in both], lowered))
    return [_cut(_opened(atom, published), published) for atom in whole]


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
        ahead = published and reading.first and reading.first > published
        kind = "future" if ahead else "until"
        return replace(atom, reading=replace(reading, first=None, precision="span", kind=kind))
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
    if reading.kind == "future":
        return atom
    if reading.first and reading.first > published:
        return replace(atom, reading=replace(reading, kind="future"))
    return replace(atom, reading=replace(reading, last=published))
