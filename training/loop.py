"""The loop both halves train in: rounds over the examples, a falling rate, averaged weights."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam

from training.vectors import look_up_small


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard to train."""

    rounds: int
    words_a_batch: int
    rate: float
    dropout: float
    measure_every: int = 1
    seed: int = 0


def train(
    nlp: Language,
    examples: Callable[[random.Random], list[Example]],
    measure: Callable[[Language], dict[str, float]],
    plan: Plan,
    out: Path,
) -> float:
    """Train and keep in `out` the averaged weights that measured best; return that measure.

    `examples` is called for each round, so that every round is spoilt differently; `measure`
    answers scores of which the one called `aim` decides.
    """
    chance = random.Random(plan.seed)
    # Averages give about half a point over the last weights and cost no time.
    optimizer = Adam(
        learn_rate=plan.rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    best = -1.0
    started = time.monotonic()
    steps = 0
    for turn in range(plan.rounds):
        losses: dict[str, float] = {}
        shown = examples(chance)
        total = sum(len(example.predicted) for example in shown)
        done = 0
        for batch in batches(shown, plan.words_a_batch, chance):
            steps += 1
            share = (turn + done / total) / plan.rounds
            optimizer.learn_rate = plan.rate * schedule(share, steps)
            nlp.update(batch, drop=plan.dropout, sgd=optimizer, losses=losses)
            done += sum(len(example.predicted) for example in batch)
        if turn % plan.measure_every and turn + 1 < plan.rounds:
            continue
        with nlp.use_params(optimizer.averages):
            scores = measure(nlp)
            if scores["aim"] > best:
                best = scores["aim"]
                nlp.to_disk(out)
                look_up_small(out / "vocab")
        row = {"round": turn, "minutes": round((time.monotonic() - started) / 60, 1)}
        print(json.dumps(row | rounded(scores) | rounded(losses)), flush=True)
    return best


def schedule(share: float, steps: int) -> float:
    """The rate's factor: 200 steps of warming up, then down a straight line to a hundredth."""
    return min(1.0, steps / 200) * max(0.01, 1.0 - share)


def batches(examples: list[Example], words: int, chance: random.Random) -> Iterator[list[Example]]:
    """Shuffled batches of about so many words."""
    chance.shuffle(examples)
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.predicted)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def rounded(scores: dict[str, float]) -> dict[str, float]:
    """Scores short enough to read on one line."""
    return {name: round(float(value), 4) for name, value in scores.items()}
