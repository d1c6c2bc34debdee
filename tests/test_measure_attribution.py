"""The measure of attributions: spans that overlap, one to one, in invented texts and annotations."""

from pathlib import Path

import pytest

from evaluation.attribution import FOLDER, matched, measure

TEXT = "Nine people were killed, the ministry of health said.\n\nThe mayor wants a truce.\n"
# Parts come before and behind the lines that they name; a span may lie in two pieces.
ANNOTATION = """E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T1\tSource 25 47\tthe ministry of health
T2\tCue 48 52\tsaid
T3\tContent 0 23\tNine people were killed
T4\tAttribution 48 52\tsaid
T5\tCue 65 70\twants
T6\tContent 71 78\ta truce
T7\tAttribution-no-source 65 70\twants
E2\tAttribution-no-source:T7 Cue:T5 Content:T6
"""


def test_sources_and_cues_are_counted(tmp_path: Path) -> None:
    """Both cues are found; of two sources found one is annotated."""
    for name in ("text", "attributions"):
        (tmp_path / FOLDER / name).mkdir(parents=True)
    (tmp_path / FOLDER / "text" / "one.txt").write_text(TEXT, "utf-8")
    for who in ("bbbb", "aaaa"):
        (tmp_path / FOLDER / "attributions" / f"one_{who}.ann").write_text(ANNOTATION, "utf-8")
    measured = measure(tmp_path)
    assert measured.scores == {"source overlap": pytest.approx(2 / 3), "cue overlap": 1.0}
    assert len(measured.errors) == 1
    assert measured.errors[0].startswith("source not asked for | ")
    assert "[The mayor]" in measured.errors[0]


# Each case: spans found, spans annotated, and how many are right.
PAIRS = [
    ([[(0, 5)]], [[(4, 9)]], 1),
    # beside is not over
    ([[(0, 5)]], [[(5, 9)]], 0),
    # one found span is right once
    ([[(0, 9)]], [[(0, 3)], [(5, 9)]], 1),
    ([[(0, 3)], [(2, 9)]], [[(0, 3)], [(5, 9)]], 2),
    # one piece is enough
    ([[(6, 8)]], [[(0, 3), (5, 9)]], 1),
    ([], [[(0, 3)]], 0),
]


@pytest.mark.parametrize(("found", "asked", "right"), PAIRS)
def test_spans_are_paired_one_to_one(found: list, asked: list, right: int) -> None:
    assert len(matched(found, asked)) == right
