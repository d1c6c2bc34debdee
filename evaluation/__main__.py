"""Measure how well the program reads, and print every score beside its floor and its aim.

make evaluate                                      everything
.venv/bin/python -m evaluation days --errors 20    one suite, with 20 of its errors
.venv/bin/python -m evaluation --raise             floors go up to what was measured; never down
"""

import argparse
import json
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evaluation import floors
from evaluation.suite import SHARED, Measured, Suite
from evaluation.suites import SUITES


def _rows(suite: Suite, measured: Measured, held: floors.Floors) -> list[tuple[str, ...]]:
    """Return a row a score: name, score, floor, aim, and a word where it falls short."""
    rows = []
    for name, score in measured.scores.items():
        floor, aim = held.of(suite.name).get(name), suite.aims.get(name)
        word = (
            "below its floor"
            if floors.below(score, floor)
            else "short"
            if aim and score < aim
            else ""
        )
        shown = ["" if number is None else f"{number:.3f}" for number in (score, floor, aim)]
        rows.append((f"{suite.name}: {name}", *shown, word))
    return rows


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    known = [suite.name for suite in SUITES]
    parser.add_argument("names", nargs="*", metavar="SUITE", help=f"of {', '.join(known)}")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="print up to N errors a suite"
    )
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="write what was gained into floors.json"
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object instead of the table"
    )
    arguments = parser.parse_args(given)
    if unknown := set(arguments.names) - set(known):
        parser.error(
            f"no suite is called {', '.join(sorted(unknown))}; there are {', '.join(known)}"
        )
    return arguments


def main(given: Sequence[str] | None = None) -> int:
    """Measure the suites that were asked for; exit with 1 where a score is below its floor."""
    arguments = _arguments(given)
    held, scores = floors.read(), {}
    table = Table("measure", "score", "floor", "aim", "")
    console, aside = Console(), Console(stderr=True)
    fallen = False
    for suite in SUITES:
        if arguments.names and suite.name not in arguments.names:
            continue
        if not suite.there():
            aside.print(f"{suite.name}: skipped, its texts are not in ../shared")
            continue
        with aside.status(f"measuring {suite.name}"):
            measured = suite.measure(SHARED)
        scores[suite.name] = dict(measured.scores)
        rows = _rows(suite, measured, held)
        fallen |= any(row[-1] == "below its floor" for row in rows)
        for row in rows:
            table.add_row(*row)
        for line in measured.errors[: arguments.errors]:
            print(f"{suite.name} | {line}")
        if arguments.lift:
            held = held.lifted(suite, measured)
    if arguments.json:
        print(json.dumps(scores))
    else:
        console.print(table)
    if arguments.lift:
        floors.write(held)
    return int(fallen)


if __name__ == "__main__":
    sys.exit(main())
