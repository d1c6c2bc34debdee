"""Actors that people add: the forms of tables, who is known, what is kept, and what is read then."""

import json
import os
import subprocess
import sysconfig
from pathlib import Path

import pytest

from warmonitor.records import VICTIM_CLASSES, UnreadableInput
from warmonitor.reference import actor_files, actor_matching, actors, ucdp_actors
from warmonitor.reference.actor_files import Row

PROGRAM = Path(sysconfig.get_path("scripts")) / "warmonitor"
OWN = (
    "name,aliases,country,class,side\n"
    "Karo River Guard,KRG;River Guard,South Sudan,armed_group,opposition_force\n"
    '"Hill Scouts, Northern",,SS;Uganda,,\n'
)


def read(name: str, text: str) -> list[Row]:
    return actor_files.read(name, text.encode(), actors.states())


def test_own_csv() -> None:
    first, second = read("own.csv", "\ufeff" + OWN)
    assert first.name == "Karo River Guard"
    assert first.aliases == ("KRG", "River Guard")
    assert (first.countries, first.kind, first.side) == (("SS",), "armed_group", "opposition_force")
    assert (second.name, second.countries) == ("Hill Scouts, Northern", ("SS", "UG"))
    assert (second.kind, second.side) == ("armed_group", None)  # unknown is written as unknown


def test_own_toml() -> None:
    text = '[[actor]]\nname = "River Guard"\naliases = ["KRG"]\ncountry = "Sudan"\n'
    assert read("own.toml", text) == [
        Row(name="River Guard", aliases=("KRG",), countries=("SD",), kind="armed_group")
    ]


def test_sides_are_victim_classes() -> None:
    assert set(VICTIM_CLASSES) >= actor_files.SIDES


BAD = [
    ("t.txt", "name\nA\n", "is neither .csv nor .toml"),
    ("t.csv", "", "has no column 'name' and is no UCDP actor table"),
    ("t.csv", "name\n", "has no actors in it"),
    ("t.csv", "name,colour\nA,red\n", "has a column 'colour'; the columns are"),
    ("t.csv", "name,country\nA,Atlantis\n", "line 2: no country is called 'Atlantis'"),
    ("t.csv", "name,country\nA,SD\nB\n", "line 3 has more or fewer cells than the head"),
    ("t.csv", "name\nA,B\n", "line 2 has more or fewer cells than the head"),
    ("t.csv", "name,side\nA,good\n", "line 2: 'good' is none of armed_other"),
    ("t.csv", "name,class\nA,army\n", "line 2: 'army' is none of activist"),
    ("t.csv", "name\n...\n", "line 2: '...' is no name"),
    ("t.csv", 'name\n"A\n', "line 2 is no CSV: unexpected end of data"),
    ("t.toml", "a = [", "is no TOML"),
    ("t.toml", "actor = 3", "has no rows [[actor]]"),
    ("t.toml", "[[actor]]\nname = 3", "actor 1: 3 is not a text"),
    ("t.toml", "[[actor]]\nname = 'A'\naliases = [3]", "actor 1: 3 is not a text"),
    ("t.toml", "[[actor]]\naliases = ['B']", "actor 1: '' is no name"),
]


@pytest.mark.parametrize(("name", "text", "reason"), BAD)
def test_a_bad_table_is_refused_in_one_line(name: str, text: str, reason: str) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        read(name, text)
    assert refusal.value.reason.startswith(reason)
    assert "\n" not in str(refusal.value)


def test_a_table_in_other_letters_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="is not UTF-8"):
        actor_files.read("t.csv", b"\xff\xfe", actors.states())


HEAD = "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,Org,ConflictId,Location,NewName\n"
UCDP = [
    # an organised group: all its names, and it fought a government
    (
        '7,KRG,KRG,Garde Karo / Гвардия,"Karo Guard, River Guard",1,12,"Chad, Sudan",n/a\n',
        {
            "ref": "ucdp-7",
            "name": "KRG",
            "aliases": ("Karo Guard", "River Guard", "Garde Karo", "Гвардия"),
            "countries": ("TD", "SD"),
            "side": "opposition_force",
        },
    ),
    # a part of one, and a country with two names
    (
        "8,KRG - Odo faction,n/a,n/a,n/a,1,,Myanmar (Burma),\n",
        {"aliases": ("Odo faction of KRG",), "countries": ("MM",), "side": "armed_other"},
    ),
    # followers
    ("9,Supporters of Odo,,,,2,,Chad,\n", {"aliases": ("Odo supporters",)}),
    # a people is a party only in front of its armed men
    (
        "10,Karos (Chad),,,,3,,Chad,\n",
        {"before": ("Karos", "Karo"), "aliases": ("Karos militia",), "side": "armed_other"},
    ),
    # a clan is one by its name
    (
        "11,Odo clan (Karo),,,,3,,Chad,\n",
        {"aliases": ("Odo clan (Karo)", "Odo clan", "Odo clan militia")},
    ),
    # a government: the state's own, or one that no state of today is
    (
        '12,Government of Chad,,,,4,,"Chad, Sudan",\n',
        {"countries": ("TD",), "of_state": True, "kind": "state", "side": "government_force"},
    ),
    (
        "13,Government of Karo,,,,4,,Chad,\n",
        {"of_state": False, "kind": "state", "name": "Government of Karo"},
    ),
]


@pytest.mark.parametrize(("line", "expected"), UCDP)
def test_ucdp_rows(line: str, expected: dict[str, object]) -> None:
    (row,) = read("ucdp.csv", HEAD + line)
    assert {name: getattr(row, name) for name in expected} == expected


def test_ucdp_has_the_columns_that_are_read() -> None:
    assert set(HEAD.strip().split(",")) >= ucdp_actors.COLUMNS


def matched(*rows: Row) -> actor_matching.Matched:
    return actor_matching.match(rows, actors.shipped())


def test_a_known_actor_stays_itself_and_gains_names() -> None:
    result = matched(
        Row(name="Taleban", ref="ucdp-1", aliases=("Karo Students",), countries=("AF",))
    )
    assert result.actors == ()
    assert result.ids == {"ucdp-1": "taliban"}
    assert {name.key for name in result.names} == {("taleban",), ("karo", "students")}


def test_the_same_name_in_another_country_is_another_actor() -> None:
    result = matched(Row(name="Taliban", countries=("PE",)))
    assert [(actor.id, actor.country) for actor in result.actors] == [("added-taliban", "PE")]


def test_a_known_actor_is_one_row_only() -> None:
    rows = [Row(name="FARC", countries=("CO",), ref=ref) for ref in ("a", "b")]
    assert matched(*rows).ids == {"a": "farc", "b": "b"}


def test_a_people_is_no_group_named_after_it() -> None:
    result = matched(Row(name="Amhara", aliases=("Amhara militia",), before=("Amhara",), ref="a"))
    assert result.ids == {"a": "a"}


def test_a_government_is_the_state_and_needs_no_names() -> None:
    result = matched(Row(name="Government of Chad", countries=("TD",), of_state=True, ref="a"))
    assert (result.ids, result.names, result.actors) == ({"a": "td"}, (), ())


AT_HOME = [
    # short acronyms, single words and phrases of common words mean somebody at home only
    ("KRG", True),
    ("KAROFRONT", False),
    ("Scouts", True),
    ("Military faction", True),
    ("Karo River Guard", False),
    ("The Base", True),
]


@pytest.mark.parametrize(("name", "expected"), AT_HOME)
def test_what_is_common_is_meant_at_home(name: str, expected: bool) -> None:
    (found,) = matched(Row(name=name, countries=("TD",))).names
    assert found.at_home is expected


def test_a_name_of_two_actors_is_decided_by_the_country() -> None:
    result = matched(*[Row(name="Karo River Guard", countries=(c,), ref=c) for c in ("TD", "SS")])
    assert [(name.actor, name.at_home) for name in result.names] == [("TD", True), ("SS", True)]


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    own = {"WARMONITOR_DATA": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
    called = [str(PROGRAM), *map(str, arguments)]
    return subprocess.run(called, env=os.environ | own, capture_output=True, text=True, check=False)


def test_add_list_remove(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(OWN, "utf-8")
    assert run(tmp_path, "actors", "list").stdout.startswith("no table of actors was added")
    assert run(tmp_path, "actors", "add", table).stdout == "added own: 2 actors\n"
    kept = tmp_path / "data" / "actors" / "own.csv"
    assert kept.read_text("utf-8") == OWN
    again = run(tmp_path, "actors", "add", table)
    assert (again.returncode, again.stdout) == (0, f"{table} was added before\n")
    table.write_text(OWN.replace("River", "Lake"), "utf-8")
    missing = tmp_path / "none.csv"
    other = run(tmp_path, "actors", "add", missing, table)
    assert (other.returncode, other.stdout) == (1, "added own: 2 actors\n")
    assert other.stderr == f"warmonitor: {missing}: no such file or directory\n"
    assert run(tmp_path, "actors", "list").stdout == f"own: 2 actors ({kept})\n"
    assert run(tmp_path, "actors", "remove", "own").stdout == "removed own\n"
    gone = run(tmp_path, "actors", "remove", "own")
    assert gone.returncode == 2
    assert gone.stderr == "warmonitor: no table of actors is called 'own'; there is none\n"


def test_a_reader_with_added_actors_is_another_reader(tmp_path: Path) -> None:
    table, report = tmp_path / "own.csv", tmp_path / "report.txt"
    table.write_text(OWN, "utf-8")
    report.write_text("Nine farmers were killed by the Karo River Guard in Juba on Monday.\n")

    def told() -> tuple[str, str, str | None]:
        out = run(tmp_path, "read", report, "--format", "jsonl").stdout
        (claim,) = map(json.loads, out.splitlines())
        return claim["id"], claim["reader"], (claim["perpetrator"] or {}).get("actor")

    without = told()
    run(tmp_path, "actors", "add", table)
    (index,) = (tmp_path / "cache" / "warmonitor").glob("actors-*.json")
    added = told()
    index.write_text("{}")  # An index that is broken is made again.
    assert told() == added
    run(tmp_path, "actors", "remove", "own")
    assert told() == without
    assert added[0] != without[0]
    assert added[1].startswith(f"{without[1]} actors/")
    assert (without[2], added[2]) == (None, "Karo River Guard")
