"""What reading costs over a bare parse of the same texts, and how long a person waits for one page.

    make bench                                   500 invented articles
    .venv/bin/python -m bench.reading --folder TEXTS --articles 200

Both are measured in one process, block by block in turn, in processor time, which a busy machine
disturbs less than the clock; of each block the best of the repeats counts.
"""

import argparse
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench import articles
from warmonitor import claims, documents
from warmonitor.claims import language, reading
from warmonitor.pipeline import local
from warmonitor.records import Document, UnreadableInput

AIM = 1.3  # Times the bare parse; what the house has set itself.
BLOCK = 50  # Articles; long enough to measure, short enough to take turns.
PROGRAM = Path(sysconfig.get_path("scripts")) / "warmonitor"


def load(folder: Path, most: int) -> list[Document]:
    """Return the documents of a folder, without those that cannot be read."""
    return list(islice(_documents(folder), most))


def _documents(folder: Path) -> Iterator[Document]:
    for location in documents.inputs([str(folder)]):
        try:
            yield documents.load(location, published=None, source=None)
        except UnreadableInput as refusal:
            print(refusal, file=sys.stderr)


def parse(block: Sequence[Document]) -> int:
    """Parse what is read of each document and nothing more; return the number of words."""
    texts = [part.words for document in block for part in reading.passages(document)]
    return sum(len(parsed) for parsed in language.load().pipe(texts))


def read(block: Sequence[Document]) -> int:
    """Read documents as the program does, in its groups; return the number of claims."""
    groups = (block[start : start + local.GROUP] for start in range(0, len(block), local.GROUP))
    return sum(1 for group in groups for _ in claims.extract(group))


def spent(
    work: Callable[[Sequence[Document]], int], block: Sequence[Document]
) -> tuple[float, int]:
    """Return the processor time that a block takes, in seconds, and what the work returned."""
    begun = time.process_time()
    done = work(block)
    return time.process_time() - begun, done


def compare(texts: Sequence[Document], repeats: int) -> None:
    """Print the words read in a second of one core, bare and in full, and how the two compare."""
    blocks = [texts[start : start + BLOCK] for start in range(0, len(texts), BLOCK)]
    read(blocks[0][:5])  # What is loaded once is not what a text costs.
    bare = full = 0.0
    tokens = found = 0
    for block in blocks:
        turns = [(spent(parse, block), spent(read, block)) for _ in range(repeats)]
        bare += min(parsed for (parsed, _), _ in turns)
        full += min(whole for _, (whole, _) in turns)
        tokens += turns[0][0][1]
        found += turns[0][1][1]
    print(f"{len(texts)} texts, {tokens:,} words and marks, {found:,} claims; best of {repeats}")
    print(f"bare parse    {bare:7.1f} s  {tokens / bare:8,.0f} words/s")
    print(f"full reading  {full:7.1f} s  {tokens / full:8,.0f} words/s")
    print(f"ratio         {full / bare:7.2f}    (aim: {AIM} at most)")
    print(f"rules         {1000 * (full - bare) / len(texts):7.1f} ms a text")


def wait(*arguments: str) -> float:
    """Return the shortest of three waits for the program, in seconds by the clock."""
    waits = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([PROGRAM, *arguments], check=True, capture_output=True)
        waits.append(time.perf_counter() - begun)
    return min(waits)


def main() -> None:
    """Measure on the texts of a folder, or on articles made for it."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--folder", type=Path, help="texts to read instead of invented ones")
    asked.add_argument("--articles", type=int, default=500, help="how many texts at most")
    asked.add_argument("--repeats", type=int, default=2, help="how often each block is measured")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as invented:
        made = articles.of_war(options.articles if options.folder is None else 1)
        for number, text in enumerate(made):
            Path(invented, f"{number:04}.txt").write_text(text, "utf-8")
        page = str(Path(invented, "0000.txt"))
        print(f"--help        {wait('--help'):7.2f} s  as a process")
        print(f"one page      {wait('read', page):7.2f} s  as a process")
        texts = load(options.folder or Path(invented), options.articles)
        compare(texts, options.repeats)


if __name__ == "__main__":
    main()
