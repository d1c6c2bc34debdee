"""The suite of counts: its table is well written, and cases are left out for what they say."""

import re
import tomllib
from fractions import Fraction

import pytest

from evaluation import counts

GROUPS = tomllib.loads(counts.TABLE.read_text("utf-8"))["group"]
NOTATION = re.compile(r"~?(?:\d+|\d+\.\.\d*|\.\.\d+)(?: family| families)?")


def test_the_table_is_written_as_it_says() -> None:
    cases = [case for group in GROUPS for case in group["cases"]]
    assert len(cases) >= 400
    assert len({text for text, _ in cases}) == len(cases)
    assert {group["read_by"] for group in GROUPS} == {"count", "claims"}
    for _, stands in cases:
        assert all(NOTATION.fullmatch(one) for one in stands.split("; ") if one)


# a text of a suite, the number it asks for, and whether it counts people
CASES = [
    ("Forty-two were there", 42, True),
    ("2.5 million left", 2_500_000, True),
    ("It is 40 000 in all", 40_000, True),
    ("more than 300 in 2009", 300, True),
    ("the fifteenth and three", 3, False),
    ("30 percent", 30, False),
    ("8 in 5", 8, False),
    ("one out of ten", 1, False),
    ("1e10", 10, False),
    ("7.00", 7, False),
    (".5 and 3", 3, False),
    ("nine forty", 940, False),
    ("10.0.0.1", 10, False),
    ("042", 42, False),
    ("version two", 2, False),
    ("$40", 40, False),
    ("3 years", 3, False),
    ("a half", Fraction(1, 2), False),
    ("nine trillion", 9_000_000_000_000, False),
]


@pytest.mark.parametrize(("text", "value", "kept"), CASES)
def test_a_case_is_left_out_for_what_it_says(text: str, value: Fraction, kept: bool) -> None:
    case = counts.Case(text, [(Fraction(value), Fraction(value))])
    assert (counts.why_left_out(case) is None) is kept


def test_bounds_are_written_as_in_the_table() -> None:
    assert counts._interval(12, 12) == "12"
    assert counts._interval(12, None) == "12.."
    assert counts._interval(None, 12) == "..12"
    assert counts._range({"value": "(20,35]"}) == (21, 35)
    assert counts._range({"value": "[12,15)"}) == (12, 15)
