"""The options that several commands share, and the forms in which claims are printed."""

from typing import Annotated, Literal

import typer

Form = Literal["table", "jsonl", "csv"]

NoColor = Annotated[
    bool, typer.Option("--no-color", help="No colours; so does the variable NO_COLOR.")
]
