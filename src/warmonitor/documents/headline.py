"""Tell a headline from a sentence by its shape, and find the headline above a text."""

import re
from collections.abc import Sequence

# Words that headlines leave out and sentences cannot do without.
ARTICLES = frozenset({"a", "an", "the", "was", "were", "had", "has", "have", "been", "is", "are"})
# Small words that carry no topic and stay small in a headline in capitals.
SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as over after before into near amid "
    "against under up out off vs via than".split()
)
LONGEST = 28
WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def is_headline(words: str) -> bool:
    """Say whether some words are shaped as a headline: short, without articles or in capitals."""
    tokens = WORD.findall(words)
    if not 3 <= len(tokens) <= LONGEST:
        return False
    content = [token for token in tokens if token.lower() not in SMALL]
    if sum(token[0].isupper() for token in content) >= 0.75 * len(content):
        return True
    return len(tokens) <= 20 and not any(token.lower() in ARTICLES for token in tokens)


def shared(words: str, others: Sequence[str]) -> int:
    """Return how many of the longer words of a line come again in some paragraphs."""
    stems = {token.lower()[:5] for token in WORD.findall(words) if len(token) > 3}
    there = {token.lower()[:5] for text in others for token in WORD.findall(text)}
    return len(stems & there)
