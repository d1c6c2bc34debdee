"""Texts without capitals, and texts in nothing but capitals, read as a newspaper would print them.

A reader needs capitals to tell the town of Nice from nice weather. Where a document has none, or a
passage is shouted, its words are written anew for reading, letter for letter at the same offsets;
what is quoted stays as the document has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from warmonitor.records import Claim, Passage, Quote

from .capitals import Writer

# Newspapers write every eighth word with a capital and hardly any text fewer than every twentieth.
FEWEST_CAPITALS = 1 / 50
# Shorter passages say too little: "US AND UK" may be two acronyms.
SHORTEST = 24
# What of a claim is in the words of the document.
VERBATIM = frozenset({"text", "cue", "via"})
# References of a figure to other figures, by id.
REFERENCES = ("part_of", "apart_from", "updates")


def restored(passages: list[Passage]) -> list[Passage]:
    """Return the passages of a document as they are read; the same ones where all is well."""
    small = _without_capitals(passages)
    chosen = [passage for passage in passages if small or is_shouted(passage.words)]
    if not chosen:
        return passages
    writer = Writer([passage.words for passage in chosen])
    anew = iter(writer.written())
    return [
        replace(passage, words=next(anew)) if small or is_shouted(passage.words) else passage
        for passage in passages
    ]


def is_shouted(words: str) -> bool:
    """Tell whether words are written in nothing but capitals."""
    return len(words) >= SHORTEST and words.isupper() and len(words.lower()) == len(words)


def _without_capitals(passages: Iterable[Passage]) -> bool:
    """Tell whether a document has next to no capitals."""
    words = [word for passage in passages for word in passage.words.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    letters = sum(map(len, words))
    return letters >= SHORTEST and capitals <= FEWEST_CAPITALS * len(words)


def verbatim(
    claims: list[Claim], read: Sequence[Passage], passages: Sequence[Passage]
) -> list[Claim]:
    """Return claims with the document's own letters in place of those that were read.

    A claim in other words has another id, and so has one that refers to it.
    """
    if read == passages:
        return claims
    pairs = [(one.words, other.words) for one, other in zip(read, passages, strict=True)]
    made = {claim.id: claim for claim in claims}
    anew: dict[str, Claim] = {}

    def write(claim: Claim) -> Claim:
        if claim.id not in anew:
            known: dict[str, Any] = {
                name: write(made[getattr(claim, name)]).id
                for name in REFERENCES
                if getattr(claim, name, None) in made
            }
            anew[claim.id] = replace(_as_written(claim, pairs), **known)
        return anew[claim.id]

    return [write(claim) for claim in claims]


def _as_written(value: Any, pairs: Sequence[tuple[str, str]]) -> Any:
    """Return a record with the document's own letters wherever it holds words of the document."""
    changes: dict[str, Any] = {}
    for part in fields(value):
        held = getattr(value, part.name)
        if part.name in VERBATIM and isinstance(held, str):
            changes[part.name] = _found(held, pairs)
        elif isinstance(held, tuple) and held and is_dataclass(held[0]):
            changes[part.name] = tuple(_as_written(one, pairs) for one in held)
        elif is_dataclass(held) and not isinstance(held, Quote):
            changes[part.name] = _as_written(held, pairs)
    return replace(value, **changes) if changes else value


def _found(words: str, pairs: Sequence[tuple[str, str]]) -> str:
    for read, written in pairs:
        place = read.find(words)
        if place >= 0:
            return written[place : place + len(words)]
    return words
