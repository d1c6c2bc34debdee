"""The voices of a passage: whose words or thoughts it gives, and by which word it says so.

Wider than the acts of saying on which claims rest (`sayings.py`): what somebody believes, wants,
backs or seems is a voice too. What a voice holds has no voice of its own here: "the channel quoted
the army as saying" is the channel's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.reference.tables import table

from . import bearers
from .frames import frames
from .quotations import Quotation, over, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
NAMED = "named"  # the kind of "according to", which is no word of the tables of frames
HELD = frozenset({"ccomp", "xcomp", "obj", "iobj", "parataxis"})
HELD_BEHIND = frozenset({"obl", "nmod", "acl"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose voice, by which word, of which kind; tokens of the passage by number.

    `first` and `last` are the bearer's words, both None where nobody is named: "reportedly".
    """

    cue: int
    kind: str
    first: int | None
    last: int | None


def voices(doc: Doc) -> list[Voice]:
    """Return the voices of a parsed passage, left to right."""
    quoted = quotations(doc.text)
    found = []
    taken: set[int] = set()
    for token, kind in _candidates(doc, quoted):
        if token.i in taken and not (kind == "say" and _goes_on(token)):
            continue
        taken |= _held(token)
        phrase = None if kind == "seem" else bearers.phrase(token, quoted)
        first, last = phrase if phrase is not None else (None, None)
        found.append(Voice(int(token.i), kind, first, last))
    return sorted(found, key=lambda voice: voice.cue)


def _candidates(doc: Doc, quoted: list[Quotation]) -> list[tuple[Token, str]]:
    """The cues of a passage, in each sentence the outermost first."""
    found = []
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            kind = _kind(token, quoted)
            if kind is not None and over(quoted, token.idx) is None:
                # "Nine were killed, the ministry said": the tree hangs the speaker on the spoken.
                spoken = token.dep_ == "parataxis" and kind == "say"
                found.append((number, not spoken, _depth(token), int(token.i), token, kind))
    return [(one[-2], one[-1]) for one in sorted(found, key=lambda one: one[:4])]


def _goes_on(cue: Token) -> bool:
    """`..., saying so`: behind a comma it goes on from the sentence, whatever it hangs on."""
    place = cue.i - 1
    while place > cue.sent.start and cue.doc[place].pos_ == "ADV":
        place -= 1
    return cue.tag_ == "VBG" and place > cue.sent.start and cue.doc[place].text == ","


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _kind(token: Token, quoted: list[Quotation]) -> str | None:
    """What kind of voice a word is a cue of, or None: weights of the word and of its frames."""
    if token.lower_ in _adverbs():
        return "say"
    if token.lower_ == "according" or (token.text == ":" and bearers.labelled(token)):
        return NAMED
    part = PARTS.get(token.pos_)
    if part is None:
        return None
    asks, unknown = _parts()[part]
    row = _words().get((part, token.lemma_.lower())) or _words().get((part, token.lower_))
    if row is None and part != "verb":
        return None
    weight, kind = row or (unknown, "say")
    weight += sum(_frames()[name][part] for name in frames(token, quoted))
    return kind if weight > asks else None


def _held(cue: Token) -> set[int]:
    """The words that a voice holds, by the tree: no other voice is looked for among them."""
    held = {int(cue.i)}
    for child in cue.children:
        if child.dep_ in HELD or (child.dep_ in HELD_BEHIND and child.i > cue.i):
            held |= {int(word.i) for word in child.subtree}
    if cue.dep_ == "parataxis":
        own = {word.i for word in cue.subtree}
        held |= {int(w.i) for w in cue.head.subtree if w.i < cue.i and w.i not in own}
    return held


@cache
def _words() -> dict[tuple[str, str], tuple[float, str]]:
    rows = table("english/voices")["word"]
    return {(row["part"], word): (row["weight"], row["kind"]) for row in rows for word in row["words"]}


@cache
def _parts() -> dict[str, tuple[float, float]]:
    return {row["name"]: (row["asks"], row["unknown"]) for row in table("english/voices")["part"]}


@cache
def _frames() -> dict[str, dict[str, float]]:
    return {row["name"]: row for row in table("english/voices")["frame"]}


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for row in table("english/voices")["adverb"] for word in row["words"])
