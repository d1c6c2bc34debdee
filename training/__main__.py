"""Make the English pipeline that ships with warmonitor, from texts to scores, in one command.

python -m training [--shared ../shared] [STEP ...]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training import assembly, entities, evaluate, parsing, texts, vectors


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the data lie, where the parts are kept while they are made, where the whole goes."""

    shared: Path
    build: Path
    out: Path
    threads: int

    @property
    def language(self) -> Path:
        """The treebanks and entity corpora."""
        return self.shared / "data/language"


def collect(folders: Folders) -> None:
    """Write the running text that vectors are learnt from."""
    words = texts.write(folders.shared, folders.build / "texts.txt")
    print(f"{words:,} words of running text")


def learn_vectors(folders: Folders) -> None:
    """Learn the word vectors."""
    vectors.learn(folders.build / "texts.txt", folders.build / "vectors", threads=folders.threads)


def train_parser(folders: Folders) -> None:
    """Train tags, features and trees."""
    parsing.fit(folders.language, folders.build / "vectors", folders.build / "parser")


def train_entities(folders: Folders) -> None:
    """Train named entities."""
    build = folders.build
    entities.fit(folders.language, build / "vectors", build / "parser", build / "entities")


def assemble(folders: Folders) -> None:
    """Put the pipeline together."""
    parts = folders.build / "parser", folders.build / "entities"
    assembly.assemble(*parts, folders.language, folders.out)


def print_scores(folders: Folders) -> None:
    """Measure it."""
    evaluate.report(folders.language, folders.out)


STEPS: dict[str, Callable[[Folders], None]] = {
    "texts": collect,
    "vectors": learn_vectors,
    "parser": train_parser,
    "entities": train_entities,
    "assemble": assemble,
    "scores": print_scores,
}


def main() -> None:
    """Run the steps named, or all of them."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(STEPS))
    options.add_argument("--shared", type=Path, default=Path("../shared"))
    options.add_argument("--build", type=Path, default=Path("build/training"))
    options.add_argument("--out", type=Path, default=evaluate.WEIGHTS)
    options.add_argument("--threads", type=int, default=2)
    given = options.parse_args()
    if unknown := set(given.steps) - set(STEPS):
        options.error(
            f"no step is called {', '.join(sorted(unknown))}: there are {', '.join(STEPS)}"
        )
    folders = Folders(given.shared, given.build, given.out, given.threads)
    if not folders.language.is_dir():
        options.error(f"{folders.language} is not there: name the folder of the data with --shared")
    folders.build.mkdir(parents=True, exist_ok=True)
    for step in given.steps or STEPS:
        started = time.monotonic()
        print(f"{step} ...", flush=True)
        STEPS[step](folders)
        print(f"{step} took {(time.monotonic() - started) / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
