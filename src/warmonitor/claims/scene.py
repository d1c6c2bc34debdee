"""When, how and by whom: what the words around a figure say of the happening.

An expression in the figure's own sentence governs; else the nearest earlier one about the same
matter (the same run of passages). A heading begins another matter.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from warmonitor.records import Party, When
from warmonitor.values import actor as actors
from warmonitor.values import date as dates

from .page import Cause, Page, Sentence, earlier
from .sayings import sayings
from .spots import speaking
from .whereabouts import is_background
from .words import either, listed

if TYPE_CHECKING:
    from spacy.tokens import Token

# A day right behind a word of saying is the day of saying.
OF_SAYING = frozenset(
    "said says told reported announced added stated confirmed statement tweeted according".split()
)
SAID = re.compile(rf"\b(?:{'|'.join(sorted(OF_SAYING))})\b[^.;]{{0,25}}$", re.I)
# How far back a place or a day is looked for, in sentences.
BACK = 16


def time_of(
    page: Page, sentence: Sentence, token: Token, *, inherit: bool = True
) -> tuple[When, str] | None:
    """Return the days of a figure and the rule that found them."""
    lean = leaning(page, sentence, token)
    if lean is not None:
        return lean
    own = _own_time(sentence, token)
    if own is not None:
        return own.when, "in the sentence"
    if not inherit:
        return None
    if is_background(page, sentence):
        began = _beginning(page, sentence)
        return (began, "since the war began") if began is not None else None
    for steps, before in enumerate(earlier(page, sentence)):
        if steps >= BACK:
            break
        found = _own_time(before, None)
        if found is not None:
            return found.when, "the last day named"
    return None


def _beginning(page: Page, sentence: Sentence) -> When | None:
    """From when a war began, as it is told just before, up to publication."""
    before = next(earlier(page, sentence), None)
    known = [f for f in before.times if f.when.first is not None] if before is not None else []
    if not known or page.published is None:
        return None
    return When(known[-1].when.text, known[-1].when.first, page.published, "span")


# Kinds of expression that date no happening: of now, of what is to come, of nothing.
UNDATED = frozenset({"now", "future", "recent"})
# An expression dates the sentences behind it only where it names the days of a happening: "for
# four years" and "since 2012" go with what their own sentence says.
HANDED_ON = frozenset({"day", "span", "ago", "time", "after", "past"})
LONGEST_SPAN = 31


def _own_time(sentence: Sentence, token: Token | None) -> dates.Found | None:
    """The expression nearest to the figure; a day of saying serves only where there is no other."""
    if not sentence.times:
        return None
    words = sentence.text.words
    tells = not OF_SAYING.isdisjoint(sentence.vocabulary)
    happening: list[dates.Found] = []
    saying: list[dates.Found] = []
    times = [found for found in sentence.times if not _is_stamp(found, words)]
    for found in _of_clause(sentence, token, times) if token is not None else times:
        before = words[max(sentence.start, found.start - 60) : found.start]
        said = tells and SAID.search(before) is not None
        said = said or _is_of_saying(sentence, found)
        (saying if said else happening).append(found)
    if token is None:
        return next((f for f in happening if _hands_on(f)), None)
    chosen = [f for f in happening if f.kind not in UNDATED | {"relative"}]
    chosen = chosen or [f for f in happening if f.kind == "relative" and _known(f)]
    chosen = chosen or [f for f in saying if f.kind not in UNDATED]
    chosen = chosen or [f for f in happening if f.kind == "recent"]
    if not chosen:
        return None
    return min(chosen, key=lambda f: _distance(f, token))


def _is_of_saying(sentence: Sentence, found: dates.Found) -> bool:
    """Tell whether a day hangs under a word of saying: "On Friday the army said ..."."""
    cues = {said.at for said in sayings(sentence)}
    if not cues:
        return False
    number = sentence.token_over(found.end - 1)
    verb = sentence.span.doc[sentence.first if number is None else number]
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.i in cues


def _is_stamp(found: dates.Found, words: str) -> bool:
    """Tell whether a day is when a post was made: "The Monitor (themonitor) April 30, 2031"."""
    return HANDLE.search(words, max(0, found.start - 40), found.start) is not None


HANDLE = re.compile(r"\(@?\w+\)\s*[-–—]?\s*$")


def _of_clause(sentence: Sentence, token: Token, times: list[dates.Found]) -> list[dates.Found]:
    """The expressions of the clause that a figure lies in: "on Tuesday, days after ten died"."""
    verb = token
    while verb.head.i != verb.i:
        marks = [c for c in verb.children if c.dep_ in {"mark", "case"} and c.lower_ in SEQUEL]
        if verb.left_edge.lower_ in SEQUEL and verb.left_edge.i < verb.i:
            marks.append(verb.left_edge)
        mark = next(iter(marks), None)
        if mark is not None and verb.dep_ in {"advcl", "obl", "acl", "nmod"}:
            doc = token.doc
            begin = doc[mark.i].idx
            last = min(verb.right_edge.i, sentence.span.end - 1)
            end = doc[last].idx + len(doc[last])
            return [found for found in times if begin <= found.start < end]
        verb = verb.head
    return times


# What parts one happening from another that came before or behind it.
SEQUEL = frozenset({"after", "before", "since"})


def _known(found: dates.Found) -> bool:
    return found.when.first is not None or found.when.last is not None


def _hands_on(found: dates.Found) -> bool:
    first, last = found.when.first, found.when.last
    if found.kind not in HANDED_ON or first is None or last is None:
        return False
    return (last - first).days <= LONGEST_SPAN


LASTING = frozenset({"since", "past", "duration"})


def leaning(page: Page, sentence: Sentence, token: Token) -> tuple[When, str] | None:
    """Return the days of an expression that leans on another: "since then", "the previous day"."""
    own = [
        f for f in sentence.times if f.kind == "relative" or (f.kind == "since" and not _known(f))
    ]
    if not own:
        return None
    found = min(own, key=lambda f: _distance(f, token))
    anchors = [f for f in sentence.times if f is not found and _known(f) and f.kind == "day"]
    for before in [] if anchors else earlier(page, sentence):
        if sentence.number - before.number > BACK:
            break
        anchors = [f for f in before.times if _known(f) and f.kind not in UNDATED]
        if found.kind == "since":
            anchors.sort(key=lambda f: f.kind not in LASTING)
        if anchors:
            break
    for anchor in anchors:
        day = anchor.when
        if anchor.kind in LASTING:
            day = When(
                day.text, day.first, day.first, day.precision
            )  # "since then": since it began
        elif anchor in sentence.times and _is_of_saying(sentence, anchor):
            day = _today(page, day)
        when = dates.told_from(found.when, day, page.published)
        if when.first is not None or when.last is not None:
            return when, "told from another day"
    return None


def _today(page: Page, day: When) -> When:
    """The day of saying: news is not six days old, but its stamp may be of the evening before."""
    published, first = page.published, day.first
    if published is None or first is None or (published - first).days != WEEK - 1:
        return day
    return When(day.text, first + timedelta(WEEK), first + timedelta(WEEK), day.precision)


WEEK = 7


def _distance(found: dates.Found, token: Token) -> int:
    if found.start >= token.idx:
        return found.start - token.idx
    return token.idx - found.end + 15


def cause_of(sentence: Sentence, token: Token, implied: str | None) -> tuple[str, str] | None:
    """Return how people were harmed and the words that say so: those nearest to the figure."""
    if implied is not None:
        return implied, token.text
    if not sentence.causes:
        return None
    nearest = min(sentence.causes, key=lambda found: _closeness(found, token))
    return nearest.cause, sentence.text.words[nearest.start : nearest.end]


def _closeness(found: Cause, token: Token) -> tuple[bool, int]:
    gap = max(found.start - (token.idx + len(token)), token.idx - found.end, 0)
    return found.cause == "clashes", gap


def perpetrator_of(
    page: Page,
    sentence: Sentence,
    token: Token,
    *,
    passive: bool,
    people: tuple[int, int],
    side: str | None,
) -> tuple[Party, str] | None:
    """Return who did it, by the words of the sentence, and the rule that found them.

    `people` are the characters of the victims' words and `side` their class: nobody is taken for
    the perpetrator of what was done to their own.
    """
    doc = token.doc
    fitting = _doers(page, sentence, people, side)
    for head, rule in _agents(sentence, token, passive=passive):
        speaker = _self(sentence, head)
        if speaker is not None:
            return speaker, "the speaker's own deed"
        first = max(head.left_edge.i, sentence.span.start)
        last = min(head.right_edge.i, sentence.span.end - 1)
        span = doc[first : last + 1]
        for found in fitting:
            if span.start_char <= found.start < span.end_char and _near_head(found, head):
                return _party(sentence, found), rule
    if not passive:
        before = [f for f in fitting if f.end <= token.idx]
        if before and _straight(sentence, before[-1], token):
            return _party(sentence, before[-1]), "who stands before it"
    return _by_weapon(sentence, fitting)


HELD = re.compile(rf"^[\s-]*(?:{either('held')})\b", re.I)
WEAPON = re.compile(rf"^[\s-]*(?:(?:{either('weapon_of')})\s+)?(?:{either('weapon')})\b", re.I)


def _doers(
    page: Page, sentence: Sentence, people: tuple[int, int], side: str | None
) -> list[actors.Found]:
    """The actors of a sentence who may have done it: armed, and not on the side of the harmed."""
    voices = speaking(sentence)
    return [
        found
        for found in sentence.actors
        if found.actor.kind in DOERS
        and not people[0] <= found.start < people[1]
        and not any(start <= found.start < end for start, end in voices)
        and not HELD.match(sentence.text.words[found.end : found.end + 12])
        and (side is None or actors.side(found.actor, country=page.country) != side)
    ]


def happening_before(
    page: Page, sentence: Sentence, side: str | None
) -> tuple[str, str, tuple[Party, str] | None] | None:
    """Return how, by which words and by whom, from the sentences just before that tell of it."""
    for before in earlier(page, sentence):
        if sentence.number - before.number > JUST_BEFORE:
            return None
        if before.causes:
            first = before.causes[0]
            fitting = _doers(page, before, (0, 0), side)
            words = before.text.words[first.start : first.end]
            return first.cause, words, _by_weapon(before, fitting)
    return None


def responsible(page: Page, sentence: Sentence, how: str) -> Party | None:
    """Return who is said, near a sentence, to have claimed responsibility for what happened."""
    for other in page.sentences[max(0, sentence.number - CLOSE) : sentence.number + CLOSE + 1]:
        if other.run != sentence.run or "responsibility" not in other.vocabulary:
            continue
        match = CLAIMED.search(other.words)
        if match is None or (other is not sentence and ANOTHER.search(other.words)):
            continue
        if other is sentence or not other.causes or how in {c.cause for c in other.causes}:
            start = other.start + match.start()
            named = [f for f in other.actors if f.end <= start + 1 and f.actor.kind in DOERS]
            if named:
                return _party(other, named[-1])
    return None


CLOSE = 3  # sentences between a deed and the word that somebody claimed it
ANOTHER = re.compile(r"\b(?:separate|another|earlier|previous|other|different)\b", re.I)
JUST_BEFORE = 2  # sentences: then the story has moved to another deed
CLAIMED = re.compile(r"\b(?:has\s+|have\s+|later\s+)*claimed\s+responsibility\b", re.I)
DOERS = frozenset({"state", "state_force", "armed_group", "coalition"})


def _party(sentence: Sentence, found: actors.Found) -> Party:
    return Party(sentence.text.words[found.start : found.end], actors.say(found.actor))


def _self(sentence: Sentence, head: Token) -> Party | None:
    """`The army said it killed`, `said its forces had killed`: the speaker did it."""
    owned = any(child.lower_ in listed("owner") for child in head.children)
    if head.lower_ not in {"it", "they", "we"} and not owned:
        return None
    doc = sentence.span.doc
    for said in reversed(sayings(sentence)):
        if said.last < head.i and not said.pronoun:
            start, end = doc[said.first].idx, doc[said.last].idx + len(doc[said.last])
            named = [f for f in sentence.actors if start <= f.start < end and f.actor.kind in DOERS]
            return _party(sentence, named[-1]) if named else None
    return None


def _near_head(found: actors.Found, head: Token) -> bool:
    """The actor is the head itself or stands right before it: "Russian jets"."""
    return found.start <= head.idx < found.end or 0 <= head.idx - found.end <= 30


def _straight(sentence: Sentence, found: actors.Found, token: Token) -> bool:
    """Tell whether nothing but the actor's own words stands between actor and verb."""
    between = [
        t
        for t in sentence.span
        if found.end <= t.idx < token.idx and t.pos_ in {"VERB", "NOUN", "PROPN", "ADP"}
    ]
    return not between


def _agents(sentence: Sentence, token: Token, *, passive: bool) -> list[tuple[Token, str]]:
    """The words that may name who did it: behind "by", the subject, a clause beside."""
    by: list[tuple[Token, str]] = []
    does: list[tuple[Token, str]] = []
    beside: list[tuple[Token, str]] = []
    verb = token
    for _ in range(4):
        for child in verb.children:
            part = child.dep_
            if part in {"obl:agent", "obl", "nmod"}:
                marks = {grand.lower_ for grand in child.children}
                if "by" in marks:
                    by.append((child, "by whom"))
                elif part == "obl" and marks & {"as", "when", "after"}:
                    beside.append((child, "who acts beside it"))
            elif part in {"nsubj", "nsubj:outer"} and not (passive and verb is token):
                does.append((child, "who acts"))
            elif part == "advcl" and child.i > verb.i:
                beside.extend(
                    (g, "who acts beside it") for g in child.children if g.dep_ == "nsubj"
                )
        if verb.dep_ == "acl:relcl":
            does.append((verb.head, "who acts"))
        if verb.head.i == verb.i or verb.dep_ in {"ccomp", "parataxis", "acl:relcl"}:
            break
        verb = verb.head
        if not sentence.span.start <= verb.i < sentence.span.end:
            break
    return [*by, *does, *beside]


def _by_weapon(sentence: Sentence, fitting: list[actors.Found]) -> tuple[Party, str] | None:
    """`rebel shelling`, `government barrel bombs`, `strikes by Russia`: whose weapon it was."""
    words = sentence.text.words
    for found in fitting:
        if WEAPON.match(words[found.end : found.end + 40]) or WEAPON.match(
            words[found.start : found.end].split()[-1]
        ):
            return _party(sentence, found), "whose weapon"
        if re.search(
            r"\bby\s+(?:the\s+)?$",
            words[max(sentence.start, found.start - 24) : found.start],
            re.I,
        ):
            return _party(sentence, found), "by whom"
    return None
