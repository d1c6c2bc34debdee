"""People in a sentence: a noun phrase, how many it counts, and which of its words say so.

A phrase is followed over its words rather than over its tree: news that has lost its commas, and
headlines, are parsed badly, and the words in front of a noun are where they always are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from warmonitor.records import Count
from warmonitor.values import count as counts
from warmonitor.values import victim

from . import nouns
from .page import Sentence
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

MORE = re.compile(r"(?<!\bor)\s+more$", re.I)  # "dozens more" and not "a dozen or more"
PERSONS_OF_A_GATHERING = "a gathering of so many"


@dataclass(frozen=True, slots=True)
class Group:
    """One group of people in a sentence.

    `first` and `last` are tokens (by number) from the count, or the first word, to the noun; `noun`
    is None where the words leave it out ("killing 15"). `found` is the counted expression, None
    where the grammar counts ("a nurse", "civilians"). `rule` says how the count was read. `carried`
    is the noun of people told of elsewhere, whose description holds for these. `out_of` is how many
    people these are counted out of ("five of the 12").
    """

    first: int
    last: int
    noun: Token | None
    count: Count
    rule: str
    found: counts.Found | None = None
    words: str | None = None
    kind: victim.Kind | None = None
    of_others: bool = False
    partitive: bool = False
    further: bool = False
    definite: bool = False
    carried: Token | None = None
    out_of: Count | None = None


def read(sentence: Sentence, token: Token) -> Group | None:
    """Return the group of people that a token heads, or None when it heads none."""
    if token.lower_ == "of":
        return None
    head = _counted_noun(sentence, token)
    if head.i != token.i and token.lower_ == "one" and sentence.found_at(token) is None:
        return _one_of(token, head)
    head = _named(sentence, head)
    found = sentence.found_at(head)
    if found is not None and _covers(found, head):
        return _number_alone(sentence, head, found)
    first, found = _start(sentence, head)
    if found is None and head.lower_ in listed("harm_noun"):
        first, found = _none_of(sentence, head) or (first, found)
    part = None if found is None else _part_of(sentence, found)
    if found is not None and part is not None:
        group = _phrase(sentence, head, _first(sentence, part), part)
        return group and replace(group, partitive=True, out_of=found.count)
    group = _phrase(sentence, head, first, found)
    return group and _of_so_many(sentence, group)


def _named(sentence: Sentence, head: Token) -> Token:
    """Step from "leader" to "Hapilon" in "Abu Sayyaf leader Isnilon Hapilon": one named person."""
    kind = nouns.kind_of(head)
    if kind is None or kind.plural or head.pos_ != "NOUN":
        return head
    last = head.i
    while last + 1 < sentence.span.end and head.doc[last + 1].tag_ == "NNP" and last - head.i < 4:
        last += 1
    return head.doc[last]


def _one_of(token: Token, head: Token) -> Group:
    """`one of the women`: the number is a pronoun, and counts all the same."""
    return Group(
        first=token.i,
        last=head.i,
        noun=head,
        count=Count(1, 1, token.text),
        rule="one of them",
        words=token.doc[token.i : head.i + 1].text,
        kind=nouns.kind_of(head),
        partitive=True,
    )


def _of_so_many(sentence: Sentence, group: Group) -> Group:
    """`a family of five`, `two families of ten members`: persons are counted."""
    if group.noun is None or group.noun.lower_ not in listed("gathering"):
        return group
    place = group.last + 1
    if place + 1 >= sentence.span.end or group.noun.doc[place].lower_ != "of":
        return group
    found = sentence.found_at(group.noun.doc[place + 1])
    if found is None or found.form != "number":
        return group
    last = place + 1
    while last + 1 < sentence.span.end and group.noun.doc[last + 1].idx < found.end:
        last += 1
    noun = (
        nouns.noun_from(group.noun.doc[last + 1], sentence.span.end)
        if last + 1 < sentence.span.end
        else None
    )
    if noun is not None and victim.read(noun.lower_) is not None:
        last = noun.i
    return replace(group, last=last, count=found.count, found=found, rule=PERSONS_OF_A_GATHERING)


def _counted_noun(sentence: Sentence, token: Token) -> Token:
    """Step from "dozens" to "workers" in "dozens of workers", from "number" to "people"."""
    found = sentence.found_at(token)
    end = sentence.span.end
    if token.lower_ == "one" and found is None and token.i + 1 < end:
        behind = token.doc[token.i + 1 : min(token.i + 3, end)]
        named = (
            nouns.noun_from(behind[1], end)
            if len(behind) > 1 and behind[0].lower_ == "of"
            else None
        )
        return token if named is None else named
    if found is None or not _covers(found, token):
        return token
    place = token.i + 1
    while place < end and token.doc[place].idx < found.end:
        place += 1
    if place < end and token.doc[place].lower_ == "of":
        place += 1
    elif place < end and sentence.found_at(token.doc[place]) is not None:
        return token  # "displaced 11 million, half of the country"
    elif not (place < end and nouns.may_begin(token.doc[place])):
        return token
    noun = nouns.noun_from(token.doc[place], end) if place < end else None
    return token if noun is None else noun


def _number_alone(sentence: Sentence, head: Token, found: counts.Found) -> Group | None:
    if found.form == "share":
        return None
    first = _first(sentence, found)
    return Group(
        first=first,
        last=max(first, head.i),
        noun=None,
        count=found.count,
        rule=f"{found.form} alone",
        found=found,
        further=_further(sentence, first, found, head),
    )


def _start(sentence: Sentence, head: Token) -> tuple[int, counts.Found | None]:
    """Walk from the noun to the left; return where its phrase begins, and its number."""
    doc, first, place = head.doc, head.i, head.i - 1
    joined = False
    while place >= sentence.span.start and head.i - place <= nouns.LONGEST:
        word = doc[place]
        found = sentence.found_at(word)
        if found is not None:
            return _first(sentence, found), found
        opened = _opened(sentence, place)
        if opened is not None:
            place = opened - 1
            continue
        if word.lower_ == "of" and place - 1 >= sentence.span.start:
            before = sentence.found_at(doc[place - 1])
            return (first, None) if before is None else (_first(sentence, before), before)
        if _joins(doc[first], word) and not joined:
            joined = True  # "12 *women and* children"
        elif not _modifies(word):
            break
        # "one of the drivers": the determiner ends the phrase unless a part of it is counted.
        ends = word.pos_ == "DET" and word.lower_ in listed("determiner")
        of = place - 1 > sentence.span.start and doc[place - 1].lower_ == "of"
        if ends and of and word.lower_ not in listed("single"):
            before = sentence.found_at(doc[place - 2])
            return (place, None) if before is None else (_first(sentence, before), before)
        if not joined:
            first = place
        if ends or word.lower_ == "whose":
            break
        place -= 1
    return first, None


def _none_of(sentence: Sentence, head: Token) -> tuple[int, counts.Found] | None:
    """`no damage or casualties`, `no reports of casualties`: nobody was harmed."""
    for place in range(head.i - 1, max(sentence.span.start, head.i - 7) - 1, -1):
        word = head.doc[place]
        found = sentence.found_at(word)
        if found is not None:
            return (_first(sentence, found), found) if found.form == "none" else None
        if word.pos_ not in {"NOUN", "ADJ", "CCONJ"} and word.lower_ not in {"of", "any", ","}:
            return None
    return None


def _part_of(sentence: Sentence, whole: counts.Found) -> counts.Found | None:
    """Return the number in front of "of": "five" in "five of the 12 captives"."""
    doc, place = sentence.span.doc, _first(sentence, whole) - 1
    while place > sentence.span.start and doc[place].lower_ in (
        listed("determiner") | listed("owner")
    ):
        place -= 1
    if place <= sentence.span.start or doc[place].lower_ != "of":
        return None
    return sentence.found_at(doc[place - 1])


def _opened(sentence: Sentence, place: int) -> int | None:
    """Return where the bracket opens that closes at a token, where it is short."""
    doc = sentence.span.doc
    if doc[place].text != ")":
        return None
    back = range(place, max(place - 7, sentence.span.start) - 1, -1)
    return next((i for i in back if doc[i].text == "("), None)


def _joins(first: Token, word: Token) -> bool:
    """`women and children`: people joined to people that no owner or article sets apart."""
    owned = first.lower_ in listed("owner") | {"the", "a", "an"}
    return (
        word.lower_ in {"and", "or"}
        and not owned
        and word.i > 0
        and nouns.is_for_people(word.nbor(-1))
    )


def _modifies(word: Token) -> bool:
    """Tell whether a word can stand between a number and its noun."""
    return (
        word.pos_ in nouns.BETWEEN
        or word.text in nouns.MARKS
        or (word.is_upper and len(word) > 1)
        or word.lower_ in listed("owner")
        or word.dep_ == "amod"
    )


def _phrase(
    sentence: Sentence, head: Token, first: int, found: counts.Found | None
) -> Group | None:
    """Make the group of a noun with the number in front of it, or counted by its grammar."""
    doc = head.doc
    before = [word.lower_ for word in doc[first : head.i]]
    kind = nouns.kind_of(head) if head.lower_ not in listed("others") else None
    titles = [victim.read(word) for word in before]
    titled = head.tag_ == "NNP" and any(t is not None and not t.plural for t in titles)
    titled = titled and not _is_organisation(sentence, head)
    named = head.pos_ == "PROPN" and (titled or head.ent_type_ == "PERSON")
    if titled and kind is None:
        kind = next(t for t in titles if t is not None)
    if head.lower_ in listed("person"):
        return _one_person(head)
    if head.lower_ in listed("pronoun_one"):
        return None
    partitive = _is_partitive(sentence, head, found)
    further = _further(sentence, first, found, head)
    base = Group(
        first=first,
        last=head.i,
        noun=None
        if head.lower_ in listed("pronoun_many") or head.lower_ in listed("others")
        else head,
        count=Count(None, None, ""),
        rule="",
        found=found,
        words=sentence.said(first, head.i),
        kind=kind,
        of_others=head.lower_ in listed("others"),
        partitive=partitive,
        further=further,
        definite=bool(before) and before[0] in {"the", "these", "those", *listed("owner")},
    )
    if _is_none(sentence, first):
        return replace(
            base,
            count=Count(0, 0, doc[first - 2 : head.i + 1].text),
            found=None,
            rule="none of them",
        )
    if found is not None:
        if found.form == "share":
            return replace(base, count=found.count, rule="share")
        return replace(base, count=found.count, rule=found.form)
    if head.lower_ == "those" and head.i + 1 < sentence.span.end and head.nbor().lower_ == "who":
        people = victim.read("people")
        return replace(base, count=Count(2, None, head.text), rule="a bare plural", kind=people)
    if head.lower_ in listed("pronoun_many"):
        return None
    return _uncounted(base, head, before, named=named)


def _uncounted(base: Group, head: Token, before: list[str], *, named: bool) -> Group | None:
    """Count a phrase by its grammar: a name, a plural, a singular."""
    text, kind = base.words or "", base.kind
    if named:
        beside = [child for child in head.children if _is_name_beside(child)]
        if beside:
            last = max(end_of_name(child) for child in beside)
            text = head.doc[base.first : last + 1].text
        return replace(base, count=Count(1 + len(beside), 1 + len(beside), text), rule="a name")
    many = head.tag_ in {"NNS", "NNPS"} or (kind is not None and kind.plural)
    if many:
        return replace(base, count=Count(2, None, head.text), rule="a bare plural")
    if (before and before[0] in listed("single")) or "another" in before:
        return replace(base, count=Count(1, 1, before[0] if before else text), rule="a singular")
    if kind is not None or head.ent_type_ == "PERSON_REF":
        return replace(base, count=Count(1, 1, text), rule="a singular")
    return None


def _one_person(pronoun: Token) -> Group:
    """`He was captured`: one person, told of before by name."""
    return Group(
        first=pronoun.i,
        last=pronoun.i,
        noun=None,
        count=Count(1, 1, pronoun.text),
        rule="a pronoun",
        words=pronoun.text,
        definite=True,
    )


def _is_name_beside(child: Token) -> bool:
    """`Omar Haddad, Ali Saidi and Rami Odeh`: three names are one figure."""
    return child.dep_ == "conj" and child.pos_ == "PROPN" and child.ent_type_ == "PERSON"


def end_of_name(noun: Token) -> int:
    """Return the last token of a name: the tree hangs a surname on the first name."""
    last = noun.i
    while last + 1 < len(noun.doc) and noun.doc[last + 1].dep_ in {"flat", "flat:name"}:
        last += 1
    return last


def _is_organisation(sentence: Sentence, head: Token) -> bool:
    """`the rebel group Ahrar al-Sham` is nobody's name."""
    return any(
        found.start <= head.idx < found.end and found.actor.kind != "person"
        for found in sentence.actors
    )


def _is_none(sentence: Sentence, first: int) -> bool:
    """`neither of the two passengers`, `none of them`."""
    before = [word for _, word in sentence.between(first - 2, first)]
    return len(before) == 2 and before[0] in {"neither", "none"} and before[1] == "of"


def _is_partitive(sentence: Sentence, head: Token, found: counts.Found | None) -> bool:
    """Tell whether a number counts a part of people spoken of before: "nine of those killed"."""
    if found is None:
        return False
    place = sentence.token_from(found.end)
    if place is None or place >= head.i + 1:
        return found.count.text.lower().endswith(" of") and head.lower_ in listed("pronoun_many")
    words = [word for _, word in sentence.between(place, head.i + 1)]
    of = words[:1] == ["of"] or found.count.text.lower().endswith(" of")
    return of and (
        head.lower_ in listed("pronoun_many") or any(w in {"the", "those", "these"} for w in words)
    )


def _further(sentence: Sentence, first: int, found: counts.Found | None, head: Token) -> bool:
    """Tell whether a group comes on top of one before: "a further 87", "12 others"."""
    doc = sentence.span.doc
    ahead = {word for _, word in sentence.between(first - 2, first)}
    if found is None:
        own = {word for _, word in sentence.between(first, head.i)}
        return bool((ahead | own) & listed("on_top"))
    hedges = set(found.count.text.lower().split())
    if MORE.search(found.count.text):
        return True
    words = [doc[place] for place in range(first, min(head.i + 2, len(doc)))]
    behind = [word.lower_ for word in words if word.idx >= found.end]
    return bool((ahead | hedges) & listed("on_top")) or bool(
        set(behind) & (listed("others") | listed("on_top"))
    )


def _covers(found: counts.Found, token: Token) -> bool:
    return bool(found.start <= token.idx < found.end)


def is_people(group: Group) -> bool:
    """Tell whether the words of a group name people for certain."""
    return (
        group.kind is not None
        or group.of_others
        or (group.noun is not None and nouns.is_person(group.noun))
    )


def is_thing(group: Group) -> bool:
    """Tell whether a group is surely no people: tanks, hours, villages."""
    return group.noun is not None and group.kind is None and victim.is_thing(group.noun.lower_)


def _first(sentence: Sentence, found: counts.Found) -> int:
    """Return the first token of a counted expression."""
    place = sentence.token_over(found.start)
    return int(sentence.span.start) if place is None else place
