"""The words of a speaker: the noun phrase around a word, from a word on, or right before one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART"})
JOINING = frozenset({"of", "for", "-", "'s", "’s", "in", "at", "'", "’", "."})
LONGEST = 14  # words of a speaker's phrase: "the Britain-based Syrian Observatory for Human Rights"


def phrase_before(cue: Token, sentence: Sentence) -> tuple[int, int] | None:
    """The noun phrase that ends right before a word of saying (adverbs and auxiliaries between)."""
    place = cue.i - 1
    while place >= sentence.span.start and (
        cue.doc[place].pos_ in {"AUX", "ADV"} or cue.doc[place].text in {",", '"', "”"}
    ):
        place -= 1
    last = place
    while place >= sentence.span.start and last - place < LONGEST:
        word = cue.doc[place]
        if _in_phrase(word):
            place -= 1
            continue
        if place == last and word.lower_ in listed("pronoun_speaker"):
            return place, place
        break
    first = place + 1
    while first <= last and (
        cue.doc[first].lower_ in JOINING or cue.doc[first].pos_ in {"PART", "ADV"}
    ):
        first += 1
    # Text without commas runs on: the phrase begins at its last determiner or first name.
    for place in range(last, first - 1, -1):
        inside = cue.doc[place].ent_iob_ == "I"  # "Save the Children"
        if cue.doc[place].lower_ in {"the", "a", "an", "one", "another"} and not inside:
            before = cue.doc[place - 1].lower_ if place > sentence.span.start else ""
            if before not in {"of", "for", "in", "at"}:
                first = place
                break
    return (first, last) if first <= last else None


def _in_phrase(word: Token) -> bool:
    """Tell whether a word can stand inside a speaker's phrase: "a Britain-based group"."""
    named = word.ent_iob_ == "I" and word.ent_type_ in {"ORG", "PERSON"}
    return named or word.pos_ in PHRASE or word.lower_ in JOINING or word.dep_ == "amod"


def phrase_around(token: Token, sentence: Sentence) -> tuple[int, int] | None:
    """The words of a speaker that a token heads: names, titles and "of the" included."""
    left = max(token.left_edge.i, sentence.span.start, token.i - LONGEST)
    first = token.i
    while first - 1 >= left and _in_phrase(token.doc[first - 1]):
        first -= 1
    if first > 0 and token.doc[first].lower_ in JOINING:
        first += 1
    last = token.i
    right = min(token.right_edge.i, sentence.span.end - 1, token.i + LONGEST)
    while last < right:
        word = token.doc[last + 1]
        named = word.dep_ in {
            "flat",
            "compound",
            "appos",
            "nmod",
            "case",
            "det",
            "amod",
            "nmod:poss",
            "flat:name",
            "nmod:desc",
        }
        if (
            word.text == ","
            and last + 2 <= right
            and token.doc[last + 2].pos_ in {"DET", "NOUN", "PROPN"}
            and token.doc[last + 2].head.i <= token.i
        ):
            break
        if not (word.pos_ in PHRASE or word.lower_ in JOINING or word.lower_ == "of") or not (
            named or word.pos_ == "PROPN" or word.lower_ in JOINING
        ):
            break
        last += 1
    while (
        last + 1 < sentence.span.end and token.doc[last].pos_ == token.doc[last + 1].pos_ == "PROPN"
    ):
        last += 1  # a name is one, however the tree cuts it
    while last > token.i and token.doc[last].lower_ in JOINING | {"the", "a", ","}:
        last -= 1
    return first, last


def phrase_from(token: Token, end: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a token: "the Syrian Observatory for Human Rights"."""
    place = token.i
    while place < end and (
        token.doc[place].text in {'"', "“", ",", ":"} or token.doc[place].is_space
    ):
        place += 1
    first = place
    last = None
    while place < end and place - first < LONGEST:
        word = token.doc[place]
        if word.lower_ in listed("pronoun_speaker") and last is None:
            return place, place
        if place == first and word.is_title and word.pos_ in {"INTJ", "X"}:
            place += 1  # "Um Mohammed"
            continue
        if word.pos_ in {"NOUN", "PROPN"} or (word.pos_ in {"ADJ", "NUM"} and last is None):
            last = place
        elif not (_in_phrase(word) or word.lower_ == "and" or word.lower_ in listed("owner")):
            break
        elif word.lower_ in {"and", "in", "of", "for"}:
            after = token.doc[place + 1] if place + 1 < end else None
            if after is None or last is None:
                break
            if word.lower_ == "and" and not (
                after.pos_ == "PROPN" or after.lower_ in {"a", "an", "the"}
            ):
                break
            if word.lower_ == "in" and after.pos_ != "PROPN":
                break
        elif (
            word.pos_ == "DET"
            and last is not None
            and token.doc[place - 1].lower_ not in {"of", "for", "and", "in"}
        ):
            break
        place += 1
    return (first, last) if last is not None else None
