"""What is fought over: the place that a noun phrase names, be it a town, a part or a post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.records import Extent, Where
from warmonitor.reference.tables import table

from . import whereabouts
from .page import Page, PlaceFound, Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

BACK = 3  # sentences to whatever "it" stands for
LONGEST = 60  # characters from a noun to the name of where it lies: "the hospital of the town of X"


@dataclass(frozen=True, slots=True)
class Ground:
    """A place as words name it, from one character of the passage to another."""

    where: Where
    start: int
    end: int
    named: bool  # by a name of its own, and not as "two hill posts"
    extent: Extent | None = None  # how much of it: "almost a third of"


def at(page: Page, sentence: Sentence, head: Token) -> Ground | None:
    """Return the place that the words around a noun name, or None where they name none."""
    row = _share(sentence, head)
    for child in head.children if row is not None else ():
        if child.dep_ == "nmod" and child.i > head.i:
            ground = at(page, sentence, child)
            return ground and replace(ground, extent=_extent(sentence, head, row))
    found = _named_at(sentence, head)
    own = head.lemma_.lower() in _listed("ground") - listed("place_noun")
    if found is not None and not (own and head.idx < found.start):
        return of(page, sentence, found)
    if head.lower_ == "it":
        return _before(page, sentence, head)
    lemma = head.lemma_.lower()
    if lemma not in _listed("ground") | listed("place_noun"):
        return None
    start, stop = _first(head), head.idx + len(head)
    for place in sentence.places:
        behind = stop <= place.start <= stop + LONGEST
        behind = behind and _leads(sentence.text.words[stop : place.start])
        if behind or start <= place.start < head.idx:
            end = max(place.end, stop)
            text = sentence.text.words[start:end]
            return Ground(replace(page.where(place), text=text), start, end, named=True)
    return _unnamed(page, sentence, head)


def _share(sentence: Sentence, head: Token) -> dict[str, Any] | None:
    """The row of a word for a share: "half", "two-thirds"."""
    words = LAST.search(sentence.text.words[max(0, head.idx - 15) : head.idx + len(head)])
    written = words[0].lower() if words is not None else ""
    return _shares().get(written) or _shares().get(head.lemma_.lower())


LAST = re.compile(r"[\w-]+$")


def _extent(sentence: Sentence, head: Token, row: dict[str, Any] | None) -> Extent:
    """How much of a place: the words for the share, and its bounds where they say them."""
    start, end = head.left_edge.idx, head.idx + len(head)
    of = OF.match(sentence.text.words, end)
    text = sentence.text.words[start : of.end() if of is not None else end]
    return Extent(text, (row or {}).get("low"), (row or {}).get("high"))


OF = re.compile(r"\s+of\b")


@cache
def _shares() -> dict[str, dict[str, Any]]:
    return {word: row for row in table("english/control")["share"] for word in row["words"]}


def _before(page: Page, sentence: Sentence, head: Token) -> Ground | None:
    """The place that "it" stands for: the last one named before."""
    for number in range(sentence.number, max(-1, sentence.number - BACK), -1):
        other = page.sentences[number]
        places = [p for p in other.places if other is not sentence or p.end <= head.idx]
        if other.run == sentence.run and places:
            where = replace(page.where(places[-1]), text=places[-1].name)
            return Ground(where, head.idx, head.idx + len(head), named=False)
    return None


def of(page: Page, sentence: Sentence, found: PlaceFound) -> Ground:
    """Return a place that was found; of "Syria's Raqqa" it is Raqqa."""
    if found in sentence.places:
        behind = sentence.places[sentence.places.index(found) + 1 :][:1]
        if behind and OWNS.fullmatch(sentence.text.words[found.end : behind[0].start]):
            found = behind[0]
    where = replace(page.where(found), text=found.name)
    return Ground(where, found.phrase_start, found.end, named=True)


OWNS = re.compile(r"['’]?s\s(?:\w+\s){0,2}")


def _named_at(sentence: Sentence, head: Token) -> PlaceFound | None:
    for place in sentence.places:
        if place.phrase_start <= head.idx < place.end:
            return place
    for entity in sentence.entities:
        if entity.label == "PLACE" and entity.start <= head.idx < entity.end:
            return PlaceFound(
                entity.start, entity.end, entity.text, entity.start, entity.end, entity.text
            )
    return None


def _unnamed(page: Page, sentence: Sentence, head: Token) -> Ground | None:
    """`the town` is the last one named before; `two oil fields` lie where the passage is."""
    start, end = _first(head), head.idx + len(head)
    definite = any(
        child.lower_ in listed("determiner") - listed("single") for child in head.children
    )
    if definite and head.lower_ in listed("place_noun"):
        where = whereabouts.meant(page, sentence, head.lower_, head.idx)
        if where is not None:
            return Ground(where, start, end, named=False)
    if head.lemma_.lower() in listed("place_noun") and not definite:
        return _somewhere(page, sentence, end)
    around = whereabouts.place_of(page, sentence, head)
    text = sentence.text.words[start:end]
    where = replace(around[0], text=text) if around is not None else Where(text)
    return Ground(replace(where, id=None, name=None, precision="unknown"), start, end, named=False)


def _somewhere(page: Page, sentence: Sentence, end: int) -> Ground | None:
    """`several villages from the rebels in northern Karsovia`: it lies in the place told behind."""
    for place in sentence.places:
        between = sentence.text.words[end : place.start]
        near = end <= place.start <= end + 2 * LONGEST and not TURNS.search(between)
        if near and SOMEWHERE.search(between):
            return of(page, sentence, place)
    return None


SOMEWHERE = re.compile(r"\bin\s+(?:the\s+)?(?:\w+\s+and\s+)?$")


def _first(head: Token) -> int:
    """The first character of a noun with what stands in front of it, its article left out."""
    first = head
    for child in head.lefts:
        if child.dep_ in {"amod", "compound", "nummod", "nmod", "nmod:poss"} and child.i < first.i:
            first = child
    return int(first.left_edge.idx if first is not head else head.idx)


def _leads(between: str) -> bool:
    """Tell whether words only lead to a name: "of the", "in the district of"; none turns away."""
    words = between.lower().split()
    opens = bool(words) and words[0] in {
        "of",
        "in",
        "outside",
        "near",
        "around",
        "at",
        "on",
        "between",
    }
    return opens and not TURNS.search(between) and len(words) < 7


TURNS = re.compile(r"[;:]|\b(?:that|which|who|said|after|before|while|as|when|and)\b", re.I)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("english/control")[name]["words"])
