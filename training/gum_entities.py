"""Names in GUM, from its own entity column and trees: whom GUM calls person, place, organization.

GUM marks whole noun phrases, relative clauses included. A name is less: the proper noun at the
head of the phrase, with the words that belong to the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.names import TITLES
from training.treebank import GUM, Sentence, paragraphs

LABELS = {"person": "PERSON", "place": "PLACE", "organization": "ORG"}
NOTE = re.compile(r"(?:^|\|)Entity=([^|]*)")
# `(12-person-new-...` opens, `12)` closes, `(12-person-new-...)` does both.
BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<both>\))?|(?P<close>[^()]+)\)")
INSIDE_A_NAME = frozenset({"flat", "flat:name", "compound", "goeswith", "nummod"})


def named_sentences(language: Path) -> Iterator[Sentence]:
    """The sentences of GUM's training part with BIO tags for names."""
    for paragraph in paragraphs(language / GUM.train):
        opened: dict[str, tuple[int, str]] = {}
        for sentence in paragraph:
            spans = list(phrases(sentence, opened))
            yield replace(sentence, notes=tags(sentence, spans))
            opened.clear()


def phrases(
    sentence: Sentence, opened: dict[str, tuple[int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Every annotated phrase of the three kinds, as (first word, last word, label)."""
    for place, note in enumerate(sentence.notes):
        found = NOTE.search(note)
        if found is None:
            continue
        for bracket in BRACKET.finditer(found.group(1)):
            if bracket["open"]:
                parts = bracket["open"].split("-")
                label = LABELS.get(parts[1] if len(parts) > 1 else "")
                if label and bracket["both"]:
                    yield place, place, label
                elif label:
                    opened[parts[0]] = place, label
            elif bracket["close"] in opened:
                first, label = opened.pop(bracket["close"])
                yield first, place, label


def tags(sentence: Sentence, spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """BIO tags of the names in these phrases; of names that overlap the longest."""
    names = [found for span in spans if (found := name(sentence, *span)) is not None]
    notes = ["O"] * len(sentence.words)
    for first, last, label in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if any(note != "O" for note in notes[first : last + 1]):
            continue
        # `Americans`, `Jews`: GUM says person, the other corpora say nothing. Nor do we.
        people = label == "PERSON" and sentence.words[last].xpos == "NNPS"
        begin, inside = ("-", "-") if people else ("B-" + label, "I-" + label)
        notes[first : last + 1] = [begin] + [inside] * (last - first)
    return tuple(notes)


def name(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int, str] | None:
    """The name at the head of a phrase, or nothing where a common noun heads it."""
    inside = range(first, last + 1)
    heads = [i for i in inside if sentence.words[i].head not in inside or _is_root(sentence, i)]
    if not heads or not _is_proper(sentence, heads[0]):
        return None
    words = {heads[0]}
    grew = True
    while grew:
        more = {i for i in inside if i not in words and _belongs(sentence, i, words, label)}
        words |= more
        grew = bool(more)
    start, end = heads[0], heads[0]
    while start - 1 in words:
        start -= 1
    while end + 1 in words:
        end += 1
    if label == "PERSON":
        while start <= end and sentence.words[start].form.lower() in TITLES:
            start += 1
    return (start, end, label) if start <= end else None


def _belongs(sentence: Sentence, place: int, words: set[int], label: str) -> bool:
    """Whether a word belongs to the name its head is in."""
    word = sentence.words[place]
    if word.head not in words or word.head == place:
        return False
    if word.relation in INSIDE_A_NAME or word.relation == "punct":
        return word.relation != "punct" or word.form in {"-", ".", "'", "’", "&"}
    capital = word.form[:1].isupper()
    if word.relation in {"amod", "nmod", "conj", "advmod"}:
        of = "of" in _cases(sentence, place) and label != "PERSON"
        return capital and (word.relation != "nmod" or of)
    if word.relation in {"case", "det", "cc"}:
        # `of` and `the` in University of the West, not the article before the whole name.
        return word.head != min(words) and place > min(words)
    return False


def _cases(sentence: Sentence, place: int) -> set[str]:
    return {
        word.form.lower()
        for i, word in enumerate(sentence.words)
        if word.head == place and i != place and word.relation == "case"
    }


def _is_root(sentence: Sentence, place: int) -> bool:
    return sentence.words[place].head == place


def _is_proper(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return word.upos == "PROPN" or word.xpos in {"NNP", "NNPS"}
