"""Who acts or speaks: find them in a text, read one phrase, give the side, compare two, say one.

The names are tables (`reference/parties`), the phrases a grammar (`reference/english/parties`).
Code takes no side: a side is the victim class in which the members of a party are counted, and it
depends on the country in focus.
"""

import re
from datetime import date
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from warmonitor.reference import actor_index, actor_names, actors
from warmonitor.reference.actors import Actor

from .actor_find import ARMED, Found, find

__all__ = ["Found", "alike", "compatible", "find", "read", "say", "side", "speaks_for"]

# Slips of the pen in a name: one in a word of five letters or more, two in all. Two changed letters
# in one word made "Northern Front" a "Southern Front".
SHORTEST_ALIKE = 6
SHORTEST_WITH_SLIP = 5
MOST_SLIPS = 2
LIST = re.compile(r"\s*(?:,|/|\band\b)\s*")
# Whom a word means by the side of its speaker. The government and who fights beside it call its
# armed opponents terrorists and militants; for anybody else these are other armed people. Whom the
# government's own side calls the enemy, another state or its own rebels, the word does not say.
SAID_OF: dict[str, dict[str | None, str]] = {
    "others": {"government_force": "opposition_force", "ally": "opposition_force"},
    "enemy": {
        "opposition_force": "government_force",
        "foreign_force": "government_force",
        "ally": "opposition_force",
    },
}
EVERYWHERE = ("islamic_state", "kurdish_force")


@cache
def _whole() -> dict[tuple[str, ...], Actor]:
    """Return the names that mean a state as a party where they are all of a phrase."""
    found: dict[tuple[str, ...], Actor] = {}
    for code, state in actors.states().items():
        for name in (state.name, *state.names, *state.capitals):
            found.setdefault(actor_names.key(name), actors.state(code))
    return found


def _state(words: str) -> Actor | None:
    """Return the state that a phrase names by itself: "Russia", "Washington and Paris", "U.S."."""
    first = LIST.split(words.strip(), maxsplit=1)[0]
    key = actor_names.key(first)
    if key == ("us",) and first.replace(".", "").split()[-1] != "US":
        return None
    return _whole().get(key) if any(c.isupper() for c in first) else None


def _adjective(words: str, country: str | None) -> Actor | None:
    """Return the party that an adjective names by itself: "Russian", "rebel", "US-led"."""
    found = find(f"{words} forces", country=country)
    return found[0].actor if len(found) == 1 and found[0].start == 0 else None


def _head(words: str) -> str:
    """Return a phrase up to what no longer belongs to its head: "rebels fighting the army"."""
    split = actor_names.split(words)
    listed = actor_index.grammar("head_ends")
    for number, word in enumerate(split[1:], 1):
        for rest in listed.get(word.key, ()):
            following = tuple(w.key for w in split[number + 1 : number + 1 + len(rest)])
            if following == rest:
                return words[: word.start]
    return words


def _chosen(found: list[Found], words: str) -> Actor | None:
    """Return the actor that a phrase is about: a name rather than a generic word, the first."""
    names = [f for f in found if not f.actor.generic]
    if not names:
        return found[0].actor if found else None
    first = names[0]
    for other in names[1:]:
        between = {word.key for word in actor_names.split(words[first.end : other.start])}
        apart = between & actor_index.grammar("joining").keys()
        if between & actor_index.grammar("subordinate").keys() or (
            not apart and _contains(first.actor, other.actor)
        ):
            first = other
    return first.actor


@lru_cache(maxsize=4096)  # The same few speakers are named all through a text.
def read(words: str, *, country: str | None = None) -> Actor | None:
    """Return the actor of one phrase, or None; `country` is the one in focus (ISO alpha-2).

    "the hard-line Islamist rebel group Ahrar al-Sham" is Ahrar al-Sham, "regime forces" with the
    country SY are the Syrian government forces, and of two owners the first is meant.
    """
    head = _head(words)
    for part in dict.fromkeys((head, words)):
        found = find(part, country=country)
        whole = (
            _state(part) if not any(f.start == 0 and not f.actor.generic for f in found) else None
        )
        actor = whole or _chosen(found, part)
        if actor is not None:
            return actor
    return _adjective(words.strip(), country)


def side(
    actor: Actor, *, country: str | None, speaker: Actor | None = None, on: date | None = None
) -> str | None:
    """Return the victim class of an actor's members, as seen from the country in focus.

    None is not known. Without a country a force is seen from its own; `on` is the day that
    matters where a side has changed since (the Taliban). Whom "terrorists" and "the enemy" mean
    depends on who says so: see `SAID_OF`; without a speaker it is not known.
    """
    if actor.side is None:
        return _side_spoken_for(actor, country, on)
    if actor.side == "by_speaker":
        return _by_speaker(actor, speaker, country)
    exceptions = dict(actor.sides)
    if country in exceptions:
        return exceptions[country]
    home = country is None or actor.country is None or country in (actor.country, *actor.also)
    if home:
        turned = [s for day, s in actor.turns if on is not None and day <= on.isoformat()]
        return turned[-1] if turned else actor.side
    if actor.side in EVERYWHERE:
        return actor.side
    return actor.elsewhere or ("foreign_force" if actor.generic else "armed_other")


def _by_speaker(said: Actor, speaker: Actor | None, country: str | None) -> str | None:
    """Return whom a speaker means by "terrorists", "militants" or "the enemy"."""
    if speaker is None:
        return None
    own = side(speaker, country=country)
    if own != "government_force" and _is_ally(speaker, country):
        own = "ally"
    meant = SAID_OF["enemy" if said.id == "enemy" else "others"]
    return meant.get(own, None if said.id == "enemy" else "armed_other")


def _is_ally(speaker: Actor, country: str | None) -> bool:
    """Whether a speaker belongs to those who fight beside the government of the country."""
    state = actors.states().get(country or "")
    allies = {actors.party_id(ally) for ally in state.allies} if state else set()
    return bool(allies & _above(speaker))


def _side_spoken_for(actor: Actor, country: str | None, on: date | None) -> str | None:
    """Return the side of the party that a person or an outlet speaks for, or None."""
    party = actors.actor(actor.speaks_for) if actor.speaks_for else None
    return side(party, country=country, on=on) if party is not None else None


def _close(one: str, other: str) -> int | None:
    """Return how many slips part two words, None where they are different words."""
    if one == other:
        return 0
    if min(len(one), len(other)) < SHORTEST_WITH_SLIP or any(c.isdigit() for c in one + other):
        return None
    return 1 if OSA.distance(one, other, score_cutoff=1) == 1 else None


def alike(one: str, other: str) -> bool:
    """Whether two are one name but for its spelling: Adbel-Rahman is Abdel-Rahman.

    Articles, hyphens, transliteration and a slip are forgiven in names of six letters or more.
    """
    first, second = actor_names.key(one), actor_names.key(other)
    joined, other_joined = "".join(first), "".join(second)
    if joined == other_joined:
        return bool(joined)
    if min(len(joined), len(other_joined)) < SHORTEST_ALIKE:
        return False
    if len(first) != len(second):
        return _close(joined, other_joined) is not None
    slips = [_close(a, b) for a, b in zip(first, second, strict=True)]
    return None not in slips and sum(s or 0 for s in slips) <= MOST_SLIPS


@cache
def _people() -> dict[tuple[str, ...], Actor]:
    """Return the people of the tables by the key of each name."""
    found: dict[tuple[str, ...], Actor] = {}
    for actor in actors.named():
        if actor.kind == "person":
            for name in (actor.name, *actor.aliases, *actor.surnames):
                found.setdefault(actor_names.key(name), actor)
    return found


@lru_cache(maxsize=4096)
def _person(name: str) -> Actor | None:
    """Return the person of this name, of this surname, or of a name like it."""
    key = actor_names.key(name)
    people = _people()
    if key in people:
        return people[key]
    initial = key[0][:1] if key else ""
    close = (k for k in people if k[0][:1] == initial and alike(" ".join(k), " ".join(key)))
    return next((people[k] for k in close), None)


def speaks_for(name: str) -> Actor | None:
    """Return whom a person of the tables speaks for: Rami Abdel-Rahman, the Observatory."""
    person = _person(name)
    return actors.actor(person.speaks_for) if person is not None and person.speaks_for else None


def _above(actor: Actor) -> set[str]:
    """Return the ids of an actor and of all that contain it or that it speaks for."""
    found = {actor.id}
    waiting = [actor]
    while waiting:
        last = waiting.pop()
        for reference in (last.part_of, last.speaks_for):
            above = actors.actor(reference) if reference and reference not in found else None
            if above is not None:
                found.add(above.id)
                waiting.append(above)
    return found


def _contains(whole: Actor, part: Actor) -> bool:
    """Whether one actor contains another, or is the one that a person speaks for."""
    return whole.id != part.id and whole.id in _above(part)


def _may_mean(generic: Actor, other: Actor) -> bool:
    """Whether a generic word may mean an actor: "rebels" any opposition group of the country."""
    if None not in (generic.country, other.country) and generic.country != other.country:
        return False
    if generic.kind == other.kind and other.generic and generic.id.split("-")[-1] in other.id:
        return True
    if generic.side == "by_speaker":
        return other.kind in ARMED
    if other.generic or generic.side is None:
        return generic.side is None and generic.kind == other.kind
    return generic.side == other.side and other.kind in ARMED


def compatible(one: Actor | None, other: Actor | None) -> bool:
    """Whether two may be the same party, or one a part of the other; an unknown one may be any."""
    if one is None or other is None or one.id == other.id:
        return True
    if one.id in _above(other) or other.id in _above(one):
        return True
    return (one.generic and _may_mean(one, other)) or (other.generic and _may_mean(other, one))


def say(actor: Actor) -> str:
    """Return the name of an actor."""
    return actor.name
