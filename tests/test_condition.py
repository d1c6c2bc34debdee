"""What people lack, get or lose: each row of the table in its example, many wars, and pitfalls."""

import datetime as dt

import pytest

from warmonitor.records import Condition
from warmonitor.reference.tables import table

TABLE = table("english/conditions")
ROWS = [(kind, row) for kind in ("need", "carrier", "building", "state") for row in TABLE[kind]]


@pytest.fixture(scope="module")
def told(read):
    def of(text, published=None):
        return read(text, published, kind=Condition)

    return of


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[row["example"][:40] for _, row in ROWS])
def test_each_row_is_found_in_its_example(told, kind, row):
    (claim,) = told(row["example"])
    assert claim.topic == row.get("topic", claim.topic), kind
    assert claim.direction == row.get("direction", claim.direction), kind


@pytest.mark.parametrize("name", ["other", "military", "unreal"])
def test_words_that_turn_a_thing_away_do_so_in_their_example(told, name):
    assert told(TABLE[name]["example"]) == []


CASES = [
    # what is scarce
    ("There is no running water in Taiz.", ["water scarce"]),
    ("Families in Gaza have no electricity.", ["power scarce"]),
    ("Nearly two million people in Gaza lack clean drinking water.", ["water scarce"]),
    ("Hospitals in Khartoum have run out of anaesthetics.", ["medical scarce"]),
    ("Doctors in Mekelle spoke of an acute shortage of insulin.", ["medical scarce"]),
    ("Fuel shortages have crippled hospitals in Sanaa.", ["fuel scarce"]),
    (
        "Residents of Mariupol were left without heating, water and electricity.",
        ["water scarce", "power scarce"],
    ),
    ("Bread is scarce and expensive in El Fasher.", ["food scarce"]),
    ("Medicine is in short supply in Port-au-Prince.", ["medical scarce"]),
    ("Food and water are running out in Rafah.", ["food scarce", "water scarce"]),
    ("The blockade has deprived Yemenis of food and medicine.", ["food scarce", "medical scarce"]),
    ("Displaced families in Rakhine urgently need shelter.", ["shelter scarce"]),
    ("The camp in Darfur is desperately short of food.", ["food scarce"]),
    ("Famine has spread to five districts of Sudan, the agency said.", ["food scarce"]),
    ("Children in Tigray are starving.", ["food scarce"]),
    ("Thousands of people in Kherson are sleeping in the open.", ["shelter scarce"]),
    ("There was not enough food in Gaza City.", ["food scarce"]),
    ("Clean water is not available in Hodeidah.", ["water scarce"]),
    ("Power cuts last twenty hours a day in Aden.", ["power scarce"]),
    ("Aid supplies in Zamzam camp are depleted.", ["aid_access scarce"]),
    (
        "Displaced people in Pemba lack shelter, food and medicine.",
        ["shelter scarce", "food scarce", "medical scarce"],
    ),
    ("Surgeons in Sanaa are working without anaesthetics.", ["medical scarce"]),
    ("Severodonetsk has no gas, water or heating.", ["fuel scarce", "water scarce"]),
    (
        "The agency warned that hospitals in Gaza had stopped functioning for lack of fuel.",
        ["medical blocked", "fuel scarce"],
    ),
    (
        "The besieged town of Beledweyne suffers severe food and medical shortages.",
        ["medical scarce", "food scarce"],
    ),
    # what grows worse or better
    ("The price of flour tripled in El Fasher.", ["food worsening"]),
    ("Food supplies in Gaza are dwindling.", ["food worsening"]),
    ("Health services in Haiti have collapsed.", ["medical worsening"]),
    ("Electricity was restored in Kharkiv on Sunday.", ["power improving"]),
    ("The hospital in Bakhmut reopened last week.", ["medical improving"]),
    ("Schools reopened in Mekelle.", ["education improving"]),
    ("Water supplies resumed in Khartoum.", ["water improving"]),
    ("There is no shortage of bread in Mocha.", ["food sufficient"]),
    ("Residents of Kherson are no longer short of food.", ["food sufficient"]),
    ("Food is available in the markets of Goma.", ["food sufficient"]),
    # what is blocked
    ("The junta blocked aid to Rakhine State.", ["aid_access blocked"]),
    ("Soldiers prevented an aid convoy from reaching Mekelle.", ["aid_access blocked"]),
    ("Gangs are preventing residents from getting food.", ["food blocked"]),
    ("Aid deliveries to Tigray were suspended in August.", ["aid_access blocked"]),
    ("No aid has reached El Fasher since May.", ["aid_access blocked"]),
    ("Israel cut off electricity to Gaza.", ["power blocked"]),
    ("The army denied civilians access to medical care.", ["medical blocked"]),
    ("Humanitarian access to Kachin State remains restricted.", ["aid_access blocked"]),
    ("Aid trucks are stranded at the Rafah crossing.", ["aid_access blocked"]),
    ("Schools in Kharkiv were closed.", ["education blocked"]),
    ("Fighters looted aid warehouses in Nyala.", ["aid_access blocked"]),
    ("Convoys carrying food have not entered Taiz.", ["food blocked"]),
    (
        "Restrictions on fuel imports and on humanitarian aid remain in Yemen.",
        ["aid_access blocked"],
    ),
    ("Aid workers could not deliver food to Zamzam camp.", ["food blocked"]),
    ("The army is denying food to residents of Taiz.", ["food blocked"]),
    ("Rebels are stealing aid in Tigray, the governor said.", ["aid_access blocked"]),
    (
        "Bakeries in Deir al-Balah have closed because they have no flour.",
        ["food blocked", "food scarce"],
    ),
    # what is delivered
    ("The agency delivered medical supplies to Mariupol.", ["medical delivered"]),
    ("A convoy of 20 trucks carrying food entered Gaza on Monday.", ["food delivered"]),
    ("Humanitarian aid reached Tigray for the first time in months.", ["aid_access delivered"]),
    (
        "Volunteers distributed bread and blankets in Kherson.",
        ["food delivered", "shelter delivered"],
    ),
    ("Families in Goma received tents.", ["shelter delivered"]),
    ("The governor provided residents of Bakhmut with drinking water.", ["water delivered"]),
    ("Israel allowed 20 trucks of aid into Gaza on Saturday.", ["aid_access delivered"]),
    ("Trucks loaded with flour crossed into Tigray.", ["food delivered"]),
    # what is destroyed
    ("An air strike hit a hospital in Sanaa.", ["hospital_damage destroyed"]),
    ("Warplanes bombed a clinic in Khartoum.", ["hospital_damage destroyed"]),
    ("Russian forces targeted the maternity hospital in Mariupol.", ["hospital_damage destroyed"]),
    (
        "Four people died in an attack on a health centre in Kayah State.",
        ["hospital_damage destroyed"],
    ),
    ("Shelling put two hospitals in Omdurman out of service.", ["hospital_damage destroyed"]),
    ("The only hospital in Rafah was badly damaged.", ["hospital_damage destroyed"]),
    ("Dozens of homes in Sagaing were burned.", ["infrastructure_damage destroyed"]),
    ("A missile destroyed a power station near Kharkiv.", ["infrastructure_damage destroyed"]),
    ("A shell landed on a school in Donetsk.", ["infrastructure_damage destroyed"]),
    (
        "Strikes flattened entire blocks of buildings in Gaza City.",
        ["infrastructure_damage destroyed"],
    ),
    (
        "The blast caused widespread damage in the area of Beledweyne.",
        ["infrastructure_damage destroyed"],
    ),
    (
        "Rescuers pulled a girl from the rubble of a house in Saada.",
        ["infrastructure_damage destroyed"],
    ),
    ("The water network in Hodeidah was damaged by shelling.", ["infrastructure_damage destroyed"]),
    ("An aid convoy was hit by a drone in North Darfur.", ["aid_access destroyed"]),
    (
        "Russian missiles struck energy infrastructure across Ukraine.",
        ["infrastructure_damage destroyed"],
    ),
    ("Fighters set fire to a market in Goma.", ["infrastructure_damage destroyed"]),
    ("A bridge in Khartoum was blown up.", ["infrastructure_damage destroyed"]),
    ("A market in rebel-held Goma was destroyed.", ["infrastructure_damage destroyed"]),
    (
        "Mortar fire struck a mosque in Taiz and destroyed a bakery.",
        ["infrastructure_damage destroyed"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_conditions(told, text, expected):
    assert [f"{claim.topic} {claim.direction}" for claim in told(text)] == expected


NOTHING = [
    # peace
    "A hospital was opened by the minister in Khartoum.",
    "The president delivered a speech at a school in Kyiv.",
    "He studied medicine at the university in Sanaa.",
    "The ministry of health said nine people died in Gaza.",
    "The wounded were taken to a hospital in Mekelle.",
    "The protesters reached the square in Port-au-Prince.",
    "The group seized power in Sanaa.",
    "The prime minister provided no details of the power struggle in Juba.",
    "The two sides lack trust.",
    "The World Food Programme said it was following events in Tigray.",
    # near a thing is not the thing
    "Air strikes killed three near a hospital in Gaza.",
    "A bomb went off outside a bakery in Taiz.",
    "The army reached the outskirts of the town near a water station.",
    # things of war
    "The army destroyed a command centre in Khartoum.",
    "Jets destroyed two buildings used by the rebels near Goma.",
    "The coalition delivered military aid to Kyiv.",
    "The strike destroyed three tanks and a rocket launcher near Bakhmut.",
    "The strike destroyed a rebel-held building in Goma.",
    "The blast caused heavy damage to an armoured vehicle near Bakhmut.",
    "Ammunition and weapons reached the fighters in Nyala.",
    # what has not happened
    "Hospitals in Rafah could run out of fuel within days.",
    "The agency plans to deliver food to El Fasher.",
    "The council urged the parties to allow aid into Tigray.",
    "If the hospital in Taiz is bombed, patients will die.",
    "The enclave is on the brink of famine.",
    "The minister promised to rebuild the school in Kharkiv.",
    "The general threatened to cut off water to Gaza.",
    "Aid agencies are ready to deliver food to Gaza.",
    "The road to Mekelle may be blocked.",
    "A convoy carrying aid to Zamzam camp set out on Monday.",
    # a back reference
    "Mourners gathered at the destroyed mosque in Mosul.",
]


@pytest.mark.parametrize("text", NOTHING, ids=[text[:60] for text in NOTHING])
def test_no_condition(told, text):
    assert told(text) == []


DENIED = [
    "The army denied that it had bombed a hospital in Sanaa.",
    "The hospital in Rafah was not hit.",
    "The government denied targeting hospitals in Khartoum.",
    "The army did not destroy the bridge in Kherson.",
]


@pytest.mark.parametrize("text", DENIED)
def test_denied(told, text):
    (claim,) = told(text)
    assert (claim.direction, claim.stance) == ("destroyed", "denied")


def test_a_condition_has_its_place_its_day_and_its_speaker(told):
    text = "The mayor said on Monday that a clinic in Taiz had been hit by shells."
    (claim,) = told(text, dt.date(2021, 3, 9))
    assert claim.quote.text == "a clinic in Taiz had been hit"
    assert (claim.place and claim.place.name) == "Taiz"
    assert (claim.time and claim.time.first) == dt.date(2021, 3, 8)
    assert [link.text for link in claim.attribution] == ["The mayor"]
    assert {reason.slot for reason in claim.reasons} == {"topic", "direction", "place", "time"}


def test_one_happening_in_a_sentence_is_told_once(told):
    text = "The raid crushed houses and damaged a police station in Goma."
    assert len(told(text)) == 1


def test_two_places_are_two_conditions(told):
    text = "A clinic in Taiz was hit on Monday. A hospital in Aden was hit on Tuesday."
    assert [claim.place.name for claim in told(text)] == ["Taiz", "Aden"]


def test_what_only_seems_is_unconfirmed(told):
    (claim,) = told("Men in Goma searched what seemed to be the remains of a pharmacy.")
    assert claim.stance == "unconfirmed"
