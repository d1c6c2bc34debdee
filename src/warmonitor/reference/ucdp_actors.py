"""What UCDP's actor table says of an actor: its names, its countries, what kind of party it is.

The table (Uppsala Conflict Data Program, one row an actor) gives up to seven names for one actor,
in cells that hold several names, a language instead of a name, or a note in brackets. `Org` says
what it is: 1 an organised group, 2 supporters of somebody, 3 a community, 4 a government.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

COLUMNS = frozenset(("ActorId", "NameData", "NameOrigFull", "NameOrigFullEng", "Org", "Location"))
# The cells with names; in the first stands the name by which the actor is known.
NAMES = (
    "NameData",
    "NameOrig",
    "NameOrigFullEng",
    "NameOrigFull",
    "NewName",
    "NewNameFullEng",
    "NewNameFullMotherTongue",
)
# What stands in a cell of names and is none.
NO_NAMES = re.compile(r"(?:n/?a|[-.?]+|arabic|english|french|spanish|unknown)?", re.IGNORECASE)
# "Xawaadle clan (Hawiye)": the bracket says of which people, or when.
BRACKET = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
# "Донецкая республика / Donetskaya respublika": one name in two letters.
OR = re.compile(r"\s+/\s+|;")
# "USC/SNA - OA", "NDFB - Ranjan Daimary faction": a part of a group.
FACTION = re.compile(r"(?P<whole>.+?)\s*[-–]\s*(?P<part>\S+(?: \S+)* faction)")
FOLLOWERS = re.compile(r"(?P<what>supporter|opponent)s of (?P<whom>.+)", re.IGNORECASE)
FORCES = re.compile(r"forces of (?P<whom>.+)", re.IGNORECASE)
COMMA = re.compile(r",\s*(?![^()]*\))")
APOSTROPHE = re.compile("[`´]")
ORGANISED, FOLLOWING, COMMUNITY, GOVERNMENT = "1234"
# A community that names itself one is a party by its name alone; a people is not.
COMMUNITIES = re.compile(r"\b(?:sub)?-?(?:clan|tribe|communit)", re.IGNORECASE)


def row(cells: Mapping[str, str | None], country: Callable[[str], str | None]) -> dict[str, Any]:
    """Return an actor's values, as a row of a table of actors has them."""
    organised = cells["Org"] or ""
    names = _names(cells)
    values: dict[str, Any] = {
        "ref": f"ucdp-{(cells['ActorId'] or '').strip()}",
        "name": names[0],
        "countries": _countries(cells, country),
        "side": "armed_other",
    }
    if organised == GOVERNMENT:
        return values | _government(names[0], country)
    if organised == COMMUNITY:
        return values | _community(names)
    if organised == ORGANISED and (cells.get("ConflictId") or "").strip():
        values["side"] = "opposition_force"  # It fought a government.
    aliases = dict.fromkeys(alias for name in names for alias in _aliases(name))
    return values | {"aliases": tuple(alias for alias in aliases if alias != names[0])}


def _names(cells: Mapping[str, str | None]) -> list[str]:
    """Return the names in the cells of an actor, each once; never none."""
    found: dict[str, None] = {}
    for column in NAMES:
        cell = cells.get(column) or ""
        parts = [cell] if column == "NameData" else COMMA.split(cell)
        for part in (name for several in parts for name in OR.split(several)):
            name = " ".join(APOSTROPHE.sub("'", part).split())
            if not NO_NAMES.fullmatch(name) and any(letter.isalnum() for letter in name):
                found.setdefault(name)
    return list(found) or [f"UCDP actor {cells['ActorId']}"]


def _countries(
    cells: Mapping[str, str | None], country: Callable[[str], str | None]
) -> tuple[str, ...]:
    """Return the codes of the countries where an actor was active, in the order of the table."""
    found = (_country(name, country) for name in COMMA.split(cells["Location"] or ""))
    return tuple(dict.fromkeys(code for code in found if code is not None))


def _country(name: str, country: Callable[[str], str | None]) -> str | None:
    """Return the code of a country that may have a second name: "Myanmar (Burma)"."""
    outer = BRACKET.sub("", name).strip()
    inner = name[len(outer) :].strip(" ()")
    return country(outer) or (country(inner) if inner else None)


def _government(name: str, country: Callable[[str], str | None]) -> dict[str, Any]:
    """Return a government: the state's own where the table of states has it."""
    of_what = re.sub(r"^Government of (?:the )?", "", BRACKET.sub("", name))
    code = _country(of_what, country)
    values = {"kind": "state", "side": "government_force"}
    if code is not None:
        return values | {"countries": (code,), "of_state": True}
    ends = ("government", "army", "forces", "troops", "soldiers")
    return values | {
        "aliases": (f"government of {of_what}", *(f"{of_what} {end}" for end in ends)),
    }


def _community(names: list[str]) -> dict[str, Any]:
    """Return a community: a people is a party only where its armed men or deeds are spoken of."""
    outer = [BRACKET.sub("", name) for name in names]
    before = [form for name in outer for form in (name, name.removesuffix("s")) if form]
    own = [name for name in (*names, *outer) if COMMUNITIES.search(name)]
    armed = [f"{name} militia" for name in outer]
    return {
        "name": names[0],
        "aliases": tuple(dict.fromkeys((*own, *armed))),
        "before": tuple(dict.fromkeys(before)),
    }


def _aliases(name: str) -> list[str]:
    """Return the ways to write one name: without its bracket, as a faction or followers."""
    found = [name, BRACKET.sub("", name)]
    if inner := re.search(r"\((forces of [^()]+)\)", name):
        found.append(inner[1])
    for form in tuple(found):
        if faction := FACTION.fullmatch(form):
            found.append(f"{faction['part']} of {faction['whole']}")
        if follow := FOLLOWERS.fullmatch(form):
            found.append(f"{follow['whom']} {follow['what'].lower()}s")
        if forces := FORCES.fullmatch(form):
            found.append(f"{forces['whom']}'s forces")
    return [form for form in dict.fromkeys(found) if form]
