"""Figures of a document as casualty claims: who says so, of whom, where, when, how and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from warmonitor.records import Casualty, Reason, When
from warmonitor.values import actor as actors
from warmonitor.values import date as dates
from warmonitor.values import place as places

from . import attribution, figures, people, reckoning, sayings, scene, speakers, whereabouts
from . import parts as partition
from .figure import Figure
from .page import Page
from .words import cue_pattern, cues, either, listed, signs

if TYPE_CHECKING:
    from spacy.tokens import Token

# Doubt and denial reach as far as their clause.
CLAUSE = re.compile(rf"(?:;|\b(?:{either('turning')})\b)", re.I)
# Harm that happens at once: its cause may be told in the sentence before.
HARMED_AT_ONCE = frozenset({"killed", "injured", "missing"})
# Outcomes that last: said in the present, they hold on the day of publication.
LASTING = frozenset({"besieged", "detained", "abducted"})


def claims(page: Page, reader: str) -> Iterator[Casualty]:
    """Yield the casualty claims of a document in the order of its text."""
    found = figures.find(page)
    if not found:
        return
    known = speakers.collect(page)
    for number, figure in enumerate(found):
        before = found[max(0, number - reckoning.REACH) : number]
        _say_who(page, known, figure)
        people.describe(page, figure)
        _relate(before, figure)
        _set_scene(page, before, figure)
        figure.stance = _stance(page, figure)
        if figure.stance == "denied" and _of_nobody(figure):
            figure.count = replace(figure.count, low=0, high=0)
    for figure in found:
        people.settle(page, figure)
    made: dict[int, Casualty] = {}
    for figure in _wholes_first(found):
        made[id(figure)] = _claim(page, figure, made, reader)
    for figure in found:
        yield made[id(figure)]


def _wholes_first(found: list[Figure]) -> list[Figure]:
    """The figures in an order in which each one's id is known before another names it."""
    done: dict[int, Figure] = {}

    def add(figure: Figure) -> None:
        if id(figure) in done:
            return
        for other in (figure.whole, figure.apart, figure.updates):
            if other is not None and other is not figure:
                add(other)
        done[id(figure)] = figure

    for figure in found:
        add(figure)
    return list(done.values())


def _say_who(page: Page, known: speakers.Speakers, figure: Figure) -> None:
    figure.attribution = attribution.chain(page, known, figure.sentence, figure.anchor)
    whole = figure.whole
    if not figure.attribution and whole is not None and whole.sentence is figure.sentence:
        figure.attribution = whole.attribution
    for link in figure.attribution[:1]:
        figure.because("attribution", "a word of saying", f"{link.text} {link.cue or ''}".strip())


def _relate(before: list[Figure], figure: Figure) -> None:
    """Find the figure that one comes on top of, or makes older; its toll goes on."""
    if figure.whole is not None:
        figure.because("part_of", figure.rule, figure.words)
        return
    alike = [
        other
        for other in before
        if other.outcome == figure.outcome
        and other.whole is None
        and other.sentence.run == figure.sentence.run
    ]
    if not alike:
        return
    if figure.group.further:
        figure.apart = _opened(alike)
        figure.because("apart_from", "comes on top", figure.words)
        if not figure.attribution and _goes_on(figure):
            figure.attribution = figure.apart.attribution
            figure.because("attribution", "the toll goes on", figure.words)
    elif figure.rule == "a toll" and partition.UPDATES.search(figure.sentence.words):
        figure.updates = alike[-1]
        figure.because("updates", "a newer toll", figure.words)


def _goes_on(figure: Figure) -> bool:
    """`A further 87 deaths had been reported`: the same speaker counts on."""
    if sayings.sayings(figure.sentence):
        return False
    start = figure.start - figure.sentence.start
    near = figure.sentence.words[max(0, start - 12) : figure.end - figure.sentence.start]
    return re.search(r"\b(?:further|additional)\b", near, re.I) is not None


def _opened(alike: list[Figure]) -> Figure:
    """The last figure that is no detail of one before it: a day inside a week opens no toll."""
    for figure in reversed(alike):
        if figure.apart is not None:
            continue
        detail = any(
            other.time is not None
            and figure.time is not None
            and other.time != figure.time
            and dates.contains(other.time, figure.time)
            for other in alike
            if other is not figure
        )
        if not detail:
            return figure
    return alike[-1]


def _set_scene(page: Page, before: list[Figure], figure: Figure) -> None:
    sentence, anchor = figure.sentence, figure.anchor
    doc = sentence.span.doc
    people = (doc[figure.group.first].idx, doc[figure.group.last].idx + len(doc[figure.group.last]))
    leading = _leading(before, figure)
    _set_place(page, figure, leading)
    _set_time(page, figure, leading)
    how = scene.cause_of(sentence, anchor, figure.cause)
    if how is not None:
        figure.how = how[0]
        figure.because("cause", "a word for it", how[1])
    classes = figure.victims.classes
    side = classes[0] if len(classes) == 1 and classes[0] != "armed_other" else None
    by = scene.perpetrator_of(
        page, sentence, anchor, passive=figure.passive, people=people, side=side
    )
    if by is not None:
        figure.by = by[0]
        figure.because("perpetrator", by[1], by[0].text)
    told = figure.whole if figure.whole is not None else _same_event(before, figure)
    if told is not None:
        _take_over(page, figure, told, side)
    _look_around(page, figure, side)
    beside = leading is not None and leading.sentence is sentence
    if figure.place is not None and figure.inherited_place and not beside:
        figure.place = whereabouts.widened(page, figure.place, figure.by, sentence)


def _look_around(page: Page, figure: Figure, side: str | None) -> None:
    """Fill how and by whom from the sentences around, where the figure is of what they tell."""
    sentence = figure.sentence
    loose = figure.apart is None and not figure.own_time and figure.outcome in HARMED_AT_ONCE
    loose = loose and not whereabouts.tells_background(sentence)
    if loose and figure.how is None and (figure.inherited_place or figure.place is None):
        before = scene.happening_before(page, sentence, side)
        if before is not None:
            figure.how = before[0]
            figure.because("cause", "told just before", before[1])
            if figure.by is None and before[2] is not None:
                figure.by = before[2][0]
                figure.because("perpetrator", "told just before", figure.by.text)
    if loose and figure.by is None and figure.how is not None:
        told = scene.happening_before(page, sentence, side)
        if told is not None and told[0] == figure.how and told[2] is not None:
            figure.by = told[2][0]
            figure.because("perpetrator", "told just before", figure.by.text)
    if figure.by is None and figure.how is not None and figure.apart is None:
        claimer = scene.responsible(page, sentence, figure.how)
        if claimer is not None:
            figure.by = claimer
            figure.because("perpetrator", "claimed responsibility", claimer.text)


def _take_over(page: Page, figure: Figure, told: Figure, side: str | None) -> None:
    """Take how and by whom from the figure that tells of the same happening."""
    if figure.how is None and told.how is not None:
        figure.how = told.how
        figure.because("cause", "the same happening", told.words)
    if figure.by is not None or told.by is None:
        return
    doer = actors.read(told.by.text, country=page.country)
    if doer is not None and side is not None and actors.side(doer, country=page.country) == side:
        return
    if figure.how == told.how or figure.sentence is told.sentence:
        figure.by = told.by
        figure.because("perpetrator", "the same happening", told.words)


# A happening goes on for a few sentences; then the story has moved.
NEAR = 3


def _same_event(before: list[Figure], figure: Figure) -> Figure | None:
    """The figure before that tells of the same happening: near, of the same days and place.

    A figure that brings days or a place of its own, or that comes on top of another, tells of
    another happening unless the words say otherwise.
    """
    if figure.apart is not None or (figure.group.further and figure.group.noun is None):
        return None
    for other in reversed(before):
        if other.sentence.run != figure.sentence.run:
            return None
        if figure.sentence.number - other.sentence.number > NEAR:
            return None
        if other.whole is not None or other.stance == "denied":
            continue
        if {figure.outcome, other.outcome} - HARMED_AT_ONCE and figure.outcome != other.outcome:
            continue  # who beheaded eleven did not drive out thousands
        same_time = not figure.own_time or other.time in (None, figure.time)
        same_place = (
            figure.inherited_place
            or figure.place is None
            or other.place is None
            or places.compatible(other.place, figure.place)
        )
        return other if same_time and same_place else None
    return None


def _leading(before: list[Figure], figure: Figure) -> Figure | None:
    """The figure whose place and days go on here: the whole, what it adds to, or "also"."""
    if figure.whole is not None and figure.whole is not figure:
        return figure.whole
    if figure.apart is not None:
        return figure.apart
    same = [f for f in before if f.sentence is figure.sentence and f.continues]
    if same:
        figure.continues = True
        return same[-1]
    if _also(figure):
        alike = [
            f
            for f in before
            if f.outcome == figure.outcome and f.sentence.run == figure.sentence.run
        ]
        if alike:
            figure.continues = True
            return alike[-1]
    return None


def _also(figure: Figure) -> bool:
    """Tell whether "also" goes with the harm: "shelling had also caused", not "he also said"."""
    anchor = figure.anchor
    near = figure.sentence.between(anchor.i - 9, anchor.i)
    return any(word == "also" and token.head.lower_ not in cues("say") for token, word in near)


def _set_place(page: Page, figure: Figure, leading: Figure | None) -> None:
    found = whereabouts.place_of(page, figure.sentence, figure.anchor)
    if (
        leading is not None
        and leading.place is not None
        and (found is None or found[1] != "in the sentence")
    ):
        nearer = (
            found is not None
            and leading.sentence is not figure.sentence
            and places.compatible(found[0], leading.place)
        )
        if not nearer:
            found = (leading.place, "the place of the figure it belongs to")
    if found is None:
        return
    figure.place, rule = found
    figure.inherited_place = rule != "in the sentence"
    figure.because("place", rule, figure.place.text)


def _set_time(page: Page, figure: Figure, leading: Figure | None) -> None:
    found = scene.time_of(page, figure.sentence, figure.anchor)
    handed_on = found is None or found[1] == "the last day named"
    if leading is not None and leading.time is not None and handed_on:
        found = (leading.time, "the days of the figure it belongs to")
    lasting = figure.outcome in LASTING and _in_the_present(figure.anchor)
    if lasting and page.published is not None and (found is None or found[1] != "in the sentence"):
        found = (When("", page.published, page.published, "day"), "said in the present")
    if found is None:
        return
    figure.time, rule = found
    figure.own_time = rule == "in the sentence"
    figure.because("time", rule, figure.time.text)


def _in_the_present(token: Token) -> bool:
    """Tell whether a state is said to hold now: "remain under siege", "are missing"."""
    verb = token
    for _ in range(4):
        forms = [verb, *verb.children]
        if any(w.tag_ == "VBD" for w in forms):
            return False
        if any(w.tag_ in {"VBZ", "VBP"} and w.lower_ not in {"have", "has"} for w in forms):
            return True
        verb = verb.head
    return False


def _of_nobody(figure: Figure) -> bool:
    """`denied that any had died`, `have not killed civilians`: not one of them."""
    if ANY.search(figure.words) is not None:
        return True
    return figure.group.rule == "a bare plural" and _negated(figure.anchor)


NO_WOUNDS = re.compile(r"^phrase \w+ no\b")  # "suffered no wounds"
ANY = re.compile(r"\bany\b", re.I)


def _negated(anchor: Token) -> bool:
    """Tell whether a word of harm stands under "not": "have not killed", and not "not only"."""
    for child in anchor.children:
        if child.i < anchor.i and child.lower_ in listed("not"):
            return child.nbor().lower_ not in {"only", "just", "yet"}
    return False


def _stance(page: Page, figure: Figure) -> str:
    if attribution.doubted(page, figure.sentence, figure.anchor):
        figure.because("stance", "nobody vouches for it", figure.words)
        return "unconfirmed"
    if figure.count.high == 0:
        figure.because("stance", "nobody was harmed", figure.words)
        return "denied"
    if _negated(figure.anchor) or NO_WOUNDS.search(figure.rule):
        figure.because("stance", "denied by the verb", figure.words)
        return "denied"
    if figure.group.rule == "not big":
        figure.because("stance", "denied to be big", figure.words)
        return "denied"
    sentence = figure.sentence
    words = sentence.words
    start = figure.start - sentence.start
    first = max((cut.end() for cut in CLAUSE.finditer(words, 0, max(start, 0))), default=0)
    near = words[max(first, start - 60) : figure.end - figure.sentence.start + 60]
    told = sentence.vocabulary
    if not signs("unconfirmed").isdisjoint(told) and cue_pattern("unconfirmed").search(near):
        figure.because("stance", "a word of doubt", near)
        return "unconfirmed"
    cue = (figure.attribution[0].cue or "").lower() if figure.attribution else ""
    before = words[max(first, start - 80) : figure.end - figure.sentence.start]
    denial = not signs("denied").isdisjoint(told)
    if cue.startswith("den") or (denial and cue_pattern("denied").search(before)):
        figure.because("stance", "a word of denial", before)
        return "denied"
    return "asserted"


def _claim(page: Page, figure: Figure, made: dict[int, Casualty], reader: str) -> Casualty:
    def id_of(other: Figure | None) -> str | None:
        claim = made.get(id(other)) if other is not None and other is not figure else None
        return claim.id if claim is not None else None

    reasons = (
        Reason("outcome", figure.rule, figure.anchor.text),
        Reason("count", figure.group.rule, figure.count.text),
        *figure.reasons,
    )
    return Casualty(
        document=page.document.id,
        quote=figure.sentence.text.quote(figure.start, figure.end),
        attribution=figure.attribution,
        stance=figure.stance,
        place=figure.place,
        time=figure.time,
        reader=reader,
        reasons=reasons,
        outcome=figure.outcome,
        count=figure.count,
        victims=figure.victims,
        perpetrator=figure.by,
        cause=figure.how,
        part_of=id_of(figure.whole),
        apart_from=id_of(figure.apart),
        updates=id_of(figure.updates),
    )
