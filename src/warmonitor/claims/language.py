"""The English pipeline that ships with the package: tokens, tags, trees, lemmas and named entities.

What it can do, what it was trained on and under which licences is written beside it, in
`weights/README.md`. It is made by `make train`.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language

WEIGHTS = Path(__file__).with_name("weights")
_THREADS = "OPENBLAS_NUM_THREADS"  # numpy reads it once, when it is first imported


@cache
def load() -> Language:
    """The pipeline of the package, read from disk once in a process.

    Raises:
        FileNotFoundError: the weights are not in the package.

    """
    return read(WEIGHTS)


def read(weights: Path) -> Language:
    """A pipeline from disk, in half a second, and once more for spaCy.

    spaCy is imported here and not before: it takes most of a second, a third of it for its own
    command line, which its `__init__` imports without a way around.

    Raises:
        FileNotFoundError: there is no pipeline in that folder.

    """
    if not (weights / "config.cfg").is_file():
        raise FileNotFoundError(
            f"the language model is missing from {weights}: install warmonitor anew, "
            "or train it with 'make train'"
        )
    if "numpy" not in sys.modules:
        os.environ.setdefault(_THREADS, "1")
    import spacy
    from thinc.api import use_ops

    # With one thread numpy multiplies a quarter quicker than spaCy's own BLIS, with more slower.
    with use_ops("numpy", use_blis=os.environ.get(_THREADS) != "1"):
        nlp = spacy.load(weights)
    vectors = nlp.vocab.vectors
    vectors.data = vectors.data.astype("float32")  # in half precision on disk
    return nlp


@cache
def _dictionary() -> tuple[frozenset[str], frozenset[str], tuple[tuple[str, str], ...]]:
    """The base forms and the odd forms the lemmatiser knows, and its rules for the others."""
    lookups = cast("Any", load().get_pipe("lemmatizer")).lookups
    index, odd, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    every = frozenset(word for words in index.values() for word in words)
    opened = frozenset(word for kind in ("verb", "noun", "adj") for word in index[kind])
    endings = {(old, new) for kind in ("verb", "noun", "adj") for old, new in rules[kind] if old}
    return every | {form for forms in odd.values() for form in forms}, opened, tuple(endings)


def is_word(word: str) -> bool:
    """Tell whether a word in small letters is one of the dictionary: it knows its base form."""
    known, bases, endings = _dictionary()
    return word in known or any(
        word.endswith(old) and word[: len(word) - len(old)] + new in bases for old, new in endings
    )
