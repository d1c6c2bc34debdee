"""Tell a headline from a sentence by its shape, and find the headline above a text."""

import re
from collections.abc import Sequence
from functools import cache

from warmonitor.reference.tables import table

# The longest headline seen has 26 words; what is longer is a summary.
LONGEST = 28
WORD = re.compile(r"[^\W\d_][\w'’.-]*")


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind that tell shapes apart, from the table of shapes."""
    return frozenset(table("english/shapes")["words"][kind])


def is_headline(words: str) -> bool:
    """Say whether some words are shaped as a headline: short, without articles or in capitals."""
    tokens = WORD.findall(words)
    if not 3 <= len(tokens) <= LONGEST:
        return False
    content = [token for token in tokens if token.lower() not in words_of("small")]
    if sum(token[0].isupper() for token in content) >= 0.75 * len(content):
        return True
    return len(tokens) <= 20 and not any(token.lower() in words_of("sentence") for token in tokens)


def shared(words: str, others: Sequence[str]) -> tuple[int, float]:
    """Return how many of the longer words of a line some paragraphs have too, and the share."""
    stems = {token.lower()[:5] for token in WORD.findall(words) if len(token) > 3}
    there = {token.lower()[:5] for text in others for token in WORD.findall(text)}
    again = len(stems & there)
    return again, again / max(1, len(stems))
