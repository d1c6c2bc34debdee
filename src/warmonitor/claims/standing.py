"""Where a sentence has the thing of a word of state: its object, beside it, behind it.

The tree says it; where commas are lost and the tree is no help, the words beside are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from . import beside, things
from .page import Sentence
from .things import Thing

if TYPE_CHECKING:
    from spacy.tokens import Token

Row = dict[str, Any]
PASSIVE = beside.PASSIVE | {"cop"}  # a participle may be taken for an adjective: "was hit"
HANGS = frozenset({"nmod", "obl", "obj", "advcl", "conj"})
RUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
BESIDE = frozenset({"amod", "det", "case", "advmod", "acl", "nummod", "mark"})
ON = frozenset({"obl", "nmod", "xcomp", "advcl", "conj"})  # over which a phrase is told of more
TOLD_BEFORE = frozenset({"the", "this", "that", "its", "their"})
NEAR = 9  # words between a verb and the thing behind it, where the tree hangs it elsewhere
OVER = 3  # steps from the phrase up to the verb that it ends


def things_at(sentence: Sentence, token: Token, place: str, row: Row) -> list[Thing]:
    """Return the things in one of the places that a row of the table names."""
    return list(PLACES[place](sentence, token, row))


def is_misread(token: Token) -> bool:
    """Tell whether a verb between two nouns is taken for one of theirs: "people lack food"."""
    between = token.dep_ in {"amod", "compound"} and token.i > token.sent.start
    return between and token.nbor(-1).tag_ in {"NNS", "NNP"} and token.head.i > token.i


def _object(sentence: Sentence, token: Token, row: Row) -> Iterator[Thing]:
    own = [child for child in token.children if child.dep_ == "obj"]
    if own:  # "targeted bus stations and a hospital", where the second hangs on the verb
        last = [c for c in token.children if c.dep_ == "conj" and c.pos_ in things.NOUNS]
        for word in (*own, *last):
            yield from things.at(sentence, word)
        return
    if PASSIVE & {child.dep_ for child in token.children} or _shares(token):
        own = beside.subjects(token)
    if not own and token.tag_ == "VBN" and token.dep_ == "acl":
        own = [token.head]
    if not own and is_misread(token):
        own = [token.head]
    yield from _first(sentence, own)


def _first(sentence: Sentence, words: list[Token]) -> list[Thing]:
    """The things of the first word that stands for any."""
    return next((found for word in words if (found := things.at(sentence, word))), [])


def _shares(token: Token) -> bool:
    """Tell whether a participle is joined to a passive verb: "was hit and destroyed"."""
    head = token.head
    passive = bool(PASSIVE & {child.dep_ for child in head.children})
    return token.tag_ == "VBN" and (
        (token.dep_ == "conj" and passive) or token.dep_ in {"acl:relcl", "xcomp", "ROOT"}
    )


def _subject(sentence: Sentence, token: Token, row: Row) -> Iterator[Thing]:
    children = {child.dep_ for child in token.children}
    if "object" in row["thing"] and (
        "obj" in children or (token.tag_ == "VBG" and "aux" not in children)
    ):
        return
    yield from _first(sentence, beside.subjects(token))


def _beside(sentence: Sentence, token: Token, row: Row) -> Iterator[Thing]:
    if token.pos_ in things.NOUNS:
        yield from things.beside(sentence, token)
    elif token.dep_ in BESIDE:
        known = TOLD_BEFORE & {child.lower_ for child in token.head.children}
        if row["direction"] != "destroyed" or not known:  # not "the destroyed mosque"
            yield from things.at(sentence, token.head)


def _behind(sentence: Sentence, token: Token, row: Row) -> Iterator[Thing]:
    """What hangs on the word; behind a verb, also what the tree hangs on a word between."""
    stop = min(sentence.span.end, token.i + NEAR)
    inner = [*token.doc[token.i + 1 : stop]] if token.pos_ == "VERB" else [*token.children]
    if token.dep_ == "obj":  # "caused damage to a market"
        inner += [child for child in token.head.children if child.i > token.i]
    found: list[Thing] = []
    for word in inner:
        cases = {child.lower_ for child in word.children if child.dep_ in {"case", "mark"}}
        if word.dep_ in HANGS and cases & set(row["behind"]):
            found += things.at(sentence, word)
    led = token.doc[token.i + 1 : token.i + 2].text.lower() in row["behind"]
    yield from found or (_first_named(sentence, token.i + 2, stop) if led else ())


def _first_named(sentence: Sentence, first: int, stop: int) -> list[Thing]:
    """The first thing in a run of nouns, wherever the tree hangs it: "the residents houses"."""
    for word in sentence.span.doc[first:stop]:
        if word.pos_ not in RUN:
            break
        if word.pos_ in things.NOUNS and word.dep_ != "compound":
            found = things.at(sentence, word)
            if found:
                return found
    return []


def _reaching(sentence: Sentence, token: Token, row: Row) -> Iterator[Thing]:
    """`preventing residents from getting food`: the object of what is kept from happening."""
    for child in token.children:
        if child.dep_ in {"advcl", "ccomp", "xcomp"} and child.i > token.i:
            yield from _object(sentence, child, row)


def _of_whom(sentence: Sentence, token: Token, row: Row) -> Iterator[Thing]:
    """What a phrase is told of: the subject over it, or the object of the verb that it ends."""
    word = token
    for _ in range(OVER):
        told = [*beside.subjects(word)[:1], *(c for c in word.children if c.dep_ == "obj")]
        if word.dep_ == "nmod":  # the headline "Hospitals out of service"
            told.append(word.head)
        found = _first(sentence, [one for one in told if one.i != token.i])
        if found or word.dep_ not in ON:
            yield from found
            return
        word = word.head


PLACES: dict[str, Callable[[Sentence, Token, Row], Iterator[Thing]]] = {
    "object": _object,
    "subject": _subject,
    "beside": _beside,
    "behind": _behind,
    "reaching": _reaching,
    "told": _of_whom,
}
