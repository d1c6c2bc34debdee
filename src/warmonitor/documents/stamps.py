"""Find the dates in a text that say when it was published, as a stamp writes them.

A stamp is a whole date with its label, its weekday and its hour: "Published 22 November 2016 10:15
GMT", "Tue 22 Nov 2016 at 0914", "22.11.2016", "Last updated at Nov 222016". Whether a stamp stands
where the day of publication stands is decided by those who know the layout.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from warmonitor.records import Published
from warmonitor.reference.tables import table

TABLE = "english/datelines"
# Nobody published a news text on paper-to-screen before, and no stamp of ours lies so far ahead.
YEARS = range(1900, 2100)
SLASHED = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written: its place in the text, the day, and what its label says.

    `label` is `published`, `updated` or empty. `start` and `end` take in the label, the weekday and
    the hour; `first` and `last` hold the date alone.
    """

    start: int
    end: int
    first: int
    last: int
    day: date
    label: str
    text: str

    def published(self) -> Published:
        """Return the stamp as a document carries it."""
        return Published(self.day, "day", self.text)


def either(words: list[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a stamp."""
    shelf = table(TABLE)
    words = shelf["words"]
    month = rf"(?:{either(list(shelf['months']))})\.?"
    # "10:15", "1015", "10.15", "10:15:33", with a zone behind: "GMT", "UTC+3", "(GMT+3)".
    zone = rf"(?:\s?\(?(?:{either(words['zones'])})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?\)?(?![a-z]))"
    hour = rf"(?:[01]?\d|2[0-3])[:.h]?[0-5]\d(?:[:.][0-5]\d)?(?![\d./-]){zone}*"
    # The year is over, or the same date is glued to it once more: "5 Mar 20245 Mar 2024".
    over = rf"(?!\d(?!\d?\s?{month}))"
    return re.compile(
        rf"""
        (?<![\w/])
        (?:(?P<published>{either(words["published"])})\b[\s:|,-]*
          |(?P<updated>{either(words["updated"])})\b[\s:|,-]*)?
        (?:\(?(?:at\s)?{hour}[\s,|•·–-]+)?                        # 1735 15.04.2017
        (?:(?:{either(words["weekdays"])})\b\.?[\s,]*)?
        (?P<date>
          (?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)    # 2016-11-22
          | (?P<y5>(?:19|20)\d\d)\s?年\s?(?P<m5>\d\d?)\s?月\s?(?P<d5>\d\d?)\s?日
          | (?P<d2>\d\d?)(?:st|nd|rd|th)?(?:\sof)?[\s./-]*(?P<m2>{month})[\s.,،/-]*
            (?P<y2>(?:19|20)\d\d){over}                                      # 22 November 2016
          | (?P<m3>{month})[\s.-]*(?P<d3>\d\d?)(?:st|nd|rd|th)?[\s,،.-]*
            (?P<y3>(?:19|20)\d\d){over}                                      # Nov. 22, 2016
          | (?P<a4>\d\d?)(?P<sep>[./-])(?P<b4>\d\d?)(?P=sep)(?P<y4>(?:19|20)\d\d)(?!\d)
        )
        (?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
        (?:\s?(?:at\s|,\s?|[-–|•·/]\s?|\(\s?)?{hour}\)?)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def stamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """Return the stamps between two offsets of a text; days that do not exist are none."""
    found = list(pattern().finditer(text, start, len(text) if end is None else end))
    if not found:
        return []
    months_first = any(match["sep"] == "/" for match in found) and month_first(text)
    return [stamp for match in found if (stamp := _stamp(match, months_first)) is not None]


@lru_cache(maxsize=4)
def month_first(text: str) -> bool:
    """Say whether the numeric dates of a text put the month first: one that must, none that cannot.

    Without such a sign the day is read first, as most of the world writes it.
    """
    pairs = [(int(match[1]), int(match[2])) for match in SLASHED.finditer(text)]
    return any(b > 12 for _, b in pairs) and not any(a > 12 for a, _ in pairs)


def _stamp(match: re.Match[str], month_first: bool) -> Stamp | None:
    day = _day(match, month_first)
    if day is None:
        return None
    label = "published" if match["published"] else "updated" if match["updated"] else ""
    first, last = match.span("date")
    return Stamp(match.start(), match.end(), first, last, day, label, match["date"])


def _day(match: re.Match[str], month_first: bool) -> date | None:
    months = table(TABLE)["months"]
    if match["y1"]:
        return _date(match["y1"], match["m1"], match["d1"])
    if match["y5"]:
        return _date(match["y5"], match["m5"], match["d5"])
    for n in ("2", "3"):
        if match["y" + n]:
            month = months[match["m" + n].lower().rstrip(".")]
            return _date(match["y" + n], month, match["d" + n])
    one, other = int(match["a4"]), int(match["b4"])
    if other > 12 or (month_first and one <= 12):
        one, other = other, one
    return _date(match["y4"], other, one)


def _date(year: str, month: str | int, day: str | int) -> date | None:
    if int(year) not in YEARS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def label_of(words: str) -> str:
    """Return what a line says of the date in the next, where it is nothing but a label."""
    line = " ".join(words.lower().strip(" :").split())
    for label in ("published", "updated"):
        if line in table(TABLE)["words"][label] or line.removeprefix("originally ") == label:
            return label
    return ""


def in_sentence(text: str, stamp: Stamp) -> bool:
    """Say whether a date is part of what a sentence tells ("on 5 April 2017"), so no stamp."""
    if stamp.label:
        return False
    before = re.search(r"([^\W\d_]+)[\s,(]*$", text[max(0, stamp.start - 40) : stamp.start])
    if before is None:
        return False
    return before[1].lower() in table(TABLE)["words"]["before_a_day_in_a_sentence"]


def best(found: list[Stamp]) -> Stamp | None:
    """Return the stamp that says the day of publication: a label first, an update last."""
    for label in ("published", "", "updated"):
        for stamp in found:
            if stamp.label == label:
                return stamp
    return None


@cache
def openers() -> frozenset[str]:
    """Return the words a sentence begins with behind a place in capitals."""
    return frozenset(table(TABLE)["words"]["openers"])
