"""Words of the language by the name of their list: small words, and cues of speech and doubt."""

import re
from collections.abc import Iterable
from functools import cache

from warmonitor.reference.tables import table

LETTERS = re.compile("[a-z]+")


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of small words, for example `pronoun_many`."""
    return frozenset(table("english/grammar")[name]["words"])


def either(name: str) -> str:
    """Return a list of small words as the inside of a regular expression, the longest first."""
    return _inside(listed(name))


@cache
def cues(name: str) -> frozenset[str]:
    """Return the words of a section of `reference/english/cues.toml`, for example `say`."""
    return frozenset(word for row in table("english/cues")[name] for word in row["words"])


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of the words of a section of cues."""
    return re.compile(rf"\b(?:{_inside(cues(name))})\b", re.IGNORECASE)


@cache
def signs(name: str) -> frozenset[str]:
    """Return the longest word of each cue of a section: where none of them is, no cue is."""
    return longest(cues(name))


def longest(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest run of letters of each phrase: `Sentence.vocabulary` has one of them."""
    return frozenset(max(LETTERS.findall(words), key=len) for words in phrases)


def _inside(words: frozenset[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
