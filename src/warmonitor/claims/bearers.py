"""Who bears a voice: the words for whoever says, thinks or wants what a cue tells.

By the tree first: the subject, of the cue or lent by the word that the cue hangs on; "by X" behind
a passive; the possessor of a noun. Where the tree is torn, the nearest phrase that can speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .quotations import Quotation, over
from .words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
LENDING = frozenset(
    {"conj", "xcomp", "advcl", "acl", "parataxis", "dep", "csubj", "ccomp", "obj", "obl", "nmod"}
)
LONGEST = 14  # words of a phrase behind "said"
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "CCONJ"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
PASSED = frozenset({"AUX", "ADV", "PART", "SPACE"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "NNP", "NNS"})
OPEN = frozenset({"DET", "ADJ", "NUM"})
GOING_ON = frozenset({("advcl", "VBD"), ("conj", "VBD"), ("conj", "VBN")})
CLAUSES = frozenset({"ROOT", "advcl", "parataxis", "ccomp"})
FARTHEST = 5  # steps up the tree to a subject that is lent
NOBODY = frozenset({"TEMPORAL", "PLACE"})
BODIES = frozenset({"PERSON", "ORG", "PERSON_REF", "ORG_REF"})
GIVERS = frozenset({"by", "from", "among"})


def phrase(cue: Token, quoted: list[Quotation]) -> tuple[int, int] | None:
    """Return the first and the last token of the words for the bearer of a voice, or None."""
    head = _head(cue, quoted)
    return None if head is None else _around(head, cue)


def _head(cue: Token, quoted: list[Quotation]) -> Token | None:
    if cue.lower_ == "according":
        return _behind_according(cue)
    if cue.text == ":":
        return _named_last(cue)
    if cue.pos_ == "VERB":
        return _of_verb(cue, quoted)
    if cue.pos_ == "ADJ":
        return _subject(cue, quoted) or _lent(cue, quoted)
    return _of_noun(cue, quoted)


def relay(cue: Token) -> tuple[int, int] | None:
    """Return the words for who hands a voice on: "was quoted *by the channel* as saying"."""
    agent = _agent(cue) if _quoted(cue) is not None else None
    return None if agent is None else _around(agent, cue)


def labelled(colon: Token) -> bool:
    """Tell whether a name before a colon labels what follows: "Observatory: nine killed"."""
    before = colon.doc[colon.sent.start : colon.i]
    return 0 < len(before) <= FARTHEST and all(word.pos_ in {"PROPN", "SPACE"} for word in before)


def _named_last(colon: Token) -> Token:
    """The head of the name that a colon ends."""
    word = colon.doc[colon.i - 1]
    while colon.sent.start <= word.head.i < word.i:
        word = word.head
    return word


def _of_verb(cue: Token, quoted: list[Quotation]) -> Token | None:
    subject = _inverted(cue) or _subject(cue, quoted)
    if subject is not None:
        return subject
    if _passive(cue):
        return _quoted(cue) or _agent(cue)
    return (
        _led(cue)
        or _antecedent(cue, quoted)
        or _lent(cue, quoted)
        or _agent(cue)
        or _beside(cue, quoted)
    )


def _inverted(cue: Token) -> Token | None:
    """`"No one is left," said a doctor of the town.`: a phrase behind, and then a stop."""
    doc, end = cue.doc, cue.sent.end
    if cue.lower_ not in listed("inverting") - listed("telling") or cue.i + 1 >= end:
        return None
    head = _opened(doc[cue.i + 1 : min(cue.i + LONGEST, end)])
    if head is None:
        return None
    place = head.i + 1
    while place < end and (doc[place].pos_ in PHRASE or doc[place].is_space):
        place += 1
    stops = place >= end or doc[place].is_punct or doc[place].lower_ in listed("relative")
    return head if stops and _stop_before(cue) else None


def _stop_before(cue: Token) -> bool:
    place = cue.i - 1
    while place > cue.sent.start and cue.doc[place].is_space:
        place -= 1
    return place < cue.sent.start or cue.doc[place].is_punct


def goes_on(cue: Token) -> bool:
    """Tell whether a word of saying goes on from the sentence, whatever the tree hangs it on.

    `..., saying so` behind a comma; `said so, and called for more`; `said so, although he wrote`.
    """
    if cue.tag_ == "VBG":
        place = cue.i - 1
        while place > cue.sent.start and cue.doc[place].pos_ == "ADV":
            place -= 1
        return place > cue.sent.start and cue.doc[place].text == ","
    return (cue.dep_, cue.tag_) in GOING_ON


def _led(cue: Token) -> Token | None:
    """`it led the mayor to say so`: whom the word above makes, asks or hears to do it."""
    if cue.dep_ != "xcomp" or cue.tag_ not in {"VB", "VBG"}:
        return None
    between = (c for c in cue.head.children if c.dep_ == "obj" and cue.head.i < c.i < cue.i)
    return next(between, None)


def _subject(cue: Token, quoted: list[Quotation]) -> Token | None:
    """The subject by the tree; of two, the one nearer to the cue."""
    found = [c for c in cue.children if c.dep_ in SUBJECTS and not c.is_space]
    found = [c for c in found if over(quoted, c.idx) is None and c.i < cue.i]
    return min(found, key=lambda one: abs(one.i - cue.i), default=None)


def _passive(cue: Token) -> bool:
    """`was rejected`, `a truce rejected by all`; with an object, "named" is no passive."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in cue.children):
        return True
    tells = cue.head.dep_ in CLAUSES  # "a group of rabbis called for it": the tree lost the verb
    return cue.tag_ == "VBN" and cue.dep_ in {"acl", "amod"} and not _governs(cue) and not tells


def _quoted(cue: Token) -> Token | None:
    """`the ministry was quoted as saying so`: the words are its own."""
    if cue.lemma_ not in listed("quoting"):
        return None
    clauses = (
        c for c in cue.children if c.tag_ == "VBG" and any(w.lower_ == "as" for w in c.lefts)
    )
    if next(clauses, None) is None:
        return None
    return next((c for c in cue.children if c.dep_ == "nsubj:pass"), None)


def _governs(cue: Token) -> bool:
    return any(child.dep_ in {"obj", "ccomp"} and child.i > cue.i for child in cue.children)


def _agent(cue: Token) -> Token | None:
    """`by the mayor`, behind a passive."""
    for child in cue.children:
        behind = child.i > cue.i and child.dep_.startswith("obl")
        if behind and any(word.lower_ == "by" for word in child.children):
            return child
    return None


def _antecedent(cue: Token, quoted: list[Quotation]) -> Token | None:
    """`the doctor saying so`; behind a comma, the subject: "filed a suit, saying"."""
    if not cue.dep_.startswith("acl") or cue.head.pos_ not in NOUNS or cue.tag_ == "VB":
        return None
    if cue.tag_ == "VBG" and _stop_before(cue) and cue.head.dep_ in {"obj", "obl", "nmod"}:
        return _lent(cue.head, quoted) or cue.head
    return cue.head


def _lent(cue: Token, quoted: list[Quotation]) -> Token | None:
    """The subject of a word higher up, that a joined or hanging word goes on with."""
    word = cue
    for _ in range(FARTHEST):
        if word.dep_ not in LENDING or word.head.i == word.i:
            return None
        lender = word.head
        found = _subject(lender, quoted)
        if found is None:
            passive = (c for c in lender.children if c.dep_ == "nsubj:pass")
            found = next(passive, None)
        inner = lender.dep_ == "ccomp" and goes_on(cue)
        if found is not None and found.i < cue.i and not (inner and _subject(lender.head, quoted)):
            return found
        if lender.dep_ == "acl:relcl":
            return lender.head
        word = lender
    return None


def _of_noun(cue: Token, quoted: list[Quotation]) -> Token | None:
    """`the mayor's claim`, `the claim by the mayor`, `the mayor made a claim`."""
    if any(child.dep_ == "cop" for child in cue.children):
        return _subject(cue, quoted)
    for child in cue.children:
        if child.dep_ == "nmod:poss":
            return child
    for child in cue.children:
        if child.dep_ == "nmod" and child.i > cue.i:
            cases = {word.lower_ for word in child.children}
            if cases & GIVERS or (child.ent_type_ in BODIES and "of" in cases):
                return child
    if cue.dep_ in {"obj", "obl"} and cue.head.pos_ == "VERB":
        return _subject(cue.head, quoted) or _lent(cue.head, quoted)
    return None


def _behind_according(cue: Token) -> Token | None:
    for child in cue.children:
        if child.i > cue.i and child.dep_ in {"obl", "nmod", "obj"}:
            return child
    if cue.head.i > cue.i:
        return cue.head
    return next((w for w in cue.doc[cue.i + 1 : cue.i + 12] if w.pos_ in NOUNS), None)


def _beside(cue: Token, quoted: list[Quotation]) -> Token | None:
    """Where the tree names nobody: the noun right before a verb, or behind one that inverts."""
    if cue.tag_ not in FINITE:
        return None
    doc, start, end = cue.doc, cue.sent.start, cue.sent.end
    place = cue.i - 1
    while place >= start and doc[place].pos_ in PASSED:
        place -= 1
    ends = place >= start and doc[place].pos_ in NOUNS | {"DET", "NUM"}
    if ends and over(quoted, doc[place].idx) is None:
        return doc[place]
    if place >= start and doc[place].is_punct and over(quoted, doc[place].idx) is not None:
        behind = _opened(doc[cue.i + 1 : min(cue.i + LONGEST, end)])
        if behind is not None:
            return behind
    if place >= start and doc[place].text in {",", ")", "—", "–"}:
        return _named_before(cue, quoted)
    return None


def _opened(words: Iterable[Token]) -> Token | None:
    """The noun, or the name, of a phrase that begins right here."""
    last = None
    for word in words:
        if word.pos_ in NOUNS and word.ent_type_ not in NOBODY:
            return word
        if word.pos_ not in OPEN and not word.is_title:
            break
        last = None if word.ent_type_ in NOBODY else word
    return last if last is not None and last.is_title else None


def _named_before(cue: Token, quoted: list[Quotation]) -> Token | None:
    """`Haddad, a doctor of the town, said`: the name before what is told of it."""
    doc, start = cue.doc, cue.sent.start
    first = doc[start]
    end = first.i + 1
    while end < cue.i and doc[end].ent_iob_ == "I":
        end += 1
    if first.ent_type_ in BODIES and doc[end].text == ",":
        return first
    for place in range(cue.i - 2, start - 1, -1):
        word = doc[place]
        if over(quoted, word.idx) is not None or word.pos_ == "VERB":
            return None
        named = word.ent_type_ in {"PERSON", "ORG"} and word.ent_iob_ == "B"
        if named and not (place > start and doc[place - 1].pos_ == "ADP"):
            return word
    return None


def _around(head: Token, cue: Token) -> tuple[int, int]:
    """The phrase that a word heads, without the cue and what lies beyond it."""
    doc: Doc = head.doc
    first, last = int(head.left_edge.i), int(head.right_edge.i)
    if first <= cue.i < head.i:
        first = cue.i + 1
    if head.i < cue.i <= last:
        last = cue.i - 1
    while first < head.i and (doc[first].pos_ in {"ADP", "PUNCT"} or doc[first].is_space):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    relative = (
        cue.dep_ == "acl:relcl" and head.dep_ in SUBJECTS and head.lower_ in listed("relative")
    )
    if relative and cue.head.i < first:
        return int(cue.head.left_edge.i), last  # "the doctor, who said": who is the doctor
    return first, last
