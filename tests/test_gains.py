"""What the list of gains says of two readings of one document."""

from typing import Any

from evaluation import gains


def claim(start: int, low: int, **slots: Any) -> dict[str, Any]:
    """A claim of people killed in Karsa, as the program prints it, with other slots where given."""
    words = f"{low} shepherds were killed"
    return {
        "id": f"{start}-{low}-{sorted(slots)}",
        "document": "karsa.txt",
        "kind": "casualty",
        "quote": {"start": start, "end": start + len(words), "text": words},
        "attribution": [{"speaker": None, "text": "the mayor", "cue": "said", "via": None}],
        "stance": "asserted",
        "place": {"text": "Karsa", "id": None, "lat": 1.0},
        "time": None,
        "reader": "any",
        "outcome": "killed",
        "count": {"low": low, "high": low, "text": str(low)},
        "victims": {"text": "shepherds", "class": "civilian", "classes": ["civilian"]},
        "part_of": None,
    } | slots


def test_the_same_claims_give_no_lines() -> None:
    assert gains.compare([claim(0, 9)], [claim(0, 9, reader="another", id="x")]) == []


def test_a_claim_is_gained_and_another_lost_in_the_order_of_the_text() -> None:
    lines = gains.compare([claim(0, 9), claim(80, 4)], [claim(40, 7), claim(80, 4)])
    assert lines == [
        "- casualty killed 9 9 (civilian, Karsa) «9 shepherds were killed»",
        "+ casualty killed 7 7 (civilian, Karsa) «7 shepherds were killed»",
    ]


def test_another_number_is_another_claim() -> None:
    signs = [line[0] for line in gains.compare([claim(0, 9)], [claim(0, 8)])]
    assert sorted(signs) == ["+", "-"]


def test_a_slot_that_changed_is_named_with_both_values() -> None:
    place = {"text": "Dana", "id": "x", "lat": 2.0}
    (line,) = gains.compare([claim(0, 9)], [claim(0, 9, place=place, attribution=[])])
    assert line == (
        "~ casualty killed 9 9 (civilian, Dana) «9 shepherds were killed»: "
        "attribution 'the mayor' -> None; place.text 'Karsa' -> 'Dana'"
    )


def test_a_place_found_or_lost_is_said_once() -> None:
    (line,) = gains.compare([claim(0, 9, place=None)], [claim(0, 9)])
    assert line.endswith(": place.text None -> 'Karsa'")


def test_another_claim_is_named_by_its_words_and_not_by_its_id() -> None:
    old = [claim(0, 9, id="a"), claim(0, 4, part_of="a")]
    new = [claim(0, 9, id="b"), claim(0, 4, part_of="b")]
    assert gains.compare(old, new) == []


def test_the_lines_end_with_their_numbers() -> None:
    said = list(gains.report(["one", "two"], {"one": [claim(0, 9)]}, {"two": [claim(0, 9)]}))
    assert [said[0], said[2], said[-1]] == ["one", "two", "1 claims gained, 1 lost, 0 changed"]
