"""The words that English puts around the name of a place, from the table `english/places`."""

from dataclasses import dataclass
from functools import cache

from warmonitor.reference.tables import table


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The table, turned round: from a word to what it means."""

    kinds: dict[str, str]
    plurals: dict[str, str]
    parts: frozenset[str]
    compass: dict[str, str]
    near: frozenset[str]
    beyond: frozenset[str]
    leading: frozenset[str]
    telling: frozenset[str]
    cues: frozenset[str]
    organisations: frozenset[str]
    not_places: frozenset[str]
    also_people: frozenset[str]
    nations: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """Return the table of place words, read once."""
    rows = table("english/places")
    kinds = {word: kind for kind, words in rows["generic"].items() for word in words}
    plurals = {word: kind for kind, words in rows["plural"].items() for word in words}
    compass = {word: side for side, words in rows["compass"].items() for word in words}
    parts = frozenset(rows["parts"]["words"])
    near = frozenset(rows["near"]["words"])
    return PlaceWords(
        kinds=kinds,
        plurals=plurals,
        parts=parts,
        compass=compass,
        near=near,
        beyond=frozenset(rows["near"]["after"]),
        leading=frozenset([*kinds, *plurals, *compass, *parts, *near]),
        telling=frozenset(rows["telling"]["words"]),
        cues=frozenset(rows["cues"]["inside"]),
        organisations=frozenset(rows["organisation"]["after"]),
        not_places=frozenset(rows["words"]["not_places"]),
        also_people=frozenset(rows["words"]["also_people"]),
        nations=rows["nations"],
    )
