"""The gold articles as if their writers had no capitals: what is lost is what capitals would have told.

The texts are put into small letters, letter for letter at the same offsets, and so is what was
annotated in them. The bench compares words without regard to capitals.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import gold
from evaluation.suite import Measured

# What the program reads its dates from, and names of values: they stay as they are.
KEPT = frozenset({"id", "url", "published", "source", "kind"})


def measure(shared: Path) -> Measured:
    """Score the gold articles in small letters."""
    with TemporaryDirectory() as folder:
        for file in sorted((shared / "gold").glob("*.json")):
            content = _small(json.loads(file.read_text("utf-8")))
            (Path(folder) / file.name).write_text(json.dumps(content), "utf-8")
        return gold.scored(shared, Path(folder))


def _small(value: Any) -> Any:
    """Return a value of JSON with its texts in small letters."""
    if isinstance(value, dict):
        return {key: one if key in KEPT else _small(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_small(one) for one in value]
    return small(value) if isinstance(value, str) else value


def small(text: str) -> str:
    """Return a text in small letters, as long as it was."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
