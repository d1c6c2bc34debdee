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
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Small words that only English writes: German has `in` and `was` too, Danish `for` and `at`.
OWN = frozenset("the of and to from with after were been said that this their who which".split())
# They make up 18 % of an English news text (8 % at least, in 294 of 2015 and 2016) and 3 % of
# headlines, where a short list may have none; next to nothing in German, Dutch, Danish or French.
TOLD, HARDLY = 40, 0.02


def guess(words: str) -> str | None:
    """Return the ISO 639-1 code of the language of some words, None where there are too few."""
    tokens = WORD.findall(words[:SAMPLE].lower())
    if len(tokens) < FEWEST:
        return None
    if sum(token in words_of("frequent") for token in tokens) >= SHARE * len(tokens):
        return "en"
    return _by_model(" ".join(tokens))


def is_foreign(words: str) -> bool:
    """Say whether a text is plainly not English: in other letters, or without its small words."""
    tokens = WORD.findall(words.lower())
    latin = sum(len(token) for token in tokens if LATIN.match(token))
    if 2 * latin < sum(map(len, tokens)):
        return True
    own = sum(token in OWN for token in tokens)
    return len(tokens) > TOLD and own < HARDLY * len(tokens)


def _by_model(words: str) -> str | None:
    import py3langid

    code = py3langid.classify(words)[0]
    return str(code) if code else None
