"""Real pages, where the shared folder is there: the running example, and the days of annotated texts."""

import json
from datetime import date
from pathlib import Path

import pytest

from warmonitor import documents

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "data" / "seed" / "dw-2016-11-22.txt"
GOLD = sorted((SHARED / "gold").glob("*.gold.json"))

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the folder ../shared is not there")


def test_the_running_example() -> None:
    document = documents.load(str(SEED))
    assert document.source is not None
    assert document.source.name == "DW"
    assert document.published is not None
    assert document.published.day == date(2016, 11, 22)
    assert document.title == "Syrian army pushes into rebel-held Aleppo"
    assert document.section == "Conflicts"
    assert document.agencies == ("AFP", "dpa", "Reuters")
    read = [p for p in document.passages if p.kind in ("title", "heading", "body", "caption")]
    assert [p.words for p in read if p.kind == "heading"] == [
        "Rebel leader killed",
        "Humanitarian situation worsening",
        "Russia hits back",
    ]
    assert sum(p.kind == "body" for p in read) == 20
    everything = "\n".join(p.words for p in read)
    for gone in ("Alleppo", "Getty", "Skip", "DW", "November 22", "mm/kl"):
        assert gone not in everything
    for passage in document.passages:
        assert document.text[passage.place(0) : passage.end].replace("\u00a0", " ") == passage.words


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.split(".")[0])
def test_day_and_quotes_of_an_annotated_text(path: Path, tmp_path: Path) -> None:
    """The day is right, and no annotated claim lies in what is left out."""
    gold = json.loads(path.read_text())
    text = json.loads(path.with_name(path.name.replace(".gold.", ".src.")).read_text())["text"]
    written = tmp_path / "text.txt"
    written.write_text(text, encoding="utf-8", newline="")
    document = documents.load(str(written))
    found = document.published.day.isoformat() if document.published else None
    assert found == gold["published"]
    read = [
        (passage.place(0), passage.end)
        for passage in document.passages
        if passage.kind in ("title", "heading", "body", "caption")
    ]
    for claim in gold["claims"]:
        begin = text.find(claim["quote"])
        end = begin + len(claim["quote"])
        assert any(start <= begin and end <= stop for start, stop in read), claim["quote"]
