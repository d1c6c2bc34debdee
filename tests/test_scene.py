"""Where, when, how and by whom; of whom; and what a figure has to do with the figures before it."""

from datetime import date

import pytest

from warmonitor.values import source

TUESDAY = date(2031, 3, 18)

# text, and for each figure: victim classes, demographic, place, first and last day, by whom, cause
CASES = [
    # everything in one sentence; who acts is the subject
    (
        "Russian jets bombed a market in Idlib on Monday, killing 12 people.",
        [
            (
                ("unspecified",),
                None,
                "Idlib",
                date(2031, 3, 17),
                date(2031, 3, 17),
                "Russian jets",
                "airstrike",
            )
        ],
    ),
    # by whom
    (
        "Four soldiers were shot dead by Taliban fighters in Farah city on Sunday.",
        [
            (
                ("government_force",),
                None,
                "Farah",
                date(2031, 3, 16),
                date(2031, 3, 16),
                "Taliban fighters",
                "shooting",
            )
        ],
    ),
    # whose weapon
    (
        "Rebel shelling wounded nine children in Aleppo.",
        [(("civilian",), "child", "Aleppo", None, None, "Rebel", "shelling")],
    ),
    # nobody is said to have done it
    (
        "A car bomb killed two nurses in Baghdad.",
        [(("civilian",), "medic", "Baghdad", None, None, None, "bombing")],
    ),
    # two figures of one happening share its place and day
    (
        "Six people were killed and ten wounded in clashes in Khartoum on Saturday.",
        [
            (
                ("unspecified",),
                None,
                "Khartoum",
                date(2031, 3, 15),
                date(2031, 3, 15),
                None,
                "clashes",
            )
        ]
        * 2,
    ),
    # the passage goes on about the place and day named before
    (
        "Shells hit the town of Kherson on Monday. Three residents were killed.",
        [(("civilian",), None, "Kherson", date(2031, 3, 17), date(2031, 3, 17), None, "shelling")],
    ),
    # a heading begins another matter
    (
        "Shells hit Kherson on Monday.\n\n# In other news\n\nThree residents were killed.",
        [(("civilian",), None, None, None, None, None, None)],
    ),
    # news is not six days old: the stamp is of the evening before
    (
        "On Wednesday the monitor raised the toll from air strikes in Homs the previous day to 61 people killed.",
        [(("unspecified",), None, "Homs", date(2031, 3, 18), date(2031, 3, 18), None, "airstrike")],
    ),
    # what came after a harm does not date it
    (
        "A bomb killed two nurses in Homs on Sunday, days after nine people were shot dead in Hama.",
        [
            (("civilian",), "medic", "Homs", date(2031, 3, 16), date(2031, 3, 16), None, "bombing"),
            (("unspecified",), None, "Hama", None, None, None, "shooting"),
        ],
    ),
    # spans
    (
        "At least 60 civilians have been killed in Gaza over the past week.",
        [(("civilian",), None, "Gaza Strip", date(2031, 3, 11), TUESDAY, None, None)],
    ),
    (
        "Some 200 people have been killed in Goma since 2 March.",
        [(("unspecified",), None, "Goma", date(2031, 3, 2), TUESDAY, None, None)],
    ),
    # a state that lasts holds on the day of print
    (
        "About 5,000 people are besieged in Daraya.",
        [(("unspecified",), None, "Daraya", TUESDAY, TUESDAY, None, None)],
    ),
    # where a speaker sits is not where people died
    (
        "Nine people were killed in Hodeidah, a London-based monitor said.",
        [(("unspecified",), None, "Hodeidah", None, None, None, None)],
    ),
    # whom the words mean
    (
        "Ten Kurdish fighters were killed near Kobani.",
        [(("kurdish_force",), None, "near Kobani", None, None, None, None)],
    ),
    (
        "Two Turkish soldiers were killed in Idlib.",
        [(("foreign_force",), None, "Idlib", None, None, None, None)],
    ),
    (
        "Thirty IS militants were killed in Raqqa.",
        [(("islamic_state",), None, "Raqqa", None, None, None, None)],
    ),
    (
        "Seven female civilians were wounded in Homs.",
        [(("civilian",), "woman", "Homs", None, None, None, None)],
    ),
    (
        "The head of the rebel group Ahrar al-Sham was killed in Idlib.",
        [(("opposition_force",), "commander", "Idlib", None, None, None, None)],
    ),
    # what happens next does not happen where people were taken from
    (
        "A convoy was transporting residents of Homs to Hama. Nine people were killed.",
        [(("unspecified",), None, "Hama", None, None, None, None)],
    ),
]


@pytest.mark.parametrize(("text", "scenes"), CASES, ids=[text[:45] for text, _ in CASES])
def test_scene(read, text, scenes):
    told = [
        (
            claim.victims.classes,
            claim.victims.demographic,
            claim.place and claim.place.name,
            claim.time and claim.time.first,
            claim.time and claim.time.last,
            claim.perpetrator and claim.perpetrator.text,
            claim.cause,
        )
        for claim in read(text, TUESDAY)
    ]
    assert told == scenes


# Whom "terrorists" and "militants" mean depends on whose word it is.
WORDS = [
    ("Forty terrorists were killed in Hama, SANA reported.", None, "opposition_force"),
    ("Forty terrorists were killed in Hama.", "SANA", "opposition_force"),
    ("Forty militants were killed in Hama, a resident said.", None, "armed_other"),
    (
        "The army fought the Islamic State in Palmyra. Forty militants were killed.",
        None,
        "islamic_state",
    ),
    # a group that was named just before, unless it did it; a word for a party names nobody
    (
        "The army fought Ahrar al-Sham in Hama. Forty militants were killed.",
        None,
        "opposition_force",
    ),
    ("Ahrar al-Sham killed forty militants in Hama.", None, "armed_other"),
    ("Rebels clashed with others in Hama. Forty militants were killed.", None, "armed_other"),
    (
        "Ahrar al-Sham left Hama. It rained. A road was shut. Forty militants were killed in Homs.",
        None,
        "armed_other",
    ),
]


@pytest.mark.parametrize(("text", "outlet", "group"), WORDS)
def test_whose_word_it_is(read, text, outlet, group):
    (claim,) = read(text, TUESDAY, source.named(outlet) if outlet else None)
    assert claim.victims.classes == (group,)


def test_a_part_is_linked_to_its_whole(read):
    whole, part = read("Nine people, including two children, were killed.")
    assert part.part_of == whole.id
    assert whole.part_of is None


def test_what_comes_on_top_is_apart_and_goes_on(read):
    first, second = read(
        "The Observatory said 141 civilians were killed in Aleppo over the past week.\n\nA further 87 deaths had been reported.",
        TUESDAY,
    )
    assert second.apart_from == first.id
    assert second.time == first.time
    assert second.attribution == first.attribution


def test_a_newer_toll_updates_the_older(read):
    first, second = read(
        "A blast killed 20 people in Kabul on Monday. The death toll has risen to 31.", TUESDAY
    )
    assert second.updates == first.id
    assert first.updates is None


STANCES = [
    ("The ministry denied that any civilians were killed.", "denied"),
    ("Nine people are feared dead.", "unconfirmed"),
    ("Nine miners may have been killed.", "unconfirmed"),
    ("Nine people were killed.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(read, text, stance):
    assert [claim.stance for claim in read(text)] == [stance]


def test_each_slot_says_why(read):
    (claim,) = read(
        "Russian jets killed 12 people in Idlib on Monday, the Observatory said.", TUESDAY
    )
    reasons = {reason.slot: reason.text for reason in claim.reasons}
    assert set(reasons) == {
        "outcome",
        "count",
        "attribution",
        "victims",
        "place",
        "time",
        "cause",
        "perpetrator",
    }
    assert reasons["count"] == "12"
    assert reasons["place"] == "Idlib"


# text, and the victim classes of each figure
WHOM = [
    # whom the government's forces kill fights against it; gunmen may be anybody
    ("Syrian troops killed nine militants in Aleppo.", ["opposition_force"]),
    ("Syrian troops shot three gunmen dead in Aleppo.", ["armed_other"]),
    (
        "Syrian troops killed one fighter in Aleppo. Five others were hurt.",
        ["opposition_force"] * 2,
    ),
    (
        "Syrian troops killed nine militants in Aleppo. Scores of them were hurt.",
        ["opposition_force"] * 2,
    ),
    # who suffered what a noun tells
    ("The rebels suffered 14 casualties.", ["opposition_force"]),
    ("The raid inflicted six casualties upon the national guard.", ["government_force"]),
    ("There are no casualties on either side.", ["mixed"]),
    ("There have been about 300 casualties including soldiers, rebels and civilians.", ["mixed"]),
    # who helps them is not who they are; whom they are linked to is
    ("Syrian troops killed 30 foreign-backed militants in Aleppo.", ["opposition_force"]),
    ("Gunmen killed 50 Nusra-linked militants in Aleppo, Syria.", ["opposition_force"]),
    ("Kurdish fighters killed 10 IS members.", ["islamic_state"]),
    ("More than 12 members of IS were killed.", ["islamic_state"]),
    # a part is of the side of its whole
    (
        "At least 20 members of the Afghan security forces - including a police officer - were killed.",
        ["government_force", "government_force"],
    ),
    ("An American service member was killed in Raqqa, Syria.", ["foreign_force"]),
    ("They kidnapped several cattle breeders and land-owners.", ["civilian"]),
    ("A rebel commander was killed.", ["opposition_force"]),
    # what a person is called elsewhere
    (
        "Ahmed Toll was a brigadier general in the navy. He was captured in May.",
        ["government_force"],
    ),
    ("Marco Silva, a rebel commander, led them. Silva was killed in a raid.", ["opposition_force"]),
    ("Paul Toll was enjoying his vacation, when he was kidnapped.", ["civilian"]),
]


@pytest.mark.parametrize(("text", "classes"), WHOM, ids=[text[:40] for text, _ in WHOM])
def test_whom(read, text, classes):
    assert [claim.victims.classes for claim in read(text)] == [(one,) for one in classes]


def test_who_suffers_losses_did_not_do_it(read):
    (claim,) = read("The rebels suffered 14 casualties.")
    assert claim.perpetrator is None
