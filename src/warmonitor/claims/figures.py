"""Which figures a document tells: words of harm with their people, and figures told of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from warmonitor.records import Attribution, Count, Party, Reason, Victims, When, Where
from warmonitor.reference.tables import table
from warmonitor.values import count as counts
from warmonitor.values import harm as harm_words

from . import groups, harms
from . import parts as partition
from .groups import Group
from .page import Page, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, eq=False)
class Figure:
    """A figure on its way to a claim: what it counts, and the figure it is told of."""

    sentence: Sentence
    anchor: Token
    group: Group
    outcome: str
    start: int
    end: int
    rule: str
    passive: bool = False
    cause: str | None = None
    whole: Figure | None = None
    apart: Figure | None = None
    updates: Figure | None = None
    count: Count = field(init=False)
    victims: Victims = field(init=False)
    attribution: tuple[Attribution, ...] = ()
    stance: str = "asserted"
    place: Where | None = None
    time: When | None = None
    how: str | None = None
    by: Party | None = None
    continues: bool = False
    inherited_place: bool = False
    own_time: bool = False
    like: Figure | None = None
    speaker_span: tuple[int, int] | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words of the clause that makes the claim."""
        return self.sentence.text.words[self.start : self.end]

    def because(self, slot: str, rule: str, text: str) -> None:
        """Note which rule and which words gave a slot its value."""
        self.reasons.append(Reason(slot, rule, text))


def find(page: Page) -> list[Figure]:
    figures: list[Figure] = []
    for sentence in page.sentences:
        if sentence.text.passage.kind in {"dateline", "credit", "caption"}:
            continue
        here = [*_told(sentence), *_told_of_others(sentence)]
        tolls = [figure for figure in here if figure.rule == "a toll"]
        here = [f for f in here if not any(_announced(f, toll) for toll in tolls)]
        here = _distinct(here)
        here.extend(_included(sentence, here))
        here = _distinct(sorted(here, key=lambda f: (f.group.first, f.start)))
        _carry(here, figures)
        figures.extend(here)
    _counts(figures)
    return figures


def _told(sentence: Sentence) -> Iterator[Figure]:
    """The figures of the words of harm themselves."""
    triggers = harms.find(sentence)
    carried: Group | None = None
    for place, trigger in enumerate(triggers):
        if _unreal(trigger.token, sentence) or _joined(triggers, place):
            continue
        for head in trigger.heads:
            if head.lower_ in groups.SELVES | {"they", "we"}:
                break  # told of by a pronoun: told of elsewhere
            group = groups.read(sentence, head)
            if group is not None and groups.is_thing(group) and trigger.harm.people:
                break  # "two houses were destroyed" harms nobody who stands before them
            if group is None or not _fits(sentence, trigger, group):
                continue
            if trigger.harm.part == "noun" and _not_big(sentence, group):
                group = replace(group, count=replace(group.count, low=None), rule="not big")
            for group in _with_joined(sentence, group, trigger):
                if group.noun is None and carried is not None and group.kind is None and not group.further:
                    group = replace(group, kind=carried.kind, carried=carried.noun)
                elif group.noun is not None and group.found is not None:
                    carried = group
                yield _figure(sentence, trigger, group)
            break


def _joined(triggers: list[harms.Trigger], place: int) -> bool:
    """`killed or wounded 30` is one figure with the first outcome."""
    if place == 0:
        return False
    before, here = triggers[place - 1], triggers[place]
    if before.harm.outcome == here.harm.outcome:
        return False
    between = [t.lower_ for t in here.token.doc[before.last + 1 : here.token.i]]
    if between not in (["or"], ["and"], ["and/or"], ["or", "were"], ["/"]):
        return False
    same = not here.heads or not before.heads or here.heads[0].i == before.heads[0].i
    return same and here.harm.part != "noun"


def _with_joined(sentence: Sentence, group: Group, trigger: harms.Trigger) -> Iterator[Group]:
    """A group and those listed with it: "three soldiers and two drivers", "women and children"."""
    if trigger.harm.part == "noun" and group.last == trigger.token.i:
        yield group
        return
    listed = [*groups.listed_before(sentence, group), group]
    if not trigger.passive or group.last < trigger.token.i:
        stop = trigger.token.i if trigger.passive else sentence.span.end
        for other in groups.run_on(sentence, group.last + 1):
            joined = sentence.span.doc[group.last + 1].lower_ in {",", "and", "plus"}
            counted = other.found is not None or other.rule == "a singular"
            if other.last >= stop or not (counted or (joined and group.found is None)):
                break
            if other.found is not None and (other.found is group.found or other.found.form == "share"):
                break
            if not joined and other.found is None:
                break
            listed.append(other)
    yield from listed


def _fits(sentence: Sentence, trigger: harms.Trigger, group: Group) -> bool:
    """Tell whether a group can be the people of a word of harm."""
    harm = trigger.harm
    whole = {"population", "people", "residents", "inhabitants"}
    if group.rule == "share" and (group.noun is None or not (group.partitive or group.noun.lower_ in whole)):
        return False
    if _is_included(sentence, group):
        return False
    noun = group.noun
    if noun is not None and group.found is None and noun.pos_ == "PROPN" and noun.ent_type_ == "ORG":
        return False  # "The Local Coordination Committees"
    if groups.is_thing(group):
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
    if bare and not group.definite and not (group.noun is not None and group.noun.ent_type_ == "PERSON"):
        return False  # "Rebel leader killed": a heading counts nobody anew
    if trigger.token.dep_ == "amod" and group.found is None:
        return False
    if group.definite and group.found is None and group.rule == "a bare plural":
        # "the fighters killed on Thursday" looks back; "the rebels were killed" is said anew.
        return trigger.token.dep_ not in {"acl", "acl:relcl", "amod"}
    if group.of_others and group.found is None and group.count.low is None:
        return False
    return True


def _is_included(sentence: Sentence, group: Group) -> bool:
    """Tell whether a group is named as part of another: "dozens, including children, were killed"."""
    for place in range(group.first - 1, max(sentence.span.start, group.first - 6) - 1, -1):
        word = sentence.span.doc[place]
        if word.lower_ in {"including", "include", "included"}:
            return place > sentence.span.start
        if word.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _noun_fits(sentence: Sentence, trigger: harms.Trigger, group: Group) -> bool:
    """A noun of harm counts where it has a number, or where something is said to have caused it."""
    token, harm = trigger.token, trigger.harm
    if group.last != token.i:
        return group.found is not None or not (group.definite or harm.counted)
    if group.found is not None and group.found.count.text.lower().split()[-1] in {"number", "of"} and token.lower_ == "casualties":
        return False  # "the number of casualties is not known"
    if group.found is not None:
        return group.found.form == "number" or (group.found.form in {"vague", "none"} and token.lower_ not in {"body", "bodies", "corpses"})
    if harm.counted or group.rule != "a bare plural" or token.lower_ in {"dead", "wounded", "injured", "missing"}:
        return False
    adjectives = {t.lower_ for t in token.doc[group.first : token.i]}
    if token.lower_ in {"loss", "losses"}:
        return "human" in adjectives
    if "human" in adjectives or adjectives & SIZES:
        return True
    return token.dep_ in {"obj", "conj"} and token.head.lower_ in _causing()


# What is said of losses nobody counted: "heavy casualties" are at least two.
SIZES = frozenset({"heavy", "big", "large", "huge", "massive", "significant"})
NOT = frozenset({"not", "n't", "no", "doesnt", "didnt", "isnt", "without", "never", "arent", "werent"})


def _not_big(sentence: Sentence, group: Group) -> bool:
    """`not believed to have caused big losses`: that some died is neither said nor denied."""
    if group.noun is None or group.found is not None or group.rule != "a bare plural":
        return False
    doc = sentence.span.doc
    before = doc[max(sentence.span.start, group.first - 9) : group.last]
    after = doc[group.last + 1 : min(group.last + 5, sentence.span.end)]
    negated = any(t.lower_ in NOT for t in before) and any(t.lower_ in SIZES for t in before)
    return negated or (any(t.lower_ in NOT for t in after) and any(t.lower_ in SIZES for t in after))


@cache
def _causing() -> frozenset[str]:
    return frozenset(
        "cause caused causes causing inflict inflicted inflicting report reported confirm confirmed confirms leave left "
        "suffered suffer claim claimed resulted led".split()
    )


def _unreal(token: Token, sentence: Sentence) -> bool:
    """Tell whether a harm has not happened: "could kill", "to be killed", "if", "threatened to"."""
    modal = _unreal_words()
    verb = token
    for _ in range(3):
        for child in verb.children:
            if child.dep_ in {"aux", "aux:pass"} and child.lower_ in modal:
                behind = [t.lower_ for t in token.doc[child.i : token.i]]
                return "have" not in behind and child.lower_ not in {"may", "might"}
            if child.dep_ == "mark" and child.lower_ in {"if", "unless", "lest"}:
                return True
            if child.dep_ == "mark" and child.lower_ == "to" and verb.tag_ == "VB":
                return not _happened(verb)
        if verb.dep_ in {"conj"} and verb.head.i >= sentence.span.start:
            verb = verb.head
            continue
        break
    before = [t.lower_ for t in token.doc[max(sentence.span.start, token.i - 3) : token.i]]
    return bool(set(before) & {"will", "would", "could", "to"} and token.tag_ == "VB" and not _happened(token))


FACT = frozenset(
    "forced forcing forces compelled continued continue continues managed had began started obliged led able".split()
)


def _happened(verb: Token) -> bool:
    """`forced to flee`, `forced millions to flee`, `managed to escape`: the infinitive is a fact."""
    if verb.head.lower_ in FACT:
        return True
    return any(word.lower_ in FACT for word in verb.doc[max(verb.sent.start, verb.i - 7) : verb.i])


@cache
def _unreal_words() -> frozenset[str]:
    return frozenset(word for row in table("english/cues")["unreal"] for word in row["words"])


def _figure(sentence: Sentence, trigger: harms.Trigger, group: Group) -> Figure:
    doc = sentence.span.doc
    first = min(group.first, trigger.token.i)
    last = max(group.last, trigger.last)
    return Figure(
        sentence,
        trigger.token,
        group,
        trigger.harm.outcome,
        doc[first].idx,
        doc[last].idx + len(doc[last]),
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
        before = [f for f in here if f.start < start and f.group.first < group.first and f.whole is None]
        if not before:
            continue
        whole = before[-1]
        figure = Figure(
            sentence, whole.anchor, group, whole.outcome, min(start, whole.start), max(end, whole.start), "including", cause=whole.cause
        )
        figure.start = start
        figure.end = end
        figure.passive = whole.passive
        figure.whole = whole
        yield figure


def _carry(here: list[Figure], before: list[Figure]) -> None:
    """Give numbers without a noun the people they are told of: elided, "others", "them"."""
    for place, figure in enumerate(here):
        group = figure.group
        if group.kind is not None or group.carried is not None:
            continue
        if group.noun is not None and not any(h.part == "adjective" for h in harm_words.read(group.noun.lower_)):
            continue
        earlier = [f for f in (before[-3:] + here[:place]) if f.group.kind is not None or f.like is not None]
        if group.further and earlier and earlier[-1].sentence.run == figure.sentence.run:
            figure.like = earlier[-1]
            continue
        named = [f.group.noun for f in here[place + 1 :] if f.group.kind is not None and f.group.noun is not None]
        noun = _antecedent(figure) if not figure.passive else None
        noun = noun or (named[0] if named and not figure.passive else None)
        if noun is None and figure.passive and place > 0 and here[place - 1].group.noun is not None:
            noun = here[place - 1].group.noun
        if noun is not None:
            figure.group = replace(group, noun=None, carried=noun, kind=groups.kind_of(noun))


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


def _announced(figure: Figure, toll: Figure) -> bool:
    """Tell whether "the number of people killed" is the toll whose number is told beside it."""
    found = figure.group.found
    return (
        figure is not toll
        and found is not None
        and found.form == "vague"
        and "number" in found.count.text.lower()
        and figure.outcome == toll.outcome
    )


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


def _counts(figures: list[Figure]) -> None:
    """Work out what each figure counts, and what those told of others are told of."""
    for number, figure in enumerate(figures):
        before = figures[:number]
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
        whole = figure.whole.count if figure.whole is not None else Count(None, None, "")
        return replace(counts.of_whole(group.found, whole), text=text)
    unit = "family" if group.noun is not None and group.noun.lower_ in {"family", "families", "household", "households"} else "person"
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


