"""Figures against a crowd's answers: articles on the war in Syria, one reader each.

Each reader was asked how many civilians, others, children and women an article says were killed, and
answered with words of it ("20 opposition fighters") or with a bare number. An answer counts here when
it holds one exact number; "dozens of children" does not. It is *met* when a claim of people killed

- states that number: the number stands in the words of its count ("at least 12" and "more than 12"
  state 12), or is a bound worked out from them ("half of the 24"); "at least 3" does not state 12,
- and counts people who fit the question (`FITS`); people whose class nobody says fit every question
  but the ones about children and women.

The crowd is noisy: `crowd_disagreements.toml` sorts answers that were not met by hand. All articles,
and the share when the crowd's own errors are left out:

.venv/bin/python -m evaluation.crowd
"""

import json
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.suite import SHARED, Measured
from warmonitor.pipeline import local
from warmonitor.records import Casualty, Claim, Count, Victims
from warmonitor.values import count as counts

ARTICLES = "data/claims/fakes/articles.jsonl"
SORTED = Path(__file__).with_name("crowd_disagreements.toml")
# Every third article is read for the suite, in some 15 seconds; all of them take three times as long.
STEP = 3
OPEN = frozenset({"unspecified", "mixed"})

# Why an answer was not met, by whose error it was; what each means stands in the file of the sorted ones.
REASONS = {
    "crowd": {"wrong question", "not killed", "misread", "inferred", "not in the text"},
    "ours": {"missed", "wrong class", "wrong demographic"},
}
FITS: dict[str, Callable[[Victims], bool]] = {
    "Civilians": lambda victims: bool({"civilian", *OPEN} & set(victims.classes)),
    "NonCivilians": lambda victims: victims.classes != ("civilian",),
    "Children": lambda victims: victims.demographic == "child",
    "Women": lambda victims: victims.demographic == "woman",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader answered for one article (by its line in the file), and whether a claim meets it."""

    line: int
    field: str
    number: int
    met: bool
    stated: tuple[str, ...]  # What the claims of people killed say instead.

    def __str__(self) -> str:
        ours = "; ".join(self.stated) or "nobody killed"
        return f"line {self.line}, {self.field}: {self.number}, not in: {ours}"


def measure(shared: Path) -> Measured:
    """Score every third article."""
    answers = list(read(shared, STEP))
    return Measured(scores(answers), [str(answer) for answer in answers if not answer.met])


def scores(answers: Sequence[Answer]) -> dict[str, float]:
    """Return the share of answers that a claim meets: of all, and of each question."""
    asked = {"met": answers} | {
        field: [answer for answer in answers if answer.field == field] for field in FITS
    }
    return {name: sum(one.met for one in some) / len(some) for name, some in asked.items()}


def read(shared: Path, step: int = 1) -> Iterator[Answer]:
    """Yield the answers of every so-manieth article that has any."""
    lines = (shared / ARTICLES).read_text("utf-8").splitlines()
    rows = [(number, json.loads(line)) for number, line in enumerate(lines, 1)]
    asked = [(number, row, found) for number, row in rows if (found := numbers(row))][::step]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number, _, _ in asked]
        for path, (_, row, _) in zip(paths, asked, strict=True):
            path.write_text(row["Content-Title"], "utf-8")
        readings = local.read(map(str, paths))
        for (number, _, found), reading in zip(asked, readings, strict=True):
            for field, wanted in found.items():
                yield answer(number, field, wanted, reading.claims)


def numbers(row: dict[str, str | None]) -> dict[str, int]:
    """Return the exact numbers of the answers to an article, by the question."""
    named = {field: next(_counts(row.get(field) or ""), None) for field in FITS}
    exact = {field: count for field, count in named.items() if count and count.low == count.high}
    return {field: count.low for field, count in exact.items() if count.low is not None}


def _counts(words: str) -> Iterator[Count]:
    """Yield the counts with which the ends of some words begin: `more than 12` is 13 or more, then 12."""
    tokens = words.split()
    for place in range(len(tokens)):
        count = counts.read(" ".join(tokens[place:]))
        if count is not None:
            yield count


def answer(line: int, field: str, number: int, claims: Iterable[Claim]) -> Answer:
    """Hold one answer against the claims of its article."""
    killed = [c for c in claims if isinstance(c, Casualty) and c.outcome == "killed"]
    met = any(states(claim, number) and FITS[field](claim.victims) for claim in killed)
    said = tuple(f"{c.count.text} [{'/'.join(c.victims.classes)}]" for c in killed)
    return Answer(line, field, number, met, said)


def states(claim: Casualty, number: int) -> bool:
    """Tell whether a claim states a number: in the words of its count, or as a bound of it."""
    named = (count.low for count in _counts(claim.count.text) if count.low == count.high)
    return number in {claim.count.low, claim.count.high, *named}


def sorted_by_hand() -> Mapping[tuple[int, str], str]:
    """Return whose error it was that an answer was not met, by line and question: ours or the crowd's."""
    rows = tomllib.loads(SORTED.read_text("utf-8"))["answer"]
    return {(row["line"], row["field"]): row["error"] for row in rows}


def main() -> None:
    """Measure all articles, and name the answers not met that nobody has sorted yet."""
    answers, errors = list(read(SHARED)), sorted_by_hand()
    for name, score in scores(answers).items():
        print(f"{name:12} {score:.3f}")
    whose = {answer: errors.get((answer.line, answer.field)) for answer in answers}
    kept = [answer for answer in answers if answer.met or whose[answer] != "crowd"]
    unmet = [answer for answer in kept if not answer.met]
    print(f"{len(answers)} answers; {len(answers) - len(kept)} not met by the crowd's own error")
    print(f"without them {1 - len(unmet) / len(kept):.3f}; {len(unmet)} not met:")
    for answer in unmet:
        print(f"  {whose[answer] or 'not sorted'}: {answer}")


if __name__ == "__main__":
    main()
