"""What a row of the tables of parties is: an actor, or a state."""

import re
from dataclasses import dataclass

KINDS = (
    "state",
    "state_force",
    "armed_group",
    "coalition",
    "monitor",
    "civil_defence",
    "un",
    "aid",
    "rights_group",
    "agency",
    "outlet",
    "activist",
    "person",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody who acts or speaks in a war.

    `side` is the victim class of its members as seen from `country` and the countries in `also`;
    `elsewhere` the class in all other countries; `sides` names exceptions by country, `turns` a new
    side at home from a day on (ISO). `part_of` and `speaks_for` are ids. `generic` actors
    ("rebels", "the army") are words for a party, not a name. `adjectives` name the actor only in
    front of a force or a deed ("US-led" strikes), `epithets` only where one of its countries is in
    focus, `surnames` only with no other name in front.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    side: str | None = None
    elsewhere: str | None = None
    also: tuple[str, ...] = ()
    sides: tuple[tuple[str, str], ...] = ()
    turns: tuple[tuple[str, str], ...] = ()
    part_of: str | None = None
    speaks_for: str | None = None
    aliases: tuple[str, ...] = ()
    epithets: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    generic: bool = False
    example: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """One country: its name, adjectives, other names, capitals; who led it, in all spellings.

    `allies` are countries and ids of actors that fight beside its government there, `troops_of`
    whose army "the army" is where it has none of its own.
    """

    code: str
    name: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    leaders: tuple[tuple[str, ...], ...] = ()
    allies: tuple[str, ...] = ()
    troops_of: str | None = None


def slug(name: str) -> str:
    """Return an id for a name: its letters and digits, small, joined by hyphens."""
    return re.sub(r"[^\w]+|_", "-", name.casefold()).strip("-")
