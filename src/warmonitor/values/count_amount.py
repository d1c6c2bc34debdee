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
    """The bounds of the words between two hedges; `rounded` marks dozens and scores."""

    low: int | None
    high: int | None
    form: str = "number"
    rounded: bool = False


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


# 1,674.5 | 1.125 million | 1,200,000 | 280 000 | 5.000 | 1.5 | 30 | dozens
TOKEN = re.compile(
    r"""
    (?P<both> \d{1,3} (?: ,\d{3} )+ \.\d{1,3} (?!\d) )
  | (?P<millions> \d{1,3} \.\d{3} (?=[ ]?[a-z]) )
  | (?P<grouped> \d{1,3} (?: [,.  ] \d{3} )+ (?!\d) )
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
        return Amount(low, high, row.get("form", "vague"), row.get("rounded", False))
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
    rounded = any(_scale(word) == 12 for word in rest)
    return Amount(low * factor, high * factor if high else None, "vague", rounded)


def _longest_row(plain: str) -> str | None:
    heads = [word for word in vague_rows() if plain.startswith(word + " ")]
    heads = [word for word in heads if {"scale", "multiplies"} & vague_rows()[word].keys()]
    return max(heads, key=len, default=None)


@cache
def _scale(word: str) -> int | None:
    scales: dict[str, int] = table("english/counts")["scales"]
    return scales.get(word) or scales.get(word.removesuffix("s"))


PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4)}


def _number(plain: str) -> Amount:
    """Read digits, number words and their scales: `1.5 million`, `two hundred and five`."""
    numbers: dict[str, int] = table("english/counts")["numbers"]
    # What is complete, the last of it, what stands in front of `and`, and what is being read.
    total, last, held, part = Fraction(0), Fraction(0), Fraction(0), Fraction(0)
    after, place, share, dozen = 0, Fraction(1), False, False
    for token in TOKEN.finditer(plain):
        word, scale = token[0], _scale(token[0])
        if word == "and":
            held, part = held + part, Fraction(0)
        elif word == "point":
            place = Fraction(1, 10)
        elif word in numbers:
            part += numbers[word] * place
            place = place if place == 1 else place / 10
        elif token.lastgroup != "word":
            part += _digits(token)
        elif word in PARTS:
            part, share = (part or Fraction(1)) * PARTS[word], True
        elif scale in (12, 100):
            part, after, share = (part or Fraction(1)) * scale, scale, False
            dozen = dozen or scale == 12
        elif scale:
            # `three thousand millions`: what was complete is counted in these.
            grown = last * (scale - 1) if last and not held + part and scale > after else None
            last = (held + part or Fraction(1)) * scale if grown is None else last + grown
            total += last if grown is None else grown
            held, part, after, place, share = Fraction(0), Fraction(0), scale, Fraction(1), False
    value = int(total + held + part * (after if share and after else 1))
    return Amount(value, value, "number", dozen)


def _digits(token: re.Match[str]) -> Fraction:
    if token.lastgroup == "both":
        return Fraction(token[0].replace(",", ""))
    if token.lastgroup in ("decimal", "millions"):
        return Fraction(token[0].replace(",", "."))
    return Fraction(re.sub(r"\D", "", token[0]))


def lifted(one: str, two: str) -> Amount | None:
    """Give `two` of `two to three million` its million; None where it needs none."""
    scales = [word for word in re.findall(r"[a-z]+", two.lower()) if _scale(word)]
    if not scales or any(_scale(word) for word in re.findall(r"[a-z]+", one.lower())):
        return None
    grown, far = amount(f"{one} {scales[-1]}"), amount(two)
    small = grown.low is not None and far.low is not None and grown.low < far.low
    return grown if small else None
