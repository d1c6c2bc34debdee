"""Entity corpora of four conventions, read into one shape: sentences whose notes are BIO tags.

A tag `-` says that the corpus does not tell: nothing is learnt from that word.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from training.names import NOBODY, proper
from training.treebank import Sentence, Word

# BBC Online is CC BY-NC: it may be measured on, never trained on.
RE3D_NEVER_TRAIN = "BBC Online"
HELD_OUT_SHARE = 20

# re3d's types and ours. It also marks pronouns and common nouns ("he", "the village"); those get a
# label of their own, `..._REF`, so that a PERSON is always a name.
RE3D_LABELS = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "PLACE",
    "Nationality": "NATIONALITY",
    "Temporal": "TEMPORAL",
    "Quantity": "QUANTITY",
    "Money": "MONEY",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "PLATFORM",
    "DocumentReference": "DOCUMENT",
    "CommsIdentifier": "COMMS",
    "Coordinate": "COORDINATE",
    "Coordinates": "COORDINATE",
    "Vehicle": "VEHICLE",
    "Frequency": "FREQUENCY",
}
NAMED = ("PERSON", "ORG", "PLACE")
REFERENCE = "_REF"
# Bands and teams: an organisation to some corpora, nothing to others. The rest (works, products,
# nationalities, events) is no name of the three kinds, and is learnt as such.
UNTOLD = frozenset({"group"})
CONLL_LABELS = {
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "PLACE",
    "person": "PERSON",
    "corporation": "ORG",
    "location": "PLACE",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotated stretch of text, by characters."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Re3dDocument:
    """A document of re3d with its marks as annotated, nested ones included."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    held_out: bool


def re3d_documents(folder: Path, *, bbc: bool = False) -> Iterator[Re3dDocument]:
    """The documents of every source but the BBC (or of the BBC alone), one in five held out."""
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        if (source.name == RE3D_NEVER_TRAIN) != bbc:
            continue
        marks: dict[str, list[Mark]] = {}
        for row in _rows(source / "entities.json"):
            mark = Mark(row["begin"], row["end"], RE3D_LABELS[row["type"]])
            marks.setdefault(row["documentId"], []).append(mark)
        for row in _rows(source / "documents.json"):
            name = row["_id"]
            yield Re3dDocument(name, row["text"], tuple(marks.get(name, ())), _held_out(name))


def flat(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap, the longest; of equal ones the first by label."""
    chosen: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start, m.label)):
        if all(mark.end <= other.start or mark.start >= other.end for other in chosen):
            chosen.append(mark)
    return sorted(chosen, key=lambda m: m.start)


def re3d_sentence(nlp: Language, document: Re3dDocument) -> Iterator[Sentence]:
    """The document's lines, cut by our tokeniser, tagged with its flattened marks."""
    doc = nlp.make_doc(document.text)
    tags = ["O"] * len(doc)
    for mark in flat(document.marks):
        span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
        # A few marks lie askew (`st ISIL` in `against ISIL`); nothing is to be learnt from them.
        if span is None or span.start_char != mark.start:
            continue
        if any(tags[token.i] != "O" for token in span):
            continue
        first, end, label = as_ours(mark.label, [token.text for token in span])
        for token in span[first:end]:
            tags[token.i] = ("B-" if token.i == span.start + first else "I-") + label
    words: list[tuple[str, bool, str]] = []
    for token, tag in zip(doc, tags, strict=True):
        if token.is_space:
            if words and "\n" in token.text:
                yield tagged(words)
                words = []
            continue
        words.append((token.text, bool(token.whitespace_), tag))
    if words:
        yield tagged(words)


def as_ours(label: str, words: Sequence[str]) -> tuple[int, int, str]:
    """The part of a re3d mark that we mark, and our label for it."""
    if label not in NAMED:
        return 0, len(words), label
    first, end = proper(words, label)
    if any(_could_name(word) for word in words[first:end]):
        return first, end, label
    return 0, len(words), label + REFERENCE


def _could_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in NOBODY


def tagged(words: Sequence[tuple[str, bool, str]]) -> Sentence:
    """A sentence without a tree; its notes are the tags."""
    made = [
        Word(form, "", "", "POS" if form in {"'s", "’s"} else "", "", place, "dep", space)
        for place, (form, space, _) in enumerate(words)
    ]
    return Sentence(tuple(made), tuple(tag for _, _, tag in words))


def column_sentences(
    file: Path, *, word: int, tag: int, splitter: str | None
) -> Iterator[Sentence]:
    """A corpus of one word a line, sentences parted by an empty line."""
    rows: list[tuple[str, str]] = []
    for line in [*file.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# "):
            continue
        if line.strip():
            cells = line.split(splitter)
            if cells[word].strip():
                rows.append((cells[word].strip(), cells[tag].strip()))
        elif rows:
            yield _spaced(rows)
            rows = []


def _spaced(rows: Sequence[tuple[str, str]]) -> Sentence:
    """Give back the spaces that a corpus of tokens has lost, and its tags our names."""
    words: list[tuple[str, bool, str]] = []
    before = "O"
    for place, (form, tag) in enumerate(rows):
        after = rows[place + 1][0] if place + 1 < len(rows) else ""
        glued = bool(re.match(r"^(n't|'(s|re|ve|ll|d|m)|[.,;:!?%)\]]|’s)$", after)) or form in "([$"
        prefix, _, name = tag.partition("-")
        if name in CONLL_LABELS:
            label = CONLL_LABELS[name]
            start = prefix == "B" or not before.endswith(label)
            tag = ("B-" if start else "I-") + label
        elif tag != "O":
            tag = "-" if name in UNTOLD else "O"
        words.append((form, not glued, tag))
        before = tag
    return tagged(words)


def reference(nlp: Language, sentences: Sequence[Sentence]) -> Doc:
    """The annotated document; what a corpus does not tell is missing, not outside."""
    words = [word for sentence in sentences for word in sentence.words]
    tags = [tag for sentence in sentences for tag in sentence.notes]
    doc = Doc(nlp.vocab, [word.form for word in words], [word.space for word in words])
    spans, missing = [], []
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            spans.append(doc[start:place])
            spans[-1].label_ = tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = place
        elif tag == "-" and place < len(doc):
            missing.append(doc[place : place + 1])
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def _held_out(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100 < HELD_OUT_SHARE


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8-sig") as stream:
        for line in stream:
            if line.strip():
                yield json.loads(line)
