"""Nouns for people: where a run of words has its noun, of which kind it is, and nations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from warmonitor.reference import actors
from warmonitor.reference.inflection import plural
from warmonitor.reference.tables import table
from warmonitor.values import count as counts
from warmonitor.values import victim

from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words between a number and its noun: "nine *badly injured Syrian civil defence* workers".
BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "DET", "NUM", "SYM"})
AGES = frozenset({"year", "month", "week", "day"})
MARKS = frozenset({"-", "–", "(", ")", '"', "“", "”", "'", "’", "`", "/", "'s", "’s"})
LONGEST = 9  # words from a number to its noun; "five hard-line Islamist rebel group members" has 6


def noun_from(token: Token, end: int) -> Token | None:
    """Return the last noun of the run of words that begins here: the head of a base phrase."""
    last: Token | None = None
    place = token.i
    while place < end and place - token.i < LONGEST:
        word = token.doc[place]
        if word.lower_ in listed("pronoun_many") and last is None:
            return word
        if _is_age(token.doc, place, end):
            place += 3  # "a 12-year-old girl"
            continue
        kind = victim.read(word.lower_)
        noun = word.pos_ in {"NOUN", "PROPN"} or (
            kind is not None and word.pos_ not in {"VERB", "AUX"}
        )
        if word.lower_ in listed("helped") and word.nbor(-1).text == "-":
            place += 1  # "50 Nusra-*linked* militants"
            continue
        if last is not None and not noun:
            if word.text == "(" and victim.read(last.lower_) is None:
                shut = next(
                    (w.i for w in token.doc[place : min(place + 6, end)] if w.text == ")"), None
                )
                if shut is not None:
                    place = shut + 1
                    continue
            glued = word.text in MARKS and not token.doc[place - 1].whitespace_
            if glued and place + 1 < end and word.text not in {'"', "”", ")"}:
                place += 1
                continue
            break
        if last is None and word.text == "(":
            shut = next(
                (w.i for w in token.doc[place : min(place + 6, end)] if w.text == ")"), None
            )
            if shut is not None:  # "more than 20 Islamic State (IS) jihadists"
                place = shut + 1
                continue
        if not noun and not (
            word.pos_ in BETWEEN
            or (word.is_upper and len(word) > 1)
            or word.text in MARKS
            or word.lower_ in listed("owner")
            or word.dep_ == "amod"
        ):
            break
        if (
            last is not None
            and word.ent_iob_ == "B"
            and word.ent_type_ == "PLACE"
            and word.is_title
        ):
            break
        if last is not None and _ends(last, word):
            break
        if noun:
            last = word
        place += 1
    return last


def may_begin(word: Token) -> bool:
    """Tell whether a word behind a number may belong to what is counted: "10 *IS* members"."""
    return word.pos_ in {"ADJ", "NOUN", "PROPN", "VERB"} or (word.is_upper and len(word) > 1)


def _is_age(doc: Doc, place: int, end: int) -> bool:
    words = [word.lower_ for word in doc[place : min(place + 3, end)]]
    return len(words) == 3 and words[0].rstrip("s") in AGES and words[1:] == ["-", "old"]


def _ends(last: Token, word: Token) -> bool:
    """Tell whether a noun behind a noun for people begins something else in text without commas."""
    kind = victim.read(last.lower_)
    if kind is None:
        return False
    if victim.read(word.lower_) is not None:
        return (kind.plural and last.lower_ not in {"police", "women"}) or (
            last.lower_ in {"women", "children"} and word.lower_ in {"children", "women", "men"}
        )
    if kind.plural and last.tag_ == "NNS" and word.tag_ == "NN":
        return True  # "11 children *state media reported*"
    if word.pos_ == "NUM" or counts.read(word.text) is not None:
        return True  # "35 Dead *Dozens* Wounded"
    return bool(word.is_title and word.pos_ == "PROPN")


def kind_of(noun: Token) -> victim.Kind | None:
    """Return what a noun for people stands for, by up to three words that end with it."""
    first = noun.i
    while first > max(0, noun.i - 2) and not noun.doc[first].is_sent_start:
        if first > 1 and noun.doc[first - 2].text == "-":
            break  # "a 23-year-old man" is no old man
        first -= 1
    words = noun.doc[first : noun.i + 1]
    for length in (3, 2, 1):
        if len(words) >= length:
            kind = victim.read(words[-length:].text)
            if kind is not None:
                return kind
    return None


def is_for_people(word: Token) -> bool:
    """Tell whether a word is a noun for people."""
    return victim.read(word.lower_) is not None


def is_person(noun: Token) -> bool:
    """Tell whether a noun, or a name, is a person's by the model or by the nation."""
    if noun.ent_type_ in {"PERSON", "PERSON_REF"}:
        return True
    return noun.pos_ in {"PROPN", "ADJ", "NOUN"} and _is_nationals(noun.text)


def _is_nationals(word: str) -> bool:
    """`Syrians`, `Iraqis`, `Afghans`: people by their country."""
    return word[:1].isupper() and word.lower() in nationals()


@cache
def nationals() -> frozenset[str]:
    """Return the words for people of a country or a nation, small letters: `syrians`, `kurds`."""
    countries = (adjective for state in actors.states().values() for adjective in state.adjectives)
    nations: list[str] = table("english/victims")["nations"]["words"]
    return frozenset(word.lower() for word in [*(plural(c) for c in countries), *nations])
