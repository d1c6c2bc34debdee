"""Lemmas by spaCy's own rule lemmatiser, from tables made of the treebanks and a dictionary.

The tables are saved with the pipeline and nothing of this file is needed to read them. Ending rules
come first, then a list of known base forms to choose among what the rules propose, then the
exceptions: every form of the treebanks or of the vocabulary that the rules get wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.lookups import Lookups

from training.treebank import EWT, GUM, Word, paragraphs

Pairs = dict[tuple[str, str], str]

DOUBLED = "bdfglmnprtvz"
VERB = [
    ["ies", "y"], ["es", "e"], ["es", ""], ["s", ""], ["ied", "y"], ["ying", "ie"],
    *([2 * c + ending, c] for ending in ("ed", "ing") for c in DOUBLED),
    ["ed", ""], ["ed", "e"], ["ing", ""], ["ing", "e"],
]  # fmt: skip
NOUN = [
    ["men", "man"], ["ies", "y"], ["ches", "ch"], ["shes", "sh"], ["sses", "ss"], ["xes", "x"],
    ["ves", "f"], ["zes", "z"], ["s", ""],
]  # fmt: skip
ADJECTIVE = [
    ["ier", "y"], ["iest", "y"],
    *([2 * c + ending, c] for ending in ("er", "est") for c in DOUBLED),
    ["er", ""], ["er", "e"], ["est", ""], ["est", "e"],
]  # fmt: skip
CLOSED = ("adp", "aux", "cconj", "det", "intj", "num", "part", "pron", "sconj")
# The last rule, nothing for nothing, makes the form itself in small letters a candidate.
OPEN = {"verb": VERB, "noun": NOUN, "adj": ADJECTIVE, "adv": ADJECTIVE}
RULES = {upos: [*OPEN.get(upos, []), ["", ""]] for upos in (*OPEN, *CLOSED)}
# A name keeps its form in the treebanks; a plural name (`Kurds`) is left as it stands too.
KEPT_AS_WRITTEN = frozenset({"PROPN", "X", "SYM", "PUNCT"})
DICTIONARY = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}


def add(nlp: Language, language: Path) -> None:
    """Put the lemmatiser at the end of the pipeline."""
    component = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    words = (word for name in (EWT.train, GUM.train) for word in _words(language / name))
    vocabulary = [nlp.vocab.strings[key] for key in nlp.vocab.vectors]
    component.initialize(lookups=tables(words, vocabulary))


def tables(words: Iterable[Word], vocabulary: Iterable[str]) -> Lookups:
    """The three tables of the rule lemmatiser."""
    seen = _seen(words)
    pairs = _dictionary(vocabulary) | seen
    index: dict[str, set[str]] = defaultdict(set)
    for (_, upos), lemma in pairs.items():
        index[upos].add(lemma)
    forms = Counter((upos, lemma) for (_, upos), lemma in seen.items())
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (form, upos), lemma in sorted(pairs.items()):
        known = candidates(form, RULES.get(upos, []), index[upos])
        if lemma in known:
            # An exception cannot overtake a candidate; a rare base form (`trye`) has to go.
            rivals = known[: known.index(lemma)]
            index[upos] -= {rival for rival in rivals if forms[upos, rival] < 2}
        elif known[:1] != [lemma]:
            exceptions[upos][form] = [lemma]
    lookups = Lookups()
    lookups.add_table("lemma_rules", RULES)
    lookups.add_table("lemma_index", {upos: sorted(index[upos]) for upos in RULES})
    lookups.add_table("lemma_exc", dict(exceptions))
    return lookups


def candidates(form: str, rules: list[list[str]], index: set[str]) -> list[str]:
    """The bases spaCy's rules propose for a form without an exception, its choice first."""
    known: list[str] = []
    unknown: list[str] = []
    for old, new in rules:
        if form.endswith(old) and (base := form[: len(form) - len(old)] + new):
            if base in index:
                known.insert(0, base)
            elif base.isalpha():
                unknown.append(base)
    return list(dict.fromkeys(known or unknown))


def _seen(words: Iterable[Word]) -> Pairs:
    """For every form of the treebanks and its part of speech, the lemma it has most often."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in words:
        if word.upos not in KEPT_AS_WRITTEN and word.lemma != "_":
            counts[word.form.lower(), word.upos.lower()][word.lemma] += 1
    return {key: count.most_common(1)[0][0] for key, count in counts.items()}


def _dictionary(vocabulary: Iterable[str]) -> Pairs:
    """The lemmas a dictionary gives for the words we have vectors for."""
    from lemminflect import getAllLemmas

    pairs: Pairs = {}
    for form in vocabulary:
        if not form.isalpha():
            continue
        for upos, lemmas in getAllLemmas(form).items():
            if upos in DICTIONARY:
                pairs[form, DICTIONARY[upos]] = lemmas[0].lower()
    return pairs


def _words(file: Path) -> Iterator[Word]:
    for paragraph in paragraphs(file):
        for sentence in paragraph:
            yield from sentence.words
