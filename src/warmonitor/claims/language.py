"""The English pipeline that ships with the package: tokens, tags, trees, lemmas and named entities.

What it can do, what it was trained on and under which licences is written beside it, in
`weights/README.md`. It is made by `make train`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

WEIGHTS = Path(__file__).with_name("weights")


@cache
def load() -> Language:
    """The pipeline, read from disk once in a process (half a second, and once more for spaCy).

    spaCy is imported here and not before: it takes most of a second, a third of it for its own
    command line, which its `__init__` imports without a way around.

    Raises:
        FileNotFoundError: the weights are not in the package.

    """
    if not (WEIGHTS / "config.cfg").is_file():
        raise FileNotFoundError(
            f"the language model is missing from {WEIGHTS}: install warmonitor anew, "
            "or train it with 'make train'"
        )
    import spacy

    return spacy.load(WEIGHTS)
