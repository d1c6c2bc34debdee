"""Who can take a position in public, and whom "we" and "he" stand for where one is taken.

Parties, states, organisations and officials can; what residents and witnesses say is testimony.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from . import attribution, speakers, transcripts
from .page import Page, Sentence
from .phrases import phrase_around
from .sayings import sayings
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


LETTER = re.compile(r"[^\W\d_]")
BACK = 6  # sentences to whoever "he" stands for


def speaking(page: Page, sentence: Sentence, first: int, last: int) -> str | None:
    """The words for a party that can take a position, the name where they are a pronoun."""
    doc = sentence.span.doc
    words = doc[first : last + 1]
    text = str(sentence.text.words[words.start_char : words.end_char])
    if not LETTER.search(text):
        return None
    if text.lower() in listed("we"):
        return _quoted(page, sentence, doc[first]) or text
    if text.lower() in listed("pronoun_speaker"):
        return _named_before(page, sentence, first)
    if any(
        word.lower_ in statement_words("testimony")
        for word in words
        if word.pos_ in {"NOUN", "ADJ"}
    ):
        return None
    if words.root.lemma_.lower() in statement_words("thing"):
        return None
    for found in sentence.actors:
        if words.start_char <= found.start and found.end <= words.end_char + 1:
            return text
    for word in words:
        if word.ent_type_ in {"PERSON", "ORG"}:
            return text
    if speakers.names_kind(text):
        return text
    if any(word.lower_ in statement_words("party") for word in words):
        return text
    return text if actors.read(text) is not None else None


def _quoted(page: Page, sentence: Sentence, token: Token) -> str | None:
    """Whose quotation a word lies in."""
    for whose in (attribution.opened, attribution.chain):
        chain = whose(page, speakers.Speakers(), sentence, token)
        if chain and chain[0].text.lower() not in listed("pronoun_speaker"):
            return chain[0].text
    return transcripts.speaker(page, sentence)


def _named_before(page: Page, sentence: Sentence, place: int) -> str | None:
    """Whom "he" stands for: the last who spoke, or was named a person, before."""
    if sentence.span.doc[place].lower_ in {"they", "it"}:
        found = _subject_before(page, sentence, place)
        if found is not None:
            return found
    for number in range(sentence.number, max(-1, sentence.number - BACK), -1):
        other = page.sentences[number]
        if other.run != sentence.run:
            return None
        doc = other.span.doc
        limit = doc[place].idx if other is sentence else other.end
        spoke = [s for s in sayings(other) if not s.pronoun and doc[s.last].idx < limit]
        if spoke:
            return spoke[-1].text
        named = [e for e in other.entities if e.label == "PERSON" and e.end <= limit]
        if named:
            return named[-1].text
    return None


def _subject_before(page: Page, sentence: Sentence, place: int) -> str | None:
    """What "they" or "it" stands for: the party that is the subject right before."""
    doc = sentence.span.doc
    here = doc[sentence.span.start : place]
    before = page.sentences[sentence.number - 1] if sentence.number else sentence
    for where, words in ((sentence, here), (before, before.span)):
        for word in reversed(list(words)) if where is sentence else words:
            plain = word.dep_ in {"nsubj", "nsubj:pass"} and word.pos_ in {"NOUN", "PROPN"}
            phrase = phrase_around(word, where) if plain else None
            text = speaking(page, where, *phrase) if phrase is not None else None
            if text is not None:
                return text
    return None


def is_party(words: Span) -> bool:
    """Tell whether words name somebody who can be spoken to."""
    named = any(word.ent_type_ in {"PERSON", "ORG", "PLACE"} for word in words)
    people = statement_words("party") | statement_words("testimony")
    return named or speakers.names_kind(words.text) or any(w.lower_ in people for w in words)


@cache
def statement_words(name: str) -> frozenset[str]:
    """Return a list of words of the table of statements."""
    return frozenset(table("english/statements")[name]["words"])
