"""Where, when, how and by whom: what the words around a figure say of the happening.

An expression in the figure's own sentence governs; else the nearest earlier one about the same
matter (the same run of passages). A heading begins another matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from warmonitor.records import Party, When, Where
from warmonitor.values import actor as actors
from warmonitor.values import date as dates
from warmonitor.values import harm as harms
from warmonitor.values import place as places

from .page import Page, Sentence, earlier

if TYPE_CHECKING:
    from spacy.tokens import Token

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
# Prepositions in front of a place where something happened; the others lead elsewhere.
AT = frozenset({"in", "at", "on", "near", "of", "inside", "around", "across", "outside", "within", "over", "throughout", "targeting", "hit", "struck", "against", "'s", "the", "to"})
FROM = frozenset({"from", "towards", "toward", "via"})
SAID = re.compile(r"\b(?:said|says|told|reported|announced|added|stated|confirmed|statement|tweeted|according)\b[^.;]{0,25}$", re.I)
STATE = frozenset({"besieged"})  # outcomes that last: said in the present, they hold on the day of print
# How far back a place or a day is looked for, in sentences.
BACK = 12


@dataclass(frozen=True, slots=True)
class Scene:
    """Where, when, how and by whom, each None where the words do not say; `rules` says why."""

    place: Where | None = None
    time: When | None = None
    cause: str | None = None
    perpetrator: Party | None = None
    rules: tuple[tuple[str, str, str], ...] = ()


def place_of(
    page: Page, sentence: Sentence, token: Token, avoid: list[tuple[int, int]]
) -> tuple[Where, str] | None:
    """Return the place of a figure and the rule that found it."""
    own = _own_place(page, sentence, token, avoid)
    if own is not None:
        return own, "in the sentence"
    steps = 0
    for before in earlier(page, sentence):
        found = _own_place(page, before, None, [])
        if found is not None:
            return found, "the place of the passage"
        steps += 1
        if steps >= BACK:
            break
    return None


def _own_place(
    page: Page, sentence: Sentence, token: Token | None, avoid: list[tuple[int, int]]
) -> Where | None:
    """The most exact place of a sentence, of equal ones the nearest to the figure."""
    best: tuple[tuple[int, int, int], Where] | None = None
    words = sentence.text.words
    for found in sentence.places:
        if any(found.start < end and found.end > start for start, end in avoid):
            continue
        if _in_a_name(sentence, found):
            continue
        before = words[max(sentence.start, found.start - 24) : found.start].lower().split()
        lead = before[-1].strip("(,\"'“") if before else ""
        where = page.where(found.phrase)
        away = 1 if lead in FROM or (words[found.end : found.end + 6] in {"-based", " based"}) else 0
        if words[found.end : found.end + 6].lower() in {"-based", " based"}:
            continue
        distance = 0 if token is None else abs(found.start - token.idx)
        rank = (away, EXACT.get(where.precision, 3), distance)
        if best is None or rank < best[0]:
            best = (rank, where)
    return best[1] if best is not None else None


def _in_a_name(sentence: Sentence, found: places.Found) -> bool:
    """Tell whether a place is part of the name of an organisation or a person."""
    for actor in sentence.actors:
        if actor.start <= found.start and found.end <= actor.end and actor.actor.kind != "state":
            return True
    for entity in sentence.span.ents:
        if entity.label_ in {"PERSON", "ORG"} and entity.start_char <= found.start and found.end <= entity.end_char:
            return len(entity.text) > found.end - found.start + 2
    return False


def widened(page: Page, where: Where, perpetrator: Party | None, sentence: Sentence) -> Where:
    """Return a taken-over place, or what contains it where the perpetrator holds the place itself.

    Who holds a part of a town does not shell that part: where the words do not say where it hit,
    the part is not known.
    """
    if perpetrator is None or not where.within:
        return where
    held = re.compile(rf"\b({re.escape(perpetrator.text.split()[0].lower())}s?)[\s-]+(?:held|controlled)\b", re.I)
    for before in page.sentences[: sentence.number + 1]:
        words = before.words
        if held.search(words) and any(page.where(f.phrase).id == where.id for f in before.places):
            return replace(
                page.where(where.within[0]), text=where.within[0]
            )
    return where


def time_of(
    page: Page, sentence: Sentence, token: Token, *, inherit: bool = True
) -> tuple[When, str] | None:
    """Return the days of a figure and the rule that found them."""
    own = _own_time(sentence, token)
    if own is not None:
        return own.when, "in the sentence"
    if not inherit:
        return None
    for steps, before in enumerate(earlier(page, sentence)):
        if steps >= BACK:
            break
        found = _own_time(before, None)
        if found is not None:
            return found.when, "the last day named"
    return None


def _own_time(sentence: Sentence, token: Token | None) -> dates.Found | None:
    """The expression nearest to the figure; a day of saying serves only where there is no other."""
    words = sentence.text.words
    happening = []
    saying = []
    for found in sentence.times:
        said = SAID.search(words[sentence.start : found.start]) is not None
        (saying if said else happening).append(found)
    if token is None:
        known = [f for f in happening if f.when.first is not None or f.when.last is not None]
        return known[0] if known else None
    chosen = happening or saying
    if not chosen:
        return None
    return min(chosen, key=lambda f: _distance(f, token))


def _distance(found: dates.Found, token: Token) -> int:
    if found.start >= token.idx:
        return found.start - token.idx
    return token.idx - found.end + 15


def cause_of(sentence: Sentence, token: Token, implied: str | None) -> tuple[str, str] | None:
    """Return how people were harmed and the words that say so: those nearest to the figure."""
    if implied is not None:
        return implied, token.text
    named = [
        (start + sentence.start, end + sentence.start, cause)
        for start, end, cause in harms.causes(sentence.words)
    ]
    if not named:
        return None
    start, end, cause = min(named, key=lambda n: _closeness(n, token))
    return cause, sentence.text.words[start:end]


def _closeness(named: tuple[int, int, str], token: Token) -> tuple[int, int]:
    start, end, cause = named
    gap = max(start - (token.idx + len(token)), token.idx - end, 0)
    return (1 if cause == "clashes" else 0, gap)


def perpetrator_of(
    page: Page, sentence: Sentence, token: Token, *, passive: bool, victims: tuple[int, int]
) -> tuple[Party, str] | None:
    """Return who did it, by the words of the sentence, and the rule that found them."""
    del page
    doc = token.doc
    for head, rule in _agents(sentence, token, passive=passive):
        span = doc[max(head.left_edge.i, sentence.span.start) : min(head.right_edge.i + 1, sentence.span.end)]
        start, end = span.start_char, span.end_char
        for found in sentence.actors:
            if start <= found.start < end and not victims[0] <= found.start < victims[1]:
                if _acts(found):
                    return Party(_party_text(sentence, found), actors.say(found.actor)), rule
    return _beside_a_weapon(sentence, victims)


def _party_text(sentence: Sentence, found: actors.Found) -> str:
    return sentence.text.words[found.start : found.end]


def _acts(found: actors.Found) -> bool:
    return found.actor.kind in {"state", "state_force", "armed_group", "coalition"}


def _agents(sentence: Sentence, token: Token, *, passive: bool) -> list[tuple[Token, str]]:
    """The words that may name who did it: the subject, what follows "by", the subject of the clause."""
    found: list[tuple[Token, str]] = []
    verb = token
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in {"obl:agent", "obl", "nmod"} and any(c.lower_ == "by" for c in child.children):
                found.append((child, "by whom"))
            elif child.dep_ in {"nsubj", "nsubj:outer"} and not (passive and verb is token):
                found.append((child, "who acts"))
            elif child.dep_ in {"advcl", "advcl:relcl"} and child.lower_ not in {"said"}:
                found.extend(
                    (grand, "who acts beside it") for grand in child.children if grand.dep_ == "nsubj"
                )
        if verb.head.i == verb.i or verb.dep_ in {"ccomp", "parataxis", "acl:relcl"}:
            break
        verb = verb.head
        if not sentence.span.start <= verb.i < sentence.span.end:
            break
    return found


WEAPON = re.compile(
    r"^[\s-]*(?:\w+\s+)?(?:air|aerial|jets?|warplanes?|planes?|helicopters?|strikes?|airstrikes?|raids?|shelling|shells?|mortars?|"
    r"rockets?|missiles?|barrel|bombardment|fire|artillery|bombing|bombs?|attacks?|drones?|gunfire|snipers?|forces|offensive|assault)\b",
    re.I,
)


def _beside_a_weapon(sentence: Sentence, victims: tuple[int, int]) -> tuple[Party, str] | None:
    """`rebel shelling`, `government barrel bombs`, `Russian air strikes`: whose weapon it was."""
    words = sentence.text.words
    for found in sentence.actors:
        if victims[0] <= found.start < victims[1] or not _acts(found):
            continue
        if WEAPON.match(words[found.end : found.end + 40]) or WEAPON.search(words[found.start : found.end].split()[-1]):
            return Party(_party_text(sentence, found), actors.say(found.actor)), "whose weapon"
    return None
