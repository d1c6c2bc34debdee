"""Who publishes: read a name or an address, compare two sources, say one; read a line of credits.

An outlet that no table knows keeps its name, with the kind `unknown`.
"""

import re
from functools import cache

from warmonitor.records import Source, WrongUsage
from warmonitor.reference import actor_names, actors
from warmonitor.reference.actors import Actor

from . import actor_find

# What a record calls the kinds of the tables of actors.
KINDS = {
    "state": "state",
    "state_force": "state",
    "coalition": "state",
    "un": "aid",
    "civil_defence": "aid",
    "rights_group": "monitor",
    "activist": "outlet",
}
# An address with its path, at most; a longer text is no name.
LONGEST_NAME = 500
ADDRESS = re.compile(
    r"(?:https?://)?(?:[^/@\s]+@)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?", re.I
)
# Subdomains that say how a page is shown, not who publishes it.
SHOWN = re.compile(r"^(?:(?:www|m|mobile|amp|en|english)\.)(?=[^.]+\.)")
# What a page puts around the name of an outlet: "the official news agency SANA", "DW newspaper".
WRAPPING = re.compile(
    r"^(?:the\s+)?(?:(?:official|state|state-run|state-owned|semi-official|private|independent)\s+)*"
    r"(?:(?:news\s+agency|newspaper|daily|broadcaster|channel)\s+)?"
    r"(?P<name>.+?)"
    r"(?:\s+(?:news\s+agency|news\s+site|newspaper|daily|agency|news|tv|television|channel|online))?"
    r"(?:\s*\([^)]*\))?$",
    re.I,
)


PARTIES = frozenset(("state", "state_force", "armed_group", "coalition"))


@cache
def _by_key() -> dict[tuple[str, ...], Actor]:
    """Return publishers by the key of each of their names; an outlet comes before others.

    A party that somebody added is no publisher: its other name may be a newspaper's, "The Nation".
    """
    found: dict[tuple[str, ...], Actor] = {}
    added = (actor for actor in actors.added().actors if actor.kind not in PARTIES)
    for actor in (*actors.section("outlets"), *actors.shipped(), *added):
        for name in (actor.name, *actor.aliases):
            found.setdefault(actor_names.key(name), actor)
    return found


@cache
def _by_domain() -> dict[str, Actor]:
    """Return publishers by the addresses they publish at."""
    return {domain: actor for actor in actors.named() for domain in actor.domains}


def _address(text: str) -> str | None:
    """Return the host of an address, or None."""
    match = ADDRESS.fullmatch(text)
    return SHOWN.sub("", match["host"].lower()) if match else None


def _of_domain(host: str) -> Actor | None:
    """Return who publishes at a host or at a host above it."""
    parts = host.split(".")
    hosts = (".".join(parts[i:]) for i in range(len(parts) - 1))
    return next((_by_domain()[h] for h in hosts if h in _by_domain()), None)


def _of_name(name: str) -> Actor | None:
    """Return who is called so, with or without words such as `news agency` around the name."""
    known = _by_key().get(actor_names.key(name))
    wrapped = WRAPPING.match(name)
    if known is None and wrapped is not None:
        known = _by_key().get(actor_names.key(wrapped["name"]))
    return known


def _of_force(name: str) -> Actor | None:
    """Return the ministry or force that is called so in whole: "Russian Ministry of Defence"."""
    found = actor_find.find(name)
    if len(found) != 1 or found[0].end != len(name) or found[0].actor.generic:
        return None
    return found[0].actor if name[: found[0].start].strip().lower() in ("", "the") else None


def _party(actor: Actor) -> str | None:
    """Return the name of the party that an actor speaks for, itself where it is one."""
    if actor.speaks_for is not None:
        speaker = actors.actor(actor.speaks_for)
        return _party(speaker) or speaker.name if speaker else None
    if actor.part_of is not None and actor.kind in ("state", "state_force"):
        return _party(actors.actor(actor.part_of) or actor)
    return actor.name if actor.kind in PARTIES else None


def of_actor(actor: Actor) -> Source:
    """Return an actor as a publisher: a monitor's, a ministry's or an agency's own pages."""
    kind = KINDS.get(actor.kind, actor.kind)
    return Source(name=actor.name, kind=kind, country=actor.country, side=_party(actor))


def read(name_or_domain: str) -> Source | None:
    """Return the known source that a name or an address means, or None: `www.dw.com` is DW."""
    text = " ".join(name_or_domain.split())
    if len(text) > LONGEST_NAME:
        return None
    host = _address(text)
    found = (_of_domain(host) if host else None) or _of_name(text) or _of_force(text)
    return of_actor(found) if found else None


def named(name: str) -> Source:
    """Return the source of this name or address; one that no table knows is kind `unknown`."""
    text = " ".join(name.split())
    if not text:
        raise WrongUsage("the source has no name: give a name or an address, for example DW")
    return read(text) or Source(name=_address(text) or text)


def compatible(one: Source | None, other: Source | None) -> bool:
    """Whether two may be the same source; an unknown one may be any."""
    if one is None or other is None:
        return True
    return actor_names.key(one.name) == actor_names.key(other.name)


def say(source: Source) -> str:
    """Return the source as words, with whom it speaks for."""
    return source.name if source.side in (None, source.name) else f"{source.name} ({source.side})"


@cache
def _credits() -> "re.Pattern[str]":
    """Return the expression that finds an agency in a line of credits, the longest name first."""
    names = {n for a in _agencies() for n in (a.name, *a.aliases)}
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)", re.I)


def _agencies() -> tuple[Actor, ...]:
    """Return the news agencies of the tables."""
    return tuple(a for a in actors.section("outlets") if a.kind == "agency")


def agencies(words: str) -> tuple[str, ...]:
    """Return the agencies in a line of credits by their short names, in order, each once.

    `mm/kl (AFP, dpa, Reuters)` credits three. Small letters count from three letters on, because
    two are as often an editor's initials: `ap/kl` credits nobody.
    """
    found = []
    for match in _credits().finditer(words):
        agency = _by_key()[actor_names.key(match[0])]
        if len(match[0]) > 2 or match[0].isupper():
            found.append(agency.name)
    return tuple(dict.fromkeys(found))
