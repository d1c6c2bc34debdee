"""Texts without capitals, and in nothing but capitals, are read as a newspaper would print them."""

import pytest

from tests.conftest import document
from warmonitor.claims import casing, reading
from warmonitor.claims.capitals import Writer
from warmonitor.records import Control
from warmonitor.reference.tables import table

EXAMPLES = [row["example"] for row in table("english/casing").values()]
WRITTEN = [
    # a word that no dictionary has is a name, one without a vowel is letters
    "The Tarun battalion reported clashes with the FMLN near Velmora.",
    # the model of a weapon
    "An AK-47 rifle and two SAM-7 missiles were found.",
    # letters in a bracket, and again later
    "The Velmora workers' front (VWF) marched. The VWF said so.",
    # a possessive is small, a name with an apostrophe is one
    "Velmora's mayor said that Da'esh had left.",
    # names of actors as the tables write them
    "Fighters of the Shining Path attacked the Free Syrian Army.",
    # countries that are words, of several words, and the pronoun that is none
    "Turkey told us that Chile and the United States would come.",
    "The US army and US-led forces left.",
    # a month beside a number, a verb, a walk
    "On 3 May a march may begin.",
    # names of places with small words inside
    "A shell fell in San Luis de la Reina, near El Salvador.",
    # a title before a name, before none, and shortened
    "Col. Green met President Haddadi, but the president said nothing.",
    "The officers met in the town of Nice, where the weather was nice.",
    # letters with points
    "A U.S.-made shell fell at 6 a.m. near the gate.",
    # what stands behind a prefix is a word
    "The antikidnapping squad left.",
    # Arabic articles
    "Ahrar al-Sham shelled Deir ez-Zor.",
    # roman numerals
    "He met Pope Benedetto II in 1990.",
    # names of days need nobody
    "It began on Monday in Ramadan.",
]


@pytest.mark.parametrize("text", [*WRITTEN, *EXAMPLES], ids=lambda text: text[:40])
@pytest.mark.parametrize("letter", [str.lower, str.upper], ids=["small", "capitals"])
def test_capitals(text, letter):
    assert list(Writer([letter(text)]).written()) == [text]


STORY = """The Tarun battalion reported on Monday that two rebels of the FMLN were killed and three \
farmers were wounded near Velmora, San Miguel department, El Salvador. \
Guerrillas of the FMLN seized the town of Usulutan. No soldier was hurt, Col. Juan Perez said."""


def told(claims):
    return [
        (c.outcome, c.count.low, c.victims.classes, c.stance, c.place and c.place.id, c.quote.start)
        for c in claims
    ]


@pytest.mark.parametrize("letter", [str.lower, str.upper], ids=["small", "capitals"])
def test_the_same_is_read(read, letter):
    assert told(read(letter(STORY))) == told(read(STORY))
    assert len(read(STORY)) == 3


@pytest.mark.parametrize("letter", [str.lower, str.upper], ids=["small", "capitals"])
@pytest.mark.parametrize("kind", [None, Control], ids=["casualty", "control"])
def test_words_are_the_documents_own(read, letter, kind):
    text = letter(STORY)
    claims = read(text) if kind is None else read(text, kind=kind)
    assert claims
    for claim in claims:
        words = [link.text for link in claim.attribution]
        words += [reason.text for reason in claim.reasons]
        words += [slot.text for slot in (claim.place, claim.time) if slot is not None]
        assert claim.quote.text == text[claim.quote.start : claim.quote.end]
        assert [one for one in words if one not in text] == []


def test_references_lead_to_claims(read):
    claims = read("nine people, including two nurses, were killed in velmora near san salvador.")
    assert claims[1].part_of == claims[0].id


def test_what_has_capitals_is_left_alone():
    passages = list(reading.passages(document(STORY)))
    assert casing.restored(passages) is passages


def test_a_shouted_heading_is_read_anew():
    text = "TWO PEOPLE KILLED IN VELMORA\n\nThe mayor of Velmora said so."
    passages = list(reading.passages(document(text)))
    assert [p.words for p in casing.restored(passages)] == [
        "Two people killed in Velmora",
        "The mayor of Velmora said so.",
    ]


@pytest.mark.parametrize("text", ["US AND UK", "ΑΒΓ", "İSTANBUL İSTANBUL İSTANBUL", "...", ""])
def test_short_and_strange_texts_are_left_alone(text):
    passages = list(reading.passages(document(text)))
    assert casing.restored(passages) is passages
