"""Dates read, against the test cases that a library of recognizers states for English.

The cases are those of Recognizers-Text for single days and for spans of days: an expression, a day
to reckon from, and the days meant, once as past and once as to come. News tells of what has
happened, so it is the past that is asked for. Chosen by rule, never one by one (101 of 389), are the
cases

* with one expression and a day to reckon from, whose days exist, are over by then, and lie in the
  years since 1800, which are those the program reads;
* whose value is a whole date, a weekday, a day or month of a year, a year, a month, or a span of
  days: values without a year or month (`the 27`) are an assistant's and no news, and of spans told
  in months or years they take the first day of the last, which is a convention of theirs;
* whose words have a name, a unit or four digits on end: `4/22` is a score or a share in news;
* whose words reckon neither with the asker (`my day`), nor with a bare day (`the last day`, which
  in news is told from a day named before), nor with a vague number (`few days ago`), nor with a
  part of a year or a month (`late last month`), nor with decades (theirs begin with a round year):
  there the conventions differ, and ours are in the table `english/dates`.

The names of months and days are given their capital letter, as they have in news. A case is right
where the days are the same. A span that they end with the first day after it, as they do, is right
with that day or the one before; and what is reckoned in months or years (`a month ago`), which they
tell to the day, with the month or year of that day.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.suite import Measured
from warmonitor.values import date as days
from warmonitor.values import date_days

FOLDER = Path("data/values/recognizers_specs/DateTime/English")
FILES = ("DateParser.json", "DatePeriodParser.json")

DATE = r"(?:\d{4}|XXXX)-\d\d-\d\d"
VALUE = re.compile(rf"{DATE}|XXXX-WXX-\d|\d{{4}}|(?:\d{{4}}|XXXX)-\d\d|\({DATE},{DATE},P\d+[DW]\)")
OURS = re.compile(r"\b(?!from|till|until|between|and)[a-z]{3}|\d{4}", re.IGNORECASE)
BARE_DAY = re.compile(r"(?:the\s+)?(?:(?:last|past|next|this)\s+)?day", re.IGNORECASE)
THEIRS = re.compile(
    r"\b(?:my|few|some|several|early|late|mid|end|start|beginning|middle|decades?)\b", re.IGNORECASE
)
AGO = re.compile(r"\b(month|year)s?\s+ago\b", re.IGNORECASE)
OLDEST = 1800
UNITS = {"month": date_days.month, "year": lambda year, month: date_days.years(year, year)}


@dataclass(frozen=True, slots=True)
class Case:
    """An expression, the day it is told from, and the days it means; `ends` holds the last ones allowed."""

    words: str
    told: date
    first: date
    ends: tuple[date, ...]


def cases(shared: Path) -> Iterator[Case]:
    """Yield the cases that fit news, by the rule above."""
    for name in FILES:
        for row in json.loads((shared / FOLDER / name).read_text("utf-8-sig")):
            case = chosen(row)
            if case is not None:
                yield case


def chosen(row: dict[str, Any]) -> Case | None:
    """Return a case of theirs that fits news, by the rule above, or None."""
    context, results = row.get("Context"), row["Results"]
    if not context or len(results) != 1 or not results[0]["Value"]:
        return None
    words, value = results[0]["Text"], results[0]["Value"]
    told = date.fromisoformat(context["ReferenceDateTime"][:10])
    meant = [date.fromisoformat(day) for day in value["PastResolution"].values()]
    fits = VALUE.fullmatch(value["Timex"]) and OURS.search(words) and not THEIRS.search(words)
    last = told + timedelta(days=len(meant) - 1)
    over = meant and meant[0].year >= OLDEST and meant[-1] <= last
    fits = fits and not BARE_DAY.fullmatch(words)
    if not fits or not over or len(meant) > 2:
        return None
    if len(meant) == 2:
        return Case(words, told, meant[0], (meant[1] - timedelta(days=1), meant[1]))
    ago = AGO.search(words)
    if ago:
        first, last = UNITS[ago[1].lower()](meant[0].year, meant[0].month)
        return Case(words, told, first, (last,))
    return Case(words, told, meant[0], (meant[0],))


def measure(shared: Path) -> Measured:
    """Score the share of cases that are read as they are meant."""
    right, errors, number = 0, [], 0
    for number, case in enumerate(cases(shared), 1):  # noqa: B007
        when = days.read(case.words.title(), case.told)
        if when is not None and when.first == case.first and when.last in case.ends:
            right += 1
        else:
            read = f"{when.first} to {when.last}" if when else "nothing"
            wanted = f"{case.first} to {case.ends[0]}"
            errors.append(
                f"recognizers ({case.told}): [{case.words}]: wanted {wanted}, read {read}"
            )
    return Measured({"recognizers": right / number if number else 0.0}, errors)
