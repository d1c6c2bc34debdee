"""What stands right beside a verb, for sentences whose tree is wrong: its party and its noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warmonitor.records import Party

from . import deeds, parties
from .page import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def carried(token: Token, phrases: dict[str, deeds.Row]) -> Token | None:
    """The noun right behind a verb where the tree parts them: "militants seized control of"."""
    for word in token.doc[token.i + 1 : token.i + 6]:
        if word.lemma_.lower() in phrases and word.head.i != token.i:
            return word
        if word.pos_ not in {"DET", "ADJ", "NOUN", "PRON", "ADV", "NUM"}:
            return None
    return None


def party(sentence: Sentence, token: Token) -> Party | None:
    """The party right before an active verb, whatever the tree says: "the rebels have taken"."""
    finite = token.tag_ in {"VBD", "VBN", "VBZ", "VBP"} or token.lower_.endswith("ed")
    finite = finite or (token.pos_ == "PROPN" and token.lower_ in deeds.of_form())
    if parties.is_passive(token) or not finite:
        return None
    ambiguous = not token.lower_.endswith("s") and token.i + 1 < len(token.doc)
    if ambiguous and token.nbor(1).lower_ in {"by", "from", "in", "during"}:
        return None
    words = sentence.text.words
    for found in sentence.actors:
        led = words[sentence.start : found.start].lower().split()[-2:]
        near = BEFORE.fullmatch(words, found.end, token.idx) is not None
        if near and _is_object(sentence, found.end - 1):
            return None  # "the army fighting the rebels made gains"
        if near and found.actor.kind in parties.DOERS and not set(led) & NO_SUBJECT:
            return parties.of(sentence, found)
    return None


def _is_object(sentence: Sentence, character: int) -> bool:
    number = sentence.token_over(character)
    token = sentence.span.doc[number] if number is not None else None
    return token is not None and token.dep_ == "obj" and token.head.i < token.i


# What may stand between a party and its verb.
BEFORE = re.compile(
    r"(?:\s\([\w-]+\))?(?:\s\w+)?(?:\son\s\w+day)?(?:\s(?:have|has|had|also|now|later|then|\w+ly))*\s",
    re.I,
)
NO_SUBJECT = frozenset({"by", "from", "of", "with", "against", "on", "in", "at", "to", "for"})


def noun(token: Token) -> Token | None:
    """The noun right behind a verb where the tree tells none: "captured on Monday a key hill"."""
    doc, start = token.doc, token.i + 1
    if (
        doc[start : start + 1].text.lower() == "on"
        and doc[start + 1 : start + 2].text[-3:] == "day"
    ):
        start += 2
    for word in doc[start : start + 9]:
        named = word.pos_ in {"NOUN", "PROPN"}
        if named and not (word.dep_ in {"compound", "amod"} and word.head.i > word.i):
            return word
        if not named and word.pos_ not in {"DET", "ADJ", "NUM", "PUNCT"} and word.dep_ != "amod":
            return None
    return None
