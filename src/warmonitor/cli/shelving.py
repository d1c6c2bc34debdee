"""Add gazetteers to the shelf, list them and remove them: the part of the command that works."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from warmonitor.publication import words
from warmonitor.records import UnreadableInput
from warmonitor.reference import adding

from . import printing


def add(files: Sequence[str]) -> bool:
    """Add files one after the other; return whether all of them could be added."""
    complete = True
    for file in files:
        try:
            with _progress(file) as watch:
                outcome = adding.add(file, watch)
        except UnreadableInput as refusal:
            printing.refuse(refusal)
            complete = False
            continue
        _say(file, outcome)
    return complete


def _say(file: str, outcome: adding.Outcome) -> None:
    about = outcome.about
    if not outcome.new:
        print(f"{words.one_line(file)} was added before, as {about.name}")
        return
    places = f"{about.places:,} place{'' if about.places == 1 else 's'}"
    print(f"added {about.name}: {places} ({about.form})")
    if about.unusable:
        named = "; ".join(f"{one.where}: {one.why}" for one in outcome.examples)
        more = about.unusable - len(outcome.examples)
        rest = f"; and {more:,} more" if more else ""
        rows = f"{about.unusable:,} row{' is' if about.unusable == 1 else 's are'} left out"
        printing.say(words.one_line(f"{file}: {rows} ({named}{rest})"))


def show() -> None:
    """Print the gazetteers that were added, a row each."""
    rows = adding.listed()
    if not rows:
        print("no gazetteer was added; warmonitor gazetteer add FILE adds one")
        return
    table = Table("name", "places", "form", "file", "added", box=None, pad_edge=False)
    for about in rows:
        table.add_row(about.name, f"{about.places:,}", about.form, about.file, about.added)
    printing.screen(no_color=True).print(table)


def remove(names: Sequence[str]) -> None:
    """Remove gazetteers by name."""
    for name in names:
        adding.remove(name)
        print(f"removed {name}")


@contextmanager
def _progress(file: str) -> Iterator[adding.Watch | None]:
    """Show how far a file is read, where somebody can see it."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    columns = (TextColumn("adding"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("")
        yield lambda done, size: bar.update(task, completed=done, total=size)
