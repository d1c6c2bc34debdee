"""Where it happened: the place of a figure, among all the places that are named around it.

A place that hangs on the word of harm itself goes before one that does not, then the most exact,
then the nearest. Where a speaker sits, what an organisation is called after, and a state that acts
are no places of harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.records import Party, Where
from warmonitor.reference import gazetteer
from warmonitor.reference.actors import states
from warmonitor.reference.inflection import verb_forms
from warmonitor.values import actor as actors
from warmonitor.values import place as places
from warmonitor.values import victim

from .page import Page, Sentence, earlier
from .sayings import sayings
from .words import either, listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How exact a kind of place is: the most exact name of a sentence is where it happened.
EXACT = {
    "site": 0,
    "neighbourhood": 1,
    "town": 2,
    "district": 3,
    "region": 4,
    "governorate": 5,
    "country": 6,
    "unknown": 2,
}
WAR = either("war")
# Figures of a whole war stand at the end of a story, far from its place.
BACKGROUND = re.compile(
    rf"\b(?:(?:civil|\w+-year(?:-old)?|years?-long|long-running|nearly\s+\w+\s+year)\s+(?:civil\s+)?(?:{WAR})|"
    rf"the\s+(?:civil\s+)?(?:{WAR})(?!\s+(?:monitor|crime|zone|effort)|-)|since\s+then|"
    rf"(?:{WAR})\s+(?:began|started|erupted|broke\s+out))\b",
    re.I,
)
# Words without one of which none of these is told.
OF_BACKGROUND = listed("war") | {"then"}
LONGEST_NAME = 8  # words; what the model takes for a longer name runs over a clause
# Characters: in a text without full stops what is farther away is told of something else.
FAR = 1_500
# How far back a place or a day is looked for, in sentences.
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


def place_of(page: Page, sentence: Sentence, token: Token) -> tuple[Where, str] | None:
    """Return the place of a figure and the rule that found it."""
    own = _own_place(page, sentence, token)
    if own is not None:
        return own, "in the sentence"
    if is_background(page, sentence):
        country = _whole_country(page)
        if country is not None:
            return country, "the whole war"
    foreign = None
    if DATELINE.search(sentence.text.words, sentence.start, token.idx):
        return None
    for steps, before in enumerate(earlier(page, sentence)):
        if steps >= BACK:
            break
        found = _handed_on(page, before)
        if found is not None and not found.abroad:
            return found.where, "the place of the passage"
        foreign = foreign or found
        if "(" in before.words and DATELINE.search(before.words):
            break
    return (foreign.where, "the place of the passage") if foreign is not None else None


def is_background(page: Page, sentence: Sentence) -> bool:
    """Return whether a sentence is about the whole war: "It has cost the lives of 200,000"."""
    if tells_background(sentence):
        return True
    before = next(earlier(page, sentence), None)
    goes_on = GOES_ON.match(sentence.words) is not None
    return goes_on and before is not None and tells_background(before)


def tells_background(sentence: Sentence) -> bool:
    """Return whether the words of a sentence speak of a war as a whole."""
    if OF_BACKGROUND.isdisjoint(sentence.vocabulary):
        return False
    return BACKGROUND.search(sentence.words) is not None


GOES_ON = re.compile(r"\W*It\s+has\b")


def _whole_country(page: Page) -> Where | None:
    """The country in focus, by the name that the document gives it where it gives one."""
    for text in page.texts:
        for found in text.places:
            where = page.where(found)
            if where.precision == "country" and where.id == f"iso:{page.country}":
                return where
    state = states().get(page.country or "")
    return page.named(state.name) if state is not None else None


def _own_place(page: Page, sentence: Sentence, token: Token) -> Where | None:
    """The place of a sentence that hangs on the harm; of such the most exact, then the nearest."""
    spots = _spots(page, sentence)
    if not spots:
        return None
    best: tuple[tuple[int, ...], Where] | None = None
    verbs = _verbs_of(token)
    words = sentence.text.words
    parts = not OF_PARTS.isdisjoint(sentence.vocabulary)
    for spot in spots:
        if abs(spot.start - token.idx) > FAR:
            continue
        if "(" in sentence.words and DATELINE.search(words[spot.end : token.idx]):
            continue  # the headline of another story
        # "140 people across Syria, including three in Homs": the three are of Homs
        told_of_parts = parts and PARTS.search(words[token.idx : spot.start]) is not None
        away = spot.away or told_of_parts
        rank = (
            away,
            spot.around,
            2 * _apart(token.doc, verbs, spot.verb) + spot.abroad,
            EXACT.get(spot.where.precision, 3),
            abs(spot.start - token.idx),
        )
        if best is None or rank < best[0]:
            best = (rank, spot.where)
    return best[1] if best is not None else None


def _verbs_of(token: Token) -> dict[int, int]:
    """The verb of a harm, and farther off those that it goes with: token number -> how far.

    It follows from one ("shelled Homs, killing two"), or stands beside one ("killed and wounded").
    """
    verb = _verb_over(token)
    verbs = {verb.i: 0}
    while (verb.tag_ == "VBG" and verb.dep_ in {"advcl", "xcomp", "acl"}) or verb.dep_ == "conj":
        verb = _verb_over(verb.head)
        if verb.i in verbs:
            break
        verbs[verb.i] = 1
    return verbs


def _apart(doc: Doc, verbs: dict[int, int], other: int) -> int:
    """How far the verb of a place is from that of a harm: itself 0, one of another harm 3."""
    if other in verbs:
        return verbs[other]
    told = doc[other]
    if told.dep_ == "acl" and told.tag_ in {"VBN", "VBD"} and _verb_over(told.head).i in verbs:
        return 0  # "the bodies of fighters killed in Homs"
    return 3 if told.lower_ in _harms() else 2


@cache
def _harms() -> frozenset[str]:
    """The forms of the verbs that kill or injure: what hangs under one is of its own figure."""
    return frozenset(form for word in listed("striking") for form in verb_forms(word))


def _handed_on(page: Page, sentence: Sentence) -> Spot | None:
    """The place that a sentence leaves for the ones behind it."""
    spots = _spots(page, sentence)
    if not spots:
        return None
    opened = 0
    if "(" in sentence.words:
        opened = max((line.end() for line in DATELINE.finditer(sentence.words)), default=0)
    cues = {saying.at: sentence.span.doc[saying.at].idx for saying in sayings(sentence)}
    spots = [
        spot
        for spot in spots
        # "reported in Lima that rebels had attacked a village": nothing happened in Lima
        if spot.start >= sentence.start + opened and spot.start < cues.get(spot.verb, spot.end)
    ]
    return min(
        spots,
        key=lambda spot: (
            spot.away,
            spot.around,
            _is_left(sentence, spot),
            spot.abroad,
            EXACT.get(spot.where.precision, 3),
        ),
        default=None,
    )


def _is_left(sentence: Sentence, spot: Spot) -> bool:
    """`buses evacuating residents of Homs to Hama`: what comes next does not happen in Homs."""
    words = sentence.text.words[sentence.start : spot.start]
    moved = sentence.span.doc[spot.verb].lower_ in _moving()
    return moved and not re.search(r"\bto\s+(?:the\s+)?(?:\w+\s+){0,3}$", words)


@cache
def _moving() -> frozenset[str]:
    """The forms of the verbs by which people are taken from where they are."""
    return frozenset(form for word in listed("moving") for form in verb_forms(word))


# "WASHINGTON (Agency)": another story begins.
DATELINE = re.compile(r"\b[A-Z]{4,}(?:,? [A-Z][\w.]+)* \([A-Z]\w+\)")
PARTS = re.compile(r"\b(?:including|among\s+them)\b", re.I)
OF_PARTS = frozenset({"including", "among"})


def _spots(page: Page, sentence: Sentence) -> list[Spot]:
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
        verb = _verb_over(token)
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
        verb = _verb_over(sentence.span.doc[number]).i
        # "in the city of Homs, in the west of the country": the country holds the city
        around = match["noun"].lower() == "country" and any(not s.abroad for s in named)
        yield Spot(start, end, whole, False, _is_abroad(page, whole), verb, around)
    yield from _unnamed(page, sentence, named)


def _unnamed(page: Page, sentence: Sentence, named: list[Spot]) -> Iterator[Spot]:
    """`a rebel-held town in the north`: somewhere in the country in focus."""
    for match in UNNAMED.finditer(sentence.words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        country = _whole_country(page)
        number = sentence.token_over(end - 1)
        if country is None or number is None or any(start < s.end and s.start < end for s in named):
            continue
        side = match["side"]
        name = f"{side.lower()}ern {country.name or country.text}" if side else country.text
        where = replace(page.named(name), text=match[0])
        verb = _verb_over(sentence.span.doc[number]).i
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
        return _whole_country(page)
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


def _token_of(sentence: Sentence, found: places.Found) -> Token:
    """The word that heads a place's name."""
    number = sentence.token_over(found.start)
    token = sentence.span.doc[sentence.span.start if number is None else number]
    while found.start <= token.head.idx < found.phrase_end and token.head.i != token.i:
        token = token.head
    return token


def _verb_over(token: Token) -> Token:
    """The verb that a word hangs under; a verb is its own."""
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


def widened(page: Page, where: Where, perpetrator: Party | None, sentence: Sentence) -> Where:
    """Return a taken-over place, or what contains it where the perpetrator holds the place itself.

    Who holds a part of a town does not shell that part: where the words do not say where it hit,
    the part is not known.
    """
    if perpetrator is None or not where.within:
        return where
    name = re.escape(perpetrator.text.split()[0].lower().rstrip("s"))
    held = re.compile(
        rf"\b{name}s?[\s-]+(?:held|controlled)\b|\b(?:held|controlled)\s+by\s+(?:\w+\s+)?{name}s?\b",
        re.I,
    )
    for before in page.sentences[: sentence.number + 1]:
        words = before.words
        if held.search(words) and any(page.where(f).id == where.id for f in before.places):
            return replace(page.named(where.within[0]), text=where.within[0])
    return where
