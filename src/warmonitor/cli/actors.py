"""`warmonitor actors`: tables of actors of your own beside those of the package."""

import sys
from typing import Annotated

import typer

from warmonitor.records import UnreadableInput
from warmonitor.reference import actors, added_actors

EXAMPLE = "Example: warmonitor actors add my-actors.csv"

app = typer.Typer(
    help="Add tables of actors to those the program knows, list them, remove them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(epilog=EXAMPLE)
def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="CSV or TOML of name, aliases, country, class and side; or UCDP's actor table.",
            show_default=False,
        ),
    ],
) -> None:
    """Add tables of actors; what is read from then on finds their names.

    A CSV has a head, and a line an actor, for example

    name,aliases,country,class,side

    Karo River Guard,KRG;River Guard,South Sudan,armed_group,opposition_force

    Only the name must be filled. A table is called as its file is. The same table again changes
    nothing, another of that name takes its place.

    Ends with status 0 when all files were added, 1 when some could not be, 2 on wrong usage.
    """
    refused: list[UnreadableInput] = []
    for file in files:
        try:
            added = added_actors.add(file, actors.states())
        except UnreadableInput as refusal:
            refused.append(refusal)
            continue
        print(f"added {added.name}: {_sum(added)}" if added.new else f"{file} was added before")
    for reason in refused:
        print(f"warmonitor: {reason}", file=sys.stderr)
    actors.added()  # The index is made now, not when somebody reads.
    if refused:
        raise typer.Exit(1)


def _sum(table: added_actors.Table) -> str:
    rows = len(added_actors.rows(table, actors.states()))
    return f"{rows:,} actor{'' if rows == 1 else 's'}"


@app.command("list", epilog="Example: warmonitor actors list")
def show() -> None:
    """List the tables that were added: name, number of actors, file."""
    tables = added_actors.tables()
    if not tables:
        print("no table of actors was added; warmonitor actors add FILE adds one")
    for table in tables:
        print(f"{table.name}: {_sum(table)} ({added_actors.folder() / table.file})")


@app.command(epilog="Example: warmonitor actors remove my-actors")
def remove(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="As `list` shows them.", show_default=False),
    ],
) -> None:
    """Remove tables that were added."""
    for name in names:
        added_actors.remove(name)
        print(f"removed {name}")
