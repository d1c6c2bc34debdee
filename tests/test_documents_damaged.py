"""A short run of `make fuzz`: damaged inputs are read or refused, in time, and never misquoted."""

import runpy
from pathlib import Path

MUTATE = runpy.run_path(str(Path(__file__).with_name("mutate.py")))


def test_damaged_inputs(tmp_path: Path) -> None:
    assert MUTATE["run"](300, 1, tmp_path, say=False) == []


def test_damage_follows_from_the_number() -> None:
    assert MUTATE["damaged"](7, 1) == MUTATE["damaged"](7, 1)
    assert MUTATE["damaged"](7, 1) != MUTATE["damaged"](8, 1)


def test_every_kind_of_damage_is_done() -> None:
    """Most inputs are damaged in a way that shows."""
    whole = set(MUTATE["seeds"]())
    assert sum(MUTATE["damaged"](number, 1)[0] in whole for number in range(200)) < 10
