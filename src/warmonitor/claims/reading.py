"""Documents in, claims out: the stage of the line that reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from warmonitor.records import Break, Claim, Document, Passage
from warmonitor.reference import added, added_actors

from . import casing, casualty, condition, control, figures, language, page, screen, statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Changes whenever the same text may give other claims: rules or weights.
READER = "warmonitor 0.1.0 english/8"
KINDS: tuple[Callable[[page.Page, str], Iterator[Claim]], ...] = (
    casualty.claims,
    control.claims,
    condition.claims,
    statement.claims,
)
# What may be added to the shelf, and what tells that it was.
ADDED: tuple[tuple[str, Callable[[], str]], ...] = (
    ("actors", added_actors.digest),
    ("gazetteers", added.digest),
)
READ = frozenset({"title", "heading", "body"})
# No paragraph of news is longer than this; what is longer is read in pieces, cut at a blank: a page
# without full stops is one sentence, and what is looked for around each figure grows with it.
LONGEST = 6_000


def reader() -> str:
    """Return the reader and its version; what somebody added to the shelf is a part of it."""
    told = [f"{name}/{digest()}" for name, digest in ADDED if digest()]
    return " ".join([READER, *told])


def extract(documents: Iterable[Document], *, screened: bool = True) -> Iterator[Claim]:
    """Yield the claims of documents, in the order of the documents and of their texts.

    Where `screened`, documents that tell of no harm and of no war are passed over (`screen.py`).
    """
    name = reader()
    waiting = [(one, casing.restored(list(passages(one)))) for one in documents]
    if screened:
        waiting = _worth_reading(waiting)
    parsed = language.load().pipe(passage.words for _, chosen in waiting for passage in chosen)
    for document, chosen in waiting:
        laid: list[tuple[Passage, Doc]] = [(passage, next(parsed)) for passage in chosen]
        laid_out = page.build(document, laid)
        made = [claim for kind in KINDS for claim in kind(laid_out, name)]
        made = casing.verbatim(made, chosen, list(passages(document)))
        yield from sorted(made, key=lambda claim: claim.quote.start)


Waiting = list[tuple[Document, list[Passage]]]


def _worth_reading(waiting: Waiting) -> Waiting:
    """The documents that tell of harm or of war; sentences that may are parsed to find out."""
    told = [screen.telling(chosen) for _, chosen in waiting]
    pieces = [
        [_piece(chosen[one.passage], one.start, one.end) for one in some or ()]
        for (_, chosen), some in zip(waiting, told, strict=True)
    ]
    nlp = language.load()
    parsed = nlp.pipe((piece.words for some in pieces for piece in some), disable=["ner"])
    kept: Waiting = []
    for one, some, parts in zip(waiting, told, pieces, strict=True):
        docs = [next(parsed) for _ in parts]
        for doc, sentence in zip(docs, some or (), strict=True):
            if sentence.named:
                nlp.get_pipe("ner")(doc)
        laid = zip(parts, docs, strict=True)
        if some is None or (parts and figures.find(page.build(one[0], laid))):
            kept.append(one)
    return kept


def passages(document: Document) -> Iterator[Passage]:
    """Yield the passages of a document that are read, none longer than a reader can hold."""
    for passage in document.passages:
        if passage.kind in READ:
            yield from _pieces(passage)


def _pieces(passage: Passage) -> Iterator[Passage]:
    start = 0
    while len(passage.words) - start > LONGEST:
        cut = passage.words.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1
        cut = cut or start + LONGEST
        yield _piece(passage, start, cut)
        start = cut
    yield passage if start == 0 else _piece(passage, start, len(passage.words))


def _piece(passage: Passage, start: int, end: int) -> Passage:
    inner = [
        Break(turn.words - start, turn.text) for turn in passage.breaks if start < turn.words < end
    ]
    breaks = (Break(0, passage.place(start)), *inner)
    last = passage.end if end >= len(passage.words) else passage.place(end - 1) + 1
    return replace(passage, words=passage.words[start:end], breaks=breaks, end=last)
