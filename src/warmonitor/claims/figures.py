"""Which figures a document tells: words of harm with their people, and figures told of others."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from warmonitor.records import Count
from warmonitor.values import victim

from . import beside, fitting, groups, harms, lists, reckoning
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
        for head in _those_beside_last(sentence, trigger.heads):
            if head.lower_ in (listed("pronoun_one") - listed("person")) | {"they", "we"}:
                break  # told of by a pronoun: told of elsewhere
            group = groups.read(sentence, head)
            if group is not None and groups.is_thing(group) and trigger.harm.people:
                break  # "two houses were destroyed" harms nobody who stands before them
            if group is None or not fitting.fits(sentence, trigger, group):
                continue
            if trigger.harm.part == "noun" and fitting.not_big(sentence, group):
                group = replace(group, count=replace(group.count, low=None), rule="not big")
            named = _as_one(sentence, [*_with_joined(sentence, group, trigger)])
            beside_them = [*_together(sentence, trigger, group.last + 1)]
            for member in [
                *named,
                *(beside_them or _together(sentence, trigger, trigger.last + 1)),
            ]:
                elided = member.noun is None and member.kind is None and not member.further
                if elided and carried is not None:
                    member = replace(member, kind=carried.kind, carried=carried.noun)
                elif member.noun is not None and member.found is not None:
                    carried = member
                yield _figure(sentence, trigger, member)
            break


def _as_one(sentence: Sentence, members: list[Group]) -> list[Group]:
    """`a teacher, a driver and a nurse`: three persons or more of one list are one figure."""
    if len(members) < 3 or any(one.found or one.count.high != 1 for one in members):
        return members
    first, last = members[0], members[-1]
    text = sentence.span.doc[first.first : last.last + 1].text
    kinds = {one.kind for one in members}
    kind = kinds.pop() if len(kinds) == 1 else _alike([one.kind for one in members])
    count = Count(len(members), len(members), text)
    joint = replace(last, first=first.first, count=count, kind=kind, words=text)
    return [replace(joint, rule="a list of persons")]


def _alike(kinds: list[victim.Kind | None]) -> victim.Kind | None:
    """What the persons of a list have in common: their class, where it is one."""
    classes = {kind.group for kind in kinds if kind is not None}
    if len(classes) != 1 or None in kinds:
        return None if not classes else victim.Kind("mixed" if len(classes) > 1 else classes.pop())
    return victim.Kind(classes.pop())


def _those_beside_last(sentence: Sentence, heads: tuple[Token, ...]) -> list[Token]:
    """`the mayor, along with two guards`: the guards are told of beside the mayor."""
    if listed("together").isdisjoint(sentence.vocabulary):
        return list(heads)
    return sorted(heads, key=lambda head: _is_beside(sentence, head))


def _is_beside(sentence: Sentence, head: Token) -> bool:
    group = groups.read(sentence, head)
    first = head.i if group is None else group.first
    before = sentence.span.doc[max(sentence.span.start, first - 2) : first]
    return any(word.lower_ in listed("together") for word in before)


def _together(sentence: Sentence, trigger: harms.Trigger, place: int) -> Iterator[Group]:
    """`was killed alongside six of his bodyguards`: they were killed too."""
    doc, end = sentence.span.doc, sentence.span.end
    place += place < end and doc[place].text == ","
    if not trigger.passive or place >= end or doc[place].lower_ not in listed("together"):
        return
    place += 2 if place + 1 < end and doc[place + 1].lower_ == "with" else 1
    for group in lists.run_on(sentence, place):
        if group.found is not None or group.rule in {"a singular", "a name"}:
            yield group
        return


def _joined(sentence: Sentence, triggers: list[harms.Trigger], place: int) -> bool:
    """`killed or wounded 30` is one figure with the first outcome."""
    if place == 0:
        return False
    before, here = triggers[place - 1], triggers[place]
    outcomes = {before.harm.outcome, here.harm.outcome}
    if len(outcomes) < 2:
        return False
    between = [t.lower_ for t in here.token.doc[before.last + 1 : here.token.i]]
    titled = before.token.is_title and here.token.is_title and not between
    if "and" in between and not outcomes <= {"killed", "injured", "missing"}:
        return False  # "abducted and killed farmers": one deed, then another
    if not titled and between not in (
        ["or"],
        ["and"],
        ["and/or"],
        ["or", "were"],
        ["or", "who"],
        ["/"],
    ):
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
    listed = [*(other for other in before if not fitting.is_included(sentence, other)), group]
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
    if trigger.token.lower_ in listed("harm_noun") and group.last == trigger.token.i:
        group = replace(group, carried=beside.sufferer(sentence, trigger.token))
    first = min(group.first, trigger.token.i)
    last = max(group.last, trigger.last)
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if group.found is not None:  # "driven 11 million": the quote holds the whole count
        start, end = min(start, group.found.start), max(end, group.found.end)
    return Figure(
        sentence,
        trigger.token,
        group,
        _outcome(trigger, group),
        start,
        end,
        f"{trigger.harm.part} {trigger.harm.word}: {trigger.rule}",
        passive=trigger.passive,
        cause=trigger.harm.cause,
    )


def _outcome(trigger: harms.Trigger, group: Group) -> str:
    """`more dead were feared buried`: the dead are not missing."""
    dead = group.noun is not None and group.noun.lower_ in {"dead", "bodies", "corpses"}
    return "killed" if dead and trigger.harm.outcome == "missing" else trigger.harm.outcome


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
    parts = list(partition.including(sentence, sentence.start))
    for group, start, end in parts:
        before = [
            f
            for f in here
            if f.start < start and f.group.first < group.first and f.whole in (None, f)
        ]
        if not before:
            continue
        whole = before[-1]
        if any(_overlap(one.group, group) and one is not whole for one in here):
            continue  # "including one who was beheaded" has a harm of its own
        if _of_all_sides([part for part, first, _ in parts if first == start]):
            whole.mixed = True
            continue
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


def _of_all_sides(parts: list[Group]) -> bool:
    """`300 casualties including soldiers, rebels and civilians`: who they are, and no counts."""
    if len(parts) < 2 or any(part.rule != "a bare plural" for part in parts):
        return False
    classes = {part.kind.group for part in parts if part.kind is not None}
    return len(classes) > 1 and not classes <= {"civilian", "unspecified"}


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
