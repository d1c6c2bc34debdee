"""Figures that are told of other figures: tolls, parts of a whole, and lists of the dead.

"including 18 children", "more than half of them civilians", "among the dead were two nurses",
"the rest were men", "the death toll rose to 43".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from warmonitor.records import Count
from warmonitor.reference.tables import table
from warmonitor.values import count as counts

from . import beside, groups, lists, nouns
from .groups import Group
from .page import Sentence
from .words import either, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who was harmed, as a noun for people spoken of before, and how they were harmed.
HARMED: dict[str, str] = {
    word: row["outcome"] for row in table("english/harms")["harmed"] for word in row["words"]
}
_WHO = "|".join(HARMED)
AMONG_THE_HARMED = "were among the harmed"  # a rule: the whole may be told behind its part
# "Among the dead were two nurses", "among those killed is a judge".
AMONG = re.compile(
    rf"\bamong\s+(?:(?:the|those)\s+)?(?P<who>{_WHO})\b(?P<gap>.{{0,60}}?)\b(?:is|are|was|were)\b\s+",
    re.I,
)
# "Seventeen children were among those killed", "were among at least 48 people killed".
_THE_HARMED = (
    rf"(?:among|amongst)\s+(?:(?:the|those)\s+(?:\w+\s+)?|(?:[\w'’-]+\s+){{1,6}}?)(?P<who>{_WHO})\b"
)
WERE_AMONG = re.compile(
    rf"\b(?:is|are|was|were)\s+(?:(?:also|identified|counted|found|listed)\s+)?{_THE_HARMED}", re.I
)
# "There were seventeen children among the dead."
THERE_WERE = re.compile(
    rf"\bthere\s+(?:is|are|was|were)\s+(?:also\s+)?(?P<gap>[^.;:]{{3,70}}?)\s+{_THE_HARMED}", re.I
)
# "Those killed included six women", "the dead include a nurse".
INCLUDED = re.compile(
    rf"\b(?:the|those)\s+(?P<who>{_WHO})\b(?P<gap>.{{0,50}}?)\b(?:includes?|included|including)\s+",
    re.I,
)
# "Two of the victims were minors", "most of the wounded were children".
OF_WHOM = re.compile(
    rf"\bof\s+(?:(?:the|those|these)\s+(?:\w+\s+)?(?:who\s+(?:were\s+)?)?(?P<who>{_WHO})|(?P<them>them|whom|these|those))\b"
    r"(?:(?P<gap>[^.;]{0,30}?)\b(?:is|are|was|were|being|had\s+been\s+identified\s+(?:\w+\s+){0,4}as|identified\s+as)\b\s+)?",
    re.I,
)
# "Of the 60 people killed, half were children"
OUT_OF = re.compile(
    rf"^\W*of\s+(?:all\s+)?(?:the|those|these)\b[^.;]{{0,80}}\b(?P<who>{_WHO})\b(?:[^.;,]{{0,60}},)?\s+",
    re.I,
)
ARE = re.compile(r"\s+(?:of\s+them\s+)?(?:is|are|was|were|being)\s+", re.I)
# "the rest were men": what is left of the whole.
REST = re.compile(r"\bthe\s+(?:rest|remainder|others)\s+(?:were|are|being)\s+", re.I)
# "33 people, mostly women and children"
MOSTLY = re.compile(
    r"[,(\s-](?P<share>mostly|mainly|most\s+of\s+them|the\s+majority\s+of\s+them)\s+", re.I
)
INCLUDING = re.compile(
    r"\b(?:including|among\s+them|amongst\s+them|among\s+whom\s+(?:are|were)|include[sd]?)\b\s*:?\s*",
    re.I,
)
OF_PARTS = frozenset("including among amongst include includes included".split())
# "15 people: 10 soldiers and 5 rebels"
NAMELY = re.compile(r"(?<=\w):\s+(?=\w)")
# "The number of victims is at least 70."
# "The dead were a mother and her two sons", "the victims are two nurses".
THE_DEAD_WERE = re.compile(
    rf"(?<!of )\b(?:the|those)\s+(?P<who>{_WHO})\s+(?:is|are|was|were)\s+(?:identified\s+as\s+)?",
    re.I,
)
# "The dead numbered between 64 and 70", "IDPs total 91,300".
NUMBERED = re.compile(
    rf"(?:\bthe\s+|\b(?=idps\b))(?P<who>{_WHO})\s+(?:number(?:ed)?|total(?:l?ed)?|came\s+to)\b",
    re.I,
)
NUMBER_OF = re.compile(
    rf"\b(?:(?:number|toll|count|total)\s+of\s+(?P<gap>(?:the\s+)?(?:[\w'’()-]+\s+){{0,8}}?)(?:who\s+(?:have\s+been|were)\s+)?|number\s+)(?P<who>{_WHO})\b",
    re.I,
)
# "injuring eight others, some critically", "some of them are in a serious condition"
BADLY = re.compile(
    r"\b(?P<share>some|many|several|most|\w+)\s+(?:of\s+(?:them|whom)\s+)?(?:(?:is|are|was|were)\s+)?(?:being\s+)?"
    r"(?:in\s+(?:an?\s+)?(?:critical|serious|grave)\s+condition|(?:critically|seriously|severely|gravely))\b"
    r"(?!\s+(?:wounded|injured|hurt|ill|burne?[dt]|sick|damaged|affected))",
    re.I,
)
TOLL = re.compile(r"\b(?:death\s+toll|toll|body\s+count|number\s+of\s+deaths)\b", re.I)
HEAVY = re.compile(r"\b(?:heavy|high|huge|large|massive)\s+(?:\w+\s+)?(?:death\s+)?toll\b", re.I)
# A toll that is not yet: "is expected to rise".
AHEAD = re.compile(rf"\b(?:{either('toll_ahead')})\b", re.I)
UPDATES = re.compile(
    rf"\b(?:{either('toll_moves')}|up\s+from|from\s+(?:an?\s+)?(?:earlier|previous|initial))\b",
    re.I,
)
# What is in every sentence that tells of figures before.
TOLD = re.compile(
    rf"\b(?:includ|among|of them|of whom|mostly|mainly|the rest|toll|number of|"
    rf"critical|serious|severe|grave|{_WHO})",
    re.I,
)
BROUGHT = re.compile(r"\b(?:bring(?:s|ing)?|brought|raises|raising|raised)\s+to\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A group of people told of another figure; `outcome` None is that of the figure before.

    `part` says whether these people lie inside the figure before; `share` is the counted part where
    the whole must be known first; `start` and `end` are characters of the clause.
    """

    group: Group
    outcome: str | None
    start: int
    end: int
    rule: str
    part: bool = True
    rest: bool = False


def find(sentence: Sentence) -> list[Part]:
    """Return the figures of a sentence that are told of figures before."""
    words = sentence.words
    if not TOLD.search(words):
        return []
    return [
        *_among(sentence),
        *_of_whom(sentence),
        *_out_of(sentence),
        *_shares(sentence),
        *_rest(sentence),
        *_badly(sentence),
        *_tolls(sentence),
    ]


def including(sentence: Sentence, start: int) -> Iterator[tuple[Group, int, int]]:
    """Yield the groups that are named as parts behind a character: "including two nurses"."""
    for pattern in (INCLUDING, NAMELY):
        if pattern is INCLUDING and OF_PARTS.isdisjoint(sentence.vocabulary):
            continue
        for match in pattern.finditer(sentence.words):
            first = sentence.start + match.start()
            if first < start:
                continue
            for group in _list_at(sentence, sentence.start + match.end()):
                if pattern is INCLUDING or group.found is not None:
                    yield group, first, _end_of(sentence, group)


def _among(sentence: Sentence) -> Iterator[Part]:
    for pattern in (AMONG, INCLUDED, THE_DEAD_WERE):
        for match in pattern.finditer(sentence.words):
            outcome = HARMED[match["who"].lower()]
            first = sentence.start + match.start()
            named = list(_list_at(sentence, sentence.start + match.end()))
            if named and _start_of(sentence, named[0]) > sentence.start + match.end() + 12:
                continue  # "the dead were taken to a hospital" names nobody
            for group in named:
                yield Part(group, outcome, first, _end_of(sentence, group), "among the harmed")
    for match in WERE_AMONG.finditer(sentence.words):
        named = _list_before(sentence, sentence.start + match.start())
        yield from _among_the_harmed(sentence, match, named)
    for match in THERE_WERE.finditer(sentence.words):
        stop = sentence.start + match.end("gap")
        named = list(_list_at(sentence, sentence.start + match.start("gap")))
        within = [group for group in named if _end_of(sentence, group) <= stop]
        yield from _among_the_harmed(sentence, match, within)


def _among_the_harmed(
    sentence: Sentence, match: re.Match[str], named: list[Group]
) -> Iterator[Part]:
    outcome, end = HARMED[match["who"].lower()], sentence.start + match.end()
    for group in named:
        yield Part(group, outcome, _start_of(sentence, group), end, AMONG_THE_HARMED)


def _of_whom(sentence: Sentence) -> Iterator[Part]:
    """A counted part of people spoken of before, who are then named by a noun."""
    for match in OF_WHOM.finditer(sentence.words):
        begin = sentence.start + match.start()
        found = next(
            (f for f in sentence.counts if f.start < begin <= f.end + 1 or f.start < begin < f.end),
            None,
        )
        if found is None:
            continue
        place = sentence.token_over(sentence.start + match.end())
        if place is None:
            continue
        named = lists.run_on(sentence, place)
        group = next(named, None)
        if group is None or group.found is not None or _far(sentence, match.end(), group):
            continue
        outcome = HARMED[match["who"].lower()] if match["who"] else None
        counted = replace(group, count=found.count, found=found, rule=f"a part: {found.form}")
        yield Part(counted, outcome, found.start, _end_of(sentence, group), "a part of the harmed")


def _out_of(sentence: Sentence) -> Iterator[Part]:
    """`Of the 60 people killed, half were children`: a counted part of those before the comma."""
    match = OUT_OF.match(sentence.words)
    begin = sentence.start + match.end() if match else sentence.end
    found = next((f for f in sentence.counts if f.start == begin), None)
    being = ARE.match(sentence.text.words, found.end) if found else None
    if match is None or found is None or being is None:
        return
    named = next(_list_at(sentence, being.end()), None)
    if named is not None and named.found is None and groups.is_people(named):
        counted = replace(named, count=found.count, found=found, rule=f"a part: {found.form}")
        outcome = HARMED[match["who"].lower()]
        yield Part(counted, outcome, found.start, _end_of(sentence, named), "a part of the harmed")


def _far(sentence: Sentence, offset: int, group: Group) -> bool:
    """The noun must stand right behind the words that count it."""
    return bool(sentence.span.doc[group.first].idx - (sentence.start + offset) > 25)


def _shares(sentence: Sentence) -> Iterator[Part]:
    """`33 people, mostly women and children`: more than half of the whole."""
    for match in MOSTLY.finditer(sentence.words):
        named = list(_list_at(sentence, sentence.start + match.end()))
        # The share itself may be read as what counts them: "mostly women".
        if (
            not named
            or (named[0].found is not None and named[0].found.form != "share")
            or _is_a_population(named[0])
        ):
            continue
        first, last = named[0], named[-1]
        text = match["share"]
        kinds = {group.kind.demographic for group in named if group.kind is not None}
        kind = (
            first.kind
            if first.kind is None or len(kinds) < 2
            else replace(first.kind, demographic=None)
        )
        whole = replace(
            first,
            last=last.last,
            kind=kind,
            count=Count(None, None, text),
            rule="a share",
            found=counts.Found(
                sentence.start + match.start("share"),
                sentence.start + match.end("share"),
                Count(None, None, text),
                "share",
            ),
        )
        yield Part(
            whole, None, sentence.start + match.start("share"), _end_of(sentence, last), "a share"
        )


def _is_a_population(group: Group) -> bool:
    """`the town has a mostly Alawite population`: nobody is counted there."""
    return group.noun is not None and group.noun.lower_ == "population"


def _rest(sentence: Sentence) -> Iterator[Part]:
    for match in REST.finditer(sentence.words):
        for group in _list_at(sentence, sentence.start + match.end()):
            if group.found is None:
                text = match.group().split()
                counted = replace(
                    group, count=Count(None, None, " ".join(text[:2])), rule="the rest"
                )
                start = sentence.start + match.start()
                yield Part(counted, None, start, _end_of(sentence, group), "the rest", rest=True)
            return


def _badly(sentence: Sentence) -> Iterator[Part]:
    """A part of the injured that is worse off than the others."""
    for match in BADLY.finditer(sentence.words):
        place = sentence.token_over(sentence.start + match.start())
        if place is None:
            continue
        found = sentence.found_at(sentence.span.doc[place])
        if found is None and match["share"].lower() not in {"some", "many"}:
            continue
        count = Count(2, None, match["share"]) if found is None else found.count
        start, end = sentence.start + match.start(), sentence.start + match.end()
        group = Group(place, place, None, count, "a part: badly hurt", found)
        yield Part(group, "injured", start, end, "a part of the injured")


def _tolls(sentence: Sentence) -> Iterator[Part]:
    told: set[int] = set()
    for pattern in (TOLL, NUMBER_OF, NUMBERED):
        for match in pattern.finditer(sentence.words):
            found = _number_of_toll(sentence, match)
            if found is None:
                if pattern is TOLL and not told and HEAVY.search(sentence.words):
                    yield _heavy(sentence, match)
            elif found.start not in told:
                told.add(found.start)
                part = _toll(sentence, match, found)
                if part is not None:
                    yield part


def _toll(sentence: Sentence, match: re.Match[str], found: counts.Found) -> Part | None:
    who = match.groupdict().get("who")
    outcome = "killed" if who is None else _outcome(who)
    start = sentence.start + match.start()
    place = sentence.token_over(found.start)
    group = None if place is None else groups.read(sentence, sentence.span.doc[place])
    if group is not None and groups.is_thing(group):
        return None
    if group is None or not (groups.is_people(group) or group.noun is None):
        group = Group(place or 0, place or 0, None, found.count, "a toll", found)
    counted = replace(group, count=_above(sentence, found), found=found, rule="a toll")
    named = _people_of_toll(sentence, match) if counted.kind is None else None
    if named is not None:
        counted = replace(counted, noun=None, carried=named, kind=nouns.kind_of(named))
    end = max(found.end, start + len(match.group()))
    return Part(counted, outcome, min(start, found.start), end, "a toll", part=False)


def _above(sentence: Sentence, found: counts.Found) -> Count:
    """`The toll passed 40`: 41 or more."""
    count = found.count
    before = sentence.text.words[sentence.start : found.start].split()[-1:]
    if count.low is None or count.low != count.high or not {*before} & listed("toll_above"):
        return count
    return replace(count, low=count.low + 1, high=None)


def _people_of_toll(sentence: Sentence, match: re.Match[str]) -> Token | None:
    """The people named in "the number of *rebel fighters* killed"."""
    if not match.groupdict().get("gap"):
        return None
    place = sentence.token_over(sentence.start + match.end("gap") - 2)
    named = None if place is None else sentence.span.doc[place]
    return named if named is not None and nouns.kind_of(named) is not None else None


def _heavy(sentence: Sentence, match: re.Match[str]) -> Part:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    place = sentence.token_over(start) or sentence.span.start
    toll = sentence.token_over(end - 1)
    hit = None if toll is None else beside.sufferer(sentence, sentence.span.doc[toll])
    count = Count(2, None, match.group())
    group = Group(place, place, None, count, "a heavy toll", carried=hit)
    return Part(group, "killed", start, end, "a heavy toll", part=False)


def _outcome(who: str) -> str:
    return HARMED[who.lower().split()[-1]]


def _number_of_toll(sentence: Sentence, match: re.Match[str]) -> counts.Found | None:
    """The number behind "to", "at", "of", "was": the last of them, "from 41 to 43" is 43."""
    behind = [
        f
        for f in sentence.counts
        if f.start >= sentence.start + match.end() and f.form in {"number", "vague"}
    ]
    brought = [
        f for f in sentence.counts if BROUGHT.search(sentence.text.words[sentence.start : f.start])
    ]
    for found in brought:
        gap = sentence.text.words[found.end : sentence.start + match.start()]
        if found.end <= sentence.start + match.start() and len(gap.split()) <= 2:
            return found  # "bringing to 1,204 the number of people killed"
    fitting = []
    for found in behind:
        between = sentence.text.words[sentence.start + match.end() : found.start]
        if AHEAD.search(between) or found.count.text.lower().startswith("the number"):
            continue
        # "exceeded 300" is read as one, and holds the word that says what the toll is.
        opening = found.count.text.split()[0].lower()
        before = between.split() + ([opening] if opening in listed("toll_is") else [])
        last = before[-1].lower().strip(",") if before else ""
        straight = match.re is NUMBERED and not before
        moved = len(before) > 1 and last == "to" and before[-2].lower() in listed("toll_moves")
        if straight or (last in listed("toll_is") and len(before) <= (24 if moved else 16)):
            fitting.append((last, found))
    if fitting:
        first = fitting[0]
        return next((f for last, f in fitting if last == "to"), first[1])
    return None


def _list_at(sentence: Sentence, offset: int) -> Iterator[Group]:
    place = sentence.token_over(offset)
    if place is not None:
        yield from lists.run_on(sentence, place)


def _list_before(sentence: Sentence, offset: int) -> list[Group]:
    """The groups of the list that ends before a character."""
    before = [
        token for token in sentence.span if token.idx + len(token) <= offset and token.is_alpha
    ]
    if not before:
        return []
    last = groups.read(sentence, before[-1])
    while last is not None and sentence.span.start + 1 < last.first < before[-1].i + 1:
        lead = sentence.span.doc[last.first - 1]
        if lead.lower_ not in listed("away") | {"in", "of", "including"}:
            break
        ahead = groups.read(sentence, lead.nbor(-1))  # "two women *from the six families*"
        if ahead is not None and ahead.first >= last.first:
            break
        last = ahead
    if last is None or not groups.is_people(last):
        return []
    return [*lists.listed_before(sentence, last), last]


def _start_of(sentence: Sentence, group: Group) -> int:
    return int(sentence.span.doc[group.first].idx)


def _end_of(sentence: Sentence, group: Group) -> int:
    token = sentence.span.doc[group.last]
    return int(token.idx + len(token))
