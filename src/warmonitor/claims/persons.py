"""Who a person is who is harmed by name or as "he": what the document calls them elsewhere.

"Colonel Toll", "Toll, a rebel commander", "Toll was a militant", "he was a general": the nearest of
these told of the same person says whom the name stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import nouns
from .figure import Figure
from .page import Page, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"he", "she", "him", "her"})
BACK = 6  # sentences from a pronoun back to the name it stands for


def role(page: Page, figure: Figure) -> tuple[Sentence, Token] | None:
    """Return the sentence and the noun that say what the person of a figure is."""
    name = named(page, figure)
    if name is None:
        return None
    here = figure.sentence.number
    order = sorted(page.sentences, key=lambda s: (abs(s.number - here), s.number > here))
    for sentence in order:
        pronoun = 0 <= sentence.number - here <= 1 or 0 <= here - sentence.number <= 1
        for token in sentence.span:
            if token.lower_ == name or (pronoun and token.lower_ in PRONOUNS):
                noun = _called(sentence, token)
                if noun is not None:
                    return sentence, noun
    return None


def named(page: Page, figure: Figure) -> str | None:
    """Return the last word of the person's name, in small letters."""
    group = figure.group
    if group.rule != "a pronoun":
        noun = group.noun
        return noun.lower_ if noun is not None and noun.ent_type_ == "PERSON" else None
    for number in range(figure.sentence.number, max(-1, figure.sentence.number - BACK), -1):
        sentence = page.sentences[number]
        names = [t for t in sentence.span if t.ent_type_ == "PERSON" and _ends_a_name(t)]
        names = [t for t in names if sentence is not figure.sentence or t.i < group.first]
        subjects = [t for t in names if _head_of_name(t).dep_.startswith("nsubj")]
        if names:
            return str(subjects[0].lower_ if subjects else names[-1].lower_)
    return None


def _ends_a_name(token: Token) -> bool:
    last = token.i + 1 == len(token.doc)
    return last or token.nbor().ent_type_ != "PERSON" or token.nbor().ent_iob_ == "B"


def _head_of_name(token: Token) -> Token:
    """The word of a name by which it hangs in its sentence."""
    while token.head.i != token.i and token.head.ent_type_ == "PERSON":
        token = token.head
    return token


def _called(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a name or a pronoun is given: before it, behind a comma, or by "was a"."""
    head = _head_of_name(token)
    told = [child for child in head.children if child.dep_ in {"appos", "compound", "flat"}]
    told += [head.head] if head.dep_ in {"appos", "flat", "compound"} else []
    told += [noun for noun in _said_to_be(sentence, token) if noun is not None]
    for noun in told:
        kind = nouns.kind_of(noun)
        if noun.ent_type_ != "PERSON" and kind is not None and kind.group != "unspecified":
            return noun
    return None


def _said_to_be(sentence: Sentence, token: Token) -> Iterator[Token | None]:
    """`Toll, who was wanted, was a former officer`: what stands behind the next "was a"."""
    for place in range(token.i + 1, sentence.span.end - 2):
        word = token.doc[place]
        if word.ent_type_ == "PERSON" and word.dep_.startswith("nsubj"):
            return  # of somebody else
        if word.dep_ == "cop" and word.nbor().lower_ in {"a", "an"}:
            yield nouns.noun_from(word.nbor(), sentence.span.end)
            return
