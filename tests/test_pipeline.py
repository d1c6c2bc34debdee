"""The line is a table that can be walked, and one input never spoils another."""

import dataclasses
from pathlib import Path

import pytest

from warmonitor.pipeline import local
from warmonitor.pipeline.stages import OUTSIDE, STAGES, Stage
from warmonitor.records import Claim, Document, UnreadableInput

REPORT = "{} farmers were killed in the village of Kobra on Monday, the governor said.\n"


def test_a_stage_reads_what_comes_from_outside_or_from_an_earlier_row() -> None:
    known = set(OUTSIDE)
    for stage in STAGES:
        assert set(stage.reads) <= known, f"{stage.name} reads what nobody has written yet"
        assert stage.writes not in known, f"{stage.name} writes what is written already"
        known.add(stage.writes)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_is_a_function_of_the_room_it_is_named_after(stage: Stage) -> None:
    assert stage.run.__module__.startswith(f"warmonitor.{stage.name}")
    assert stage.version
    for noun in (*stage.reads, stage.writes):
        assert dataclasses.is_dataclass(noun)
        assert noun.__module__.startswith("warmonitor.records")


def test_the_line_goes_from_documents_to_claims() -> None:
    assert [stage.writes for stage in STAGES] == [Document, Claim]
    assert len({stage.name for stage in STAGES}) == len(STAGES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(REPORT.format(number + 2))
    return tmp_path


def figures(reading: local.Reading) -> list[int | None]:
    return [claim.count.low for claim in reading.claims]  # type: ignore[attr-defined]


def test_readings_come_in_order_each_with_its_own_claims(folder: Path) -> None:
    readings = list(local.read([str(folder)]))
    assert [Path(reading.location).stem for reading in readings] == [f"{n:02}" for n in range(20)]
    assert [figures(reading) for reading in readings] == [[n + 2] for n in range(20)]
    for reading in readings:
        assert isinstance(reading.outcome, Document)
        assert {claim.document for claim in reading.claims} == {reading.outcome.id}


def test_claims_do_not_depend_on_what_is_read_beside(folder: Path) -> None:
    """The same text gives the same ids, alone or in company."""
    together = list(local.read([str(folder)]))
    (alone,) = local.read([str(folder / "07.txt")])
    assert alone.claims == together[7].claims
    assert [claim.id for claim in alone.claims] == [claim.id for claim in together[7].claims]


def test_the_first_readings_come_before_the_last_input_is_opened(folder: Path) -> None:
    readings = local.read([str(folder)])
    next(readings)
    (folder / "19.txt").unlink()
    *_, last = readings
    assert isinstance(last.outcome, UnreadableInput)


def test_what_cannot_be_read_stands_in_its_place(folder: Path) -> None:
    arguments = [str(folder / "00.txt"), str(folder / "no.txt"), str(folder / "01.txt")]
    one, two, three = local.read(arguments)
    assert isinstance(two.outcome, UnreadableInput)
    assert two.location == two.outcome.location == arguments[1]
    assert figures(one) == [2]
    assert figures(three) == [3]


def test_a_document_that_comes_twice_has_its_claims_twice(folder: Path) -> None:
    """A copy elsewhere is the same document: its claims are worked out once, shown at both."""
    copy = folder / "copy.txt"
    copy.write_bytes((folder / "00.txt").read_bytes())
    one, two = local.read([str(folder / "00.txt"), str(copy)])
    assert one.claims == two.claims != ()
    assert one.location != two.location


def test_watch_is_told_how_far_it_is(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    list(local.read([str(folder)], watch=lambda done, total: told.append((done, total))))
    assert told == [(done, 20) for done in range(21)]


def test_nothing_in_nothing_out() -> None:
    assert list(local.read([])) == []
