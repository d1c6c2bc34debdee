"""Counts of people, against two public number readers' cases and the project's own table.

*recognizers* are the English numbers, and *ranges* the English ranges of numbers, in the
specifications of Microsoft's Recognizers (MIT); *duckling* are the English numerals of Duckling
(BSD). Both were written for assistants, which read any number. `LEFT_OUT` says which cases count no
people: ordinals, shares, money, measures, codes and the like; so do numbers that are no whole ones,
negative, or larger than mankind. A case is left out whole, for what it says and never for what the
program answers. The files of ordinals and of percentages are left out altogether. *people* is
`counts_of_people.toml`, which says how it is written.

A case is right when exactly its counts are found, in order, with both bounds (in *people*, also
whether each is approximate, and its unit). The public ones do not know the lower bounds of vague
words: there `a few`, which is 3, is right as 3 or more. *ranges*, half of which is talk of algebra
(`equal to or less than`), asks for bounds alone: plain numbers may be found too. It has no aim.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from evaluation.suite import ROOT, Measured
from warmonitor.claims import extract
from warmonitor.records import Break, Casualty, Count, Document, Passage
from warmonitor.values import count

NUMBERS = ("NumberModelExperimentalMode", "NumberModel")
RANGES = ("NumberRangeModelExperimentalMode", "NumberRangeModel")
TABLE = ROOT / "evaluation" / "counts_of_people.toml"

Bounds = tuple[Fraction | int | None, Fraction | int | None]

# There are no more people to count.
EVERYBODY = 8_300_000_000
DIGIT = "(?:one|two|three|four|five|six|seven|eight|nine)"
TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
SCALED = r"(?i:(?!\d|,\d| ?(?:k|m|mln|bn|b|hundred|thousand|lakh|crore|million|billion)(?![a-z])))"

# What a case may say that makes it no count of people: the reason, and the words.
LEFT_OUT = (
    ("an ordinal: the tenth", r"(?:\d|illion|ten|fif|four|six|seven|eigh|nin|twelf|teen)ths?\b"),
    ("a percentage", r"%|\bper ?cent"),
    ("a share: 3/4, 8 in 5", r"\d/\d|\b(?:out of|in) \d?\d\b(?! years)"),
    ("a share in words: one in ten", rf"\b(?:out of|in) (?:{DIGIT}|ten|{TENS})\b"),
    ("a power: 1e10, 1.1^23", r"\d(?:e[+-]?|\^[+-]*)\d"),
    ("a decimal written out: 5.00", rf"(?<![\d.,])(?:\d[\d,]*\.(?:\d\d?|\d{{4,}})|\d+,\d\d?){SCALED}"),
    ("a number without its whole part: .77", r"(?<!\d)\.\d"),
    ("digit by digit, as on the telephone", rf"(?i)\b{DIGIT} {TENS}\b|-nought-"),
    ("an address, a code", r"(?:\d+\.){3}\d|[A-Z]-\d|\+\d|(?<!\d)(?:(?<!\d[,.\s])0\d|0\d{3})"),
    ("a number behind its label", r"\b(?:nrs?\.|version)"),
    ("money", r"(?i)[$€£]|\b(?:dollars|yuan|SEK|kr|apiece)\b"),
    ("a time, an age, a measure", r"(?i)\byears?\b|\b(?:time|age|height|weight|horsepower)\b|\d l\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and the counts that stand in it."""

    text: str
    counts: Sequence[Bounds]


# A text, what stands in it, and what was read.
Answer = tuple[str, Sequence[str], Sequence[str]]


def measure(shared: Path) -> Measured:
    """Read every case of the four suites and say which share of each is right."""
    values = shared / "data" / "values"
    suites: dict[str, Iterable[Answer]] = {
        "recognizers": _answers(_recognizers(values, NUMBERS, _number), _points),
        "duckling": _answers(_duckling(values), _points),
        "ranges": _answers(_recognizers(values, RANGES, _range), _intervals),
        "people": _people(),
    }
    scores, errors = {}, []
    for name, answers in suites.items():
        right = asked = 0
        for text, stands, got in answers:
            asked, right = asked + 1, right + (stands == got)
            if stands != got:
                errors.append(f"{name} | {text} | {_list(stands)} | read {_list(got)}")
        scores[name] = right / asked
    return Measured(scores, errors)


def _list(counts: Sequence[str]) -> str:
    return "; ".join(counts) or "nothing"


def why_left_out(case: Case) -> str | None:
    """Return the reason for which a case counts no people, None where it may."""
    bounds = [bound for one in case.counts for bound in one if bound is not None]
    if any(bound.denominator > 1 or bound < 0 for bound in bounds):
        return "a fraction or a negative number"
    if any(bound > EVERYBODY for bound in bounds):
        return "more people than there are"
    return next((reason for reason, words in LEFT_OUT if re.search(words, case.text)), None)


def _answers(cases: Iterable[Case], read: Callable[[str], list[str]]) -> Iterator[Answer]:
    """Read each case that may count people."""
    for case in cases:
        if why_left_out(case) is None:
            yield case.text, [_interval(*bounds) for bounds in case.counts], read(case.text)


def _points(text: str) -> list[str]:
    """Read numbers; a vague word stands for its lower bound."""
    found = count.find(text)
    return [
        _interval(one.count.low, one.count.low if one.form == "vague" else one.count.high)
        for one in found
    ]


def _intervals(text: str) -> list[str]:
    """Read what bounds a number, and no plain numbers."""
    found = [one.count for one in count.find(text)]
    return [_interval(one.low, one.high) for one in found if one.low != one.high]


def _interval(low: Fraction | int | None, high: Fraction | int | None) -> str:
    """Write bounds as the table does: 12, 12.., ..12, 12..15."""
    if low == high:
        return "?" if low is None else str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _recognizers(
    values: Path, files: Sequence[str], read: Callable[[dict[str, str]], Bounds]
) -> Iterator[Case]:
    """Yield the cases of some files, each text once, as the first file has it."""
    seen = set()
    for name in files:
        path = values / "recognizers_specs" / "Number" / "English" / f"{name}.json"
        for row in json.loads(path.read_text("utf-8-sig")):
            if row["Input"] not in seen:
                seen.add(row["Input"])
                yield Case(row["Input"], [read(one["Resolution"]) for one in row["Results"]])


def _number(resolution: dict[str, str]) -> Bounds:
    return Fraction(resolution["value"]), Fraction(resolution["value"])


def _range(resolution: dict[str, str]) -> Bounds:
    """Read `(20,35]`: more than 20, up to 35.

    `[12,15)` is `12 to 15`, whose ends the annotation guide counts; the newer of the two files too.
    """
    words = resolution["value"]
    low, high = (Fraction(end) if end else None for end in words[1:-1].split(","))
    if low is not None and words[0] == "(":
        low += 1
    if high is not None and words[-1] == ")" and words[0] == "(":
        high -= 1
    return low, high


def _duckling(values: Path) -> Iterator[Case]:
    path = values / "temporal_suites" / "duckling_en_numeral.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        value = Fraction(row["expected"].removeprefix("NumeralValue ").strip("()"))
        yield Case(row["text"], [(value, value)])


def _people() -> Iterator[Answer]:
    """Read the project's own table, a value as a value and an article as an article."""
    readers = {"count": _counts, "claims": _figures}
    for group in tomllib.loads(TABLE.read_text("utf-8"))["group"]:
        for text, counts in group["cases"]:
            got = [_written(one) for one in readers[group["read_by"]](text)]
            yield text, [one for one in counts.split("; ") if one], got


def _counts(text: str) -> list[Count]:
    """Read the counts of a text; one without a bound counts nobody."""
    found = [one.count for one in count.find(text)]
    return [one for one in found if (one.low, one.high) != (None, None)]


def _figures(text: str) -> list[Count]:
    """Read the figures of a text as those of an article of one paragraph."""
    passage = Passage("body", text, (Break(0, 0),), len(text))
    document = Document(
        source=None,
        title=None,
        published=None,
        language="en",
        raw_sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        text=text,
        passages=(passage,),
    )
    return [claim.count for claim in extract([document]) if isinstance(claim, Casualty)]


def _written(one: Count) -> str:
    """Write a count as the table does: `~12`, `12.. families`."""
    unit = "" if one.unit == "person" else " family" if one.high == 1 else " families"
    return ("~" if one.approximate else "") + _interval(one.low, one.high) + unit
