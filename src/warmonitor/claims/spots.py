"""The places of a sentence where things can happen: by name, and told by others.

"Homs" is one, and so are "the town", "the north of the country", "a rebel-held town in the north".
Where a speaker sits, what an organisation is called after, where somebody comes from, and a state
that acts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from warmonitor.records import Where
from warmonitor.reference import gazetteer
from warmonitor.reference.actors import states
from warmonitor.values import actor as actors
from warmonitor.values import place as places
from warmonitor.values import victim

from .page import Page, Sentence, earlier
from .sayings import sayings
from .words import either, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_NAME = 8  # words; what the model takes for a longer name runs over a clause
# How far back a place is looked for, in sentences.
BACK = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a sentence where things can happen.

    `away` says that its words lead away from it or that a speaker sits there, `abroad` that it lies
    outside the country in focus, `around` that it only says where another place lies; `verb` is the
    token that it hangs under.
    """

    start: int
    end: int
    where: Where
    away: bool
    abroad: bool
    verb: int
    around: bool = False


def of(page: Page, sentence: Sentence) -> list[Spot]:
    """Return the places of a sentence, left to right; worked out once."""
    if sentence.happening is None:
        named = [*_happening(page, sentence)]
        loose = [*_relative(page, sentence, named)]
        found = sorted([*named, *loose], key=lambda spot: spot.start)
        sentence.happening = [*_inmost(sentence, found)]
    return sentence.happening


def _inmost(sentence: Sentence, spots: list[Spot]) -> Iterator[Spot]:
    """Mark what only says where another place lies: Homs in "the Houla region of Homs"."""
    words = sentence.text.words
    before: Spot | None = None
    for spot in spots:
        if before is not None:
            between = words[before.end : spot.start]
            holds = spot.start < before.end or INSIDE.fullmatch(between) is not None
            spot = replace(spot, around=spot.around or holds)
        yield spot
        before = spot


# What leads from a place to one that holds it: "in", ", a district of", "near the capital".
INSIDE = re.compile(
    rf",?\s*(?:(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{either('place_noun')}|part|side|outskirts|edge)\s+)?"
    r"(?:in|of|near|outside|inside)\s+(?:(?!and\b|or\b|including\b)[\w'’-]+\s+){0,5}?",
    re.I,
)


def _happening(page: Page, sentence: Sentence) -> Iterator[Spot]:
    """The named places of a sentence where things can happen, left to right."""
    if not sentence.places:
        return
    words = sentence.text.words
    voices = speaking(sentence)
    cues = {saying.at for saying in sayings(sentence)}
    for found in sentence.places:
        if _in_a_name(sentence, found):
            continue
        lead = _lead(sentence, found.phrase_start)
        if any(start <= found.start < end for start, end in voices):
            continue  # where a speaker sits is not where people died
        if words[found.end : found.end + 6].lower() in {"-based", " based"}:
            continue
        token = _token_of(sentence, found)
        where = page.where(found)
        abroad = _is_abroad(page, where)
        if _is_origin(lead, token) or _acts(found, token) or (abroad and token.dep_ == "compound"):
            continue
        verb = verb_over(token)
        away = lead in listed("away") or verb.i in cues or verb.lower_ in listed("sitting")
        wide = where.precision == "region" and not where.within_ids  # "the Middle East"
        yield Spot(found.phrase_start, found.end, where, away, abroad, verb.i, wide)


def _lead(sentence: Sentence, start: int) -> str:
    """The word in front of a character."""
    before = sentence.text.words[max(sentence.start, start - 24) : start].lower().split()
    return before[-1].strip("(,\"'“") if before else ""


def _relative(page: Page, sentence: Sentence, named: list[Spot]) -> Iterator[Spot]:
    """Places told by others: "the town", "the north of the country", "elsewhere in Syria"."""
    if OF_PLACES.isdisjoint(sentence.vocabulary):
        return
    for match in RELATIVE.finditer(sentence.words):
        start, end = sentence.start + match.start("place"), sentence.start + match.end()
        if any(start < spot.end and spot.start < end for spot in named):
            continue
        number = sentence.token_over(end - 1)
        whole = meant(page, sentence, match["noun"].lower(), start)
        if number is None or whole is None:
            continue
        if match["other"]:
            whole = replace(whole, text=match["place"])
        elif match["side"]:
            name = whole.name or whole.text
            part = page.named(f"{match['side'].lower()}ern {name}")
            whole = replace(part, text=match["place"])
        elif match["whole"] and match["noun"].lower() == "country":
            whole = replace(whole, text=match["place"])
        verb = verb_over(sentence.span.doc[number]).i
        # "in the city of Homs, in the west of the country": the country holds the city
        around = match["noun"].lower() == "country" and any(not s.abroad for s in named)
        yield Spot(start, end, whole, False, _is_abroad(page, whole), verb, around)
    yield from _unnamed(page, sentence, named)


def _unnamed(page: Page, sentence: Sentence, named: list[Spot]) -> Iterator[Spot]:
    """`a rebel-held town in the north`: somewhere in the country in focus."""
    for match in UNNAMED.finditer(sentence.words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        country = whole_country(page)
        number = sentence.token_over(end - 1)
        if country is None or number is None or any(start < s.end and s.start < end for s in named):
            continue
        side = match["side"]
        name = f"{side.lower()}ern {country.name or country.text}" if side else country.text
        where = replace(page.named(name), text=match[0])
        verb = verb_over(sentence.span.doc[number]).i
        yield Spot(start, end, where, False, False, verb)


PLACES = "towns villages cities areas districts camps neighbourhoods neighborhoods regions".split()
# Words without one of which no place is told by another.
OF_PLACES = listed("place_noun") | {"country", "capital", *PLACES}
UNNAMED = re.compile(
    rf"\b(?:(?:an?|one|two|three|several|some|many|other)\s+)?(?:[\w-]+\s+)?(?:{either('place_noun')}|{'|'.join(PLACES)})"
    r"\s+(?:(?:in|on|near|along)\s+the\s+(?:(?P<side>north|south|east|west)\w*|coast|frontier)(?:\s+of\s+the\s+country)?|across\s+the\s+country|(?:on|near|along)\s+the\s+(?:\w+\s+)?border)\b(?!\s+of)",
    re.I,
)


SIDE = "north|south|east|west"
# "in the town", "the east of the city", "15 km to the east of the city", "across the country"
RELATIVE = re.compile(
    rf"\b(?:(?P<whole>across|throughout)\s+|in\s+|on\s+|to\s+|inside\s+|at\s+)?"
    rf"(?P<place>(?:[\d.,]+\s+(?:km|kilomet\w+|miles?)\s+(?:to\s+)?)?"
    rf"(?:the\s+(?P<side>{SIDE})\w*(?:\s+and\s+(?P<other>{SIDE})\w*)?(?:\s+(?:part|side|outskirts|edge)s?)?\s+of\s+)?"
    rf"th(?:e|is)\s+(?P<noun>{either('place_noun')}|country|capital))\b(?!\s*['’]?s\b|\s+of\b)",
    re.I,
)
# What kinds of place a word can stand for.
STANDS_FOR = {
    "country": {"country"},
    "capital": {"town"},
    "city": {"town", "unknown"},
    "town": {"town", "unknown"},
    "village": {"town", "unknown"},
    "province": {"governorate", "region"},
    "neighbourhood": {"neighbourhood", "unknown"},
    "neighborhood": {"neighbourhood", "unknown"},
    "suburb": {"neighbourhood", "town"},
    "district": {"neighbourhood", "district"},
    "region": {"region", "governorate"},
    "area": {"neighbourhood", "district", "region", "town", "unknown"},
    "enclave": {"region", "town"},
}


def meant(page: Page, sentence: Sentence, noun: str, before: int) -> Where | None:
    """Return the place that "the town" stands for: the last of its kind named before."""
    if noun == "country":
        return whole_country(page)
    kinds = STANDS_FOR.get(noun, {"site"})
    own = [f for f in sentence.places if f.end <= before]
    for steps, others in enumerate([own, *(s.places for s in earlier(page, sentence))]):
        if steps > BACK:
            break
        for found in reversed(others):
            where = page.where(found)
            if where.precision in kinds and (noun != "capital" or _is_capital(where)):
                return where
    capital = gazetteer.capital(page.country or "") if noun == "capital" else None
    return page.named(capital.name) if capital is not None else None


def _is_capital(where: Where) -> bool:
    """Tell whether a town is the capital of its country."""
    codes = [one[4:] for one in where.within_ids if one.startswith("iso:") and "-" not in one]
    capitals = [gazetteer.capital(code) for code in codes]
    return any(capital is not None and capital.id == where.id for capital in capitals)


def whole_country(page: Page) -> Where | None:
    """Return the country in focus, by the name that the document gives it where it gives one."""
    for text in page.texts:
        for found in text.places:
            where = page.where(found)
            if where.precision == "country" and where.id == f"iso:{page.country}":
                return where
    state = states().get(page.country or "")
    return page.named(state.name) if state is not None else None


def _token_of(sentence: Sentence, found: places.Found) -> Token:
    """The word that heads a place's name."""
    number = sentence.token_over(found.start)
    token = sentence.span.doc[sentence.span.start if number is None else number]
    while found.start <= token.head.idx < found.phrase_end and token.head.i != token.i:
        token = token.head
    return token


def verb_over(token: Token) -> Token:
    """Return the verb that a word hangs under; a verb is its own."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def _is_origin(lead: str, token: Token) -> bool:
    """Tell whether a place only says where somebody comes from: "a nurse from Homs"."""
    head = token.head
    if lead == "from":
        return head.pos_ in {"NOUN", "PROPN"} and victim.read(head.lower_) is not None
    return lead == "of" and (head.ent_type_ == "PERSON" or head.lower_ in listed("comer"))


def _acts(found: places.Found, token: Token) -> bool:
    """Tell whether a name stands for a state that does something: "Washington says"."""
    if found.phrase.strip() != found.name:
        return False  # "near the capital Damascus"
    head = token.head if token.dep_ in {"conj", "flat"} else token
    if head.dep_ != "nsubj" or head.head.pos_ != "VERB":
        return False
    if head.head.lemma_.lower() in listed("undergoing"):
        return False
    actor = actors.read(found.name)
    return actor is not None and actor.kind == "state"


def _is_abroad(page: Page, where: Where) -> bool:
    """Tell whether a place is known to lie outside the country in focus."""
    if page.country is None:
        return False
    countries = {
        one
        for one in (where.id or "", *where.within_ids)
        if one.startswith("iso:") and "-" not in one
    }
    return bool(countries) and f"iso:{page.country}" not in countries


def speaking(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the characters of the words for speakers.

    Without commas a clause runs into them, "killed 80 people in Homs rights groups said": behind a
    number of people only the last noun speaks.
    """
    doc = sentence.span.doc
    found = []
    for said in sayings(sentence):
        start, end = doc[said.first].idx, doc[said.last].idx + len(doc[said.last])
        if any(
            start <= count.start < end or count.start < start < count.end
            for count in sentence.counts
        ):
            start = doc[said.last].idx
        found.append((start, end))
    return found


def _in_a_name(sentence: Sentence, found: places.Found) -> bool:
    """Tell whether a place is part of the name of an organisation or a person."""
    for actor in sentence.actors:
        if actor.start <= found.start and found.end <= actor.end and actor.actor.kind != "state":
            return True
    for entity in sentence.entities:
        named = entity.label in {"PERSON", "ORG"} and entity.text[:1].isupper()
        covers = entity.start <= found.start and found.end <= entity.end
        # "the district of Sevre" taken for a name is the place's own phrase
        own = found.phrase_start <= entity.start and entity.end <= found.phrase_end
        if named and covers and not own and len(entity.text.split()) <= LONGEST_NAME:
            return entity.end - entity.start > found.end - found.start + 2
    return False
