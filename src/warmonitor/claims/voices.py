"""The voices of a passage: whose words or thoughts it gives, and by which word it says so.

Wider than the acts of saying on which claims rest (`sayings.py`): what somebody believes, wants,
backs or seems is a voice too. What a voice holds has no voice of its own here: "the channel quoted
the army as saying" is the channel's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table

from . import bearers
from .frames import frames
from .quotations import Quotation, over, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PARTS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
NAMED = "named"  # the kind of "according to", which is no word of the tables of frames
SPOKEN = frozenset({"report", "speak"})
VOUCHING = frozenset({"report", "show", NAMED})
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

    @property
    def vouches(self) -> bool:
        """Whether what the voice holds is told for true: who wants a thing tells nothing."""
        return self.kind in VOUCHING


def voices(span: Doc | Span, quoted: list[Quotation] | None = None) -> list[Voice]:
    """Return the voices of a parsed passage or of a sentence of it, left to right.

    `quoted` are the quotations of the passage, where they are known already.
    """
    if quoted is None:
        quoted = quotations(span.doc.text)
    found = []
    taken: set[int] = set()
    for token, kind in _candidates(span, quoted):
        if token.i in taken and not (kind in SPOKEN and bearers.goes_on(token)):
            continue
        taken |= _held(token)
        phrase = None if kind == "seem" else bearers.phrase(token, quoted)
        first, last = phrase if phrase is not None else (None, None)
        found.append(Voice(int(token.i), kind, first, last))
    return sorted(found, key=lambda voice: voice.cue)


def _candidates(span: Doc | Span, quoted: list[Quotation]) -> list[tuple[Token, str]]:
    """The cues of a passage, in each sentence the outermost first."""
    found = []
    for token in span:
        kind = _kind(token, quoted)
        if kind is not None and over(quoted, token.idx) is None:
            # "Nine were killed, the ministry said": the tree hangs the speaker on the spoken.
            spoken = (token.dep_ == "parataxis" and kind in SPOKEN) or kind == NAMED
            found.append((int(token.sent.start), not spoken, _depth(token), int(token.i), kind))
    doc = span.doc
    return [(doc[place], kind) for _, _, _, place, kind in sorted(found)]


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _kind(token: Token, quoted: list[Quotation]) -> str | None:
    """What kind of voice a word is a cue of, or None: weights of the word and of its frames."""
    if token.lower_ in _adverbs():
        return "seem"
    if token.lower_ == "according" or (token.text == ":" and bearers.labelled(token)):
        return NAMED
    part = PARTS.get(token.pos_)
    if part is None:
        return None
    asks, unknown = _parts()[part]
    row = _words().get((part, token.lemma_.lower())) or _words().get((part, token.lower_))
    if row is None and part != "verb":
        return None
    weight, kind = row or (unknown, "speak")
    weight += sum(_frames()[name][part] for name in frames(token, quoted))
    return kind if weight > asks else None


def _held(cue: Token) -> set[int]:
    """The words that a voice holds, by the tree: no other voice is looked for among them."""
    held = {int(cue.i)}
    if cue.text == ":":
        return held | set(range(int(cue.i), len(cue.doc)))
    if cue.lower_ == "according":
        return held | _clause(cue)
    for child in cue.children:
        behind = child.dep_ in HELD_BEHIND and child.i > cue.i
        if child.dep_ in HELD or behind or _as_saying(child):
            held |= {int(word.i) for word in child.subtree}
    if cue.dep_ == "parataxis":
        own = {word.i for word in cue.subtree}
        held |= {int(w.i) for w in cue.head.subtree if w.i < cue.i and w.i not in own}
    return held


def _clause(cue: Token) -> set[int]:
    """The clause that `according to` is told of: all that hangs on the verb above it."""
    verb = cue
    while verb.head.i != verb.i and (verb.i == cue.i or verb.pos_ not in {"VERB", "AUX"}):
        verb = verb.head
    return {int(word.i) for word in verb.subtree}


def _as_saying(clause: Token) -> bool:
    """`quoted the army as saying so`: the clause is held as well."""
    return clause.dep_ == "advcl" and any(word.lower_ == "as" for word in clause.lefts)


@cache
def vouching_words() -> frozenset[str]:
    """Return the forms of the verbs that vouch: where none is, no voice vouches by a verb."""
    verbs = [
        word for (part, word), (_, kind) in _words().items() if part == "verb" and kind in VOUCHING
    ]
    return frozenset(form for verb in verbs for form in verb_forms(verb))


@cache
def _words() -> dict[tuple[str, str], tuple[float, str]]:
    rows = table("english/voices")["word"]
    return {
        (row["part"], word): (row["weight"], row["kind"]) for row in rows for word in row["words"]
    }


@cache
def _parts() -> dict[str, tuple[float, float]]:
    return {row["name"]: (row["asks"], row["unknown"]) for row in table("english/voices")["part"]}


@cache
def _frames() -> dict[str, dict[str, float]]:
    return {row["name"]: row for row in table("english/voices")["frame"]}


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for row in table("english/voices")["adverb"] for word in row["words"])
