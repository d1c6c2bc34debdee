"""Print what the pipeline in the package can do, measured on texts it was not trained on.

python -m training.evaluate --shared ../shared
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from spacy.language import Language

from training import entity_scores
from training.damage import bare
from training.parsing import pieces
from training.scores import conllu_scores
from training.treebank import EWT, GUM, Sentence
from warmonitor.claims.language import read

WEIGHTS = Path(__file__).parents[1] / "src/warmonitor/claims/weights"
MEGABYTE = 1_000_000


def scores(nlp: Language, language: Path) -> dict[str, float]:
    """Every score of the model card, as shares of 1."""
    ewt = pieces(language, (EWT.test,), 1000)
    gum = pieces(language, (GUM.test,), 1000)
    stripped = [[bare(sentence) for sentence in paragraph] for paragraph in ewt]
    named = {
        "EWT test": conllu_scores(nlp, ewt),
        "EWT test without commas and apostrophes": conllu_scores(nlp, stripped),
        "GUM test": conllu_scores(nlp, gum),
        "entities": entity_scores.measure(nlp, language),
        "PUD by type": entity_scores.by_type(nlp, language / entity_scores.PUD),
    }
    return {
        f"{corpus}: {name}": value for corpus, row in named.items() for name, value in row.items()
    }


def speed(nlp: Language, paragraphs: list[list[Sentence]]) -> float:
    """Words a second of one core's time, everything the pipeline does included; best of three."""
    texts = ["".join(sentence.text for sentence in paragraph) for paragraph in paragraphs]
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, words / (time.process_time() - started))
    return best


def size(folder: Path) -> int:
    """Bytes of all the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def report(language: Path, weights: Path) -> None:
    """Print the scores, the speed and the size."""
    started = time.perf_counter()
    nlp = read(weights)
    loaded = time.perf_counter() - started
    for name, value in scores(nlp, language).items():
        print(f"{name:60} {value:.4f}")
    print(f"{'words a second':60} {speed(nlp, pieces(language, (GUM.test,), 1000)):.0f}")
    print(f"{'seconds to load':60} {loaded:.2f}")
    print(f"{'megabytes':60} {size(weights) / MEGABYTE:.1f}")


def main() -> None:
    """Read the options and report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--weights", type=Path, default=WEIGHTS)
    given = options.parse_args()
    report(given.shared / "data/language", given.weights)


if __name__ == "__main__":
    main()
