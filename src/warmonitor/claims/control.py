"""Who took, lost, holds or besieges a place: control claims.

A verb, or a verb with its noun, is looked up in `reference/english/control.toml`; the tree says who
acts, and the place is the nearest name where the row expects one. "Rebel-held Karsovia" is told
once for each place of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.records import Control, Party, Reason, Where
from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from . import attribution, grammar, scene, speakers
from .page import Page, PlaceFound, Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 70  # characters from a word to the place it is told of
DOERS = scene.DOERS | {"person"}


@dataclass(frozen=True, slots=True)
class Held:
    """What a sentence says of one place: the deed, its word, who did it, and to whom."""

    action: str
    token: Token
    place: PlaceFound
    actor: Party | None
    against: Party | None
    rule: str
    start: int
    end: int


def claims(page: Page, reader: str) -> Iterator[Control]:
    """Yield the control claims of a document in the order of its text."""
    known: speakers.Speakers | None = None
    told: set[tuple[str, str, str | None]] = set()
    for sentence in page.sentences:
        if sentence.vocabulary.isdisjoint(_signs()):
            continue
        for held in _of_sentence(sentence):
            where = replace(page.where(held.place), text=held.place.name)
            if held.rule == "beside the place":
                who = held.actor.text if held.actor is not None else None
                key = (held.action, where.id or where.text, who)
                if key in told:
                    continue
                told.add(key)
            known = known or speakers.collect(page)
            yield _claim(page, known, sentence, held, where, reader)


def _claim(
    page: Page,
    known: speakers.Speakers,
    sentence: Sentence,
    held: Held,
    where: Where,
    reader: str,
) -> Control:
    when = scene.time_of(page, sentence, held.token, inherit=False)
    chain = attribution.chain(page, known, sentence, held.token)
    stance = "unconfirmed" if attribution.doubted(page, sentence, held.token) else "asserted"
    if chain and (chain[0].cue or "").lower().startswith("den"):
        stance = "denied"
    return Control(
        document=page.document.id,
        quote=sentence.text.quote(held.start, held.end),
        attribution=chain,
        stance=stance,
        place=where,
        time=when[0] if when is not None else None,
        reader=reader,
        reasons=(Reason("action", held.rule, held.token.text),),
        actor=held.actor,
        action=held.action,
        against=held.against,
    )


def _of_sentence(sentence: Sentence) -> Iterator[Held]:
    found = [*_beside(sentence), *_deeds(sentence), *_offensives(sentence), *_states(sentence)]
    seen: set[tuple[str, int]] = set()
    for held in sorted(found, key=lambda held: held.token.i):
        if (held.action, held.place.start) not in seen:
            seen.add((held.action, held.place.start))
            yield held


def _deeds(sentence: Sentence) -> Iterator[Held]:
    """Verbs, and verbs with the noun that carries their sense."""
    for token in sentence.span:
        acts = any(child.dep_ == "nsubj" for child in token.children)
        if token.pos_ not in {"VERB", "AUX"} and not acts:
            continue
        lemma = token.lemma_.lower()
        noun = _noun_of(token, lemma)
        row = noun[1] if noun is not None else _verbs().get(lemma)
        if row is None or _unreal(token):
            continue
        passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in token.children)
        last = noun[0] if noun is not None else token
        place = _owned(sentence, _place_of(sentence, row, token, last, passive=passive))
        actor = _agent(sentence, token) if passive else _subject(sentence, token)
        if place is None or (actor is None and row["action"] != "besieges"):
            continue
        first, end = token.idx, last.idx + len(last)
        if place in sentence.places:
            first, end = min(first, place.phrase_start), max(end, place.end)
        yield Held(
            row["action"],
            token,
            place,
            actor,
            _from_whom(sentence, token, place),
            f"{lemma} {noun[0].text}" if noun is not None else lemma,
            first,
            end,
        )


def _offensives(sentence: Sentence) -> Iterator[Held]:
    """`the rebel offensive in Karsovia`: whose offensive stands right in front of the noun."""
    for token in sentence.span:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in _attacks():
            continue
        near = [a for a in sentence.actors if a.end <= token.idx <= a.end + 2]
        row = {"verbs": (), "action": "attacking"}
        place = _place_of(sentence, row, token, token, passive=False)
        if not near or place is None or near[-1].actor.kind not in DOERS:
            continue
        start, end = near[-1].start, place.end
        party = _party(sentence, near[-1])
        against = _from_whom(sentence, token, place)
        yield Held("attacking", token, place, party, against, token.text, start, end)


def _noun_of(token: Token, lemma: str) -> tuple[Token, dict[str, Any]] | None:
    """The noun of "took control": right behind its verb, or its object."""
    rows = _phrases().get(lemma)
    if rows is None:
        return None
    for child in token.children:
        row = rows.get(child.lemma_.lower())
        if row is not None and child.i > token.i:
            return child, row
    return None


def _place_of(
    sentence: Sentence, row: dict[str, Any], token: Token, last: Token, *, passive: bool
) -> PlaceFound | None:
    """The place where the row expects it: the object, or behind one of its words."""
    if row.get("place") == "object":
        wanted = {"nsubj:pass"} if passive else {"obj"}
        for child in token.children:
            if child.dep_ not in wanted:
                continue
            place = _place_at(sentence, child)
            if place is not None:
                return place
            if child.lower_ in listed("place_noun") and _is_definite(child):
                return _place_before(sentence)
    words = sentence.text.words
    stop = last.idx + len(last)
    for place in sentence.places:
        if not stop <= place.start <= stop + REACH:
            continue
        between = words[stop : place.start]
        if TURNS.search(between):
            return None
        leads = between.lower().split()
        if row.get("place") == "object" and not passive and set(leads) <= {"the"}:
            return place
        if "verbs" in row:
            return place if leads[:1] and (leads[0] in ABOUT or "take" in leads) else None
        if set(leads) & set(row.get("behind", ())):
            return place
    return None


def _owned(sentence: Sentence, place: PlaceFound | None) -> PlaceFound | None:
    """The place in a place: in "Syria's Raqqa" it is Raqqa."""
    if place is None or place not in sentence.places:
        return place
    behind = sentence.places[sentence.places.index(place) + 1 :][:1]
    owns = behind and re.fullmatch(r"['’]?s\s", sentence.text.words[place.end : behind[0].start])
    return behind[0] if owns else place


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in listed("determiner") - listed("single") for child in noun.children)


def _place_before(sentence: Sentence) -> PlaceFound | None:
    """The place that "the town" stands for: the last one named before."""
    for number in range(sentence.number, max(-1, sentence.number - 4), -1):
        other = sentence.text.page.sentences[number]
        if other.run == sentence.run and other.places and number < sentence.number:
            return other.places[-1]
    return None


# What leads from "offensive", "control" or "siege" to the place.
ABOUT = frozenset({"on", "in", "of", "over", "against", "to", "into", "near", "at", "around"})
TURNS = re.compile(r"[;:]|\b(?:that|which|who|said|after|before|while|as|when)\b", re.I)


def _place_at(sentence: Sentence, token: Token) -> PlaceFound | None:
    """The place that a token names, or that is told behind it: "part of Karsovia"."""
    stop = token.idx + len(token)
    for entity in sentence.entities:
        if entity.label == "PLACE" and entity.start <= token.idx < entity.end:
            known = [p for p in sentence.places if p.start < entity.end and entity.start < p.end]
            named = entity.start, entity.end, entity.text
            return known[0] if known else PlaceFound(*named, *named)
    for place in sentence.places:
        if place.phrase_start <= token.idx < place.end:
            return place
        between = sentence.text.words[stop : place.start]
        if stop <= place.start <= stop + 40 and _runs_on(between):
            return place
    return None


def _runs_on(between: str) -> bool:
    """Tell whether words only lead to a name: "of the", "in the district of"; none turns away."""
    words = between.lower().split()
    return bool(words) and words[0] in {"of", "in"} and not TURNS.search(between) and len(words) < 6


def _beside(sentence: Sentence) -> Iterator[Held]:
    """`rebel-held Karsovia`, `besieged Karsovia`, `Karsovia, a rebel stronghold`."""
    for match in _held_pattern().finditer(sentence.words):
        action = _held()[match["how"].lower()]
        start, end = sentence.start + match.start(), sentence.start + match.end()
        token = sentence.token_over(sentence.start + match.start("how"))
        holder = _holder(sentence, match)
        party, start = holder if holder is not None else (None, start)
        place = _named_by(sentence, start, end)
        if place is None or token is None:
            continue
        word = sentence.span.doc[token]
        acts = any(child.dep_ in {"nsubj", "aux"} for child in word.children)
        if acts or (action == "holds") != (party is not None):
            continue
        yield Held(
            action,
            word,
            place,
            party,
            None,
            "beside the place",
            min(start, place.start),
            max(place.end, end),
        )


def _holder(sentence: Sentence, match: re.Match[str]) -> tuple[Party, int] | None:
    """Who holds, and where the word for it begins: "rebel-held", "a rebel stronghold"."""
    if match["who"]:
        actor = actors.read(match["who"])
        if actor is None:
            return None  # "hand-held", "remote-controlled"
        return Party(match["who"], actors.say(actor)), sentence.start + match.start()
    if match["how"].lower() not in {"stronghold", "bastion"}:
        return None
    start = sentence.start + match.start("how")
    near = [a for a in sentence.actors if a.end <= start <= a.end + 14 and a.actor.kind in DOERS]
    return (_party(sentence, near[-1]), near[-1].start) if near else None


def _named_by(sentence: Sentence, start: int, end: int) -> PlaceFound | None:
    """The place right behind such words, or the one in front that they describe."""
    words = sentence.text.words
    doc = sentence.span.doc
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
            return None if {t.text for t in leading} & {",", ".", ";"} else place
        break
    before = [p for p in sentence.places if p.end <= start]
    if before and APPOSED.fullmatch(words[before[-1].end : start]):
        return before[-1]
    return None


APPOSED = re.compile(
    r"\s*,?\s*(?:is\s+|are\s+|remains\s+)?(?:the|a|an|another)\s+(?:(?:last|only|major|key|main|strategic|besieged|largest|longtime)\s+)*",
    re.I,
)


def _states(sentence: Sentence) -> Iterator[Held]:
    """`Karsovia is under the control of the rebels`, `out of government control`."""
    for match in STATE.finditer(sentence.words):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        token = sentence.token_over(start)
        place = None if token is None else _told_of(sentence, sentence.span.doc[token])
        if place is None or token is None:
            continue
        near = [a for a in sentence.actors if start <= a.start < end or 0 <= a.start - end < 40]
        party = _party(sentence, near[0]) if near and near[0].actor.kind in DOERS else None
        action = "besieges" if match["what"].lower() == "siege" else "holds"
        if match["way"].lower().split()[0] in {"out", "outside", "beyond"}:
            action = "lost"
        if party is None and action != "besieges":
            continue
        yield Held(
            action,
            sentence.span.doc[token],
            place,
            party,
            None,
            match[0],
            min(start, place.start),
            max(end, place.end, near[0].end if near else end),
        )


def _told_of(sentence: Sentence, token: Token) -> PlaceFound | None:
    """The place that is "under control": the subject over a token, or the name it describes."""
    word = token
    for _ in range(3):
        word = word.head
        heads = grammar.subjects(word)
        if heads:
            return _place_at(sentence, heads[0])
    before = [p for p in sentence.places if p.end <= token.idx <= p.end + 12]
    return before[-1] if before else None


STATE = re.compile(
    r"\b(?P<way>under|in|out\s+of|outside|beyond)\s+(?:the\s+|a\s+)?(?:full\s+|complete\s+)?"
    r"(?:[\w'’-]+\s+)?(?P<what>control|siege|hands)\b(?:\s+(?:of|by)\b)?",
    re.I,
)


def _subject(sentence: Sentence, token: Token) -> Party | None:
    for subject in grammar.subjects(token):
        party = _party_at(sentence, subject)
        if party is not None:
            return party
    return None


def _agent(sentence: Sentence, token: Token) -> Party | None:
    for child in token.children:
        if any(grand.lower_ == "by" for grand in child.children):
            return _party_at(sentence, child)
    return None


def _party_at(sentence: Sentence, token: Token) -> Party | None:
    """The actor whose words a token stands in, or heads."""
    first, last = token.left_edge.idx, token.idx + len(token)
    inside = [
        a for a in sentence.actors if a.start < last + 40 and first <= a.end and a.end > first
    ]
    over = [a for a in inside if a.start <= token.idx < a.end] or [
        a for a in inside if first <= a.start and a.end <= last + 1
    ]
    end = token.right_edge.idx
    within = [a for a in sentence.actors if first <= a.start <= min(end, last + REACH)]
    for found in (*over, *within[:1]):
        if found.actor.kind in DOERS:
            return _party(sentence, found)
    return None


def _from_whom(sentence: Sentence, token: Token, place: PlaceFound) -> Party | None:
    """`took the town from the rebels`, `operations against the group`."""
    words = sentence.text.words
    for found in sentence.actors:
        lead = words[max(sentence.start, found.start - 14) : found.start].lower().split()
        near = token.idx < found.start < place.end + REACH
        if near and found.actor.kind in DOERS and set(lead[-2:]) & {"from", "against"}:
            return _party(sentence, found)
    return None


def _party(sentence: Sentence, found: actors.Found) -> Party:
    return Party(sentence.text.words[found.start : found.end], actors.say(found.actor))


def _unreal(token: Token) -> bool:
    """Tell whether the deed has not happened: "could take", "plans to take"."""
    meant = any(child.lower_ == "to" and child.dep_ == "mark" for child in token.children)
    if meant and token.head.lower_ not in listed("fact"):
        return True
    return any(
        child.dep_ in {"aux", "advmod"} and child.lower_ in listed("not_done")
        for child in token.children
    )


@cache
def _verbs() -> dict[str, dict[str, Any]]:
    return {word: row for row in table("english/control")["verb"] for word in row["words"]}


@cache
def _phrases() -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of verbs with a noun: verb, noun, row."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in table("english/control")["phrase"]:
        for verb in row["verbs"]:
            found.setdefault(verb, {}).update(dict.fromkeys(row["nouns"], row))
    return found


@cache
def _attacks() -> frozenset[str]:
    rows = table("english/control")["phrase"]
    return frozenset(
        noun for row in rows if row["action"] == "attacking" for noun in row["nouns"]
    ) - {"attack"}


@cache
def _held() -> dict[str, str]:
    return {
        word: row["action"] for row in table("english/control")["held"] for word in row["words"]
    }


@cache
def _held_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_held(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<who>[\w.'’]+)\s?[-\u2010\u2011]\s?(?=held|controlled|occupied))?"
        rf"(?P<how>{words})\b",
        re.I,
    )


@cache
def _signs() -> frozenset[str]:
    """Words without one of which a sentence says nothing of control."""
    verbs = {form for word in (*_verbs(), *_phrases()) for form in verb_forms(word)}
    irregular = table("english/control")["irregular"]["words"]
    nouns = {*_attacks(), *(f"{noun}s" for noun in _attacks()), "control", "siege", "hands"}
    return frozenset({*verbs, *irregular, *_held(), *nouns})
