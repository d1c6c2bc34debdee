"""Which words of a sentence stand for the people of a verb: by its tree, and beside it.

The tree names subjects and objects; where it is of no help (commas lost, headlines), the people and
the numbers that stand right before or behind the word are taken, the nearest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warmonitor.values import harm as harms
from warmonitor.values import victim

from . import nouns
from .page import Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
PASSIVE = frozenset({"nsubj:pass", "aux:pass"})
NEAREST = 8  # "23 civilians among them eight children and six women": the parts stand nearer
REACH = 14  # words that a victim may stand before or behind its verb where the tree is of no help


def subjects(token: Token, depth: int = 0) -> list[Token]:
    """The subjects of a verb or state, the nearest first; through "who" and shared ones."""
    own = [child for child in token.children if child.dep_ in SUBJECTS]
    if own:
        if own[-1].lower_ in listed("relative"):
            joined = token.head if token.dep_ == "conj" else token
            if joined.dep_ == "acl:relcl":  # "those who were hurt or who died"
                return [joined.head]
        return own[::-1]
    if token.dep_ in {"acl", "acl:relcl"} and token.head.pos_ not in {"VERB", "AUX"}:
        return [token.head]
    if depth >= 3 or token.dep_ not in {"conj", "xcomp", "ccomp", "advcl", "parataxis"}:
        return []
    head = token.head
    if token.dep_ == "xcomp":
        # "forced millions to flee": who is forced is who flees.
        forced = [
            child for child in head.children if child.dep_ in {"obj", "iobj"} and child.i < token.i
        ]
        if forced:
            return forced[::-1]
    if token.dep_ == "ccomp" and not is_passive(head):
        return []
    if token.dep_ in {"advcl", "parataxis"} and token.tag_ not in {"VBN", "VBG"}:
        return []
    return subjects(head, depth + 1)


def sufferer(sentence: Sentence, losses: Token) -> Token | None:
    """Who suffered what a noun of harm tells: "the rebels suffered", "inflicted on the army"."""
    verb = losses.head if losses.dep_ == "obj" else losses
    suffering = subjects(verb) if verb.lower_ in listed("suffering") else []
    if suffering:
        return suffering[0]
    place, end = losses.i + 1, sentence.span.end
    for word in losses.doc[place : min(place + 4, end - 1)]:
        if word.lower_ in listed("suffered_by"):
            return nouns.noun_from(word.nbor(), end)
        if word.pos_ not in {"NOUN", "CCONJ"}:
            return None
    return None


def objects_of(token: Token) -> list[Token]:
    """The objects of a verb; those of a verb joined to it, where it has none of its own."""
    found = [
        child for child in token.children if child.dep_ in {"obj", "iobj"} and child.i > token.i
    ]
    if found:
        return found
    for child in token.children:
        if child.dep_ == "conj" and harms.read(child.lower_) and child.i - token.i <= 3:
            return [c for c in child.children if c.dep_ == "obj"]
    return []


def is_passive(token: Token) -> bool:
    """Tell whether a verb, or a participle of headlines, says what was done to its subject."""
    if any(child.dep_ in PASSIVE for child in token.children):
        return True
    if token.tag_ == "VBN":
        return not any(
            child.lower_ in listed("have") and child.dep_ == "aux" for child in token.children
        ) or any(child.lower_ == "been" for child in token.children)
    if token.tag_ in {"VBD", "JJ", "NNP", "NN"}:
        return any(child.lower_ in listed("be") for child in token.children)
    return False


def left(sentence: Sentence, token: Token) -> list[Token]:
    """The people, or numbers, before a word, the nearest first."""
    found: list[Token] = []
    for place in range(token.i - 1, max(sentence.span.start, token.i - REACH) - 1, -1):
        word = token.doc[place]
        if may_head(word) and (counted(sentence, word) or victim.read(word.lower_) is not None):
            found.append(word)
        if word.lower_ in {"that", "when", "after", "where", "before", "because", ";", ":"}:
            break
    return found[:NEAREST]


def right(sentence: Sentence, token: Token) -> list[Token]:
    """The nearest people, or number, behind a word."""
    for word in token.doc[token.i + 1 : min(token.i + REACH // 2 + 1, sentence.span.end)]:
        if counted(sentence, word) or (may_head(word) and victim.read(word.lower_) is not None):
            return [word]
        if word.pos_ in {"VERB", "AUX", "SCONJ"} and word.tag_ not in {"VBG", "VBN"}:
            return []
        if word.lower_ in {"by", "in", "after", "when", "on", "at", "from", ".", ";", ":"}:
            return []
    return []


def number_before(sentence: Sentence, token: Token) -> list[Token]:
    """`another 17 injured`, `700 got injured`: a number without a noun right before the verb."""
    place = token.i - 1
    while place >= sentence.span.start and (
        token.doc[place].pos_ in {"AUX", "ADV"}
        or token.doc[place].lower_ in listed("be") | {"more", "others", "to"}
    ):
        if counted(sentence, token.doc[place]):
            break
        place -= 1
    if place >= sentence.span.start and counted(sentence, token.doc[place]):
        return [token.doc[place]]
    return []


def number_behind(sentence: Sentence, token: Token) -> list[Token]:
    """`killing 15`, `wounded dozens more`: a number right behind the verb."""
    place = behind(sentence, token)
    while place < sentence.span.end and token.doc[place].lower_ in listed("behind_harm"):
        if counted(sentence, token.doc[place]):
            break
        place += 1
    if place < sentence.span.end and counted(sentence, token.doc[place]):
        return [token.doc[place]]
    return []


def behind(sentence: Sentence, token: Token) -> int:
    """The place behind a verb and behind one joined to it: "killed or wounded 30"."""
    joins = token.i + 1 < sentence.span.end and token.nbor().lower_ in {"or", "and"}
    place = token.i + (2 if joins else 1)
    if place + joins >= sentence.span.end:
        return token.i + 1
    joined = token.doc[place]  # without "and" in headlines: "Nine Rebels Killed Wounded"
    past = {token.tag_, joined.tag_} <= {"VBD", "VBN"}
    if past and any(row.part == "verb" for row in harms.read(joined.lower_)):
        return token.i + 1 if not joins and is_attribute(sentence, joined) else place + 1
    return token.i + 1


def is_attribute(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word stands before its noun: `wounded fighters`, `Besieged Towns`."""
    if token.i + 1 >= sentence.span.end:
        return False
    after = token.doc[token.i + 1]
    if after.pos_ == "DET" or counted(sentence, after):
        return False  # "abducted four others" is done to them, whatever the tree says
    if token.dep_ in {"amod", "compound"} and token.head.i > token.i:
        return not token.is_title or (after.pos_ in {"NOUN", "PROPN"} and after.i == token.head.i)
    return False


def is_claimed(sentence: Sentence, token: Token) -> bool:
    """Tell whether the number right behind a word belongs to the word of harm behind it.

    "Eight Civilians Killed 14 Injured": the fourteen are the injured.
    """
    place = token.i + 1
    if place >= sentence.span.end:
        return False
    first = token.doc[place]
    number = sentence.found_at(first)
    if number is None and first.lower_ not in listed("others"):
        return False
    stop = first.idx + len(first) if number is None else number.end
    behind = [w for w in token.doc[place : sentence.span.end] if w.idx >= stop][:3]
    if (
        len(behind) > 1
        and victim.read(behind[0].lower_) is not None
        and not harms.read(behind[0].lower_)
    ):
        # "Three killed 12 others injured in": the others are the injured; "killed 30 people
        # injured 90" goes on with an object of its own.
        if len(behind) < 3 or counted(sentence, behind[2]) or behind[1].tag_ not in {"VBN", "VBD"}:
            return False
        behind = behind[1:]
    if not behind or not any(h.part in {"verb", "adjective"} for h in harms.read(behind[0].lower_)):
        return False
    return behind[0].pos_ != "NOUN" and bool(left(sentence, token))


def starts_people(sentence: Sentence, place: int) -> bool:
    """Tell whether people, or a number, stand right behind a verb."""
    for token in sentence.span.doc[place : min(place + 7, sentence.span.end)]:
        if counted(sentence, token) or victim.read(token.lower_) is not None:
            return True
        if token.pos_ in {"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"}:
            return False
        if token.pos_ == "PUNCT" and token.text not in {"-", '"', "“"}:
            return False
    return False


def may_head(token: Token) -> bool:
    """Tell whether a word can stand for people."""
    return (
        token.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}
        or victim.read(token.lower_) is not None
    )


def counted(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is part of a counted expression that is no share."""
    found = sentence.found_at(token)
    return found is not None and found.form != "share"


def depth_of(token: Token) -> int:
    """Return how far below the root of its sentence a word stands."""
    steps = 0
    while token.head.i != token.i and steps < 50:
        token = token.head
        steps += 1
    return steps
