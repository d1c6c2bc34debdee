"""The floors: the lowest score that each suite may have, with the digest of its texts.

A floor goes up with `python -m evaluation --raise`, and never comes down by machine: a person who has a
reason to lower one edits `floors.json` and says why in the change.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor as down

from evaluation.suite import ROOT, Measured, Suite

FILE = ROOT / "evaluation" / "floors.json"
# Scores are kept to the thousandth below; models differ in the last bits from processor to processor.
GRAIN = 1000


@dataclass(frozen=True, slots=True)
class Floors:
    """Suite by name -> the digest of its texts, and floors by the name of the score."""

    by_suite: Mapping[str, Mapping[str, object]]

    def of(self, suite: str) -> Mapping[str, float]:
        return self.by_suite.get(suite, {}).get("floors", {})  # type: ignore[return-value]

    def digest(self, suite: str) -> str | None:
        return self.by_suite.get(suite, {}).get("texts")  # type: ignore[return-value]

    def lifted(self, suite: Suite, measured: Measured) -> "Floors":
        """Return the floors with those of a suite raised to what was measured, where there is an aim."""
        before = self.of(suite.name)
        raised = {
            name: max(before.get(name, 0.0), down(measured.scores[name] * GRAIN) / GRAIN)
            for name in suite.aims
        }
        return Floors({**self.by_suite, suite.name: {"texts": suite.digest(), "floors": raised}})


def below(score: float, floor: float | None) -> bool:
    """Say whether a score has fallen through its floor."""
    return floor is not None and score < floor - 1e-9


def read() -> Floors:
    """Read the floors as they are kept."""
    return Floors(json.loads(FILE.read_text("utf-8")) if FILE.exists() else {})


def write(floors: Floors) -> None:
    """Keep the floors, in a form that shows well as a change."""
    FILE.write_text(json.dumps(floors.by_suite, indent=2, sort_keys=True) + "\n", "utf-8")
