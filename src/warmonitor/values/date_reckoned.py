"""Read days that are reckoned from the day of publication: `yesterday`, `the past two weeks`."""

import re
from dataclasses import replace
from datetime import date, timedelta

from warmonitor.values import date_days as days
from warmonitor.values.date_reading import (
    Heart,
    Reading,
    latest_season,
    names,
    one_day,
    part_of,
    quantity,
    row_of,
    season_of,
    spanned,
    unit_of,
    unknown,
    whole_month,
)


def known(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `yesterday`, `overnight`, `at dawn`."""
    row = row_of("day", heart["known"])
    kind = row.get("kind", "day")
    if not published:
        return unknown(kind)
    first = published + timedelta(days=row["from"])
    last = published + timedelta(days=row["to"])
    return Reading(first, last, "day" if first == last else "span", kind)


def no_days(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `recently`, `since then`: recognised, and unknown."""
    return unknown(row_of("unknown", heart["unknown"])["kind"])


def weekend(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the weekend`: the latest Saturday and Sunday begun."""
    return spanned(days.weekend(published), "span") if published else unknown("span")


CALENDAR = ("week", "month", "quarter", "year")


def period(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `the past 24 hours`, `last week`, `this year`, `last Friday`, `recent months`."""
    which, unit = heart["pe_w"], heart["pe_u"]
    back = which in ("previous", "preceding") and heart["pe_n"] and unit
    if which in ("previous", "preceding", "following", "same", "that") and not back:
        counted = heart["pe_n"] and (which == "that" or not unit)
        return None if counted else unknown("relative")
    if which == "next" and unit and unit_of(unit) == "day" and not heart["pe_n"]:
        return unknown("relative")
    if which in ("next", "coming"):
        return _ahead(heart, front, published) or unknown("future")
    if which == "latest":
        return unknown("relative") if unit and unit_of(unit) == "quarter" else None
    if which == "recent":
        return unknown("recent")
    if unit:
        return _unit_period(heart, front, published)
    if which == "that" or heart["pe_n"]:
        return None
    return _named_period(heart, front, published)


def _unit_period(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    which, count = heart["pe_w"], heart["pe_n"]
    unit = unit_of(heart["pe_u"])
    plural = heart["pe_u"].endswith("s") and heart["pe_u"] != "hrs"
    counted = which in ("past", "previous", "preceding") or (which == "last" and bool(front["the"]))
    if count or counted:
        number = quantity(count) if count else (None if plural else 1)
        if number is None:
            return unknown("recent")
        end = _end(heart["pe_t"], published)
        return _back(number, unit, end) if end else unknown("past")
    if plural or unit in ("hour", "fortnight", "decade"):
        return unknown("recent") if which == "last" else None
    if not published:
        return unknown("span")
    calendar = _calendar(which, unit, part_of(front), published)
    later = which == "this" and (front["part"] or "").startswith("later")
    if calendar and calendar.last and later:
        last = days.week(published)[1] if unit == "week" else calendar.last
        return Reading(published, last, "span", "future")
    return calendar


def _ahead(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `next week`, `the next two years`, `next spring`; `coming days` are not known."""
    if not published:
        return None
    if not heart["pe_u"]:
        return _named_ahead(heart, published)
    unit, number = unit_of(heart["pe_u"]), quantity(heart["pe_n"])
    if number is not None:
        return Reading(published, days.after(published, number, unit), "span", "future")
    if heart["pe_n"] or heart["pe_u"].endswith("s") or unit not in CALENDAR:
        return None
    return _later(_calendar("next", unit, part_of(front), published))


def _named_ahead(heart: Heart, published: date) -> Reading | None:
    """Read `next Friday`, `next March`, `next spring`: the first begun after publication."""
    if heart["pe_d"]:
        number = names()["weekdays"][heart["pe_d"]]
        return _later(one_day(days.latest_weekday(published + timedelta(days=7), number)))
    if heart["pe_m"]:
        month = names()["months"][heart["pe_m"]]
        year = published.year + (month <= published.month)
        return _later(whole_month(month, year, "", published))
    span = season_of(heart["pe_s"], published.year)
    if span[0] <= published:
        span = season_of(heart["pe_s"], published.year + 1)
    return _later(spanned(span, "span"))


def _later(reading: Reading | None) -> Reading | None:
    return replace(reading, kind="future") if reading else None


def _end(weekday_name: str | None, published: date | None) -> date | None:
    """Return the day a period runs to: `in the 24 hours to Monday`."""
    if weekday_name and published:
        return days.latest_weekday(published, names()["weekdays"][weekday_name])
    return published


def _back(number: int, unit: str, end: date, kind: str = "past") -> Reading:
    first = days.before(end, number, unit)
    return Reading(
        first, end, unit if number == 1 and unit in ("week", "month", "year") else "span", kind
    )


def _calendar(which: str, unit: str, part: str, published: date) -> Reading | None:
    """Read `this week`, `late last month`, `early last year`."""
    back = {"last": 1, "this": 0, "next": -1}.get(which, 0)
    if unit == "day":
        return None
    if unit == "week":
        if back:
            return spanned(days.week(published, back), "week")
        return Reading(published - timedelta(days=7), published, "week", "past")
    if unit == "month":
        total = published.year * 12 + published.month - 1 - back
        return whole_month(total % 12 + 1, total // 12, part, published)
    if unit == "quarter":
        return spanned(days.quarter(published, back), "span")
    number = published.year - back
    span = days.part_of_year(number, part)
    return spanned(span, "year" if span == days.years(number, number) else "span")


def _named_period(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `last Friday`, `last March`, `last summer`."""
    if not published:
        return unknown("day" if heart["pe_d"] else "span")
    if heart["pe_d"]:
        number = names()["weekdays"][heart["pe_d"]]
        # `Last Monday` in a Tuesday's paper is not yesterday: a day so near has a shorter name.
        edge = published - timedelta(days=2 if heart["pe_w"] == "last" else 0)
        return one_day(days.latest_weekday(edge, number))
    if heart["pe_m"]:
        number = names()["months"][heart["pe_m"]]
        number_year = days.latest_year(published, number)
        if heart["pe_w"] == "last" and number == published.month:
            number_year -= 1
        if heart["pe_w"] == "this":
            number_year = published.year
        return whole_month(number, number_year, part_of(front), published)
    if heart["pe_w"] == "this" and season_of(heart["pe_s"], published.year)[0] > published:
        winter = season_of(heart["pe_s"], published.year - 1)
        return spanned(
            winter if winter[1] >= published else season_of(heart["pe_s"], published.year), "span"
        )
    return latest_season(heart["pe_s"], published, over=heart["pe_w"] == "last")


def nth(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `in its seventh year`, `in the seventh year of the war`: it began six years before."""
    if not published:
        return unknown("past")
    if heart["nth"].startswith("the") and not heart["nt_w"]:
        return None
    words = heart["nt_n"]
    number = names()["ordinals"].get(words) or int(re.sub(r"\D", "", words))
    return _begun(number - 1, heart["nt_u"], published)


def _begun(number: int, unit: str, published: date) -> Reading:
    """Return what began so many whole units ago; years are told no closer than the year."""
    first = days.before(published, number, unit) if number else published
    if unit == "year":
        return Reading(first.replace(month=1, day=1), published, "year", "past")
    return Reading(first, published, "span", "past")


def ago(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `two days ago`; `a week earlier` stands on a day said elsewhere."""
    if heart["ag_r"] != "ago":
        return unknown("relative") if heart["ag_r"] != "prior" else None
    number = quantity(heart["ag_n"])
    if number is None:
        return unknown("recent")
    if not published:
        return unknown("ago")
    unit = unit_of(heart["ag_u"])
    day = published
    for more in re.finditer(r"(.+?)\s(\w+?)(?:,|\sand)?\s", heart["ag_x"]):
        further = quantity(more[1])
        if further is None or unit_of(more[2]) == "hour":
            return unknown("recent")
        day = days.before(day, further, unit_of(more[2]))
    day = days.before(day, number, unit)
    if unit == "hour":
        return Reading(day, published, "span", "ago")
    if unit == "month":
        return spanned(days.month(day.year, day.month), "month", "ago")
    if unit in ("year", "decade"):
        return spanned(days.years(day.year, day.year), "year", "ago")
    return Reading(day, day, "day" if unit == "day" else "week", "ago")


def length(heart: Heart, front: Heart, published: date | None) -> Reading | None:
    """Read `for four years`, `in 24 hours`, `for months`, `the start of the year`."""
    unit, number = unit_of(heart["le_u"]), quantity(heart["le_n"])
    plural = heart["le_u"].endswith("s")
    if heart["le_x"] or "-" in heart["length"][: heart.end("le_u") - heart.start()]:
        return _lasting(heart, unit, number, published)
    if not heart["le_n"] and front["the"] and front["part"] and not plural:
        told = published and unit in ("week", "month", "year")
        return _calendar("this", unit, part_of(front), published) if told and published else None
    if front["prep"] not in ("for", "in", "within", "over", "during", "throughout"):
        return None
    if number is None:
        vague = front["prep"] == "for" and (heart["le_n"] or plural)
        return unknown("recent") if vague else None
    end, kind = _end(heart["le_t"], published), "past" if heart["le_t"] else "duration"
    return _back(number, unit, end, kind) if end else unknown(kind)


def _lasting(heart: Heart, unit: str, number: int | None, published: date | None) -> Reading | None:
    """Read `the six-year-old war`: it began in the year six years before; a boy is no war."""
    lasting = heart["le_w"] and (unit == "year" or heart["le_x"] == "-old")
    if not lasting or number is None:
        return None
    return _begun(number, unit, published) if published else unknown("past")
