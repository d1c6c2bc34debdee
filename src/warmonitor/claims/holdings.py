"""Who holds a place, told beside it: "rebel-held Karsovia", "a stronghold", "under siege"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from warmonitor.records import Party, Where
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from . import beside, parties, terrain
from .page import Page, Sentence
from .terrain import Ground

if TYPE_CHECKING:
    from spacy.tokens import Token

HOLDERS = parties.DOERS | {"person", "activist"}


@dataclass(frozen=True, slots=True)
class Held:
    """What a sentence says of one place: the deed, its word, who did it, and to whom.

    `passing` says that it only stands beside the place: it is told once in a document.
    """

    action: str
    token: Token
    ground: Ground
    actor: Party | None
    against: Party | None
    rule: str
    start: int
    end: int
    passing: bool = False
    last: Token | None = None  # the noun that carries the sense of a verb


def find(page: Page, sentence: Sentence) -> Iterator[Held]:
    """Yield what the words beside places say of who holds or besieges them."""
    if not sentence.vocabulary.isdisjoint(_held()):
        yield from _beside(page, sentence)
    if not sentence.vocabulary.isdisjoint(_states()):
        yield from _under(page, sentence)


def _beside(page: Page, sentence: Sentence) -> Iterator[Held]:
    """`rebel-held Karsovia`, `besieged Karsovia`, `Karsovia, a rebel stronghold`."""
    for match in _held_pattern().finditer(sentence.words):
        action = _held()[match["how"].lower()]
        start, end = sentence.start + match.start(), sentence.start + match.end()
        number = sentence.token_over(sentence.start + match.start("how"))
        holder = _holder(page, sentence, match)
        party, start, stop = holder if holder is not None else (None, start, end)
        if number is None:
            continue
        token = sentence.span.doc[number]
        ground = _ground_by(page, sentence, start, max(end, stop)) or _called(page, sentence, token)
        ground = ground or _unheard(sentence, end)
        if ground is None:
            continue
        acts = any(child.dep_ in {"nsubj", "aux"} for child in token.children)
        verb = acts and token.pos_ in {"VERB", "AUX"}
        if verb or (action == "holds") != (party is not None):
            continue
        for other in (ground, *_next_to(page, sentence, ground)):
            first, last = min(start, other.start), max(other.end, end)
            yield Held(action, token, other, party, None, "beside the place", first, last, True)


def _next_to(page: Page, sentence: Sentence, ground: Ground) -> list[Ground]:
    """The name behind "and": "rebel-held Karsovia and Jarn"."""
    return [
        terrain.of(page, sentence, place)
        for place in sentence.places
        if sentence.text.words[ground.end : place.start] == " and "
    ]


def _unheard(sentence: Sentence, end: int) -> Ground | None:
    """A name that nothing else knows for a place, but that is held: "rebel-held eastern Jarn"."""
    match = NAME.match(sentence.text.words, end)
    number = sentence.token_over(match.end("name") - 1) if match is not None else None
    if match is None or number is None or sentence.text.words[end - 1].isupper():
        return None
    token = sentence.span.doc[number]
    if token.pos_ != "PROPN" or (token.head.i > token.i and token.head.pos_ == "NOUN"):
        return None  # "the rebel-held Syrian town"
    return Ground(Where(match["name"]), match.start("name"), match.end("name"), named=True)


NAME = re.compile(
    r"\s(?P<name>(?:(?:(?:north|south|east|west)\w*|central|upper|lower)\s)?"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
)


def _holder(page: Page, sentence: Sentence, match: re.Match[str]) -> tuple[Party, int, int] | None:
    """Who holds, and the characters of the words for it: "rebel-held", "a stronghold of rebels"."""
    start, end = sentence.start + match.start(), sentence.start + match.end()
    if match["who"]:
        actor = actors.read(match["who"])
        if actor is None:
            return None  # "hand-held", "remote-controlled"
        return Party(match["who"], actors.say(actor)), start, end
    if match["how"].lower() not in {"stronghold", "bastion"}:
        return None
    near = [a for a in sentence.actors if a.end <= start and a.actor.kind in HOLDERS]
    if near and BETWEEN.fullmatch(sentence.text.words, near[-1].end, start):
        return parties.of(sentence, near[-1]), near[-1].start, end
    behind = OF.match(sentence.text.words, end)
    after = [a for a in sentence.actors if behind and a.start == behind.end()]
    if after and after[0].actor.kind in HOLDERS:
        return parties.of(sentence, after[0]), start, after[0].end
    return None


def _called(page: Page, sentence: Sentence, token: Token) -> Ground | None:
    """The place that is called so: "Karsovia, where he was born, is a stronghold of rebels"."""
    if not any(child.dep_ == "cop" for child in token.children):
        return None
    heads = [child for child in token.children if child.dep_ == "nsubj"]
    return terrain.at(page, sentence, heads[0]) if heads else None


# "rebels' last strategic stronghold"
BETWEEN = re.compile(r"['’]?s?\s(?:(?!(?:and|or|in|of|from|to|the)\b)[\w-]+\s){0,3}")
OF = re.compile(r"\s+of\s+(?:the\s+)?")


def _ground_by(page: Page, sentence: Sentence, start: int, end: int) -> Ground | None:
    """The place right behind such words, or the one in front that they describe."""
    words, doc = sentence.text.words, sentence.span.doc
    for place in sentence.places:
        if place.start < end or place.start - end > 40:
            continue
        first, last = sentence.token_from(end), sentence.token_from(place.start)
        if first is None or last is None:
            continue
        leading = doc[first:last]
        if all(
            t.pos_ in {"ADJ", "NOUN", "PROPN", "DET", "PUNCT", "PART"}
            or t.lower_ in {"of", "held", "controlled"}
            for t in leading
        ):
            turned = {t.text for t in leading} & {",", ".", ";"}
            turned |= {t.lower_ for t in leading} & {"east", "west", "north", "south"}
            return None if turned else terrain.of(page, sentence, place)
        break
    before = [p for p in sentence.places if p.end <= start]
    if before and APPOSED.fullmatch(words[before[-1].end : start]):
        return terrain.of(page, sentence, before[-1])
    return None


APPOSED = re.compile(
    r"\s*,?\s*(?:(?:which\s+|where\s+[^,.;]{0,40}?)?(?:is|are|remains|was)\s+)?"
    r"(?:(?:the|a|an|another)\s+)?(?:(?:last|only|major|key|main|strategic|besieged|largest|longtime|vast)\s+)*",
    re.I,
)


def _under(page: Page, sentence: Sentence) -> Iterator[Held]:
    """`Karsovia is under the control of the rebels`, `out of government control`."""
    for match in _state_pattern().finditer(sentence.words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        number = sentence.token_over(start)
        if number is None:
            continue
        token = sentence.span.doc[number]
        for ground in _told_of(page, sentence, token):
            near = [a for a in sentence.actors if start <= a.start < end or 0 <= a.start - end < 30]
            near = [a for a in near if a.actor.kind in HOLDERS]
            besieges = match["what"].lower() in {"siege", "blockade", "encirclement"}
            action = "besieges" if besieges else "holds"
            if match["way"].lower().split()[0] in {"out", "outside", "beyond"}:
                action = "lost"
            if not near and action != "besieges":
                continue
            first, last = min(start, ground.start), max(end, ground.end, *(a.end for a in near[:1]))
            party = parties.of(sentence, near[0]) if near else None
            yield Held(action, token, ground, party, None, match[0], first, last)
    yield from _divided(page, sentence)


def _divided(page: Page, sentence: Sentence) -> Iterator[Held]:
    """`Karsovia is divided between rebel and government control`: both hold it."""
    match = DIVIDED.search(sentence.words)
    number = sentence.token_over(sentence.start + match.start()) if match is not None else None
    if match is None or number is None:
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    token = sentence.span.doc[number]
    holding = [a for a in sentence.actors if start <= a.start < end + 60]
    for ground in _told_of(page, sentence, token)[:1]:
        for found in [a for a in holding if a.actor.kind in HOLDERS][:2]:
            first, last = min(start, ground.start), max(found.end, ground.end)
            yield Held(
                "holds", token, ground, parties.of(sentence, found), None, match[0], first, last
            )


DIVIDED = re.compile(r"\b(?:divided|split)\s+between\b", re.I)


def _told_of(page: Page, sentence: Sentence, token: Token) -> list[Ground]:
    """The places that are "under control": the subject over a token, or the name it describes."""
    word = token
    for _ in range(3):
        heads = beside.subjects(word)
        if heads and heads[0].lower_ in PLURAL:
            return _both(page, sentence, heads[0])
        if heads:
            ground = terrain.at(page, sentence, heads[0])
            return [ground] if ground is not None else []
        word = word.head
    before = [p for p in sentence.places if p.end <= token.idx <= p.end + 12]
    return [terrain.of(page, sentence, before[-1])] if before else []


PLURAL = frozenset({"towns", "cities", "villages", "both"})


def _both(page: Page, sentence: Sentence, head: Token) -> list[Ground]:
    """The two places that "both towns" stands for: "Karsovia and Jarn", told before."""
    for number in range(sentence.number, max(-1, sentence.number - terrain.BACK), -1):
        other = page.sentences[number]
        places = [p for p in other.places if other is not sentence or p.end <= head.idx]
        pairs = [
            (one, two)
            for one, two in pairwise(places)
            if " and " in other.text.words[one.end : min(two.start, one.end + 40)]
        ]
        if other.run == sentence.run and pairs:
            grounds = [terrain.of(page, other, place) for place in pairs[-1]]
            start, end = head.idx, head.idx + len(head)
            return [Ground(ground.where, start, end, named=False) for ground in grounds]
    return []


@cache
def _held() -> dict[str, str]:
    return {
        word: row["action"] for row in table("english/control")["held"] for word in row["words"]
    }


@cache
def _states() -> frozenset[str]:
    return frozenset({*table("english/control")["state"]["words"], "divided", "split"})


@cache
def _held_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_held(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<who>[\w.'’]+)\s?[-\u2010\u2011]\s?(?=held|controlled|occupied))?"
        rf"(?P<how>{words})\b",
        re.I,
    )


@cache
def _state_pattern() -> re.Pattern[str]:
    words = "|".join(table("english/control")["state"]["words"])
    return re.compile(
        r"\b(?P<way>under|in|out\s+of|outside|beyond)\s+(?:the\s+|a\s+)?(?:full\s+|complete\s+)?"
        rf"(?:[\w'’-]+\s+)?(?P<what>{words})\b(?:\s+(?:of|by)\b)?",
        re.I,
    )
