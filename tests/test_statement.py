"""Who takes which position in public: each row of the table in its example, and pitfalls."""

import pytest

from warmonitor.records import Statement
from warmonitor.reference.tables import table

ROWS = [
    (kind, row) for kind in ("verb", "noun", "spoken") for row in table("english/statements")[kind]
]


@pytest.fixture(scope="module")
def told(read):
    def of(text):
        return [claim for claim in read(text, kind=Statement) if isinstance(claim, Statement)]

    return of


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[row["example"][:40] for _, row in ROWS])
def test_each_row_is_found_in_its_example(told, kind, row):
    assert row["act"] in {claim.act for claim in told(row["example"])}, kind


# text, act, speaker, target, addressee
CASES = [
    ("Ethiopia condemned the raid on Mekelle.", "condemn", "Ethiopia", "the raid", None),
    ("Kyiv accused Russia of shelling the port.", "accuse", "Kyiv", "Russia", None),
    # the blamed stand behind "on"
    (
        "The Sudanese army blamed the raid on the Rapid Support Forces.",
        "accuse",
        "The Sudanese army",
        "the Rapid Support Forces",
        None,
    ),
    # the passive
    (
        "The junta was condemned by the European Union.",
        "condemn",
        "the European Union",
        "The junta",
        None,
    ),
    # a clause that hangs on a word of saying, without commas
    (
        "Ten died in Taiz the Houthis said blaming the coalition.",
        "accuse",
        "the Houthis",
        "the coalition",
        None,
    ),
    (
        "The United Nations urged Israel to open the crossing.",
        "urge",
        "The United Nations",
        None,
        "Israel",
    ),
    (
        "The African Union called on the rebels to leave Goma.",
        "urge",
        "The African Union",
        None,
        "the rebels",
    ),
    ("Hamas rejected the offer.", "reject", "Hamas", "the offer", None),
    ("Rwanda dismissed the accusations.", "deny", "Rwanda", "the accusations", None),
    (
        "President William Ruto vowed to pursue the attackers.",
        "vow",
        "President William Ruto",
        None,
        None,
    ),
    (
        "Al-Shabaab claimed responsibility for the blast.",
        "claim_responsibility",
        "Al-Shabaab",
        "the blast",
        None,
    ),
    ("Azerbaijan announced a truce.", "announce", "Azerbaijan", "a truce", None),
    ("The minister called the raid barbaric.", "condemn", "The minister", None, None),
    ("The raids must stop, the foreign minister said.", "urge", "the foreign minister", None, None),
    ("Russia is opposed to the raid.", "reject", "Russia", None, None),
]


@pytest.mark.parametrize(("text", "act", "speaker", "target", "addressee"), CASES)
def test_who_takes_which_position(told, text, act, speaker, target, addressee):
    (claim,) = told(text)
    assert (claim.act, claim.speaker.text) == (act, speaker)
    assert (claim.target and claim.target.text) == target
    assert (claim.addressee and claim.addressee.text) == addressee


@pytest.mark.parametrize(
    "text",
    [
        # plain attribution
        "The ministry said nine people were killed.",
        # testimony
        "Residents condemned the raid.",
        "A doctor said the raids must stop.",
        # not done, or not yet
        "France could condemn the raid.",
        "Nobody claimed responsibility for the blast.",
        "No group has claimed responsibility for the blast.",
        "France has not condemned the raid.",
        # other senses
        "The officials demanded anonymity.",
        "The blast claimed nine lives.",
        "The gunmen called a doctor.",
        "The rebels took the town.",
        "The group committed a massacre.",
        # nobody knows
        "The monitor could not say whether the army was behind the raid.",
    ],
)
def test_no_position_is_taken(told, text):
    assert told(text) == []


def test_a_position_is_told_once(told):
    text = "France condemned the raid. Paris had no word for the rebels. France condemned the raid again."
    assert len(told(text)) == 1


def test_he_is_the_one_named_before(told):
    (claim,) = told("President William Ruto spoke on Monday. He condemned the raid.")
    assert (claim.act, claim.speaker.text) == ("condemn", "William Ruto")


def test_the_quote_is_a_clause_of_the_document(told):
    text = "In Nairobi, President William Ruto condemned the raid in which nine people were killed."
    (claim,) = told(text)
    assert text[claim.quote.start : claim.quote.end] == claim.quote.text
    assert "condemned the raid" in claim.quote.text
