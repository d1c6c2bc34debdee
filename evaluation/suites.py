"""Every suite, in the order in which they are measured and printed."""

from evaluation import actors, attribution, counts, crowd, days, gold, letters, places, unseen
from evaluation.suite import Suite

# What is aimed at where the text is like none that a rule was made from.
FIGURES_UNSEEN = {
    "figures": 0.83,
    "mentions": 0.88,
    "whole": 0.65,
    "slot speaker": 0.85,
    "slot place": 0.82,
    "slot dates": 0.77,
    "slot victim class": 0.85,
}
CLAIMS_UNSEEN = FIGURES_UNSEEN | {"control": 0.60, "condition": 0.50, "statement": 0.57}

SUITES = (
    Suite(
        "gold",
        gold.measure,
        texts=("gold", "bench/score_claims.py"),
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
    Suite(
        "unseen",
        unseen.measure,
        texts=(
            "data/events/muc4/train.json",
            "data/events/case2021/snippets_dev.tsv",
            "data/events/idmc_labelled.jsonl",
            "data/language/re3d",
            "bench/score_claims.py",
        ),
        aims=CLAIMS_UNSEEN,
    ),
    Suite(
        "no capitals",
        unseen.measure_no_capitals,
        texts=("data/events/muc4/train.json", "bench/score_claims.py"),
        aims={
            "figures": 0.83,
            "slot speaker": 0.80,
            "slot place": 0.72,
            "slot victim class": 0.80,
        },
    ),
    Suite(
        "gold in small letters",
        letters.measure_small,
        texts=("gold", "bench/score_claims.py"),
        aims={"figures": 0.80, "slot place": 0.80, "slot speaker": 0.87},
    ),
    Suite(
        "gold in capitals",
        letters.measure_capitals,
        texts=("gold", "bench/score_claims.py"),
        aims={"figures": 0.80, "slot place": 0.80, "slot speaker": 0.87},
    ),
    Suite(
        "wires",
        unseen.measure_wires,
        texts=("data/claims/fakes/articles.jsonl", "bench/score_claims.py"),
        aims=FIGURES_UNSEEN,
    ),
    Suite(
        "counts",
        counts.measure,
        texts=(
            "data/values/recognizers_specs/Number",
            "data/values/temporal_suites/duckling_en_numeral.jsonl",
        ),
        aims={"recognizers": 0.97, "duckling": 0.97, "people": 0.97},
    ),
    Suite(
        "actors",
        actors.measure,
        texts=(actors.TABLE,),
        aims={
            "names": 0.95,
            "aliases": 0.90,
            "governments": 0.90,
            "without a country": 0.90,
            "in context": 0.90,
        },
    ),
    Suite(
        "days",
        days.measure,
        texts=("data/time", "data/values/recognizers_specs/DateTime/English"),
        aims={"value": 0.82, "recognizers": 0.90},
    ),
    Suite(
        "attribution",
        attribution.measure,
        texts=("data/attribution/polnear/dev",),
        aims={"source overlap": 0.76, "cue overlap": 0.72},
    ),
    Suite(
        "places",
        places.measure,
        texts=(places.FILE,),
        aims={"recognition": 0.70, "within 161 km": 0.78},
    ),
    Suite("crowd", crowd.measure, texts=(crowd.ARTICLES,), aims={"met": 0.85}),
)
