"""What figures come to when they are told of each other: parts, shares, the rest, elided people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warmonitor.records import Count
from warmonitor.values import count as counts
from warmonitor.values import harm as harm_words

from . import groups
from .figure import Figure
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


# How many figures back one can be told of another: a whole newspaper in one file stays readable.
REACH = 400


def carry(here: list[Figure], before: list[Figure]) -> None:
    """Give numbers without a noun the people they are told of: elided, "others", "them"."""
    for place, figure in enumerate(here):
        group = figure.group
        if group.kind is not None or group.carried is not None:
            continue
        if group.rule == groups.A_PRONOUN:
            figure.like = _one_before(before[-3:] + here[:place])
            continue
        if group.noun is not None and not any(
            h.part == "adjective" for h in harm_words.read(group.noun.lower_)
        ):
            continue
        earlier = [
            f
            for f in (before[-3:] + here[:place])
            if f.group.kind is not None or f.like is not None
        ]
        if place > 0 and here[place - 1].rule == "a toll":
            earlier.append(here[place - 1])  # whoever they were, the others are like them
        wholes = [f for f in earlier if f.whole is None] or earlier
        if group.further and wholes and wholes[-1].sentence.run == figure.sentence.run:
            figure.like = wholes[-1]
            continue
        named = [
            f.group.noun
            for f in here[place + 1 :]
            if f.group.kind is not None and f.group.noun is not None and f.whole is None
        ]
        noun = _antecedent(figure) if not figure.passive else None
        noun = noun or (named[0] if named and not figure.passive else None)
        if noun is None and figure.passive and place > 0 and here[place - 1].group.noun is not None:
            noun = here[place - 1].group.noun
        if noun is not None:
            figure.group = replace(group, noun=None, carried=noun, kind=groups.kind_of(noun))


def _one_before(figures: list[Figure]) -> Figure | None:
    """The last figure of one person: whom "he" may mean."""
    return next((f for f in reversed(figures) if f.group.count.high == 1), None)


def _antecedent(figure: Figure) -> Token | None:
    """The people named as the object before: "ambushed a group of rebels, killing 15"."""
    anchor = figure.anchor
    if anchor.tag_ != "VBG":
        return None
    for place in range(anchor.i - 1, figure.sentence.span.start, -1):
        word = anchor.doc[place]
        kind = groups.kind_of(word) if word.pos_ in {"NOUN", "PROPN"} else None
        if kind is not None and word.dep_ in {"obj", "obl", "nmod"} and word.i < figure.group.first:
            return word
        if word.dep_ in {"nsubj", "nsubj:pass"}:
            return None
    return None


def count_up(figures: list[Figure]) -> None:
    """Work out what each figure counts, and what those told of others are told of."""
    for number, figure in enumerate(figures):
        before = figures[max(0, number - REACH) : number]
        if figure.whole is figure:
            figure.whole = _whole(figure, before)
            if not figure.outcome:
                figure.outcome = figure.whole.outcome if figure.whole is not None else "killed"
        if figure.group.partitive and figure.whole is None:
            figure.whole = _whole(figure, before)
        figure.count = _count(figure, before)


def _whole(figure: Figure, before: list[Figure]) -> Figure | None:
    """The last figure of the same outcome that is itself no part."""
    if figure.rule == "the rest":
        parts = [other for other in before if other.whole is not None]
        return parts[-1].whole if parts else None
    fitting = [
        other
        for other in before
        if other.sentence.run == figure.sentence.run
        and other.outcome == (figure.outcome or other.outcome)
        and other.whole is None
    ]
    noun = figure.group.noun
    if figure.group.partitive and not figure.rule.startswith("a part") and figure.whole is None:
        if noun is None:
            return None
        named = [
            o
            for o in before
            if o.group.noun is not None
            and o.group.noun.lower_ == noun.lower_
            and o.outcome == (figure.outcome or o.outcome)
        ]
        return named[-1] if named else None
    return fitting[-1] if fitting else None


def _count(figure: Figure, before: list[Figure]) -> Count:
    group = figure.group
    text = _count_text(figure)
    if figure.rule == "the rest" and figure.whole is not None:
        return _rest(figure, before, text)
    if group.found is not None and group.found.form == "share":
        whole = group.out_of or (figure.whole.count if figure.whole else Count(None, None, ""))
        return replace(counts.of_whole(group.found, whole), text=text)
    families = group.noun is not None and group.noun.lower_ in listed("family")
    persons = group.rule == groups.PERSONS_OF_A_GATHERING
    unit = "family" if families and not persons else "person"
    return replace(group.count, text=text, unit=unit)


def _rest(figure: Figure, before: list[Figure], text: str) -> Count:
    whole = figure.whole
    assert whole is not None
    taken = [f.count for f in before if f.whole is whole]
    if whole.count.low is None or whole.count.low != whole.count.high:
        return Count(None, None, text)
    if any(c.low is None or c.low != c.high for c in taken):
        return Count(None, None, text)
    left = whole.count.low - sum(c.low or 0 for c in taken)
    return Count(left, left, text) if left >= 0 else Count(None, None, text)


def _count_text(figure: Figure) -> str:
    group = figure.group
    if group.found is not None:
        return figure.sentence.text.words[group.found.start : group.found.end]
    return group.count.text
