"""Train named entities on re3d, UNER, GUM, wikigold and two corpora of tweets.

Only re3d marks dates, quantities, weapons and the like, and it is small. A first model learns from
re3d alone and completes the other corpora with those marks; their own names stay as they are.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

from training import entity_corpora, renaming
from training.damage import spoil
from training.entity_corpora import (
    NAMED,
    RE3D_LABELS,
    REFERENCE,
    column_sentences,
    re3d_documents,
    re3d_sentence,
)
from training.entity_scores import measure
from training.gum_entities import named_sentences
from training.loop import Plan, train
from training.names import proper
from training.parsing import build
from training.treebank import EWT, Sentence, paragraphs
from training.vectors import look_up_small

CONFIG = Path(__file__).with_name("entities.cfg")
# What ships. The other labels of re3d are learnt too, so that their words are not learnt as
# nothing, but they are found too seldom to be of use (F1 below 0.2), and each label costs 2.4
# microseconds a word: spaCy asks of each of its four moves whether it may be made.
KEPT = (
    *(label + reference for reference in ("", REFERENCE) for label in NAMED),
    *("NATIONALITY", "TEMPORAL", "QUANTITY", "WEAPON"),
)
# Sentences are shown in runs, since a name is often clear from the sentence before.
LONGEST = 5
FIRST_PLAN = Plan(20, words_a_batch=300, rate=0.001, dropout=0.35, measure_every=19, seed=11)
PLAN = Plan(9, words_a_batch=600, rate=0.0015, dropout=0.35, measure_every=2, seed=13)
# The last rounds are of edited prose, most of it reports of war: how often each corpus is shown.
LAST_PLAN = Plan(6, words_a_batch=600, rate=0.0008, dropout=0.4, measure_every=1, seed=29)
LAST_SHARES = {"re3d": 4.0, "UNER EWT dev": 1.5, "UNER EWT test": 1.5, "GUM": 1.0, "wikigold": 1.0}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences, and how often each is shown a round (0.5: every other one)."""

    name: str
    sentences: tuple[Sentence, ...]
    share: float


def war_reports(nlp: Language, language: Path) -> Corpus:
    """re3d without the BBC and without what is held out."""
    sentences = (
        sentence
        for document in re3d_documents(language / "re3d")
        if not document.held_out
        for sentence in re3d_sentence(nlp, document)
    )
    return Corpus("re3d", tuple(sentences), 3.0)


def named_corpora(language: Path) -> list[Corpus]:
    """The corpora that tell persons, organisations and places only."""
    uner = language / "uner/ewt"
    wikigold = language / "wikigold/CONLL-format/data/wikigold.conll.txt"
    corpora = [
        *(
            Corpus(f"UNER EWT {part}", tuple(uner_sentences(uner, part)), 1.0)
            for part in ("dev", "test")
        ),
        Corpus("GUM", tuple(named_sentences(language)), 1.0),
        Corpus("wikigold", tuple(column_sentences(wikigold, word=0, tag=1, splitter=None)), 1.0),
    ]
    for part, share in (("a", 0.15), ("b", 0.15), ("e", 0.5), ("f", 0.3), ("g", 0.5), ("h", 0.15)):
        file = language / f"BTC/CONLL-format/data/{part}.conll"
        tweets = tuple(column_sentences(file, word=0, tag=1, splitter="\t"))
        corpora.append(Corpus(f"BTC {part}", tweets, share))
    for file_name in ("wnut17train.conll", "emerging.dev.conll"):
        tweets = tuple(
            column_sentences(language / "wnut17" / file_name, word=0, tag=1, splitter="\t")
        )
        corpora.append(Corpus("WNUT17", tweets, 0.25))
    corpora.append(nameless(language))
    return corpora


def uner_sentences(folder: Path, part: str) -> Iterator[Sentence]:
    """A part of UNER's English EWT. Names learnt of EWT's test part do not reach the parser."""
    return column_sentences(folder / f"en_ewt-ud-{part}.iob2", word=1, tag=2, splitter="\t")


def bared(corpus: Corpus) -> Corpus:
    """The corpus with titles and the like taken off its names."""
    return replace(corpus, sentences=tuple(_bared(sentence) for sentence in corpus.sentences))


def _bared(sentence: Sentence) -> Sentence:
    notes = list(sentence.notes)
    for start, end, label in renaming.spans(sentence):
        first, _ = proper([word.form for word in sentence.words[start:end]], label)
        if label in NAMED and 0 < first < end - start:
            notes[start : start + first] = ["O"] * first
            notes[start + first] = f"B-{label}"
    return replace(sentence, notes=tuple(notes))


def complete(nlp: Language, corpus: Corpus) -> Corpus:
    """The corpus with the marks that only re3d makes, as the model sees them."""
    made: list[Sentence] = []
    references = [entity_corpora.reference(nlp, [sentence]) for sentence in corpus.sentences]
    unread = (
        Doc(nlp.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc])
        for doc in references
    )
    for sentence, doc in zip(corpus.sentences, nlp.pipe(unread), strict=True):
        notes = list(sentence.notes)
        for span in doc.ents:
            inside = range(span.start, span.end)
            if span.label_ in NAMED or any(notes[place] != "O" for place in inside):
                continue
            for place in inside:
                notes[place] = ("B-" if place == span.start else "I-") + span.label_
        made.append(replace(sentence, notes=tuple(notes)))
    return replace(corpus, sentences=tuple(made))


def drawn(corpora: Iterable[Corpus], chance: random.Random) -> Iterator[list[Sentence]]:
    """Runs of neighbouring sentences, each corpus by its share."""
    for corpus in corpora:
        rest = corpus.share
        while rest > 0:
            start = 0
            while start < len(corpus.sentences):
                length = chance.randint(1, LONGEST)
                if chance.random() < rest:
                    yield list(corpus.sentences[start : start + length])
                start += length
            rest -= 1


def example(nlp: Language, sentences: Sequence[Sentence]) -> Example:
    """The text as our tokeniser cuts it, beside the annotated one."""
    gold = entity_corpora.reference(nlp, spaced(sentences))
    return Example(nlp.make_doc(gold.text), gold)


def spaced(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with a space after each but the last."""
    made = []
    for sentence in sentences:
        *words, last = sentence.words
        made.append(replace(sentence, words=(*words, replace(last, space=True))))
    return made


def fit(language: Path, vectors: Path, parser: Path, out: Path) -> None:
    """Train two models, each beginning with the parser's reading of the words.

    The first learns from re3d and completes the other corpora; the second learns from all of them,
    with names changed.
    Of the second, the labels of `KEPT` are written to `out`.
    """
    fix_random_seed(PLAN.seed)

    def begin() -> Language:
        return begun(build(vectors, CONFIG), parser)

    war = war_reports(begin(), language)
    alone = [replace(war, share=1.0)]
    first = fit_one(begin(), language, alone, FIRST_PLAN, out.with_name(out.name + "-first"))
    corpora = [war, *(complete(first, bared(corpus)) for corpus in named_corpora(language))]
    full = out.with_name(out.name + "-full")
    changed = renaming_among(corpora)
    second = fit_one(begin(), language, corpora, PLAN, full, change=changed)
    edited = [replace(c, share=LAST_SHARES.get(c.name, 0.0)) for c in corpora]
    fit_one(second, language, edited, LAST_PLAN, full, change=changed)
    cut(second, initialised(build(vectors, CONFIG), KEPT)).to_disk(out)
    look_up_small(out / "vocab")


def renaming_among(corpora: Sequence[Corpus]) -> Callable[[Sentence, random.Random], Sentence]:
    """Change names for other names of these corpora and of the lists."""
    known = renaming.names(s for corpus in corpora for s in corpus.sentences)
    return partial(renaming.rename, known, renaming.listed(random.Random(PLAN.seed)))


def cut(full: Language, nlp: Language) -> Language:
    """Copy the weights into a model of fewer labels."""
    old, new = full.get_pipe("ner"), nlp.get_pipe("ner")
    for part in ("tok2vec", "lower"):
        new.model.get_ref(part).from_bytes(old.model.get_ref(part).to_bytes())
    row_of = {old.moves.get_class_name(row): row for row in range(old.moves.n_moves)}
    rows = [row_of[new.moves.get_class_name(row)] for row in range(new.moves.n_moves)]
    upper = old.model.get_ref("upper")
    for name in upper.param_names:
        new.model.get_ref("upper").set_param(name, upper.get_param(name)[rows].copy())
    return nlp


def initialised(nlp: Language, labels: Iterable[str]) -> Language:
    """Initialise an untrained model for these labels."""
    for label in labels:
        nlp.get_pipe("ner").add_label(label)
    nlp.initialize()
    return nlp


def begun(nlp: Language, parser: Path) -> Language:
    """Initialise the model for every label, its reading of the words copied from the parser's."""
    initialised(nlp, dict.fromkeys((*KEPT, *RE3D_LABELS.values())))
    reading = spacy.load(parser).get_pipe("tok2vec").model
    nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0].from_bytes(reading.to_bytes())
    return nlp


def fit_one(
    nlp: Language,
    language: Path,
    corpora: Sequence[Corpus],
    plan: Plan,
    out: Path,
    *,
    change: Callable[[Sentence, random.Random], Sentence] = lambda sentence, _: sentence,
) -> Language:
    """Train on these corpora; the averaged weights of the last round are kept in `out`."""

    def shown(chance: random.Random) -> list[Example]:
        return [
            example(nlp, spoilt)
            for run in drawn(corpora, chance)
            if (spoilt := spoil([change(sentence, chance) for sentence in run], chance))
        ]

    # The last round is the best by decree: to choose by the held-out scores would spoil them.
    rounds = count(1)

    def measured(pipeline: Language) -> dict[str, float]:
        return {"aim": float(next(rounds))} | measure(pipeline, language)

    train(nlp, shown, measured, plan, out)
    return nlp.from_disk(out)


def nameless(language: Path) -> Corpus:
    """The words of EWT that are part of no name; of those that may be, nothing is told."""
    sentences = [s for paragraph in paragraphs(language / EWT.train) for s in paragraph]
    made = [replace(sentence, notes=untold(sentence)) for sentence in sentences]
    return Corpus("EWT", tuple(made), 0.4)


def untold(sentence: Sentence) -> tuple[str, ...]:
    """`-` for proper nouns, words with a capital, and what stands between two of them; else `O`."""
    named = [
        word.upos == "PROPN"
        or word.xpos.startswith("NNP")
        or (place > 0 and word.form[0].isupper())
        for place, word in enumerate(sentence.words)
    ]
    between = [
        0 < place < len(named) - 1 and named[place - 1] and any(named[place + 1 : place + 3])
        for place in range(len(named))
    ]
    return tuple("-" if one or other else "O" for one, other in zip(named, between, strict=True))
