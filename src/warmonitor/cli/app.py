"""The program `warmonitor`: its commands, and how it ends.

It ends with status 0 when all is done, 1 when some inputs failed or the output could not be
written, 2 on wrong usage and 130 when it is interrupted. A pipe that nobody reads any more
(`| head`) ends it with 0 and without a word.
"""

import io
import os
import sys
from typing import Annotated

import typer

from warmonitor import __version__
from warmonitor.records import WarmonitorError, WrongUsage

from . import actors, demo, gazetteer, read

app = typer.Typer(
    name="warmonitor",
    add_completion=False,
    no_args_is_help=True,
    # Without colours and boxes the help answers in half the time, and reads the same in a pipe.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=read.EXAMPLE)(read.read)
app.command(epilog=demo.EXAMPLE)(demo.demo)
app.add_typer(actors.app, name="actors", epilog=actors.EXAMPLE)
app.add_typer(gazetteer.app, name="gazetteer", epilog=gazetteer.EXAMPLE)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"warmonitor {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: warmonitor read report.txt --published 2016-11-22")
def warmonitor(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Read reports of armed conflict into figures, each with its sentence and its speaker."""


def main() -> None:
    """Run the program; what the house refuses is said in one line, without a traceback."""
    try:
        _run()
    except WarmonitorError as refusal:
        print(f"warmonitor: {refusal}", file=sys.stderr)
        sys.exit(2 if isinstance(refusal, WrongUsage) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    """Run what was asked for, and see to it that all its output is written."""
    sys.stderr = sys.stderr or io.StringIO()  # It may be closed: then nobody wants to know.
    if sys.stdout is None:
        raise WarmonitorError("cannot write the output: standard output is closed")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except SystemExit as end:
        # Typer and Rich end with 1 at a closed pipe, but nothing failed there.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
    except OSError as error:
        if error.errno is None or error.filename is not None:
            raise
        # What is left in the buffer goes nowhere, else Python complains of it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise WarmonitorError(f"cannot write the output: {error.strerror}") from error
