"""Guess the language of a text: by its small words where it is English, else by a model.

No text is refused for its language; the guess is written down for whoever reads on.
"""

import re

from .headline import words_of

# The share of frequent English words below which the model is asked.
SHARE = 0.12
SAMPLE = 1_000
FEWEST = 3
WORD = re.compile(r"[^\W\d_]+")


def guess(words: str) -> str | None:
    """Return the ISO 639-1 code of the language of some words, None where there are too few."""
    tokens = WORD.findall(words[:SAMPLE].lower())
    if len(tokens) < FEWEST:
        return None
    if sum(token in words_of("frequent") for token in tokens) >= SHARE * len(tokens):
        return "en"
    return _by_model(" ".join(tokens))


def _by_model(words: str) -> str | None:
    import py3langid

    code = py3langid.classify(words)[0]
    return str(code) if code else None
