"""Who stands behind the figures: for each first speaker, how many, and which sources carry them.

It shows the names at the root of the chains as they are written in the claims. That two names mean
one origin, or that one text is a copy of another, is for the linking of claims to find.
"""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from warmonitor.records import Casualty, Claim, Document

from . import words


def by_origin(readings: Iterable[tuple[Document, Iterable[Claim]]]) -> dict[str, list[str]]:
    """Return for each first speaker of a figure the source of each figure, in order of reading."""
    found: dict[str, list[str]] = {}
    for document, claims in readings:
        for claim in claims:
            if isinstance(claim, Casualty):
                found.setdefault(words.origin(claim, document), []).append(words.source(document))
    return found


def table(origins: dict[str, list[str]]) -> Table:
    """Return the first speakers as a table, the one with most figures first."""
    rows = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    rows.add_column("who says so first", overflow="fold")
    rows.add_column("figures", justify="right")
    rows.add_column("carried by", overflow="fold")
    for origin, sources in sorted(origins.items(), key=lambda row: (-len(row[1]), row[0])):
        carriers = ", ".join(dict.fromkeys(sources))
        rows.add_row(
            Text(words.printable(origin)), str(len(sources)), Text(words.printable(carriers))
        )
    return rows
