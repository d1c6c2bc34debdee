"""Gazetteers that a user adds: invented lists of every form, found in invented reports."""

import json
import sys
import time
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from warmonitor.claims.reading import READER
from warmonitor.cli import main
from warmonitor.records import UnreadableInput, WarmonitorError, WrongUsage
from warmonitor.reference import added, adding, gazetteer

# Two villages, the district that holds them, and a hill, in the columns of GeoNames.
DUMP = [
    (
        91000001,
        "Qandolat",
        "Qandolat,Kandolat,قندولات",
        35.61,
        38.11,
        "P",
        "PPL",
        "SY",
        "11",
        "9991",
        700,
    ),
    (91000002, "Mirzabek", "", 35.63, 38.12, "P", "PPL", "SY", "11", "9991", 0),
    (91000003, "Sub Qandolat", "", 35.6, 38.1, "A", "ADM2", "SY", "11", "9991", 0),
    (91000004, "Tall Mirzabek", "", 35.64, 38.12, "T", "HLL", "SY", "11", "9991", 0),
]


def dump(rows: list[tuple[Any, ...]]) -> str:
    lines = []
    for number, name, more, north, east, group, code, country, one, two, people in rows:
        cells = [number, name, name, more, north, east, group, code, country, "", one, two]
        lines.append("\t".join(map(str, [*cells, "", "", people, "", "", "", "2026-01-01"])))
    return "\n".join(lines) + "\n"


VILLAGES = (
    "featurename_en,featurename_ar,pcode,featurealtname1_en,adm3_en,adm3_pcode,adm1_en,adm1_pcode,"
    "adm0_en,adm0_pcode,point_x,point_y\n"
    "Barqounieh,برقونية,C90001,,Zerqal,SY999999,Idleb,SY07,Syrian Arab Republic,SY,36.61,35.81\n"
    "Jeb Hamrazan / Hamrazan,,C90002,Jib Hamrzan,Zerqal,SY999999,Idleb,SY07,,SY,36.62,35.82\n"
    ",,C90003,,Zerqal,SY999999,Idleb,SY07,Syrian Arab Republic,SY,36.6,35.8\n"
    "Far Hill,,C90004,,Zerqal,SY999999,Idleb,SY07,Syrian Arab Republic,SY,north,35.8\n"
)
QUARTERS = (
    "neighborhoodname_en,neighborhoodpcode,adm4_en,adm4_pcode,adm1_en,adm1_pcode,adm0_pcode\n"
    "Karm Al-Zaroubeh,N9001,Aleppo,C1007,Aleppo,SY02,SY\n"
    "As-Sakhour,N9002,Aleppo,C1007,Aleppo,SY02,SY\n"
)


def square(name: str, east: float, north: float, side: float, **more: str) -> dict[str, Any]:
    corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    ring = [[east + x, north + y] for x, y in corners]
    return {
        "type": "Feature",
        "properties": {"NAME": name, **more},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


SHAPES = {
    "type": "FeatureCollection",
    "features": [
        square("Wadi Orzun", 37.0, 35.0, 0.4),
        square("Upper Orzun", 37.1, 35.1, 0.1, kind="village"),
        {
            "type": "Feature",
            "properties": {"name": "Zarnuq camp", "type": "camp"},
            "geometry": {"type": "Point", "coordinates": [37.15, 35.15]},
        },
        {"type": "Feature", "properties": {"id": 7}, "geometry": None},
    ],
}


@pytest.fixture(autouse=True)
def shelf(tmp_path, monkeypatch):
    """An empty data folder."""
    monkeypatch.setenv("WARMONITOR_DATA", str(tmp_path / "data"))
    gazetteer.forget_added()
    yield tmp_path
    gazetteer.forget_added()


def put(folder: Path, name: str, content: str) -> str:
    (folder / name).write_text(content, "utf-8")
    return str(folder / name)


def only(name: str) -> gazetteer.Entry:
    (entry,) = gazetteer.named(name)
    return entry


def test_a_dump_of_geonames(shelf):
    outcome = adding.add(put(shelf, "SY.txt", dump(DUMP)))
    assert (outcome.about.name, outcome.about.form, outcome.about.places) == ("SY", "GeoNames", 4)
    village = only("Kandolat")
    assert (village.id, village.kind, village.population) == ("geonames:91000001", "town", 700)
    assert village.within[0] == "geonames:91000003"
    assert village.within[-1] == "iso:SY"
    assert only("Tall Mirzabek").kind == "site"
    assert gazetteer.by_id("geonames:91000003").kind == "district"


def test_an_archive(shelf):
    with zipfile.ZipFile(shelf / "XX.zip", "w") as archive:
        archive.writestr("readme.txt", "What the columns are.\n" * 500)
        archive.writestr("XX.txt", dump(DUMP))
    assert adding.add(str(shelf / "XX.zip")).about.name == "XX"
    assert only("Qandolat")


def test_a_table_leaves_out_what_it_cannot_use(shelf):
    outcome = adding.add(put(shelf, "villages.csv", "\ufeff" + VILLAGES))
    assert (outcome.about.places, outcome.about.unusable) == (2, 2)
    assert [one.where for one in outcome.examples] == ["line 4", "line 5"]
    assert "'north'" not in outcome.examples[0].why
    village = only("Hamrazan")
    assert (village.id, village.latitude, village.longitude) == ("ocha:C90002", 35.82, 36.62)
    assert village.within == ("ocha:SY999999", "sy:idlib-governorate", "iso:SY")
    assert gazetteer.by_id("ocha:SY999999").name == "Zerqal"
    assert only("Jib Hamrzan") == village


def test_levels_of_a_table_are_places(shelf):
    table = "ADM2_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE,center_lat,center_lon\n"
    adding.add(put(shelf, "two.csv", table + "Orzunia,UA9901,Kharkiv,UA63,Ukraine,UA,49.9,36.2\n"))
    entry = only("Orzunia")
    assert (entry.kind, entry.country, entry.within[-1]) == ("district", "UA", "iso:UA")


def test_a_known_place_stays_itself(shelf):
    adding.add(put(shelf, "quarters.csv", QUARTERS))
    assert only("Sakhour").id == "sy:sakhour"
    assert only("As-Sakhour").id == "sy:sakhour"
    entry = only("Karm al-Zaroubeh")
    assert (entry.id, entry.within[0]) == ("ocha:N9001", "sy:aleppo")


def test_shapes_keep_their_centre_and_what_they_contain(shelf):
    outcome = adding.add(put(shelf, "shapes.geojson", json.dumps(SHAPES)))
    assert (outcome.about.places, outcome.about.unusable) == (3, 1)
    valley, village, camp = only("Wadi Orzun"), only("Upper Orzun"), only("Zarnuq camp")
    assert (valley.latitude, valley.longitude, valley.kind) == (35.2, 37.2, "region")
    assert (village.latitude, village.longitude, village.kind) == (35.15, 37.15, "town")
    assert village.within[0] == valley.id
    assert camp.within[:2] == (village.id, valley.id)
    assert camp.kind == "site"
    assert {valley.country, village.country, camp.country} == {"SY"}


READ = [
    # beside a word that says what it is
    ("Shelling killed four people in the village of Qandolat in Syria.", "geonames:91000001"),
    # in another spelling
    ("In Syria, shelling killed four people in Kandoulat on Friday.", "geonames:91000001"),
    # a word inside a sentence
    ("In Syria, jets struck Mirzabek and killed four people.", "geonames:91000002"),
    # of a longer name that nobody knows it is not the head
    ("In Syria, shelling by Mirzabek Yorgun killed four people.", "iso:SY"),
    # in another country it is another place
    ("In Ukraine, shelling killed four people in Mirzabek on Friday.", None),
]


@pytest.mark.parametrize(("words", "identity"), READ)
def test_its_names_are_found(shelf, read, words, identity):
    adding.add(put(shelf, "SY.txt", dump(DUMP)))
    (claim,) = read(words)
    assert claim.place.id == identity


def test_the_reader_tells_of_it(shelf, read):
    words = "At least nine farmers were killed in the village of Qandolat in Syria, a doctor said."
    (before,) = read(words, date(2026, 5, 1))
    first, second = put(shelf, "SY.txt", dump(DUMP)), put(shelf, "villages.csv", VILLAGES)
    adding.add(first)
    (after,) = read(words, date(2026, 5, 1))
    assert (before.reader, before.place.id) == (READER, None)
    assert after.reader.startswith(f"{READER} gazetteers/")
    assert after.place.id == "geonames:91000001"
    assert after.id != before.id
    adding.add(second)
    both = added.digest()
    adding.remove("SY")
    adding.add(first)
    assert added.digest() == both != ""
    adding.remove("SY")
    adding.remove("villages")
    (again,) = read(words, date(2026, 5, 1))
    assert again == before


def test_the_same_file_twice_changes_nothing(shelf):
    path = put(shelf, "SY.txt", dump(DUMP))
    assert adding.add(path).new
    before = (added.folder() / "SY.sqlite").read_bytes()
    assert not adding.add(path).new
    assert not adding.add(put(shelf, "copy.txt", dump(DUMP))).new
    assert (added.folder() / "SY.sqlite").read_bytes() == before
    assert adding.add(put(shelf, "SY.txt", dump(DUMP[:1]))).about.places == 1
    assert [one.places for one in adding.listed()] == [1]


REFUSED = [
    ("", "it is empty"),
    ("Once upon a time\n", "begins 'Once upon a time'"),
    ("a,b,c\n1,2,3\n", "begins 'a,b,c'"),
    ('{"type": "FeatureCollection", "features": [', "no GeoJSON"),
    ('{"type": "Topology"}', "no features"),
    ("name,latitude,longitude\n,1,2\n", "none of its rows can be used; line 2: no name"),
    ("name,latitude,longitude\nمدينة,1,2\n", "no name in Latin letters"),
]


@pytest.mark.parametrize(("content", "why"), REFUSED)
def test_what_is_no_list_is_refused_in_one_line(shelf, content, why):
    with pytest.raises(UnreadableInput, match=r"list\.txt: ") as refusal:
        adding.add(put(shelf, "list.txt", content))
    assert why in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert added.files() == []
    assert list(added.folder().parent.glob("**/*.part")) == []


def test_what_is_not_there(shelf):
    with pytest.raises(UnreadableInput, match="No such file"):
        adding.add(str(shelf / "nowhere.txt"))
    with pytest.raises(WrongUsage, match="none was added"):
        adding.remove("SY")
    # A folder, and a data folder that cannot be made.
    with pytest.raises(UnreadableInput, match="cannot be read"):
        adding.add(str(shelf))
    put(shelf, "data", "in the way")
    with pytest.raises(UnreadableInput, match="WARMONITOR_DATA"):
        adding.add(put(shelf, "SY.txt", dump(DUMP)))


def test_a_broken_gazetteer_says_what_to_do(shelf):
    path = put(shelf, "SY.txt", dump(DUMP))
    adding.add(path)
    (added.folder() / "SY.sqlite").write_bytes(b"no index")
    gazetteer.forget_added()
    with pytest.raises(WarmonitorError, match="warmonitor gazetteer remove SY"):
        gazetteer.named("Qandolat")
    assert adding.add(path).new
    assert only("Qandolat")


def test_a_long_list_takes_no_time_to_read_with(shelf):
    names = [
        (92000000 + n, f"Vorda{n:05d}", "", 35.0, 38.0, "P", "PPL", "SY", "", "", 0)
        for n in range(13_000)
    ]
    watched: list[tuple[int, int]] = []
    path = put(shelf, "SY.txt", dump(names))
    adding.add(path, lambda done, size: watched.append((done, size)))
    assert watched[-1][0] == watched[-1][1] == Path(path).stat().st_size
    started = time.process_time()
    for number in range(500):
        assert gazetteer.named(f"Vorda{number:05d}")
        assert not gazetteer.named(f"Nowhere{number}")
    assert time.process_time() - started < 0.5


@pytest.fixture
def run(monkeypatch, capsys):
    """What runs the program in this process: arguments in; status, output, errors out."""

    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["warmonitor", *map(str, arguments)])
        status: Any = 0
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
        return status, *capsys.readouterr()

    return call


def test_commands(shelf, run):
    villages, other = put(shelf, "villages.csv", VILLAGES), put(shelf, "other.txt", "nothing\n")
    status, out, errors = run("gazetteer", "add", villages, other, shelf / "no.txt")
    assert status == 1
    assert out == "added villages: 2 places (table)\n"
    first, second, third = errors.splitlines()
    assert first.endswith(
        "2 rows are left out (line 4: no name; line 5: '35.8' is no latitude or longitude)"
    )
    assert "other.txt: this is no list of places" in second
    assert "no.txt: cannot be read: No such file or directory" in third
    status, out, _ = run("gazetteer", "add", villages)
    assert (status, out.split(" was ")[1]) == (0, "added before, as villages\n")
    status, out, _ = run("gazetteer", "list")
    assert [line.split()[:3] for line in out.splitlines()] == [
        ["name", "places", "form"],
        ["villages", "2", "table"],
    ]
    status, out, errors = run("gazetteer", "remove", "village")
    assert (status, out) == (2, "")
    assert errors == "warmonitor: no added gazetteer is called 'village'; there are villages\n"
    assert run("gazetteer", "remove", "villages") == (0, "removed villages\n", "")
    assert run("gazetteer", "list")[1].startswith("no gazetteer was added")
