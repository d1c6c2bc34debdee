"""What the model is made with: damage, names, lemmas, scores; and the floor of its own scores."""

import importlib.util
import random
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vectors import Vectors
from spacy.vocab import Vocab

ROOT = Path(__file__).parents[1]
LANGUAGE = ROOT.parent / "shared/data/language"
if importlib.util.find_spec("training") is None:
    sys.path.insert(0, str(ROOT))

from training import (  # noqa: E402
    damage,
    gum_entities,
    lemmas,
    name_lists,
    names,
    renaming,
    scores,
    treebank,
    vectors,
    word_features,
)
from training.entities import untold  # noqa: E402
from training.entity_corpora import Mark, as_ours, column_sentences, flat, tagged  # noqa: E402

BLOCK = """# sent_id = invented-1
1	Ramo	Ramo	PROPN	NNP	Number=Sing	5	nsubj	_	Entity=(1-person-new-cf1-1-coref-Ramo|SpaceAfter=No
2	,	,	PUNCT	,	_	4	punct	_	_
3	the	the	DET	DT	_	4	det	_	_
4	medic	medic	NOUN	NN	Number=Sing	1	appos	_	Entity=1)
5	left	leave	VERB	VBD	Tense=Past	0	root	_	_
6-7	Orlov's	_	_	_	_	_	_	_	_
6	Orlov	Orlov	PROPN	NNP	Number=Sing	8	nmod:poss	_	Entity=(2-organization-new-cf2-3-coref(3-person-new-cf3-1-sgl
7	's	's	PART	POS	_	6	case	_	Entity=3)
8	Army	army	PROPN	NNP	Number=Sing	5	obj	_	_
9	of	of	ADP	IN	_	10	case	_	_
10	Karsovia	Karsovia	PROPN	NNP	Number=Sing	8	nmod	_	Entity=2)|SpaceAfter=No
11	.	.	PUNCT	.	_	5	punct	_	_
"""


@pytest.fixture
def sentence():
    return treebank.read(BLOCK)


def test_a_sentence_keeps_its_text_and_its_tree(sentence):
    assert sentence.text == "Ramo, the medic left Orlov's Army of Karsovia. "
    assert [word.head for word in sentence.words] == [4, 3, 3, 0, 4, 7, 5, 4, 9, 7, 4]
    assert sentence.words[4].relation == "ROOT"


def test_lost_commas_and_apostrophes_leave_a_whole_tree(sentence):
    bare = damage.bare(sentence)
    assert bare.text == "Ramo the medic left Orlovs Army of Karsovia. "
    assert [bare.words[word.head].form for word in bare.words] == (
        "left medic Ramo left Army left Karsovia Army left".split()
    )
    assert len(bare.notes) == len(bare.words)


def test_that_is_dropped_after_a_verb_of_saying_only():
    words = [
        treebank.Word("He", "he", "PRON", "PRP", "", 1, "nsubj", True),
        treebank.Word("said", "say", "VERB", "VBD", "", 1, "ROOT", True),
        treebank.Word("that", "that", "SCONJ", "IN", "", 4, "mark", True),
        treebank.Word("shells", "shell", "NOUN", "NNS", "", 4, "nsubj", True),
        treebank.Word("fell", "fall", "VERB", "VBD", "", 1, "ccomp", True),
    ]
    bare = damage.without_that(treebank.Sentence(tuple(words)))
    assert bare.text == "He said shells fell "
    assert [word.head for word in bare.words] == [1, 1, 3, 1]
    words[4] = replace(words[4], relation="advcl")
    assert damage.without_that(treebank.Sentence(tuple(words))).text == "He said that shells fell "


def test_capitals_change_no_offset(sentence):
    upper = damage.recase(sentence, str.upper)
    assert upper.text == sentence.text.upper()


def test_most_paragraphs_stay_as_they_are(sentence):
    chance = random.Random(1)
    whole = sum(damage.spoil([sentence], chance) == [sentence] for _ in range(400))
    assert 240 <= whole <= 320


def test_names_of_gum_are_proper_nouns_with_what_belongs_to_them(sentence):
    notes = gum_entities.tags(sentence, list(gum_entities.phrases(sentence, {})))
    assert dict(zip([w.form for w in sentence.words], notes, strict=True)) == {
        "Ramo": "B-PERSON",
        ",": "O",
        "the": "O",
        "medic": "O",
        "left": "O",
        "Orlov": "B-PERSON",
        "'s": "O",
        "Army": "B-ORG",
        "of": "I-ORG",
        "Karsovia": "I-ORG",
        ".": "O",
    }


def test_only_words_outside_all_names_are_told(sentence):
    # `'s` and `of` stand between proper nouns, and may be part of a name
    assert untold(sentence) == ("-", "O", "O", "O", "O", "-", "-", "-", "-", "-", "O")


def test_changed_names_keep_their_kind_and_their_place():
    notes = ("B-PERSON", "I-PERSON", "O", "O", "B-PLACE", "O")
    rows = zip(
        "Anna Petrova fled to Karsovia .".split(), [True] * 4 + [False, True], notes, strict=True
    )
    sentence = tagged(list(rows))
    known = renaming.names([sentence])
    assert known == {"PERSON": [("Anna", "Petrova")], "ORG": [], "PLACE": [("Karsovia",)]}
    others = {"PERSON": [("Ramo",)], "ORG": [], "PLACE": [("North", "Lodar")]}
    seen = {
        renaming.rename(others, {"PLACE": [("Belsk",)]}, sentence, random.Random(n)).text
        for n in range(60)
    }
    assert {"Ramo fled to North Lodar. ", "Anna Petrova fled to Belsk. ", sentence.text} <= seen
    for n in range(20):
        changed = renaming.rename(others, {"PLACE": [("Belsk",)]}, sentence, random.Random(n))
        assert [label for _, _, label in renaming.spans(changed)] == ["PERSON", "PLACE"]
        assert changed.words[-1].form == "."


@pytest.mark.parametrize(
    ("words", "label", "name"),
    [
        ("the United Provinces", "PLACE", "United Provinces"),
        ("Prime Minister Anna Petrova", "PERSON", "Anna Petrova"),
        ("Gen. Orlov", "PERSON", "Orlov"),
        ("Northern Army", "ORG", "Northern Army"),
    ],
)
def test_names_and_their_way_back(words, label, name):
    words = words.split()
    first, end = names.proper(words, label)
    assert " ".join(words[first:end]) == name
    # what stood before is found again where re3d would begin
    assert names.whole(words, first, label) == 0


@pytest.mark.parametrize(
    ("words", "label", "ours"),
    [
        ("the Foreign Secretary", "PERSON", "PERSON_REF"),
        ("he", "PERSON", "PERSON_REF"),
        ("the village", "PLACE", "PLACE_REF"),
        ("the Northern Army", "ORG", "ORG"),
        ("two weeks", "TEMPORAL", "TEMPORAL"),
    ],
)
def test_who_is_not_called_by_name_has_a_label_apart(words, label, ours):
    assert as_ours(label, words.split())[2] == ours


def test_of_marks_that_overlap_the_longest_stays():
    inner, outer, other = Mark(4, 8, "PLACE"), Mark(0, 12, "ORG"), Mark(14, 20, "PERSON")
    assert flat([other, inner, outer]) == [outer, other]


def test_a_corpus_of_columns(tmp_path):
    file = tmp_path / "corpus.conll"
    file.write_text("Anna\tB-PER\nwept\tO\n!\tO\n\nUNX\tB-misc\nRovers\tB-group\n", "utf-8")
    one, other = column_sentences(file, word=0, tag=1, splitter="\t")
    assert one.notes == ("B-PERSON", "O", "O")
    assert one.text == "Anna wept! "
    # a kind that is none of ours is learnt as no name, a band or a team as untold
    assert other.notes == ("O", "-")


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("shelled", "verb", "shell"),
        ("bombing", "verb", "bomb"),
        ("stopped", "verb", "stop"),
        ("injuries", "noun", "injury"),
        ("bodies", "noun", "body"),
        ("children", "noun", "children"),
    ],
)
def test_ending_rules(form, upos, lemma):
    known = {"verb": {"shell", "bomb", "stop"}, "noun": {"injury", "body", "child"}}
    assert lemmas.candidates(form, lemmas.RULES[upos], known[upos])[0] == lemma


def test_forms_the_rules_get_wrong_become_exceptions():
    seen = [
        treebank.Word("Children", "child", "NOUN", "NNS", "", 0, "ROOT", True),
        treebank.Word("shells", "shell", "NOUN", "NNS", "", 0, "ROOT", True),
    ]
    exceptions = lemmas.tables(seen, ["children"]).get_table("lemma_exc")
    assert exceptions["noun"] == {"children": ["child"]}


def test_writing_is_counted_inside_sentences_only():
    writing = word_features.Writing()
    writing.read("He met President Orlov in Karsovia . Shells fell on President Orlov".split())
    assert (writing.titled["orlov"], writing.placed["karsovia"]) == (2, 1)
    assert writing.seen["shells"] == 0
    writing.read("SHELLS FELL ON KARSOVIA".split())
    assert writing.seen["karsovia"] == 1


def test_a_plain_word_is_no_town_whatever_the_gazetteer_says():
    writing = word_features.Writing()
    for _ in range(6):
        writing.read("they were reading it".split())
    how = word_features.written("reading", writing)
    *_, town = word_features.features("reading", how, [{"reading"}], often=True)
    assert town == 0.0
    for how in (None, [0.9, 0.0, 0.0]):
        *_, town = word_features.features("karsovia", how, [{"karsovia"}], often=False)
        assert town == 1.0


def test_how_a_word_is_written_is_guessed_from_words_like_it():
    known = np.eye(3, 4, dtype="float32")
    values = np.asarray([[1.0], [0.0], [0.0]], dtype="float32")
    like = np.asarray([[0.9, 0.1, 0.0, 0.0], [0.0, 0.1, 0.9, 0.0]], dtype="float32")
    first, second = word_features.guess(known, values, like)[:, 0]
    assert first > 0.8
    assert second < 0.2


def test_vectors_of_another_space_are_brought_over_and_rare_words_find_their_nearest():
    chance = np.random.default_rng(3)
    turn = np.linalg.qr(chance.normal(size=(8, 8)))[0]
    ours = vectors.unit(chance.normal(size=(200, 8)))
    brought = vectors.mapped(ours[:150], ours[:150] @ turn, ours[150:])
    assert list(vectors.nearest(brought, ours @ turn)) == list(range(150, 200))


def test_a_saved_vocabulary_looks_words_up_in_small_letters(tmp_path):
    vocab = Vocab()
    vocab.vectors = Vectors(data=np.eye(3, dtype="float32"))
    for row, word in enumerate(("market", "karsovia", "orlov")):
        vocab.vectors.add(vocab.strings.add(word), row=row)
    vocab.to_disk(tmp_path)
    vectors.look_up_small(tmp_path)
    saved = Vocab().from_disk(tmp_path).vectors
    doc = Doc(spacy.blank("en").vocab, words=["Market", "KARSOVIA", "orlov", "nothingness"])
    assert list(saved.find(keys=doc.to_array(saved.attr))) == [0, 1, 2, -1]


WORDNET = """00000001 18 n 02 Anna_Orlova 0 Orlova 0 001 @i 00000009 n 0000 | invented
00000002 15 n 01 Upper_Karsovia 0 001 @i 00000009 n 0000 | invented
00000003 15 n 01 village 0 001 @ 00000009 n 0000 | a kind of place, and none of its kind
"""


def test_wordnet_tells_persons_from_places(tmp_path):
    (tmp_path / "data.noun").write_text(WORDNET, "utf-8")
    assert name_lists.things(tmp_path) == ({"anna", "orlova"}, {"upper", "karsovia"}, set())


def test_scores_count_words_that_align(sentence):
    from training.parsing import reference

    class Reader:
        """Gives back the annotation, with one head changed."""

        vocab = spacy.blank("en").vocab

        def pipe(self, texts):
            words = list(sentence.words)
            words[7] = replace(words[7], head=0)
            yield reference(self.vocab, [replace(sentence, words=tuple(words))])

    found = scores.conllu_scores(Reader(), [[sentence]])
    assert found["words"] == found["UPOS"] == found["sentences"] == 1.0
    assert found["UAS"] == found["LAS"] == 10 / 11


# Measured on the weights in the package; to be raised with them, never lowered.
FLOORS = {"UAS": 0.864, "LAS": 0.839, "UPOS": 0.948, "lemma": 0.95, "sentences": 0.87}
ENTITY_FLOORS = {"re3d": 0.555, "BBC": 0.585, "PUD": 0.71}


@pytest.mark.skipif(not LANGUAGE.is_dir(), reason="needs the treebanks in ../shared/data/language")
def test_the_shipped_model_keeps_its_scores():
    from training.entity_scores import measure
    from training.parsing import pieces
    from warmonitor.claims.language import load

    found = scores.conllu_scores(load(), pieces(LANGUAGE, (treebank.EWT.test,), 1000))
    found |= measure(load(), LANGUAGE)
    floors = FLOORS | ENTITY_FLOORS
    assert not {name: found[name] for name, floor in floors.items() if found[name] < floor}
