"""One convention for names, and the way back to the conventions the corpora are measured in.

Ours: a name stands without its article, without a title before it, and without a word for a part of
the place (`United Kingdom`; `Minister Ellwood` is the name `Ellwood`, `northern Syria` is `Syria`).
re3d marks all of them with the name, the other corpora one or the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
ARTICLES = frozenset({"the"})
TITLES = frozenset(WORDS["titles"])
OFFICES = TITLES | frozenset(WORDS["offices"])
NOBODY = frozenset(WORDS["nobody"])
PARTS = frozenset(WORDS["parts"])


def proper(words: Sequence[str], label: str) -> tuple[int, int]:
    """Find the name proper among the words of a mark, as (first, end); equal where none is."""
    first, end = 0, len(words)
    lower = [word.lower() for word in words]
    while first < end and lower[first] in ARTICLES:
        first += 1
    if label == "PERSON":
        start = first
        while start < end and lower[start] in OFFICES:
            start += 1
        first = start
    if label == "PLACE":
        # `northern Syria` is Syria; Northern Ireland is not Ireland.
        while first < end - 1 and words[first] in PARTS:
            first += 1
    return first, end


def whole(words: Sequence[str], first: int, label: str) -> int:
    """Where re3d would begin the mark of a name that begins at `first`."""
    if label == "PERSON":
        while first > 0 and words[first - 1][:1].isupper() and words[first - 1].lower() in TITLES:
            first -= 1
    if label == "PLACE":
        while first > 0 and words[first - 1] in PARTS:
            first -= 1
    if first > 0 and words[first - 1].lower() in ARTICLES:
        first -= 1
    return first
