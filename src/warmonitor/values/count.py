"""Read how many people words speak of, compare two counts, and say one back.

`find` returns every expression of a running text that may count people; what it counts is for the
caller to see from the noun. Dates, times, ages, money, measures and numbers in names are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from warmonitor.records import Count
from warmonitor.values.count_amount import (
    CONVENTIONS,
    Amount,
    amount,
    lifted,
    none_rows,
    normal,
    share_rows,
    vague_rows,
)
from warmonitor.values.count_bars import YEAR, barred, changed, phrase_barred
from warmonitor.values.count_grammar import (
    effects,
    expression,
    matches,
    openers,
    plain_lower,
)

__all__ = ["CONVENTIONS", "Found", "compatible", "find", "of_whole", "read", "say"]

# `About 50` and 54 may be one count: a rounded figure is read as within a tenth of the truth, the
# half-width of the step in which wires round (about 50 for 46..54, about 300 for 280..320).
ROUNDING = 10


# How far behind `the number of dead` its number is looked for, in characters.
SENTENCE = 300


# `A protest over some of it`, `near many towns`: no hedge, where nothing was counted.
PREPOSITIONS = re.compile(r"(?:over|above|under|below|about|around)\s+")


# `On March 14 dozens fled`: what bars the number leaves the word behind it.
DOZENS = re.compile(r"\d+(?= dozens)")


@dataclass(frozen=True, slots=True)
class Found:
    """One expression: `count.text == words[start:end]`; form is number, vague, share or none."""

    start: int
    end: int
    count: Count
    form: str


def find(words: str, convention: str = "guide") -> list[Found]:
    """Return every expression that may count people, left to right, not overlapping."""
    found: list[Found] = []
    for one in _walk(words, convention):
        if not (found and _repeats(one, found[-1], words)):
            found.append(one)
    return [one for place, one in enumerate(found) if not _yields(one, found[place + 1 :], words)]


def read(words: str, convention: str = "guide") -> Count | None:
    """Read a phrase that is one count or begins with one: `at least 141 civilians` -> 141..None.

    `a` and `an` in front of a noun are one. Returns None where the phrase begins with no count.
    """
    start = len(words) - len(words.lstrip(" \t\n\"'“”‘’("))
    for one in _walk(words, convention):
        if one.start == start:
            return one.count
        break
    single = re.match(r"an?\b", words[start:], re.IGNORECASE)
    return Count(1, 1, single[0]) if single else None


def _repeats(one: Found, last: Found, words: str) -> bool:
    """Say whether a number in brackets repeats the one before it: `12 (twelve)`."""
    between, behind = words[last.end : one.start], words[one.end : one.end + 1]
    return between.strip() == "(" and behind == ")" and one.count.low == last.count.low


def _yields(one: Found, later: list[Found], words: str) -> bool:
    """Say whether words only announce a number, as `the number of dead` and `a group of` do."""
    row = vague_rows().get(normal(one.count.text), {})
    numbers = (other for other in later if other.form == "number")
    if row.get("gathers"):
        return any(words[one.end : other.start].strip() == "of" for other in numbers)
    if not row.get("yields"):
        return False
    sentence = re.split(r"[.;!?]\s|\n", words[one.end : one.end + SENTENCE], maxsplit=1)[0]
    return any(other.start < one.end + len(sentence) for other in numbers)


def _walk(words: str, convention: str) -> Iterator[Found]:
    if convention not in CONVENTIONS:
        raise ValueError(f"no convention {convention!r}; there are {', '.join(CONVENTIONS)}")
    lowered = plain_lower(words)
    search = matches(expression(), openers(), lowered)
    place = 0
    while match := search(place):
        one, place = _judge(match, words, lowered, convention)
        if one:
            yield one


def _judge(
    match: re.Match[str], words: str, lowered: str, convention: str
) -> tuple[Found | None, int]:
    """Turn a match into what was found, and say where to look on."""
    if match["share"]:
        return _share(match, words, lowered)
    first = amount(match["one"], convention)
    second = _second(match, lowered, first, convention)
    start = match.start() if second else match.start("hedges")
    loose = first.form == "vague" and "scale" not in vague_rows().get(normal(match["one"]), {})
    if loose and PREPOSITIONS.fullmatch(match["hedges"]):
        start = match.start("one")
    ranged = match["two"] is not None
    end = match.end("one") if ranged and second is None else match.end()
    marks = _effects(lowered[start : match.start("one")])
    if not ranged:
        marks |= _effects(match["tail"] or "") | _effects(match["late"] or "")
    if _out(match, words, lowered, start, end, marks):
        dozens = DOZENS.match(lowered, match.start("one"))
        return None, dozens.end() if dozens else end
    if second is None:
        count = _single(first, marks, words[start:end])
    else:
        first = lifted(match["one"], match["two"]) or first
        count = _range(first, second, marks, match, words[start:end])
    return Found(start, end, count, first.form), end


@lru_cache(maxsize=4096)
def _effects(hedges: str) -> frozenset[str]:
    """Return what the hedges do: `at least another` -> at_least, exactly."""
    return frozenset(effects()[normal(words)] for words in _hedges_of(hedges))


def _hedges_of(hedges: str) -> Iterator[str]:
    rest = hedges.replace("-", " ").split()
    while rest:
        size = next((n for n in range(len(rest), 0, -1) if " ".join(rest[:n]) in effects()), 0)
        if size:
            yield " ".join(rest[:size])
        rest = rest[size or 1 :]


def _out(
    match: re.Match[str], words: str, lowered: str, start: int, end: int, marks: frozenset[str]
) -> bool:
    """Say whether what stands around the match makes it no count of people."""
    # The scale of `1.5 to 2 million` stands with the second number.
    core = match["two"] if match["two"] and "." in match["one"] else match["one"]
    row = vague_rows().get(normal(core)) or none_rows().get(normal(core), {})
    if phrase_barred(row, lowered, match.start("one"), match.end("one")):
        return True
    if match["two"] and YEAR.fullmatch(core) and YEAR.fullmatch(match["two"]):
        return True
    return barred(words, lowered, start, end, core, marks)


def _second(match: re.Match[str], lowered: str, first: Amount, convention: str) -> Amount | None:
    """Return the far end of a range, None where the two numbers make none (13-0, 12 or 3)."""
    if not match["two"] or first.low is None:
        return None
    if match["from"] and changed(lowered, match.start()):
        return None
    if match["upper"] and not _effects(match["hedges"]) & {"at_least", "more_than"}:
        return None
    second = amount(match["two"], convention)
    return second if second.low is not None and second.low > first.low else None


def _single(one: Amount, marks: frozenset[str], words: str) -> Count:
    """Bound one amount by its hedges."""
    low, high = one.low, one.high
    if "more_than" in marks:
        low, high = (low + 1 if high is not None and low is not None else low), None
    elif "at_least" in marks:
        high = None
    elif "at_most" in marks:
        low = None
    elif "less_than" in marks:
        low, high = None, None if high is None else high - 1
    rounded = "about" in marks or (one.rounded and low == high)
    return Count(low, high, words, rounded)


def _range(
    first: Amount, second: Amount, marks: frozenset[str], match: re.Match[str], words: str
) -> Count:
    """Bound a range: `12 to 15`, `at least 15 and possibly as many as 20`."""
    far = _effects(match["hedges_two"] or "") | _effects(match["tail"] or "")
    low, high = first.low, second.high
    if low is not None and "more_than" in marks:
        low += 1
    if high is not None and "less_than" in far:
        high -= 1
    opening = far if match["maybe"] or match["upper"] else far | marks
    if opening & {"more_than", "at_least"}:
        high = None
    elif marks & {"at_most", "less_than"}:
        low = None
    return Count(low, high, words, "about" in marks)


def _share(match: re.Match[str], words: str, lowered: str) -> tuple[Found | None, int]:
    """Return a share of something, which counts nobody until its whole is known."""
    start, end = match.start("hedges"), match.end("share")
    row = share_rows()[normal(match["share"])]
    if phrase_barred(row, lowered, match.start("share"), end):
        return None, end
    return Found(start, end, Count(None, None, words[start:end]), "share"), end


def of_whole(share: Found, whole: Count) -> Count:
    """Work out a share of a counted whole: `half` of 60 is 30, `most of` it at least 31.

    The share of a group that nobody counted stays unknown.
    """
    unknown = replace(share.count, unit=whole.unit)
    match = expression().match(plain_lower(share.count.text))
    if share.form != "share" or match is None or match["share"] is None:
        return unknown
    row, marks = share_rows()[normal(match["share"])], _effects(match["hedges"])
    part, of = row.get("exactly") or row.get("above") or (None, 1)
    if part is None:
        return unknown
    if "above" in row or "more_than" in marks:
        low = None if whole.low is None else whole.low * part // of + 1
        return replace(unknown, low=low)
    low = None if whole.low is None or "at_most" in marks else whole.low * part // of
    high = None if whole.high is None or "at_least" in marks else -(-whole.high * part // of)
    rounded = whole.approximate or "about" in marks or (of > 1 and low != high)
    return replace(unknown, low=low, high=high, approximate=rounded)


def compatible(one: Count, other: Count) -> bool:
    """Say whether two counts can both hold; families are never held against persons."""
    if one.unit != other.unit:
        return True
    low, high = _reach(one)
    other_low, other_high = _reach(other)
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def _reach(count: Count) -> tuple[int, int | None]:
    low, high = count.low or 0, count.high
    if count.approximate:
        low -= low // ROUNDING
        high = None if high is None else high + high // ROUNDING
    return low, high


def say(count: Count) -> str:
    """Say a count in words never narrower than the source: `at least 141`, `2 families`."""
    low, high = count.low, count.high
    about = "about " if count.approximate else ""
    if low is None and high is None:
        number = "an unknown number"
    elif low == high:
        number = f"{about}{low:,}" if low else "none"
    elif high is None:
        number = f"at least {about}{low:,}"
    elif low is None:
        number = f"up to {about}{high:,}"
    else:
        number = f"between {about}{low:,} and {high:,}"
    return f"{number} {_unit(count)}" if count.unit != "person" else number


def _unit(count: Count) -> str:
    if count.low is None and count.high is None:
        return "of families"
    return "family" if count.low == count.high == 1 else "families"
