"""Whether the people that stand beside a word of harm can be those it harmed, and count anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import beside, groups, harms, lists, nouns
from .groups import Group
from .page import Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

CLOSING = lists.DASHES | {",", ")"}
PERIODS = frozenset({"day", "week", "month", "year", "hour", "night"})


def fits(sentence: Sentence, trigger: harms.Trigger, group: Group) -> bool:
    """Tell whether a group can be the people of a word of harm."""
    harm = trigger.harm
    if group.rule == "a pronoun":
        return harm.part != "noun" and harm.outcome != "displaced"
    if harm.counted and harm.part in {"verb", "adjective"} and group.found is None:
        return False
    whole = listed("whole")
    if group.rule == "share" and (
        group.noun is None
        or not (group.partitive or group.noun.lower_ in whole or group.out_of is not None)
    ):
        return False
    if is_included(sentence, group) and trigger.token.dep_ != "acl:relcl":
        return False
    noun = group.noun
    if (
        noun is not None
        and group.found is None
        and noun.ent_type_ == "ORG"
        and not nouns.is_person(noun)  # "Syrians"
        and (noun.pos_ == "PROPN" or (noun.ent_iob_ == "I" and group.kind is None))
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
    ahead = sentence.span.doc[max(group.first - 1, 0) : group.first + 1].text.lower()
    if harm.part == "noun" and group.found is None and "these" in ahead.split():
        return False  # "the execution of these men" looks back
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
    after = [t.lower_ for t in sentence.span.doc[group.last + 1 : group.last + 3]]
    return len(after) == 2 and after[0] in {"a", "per", "each", "every"} and after[1] in PERIODS


def is_included(sentence: Sentence, group: Group) -> bool:
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
        one = group.rule == "a singular" and group.count.text.lower() in listed("single")
        return group.found is not None or one or not (group.definite or harm.counted)
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
    if token.lower_ in {"loss", "losses"} and "human" not in adjectives:
        upon = beside.sufferer(sentence, token)  # "inflicted heavy losses on the rebels"
        armed = upon is not None and (
            nouns.is_for_people(upon)
            or any(found.start <= upon.idx < found.end for found in sentence.actors)
        )
        return armed and bool(adjectives & listed("size"))
    if "human" in adjectives or adjectives & listed("size"):
        return True
    return token.dep_ in {"obj", "conj"} and token.head.lower_ in listed("causing")


def not_big(sentence: Sentence, group: Group) -> bool:
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
