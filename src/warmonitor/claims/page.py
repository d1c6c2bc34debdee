"""A document as it is read: its sentences in order, and the values that stand in them.

The parse of a passage is made outside (`reading.py`); here counts, days, places and actors are
looked up once for each passage, when a sentence first asks for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from warmonitor.records import Document, Passage, Quote, Where
from warmonitor.reference.actors import states
from warmonitor.values import actor as actors
from warmonitor.values import actor_again
from warmonitor.values import count as counts
from warmonitor.values import date as dates
from warmonitor.values import harm as harms
from warmonitor.values import place as places

from . import quotations
from .words import LETTERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


class Spanning(Protocol):
    """Whatever was found in the words of a passage, from one character to another."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


CountFound = counts.Found
PlaceFound = places.Found
# An unknown name counts as a place only where the words in front of it say so.
LEADS = re.compile(
    r"\b(?:in|at|near|outside|inside|of|around|from|on)\s+(?:the\s+)?"
    r"(?:[\w]+-(?:held|controlled)\s+)?(?:(?:north|south|east|west|central)\w*\s+)?$",
    re.I,
)
LONGEST_LEAD = 80  # characters
GOES_ON = frozenset({",", ";"})
# A country is in focus by its places alone where it is named so many times as often as the next.
DECISIVE = 2
PARTIES = frozenset({"state", "state_force", "armed_group", "coalition"})
Found = TypeVar("Found", bound=Spanning)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the model found: its label, and its characters in the passage."""

    start: int
    end: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Cause:
    """Words that say how people were harmed, and the cause they name."""

    start: int
    end: int
    cause: str


class Text:
    """One passage: its words, its parse, and the values found in the words."""

    def __init__(self, passage: Passage, doc: Doc, *, number: int, run: int, page: Page) -> None:
        self.passage = passage
        self.words = passage.words
        self.doc = doc
        self.number = number
        self.run = run
        self.page = page
        self.unknown: frozenset[places.Found] = frozenset()

    @cached_property
    def starts(self) -> list[int]:
        """The first character of each token."""
        starts: list[int] = self.doc.to_array("IDX").tolist()
        return starts

    @cached_property
    def ends(self) -> list[int]:
        """The character behind each token."""
        placed: list[list[int]] = self.doc.to_array(["IDX", "LENGTH"]).tolist()
        return [start + length for start, length in placed]

    @cached_property
    def counts(self) -> list[counts.Found]:
        return counts.find(self.words)

    @cached_property
    def times(self) -> list[dates.Found]:
        return self.page.told[self.number]

    @cached_property
    def places(self) -> list[places.Found]:
        """Names that the shelf knows, and names behind "in" or "near" that only the model knows."""
        known = [
            f for f in self._with_countries(places.find(self.words)) if not self._is_surname(f)
        ]
        unknown = [
            places.Found(e.start, e.end, e.text, e.start, e.end, e.text)
            for e in self.entities
            if e.label == "PLACE"
            and e.text not in of_countries()
            and not any(e.start < cause.end and cause.start < e.end for cause in self.causes)
            and LEADS.search(self.words, max(0, e.start - LONGEST_LEAD), e.start)
            and not (e.text in self.page.surnames and self._owns(e.end))
        ]
        if unknown:  # Seldom so, and actors and dates are not looked for before they are needed.
            taken = [(found.phrase_start, found.phrase_end) for found in known]
            # The country in focus rests on the places, so it cannot help to find actors here.
            taken += [(actor.start, actor.end) for actor in self.parties]
            taken += [(time.start, time.end) for time in self.times]
            unknown = [
                one
                for one in unknown
                if not any(start < one.end and one.start < end for start, end in taken)
            ]
        self.unknown = frozenset(unknown)
        return sorted([*known, *unknown], key=lambda found: found.start)

    def _is_surname(self, found: PlaceFound) -> bool:
        """`Velm's car`: a town's name that a person of the document has, and no "in" before it."""
        if found.name not in self.page.surnames or found.phrase != found.name:
            return False
        where = places.read(found.name)
        if where is None or not (where.id or "").startswith("geonames:"):
            return False  # what our own tables have is known better than a town of the world
        return self._owns(found.end) or LEADS.search(self.words[: found.start]) is None

    def _owns(self, end: int) -> bool:
        return self.words[end : end + 2] in {"'s", "’s"}

    def _with_countries(self, found: list[PlaceFound]) -> list[PlaceFound]:
        """`Tripoli, Lebanon` is one phrase: the country tells which Tripoli."""
        joined: list[PlaceFound] = []
        for one in found:
            last = joined[-1] if joined else None
            beside = last is not None and self.words[last.end : one.start] == ", "
            if last is not None and beside and is_country(one.name) and not is_country(last.name):
                phrase = self.words[last.phrase_start : one.end]
                joined[-1] = replace(last, phrase=phrase, phrase_end=one.end)
            else:
                joined.append(one)
        return joined

    @cached_property
    def parties(self) -> list[actors.Found]:
        """The actors named, before any country is in focus."""
        return actors.find(self.words)

    @cached_property
    def actors(self) -> list[actors.Found]:
        """The actors named, as the country in focus of the document has them."""
        return self.page.actors[self.number]

    @cached_property
    def causes(self) -> list[Cause]:
        """The words that say how people were harmed."""
        return [Cause(*found) for found in harms.causes(self.words)]

    @cached_property
    def quotations(self) -> list[quotations.Quotation]:
        """What stands between quotation marks."""
        return quotations.quotations(self.words)

    @cached_property
    def entities(self) -> list[Entity]:
        """The names found by the model."""
        placed = [(e.start_char, e.end_char, e.label_) for e in self.doc.ents]
        return [Entity(start, end, label, self.words[start:end]) for start, end, label in placed]

    def quote(self, start: int, end: int) -> Quote:
        """Return characters of the passage as a quote of the document."""
        first = self.passage.place(start)
        last = self.passage.place(end - 1) + 1 if end > start else first
        last = max(first, min(last, self.passage.end))
        return Quote(first, last, self.page.document.text[first:last])


class Sentence:
    """One sentence; `run` changes with each heading, `number` counts through the document.

    What is asked of it many times is worked out once.
    """

    def __init__(self, span: Span, text: Text, number: int) -> None:
        self.span = span
        self.text = text
        self.number = number
        self.run = text.run
        self.start = int(span.start_char)
        self.end = int(span.end_char)
        self.first = int(span.start)  # Its tokens, by number: up to `stop`.
        self.stop = int(span.end)
        self.words = text.words[self.start : self.end]
        # Kept by those who look for them: `sayings.py` and `spots.py`.
        self.sayings: list[Any] | None = None
        self.happening: list[Any] | None = None

    @cached_property
    def tokens(self) -> list[tuple[Token, str]]:
        """The tokens of the sentence, each with its word in small letters."""
        return [(token, token.lower_) for token in self.span]

    @cached_property
    def lemmas(self) -> list[tuple[Token, str]]:
        """The tokens of the sentence, each with the word that a table has for it."""
        return [(token, token.lemma_.lower()) for token, _ in self.tokens]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the sentence in small letters: what cannot be in it is not looked for."""
        return frozenset(LETTERS.findall(self.words.lower()))

    @cached_property
    def counts(self) -> list[counts.Found]:
        return inside(self.text.counts, self.start, self.end)

    @cached_property
    def times(self) -> list[dates.Found]:
        return inside(self.text.times, self.start, self.end)

    @cached_property
    def places(self) -> list[places.Found]:
        return inside(self.text.places, self.start, self.end)

    @cached_property
    def actors(self) -> list[actors.Found]:
        return inside(self.text.actors, self.start, self.end)

    @cached_property
    def causes(self) -> list[Cause]:
        return inside(self.text.causes, self.start, self.end)

    @cached_property
    def entities(self) -> list[Entity]:
        return inside(self.text.entities, self.start, self.end)

    def token_from(self, offset: int) -> int | None:
        """Return the first token of the sentence that begins at a character or behind it."""
        place = max(bisect_left(self.text.starts, offset), self.first)
        return place if place < self.stop else None

    def token_over(self, offset: int) -> int | None:
        """Return the first token of the sentence that ends behind a character."""
        place = max(bisect_right(self.text.starts, offset) - 1, self.first)
        if place < self.stop and self.text.ends[place] <= offset:
            place += 1
        return place if place < self.stop else None

    def between(self, first: int, stop: int) -> list[tuple[Token, str]]:
        """Return tokens by number, from the first up to the one to stop at, in this sentence."""
        return self.tokens[max(first - self.first, 0) : max(stop - self.first, 0)]

    def said(self, first: int, last: int) -> str:
        """Return the words from one token to another, by number, as they stand in the passage."""
        return (
            self.text.words[self.text.starts[first] : self.text.ends[last]] if first <= last else ""
        )

    def found_at(self, token: Token) -> CountFound | None:
        """Return the counted expression that covers a token, or None."""
        return self.counted.get(token.i) if self.counted else None

    @cached_property
    def counted(self) -> dict[int, CountFound]:
        """The counted expression that covers each token, by the number of the token."""
        starts = self.text.starts
        return {
            number: found
            for found in self.counts
            for number in range(bisect_left(starts, found.start), bisect_left(starts, found.end))
        }


@dataclass(eq=False)
class Page:
    """A document with its parsed passages."""

    document: Document
    texts: list[Text] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    speakers: Any = None  # Kept by `speakers.py`, for whoever asks next.
    _where: dict[str, Where] = field(default_factory=dict)

    @property
    def published(self) -> date | None:
        stamp = self.document.published
        return stamp.day if stamp is not None else None

    @cached_property
    def told(self) -> list[list[dates.Found]]:
        """The days named in each text; in a history each follows on those before it."""
        return dates.tell([text.words for text in self.texts], self.published)

    @cached_property
    def country(self) -> str | None:
        """The country that most of the document's places lie in, as an ISO code.

        Where two countries are named about as often ("Iran said that Syria ..."), the parties to
        the war that the document names count too: the Syrian opposition, the army of Mali.
        """
        every = [one for text in self.texts for one in text.places if one not in text.unknown]
        phrases = list(dict.fromkeys(one.phrase for one in every))
        self._where.update(zip(phrases, places.resolve(phrases), strict=True))
        seen: Counter[str] = Counter()
        for where in (self._where[one.phrase] for one in every):
            ids = [*where.within_ids, where.id or ""]
            # `iso:TR` is a country, `iso:TR-06` a part of it.
            seen.update(id[4:] for id in ids if id.startswith("iso:") and "-" not in id)
        (_, first), (_, second) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
        if second * DECISIVE > first:
            seen.update(self._countries_of_parties())
        return seen.most_common(1)[0][0] if seen else None

    @cached_property
    def actors(self) -> list[list[actors.Found]]:
        """The actors of each text; "the group" is the one that was named before."""
        country = self.country
        return actor_again.follow(
            [(text.words, actors.find(text.words, country=country)) for text in self.texts]
        )

    def _countries_of_parties(self) -> Iterator[str]:
        """Yield the country of each party that the document names, before any is in focus."""
        for text in self.texts:
            for found in text.parties:
                if found.actor.kind in PARTIES and found.actor.country is not None:
                    yield found.actor.country

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of the persons that the document names in full."""
        entities = (entity for text in self.texts for entity in text.entities)
        names = [entity.text.split() for entity in entities if entity.label == "PERSON"]
        return frozenset(name[-1] for name in names if len(name) > 1)

    def where(self, found: places.Found) -> Where:
        """Return the place that a name stands for in this document."""
        country = self.country
        if found.phrase not in self._where:
            self._where[found.phrase] = _guess(found.phrase, country)
        return self._where[found.phrase]

    def named(self, name: str) -> Where:
        """Return the place of a name that contains another place of the document."""
        country = self.country
        if name not in self._where:
            (self._where[name],) = places.resolve([name], country=country)
        return self._where[name]


def _guess(name: str, country: str | None) -> Where:
    """A name only the model knows is looked for in the country in focus and nowhere else."""
    (where,) = places.resolve([name], country=country)
    known = country is not None and f"iso:{country}" in where.within_ids
    return where if known and where.id is not None else Where(name)


def build(document: Document, parsed: Iterable[tuple[Passage, Doc]]) -> Page:
    """Lay out a document: a heading starts a new run of passages about one matter."""
    page = Page(document)
    run = 0
    for number, (passage, doc) in enumerate(parsed):
        run += passage.kind == "heading"
        text = Text(passage, doc, number=number, run=run, page=page)
        page.texts.append(text)
        for span in _sentences(doc):
            if passage.words[span.start_char : span.end_char].strip():
                page.sentences.append(Sentence(span, text, len(page.sentences)))
    return page


def _sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of the parse; none ends at a comma, whatever the parse says."""
    first: int | None = None
    for span in doc.sents:
        first = span.start if first is None else first
        stop = span.end
        if stop < len(doc) and (doc[stop - 1].text in GOES_ON or doc[stop].text in GOES_ON):
            continue
        yield span if first == span.start else doc[first:stop]
        first = None


@cache
def of_countries() -> frozenset[str]:
    """Return the adjectives of countries: "Turkish" is no place."""
    return frozenset(word for state in states().values() for word in state.adjectives)


@cache
def is_country(name: str) -> bool:
    """Tell whether a name is a country's."""
    where = places.read(name)
    return where is not None and where.precision == "country"


def inside(found: Sequence[Found], start: int, end: int) -> list[Found]:
    """Return what lies between two characters, of what is sorted by its start."""
    first = bisect_left(found, start, key=lambda one: one.start)
    chosen = []
    for one in found[first:]:
        if one.start >= end:
            break
        chosen.append(one)
    return chosen


def earlier(page: Page, sentence: Sentence, *, same_run: bool = True) -> Iterator[Sentence]:
    """Yield the sentences before one, the nearest first."""
    for number in range(sentence.number - 1, -1, -1):
        before = page.sentences[number]
        if same_run and before.run != sentence.run:
            return
        yield before
