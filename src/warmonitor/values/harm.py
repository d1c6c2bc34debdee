"""What was done to people: read a word of harm or of its cause, compare two, say it back.

The words live in `reference/english/harms.toml`. A word is looked up by its form in the text; the
grammar around it (who the victims are) is the business of whoever reads the sentence.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from warmonitor.reference.inflection import plural, verb_forms
from warmonitor.reference.tables import table

_LETTERS = re.compile("[a-z]+")
# Blanks and hyphens are alike.
_GAPS = {
    ord(c): " " for c in map(chr, range(0x3001)) if c.isspace() or c in "-\u2010\u2011\u2012\u2013"
}


@dataclass(frozen=True, slots=True)
class Harm:
    """One way to say that people were harmed.

    `part` is `verb`, `adjective`, `noun`, `phrase` or `result`; `victim` says where the people
    stand (`object`, `subject`, `itself`, `of`, `toll`); `people` that the words must name people;
    `needs` a word without which nobody was harmed ("shot" needs "dead"); `near` words of which one
    must stand in the sentence.
    """

    word: str
    part: str
    outcome: str
    victim: str = ""
    cause: str | None = None
    particle: str | None = None
    people: bool = False
    counted: bool = False
    needs: str | None = None
    near: frozenset[str] = frozenset()
    lives: bool = False
    only_lives: bool = False


def read(form: str) -> tuple[Harm, ...]:
    """Return what a form may say of harm, verbs first: `killed` gives the verb `kill`."""
    return _forms().get(form.lower(), ())


def phrases() -> "re.Pattern[str]":
    """Return the pattern of the expressions of several words; group names are of no meaning."""
    return _phrase_pattern()


def phrase(words: str) -> Harm:
    """Return what an expression found by `phrases` says."""
    return _phrase_rows()[" ".join(words.lower().split())]


def speaks(words: frozenset[str]) -> bool:
    """Tell whether a sentence of these words, in small letters, may speak of harm.

    It is quick, and never false where the sentence does.
    """
    return not _sign_words().isdisjoint(words)


def expressions() -> frozenset[str]:
    """Return words and expressions, in small letters; a text without them speaks of no harm."""
    return frozenset({*_forms(), *_told(), *_phrase_rows()} - _results())


@cache
def results() -> frozenset[str]:
    """Return the forms that leave people in a state told behind them: `left`, `found`."""
    rows = table("english/harms")["result"]
    return frozenset(form for row in rows for form in _row_forms(row, "result"))


def harmless_words() -> list[str]:
    """Return the expressions in which a word of harm harms nobody."""
    return [words for row in table("english/harms")["harmless"] for words in row["words"]]


def may_harm_nobody(words: frozenset[str]) -> bool:
    """Tell whether a sentence of these words may hold an expression that harms nobody."""
    return any(needed <= words for needed in _harmless_needs())


def harmless(words: str) -> list[tuple[int, int]]:
    """Return where words of harm stand that harm nobody: `killed off the match`, `a dead heat`."""
    return [match.span() for match in _harmless_pattern().finditer(words)]


@cache
def speaks_in_phrases(words: frozenset[str]) -> bool:
    """Tell whether a sentence of these words may hold an expression of several words."""
    return not _phrase_signs().isdisjoint(words)


def causes(words: str) -> list[tuple[int, int, str]]:
    """Return the causes that a text names, as start, end and cause, left to right."""
    plain = _plain(words)
    rows = _cause_rows()
    return [
        (start, end, rows[plain[start:end]])
        for _, start, end in _cause_finder().find_matches_as_indexes(plain)
        if not (plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum())
    ]


def compatible(one: str, other: str) -> bool:
    """Tell whether two outcomes can be said of one person in one happening."""
    return one == other or {one, other} <= {"abducted", "detained", "missing"}


def say(outcome: str) -> str:
    """Say an outcome as a word of the language."""
    return outcome.replace("_", " ")


@cache
def _forms() -> dict[str, tuple[Harm, ...]]:
    found: dict[str, list[Harm]] = {}
    rows = table("english/harms")
    for part in ("verb", "result", "adjective", "noun"):
        for row in rows[part]:
            harm = _harm(row, part)
            for form in _row_forms(row, part):
                found.setdefault(form, []).append(harm)
    return {form: tuple(harms) for form, harms in found.items()}


def _harm(row: dict[str, Any], part: str) -> Harm:
    known = {"word", "outcome", "victim", "cause", "particle", "people", "counted", "needs"}
    fields = {name: value for name, value in row.items() if name in known | {"lives", "only_lives"}}
    return Harm(**({"outcome": ""} | fields), part=part, near=frozenset(row.get("near", ())))


def _row_forms(row: dict[str, Any], part: str) -> set[str]:
    word: str = row["word"]
    extra: set[str] = set(row.get("forms", ()))
    if part in ("verb", "result"):
        return (verb_forms(word) if row.get("plain", True) else set()) | extra
    if part == "noun":
        return {word, plural(word)} | extra
    return {word}


@cache
def _phrase_rows() -> dict[str, Harm]:
    return {
        words: Harm(words, "phrase", row["outcome"], "subject", people=row.get("people", False))
        for row in table("english/harms")["phrase"]
        for words in row["words"]
    }


@cache
def _phrase_pattern() -> "re.Pattern[str]":
    words = sorted(_phrase_rows(), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(w.replace(" ", r"\s+") for w in words) + r")\b", re.IGNORECASE
    )


@cache
def _harmless_pattern() -> "re.Pattern[str]":
    words = sorted(harmless_words(), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(w.replace(" ", r"[\s-]+") for w in words) + r")\b", re.IGNORECASE
    )


@cache
def _harmless_needs() -> list[frozenset[str]]:
    return [frozenset(_LETTERS.findall(words)) for words in harmless_words()]


@cache
def _phrase_signs() -> frozenset[str]:
    return frozenset(max(_LETTERS.findall(words), key=len) for words in _phrase_rows())


@cache
def _sign_words() -> frozenset[str]:
    longest = {max(words.split(), key=len) for words in _phrase_rows()}
    return frozenset({*_forms(), *_told(), *longest} - _results())


def _told() -> set[str]:
    """Words for people spoken of before, by how they were harmed: "the victims"."""
    return {word for row in table("english/harms")["harmed"] for word in row["words"]}


def _results() -> set[str]:
    """Forms that harm nobody without the word for a state: "left", "found"."""
    return {form for form, harms in _forms().items() if all(h.part == "result" for h in harms)}


@cache
def _cause_rows() -> dict[str, str]:
    return {
        form: row["cause"]
        for row in table("english/harms")["cause"]
        for word in row["words"]
        for form in (_plain(word), _plain(plural(word)))
    }


@cache
def _cause_finder() -> AhoCorasick:
    # The longest name that begins first: "car bomb" and not "bomb".
    return AhoCorasick(list(_cause_rows()), matchkind=MatchKind.LeftmostLongest)


def _plain(words: str) -> str:
    """Return words in small letters, blanks and hyphens alike, every character in its place."""
    small = words.lower()
    if len(small) != len(words):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    return small.translate(_GAPS)
