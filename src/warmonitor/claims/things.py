"""What a noun stands for in the life of a town: something that people need, or a building.

`reference/english/conditions.toml` has the words. Needs often come in a carrier, which says nothing
by itself: "medical supplies", "access to water", "a convoy delivering aid".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.reference.inflection import plural
from warmonitor.reference.tables import table

from .page import Sentence
from .scene import DOERS, HELD

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
BESIDE = frozenset({"compound", "amod", "nmod", "nmod:poss"})
CARRIES = frozenset({"acl", "acl:relcl"})  # "a convoy delivering aid", "a truck that carried food"
AROUND = frozenset({"in", "near", "at", "outside", "inside", "across"})  # what only stands there


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun with what it stands for; `kinds` say what can happen to it."""

    token: Token
    topic: str
    kinds: frozenset[str]


def named(vocabulary: frozenset[str]) -> bool:
    """Tell whether the words of a sentence name any thing at all."""
    return not vocabulary.isdisjoint(_words())


def at(sentence: Sentence, token: Token) -> list[Thing]:
    """Return the things that a noun stands for, and those that are joined to it."""
    found = list(_one(sentence, token))
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOUNS:
            found += at(sentence, child)
    return found


def beside(sentence: Sentence, token: Token) -> list[Thing]:
    """Return the needs that stand in front of a noun: "food and water shortages"."""
    topics = dict.fromkeys(_topics(word) for word in before(token))
    kinds = frozenset({"need"})
    return [Thing(token, topic, kinds) for topic in topics if topic is not None]


def before(token: Token) -> list[Token]:
    """Return the words in front of a noun that belong to it, the nearest first."""
    lefts = [child for child in token.lefts if child.dep_ in BESIDE]
    if token.dep_ == "conj" and lefts and token.head.pos_ in NOUNS:
        joint = {child.dep_ for child in token.head.children} <= {"conj", "cc", "case", "amod"}
        lefts += [token.head] if joint and token.left_edge.i - token.head.i <= 2 else []
    words = {word for child in lefts for word in child.subtree if word.i < token.i}
    return sorted(words, key=lambda word: -word.i)


def is_noun(token: Token) -> bool:
    """Tell whether a word stands as a noun, whatever its tag: "allowed aid into the town"."""
    return token.pos_ in NOUNS or token.dep_ in {"obj", "nsubj", "nsubj:pass"}


def _one(sentence: Sentence, token: Token) -> Iterator[Thing]:
    if token.lower_ in _listed("measure") or token.pos_ == "NUM":
        for child in _behind(token, frozenset({"of"})):
            yield from at(sentence, child)
    if not is_noun(token):
        return
    front = before(token)
    needs = list(_needs(sentence, token, front))
    if not any("moved" in thing.kinds for thing in needs):  # an aid warehouse is aid
        yield from _buildings(sentence, token, front)
    yield from needs


def _needs(sentence: Sentence, token: Token, front: list[Token]) -> Iterator[Thing]:
    name = token.pos_ == "PROPN" and not (token.is_lower or token.is_sent_start)
    if name or _listed("other") & {word.lower_ for word in front}:
        return
    for row in _rows("need").get(token.lower_, ()):
        yield Thing(token, row["topic"], frozenset(row.get("kinds", ("need", "goods"))))
    for row in _rows("carrier").get(token.lower_, ()):
        yield from _carried(sentence, token, front, row)


def _carried(
    sentence: Sentence, token: Token, front: list[Token], row: dict[str, Any]
) -> Iterator[Thing]:
    """The needs in a carrier: in front of it, behind it, or its own."""
    kinds = frozenset(row["kinds"])
    topics = [topic for word in front if (topic := _topics(word)) is not None][:1]
    if not topics:
        inner = [*_behind(token, frozenset({"of", "to", "for", "with"}))]
        for child in token.children:
            if child.dep_ in CARRIES:
                inner += [grand for grand in child.children if grand.dep_ in {"obj", "obl"}]
        topics = [t.topic for one in inner for t in at(sentence, one) if "need" in t.kinds]
        aimed = [one for one in inner if one.pos_ != "PROPN"]
        if not topics and "topic" in row and ("bare" not in kinds or not aimed):
            topics = [row["topic"]]
    for topic in dict.fromkeys(topics):
        yield Thing(token, topic, kinds)


def _buildings(sentence: Sentence, token: Token, front: list[Token]) -> Iterator[Thing]:
    words = {word.lower_ for word in front}
    for row in _rows("building").get(token.lower_, ()):
        if "beside" in row and words.isdisjoint(row["beside"]):
            continue
        if row.get("common") and token.pos_ == "PROPN":
            continue
        civil = row["topic"] == "hospital_damage"
        if not civil and _is_military(sentence, token, front, lived=row.get("lived", False)):
            return
        kinds = {"building", "struck"} if row.get("struck") else {"building"}
        yield Thing(token, row["topic"], frozenset(kinds))
        if "serves" in row:
            yield Thing(token, row["serves"], frozenset({"service"}))
        return


def _is_military(sentence: Sentence, token: Token, front: list[Token], *, lived: bool) -> bool:
    """Tell whether a building is said to be an armed side's: "a command centre", "used by rebels".

    A place where people live is not, whoever holds it.
    """
    own = list(front)
    for child in token.rights:
        cases = {grand.lower_ for grand in child.children if grand.dep_ == "case"}
        if child.dep_ in {"nmod", *CARRIES} and not cases & AROUND:
            own += [word for word in child.subtree if word.i - token.i < 9]
    words = sentence.text.words
    parties = [f for f in sentence.actors if f.actor.kind in DOERS and f.actor.kind != "state"]
    for word in own:
        end = word.idx + len(word)
        armed = word.lower_ in _listed("military")
        armed = armed or any(f.start <= word.idx < f.end for f in parties)
        if armed and not (lived and HELD.match(words[end : end + 12])):
            return True
    return False


def _behind(token: Token, leads: frozenset[str]) -> list[Token]:
    """The nouns that hang on a word behind one of some small words."""
    led = token.doc[token.i + 1 : token.i + 2].text.lower() in leads
    behind = [child for child in token.rights if child.dep_ in {"nmod", "obl"}]
    cases = [{g.lower_ for g in child.children if g.dep_ == "case"} for child in behind]
    return [
        child
        for child, case in zip(behind, cases, strict=True)
        if case & leads or (led and not case)  # "access to clean running water"
    ]


def _topics(word: Token) -> str | None:
    """The topic that a word in front of a carrier gives it."""
    rows = _rows("beside").get(word.lower_) or _rows("need").get(word.lower_)
    return rows[0]["topic"] if rows else None


@cache
def _listed(name: str) -> frozenset[str]:
    words = table("english/conditions")[name]["words"]
    return frozenset(form for word in words for form in (word, plural(word)))


@cache
def _rows(kind: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of the table by each form of their words."""
    found: dict[str, list[dict[str, Any]]] = {}
    section, key = ("need", "beside") if kind == "beside" else (kind, "words")
    for row in table("english/conditions")[section]:
        for word in row.get(key, ()):
            for form in {word, plural(word)}:
                found.setdefault(form, []).append(row)
    return found


@cache
def _words() -> frozenset[str]:
    return frozenset(
        word for kind in ("need", "beside", "carrier", "building") for word in _rows(kind)
    )
