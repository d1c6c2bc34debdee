"""Word vectors from running text: learnt by floret, kept as one row for each common word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from training import word_features
from training.word_features import Writing

# 22,000 words are seen three times or more in 1.9 million; with the features they take 9 MB.
ROWS = 26_000
DIMENSIONS = 96
LEAST_SEEN = 3
EPOCHS = 14


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
        epoch=EPOCHS,
        neg=8,
        lr=0.06,
        thread=threads,
        verbose=0,
    )
    counts = Counter(text.read_text("utf-8").split())
    words = [word for word, seen in counts.most_common(ROWS) if seen >= LEAST_SEEN]
    table = np.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    save(words, table, Writing.load(text.with_suffix(".json")), out)


def save(words: list[str], learnt: np.ndarray, writing: Writing, out: Path) -> None:
    """Write the vocabulary: the learnt words, and the gazetteer's words by their features alone.

    A word that only the gazetteer knows shares its row with all that have the same features.
    """
    learnt = learnt / np.maximum(np.linalg.norm(learnt, axis=1, keepdims=True), 1e-6)
    features = word_features.table(words, writing)
    rows = [np.concatenate(pair) for pair in zip(learnt, map(features.get, words), strict=True)]
    row_of = {word: row for row, word in enumerate(words)}
    shared: dict[bytes, int] = {}
    for word, known in features.items():
        if word not in row_of:
            row_of[word] = shared.setdefault(known.tobytes(), len(rows))
            if row_of[word] == len(rows):
                rows.append(np.concatenate([np.zeros(learnt.shape[1], "float32"), known]))
    # `attr="LOWER"`: capitals and headlines look up the same row as plain words.
    vocab = Vocab()
    vocab.vectors = Vectors(data=np.asarray(rows, "float32"), name="warmonitor_en", attr="LOWER")
    for word, row in row_of.items():
        vocab.vectors.add(vocab.strings.add(word), row=row)
    vocab.to_disk(out)
