"""The program as it is run: what it prints where, in which encoding, and with which status."""

import csv
import io
import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warmonitor import __version__
from warmonitor.cli import main

PROGRAM = Path(sysconfig.get_path("scripts")) / "warmonitor"
REPORT = (
    "At least nine farmers were killed by shelling in the village of Kobra on Monday, the "
    "governor said.\n\nTwo nurses were also injured, he added.\n"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the program in this process: arguments in; status, output, errors out."""

    def call(*arguments: object, stdin: bytes = b"", width: int = 80) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["warmonitor", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        monkeypatch.setenv("COLUMNS", str(width))
        status: Any = 0
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
        return status, *capsys.readouterr()

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"warmonitor {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["read", "--help"],
        ["demo", "--help"],
        ["gazetteer", "--help"],
        ["gazetteer", "add", "--help"],
        ["gazetteer", "list", "--help"],
        ["gazetteer", "remove", "--help"],
    ],
)
def test_help_has_an_example(run: Run, arguments: list[str]) -> None:
    status, output, errors = run(*arguments)
    assert (status, errors) == (0, "")
    assert re.search(r"Example: warmonitor \w+", output)
    assert max(map(len, output.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["read"], "FILE|DIR|URL"),
        (["wread"], "wread"),
        (["read", "x.txt", "--format", "xml"], "xml"),
        (
            ["read", "x.txt", "--published", "yesterday"],
            "--published: 'yesterday' is not a day; write it as 2016-11-22",
        ),
        (["read", "x.txt", "--published", "2016-02-30"], "2016-02-30"),
        (["read", "x.txt", "--explain", "--format", "csv"], "--explain"),
        (["read", "x.txt", "y.txt", "--text"], "--text"),
        (["read", "x.txt", "--colour"], "--colour"),
    ],
)
def test_wrong_usage(
    run: Run, arguments: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, output, errors = run(*arguments)
    assert (status, output) == (2, "")
    assert named in errors


def test_table(run: Run, report: Path) -> None:
    status, output, errors = run("read", report, "--source", "Hill Radio", width=200)
    assert (status, errors) == (0, "")
    assert "at least 9 killed" in output
    assert "2 injured" in output
    assert "Hill Radio" in output
    assert "Kobra" in output
    assert re.search(r"«[^»]*nine farmers[^»]*killed[^»]*»", output)
    assert "\x1b" not in output


def test_lines_of_json(run: Run, report: Path) -> None:
    status, output, errors = run("read", report, "--format", "jsonl", "--published", "2021-03-02")
    assert (status, errors) == (0, "")
    nine, two = lines(output)
    assert nine["document"] == str(report)
    assert (nine["count"]["low"], nine["count"]["high"]) == (9, None)
    assert nine["time"]["from"] == nine["time"]["to"] == "2021-03-01"
    assert (two["outcome"], two["count"]["low"], two["count"]["high"]) == ("injured", 2, 2)
    for claim in (nine, two):
        quote = claim["quote"]
        assert REPORT[quote["start"] : quote["end"]] == quote["text"]


def test_lines_of_json_are_the_same_every_time(run: Run, report: Path) -> None:
    first = run("read", report, "--format", "jsonl")
    assert run("read", report, "--format", "jsonl") == first


def test_cells(run: Run, report: Path) -> None:
    status, output, _ = run("read", report, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(output)))
    assert status == 0
    assert [(row["outcome"], row["count_low"], row["count_high"]) for row in rows] == [
        ("killed", "9", ""),
        ("injured", "2", "2"),
    ]


def test_explain(run: Run, report: Path) -> None:
    _, output, _ = run("read", report, "--format", "jsonl", "--explain")
    for claim in lines(output):
        slots = {reason["slot"] for reason in claim["reasons"]}
        assert {"outcome", "count"} <= slots
        assert all(reason["rule"] for reason in claim["reasons"])
    _, table, _ = run("read", report, "--explain", width=120)
    reason = lines(output)[0]["reasons"][0]
    assert reason["rule"] in " ".join(table.split())


def test_no_claims(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "calm.txt"
    path.write_text("The market opened at nine. Bread was sold.\n")
    assert "no claims found" in run("read", path)[1]
    assert run("read", path, "--format", "jsonl") == (0, "", "")
    assert run("read", path, "--format", "csv")[1].count("\n") == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    run: Run, report: Path, tmp_path: Path
) -> None:
    missing, empty = tmp_path / "missing\nfile.txt", tmp_path / "empty.txt"
    empty.write_bytes(b"")
    status, output, errors = run("read", missing, report, empty, "--format", "jsonl")
    assert status == 1
    assert {claim["document"] for claim in lines(output)} == {str(report)}
    named = errors.splitlines()
    assert len(named) == 2
    assert all(line.startswith("warmonitor: ") for line in named)
    assert "missing file.txt" in named[0]
    assert "empty.txt" in named[1]


def test_an_empty_name(run: Run) -> None:
    assert run("read", "")[1:] == ("", "warmonitor: '': an empty name is no file\n")


def test_a_day_at_the_end_of_the_calendar(run: Run, report: Path) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        status, output, errors = run("read", report, "--format", "jsonl", "--published", day)
        assert (status, errors) == (0, "")
        time = lines(output)[0]["time"]
        assert (time["text"], time["from"], time["to"]) == ("on Monday", None, None)


def test_what_is_not_english_is_named(run: Run, report: Path, tmp_path: Path) -> None:
    path = tmp_path / "russian.txt"
    path.write_text("В результате обстрела рынка погибли 14 человек, сообщил мэр.\n", "utf-8")
    status, output, errors = run("read", path, report, "--format", "jsonl")
    assert status == 0
    assert {claim["document"] for claim in lines(output)} == {str(report)}
    said = "this does not look like English; only English is read"
    assert errors == f"warmonitor: {path}: {said}\n"


def test_folder(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "other.txt").write_text("Six women were killed in Kobra.\n")
    status, output, _ = run("read", tmp_path, "--format", "jsonl")
    assert status == 0
    assert {Path(claim["document"]).name for claim in lines(output)} == {"report.txt", "other.txt"}


def test_empty_folder(run: Run, tmp_path: Path) -> None:
    status, output, errors = run("read", tmp_path, "--format", "jsonl")
    assert (status, output) == (1, "")
    assert str(tmp_path) in errors


def test_standard_input(run: Run) -> None:
    status, output, _ = run("read", "-", "--format", "jsonl", stdin=REPORT.encode())
    assert status == 0
    assert [claim["document"] for claim in lines(output)] == ["-", "-"]


PAGE = """<html><head><title>Shells hit Kobra</title></head><body>
<nav>Home | World | Sport</nav><article><h1>Shells hit Kobra</h1>
<p>At least nine farmers were killed by shelling in the village of Kobra on&nbsp;Monday, the
governor said. He was speaking to reporters in the district capital after a long night.</p>
<p>Two nurses were also injured, he added. The clinic had been closed since the autumn.</p>
</article></body></html>"""


def test_text_is_what_offsets_count_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    status, text, errors = run("read", path, "--text")
    assert (status, errors) == (0, "")
    assert "nine farmers" in text
    assert "<p>" not in text
    claims = lines(run("read", path, "--format", "jsonl")[1])
    assert claims
    for claim in claims:
        quote = claim["quote"]
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_text_of_a_text_is_the_file_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    words = REPORT.replace("\n", "\r\n") + "☮ no line end"
    path.write_bytes(words.encode())
    assert run("read", path, "--text")[1] == words


def test_text_of_nothing_and_of_a_folder(run: Run, report: Path, tmp_path: Path) -> None:
    status, output, errors = run("read", tmp_path / "missing.txt", "--text")
    assert (status, output) == (1, "")
    assert "missing.txt" in errors
    (tmp_path / "other.txt").write_text(REPORT)
    assert run("read", tmp_path, "--text")[0] == 2


@pytest.mark.parametrize("width", [40, 80, 120])
def test_table_fits_the_screen(run: Run, report: Path, width: int) -> None:
    _, output, _ = run("read", report, "--explain", width=width)
    shown = output.replace(str(report), "")
    assert max(map(len, shown.splitlines())) <= width


def test_a_screen_too_narrow_for_words_is_taken_for_a_wider_one(run: Run, report: Path) -> None:
    assert run("read", report, width=5) == run("read", report, width=40)


@pytest.mark.parametrize("width", [80, 120])
def test_demo(run: Run, width: int) -> None:
    status, output, errors = run("demo", width=width)
    assert (status, errors) == (0, "")
    assert max(map(len, output.splitlines())) <= width
    for outlet in ("Northern Broadcasting", "National State Agency", "Harbour Courier"):
        assert outlet in output
    # one monitor under six names in two outlets, and the army in the third
    assert re.search(r"Observatory.*\s7\s", output)
    assert "12 figures in 3 sources go back to 2 origins." in output
    said = "stands behind 7 of them, under 6 names, in 2 sources."
    assert said in " ".join(output.split())


def process(
    *arguments: object,
    env: dict[str, str] | None = None,
    stdin: int | None = None,
    out: int = subprocess.PIPE,
    errors: int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    command = [str(PROGRAM), *map(str, arguments)]
    return subprocess.Popen(command, env=env, stdin=stdin, stdout=out, stderr=errors)


def environment(**changes: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    return kept | changes


def test_output_always_encodes(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Nine shepherds – all from Kobra™ – were killed in Ağrı on Monday.\n", "utf-8")
    narrow = environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    table, errors = process("read", path, env=narrow).communicate(timeout=60)
    assert b"9 killed" in table
    assert errors == b""
    table.decode("ascii")
    output, _ = process("read", path, "--format", "jsonl", env=narrow).communicate(timeout=60)
    assert "–" in json.loads(output.decode("utf-8"))["quote"]["text"]


OUTPUTS = [["--format", "table"], ["--format", "jsonl"], ["--format", "csv"], ["--text"]]


@pytest.mark.parametrize("form", OUTPUTS)
def test_closed_pipe_is_quiet(report: Path, form: list[str]) -> None:
    run = process("read", report, *form)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait(timeout=60) == 0
    run.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that Linux has")
@pytest.mark.parametrize("form", OUTPUTS)
def test_full_disk_is_named(report: Path, form: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        run = process("read", report, *form, out=full.fileno())
        _, errors = run.communicate(timeout=60)
    said = b"warmonitor: cannot write the output: No space left on device\n"
    assert (run.returncode, errors) == (1, said)


@pytest.mark.parametrize(
    ("stream", "status", "said"),
    [
        ("<&-", 1, "warmonitor: -: cannot be read: standard input is closed\n"),
        (">&-", 1, "warmonitor: cannot write the output: standard output is closed\n"),
        ("2>&-", 0, ""),
    ],
)
def test_closed_streams(stream: str, status: int, said: str) -> None:
    command = ["sh", "-c", f'"$0" read - --format jsonl {stream}', str(PROGRAM)]
    run = subprocess.run(command, input=REPORT.encode(), capture_output=True, check=False)
    assert (run.returncode, run.stderr.decode()) == (status, said)
    assert bool(run.stdout) is (status == 0)


def test_interruption_is_quiet() -> None:
    run = process("read", "-", stdin=subprocess.PIPE)
    time.sleep(3)  # Long enough to be past the door, also on a busy machine.
    run.send_signal(signal.SIGINT)
    output, errors = run.communicate(timeout=60)
    assert (run.returncode, output, errors) == (130, b"", b"")


def on_terminal(*arguments: object, env: dict[str, str], out: int | None = None) -> str:
    """Run the program with a terminal for output and errors, and return what it shows there."""
    master, slave = pty.openpty()
    with process(*arguments, env=env, out=slave if out is None else out, errors=slave) as run:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # The other end is closed.
                break
            if not piece:
                break
            shown += piece
        run.wait(timeout=60)
    os.close(master)
    return shown.decode("utf-8")


COLOUR = re.compile(r"\x1b\[[0-9;]*\b(?:3[0-7]|38|9[0-7])[0-9;]*m")


@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        ([], {}, True),
        (["--no-color"], {}, False),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
    ],
)
def test_colours(
    report: Path, arguments: list[str], variables: dict[str, str], coloured: bool
) -> None:
    env = environment(**({"TERM": "xterm-256color"} | variables))
    shown = on_terminal("read", report, *arguments, env=env)
    assert "farmers" in shown
    assert bool(COLOUR.search(shown)) is coloured


def test_progress_on_a_terminal_and_none_in_a_pipe(report: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(REPORT.replace("nine", "ten"))
    env = environment(TERM="xterm-256color")
    assert "reading" in on_terminal("read", tmp_path, env=env)
    assert "reading" not in on_terminal("read", report, env=env)
    target = tmp_path.parent / "claims.jsonl"
    with target.open("wb") as file:
        arguments = ("read", tmp_path, "--format", "jsonl")
        assert "reading" in on_terminal(*arguments, env=env, out=file.fileno())
    assert len(lines(target.read_text())) == 4
    reader, writer = os.pipe()
    assert on_terminal(*arguments, env=env, out=writer) == ""
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        assert len(lines(pipe.read().decode())) == 4


def test_help_is_quick() -> None:
    """A person waits for it: 0.3 s at most, counted in processor time, as others may be working."""
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAM, "--help"], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) <= 0.3, f"--help took {min(spent):.2f} s"
