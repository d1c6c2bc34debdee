"""Hold added rows against the actors that the package knows: who is new, what names mean.

A row is a known actor where the two share a name and a country; a known actor is at most one row,
the one that shares most with it. Rows that are left are actors of their own, and where they are at
home their first names go before those of the package: what a person adds is meant to be found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import actor_names
from .actor_files import Row
from .actor_rows import Actor, slug

# Acronyms and single words this short are too often another's name, or a word: they mean the actor
# only where one of its countries is in focus.
LONGEST_SHARED = 4
# A row is rather the known actor that is called by its first name than one that shares others.
SAME_NAME, FIRST_NAME = 100, 10
PARTIES = frozenset(("activist", "armed_group", "coalition", "state", "state_force"))
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameOf:
    """A name of an added actor by its key, and what a text must look like for it to be meant.

    `at_home` means the actor only where one of its countries is in focus, `before` only in front
    of a force or a deed; a `first` name goes before those of the package. The rest is as in
    `actor_index.Name`.
    """

    actor: str
    key: Key
    exact: tuple[str | None, ...]
    capital: bool
    article: bool
    ordinary: bool
    homes: tuple[str, ...]
    at_home: bool
    before: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """Actors nobody knew, the names of all, and the ids of those that rows turned out to be."""

    actors: tuple[Actor, ...]
    names: tuple[NameOf, ...]
    ids: dict[str, str]


def match(rows: Sequence[Row], shipped: Iterable[Actor]) -> Matched:
    """Return what rows add to the actors of the package."""
    parties = {actor.id: actor for actor in shipped if actor.kind in PARTIES}
    known = _known(rows, parties.values())
    ids: dict[str, str] = {}
    new: dict[str, Actor] = {}
    named = []
    for number, row in enumerate(rows):
        id = known.get(number) or row.ref or f"added-{slug(row.name)}"
        if number not in known and not row.of_state:
            new.setdefault(id, _actor(id, row))
        if row.of_state:
            id = row.countries[0].lower()
        else:
            named.append((row, id, _homes(row, parties.get(id))))
        ids[row.ref or row.name] = id
    taken = {
        actor_names.key(name): actor.id
        for actor in parties.values()
        for name in (actor.name, *actor.aliases)
    }
    return Matched(tuple(new.values()), tuple(_names(named, taken)), ids)


def _actor(id: str, row: Row) -> Actor:
    """Return the actor of a row that the package does not know."""
    first, *others = row.countries or (None,)
    force = row.kind in ("state", "state_force", "coalition")
    return Actor(
        id=id,
        name=row.name,
        kind=row.kind,
        country=first,
        also=tuple(code for code in others if code is not None),
        side=row.side,
        elsewhere="foreign_force" if force and row.side else None,
        aliases=row.aliases,
    )


def _homes(row: Row, known: Actor | None) -> tuple[str, ...]:
    own = () if known is None or known.country is None else (known.country, *known.also)
    return tuple(dict.fromkeys((*own, *row.countries)))


def _known(rows: Sequence[Row], parties: Iterable[Actor]) -> dict[int, str]:
    """Return the id of the known actor that each row is, by the number of the row."""
    by_key: dict[Key, list[Actor]] = {}
    for actor in parties:
        for key in {actor_names.key(name) for name in (actor.name, *actor.aliases)}:
            by_key.setdefault(key, []).append(actor)
    pairs: Counter[tuple[int, str]] = Counter()
    for number, row in enumerate(rows):
        if row.of_state or row.before:  # A people is no armed group that is named after it.
            continue
        first = actor_names.key(row.name)
        for key in {actor_names.key(name) for name in (row.name, *row.aliases)}:
            for actor in by_key.get(key, ()):
                if _share_country(row, actor):
                    same = SAME_NAME if key == actor_names.key(actor.name) else FIRST_NAME
                    pairs[number, actor.id] += same if key == first else 1
    found: dict[int, str] = {}
    taken: set[str] = set()
    for number, id in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        if number not in found and id not in taken:
            found[number] = id
            taken.add(id)
    return found


def _share_country(row: Row, actor: Actor) -> bool:
    home = {actor.country, *actor.also} - {None}
    return not home or not row.countries or bool(home & set(row.countries))


def _names(
    named: Sequence[tuple[Row, str, tuple[str, ...]]], taken: Mapping[Key, str]
) -> Iterator[NameOf]:
    """Yield all names: first names, then others, then parts of names where nobody else has them."""
    owners = {key: {id} for key, id in taken.items()}
    for row, id, _ in named:
        for text in (row.name, *row.aliases):
            owners.setdefault(actor_names.key(text), set()).add(id)

    def name(text: str, id: str, homes: tuple[str, ...], *, first: bool = False) -> NameOf:
        shared = len(owners.get(actor_names.key(text), ())) > 1
        return _name(text, id, homes, at_home=shared or _is_common(text), first=first)

    for row, id, homes in named:
        if not row.before:
            yield name(row.name, id, homes, first=True)
    for row, id, homes in named:
        for text in row.aliases:
            yield name(text, id, homes)
        for text in row.before:
            yield _name(text, id, homes, at_home=True, before=True)
    for row, id, homes in named:
        for text in row.name.split("/"):
            part = text.strip()
            if "/" in row.name and _is_part(part) and actor_names.key(part) not in owners:
                yield name(part, id, homes)


def _is_part(text: str) -> bool:
    return len(text) > 1 and text.replace(" ", "").isalpha()


def _name(
    text: str,
    actor: str,
    homes: tuple[str, ...],
    *,
    at_home: bool,
    before: bool = False,
    first: bool = False,
) -> NameOf:
    written = actor_names.written(text)
    return NameOf(
        actor=actor,
        key=written.key,
        exact=written.exact,
        capital=text != text.lower(),
        article=written.article,
        # "The Base", "The Family": a word, and a name only with its article.
        ordinary=len(written.key) == 1 and text.lower().startswith("the "),
        homes=homes,
        at_home=at_home and bool(homes),
        before=before,
        first=first and bool(homes),
    )


def _is_common(text: str) -> bool:
    """Whether a name alone says too little: a short acronym, a word, a phrase of such words."""
    words = [word for word in text.split() if word.lower() != "the"]
    if len(words) < 2:
        return not (text.isupper() and len(text) > LONGEST_SHARED)
    return all(word == word.lower() for word in words[1:])
