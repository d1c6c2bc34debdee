"""Entity scores on texts that were not trained on, each in its own corpus's convention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from training import entity_corpora
from training.entity_corpora import NAMED, REFERENCE, Mark, column_sentences, flat, re3d_documents
from training.names import whole

PUD = "uner/pud/en_pud-ud-test.iob2"
Found = tuple[int, int, str]


def measure(nlp: Language, language: Path) -> dict[str, float]:
    """F1 on re3d's held-out documents, on the BBC's, and on UNER PUD."""
    held_out = [doc for doc in re3d_documents(language / "re3d") if doc.held_out]
    bbc = list(re3d_documents(language / "re3d", bbc=True))
    return {
        "re3d": re3d_f1(nlp, held_out),
        "re3d names": re3d_f1(nlp, held_out, labels=NAMED),
        "BBC": re3d_f1(nlp, bbc),
        "PUD": uner_f1(nlp, language / PUD),
    }


def re3d_f1(
    nlp: Language,
    documents: Iterable[entity_corpora.Re3dDocument],
    labels: tuple[str, ...] | None = None,
) -> float:
    """Marks right in both ends and type, over the flattened marks of re3d's own types."""
    documents = list(documents)
    right = found = wanted = 0
    for document, doc in zip(documents, nlp.pipe(d.text for d in documents), strict=True):
        truth = {_found(mark) for mark in flat(document.marks)}
        guess = {in_re3d(span) for span in doc.ents}
        if labels is not None:
            truth = {mark for mark in truth if mark[2] in labels}
            guess = {mark for mark in guess if mark[2] in labels}
        right, found, wanted = right + len(truth & guess), found + len(guess), wanted + len(truth)
    return 2 * right / max(found + wanted, 1)


def in_re3d(span: Span) -> Found:
    """An entity as re3d would mark it: with its article and title, named or not under one type."""
    label = span.label_.removesuffix(REFERENCE)
    start = span.start
    if span.label_ in NAMED:
        words = [token.text for token in span.doc[max(0, start - 8) : start]]
        start -= len(words) - whole(words, len(words), label)
    return span.doc[start].idx, span.end_char, label


def uner_f1(nlp: Language, file: Path) -> float:
    """Persons, organisations and places, each sentence read by itself."""
    sentences = list(column_sentences(file, word=1, tag=2, splitter="\t"))
    truths = [entity_corpora.reference(nlp, [sentence]) for sentence in sentences]
    right = found = wanted = 0
    for truth, guess in zip(truths, nlp.pipe(t.text for t in truths), strict=True):
        one, other = _named(truth), _named(guess)
        right, found, wanted = right + len(one & other), found + len(other), wanted + len(one)
    return 2 * right / max(found + wanted, 1)


def by_type(nlp: Language, file: Path) -> dict[str, float]:
    """F1 of each of the three types alone."""
    sentences = list(column_sentences(file, word=1, tag=2, splitter="\t"))
    truths = [entity_corpora.reference(nlp, [sentence]) for sentence in sentences]
    counts: dict[str, Counter[str]] = {label: Counter() for label in NAMED}
    for truth, guess in zip(truths, nlp.pipe(t.text for t in truths), strict=True):
        one, other = _named(truth), _named(guess)
        for label, count in counts.items():
            count["right"] += sum(mark[2] == label for mark in one & other)
            count["all"] += sum(mark[2] == label for mark in [*one, *other])
    return {label: 2 * count["right"] / max(count["all"], 1) for label, count in counts.items()}


def _named(doc: Doc) -> set[Found]:
    return {(s.start_char, s.end_char, s.label_) for s in doc.ents if s.label_ in NAMED}


def _found(mark: Mark) -> Found:
    return mark.start, mark.end, mark.label
