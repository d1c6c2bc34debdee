"""What an amount is worth: `twenty-three` is 23, `tens of thousands` 20000 and more."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from warmonitor.reference.tables import table

CONVENTIONS = ("guide", "acled", "ucdp")


@dataclass(frozen=True, slots=True)
class Amount:
    """The bounds of the words between two hedges; `dozen` marks a number counted in dozens."""

    low: int | None
    high: int | None
    form: str = "number"
    dozen: bool = False


@cache
def vague_rows() -> dict[str, dict[str, Any]]:
    """Return the rows of vague words by their word."""
    return {row["word"]: row for row in table("english/counts")["vague"]}


@cache
def none_rows() -> dict[str, dict[str, Any]]:
    """Return the rows of words for nobody by their word."""
    return {normal(row["word"]): row for row in table("english/counts")["none"]}


@cache
def share_rows() -> dict[str, dict[str, Any]]:
    """Return the rows of shares by their word."""
    return {row["word"]: row for row in table("english/counts")["share"]}


def normal(words: str) -> str:
    """Return words in lower case with single spaces, without the hyphens of `two-thirds`."""
    return " ".join(words.lower().replace("-", " ").split())


# 1,200,000 | 280 000 | 5.000 | 1.5 | 30 | dozens
TOKEN = re.compile(
    r"""
    (?P<grouped> \d{1,3} (?: [,.  ] \d{3} )+ (?!\d) )
  | (?P<decimal> \d+ [.,] \d+ )
  | (?P<plain> \d+ )
  | (?P<word> [a-z]+ )
    """,
    re.VERBOSE,
)


# The same few hundred amounts make up a corpus; working one out costs 50 microseconds.
@lru_cache(maxsize=4096)
def amount(words: str, convention: str = "guide") -> Amount:
    """Work out what the words of one amount are worth; the words must be an amount."""
    plain = normal(words)
    if plain in none_rows():
        return Amount(0, 0, "none")
    if plain in vague_rows():
        row = vague_rows()[plain]
        low, high = _bounds(row, convention)
        return Amount(low, high, row.get("form", "vague"))
    if plain in share_rows():
        return Amount(None, None, "share")
    return _scaled(plain, convention) or _number(plain)


def _bounds(row: dict[str, Any], convention: str) -> tuple[int, int | None]:
    low, high = row.get(convention, row["guide"])
    return low, None if high == "none" else high


def _scaled(plain: str, convention: str) -> Amount | None:
    """Read `tens of thousands`, `several hundred`, `a few dozen`, `hundreds and hundreds`."""
    head = _longest_row(plain)
    if head is None:
        return None
    row = vague_rows()[head]
    rest = plain[len(head) :].split()
    factor = 1
    if rest[:1] == ["of"] or "multiplies" in row:
        for word in rest:
            factor *= _scale(word) or 1
    low, high = _bounds(row, convention)
    if convention == "guide" and "multiplies" in row:
        low = row["multiplies"]
    return Amount(low * factor, high * factor if high else None, "vague")


def _longest_row(plain: str) -> str | None:
    heads = [word for word in vague_rows() if plain.startswith(word + " ")]
    heads = [word for word in heads if {"scale", "multiplies"} & vague_rows()[word].keys()]
    return max(heads, key=len, default=None)


@cache
def _scale(word: str) -> int | None:
    scales: dict[str, int] = table("english/counts")["scales"]
    return scales.get(word) or scales.get(word.removesuffix("s"))


def _number(plain: str) -> Amount:
    """Read digits, number words and their scales: `1.5 million`, `two hundred and five`."""
    numbers: dict[str, int] = table("english/counts")["numbers"]
    total, part, after = Fraction(0), Fraction(0), 0
    dozen = False
    for token in TOKEN.finditer(plain):
        word = token[0]
        scale = _scale(word)
        if word in numbers:
            part += numbers[word]
        elif token.lastgroup != "word":
            part += _digits(token)
        elif word == "half" and after:
            total += Fraction(after, 2)
        elif word in ("half", "quarter", "quarters"):
            size = Fraction(1, 2) if word == "half" else Fraction(1, 4)
            part = part * size if word == "quarters" else part + size
        elif scale in (12, 100):
            part = (part or Fraction(1)) * scale
            dozen = dozen or scale == 12
        elif scale:
            total += (part or Fraction(1)) * scale
            part, after = Fraction(0), scale
    value = int(total + part)
    return Amount(value, value, "number", dozen)


def _digits(token: re.Match[str]) -> Fraction:
    if token.lastgroup == "decimal":
        return Fraction(token[0].replace(",", "."))
    return Fraction(re.sub(r"\D", "", token[0]))


def scale_of(words: str) -> int:
    """Return the last scale among the words: 1000000 for `three million`, 1 where there is none."""
    found = [_scale(word) for word in re.findall(r"[a-z]+", words.lower())]
    return next((scale for scale in reversed(found) if scale), 1)
