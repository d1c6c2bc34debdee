"""The shipped pipeline loads, reads an English sentence, and is as small and as licensed as it says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from warmonitor.claims import language

MOST_BYTES = 30_000_000
SENTENCE = (
    "The monitoring group said on Tuesday that at least 14 civilians were killed when shells hit "
    "a market in Karsovia. Anna Petrova, its director, told the United Nations."
)


@pytest.fixture(scope="module")
def doc():
    return language.load()(SENTENCE)


def word(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "tag", "pos", "lemma", "relation", "head"),
    [
        ("civilians", "NNS", "NOUN", "civilian", "nsubj:pass", "killed"),
        ("killed", "VBN", "VERB", "kill", "ccomp", "said"),
        ("were", "VBD", "AUX", "be", "aux:pass", "killed"),
        ("said", "VBD", "VERB", "say", "ROOT", "said"),
        ("group", "NN", "NOUN", "group", "nsubj", "said"),
        ("14", "CD", "NUM", "14", "nummod", "civilians"),
        ("hit", "VBD", "VERB", "hit", "advcl", "killed"),
        ("told", "VBD", "VERB", "tell", "ROOT", "told"),
    ],
)
def test_words_are_tagged_and_hang_together(doc, text, tag, pos, lemma, relation, head):
    found = word(doc, text)
    assert (found.tag_, found.pos_, found.lemma_) == (tag, pos, lemma)
    assert (found.dep_, found.head.text) == (relation, head)


def test_sentences_are_cut(doc):
    assert [sentence[-2].text for sentence in doc.sents] == ["Karsovia", "Nations"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Anna Petrova", "PERSON"),
        # a name stands without its article
        ("United Nations", "ORG"),
        ("Karsovia", "PLACE"),
        ("Tuesday", "TEMPORAL"),
    ],
)
def test_names_are_found(doc, text, label):
    assert (text, label) in {(span.text, span.label_) for span in doc.ents}


@pytest.mark.parametrize("form", ["France", "FRANCE", "france", "The", "U.S."])
def test_a_word_has_its_vector_however_it_is_written(form):
    nlp = language.load()
    (token,) = nlp.make_doc(form)
    vectors = nlp.vocab.vectors
    assert vectors.find(key=token.lower) >= 0
    assert vectors.find(keys=nlp.make_doc(form).to_array(vectors.attr)).min() >= 0


def test_all_capitals_are_read_too():
    doc = language.load()("THREE SOLDIERS WERE KILLED IN CLASHES NEAR THE CAPITAL.")
    assert word(doc, "KILLED").pos_ == "VERB"
    assert word(doc, "SOLDIERS").dep_ == "nsubj:pass"


def test_the_pipeline_is_read_once():
    assert language.load() is language.load()


def test_the_weights_are_small():
    files = [file for file in language.WEIGHTS.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES


def test_the_weights_hold_no_word_of_the_texts():
    import spacy

    nlp = language.load()
    kept = json.loads((language.WEIGHTS / "vocab/strings.json").read_text("utf-8"))
    labels = {label for several in nlp.pipe_labels.values() for label in several}
    parts = {part for label in labels for part in label.replace("=", "|").split("|")}
    assert set(kept) <= labels | parts | set(spacy.blank("en").vocab.strings)


def test_missing_weights_are_one_clear_line(monkeypatch, tmp_path):
    monkeypatch.setattr(language, "WEIGHTS", tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match=r"the language model is missing from .*nowhere"):
        language.load.__wrapped__()


def test_importing_the_loader_does_not_import_spacy():
    code = "import sys, warmonitor.claims.language; print('spacy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize(
    "part", ["## Licence", "CC BY-SA 4.0", "## Data", "## Scores", "## Limits"]
)
def test_the_card_says_what_it_must(part):
    assert part in Path(language.WEIGHTS / "README.md").read_text("utf-8")
