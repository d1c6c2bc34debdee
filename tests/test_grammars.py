"""Words that open no count and no date are passed over; nothing may be lost by that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmonitor.reference.tables import table
from warmonitor.values import count_grammar, date_grammar

GRAMMARS = {
    "counts": (count_grammar.expression(), count_grammar.openers()),
    "dates": (date_grammar.core(), date_grammar.openers()),
}
JOINTS = st.sampled_from([" ", " ", " ", "-", ", ", ". ", "\n", "'s ", "s ", "–", "/", ""])


def phrases(value):
    """Every string of a table of knowledge, in small letters."""
    if isinstance(value, str):
        return {value.lower()}
    if isinstance(value, dict):
        return {word for key, inner in value.items() for word in {key} | phrases(inner)}
    return (
        {word for inner in value for word in phrases(inner)} if isinstance(value, list) else set()
    )


KNOWN = sorted(phrases(table("english/counts")) | phrases(table("english/dates")))
PIECES = st.sampled_from(
    [*KNOWN, "12", "5,000", "2031", "3rd", "1.5", "~", "≥", "people", "of", "ago"]
)


def every(search):
    """The spans that a search finds from the left."""
    found, start = [], 0
    while match := search(start):
        found.append(match.span())
        start = match.start() + 1
    return found


@pytest.mark.parametrize("name", GRAMMARS)
@given(words=st.lists(st.tuples(PIECES, JOINTS), max_size=8))
def test_looking_at_openers_finds_what_looking_everywhere_finds(name, words):
    expression, openers = GRAMMARS[name]
    text = "".join(piece + joint for piece, joint in words)
    quick = every(count_grammar.matches(expression, openers, text))
    assert quick == every(lambda start: expression.search(text, start))


@pytest.mark.parametrize("name", GRAMMARS)
@pytest.mark.parametrize("form", ["{}", "{}s", "the {}", "{} people", "12 {}"])
def test_no_phrase_of_the_tables_is_passed_over(name, form):
    expression, openers = GRAMMARS[name]
    for text in map(form.format, KNOWN):
        quick = every(count_grammar.matches(expression, openers, text))
        assert quick == every(lambda start, text=text: expression.search(text, start)), text
