"""How a word stands in its sentence: what hangs on it, what it hangs on, what is quoted beside it.

Each name of a frame is a row of `reference/english/voices.toml`, with its weight and an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .quotations import Quotation, near
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "nsubj:pass", "csubj"})
NAMED = frozenset({"PERSON", "ORG", "PERSON_REF", "ORG_REF"})
NOBODY = frozenset({"PLACE", "PLACE_REF", "QUANTITY", "TEMPORAL"})
PREPOSITIONS = frozenset({"about", "against", "for", "as", "of", "on", "to", "with", "in", "by"})
CHILDREN = {
    "obj": "object",
    "nmod:poss": "possessor",
    "compound:prt": "particle",
    "cop": "copula",
    "expl": "expletive",
    "aux:pass": "passive",
}
STANDING = {
    "amod": "attribute",
    "compound": "attribute",
    "nmod:desc": "attribute",
    "nsubj": "subject of",
    "nsubj:pass": "subject of",
    "csubj": "subject of",
    "obj": "object of",
    "obl": "behind preposition",
    "nmod": "behind preposition",
    "conj": "joined",
    "appos": "apposition",
    "xcomp": "infinitive of",
}


def frames(token: Token, quoted: list[Quotation]) -> set[str]:
    """Return the names of the frames in which a word stands."""
    found = _hanging(token)
    if token.dep_ in STANDING:
        found.add(STANDING[token.dep_])
        if token.dep_ == "obj" and token.head.lemma_ in listed("light_verb"):
            found.add("object of light verb")
    doc = token.doc
    if token.i and doc[token.i - 1].lower_ == "to":
        found.add("behind to")
    if token.i + 1 < len(doc):
        behind = doc[token.i + 1].lower_
        if behind == "that":
            found.add("before that")
        elif behind == ":":
            found.add("before colon")
    return found | _quoting(token, quoted)


def _hanging(token: Token) -> set[str]:
    found = set()
    for child in token.children:
        kind = child.dep_
        if kind in SUBJECTS:
            found.add("subject")
            if child.ent_type_ in NAMED:
                found.add("subject named")
            elif child.ent_type_ in NOBODY:
                found.add("subject not a person")
        elif kind == "ccomp":
            found.add("clause before" if child.i < token.i else "clause behind")
        elif kind == "xcomp":
            found.add("gerund" if child.tag_ == "VBG" else "infinitive")
        elif kind in CHILDREN:
            found.add(CHILDREN[kind])
        elif kind == "aux" and child.lower_ in listed("unsure_aux"):
            found.add("modal")
        elif kind in {"obl", "nmod", "acl", "advcl"} and child.i > token.i:
            for word in child.children:
                if word.lower_ in PREPOSITIONS and word.dep_ in {"case", "mark"}:
                    found.add(str(word.lower_))
    return found


def _quoting(token: Token, quoted: list[Quotation]) -> set[str]:
    if not quoted:
        return set()
    start, end = token.sent.start_char, token.sent.end_char
    around = near(quoted, start, end)
    inside = [one for one in around if one.start < end and start < one.end]
    if inside:
        return {"quotation" if any(one.long for one in inside) else "few words quoted"}
    return {"quotation beside"} if around else set()
