"""Who says so: the chain from the origin of a figure to the source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from warmonitor.records import Attribution
from warmonitor.values import source as sources

from . import speakers
from .page import Page, Sentence
from .sayings import Saying, sayings

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTES = re.compile(r"[\"“”„]")


def chain(
    page: Page, known: speakers.Speakers, sentence: Sentence, token: Token
) -> tuple[Attribution, ...]:
    """Return who says what stands at a token, the origin first; empty when the source speaks."""
    said = _governing(page, sentence, token)
    if not said:
        quoted = _quotation(page, sentence, token)
        said = [quoted[1]] if quoted is not None else []
        if quoted is not None:
            sentence = quoted[0]
    return tuple(_link(page, known, sentence, saying) for saying in said)


def _governing(page: Page, sentence: Sentence, token: Token) -> list[Saying]:
    """The acts of saying that a word stands under: the nearest to the origin first."""
    found = sayings(sentence)
    if not found:
        return []
    over = [s for s in found if _covers(sentence, s, token)]
    cited = [s for s in over if s.citing]
    spoken = [s for s in over if not s.citing]
    ordered = spoken[::-1] if len(spoken) > 1 and all(s.at < token.i for s in spoken) else spoken
    if cited:
        origin = cited[-1]
        relay = ordered[0].text if ordered else None
        return [replace(origin, via=origin.via or relay), *ordered[1:]]
    if len(ordered) > 1 and ordered[0].at < token.i:
        return [replace(ordered[0], via=ordered[0].via or ordered[1].text)]
    return ordered[:1]


def _covers(sentence: Sentence, saying: Saying, token: Token) -> bool:
    """Tell whether what somebody says holds a word."""
    doc = sentence.span.doc
    if saying.first <= token.i <= saying.last:
        return False
    cue = doc[saying.at]
    if saying.at < token.i:
        if saying.citing or saying.cue.startswith(("according", "as ")):
            return True
        # Speaker and cue stand before: what follows is said, unless a new main clause has begun.
        return saying.first < token.i or cue.is_ancestor(token)
    # Speaker and cue stand behind: "..., the monitor said."
    return True


def _quotation(page: Page, sentence: Sentence, token: Token) -> tuple[Sentence, Saying] | None:
    """The speaker of the quotation that a sentence without a speaker of its own lies in."""
    words = sentence.text.words
    marks = [m.start() for m in QUOTES.finditer(words)]
    before = [m for m in marks if m <= token.idx]
    if len(before) % 2 == 0:
        return None
    opened = before[-1]
    closed = next((m for m in marks if m > token.idx), None)
    if closed is not None and closed - opened > 2500:
        return None
    for other in page.sentences:
        if other.text is not sentence.text:
            continue
        ends = closed is not None and other.start <= closed < other.end
        begins = other.start <= opened < other.end
        if not (ends or begins):
            continue
        for saying in sayings(other):
            idx = other.span.doc[saying.at].idx
            if (begins and idx < opened) or (ends and closed is not None and idx > closed):
                return other, saying
    return None


def _link(page: Page, known: speakers.Speakers, sentence: Sentence, saying: Saying) -> Attribution:
    text = saying.text
    if saying.pronoun:
        text = _antecedent(page, sentence, saying) or text
    name = speakers.resolve(known, text, sentence, country=page.country)
    via = saying.via
    if via is not None:
        outlet = sources.read(via)
        resolved = speakers.resolve(known, via, sentence, country=page.country)
        via = outlet.name if outlet is not None else resolved or via
        if via in (name, text):
            via = None  # "the monitor said it had documented": it told nobody but itself
    return Attribution(speaker=name, text=text, cue=saying.cue, via=via)


def _antecedent(page: Page, sentence: Sentence, saying: Saying) -> str | None:
    """The words for the speaker that a pronoun stands for: the last one named before."""
    for number in range(sentence.number, max(-1, sentence.number - 6), -1):
        for other in reversed(sayings(page.sentences[number])):
            if not other.pronoun and (number < sentence.number or other.at < saying.at):
                return other.text
    return None
