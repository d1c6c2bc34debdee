"""Who acts: the words that a verb or a noun gives for its doer, and the party they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warmonitor.records import Party
from warmonitor.values import actor as actors

from .page import Page, Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

# Kinds of actor that can strike, hold or lose.
DOERS = frozenset({"state", "state_force", "armed_group", "coalition"})
REACH = 70  # characters from a word to the party that it is told of
BACK = 4  # sentences to whoever "they" stands for


def doer(token: Token) -> Token | None:
    """Return the head of the words for whoever does what a verb says, or None.

    The subject, or what stands behind "by" in the passive; of a verb without a subject that of the
    verb it is told under: "entered the town, killing", "said, blaming".
    """
    passive = is_passive(token)
    by = _behind_by(token)
    if by is not None and (passive or token.tag_ == "VBN"):
        return by
    undone = token.tag_ == "VBN" and token.dep_ == "acl"  # "posts seized on Monday"
    return None if passive or undone else _subject(token)


def is_passive(token: Token) -> bool:
    """Return whether a verb stands in the passive."""
    return any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in token.children)


def _behind_by(token: Token) -> Token | None:
    for child in token.children:
        if child.i > token.i and any(grand.lower_ == "by" for grand in child.children):
            return child
    return None


def _subject(token: Token, depth: int = 0) -> Token | None:
    own = [child for child in token.children if child.dep_ in {"nsubj", "nsubj:outer"}]
    if own:
        relative = own[-1].lower_ in listed("relative") and token.dep_.startswith("acl")
        return token.head if relative else own[-1]
    if token.dep_.startswith("acl"):
        return token.head
    beside = token.dep_ in {"conj", "xcomp", "parataxis"} or token.tag_ == "VBG"
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in listed("helping"):
        # "helped the rebels to gain ground": who is helped gains.
        helped = [child for child in token.head.children if child.dep_ in {"obj", "iobj"}]
        if helped and helped[-1].i < token.i:
            return helped[-1]
    if depth > 3 or not beside or token.head.i == token.i:
        return None
    return _subject(token.head, depth + 1)


def owner(noun: Token, leads: frozenset[str]) -> Token | None:
    """Return whose a noun is: in front of it, or behind one of some words ("a raid by rebels")."""
    for child in noun.children:
        owns = child.dep_ == "nmod:poss" or (child.dep_ == "compound" and child.text[-1:] == "s")
        if owns or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            return child
    for child in noun.children:
        if child.i > noun.i and any(grand.lower_ in leads for grand in child.children):
            return child
    return None


def named(page: Page, sentence: Sentence, head: Token) -> Party | None:
    """Return the party that the words around a noun name, or None where nobody can act by them.

    A pronoun stands for the last party that did something before it.
    """
    if head.lower_ in listed("pronoun_speaker") | listed("relative") | listed("owner"):
        return _named_before(page, sentence, head)
    first, last = head.left_edge.idx, head.idx + len(head)
    inside = [
        a for a in sentence.actors if a.start < last + 40 and first <= a.end and a.end > first
    ]
    over = [a for a in inside if a.start <= head.idx < a.end] or [
        a for a in inside if first <= a.start and a.end <= last + 1
    ]
    end = head.right_edge.idx
    within = [a for a in sentence.actors if first <= a.start <= min(end, last + REACH)]
    for found in (*over, *within[:1]):
        if found.actor.kind in DOERS:
            return of(sentence, found)
    return _unknown(sentence, head)


def _unknown(sentence: Sentence, head: Token) -> Party | None:
    """A group that only the model knows by name."""
    for entity in sentence.entities:
        if entity.label == "ORG" and entity.start <= head.idx < entity.end and head.ent_iob_ != "O":
            known = [a for a in sentence.actors if a.start < entity.end and entity.start < a.end]
            return None if known or not entity.text[:1].isupper() else Party(entity.text)
    return None


def _named_before(page: Page, sentence: Sentence, head: Token) -> Party | None:
    for number in range(sentence.number, max(-1, sentence.number - BACK), -1):
        other = page.sentences[number]
        if other.run != sentence.run:
            return None
        before = [
            a
            for a in other.actors
            if a.actor.kind in DOERS and (other is not sentence or a.end <= head.idx)
        ]
        acting = [a for a in before if _acts(other, a)]
        if acting or before:
            return of(other, (acting or before)[0 if other is not sentence else -1])
    return None


def _acts(sentence: Sentence, found: actors.Found) -> bool:
    """Tell whether an actor is the subject of its sentence's verb."""
    number = sentence.token_over(found.end - 1)
    return number is not None and sentence.span.doc[number].dep_ in {"nsubj", "nsubj:pass"}


def of(sentence: Sentence, found: actors.Found) -> Party:
    """Return an actor that was found in a sentence as a party to a claim."""
    return Party(sentence.text.words[found.start : found.end], actors.say(found.actor))
