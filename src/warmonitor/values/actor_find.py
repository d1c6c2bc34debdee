"""Walk through a text once and find who is named, by name or by a phrase.

At each word the longest name and the longest phrase are tried; the longer of the two stands, a
name where they are equally long.
"""

import re
from dataclasses import dataclass

from warmonitor.reference import actor_index, actor_names, actors
from warmonitor.reference.actor_index import Modifier, Name, Tail
from warmonitor.reference.actors import Actor

from .actor_walk import NAME_BREAK, Walk

# Between two owners of one force: "US, British and French jets", "US/UK strikes".
LIST = re.compile(r"\s*[,/&–—-]\s*")
# "Forces loyal to the former Libyan leader Muammar Gaddafi": words between the force and the name.
LONGEST_TITLE = 6
# "US, British, French and Dutch jets": more owners than this are a list without an end.
MOST_OWNERS = 6
# A name of so many words is no beginning of a phrase: "the Ukrainian Insurgent Army's men".
WHOLE_NAME = 3
SAID_BY_GENERIC = frozenset(("militants", "gunmen", "terrorists"))
ARMED = frozenset(("armed_group", "coalition", "state_force"))
# Parties that belong to no country in focus: nobody's, or another's.
ELSEWHERE = frozenset(("by_speaker", "foreign_force"))
TROOPS = frozenset(("forces", "army", "air_force", "navy", "general_staff"))
FORCES = frozenset(("forces", "army", "air_force", "navy", "security_forces"))


@dataclass(frozen=True, slots=True)
class Found:
    """An actor in a text: `words[start:end]` names it."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a phrase came to: the actors in it, its tail, and the number of the word behind it."""

    found: tuple[Found, ...]
    tail: Tail
    behind: int


def _allowed(walk: Walk, number: int, name: Name) -> bool:
    """Whether a name that fits by its letters is meant: focus, capitals, everyday words."""
    if name.focus and (walk.country not in name.homes or _is(walk, number + len(name.exact), "of")):
        return False
    if name.at_home and walk.country not in name.homes:
        return False
    if (name.ordinary or name.surname) and (walk.shouted or walk.caseless):
        return len(walk.words) == len(name.exact)
    if not walk.written(number, name.exact, name.capital):
        return False
    if name.article and not walk.words[number].article:
        return False
    behind = number + len(name.exact)
    before = walk.words[number - 1] if number and walk.joined(number) else None
    if name.surname and before is not None and _is_first_name(before.text):
        return False
    if name.ordinary and len(name.exact) < len(walk.words) and walk.words[number].text.isascii():
        after = walk.words[behind] if behind < len(walk.words) and walk.joined(behind) else None
        proper = after is not None and after.text[0].isupper()
        return before is not None and before.text.lower() == "the" and not proper
    return True


def _is(walk: Walk, number: int, key: str) -> bool:
    """Whether there is a word with this number, and this is its key."""
    return number < len(walk.words) and walk.words[number].key == key


def _is_first_name(word: str) -> bool:
    """Whether a word in front of a surname looks like another person's first name."""
    return (
        word[0].isupper()
        and not word.isupper()
        and actor_names.fold(word) not in actor_index.grammar("titles")
    )


def _name(walk: Walk, number: int) -> tuple[int, Actor] | None:
    """Return the longest name that begins here, and the number of the word behind it.

    Of several actors with one name (SNA) the one at home in the country in focus is meant.
    """
    best: Name | None = None
    for key in walk.keys(number):
        for name in actor_index.names().get(key, ()):
            if best is not None and (len(name.rest) < len(best.rest) or walk.country in best.homes):
                break
            if best is not None and walk.country not in name.homes:
                continue
            if walk.fits(number, name.rest, NAME_BREAK) and _allowed(walk, number, name):
                best = name
        if best is not None:
            return number + len(best.exact), best.actor
    return None


def _modifier(walk: Walk, number: int, *, named: bool = False) -> tuple[int, Modifier] | None:
    """Return the longest word that says whose, and the number of the word behind it.

    `named` takes countries by name or capital alone, also where they would be places.
    """
    for key in walk.keys(number):
        for modifier in actor_index.modifiers().get(key, ()):
            if modifier.country is None and key != walk.words[number].key:
                continue
            if not walk.fits(number, modifier.rest):
                continue
            if not walk.written(number, modifier.exact, modifier.capital):
                continue
            if named and not (modifier.name or modifier.bare):
                continue
            if modifier.homes and walk.country not in modifier.homes:
                continue
            behind = number + 1 + len(modifier.rest)
            if not named and modifier.bare and _is_place(walk, number, behind):
                continue
            return behind, modifier
    return None


def _is_place(walk: Walk, number: int, behind: int) -> bool:
    """Whether a bare country name is a place: "in Syria rebels", not "at Sri Lanka Army posts"."""
    if not number or not _follows(walk, number, "place_before"):
        return False
    return behind >= len(walk.words) or not walk.words[behind].text[0].isupper()


def _follows(walk: Walk, number: int, listed: str) -> bool:
    """Whether the word before this one is in a list of the grammar."""
    return walk.words[number - 1].key in actor_index.grammar(listed)


def _tail(walk: Walk, number: int) -> tuple[int, Tail] | None:
    """Return the longest phrase that says what, and the number of the word behind it.

    The tables hold plurals where they mean the same: "foreign ministers" are no ministry.
    """
    if number >= len(walk.words):
        return None
    for tail in actor_index.tails().get(walk.words[number].key, ()):
        behind = number + 1 + len(tail.rest)
        if walk.fits(number, tail.rest) and (
            not tail.rest or walk.words[behind - 1].key == tail.rest[-1]
        ):
            return behind, tail
    return None


def _listed(walk: Walk, number: int, name: str) -> int | None:
    """Return the number of the word behind an entry of a list of the grammar that begins here."""
    if number >= len(walk.words):
        return None
    for rest in actor_index.grammar(name).get(walk.words[number].key, ()):
        if walk.fits(number, rest):
            return number + 1 + len(rest)
    return None


def _owned(walk: Walk, modifier: Modifier, tail: Tail) -> Actor | None:
    """Return whose what it is."""
    if modifier.actor is not None:
        return modifier.actor
    if modifier.party is not None:
        proper = tail.noun not in SAID_BY_GENERIC and not tail.head and tail.role is None
        return _party(walk, tail.noun if tail.noun and proper else modifier.party)
    role = tail.role or (None if tail.noun or modifier.bare else tail.deed)
    if role is not None:
        return actors.role(role, modifier.country)
    return actors.party(tail.noun, modifier.country) if tail.noun else None


def _alone(walk: Walk, number: int, tail: Tail) -> Actor | None:
    """Return what a phrase means that says of nobody whose it is: the country in focus."""
    if tail.alone is None:
        return _party(walk, tail.noun) if tail.noun is not None else None
    if number and walk.joined(number):
        before, first = walk.words[number - 1].text, walk.words[number].text
        # "People's Salvation Army" is a name that no table knows.
        part_of_name = before[0].isupper() and first[0].isupper() and tail.alone == "army"
        if (part_of_name and before != "The") or _follows(walk, number, "other_owners"):
            return None
    state = actors.states().get(walk.country or "")
    troops = state.troops_of if state is not None and tail.alone in TROOPS else None
    return actors.role(tail.alone, troops or walk.country)


def _party(walk: Walk, name: str) -> Actor:
    """Return a generic party: one to the war is of the country in focus, a monitor anybody's."""
    meant = actor_index.meant(name, walk.country)
    if meant is not None:
        return meant
    row = actors.parties()[name]
    here = row.get("side", "by_speaker") not in ELSEWHERE or row.get("of_state")
    return actors.party(name, walk.country if here else None)


def _found(walk: Walk, first: int, behind: int, actor: Actor) -> Found:
    return Found(walk.words[first].start, walk.words[behind - 1].end, actor)


def _skip(walk: Walk, number: int) -> int:
    """Return the number of the next word that is no filler, at most two words on."""
    for _ in range(2):
        behind = _listed(walk, number, "between")
        if behind is None or behind >= len(walk.words) or not walk.joined(behind):
            break
        number = behind
    return number


def _phrase(walk: Walk, number: int, owners: int = 0) -> _Phrase | None:
    """Return the phrase that begins here, or None."""
    whose = _modifier(walk, number)
    owned = _owned_phrase(walk, number, *whose, owners) if whose is not None else None
    if owned is None or whose is None or whose[1].party is None:
        return owned or _bare_phrase(walk, number)
    # A party's own row for the whole phrase stands: "Kurdish rebels" are no rebels of a Kurdistan.
    whole = _bare_phrase(walk, number)
    listed = whole is not None and whole.tail.noun is not None and whole.behind >= owned.behind
    return whole if listed else owned


def _owned_phrase(
    walk: Walk, number: int, behind: int, modifier: Modifier, owners: int = 0
) -> _Phrase | None:
    """Return the phrase of a modifier and what follows it, or None."""
    if behind >= len(walk.words):
        return None
    joins = _join(walk, behind)
    if joins is not None:
        more = joins < len(walk.words) and owners < MOST_OWNERS
        other = _phrase(walk, joins, owners + 1) if more else None
        return _shared(walk, number, behind, modifier, other)
    if not walk.joined(behind) or _listed(walk, behind, "backing") is not None:
        return None
    return _after(walk, number, behind, modifier)


def _join(walk: Walk, behind: int) -> int | None:
    """Return where the second owner begins in "Syrian and Russian jets", "US, British jets"."""
    gap = walk.text[walk.words[behind - 1].end : walk.words[behind].start]
    if gap != "-" and LIST.fullmatch(gap):
        return _listed(walk, behind, "joining") or behind
    return _listed(walk, behind, "joining") if walk.joined(behind) else None


def _shared(
    walk: Walk, number: int, behind: int, modifier: Modifier, other: _Phrase | None
) -> _Phrase | None:
    """Give the first of two owners the tail of the other's phrase."""
    if other is None or not other.found or modifier.bare:
        return None
    actor = _owned(walk, modifier, other.tail)
    if actor is None:
        return None
    first = _found(walk, number, behind, actor)
    return _Phrase((first, *other.found), other.tail, other.behind)


def _after(walk: Walk, number: int, behind: int, modifier: Modifier) -> _Phrase | None:
    """Read what follows a modifier: a tail, or another modifier with its tail."""
    start = behind
    matched = _tail(walk, start)
    if matched is None:
        start = _skip(walk, behind)
        matched = _tail(walk, start) if start != behind else None
    if matched is None or _weaker(walk, start, matched):
        inner = _inner(walk, number, behind, modifier)
        if inner is not None or matched is None:
            return inner
    end, tail = matched
    actor = _owned(walk, modifier, tail)
    if actor is None:
        return None
    if tail.role is None and tail.noun is None and not tail.head and tail.deed:
        if modifier.party is not None and not actors.parties()[modifier.party].get("deeds", True):
            return None
        return _Phrase((_found(walk, number, behind, actor),), tail, behind)
    return _further(walk, number, end, tail, actor, modifier.country)


def _weaker(walk: Walk, start: int, matched: tuple[int, Tail]) -> bool:
    """Whether a second modifier at the same word makes a longer phrase than the tail alone."""
    inner = _modifier(walk, start)
    if inner is None or inner[1].party is None or inner[0] >= len(walk.words):
        return False
    more = _tail(walk, inner[0])
    return more is not None and more[0] > matched[0]


def _inner(walk: Walk, number: int, behind: int, modifier: Modifier) -> _Phrase | None:
    """Read "Syrian rebel fighters": a country in front of a party with an adjective."""
    start = _skip(walk, behind)
    if modifier.country is None or start >= len(walk.words) or not walk.joined(start):
        return None
    second = _modifier(walk, start)
    if second is None or second[1].party is None:
        return None
    focused = Walk(walk.text, walk.words, modifier.country, walk.shouted, walk.caseless)
    phrase = _after(focused, start, second[0], second[1])
    if phrase is None:
        return None
    only = phrase.found[0]
    widened = Found(walk.words[number].start, only.end, only.actor)
    return _Phrase((widened,), phrase.tail, phrase.behind)


def _further(
    walk: Walk, number: int, end: int, tail: Tail, actor: Actor, country: str | None
) -> _Phrase:
    """Go on behind a tail: "the regime's air force", "forces loyal to the president"."""
    plain = _Phrase((_found(walk, number, end, actor),), tail, end)
    if end >= len(walk.words) or not walk.joined(end):
        return plain
    if tail.role == "government":
        return _of_government(walk, number, end, country or walk.country) or plain
    return plain


def _of_government(walk: Walk, number: int, end: int, country: str | None) -> _Phrase | None:
    start = _skip(walk, end)
    matched = _tail(walk, start)
    if matched is None:
        return None
    behind, tail = matched
    if tail.role is not None and tail.role != "government":
        return _Phrase(
            (_found(walk, number, behind, actors.role(tail.role, country)),), tail, behind
        )
    if tail.deed is not None and tail.noun is None:
        return _Phrase((_found(walk, number, end, actors.role(tail.deed, country)),), tail, end)
    return None


def _bare_phrase(walk: Walk, number: int) -> _Phrase | None:
    """Read a phrase without an owner: "the army", "rebels", "forces loyal to ..."."""
    matched = _tail(walk, number)
    if matched is None:
        return None
    behind, tail = matched
    for read in (_loyal, _of_country, _in_country):
        phrase = read(walk, number, behind, tail)
        if phrase is not None:
            return phrase
    actor = _alone(walk, number, tail)
    if actor is None or (actor.kind == "coalition" and _is(walk, behind, "of")):
        return None
    return _further(walk, number, behind, tail, actor, None)


def _loyal(walk: Walk, number: int, behind: int, tail: Tail) -> _Phrase | None:
    """Read "troops loyal to President ...": the country or the named actor at the end decides."""
    if tail.role not in FORCES and not tail.head:
        return None
    if behind >= len(walk.words):
        return None
    start = _listed(walk, behind, "loyalty")
    if start is None:
        return None
    for i in range(start, min(start + LONGEST_TITLE, len(walk.words))):
        if not walk.joined(i):
            break
        named = _name(walk, i)
        force = _force_of(named[1]) if named is not None else None
        if named is not None and force is not None:
            return _Phrase((_found(walk, number, named[0], force),), tail, named[0])
        if named is not None:
            return None  # "General Secretary of the Syrian Coalition": no force, and a whole name.
        phrase = _owned_phrase(walk, i, *whose) if (whose := _modifier(walk, i)) else None
        mine = tail.role in FORCES or not _is(walk, behind, "of")
        if mine and phrase is not None and phrase.tail.role == "government":
            forces = actors.role("forces", phrase.found[0].actor.country)
            return _Phrase((_found(walk, number, phrase.behind, forces),), tail, phrase.behind)
    return None


def _of_country(walk: Walk, number: int, behind: int, tail: Tail) -> _Phrase | None:
    """Read "the government of Chad", "a commander of Chad's army", "troops from the Sudan".

    A name that begins with a country is whole: "of the South Sudan Liberation Movement".
    """
    linked = _is(walk, behind, "of") or (_is(walk, behind, "from") and tail.role in FORCES)
    if tail.role is None or not linked or not walk.joined(behind):
        return None
    whose = _country_at(walk, behind + 1)
    if whose is None or not whose[1].name:
        return None
    start = whose[0] - 1 - len(whose[1].rest)
    named = _name(walk, start)
    if named is not None and named[0] > whose[0]:
        return None
    inner = _after(walk, start, *whose) if whose[0] < len(walk.words) else None
    if inner is not None and walk.joined(whose[0]) and inner.tail.role is not None:
        return _Phrase(
            (_found(walk, number, inner.behind, inner.found[0].actor),), tail, inner.behind
        )
    owner = actors.role(tail.role, whose[1].country)
    return _Phrase((_found(walk, number, whose[0], owner),), tail, whose[0])


def _in_country(walk: Walk, number: int, behind: int, tail: Tail) -> _Phrase | None:
    """Read "government forces in Mali", "the junta in Niamey"; troops in Mali may be anybody's."""
    if tail.alone is None or not _is(walk, behind, "in") or not walk.joined(behind):
        return None
    if _listed(walk, number, "at_home") is None:
        return None
    whose = _country_at(walk, behind + 1)
    if whose is None or not (whose[1].name or tail.role == "government"):
        return None
    owner = actors.role(tail.alone, whose[1].country)
    return _Phrase((_found(walk, number, behind, owner),), tail, behind)


def _country_at(walk: Walk, number: int) -> tuple[int, Modifier] | None:
    """Return a country by its name or its capital, and the number of the word behind it."""
    start = number + 1 if _is(walk, number, "the") else number
    whose = _modifier(walk, start, named=True) if start < len(walk.words) else None
    return whose if whose is not None and whose[1].country is not None else None


def _force_of(actor: Actor) -> Actor | None:
    """Return the forces of a head of state, the group of its leader, or an armed actor itself."""
    spoken = (
        actors.actor(actor.speaks_for) if actor.kind == "person" and actor.speaks_for else actor
    )
    if spoken is not None and spoken.kind == "state" and spoken.part_of is None:
        return actors.role("forces", spoken.country)
    return spoken if spoken is not None and spoken.kind in ARMED else None


def _with_head(walk: Walk, behind: int, actor: Actor) -> int:
    """Take "Taliban militants", "YPG militia" together: the head names nobody else."""
    if actor.kind not in ARMED or behind >= len(walk.words) or not walk.joined(behind):
        return behind
    matched = _tail(walk, behind)
    if matched is None:
        return behind
    noun = actors.parties().get(matched[1].noun or "", {})
    return matched[0] if matched[1].head or noun.get("kind") == "armed_group" else behind


def find(words: str, *, country: str | None = None) -> list[Found]:
    """Return the actors that a text names, in order; none overlap.

    `country` is the country in focus (ISO alpha-2): it says whose army "the army" is. A bare
    country name is a place more often than a party and is not found; `read` takes it.
    """
    walk = Walk.of(words, country)
    found: list[Found] = []
    number = 0
    firsts = actor_index.firsts()
    while number < len(walk.words):
        if walk.words[number].key not in firsts:
            number += 1
            continue
        named = _name(walk, number)
        phrase = _phrase(walk, number)
        whole = named is not None and named[0] - number >= WHOLE_NAME
        if phrase is not None and not whole and (named is None or phrase.behind > named[0]):
            found += phrase.found
            number = phrase.behind
        elif named is not None:
            behind = _with_head(walk, *named)
            found.append(_found(walk, number, behind, named[1]))
            number = behind
        else:
            number += 1
    return found
