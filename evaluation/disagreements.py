"""Where the program and a person who annotated the same text part: one line each, for a person to read."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any

Claim = Mapping[str, Any]
# What names a claim of a kind.
HEAD = {
    "casualty": "outcome", "control": "action", "condition": "topic", "statement": "act",
}  # fmt: skip
# The slots of a figure as the guide calls them.
FIELDS = {
    "victim class": "victim_class", "demographic": "demographic", "place": "place_text",
    "dates": "time_text", "speaker": "source_text", "via": "via_text",
    "perpetrator": "perpetrator_text", "cause": "cause", "part of": "subset_of", "stance": "stance",
}  # fmt: skip


def named(script: Path, annotated: Path, printed: str) -> list[str]:
    """Name every disagreement over the texts of a folder, given what the program printed on them."""
    judge, read = bench(script), defaultdict(list)
    for line in printed.splitlines():
        claim = json.loads(line)
        read[Path(claim["document"]).stem].append(claim)
    pairs = [
        [
            json.loads(file.with_name(f"{file.name.split('.')[0]}.{kind}.json").read_text("utf-8"))
            for kind in ("src", "gold")
        ]
        for file in sorted(annotated.glob("*.gold.json"))
    ]
    return [
        line for source, gold in pairs for line in lines(judge, source, gold, read[source["id"]])
    ]


def bench(script: Path) -> SimpleNamespace:
    """Load the bench's script, whose judgement of two claims is the one that counts."""
    return SimpleNamespace(**run_path(str(script)))


def lines(
    judge: SimpleNamespace, source: Claim, gold: Claim, read: Sequence[Claim]
) -> Iterator[str]:
    """Say of one text what was missed, what was read that is not there, and which slots are wrong."""
    name, text = source["id"], source["text"]
    for kind, accept in _judgements(judge).items():
        asked = [claim for claim in gold["claims"] if claim["kind"] == kind]
        found = [claim for claim in read if claim["kind"] == kind]
        pairs = judge.match(asked, found, text, accept)
        for left, right in pairs if kind == "casualty" else []:
            for slot in _wrong(judge, asked[left], found[right]):
                yield f"{name} | {slot} | {asked[left]['quote']}"
        for at, claim in enumerate(asked):
            if at not in {left for left, _ in pairs}:
                yield f"{name} | missed | {kind} {_asked(claim)} | {claim['quote']}"
        for at, claim in enumerate(found):
            if at not in {right for _, right in pairs}:
                yield f"{name} | not there | {kind} {_found(claim)} | {claim['quote']['text']}"


def _judgements(judge: SimpleNamespace) -> Mapping[str, Any]:
    """Return by kind what makes two claims one: the bench has these four in the loop of its `main`."""
    return {
        "casualty": judge.same_figure,
        "control": judge.same_control,
        "condition": lambda gold, read: gold["topic"] == read.get("topic"),
        "statement": lambda gold, read: (
            gold["act"] == read.get("act")
            and judge.texts_agree(judge.text_of(read.get("speaker")), gold["speaker_text"])
        ),
    }


def _wrong(judge: SimpleNamespace, gold: Claim, read: Claim) -> Iterator[str]:
    speaker, via = judge.origin(read)
    victims = read.get("victims") or {}
    values = {
        "victim class": victims.get("class"),
        "demographic": victims.get("demographic"),
        "dates": (read.get("time") or {}).get("text"),
        "speaker": speaker,
        "via": via,
        "part of": read.get("part_of"),
    }
    for slot, right in judge.slots(gold, read).items():
        if not right:
            value = values[slot] if slot in values else judge.text_of(read.get(slot))
            yield f"{slot} {value!r}, not {gold.get(FIELDS[slot])!r}"


def _asked(claim: Claim) -> str:
    who = claim.get("actor_text") or claim.get("speaker_text")
    return _said(claim, (claim.get("low"), claim.get("high")), who, claim.get("place_text"))


def _found(claim: Claim) -> str:
    count, place = claim.get("count") or {}, claim.get("place") or {}
    who = (claim.get("actor") or claim.get("speaker") or {}).get("text")
    return _said(claim, (count.get("low"), count.get("high")), who, place.get("text"))


def _said(claim: Claim, bounds: tuple[Any, Any], who: str | None, place: str | None) -> str:
    figure = f" {bounds[0]}..{bounds[1]}" if claim["kind"] == "casualty" else ""
    return f"{claim.get(HEAD[claim['kind']])}{figure}, by {who}, in {place}"
