"""Whom the words for people mean: a class (or several), and a demographic.

The noun comes first ("nurse"), then the words beside it ("rebel", "female"), then the actors named
in or right behind the phrase ("fighters from the Free Syrian Army"). Words that mean whom a speaker
wants them to mean ("terrorists") are settled by who speaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warmonitor.records import VICTIM_CLASSES, Victims
from warmonitor.values import actor as actors
from warmonitor.values import victim

from . import groups
from .figure import Figure
from .groups import Group
from .page import Page, Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

# Whoever bears arms, on whatever side.
ARMED = frozenset(VICTIM_CLASSES) - {"civilian", "mixed", "unspecified"}
# "87 deaths - either rebel fighters or people of unknown identity": a set of classes.
EITHER = re.compile(
    r"^[\s,–—-]*(?:either\s+)(?P<one>[^.;,–—-]{3,60}?)\s+or\s+(?P<other>[^.;,–—-]{3,60})", re.I
)


def describe(page: Page, figure: Figure) -> None:
    """Set who was harmed in a figure, with the words and rules it rests on."""
    sentence, group = figure.sentence, figure.group
    if figure.like is not None and group.kind is None:
        figure.victims = Victims(None, figure.like.victims.classes, None)
        figure.because("victims", "the people told of before", figure.like.words)
        return
    text = _words(figure)
    if group.carried is not None:
        group = groups.read(sentence, group.carried) or group
    noun = group.noun
    either = _either(page, figure)
    if either is not None:
        figure.victims = Victims(text, either, None)
        figure.because("victims", "either or", text or "")
        return
    kind = group.kind
    group_class = kind.group if kind is not None else None
    demographic = kind.demographic if kind is not None else None
    rule = "the noun" if kind is not None else "nothing said"
    stop = noun.i if noun is not None else group.last + 1
    before = [token for token, _ in sentence.between(group.first, stop)]
    named = _actor_in(page, figure, group)
    young = _age(sentence.said(max(sentence.first, group.first - 3), stop - 1))
    if young is not None:
        demographic = "child" if young else demographic
        group_class = "civilian" if young and group_class in {None, "unspecified"} else group_class
    for word in before:
        if word.lower_ == "old" and (young is not None or _is_of_an_age(word)):
            continue
        settled = victim.modifier(word.text)
        if settled is None:
            continue
        beside, who, only_armed = settled
        armed = _is_armed(group_class) or (noun is not None and noun.lower_ in listed("open_noun"))
        if beside is not None and (not only_armed or armed):
            group_class, rule = beside, "a word beside the noun"
        if who is not None and (not only_armed or armed):
            demographic = who
    if noun is not None and victim.unidentified(_tail(figure, 40)):
        group_class = "unspecified"
    if named is not None and (
        _is_armed(group_class) or group_class in {None, "unspecified", "by_group"}
    ):
        group_class, rule = named, "the actor named"
    if group_class == "by_speaker":
        group_class, rule = _by_speaker(page, figure)
    if group_class == "by_group":
        group_class, demographic = "civilian", None
    if group_class == "civilian" and demographic == "commander":
        demographic = None
    if group_class is None and noun is not None and noun.ent_type_ == "PERSON":
        group_class = "civilian"
    figure.victims = Victims(text, (group_class or "unspecified",), demographic)
    figure.because("victims", rule, text or "")


AGE = re.compile(r"\b(\d{1,3})[\s-]+(year|month|week|day)s?[\s-]+old\b", re.I)


def _age(words: str) -> bool | None:
    """Tell whether an age is a child's; None where none is told."""
    match = AGE.search(words)
    return None if match is None else match[2].lower() != "year" or int(match[1]) < 18


def _is_of_an_age(old: Token) -> bool:
    """`a two-year-old boy`, `a six-month-old baby`: nobody is old there."""
    doc, place = old.doc, old.i - 1
    while place > 0 and doc[place].text in groups.MARKS:
        place -= 1
    return place >= 0 and doc[place].lower_.rstrip("s") in groups.AGES


def _is_armed(group_class: str | None) -> bool:
    return group_class in ARMED or group_class in {"by_speaker", "by_group"}


def _words(figure: Figure) -> str | None:
    """The words for the people, without what counts them."""
    group = figure.group
    if group.noun is None:
        return None
    doc = figure.sentence.span.doc
    first = group.first
    if group.found is not None:
        while first < group.noun.i and doc[first].idx < group.found.end:
            first += 1
    while first < group.noun.i and (
        doc[first].lower_ in listed("before_people")
        or (group.out_of is not None and figure.sentence.found_at(doc[first]) is not None)
    ):
        first += 1
    return str(
        figure.sentence.text.words[doc[first].idx : doc[group.last].idx + len(doc[group.last])]
    )


def _tail(figure: Figure, length: int) -> str:
    doc = figure.sentence.span.doc
    last = doc[figure.group.last]
    start = last.idx + len(last)
    return figure.sentence.text.words[start : min(figure.sentence.end, start + length)]


def _either(page: Page, figure: Figure) -> tuple[str, ...] | None:
    """`87 deaths - either rebel fighters or people of unknown identity`: a set of classes."""
    match = EITHER.match(_tail(figure, 140))
    if match is None:
        return None
    classes = {_class_of(page, figure, match[name]) for name in ("one", "other")}
    return tuple(sorted(classes))


def _class_of(page: Page, figure: Figure, words: str) -> str:
    if victim.unidentified(words):
        return "unspecified"
    tokens = re.findall(r"[\w'-]+", words)
    for length in (3, 2, 1):
        for start in range(len(tokens) - length, -1, -1):
            kind = victim.read(" ".join(tokens[start : start + length]))
            if kind is not None and kind.group is not None:
                if kind.group == "by_speaker":
                    return _by_speaker(page, figure)[0]
                beside = [victim.modifier(token) for token in tokens[:start]]
                named = [m[0] for m in beside if m is not None and m[0] is not None]
                return named[-1] if named and kind.group in ARMED else kind.group
    return "unspecified"


def _actor_in(page: Page, figure: Figure, group: Group) -> str | None:
    """The side of an armed actor named in the phrase, or right behind it."""
    sentence = figure.sentence
    open_side = None
    doc = sentence.span.doc
    start, end = doc[group.first].idx, doc[group.last].idx + len(doc[group.last])
    for found in sentence.actors:
        if found.end <= start:
            continue
        if found.start >= end:
            between = sentence.text.words[end : found.start]
            words = re.findall(r"[\w'-]+", between.lower())
            if (
                len(words) > 4
                or not words
                or words[0] not in listed("belonging")
                or set(words) & {"by", "when", "after", "and"}
            ):
                return open_side
            if words[0] in listed("suffered_by") and not _is_harm_noun(group):
                return open_side
        called = sentence.text.words[found.start : found.end]
        if noun_is_police(group) and (found.actor.generic or called == called.lower()):
            continue
        if (
            found.actor.kind in {"armed_group", "state_force", "coalition", "state"}
            or found.actor.generic
        ):
            side = actors.side(found.actor, country=page.country)
            if side is not None:
                return side
            if found.actor.side == "by_speaker" and _is_harm_noun(group):
                open_side = "by_speaker"  # "heavy losses among the militants"
    return open_side


def noun_is_police(group: Group) -> bool:
    """Police are armed, and of no side in the war by being police."""
    return group.noun is not None and any(
        w.lower_.startswith("polic") for w in group.noun.doc[group.first : group.last + 1]
    )


def _is_harm_noun(group: Group) -> bool:
    return group.noun is not None and group.noun.lower_ in listed("harm_noun")


def _by_speaker(page: Page, figure: Figure) -> tuple[str, str]:
    """Whom "militants" mean, and the rule: a group named just before, or whose word it is."""
    named = _named_side(page, figure)
    if named is not None:
        return named, "the group named just before"
    source = page.document.source
    names = [link.speaker or link.text for link in figure.attribution]
    names += [source.name] if source is not None else []
    for name in names:
        speaker = actors.read(name, country=page.country)
        if speaker is not None and actors.side(speaker, country=page.country) is not None:
            said = actors.read("terrorists", country=page.country)
            side = actors.side(said, country=page.country, speaker=speaker) if said else None
            if side is not None:
                return side, "whose word it is"
    return "armed_other", "whose word it is"


def _named_side(page: Page, figure: Figure) -> str | None:
    """Return the side of the armed group named last, here or just before: IS, or rebels.

    Only a name tells: "rebels killed nine militants" leaves open whose these were. So does the
    name of a group that does it: "Ahrar al-Sham killed nine militants".
    """
    last = figure.sentence.number
    for sentence in reversed(page.sentences[max(0, last - 2) : last + 1]):
        groups = [found for found in sentence.actors if found.actor.kind == "armed_group"]
        sides = [actors.side(found.actor, country=page.country) for found in groups]
        if "islamic_state" in sides:
            return "islamic_state"
        rebels = [f for f, side in zip(groups, sides, strict=True) if side == "opposition_force"]
        if rebels:
            here = sentence is figure.sentence
            told = [f for f in rebels if not f.actor.generic and not (here and _does(sentence, f))]
            return "opposition_force" if told else None
    return None


def _does(sentence: Sentence, found: actors.Found) -> bool:
    """Tell whether a group is the one who acts: the subject of a verb that is not passive."""
    return any(
        token.dep_ == "nsubj" for token in sentence.span if found.start <= token.idx < found.end
    )
