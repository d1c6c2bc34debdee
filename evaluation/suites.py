"""Every suite, in the order in which they are measured and printed."""

from evaluation import gold
from evaluation.suite import Suite

SUITES = (
    Suite(
        "gold",
        gold.measure,
        texts=("gold", "bench"),
        aims={
            "figures": 0.88,
            "mentions": 0.93,
            "whole": 0.70,
            "control": 0.65,
            "condition": 0.55,
            "statement": 0.62,
            "slot speaker": 0.90,
            "slot place": 0.87,
            "slot dates": 0.82,
            "slot victim class": 0.90,
        },
    ),
)
