"""Who is who among the speakers of one document: names, later names, and words for what they are.

"Rami Abdel-Rahman, head of the Observatory", "Abdel-Rahman", "Adbel-Rahman", "the monitor" and "a
Britain-based monitoring group" are one origin, within the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from warmonitor.reference.actors import Actor, states
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors

from .page import Entity, Page, Sentence
from .words import either

# Offices that tie a person to the organisation beside it: "head of X", "X spokesman".
OFFICE = rf"(?:deputy\s+)?(?:{either('office')})"
TITLES = re.compile(rf"^(?:(?:{either('title')})\.?\s+)+(?=[A-Z])", re.I)
BEHIND = re.compile(
    rf"^[\s,–—-]*(?:the\s+|a\s+|an\s+|who\s+(?:is|heads|leads|runs)\s+(?:the\s+)?)*(?:[\w-]+\s+){{0,3}}?{OFFICE}?s?\s*(?:of|for|at|with|from)?\s+(?:the\s+)?$",
    re.I,
)
BEFORE = re.compile(
    rf"^(?:['’]?s)?\s+(?:[\w-]+\s+){{0,2}}?{OFFICE}\s+(?:[A-Z][\w.-]*\s+){{0,2}}?$", re.I
)


@dataclass(slots=True)
class Person:
    """A named person of the document, and whom they speak for where the text says so."""

    name: str
    sentence: int
    organisation: str | None = None

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass(slots=True)
class Speakers:
    """The persons and organisations of a document, in the order in which they are named."""

    persons: list[Person] = field(default_factory=list)
    states: set[str] = field(default_factory=set)  # countries whose forces or bodies are named
    named: list[tuple[int, str, str]] = field(default_factory=list)  # sentence, name, kind


def collect(page: Page) -> Speakers:
    """Return who is named in a document, and for whom persons speak; worked out once."""
    if page.speakers is None:
        page.speakers = _collected(page)
    known: Speakers = page.speakers
    return known


def _collected(page: Page) -> Speakers:
    known = Speakers()
    for sentence in page.sentences:
        organisations = []
        for found in sentence.actors:
            actor = found.actor
            words = sentence.text.words[found.start : found.end]
            if actor.country and actor.kind in STATE and _names_country(actor, words):
                known.states.add(actor.country)
            if actor.generic or words == words.lower():  # "the army", whosever it is
                continue
            if actor.kind == "person":
                name = actors.say(actor)
                for_whom = actors.speaks_for(name)
                known.persons.append(
                    Person(name, sentence.number, actors.say(for_whom) if for_whom else None)
                )
                continue
            organisations.append(found)
            known.named.append((sentence.number, actors.say(actor), _kind(actor.kind)))
        for entity in sentence.entities:
            if entity.label == "PERSON" and entity.text[:1].isupper():
                _person(known, sentence, entity, organisations)
    return known


STATE = frozenset({"state", "state_force"})


def _names_country(actor: Actor, words: str) -> bool:
    """Tell whether words name a country, or are a name of their own: not just "the army"."""
    if actor.kind not in STATE:
        return True
    state = states().get(actor.country or "")
    if state is None:
        return True
    names = (state.name, *state.adjectives, *state.names, *state.capitals)
    own = {actor.name, *actor.aliases} if not actor.generic else set()
    return any(name in words for name in names) or any(
        name in words for name in own if name[:1].isupper() and " " not in name
    )


def _kind(kind: str) -> str:
    """Bring the kinds of the shelf together with the words for what speakers are."""
    return {
        "rights_group": "monitor",
        "outlet": "agency",
        "state_force": "army",
        "un": "organisation",
        "aid": "organisation",
        "civil_defence": "organisation",
        "activist": "organisation",
    }.get(kind, kind)


def _person(
    known: Speakers, sentence: Sentence, entity: Entity, organisations: list[actors.Found]
) -> None:
    name = plain_name(entity.text)
    if not name:
        return
    words = sentence.text.words
    organisation = None
    for found in organisations:
        if entity.end <= found.start:
            between = words[entity.end : found.start]
            if len(between) <= 60 and BEHIND.match(between):
                organisation = actors.say(found.actor)
                break
        elif found.end <= entity.start:
            between = words[found.end : entity.start]
            if len(between) <= 40 and BEFORE.match(between):
                organisation = actors.say(found.actor)
                break
    spoken = actors.speaks_for(name)
    if organisation is None and spoken is not None:
        organisation = actors.say(spoken)
    known.persons.append(Person(name, sentence.number, organisation))


def plain_name(words: str) -> str:
    """Return a person's name without titles and possessive endings."""
    name = re.sub(r"['’]s?$", "", words.strip(' ,.;:"“”'))
    short = TITLES.sub("", name)
    return " ".join((short if len(short) > 3 else name).split())


def resolve(known: Speakers, words: str, sentence: Sentence, *, country: str | None) -> str | None:
    """Return the name that a speaker's words stand for, the organisation where one is known."""
    actor = actors.read(words, country=country)
    bare = actor is not None and actor.country and not _names_country(actor, words)
    if bare and actor is not None and known.states - {actor.country}:
        actor = None
    if actor is not None and not actor.generic:
        if actor.kind == "person":
            for_whom = actors.speaks_for(actors.say(actor))
            return actors.say(for_whom or actor)
        return actors.say(actor)
    person = _person_of(known, words, sentence)
    if person is not None:
        return person.organisation or person.name
    kinds = kinds_of(words)
    for kind in kinds:
        name = _of_kind(known, kind, sentence, words)
        if name is not None:
            return name
    if actor is None or not _speaks_as(words):
        return None
    # "The defence ministry" is that of the country in focus only where no other country acts.
    return actors.say(actor) if known.states <= {country} else None


def _speaks_as(words: str) -> bool:
    """`the army` speaks as one; `a military source` and `rebels` are somebody not named."""
    last = re.search(
        r"\b(?:army|ministry|military|government|police|authorities|command|staff)$",
        words.strip(),
        re.I,
    )
    return last is not None and re.match(r"(?:an?|one|some|local)\b", words.strip(), re.I) is None


def _person_of(known: Speakers, words: str, sentence: Sentence) -> Person | None:
    """The person whose name, or surname, stands in the words; a slip of the pen is forgiven."""
    name = plain_name(words)
    tokens = set(re.findall(r"[A-Z][\w’'-]+", words))
    if not tokens:
        return None
    best: Person | None = None
    for person in known.persons:
        if not _is_same(person, name, words, tokens):
            continue
        later = person.sentence > sentence.number
        if best is None or (not later and (best.organisation is None or person.organisation)):
            best = person
    return best


def _is_same(person: Person, name: str, words: str, tokens: set[str]) -> bool:
    """Tell whether words name a person: whole, or by the surname alone; a slip is forgiven."""
    if person.name in words:
        return True
    if " " in name and len(name) >= 6:
        return actors.alike(name, person.name)
    surname = person.surname
    return any(
        token == surname or (len(token) >= 6 and actors.alike(token, surname)) for token in tokens
    )


@cache
def _kind_rows() -> dict[str, str]:
    return {word: row["kind"] for row in table("english/cues")["kind"] for word in row["words"]}


def kinds_of(words: str) -> list[str]:
    """Return what kinds of speaker the words may name, by their last words first."""
    rows = _kind_rows()
    tokens = re.findall(r"[\w’'-]+", words.lower())
    found = []
    for length in (4, 3, 2, 1):
        for start in range(len(tokens) - length, -1, -1):
            kind = rows.get(" ".join(tokens[start : start + length]))
            if kind is not None and kind not in found:
                found.append(kind)
    return found


def names_kind(words: str) -> bool:
    """Tell whether words end with a word for a kind of speaker: "a monitoring group"."""
    rows = _kind_rows()
    tokens = re.findall(r"[\w’'-]+", words.lower())
    return any(
        " ".join(tokens[-length:]) in rows for length in (1, 2, 3, 4) if length <= len(tokens)
    )


def _of_kind(known: Speakers, kind: str, sentence: Sentence, words: str) -> str | None:
    """The last organisation of a kind named before; for a monitor also the only one named later."""
    if kind in {"person", "army", "ministry"}:
        return None
    fitting = {"organisation": {"monitor", "organisation"}}.get(kind, {kind})
    before = [name for number, name, k in known.named if number <= sentence.number and k in fitting]
    indefinite = re.match(r"(?:an?|another|one|some)\b", words.strip(), re.I) is not None
    every = {name for _, name, k in known.named if k in fitting}
    if kind == "monitor" and len(every) == 1:
        return next(iter(every))
    if indefinite or not before:
        return None
    return before[-1]
