"""Read the three reports that ship with the package, and show what they have in common.

The outlets are invented, and so are the army's figures; the Observatory's are those of the week of
15 to 22 November 2016 in Aleppo, told in words of our own.
"""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from warmonitor.pipeline import local
from warmonitor.publication import origins, table
from warmonitor.records import Casualty, Claim, Document
from warmonitor.reference import gazetteer

from . import printing

REPORTS = (
    ("northern-broadcasting.txt", "Northern Broadcasting"),
    ("national-state-agency.txt", "National State Agency"),
    ("harbour-courier.txt", "Harbour Courier"),
)
OPENING = (
    "Three outlets report one week of the battle of Aleppo, November 2016 (the outlets are "
    "invented). These are the figures they give, each with its words «marked» in its sentence."
)
CLOSING = (
    "Outlets that carry one origin are one witness, however often its figures are printed. "
    "Read your own: warmonitor read FILE"
)


def show(*, no_color: bool = False) -> None:
    """Print the figures of each report, and then the few origins that they go back to."""
    console = printing.screen(no_color=no_color)
    gazetteer.prepare(printing.notice)
    _say(console, OPENING)
    readings = []
    for document, figures in read():
        table.show(console, document, figures)
        readings.append((document, figures))
    found = origins.find(readings)
    console.print(Text("Who says so", style="bold"))
    console.print(Padding(origins.table(found), (0, 0, 1, table.INDENT)))
    _say(console, origins.say(found))
    _say(console, CLOSING)


def read() -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Yield each report with its figures."""
    with as_file(files("warmonitor.cli").joinpath("reports")) as folder:
        for name, source in REPORTS:
            for reading in local.read([str(folder / name)], source=source):
                if not isinstance(reading.outcome, Document):
                    raise reading.outcome
                figures = tuple(claim for claim in reading.claims if isinstance(claim, Casualty))
                # Where the package lies on this machine is of no interest to the reader.
                yield replace(reading.outcome, location=name), figures


def _say(console: Console, words: str) -> None:
    console.print(Padding(Text(words), (0, 0, 1, 0)))
