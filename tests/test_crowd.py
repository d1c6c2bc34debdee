"""When a claim meets an answer of the crowd, and what is written of the answers that none met."""

import tomllib

import pytest

from evaluation import crowd

MET = [
    # the number itself, and with its hedge
    ("A raid killed 12 shepherds.", "Civilians", 12, True),
    ("A raid killed more than 12 shepherds.", "Civilians", 12, True),
    # a bound below it says nothing of it
    ("A raid killed at least 3 shepherds.", "Civilians", 12, False),
    # other people, another harm
    ("A raid killed 12 soldiers.", "Civilians", 12, False),
    ("A raid killed 12 soldiers.", "NonCivilians", 12, True),
    ("A raid wounded 12 shepherds.", "Civilians", 12, False),
    # whom nobody describes may be either, and no child
    ("A raid killed 12 people.", "Civilians", 12, True),
    ("A raid killed 12 people.", "NonCivilians", 12, True),
    ("A raid killed 12 people.", "Children", 12, False),
    ("A raid killed 12 people, half of them children.", "Children", 6, True),
]


@pytest.mark.parametrize(("text", "field", "number", "met"), MET)
def test_an_answer_is_met_by_a_claim_that_states_it(read, text, field, number, met):
    assert crowd.answer(1, field, number, read(text)).met is met


def test_only_exact_numbers_are_answers() -> None:
    row = {
        "Civilians": "Three shepherds",
        "NonCivilians": "dozens",
        "Children": "a girl",
        "Women": None,
    }
    assert crowd.numbers(row) == {"Civilians": 3, "Children": 1}
    assert crowd.numbers({"Civilians": "between 50 and 130 people"}) == {}


def test_the_answers_sorted_by_hand_are_told_apart() -> None:
    rows = tomllib.loads(crowd.SORTED.read_text("utf-8"))["answer"]
    assert len({(row["line"], row["field"]) for row in rows}) == len(rows) >= 50
    for row in rows:
        assert row["field"] in crowd.FITS
        assert row["error"] in {"ours", "crowd"}
        assert row["reason"] in crowd.REASONS[row["error"]]
        assert row["why"]
