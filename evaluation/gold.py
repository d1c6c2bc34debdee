"""Claims against hand annotation, as the bench counts them: the gold articles."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import disagreements
from evaluation.suite import Measured

PROGRAM = Path(sysconfig.get_path("scripts")) / "warmonitor"
COMMAND = (PROGRAM, "read", "--format", "jsonl")


def measure(shared: Path) -> Measured:
    """Score the 42 gold articles with the bench's own script, which reads them as a user would."""
    return scored(shared, shared / "gold")


def scored(shared: Path, annotated: Path) -> Measured:
    """Run the bench's script on what the program reads in a folder of annotated texts."""
    bench = shared / "bench" / "score_claims.py"
    with TemporaryDirectory() as folder:
        read = Path(folder) / "read.jsonl"
        read.write_text(_read(annotated, Path(folder)), "utf-8")
        script = [sys.executable, str(bench), str(annotated), "--predicted", str(read), "--json"]
        run = subprocess.run(script, capture_output=True, text=True, check=True)
        errors = disagreements.named(bench, annotated, read.read_text("utf-8"))
    report = json.loads(run.stdout)
    kinds = ("figures", "mentions", "whole", "control", "condition", "statement")
    scores = {kind: report[kind][2] for kind in kinds}
    scores |= {f"slot {slot}": share for slot, share in report["slots"].items()}
    return Measured(scores, errors)


def _read(annotated: Path, folder: Path) -> str:
    """Return what the program prints when a user gives it all the texts."""
    files = []
    for pair in sorted(annotated.glob("*.src.json")):
        source = json.loads(pair.read_text("utf-8"))
        files.append(folder / f"{source['id']}.txt")
        files[-1].write_text(source["text"], "utf-8", newline="")
    run = subprocess.run([*COMMAND, *files], capture_output=True, text=True, check=True)
    return run.stdout
