"""Say who published a document, and which agencies it credits, by the names found in it."""

import re
from collections.abc import Iterable

from warmonitor.records import Source
from warmonitor.values import source as sources

from .draft import Draft

# What parts the names in a credit: "Harbour Post and agencies".
PARTS = re.compile(r"\s*(?:[,;/|&+]|\band\b|\bwith\b)\s*")


def source(draft: Draft, given: str | None, host: str | None) -> Source | None:
    """Return the source: what the page states, its address, or its words, else the one given.

    A name that was stated or given stands even where nobody knows it; a name that the words show
    counts only where it is known, and so does an address where another name was given. A credit
    names the source where it is no agency's.
    """
    given = (given or "").strip()
    address = host if host and (not given or sources.read(host)) else None
    for name in (*draft.stated, address):
        if name and name.strip():
            return sources.named(name)
    for name in draft.names:
        if (known := sources.read(name)) is not None:
            return known
    for name in (part for words in draft.credited for part in (words, *PARTS.split(words))):
        if (known := sources.read(name)) is not None and known.kind != "agency":
            return known
    return sources.named(given) if given else None


def agencies(credited: Iterable[str]) -> tuple[str, ...]:
    """Return the agencies in some credits, under the names they are known by."""
    found = (name for words in credited for name in sources.agencies(words))
    return tuple(dict.fromkeys(found))
