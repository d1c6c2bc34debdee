"""The running example: a page as it was copied from a browser, read whole and right.

The page is not part of the project; where it is not there, this test is skipped.
"""

from datetime import date
from pathlib import Path

import pytest

from warmonitor.pipeline import local
from warmonitor.records import Casualty, Document

PAGE = Path(__file__).parents[2] / "shared" / "data" / "seed" / "dw-2016-11-22.txt"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason=f"needs the seed page, {PAGE}")

OBSERVATORY = "Syrian Observatory for Human Rights"
WEEK = (date(2016, 11, 15), date(2016, 11, 22))

# outcome, low, high, classes, demographic, place, days, perpetrator's words, cause, speaker, relation
EXPECTED = {
    "K1": (
        "killed",
        1,
        1,
        ("opposition_force",),
        "commander",
        "Sheikh Saeed",
        None,
        None,
        "clashes",
        OBSERVATORY,
        None,
    ),
    "K2": (
        "killed",
        141,
        None,
        ("civilian",),
        None,
        "Eastern Aleppo",
        WEEK,
        "regime troops",
        "airstrike",
        OBSERVATORY,
        None,
    ),
    "K3": (
        "killed",
        18,
        18,
        ("civilian",),
        "child",
        "Eastern Aleppo",
        WEEK,
        "regime troops",
        "airstrike",
        OBSERVATORY,
        ("part_of", "K2"),
    ),
    "K4": (
        "killed",
        26,
        None,
        ("unspecified",),
        None,
        "Eastern Aleppo",
        (date(2016, 11, 21), date(2016, 11, 22)),
        None,
        None,
        OBSERVATORY,
        None,
    ),
    "K5": (
        "injured",
        200,
        None,
        ("unspecified",),
        None,
        "Eastern Aleppo",
        (date(2016, 10, 15), date(2016, 11, 22)),
        None,
        None,
        OBSERVATORY,
        None,
    ),
    "K6": (
        "killed",
        87,
        87,
        ("opposition_force", "unspecified"),
        None,
        "Eastern Aleppo",
        WEEK,
        None,
        None,
        OBSERVATORY,
        ("apart_from", "K2"),
    ),
    "K7": (
        "killed",
        13,
        None,
        ("civilian",),
        None,
        "Aleppo",
        WEEK,
        "Rebel",
        "shelling",
        OBSERVATORY,
        None,
    ),
    "K8": (
        "injured",
        40,
        None,
        ("unspecified",),
        None,
        "Aleppo",
        WEEK,
        "Rebel",
        "shelling",
        OBSERVATORY,
        None,
    ),
    "K9": (
        "besieged",
        None,
        300000,
        ("unspecified",),
        None,
        "Eastern Aleppo",
        (date(2016, 11, 22), date(2016, 11, 22)),
        None,
        None,
        None,
        None,
    ),
}


@pytest.fixture(scope="module")
def reading():
    (reading,) = local.read([str(PAGE)])
    return reading


@pytest.fixture(scope="module")
def figures(reading):
    return [claim for claim in reading.claims if isinstance(claim, Casualty)]


def matching(figures, outcome, low, high):
    found = [c for c in figures if (c.outcome, c.count.low, c.count.high) == (outcome, low, high)]
    assert len(found) == 1, (outcome, low, high, [(c.outcome, c.count) for c in figures])
    return found[0]


@pytest.mark.parametrize("key", EXPECTED)
def test_every_slot_of_the_table(figures, key):
    outcome, low, high, classes, demographic, place, days, by, cause, speaker, relation = EXPECTED[
        key
    ]
    claim = matching(figures, outcome, low, high)
    assert claim.victims.classes == classes
    assert claim.victims.demographic == demographic
    assert claim.place is not None
    assert claim.place.name == place
    assert "Aleppo" in (claim.place.name, *claim.place.within)
    assert (claim.time and (claim.time.first, claim.time.last)) == days
    assert (claim.perpetrator and claim.perpetrator.text) == by
    assert claim.cause == cause
    assert (claim.attribution[0].speaker if claim.attribution else None) == speaker
    assert claim.stance == "asserted"
    links = {"part_of": claim.part_of, "apart_from": claim.apart_from, "updates": claim.updates}
    for name, other in links.items():
        wanted = relation[1] if relation and relation[0] == name else None
        assert other == (matching(figures, *EXPECTED[wanted][:3]).id if wanted else None), name


def test_no_further_killed_or_injured(figures):
    told = [
        (c.outcome, c.count.low, c.count.high)
        for c in figures
        if c.outcome in ("killed", "injured")
    ]
    assert sorted(told, key=str) == sorted(
        (row[:3] for row in EXPECTED.values() if row[0] in ("killed", "injured")), key=str
    )


def test_the_document_around_them(reading):
    document = reading.outcome
    assert isinstance(document, Document)
    assert document.source is not None
    assert document.source.name == "DW"
    assert document.title == "Syrian army pushes into rebel-held Aleppo"
    assert document.section == "Conflicts"
    assert document.published is not None
    assert document.published.day == date(2016, 11, 22)
    assert document.agencies == ("AFP", "dpa", "Reuters")
    read = " ".join(passage.words for passage in document.passages if passage.kind != "caption")
    for furniture in ("Skip", "Image:", "Alleppo", "Top Story", "main menu"):
        assert furniture not in read


def test_who_told_whom(figures):
    displaced = [c for c in figures if c.outcome == "displaced"]
    assert [
        (c.count.low, c.count.high, c.attribution[0].text, c.attribution[0].via) for c in displaced
    ] == [(3, None, "Activists", "AFP")]


def test_quotes_stand_in_the_file(figures):
    text = PAGE.read_bytes().decode("utf-8")
    for claim in figures:
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
