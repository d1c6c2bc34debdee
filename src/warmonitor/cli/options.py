"""The options that several commands share."""

from typing import Annotated

import typer

NoColor = Annotated[
    bool, typer.Option("--no-color", help="No colours; so does the variable NO_COLOR.")
]
