"""Word vectors: GloVe's, and for words GloVe does not have, our own brought into its space."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.attrs import LOWER
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from training import glove, word_features
from training.word_features import Writing

# Words with a row of their own: every word of the running text that is seen three times, and
# GloVe's commonest. Its other words share the row of their nearest neighbour, as in spaCy's
# `prune_vectors`: a rare surname is read like a surname. In half precision they take 13 MB.
ROWS = 44_000
COMMONEST = 200_000
LEAST_SEEN = 3
LONGEST_WORD = 30
DIMENSIONS = 96
EPOCHS = 14
# The length of a word's vector. A model makes more of long ones; GloVe's own are about as long.
LENGTH = 4.0
# Of the map from our space into GloVe's.
RIDGE = 1.0


def learn(text: Path, out: Path, *, threads: int) -> None:
    """Write the vocabulary with its vectors to `out`; own vectors are learnt from `text`."""
    common, rows = glove.read(out.parent, COMMONEST)
    own_words, own_rows = own(text, threads=threads)
    row_of = {word: row for row, word in enumerate(common)}
    known = np.asarray([word in row_of for word in own_words])
    towards = rows[[row_of[word] for word in own_words if word in row_of]]
    brought = mapped(own_rows[known], towards, own_rows[~known])
    words = [*common, *(word for word in own_words if word not in row_of)]
    seen = set(own_words)
    rest = [word for word in words if word not in seen]
    kept = seen.union(rest[: max(0, ROWS - len(seen))])
    writing = Writing.load(text.with_suffix(".json"))
    save(words, np.concatenate([rows, brought]), kept, writing, out)


def own(text: Path, *, threads: int) -> tuple[list[str], np.ndarray]:
    """The words seen often enough in the running text, with vectors learnt by floret."""
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
    words = [
        word
        for word, seen in counts.most_common()
        if seen >= LEAST_SEEN and len(word) <= LONGEST_WORD and word.isprintable()
    ]
    rows = np.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    return words, unit(rows)


def mapped(known: np.ndarray, towards: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Take `rows` where the linear map goes that takes `known` nearest to `towards` (ridge)."""
    square = known.T @ known + RIDGE * np.eye(known.shape[1], dtype="float32")
    return unit(rows @ np.linalg.solve(square, known.T @ towards))


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows of length 1."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


def save(words: list[str], table: np.ndarray, kept: set[str], writing: Writing, out: Path) -> None:
    """Write the vocabulary: a row for each kept word, and to each other word its nearest row.

    A word that only lists of names know shares its row with all that stand in the same lists.
    """
    features = word_features.table(words, table, writing, out.parent)
    whole = np.concatenate([LENGTH * table, [features[word] for word in words]], axis=1)
    stays = np.asarray([word in kept for word in words])
    rows = [*whole[stays]]
    row_of = {word: row for row, word in enumerate(word for word in words if word in kept)}
    others = (word for word in words if word not in kept)
    row_of |= zip(others, map(int, nearest(whole[~stays], whole[stays])), strict=True)
    shared: dict[bytes, int] = {}
    for word, feature in features.items():
        if word not in row_of:
            row_of[word] = shared.setdefault(feature.tobytes(), len(rows))
            if row_of[word] == len(rows):
                rows.append(np.concatenate([np.zeros(table.shape[1], "float32"), feature]))
    vocab = Vocab()
    vocab.vectors = Vectors(data=np.asarray(rows, "float32"), name="warmonitor_en")
    for word, row in row_of.items():
        vocab.vectors.add(vocab.strings.add(word), row=row)
    vocab.to_disk(out)
    look_up_small(out)


def look_up_small(vocab: Path) -> None:
    """Say in a saved vocabulary that words are looked up in small letters.

    spaCy 3.8 reads this setting from `vectors.cfg` and does not write it there: without it, words
    with a capital have no vector.
    """
    file = vocab / "vectors.cfg"
    settings = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(settings | {"attr": LOWER}) + "\n", "utf-8")


def nearest(rows: np.ndarray, among: np.ndarray) -> np.ndarray:
    """For each row, which of the others has the largest cosine with it."""
    towards = unit(among).T.copy()
    pieces = [
        (rows[start : start + 2_000] @ towards).argmax(axis=1)
        for start in range(0, len(rows), 2_000)
    ]
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=int)
