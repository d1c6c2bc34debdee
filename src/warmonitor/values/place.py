"""Places: find them in a text, resolve them, compare two, say one.

A place is compared by what contains it. Unknown places contain nothing and rule nothing out.
"""

from warmonitor.records import Where
from warmonitor.reference import gazetteer
from warmonitor.reference.spelling import loose

from .place_find import Found, find
from .place_resolve import lies_in, of, resolve

__all__ = [
    "Found",
    "compatible",
    "contains",
    "find",
    "lies_in",
    "of",
    "read",
    "resolve",
    "same",
    "say",
]


def read(words: str, *, country: str | None = None) -> Where | None:
    """Return where a single phrase is; None where it is empty."""
    if not words.strip():
        return None
    return resolve([words], country=country)[0]


def same(one: Where, other: Where) -> bool:
    """Say whether two places are one; unresolved ones are where their words are the same."""
    if one.id is None or other.id is None:
        return one.id is other.id and one.text.casefold() == other.text.casefold()
    return one.id == other.id


def contains(outer: Where, inner: Where) -> bool:
    """Say whether one place is known to contain the other; a place contains itself."""
    return same(one=outer, other=inner) or (outer.id is not None and outer.id in inner.within_ids)


def compatible(one: Where, other: Where) -> bool:
    """Say whether two places may overlap: nothing that is known keeps them apart.

    True for the same place, for one within the other, where either is not resolved or not known
    to be in anything, and for a part without known edges ("northern Hama province") and another
    place in what it is a part of.
    """
    if contains(one, other) or contains(other, one):
        return True
    if _is_open(one) or _is_open(other):
        return True
    return _meets(one, other) or _meets(other, one)


def _is_open(where: Where) -> bool:
    return where.id is None or (not where.within_ids and where.precision != "country")


def _meets(part: Where, other: Where) -> bool:
    """Say whether a part without known edges may reach into a place."""
    if part.id is None or "/" not in part.id:
        return False
    whole, _, side = part.id.rpartition("/")
    if side == "near":
        return whole != other.id and bool(set(part.within_ids) & {*other.within_ids, other.id})
    if other.id is not None and other.id.startswith(whole + "/"):
        return not _opposed(side, other.id.rpartition("/")[2])
    return whole in other.within_ids


def _opposed(side: str, other: str) -> bool:
    pairs = (("north", "south"), ("east", "west"))
    return any((a in side and b in other) or (b in side and a in other) for a, b in pairs)


def say(where: Where) -> str:
    """Say a place with the nearest thing that tells a stranger more: "Masaken Hanano, Aleppo".

    A place that is not resolved is said in its own words.
    """
    if where.name is None:
        return where.text
    name = loose(where.name)
    for outer, place in zip(where.within, where.within_ids, strict=False):
        entry = gazetteer.by_id(place)
        # A part of a town says less than the town, "Homs Governorate" nothing about Homs.
        passed = entry is not None and entry.kind == "region" and where.precision != "town"
        if not passed and loose(outer.removesuffix(" Governorate")) not in name:
            return f"{where.name}, {outer}"
    return where.name
