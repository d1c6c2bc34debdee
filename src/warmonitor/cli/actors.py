"""`warmonitor actors`: the tables of actors that a person adds to those of the package."""

from pathlib import Path
from typing import Annotated

import typer

from warmonitor.reference import actors as shelf
from warmonitor.reference import added_actors

EXAMPLE = "Example: warmonitor actors add my-actors.csv"
ADD = (
    "Example: warmonitor actors add my-actors.csv, with the lines 'name,aliases,country,class,side'"
    " and 'Karo River Guard,KRG;River Guard,South Sudan,armed_group,opposition_force'"
)
REMOVE = "Example: warmonitor actors remove my-actors.csv"

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback(epilog=EXAMPLE)
def actors() -> None:
    """Add tables of actors to those of the package, list them, take them away.

    They are kept in your data folder (WARMONITOR_DATA, or warmonitor in XDG_DATA_HOME).
    """


@app.command(epilog=ADD)
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A table, CSV or TOML, of name, aliases, country, class and side (only the name"
            " must be filled); or UCDP's actor table as it is.",
            show_default=False,
        ),
    ],
) -> None:
    """Add a table of actors; one of the same name is replaced, the same one changes nothing."""
    outcome = added_actors.add(file, shelf.states())
    if outcome == "there":
        print(f"{file.name} is there already; nothing changed")
        return
    print(f"{file.name} {outcome}: {_sum()}")


def _sum() -> str:
    """Say how much was added in all."""
    shelf.added.cache_clear()
    added = shelf.added()
    new = len(added.actors)
    return f"{len(added.ids):,} actors in your tables, {new:,} of them new to the package"


@app.command("list", epilog="Example: warmonitor actors list")
def listed() -> None:
    """List the tables that were added."""
    tables = added_actors.tables()
    for table in tables:
        print(f"{added_actors.folder() / table.name}")
    print(_sum() if tables else f"no tables of actors in {added_actors.folder()}")


@app.command(epilog=REMOVE)
def remove(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A table as `list` has it.", show_default=False),
    ],
) -> None:
    """Take a table of actors away."""
    added_actors.remove(Path(name).name)
    print(f"{Path(name).name} removed")
