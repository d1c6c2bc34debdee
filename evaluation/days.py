"""Days read, against the days that people marked in news and in histories of wars.

The texts are TimeBank and AQUAINT (news, as cleaned for TempEval-3) and WikiWars (encyclopedia
articles on wars). The score is the value F1 of TempEval-3 (UzZaman and others, 2013): an expression
is right where its words overlap those of the mark, one to one, and its value is that of the mark.

Which marks are asked for: those that name days which a claim could carry. That is every DATE with a
value in the calendar; every TIME, by its day; and a DURATION where the annotator tied its end or
its beginning to the day of publication ("the past three months"). Left out, with whatever was
read there, are lengths alone ("a five-year plan") and repetitions (SET). Not asked for are vague
values (PRESENT_REF, PAST_REF, FUTURE_REF, XXXX, null) and years before Christ, for which the
program returns nothing by design; days read there are wrong.

What counts as read: an expression with at least one known day. `now` and `recently` name none.

How values are compared: both are days from a first to a last, and those after the day of
publication are cut off where the span began before it. A value that leaves its unit open
(`1998-WXX`, some week of 1998) is met by any such unit within it. TIMEX3 leaves "early", "mid" and
"late" out of the value: where the words have one, days within those of the mark are right. "Since",
"until" and "after" are no part of a mark: there only the end that the words name is compared. A
week ("this week", "a week ago") is right where its last day lies in the marked week. One span of
ours over several marks ("from 3 to 5 May") stands for the first and the last of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evaluation import recognizers
from evaluation.suite import Measured, f1
from evaluation.timex import Mark, Span, Text, texts
from warmonitor.values import date as days

FOLDERS = {
    "timebank": "data/time/timebank/TimeBank",
    "aquaint": "data/time/timebank/AQUAINT",
    "wikiwars": "data/time/wikiwars",
}
VAGUE = frozenset({"now", "recent"})


@dataclass(slots=True)
class Score:
    """How many were right, read and asked for."""

    right: int = 0
    read: int = 0
    asked: int = 0

    def add(self, other: "Score") -> None:
        self.right, self.read = self.right + other.right, self.read + other.read
        self.asked += other.asked

    @property
    def f1(self) -> float:
        return f1(self.right, self.read, self.asked)


def measure(shared: Path) -> Measured:
    """Score each body of texts, and all together as `value`."""
    whole, scores, errors = Score(), {}, []
    for name, folder in FOLDERS.items():
        part = Score()
        for text in texts(shared / folder):
            score, wrong = scored(text)
            part.add(score)
            errors += [f"{name}/{text.name} {line}" for line in wrong]
        scores[name] = part.f1
        whole.add(part)
    specs = recognizers.measure(shared)
    return Measured({"value": whole.f1, **scores, **specs.scores}, [*errors, *specs.errors])


def scored(text: Text) -> tuple[Score, list[str]]:
    """Score one text, and say what went wrong in it."""
    (found,) = days.tell([text.words], text.published)
    found = _expressions(days.settled(found, text.published))
    pairs = list(_pairs(found, text.marks))
    score, errors = Score(asked=sum(mark.days is not None for mark in text.marks)), []
    missed = {mark.start: mark for mark in text.marks if mark.days is not None}
    for one, mark in pairs:
        if mark is not None and mark.days is None and mark.kind in ("DURATION", "SET"):
            continue
        score.read += 1
        if mark is not None:
            missed.pop(mark.start, None)
        if mark is not None and mark.days is not None and _same(one, mark, text):
            score.right += 1
        else:
            errors.append(_error(text, one, mark))
    errors += [_error(text, None, mark) for mark in missed.values()]
    return score, errors


def _expressions(found: Sequence[days.Found]) -> list[days.Found]:
    """Return what names days; of a clause and the day inside it (`since the raid on Monday`), the day."""
    known = [one for one in found if (one.when.first or one.when.last) and one.kind not in VAGUE]
    return [
        one
        for place, one in enumerate(known)
        if not (known[place + 1 :] and known[place + 1].start < one.end)
    ]


@dataclass(frozen=True, slots=True)
class Answer:
    """The days of an expression; an end that the words do not name is None."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: str
    kind: str


def _pairs(
    found: Sequence[days.Found], marks: Sequence[Mark]
) -> Iterator[tuple[Answer, Mark | None]]:
    """Pair expressions with the marks they overlap, each mark once."""
    free = list(marks)
    for one in found:
        over = [mark for mark in free if mark.start < one.end and one.start < mark.end]
        free = [mark for mark in free if mark not in over]
        first = one.when.first
        last = None if one.kind in ("since", "after") else one.when.last
        answer = Answer(one.start, one.end, first, last, one.when.precision, one.kind)
        if len(over) > 1 and first != last:
            yield Answer(one.start, one.end, first, None, answer.precision, one.kind), over[0]
            yield Answer(one.start, one.end, None, last, answer.precision, one.kind), over[-1]
        elif len(over) > 1:
            yield answer, over[0]
            yield answer, over[-1]
        else:
            yield answer, over[0] if over else None


PART = re.compile(
    r"\b(?:early|mid|middle|late|beginning|start|end|close|half)\b|\bfirst days\b|\blater (?:this|in)\b"
)


def _same(one: Answer, mark: Mark, text: Text) -> bool:
    """Say whether an answer gives the days of a mark."""
    asked = mark.days
    if asked is None:
        return False
    if mark.open and one.first and one.last and asked[0] <= one.first <= one.last <= asked[1]:
        return (
            one.precision == mark.open or mark.open == "quarter" or (one.first, one.last) == asked
        )
    if one.precision == "week" and one.last and asked[1] - asked[0] == timedelta(days=6):
        return asked[0] <= one.last <= asked[1]
    low, high = _cut(asked, text.published)
    if one.first in (None, low) and one.last in (None, high):
        return True
    words = text.words[min(one.start, mark.start) : max(one.end, mark.end)].lower()
    ends = [end for end in (one.first, one.last) if end]
    return bool(PART.search(words)) and all(asked[0] <= end <= asked[1] for end in ends)


def _cut(span: Span, published: date) -> Span:
    return (span[0], min(span[1], published)) if span[0] <= published else span


def _error(text: Text, one: Answer | None, mark: Mark | None) -> str:
    start = min(place.start for place in (one, mark) if place)
    end = max(place.end for place in (one, mark) if place)
    around = " ".join(text.words[max(0, start - 50) : start].split()[-6:])
    words = " ".join(text.words[start:end].split())
    wanted = f"{mark.kind} {mark.value}" if mark else "nothing"
    read = f"{one.first} to {one.last} ({one.kind})" if one else "nothing"
    return f"({text.published}): {around} [{words}]: wanted {wanted}, read {read}"
