"""Groups of people that stand in one list: "six women, five children and a guard"."""

from __future__ import annotations

from collections.abc import Iterator

from warmonitor.values import harm as harm_words

from . import groups, nouns
from .groups import Group
from .page import Sentence
from .words import listed

DASHES = frozenset({"-", "--", "–", "—"})
LONGEST_ASIDE = 12  # words between two dashes


def run_on(sentence: Sentence, place: int) -> Iterator[Group]:
    """Yield the groups of a list that begins at a token: "six women five children and a guard"."""
    doc, end = sentence.span.doc, sentence.span.end
    while place < end:
        while place < end and doc[place].lower_ in listed("listing"):
            if sentence.found_at(doc[place]) is not None:
                break
            place += 1
        if place >= end:
            return
        group = _next_group(sentence, place)
        if group is None or _begins_anew(sentence, group):
            return
        yield group
        place = group.last + 1


def _begins_anew(sentence: Sentence, group: Group) -> bool:
    """Tell whether one person behind a comma is no member of the list: ", a spokesman said"."""
    if group.found is not None or group.rule == "a bare plural":
        return False
    doc = sentence.span.doc
    before = doc[group.first - 1].lower_ if group.first > sentence.span.start else ""
    after = doc[group.last + 1].lower_ if group.last + 1 < sentence.span.end else ""
    return before == "," and after not in {",", "and"}


def _next_group(sentence: Sentence, place: int) -> Group | None:
    doc, end = sentence.span.doc, sentence.span.end
    if any(harm.part == "verb" for harm in harm_words.read(doc[place].lower_)):
        return None  # "and abducted four others" is another deed
    found = sentence.found_at(doc[place])
    start = place
    if found is not None:
        while start < end and doc[start].idx < found.end:
            start += 1
        if start < end and doc[start].lower_ == "of":
            start += 1
    if start >= end:
        return None
    noun = nouns.noun_from(doc[start], end)
    if noun is None or noun.lower_ in listed("pronoun_many"):
        return None
    said = {harm.part for harm in harm_words.read(noun.lower_)}
    if "adjective" in said or ("noun" in said and noun.tag_ == "NN"):
        return None  # "11 dead and 40 wounded" are two figures, "the injury" is nobody
    group = groups.read(sentence, noun)
    if group is None or not groups.is_people(group):
        return None
    return group


def _before_aside(sentence: Sentence, place: int) -> int:
    """Step over "- including nine children -" to the left, from its closing dash."""
    doc, last = sentence.span.doc, place
    if doc[place].text not in DASHES:
        return place
    while place > sentence.span.start + 1 and last - place <= LONGEST_ASIDE:
        place -= 1
        if doc[place].text == doc[last].text:
            return place - 1
    return last


def listed_before(sentence: Sentence, group: Group) -> list[Group]:
    """Return the groups of the list that a group ends, those before it, in order."""
    doc = sentence.span.doc
    listed: list[Group] = []
    first = group.first
    while first - 2 >= sentence.span.start and len(listed) < 6:
        place = first - 1
        marked = False
        while place > sentence.span.start and doc[place].lower_ in {",", "and"}:
            place -= 1
            marked = True
        place = _before_aside(sentence, place)
        if not marked and (group.found is not None or doc[first].lower_ == "whose"):
            break
        other = groups.read(sentence, doc[place])
        if other is None or other.last != place or not groups.is_people(other):
            break
        if group.noun is None or any(
            h.part == "adjective" for h in harm_words.read(doc[place].lower_)
        ):
            break
        if other.found is not None and other.found is group.found:
            break
        alike = (other.found is None) == (group.found is None) or (
            marked and group.rule == "a singular"
        )
        if not alike or other.rule == "a name":
            break
        listed.insert(0, other)
        first = other.first
    return listed
