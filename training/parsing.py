"""Train tags, features and trees on EWT and the free part of GUM."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from spacy.vocab import Vocab
from thinc.api import NumpyOps, set_current_ops

from training.damage import spoil
from training.loop import Plan, train
from training.scores import conllu_scores
from training.tokens import adapt
from training.treebank import EWT, GUM, Sentence, paragraphs

HERE = Path(__file__).parent
# Long paragraphs are shown in pieces: the oracle's cost grows with the length.
LONGEST = 10
# The second descent begins where the first ended: 0.05 points on EWT's test part, one on its
# sentences.
DESCENTS = (
    Plan(16, words_a_batch=700, rate=0.002, dropout=0.15, measure_every=3, seed=7),
    Plan(6, words_a_batch=800, rate=0.0012, dropout=0.15, measure_every=2, seed=21),
)


def pieces(language: Path, files: Iterable[str], longest: int = LONGEST) -> list[list[Sentence]]:
    """Paragraphs, cut into runs of at most `longest` sentences."""
    return [
        paragraph[start : start + longest]
        for file in files
        for paragraph in paragraphs(language / file)
        for start in range(0, len(paragraph), longest)
    ]


def runs(
    paragraphs_: Sequence[Sequence[Sentence]], chance: random.Random
) -> Iterator[list[Sentence]]:
    """The paragraphs cut anew, into runs of one to six sentences that stood together."""
    for paragraph in paragraphs_:
        start = 0
        while start < len(paragraph):
            length = chance.randint(1, 6)
            yield list(paragraph[start : start + length])
            start += length


def reference(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """The annotated document."""
    offsets: list[int] = []
    for sentence in sentences:
        offsets.extend([len(offsets)] * len(sentence.words))
    words = [word for sentence in sentences for word in sentence.words]
    starts = [place == 0 for sentence in sentences for place in range(len(sentence.words))]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[start + word.head for start, word in zip(offsets, words, strict=True)],
        deps=[word.relation for word in words],
        sent_starts=starts,
    )


def example(nlp: Language, sentences: Sequence[Sentence]) -> Example:
    """The document as our tokeniser cuts it, beside the annotated one."""
    gold = reference(nlp.vocab, sentences)
    return Example(nlp.make_doc(gold.text), gold)


def build(vectors: Path, config: Path, overrides: dict[str, object] | None = None) -> Language:
    """An untrained pipeline over our vectors and our tokeniser."""
    # numpy multiplies matrices faster here than the BLIS that thinc brings: 16 % less time a round.
    set_current_ops(NumpyOps(use_blis=False))
    nlp = load_model_from_config(load_config(config, overrides or {}), auto_fill=True)
    nlp.vocab.from_disk(vectors)
    adapt(nlp)
    return nlp


def fit(
    language: Path,
    vectors: Path,
    out: Path,
    descents: Sequence[Plan] = DESCENTS,
    overrides: dict[str, object] | None = None,
) -> None:
    """Train on the training and development parts and write the last round's weights to `out`.

    The rounds were settled on EWT's development part; then it was needed as data, an eighth more.
    """
    fix_random_seed(descents[0].seed)
    nlp = build(vectors, HERE / "parser.cfg", overrides)
    learn = pieces(language, (EWT.train, EWT.dev, GUM.train, GUM.dev), 1000)
    check = pieces(language, (GUM.test,), 1000)
    rounds = count(1)
    nlp.initialize(lambda: [example(nlp, paragraph) for paragraph in learn])

    def shown(chance: random.Random) -> list[Example]:
        return [
            example(nlp, spoilt) for run in runs(learn, chance) if (spoilt := spoil(run, chance))
        ]

    def measure(pipeline: Language) -> dict[str, float]:
        return {"aim": float(next(rounds))} | conllu_scores(pipeline, check)

    for plan in descents:
        train(nlp, shown, measure, plan, out)
        nlp.from_disk(out)
