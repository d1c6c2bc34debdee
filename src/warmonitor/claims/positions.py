"""Verbs and nouns that name a position in public: whose it is, against whom, to whom.

The rows `verb` and `noun` of `reference/english/statements.toml` name the acts; whose an act is
tells the tree, or the name right before the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.records import Party
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from . import attribution, bearers, parties, speakers
from .page import Page, Sentence
from .phrases import phrase_around
from .sayings import sayings
from .takers import is_party, speaking, statement_words
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


LONGEST_QUOTE = 200  # characters, as annotators cut them
UNTRUE = re.compile(r"\bnot (?:the case|true) that\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a sentence says of one act: its word, whose it is, and the words it lies in."""

    act: str
    token: Token
    speaker: str
    rule: str
    start: int
    end: int
    target: Party | None = None
    addressee: Party | None = None


def acts(page: Page, sentence: Sentence) -> Iterator[Stated]:
    """Verbs and nouns that name a position."""
    for token in sentence.span:
        row = _row_of(token)
        if row is None or _undone(token):
            continue
        if row.get("unspoken") and attribution.chain(page, speakers.Speakers(), sentence, token):
            continue
        phrase = _short(sentence, _phrase(sentence, token))
        if phrase is None or phrase[0] <= token.i <= phrase[1]:
            continue
        text = speaking(page, sentence, *phrase)
        if text is None:
            continue
        doc = token.doc
        first, last = doc[phrase[0]], _end(sentence, token)
        start = min(first.idx, token.idx) if token.idx - first.idx < LONGEST_QUOTE else token.idx
        yield Stated(
            row["act"],
            token,
            text,
            f"{token.lemma_.lower()}",
            start,
            max(last, first.idx + len(first) if first.i > token.i else last),
            target=_party_behind(sentence, token, row, row.get("target"), but=phrase),
            addressee=_party_behind(
                sentence, token, row, row.get("addressee"), but=phrase, speaks=True
            ),
        )


def _row_of(token: Token) -> dict[str, Any] | None:
    """The row of the table that a word falls under, with the words that the row needs near it."""
    lemma = token.lower_ if token.lower_ in statement_words("stative") else token.lemma_.lower()
    if not _is_verb(token):
        row = nouns().get(lemma)
        if row is None or "followed" not in row:
            return row
        behind = token.doc[token.i + 1 : token.i + 3]
        if not behind or behind[0].lower_ not in row["followed"]:
            return None
        return None if behind[0].lower_ == "to" and behind[-1].tag_ != "VB" else row
    for row in verbs().get(lemma, ()):
        if "with" in row and not _goes_with(token, row):
            continue
        if "about" in row and not _is_about(token, row["about"]):
            continue
        if "except" in row and _is_about(token, row["except"]):
            continue
        if "doing" in row and not _leads_to(token, row["doing"]):
            continue
        return row
    return None


def _is_verb(token: Token) -> bool:
    finite = token.tag_ in {"VBD", "VBZ", "VBP"}
    return token.pos_ in {"VERB", "AUX"} or finite or token.lower_ in statement_words("stative")


def _goes_with(token: Token, row: dict[str, Any]) -> bool:
    """Tell whether one of the row's words stands with a verb: its object, or what leads to one."""
    behind = [child for child in token.children if child.i > token.i]
    if row.get("loose"):  # "blamed the raid on Turkey": the tree may hang it on the raid
        behind += [grand for child in behind if child.dep_ == "obj" for grand in child.children]
    leads = [grand for child in behind for grand in child.children if grand.dep_ == "case"]
    beside = token.doc[token.i + 1 : token.i + 2]
    return any(word.lower_ in row["with"] for word in (*behind, *leads, *beside))


def _leads_to(token: Token, verbs: list[str]) -> bool:
    """Tell whether one of some verbs stands behind a word: "willing to talk"."""
    behind = (c for c in token.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > token.i)
    return any(child.lemma_.lower() in verbs for child in behind)


def _is_about(token: Token, nouns: list[str]) -> bool:
    """Tell whether a verb's object, or subject in the passive, is one of some nouns."""
    for child in token.children:
        if child.pos_ in {"NOUN", "PROPN"} and _holds(child):
            if child.lemma_.lower() in nouns:
                return True
            if any(
                g.dep_ == "nmod" and g.lemma_.lower() in nouns and _holds(g) for g in child.children
            ):
                return True
    told = any(child.dep_ in {"ccomp", "xcomp"} for child in token.children)
    return token.dep_ in {"acl", "acl:relcl"} and token.head.lemma_.lower() in nouns and not told


def _holds(noun: Token) -> bool:
    """Tell whether a verb's noun is what the verb is about, not what it is done with or in."""
    if noun.dep_ in {"obl", "nmod"}:
        return not any(child.lower_ in {"with", "in", "during", "after"} for child in noun.children)
    return noun.dep_ in {"obj", "nsubj:pass", "xcomp"}


def _phrase(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """The words of whoever an act is of: by the tree, else the name right before the verb."""
    for saying in sayings(sentence):
        if token.tag_ == "VBG" and saying.at == token.head.i:
            return saying.first, saying.last  # "the army said, blaming the rebels"
    if _is_done_to(token):
        return None
    if not _is_verb(token):
        owner = parties.owner(token, statement_words("by"))
        return phrase_around(owner, sentence) if owner is not None else None
    owner = _who(token)
    beside = _beside(sentence, token)
    if beside is not None and not _within(beside, owner):
        return beside
    if owner is not None and owner.lemma_.lower() in statement_words("paper"):
        owner = parties.owner(owner, statement_words("by"))
        if owner is None:
            return None
    if owner is not None:
        return phrase_around(owner, sentence)
    return bearers.phrase(token, sentence.text.quotations)


def _short(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """The words of a phrase up to what an act is for: "by rights groups *for the raid*"."""
    if phrase is None:
        return None
    first, last = phrase
    inner = sentence.span.doc[first + 1 : last + 1]
    cut = next((word.i for word in inner if word.lower_ == "for" and not word.ent_type_), None)
    return (first, last) if cut is None else (first, cut - 1)


def _within(beside: tuple[int, int], owner: Token | None) -> bool:
    """Tell whether the name beside a verb is of the words for whose it is: "a group in *Yemen*"."""
    if owner is None or owner.pos_ not in {"NOUN", "PROPN"}:
        return False
    first, last = int(owner.left_edge.i), int(owner.right_edge.i)
    return first <= beside[0] and beside[1] <= last and owner.i < beside[0]


def _is_done_to(token: Token) -> bool:
    """Tell whether a verb joined to a passive one is passive too: "caught and accused of it"."""
    joined = token.tag_ == "VBN" and token.dep_ == "conj" and parties.is_passive(token.head)
    return joined and not any(child.dep_ in {"obj", "nsubj"} for child in token.children)


def _beside(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    """The name of a party that ends right before a finite verb, whatever the tree says."""
    if token.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or parties.is_passive(token):
        return None
    doc = token.doc
    place = token.i - 1
    while place > sentence.span.start and (
        doc[place].pos_ in {"AUX", "ADV"} or _is_day(sentence, doc[place])
    ):
        place -= 1
    last = doc[place]
    named = last.pos_ == "PROPN" and last.ent_type_ in {"PERSON", "ORG", "PLACE"}
    if not named:
        return None
    return phrase_around(last if last.dep_ not in {"flat", "appos"} else last.head, sentence)


def _is_day(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is of a day: "France *on Tuesday* called for a truce"."""
    return any(found.start <= word.idx < found.end for found in sentence.times)


def _who(token: Token) -> Token | None:
    """Whose act a verb is; of a stand its subject: "Russia is opposed"."""
    if token.lower_ in statement_words("stative") and parties.is_passive(token):
        heads = (child for child in token.children if child.dep_ in {"nsubj:pass", "nsubj"})
        return next(heads, None)
    return parties.doer(token)


def _undone(token: Token) -> bool:
    """Tell whether an act has not happened: "could condemn", "refused to condemn"."""
    for child in token.children:
        if child.dep_ in {"aux", "advmod"} and child.lower_ in listed("not_done"):
            return True
        if child.dep_ in {"nsubj", "det"} and child.lower_ in {"nobody", "none", "no"}:
            return True
        if child.dep_ == "nsubj" and any(g.lower_ == "no" for g in child.children):
            return True
    if UNTRUE.search(token.doc[max(token.sent.start, token.i - 8) : token.i].text.lower()):
        return True
    words = {child.lower_ for child in (*token.children, *token.head.children)}
    if words & {"neither", "nor"}:
        return True
    joined = token.dep_ == "conj" and token.head.tag_ == "VBG"
    if token.tag_ == "VBG" and joined and any(c.dep_ == "mark" for c in token.head.children):
        return True  # "in defeating them and holding them responsible"
    return _meant(token)


def _meant(token: Token) -> bool:
    """Tell whether an act is only meant: "to find them and hold them responsible"."""
    verb = token
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.tag_ == "VB":
        verb = verb.head
    to = any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)
    return to and verb.head.lower_ not in listed("fact")


def _party_behind(
    sentence: Sentence,
    token: Token,
    row: dict[str, Any],
    where: str | None,
    *,
    but: tuple[int, int],
    speaks: bool = False,
) -> Party | None:
    """Whom an act is against, or speaks to: the object, or behind one of the row's words."""
    if where is None:
        return None
    leads = row.get("behind", [where])
    heads = [*token.children]
    if row.get("loose"):
        heads += [grand for child in heads if child.dep_ == "obj" for grand in child.children]
    for child in heads:
        if child.i < token.i and child.dep_ != "nsubj:pass":
            continue
        if where == "object":
            fits = child.dep_ in {"obj", "iobj", "nsubj:pass"}
        else:
            fits = any(grand.lower_ in leads for grand in child.children)
        fits = fits and child.pos_ != "VERB"
        phrase = phrase_around(child, sentence) if fits else None
        if phrase is not None and phrase != but:
            doc = sentence.span.doc
            end = doc[phrase[1]].idx + len(doc[phrase[1]])
            text = sentence.text.words[doc[phrase[0]].idx : end]
            actor = actors.read(text)
            if speaks and actor is None and not is_party(doc[phrase[0] : phrase[1] + 1]):
                return None
            return Party(text, actors.say(actor) if actor is not None else None)
    return None


def _end(sentence: Sentence, token: Token) -> int:
    """The last character of an act's clause, cut at a word where it grows too long."""
    last = min(token.right_edge.i, sentence.span.end - 1)
    doc = token.doc
    while last > token.i and doc[last].idx + len(doc[last]) - token.idx > LONGEST_QUOTE:
        last -= 1
    return int(doc[last].idx + len(doc[last]))


@cache
def verbs() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of verbs, those that need words beside them first."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in table("english/statements")["verb"]:
        for word in row["words"]:
            rows.setdefault(word, []).append(row)
    return {
        word: sorted(some, key=lambda row: ("with" not in row, "about" not in row))
        for word, some in rows.items()
    }


@cache
def nouns() -> dict[str, dict[str, Any]]:
    """Return the row of each noun of the table."""
    return {word: row for row in table("english/statements")["noun"] for word in row["words"]}
