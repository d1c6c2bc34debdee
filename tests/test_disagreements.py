"""Where the program and the annotation of a text part is said in lines that a person can read."""

import json

import pytest

from evaluation.disagreements import named
from evaluation.suite import SHARED

SCRIPT = SHARED / "bench" / "score_claims.py"
TEXT = "Two men died in Ardel and the army took Orsa, a medic said; the mayor condemned it."
DIED = {
    "kind": "casualty", "quote": "Two men died in Ardel", "outcome": "killed", "low": 2, "high": 2,
    "victim_class": "civilian", "demographic": "man", "place_text": "Ardel", "stance": "asserted",
    "source_text": "a medic",
}  # fmt: skip
TOOK = {
    "kind": "control", "quote": "the army took Orsa", "action": "captured", "actor_text": "the army",
    "place_text": "Orsa",
}  # fmt: skip
READ = {
    "document": "ardel.txt", "kind": "casualty", "quote": {"start": 0, "end": 12, "text": "Two men died"},
    "outcome": "killed", "count": {"low": 2, "high": 2}, "victims": {"class": "unspecified", "demographic": "man"},
    "place": {"text": "Orsa"}, "stance": "asserted", "attribution": [{"text": "a medic"}],
}  # fmt: skip
CONDEMNED = {
    "document": "ardel.txt", "kind": "statement", "act": "condemn", "speaker": {"text": "the mayor"},
    "quote": {"start": 60, "end": 82, "text": "the mayor condemned it"},
}  # fmt: skip


@pytest.mark.skipif(not SCRIPT.is_file(), reason="the bench's script is not in ../shared")
def test_wrong_slots_missed_claims_and_claims_that_are_not_there(tmp_path):
    pair = {"src": {"id": "ardel", "text": TEXT}, "gold": {"claims": [DIED, TOOK]}}
    for kind, content in pair.items():
        (tmp_path / f"ardel.{kind}.json").write_text(json.dumps(content), "utf-8")
    printed = "".join(f"{json.dumps(claim)}\n" for claim in (READ, CONDEMNED))
    assert named(SCRIPT, tmp_path, printed) == [
        "ardel | victim class 'unspecified', not 'civilian' | Two men died in Ardel",
        "ardel | place 'Orsa', not 'Ardel' | Two men died in Ardel",
        "ardel | missed | control captured, by the army, in Orsa | the army took Orsa",
        "ardel | not there | statement condemn, by the mayor, in None | the mayor condemned it",
    ]
