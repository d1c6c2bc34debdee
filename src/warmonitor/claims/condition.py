"""What people lack, get back or lose: condition claims.

What a sentence tells of food, water, medicine, aid or of the buildings of a town is found in
`states.py`; here it becomes a claim, with its place, its days and its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from warmonitor.records import Condition, Quote, Reason

from . import attribution, scene, speakers, states, whereabouts
from .page import Page, Sentence
from .states import State

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 90  # characters of a subject that a quote takes along
TAIL = frozenset({"nmod", "obl", "nmod:poss"})


def claims(page: Page, reader: str) -> Iterator[Condition]:
    """Yield the condition claims of a document in the order of its text."""
    known: speakers.Speakers | None = None
    for sentence in page.sentences:
        told: set[tuple[str, str, str, str | None]] = set()
        for state in states.find(sentence):
            known = known or speakers.collect(page)
            claim = _claim(page, known, sentence, state, reader)
            where = claim.place.text if claim.place is not None else None
            key = (claim.topic, claim.direction, claim.stance, where)
            if key not in told:
                told.add(key)
                yield claim


def _claim(
    page: Page, known: speakers.Speakers, sentence: Sentence, state: State, reader: str
) -> Condition:
    where = whereabouts.place_of(page, sentence, state.token)
    happened = state.direction == "destroyed"
    when = scene.time_of(page, sentence, state.token, inherit=happened)
    chain = attribution.chain(page, known, sentence, state.token)
    reasons = [Reason("direction", state.rule, state.token.text)]
    if state.thing is not None:
        reasons.insert(0, Reason("topic", state.topic, state.thing.text))
    if where is not None:
        reasons.append(Reason("place", where[1], where[0].text))
    if when is not None:
        reasons.append(Reason("time", when[1], when[0].text))
    stance = state.stance
    if attribution.doubted(page, sentence, state.token):
        stance = "unconfirmed"
    if chain and (chain[0].cue or "").lower().startswith("den"):
        stance = "denied"
    return Condition(
        document=page.document.id,
        quote=_quote(sentence, state),
        attribution=chain,
        stance=stance,
        place=where[0] if where is not None else None,
        time=when[0] if when is not None else None,
        reader=reader,
        reasons=tuple(reasons),
        topic=state.topic,
        direction=state.direction,
    )


def _quote(sentence: Sentence, state: State) -> Quote:
    """The words from thing to state, with the thing's own words and whoever acts upon it."""
    words = [state.token]
    if state.thing is not None:
        words += [state.thing, *_own(state.thing)]
    acts = [child for child in state.token.children if child.dep_ in {"nsubj", "nsubj:pass"}]
    for child in acts:
        if 0 <= state.token.idx - child.left_edge.idx <= LONGEST:
            words += [child.left_edge, child]
    first = max(min(word.i for word in words), sentence.span.start)
    last = min(max(word.i for word in words), sentence.span.end - 1)
    doc = sentence.span.doc
    while doc[first].dep_ in {"cc", "mark", "case", "punct"} and first < last:
        first += 1
    return sentence.text.quote(doc[first].idx, doc[last].idx + len(doc[last]))


def _own(thing: Token) -> list[Token]:
    """The words in front of a thing, and the place right behind it."""
    front = [child.left_edge for child in thing.lefts if child.dep_ not in {"case", "acl"}]
    behind = [child.right_edge for child in thing.rights if child.dep_ in TAIL]
    return [*front, *(word for word in behind if word.i - thing.i <= 8)]
