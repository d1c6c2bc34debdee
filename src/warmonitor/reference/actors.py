"""Who acts and who speaks: the tables under `parties/` as frozen rows.

A row is an `Actor`. Named ones (armed groups, monitors, agencies, people who speak for them) are
written in the tables; a state and its forces are made by rule from the tables of states and of
roles, so that "the Burkinabe army" needs no row of its own. A table may name a force that the rule
would make (`il-forces` is the Israel Defense Forces): then its row stands.
"""

import re
from functools import cache
from typing import Any

from . import added_actors
from .actor_rows import KINDS, Actor, State, slug
from .tables import table

__all__ = ["KINDS", "Actor", "State", "slug"]

TABLES = ("forces", "groups", "organisations", "outlets", "people")


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of a table with tuples in place of lists and inner tables."""
    for name in ("sides", "turns"):
        if name in row:
            row = row | {name: tuple(sorted(row[name].items()))}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def party_id(reference: str | None) -> str | None:
    """Return the id that a table means by a country code (its government) or by an id."""
    if reference is not None and re.fullmatch("[A-Z]{2}", reference):
        return reference.lower()
    return reference


@cache
def section(name: str) -> tuple[Actor, ...]:
    """Return the named actors of one table, for example `outlets`."""
    found = []
    for kind, part in table(f"parties/{name}").items():
        defaults = {key: value for key, value in part.items() if key != "rows"}
        for row in part["rows"]:
            cells = _tuples({"id": slug(row["name"]), "kind": kind} | defaults | row)
            cells["speaks_for"] = party_id(cells.get("speaks_for"))
            found.append(Actor(**cells))
    return tuple(found)


@cache
def shipped() -> tuple[Actor, ...]:
    """Return every actor that a table of the package names, heads of state included."""
    return (*(actor for name in TABLES for actor in section(name)), *leaders())


@cache
def added() -> added_actors.Added:
    """Return what people added to the tables, held against what the package has."""
    return added_actors.load(shipped, states)


@cache
def named() -> tuple[Actor, ...]:
    """Return every actor with a name: those of the package, and those that people added."""
    return (*shipped(), *added().actors)


@cache
def by_id() -> dict[str, Actor]:
    """Return the named actors by id."""
    return {actor.id: actor for actor in named()}


@cache
def states() -> dict[str, State]:
    """Return the countries by ISO alpha-2 code."""
    rows = table("parties/states")["states"]
    return {code: State(code=code, **_tuples(row)) for code, row in rows.items()}


@cache
def leaders() -> tuple[Actor, ...]:
    """Return the heads of state and government that the table of states names, as people."""
    return tuple(
        Actor(
            id=f"{code.lower()}-{slug(names[0])}",
            name=names[0],
            kind="person",
            country=code,
            speaks_for=code.lower(),
            aliases=tuple(names[1:]),
        )
        for code, state in states().items()
        for names in state.leaders
    )


@cache
def roles() -> dict[str, dict[str, Any]]:
    """Return what a state consists of: its government, forces, army, ministries, by role."""
    rows: dict[str, dict[str, Any]] = table("english/parties")["roles"]
    return rows


@cache
def parties() -> dict[str, dict[str, Any]]:
    """Return the generic parties by id: rebels, militants, monitors and so on."""
    rows: dict[str, dict[str, Any]] = table("english/parties")["parties"]
    return rows


@cache
def role(name: str, country: str | None) -> Actor:
    """Return a part of a state: `role("army", "SY")`; of no known state where country is None."""
    row = roles()[name]
    state = states().get(country or "")
    ending = f"-{slug(name)}" if name != "government" else ""
    whole = row.get("part_of")
    above = None if whole is None else role(whole, country).id
    if state is None:
        return Actor(
            id=slug(name),
            name=" ".join(row["name"].format(adjective="", country="").split()),
            kind=row["kind"],
            side="government_force",
            part_of=above,
            generic=True,
        )
    code = state.code.lower()
    written = by_id().get(code + ending)
    if written is not None:
        return written
    return Actor(
        id=code + ending,
        name=row["name"].format(adjective=state.adjectives[0], country=state.name),
        kind=row["kind"],
        country=state.code,
        side="government_force",
        elsewhere="foreign_force",
        part_of=above,
    )


@cache
def party(name: str, country: str | None) -> Actor:
    """Return a generic party: `party("rebels", "SY")` are the Syrian rebels."""
    row = parties()[name]
    state = states().get(country or "")
    side = row.get("side")
    words = f"{state.adjectives[0]} {row['name']}" if state else row["name"]
    return Actor(
        id=name if state is None else f"{state.code.lower()}-{name}",
        name=words,
        kind=row["kind"],
        country=state.code if state else None,
        side=side,
        elsewhere=row.get("elsewhere"),
        speaks_for=state.code.lower() if state and row.get("of_state") else None,
        generic=True,
        example=row["example"],
    )


@cache
def actor(name: str) -> Actor | None:
    """Return the actor with this id, or None; parts of states and generic parties included."""
    known = by_id().get(name)
    if known is not None:
        return known
    code, _, rest = name.partition("-")
    country = code.upper() if code.upper() in states() else None
    if country is None:
        code, rest = "", name
    if not rest:
        return role("government", country)
    made = {slug(key): key for key in roles()}
    if rest in made:
        return role(made[rest], country)
    return party(rest, country) if rest in parties() else None


@cache
def state(code: str) -> Actor:
    """Return the government of a country as an actor."""
    return role("government", code)
