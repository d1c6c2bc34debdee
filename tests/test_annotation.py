"""Hand annotations are kept as places in texts that are not ours, and made whole from them."""

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation.annotation import COPIED, SAID, Unfit, kept, rebuilt, written
from evaluation.suite import ROOT, SHARED

TEXT = "Three men and three boys were killed in Ardel on 3 May 2020, a medic said.  Ardel is calm."
KILLED = {
    "kind": "casualty", "quote": "three boys were killed in Ardel", "outcome": "killed",
    "count_text": "three", "low": 3, "high": 3, "approx": False, "victim_text": "boys",
    "victim_class": "civilian", "demographic": "child", "subset_of": None, "perpetrator_text": None,
    "cause": None, "place_text": "Ardel", "place_context": None, "time_text": "on 3 May 2020",
    "from": "2020-05-03", "to": "2020-05-03", "source_text": "a medic", "via_text": None,
    "stance": "asserted", "same_as": None,
}  # fmt: skip
CALM = {
    "kind": "statement", "quote": "Ardel is calm", "speaker_text": "a medic", "act": "announce",
    "target_text": None, "addressee_text": None,
}  # fmt: skip
GOLD = {"id": "ardel", "published": None, "claims": [KILLED, CALM]}
FILES = sorted(ROOT.glob("evaluation/unseen/*.json")) + sorted(ROOT.glob("evaluation/wires/*.json"))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    line = json.dumps({"body": TEXT})
    (tmp_path / "data" / "news.jsonl").write_text(f'{{"body": "Quiet."}}\n{line}\n', "utf-8")
    (tmp_path / "data" / "news.tsv").write_text(f"id\ttext\n7\t{TEXT}\n", "utf-8")
    return tmp_path


def source(text: str = TEXT, file: str = "news.jsonl", field: str | int = "body"):
    return {"id": "ardel", "text": text, "from": {"file": file, "line": 2, "field": field}}


@pytest.mark.parametrize(("file", "field"), [("news.jsonl", "body"), ("news.tsv", 1)])
def test_what_is_kept_comes_back_whole_and_holds_no_words(shared, file, field):
    held = written(kept(source(file=file, field=field), GOLD, shared))
    assert not any(word in held for word in ("Ardel", "boys", "Three", "medic said"))
    again, gold = rebuilt(json.loads(held), shared)
    assert again["text"] == TEXT
    assert gold == GOLD


def test_one_claim_a_line(shared):
    lines = written(kept(source(), GOLD, shared)).splitlines()
    assert [line[:12] for line in lines[1:3]] == ['{"kind": "ca', '{"kind": "st']
    assert json.loads(written(kept(source(), {**GOLD, "claims": []}, shared)))["claims"] == []


def test_a_text_that_leaves_out_pieces_of_its_source_is_pieced_together(shared):
    short = TEXT.replace("  Ardel", " Ardel")
    held = kept(source(short), GOLD, shared)
    assert len(held["text"]["pieces"]) == 2
    assert rebuilt(held, shared)[0]["text"] == short


def test_a_text_that_says_more_than_its_source_is_refused(shared):
    with pytest.raises(Unfit, match="what its source does not"):
        kept(source(TEXT + " Not there."), GOLD, shared)


def test_another_text_than_the_annotated_one_is_refused(shared):
    held = kept(source(), GOLD, shared)
    file = shared / "data" / "news.jsonl"
    file.write_text(file.read_text("utf-8").replace("calm", "tense"), "utf-8")
    with pytest.raises(Unfit, match=r"ardel: news\.jsonl no longer holds"):
        rebuilt(held, shared)


PLACES = [
    # in the quote, before an earlier one
    ("Ardel", "Ardel on"),
    # as a word of its own, not within another
    ("a", "a medic"),
    # before the quote, where the quote has it not
    ("men", "men and"),
    # the second of its kind from the start, where its number is given
    (["Ardel", 1], "Ardel is"),
]


@pytest.mark.parametrize(("phrase", "there"), PLACES)
def test_a_phrase_that_stands_in_many_places_is_the_nearest(shared, phrase, there):
    claim = {**KILLED, "place_text": phrase}
    held = kept(source(), {**GOLD, "claims": [claim]}, shared)
    assert TEXT[held["claims"][0]["place_text"][0] :].startswith(there)


def test_a_phrase_that_is_not_in_the_text_is_refused(shared):
    with pytest.raises(Unfit, match="not in the text: 'Bardel'"):
        kept(source(), {**GOLD, "claims": [{**KILLED, "place_text": "Bardel"}]}, shared)


WORDS = {
    "outcome": "killed injured missing abducted detained displaced besieged evacuated surrendered",
    "victim_class": "civilian government_force opposition_force islamic_state kurdish_force foreign_force armed_other mixed unspecified",
    "demographic": "child woman man medic journalist aid_worker commander elderly",
    "cause": "airstrike shelling bombing shooting clashes chemical execution mine drowning starvation other",
    "stance": "asserted denied unconfirmed",
    "action": "captured recaptured entered advanced lost withdrew besieges broke_siege holds repelled attacking",
    "topic": "food water medical fuel power shelter aid_access education hospital_damage infrastructure_damage",
    "direction": "scarce worsening improving sufficient destroyed blocked delivered",
    "act": "condemn accuse urge deny agree reject vow announce claim_responsibility",
}


def allowed(name: str, value: object) -> bool:
    """Say whether a value is one that the guide has: never words of a text."""
    if isinstance(value, str):
        return (
            bool(date.fromisoformat(value))
            if name in ("from", "to")
            else value in WORDS[name].split()
        )
    return isinstance(value, bool | int)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_annotations_keep_to_the_guide_and_copy_no_words(file):
    held = json.loads(file.read_text("utf-8"))
    assert held["id"] == file.stem
    for claim in held["claims"]:
        copied, said = ("quote", *COPIED[claim["kind"]].split()), SAID[claim["kind"]].split()
        assert set(claim) <= {"kind", *copied, *said}
        assert all(claim[name][0] < claim[name][1] for name in copied if name in claim)
        assert all(allowed(name, claim[name]) for name in said if name in claim)


@pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason="the annotated texts are not in ../shared"
)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_annotated_texts_are_where_they_were(file):
    held = json.loads(file.read_text("utf-8"))
    text, gold = rebuilt(held, SHARED)
    assert all(claim["quote"] in text["text"] for claim in gold["claims"])
    wholes = [claim["subset_of"] for claim in gold["claims"] if claim.get("subset_of") is not None]
    assert all(gold["claims"][whole]["kind"] == "casualty" for whole in wholes)
