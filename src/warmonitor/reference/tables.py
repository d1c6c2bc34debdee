"""Read the tables of the shelf: TOML files that ship with the package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table of the shelf, for example `english/counts`, read once."""
    text = files("warmonitor.reference").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
