"""How the things of a town stand: what is scarce, blocked, delivered or destroyed, by a sentence.

A word of state is looked up in `reference/english/conditions.toml`; its row says where the tree
has the thing, and what kinds of thing it is said of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.reference.inflection import plural, verb_forms
from warmonitor.reference.tables import table

from . import standing, things
from .page import Sentence
from .things import Thing
from .words import cues, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = {
    "verb": {"VERB", "AUX"},
    "noun": {"NOUN", "PROPN"},
    "adjective": {"ADJ", "VERB", "ADV"},
}
ACTS = frozenset({"nsubj", "nsubj:pass", "obj", "aux:pass"})  # "was hit", whatever its tag
NOT = listed("not") - {"without"}  # what somebody is without stands in the table
TO = frozenset({"to", "on"})
FOLLOWS = 5  # words in which what belongs to a word of state follows it
AROUND = 11  # words on each side in which another word belongs to it
CLIMB = 4  # steps up the tree in which a word may say that it is not so yet
# Behind these another clause begins, or another noun's.
ENDS = frozenset({"ccomp", "acl:relcl", "parataxis", "nsubj", "nsubj:pass"})
DENIES = ("deny", "deni", "reject", "refut", "dismiss")
SEEMS = frozenset({"seem", "appear"})


@dataclass(frozen=True, slots=True)
class State:
    """A word of state with its thing; without one where the word says all."""

    token: Token
    thing: Token | None
    topic: str
    direction: str
    stance: str
    rule: str


def find(sentence: Sentence) -> Iterator[State]:
    """Yield the states that a sentence tells, in the order of its words."""
    words = sentence.vocabulary
    if words.isdisjoint(_forms()) or not (things.named(words) or words & _whole()):
        return
    rows = _rows()
    for token, word in sentence.tokens:
        for row in rows.get(word, ()):
            if not _fits(sentence, token, row):
                continue
            told = list(_told(sentence, token, row))
            yield from told
            if told:
                break


def _fits(sentence: Sentence, token: Token, row: dict[str, Any]) -> bool:
    """Check what a row asks of the word itself and of the words around."""
    part = row["part"]
    if part in PARTS and token.pos_ not in PARTS[part]:
        acts = any(child.dep_ in ACTS for child in token.children) or standing.is_misread(token)
        if part != "verb" or not acts:
            return False
    if part == "adjective" and token.dep_ == "compound":
        return False
    if row["direction"] == "delivered" and token.tag_ == "VBG" and token.dep_ == "acl":
        return False  # "a convoy delivering aid" is on its way
    if "particle" in row:
        behind = sentence.between(token.i + 1, token.i + FOLLOWS)
        if not any(word in row["particle"] for _, word in behind):
            return False
    if "with" in row and part != "none":
        near = sentence.between(token.i - AROUND, token.i + AROUND)
        return any(word in row["with"] for _, word in near)
    return True


def _told(sentence: Sentence, token: Token, row: dict[str, Any]) -> Iterator[State]:
    rule = f"{token.lower_}: {row['direction']}"
    if "topic" in row:
        if not _unreal(token):
            direction, stance = _turned(row["direction"], token, token)
            yield State(token, None, row["topic"], direction, stance, rule)
        return
    fitting = []
    for place in row["thing"]:
        found = [t for t in standing.things_at(sentence, token, place, row) if _is_of(t, row)]
        fitting += found
        if found:
            break
    if not fitting and "alone" in row and _says_all(token, row) and not _unreal(token):
        yield State(token, None, row["alone_topic"], row["direction"], "asserted", rule)
    for thing in fitting:
        if row["part"] == "none" and not _had(token.head, row):
            continue
        if row["direction"] == "delivered" and _kept(token):
            yield State(token, thing.token, thing.topic, "blocked", "asserted", rule)
        elif not _unreal(token if row["part"] in PARTS else thing.token):
            direction, stance = row["direction"], "asserted"
            if row["part"] in PARTS:
                direction, stance = _turned(direction, token, thing.token)
            yield State(token, thing.token, thing.topic, direction, stance, rule)


def _is_of(thing: Thing, row: dict[str, Any]) -> bool:
    return not thing.kinds.isdisjoint(row["of"]) and thing.topic in row.get("only", {thing.topic})


def _had(thing: Token, row: dict[str, Any]) -> bool:
    """Tell whether "no water" is said of who has none, and not of what has not come."""
    cases = {child.lower_ for child in thing.children if child.dep_ == "case"}
    over = {thing.lower_, thing.head.lemma_.lower(), *cases}
    return not over.isdisjoint(row["with"])


def _says_all(token: Token, row: dict[str, Any]) -> bool:
    """`caused material damage`: where it is not said to what, a word beside it tells the kind."""
    words = {word.lower_ for word in things.before(token)}
    if words.isdisjoint(row["alone"]):
        return False
    behind = token.doc[token.i + 1 : token.i + 2].text
    if behind in TO or any(c.lower_ in TO for child in token.children for c in child.children):
        return False  # to something else, then: to a tank, to the economy
    word = token
    while word.dep_ == "conj" and word.head.i != word.i:
        word = word.head
    return word.dep_ in {"nsubj", "ROOT"} or word.head.lemma_.lower() in row["verbs"]


# What is only meant, feared or denied.


def _unreal(token: Token) -> bool:
    """Tell whether a state has not come about: "could run out", "to deliver", "if", "risk of"."""
    over = token.head
    meant = over.pos_ == "NOUN" or token.tag_ in {"VB", "VBG"} or token.dep_ in {"obl", "nmod"}
    if meant and over.i != token.i and over.lower_ in _listed("unreal"):
        return True
    word = token
    for _ in range(CLIMB):
        forms = {child.lower_ for child in word.children if child.dep_ in {"aux", "mark"}}
        if forms & cues("unreal") or forms & {"if", "unless", "lest"}:
            return True
        if "to" in forms and word.tag_ != "VBG" and not _is_fact(word.head):
            return True
        if word.head.i == word.i or word.dep_ in ENDS:
            return False
        if any(child.lower_ in {"the", "this", "these"} for child in word.children):
            return False  # "would ease the shortage": there is one
        word = word.head
    return False


def _kept(token: Token) -> bool:
    """Tell whether somebody is kept from it: "could not deliver", "was unable to reach"."""
    before = {child.lower_ for child in token.children if child.i < token.i}
    return bool(before & {"can", "could", "ca"} and before & NOT) or (
        "to" in before and token.head.lower_ in {"unable", "failed"}
    )


def _is_fact(verb: Token) -> bool:
    return verb.lower_ in listed("fact") or verb.lemma_.lower() in SEEMS


def _turned(direction: str, token: Token, thing: Token) -> tuple[str, str]:
    """The direction and the stance, where a word of denial stands by."""
    if "to" in {child.lower_ for child in token.children} and token.head.lemma_.lower() in SEEMS:
        return direction, "unconfirmed"
    over = [token.head, token.head.head, thing.head]  # "rejected accusations of bombing"
    if any(word.i != token.i and word.lower_.startswith(DENIES) for word in over):
        return direction, "denied"
    if not any(_negated(word) for word in (token, thing)):
        return direction, "asserted"
    opposite = table("english/conditions")["opposite"].get(direction)
    return (opposite, "asserted") if opposite is not None else (direction, "denied")


def _negated(word: Token) -> bool:
    """Tell whether "not", "no" or "no longer" stands by a word, or by the verb over it."""
    by = [child for child in word.children if child.i < word.i]
    if word.i > 0 and word.pos_ == "ADJ":
        by.append(word.nbor(-1))  # "was not enough food"
    if word.dep_ in {"amod", "obj", "acl"} and word.head.pos_ in {"VERB", "AUX"}:
        by += [child for child in word.head.children if child.i < word.head.i]
    for child in by:
        if child.lower_ in NOT and child.nbor().lower_ not in {"only", "just", "yet"}:
            return True
        if child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no":
            return True
    return False


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("english/conditions")[name]["words"])


@cache
def _rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the table by each form of their words."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in table("english/conditions")["state"]:
        for word in (*row["words"], *row.get("forms", ())):
            forms = {word}
            if row["part"] == "verb" and word in row["words"]:
                forms = verb_forms(word)
            elif row["part"] == "noun":
                forms = {word, plural(word)}
            for form in forms:
                found.setdefault(form, []).append(row)
    return found


@cache
def _forms() -> frozenset[str]:
    return frozenset(_rows())


@cache
def _whole() -> frozenset[str]:
    """The words that need no thing."""
    rows = table("english/conditions")["state"]
    return frozenset(
        form
        for row in rows
        if "topic" in row or "alone" in row
        for word in (*row["words"], *row.get("forms", ()))
        for form in ({word} if row["part"] != "verb" else verb_forms(word))
    )
