"""Days: read, compared, and said back."""

import time
import tomllib
from datetime import date as Day
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmonitor.records import When
from warmonitor.values import date

TABLE = tomllib.loads(
    files("warmonitor.reference").joinpath("english/dates.toml").read_text("utf-8")
)
# A Thursday.
PUBLISHED = Day(2031, 3, 20)


def span(first: str | None, last: str | None = "same") -> tuple[Day | None, Day | None]:
    """Write `03-18` for a day of 2031, or a whole ISO date."""
    ends = (first, first if last == "same" else last)
    one, two = (end and Day.fromisoformat(end if len(end) > 5 else f"2031-{end}") for end in ends)
    return one or None, two or None


NEVER = (None, None)

# words, days, precision, kind
READ = [
    # weekdays: the latest not after publication
    ("on Tuesday", span("03-18"), "day", "day"),
    ("Tuesday", span("03-18"), "day", "day"),
    ("on Thursday", span("03-20"), "day", "day"),
    ("on Friday", span("03-14"), "day", "day"),
    ("Sunday's", span("03-16"), "day", "day"),
    ("Sundays", span("03-16"), "day", "day"),
    ("last Friday", span("03-14"), "day", "day"),
    ("last Thursday", span("03-13"), "day", "day"),
    ("last Wednesday", span("03-12"), "day", "day"),
    ("this Monday", span("03-17"), "day", "day"),
    ("this past Monday", span("03-17"), "day", "day"),
    ("late Monday", span("03-17"), "day", "day"),
    ("early on Monday morning", span("03-17"), "day", "day"),
    ("earlier Wednesday", span("03-19"), "day", "day"),
    ("Monday night", span("03-17"), "day", "day"),
    ("on the night of Monday", span("03-17"), "day", "day"),
    ("in the early hours of Saturday", span("03-15"), "day", "day"),
    ("in the early hours of last Friday", span("03-14"), "day", "day"),
    ("on Monday last week", span("03-10"), "day", "day"),
    ("Monday of last week", span("03-10"), "day", "day"),
    ("Monday and Tuesday", span("03-17", "03-18"), "span", "span"),
    ("between Sunday and Monday", span("03-16", "03-17"), "span", "span"),
    ("from Monday to Wednesday", span("03-17", "03-19"), "span", "span"),
    ("Thursday and Friday", span("03-13", "03-14"), "span", "span"),
    ("the weekend", span("03-15", "03-16"), "span", "span"),
    ("over the weekend", span("03-15", "03-16"), "span", "span"),
    ("overnight on Monday", span("03-17", "03-18"), "span", "day"),
    ("overnight into Wednesday", span("03-18", "03-19"), "span", "day"),
    ("overnight from Tuesday to Wednesday", span("03-18", "03-19"), "span", "span"),
    ("the Sunday before last", span("03-09"), "day", "day"),
    # days told from publication
    ("today", span("03-20"), "day", "day"),
    ("tonight", span("03-20"), "day", "day"),
    ("this morning", span("03-20"), "day", "day"),
    ("yesterday", span("03-19"), "day", "day"),
    ("yesterday's", span("03-19"), "day", "day"),
    ("yesterdays", span("03-19"), "day", "day"),
    ("yesterday evening", span("03-19"), "day", "day"),
    ("the day before yesterday", span("03-18"), "day", "day"),
    ("overnight", span("03-19", "03-20"), "span", "day"),
    ("last night", span("03-19"), "day", "day"),
    ("at dawn", span("03-20"), "day", "time"),
    ("earlier in the day", span("03-20"), "day", "time"),
    ("now", span("03-20"), "day", "now"),
    # up to publication
    ("in the past 24 hours", span("03-19", "03-20"), "span", "past"),
    ("over the last 48 hours", span("03-18", "03-20"), "span", "past"),
    ("the past twenty-four hours", span("03-19", "03-20"), "span", "past"),
    ("over the past week", span("03-13", "03-20"), "week", "past"),
    ("over the course of the past week", span("03-13", "03-20"), "week", "past"),
    ("in the last week", span("03-13", "03-20"), "week", "past"),
    ("the past two weeks", span("03-06", "03-20"), "span", "past"),
    ("during the past ten days", span("03-10", "03-20"), "span", "past"),
    ("in the past month", span("02-20", "03-20"), "month", "past"),
    ("in the last three months", span("2030-12-20", "03-20"), "span", "past"),
    ("for the past four years", span("2027-03-20", "03-20"), "span", "past"),
    ("in the past couple of days", span("03-18", "03-20"), "span", "past"),
    ("in the past year", span("2030-03-20", "03-20"), "year", "past"),
    ("this week", span("03-13", "03-20"), "week", "past"),
    ("earlier this week", span("03-13", "03-20"), "week", "past"),
    ("in the 24 hours to Monday", span("03-16", "03-17"), "span", "past"),
    ("the six-year-old war", span("2025-01-01", "03-20"), "year", "past"),
    ("the six-year war", span("2025-01-01", "03-20"), "year", "past"),
    ("a nine-year civil war", span("2022-01-01", "03-20"), "year", "past"),
    ("the two-week-old offensive", span("03-06", "03-20"), "span", "past"),
    ("in its seventh year", span("2025-01-01", "03-20"), "year", "past"),
    ("in its third week", span("03-06", "03-20"), "span", "past"),
    ("in the seventh year of the war", span("2025-01-01", "03-20"), "year", "past"),
    ("in the previous 24 hours", span("03-19", "03-20"), "span", "past"),
    # calendar periods
    ("last week", span("03-10", "03-16"), "week", "span"),
    ("last month", span("02-01", "02-28"), "month", "span"),
    ("late last month", span("02-21", "02-28"), "span", "span"),
    ("this month", span("03-01", "03-20"), "month", "span"),
    ("earlier this month", span("03-01", "03-20"), "month", "span"),
    ("last year", span("2030-01-01", "2030-12-31"), "year", "span"),
    ("late last year", span("2030-09-01", "2030-12-31"), "span", "span"),
    ("this year", span("01-01", "03-20"), "year", "span"),
    ("so far this year", span("01-01", "03-20"), "year", "span"),
    ("last summer", span("2030-06-01", "2030-08-31"), "span", "span"),
    ("in the summer of 2029", span("2029-06-01", "2029-08-31"), "span", "span"),
    ("in the winter", span("2030-12-01", "2031-02-28"), "span", "span"),
    ("earlier in the year", span("01-01", "03-20"), "year", "span"),
    ("at the start of the month", span("03-01", "03-10"), "span", "span"),
    ("winter 2029", span("2029-12-01", "2030-02-28"), "span", "span"),
    # so long ago
    ("two days ago", span("03-18"), "day", "ago"),
    ("just eight days ago", span("03-12"), "day", "ago"),
    ("a week ago", span("03-13"), "week", "ago"),
    ("nearly two weeks ago", span("03-06"), "week", "ago"),
    ("two months ago", span("01-01", "01-31"), "month", "ago"),
    ("five years ago", span("2026-01-01", "2026-12-31"), "year", "ago"),
    ("a fortnight ago", span("03-06"), "week", "ago"),
    ("three hours ago", span("03-19", "03-20"), "span", "ago"),
    # days with a number
    ("on 5 March", span("03-05"), "day", "day"),
    ("March 5", span("03-05"), "day", "day"),
    ("on March 5th", span("03-05"), "day", "day"),
    ("on the 5th of March", span("03-05"), "day", "day"),
    ("5 April", span("2030-04-05"), "day", "day"),
    ("on April 5", span("2030-04-05"), "day", "day"),
    ("on Mar. 5", span("03-05"), "day", "day"),
    ("5 April 2027", span("2027-04-05"), "day", "day"),
    ("April 5, 2027", span("2027-04-05"), "day", "day"),
    ("April 5 2027", span("2027-04-05"), "day", "day"),
    ("Sept. 12, 2027", span("2027-09-12"), "day", "day"),
    ("05-Apr-2027", span("2027-04-05"), "day", "day"),
    ("Wed 05 Apr 2027", span("2027-04-05"), "day", "day"),
    ("Tuesday, 5 April 2027", span("2027-04-05"), "day", "day"),
    ("Tuesday (March 18)", span("03-18"), "day", "day"),
    ("March 18, Tuesday", span("03-18"), "day", "day"),
    ("2027-04-05", span("2027-04-05"), "day", "day"),
    ("05/04/2027", span("2027-04-05"), "day", "day"),
    ("04/25/2027", span("2027-04-25"), "day", "day"),
    ("5.4.2027", span("2027-04-05"), "day", "day"),
    ("03/19/2031", span("03-19"), "day", "day"),
    ("last Oct. 12", span("2030-10-12"), "day", "day"),
    ("March 3-April 5, 2027", span("2027-03-03", "2027-04-05"), "span", "span"),
    ("5/4/27", span("2027-04-05"), "day", "day"),
    ("29 February 2028", span("2028-02-29"), "day", "day"),
    ("on Christmas Eve", span("2030-12-24"), "day", "day"),
    ("Christmas Day 2028", span("2028-12-25"), "day", "day"),
    # spans
    ("between 3 and 5 March", span("03-03", "03-05"), "span", "span"),
    ("from 3 to 5 March", span("03-03", "03-05"), "span", "span"),
    ("March 3-5", span("03-03", "03-05"), "span", "span"),
    ("March 3 to 5, 2027", span("2027-03-03", "2027-03-05"), "span", "span"),
    ("3–5 March 2027", span("2027-03-03", "2027-03-05"), "span", "span"),
    ("on the night of 2-3 March", span("03-02", "03-03"), "span", "span"),
    ("from 28 February to 3 March", span("02-28", "03-03"), "span", "span"),
    ("from 28 December to 3 January", span("2030-12-28", "01-03"), "span", "span"),
    ("between March 3 and March 5, 2027", span("2027-03-03", "2027-03-05"), "span", "span"),
    ("between Nov. 14 to Nov. 17", span("2030-11-14", "2030-11-17"), "span", "span"),
    ("on 5, 6 and 7 February", span("02-05", "02-07"), "span", "span"),
    ("05-Feb-29", span("2029-02-05"), "day", "day"),
    # days and years in words
    ("on the twenty-first of February", span("02-21"), "day", "day"),
    ("February the second", span("02-02"), "day", "day"),
    ("on February twenty-first, 2029", span("2029-02-21"), "day", "day"),
    ("in March nineteen ninety-one", span("1991-03-01", "1991-03-31"), "month", "span"),
    ("in nineteen seventy-nine", span("1979-01-01", "1979-12-31"), "year", "span"),
    ("the year two thousand", span("2000-01-01", "2000-12-31"), "year", "span"),
    ("on 5 March, two thousand and eighteen", span("2018-03-05"), "day", "day"),
    ("2029/2/8", span("2029-02-08"), "day", "day"),
    ("2029-Feb-08", span("2029-02-08"), "day", "day"),
    ("Feb-8", span("02-08"), "day", "day"),
    ("2/2029", span("2029-02-01", "2029-02-28"), "month", "span"),
    ("in 2029 February", span("2029-02-01", "2029-02-28"), "month", "span"),
    ("Feb 29", span("2028-02-29"), "day", "day"),
    # a weekday of a month, a week of a day
    ("Friday the 14th", span("03-14"), "day", "day"),
    ("Thursday the 13th", span("03-13"), "day", "day"),
    ("last week on Wednesday", span("03-12"), "day", "day"),
    ("on the first Monday of February", span("02-03"), "day", "day"),
    ("the second Friday in March 2029", span("2029-03-09"), "day", "day"),
    ("the third Tuesday of last month", span("02-18"), "day", "day"),
    ("on a Friday in February", span("02-01", "02-28"), "month", "span"),
    ("in the week of 5 March", span("03-03", "03-09"), "week", "span"),
    ("the week beginning on 10 March", span("03-10", "03-16"), "week", "span"),
    # told from the day behind
    ("two days before yesterday", span("03-17"), "day", "day"),
    ("a week after 5 March", span("03-12"), "day", "day"),
    ("a year and two months ago", span("2030-01-01", "2030-01-31"), "month", "ago"),
    ("one month and 21 days ago", span("01-30"), "day", "ago"),
    ("at noon on Tuesday", span("03-18"), "day", "day"),
    ("at dawn yesterday", span("03-19"), "day", "day"),
    ("from Monday, 3 March to Wednesday, 5 March", span("03-03", "03-05"), "span", "span"),
    ("between 22 January and now", span("01-22", "03-20"), "span", "span"),
    ("from 4 to 6 March", span("03-04", "03-06"), "span", "span"),
    # quarters
    ("in the third quarter", span("2030-07-01", "2030-09-30"), "span", "span"),
    ("third-quarter", span("2030-07-01", "2030-09-30"), "span", "span"),
    ("in the first quarter", span("01-01", "03-20"), "span", "span"),
    ("in the 2029 second quarter", span("2029-04-01", "2029-06-30"), "span", "span"),
    ("the second quarter of last year", span("2030-04-01", "2030-06-30"), "span", "span"),
    ("last year's fourth quarter", span("2030-10-01", "2030-12-31"), "span", "span"),
    ("last quarter", span("2030-10-01", "2030-12-31"), "span", "span"),
    ("over the past two quarters", span("2030-09-20", "03-20"), "span", "past"),
    ("the year-ago third quarter", span("2029-07-01", "2029-09-30"), "span", "span"),
    # months
    ("in April last year", span("2030-04-01", "2030-04-30"), "month", "span"),
    ("on 5 January of this year", span("01-05"), "day", "day"),
    ("in February", span("02-01", "02-28"), "month", "span"),
    ("in March", span("03-01", "03-20"), "month", "span"),
    ("in April", span("2030-04-01", "2030-04-30"), "month", "span"),
    ("in December 2025", span("2025-12-01", "2025-12-31"), "month", "span"),
    ("in May 2025", span("2025-05-01", "2025-05-31"), "month", "span"),
    ("February's", span("02-01", "02-28"), "month", "span"),
    ("in early February", span("02-01", "02-10"), "span", "span"),
    ("mid-February", span("02-11", "02-20"), "span", "span"),
    ("in mid February", span("02-11", "02-20"), "span", "span"),
    ("in late February 2028", span("2028-02-21", "2028-02-29"), "span", "span"),
    ("at the end of February", span("02-21", "02-28"), "span", "span"),
    ("in the first week of February", span("02-01", "02-07"), "span", "span"),
    ("last February", span("02-01", "02-28"), "month", "span"),
    ("last December", span("2030-12-01", "2030-12-31"), "month", "span"),
    ("last March", span("2030-03-01", "2030-03-31"), "month", "span"),
    ("in January and February", span("01-01", "02-28"), "span", "span"),
    ("between June and August 2028", span("2028-06-01", "2028-08-31"), "span", "span"),
    # years
    ("in 2025", span("2025-01-01", "2025-12-31"), "year", "span"),
    ("in 2031", span("01-01", "03-20"), "year", "span"),
    ("in early 2025", span("2025-01-01", "2025-04-30"), "span", "span"),
    ("late 2025", span("2025-09-01", "2025-12-31"), "span", "span"),
    ("the first half of 2025", span("2025-01-01", "2025-06-30"), "span", "span"),
    ("in the third quarter of 2025", span("2025-07-01", "2025-09-30"), "span", "span"),
    ("in the first six months of 2025", span("2025-01-01", "2025-06-30"), "span", "span"),
    ("in the first two months of this year", span("01-01", "02-28"), "span", "span"),
    ("in 2022 and 2023", span("2022-01-01", "2023-12-31"), "span", "span"),
    ("from 2022 to 2024", span("2022-01-01", "2024-12-31"), "span", "span"),
    ("2022-2024", span("2022-01-01", "2024-12-31"), "span", "span"),
    ("2022-24", span("2022-01-01", "2024-12-31"), "span", "span"),
    ("in the 1980s", span("1980-01-01", "1989-12-31"), "span", "span"),
    # open ends
    ("since February 15", span("02-15", "03-20"), "span", "since"),
    ("since mid-July", span("2030-07-11", "03-20"), "span", "since"),
    ("since 2022", span("2022-01-01", "03-20"), "span", "since"),
    ("since Sunday morning", span("03-16", "03-20"), "span", "since"),
    ("since last week", span("03-10", "03-20"), "span", "since"),
    ("since the start of the year 2031", span("01-01", "03-20"), "span", "since"),
    ("since the army began its push on Monday", span("03-17", "03-20"), "span", "since"),
    ("since fighting erupted in 2025", span("2025-01-01", "03-20"), "span", "since"),
    ("until Monday", span(None, "03-17"), "span", "until"),
    ("before 2025", span(None, "2025-12-31"), "span", "until"),
    ("after 12 March", span("03-12", None), "span", "after"),
    ("after Tuesday's raid", span("03-18"), "day", "day"),
    # by the words alone
    ("for four years", span("2027-03-20", "03-20"), "span", "duration"),
    ("for more than four years", span("2027-03-20", "03-20"), "span", "duration"),
    ("within 24 hours", span("03-19", "03-20"), "span", "duration"),
    ("in less than 48 hours", span("03-18", "03-20"), "span", "duration"),
    # recognised, not worked out
    ("recently", NEVER, "unknown", "recent"),
    ("in recent days", NEVER, "unknown", "recent"),
    ("in recent weeks", NEVER, "unknown", "recent"),
    ("over the past few days", NEVER, "unknown", "recent"),
    ("in the last several months", NEVER, "unknown", "recent"),
    ("for months", NEVER, "unknown", "recent"),
    ("for several weeks", NEVER, "unknown", "recent"),
    ("days ago", NEVER, "unknown", "recent"),
    ("a few days ago", NEVER, "unknown", "recent"),
    ("since then", NEVER, "unknown", "since"),
    ("the previous day", NEVER, "unknown", "relative"),
    ("a day later", NEVER, "unknown", "relative"),
    ("the day before", NEVER, "unknown", "relative"),
    ("two weeks earlier", NEVER, "unknown", "relative"),
    ("the same day", NEVER, "unknown", "relative"),
    ("April of that year", NEVER, "unknown", "relative"),
    ("the quarter", NEVER, "unknown", "relative"),
    ("the year-ago quarter", NEVER, "unknown", "relative"),
    ("in the coming days", NEVER, "unknown", "future"),
    ("in the near future", NEVER, "unknown", "future"),
    # to come
    ("tomorrow", span("03-21"), "day", "future"),
    ("the day after tomorrow", span("03-22"), "day", "future"),
    ("next week", span("03-24", "03-30"), "week", "future"),
    ("next month", span("04-01", "04-30"), "month", "future"),
    ("early next month", span("04-01", "04-10"), "span", "future"),
    ("next quarter", span("04-01", "06-30"), "span", "future"),
    ("next year", span("2032-01-01", "2032-12-31"), "year", "future"),
    ("the next two weeks", span("03-20", "04-03"), "span", "future"),
    ("over the coming 24 hours", span("03-20", "03-21"), "span", "future"),
    ("next Monday", span("03-24"), "day", "future"),
    ("next March", span("2032-03-01", "2032-03-31"), "month", "future"),
    ("next spring", span("2032-03-01", "2032-05-31"), "span", "future"),
    ("this summer", span("06-01", "08-31"), "span", "future"),
    ("this September", span("09-01", "09-30"), "month", "future"),
    ("later this month", span("03-20", "03-31"), "span", "future"),
    ("later this week", span("03-20", "03-23"), "span", "future"),
    ("by the end of 2032", span(None, "2032-12-31"), "span", "future"),
]


@pytest.mark.parametrize(("words", "days", "precision", "kind"), READ)
def test_read(words: str, days: tuple[Day | None, Day | None], precision: str, kind: str) -> None:
    when = date.read(words, PUBLISHED)
    assert when is not None
    assert ((when.first, when.last), when.precision) == (days, precision)
    assert when.text in words
    kinds = {one.kind for one in date.find(f"They met, {words}, again.", PUBLISHED)}
    bare = kind == "span" and words[:4].isdigit()
    assert kind in kinds or bare


NOTHING = ["", "villagers", "12 people", "may be", "an 18-year-old", "the sun"]


@pytest.mark.parametrize("words", NOTHING)
def test_read_nothing(words: str) -> None:
    assert date.read(words, PUBLISHED) is None


# without the day of publication, whole dates only
UNDATED = [
    ("5 April 2027", span("2027-04-05")),
    ("in 2025", span("2025-01-01", "2025-12-31")),
    ("in December 2025", span("2025-12-01", "2025-12-31")),
    ("since 2025", span("2025-01-01", None)),
    ("the summer of 2029", span("2029-06-01", "2029-08-31")),
    ("on Tuesday", NEVER),
    ("yesterday", NEVER),
    ("5 April", NEVER),
    ("in April", NEVER),
    ("last week", NEVER),
    ("this week", NEVER),
    ("last month", NEVER),
    ("last Friday", NEVER),
    ("last summer", NEVER),
    ("over the past week", NEVER),
    ("two days ago", NEVER),
    ("for four years", NEVER),
    ("the weekend", NEVER),
    ("the six-year war", NEVER),
    ("in its third year", NEVER),
    ("Christmas Eve", NEVER),
    ("Monday and Tuesday", NEVER),
    ("3-5 March", NEVER),
]


@pytest.mark.parametrize(("words", "days"), UNDATED)
def test_read_without_a_day_of_publication(words: str, days: tuple[Day | None, Day | None]) -> None:
    when = date.read(words, None)
    assert when is not None
    assert (when.first, when.last) == days


# a sentence, and the dates in it
FIND = [
    ("They may march on the second house; the sun set; he sat down.", []),
    ("May it end. March on! The Sun said so.", []),
    ("In May they left; on Sat. 8 March they came back.", ["In May", "on Sat. 8 March"]),
    ("In March 30 villagers were hurt.", ["In March"]),
    ("On March 3 villagers were hurt.", ["On March 3"]),
    ("An 18-year-old was hurt, 12 others fled 20 km.", []),
    ("About 2000 people and 2016 fighters fled.", []),
    ("The 2014 war and the war of 2015.", ["The 2014", "2015"]),
    ("She is 30 years old and lost two years of school.", []),
    ("It said on Tuesday that 12 were hurt on Monday.", ["on Tuesday", "on Monday"]),
    ("Shelling early on Tuesday hit a mill.", ["early on Tuesday"]),
    ("An attack on 5 April 2027 and one in 2028.", ["on 5 April 2027", "in 2028"]),
    ("Sundays bombardment hit a mill.", ["Sundays"]),
    ("A three-storey house and a 24-hour truce.", []),
    ("Resolution 2254 and Highway 2015.", []),
    ("over\nthe past week", ["over\nthe past week"]),
    ("on Monday\n\nTuesday", ["on Monday", "Tuesday"]),
    ("Killed since the raids began on Monday.", ["since the raids began on Monday", "on Monday"]),
    ("Nine were killed in 24 hours, the most in weeks.", ["in 24 hours"]),
    ("Nine were hurt so far this year, and none so far.", ["so far this year", "so far"]),
    ("The Sun Valley road and the fall of the city in the long winter.", []),
    ("They were killed by Friday's raid.", ["by Friday's"]),
    ("The İ on Monday", ["on Monday"]),
    (
        "It said so on Monday. A mill was hit in May. On Dec. 5, too.",
        ["on Monday", "in May", "On Dec. 5"],
    ),
    ("It was hit on Sunday (March 16), he said.", ["on Sunday (March 16)"]),
    (
        "A week after the raid, the mill, now in its third year, shut.",
        ["A week after", "now", "in its third year"],
    ),
    ("It was 14:30 on 9/11.", []),
    ("Call 2031-555 or 12.34.56.", []),
    ("On 31 February nothing happened.", []),
    # a count and no year or day
    ("In May twenty one farmers fled; in March first aid came.", ["In May", "in March"]),
    ("Two thousand people fled, and shells for 2000 guns were found.", []),
    ("They have tents for 2032, and plans into 2033.", ["for 2032", "2033"]),
    ("2029\n\nThe mill burnt.", ["2029"]),
    ("The siege of 2029, 2030 and its 2031 end.", ["2029", "2030", "2031"]),
    # before Christ is before the calendar
    ("They crossed in April 480 BC.", []),
    # a part of a town, a part of a number
    ("The old quarter and a quarter of the town burnt; the third quarter of the town did not.", []),
    ("Jan and Mar left in Jan. and came in Mar.", ["in Jan.", "in Mar"]),
    ("They said that four days had gone.", []),
    ("In the early morning hours of 5 March.", ["In the early morning hours of 5 March"]),
    ("The first Friday since the truce.", ["Friday"]),
]


@pytest.mark.parametrize(("sentence", "texts"), FIND)
def test_find(sentence: str, texts: list[str]) -> None:
    found = date.find(sentence, PUBLISHED)
    assert [one.when.text for one in found] == texts
    assert all(sentence[one.start : one.end] == one.when.text for one in found)
    assert {one.kind for one in found} <= date.KINDS.keys()


# what comes again each week or year is behind or ahead, by the words around it
TENSES = [
    # the sign in front of it
    ("The court will sit on Friday.", span("03-21"), "future"),
    ("The court sat on Friday.", span("03-14"), "day"),
    ("The truce is due to begin on Thursday.", span("03-20"), "day"),
    ("She said talks would resume on Monday.", span("03-24"), "future"),
    ("The bridge will be opened on Monday.", span("03-24"), "future"),
    ("The bridge was opened on Monday.", span("03-17"), "day"),
    ("The pass is expected to open in April.", span("04-01", "04-30"), "future"),
    ("The pass opened in April.", span("2030-04-01", "2030-04-30"), "span"),
    ("The vote is set for 9 November.", span("11-09"), "future"),
    ("The vote was held on 9 November.", span("2030-11-09"), "day"),
    # the nearest of two
    ("The mayor, who will resign, said on Monday that he was ill.", span("03-17"), "day"),
    # the sign behind it
    ("On Friday the court will sit.", span("03-21"), "future"),
    ("On Friday, nine were hurt and a mill will be rebuilt.", span("03-14"), "day"),
    # not of another sentence
    ("They will leave. On Friday nine were hurt.", span("03-14"), "day"),
    # what has a name, or goes on, has happened
    ("They will mourn those of Friday's raid.", span("03-14"), "day"),
    ("They will be tried over the 12 April raid.", span("2030-04-12"), "day"),
    ("It will go on as it has since Monday.", span("03-17", "03-20"), "since"),
    ("Roads were shut due to fire on Friday.", span("03-14"), "day"),
    ("The toll could rise, said a medic on Friday.", span("03-14"), "day"),
    # no sign: the nearest, if that is near
    ("Stock of record 12 April.", span("04-12"), "future"),
    ("Market hall, 12 November.", span("2030-11-12"), "day"),
    # its year is written
    ("It will reopen on 5 March 2029, he had said.", span("2029-03-05"), "day"),
    ("It will hold until Monday.", span(None, "03-24"), "future"),
]


@pytest.mark.parametrize(("sentence", "days", "kind"), TENSES)
def test_tense(sentence: str, days: tuple[Day | None, Day | None], kind: str) -> None:
    (found,) = date.find(sentence, PUBLISHED)
    assert ((found.when.first, found.when.last), found.kind) == (days, kind)


@pytest.mark.parametrize("word", TABLE["tense"]["ahead"])
def test_every_sign_of_what_is_to_come(word: str) -> None:
    (found,) = date.find(f"The fair, {word}, on Friday.", PUBLISHED)
    assert found.when.first == Day(2031, 3, 21)


@pytest.mark.parametrize("word", TABLE["tense"]["gone"])
def test_every_sign_of_what_is_gone(word: str) -> None:
    (found,) = date.find(f"They will, but we {word} it on Friday.", PUBLISHED)
    assert found.when.first == Day(2031, 3, 14)


# An invented history, which names its years and then tells on.
YEARS = "The league was founded in 1901, 1902, 1903, 1904, 1905, 1906, 1907, 1908, 1909 and 1910."
HISTORY = [
    (
        "War broke out in May 1911. In July the ford was taken.",
        "In July",
        span("1911-07-01", "1911-07-31"),
    ),
    ("War broke out in May 1911. It fell on 9 June.", "on 9 June", span("1911-06-09")),
    # into the next year, and a little back
    (
        "War broke out in November 1911. In February snow fell.",
        "In February",
        span("1912-02-01", "1912-02-29"),
    ),
    (
        "War broke out in May 1911. In February they had armed.",
        "In February",
        span("1911-02-01", "1911-02-28"),
    ),
    # a year leaves all its months open
    (
        "In 1911 they armed. In October they marched.",
        "In October",
        span("1911-10-01", "1911-10-31"),
    ),
    (
        "War broke out in May 1911. By the end of the year it was over.",
        "By the end of the year",
        span(None, "1911-12-31"),
    ),
    (
        "War broke out in May 1911. In the summer it spread.",
        "In the summer",
        span("1911-06-01", "1911-08-31"),
    ),
    ("War broke out on 4 May 1911. On Friday it spread.", "On Friday", span("1911-05-05")),
    ("War broke out in May 1911. On Friday it spread.", "On Friday", NEVER),
    (
        "War broke out in May 1911, and in July of that year it spread.",
        "in July of that year",
        span("1911-07-01", "1911-07-31"),
    ),
    # what stands on another day carries the story on
    (
        "War broke out in May 1911. The following year, in June, it spread.",
        "in June",
        span("1912-06-01", "1912-06-30"),
    ),
    # a look ahead does not
    (
        "War broke out in May 1911, planned for 1920. In July it spread.",
        "In July",
        span("1911-07-01", "1911-07-31"),
    ),
    # a year of its own
    (
        "War broke out in May 1911. In July 1920 it was told.",
        "In July 1920",
        span("1920-07-01", "1920-07-31"),
    ),
]


@pytest.mark.parametrize(("passage", "words", "days"), HISTORY)
def test_a_history_tells_on(passage: str, words: str, days: tuple[Day | None, Day | None]) -> None:
    told = [found for passages in date.tell([YEARS, passage], PUBLISHED) for found in passages]
    (found,) = [found for found in told if found.when.text == words]
    assert (found.when.first, found.when.last) == days


NEWS = [
    ["War broke out in May 1911. In February they met."],
    [
        YEARS,
        "In February they met, on Monday, yesterday, two days ago and today; last Friday, too.",
    ],
]


@pytest.mark.parametrize("passages", NEWS)
def test_news_is_told_from_its_publication(passages: list[str]) -> None:
    if len(passages) > 1:
        passages = [passages[0], passages[1] * 2]
    told = [found for found in date.tell(passages, PUBLISHED)[-1] if "February" in found.when.text]
    assert {(found.when.first, found.when.last) for found in told} == {span("02-01", "02-28")}


SETTLED = [
    ("It was hit on 5 March 2029 and the next day.", "the next day", span("2029-03-06")),
    (
        "It was hit in May 2029; a year later it was rebuilt.",
        "a year later",
        span("2030-01-01", "2030-12-31"),
    ),
    (
        "Sales fell in the third quarter of 2029 from a year earlier.",
        "from a year earlier",
        span("2028-07-01", "2028-09-30"),
    ),
    (
        "Sales fell in the third quarter of 2029. The quarter was bad.",
        "The quarter",
        span("2029-07-01", "2029-09-30"),
    ),
    (
        "Sales fell in the third quarter of 2029. In the year-ago quarter they rose.",
        "In the year-ago quarter",
        span("2028-07-01", "2028-09-30"),
    ),
    # the last quarter that has ended, where none is named
    ("The quarter was bad.", "The quarter", span("2030-10-01", "2030-12-31")),
    ("It was hit on 5 March 2029; at the same time a mill burnt.", "at the same time", NEVER),
    ("It was hit on 5 March 2029, in the days before.", "in the days before", NEVER),
]


@pytest.mark.parametrize(("sentence", "words", "days"), SETTLED)
def test_settled(sentence: str, words: str, days: tuple[Day | None, Day | None]) -> None:
    found = date.settled(date.find(sentence, PUBLISHED), PUBLISHED)
    (one,) = [one for one in found if one.when.text == words]
    assert (one.when.first, one.when.last) == days


def test_the_stamp_of_a_text_tells_the_order_of_its_numbers() -> None:
    assert date.read("11/02/2030", Day(2030, 11, 2)) == When(
        "11/02/2030", *span("2030-11-02"), "day"
    )
    assert date.read("11/02/2030", PUBLISHED) == When("11/02/2030", *span("2030-02-11"), "day")


def test_a_day_after_publication_is_of_the_future() -> None:
    (found,) = date.find("on 5 April 2031", PUBLISHED)
    assert found.kind == "future"


ROWS = [
    (row["example"], word)
    for row in TABLE["day"] + TABLE["feast"] + TABLE["unknown"]
    for word in row["words"]
]


@pytest.mark.parametrize(("example", "word"), ROWS)
def test_every_word_of_the_table(example: str, word: str) -> None:
    assert date.find(example, PUBLISHED)
    found = date.find(
        f"They met {word.title() if word.endswith(('eve', 'day')) else word}.", PUBLISHED
    )
    assert any(one.when.text.lower().endswith(word) for one in found)


PARTS = [(row["example"], row["part"], word) for row in TABLE["part"] for word in row["words"]]


@pytest.mark.parametrize(("example", "part", "word"), PARTS)
def test_every_part(example: str, part: str, word: str) -> None:
    shown = date.find(example, PUBLISHED)
    assert len(shown) == 1
    text = f"They met {word} February 2030.".replace("- ", "-")
    (found,) = date.find(text, PUBLISHED)
    assert found.when.text == f"{word} February 2030".replace("- ", "-")
    whole = (found.when.first, found.when.last) == (Day(2030, 2, 1), Day(2030, 2, 28))
    assert whole == (part in ("whole", "week") or part.endswith("quarter"))


# words that stand on another day; here on Wednesday 2031-03-12
TOLD_FROM = [
    ("the previous day", span("03-11")),
    ("the day before", span("03-11")),
    ("a day earlier", span("03-11")),
    ("two days before", span("03-10")),
    ("the next day", span("03-13")),
    ("the following day", span("03-13")),
    ("a day later", span("03-13")),
    ("the day after", span("03-13")),
    ("a week after", span("03-19")),
    ("a week earlier", span("03-05")),
    ("the same day", span("03-12")),
    ("that night", span("03-12")),
    ("at the same time", span("03-12")),
    ("that week", span("03-10", "03-16")),
    ("the previous quarter", span("2030-10-01", "2030-12-31")),
    ("the same quarter", span("01-01", "03-20")),
    ("the previous week", span("03-03", "03-09")),
    ("the previous month", span("02-01", "02-28")),
    ("a month earlier", span("02-01", "02-28")),
    ("two years earlier", span("2029-01-01", "2029-12-31")),
    ("hours later", NEVER),
    ("five hours later", span("03-12", "03-13")),
    ("since then", span("03-12", "03-20")),
    ("days later", NEVER),
    ("a few weeks earlier", NEVER),
    ("a month later", NEVER),
    ("recently", NEVER),
    ("on Tuesday", span("03-18")),
    ("999 years earlier", span("1032-01-01", "1032-12-31")),
]


@pytest.mark.parametrize(("words", "days"), TOLD_FROM)
def test_told_from(words: str, days: tuple[Day | None, Day | None]) -> None:
    found = date.find(f"It was so {words}.", PUBLISHED)
    when = date.told_from(found[0].when, When("on 12 March", *span("03-12"), "day"), PUBLISHED)
    assert (when.first, when.last) == days


@pytest.mark.parametrize(
    ("words", "day"),
    [("that week", Day.max), ("a day later", Day.max), ("the day before", Day.min)],
)
def test_a_day_told_from_the_end_of_the_calendar_is_unknown(words: str, day: Day) -> None:
    when = date.find(f"It was so {words}.", PUBLISHED)[0].when
    assert date.told_from(when, When("then", day, day, "day"), None) == when


def test_words_told_from_an_unknown_day_stay_unknown() -> None:
    unknown = When("recently", None, None, "unknown")
    words = When("the previous day", None, None, "unknown")
    assert date.told_from(words, unknown, PUBLISHED) == words


NAMES = [
    *(f"on 7 {name.title()} 2029" for name in TABLE["months"]),
    *(f"on {name.title()} {PUBLISHED:%d %B}" for name in TABLE["weekdays"]),
    *(f"since {name} 2029" for name in TABLE["seasons"]),
    *(f"in the past 12 {name}" for name in TABLE["units"]),
    *(f"in its {name} year" for name in TABLE["ordinals"]),
    *(f"on the {name} of February" for name in TABLE["ordinals"] if name != "thirtieth"),
    *(f"in the {name} quarter of 2029" for name in TABLE["quarters"]),
    *(f"on Monday {name}" for name in TABLE["behind"]["parts_of_day"]),
    *(f"for {name} 12 weeks" for name in TABLE["in_front"]["hedges"]),
    *(f"{name} this year" for name in TABLE["in_front"]["running"]),
    *(f"the two-year {name}" for name in TABLE["lasting"]["words"]),
]


@pytest.mark.parametrize("words", NAMES)
def test_every_name_of_the_table(words: str) -> None:
    (one,) = date.find(f"They met {words}.", PUBLISHED)
    assert one.when.text == words
    assert one.when.first is not None


def test_a_name_that_is_a_word_needs_its_capital() -> None:
    for name in TABLE["ambiguous"]["months"] + TABLE["ambiguous"]["days"]:
        assert date.find(f"They {name} it.", PUBLISHED) == []
        assert date.find(f"{name.title()} it be.", PUBLISHED) == []


COMPATIBLE = [
    ("on Tuesday", "this week", True, False, True),
    ("on Tuesday", "on Monday", False, False, False),
    ("in 2030", "in December 2030", True, True, False),
    ("since 2030", "on Tuesday", True, True, False),
    ("recently", "on Tuesday", True, False, False),
    ("until Monday", "on Tuesday", False, False, False),
    ("until Monday", "in 2030", True, True, False),
    ("on Tuesday", "on Tuesday", True, True, True),
]


@pytest.mark.parametrize(("one", "other", "same", "holds", "held"), COMPATIBLE)
def test_compatible_and_contains(one: str, other: str, same: bool, holds: bool, held: bool) -> None:
    left, right = date.read(one, PUBLISHED), date.read(other, PUBLISHED)
    assert left is not None
    assert right is not None
    assert date.compatible(left, right) is date.compatible(right, left) is same
    assert date.contains(left, right) is holds
    assert date.contains(right, left) is held


SAID = [
    (span("2031-04-05"), "5 April 2031"),
    (span("2031-03-03", "2031-03-05"), "3 to 5 March 2031"),
    (span("2031-02-28", "2031-03-03"), "28 February to 3 March 2031"),
    (span("2030-12-28", "2031-01-03"), "28 December 2030 to 3 January 2031"),
    (span("2031-03-01", "2031-03-31"), "March 2031"),
    (span("2031-01-01", "2031-12-31"), "2031"),
    (span("2029-01-01", "2031-12-31"), "2029 to 2031"),
    (span("2031-03-03", None), "from 3 March 2031"),
    (span(None, "2031-03-03"), "until 3 March 2031"),
    (NEVER, "at an unknown time"),
]


@pytest.mark.parametrize(("days", "words"), SAID)
def test_say(days: tuple[Day | None, Day | None], words: str) -> None:
    assert date.say(When("", *days, "span")) == words


@pytest.mark.parametrize("words", [words for words, *_ in READ])
def test_what_is_said_back_is_read_the_same(words: str) -> None:
    first = date.read(words, PUBLISHED)
    assert first is not None
    if first.first is None or first.last is None or first.first <= PUBLISHED < first.last:
        return
    again = date.read(date.say(first), PUBLISHED)
    assert again is not None
    assert (again.first, again.last) == (first.first, first.last)


WORDS = [word for word, *_ in READ] + [sentence for sentence, _ in FIND]
PIECES = st.sampled_from([piece for words in WORDS for piece in words.split(" ")])
DAYS = st.one_of(st.none(), st.dates(Day(1900, 1, 1), Day(2100, 12, 31)))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40), st.sampled_from(" \n-,/"), DAYS
)
def test_any_text_keeps_its_offsets(pieces: list[str], between: str, published: Day | None) -> None:
    words = between.join(pieces)
    for one in date.find(words, published):
        assert one.start < one.end
        assert words[one.start : one.end] == one.when.text
        first, last = one.when.first, one.when.last
        assert first is None or last is None or first <= last
        assert last is None or published is None or one.kind == "future" or last <= published
        assert date.say(one.when)


@pytest.mark.parametrize(
    "words",
    [
        "9" * 5000,
        "2031-" * 999,
        "on Monday and " * 500,
        "early on " * 999,
        "the " * 5000,
        " " * 9999,
        "since " * 2000,
    ],
)
def test_endless_dates_are_read_quickly(words: str) -> None:
    begun = time.perf_counter()
    date.find(words, PUBLISHED)
    assert time.perf_counter() - begun < 5


def test_an_article_is_read_in_milliseconds() -> None:
    article = " ".join(sentence for sentence, _ in FIND)
    article *= max(1, 2400 // len(article))
    date.find(article, PUBLISHED)
    begun = time.perf_counter()
    for _ in range(5):
        date.find(article, PUBLISHED)
    spent = (time.perf_counter() - begun) / 5 * 2400 / len(article)
    # 1 to 3 ms where it was written; the bound leaves room for a slow machine.
    assert spent < 0.1
