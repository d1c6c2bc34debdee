"""Where a reader of news English falls: whose words, whose deed, which people, which place."""

import time
from datetime import date

import pytest

TUESDAY = date(2031, 3, 18)

# text, and for each figure its outcome, bounds, and the words of its first speaker
WHO_SAYS = [
    # a speaker behind a comma is not one more victim
    (
        "The blast killed four people, including two children, a doctor said.",
        [("killed", 4, 4, "a doctor"), ("killed", 2, 2, "a doctor")],
    ),
    (
        "A car bomb killed six people and wounded 20, a police official said.",
        [("killed", 6, 6, "a police official"), ("injured", 20, 20, "a police official")],
    ),
    # the victims are not the speaker
    (
        "The strike killed 10 civilians, the Syrian army said.",
        [("killed", 10, 10, "the Syrian army")],
    ),
    (
        "The attack killed four soldiers, the Turkish defence ministry said.",
        [("killed", 4, 4, "the Turkish defence ministry")],
    ),
    (
        "The bomb killed 10 people and injured 30, a security source told Reuters.",
        [("killed", 10, 10, "a security source"), ("injured", 30, 30, "a security source")],
    ),
    (
        "Shelling killed nine people, a hospital source told dpa.",
        [("killed", 9, 9, "a hospital source")],
    ),
    # two speakers of two clauses
    (
        "The Observatory said 12 people died, but state media reported 20 deaths.",
        [("killed", 12, 12, "The Observatory"), ("killed", 20, 20, "state media")],
    ),
    (
        "Residents said 12 civilians died, but the army said it targeted militants.",
        [("killed", 12, 12, "Residents")],
    ),
    # a state speaks
    ("Israel said 1,200 people were killed.", [("killed", 1200, 1200, "Israel")]),
    ("Ukraine said 12 people were killed in Kharkiv.", [("killed", 12, 12, "Ukraine")]),
    # according to its ministry
    (
        "At least 50 people were killed in Gaza, according to its health ministry.",
        [("killed", 50, None, "its health ministry")],
    ),
]


@pytest.mark.parametrize(("text", "figures"), WHO_SAYS, ids=[t[:40] for t, _ in WHO_SAYS])
def test_who_says(read, text, figures):
    told = [
        (c.outcome, c.count.low, c.count.high, c.attribution[0].text if c.attribution else None)
        for c in read(text, TUESDAY)
    ]
    assert told == figures


def test_nobody_is_told_what_another_says(read):
    for claim in read("The Observatory said 12 people died, but state media reported 20 deaths."):
        assert claim.attribution[0].via is None


def test_two_people_of_one_surname_are_two(read):
    first, second = read(
        "A blast in Kabul killed three policemen, said Basir Mujahid, a police spokesman.\n\n"
        "Taliban spokesman Zabihullah Mujahid said 15 police were killed."
    )
    assert first.attribution[0].speaker != "Taliban"
    assert second.attribution[0].speaker == "Taliban"


# text, and the words of whoever did it, for each figure
WHO_DID_IT = [
    # who says so did not therefore do it
    (
        "A roadside bomb killed six Malian soldiers near the border, the Burkinabe army said.",
        [None],
    ),
    ("Police said a car bomb exploded outside a bank, killing 29 people.", [None]),
    # "it" is the speaker
    ("Israel's army said it killed 12 Hamas fighters in Gaza.", ["Israel's army"]),
    # who claims another deed did not do this one
    (
        "An air strike by the coalition hit a clinic in Kunduz on Sunday. The strike killed 12 people.\n\n"
        "A mortar shell fell on a house in Ghazni, killing four children.\n\n"
        "Islamic State claimed responsibility for a separate suicide bombing in Kabul that wounded nine.",
        ["coalition", None, "Islamic State"],
    ),
]


@pytest.mark.parametrize(("text", "doers"), WHO_DID_IT, ids=[t[:40] for t, _ in WHO_DID_IT])
def test_who_did_it(read, text, doers):
    assert [c.perpetrator and c.perpetrator.text for c in read(text, TUESDAY)] == doers


# text, outcome and bounds and stance of each figure
DOUBT = [
    ("It was unclear whether any civilians were killed.", []),
    ("It was not clear how many people died.", []),
    ("The bomb could have killed hundreds of people.", []),
    ("The army denied that any civilians had died.", [("killed", 0, 0, "denied")]),
    (
        "Ukraine denies that 400 of its soldiers died; Russia says 89 of its own were killed.",
        [("killed", 400, 400, "denied"), ("killed", 89, 89, "asserted")],
    ),
    (
        "The Pentagon said it could not confirm reports that 200 civilians had died.",
        [("killed", 200, 200, "unconfirmed")],
    ),
    # a rate is no figure
    ("About 100 civilians a day are killed.", []),
    ("Neither of the two passengers was hurt.", [("injured", 0, 0, "denied")]),
    # nobody was harmed, or not this one
    ("The attack resulted in no casualties.", [("killed", 0, 0, "denied")]),
    ("The mayor was not hurt.", [("injured", 1, 1, "denied")]),
    ("The three men suffered no wounds.", [("injured", 3, 3, "denied")]),
    ("A shopkeeper was allegedly shot dead.", [("killed", 1, 1, "unconfirmed")]),
    # who says that nobody was harmed denies it
    ("Omar Haddad was not hurt.", [("injured", 1, 1, "denied")]),
]


@pytest.mark.parametrize(("text", "figures"), DOUBT, ids=[t[:40] for t, _ in DOUBT])
def test_doubt(read, text, figures):
    assert [(c.outcome, c.count.low, c.count.high, c.stance) for c in read(text)] == figures


AGES = [
    # casualties of whom
    ("There were nine casualties on both sides.", ("mixed",), None),
    ("Nine casualties, including soldiers, rebels and civilians, were counted.", ("mixed",), None),
    ("They inflicted six casualties upon the national guard.", ("government_force",), None),
    ("A 12-year-old girl was killed.", ("civilian",), "child"),
    ("A 23-year-old man was killed.", ("unspecified",), "man"),
    ("A 7-year-old boy was wounded.", ("civilian",), "child"),
    ("Two elderly villagers died.", ("civilian",), "elderly"),
]


@pytest.mark.parametrize(("text", "classes", "demographic"), AGES)
def test_ages(read, text, classes, demographic):
    (claim,) = read(text)
    assert (claim.victims.classes, claim.victims.demographic) == (classes, demographic)


# text, and the place of each figure by the shelf's name, None where nobody knows it
PLACES = [
    ("Ten people were killed in Tripoli, Lebanon.", ["Tripoli"], "Lebanon"),
    ("Israel said 1,200 people were killed.", [None], None),
    (
        "Seven people were killed in Hama, five in Homs and three in Idlib.",
        ["Hama", "Homs", "Idlib"],
        "Syria",
    ),
]


@pytest.mark.parametrize(("text", "names", "country"), PLACES, ids=[t[:30] for t, _, _ in PLACES])
def test_places(read, text, names, country):
    found = [c.place for c in read(text)]
    assert [p and p.name for p in found] == names
    assert all(country in p.within for p in found if p is not None)


MORE = [
    (
        "Colonel Ahmed Ali was killed alongside six of his bodyguards.",
        [("killed", 1, 1), ("killed", 6, 6)],
    ),
    (
        "Fighting killed 15 people: 10 soldiers and 5 rebels.",
        [("killed", 15, 15), ("killed", 10, 10), ("killed", 5, 5)],
    ),
    ("Twin bombings left nearly 150 dead.", [("killed", 150, 150)]),
    ("The army freed 22 hostages.", []),
    # parts out of a number
    ("Gunmen killed five of the 12 captives.", [("killed", 5, 5)]),
    ("Half of the 60 hostages were killed.", [("killed", 30, 30)]),
    ("At least 14 of the 30 miners died.", [("killed", 14, None)]),
    ("None of the 40 passengers was hurt.", [("injured", 0, 0)]),
    # odds are no counts
    ("One in five of the dead was a child.", []),
    ("Gunmen killed five people in two villages.", [("killed", 5, 5)]),
    # one number for two words of harm is one claim, of the first
    ("Troops killed or wounded 23 soldiers in Kharkiv.", [("killed", 23, 23)]),
    ("Rebels killed nine and wounded 12 soldiers.", [("killed", 9, 9), ("injured", 12, 12)]),
    # what does not happen
    ("They were urged to stop killing civilians.", []),
    ("The group rarely reports casualties.", []),
    ("Four staff of the Union of Relief Organisations were killed.", [("killed", 4, 4)]),
]


@pytest.mark.parametrize(("text", "figures"), MORE, ids=[t[:40] for t, _ in MORE])
def test_more_figures(read, text, figures):
    assert [(c.outcome, c.count.low, c.count.high) for c in read(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        "The strikes have not killed civilians.",
        "The army does not kill women.",
        "The army did not kill any civilians.",
    ],
)
def test_harm_that_is_denied_harmed_nobody(read, text):
    (claim,) = read(text)
    assert (claim.stance, claim.count.low, claim.count.high) == ("denied", 0, 0)


def test_how_people_died_is_not_how_others_fled(read):
    text = "Militants beheaded 11 boys in the village. Nearly 6,000 people have been displaced."
    killed, displaced = read(text)
    assert (killed.cause, killed.perpetrator.text) == ("execution", "Militants")
    assert (displaced.cause, displaced.perpetrator) == (None, None)


def test_a_capital_district_is_no_country(read):
    (claim,) = read("Five Afghan soldiers were killed in Kabul.")
    assert claim.victims.classes == ("government_force",)


@pytest.mark.parametrize(
    ("text", "demographic"),
    [
        ("A two-year-old boy was killed.", "child"),
        ("A 70-year-old man was killed.", "man"),
        ("An old man was killed.", "elderly"),
    ],
)
def test_nobody_is_old_at_two(read, text, demographic):
    (claim,) = read(text)
    assert claim.victims.demographic == demographic


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Shelling killed 140 people across Syria, including three in Homs.",
            ["Syria", "Homs"],
        ),
        ("Air strikes killed nine people, including a girl, in Idlib.", ["Idlib", "Idlib"]),
    ],
)
def test_a_whole_is_wider_than_the_place_of_its_part(read, text, places):
    assert [claim.place.name for claim in read(text)] == places


def test_persons_of_a_family_are_persons(read):
    (claim,) = read("A family of six was killed in Khan Younis.")
    assert (claim.count.low, claim.count.unit) == (6, "person")


def test_more_are_like_the_whole_and_not_like_its_last_part(read):
    text = "The blast killed 31 people, among them seven women. Another 58 were hurt."
    assert [c.victims.classes[0] for c in read(text)] == ["unspecified", "civilian", "unspecified"]


def test_no_sentence_ends_at_a_comma(read):
    text = (
        "At least 41 civilians were killed in air strikes by government forces, Omar Haddad, "
        "who heads the Valley Network for Human Rights, told the German news agency dpa."
    )
    (claim,) = read(text)
    assert [(link.text, link.via) for link in claim.attribution] == [("Omar Haddad", "dpa")]


def test_a_text_without_stops_is_read_in_time(read):
    began = time.process_time()
    assert len(read("At least 12 people were killed in Aleppo " * 300)) > 250
    assert time.process_time() - began < 10


def test_the_quote_holds_the_count(read):
    for text in (
        "More than 11 million people have been driven from their homes.",
        "The blast claimed 26 lives.",
    ):
        for claim in read(text):
            assert claim.count.text in claim.quote.text
