"""Every place that an invented report names, resolved as one document, and where a map draws it."""

import importlib.util
from pathlib import Path

import pytest

from warmonitor.claims import language, page, toponyms
from warmonitor.claims.toponyms import Toponym

# The file beside this one that makes documents of texts.
_spec = importlib.util.spec_from_file_location("made", Path(__file__).with_name("conftest.py"))
made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made)


def named(text: str, *, adjectives: bool = False) -> list[Toponym]:
    document = made.document(text)
    parsed = language.load().pipe(passage.words for passage in document.passages)
    laid_out = page.build(document, zip(document.passages, parsed, strict=True))
    return toponyms.find(laid_out, adjectives=adjectives)


CASES = [
    # what stands behind the comma tells which, in full or in short
    (
        "A fire broke out in Salem, Ore., on Monday. Salem lies south of Portland.",
        [
            ("Salem", "geonames:5750162"),
            ("Ore.", "iso:US-OR"),
            ("Salem", "geonames:5750162"),
            ("Portland", "geonames:5746545"),
        ],
    ),
    # what is near a place names the place
    (
        "Two villages near Aleppo in Syria were shelled.",
        [("Aleppo", "sy:aleppo"), ("Syria", "iso:SY")],
    ),
    # a county lies in the state of the towns beside it
    (
        "Police in Walker County said the man fled from Birmingham, Alabama.",
        [
            ("Walker County", "fips:01127"),
            ("Birmingham", "geonames:4049979"),
            ("Alabama", "iso:US-AL"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places_are_named_and_resolved(text, expected):
    found = named(text)
    assert [(one.text.words[one.start : one.end], one.where.id) for one in found] == expected


def test_adjectives_of_countries_are_named_on_demand():
    text = "Georgian police met two Armenians in Tbilisi."
    assert [one.where.id for one in named(text)] == ["geonames:611717"]
    every = named(text, adjectives=True)
    assert [one.where.id for one in every] == ["iso:GE", "iso:AM", "geonames:611717"]


def test_a_place_without_coordinates_is_drawn_beside_its_neighbours():
    county, town, _ = named("Police in Walker County said the man fled from Birmingham, Alabama.")
    assert county.where.latitude is None
    assert county.point == town.point == (town.where.latitude, town.where.longitude)
    (alone,) = named("Police in Loving County gave no reason.")
    assert alone.where.within_ids == ("iso:US-TX", "iso:US")
    assert alone.point == (31.2, -100.0) or abs(alone.point[0] - 31) < 1


def test_a_longer_name_is_the_known_one_in_it():
    (one,) = named("He drove through Metro Vancouver in Canada.")[:1]
    assert (one.text.words[one.start : one.end], one.where.name) == ("Vancouver", "Vancouver")
