"""Records are frozen, compare by content, and carry an id that depends on nothing else."""

import dataclasses
import pickle
import subprocess
import sys
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmonitor import records
from warmonitor.records import (
    Attribution,
    Break,
    Casualty,
    Claim,
    Condition,
    Control,
    ControlSpan,
    Count,
    Document,
    Incident,
    Judgement,
    Party,
    Passage,
    Published,
    Quote,
    Reason,
    Release,
    Source,
    Statement,
    Tally,
    UnreadableInput,
    Victim,
    Victims,
    When,
    Where,
    WrongUsage,
)
from warmonitor.records.identity import Identified

TEXT = "At least nine farmers were killed in Kobra, the governor said."


def document(**changes: object) -> Document:
    fields: dict[str, object] = {
        "source": Source(name="Valley Radio"),
        "title": None,
        "published": Published(date(2021, 3, 4)),
        "language": "en",
        "raw_sha256": "0" * 64,
        "encoding": "utf-8",
        "text": TEXT,
        "passages": (Passage("body", TEXT, (Break(0, 0),), len(TEXT)),),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def casualty(**changes: object) -> Casualty:
    fields: dict[str, object] = {
        "document": document().id,
        "quote": Quote(0, 42, TEXT[:42]),
        "attribution": (Attribution(None, "the governor", "said"),),
        "place": Where("Kobra"),
        "reader": "rules 1",
        "outcome": "killed",
        "count": Count(9, None, "At least nine"),
        "victims": Victims("farmers", ("civilian",)),
    }
    return Casualty(**(fields | changes))  # type: ignore[arg-type]


WHEN = When("in March", date(2021, 3, 1), date(2021, 3, 31), "month")
QUOTE = Quote(0, 5, TEXT[:5])
MOMENT = datetime(2021, 3, 5, 12, 30)
EVERY_RECORD = [
    Source(name="Valley Radio", kind="outlet"),
    document(),
    casualty(),
    Control(
        document="d", quote=QUOTE, reader="r", actor=Party("the army", None), action="captured"
    ),
    Condition(document="d", quote=QUOTE, reader="r", topic="water", direction="scarce"),
    Statement(document="d", quote=QUOTE, reader="r", speaker=Party("the union"), act="urge"),
    Incident(claims=("a", "b"), place=Where("Kobra"), time=WHEN, origins=2, grade="fair"),
    Victim(document="d", name="A. N. Other", text="A. N. Other, 31"),
    Judgement(person="reviewer", made=MOMENT, subject=("a",), verdict="confirm", shown="text"),
    Tally(
        outcome="killed",
        victims=("civilian",),
        place=None,
        time=WHEN,
        low=9,
        high=None,
        best=None,
        rule="range/1",
    ),
    ControlSpan(
        place=Where("Kobra"),
        holder=None,
        first=date(2021, 3, 1),
        last=date(2021, 3, 2),
        state="unknown",
        standing="claimed",
        claims=("a",),
    ),
    Release(name="spring", made=MOMENT, as_of=date(2021, 3, 5), files=(("a.csv", "00"),)),
]


@pytest.mark.parametrize("record", EVERY_RECORD, ids=lambda record: type(record).__name__)
def test_record_is_frozen_small_and_travels(record: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.id = "other"  # type: ignore[attr-defined]
    assert not hasattr(record, "__dict__")
    back = pickle.loads(pickle.dumps(record))
    assert back == record
    assert back.id == record.id  # type: ignore[attr-defined]
    assert len(back.id) == 32
    assert int(back.id, 16) >= 0


def test_every_noun_with_an_id_is_tried() -> None:
    nouns = {
        noun
        for noun in vars(records).values()
        if isinstance(noun, type)
        and dataclasses.is_dataclass(noun)
        and issubclass(noun, Identified)
    }
    assert nouns - {Claim} == {type(record) for record in EVERY_RECORD}


# What a change of one field does to the id.
CHANGES = [
    # another count is another claim
    (casualty(), casualty(count=Count(9, 9, "nine")), False),
    # unknown is not zero
    (casualty(count=Count(None, 0, "no")), casualty(count=Count(0, 0, "no")), False),
    # a newer reader makes a new claim; the old one is not corrected
    (casualty(), casualty(reader="rules 2"), False),
    # why a value was read is kept aside
    (casualty(), casualty(reasons=(Reason("outcome", "harm verb", "killed"),)), True),
    # another place, though the gazetteer knows neither
    (casualty(), casualty(place=Where("Lobra")), False),
    # another word for the same place
    (casualty(place=Where("Kobra", id="x:1")), casualty(place=Where("Qobra", id="x:1")), False),
    # another speaker
    (casualty(), casualty(attribution=()), False),
    # where a file lay, and when it was fetched, is kept aside
    (document(), document(location="a/b.txt", retrieved=MOMENT), True),
    # the same words from another source are another document
    (document(), document(source=Source(name="Hill Radio")), False),
    # and so are other bytes that give the same text
    (document(), document(raw_sha256="1" * 64), False),
]


@pytest.mark.parametrize(("one", "other", "same"), CHANGES)
def test_id_is_a_hash_of_content(one: object, other: object, same: bool) -> None:
    assert (one.id == other.id) is same  # type: ignore[attr-defined]
    assert (one == other) is same


def test_ids_are_the_same_on_every_machine() -> None:
    """An id may be kept for years: this one is of the first version."""
    assert Source(name="Valley Radio").id == "25c7a135872764907a9edf32a5115134"
    code = "from warmonitor.records import Source; print(Source(name='Valley Radio').id)"
    for seed in "0", "1":
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        assert run.stdout.strip() == "25c7a135872764907a9edf32a5115134"


def test_kinds_of_claim_never_share_an_id() -> None:
    shared = {"document": "d", "quote": QUOTE, "reader": "r"}
    one = Condition(**shared, topic="water", direction="scarce")  # type: ignore[arg-type]
    other = Statement(**shared, speaker=Party("water"), act="scarce")  # type: ignore[arg-type]
    assert one.id != other.id


@given(st.text())
def test_any_text_has_an_id(words: str) -> None:
    assert len(Source(name=words).id) == 32


def test_half_a_character_has_an_id() -> None:
    """A damaged input may hold a lone surrogate, which does not encode."""
    assert Source(name="\ud800").id != Source(name="\ud801").id


# The words of a passage, where each stretch of them stands in the text, and the text.
MENDED = Passage("body", "one two—three", (Break(0, 4), Break(4, 9), Break(8, 14)), 19)


@pytest.mark.parametrize(
    ("offset", "place"), [(0, 4), (3, 7), (4, 9), (7, 12), (8, 14), (12, 18), (13, 19), (99, 19)]
)
def test_offsets_lead_back_to_the_text(offset: int, place: int) -> None:
    assert MENDED.place(offset) == place


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_way_back_keeps_the_order(one: int, other: int) -> None:
    assert (MENDED.place(one) <= MENDED.place(other)) is (one <= other)


def test_errors_name_the_input_and_the_reason() -> None:
    error = UnreadableInput("reports/one.pdf", "it needs a password")
    assert str(error) == "reports/one.pdf: it needs a password"
    back = pickle.loads(pickle.dumps(error))
    assert (back.location, back.reason) == (error.location, error.reason)
    assert isinstance(error, records.WarmonitorError)
    assert not isinstance(error, WrongUsage)
