"""What is fought over: the place that a noun phrase names, be it a town, a part or a post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.records import Extent, Where
from warmonitor.reference.tables import table

from . import spots, whereabouts
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
    row = _share(sentence, head) if not _is_bearing(head) else None
    for child in head.children if row is not None else ():
        if child.dep_ == "nmod" and child.i > head.i:
            ground = at(page, sentence, child)
            return ground and replace(ground, extent=_extent(sentence, head, row))
    if any(child.lower_ in {"his", "her"} for child in head.children):
        return None  # "left his residence"
    found = _named_at(sentence, head)
    own = head.lemma_.lower() in _listed("ground") - listed("place_noun")
    if found is not None and NO_NAME.match(found.name):
        return None
    if found is not None and not (own and head.idx < found.start):
        return of(page, sentence, found)
    if head.lower_ == "it":
        return _before(page, sentence, head)
    lemma = head.lemma_.lower()
    if lemma not in _listed("ground") | listed("place_noun"):
        return None
    start, stop = _first(head), head.idx + len(head)
    own_name = any(child.lemma_.lower() in _listed("ground") for child in head.lefts)
    if head.lemma_.lower() in _listed("vague") and not own_name:
        around = _around(page, sentence, head)
        if around is not None:
            return around
    for place in sentence.places:
        behind = stop <= place.start <= stop + LONGEST
        behind = behind and _leads(sentence.text.words[stop : place.start])
        if behind or start <= place.start < head.idx:
            end = max(place.end, stop)
            text = sentence.text.words[start:end]
            return Ground(replace(page.where(place), text=text), start, end, named=True)
    return _unnamed(page, sentence, head)


def unheard(sentence: Sentence, head: Token) -> Ground | None:
    """A name that nothing else knows, where only a place can stand: "recaptured Jarn"."""
    known = [
        *(e for e in sentence.entities if e.start <= head.idx < e.end),
        *(a for a in sentence.actors if a.start <= head.idx < a.end),
    ]
    if known or head.pos_ != "PROPN" or not head.text.isalpha() or head.text.isupper():
        return None
    if NO_NAME.match(head.text):
        return None
    start, end = _first(head), head.idx + len(head)
    for child in head.rights:
        if child.dep_ == "flat":
            end = max(end, child.idx + len(child))
    return Ground(Where(sentence.text.words[start:end]), start, end, named=True)


# Days, months, and a bearing alone ("the West") are names, but of no ground.
NO_NAME = re.compile(
    r"(?:\w+day|jan\w*|feb\w*|march|april|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
    r"|north|south|east|west)$",
    re.I,
)


def is_leading(word: str) -> bool:
    """Tell whether a word only leads to a name: "the villages of", "a base in"."""
    lemma = word.rstrip(",").removesuffix("s")
    return word in {"the", "a", "an", "of"} or lemma in _listed("ground") | listed("place_noun")


def _is_bearing(head: Token) -> bool:
    """Tell whether a part is called by where it lies: "the northern parts of the capital"."""
    return head.lemma_.lower() == "part" and is_by_bearing(head)


BEARING = re.compile(r"(?:north|south|east|west)\w*|central|upper|lower")


def _around(page: Page, sentence: Sentence, head: Token) -> Ground | None:
    """Where posts or areas lie, as the words behind them say: "positions in the city's north"."""
    beside = list(head.head.children) if head.dep_ == "obj" else []
    for child in (*head.children, *beside):
        leads = {grand.lower_ for grand in child.children if grand.dep_ == "case"}
        if child.i > head.i and leads & {"in", "at", "near", "around", "outside"}:
            ground = at(page, sentence, child)
            if ground is not None:
                return replace(ground, start=_first(head))
    return None


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
    """The place that "it" stands for: the most exact one named before, or the last."""
    for number in range(sentence.number, max(-1, sentence.number - BACK), -1):
        other = page.sentences[number]
        places = [p for p in other.places if other is not sentence or p.end <= head.idx]
        places = [p for p in places if not _is_of_people(other, p)]
        if other.run == sentence.run and places:
            exact = [whereabouts.EXACT.get(page.where(p).precision, 2) for p in places]
            found = places[len(exact) - 1 - exact[::-1].index(min(exact))]
            where = replace(page.where(found), text=found.name)
            return Ground(where, head.idx, head.idx + len(head), named=False)
    return None


def _is_of_people(sentence: Sentence, found: PlaceFound) -> bool:
    """Tell whether a place only says whose: "the Jarn militias"."""
    if any(actor.start <= found.start < actor.end for actor in sentence.actors):
        return True
    number = sentence.token_over(found.end - 1)
    token = sentence.span.doc[number] if number is not None else None
    if token is None or token.dep_ not in {"amod", "compound"} or token.head.i < token.i:
        return False
    return not is_leading(token.head.lower_)


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
        where = spots.meant(page, sentence, head.lower_, head.idx)
        if where is not None:
            return Ground(where, start, end, named=False)
    if head.lemma_.lower() in listed("place_noun") and not definite:
        ground = _somewhere(page, sentence, end)
        if ground is not None or not is_by_bearing(head):
            return ground
    around = whereabouts.place_of(page, sentence, head)
    told = {"nummod", "compound", "amod", "nmod"} & {child.dep_ for child in head.children}
    vague = head.lemma_.lower() in _listed("vague") and not told
    meant = vague or (definite and head.lower_ in listed("place_noun"))
    if meant and around is not None and around[0].id is not None:
        return Ground(around[0], start, end, named=False)
    text = sentence.text.words[start:end]
    where = replace(around[0], text=text) if around is not None else Where(text)
    return Ground(replace(where, id=None, name=None, precision="unknown"), start, end, named=False)


def is_by_bearing(head: Token) -> bool:
    """Tell whether a place without a name is called by where it lies: "a northwestern town"."""
    fought_over = head.lemma_.lower() in _listed("ground") | listed("place_noun")
    return fought_over and any(
        child.dep_ in {"amod", "compound"} and BEARING.fullmatch(child.lower_)
        for child in head.children
    )


def _somewhere(page: Page, sentence: Sentence, end: int) -> Ground | None:
    """`several villages from the rebels in northern Karsovia`: it lies in the place told behind."""
    for place in sentence.places:
        between = sentence.text.words[end : place.start]
        near = end <= place.start <= end + 2 * LONGEST and not PARTS.search(between)
        if near and SOMEWHERE.search(between):
            return of(page, sentence, place)
    return None


PARTS = re.compile(r"[;:]|\b(?:that|which|who|said|after|before|while|as|when)\b", re.I)
SOMEWHERE = re.compile(
    r"\b(?:in|near)\s+(?:the\s+)?(?:\w+\s+and\s+)?"
    r"(?:(?:\w+\s+)?(?:district|province|region|area|countryside|state)\s+of\s+)?$"
)


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
