"""The tables of actors, laid out by first word: names, modifiers and the tails of phrases.

Three indexes serve one walk through a text. A *name* is a whole name or alias. A *modifier* says
whose ("Syrian", "rebel", "US-led"), a *tail* says what ("government forces", "shelling"); the
grammar that joins them is in `english/parties.toml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from . import actor_names, actors
from .actors import Actor
from .tables import table

Key = tuple[str, ...]


class Name(NamedTuple):
    """One name of an actor, and what a text must look like for it to be meant.

    `exact` says of each word how it must be written (an acronym, a word with capitals inside),
    `capital` that a capital must be somewhere, `article` that a name of one word has its article:
    Arabia is not Al Arabiya. `homes` are the countries of the actor; an epithet (`focus`) is meant
    only there, and so is a name of an added actor that is `at_home`; of several with one name the
    one at home is meant.
    """

    rest: Key
    actor: Actor
    exact: tuple[str | None, ...]
    capital: bool
    ordinary: bool = False
    surname: bool = False
    article: bool = False
    homes: tuple[str, ...] = ()
    focus: bool = False
    at_home: bool = False


class Modifier(NamedTuple):
    """Whose: a country, a party or a named actor. A `bare` country or capital may be a place.

    With `homes` it is meant only where one of these countries is in focus.
    """

    rest: Key
    exact: tuple[str | None, ...]
    capital: bool
    country: str | None = None
    party: str | None = None
    actor: Actor | None = None
    bare: bool = False
    name: bool = False
    homes: tuple[str, ...] = ()


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
    homes = () if actor.country is None else (actor.country, *actor.also)
    written = [(name, False, False) for name in (actor.name, *actor.aliases)]
    written += [(name, True, False) for name in actor.surnames]
    written += [(name, False, True) for name in actor.epithets]
    for text, surname, focus in written:
        name = actor_names.written(text)
        first, rest = name.key[0], name.key[1:]
        yield (
            first,
            Name(
                rest=rest,
                actor=actor,
                exact=name.exact,
                capital=not focus and text != text.lower(),
                ordinary=not focus and " ".join(name.key) in _ordinary(),
                surname=surname or (actor.kind == "person" and not rest),
                article=name.article,
                homes=homes,
                focus=focus,
            ),
        )


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(" ".join(actor_names.key(word)) for word in spelling("ordinary"))


@cache
def names() -> dict[str, list[Name]]:
    """Return all names of all actors by the key of their first word."""
    own = (entry for actor in actors.shipped() for entry in _names_of(actor))
    return _by_first(chain(_added_names(first=True), own, _added_names(first=False)))


def _added_names(*, first: bool) -> Iterable[tuple[str, Name]]:
    """Yield names that people added, first names or others; their keys were worked out then."""
    known = actors.by_id()
    for name in actors.added().names:
        if not name.before and name.first == first:
            yield (
                name.key[0],
                Name(
                    rest=name.key[1:],
                    actor=known[name.actor],
                    exact=name.exact,
                    capital=name.capital,
                    article=name.article,
                    ordinary=name.ordinary,
                    homes=name.homes,
                    at_home=name.at_home,
                ),
            )


def _added_modifiers() -> Iterable[tuple[str, Modifier]]:
    """Yield what names an added actor in front of a force or a deed."""
    known = actors.by_id()
    for name in actors.added().names:
        if name.before:
            actor = known[name.actor]
            whose = Modifier(name.key[1:], name.exact, True, actor=actor, homes=name.homes)
            yield name.key[0], whose


@cache
def _epithets() -> dict[tuple[str, str], Actor]:
    return {
        (country, epithet): actor
        for actor in actors.named()
        for epithet in actor.epithets
        for country in (actor.country, *actor.also)
        if country is not None
    }


def meant(party: str, country: str | None) -> Actor | None:
    """Return the named actor that a generic party means in a country: the coalition in Yemen."""
    return _epithets().get((country or "", actors.parties()[party]["name"]))


def _modifier(text: str, **whose: Any) -> tuple[str, Modifier]:
    name = actor_names.written(text)
    return name.key[0], Modifier(name.key[1:], name.exact, text[0].isupper(), **whose)


@cache
def modifiers() -> dict[str, list[Modifier]]:
    """Return the words that say whose, by the key of their first word."""
    found = []
    for code, state in actors.states().items():
        found += [_modifier(a, country=code) for a in state.adjectives]
        also = set(state.adjectives)
        for name in dict.fromkeys((state.name, *state.names)):
            found.append(_modifier(name, country=code, bare=name not in also, name=True))
        found += [_modifier(n, country=code, bare=True) for n in state.capitals]
        found += [_modifier(n, country=code) for names in state.leaders for n in names]
    for party, row in actors.parties().items():
        found += [_modifier(a, party=party) for a in row.get("adjectives", ())]
    for actor in actors.section("groups"):
        found += [_modifier(a, actor=actor) for a in actor.adjectives]
    return _by_first(chain(found, _added_modifiers()))


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


@cache
def firsts() -> frozenset[str]:
    """Return every key that a name, a modifier or a tail may begin with, plurals included."""
    keys = {*names(), *modifiers(), *tails()}
    return frozenset(keys | {f"{key}s" for key in keys})
