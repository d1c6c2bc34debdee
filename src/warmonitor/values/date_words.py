"""Days and years that are written out: `the twenty-first of May`, `nineteen ninety-one`."""

import re
from functools import cache

from warmonitor.reference.tables import table
from warmonitor.values.count_amount import normal
from warmonitor.values.count_grammar import any_of

YEAR = r"(?:1[89]|20)\d\d"
CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}


@cache
def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = table("english/counts")["numbers"]
    return numbers


@cache
def _below_hundred() -> str:
    """Return the pattern of a number below a hundred: `ninety-one`, `twelve`, `zero four`."""
    numbers = _numbers()
    tens = any_of(word for word, value in numbers.items() if value >= 20)
    ones = any_of(word for word, value in numbers.items() if 0 < value < 10)
    teens = any_of(word for word, value in numbers.items() if 10 <= value < 20)
    return rf"(?:(?:{tens})(?:[ -](?:{ones}))?|{teens}|(?:zero|oh)[ -](?:{ones}))"


@cache
def year_pattern(*, alone: bool = False) -> str:
    """Return the pattern of a year; `two thousand` alone is a count and none."""
    if alone:
        return rf"(?:{YEAR}|(?:eighteen|nineteen)[ -]{_below_hundred()}(?![\w-]))"
    thousand = rf"two[ ]thousand(?:(?:[ ]and)?[ ](?:{_below_hundred()}|{_ones()}))?"
    written = rf"(?:{any_of(CENTURIES)})[ -]{_below_hundred()}|{thousand}"
    return rf"(?:{YEAR}|(?:{written})(?![\w-]))"


@cache
def _ones() -> str:
    return any_of(word for word, value in _numbers().items() if 0 < value < 10)


def full_year(words: str) -> int:
    """Return a year in full: 31 is 2031, 89 is 1989, `nineteen ninety-one` 1991."""
    if words.isdigit():
        number = int(words)
        return number + (0 if number > 99 else 2000 if number < 70 else 1900)
    first, *rest = normal(words).split()
    start = CENTURIES.get(first, 2000)
    return start + sum(_numbers().get(word, 0) for word in rest if word != "thousand")


@cache
def ordinal_pattern() -> str:
    """Return the pattern of a day of the month in words: `first`, `twenty-first`."""
    ordinals = table("english/dates")["ordinals"]
    ones = any_of(word for word, value in ordinals.items() if value < 10)
    return rf"(?:(?:twenty|thirty)[ -](?:{ones})|{any_of(ordinals)})"


def day_number(words: str) -> int:
    """Return a day of the month: `5th`, `first`, `twenty-first`, `twenty one`."""
    if digits := re.match(r"\d+", words):
        return int(digits[0])
    ordinals = table("english/dates")["ordinals"]
    return sum(ordinals.get(word) or _numbers().get(word, 0) for word in normal(words).split())
