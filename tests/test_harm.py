"""Words of harm and for people: every row of the tables has an example that it reads."""

import re

import pytest

from warmonitor.records import CASUALTY_OUTCOMES, CAUSES, DEMOGRAPHICS, VICTIM_CLASSES, Victims
from warmonitor.reference.inflection import plural, verb_forms
from warmonitor.reference.tables import table
from warmonitor.values import harm, victim

HARMS = table("english/harms")
ROWS = [(part, row) for part in ("verb", "noun", "adjective", "result") for row in HARMS[part]]


@pytest.mark.parametrize(("part", "row"), ROWS, ids=[f"{p}-{r['word']}" for p, r in ROWS])
def test_each_word_of_harm_is_found_in_its_example(part, row):
    words = re.findall(r"[\w'-]+", row["example"])
    assert any(h.word == row["word"] and h.part == part for w in words for h in harm.read(w)), row[
        "example"
    ]
    assert part == "result" or row["outcome"] in CASUALTY_OUTCOMES
    assert part == "result" or harm.speaks(frozenset(w.lower() for w in words))


@pytest.mark.parametrize("row", HARMS["phrase"], ids=lambda r: r["words"][0])
def test_each_phrase_of_harm_is_found_in_its_example(row):
    found = harm.phrases().search(row["example"])
    assert found, row["example"]
    assert harm.phrase(found.group()).outcome == row["outcome"]
    assert harm.speaks(frozenset(re.findall("[a-z]+", row["example"].lower())))
    assert row["outcome"] in CASUALTY_OUTCOMES


@pytest.mark.parametrize("row", HARMS["harmless"], ids=lambda r: r["words"][0])
def test_each_expression_that_harms_nobody_is_found_in_its_example(row):
    found = [row["example"][start:end] for start, end in harm.harmless(row["example"])]
    assert found
    assert set(map(str.lower, found)) <= set(row["words"])
    assert all(harm.harmless(f"They saw {words} there.") for words in row["words"])


@pytest.mark.parametrize("row", HARMS["cause"], ids=lambda r: r["cause"])
def test_each_cause_is_found_in_its_example(row):
    assert row["cause"] in CAUSES
    assert row["cause"] in [cause for _, _, cause in harm.causes(row["example"])]


@pytest.mark.parametrize("row", table("english/victims")["people"], ids=lambda r: r["words"][0])
def test_each_kind_of_people_is_found_in_its_example(row):
    assert row["class"] in (*VICTIM_CLASSES, "by_speaker", "by_group")
    assert row.get("demographic") in (None, *DEMOGRAPHICS)
    words = re.findall(r"[\w'-]+", row["example"])
    pairs = [" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words))]
    kinds = [victim.read(pair) for pair in pairs]
    assert any(
        k and (k.group, k.demographic) == (row["class"], row.get("demographic")) for k in kinds
    )


@pytest.mark.parametrize("row", table("english/victims")["modifier"], ids=lambda r: r["words"][0])
def test_each_word_beside_a_noun_is_found_in_its_example(row):
    settled = [victim.modifier(word) for word in re.findall(r"[\w'-]+", row["example"])]
    assert any(s and s[:2] == (row.get("class"), row.get("demographic")) for s in settled)


CAUSES_IN = [
    # what a plane drops is an air strike, what a gun on the ground fires is shelling
    ("Two barrel bombs fell on the market", ["airstrike"]),
    ("a ground-to-ground missile hit the school", ["shelling"]),
    ("cruise missiles fired from a ship", ["airstrike"]),
    ("car bombs went off", ["bombing"]),
    ("The examined mineral water", []),  # no mine in `examined` or `mineral`
    ("mortar rounds and clashes", ["shelling", "clashes"]),
]


@pytest.mark.parametrize(("words", "causes"), CAUSES_IN)
def test_causes(words, causes):
    assert [cause for _, _, cause in harm.causes(words)] == causes


def test_the_group_is_and_the_verb_is_differ():
    assert victim.modifier("IS") == ("islamic_state", None, False)
    assert victim.modifier("is") is None


FORMS = [
    ("kill", {"kill", "kills", "killed", "killing"}),
    ("gun", {"gun", "guns", "gunned", "gunning"}),  # one syllable: the last letter doubles
    ("bury", {"bury", "buries", "buried", "burying"}),
    ("die", {"die", "dies", "died", "dying"}),
    ("massacre", {"massacre", "massacres", "massacred", "massacring"}),
    ("perish", {"perish", "perishes", "perished", "perishing"}),
]


@pytest.mark.parametrize(("verb", "forms"), FORMS)
def test_regular_verbs(verb, forms):
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("policeman", "policemen"),
        ("human", "humans"),
        ("casualty", "casualties"),
        ("nurse", "nurses"),
        ("witness", "witnesses"),
        ("boy", "boys"),
    ],
)
def test_regular_plurals(one, many):
    assert plural(one) == many


def test_an_outcome_and_victims_are_said_in_words():
    assert harm.say("aid_worker") == "aid worker"
    assert victim.say(Victims(None)) == "people, class not said"
    assert (
        victim.say(Victims("x", ("opposition_force", "unspecified")))
        == "opposition force or unidentified"
    )
    assert victim.say(Victims("x", ("civilian",), "aid_worker")) == "civilian, aid worker"


COMPATIBLE = [
    (Victims("a", ("civilian",)), Victims("b", ("civilian",), "child"), True),
    (Victims("a", ("civilian",)), Victims("b"), True),  # nothing said of the class
    (Victims("a", ("civilian",)), Victims("b", ("government_force",)), False),
    (Victims("a", ("civilian",), "woman"), Victims("b", ("civilian",), "child"), False),
]


@pytest.mark.parametrize(("one", "other", "same"), COMPATIBLE)
def test_whether_victims_can_be_the_same(one, other, same):
    assert victim.compatible(one, other) is same


def test_outcomes_that_can_be_one():
    assert harm.compatible("missing", "abducted")
    assert not harm.compatible("killed", "injured")


@pytest.mark.parametrize("row", HARMS["harmed"], ids=lambda r: r["words"][0])
def test_each_noun_for_people_told_of_before_stands_in_its_example(row):
    assert set(re.findall(r"\w+", row["example"].lower())) & set(row["words"])
    assert row["outcome"] in CASUALTY_OUTCOMES


GRAMMAR = table("english/grammar")


@pytest.mark.parametrize("name", GRAMMAR)
def test_each_list_of_small_words_has_an_example_that_holds_one(name):
    example = re.findall(r"[\w']+", GRAMMAR[name]["example"].lower())
    assert set(example) & set(GRAMMAR[name]["words"])


CUES = [(section, row) for section, rows in table("english/cues").items() for row in rows]


@pytest.mark.parametrize(("section", "row"), CUES, ids=[f"{s}-{r['words'][0]}" for s, r in CUES])
def test_each_cue_has_an_example_that_holds_one(section, row):
    example = row["example"].lower()
    assert any(re.search(rf"\b{re.escape(word)}\b", example) for word in row["words"])
