"""The gold articles as if their writers had no capitals, or nothing else: what capitals tell is lost.

The texts are written anew letter for letter, at the same offsets, and so are the words of them that
were annotated. The bench compares words without regard to capitals.
"""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation import gold
from evaluation.suite import Measured

# What holds words of the text.
WORDS = frozenset({"text", "title", "quote"})


def measure_small(shared: Path) -> Measured:
    """Score the gold articles in small letters."""
    return _measure(shared, str.lower)


def measure_capitals(shared: Path) -> Measured:
    """Score the gold articles in capitals."""
    return _measure(shared, str.upper)


def _measure(shared: Path, letter: Callable[[str], str]) -> Measured:
    with TemporaryDirectory() as folder:
        for file in sorted((shared / "gold").glob("*.json")):
            content = _anew(json.loads(file.read_text("utf-8")), letter)
            (Path(folder) / file.name).write_text(json.dumps(content), "utf-8")
        return gold.scored(shared, Path(folder))


def _anew(value: Any, letter: Callable[[str], str]) -> Any:
    """Return what a file of the gold holds with its words in other letters."""
    if isinstance(value, list):
        return [_anew(one, letter) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: rewritten(one, letter)
        if isinstance(one, str) and (key in WORDS or key.endswith("_text"))
        else _anew(one, letter)
        for key, one in value.items()
    }


def rewritten(text: str, letter: Callable[[str], str]) -> str:
    """Return a text in other letters, as long as it was."""
    return "".join(new if len(new := letter(old)) == 1 else old for old in text)
