"""`warmonitor gazetteer`: places of your own beside those that the package knows."""

from typing import Annotated

import typer

EXAMPLE = "Example: warmonitor gazetteer add SY.zip"

app = typer.Typer(
    help="Add lists of places to those the program knows, list them, remove them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(epilog="Example: warmonitor gazetteer add SY.zip districts.geojson")
def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Dumps of GeoNames, OCHA COD-AB tables (CSV), GeoJSON; zipped ones too.",
            show_default=False,
        ),
    ],
) -> None:
    """Add lists of places; what is read from then on finds their names.

    A gazetteer is called as its file is. A file that was added before changes nothing, another
    file of that name takes the place of the first. Rows that cannot be used are counted and named.

    Ends with status 0 when all files were added, 1 when some could not be, 2 on wrong usage.
    """
    # The shelf wakes up when it is called, so that --help and --version answer at once.
    from . import shelving

    if not shelving.add(files):
        raise typer.Exit(1)


@app.command("list", epilog="Example: warmonitor gazetteer list")
def show() -> None:
    """List the gazetteers that were added."""
    from . import shelving

    shelving.show()


@app.command(epilog="Example: warmonitor gazetteer remove SY")
def remove(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="As `list` shows them.", show_default=False),
    ],
) -> None:
    """Remove gazetteers that were added."""
    from . import shelving

    shelving.remove(names)
