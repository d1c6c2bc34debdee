"""What the screen saves on a stream of news of which one article in twenty is of a war, and what it loses.

    .venv/bin/python -m bench.screen --articles 400

The articles are invented and as long as each other. Claims are read with the screen and without, block
by block in turn, in processor time; of each block the best of the repeats counts.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import articles
from bench.reading import load, spent
from warmonitor import claims
from warmonitor.pipeline import local
from warmonitor.records import Casualty, Claim, Document

AIM = 15  # Times quicker than reading all; what the house has set itself.
LOST = 0.01  # Of the figures, at most.
BLOCK = 40  # Articles, two of them of the war.


def screened(block: Sequence[Document]) -> int:
    """Read documents as the program does; return the number of claims."""
    return sum(1 for _ in _claims(block, screened=True))


def everything(block: Sequence[Document]) -> int:
    """Read documents without the screen; return the number of claims."""
    return sum(1 for _ in _claims(block, screened=False))


def _claims(block: Sequence[Document], *, screened: bool) -> Iterator[Claim]:
    for start in range(0, len(block), local.GROUP):
        yield from claims.extract(block[start : start + local.GROUP], screened=screened)


def compare(texts: Sequence[Document], of_war: set[str], repeats: int) -> None:
    """Print how much quicker the screen makes the stream, and which claims it loses."""
    blocks = [texts[start : start + BLOCK] for start in range(0, len(texts), BLOCK)]
    screened(blocks[0])  # What is loaded once is not what a text costs.
    quick = slow = war = 0.0
    for block in blocks:
        here = [document for document in block if document.id in of_war]
        turns = [
            [
                spent(work, some)[0]
                for work, some in ((screened, block), (everything, block), (everything, here))
            ]
            for _ in range(repeats)
        ]
        quick, slow, war = (
            total + min(turn[number] for turn in turns)
            for number, total in enumerate((quick, slow, war))
        )
    print(f"{len(texts)} texts, {len(of_war)} of them of the war; best of {repeats}")
    print(f"read all      {slow:7.2f} s  {1000 * slow / len(texts):6.2f} ms a text")
    print(f"with a screen {quick:7.2f} s  {1000 * quick / len(texts):6.2f} ms a text")
    print(f"of which      {war:7.2f} s  are the texts of the war, which are read in full")
    print(
        f"ratio         {slow / quick:7.1f}    (aim: {AIM}; with a screen that costs nothing {slow / war:.1f})"
    )
    lose(texts)


def lose(texts: Sequence[Document]) -> None:
    """Print how many figures, and how many other claims, the screen loses."""
    found = {claim.id for claim in _claims(texts, screened=True)}
    every = list(_claims(texts, screened=False))
    for name, some in (
        ("figures", [claim for claim in every if isinstance(claim, Casualty)]),
        ("others", [claim for claim in every if not isinstance(claim, Casualty)]),
    ):
        lost = [claim for claim in some if claim.id not in found]
        aim = f"    (aim: {LOST:.0%} at most)" if name == "figures" else ""
        print(f"{name:9}lost {len(lost):5} of {len(some):5}{aim}")
        for claim in lost[:3]:
            print(f"    for example «{claim.quote.text}»")


def main() -> None:
    """Measure on a stream made for it."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--articles", type=int, default=400, help="how many texts")
    asked.add_argument("--repeats", type=int, default=2, help="how often each block is measured")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        war = []
        for number, (text, of_war) in enumerate(articles.stream(options.articles)):
            path = Path(folder, f"{number:05}.txt")
            path.write_text(text, "utf-8")
            war += [str(path)] if of_war else []
        texts = load(Path(folder), options.articles)
        of_war_ids = {document.id for document in texts if document.location in war}
        compare(texts, of_war_ids, options.repeats)


if __name__ == "__main__":
    main()
