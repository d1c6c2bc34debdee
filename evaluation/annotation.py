"""Hand annotation of texts that are not ours: kept as places in the text, made whole where the text is.

A file holds where the text lies, the sha256 of its characters, and the claims of a person who read it by
the bench's guide. A field that the guide copies from the text is kept as [start, end]; a null is left out.

    {"id": "...", "text": {"file": "events/x.jsonl", "line": 7, "field": "body", "sha256": "..."}, "published": null, "claims": [
    {"kind": "casualty", "quote": [0, 30], "outcome": "killed", "count_text": [0, 5], "low": 12, "high": 12, ...},
    ...]}

`python -m evaluation.annotation SRC.json GOLD.json` writes that form from the bench's pair, where the src
says under "from" in which file (below the shared folder's `data`), line and field its text lies.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.suite import SHARED

# The fields of the guide by kind: what is copied from the text, and what is said about it.
COPIED = {
    "casualty": "count_text victim_text perpetrator_text place_text place_context time_text source_text via_text",
    "control": "actor_text place_text extent_text against_text time_text source_text",
    "condition": "place_text time_text source_text",
    "statement": "speaker_text target_text addressee_text",
}
SAID = {
    "casualty": "outcome low high approx victim_class demographic subset_of cause from to stance same_as",
    "control": "action from to stance same_as",
    "condition": "topic direction from to stance same_as",
    "statement": "act",
}
Json = dict[str, Any]
Span = tuple[int, int]


class Unfit(ValueError):
    """The text is not the one that was annotated, or a phrase is not in it."""


def rebuilt(kept: Json, shared: Path) -> tuple[Json, Json]:
    """Return the bench's pair, source and gold, of an annotation and the text it points to."""
    text = _text(kept["text"], shared)
    if _digest(text) != kept["text"]["sha256"]:
        raise Unfit(
            f"{kept['id']}: {kept['text']['file']} no longer holds the text that was annotated"
        )
    source = {"id": kept["id"], "outlet": None, "title": None, "text": text}
    claims = [_in_words(claim, text) for claim in kept["claims"]]
    return source, {"id": kept["id"], "published": kept["published"], "claims": claims}


def kept(source: Json, gold: Json, shared: Path) -> Json:
    """Return the form that is kept of the bench's pair: the reverse of `rebuilt`."""
    text, place = source["text"], dict(source["from"])
    if (whole := _text(place, shared)) != text:
        place["pieces"] = _pieces(whole, text)
    place["sha256"] = _digest(text)
    claims = [_in_places(claim, text) for claim in gold["claims"]]
    return {"id": source["id"], "text": place, "published": gold["published"], "claims": claims}


def written(annotation: Json) -> str:
    """Return an annotation as JSON with one claim a line, so that a change of one shows as one."""
    head = {name: value for name, value in annotation.items() if name != "claims"}
    lines = ",\n".join(json.dumps(claim) for claim in annotation["claims"])
    return json.dumps(head)[:-1] + ', "claims": [' + (f"\n{lines}\n" if lines else "") + "]}\n"


def _text(place: Mapping[str, Any], shared: Path) -> str:
    """Return the text at a place: a field of one line, JSON or parted by tabs, or pieces of it."""
    file = shared / "data" / place["file"]
    with file.open(encoding="utf-8-sig", newline="\n") as lines:
        line = next(line for number, line in enumerate(lines, 1) if number == place["line"])
    cells = line.rstrip("\r\n").split("\t") if file.suffix == ".tsv" else json.loads(line)
    text: str = cells[place["field"]]
    pieces = place.get("pieces", [(0, len(text))])
    return "".join(text[start:end] for start, end in pieces)


def _pieces(whole: str, text: str) -> list[Span]:
    """Return the spans of the whole that make up the text, which leaves out the rest."""
    blocks = SequenceMatcher(None, whole, text, autojunk=False).get_matching_blocks()
    pieces = [(block.a, block.a + block.size) for block in blocks if block.size]
    if "".join(whole[start:end] for start, end in pieces) != text:
        raise Unfit("the text says what its source does not")
    return pieces


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _in_words(claim: Json, text: str) -> Json:
    """Return a claim with its places replaced by the words there, and its nulls written out."""
    kind = claim["kind"]
    copied = {name: claim.get(name) for name in ("quote", *COPIED[kind].split())}
    words = {name: span and text[span[0] : span[1]] for name, span in copied.items()}
    return {"kind": kind, **words, **{name: claim.get(name) for name in SAID[kind].split()}}


def _in_places(claim: Json, text: str) -> Json:
    """Return a claim with the words that it copies replaced by their places, and its nulls left out."""
    kind = claim["kind"]
    quote = _place(claim["quote"], text, (0, 0))
    spans = {
        name: _place(claim[name], text, quote)
        for name in COPIED[kind].split()
        if claim.get(name) is not None
    }
    said = {name: claim[name] for name in SAID[kind].split() if claim.get(name) is not None}
    return {"kind": kind, "quote": quote, **said, **spans}


def _place(phrase: str | Sequence[Any], text: str, quote: Span) -> Span:
    """Return where a phrase stands: in the quote, else nearest before it, else first after it.

    A phrase may be given with its number, from 0: ["five", 2] is the third "five" of the text.
    """
    words = phrase if isinstance(phrase, str) else str(phrase[0])
    spans = list(_spans(words, text))
    if not spans:
        raise Unfit(f"not in the text: {words!r}")
    if not isinstance(phrase, str):
        return spans[int(phrase[1])]
    within = [span for span in spans if quote[0] <= span[0] and span[1] <= quote[1]]
    before = [span for span in spans if span[0] < quote[0]]
    return within[0] if within else before[-1] if before else spans[0]


def _spans(words: str, text: str) -> Iterator[Span]:
    """Return where words stand as whole words; where they never do, where their letters stand."""
    letters = re.escape(words)
    whole = list(re.finditer(rf"(?<!\w){letters}(?!\w)", text))
    yield from (match.span() for match in whole or re.finditer(letters, text))


def main(given: Sequence[str]) -> int:
    """Print the kept form of one pair."""
    source, gold = (json.loads(Path(name).read_text("utf-8")) for name in given)
    print(written(kept(source, gold, SHARED)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
