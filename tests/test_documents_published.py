"""The day of publication: from stamps, datelines, metadata, the option, and last of all the name."""

from datetime import date
from pathlib import Path

import pytest

from warmonitor import documents
from warmonitor.documents import stamps
from warmonitor.records import Document
from warmonitor.reference.tables import table

BODY = (
    "Shells fell on the market of Marjan on Tuesday and killed at least 14 people, officials said."
)
DAY = date(2024, 3, 5)

# What stands before (or around) the text in one line, the day, and how the text begins.
LINES = [
    (f"Tue 05 Mar 2024 {BODY}", DAY),
    (f"Tue 05 Mar 2024 at 0914 {BODY}", DAY),
    (f"Tuesday 5 March 2024 {BODY}", DAY),
    (f"Tuesday, March 5, 2024 {BODY}", DAY),
    (f"Tue Mar 5 2024 {BODY}", DAY),
    (f"March 5 2024 1402 UTC+3 {BODY}", DAY),
    (f"March 5th, 2024 - {BODY}", DAY),
    (f"5 Mar 2024 {BODY}", DAY),
    (f"05.03.2024 {BODY}", DAY),
    (f"05-03-2024 {BODY}", DAY),
    (f"05/03/2024 {BODY}", DAY),
    (f"2024-03-05 {BODY}", DAY),
    (f"2024/03/05 10:15 {BODY}", DAY),
    (f"2024-03-05T10:15:00Z {BODY}", DAY),
    (f"2024年3月5日 {BODY}", DAY),
    (f"Published March 5 2024 {BODY}", DAY),
    (f"Published: 5 March, 2024 10:15 GMT {BODY}", DAY),
    (f"Date of publication 5 March 2024 {BODY}", DAY),
    (f"Posted on March 5, 2024 {BODY}", DAY),
    (f"Updated: 5 March 2024 10:15 GMT {BODY}", DAY),
    # a list of names and a number glued to the year, as pages without markup have it
    (f"Last updated at Mar 052024 MARJAN {BODY}", DAY),
    # two stamps: the first is of the publication, whatever the second says
    (f"Published 5 March 2024 Updated 7 March 2024 {BODY}", DAY),
    (f"1735 05.03.2024(updated 2033 07.03.2024) Get short URL 0 55 {BODY}", DAY),
    (f"Last updated 7 March 2024 Published 5 March 2024 {BODY}", DAY),
    # the stamp stands behind a title, with the agency before it
    (f"Market shelling kills 14 in Marjan AFP Tuesday 5 Mar 2024 {BODY}", DAY),
    (f"Market Shelling Kills 14 in the Town of Marjan 5 March 2024 {BODY}", DAY),
    # the second number can only be a day: the month comes first
    (f"3/25/2024 {BODY}", date(2024, 3, 25)),
    # a date that a sentence tells is no stamp
    (f"{BODY} The last such attack was on 7 May 2023.", None),
    ("On 5 March 2024 shells fell on the market of Marjan and killed at least 14 people.", None),
    ("Since 5 March 2024 shells have fallen on the market of Marjan every day of the week.", None),
    ("The attack of March 5 2024 on Marjan killed at least 14 people, a new report finds.", None),
    (
        "A boy drinks at a well in Marjan March 5 2024 (Harbour Photo). Shells fell on the town.",
        None,
    ),
    # days that do not exist, and numbers that are no days
    (f"31 February 2024 {BODY}", None),
    (f"32.13.2024 {BODY}", None),
    (f"Flight 05/03/1024 {BODY}", None),
    (BODY, None),
]


def read(folder: Path, text: str, name: str = "text.txt", **options: object) -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return documents.load(str(path), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("line", "day"), LINES, ids=lambda value: str(value)[:60])
def test_day_of_a_line(line: str, day: date | None, tmp_path: Path) -> None:
    document = read(tmp_path, line)
    assert (document.published.day if document.published else None) == day
    body = "\n".join(passage.words for passage in document.passages if passage.kind == "body")
    if BODY in line:
        assert BODY in body
    if document.published is not None:
        assert document.published.text in line
        assert document.published.precision == "day"
        assert document.published.text not in body


PAGES = [
    ("Shells kill 14 in Marjan\n\n5 March 2024\n\n", DAY),
    ("Shells kill 14 in Marjan\nBy Anna Nobody, Marjan | 5 Mar 2024 10:15\n\n", DAY),
    ("Shells kill 14 in Marjan\nPublished\n5 March 2024\nUpdated\n7 March 2024\n\n", DAY),
    ("5 March 2024\nShells kill 14 in Marjan\n\n", DAY),
    # the stamp is glued to the first paragraph
    ("Shells kill 14 in Marjan\n\nPublished 5 March 2024 ", DAY),
    ("Shells kill 14 in Marjan\nTue 05 Mar 2024 at 0914 ", DAY),
    # a title that holds a date is no stamp
    ("What we know of the attack of 5 March 2024\n\n", None),
    ("Shells kill 14 in Marjan\n\n", None),
    # numeric dates of one page share their form: here the month comes first
    ("Shells kill 14 in Marjan\n03/05/2024\nLast modified: 03/25/2024\n\n", DAY),
]


@pytest.mark.parametrize(("head", "day"), PAGES, ids=lambda value: str(value)[:60])
def test_day_of_a_page(head: str, day: date | None, tmp_path: Path) -> None:
    text = f"{head}{BODY}\n\nThe army said on 9 March 2024 that it had not fired a shot in all of that week.\n"
    document = read(tmp_path, text)
    assert (document.published.day if document.published else None) == day


def test_day_below_a_statement(tmp_path: Path) -> None:
    text = f"Statement on Marjan\n\n{BODY}\n\n{BODY}\n\nThe capital, 5 March 2024\n"
    document = read(tmp_path, text)
    assert document.published is not None
    assert document.published.day == DAY


@pytest.mark.parametrize("kind", ["published", "updated"])
def test_every_label(kind: str, tmp_path: Path) -> None:
    for label in table("english/datelines")["words"][kind]:
        for text in (
            f"{label} 5 March 2024",
            f"{label.title()}: March 5, 2024",
            f"{label.upper()} 05.03.2024",
        ):
            (stamp,) = stamps.stamps(text)
            assert (stamp.label, stamp.day, stamp.start) == (kind, DAY, 0), text


@pytest.mark.parametrize("word", table("english/datelines")["words"]["before_a_day_in_a_sentence"])
def test_every_word_before_a_day_in_a_sentence(word: str) -> None:
    text = f"It was seen {word} 5 March 2024"
    (stamp,) = stamps.stamps(text)
    assert stamps.in_sentence(text, stamp)


@pytest.mark.parametrize("month", table("english/datelines")["months"].items(), ids=str)
def test_every_month(month: tuple[str, int]) -> None:
    (stamp,) = stamps.stamps(f"5 {month[0].title()} 2024")
    assert stamp.day == date(2024, month[1], 5)


GIVEN = [
    # the text says it itself
    (f"7 May 2023 {BODY}", "text.txt", DAY, date(2023, 5, 7)),
    (BODY, "text.txt", DAY, DAY),
    (BODY, "harbour-2023-01-01.txt", DAY, DAY),
    # how databases write that there is no day
    (BODY, "text.txt", date.min, None),
    (BODY, "text.txt", date.max, None),
    (BODY, "harbour-2024-03-05.txt", date.min, DAY),
]


@pytest.mark.parametrize(("text", "name", "given", "day"), GIVEN, ids=lambda value: str(value)[:30])
def test_the_option_fills_the_gap(
    text: str, name: str, given: date, day: date | None, tmp_path: Path
) -> None:
    document = read(tmp_path, text, name, published=given)
    assert (document.published.day if document.published else None) == day


NAMES = [
    ("harbour-2024-03-05.txt", DAY),
    ("20240305_briefing.txt", DAY),
    ("2024_03_05.txt", DAY),
    ("harbour-2024-13-05.txt", None),
    ("report-120240305.txt", None),
    ("harbour.txt", None),
]


@pytest.mark.parametrize(("name", "day"), NAMES)
def test_the_name_of_the_file_is_the_last_resort(
    name: str, day: date | None, tmp_path: Path
) -> None:
    document = read(tmp_path, BODY, name)
    assert (document.published.day if document.published else None) == day
    if document.published is not None:
        assert document.published.text.startswith("file name: ")


def test_the_text_is_believed_before_the_name(tmp_path: Path) -> None:
    document = read(tmp_path, f"5 March 2024 {BODY}", "harbour-2023-01-01.txt")
    assert document.published is not None
    assert document.published.day == DAY


DATELINES = [
    (f"MARJAN (Reuters) - {BODY}", "MARJAN (Reuters) -", ("Reuters",)),
    (f"MARJAN, Sabra (AP) — {BODY}", "MARJAN, Sabra (AP) —", ("AP",)),
    (f"MARJAN, March 5 (Xinhua) -- {BODY}", "MARJAN, March 5 (Xinhua) --", ("Xinhua",)),
    (f"MOSCOW, March 5. /TASS/. {BODY}", "MOSCOW, March 5. /TASS/.", ("TASS",)),
    (f"Marjan, SANA-{BODY}", "Marjan, SANA-", ("SANA",)),
    (f"MARJAN — {BODY}", "MARJAN —", ()),
    (f"Geneva/Marjan (Aid Office) – {BODY}", "Geneva/Marjan (Aid Office) –", ()),
    (f"(AFP) - {BODY}", "(AFP) -", ("AFP",)),
    # a dash in a sentence, a name in brackets in a sentence: no dateline
    (f"Marjan - a river town - was shelled. {BODY}", None, ()),
    (f"The Sabra Brigades (SB) said on Monday they had left. {BODY}", None, ()),
]


@pytest.mark.parametrize(("line", "head", "agencies"), DATELINES, ids=lambda value: str(value)[:40])
def test_dateline(line: str, head: str | None, agencies: tuple[str, ...], tmp_path: Path) -> None:
    document = read(tmp_path, line)
    found = [passage.words for passage in document.passages if passage.kind == "dateline"]
    assert found == ([head] if head else [])
    assert document.agencies == agencies
    (body,) = [passage for passage in document.passages if passage.kind == "body"]
    assert document.text[body.place(0) :] == (BODY if head else line)


# A whole date in the dateline of a text in one line is its day of publication.
DATED_LINES = [
    ("KYIV, March 14, 2034. The ministry said nine people were killed.", date(2034, 3, 14)),
    ("Moscow, 22 November 2033. Units of the group destroyed two posts.", date(2033, 11, 22)),
    ("TAIZ, 5 October 2031 - Three members of one family were killed.", date(2031, 10, 5)),
    ("TEL AVIV, July 9, 2034 (Army Spokesperson's Unit) - Troops killed 30 men.", date(2034, 7, 9)),
    ("GOMA, Democratic Republic of Congo, Nov 30, 2032 - The army said so.", date(2032, 11, 30)),
    ("PORT SUDAN, Sudan, Dec 3, 2033 - At least 39 people were killed.", date(2033, 12, 3)),
]


@pytest.mark.parametrize(("line", "day"), DATED_LINES, ids=lambda value: str(value)[:30])
def test_a_dateline_with_a_whole_date(line: str, day: date, tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_text(line, "utf-8")
    document = documents.load(str(file), published=None, source=None)
    assert document.published is not None
    assert document.published.day == day
    kinds = [passage.kind for passage in document.passages]
    assert kinds == ["dateline", "body"]
    assert not document.passages[1].words.startswith(("-", "–", "(", str(day.year)))
