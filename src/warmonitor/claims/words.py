"""Small words of the language by the name of their list, from `reference/english/grammar.toml`."""

import re
from functools import cache

from warmonitor.reference.tables import table


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words, small letters, for example `pronoun_many`."""
    return frozenset(table("english/grammar")[name]["words"])


def either(name: str) -> str:
    """Return a list of words as the inside of a regular expression, the longest first."""
    ordered = sorted(listed(name), key=len, reverse=True)
    return "|".join(map(re.escape, ordered))
