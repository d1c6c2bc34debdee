"""Sentences as the news spoils them: without commas or apostrophes, all capitals, all small.

FA-KES, where the development texts come from, has lost its commas and apostrophes; MUC-4 and the
wires write whole texts in capitals. A parser that never saw such text guesses there.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from training.treebank import Sentence, Word

# The share of paragraphs spoilt in each way, each time they are shown. The rest stays as it is.
NO_COMMAS = 0.22
NO_APOSTROPHES = 0.6  # of those without commas
NO_THAT = 0.3
UPPER = 0.05
LOWER = 0.04
NO_END = 0.03
APOSTROPHES = "'’‘`"


def spoil(paragraph: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """The paragraph, spoilt in one way or two, or as it was."""
    sentences = list(paragraph)
    if chance.random() < NO_THAT:
        sentences = [without_that(sentence) for sentence in sentences]
    if chance.random() < NO_COMMAS:
        sentences = [without(sentence, lambda word: word.form == ",") for sentence in sentences]
        if chance.random() < NO_APOSTROPHES:
            sentences = [without_apostrophes(sentence) for sentence in sentences]
    draw = chance.random()
    if draw < UPPER:
        sentences = [recase(sentence, str.upper) for sentence in sentences]
    elif draw < UPPER + LOWER:
        sentences = [recase(sentence, str.lower) for sentence in sentences]
    elif draw < UPPER + LOWER + NO_END:
        sentences = [*sentences[:-1], without(sentences[-1], _is_last(sentences[-1]))]
    return [sentence for sentence in sentences if sentence.words]


def bare(sentence: Sentence) -> Sentence:
    """Take a sentence's commas and apostrophes away, as they are lost in the worst texts."""
    return without_apostrophes(without(sentence, lambda word: word.form == ","))


def without(sentence: Sentence, unwanted: Callable[[Word], bool]) -> Sentence:
    """The sentence less the words named, where nothing hangs on them."""
    heads = {word.head for place, word in enumerate(sentence.words) if word.head != place}
    gone = {
        place
        for place, word in enumerate(sentence.words)
        if place not in heads and word.relation != "ROOT" and unwanted(word)
    }
    return _keep(sentence, gone) if gone else sentence


def without_that(sentence: Sentence) -> Sentence:
    """Write `said ten were killed` for `said that`: the way of the wires, rare in treebanks."""
    said = {place for place, word in enumerate(sentence.words) if word.relation == "ccomp"}
    return without(
        sentence,
        lambda word: word.form == "that" and word.relation == "mark" and word.head in said,
    )


def without_apostrophes(sentence: Sentence) -> Sentence:
    """`Assad's forces` becomes `Assads forces`, one word as the tokeniser will see it."""
    words = list(sentence.words)
    heads = {word.head for place, word in enumerate(words) if word.head != place}
    gone: set[int] = set()
    for place, word in enumerate(words):
        bare = word.form.strip(APOSTROPHES)
        if bare == word.form:
            continue
        possessive = word.xpos == "POS" and place > 0 and not words[place - 1].space
        if possessive and place not in heads:
            host = words[place - 1]
            words[place - 1] = replace(host, form=host.form + bare, space=word.space)
            gone.add(place)
        elif bare:
            words[place] = replace(word, form=bare)
        elif place not in heads and word.relation != "ROOT":
            gone.add(place)
    return _keep(replace(sentence, words=tuple(words)), gone)


def recase(sentence: Sentence, case: Callable[[str], str]) -> Sentence:
    """Every word in one case; a word whose length would change stays."""
    return replace(
        sentence,
        words=tuple(
            replace(word, form=case(word.form)) if len(case(word.form)) == len(word.form) else word
            for word in sentence.words
        ),
    )


def _is_last(sentence: Sentence) -> Callable[[Word], bool]:
    last = sentence.words[-1]
    return lambda word: word is last and word.form in {".", "!", "?"}


def _keep(sentence: Sentence, gone: set[int]) -> Sentence:
    """Drop words and renumber; the space after a dropped word stays between its neighbours."""
    if not gone:
        return sentence
    words = list(sentence.words)
    for place in sorted(gone):
        if words[place].space and place > 0:
            words[place - 1] = replace(words[place - 1], space=True)
    number = {old: new for new, old in enumerate(p for p in range(len(words)) if p not in gone)}
    kept = tuple(
        replace(word, head=number[word.head]) for place, word in enumerate(words) if place in number
    )
    notes = tuple(note for place, note in enumerate(sentence.notes) if place in number)
    return replace(sentence, words=kept, notes=notes)
