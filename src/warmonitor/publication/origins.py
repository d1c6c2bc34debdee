"""Who stands behind the figures: each first speaker, its names, and the sources that carry it.

It counts the names at the root of the chains as they are resolved in the claims. That two names
mean one origin across documents, or that one text is a copy of another, is for the linking of
claims to find.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from warmonitor.records import Casualty, Claim, Document

from . import words


@dataclass(frozen=True, slots=True)
class Origin:
    """One first speaker: how many figures are its own, by which names, carried by which sources."""

    name: str
    figures: int
    called: tuple[str, ...]
    carriers: tuple[str, ...]


def find(readings: Iterable[tuple[Document, Iterable[Claim]]]) -> tuple[Origin, ...]:
    """Return the first speakers of all figures, the one with most figures first."""
    mentions: dict[str, list[tuple[str, str]]] = {}
    for document, claims in readings:
        for claim in claims:
            if isinstance(claim, Casualty):
                called = claim.attribution[0].text if claim.attribution else "its own voice"
                mention = (called, words.source(document))
                mentions.setdefault(words.origin(claim, document), []).append(mention)
    found = (
        Origin(
            name=name,
            figures=len(seen),
            called=_once(called for called, _ in seen),
            carriers=_once(carrier for _, carrier in seen),
        )
        for name, seen in mentions.items()
    )
    return tuple(sorted(found, key=lambda origin: (-origin.figures, origin.name)))


def table(origins: Sequence[Origin]) -> Table:
    """Return the first speakers as a table for eyes."""
    rows = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    rows.add_column("origin", overflow="fold", ratio=4)
    rows.add_column("figures", justify="right")
    rows.add_column("named", overflow="fold", ratio=6)
    rows.add_column("carried by", overflow="fold", ratio=4)
    for origin in origins:
        rows.add_row(
            _text(origin.name),
            str(origin.figures),
            _text(", ".join(origin.called)),
            _text(", ".join(origin.carriers)),
        )
    return rows


def say(origins: Sequence[Origin]) -> str:
    """Say how many figures go back to how many origins, and which origin several sources carry."""
    figures = sum(origin.figures for origin in origins)
    carriers = {carrier for origin in origins for carrier in origin.carriers}
    said = (
        f"{_number(figures, 'figure')} in {_number(len(carriers), 'source')} "
        f"{'goes' if figures == 1 else 'go'} back to {_number(len(origins), 'origin')}."
    )
    for origin in origins:
        if len(origin.carriers) > 1:
            said += (
                f" {origin.name} stands behind {origin.figures} of them, "
                f"under {_number(len(origin.called), 'name')}, in {len(origin.carriers)} sources."
            )
    return words.printable(said)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in order, each once, whatever its capitals."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def _number(many: int, noun: str) -> str:
    return f"{many} {noun}" if many == 1 else f"{many} {noun}s"


def _text(said: str) -> Text:
    return Text(words.printable(said))
