"""Read days of the calendar: `5 March 2031`, `in March`, `the third quarter`, `on Tuesday`."""

import re
from calendar import isleap
from datetime import date, timedelta

from warmonitor.values import date_days as days
from warmonitor.values.date_reading import (
    Heart,
    Reading,
    latest_season,
    names,
    one_day,
    part_of,
    row_of,
    season_of,
    spanned,
    unknown,
    whole_month,
)
from warmonitor.values.date_words import day_number, full_year


def iso(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 2031-03-05."""
    month = names()["months"].get(heart["iso_m"]) or int(heart["iso_m"])
    return one_day(days.day(int(heart["iso_y"]), month, int(heart["iso_d"])))


# 11/02/2031 in a text published on 2 November is its date stamp: the month stands first there.
STAMP = timedelta(days=2)


def numeric(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 05/03/2031: the day first, unless no month is so high or it is the text's own stamp."""
    year = full_year(heart["n_y"])
    one, two = int(heart["n_a"]), int(heart["n_b"])
    day_first, month_first = days.day(year, two, one), days.day(year, one, two)
    if published and month_first and day_first and abs(month_first - published) <= STAMP:
        return one_day(min(day_first, month_first, key=lambda day: abs(day - published)))
    return one_day(day_first or month_first)


def numeric_month(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 3/2031."""
    return whole_month(int(heart["nm_m"]), int(heart["nm_y"]), part_of(front), published)


def day_month(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 5 March 2031 and 3-5 March."""
    one = heart["dm_a"] or heart["dm_w"]
    return _month_days(heart["dm_m"], heart["dm_y"], one, heart["dm_b"], published)


def month_day(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read March 5, 2031 and March 3-5."""
    one = heart["md_a"] or heart["md_t"] or heart["md_w"]
    two = one if heart["md_f"] else heart["md_b"]
    return _month_days(heart["md_m"], heart["md_y"], heart["md_f"] or one, two, published)


def _month_days(
    name: str, year: str | None, one: str, two: str | None, published: date | None
) -> Reading | None:
    month = names()["months"][name]
    if not year and not published:
        return unknown("day" if not two else "span")
    begin = day_number(one)
    number = full_year(year) if year else days.latest_year(published or date.max, month, begin)
    if not year and (month, begin) == (2, 29):
        number = next((leap for leap in range(number, number - 8, -1) if isleap(leap)), number)
    first = days.day(number, month, begin)
    if first is None or not two:
        return one_day(first)
    last = days.day(number, month, day_number(two))
    if last is None or last < first:
        return None
    return Reading(first, last, "span", "span")


def month(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read a month, or the part of it that the words in front name."""
    number = names()["months"][heart["mo_m"]]
    named = heart["mo_y"] or heart["mo_b"]
    return whole_month(number, full_year(named) if named else 0, part_of(front), published)


def year(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read 2031, 2029-2031, the 2020s, late 2031."""
    first = full_year(heart["ye_a"])
    if heart["ye_s"]:
        return spanned(days.years(first, first + 9), "span") if first % 10 == 0 else None
    if not heart["ye_b"]:
        span = days.part_of_year(first, part_of(front))
        return spanned(span, "year" if span == days.years(first, first) else "span")
    last = int(heart["ye_b"])
    if last <= 12 and last < first % 100:  # 2016-11
        return whole_month(last, first, "", published)
    last += first // 100 * 100 if last < 100 else 0
    return spanned(days.years(first, last), "span") if last > first else None


def feast(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `Christmas Eve`."""
    row = row_of("feast", re.sub(r",?\s+\d+$", "", heart["feast"]))
    if not heart["fe_y"] and not published:
        return unknown("day")
    number = int(heart["fe_y"] or 0)
    number = number or days.latest_year(published or date.max, row["month"], row["day"])
    return one_day(days.day(number, row["month"], row["day"]))


def weekday(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `Tuesday`: the latest not after the day of publication."""
    number = names()["weekdays"][heart["wd_d"]]
    if not published:
        return unknown("day")
    if heart["wd_o"] or heart["wd_m"] or heart["wd_t"]:
        return _weekday_of(heart, number, published)
    if heart["wd_w"]:
        return one_day(days.latest_weekday(published, number, earlier=True) - timedelta(days=7))
    if heart["wd_n"]:
        return one_day(_numbered(number, int(heart["wd_n"]), published))
    if "last" in (heart["wd_l"], heart["wd_f"]):
        return one_day(days.week(published, 1)[0] + timedelta(days=number))
    return one_day(days.latest_weekday(published, number))


def _weekday_of(heart: Heart, number: int, published: date) -> Reading | None:
    """Read `the first Friday of March`, `a Friday in May`: which, where it is said which."""
    year, month = published.year, published.month
    if heart["wd_m"]:
        month = names()["months"][heart["wd_m"]]
        year = int(heart["wd_y"] or days.latest_year(published, month))
    elif heart["wd_t"] in ("last", "next"):
        total = year * 12 + month - 1 + (1 if heart["wd_t"] == "next" else -1)
        year, month = total // 12, total % 12 + 1
    first, last = days.month(year, month)
    if not heart["wd_o"]:
        return spanned((first, last), "month")
    week = 7 * names()["quarters"][heart["wd_o"]] - 7
    day = first + timedelta(days=(number - first.weekday()) % 7 + week)
    return one_day(day) if day <= last else None


def _numbered(weekday: int, number: int, published: date) -> date | None:
    """Return the latest such weekday with such a number: `Friday the 15th`."""
    day = days.latest_weekday(published, weekday)
    weeks = (day - timedelta(weeks=back) for back in range(60))
    return next((one for one in weeks if one.day == number), None)


def quarter(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the third quarter of 2031`, and `third-quarter`: the latest begun."""
    first = names()["quarters"][heart["qu_n"]] * 3 - 2
    named = heart["qu_y"] or heart["qu_b"]
    if not named and not published:
        return unknown("span")
    number = int(named) if named else days.latest_year(published or date.max, first)
    which = heart["qu_w"] or heart["qu_f"]
    if published and which:
        number = published.year + {"last": -1, "next": 1}.get(which, 0)
    return spanned(days.months(number, first, first + 2), "span")


def standing(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the quarter`, `the year-ago quarter`: they stand on a quarter named before."""
    if heart["st_n"] and published:
        first = names()["quarters"][heart["st_n"]] * 3 - 2
        return spanned(
            days.months(days.latest_year(published, first) - 1, first, first + 2), "span"
        )
    return unknown("relative")


def season(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the summer of 2031`, and `in the summer`: the latest begun."""
    if not heart["se_y"]:
        told = front["the"] and (front["prep"] or heart["se_s"] not in ("fall", "spring"))
        if not (told or front["part"]):
            return None
        if heart["se_s"] == "fall":
            return None
        return latest_season(heart["se_s"], published) if published else unknown("span")
    return spanned(season_of(heart["se_s"], full_year(heart["se_y"])), "span")
