"""Who says so: the chain from the origin of a figure to the source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from warmonitor.records import Attribution
from warmonitor.values import source as sources

from . import speakers
from .page import Page, Sentence, earlier
from .sayings import Saying, sayings
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTES = re.compile(r"[\"“”„]")


def chain(
    page: Page, known: speakers.Speakers, sentence: Sentence, token: Token
) -> tuple[Attribution, ...]:
    """Return who says what stands at a token, the origin first; empty when the source speaks."""
    said = _governing(page, sentence, token)
    if any(saying.doubting for saying in said):
        return ()  # who cannot confirm a report is not the one who makes it
    if not said:
        quoted = _quotation(page, sentence, token) or _announced(page, sentence)
        return (_link(page, known, *quoted),) if quoted is not None else ()
    return tuple(_link(page, known, sentence, saying) for saying in said)


def opened(
    page: Page, known: speakers.Speakers, sentence: Sentence, token: Token
) -> tuple[Attribution, ...]:
    """Return whose quotation or announced speech a token lies in, whatever its sentence says."""
    quoted = _quotation(page, sentence, token) or _announced(page, sentence, through=True)
    return (_link(page, known, *quoted),) if quoted is not None else ()


def _governing(page: Page, sentence: Sentence, token: Token) -> list[Saying]:
    """The acts of saying that a word stands under: the nearest to the origin first."""
    over = [s for s in sayings(sentence) if _covers(sentence, s, token)]
    spoken = [s for s in over if not s.citing]
    before = [s for s in spoken if s.at < token.i]
    behind = [s for s in spoken if s.at > token.i]
    chosen = before[-1] if before else next(iter(behind), None)
    cited = [s for s in over if s.citing]
    if cited:
        relay = chosen.text if chosen is not None else None
        return [replace(cited[-1], via=cited[-1].via or relay)]
    if chosen is None:
        return []
    outer = _handing_on(sentence, before)
    if outer is not None:
        chosen = replace(chosen, via=chosen.via or outer.text)
    return [chosen]


def _handing_on(sentence: Sentence, before: list[Saying]) -> Saying | None:
    """Who hands on what another says: "the agency says officials have reported ..."."""
    if len(before) < 2:
        return None
    outer, inner = before[-2:]
    between = sentence.span.doc[outer.at + 1 : inner.first]
    close = len(between) <= 2 and not any(word.is_punct for word in between)
    return outer if close and not outer.pronoun else None


def _covers(sentence: Sentence, saying: Saying, token: Token) -> bool:
    """Tell whether what somebody says holds a word: up to where another clause turns away."""
    if saying.first <= token.i <= saying.last:
        return False
    if saying.at < token.i:
        between = sentence.between(max(saying.at, saying.last) + 1, token.i)
    else:
        between = sentence.between(token.i + 1, min(saying.at, saying.first))
    turns = [word for _, word in between if word in listed("turning")]
    return not turns or (saying.at > token.i and turns[0] == ";" and saying.citing)


def doubted(page: Page, sentence: Sentence, token: Token) -> bool:
    """Tell whether a word stands in a report that somebody says they cannot vouch for."""
    return any(saying.doubting for saying in _governing(page, sentence, token))


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


def _announced(
    page: Page, sentence: Sentence, *, through: bool = False
) -> tuple[Sentence, Saying] | None:
    """The speaker whose words follow a colon without marks: "The minister said:", a new paragraph.

    They go on to the end of the run, or until somebody else speaks; `through` what others are told
    to say in them, as long as nothing is quoted.
    """
    for before in earlier(page, sentence):
        said = sayings(before)
        if said and before.text is not sentence.text and before.words.rstrip().endswith(":"):
            return before, said[-1]
        if said and (not through or QUOTES.search(before.words)):
            return None
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
