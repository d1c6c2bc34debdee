"""No change lowers how well the program reads: every suite is measured again and held to its floors."""

from pathlib import Path

import pytest

from evaluation import floors
from evaluation.suite import SHARED, Measured, Suite
from evaluation.suites import SUITES

HELD = floors.read()


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_no_score_falls_through_its_floor(suite: Suite) -> None:
    """A score is as high as it ever was on the same texts."""
    if not suite.there():
        pytest.skip("its texts are not in ../shared")
    assert HELD.digest(suite.name) == suite.digest(), "the texts have changed: measure them anew"
    scores = suite.measure(SHARED).scores
    fallen = {
        name: (scores[name], floor)
        for name, floor in HELD.of(suite.name).items()
        if floors.below(scores[name], floor)
    }
    assert fallen == {}


def test_a_floor_goes_up_and_never_down(tmp_path: Path) -> None:
    """What was measured raises a floor that lies below it, and leaves one that lies above."""
    aims = {"figures": 0.8, "places": 0.8}
    suite = Suite("small", lambda shared: Measured({}), texts=(), aims=aims)
    once = floors.Floors({}).lifted(suite, Measured({"figures": 0.7504, "places": 0.5}))
    again = once.lifted(suite, Measured({"figures": 0.7, "places": 0.6}))
    assert again.of("small") == {"figures": 0.75, "places": 0.6}


def test_every_suite_has_its_floors() -> None:
    assert {suite.name for suite in SUITES} == set(HELD.by_suite)
    for suite in SUITES:
        assert set(suite.aims) == set(HELD.of(suite.name))
