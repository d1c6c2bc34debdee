"""Where it happened: the place of a figure, among all the places that are named around it.

A place that hangs on the word of harm itself goes before one that does not, then the most exact,
then the nearest. Where a speaker sits, what an organisation is called after, and a state that acts
are no places of harm.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.records import Party, Where
from warmonitor.reference.inflection import verb_forms

from . import spots
from .page import Page, Sentence, earlier
from .sayings import sayings
from .spots import BACK, Spot
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
# Characters: in a text without full stops what is farther away is told of something else.
FAR = 1_500


def place_of(page: Page, sentence: Sentence, token: Token) -> tuple[Where, str] | None:
    """Return the place of a figure and the rule that found it."""
    own = _own_place(page, sentence, token)
    if own is not None:
        return own, "in the sentence"
    if is_background(page, sentence):
        country = spots.whole_country(page)
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


def _own_place(page: Page, sentence: Sentence, token: Token) -> Where | None:
    """The place of a sentence that hangs on the harm; of such the most exact, then the nearest."""
    around = spots.of(page, sentence)
    if not around:
        return None
    best: tuple[tuple[int, ...], Where] | None = None
    verbs = _verbs_of(token)
    words = sentence.text.words
    parts = not OF_PARTS.isdisjoint(sentence.vocabulary)
    for spot in around:
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
    verb = spots.verb_over(token)
    verbs = {verb.i: 0}
    while (verb.tag_ == "VBG" and verb.dep_ in {"advcl", "xcomp", "acl"}) or verb.dep_ == "conj":
        verb = spots.verb_over(verb.head)
        if verb.i in verbs:
            break
        verbs[verb.i] = 1
    return verbs


def _apart(doc: Doc, verbs: dict[int, int], other: int) -> int:
    """How far the verb of a place is from that of a harm: itself 0, one of another harm 3."""
    if other in verbs:
        return verbs[other]
    told = doc[other]
    if told.dep_ == "acl" and told.tag_ in {"VBN", "VBD"} and spots.verb_over(told.head).i in verbs:
        return 0  # "the bodies of fighters killed in Homs"
    return 3 if told.lower_ in _harms() else 2


@cache
def _harms() -> frozenset[str]:
    """The forms of the verbs that kill or injure: what hangs under one is of its own figure."""
    return frozenset(form for word in listed("striking") for form in verb_forms(word))


def _handed_on(page: Page, sentence: Sentence) -> Spot | None:
    """The place that a sentence leaves for the ones behind it."""
    around = spots.of(page, sentence)
    if not around:
        return None
    opened = 0
    if "(" in sentence.words:
        opened = max((line.end() for line in DATELINE.finditer(sentence.words)), default=0)
    cues = {saying.at: sentence.span.doc[saying.at].idx for saying in sayings(sentence)}
    around = [
        spot
        for spot in around
        # "reported in Lima that rebels had attacked a village": nothing happened in Lima
        if spot.start >= sentence.start + opened and spot.start < cues.get(spot.verb, spot.end)
    ]
    return min(
        around,
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
