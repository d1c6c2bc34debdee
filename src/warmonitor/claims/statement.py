"""Who takes a position in public: statement claims, each position once.

What names a position is found by `positions.py`, what makes one in a party's words by `spoken.py`,
whose it may be by `takers.py`. Plain "X said that ..." is attribution and no statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.records import Party, Reason, Statement
from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table

from . import attribution, scene, speakers, whereabouts
from .page import Page, Sentence
from .positions import Stated, acts, nouns, verbs
from .spoken import spoken
from .words import listed

if TYPE_CHECKING:
    pass


def claims(page: Page, reader: str) -> Iterator[Statement]:
    """Yield the statement claims of a document in the order of its text, each position once."""
    sentences = [s for s in page.sentences if not s.vocabulary.isdisjoint(_signs())]
    if not sentences:
        return
    known = speakers.collect(page)
    found = [(s, stated) for s in sentences for stated in _of_sentence(page, known, s)]
    voice = _voice(page, [s.speaker for _, s in found if s.token.tag_ in {"VBZ", "VBP"}])
    heads = _headlined(found)
    told: list[_Told] = []
    for sentence, stated in found:
        words = voice if stated.speaker.lower() in listed("we") else stated.speaker
        if words is None or stated in heads:
            continue
        speaker = _resolved(page, known, sentence, words)
        one = _told(sentence, stated, speaker)
        if not any(_repeats(one, other) for other in told):
            told.append(one)
            yield _claim(page, known, sentence, stated, speaker, reader)


@dataclass(frozen=True, slots=True)
class _Told:
    """A position as far as it tells whether another repeats it."""

    act: str
    speaker: Party
    person: bool
    parties: frozenset[str]


def _told(sentence: Sentence, stated: Stated, speaker: Party) -> _Told:
    names = [e.text for e in sentence.entities if e.label == "PERSON"]
    person = any(name in speaker.text for name in names)
    parties = (party for party in (stated.target, stated.addressee) if party is not None)
    return _Told(stated.act, speaker, person, frozenset(_last(party.text) for party in parties))


def _repeats(one: _Told, other: _Told) -> bool:
    """Tell whether a position was told before: the same act of the same speaker, on nobody else."""
    if one.act != other.act or not _same(one, other):
        return False
    return not one.parties or not one.parties.isdisjoint(other.parties)


def _same(one: _Told, other: _Told) -> bool:
    """Tell whether two phrases name one speaker: by what they stand for, or by the last word.

    A person is not the body that they speak for.
    """
    bodies = not one.person and not other.person
    if bodies and one.speaker.actor is not None and one.speaker.actor == other.speaker.actor:
        return True
    return _last(one.speaker.text) == _last(other.speaker.text)


def _last(words: str) -> str:
    return words.lower().rsplit(maxsplit=1)[-1].strip(".,'’\"") if words.strip() else ""


def _headlined(found: list[tuple[Sentence, Stated]]) -> list[Stated]:
    """The positions of a headline that the body tells anew: "Haddad condemns the raid"."""
    heads = [
        (sentence, stated)
        for sentence, stated in found
        if sentence.number == 0 and stated.token.tag_ == "VBZ" and _is_person(stated)
    ]
    return [
        head
        for opening, head in heads
        for sentence, other in found
        if sentence.text is not opening.text
        and head.act == other.act
        and _last(head.speaker) == _last(other.speaker)
    ]


def _is_person(stated: Stated) -> bool:
    return stated.token.doc[stated.token.i - 1].ent_type_ == "PERSON"


def _voice(page: Page, words: list[str]) -> str | None:
    """Whose "we" it is in a document: who takes most positions by name, else its source."""
    named = Counter(one for one in words if one.lower() not in listed("we"))
    if named:
        return named.most_common(1)[0][0]
    return page.document.source.name if page.document.source is not None else None


def _resolved(page: Page, known: speakers.Speakers, sentence: Sentence, words: str) -> Party:
    return Party(words, speakers.resolve(known, words, sentence, country=page.country))


def _claim(
    page: Page,
    known: speakers.Speakers,
    sentence: Sentence,
    stated: Stated,
    speaker: Party,
    reader: str,
) -> Statement:
    where = whereabouts.place_of(page, sentence, stated.token)
    when = scene.time_of(page, sentence, stated.token, inherit=False)
    chain = attribution.chain(page, known, sentence, stated.token)
    if any(link.text == stated.speaker for link in chain):
        chain = ()  # a position is its speaker's own
    return Statement(
        document=page.document.id,
        quote=sentence.text.quote(stated.start, stated.end),
        attribution=chain,
        place=where[0] if where is not None else None,
        time=when[0] if when is not None else None,
        reader=reader,
        reasons=(Reason("act", stated.rule, stated.token.text),),
        speaker=speaker,
        act=stated.act,
        target=stated.target,
        addressee=stated.addressee,
    )


def _of_sentence(page: Page, known: speakers.Speakers, sentence: Sentence) -> Iterator[Stated]:
    seen: set[tuple[str, str]] = set()
    found = [*acts(page, sentence), *spoken(page, known, sentence)]
    for stated in sorted(found, key=lambda stated: stated.token.i):
        if (stated.act, stated.speaker) not in seen:
            seen.add((stated.act, stated.speaker))
            yield stated


@cache
def _signs() -> frozenset[str]:
    """Words without one of which a sentence takes no position."""
    rows = table("english/statements")
    signs = {form for word in verbs() for form in verb_forms(word)}
    signs |= {form for word in nouns() for form in (word, f"{word}s")}
    signs |= {max(words.split(), key=len) for row in rows["spoken"] for words in row["words"]}
    return frozenset({*signs, *rows["irregular"]["words"]})
