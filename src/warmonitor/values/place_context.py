"""Which of the places of one name a document means.

Every name of a document votes for the places it may be and for what contains them, and is then
taken for the place that the other names speak for: Salem is in Oregon where Portland and Bend stand
beside it. Bigger places start ahead, and so do those of the country in focus. Our own rows come
first.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import log2, log10

from warmonitor.reference.gazetteer import Entry

# What a place gains: for each power of ten of people, for lying in the country in focus, for being
# a capital or a country, and for each doubling of the votes for what contains it. Swept on LGL
# (evaluation/places.py) and flat around these: both halves of its articles gave 0.784 to 0.800.
_PEOPLE = 0.5
_FOCUS = 1.0
_CAPITAL = 0.5
_COUNTRY = 1.5
_VOTE = 3.5
# What a place has at least, so that a village without a figure is not nothing.
_FEWEST = 1000
_ROUNDS = 2

Names = tuple[Entry, ...]
Key = tuple[str, ...]
Votes = dict[str, float]


class Context:
    """The votes of one document; `options` is what each of its names may be."""

    def __init__(self, options: Iterable[Names], focus: str | None) -> None:
        self.focus = focus
        self.votes: dict[Key, Votes] = {}
        names = {_key(entries): entries for entries in options if entries}
        self.total: Votes = defaultdict(float)
        for _ in range(_ROUNDS):
            self.votes = {key: self._vote(entries) for key, entries in names.items()}
            self.total = defaultdict(float)
            for votes in self.votes.values():
                for place, share in votes.items():
                    self.total[place] += share

    def choose(self, name: Names, kept: Names) -> Entry | None:
        """Return the place that a name means, of those that are kept of what it may be."""
        return max(kept, key=lambda entry: self._rank(name, entry), default=None)

    def _vote(self, name: Names) -> Votes:
        """Share one vote of a name among its places, and what contains them."""
        weights = [10 ** min(self._score(name, entry), 12) for entry in name]
        votes: Votes = defaultdict(float)
        for entry, weight in zip(name, weights, strict=True):
            share = weight / sum(weights)
            votes[entry.id] += share
            for up in entry.within[:3]:
                votes[up] += share
        return votes

    def _rank(self, name: Names, entry: Entry) -> tuple[bool, float, bool, bool, float]:
        here = entry.country == self.focus
        if any(one.own for one in name):
            near = self._near(name, entry)
            return here, near, entry.own and not entry.needs_sign, entry.own, entry.population
        return True, self._score(name, entry), False, False, entry.population

    def _near(self, name: Names, entry: Entry) -> float:
        """Say how much the other names speak for what contains a place, most for the nearest."""
        if entry.kind in ("governorate", "country"):
            return 0.0
        return sum(
            self._others(name, up) / (2 + depth) for depth, up in enumerate(entry.within[:3])
        )

    def _others(self, name: Names, place: str) -> float:
        """Return the votes of the other names for a place."""
        mine = self.votes.get(_key(name), {})
        return max(self.total.get(place, 0.0) - mine.get(place, 0.0), 0.0)

    def _score(self, name: Names, entry: Entry) -> float:
        score = _start(entry) + _FOCUS * (entry.country == self.focus)
        province = entry.id if entry.kind == "governorate" else (entry.within or ("",))[0]
        others = self._others(name, province) + self._others(name, entry.id)
        return score + _VOTE * log2(1 + others)


def _key(name: Names) -> Key:
    return tuple(entry.id for entry in name)


@lru_cache(maxsize=65536)
def _start(entry: Entry) -> float:
    people = entry.population or (100_000 if entry.own else 0)
    extra = _CAPITAL * entry.capital + _COUNTRY * (entry.kind == "country")
    return _PEOPLE * log10(people + _FEWEST) + extra
