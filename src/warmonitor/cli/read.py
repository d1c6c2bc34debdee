"""`warmonitor read`: the claims of files, folders and addresses, on the screen or as lines."""

from datetime import date, datetime
from typing import Annotated

import typer

from warmonitor.records import WrongUsage

from .options import Form, NoColor

EXAMPLE = "Example: warmonitor read report.html --published 2016-11-22 --format jsonl"


def _day(words: str) -> date:
    try:
        return datetime.strptime(words, "%Y-%m-%d").date()
    except ValueError:
        raise WrongUsage(f"--published: {words!r} is not a day; write it as 2016-11-22") from None


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR|URL|-...",
            help="What to read; a folder stands for the texts in it, - for standard input.",
            show_default=False,
        ),
    ],
    form: Annotated[
        Form, typer.Option("--format", help="A table for eyes, or one claim a line.")
    ] = "table",
    published: Annotated[
        date | None,
        typer.Option(
            metavar="DATE",
            parser=_day,
            help="The day of publication (YYYY-MM-DD), for inputs that do not say it.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who publishes, for inputs that do not say it."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule and which words gave each value.")
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text that offsets count in, and no claims.")
    ] = False,
    no_color: NoColor = False,
) -> None:
    """Read reports and print what they claim.

    A claim says how many people, who, where, when, by whom, and who says so.

    Ends with status 0 when all was read, 1 when some inputs could not be read (each is named on
    standard error, the rest is read), 2 on wrong usage. Nothing is fetched but the addresses given.
    """
    # The line wakes up when it is called, so that --help and --version answer at once.
    from . import printing

    if text:
        printing.text(inputs, published=published, source=source)
        return
    if explain and form == "csv":
        raise WrongUsage("--explain goes with --format table or jsonl, not with csv")
    writer = printing.writer(form, explain=explain, no_color=no_color)
    if not printing.claims(inputs, writer, published=published, source=source):
        raise typer.Exit(1)
