"""The quoted stretches of a passage: what stands between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

# Two single marks are one double one: ''No one is left,'' and ``No one is left,'' too.
MARKS = re.compile(r"[\"“”„«»]|''|``|‘‘|’’")
OPENING, CLOSING = frozenset({"“", "„", "«", "``", "‘‘"}), frozenset({"”", "»", "’’"})
BESIDE = 2  # characters between a sentence and a quotation right beside it
FEW = 4  # blanks: "a 'limited' strike" quotes a word, not a speaker


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch from its opening mark to its closing one, or to the end of the passage."""

    start: int
    end: int
    long: bool


def quotations(words: str) -> list[Quotation]:
    """Return the quotations of a passage, left to right.

    A mark that opens while a quotation is open begins it anew: the mark that should have closed
    it is lost. A quotation that is never closed goes on in the next passage, by the custom of news.
    """
    found = []
    opened: int | None = None
    for match in MARKS.finditer(words):
        mark, place = match.group(), match.start()
        if opened is None:
            opened = None if mark in CLOSING else place
        elif mark in OPENING:
            opened = place
        else:
            found.append(_quotation(words, opened, match.end()))
            opened = None
    if opened is not None:
        found.append(_quotation(words, opened, len(words)))
    return found


def _quotation(words: str, start: int, end: int) -> Quotation:
    return Quotation(start, end, words.count(" ", start, end) >= FEW)


def over(found: list[Quotation], offset: int) -> Quotation | None:
    """Return the quotation that holds a character, or None."""
    place = bisect_right(found, offset, key=lambda one: one.start) - 1
    return found[place] if place >= 0 and offset < found[place].end else None


def near(found: list[Quotation], start: int, end: int) -> list[Quotation]:
    """Return the quotations that share a character with a stretch or lie right beside it."""
    first = bisect_left(found, start - BESIDE, key=lambda one: one.end)
    last = bisect_right(found, end + BESIDE, key=lambda one: one.start)
    return found[first:last]
