"""The tables of actors, laid out by first word: names, modifiers and the tails of phrases.

Three indexes serve one walk through a text. A *name* is a whole name or alias. A *modifier* says
whose ("Syrian", "rebel", "US-led"), a *tail* says what ("government forces", "shelling"); the
grammar that joins them is in `english/parties.toml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from . import actor_names, actors
from .actors import Actor
from .tables import table

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor, and what a text must look like for it to be meant.

    `capitals` says of each word how it is written: `exact` (an acronym, a word with capitals
    inside), `free`, or `capital` somewhere in the name. `focus` holds the countries of an epithet.
    """

    rest: Key
    actor: Actor
    exact: tuple[str | None, ...]
    capital: bool
    ordinary: bool = False
    surname: bool = False
    focus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """Whose: a country, a generic party or a named actor. A bare country name may be a place."""

    rest: Key
    exact: tuple[str | None, ...]
    capital: bool
    country: str | None = None
    party: str | None = None
    actor: Actor | None = None
    bare: bool = False


@dataclass(slots=True)
class Tail:
    """What: the meanings that one phrase has alone, after a country and after a party."""

    rest: Key
    alone: str | None = None
    role: str | None = None
    noun: str | None = None
    head: bool = False
    deed: str | None = None


Entry = TypeVar("Entry", Name, Modifier, Tail)


def _exact(name: str) -> tuple[str | None, ...]:
    """Return for each word how it must be written, None where letters may be small or large."""
    words = actor_names.split(name)
    if len(words) > 1 and words[0].key == "the":
        words = words[1:]
    bare = (word.text.replace(".", "") for word in words)
    alone = len(words) == 1
    return tuple(
        text if _is_acronym(text) or (alone and text[1:] != text[1:].lower()) else None
        for text in bare
    )


def _is_acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper() and len(text) <= actor_names.LONGEST_ACRONYM


def _by_first(entries: Iterable[tuple[str, Entry]]) -> dict[str, list[Entry]]:
    """Return the entries by the key of their first word, the longest first."""
    found: dict[str, list[Entry]] = {}
    for first, entry in entries:
        found.setdefault(first, []).append(entry)
    for same in found.values():
        same.sort(key=lambda entry: -len(entry.rest))
    return found


@cache
def spelling(name: str) -> frozenset[str]:
    """Return a list of words that need care: `ordinary` words, acronyms that are `also_words`."""
    return frozenset(table("english/parties")["spelling"][name])


@cache
def grammar(name: str) -> dict[str, list[Key]]:
    """Return a list of the grammar of phrases by first key: what follows it, the longest first."""
    found: dict[str, list[Key]] = {}
    for words in table("english/parties")["grammar"][name]:
        key = actor_names.key(words)
        found.setdefault(key[0], []).append(key[1:])
    for rests in found.values():
        rests.sort(key=lambda rest: -len(rest))
    return found


def _names_of(actor: Actor) -> Iterable[tuple[str, Name]]:
    focus = () if actor.country is None else (actor.country, *actor.also)
    written = [(n, False, ()) for n in (actor.name, *actor.aliases)]
    written += [(n, True, ()) for n in actor.surnames]
    for text, surname, countries in [*written, *((n, False, focus) for n in actor.epithets)]:
        key = actor_names.key(text)
        person = surname or (actor.kind == "person" and len(key) == 1)
        yield (
            key[0],
            Name(
                rest=key[1:],
                actor=actor,
                exact=_exact(text),
                capital=text != text.lower() and not countries,
                ordinary=len(key) == 1 and key[0] in _ordinary(),
                surname=person,
                focus=tuple(countries),
            ),
        )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(actor_names.fold(word) for word in spelling("ordinary"))


@cache
def names() -> dict[str, list[Name]]:
    """Return all names of all actors by the key of their first word."""
    return _by_first(entry for actor in actors.named() for entry in _names_of(actor))


def _modifier(text: str, **whose: Any) -> tuple[str, Modifier]:
    key = actor_names.key(text)
    return key[0], Modifier(key[1:], _exact(text), text[0].isupper(), **whose)


@cache
def modifiers() -> dict[str, list[Modifier]]:
    """Return the words that say whose, by the key of their first word."""
    found = []
    for code, state in actors.states().items():
        found += [_modifier(a, country=code) for a in state.adjectives]
        bare = {state.name, *state.names} - set(state.adjectives)
        found += [_modifier(n, country=code, bare=True) for n in sorted(bare)]
        found += [_modifier(n, country=code) for names in state.leaders for n in names]
    for party, row in actors.parties().items():
        found += [_modifier(a, party=party) for a in row.get("adjectives", ())]
    for actor in actors.section("groups"):
        found += [_modifier(a, actor=actor) for a in actor.adjectives]
    return _by_first(found)


def _ministries(row: dict[str, Any]) -> list[str]:
    forms = table("english/parties")["ministry"]["forms"]
    return [form.format(name=name) for name in row.get("ministries", ()) for form in forms]


def _phrases(row: dict[str, Any]) -> list[str]:
    return [f"{b} {h}" for b in row.get("before", ()) for h in row.get("heads", ())]


@dataclass(slots=True)
class _Tails:
    """Collects what each phrase means; the first row of the table that claims a meaning has it."""

    found: dict[Key, Tail] = field(default_factory=dict)

    def of(self, words: str) -> Tail:
        key = actor_names.key(words)
        return self.found.setdefault(key, Tail(key[1:]))


@cache
def tails() -> dict[str, list[Tail]]:
    """Return the phrases that say what, by the key of their first word."""
    known = _Tails()
    for name, row in actors.roles().items():
        for words in (*row.get("words", ()), *_phrases(row), *_ministries(row)):
            tail = known.of(words)
            tail.alone = tail.alone or name
            tail.role = tail.role or name
        for words in row.get("words_of", ()):
            tail = known.of(words)
            tail.role = tail.role or name
    for name, row in actors.parties().items():
        for words in row["nouns"]:
            tail = known.of(words)
            tail.noun = tail.noun or name
    for heads in table("english/parties")["heads"].values():
        for words in heads:
            known.of(words).head = True
    for name, deeds in table("english/parties")["deeds"].items():
        for words in deeds:
            tail = known.of(words)
            tail.deed = tail.deed or name
    return _by_first((key[0], tail) for key, tail in known.found.items())
