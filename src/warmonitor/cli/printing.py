"""Play the line on what the arguments name, and print what comes: claims, or a document's text.

This is the part of the commands that loads the line; `--help` does without it.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import TextIOWrapper
from itertools import islice
from typing import TextIO, cast

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from warmonitor import documents
from warmonitor.pipeline import local
from warmonitor.publication import csv, jsonl, table, words
from warmonitor.records import Claim, Document, UnreadableInput, WrongUsage
from warmonitor.reference import gazetteer

from .options import Form

Line = Callable[[Claim, Document], str]
# On a screen narrower than this no value fits beside its name; the terminal breaks the lines.
NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Writer:
    """What prints the claims of one document, and the screen for progress, if there is one."""

    write: Callable[[Document, Sequence[Claim]], None]
    screen: Console | None


def writer(form: Form, *, explain: bool = False, no_color: bool = False) -> Writer:
    """Return what prints claims in a form: the table for eyes, or one claim a line."""
    if form == "table":
        console = screen(no_color=no_color)
        return Writer(partial(table.show, console, explain=explain), _progress_screen(console))
    out = lines_out()
    if form == "csv":
        print(csv.header(), file=out)
        return Writer(partial(_lines, out, csv.line), _progress_screen(None))
    line = partial(jsonl.line, explain=explain)
    return Writer(partial(_lines, out, line), _progress_screen(None))


def claims(
    inputs: Iterable[str], writer: Writer, *, published: date | None, source: str | None
) -> bool:
    """Print the claims of each input as it is read; return whether all of them could be read."""
    complete = True
    gazetteer.prepare(notice)
    with _progress(writer.screen) as watch:
        for reading in local.read(inputs, published=published, source=source, watch=watch):
            if isinstance(reading.outcome, UnreadableInput):
                refuse(reading.outcome)
                complete = False
                continue
            writer.write(reading.outcome, reading.claims)
            if documents.is_foreign(" ".join(p.words for p in reading.outcome.passages)):
                location = words.one_line(reading.location)
                say(f"{location}: this does not look like English; only English is read")
    return complete


def notice(message: str) -> None:
    """Say to somebody who looks why the very first reading takes a few seconds more."""
    if sys.stderr.isatty():
        say(message)


def text(inputs: Sequence[str], *, published: date | None, source: str | None) -> None:
    """Print the text of one document, character for character, as offsets count it."""
    readings = list(islice(local.load(inputs, published=published, source=source), 2))
    if len(readings) > 1:
        raise WrongUsage("--text prints one document; name one file or address")
    for reading in readings:
        if isinstance(reading.outcome, UnreadableInput):
            raise reading.outcome
        lines_out().write(words.encodable(reading.outcome.text))


def screen(*, no_color: bool = False) -> Console:
    """Return the console that tables are printed on; what it cannot encode it shows as `?`."""
    _standard_output().reconfigure(errors="replace")
    console = Console(no_color=no_color or None, highlight=False)
    console.width = max(console.width, NARROWEST)
    return console


def lines_out() -> TextIO:
    """Return standard output for programs to read: UTF-8 everywhere, line ends as they are."""
    out = _standard_output()
    out.reconfigure(encoding="utf-8", newline="\n")
    return out


def _standard_output() -> TextIOWrapper:
    return cast("TextIOWrapper", sys.stdout)


def refuse(refusal: UnreadableInput) -> None:
    """Say on standard error, in one line, what could not be read and why."""
    say(words.one_line(str(refusal)))


def say(message: str) -> None:
    """Say something in one line on standard error."""
    print(f"warmonitor: {message}", file=sys.stderr)


def _lines(out: TextIO, line: Line, document: Document, claims: Sequence[Claim]) -> None:
    for claim in claims:
        print(line(claim, document), file=out)
    out.flush()


def _progress_screen(console: Console | None) -> Console | None:
    """Return where progress can be shown without getting between the lines of the output."""
    if sys.stdout.isatty():
        return console
    if sys.stderr.isatty() and not stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode):
        return Console(stderr=True)
    return None


@contextmanager
def _progress(screen: Console | None) -> Iterator[local.Watch | None]:
    """Show how many inputs are done, where there are several and somebody can see it."""
    if screen is None:
        yield None
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        console=screen,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task("", visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=total > 1)
