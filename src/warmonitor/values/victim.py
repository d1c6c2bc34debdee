"""Who was harmed: read the words for people, compare two, say it back.

The words live in `reference/english/victims.toml`. What depends on who speaks or on the country in
focus ("militants", "Turkish soldiers") is asked of the caller.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from warmonitor.records import Victims
from warmonitor.reference.inflection import plural
from warmonitor.reference.tables import table


@dataclass(frozen=True, slots=True)
class Kind:
    """What a word for people stands for; `group` is a victim class, `by_speaker` or None."""

    group: str | None
    demographic: str | None = None
    plural: bool = False


# Words that are plural without looking so.
_PLURALS = frozenset(
    "people persons men women children babies police troops staff crew personnel population "
    "mujahideen militia townspeople tribespeople schoolchildren tribesmen dead wounded injured "
    "missing displaced elderly forces others servicemen policemen gunmen civilians "
    "casualties".split()
)


def read(word: str) -> Kind | None:
    """Return what a noun, or a noun with the noun before it, stands for; None when not people."""
    return _words().get(word.lower())


def words() -> frozenset[str]:
    """Return the words for people, in small letters, singular and plural."""
    return frozenset(_words())


def modifier(word: str) -> tuple[str | None, str | None, bool] | None:
    """Return what a word beside the noun settles: class, demographic, only of armed people."""
    row = _modifiers().get(word.lower())
    if row is None or (row.get("exact") and word == word.lower() and len(word) <= 2):
        return None  # `is` the verb is not IS the group
    return row.get("class"), row.get("demographic"), bool(row.get("armed"))


def is_thing(word: str) -> bool:
    """Tell whether a noun names something that is counted and hit but is no person."""
    return word.lower() in _things()


def unidentified(words: str) -> bool:
    """Tell whether the words speak of people nobody could name."""
    return _unidentified().search(words) is not None


def compatible(one: Victims, other: Victims) -> bool:
    """Tell whether two descriptions can be of the same people."""
    first, second = set(one.classes), set(other.classes)
    loose = "unspecified" in first | second or "mixed" in first | second
    same = one.demographic is None or other.demographic in (None, one.demographic)
    return same and (loose or bool(first & second))


def say(victims: Victims) -> str:
    """Say who was harmed: the classes, then the demographic."""
    if victims.classes == ("unspecified",):
        return (victims.demographic or "people, class not said").replace("_", " ")
    classes = " or ".join(name.replace("_", " ") for name in victims.classes)
    classes = classes.replace("unspecified", "unidentified")
    if victims.demographic is None:
        return classes
    return f"{classes}, {victims.demographic.replace('_', ' ')}"


@cache
def _words() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for row in table("english/victims")["people"]:
        group, demographic = row["class"], row.get("demographic")
        for word in row["words"]:
            found.setdefault(word, Kind(group, demographic, word.split()[-1] in _PLURALS))
            found.setdefault(plural(word), Kind(group, demographic, True))
    return found


@cache
def _modifiers() -> dict[str, dict[str, Any]]:
    return {word: row for row in table("english/victims")["modifier"] for word in row["words"]}


@cache
def _things() -> frozenset[str]:
    words = [word for row in table("english/victims")["thing"] for word in row["words"]]
    return frozenset({*words, *(plural(word) for word in words)})


@cache
def _unidentified() -> "re.Pattern[str]":
    words = [word for row in table("english/victims")["unidentified"] for word in row["words"]]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)
