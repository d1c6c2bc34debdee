"""Which figures a document tells: words of harm with their people, and figures told of others."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import groups, harms, lists, reckoning
from . import parts as partition
from .figure import Figure
from .groups import Group
from .page import Page, Sentence
from .words import cues, listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def find(page: Page) -> list[Figure]:
    """Return the figures of a document in the order of its text, parts linked to wholes."""
    figures: list[Figure] = []
    for sentence in page.sentences:
        if sentence.text.passage.kind in {"dateline", "credit", "caption"}:
            continue
        here = [*_told(sentence), *_told_of_others(sentence)]
        tolls = [figure for figure in here if figure.rule == "a toll"]
        here = [f for f in here if not any(_announces(f, toll) for toll in tolls)]
        here = _distinct(here)
        here.extend(_included(sentence, here))
        here.extend(_gapped(sentence, here))
        here = _distinct(sorted(here, key=lambda f: (f.group.first, f.start)))
        for figure in here:
            figure.whole = _kept(figure, here)
        reckoning.carry(here, figures)
        figures.extend(here)
    reckoning.count_up(figures)
    return figures


def _told(sentence: Sentence) -> Iterator[Figure]:
    """The figures of the words of harm themselves."""
    triggers = harms.find(sentence)
    carried: Group | None = None
    for place, trigger in enumerate(triggers):
        if _unreal(trigger.token, sentence) or _joined(sentence, triggers, place):
            continue
        for head in trigger.heads:
            if head.lower_ in listed("pronoun_one") | {"they", "we"}:
                break  # told of by a pronoun: told of elsewhere
            group = groups.read(sentence, head)
            if group is not None and groups.is_thing(group) and trigger.harm.people:
                break  # "two houses were destroyed" harms nobody who stands before them
            if group is None or not _fits(sentence, trigger, group):
                continue
            if trigger.harm.part == "noun" and _not_big(sentence, group):
                group = replace(group, count=replace(group.count, low=None), rule="not big")
            for member in [*_with_joined(sentence, group, trigger), *_together(sentence, trigger)]:
                elided = member.noun is None and member.kind is None and not member.further
                if elided and carried is not None:
                    member = replace(member, kind=carried.kind, carried=carried.noun)
                elif member.noun is not None and member.found is not None:
                    carried = member
                yield _figure(sentence, trigger, member)
            break


def _together(sentence: Sentence, trigger: harms.Trigger) -> Iterator[Group]:
    """`was killed alongside six of his bodyguards`: they were killed too."""
    place = trigger.last + 1
    doc, end = sentence.span.doc, sentence.span.end
    if not trigger.passive or place >= end or doc[place].lower_ not in listed("together"):
        return
    place += 2 if place + 1 < end and doc[place + 1].lower_ == "with" else 1
    for group in lists.run_on(sentence, place):
        if group.found is not None or group.rule == "a singular":
            yield group
        return


def _joined(sentence: Sentence, triggers: list[harms.Trigger], place: int) -> bool:
    """`killed or wounded 30` is one figure with the first outcome."""
    if place == 0:
        return False
    before, here = triggers[place - 1], triggers[place]
    if before.harm.outcome == here.harm.outcome:
        return False
    between = [t.lower_ for t in here.token.doc[before.last + 1 : here.token.i]]
    titled = before.token.is_title and here.token.is_title and not between
    if not titled and between not in (["or"], ["and"], ["and/or"], ["or", "were"], ["/"]):
        return False
    same = not here.heads or not before.heads or here.heads[0].i == before.heads[0].i
    same = same or _last_of(sentence, here.heads[0]) == _last_of(sentence, before.heads[0])
    return same and here.harm.part != "noun"


def _last_of(sentence: Sentence, head: Token) -> int:
    """The last token of the people that a token stands for: "23" and "soldiers" are the same."""
    group = groups.read(sentence, head)
    return head.i if group is None else group.last


def _with_joined(sentence: Sentence, group: Group, trigger: harms.Trigger) -> Iterator[Group]:
    """A group and those listed with it: "three soldiers and two drivers", "women and children"."""
    if trigger.harm.part == "noun" and group.last == trigger.token.i:
        yield group
        return
    before = lists.listed_before(sentence, group)
    listed = [*(other for other in before if not _is_included(sentence, other)), group]
    if not trigger.passive or group.last < trigger.token.i:
        stop = trigger.token.i if trigger.passive else sentence.span.end
        for other in lists.run_on(sentence, group.last + 1):
            joined = sentence.span.doc[group.last + 1].lower_ in {",", "and", "plus"}
            counted = other.found is not None or other.rule == "a singular"
            if other.last >= stop or not (counted or (joined and group.found is None)):
                break
            if other.found is not None and (
                other.found is group.found or other.found.form == "share"
            ):
                break
            if not joined and other.found is None:
                break
            listed.append(other)
    yield from listed


def _fits(sentence: Sentence, trigger: harms.Trigger, group: Group) -> bool:
    """Tell whether a group can be the people of a word of harm."""
    harm = trigger.harm
    whole = listed("whole")
    if group.rule == "share" and (
        group.noun is None
        or not (group.partitive or group.noun.lower_ in whole or group.out_of is not None)
    ):
        return False
    if _is_included(sentence, group):
        return False
    noun = group.noun
    if (
        noun is not None
        and group.found is None
        and noun.ent_type_ == "ORG"
        and (noun.pos_ == "PROPN" or noun.ent_iob_ == "I")
    ):
        return False  # "The Local Coordination Committees"
    if groups.is_thing(group) or _is_a_rate(sentence, group):
        return False
    if harm.part == "noun" and harm.victim == "itself":
        return _noun_fits(sentence, trigger, group)
    if harm.part == "noun" and harm.counted and group.found is None:
        return False
    sure = groups.is_people(group) or (group.found is not None and group.noun is None)
    if harm.people and not sure:
        return False
    if not sure and group.found is None and group.rule not in {"a bare plural"}:
        return False
    bare = group.rule == "a singular" and group.found is None and group.count.text == group.words
    if bare and not group.definite and not (group.noun is not None and _is_named(group.noun)):
        return False  # "Rebel leader killed": a heading counts nobody anew
    if trigger.token.dep_ == "amod" and group.found is None:
        return False
    if group.definite and group.found is None and group.rule == "a bare plural":
        # "the fighters killed on Thursday" looks back; "the rebels were killed" is said anew.
        return trigger.token.dep_ not in {"acl", "acl:relcl", "amod"}
    return not (group.of_others and group.found is None and group.count.low is None)


def _is_named(noun: Token) -> bool:
    """Tell whether a noun is a person's name, or has one behind it: "Colonel Ahmed Ali"."""
    behind = (child for child in noun.children if child.i > noun.i and child.dep_ == "flat")
    return any(word.ent_type_ == "PERSON" for word in (noun, *behind))


def _is_a_rate(sentence: Sentence, group: Group) -> bool:
    """`100 civilians a day` says how fast, not how many."""
    doc, place = sentence.span.doc, group.last + 1
    if place + 1 >= len(doc) or doc[place].lower_ not in {"a", "per", "each", "every"}:
        return False
    return doc[place + 1].lower_ in PERIODS


PERIODS = frozenset({"day", "week", "month", "year", "hour", "night"})


CLOSING = lists.DASHES | {",", ")"}


def _is_included(sentence: Sentence, group: Group) -> bool:
    """Tell whether a group is part of another: "dozens, including children, were killed"."""
    if group.further and sentence.span.doc[group.first - 1].lower_ == "and":
        return False  # "including six children and dozens more wounded"
    for place in range(group.first - 1, max(sentence.span.start, group.first - 6) - 1, -1):
        word = sentence.span.doc[place]
        ahead = word.doc[place - 1].lower_ if place > sentence.span.start else ""
        if word.lower_ == "and" and ahead in CLOSING:
            return False  # the list of parts has ended
        if word.lower_ in {"including", "include", "included"} or (
            ahead in {"among", "of"} and word.lower_ in {"them", "whom"}
        ):
            return place > sentence.span.start + 1
        if word.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _noun_fits(sentence: Sentence, trigger: harms.Trigger, group: Group) -> bool:
    """A noun of harm counts where it has a number, or where something is said to have caused it."""
    token, harm = trigger.token, trigger.harm
    if group.last != token.i:
        return group.found is not None or not (group.definite or harm.counted)
    if (
        group.found is not None
        and group.found.count.text.lower().split()[-1] in {"number", "of"}
        and token.lower_ == "casualties"
    ):
        return False  # "the number of casualties is not known"
    if group.found is not None:
        return group.found.form == "number" or (
            group.found.form in {"vague", "none"}
            and token.lower_ not in {"body", "bodies", "corpses"}
        )
    if (
        harm.counted
        or group.rule != "a bare plural"
        or token.lower_ in {"dead", "wounded", "injured", "missing"}
    ):
        return False
    adjectives = {t.lower_ for t in token.doc[group.first : token.i]}
    if token.lower_ in {"loss", "losses"}:
        return "human" in adjectives
    if "human" in adjectives or adjectives & listed("size"):
        return True
    return token.dep_ in {"obj", "conj"} and token.head.lower_ in listed("causing")


def _not_big(sentence: Sentence, group: Group) -> bool:
    """`not believed to have caused big losses`: that some died is neither said nor denied."""
    if group.noun is None or group.found is not None or group.rule != "a bare plural":
        return False
    doc = sentence.span.doc
    before = doc[max(sentence.span.start, group.first - 9) : group.last]
    after = doc[group.last + 1 : min(group.last + 5, sentence.span.end)]
    return any(
        any(token.lower_ in listed("not") for token in around)
        and any(token.lower_ in listed("size") for token in around)
        for around in (before, after)
    )


def _unreal(token: Token, sentence: Sentence) -> bool:
    """Tell whether a harm has not happened: "could kill", "to be killed", "if", "threatened to"."""
    if _is_asked(token, sentence):
        return True
    modal = cues("unreal")
    verb = token
    if token.tag_ == "VBG" and _head_or_mark(token) & listed("averted"):
        return True
    seldom = listed("seldom") & sentence.vocabulary
    beside = (*token.children, *token.head.children) if seldom else ()
    if any(child.lower_ in seldom for child in beside):
        return True
    for _ in range(3):
        for child in verb.children:
            if child.dep_ in {"aux", "aux:pass"} and child.lower_ in modal:
                behind = [t.lower_ for t in token.doc[child.i : token.i]]
                return not (child.lower_ in {"may", "might"} and "have" in behind)
            if child.dep_ == "mark" and child.lower_ in {"if", "unless", "lest"}:
                return True
            if child.dep_ == "mark" and child.lower_ == "to" and verb.tag_ == "VB":
                return not _happened(verb)
        if verb.dep_ in {"conj"} and verb.head.i >= sentence.span.start:
            verb = verb.head
            continue
        break
    if token.tag_ != "VB":
        return False
    before = {word for _, word in sentence.between(token.i - 3, token.i)}
    return bool(before & {"will", "would", "could", "to"}) and not _happened(token)


def _head_or_mark(token: Token) -> set[str]:
    """The word that a participle hangs on, and the one that leads to it: "stop", "against"."""
    return {token.head.lower_, *(child.lower_ for child in token.children if child.i < token.i)}


def _is_asked(token: Token, sentence: Sentence) -> bool:
    """`unclear whether anybody was killed`, `not known how many died`: a question is no figure."""
    near = sentence.between(token.i - 9, token.i)
    # `an unknown number` is a count.
    asked = any(word in listed("asked") and not sentence.found_at(t) for t, word in near)
    before = (word for _, word in near)
    return asked or any(pair == ("how", "many") for pair in itertools.pairwise(before))


def _happened(verb: Token) -> bool:
    """`forced millions to flee`, `managed to escape`: the infinitive is a fact."""
    if verb.head.lower_ in listed("fact"):
        return True
    before = verb.doc[max(0, verb.i - 7) : verb.i]
    return any(word.lower_ in listed("fact") for word in before)


def _figure(sentence: Sentence, trigger: harms.Trigger, group: Group) -> Figure:
    doc = sentence.span.doc
    first = min(group.first, trigger.token.i)
    last = max(group.last, trigger.last)
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if group.found is not None:  # "driven 11 million": the quote holds the whole count
        start, end = min(start, group.found.start), max(end, group.found.end)
    return Figure(
        sentence,
        trigger.token,
        group,
        trigger.harm.outcome,
        start,
        end,
        f"{trigger.harm.part} {trigger.harm.word}: {trigger.rule}",
        passive=trigger.passive,
        cause=trigger.harm.cause,
    )


def _told_of_others(sentence: Sentence) -> Iterator[Figure]:
    for part in partition.find(sentence):
        figure = Figure(
            sentence,
            sentence.span.doc[part.group.first],
            part.group,
            part.outcome or "",
            part.start,
            part.end,
            part.rule,
        )
        if part.part:
            figure.whole = figure  # settled when the figures before are known
        yield figure


def _included(sentence: Sentence, here: list[Figure]) -> Iterator[Figure]:
    """`including 18 children` is a part of the figure before it."""
    for group, start, end in partition.including(sentence, sentence.start):
        before = [
            f
            for f in here
            if f.start < start and f.group.first < group.first and f.whole in (None, f)
        ]
        if not before:
            continue
        whole = before[-1]
        figure = Figure(
            sentence,
            whole.anchor,
            group,
            whole.outcome,
            min(start, whole.start),
            max(end, whole.start),
            "including",
            cause=whole.cause,
        )
        figure.start = start
        figure.end = end
        figure.passive = whole.passive
        figure.whole = whole
        yield figure


def _gapped(sentence: Sentence, here: list[Figure]) -> Iterator[Figure]:
    """`seven were killed in Hama, five in Homs and three in Idlib`: the verb is told once."""
    doc = sentence.span.doc
    told = {figure.group.found.start for figure in here if figure.group.found is not None}
    if not told:
        return
    for found in sentence.counts:
        place = sentence.token_over(found.start)
        if found.form != "number" or found.start in told or place is None:
            continue
        last = sentence.token_from(found.end)
        before = [f for f in here if f.end <= found.start and f.group.found is not None]
        if last is None or not before or doc[last].lower_ not in {"in", "at", "near"}:
            continue
        lead = doc[place - 1].lower_ if place > sentence.span.start else ""
        if lead not in {",", "and", "including"}:
            continue
        alone = groups.read(sentence, doc[place])
        if alone is None or alone.noun is not None:
            continue
        figure = Figure(
            sentence,
            doc[last],
            alone,
            before[-1].outcome,
            found.start,
            found.end,
            "the verb is told once",
            passive=True,
            cause=before[-1].cause,
        )
        figure.group = replace(alone, kind=before[-1].group.kind, carried=before[-1].group.noun)
        if lead == "including":
            figure.whole = before[-1]
        yield figure


def _announces(figure: Figure, toll: Figure) -> bool:
    """Tell whether "the number of people killed" is the toll whose number is told beside it."""
    if figure is toll or figure.rule == "a toll":
        return False
    return toll.start <= figure.anchor.idx < toll.end


def _kept(figure: Figure, here: list[Figure]) -> Figure | None:
    """The whole of a figure; where it was dropped, the figure that was kept in its place."""
    whole = figure.whole
    if whole is figure and figure.rule == partition.AMONG_THE_HARMED:
        behind = (f for f in here if f.whole is None and f.group.first > figure.group.last)
        return next((f for f in behind if f.start < figure.end), figure)
    if whole is None or whole is figure or any(whole is one for one in here):
        return whole
    alike = (one for one in here if one is not figure and _overlap(one.group, whole.group))
    return next(alike, None)


def _distinct(figures: list[Figure]) -> list[Figure]:
    """Of figures that count the same words, keep the first; a part told as such stands before."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.whole is None, f.group.noun is None)):
        same = [
            other
            for other in kept
            if other.outcome in (figure.outcome, "") and _overlap(other.group, figure.group)
        ]
        if not same:
            kept.append(figure)
    return sorted(kept, key=lambda f: (f.group.first, f.start))


def _overlap(one: Group, other: Group) -> bool:
    if one.found is not None and other.found is not None:
        return one.found.start == other.found.start
    return one.first <= other.last and other.first <= one.last
