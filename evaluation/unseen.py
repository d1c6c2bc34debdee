"""Claims against hand annotation of texts that no rule was made from, in other voices and of other wars.

Annotated by the bench's guide before the program had read them, and chosen by a rule, not by hand:

    muc4-*  reports from Latin America, 1988-1990, all in small letters: of the training texts of 500 to
            2,200 characters with a word of harm, the first and the middle one of each thirty-four
    re3d-*  press, Pentagon, ministries, an encyclopaedia: of each source's texts of 200 to 4,000 characters
            with a word of harm or war, those at a quarter and three quarters; the one with the most words of
            harm; and all others below 2,500 characters that have two
    case-*  one or two sentences of news from all over the world: of those with a word of harm or war, the
            second and the sixth of each eight
    idmc-*  excerpts of reports on displacement: of those about conflict, the fourth to the thirteenth,
            less two in French

The articles in `wires` were annotated in the same way, for figures alone, but rules have been made with
them in view since.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import gold
from evaluation.annotation import rebuilt
from evaluation.suite import ROOT, Measured

ANNOTATED = ROOT / "evaluation" / "unseen"
WIRES = ROOT / "evaluation" / "wires"
# The kinds of claim that nobody has annotated in the wires.
NOT_IN_WIRES = {"control", "condition", "statement"}


def measure(shared: Path) -> Measured:
    """Score all that was annotated unseen."""
    return scored(shared, ANNOTATED)


def measure_no_capitals(shared: Path) -> Measured:
    """Score the reports that are all in small letters."""
    return scored(shared, ANNOTATED, "muc4-*")


def measure_wires(shared: Path) -> Measured:
    """Score the figures of wires and partisan outlets."""
    measured = scored(shared, WIRES)
    scores = {name: it for name, it in measured.scores.items() if name not in NOT_IN_WIRES}
    return Measured(scores, [line for line in measured.errors if not _of_another_kind(line)])


def scored(shared: Path, annotated: Path, names: str = "*") -> Measured:
    """Rebuild the bench's pairs in a folder of their own and run the bench's script on it."""
    with TemporaryDirectory() as folder:
        rebuild(annotated, shared, Path(folder), names)
        return gold.scored(shared, Path(folder))


def rebuild(annotated: Path, shared: Path, into: Path, names: str = "*") -> None:
    """Write X.src.json and X.gold.json of every annotation X."""
    for file in sorted(annotated.glob(f"{names}.json")):
        pair = rebuilt(json.loads(file.read_text("utf-8")), shared)
        for kind, content in zip(("src", "gold"), pair, strict=True):
            (into / f"{file.stem}.{kind}.json").write_text(json.dumps(content), "utf-8")


def _of_another_kind(line: str) -> bool:
    """Say whether a disagreement is over a kind of claim that nobody annotated in the wires."""
    _, fault, claim, *_ = line.split(" | ")
    return fault in ("missed", "not there") and claim.split()[0] in NOT_IN_WIRES
