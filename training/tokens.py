"""spaCy's English tokeniser, brought nearer to the conventions of the English treebanks.

What is changed lies in the tokeniser's own tables, so it is saved with the pipeline and a reader
needs none of this code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# `Wed 05 Apr` is a day and `id` a paper; spaCy reads both as a contraction without its apostrophe.
NOT_CONTRACTIONS = ("Wed", "wed", "Id", "id", "and/or")

# Treebanks write these with their word (`e-mail`, `pre-war`), and every other hyphen apart.
BOUND = [
    *("e", "E", "pre", "Pre", "post", "Post", "re", "Re", "non", "Non", "co", "Co", "un", "Un"),
    *("anti", "Anti", "ex", "Ex", "multi", "Multi", "semi", "Semi", "inter", "Inter", "sub"),
    *("mid", "Mid", "pro", "Pro", "counter", "Counter", "mini", "neo", "Neo", "trans", "ultra"),
]

SPLIT = [
    r"(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})",  # and/or
    r"(?<=[A-Za-z])-(?=[0-9])",  # F-16
    r"(?<=[a-z]{2})[?!,;]+(?=[A-Za-z])",  # here?thanks
    r"(?<=[A-Za-z0-9.)])[()\[\]](?=[A-Za-z0-9(.])",  # report(see, account(s)
    r"(?<=\w)[\"<>]+(?=[\w<])",  # corner"next
]
# 65k, 7:30PM
UNITS = [r"(?<=[0-9])k", r"(?<=[0-9]:[0-9]{2})[AaPp][Mm]"]
SIGNS = ["-(?=[0-9A-Za-z])", "~"]
# Telephone numbers stay whole.
WHOLE = re.compile(r"^(?:\(?[0-9]{3}\)?-)?[0-9]{3}-[0-9]{4}$")
TWO_WORDS = {"wanna": 3, "Wanna": 3, "outta": 3, "gotta": 3, "gonna": 3, "Gonna": 3, "dunno": 2}
RUNS = [r"!{2,}", r"\?{2,}", r"[!?]{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"#{2,}", "<<+", ">>+"]


def adapt(nlp: Language) -> None:
    """Change the tokeniser of an English pipeline in place."""
    tokenizer = nlp.tokenizer
    for word in NOT_CONTRACTIONS:
        tokenizer.rules = {key: value for key, value in tokenizer.rules.items() if key != word}
    assert nlp.Defaults.infixes
    assert nlp.Defaults.suffixes
    assert nlp.Defaults.prefixes
    infixes = [_unbound(pattern) for pattern in nlp.Defaults.infixes]
    tokenizer.infix_finditer = compile_infix_regex([*RUNS, *infixes, *SPLIT]).finditer
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *nlp.Defaults.suffixes, *UNITS]).search
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *nlp.Defaults.prefixes, *SIGNS]).search
    tokenizer.token_match = WHOLE.match
    for word, cut in TWO_WORDS.items():
        tokenizer.add_special_case(word, [{ORTH: word[:cut]}, {ORTH: word[cut:]}])
    for word in ("al.", "Ft.", "Gen.", "Col.", "Lt.", "Maj.", "Sgt.", "Capt."):
        tokenizer.add_special_case(word, [{ORTH: word}])


def _unbound(pattern: str) -> str:
    """Keep the hyphen infix off the prefixes of `BOUND`."""
    if "(?:-|–|—" not in pattern and "(?:-|" not in pattern:
        return pattern
    guards = "".join(rf"(?<!\b{prefix})" for prefix in _by_length(BOUND))
    return guards + pattern


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
