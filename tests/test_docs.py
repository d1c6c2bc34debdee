"""The words keep up with the house: what there is, is documented, and the example is run."""

import re
import shlex
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from typer import Typer

from warmonitor import __version__, records
from warmonitor.cli.app import app
from warmonitor.cli.options import Form

HOUSE = Path(__file__).parents[1]
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")])
README = (HOUSE / "README.md").read_text("utf-8")
COMMANDS = (HOUSE / "docs" / "commands.md").read_text("utf-8")
CLAIMS = (HOUSE / "docs" / "claims.md").read_text("utf-8")
CONTRIBUTING = (HOUSE / "CONTRIBUTING.md").read_text("utf-8")
ROOMS = sorted(path.parent.name for path in (HOUSE / "src" / "warmonitor").glob("*/__init__.py"))
PROGRAM = Path(sysconfig.get_path("scripts")) / "warmonitor"


def commands(of: Typer = app, before: str = "") -> list[str]:
    """Return the commands by their full names: those of a group behind the group's name."""
    own = [
        before + (command.name or command.callback.__name__)
        for command in of.registered_commands
        if command.callback
    ]
    groups = [(group.typer_instance, f"{before}{group.name} ") for group in of.registered_groups]
    return [*own, *(name for group in groups if group[0] for name in commands(*group))]


def help_of(*arguments: str) -> str:
    words = " ".join(arguments).split()
    run = subprocess.run([PROGRAM, *words, "--help"], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def examples(page: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a page's console blocks, with the output that is shown below it."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = shown.partition("\n")
            yield command, output


def unpadded(text: str) -> list[str]:
    """Return the lines of a text without the blanks at their ends, and without blank last lines."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def test_readme_shows_an_example() -> None:
    assert [command.split()[:2] for command, _ in examples(README)] == [["warmonitor", "read"]]


@pytest.mark.parametrize(("command", "output"), examples(README))
def test_example_of_the_readme_is_what_the_program_prints(command: str, output: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "warmonitor"
    environment = {"COLUMNS": "80", "PATH": ""}
    run = subprocess.run(
        [PROGRAM, *arguments], cwd=HOUSE, env=environment, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr.decode("utf-8")) == (0, "")
    assert unpadded(output) == unpadded(run.stdout.decode("utf-8"))


def test_every_command_is_documented() -> None:
    headings = re.findall(r"^## warmonitor ([\w ]+)$", COMMANDS, re.MULTILINE)
    assert headings == commands()


@pytest.mark.parametrize("command", commands())
def test_every_option_is_documented(command: str) -> None:
    """Each option of the help stands on the page, and the page names no other."""
    section = COMMANDS.partition(f"## warmonitor {command}\n")[2].partition("\n## ")[0]
    options = set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", help_of(command), re.MULTILINE))
    assert options >= {"--help"}
    assert set(re.findall(r"--[a-z][a-z-]*", section)) == options - {"--help"}


def test_every_format_is_documented() -> None:
    assert set(re.findall(r"`--format (\w+)`", COMMANDS)) == set(get_args(Form))


def test_version_and_help_are_documented() -> None:
    assert {"`warmonitor --version`", "`--help`"} <= set(re.findall(r"`[^`]+`", COMMANDS))


def test_every_room_is_drawn() -> None:
    for room in ROOMS:
        assert re.search(rf"\b{room}\b", CONTRIBUTING), f"{room} is in no picture of the house"


def test_every_target_of_make_is_documented() -> None:
    makefile = (HOUSE / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):.* ## ", makefile, re.MULTILINE)) - {"help", "components"}
    named = set(re.findall(r"\bmake ([a-z]+)", README + CONTRIBUTING))
    assert targets <= named
    assert named <= targets


@pytest.mark.parametrize(
    "vocabulary", ["CASUALTY_OUTCOMES", "CAUSES", "DEMOGRAPHICS", "STANCES", "VICTIM_CLASSES"]
)
def test_every_value_is_documented(vocabulary: str) -> None:
    assert {word for word in getattr(records, vocabulary) if f"`{word}`" not in CLAIMS} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_leaves_a_gap(page: Path) -> None:
    assert re.findall(r"\b(?:TODO|FIXME|TBD|[A-Z]+_(?:FIRST|AGAIN))\b", page.read_text()) == []


def test_principles_are_seven_lines_that_say_no() -> None:
    lines = re.findall(r"^(\d)\. (.+)$", (HOUSE / "PRINCIPLES.md").read_text(), re.MULTILINE)
    assert [number for number, _ in lines] == list("1234567")
    assert all(line.startswith("No ") for _, line in lines)


WORDS = (
    "source speaker origin chain claim figure count incident tally proof judgement ledger release"
)


def test_glossary_has_one_word_per_thing() -> None:
    glossary = (HOUSE / "GLOSSARY.md").read_text("utf-8")
    terms = re.findall(r"^\| \*\*(.+?)\*\* \|", glossary, re.MULTILINE)
    assert len(terms) == len(set(terms))
    assert {*WORDS.split(), "control span"} <= set(terms)


def test_changelog_speaks_of_this_version() -> None:
    assert f"\n## {__version__}\n" in (HOUSE / "CHANGELOG.md").read_text("utf-8")


def test_licence_is_the_one_declared() -> None:
    declared = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]["license"]
    assert declared == "Apache-2.0"
    assert "Apache License" in (HOUSE / "LICENSE").read_text()
    assert declared in README
