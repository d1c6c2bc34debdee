"""People and numbers that stand beside a word: where news has them, whatever the tree says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warmonitor.values import victim

from .page import Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAREST = 8  # "23 civilians among them eight children and six women": the parts stand nearer
REACH = 14  # words that a victim may stand before or behind its verb where the tree is of no help


def left(sentence: Sentence, token: Token) -> list[Token]:
    """The people, or numbers, before a word, the nearest first."""
    near: list[Token] = []
    for place in range(token.i - 1, max(sentence.span.start, token.i - REACH) - 1, -1):
        word = token.doc[place]
        if may_head(word) and (counted(sentence, word) or victim.read(word.lower_) is not None):
            near.append(word)
        if word.lower_ in {"that", "when", "after", "where", "before", "because", ";", ":"}:
            break
    return near[:NEAREST]


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
    """Tell whether a token can be the head of words for people."""
    return (
        token.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}
        or victim.read(token.lower_) is not None
    )


def counted(sentence: Sentence, token: Token) -> bool:
    """Tell whether a token stands in a number that is no share."""
    number = sentence.found_at(token)
    return number is not None and number.form != "share"
