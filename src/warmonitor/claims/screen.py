"""Which documents are worth a parse: a look at their words before anything is parsed.

Most of a stream of news is about other things, and a parse is what reading costs. A short document,
or one with several words of war, is read whole. Of any other, the sentences that may tell of people
harmed are parsed, and the rest only where they do. A sentence may tell of harm where a word of harm
stands with what its row of the table asks for, and with somebody to be harmed: people, a number, a
name. What is passed over loses positions (`statement.py`) on matters that are of no war.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from warmonitor.records import Passage
from warmonitor.reference.tables import table
from warmonitor.values import count as counts
from warmonitor.values import harm, victim

from . import nouns
from .parts import HARMED

# Characters; some 150 words, which are parsed in less time than it takes to be sure about them.
SHORT = 1_000
# Different words of war that make a text one of war; one alone stands in other news too.
WORDS_OF_WAR = 2
# Words behind a word of harm among which its particle stands, or what it needs.
BEHIND = 10
# In front of a word for a state, they make it a word for people: "the dead".
OF_PEOPLE = frozenset({"the", "those", "of", "these", "all"})
# "he had also been killed": one person, within so many words of the verb.
PRONOUNS = frozenset({"he", "she"})
SUBJECT = 4
OTHER = re.compile(r"[^a-z0-9 ]")
WORD = re.compile(r"[a-z]+")
# A sentence ends behind a small letter or a number: not within "the U.S. embassy".
STOP = re.compile(r"(?<=[a-z0-9\"'”’)])[.!?][\"'”’)]*\s")
NAME = re.compile(r"(?<=[\w,;:\"'“”’)-] )[\"'“(]?[A-Z]")
# What parts a word of harm from a number that is none of the harmed: "killed in committee by six".
BREAK = re.compile(r"\b(?:by|in|after|when|on|at|from)\b|[;:]", re.I)
NEEDS = {"dead": {"dead"}, "death": {"death", "alive"}, "life": {"life", "lives"}}


@dataclass(frozen=True, slots=True)
class Seen:
    """One listed expression in the words of a passage, and which list it is of."""

    kind: str
    form: str
    start: int
    end: int

    @property
    def many(self) -> bool:
        """Tell whether it is a plural, which counts without a number: "deaths", "losses"."""
        return self.form.endswith("s")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that may tell of harm: its passage, by number, and its characters.

    `named` says that nobody stands in it to be harmed but a name.
    """

    passage: int
    start: int
    end: int
    named: bool


def telling(passages: Sequence[Passage]) -> list[Telling] | None:
    """Return the sentences that may tell of harm; None where the document is read in any case."""
    if sum(len(passage.words) for passage in passages) <= SHORT:
        return None
    war: set[str] = set()
    found: list[Telling] = []
    for number, passage in enumerate(passages):
        seen = _seen(passage.words)
        war.update(one.form for one in seen if one.kind == "war")
        if len(war) >= WORDS_OF_WAR:
            return None
        found += _sentences(number, passage.words, seen)
    return found


def _seen(words: str) -> list[Seen]:
    """The listed expressions in some words, left to right, the longest where several begin."""
    plain = f" {OTHER.sub(' ', _small(words))} "
    forms, kinds = _forms()
    return [
        Seen(kinds[number], forms[number], start, end - 1)
        for number, start, end in _finder().find_matches_as_indexes(plain)
        if plain[end] == " "
    ]


def _small(words: str) -> str:
    """Small letters, every character in its place."""
    small = words.lower()
    if len(small) == len(words):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def _sentences(number: int, words: str, seen: Sequence[Seen]) -> list[Telling]:
    """The sentences of a passage that may tell of harm."""
    harms = [one for one in seen if one.kind == "harm"]
    if not harms:
        return []
    ends = [match.end() for match in STOP.finditer(words)]
    found: dict[int, Telling] = {}
    for one in harms:
        first = max((end for end in ends if end <= one.start), default=0)
        last = min((end for end in ends if end > one.start), default=len(words))
        if first in found and not found[first].named:
            continue
        around = [other for other in seen if first <= other.start < last]
        ahead, behind = words[first : one.start], words[one.end : last]
        rows = [row for row in harm.read(one.form) if _allowed(row, ahead, behind)]
        if harm.read(one.form) and not rows and one.form not in HARMED:
            continue
        if _may_harm(one, rows, ahead, behind, around):
            found[first] = Telling(number, first, last, named=False)
        elif not _only_counted(rows) and NAME.search(words, first, last):
            found[first] = Telling(number, first, last, named=True)
    return list(found.values())


def _may_harm(
    one: Seen, rows: list[harm.Harm], ahead: str, behind: str, around: Sequence[Seen]
) -> bool:
    """Tell whether people, or a number, stand where a word of harm may have them."""
    if any(row.victim == "toll" or (row.victim == "itself" and one.many) for row in rows):
        return True
    # Whom "dead" is said of stands before it, but for "left dead nine" and "the dead".
    said, before = {row.part for row in rows}, _words(ahead)
    state = "adjective" in said and "verb" not in said and not OF_PEOPLE & {*before[-1:]}
    state = state and harm.results().isdisjoint(before)
    if _counts(ahead) or (not state and _counts(BREAK.split(behind, maxsplit=1)[0])):
        return True
    people = [other for other in around if other is not one and other.form in _people()]
    if _only_counted(rows):  # "three bodies", "the body of a rebel"
        return _counts(behind) or any(other.start > one.start for other in people)
    if "verb" in said and not PRONOUNS.isdisjoint(before[-SUBJECT:]):
        return True
    return any(other.start < one.start or not state for other in people)


def _only_counted(rows: list[harm.Harm]) -> bool:
    """Tell whether a word counts people only by a number: "bodies", "lives"."""
    return bool(rows) and all(row.counted for row in rows)


def _counts(words: str) -> bool:
    return any(found.form != "share" for found in counts.find(words))


def _allowed(row: harm.Harm, ahead: str, behind: str) -> bool:
    """Tell whether what a row of the table asks for stands in the sentence."""
    if row.part == "result":
        return False  # the state that it leaves people in is a word of harm of its own
    following = _words(behind)
    every, following = {*_words(ahead), row.word, *following}, following[:BEHIND]
    if row.particle is not None and row.particle not in following:
        return False
    if row.needs is not None and NEEDS[row.needs].isdisjoint(following):
        return False
    lives = not row.lives or not NEEDS["life"].isdisjoint(every)
    if not lives and (row.only_lives or not _counts(" ".join(following[:4]))):
        return False  # "claimed eight", "claimed the lives of eight", and not "claimed that"
    return not row.near or not row.near.isdisjoint(every)


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


@cache
def _listed() -> dict[str, str]:
    """Every expression that is looked for, with its list; in two lists, it is of the first."""
    lists = {
        "harmless": harm.harmless_words(),
        "harm": harm.expressions(),
        "war": table("english/screen")["war"]["words"],
        "people": [*victim.words(), *nouns.nationals()],
    }
    found: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            found.setdefault(OTHER.sub(" ", word.lower()), name)
    return found


@cache
def _forms() -> tuple[list[str], list[str]]:
    return list(_listed()), list(_listed().values())


@cache
def _finder() -> AhoCorasick:
    forms, _ = _forms()
    return AhoCorasick([f" {form}" for form in forms], matchkind=MatchKind.LeftmostLongest)


@cache
def _people() -> frozenset[str]:
    """Expressions for people, those that are words of harm too among them: "victims", "wounded"."""
    return frozenset(form for form in _listed() if victim.read(form) or form in nouns.nationals())
