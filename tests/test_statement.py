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
    # the tree counts before the name beside the verb
    (
        "Al-Qaeda in Yemen claimed responsibility for the blast.",
        "claim_responsibility",
        "Al-Qaeda in Yemen",
        "the blast",
        None,
    ),
    # in their own words
    (
        "The Houthis said they were behind the raid.",
        "claim_responsibility",
        "The Houthis",
        None,
        None,
    ),
    # a paper is its author's
    ("A statement by the Taliban condemned the raid.", "condemn", "the Taliban", "the raid", None),
    # only somebody can be spoken to
    (
        "The UN Security Council demanded an end to the siege.",
        "urge",
        "The UN Security Council",
        None,
        None,
    ),
    ("The Taliban denied that it was behind the raid.", "deny", "The Taliban", None, None),
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
        "The army denied the rebels a safe haven.",
        "The minister refused to comment.",
        "The brutal group left the town, the minister said.",
        "The need to rest was great, the minister said.",
        # done to somebody
        "The colonel was caught in Goma and accused of being a spy.",
        # things
        "The use of gas by the army threatened the town.",
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


def test_a_position_on_somebody_else_is_another(told):
    text = "France urged the army to leave Goma. France urged the rebels to lay down their arms."
    assert [claim.addressee.text for claim in told(text)] == ["the army", "the rebels"]


def test_a_person_is_not_the_body_they_speak_for(told):
    text = (
        "Human Rights Watch called for an investigation. "
        '"The army should investigate the raid," said Mariam Haddad, a director of the group.'
    )
    assert len(told(text)) == 2


def test_a_headline_gives_way_to_the_body(told):
    text = (
        "# Amina Haddad condemns the raid on Goma\n\n"
        "Foreign Minister Amina Haddad condemned the raid in which nine people were killed."
    )
    (claim,) = told(text)
    assert "nine people" in claim.quote.text


def test_an_announced_speech_goes_on_over_what_others_say(told):
    text = (
        "Foreign Minister Amina Haddad said:\n\n"
        "The report concludes that the army shelled Goma. The shelling is horrific.\n\n"
        "We will continue to work for a truce."
    )
    assert {(claim.act, claim.speaker.text) for claim in told(text)} == {
        ("condemn", "Foreign Minister Amina Haddad"),
        ("vow", "Foreign Minister Amina Haddad"),
    }


def test_we_of_a_communique_is_who_takes_its_positions(told):
    text = "France strongly condemns the raid on Goma. We will continue to work for a truce."
    assert [(claim.act, claim.speaker.text) for claim in told(text)] == [
        ("condemn", "France"),
        ("vow", "France"),
    ]


def test_a_recording_is_in_the_words_of_who_is_heard(told):
    text = (
        "Colonel Haddad spoke today.    (begin recording) (Haddad) The raids must stop. "
        "(end recording)    The war must stop."
    )
    (claim,) = told(text)
    assert (claim.act, claim.speaker.text) == ("urge", "Haddad")


def test_they_are_the_party_right_before(told):
    (claim,) = told("The Houthis met in Sanaa, where they signed a truce with Oman.")
    assert (claim.act, claim.speaker.text) == ("agree", "The Houthis")
