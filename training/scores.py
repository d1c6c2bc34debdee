"""Scores in the manner of the CoNLL 2018 shared task: from raw text, over words that align."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from training.treebank import Sentence

Cell = tuple[str, str, str, tuple[int, int], str]


def conllu_scores(nlp: Language, gold: Sequence[Sequence[Sentence]]) -> dict[str, float]:
    """F1 of words, sentences, UPOS, lemmas, UAS and LAS, each paragraph read as raw text.

    Word spans are counted without white space, as the shared task does. Relations are compared
    whole, subtypes included for `LAS+`, without them for `LAS`.
    """
    texts = ["".join(sentence.text for sentence in paragraph).strip() for paragraph in gold]
    right: Counter[str] = Counter()
    found = wanted = sentences_found = sentences_wanted = 0
    for paragraph, doc in zip(gold, nlp.pipe(texts), strict=True):
        truth = dict(_gold_words(paragraph))
        guess = dict(_doc_words(doc))
        found += len(guess)
        wanted += len(truth)
        sentence_truth = set(_gold_sentences(paragraph))
        sentence_guess = set(_doc_sentences(doc))
        sentences_found += len(sentence_guess)
        sentences_wanted += len(sentence_truth)
        right["sentences"] += len(sentence_truth & sentence_guess)
        for span in truth.keys() & guess.keys():
            right["words"] += 1
            right.update(_agreements(truth[span], guess[span]))
    scores = {
        name: 2 * right[name] / max(found + wanted, 1)
        for name in ("words", "UPOS", "lemma", "UAS", "LAS", "LAS+")
    }
    scores["sentences"] = 2 * right["sentences"] / max(sentences_found + sentences_wanted, 1)
    return scores


def _agreements(truth: Cell, guess: Cell) -> Iterator[str]:
    if truth[0] == guess[0]:
        yield "UPOS"
    if truth[1] == guess[1]:
        yield "lemma"
    if truth[3] == guess[3]:
        yield "UAS"
        if truth[4] == guess[4]:
            yield "LAS+"
        if truth[4].split(":")[0] == guess[4].split(":")[0]:
            yield "LAS"


def _positions(forms: Iterable[str]) -> list[tuple[int, int]]:
    place = 0
    spans = []
    for form in forms:
        spans.append((place, place + len(form)))
        place += len(form)
    return spans


def _gold_words(paragraph: Sequence[Sentence]) -> Iterator[tuple[tuple[int, int], Cell]]:
    spans = iter(_positions(word.form for sentence in paragraph for word in sentence.words))
    for sentence in paragraph:
        here = [next(spans) for _ in sentence.words]
        for span, word in zip(here, sentence.words, strict=True):
            head = (-1, -1) if word.relation == "ROOT" else here[word.head]
            yield span, (word.upos, word.lemma, word.xpos, head, word.relation)


def _doc_words(doc: Doc) -> Iterator[tuple[tuple[int, int], Cell]]:
    tokens = [token for token in doc if not token.is_space]
    spans = _positions(token.text for token in tokens)
    at = {token.i: span for token, span in zip(tokens, spans, strict=True)}
    for token in tokens:
        root = token.head.i == token.i
        head = (-1, -1) if root else at.get(token.head.i, (-2, -2))
        yield at[token.i], (token.pos_, token.lemma_, token.tag_, head, token.dep_)


def _gold_sentences(paragraph: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    return iter(_positions("".join(word.form for word in s.words) for s in paragraph))


def _doc_sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    texts = ("".join(token.text for token in s if not token.is_space) for s in doc.sents)
    return iter(_positions(text for text in texts if text))
