"""What was done to people: read a word of harm or of its cause, compare two, say it back.

The words live in `reference/english/harms.toml`. A word is looked up by its form in the text; the
grammar around it (who the victims are) is the business of whoever reads the sentence.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from warmonitor.reference.inflection import plural, verb_forms
from warmonitor.reference.tables import table


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


def signs() -> "re.Pattern[str]":
    """Return a pattern that matches wherever a sentence may speak of harm: quick to search."""
    return _sign_pattern()


def causes(words: str) -> list[tuple[int, int, str]]:
    """Return the causes that a text names, as start, end and cause, left to right."""
    return [
        (found.start(), found.end(), _cause_rows()[_plain(found.group())])
        for found in _cause_pattern().finditer(words)
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
        words: Harm(words, "phrase", row["outcome"], "subject")
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
def _sign_pattern() -> "re.Pattern[str]":
    results = {form for form, harms in _forms().items() if all(h.part == "result" for h in harms)}
    words = sorted({*_forms()} - results | {*_phrase_rows()}, key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b",
        re.IGNORECASE,
    )


@cache
def _cause_rows() -> dict[str, str]:
    return {
        form: row["cause"]
        for row in table("english/harms")["cause"]
        for word in row["words"]
        for form in (_plain(word), _plain(plural(word)))
    }


def _plain(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


@cache
def _cause_pattern() -> "re.Pattern[str]":
    words = sorted(_cause_rows(), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in words) + r")\b",
        re.IGNORECASE,
    )
