"""Where the shelf keeps what is not in the package: what people add, and what can be made again."""

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder of what people add: WARMONITOR_DATA, or warmonitor in XDG_DATA_HOME."""
    given = os.environ.get("WARMONITOR_DATA")
    return Path(given) if given else _of_user("XDG_DATA_HOME", ".local/share")


def cache_folder() -> Path:
    """Return the folder for what can be made again: warmonitor in XDG_CACHE_HOME or ~/.cache."""
    return _of_user("XDG_CACHE_HOME", ".cache")


def _of_user(variable: str, usual: str) -> Path:
    root = os.environ.get(variable) or os.path.join(os.path.expanduser("~"), usual)
    return Path(root) / "warmonitor"
