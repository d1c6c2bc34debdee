"""Stock phrases that make what a party says a position: "must stop", "a war crime".

The rows `spoken` of `reference/english/statements.toml`, in the words of a party that is quoted, or
of the party that a whole document is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table

from . import attribution, bearers, speakers, transcripts
from .page import Page, Sentence
from .positions import LONGEST_QUOTE, Stated
from .sayings import sayings
from .takers import speaking, statement_words
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


A_NOUN = re.compile(r"\b(?:the|a|any|no|of|their|its) $", re.I)  # "the need to", no "they need to"
# What is asked, or denied, is not said.
ASKED = re.compile(
    r"\b(?:whether|if|unless|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b[^,;]*$",
    re.I,
)
MARK = re.compile(r"[\"“”„«]")
ADVERB = r"(?:(?:\w+ly|also|still|now) )?"
BE = re.compile(r"^((?:is|are|am|was|were)\\? )")


def spoken(page: Page, known: speakers.Speakers, sentence: Sentence) -> Iterator[Stated]:
    """Stock phrases in what a party says: "must stop", "a war crime"."""
    taken: list[tuple[int, int]] = []
    for act, pattern in _phrases():
        for match in pattern.finditer(sentence.words):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            place = sentence.token_over(sentence.start + match.start())
            if place is None:
                continue
            token = sentence.span.doc[place]
            before = sentence.words[: match.start()]
            if ASKED.search(before) or (act == "urge" and A_NOUN.search(before)):
                continue
            speaker = _namer(page, sentence, token) or _said_by(page, known, sentence, token)
            if speaker is None and _is_communique(page):
                speaker = "we"
            if speaker is not None:
                start, end = _clause(sentence, match)
                yield Stated(act, token, speaker, match[0].lower(), start, end)


def _is_communique(page: Page) -> bool:
    """Tell whether a document is the word of a party: it says "we" in nobody else's words."""
    return any(
        not sentence.vocabulary.isdisjoint(listed("we_all"))
        and not MARK.search(sentence.text.words)
        and not sayings(sentence)
        and not attribution.opened(page, speakers.Speakers(), sentence, sentence.span[0])
        and transcripts.speaker(page, sentence) is None
        for sentence in page.sentences
    )


def _said_by(page: Page, known: speakers.Speakers, sentence: Sentence, token: Token) -> str | None:
    """The party in whose words a token stands."""
    chain = attribution.chain(page, known, sentence, token)
    if not chain or (chain[0].cue or "").lower() in statement_words("showing"):
        chain = attribution.opened(page, known, sentence, token)
    if not chain or chain[0].text.lower() in listed("we"):
        return transcripts.speaker(page, sentence)
    words = set(re.findall(r"[^\W\d_][\w'’-]*", chain[0].text.lower()))
    return chain[0].text if words and not words & statement_words("testimony") else None


def _namer(page: Page, sentence: Sentence, token: Token) -> str | None:
    """Who calls a thing by such words: "called the raid barbaric"."""
    verb = token
    for _ in range(3):
        if verb.lemma_.lower() in statement_words("naming") and verb.pos_ == "VERB":
            phrase = bearers.phrase(verb, sentence.text.quotations)
            return speaking(page, sentence, *phrase) if phrase is not None else None
        verb = verb.head
    return None


def _clause(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The characters of a clause around words, no longer than a quote may be."""
    before = max(sentence.start, sentence.start + match.start() - LONGEST_QUOTE // 2)
    after = min(sentence.end, sentence.start + match.end() + LONGEST_QUOTE // 2)
    words = sentence.text.words
    start = before if before == sentence.start else words.find(" ", before) + 1
    end = after if after == sentence.end else words.rfind(" ", 0, after)
    return start, max(end, sentence.start + match.end())


@cache
def _phrases() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["act"], _pattern(row)) for row in table("english/statements")["spoken"]]


def _pattern(row: dict[str, Any]) -> re.Pattern[str]:
    """The stock phrases of a row; words that blame deeds only where one is near."""
    some = sorted(row["words"], key=len, reverse=True)
    words = "|".join(BE.sub(lambda match: match[1] + ADVERB, re.escape(word)) for word in some)
    if "deeds" not in row:
        return re.compile(rf"\b(?:{words})\b", re.I)
    deeds = "|".join(row["deeds"])
    names = "|".join(form for verb in statement_words("naming") for form in verb_forms(verb))
    said = rf"\b(?:is|are|was|were|be|been|as|so|absolutely|utterly|simply) {ADVERB}(?:{words})\b"
    called = rf"\b(?:{names}) [^.;]{{1,80}}\b(?:{words})\b"
    beside = rf"\b(?:{words})(?:,? (?:and )?\w+){{0,3}}? (?:{deeds})\b"
    return re.compile(rf"{said}|{called}|{beside}", re.I)
