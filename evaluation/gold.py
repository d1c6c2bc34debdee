"""Claims against hand annotation, as the bench counts them: the gold articles."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

from evaluation.suite import Measured

COMMAND = f"{Path(sysconfig.get_path('scripts')) / 'warmonitor'} read --format jsonl"


def measure(shared: Path) -> Measured:
    """Score the 42 gold articles with the bench's own script, which reads them as a user would."""
    return scored(shared, shared / "gold")


def scored(shared: Path, annotated: Path) -> Measured:
    """Run the bench's script on a folder of annotated texts."""
    script = [sys.executable, str(shared / "bench" / "score_claims.py"), str(annotated)]
    run = subprocess.run(
        [*script, "--command", COMMAND, "--json"], capture_output=True, text=True, check=True
    )
    report = json.loads(run.stdout)
    kinds = ("figures", "mentions", "whole", "control", "condition", "statement")
    scores = {kind: report[kind][2] for kind in kinds}
    scores |= {f"slot {slot}": share for slot, share in report["slots"].items()}
    return Measured(scores)
