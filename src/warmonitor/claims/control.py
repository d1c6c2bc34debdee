"""Who took, lost, holds or besieges a place: control claims.

A verb, a verb with its noun, or a noun is looked up in `reference/english/control.toml`; the tree
says who acts and which ground it is. "Rebel-held Karsovia" is told once for each place of a
document (`holdings.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.records import Control, Party, Reason
from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from . import attribution, holdings, parties, scene, speakers, terrain, whereabouts
from .holdings import Held
from .page import Page, Sentence
from .terrain import Ground
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

Row = dict[str, Any]
REACH = 70  # characters from a word to the place it is told of


def claims(page: Page, reader: str) -> Iterator[Control]:
    """Yield the control claims of a document in the order of its text."""
    known: speakers.Speakers | None = None
    told: set[tuple[str, str, str | None]] = set()
    for sentence in page.sentences:
        if sentence.vocabulary.isdisjoint(_signs()):
            continue
        for held in _of_sentence(page, sentence):
            where = held.ground.where
            if held.passing:
                who = (held.actor.actor or held.actor.text) if held.actor is not None else None
                key = (held.action, where.id or where.text, who)
                if key in told:
                    continue
                told.add(key)
            known = known or speakers.collect(page)
            yield _claim(page, known, sentence, held, reader)


def _claim(
    page: Page, known: speakers.Speakers, sentence: Sentence, held: Held, reader: str
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
        place=held.ground.where,
        time=when[0] if when is not None else None,
        reader=reader,
        reasons=(Reason("action", held.rule, held.token.text),),
        actor=held.actor,
        action=held.action,
        extent=held.ground.extent,
        against=held.against,
    )


def _of_sentence(page: Page, sentence: Sentence) -> Iterator[Held]:
    found = [*holdings.find(page, sentence), *_deeds(page, sentence), *_nouns(page, sentence)]
    seen: set[tuple[str, str, str | None]] = set()
    for held in sorted(found, key=lambda held: (held.token.i, held.actor is None)):
        who = held.actor.text if held.actor is not None else None
        key = (held.action, held.ground.where.text, who)
        if key not in seen and (held.action, held.ground.where.text, None) not in seen:
            seen.add(key)
            yield held


def _deeds(page: Page, sentence: Sentence) -> Iterator[Held]:
    """Verbs, and verbs with the noun that carries their sense."""
    verbs, phrases = _verbs(), _phrases()
    for token, lemma in sentence.lemmas:
        if lemma not in verbs and lemma not in phrases:
            continue
        acts = any(child.dep_ == "nsubj" for child in token.children)
        if (token.pos_ not in {"VERB", "AUX"} and not acts) or _unreal(token):
            continue
        for row, last in _rows_of(token):
            held = _deed(page, sentence, token, row, last)
            if held is not None:
                yield held
                break


def _deed(page: Page, sentence: Sentence, token: Token, row: Row, last: Token) -> Held | None:
    """What one row makes of a verb, or None where its place or its party is missing."""
    if row.get("ousting"):
        ousted = _object(token)
        against = parties.named(page, sentence, ousted) if ousted is not None else None
        ground = _behind(page, sentence, token, last, row["behind"])
        passive = parties.is_passive(token)
        if against is None or ground is None:
            return None
        head = parties.doer(token)
        actor = parties.named(page, sentence, head) if head is not None else None
        if actor is None and not passive:
            return None
        action = row["action"]
        if passive and actor is None:
            action, actor, against = "lost", against, None
    else:
        actor = _actor(page, sentence, token, row)
        ground = _ground(page, sentence, token, row, last)
        if ground is None and row["action"] in AFIELD and _is_armed(actor):
            ground = _of_passage(page, sentence, token)
        if ground is None:
            return None
        against = _from_whom(sentence, token, ground)
        action = row["action"]
        if actor is None and action != "besieges":
            return None
        if row.get("armed") and not _is_armed(actor):
            return None
        if action == "attacking" and _is_fire(sentence, token):
            return None
    first = min(token.idx, ground.start)
    end = max(last.idx + len(last), ground.end if ground.start - token.idx < REACH * 2 else 0)
    return Held(action, token, ground, actor, against, _named_rule(token, last), first, end)


# Deeds whose place may be told before: "the rebels launched an offensive".
AFIELD = frozenset({"attacking", "repelled"})


def _of_passage(page: Page, sentence: Sentence, token: Token) -> Ground | None:
    """The place that the passage is about, for a deed that names none."""
    around = whereabouts.place_of(page, sentence, token)
    if around is None:
        return None
    return Ground(around[0], token.idx, token.idx + len(token), named=False)


def _named_rule(token: Token, last: Token) -> str:
    lemma = token.lemma_.lower()
    return lemma if last is token else f"{lemma} {last.text}"


def _is_armed(actor: Party | None) -> bool:
    """Tell whether a party is one whose leaving is a withdrawal: fighters, not a state."""
    known = actors.read(actor.text) if actor is not None else None
    return known is not None and known.kind in {"armed_group", "state_force"}


def _rows_of(token: Token) -> Iterator[tuple[Row, Token]]:
    """The rows that fit a verb, the longest first, and the last of the words that fit."""
    lemma = token.lemma_.lower()
    phrases = _phrases().get(lemma, {})
    for child in token.children:
        row = phrases.get(child.lemma_.lower())
        if row is not None and child.i > token.i and not _from_afar(child):
            yield row, child
    for row in _verbs().get(lemma, ()):
        if "particles" not in row:
            yield row, token
            continue
        beside = token.doc[token.i + 1 : token.i + 2]
        near = [*(c for c in token.children if c.i > token.i), *beside]
        near += [grand for child in near for grand in child.children if grand.dep_ == "case"]
        particle = next((word for word in near if word.lower_ in row["particles"]), None)
        if particle is not None:
            yield row, particle if particle.i < token.i + 3 else token


def _actor(page: Page, sentence: Sentence, token: Token, row: Row) -> Party | None:
    if "who" in row:
        for child in token.children:
            if child.i > token.i and any(g.lower_ in row["who"] for g in child.children):
                head = child
                for grand in child.children:  # "into the hands of the rebels"
                    if child.lemma_.lower() == "hand" and grand.dep_ == "nmod":
                        head = grand
                return parties.named(page, sentence, head)
        return None
    does = parties.doer(token)
    if does is not None and does.lemma_.lower() in _operations():
        return Party(does.text)
    return parties.named(page, sentence, does) if does is not None else None


def _object(token: Token) -> Token | None:
    wanted = {"nsubj:pass"} if parties.is_passive(token) else {"obj"}
    return next((child for child in token.children if child.dep_ in wanted), None)


def _ground(page: Page, sentence: Sentence, token: Token, row: Row, last: Token) -> Ground | None:
    """The place where the row expects it: the object, the subject, or behind one of its words."""
    if row.get("place") == "object":
        head = _object(token)
        ground = terrain.at(page, sentence, head) if head is not None else None
        if ground is not None:
            return ground
        if head is not None and row["action"] == "holds":
            return None  # "controls all forces in Karsovia"
        if token.dep_ in {"acl", "acl:relcl"} and token.tag_ == "VBN":
            return terrain.at(page, sentence, token.head)  # "Homs, held by the rebels"
    if row.get("place") == "subject":
        heads = [child for child in token.children if child.dep_ == "nsubj"]
        return terrain.at(page, sentence, heads[0]) if heads else None
    beside = _right_behind(page, sentence, token, last, row)
    return beside or _behind(page, sentence, token, last, row.get("behind", ()))


def _right_behind(
    page: Page, sentence: Sentence, token: Token, last: Token, row: Row
) -> Ground | None:
    """The name right behind a verb, whatever the tree says: "entered Karsovia"."""
    if row.get("place") != "object" or parties.is_passive(token):
        return None
    stop = last.idx + len(last)
    for place in sentence.places:
        if place.start >= stop:
            leads = sentence.text.words[stop : place.start].lower().split()
            return terrain.of(page, sentence, place) if set(leads) <= {"the"} else None
    return None


def _behind(
    page: Page, sentence: Sentence, token: Token, last: Token, leads: list[str]
) -> Ground | None:
    """The place behind one of some words: by the tree, else the next name behind such a word."""
    for head in (last, token):
        for child in head.children:
            if child.i > token.i and any(grand.lower_ in leads for grand in child.children):
                ground = terrain.at(page, sentence, child)
                if ground is not None:
                    return ground
    words = sentence.text.words
    stop = last.idx + len(last)
    for place in sentence.places:
        if not stop <= place.start <= stop + REACH:
            continue
        between = words[stop : place.start]
        if terrain.TURNS.search(between):
            return None
        if set(between.lower().split()) & set(leads):
            return terrain.of(page, sentence, place)
    return None


def _nouns(page: Page, sentence: Sentence) -> Iterator[Held]:
    """`the rebel offensive in Karsovia`, `the capture of Karsovia by the rebels`."""
    nouns = _deed_nouns()
    for token, lemma in sentence.lemmas:
        row = nouns.get(lemma)
        if row is None or token.pos_ != "NOUN" or _from_afar(token):
            continue
        if row["action"] == "attacking" and _is_fire(sentence, token):
            continue
        ground = _behind(page, sentence, token, token, row["behind"])
        near = [a for a in sentence.actors if a.end <= token.idx <= a.end + 2]
        near = [a for a in near if a.actor.kind in parties.DOERS]
        head = parties.owner(token, frozenset({"by"}))
        actor = parties.of(sentence, near[-1]) if near else None
        if actor is None and head is not None:
            actor = parties.named(page, sentence, head)
        afield = row["action"] in AFIELD and lemma != "attack"
        if ground is None and afield and _is_armed(actor):
            ground = _of_passage(page, sentence, token)
        if ground is None or (actor is None and not (row.get("nobody") and ground.named)):
            continue
        start = min(near[-1].start if near else token.idx, ground.start)
        against = _from_whom(sentence, token, ground)
        end = max(token.idx + len(token), ground.end)
        yield Held(row["action"], token, ground, actor, against, token.text, start, end)


def _from_afar(token: Token) -> bool:
    """Tell whether a deed is from the air, from afar or of one person: "a mortar attack"."""
    beside = {child.lower_ for child in token.children if child.i < token.i}
    return bool({part for word in beside for part in (word, *word.split("-"))} & _afar())


def _is_fire(sentence: Sentence, token: Token) -> bool:
    """Tell whether "attack" is said of strikes or shelling told in the same sentence."""
    return token.lemma_.lower() == "attack" and any(
        cause.cause in {"airstrike", "shelling", "chemical", "bombing"} for cause in sentence.causes
    )


def _from_whom(sentence: Sentence, token: Token, ground: Ground) -> Party | None:
    """`took the town from the rebels`, `operations against the group`."""
    words = sentence.text.words
    for found in sentence.actors:
        lead = words[max(sentence.start, found.start - 14) : found.start].lower().split()
        near = token.idx < found.start < ground.end + REACH
        if near and found.actor.kind in parties.DOERS and set(lead[-2:]) & {"from", "against"}:
            return parties.of(sentence, found)
    return None


def _unreal(token: Token) -> bool:
    """Tell whether the deed has not happened: "could take", "plans to take"."""
    meant = any(child.lower_ == "to" and child.dep_ == "mark" for child in token.children)
    over = token.head.head if token.dep_ == "acl" else token.head
    if meant and over.lower_ not in listed("fact"):
        return True
    return any(
        child.dep_ in {"aux", "advmod"} and child.lower_ in listed("not_done")
        for child in token.children
    )


@cache
def _verbs() -> dict[str, list[Row]]:
    """The rows of verbs, those that need more words first."""
    rows: dict[str, list[Row]] = {}
    for row in table("english/control")["verb"]:
        for word in row["words"]:
            rows.setdefault(word, []).append(row)
    return {
        word: sorted(some, key=lambda row: "particles" not in row and "ousting" not in row)
        for word, some in rows.items()
    }


@cache
def _phrases() -> dict[str, dict[str, Row]]:
    """The rows of verbs with a noun: verb, noun, row."""
    found: dict[str, dict[str, Row]] = {}
    for row in table("english/control")["phrase"]:
        row = {"behind": table("english/control")["about"]["words"], **row}
        for verb in row["verbs"]:
            found.setdefault(verb, {}).update(dict.fromkeys(row["nouns"], row))
    return found


@cache
def _deed_nouns() -> dict[str, Row]:
    return {word: row for row in table("english/control")["noun"] for word in row["words"]}


@cache
def _operations() -> frozenset[str]:
    return frozenset(table("english/control")["operation"]["words"])


@cache
def _afar() -> frozenset[str]:
    return frozenset(table("english/control")["afar"]["words"])


@cache
def _signs() -> frozenset[str]:
    """Words without one of which a sentence says nothing of control."""
    rows = table("english/control")
    verbs = {form for word in (*_verbs(), *_phrases()) for form in verb_forms(word)}
    held = {word for row in rows["held"] for word in row["words"]}
    nouns = {*_deed_nouns(), *(f"{noun}s" for noun in _deed_nouns()), *rows["state"]["words"]}
    return frozenset({*verbs, *rows["irregular"]["words"], *held, *nouns})
