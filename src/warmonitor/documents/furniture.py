"""Say what a line of a page is that is no part of the article, by the table of furniture."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from warmonitor.reference.tables import table

TABLE = "english/furniture"
# A line that merely starts like furniture is furniture only if it is short.
SHORT = 12
TAIL = " .:;»›>→|…↑↓•·-–—"
NAMES = re.compile(r"names\d?")
WORDS = re.compile(r"words\d?")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a line is: `does` of its row; `words` the caption in it; `names` who is credited.

    `words` holds offsets in the line.
    """

    does: str
    words: tuple[int, int] | None = None
    names: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, ready to be asked."""

    does: str
    whole: frozenset[str]
    starts: tuple[str, ...]
    pattern: re.Pattern[str] | None
    words: int


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of the table, in its order."""
    return tuple(_row(row) for row in table(TABLE)["row"])


def _row(row: dict[str, Any]) -> Row:
    pattern = row.get("pattern")
    return Row(
        row["does"],
        frozenset(row.get("is", ())),
        tuple(row.get("starts", ())),
        re.compile(pattern, re.IGNORECASE) if pattern else None,
        row.get("words", SHORT),
    )


# The kinds in the order they are asked: what ends an article weighs more than what is in its way.
def find(words: str) -> Finding | None:
    """Return what a line is by the first row that knows it, or None for a line of the article."""
    lower = words.lower()
    folded = lower.rstrip(TAIL)
    count = words.count(" ") + 1
    for row in rows():
        if folded in row.whole:
            return Finding(row.does)
        if count > row.words:
            continue
        if row.starts and lower.startswith(row.starts):
            return Finding(row.does)
        if row.pattern is not None and (match := row.pattern.fullmatch(words)):
            return Finding(row.does, _span(match), named(match))
    return None


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    for group in match.re.groupindex:
        if WORDS.fullmatch(group) and match[group]:
            return match.span(group)
    return None


def named(match: re.Match[str]) -> str | None:
    """Return what the groups of a pattern call names."""
    for group, words in match.groupdict().items():
        if words and NAMES.fullmatch(group):
            return words
    return None


@cache
def _sources() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in table(TABLE)["source"])


def source(words: str) -> str | None:
    """Return the name by which a line names the source of the page, if it does."""
    if words.count(" ") >= SHORT:
        return None
    for pattern in _sources():
        match = pattern.fullmatch(words.rstrip(TAIL))
        if match:
            return named(match)
    return None


@dataclass(frozen=True, slots=True)
class Tail:
    """What hangs at the end of a text without layout, and where it begins in the words."""

    does: str
    start: int
    end: int
    names: str | None


@cache
def _tails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["does"], re.compile(row["pattern"], re.IGNORECASE)) for row in table(TABLE)["tail"]
    )


def tails(words: str, start: int) -> list[Tail]:
    """Return what hangs at the end of a text without layout, from an offset of its words on."""
    return [
        Tail(does, match.start(), match.end(), named(match))
        for does, pattern in _tails()
        for match in [pattern.search(words, start)]
        if match
    ]


@cache
def after_stamp() -> re.Pattern[str]:
    """Return the pattern of what a page glues to a stamp."""
    return re.compile(
        "(?:" + "|".join(row["pattern"] for row in table(TABLE)["after_stamp"]) + ")+",
        re.IGNORECASE,
    )
