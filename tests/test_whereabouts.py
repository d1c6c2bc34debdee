"""Where it happened: which of the places around a figure it is told of."""

import pytest

# text, the place of each figure as the document names it
CASES = [
    # what is reported in a town did not happen there
    (
        "A mine went off in Kafr Lata in Syria. The army reported on Monday in Damascus that rebels were near. Two men died.",
        ["Kafr Lata"],
    ),
    # the capital is that of the country, whatever town was named last
    ("Homs in Syria is quiet. Envoys met in Geneva. In the capital, two men were killed.", ["Damascus"]),
    ("Homs in Syria is quiet. Envoys met in Beirut. In the capital, two men were killed.", ["Beirut"]),
    # the country that holds a town is not where it happened
    ("Two men died during a raid in the city of Homs, in the centre of the country, Syria said.", ["the city of Homs"]),
    # a surname is no town
    ("Reporter Omar Ibarra left San Salvador. The bomb in Ibarra's car killed two men.", ["San Salvador"]),
    # a place in a place: the inner one
    ("Nine people were killed in the Houla region of Homs province.", ["the Houla region"]),
    ("Shells hit Sevre Street in the town of Kherson, killing nine people.", ["the town of Kherson"]),
    # what is told of another harm is not told of this one
    ("Rockets killed ten people in Damascus while air strikes on Eastern Ghouta killed 82 people.", ["Damascus", "Eastern Ghouta"]),
    # the participle follows from the main verb
    ("The army swept across northern Iraq, driving thousands of villagers from their homes.", ["northern Iraq"]),
    # where gunmen sit is not where they strike
    ("Gunmen based in Binnish fired on Idlib and killed nine people.", ["Idlib"]),
    # where a speaker sits
    ("Nine people died in Homs, the group said by telephone from London.", ["Homs"]),
    # a state that speaks, or acts, is no place
    ("Shells hit Homs on Monday. Washington says nine people were killed.", ["Homs"]),
    # "the city", "the province" are the last named of their kind
    ("Rebels entered Homs on Monday. Nine people were killed in the city.", ["Homs"]),
    ("Fighting goes on in Hama in Idlib province. Nine people were killed in the province.", ["Idlib province"]),
    # a side of it
    ("Shells fell on Aleppo. Nine people were killed in the east of the city.", ["the east of the city"]),
    # nobody names the town
    ("Homs is quiet. A missile hit a rebel-held town in the north, killing nine people.", ["a rebel-held town in the north"]),
    # another story begins
    ("Fighting goes on in Hama. NAIROBI (Agency) Nine people were killed, the minister said.", [None]),
    # the whole war, told by "it"
    ("Shells hit Homs. The civil war began in 2011. It has killed 200,000 people. Syria is in ruins.", ["Syria"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), CASES)
def test_where(read, text, places):
    assert [claim.place and claim.place.text for claim in read(text)] == places


def test_a_side_of_a_town_is_in_the_town(read):
    text = "Shells fell on Aleppo. Nine people were killed in the east of the city."
    (claim,) = read(text)
    assert claim.place.name == "Eastern Aleppo"


def test_an_unnamed_town_lies_in_the_country(read):
    text = "Homs is quiet. A missile hit a rebel-held town in the north, killing nine people."
    (claim,) = read(text)
    assert "Syria" in claim.place.within
