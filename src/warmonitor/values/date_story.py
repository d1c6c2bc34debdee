"""Keep the day that a text tells of: in a history `in May` is of the year told of just before.

News is told from its day of publication. A history is told from day to day: it names whole dates
long past and hardly a day that leans on publication. Its months and days without a year follow on
the day told of last.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from warmonitor.records import When
from warmonitor.values import date_days as days
from warmonitor.values.date_anchor import told_from
from warmonitor.values.date_reading import Heart, Reading

# Groups of the grammar that hold a year written out.
WRITTEN = (
    "iso_y",
    "dm_y",
    "md_y",
    "mo_y",
    "fe_y",
    "se_y",
    "ye_a",
    "n_y",
    "nm_y",
    "mo_b",
    "wd_y",
    "qu_y",
    "qu_b",
)
# Readers of names that come again each year, and of parts of the time that is told of.
YEARLY = frozenset({"day_month", "month_day", "month", "feast", "season", "quarter"})
LEANING = frozenset({"known", "weekday", "ago", "weekend", "period"})

# A history names at least so many years before that of its publication, and hardly a day that leans
# on publication (`yesterday`): of both together, the years are at least this share. The shortest
# article of WikiWars names 10 years and its lowest share is 0.81; of the news in TimeBank and
# AQUAINT one text names 12, and its share is 0.60.
NAMED, SHARE = 10, 0.75

# `In May` may lie before the day told of last, by so many months; what lies further back is the
# next year's May. Of 2 to 7 months 5 was best on WikiWars, and 3 to 6 differ by a hundredth.
BACK = 5
A_MONTH, WEEK = timedelta(days=31), 7

# A year behind these is a look ahead or back: `planned for 1976` does not carry the story there.
ASIDE = ("for", "until", "till", "since")


@dataclass(slots=True)
class Story:
    """A text told from day to day, and the days it told of last."""

    last: When | None = None

    def stand(self, heart: Heart, published: date | None) -> date | None:
        """Return the day to read words from, `published` where they do not stand on the story."""
        told = self.last
        if told is None or told.first is None or told.last is None or written(heart):
            return published
        name = heart.lastgroup or ""
        try:
            if name in YEARLY:
                return _year_around(told.first, told.last)
            if name == "weekday":  # behind a month nobody knows which Friday
                days_apart = (told.last - told.first).days
                return told.first + timedelta(days=6) if days_apart < WEEK else None
        except (OverflowError, ValueError):  # before the year 1, after 9999
            return None
        leaning = name == "length" or (name == "period" and heart["pe_w"] in ("this", "next"))
        return told.last if leaning else published

    def tell(self, heart: Heart, before: Heart, reading: Reading, published: date | None) -> None:
        """Remember the days of a reading, those that stand on the day told of last among them."""
        if heart.lastgroup == "year" and before["prep"] in ASIDE:
            return
        words = heart[0]
        when = When(words, reading.first, reading.last, reading.precision)
        if reading.kind == "relative" and self.last is not None:
            when = told_from(when, self.last, published)
        if reading.kind in ("day", "span", "relative") and when.first and when.last:
            self.last = when


def _year_around(first: date, last: date) -> date:
    """Return the last day of the twelve months that a name without a year is looked for in."""
    if last - first > A_MONTH:
        return date(last.year, 12, 31)
    return days.before(first.replace(day=1), BACK - 11, "month") + timedelta(days=27)


def written(heart: Heart) -> bool:
    """Say whether an expression has its year written out."""
    return any(heart[group] for group in WRITTEN)


YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def may_be_history(passages: Iterable[str]) -> bool:
    """Say at a glance whether so many years are written out that a document may be a history."""
    return sum(len(YEAR.findall(words)) for words in passages) >= NAMED


def is_history(told: list[tuple[Heart, Reading]], published: date | None) -> bool:
    """Say whether expressions are those of a history: whole dates, nearly all of them long past."""
    past = leaning = 0
    for heart, reading in told:
        if written(heart) and reading.first:
            long_past = published is None or reading.first.year < published.year
            past += long_past
            leaning += not long_past
        else:
            leaning += heart.lastgroup in LEANING and reading.kind in ("day", "ago", "span")
    return past >= NAMED and past >= SHARE * (past + leaning)
