"""Who holds a place, told beside it: "rebel-held Karsovia", "a stronghold", "under siege"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.records import Party
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
        if ground is None:
            continue
        acts = any(child.dep_ in {"nsubj", "aux"} for child in token.children)
        verb = acts and token.pos_ in {"VERB", "AUX"}
        if verb or (action == "holds") != (party is not None):
            continue
        first, last = min(start, ground.start), max(ground.end, end)
        yield Held(action, token, ground, party, None, "beside the place", first, last, True)


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
    near = [a for a in sentence.actors if a.end <= start <= a.end + 14 and a.actor.kind in HOLDERS]
    if near:
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
            t.pos_ in {"ADJ", "NOUN", "PROPN", "DET", "PUNCT", "PART"} or t.lower_ == "of"
            for t in leading
        ):
            turned = {t.text for t in leading} & {",", ".", ";"}
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
        if heads:
            ground = terrain.at(page, sentence, heads[0])
            return [ground] if ground is not None else []
        word = word.head
    before = [p for p in sentence.places if p.end <= token.idx <= p.end + 12]
    return [terrain.of(page, sentence, before[-1])] if before else []


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
