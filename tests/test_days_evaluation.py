"""How days that people marked are read and compared, on invented texts."""

from datetime import date as Day
from pathlib import Path

import pytest

from evaluation import days, recognizers, timex

VALUES = [
    ("2031-03-05", ("2031-03-05", "2031-03-05")),
    ("2031-03-05T17:00", ("2031-03-05", "2031-03-05")),
    ("2031-03-05TEV", ("2031-03-05", "2031-03-05")),
    ("2031-03", ("2031-03-01", "2031-03-31")),
    ("2031", ("2031-01-01", "2031-12-31")),
    ("2031-W10", ("2031-03-03", "2031-03-09")),
    ("2031-W10-WE", ("2031-03-08", "2031-03-09")),
    ("2031-W10-2", ("2031-03-04", "2031-03-04")),
    ("2031-Q3", ("2031-07-01", "2031-09-30")),
    ("2031-H1", ("2031-01-01", "2031-06-30")),
    ("2031-SU", ("2031-06-01", "2031-08-31")),
    ("2031-WI", ("2031-12-01", "2032-02-29")),
    ("203", ("2030-01-01", "2039-12-31")),
    ("203X", ("2030-01-01", "2039-12-31")),
    ("20", ("2001-01-01", "2100-12-31")),
    # left open by the annotator
    ("2031-XX", ("2031-01-01", "2031-12-31")),
    ("2031-WXX", ("2031-01-01", "2031-12-31")),
    ("2031-03-XX", ("2031-03-01", "2031-03-31")),
    # no days
    ("PRESENT_REF", None),
    ("XXXX-XX-XX", None),
    ("BC0480", None),
    ("null", None),
    ("2031-02-30", None),
    ("2031-W54", None),
]


@pytest.mark.parametrize(("value", "asked"), VALUES)
def test_days_of_a_value(value: str, asked: tuple[str, str] | None) -> None:
    found = timex.days_of(value)
    assert (found and (found[0].isoformat(), found[1].isoformat())) == asked


def text(tmp_path: Path, body: str) -> timex.Text:
    stamp = '<DCT><TIMEX3 tid="t0" type="DATE" value="2031-03-20">20310320</TIMEX3></DCT>'
    (tmp_path / "one.tml").write_text(f"<TimeML>{stamp}<TEXT>{body}</TEXT></TimeML>", "utf-8")
    (one,) = timex.texts(tmp_path)
    return one


def marked(words: str, value: str, kind: str = "DATE", more: str = "") -> str:
    return f'<TIMEX3 tid="t1" type="{kind}" value="{value}" {more}>{words}</TIMEX3>'


ENDS_NOW = 'endPoint="t0"'

# a text, and how many expressions are right, read, and asked for
SCORED = [
    (f"It burnt on {marked('Tuesday', '2031-03-18')}.", (1, 1, 1)),
    (f"It burnt on {marked('Tuesday', '2031-03-11')}.", (0, 1, 1)),
    ("It burnt on Tuesday.", (0, 1, 0)),
    (f"It burnt {marked('some day', '2031-03-18')}.", (0, 0, 1)),
    # a time counts by its day
    (f"It burnt {marked('at noon on Tuesday', '2031-03-18T12:00', 'TIME')}.", (1, 1, 1)),
    # vague values are not asked for, and no day is read there
    (f"It burns {marked('now', 'PRESENT_REF')}.", (0, 0, 0)),
    (f"It burnt {marked('recently', 'PAST_REF')}.", (0, 0, 0)),
    (f"It burns {marked('today', 'PRESENT_REF')}.", (0, 1, 0)),
    # a length is left out, whatever is read there; not so where it ends on the day of publication
    (f"It burnt for {marked('two weeks', 'P2W', 'DURATION')}.", (0, 0, 0)),
    (f"In the {marked('past two weeks', 'P2W', 'DURATION', ENDS_NOW)} it burnt.", (1, 1, 1)),
    # parts, ends, weeks
    (f"It burnt in {marked('early February', '2031-02')}.", (1, 1, 1)),
    (f"It burnt {marked('this week', '2031-W12')}.", (1, 1, 1)),
    (f"It burns since {marked('2029', '2029')}.", (1, 1, 1)),
    (f"It burnt until {marked('February', '2031-02')}.", (1, 1, 1)),
    (f"It burnt in {marked('this month', '2031-03')}.", (1, 1, 1)),
    # one span of ours over two marks
    (f"It burnt from {marked('3', '2031-03-03')} to {marked('5 March', '2031-03-05')}.", (2, 2, 2)),
    (f"It burnt from {marked('3', '2031-03-04')} to {marked('5 March', '2031-03-05')}.", (1, 2, 2)),
    (f"It burnt since the raids began on {marked('Monday', '2031-03-17')}.", (1, 1, 1)),
    # a unit that was left open
    (f"It burnt {marked('last week', '2031-WXX')}.", (1, 1, 1)),
    (f"It burnt in {marked('2029', '2029-XX')}.", (1, 1, 1)),
]


@pytest.mark.parametrize(("body", "numbers"), SCORED)
def test_scored(tmp_path: Path, body: str, numbers: tuple[int, int, int]) -> None:
    score, errors = days.scored(text(tmp_path, body))
    assert (score.right, score.read, score.asked) == numbers
    wrong = score.read - score.right
    assert wrong <= len(errors) <= wrong + score.asked - score.right


def test_a_text_without_a_day_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text("<TimeML><TEXT>It burnt.</TEXT></TimeML>", "utf-8")
    with pytest.raises(ValueError, match="no day of publication"):
        timex.texts(tmp_path)


def case(words: str, value: str, *days: str) -> recognizers.Case | None:
    names = ("startDate", "endDate") if len(days) > 1 else ("date",)
    past = dict(zip(names, days, strict=True))
    result = {"Text": words, "Value": {"Timex": value, "PastResolution": past}}
    return recognizers.chosen(
        {"Context": {"ReferenceDateTime": "2031-03-20T00:00:00"}, "Results": [result]}
    )


CHOSEN = [
    (case("5 March", "XXXX-03-05", "2031-03-05"), True),
    (case("in February", "XXXX-02", "2031-02-01", "2031-03-01"), True),
    (case("past 2 days", "(2031-03-18,2031-03-20,P2D)", "2031-03-18", "2031-03-20"), True),
    # not over yet, no name, the asker's, vague, theirs
    (case("tomorrow", "2031-03-21", "2031-03-21"), False),
    (case("this year", "2031", "2031-01-01", "2032-01-01"), False),
    (case("the 5", "XXXX-XX-05", "2031-03-05"), False),
    (case("3/5", "XXXX-03-05", "2031-03-05"), False),
    (case("my day", "2031-03-20", "2031-03-20"), False),
    (case("the last day", "2031-03-19", "2031-03-19"), False),
    (case("few days ago", "2031-03-17", "2031-03-17"), False),
    (case("late February", "XXXX-02", "2031-02-16", "2031-03-01"), False),
    (case("5 March 1391", "1391-03-05", "1391-03-05"), False),
]


@pytest.mark.parametrize(("one", "fits"), CHOSEN)
def test_chosen(one: recognizers.Case | None, fits: bool) -> None:
    assert (one is not None) == fits


def test_months_ago_are_months() -> None:
    one = case("2 months ago", "2031-01-20", "2031-01-20")
    assert one is not None
    assert (one.first, one.ends) == (Day(2031, 1, 1), (Day(2031, 1, 31),))
