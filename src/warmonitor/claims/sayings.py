"""Acts of saying in a sentence: who speaks, with which word, and told to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.values import actor as actors
from warmonitor.values import victim

from . import bearers, speakers, voices
from .page import Sentence
from .phrases import LONGEST, phrase_around, phrase_before, phrase_from
from .words import cue_pattern, cues, listed, signs

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: who, with which word, told to whom; tokens by number.

    `text` holds the speaker's words, from `first` to `last`; `cue` is the word of saying, at `at`.
    `citing` says that the speaker is handed on by another, `doubting` that they vouch for nothing:
    "could not confirm".
    """

    text: str
    cue: str
    at: int
    first: int
    last: int
    via: str | None = None
    citing: bool = False
    pronoun: bool = False
    doubting: bool = False


def _word(sentence: Sentence, place: int) -> str:
    return str(sentence.span.doc[place].lower_)


def sayings(sentence: Sentence) -> list[Saying]:
    """Return the acts of saying of a sentence, left to right; worked out once."""
    if sentence.sayings is None:
        found = [*_according(sentence), *_verbs(sentence)]
        found += _voiced(sentence, found)
        sentence.sayings = sorted(found, key=lambda saying: saying.at)
    return sentence.sayings


def _according(sentence: Sentence) -> Iterator[Saying]:
    for section, citing in (("according", False), ("citing", True)):
        if signs(section).isdisjoint(sentence.vocabulary):
            continue
        for match in cue_pattern(section).finditer(sentence.words):
            start = sentence.start + match.end()
            behind = sentence.token_from(start)
            cue = sentence.token_from(sentence.start + match.start())
            if behind is None or cue is None:
                continue
            phrase = phrase_from(sentence.span.doc[behind], sentence.span.end)
            if phrase is None or _word(sentence, phrase[1]) in listed("no_speaker"):
                continue
            if citing and not _is_speaker(sentence, *phrase):
                continue
            first, last = phrase
            yield Saying(
                _text(sentence, first, last),
                match.group().lower(),
                cue,
                first,
                last,
                _told(sentence),
                citing,
            )


def _voiced(sentence: Sentence, found: list[Saying]) -> Iterator[Saying]:
    """Voices that vouch for what they hold, by words that the rules above do not know."""
    if sentence.vocabulary.isdisjoint(_other_words()):
        return
    taken = {saying.at for saying in found}
    for voice in voices.voices(sentence.span, sentence.text.quotations):
        if not voice.vouches or voice.cue in taken or voice.first is None or voice.last is None:
            continue
        cue = sentence.span.doc[voice.cue]
        if not _heads_clause(cue) or _responsibility(sentence, cue):
            continue
        last = _before_comma(sentence, voice.first, voice.last)
        if _word(sentence, last) in listed("pronoun_own"):
            continue
        if _is_speaker(sentence, voice.first, last):
            saying = _saying(sentence, cue, voice.first, last)
            relay = bearers.relay(cue)
            yield saying if relay is None else replace(saying, via=_text(sentence, *relay))


@cache
def _other_words() -> frozenset[str]:
    return frozenset(voices.vouching_words() - cues("say"))


def _heads_clause(cue: Token) -> bool:
    """Tell whether a verb may hold what is around it: "footage showing a raid" holds no more."""
    beside = cue.dep_.startswith("acl") or (cue.tag_ == "VBG" and not bearers.goes_on(cue))
    return cue.pos_ == "VERB" and not beside


def _before_comma(sentence: Sentence, first: int, last: int) -> int:
    """Where a phrase ends before what is told of it: "Mariam Khalil, a doctor in Homs"."""
    doc = sentence.span.doc
    commas = (place for place in range(first + 1, last) if doc[place].text == ",")
    return next(commas, last + 1) - 1


def _verbs(sentence: Sentence) -> Iterator[Saying]:
    says = cues("say")
    if says.isdisjoint(sentence.vocabulary):
        return
    citing = cues("citing")
    for token, word in sentence.tokens:
        if word not in says or word in citing or token.pos_ not in {"VERB", "AUX", "NOUN"}:
            continue
        if word.startswith("claim") and _responsibility(sentence, token):
            continue
        if token.dep_ == "acl:relcl" and any(
            c.lower_ in {"who", "which", "that"} for c in token.children
        ):
            continue  # "people who said they were farmers" says nothing of the main clause
        if token.pos_ == "NOUN" and word not in {"claims", "reports", "says", "notes"}:
            continue
        phrase = _speaker_of(sentence, token)
        if phrase is None:
            continue
        yield _saying(sentence, token, *_trimmed(sentence, *phrase))


def _saying(sentence: Sentence, cue: Token, first: int, last: int) -> Saying:
    text = _text(sentence, first, last)
    return Saying(
        text,
        cue.text,
        int(cue.i),
        first,
        last,
        via=_told_by(sentence, cue),
        pronoun=text.lower() in listed("pronoun_speaker"),
        doubting=_doubts(sentence, cue),
    )


def _doubts(sentence: Sentence, cue: Token) -> bool:
    """Tell whether somebody says that they cannot vouch: "could not independently verify"."""
    for token, word in sentence.between(cue.i, cue.i + 8):
        if word in listed("vouching"):
            before = sentence.between(token.i - 5, token.i)
            if any(near in listed("not") | {"unable", "yet"} for _, near in before):
                return True
    return False


def _trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Without commas a phrase runs on: keep the name that ends it, with its own article."""
    if last - first < 7:
        return first, last
    return _name_at_the_end(sentence, first, last) or (first, last)


def _name_at_the_end(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The name of an actor that ends a phrase, with its article and adjectives."""
    doc = sentence.span.doc
    end = doc[last].idx + len(doc[last])
    for found in sentence.actors:
        if found.end == end and not found.actor.generic:
            start = next(t.i for t in doc[first : last + 1] if t.idx + len(t) > found.start)
            while start > first and (
                doc[start - 1].pos_ in {"ADJ", "PUNCT"} or doc[start - 1].dep_ == "amod"
            ):
                start -= 1
            if start > first and doc[start - 1].pos_ == "DET":
                start -= 1
            return start, last
    return None


def _responsibility(sentence: Sentence, cue: Token) -> bool:
    """`claimed responsibility`, `claimed eight lives`: nothing is said of a figure."""
    after = cue.doc[cue.i + 1 : min(cue.i + 4, sentence.span.end)]
    return any(word.lower_ in listed("claimed") for word in after)


def _speaker_of(sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The subject of a word of saying by the tree; else the phrase right before or behind it."""
    before = phrase_before(cue, sentence)
    near = _nearest(sentence, before) if before is not None else None
    near = near and (_person_who(sentence, near[0]) or near)
    subject = _subject_of(sentence, cue)
    if subject is not None:
        phrase = phrase_around(subject, sentence)
        inside = phrase is not None and phrase[0] <= cue.i <= phrase[1]
        if phrase is not None and not inside and _is_speaker(sentence, *phrase):
            words = sentence.span.doc[phrase[0] : phrase[1] + 1]
            counted = any(sentence.found_at(word) is not None for word in words)
            lent = subject.head.i != cue.i
            if (counted or lent) and near is not None and near[0] > phrase[0]:
                return near  # "killed 10 civilians, the army said": the army says so
            return phrase
    if cue.tag_ in {"VBG", "VB"} or _is_said(cue):
        return None  # "87 deaths had been reported": nobody is said to report them
    if near is not None:
        return near
    if cue.i + 1 >= sentence.span.end or cue.lower_ not in listed("inverting"):
        return None
    behind = phrase_from(cue.doc[cue.i + 1], sentence.span.end)
    if behind is None or not _is_speaker(sentence, *behind):
        return None
    ends = behind[1] + 1 >= sentence.span.end - 1 or not _clause_follows(cue, sentence)
    return behind if ends else None


def _person_who(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """The person whose clause a word ends: "Omar Haddad, who heads *the network*, said"."""
    doc = sentence.span.doc
    for who in range(place - 1, max(sentence.span.start + 1, place - LONGEST), -1):
        if doc[who].text == ",":
            return None
        if doc[who].lower_ != "who":
            continue
        last = who - 2 if doc[who - 1].text == "," else who - 1
        first = last
        while first > sentence.span.start and doc[first].ent_iob_ == "I":
            first -= 1
        return (first, last) if doc[last].ent_type_ == "PERSON" else None
    return None


def _nearest(sentence: Sentence, before: tuple[int, int]) -> tuple[int, int] | None:
    """The phrase before a word of saying, or the name that ends it, whichever can speak."""
    if _is_speaker(sentence, *before):
        return before
    ending = _name_at_the_end(sentence, *before)
    return ending if ending is not None and _is_speaker(sentence, *ending) else None


def _subject_of(sentence: Sentence, cue: Token) -> Token | None:
    subject = next((c for c in cue.children if c.dep_ in SUBJECTS and c.dep_ != "nsubj:pass"), None)
    if subject is None and (
        cue.dep_ in {"conj", "xcomp"} or (cue.dep_ == "advcl" and cue.tag_ == "VBG")
    ):
        subjects = [c for c in cue.head.children if c.dep_ in {"nsubj", "nsubj:outer"}]
        subject = next((c for c in subjects if c.i < cue.i), None)
    behind = subject is not None and subject.i > cue.i
    if behind and (cue.lower_ not in listed("inverting") or _clause_follows(cue, sentence)):
        return None  # "saying at least 77 people had died": they say nothing
    return subject


def _is_said(cue: Token) -> bool:
    return any(
        child.dep_ in {"aux:pass", "nsubj:pass"} or child.lower_ in {"been", "was", "were"}
        for child in cue.children
    )


def _clause_follows(cue: Token, sentence: Sentence) -> bool:
    return any(
        t.pos_ in {"VERB", "AUX"} for t in cue.doc[cue.i + 1 : min(cue.i + 8, sentence.span.end)]
    )


def _is_speaker(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether words can speak: a pronoun, a name, or a word for a kind of speaker.

    The head decides: "a missile strike by the army" says nothing.
    """
    text = sentence.said(first, last)
    if text.lower() in listed("pronoun_speaker"):
        return True
    head = _head(sentence, first, last)
    if head is None:
        return False
    front = sentence.said(first, head.i)
    if speakers.names_kind(front) or victim.read(head.lower_) is not None:
        return True
    if head.ent_type_ in {"PERSON", "ORG", "ORG_REF", "PERSON_REF"} and head.pos_ == "PROPN":
        return True
    for found in sentence.actors:
        if found.start <= head.idx < found.end and not found.end < head.idx + len(head):
            return found.actor.kind != "state" or sentence.text.ends[last] <= found.end + 1
    if any(found.start <= head.idx < found.end for found in sentence.times):
        return False
    if any(found.start <= head.idx < found.end for found in sentence.places):
        state = actors.read(text)  # "Israel said", "Kyiv said"
        return state is not None and state.kind == "state"
    return head.pos_ == "PROPN"


def _head(sentence: Sentence, first: int, last: int) -> Token | None:
    """The last noun before the first preposition: "Observatory" in "Observatory for Rights"."""
    head = None
    for token, word in sentence.between(first, last + 1):
        pos = token.pos_
        if pos in {"NOUN", "PROPN"} or (pos == "ADJ" and token.i == last):
            head = token
        elif head is not None and (pos in {"ADP", "DET"} or word in {"of", "for", "in", "at"}):
            break
    return head


def _text(sentence: Sentence, first: int, last: int) -> str:
    return sentence.said(first, last)


def _told_by(sentence: Sentence, cue: Token) -> str | None:
    """Whom somebody told: "told the German news agency dpa", "told reporters" is nobody."""
    if cue.lower_ in {"told", "tells", "tell", "telling", "informed"}:
        return _outlet(sentence, cue.i + 1)
    return _told(sentence)


def _told(sentence: Sentence) -> str | None:
    """Whom a sentence says that somebody spoke to, whatever the word of saying."""
    if signs("told").isdisjoint(sentence.vocabulary):
        return None
    for match in cue_pattern("told").finditer(sentence.words):
        end = sentence.start + match.end()
        place = sentence.token_from(end)
        outlet = None if place is None else _outlet(sentence, place)
        if outlet is not None:
            return outlet
    return None


def _outlet(sentence: Sentence, place: int) -> str | None:
    """The outlet or agency whose name begins within the next words."""
    doc = sentence.span.doc
    if place >= sentence.span.end:
        return None
    start = doc[place].idx
    for found in sentence.actors:
        if start <= found.start <= start + 45 and found.actor.kind in {
            "agency",
            "outlet",
            "un",
            "monitor",
        }:
            between = sentence.text.words[start : found.start]
            if not re.search(r"\b(?:that|said|on|in|who|when|killed|were|was)\b", between):
                return actors.say(found.actor)
    for entity in sentence.entities:
        if entity.label == "ORG" and start <= entity.start <= start + 30:
            return entity.text
    return None
