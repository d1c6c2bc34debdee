"""Entities in GUM, from its own entity column and trees: persons, places, organizations, times.

GUM marks whole noun phrases, relative clauses included. A name is less: the proper noun at the
head of the phrase, with the words that belong to the name. Where a common noun or a pronoun is the
head, the phrase is a reference, as re3d marks them too, and ends with its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from training.names import TITLES
from training.treebank import GUM, Sentence, paragraphs

LABELS = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "time": "TEMPORAL"}
NOTE = re.compile(r"(?:^|\|)Entity=([^|]*)")
# `(12-person-new-...` opens, `12)` closes, `(12-person-new-...)` does both.
BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<both>\))?|(?P<close>[^()]+)\)")
# re3d calls a group of people an organisation, and marks no pronoun for a place.
LONGEST_TIME = 7
BEFORE_THE_HEAD = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "advmod", "case", "punct"}
)
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
    """Every annotated phrase of the four kinds, as (first word, last word, label)."""
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
    """BIO tags of the names and references in these phrases; of those that overlap the longest."""
    names = [found for span in spans if (found := marked(sentence, *span)) is not None]
    notes = ["O"] * len(sentence.words)
    for first, last, label in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if any(note != "O" for note in notes[first : last + 1]):
            continue
        # `Americans`, `Jews`: GUM says person, the other corpora say nothing. Nor do we.
        people = label == "PERSON" and sentence.words[last].xpos == "NNPS"
        begin, inside = ("-", "-") if people else ("B-" + label, "I-" + label)
        notes[first : last + 1] = [begin] + [inside] * (last - first)
    return tuple(notes)


def marked(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int, str] | None:
    """What of a phrase is marked: a time whole, a name, or a reference."""
    if label == "TEMPORAL":
        short = last - first < LONGEST_TIME
        return (first, last, label) if short and not _is_pronoun(sentence, last) else None
    return name(sentence, first, last, label) or reference(sentence, first, last, label)


def reference(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int, str] | None:
    """The words up to the common noun at the head of a phrase, or the pronoun that it is."""
    inside = range(first, last + 1)
    heads = [i for i in inside if sentence.words[i].head not in inside or _is_root(sentence, i)]
    if not heads or _is_proper(sentence, heads[0]):
        return None
    head = heads[0]
    word = sentence.words[head]
    if _is_pronoun(sentence, head) and (label == "PLACE" or first != last):
        return None
    if label == "PERSON" and "Number=Plur" in word.feats:
        label = "ORG"
    start = head
    while start > first and sentence.words[start - 1].relation in BEFORE_THE_HEAD:
        start -= 1
    return start, head, label + "_REF"


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
        while start <= end and _is_before_a_name(sentence.words[start].form):
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


def _is_before_a_name(form: str) -> bool:
    """Whether a word tells who somebody is: `President Orlov`, `rebel leader Orlov`."""
    return form.lower() in TITLES or (form.islower() and len(form) > len("von"))


def _is_pronoun(sentence: Sentence, place: int) -> bool:
    return sentence.words[place].upos in {"PRON", "DET", "ADV"}


def _is_proper(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    return word.upos == "PROPN" or word.xpos in {"NNP", "NNPS"}
