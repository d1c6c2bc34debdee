"""Word vectors from running text: learnt by floret, kept as one row for each common word."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.vectors import Vectors
from spacy.vocab import Vocab

# 25,000 rows of 96 floats are 9.6 MB, a third of what the package may weigh. The 60,000 words seen
# three times or more share them: a rare word gets the row of its nearest common neighbour.
ROWS = 25_000
WORDS = 60_000
DIMENSIONS = 96
LEAST_SEEN = 3


def learn(text: Path, out: Path, *, threads: int) -> None:
    """Learn from `text` and write the vocabulary with its vectors to `out`."""
    import floret

    model = floret.train_unsupervised(
        str(text),
        model="skipgram",
        mode="fasttext",
        dim=DIMENSIONS,
        ws=4,
        minn=3,
        maxn=6,
        bucket=200_000,
        minCount=LEAST_SEEN,
        epoch=int(os.environ.get("WARMONITOR_VECTOR_EPOCHS", "10")),
        neg=8,
        lr=0.06,
        thread=threads,
        verbose=0,
    )
    counts = Counter(text.read_text("utf-8").split())
    words = [word for word, seen in counts.most_common(WORDS) if seen >= LEAST_SEEN]
    table = np.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    save(words, table, out)


def save(words: list[str], table: np.ndarray, out: Path) -> None:
    """Keep `ROWS` rows, point every further word at its nearest row, and write the vocabulary."""
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    kept = table[:ROWS]
    # `attr="LOWER"`: capitals and headlines look up the same row as plain words.
    vocab = Vocab()
    vocab.vectors = Vectors(shape=kept.shape, name="warmonitor_en", attr="LOWER")
    for row, word in enumerate(words[:ROWS]):
        vocab.vectors.add(vocab.strings.add(word), vector=kept[row], row=row)
    for start in range(ROWS, len(words), 2000):
        rare = table[start : start + 2000]
        for word, row in zip(words[start : start + 2000], (rare @ kept.T).argmax(1), strict=True):
            vocab.vectors.add(vocab.strings.add(word), row=int(row))
    vocab.to_disk(out)
