"""The shelf of places: its tables hold together, its index is made once and mended when broken."""

import json
import time
from collections import Counter

import pytest

from warmonitor.reference import gazetteer, world
from warmonitor.reference.spelling import loose, plain, skeleton
from warmonitor.reference.tables import table

KINDS = {"site", "neighbourhood", "town", "district", "governorate", "country", "region"}

FOLDED = [
    ("Sheikh Saeed", "Shaykh Sa'id"),
    ("Idleb", "Idlib"),
    ("Deir al-Zour", "Dayr az Zawr"),
    ("Dar'a", "Daraa"),
    ("Al-Ḩasakah", "Hasaka"),
    ("Kfar Zita", "Kafr Zeita"),
    ("Tell Rifaat", "Tal Rifat"),
    ("Masaken Hanano", "Hananu"),
    ("Salah ad-Deen", "Salah al-Din"),
    ("Qamishli", "Kamishly"),
]
APART = [
    ("Hama", "Homs"),
    ("Khan", "Han"),
    ("Tal Abyad", "Tal Aran"),
    ("Kobani", "Kabani"),
    ("Aleppo", "Alep"),
]


@pytest.mark.parametrize(("one", "other"), FOLDED)
def test_spellings_fold_to_one_key(one, other):
    assert loose(one) == loose(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_names_keep_another_key(one, other):
    assert loose(one) != loose(other)


def test_the_strict_key():
    assert plain("Ain al-Arab") == "ain arab"
    assert plain("Al-Bab\nEl Fasher\nAs\n") == "bab\nfasher\nas\n"
    assert plain("Zaporizhzhia") == "zaporizhzhia"
    assert skeleton("Hamadaniyah") == skeleton("Hamdaniyeh") != ""
    assert skeleton("Homs") == ""


def rows():
    names = ("syria_regions", "syria_towns", "syria_neighbourhoods", "regions")
    return [
        (group, row)
        for name in names
        for group in table(f"places/{name}")["group"]
        for row in group["rows"]
    ]


def test_every_row_is_whole():
    entries = gazetteer.shelf().entries
    doubled = [name for name, often in Counter(row[0] for _, row in rows()).items() if often > 1]
    assert doubled == []
    for group, row in rows():
        assert group["kind"] in KINDS
        assert abs(row[2]) <= 90, row
        assert abs(row[3]) <= 180, row
        assert row[2:4] == [round(degrees, 3) for degrees in row[2:4]], row
        assert all(isinstance(name, str) and plain(name) for name in [row[1], *row[4]]), row
        entry = entries[row[0]]
        assert row[0] not in entry.within
        for up in entry.within:
            assert gazetteer.by_id(up) is not None, (row[0], up)


def test_every_spelling_finds_its_row():
    for _, row in rows():
        for name in [row[1], *row[4]]:
            keys = {entry.id for entry in gazetteer.named(name.removeprefix("?"))}
            assert row[0] in keys, (row[0], name)


def test_a_hundred_neighbourhoods_of_aleppo():
    entries = gazetteer.shelf().entries.values()
    inside = [e for e in entries if e.kind == "neighbourhood" and "sy:aleppo" in e.within]
    assert len(inside) >= 100
    for entry in inside:
        assert gazetteer.distance(entry, gazetteer.shelf().entries["sy:aleppo"]) < 15, entry


def test_places_lie_near_what_contains_them():
    entries = gazetteer.shelf().entries
    # The largest governorate is some 250 km across; a swapped or mistyped coordinate is further off.
    for entry in entries.values():
        for up in entry.within:
            if up in entries and entries[up].kind in ("governorate", "town", "district"):
                assert gazetteer.distance(entry, entries[up]) < 260, (entry.id, up)


def test_provinces_of_the_world_lead_to_our_rows():
    for outer in gazetteer.shelf().same:
        row = gazetteer.world().identified(outer)
        assert row is not None, outer
        assert gazetteer.by_id(outer).own, outer


def test_a_town_of_the_world_lies_in_our_province():
    entry = next(e for e in gazetteer.named("Dayr Hafir") if e.country == "SY")
    assert entry.within == ("sy:aleppo-governorate", "iso:SY")
    assert gazetteer.named("Halep")[0].id == "sy:aleppo"


@pytest.fixture
def few_towns(tmp_path, monkeypatch):
    """Make the index of three towns, in a folder of its own."""
    town = {
        "geonameid": 1,
        "name": "Tal Zerzur",
        "latitude": 1.0,
        "longitude": 2.0,
        "countrycode": "SY",
    }
    town |= {
        "population": 1200,
        "admin1code": "09",
        "alternatenames": ["Tell Zarzour", "tal zrzwr", "تل", "TZR"],
    }
    other = {
        **town,
        "geonameid": 2,
        "name": "Zerzur al-Kabira",
        "population": 90000,
        "alternatenames": [],
    }
    source = tmp_path / "towns.json"
    source.write_text(json.dumps({"1": town, "2": other}), "utf-8")
    monkeypatch.setattr(world, "_towns_file", lambda: source)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def test_the_index_is_made_once(few_towns):
    said = []
    opened = world.open_world(said.append)
    assert len(said) == 1
    assert [row.id for row in opened.named("tell zarzour")] == ["geonames:1"]
    assert opened.named("tzr") == () == opened.named("tal zrzwr")
    assert opened.begins("zerzur")
    assert not opened.begins("tzr")
    assert opened.numbered(opened.named("syria")[0].number).id == "iso:SY"
    started = time.perf_counter()
    world.open_world(said.append)
    assert time.perf_counter() - started < 0.5
    assert len(said) == 1
    assert [path.suffix for path in world.cache_folder().iterdir()] == [".sqlite"]


@pytest.mark.parametrize("damage", [b"", b"not an index", None, "cut"])
def test_a_broken_index_is_made_again(few_towns, damage):
    world.open_world(lambda line: None)
    path = world.index_file()
    whole = path.read_bytes()
    if damage is None:
        # somebody else's database
        path.unlink()
        import sqlite3

        other = sqlite3.connect(path)
        other.execute("CREATE TABLE name (key TEXT)")
        other.commit()
        other.close()
    else:
        path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else damage)
    said = []
    assert world.open_world(said.append).named("tal zerzur")
    assert len(said) == 1


def test_without_a_folder_to_write_to_it_still_works(few_towns, monkeypatch):
    (few_towns / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(few_towns / "file"))
    assert world.open_world(lambda line: None).named("tal zerzur")


def test_the_real_index_opens_quickly():
    world.open_world()
    started = time.process_time()
    opened = world.open_world()
    assert time.process_time() - started < 0.05
    assert opened.named("kharkiv")[0].country == "UA"


def test_countries_and_provinces_lie_somewhere():
    """A country has its middle from the table, a province that of its towns, and their people."""
    ohio, syria = gazetteer.by_id("iso:US-OH"), gazetteer.by_id("iso:SY")
    assert (ohio.kind, ohio.within) == ("governorate", ("iso:US",))
    assert abs(ohio.latitude - 40.3) < 1
    assert abs(ohio.longitude + 82.7) < 1
    assert 5_000_000 < ohio.population < 12_000_000
    assert (syria.latitude, syria.longitude) == (35.0, 38.0)
    toronto, oxford = gazetteer.named("Toronto")[0], gazetteer.named("Oxford")[0]
    assert (toronto.within, oxford.within) == (("iso:CA-ON", "iso:CA"), ("iso:GB",))


def test_short_forms_name_provinces():
    rows = table("places/short")["group"][0]["rows"]
    for place, *forms in rows:
        assert gazetteer.by_id(place) is not None, place
        for form in forms:
            assert gazetteer.in_short(form).id == gazetteer.in_short(form.rstrip(".")).id == place
    assert gazetteer.in_short("Ohio") is None


def test_centres_are_those_of_countries():
    centres = table("places/centres")
    for code, (north, east) in centres["countries"].items():
        entry = gazetteer.by_id(f"iso:{code}")
        assert entry is not None, code
        towns = [town for town in (gazetteer.capital(code),) if town]
        assert all(gazetteer.distance(entry, town) < 4500 for town in towns), code
        assert abs(north) <= 90
        assert abs(east) <= 180
    for code in filter(None, centres["provinces"].values()):
        assert gazetteer.by_id(f"iso:{code}") is not None, code
