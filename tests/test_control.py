"""Who took, lost, holds or besieges a place: each row of the table in its example, and pitfalls."""

import pytest

from warmonitor.records import Control
from warmonitor.reference.tables import table

ROWS = [
    (kind, row)
    for kind in ("verb", "phrase", "noun", "held", "share")
    for row in table("english/control")[kind]
]


@pytest.fixture(scope="module")
def told(read):
    def of(text):
        return [claim for claim in read(text, kind=Control) if isinstance(claim, Control)]

    return of


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[row["example"][:40] for _, row in ROWS])
def test_each_row_is_found_in_its_example(told, kind, row):
    if kind == "share":
        (claim,) = told(row["example"])
        assert claim.place.text == "Homs"
        assert (claim.extent.low, claim.extent.high) == (row.get("low"), row.get("high"))
        return
    found = {(claim.action, claim.place.text) for claim in told(row["example"])}
    assert (row["action"], "Homs") in found, kind


# text, action, actor, place, against
CASES = [
    ("Rebels captured Idlib from the army.", "captured", "Rebels", "Idlib", "army"),
    ("Homs was retaken by government forces.", "recaptured", "government forces", "Homs", None),
    ("Idlib is controlled by Syrian rebels.", "holds", "Syrian rebels", "Idlib", None),
    ("Idlib is under the control of the rebels.", "holds", "rebels", "Idlib", None),
    ("Palmyra is out of government control.", "lost", "government", "Palmyra", None),
    ("Homs, a rebel stronghold, was bombed.", "holds", "rebel", "Homs", None),
    ("The rebel offensive in Hama goes on.", "attacking", "rebel", "Hama", None),
    ("Shells hit besieged Homs.", "besieges", None, "Homs", None),
    ("The rebels entered Syria's Idlib at dawn.", "entered", "rebels", "Idlib", None),
    # who is driven out loses, who drives takes
    (
        "The Sudanese army drove the RSF out of Omdurman.",
        "captured",
        "Sudanese army",
        "Omdurman",
        "RSF",
    ),
    ("The rebels were pushed back from Idlib.", "lost", "rebels", "Idlib", None),
    # the place is the subject
    ("Goma fell to M23 rebels.", "captured", "M23 rebels", "Goma", None),
    # words beside the verb
    ("The army won back Palmyra.", "recaptured", "army", "Palmyra", None),
    ("The army is closing in on Palmyra.", "advanced", "army", "Palmyra", None),
    # ground without a name of its own
    ("Rebels seized two oil fields.", "captured", "Rebels", "two oil fields", None),
    (
        "Rebels seized the hospital of the town of Manbij.",
        "captured",
        "Rebels",
        "hospital of the town of Manbij",
        None,
    ),
    # a share of a place is told of the place
    ("Rebels control most of Idlib province.", "holds", "Rebels", "Idlib province", None),
    # "it", "they" are those named before
    ("The capture of Palmyra by the army came at dawn.", "captured", "army", "Palmyra", None),
    # who is helped does it
    ("Turkey helped the rebels to capture Idlib.", "captured", "rebels", "Idlib", None),
    ("The Afghan army is in control of Kunduz.", "holds", "Afghan army", "Kunduz", None),
    ("Idlib is a stronghold of the rebels.", "holds", "rebels", "Idlib", None),
    # nobody is said to do it
    ("Manbij was captured on Monday.", "captured", None, "Manbij", None),
    ("Manbij was recaptured from the rebels.", "recaptured", None, "Manbij", "rebels"),
    ("The attack on the presidential palace was repelled.", "repelled", None, "palace", None),
    ("The rebels hailed the retaking of Manbij.", "recaptured", None, "Manbij", None),
    ("The army pressed on after the retaking of Manbij.", "recaptured", "army", "Manbij", None),
    # the doer of a deed is the one of the verb over it
    (
        "Militants killed nine in attacks on the town of Manbij.",
        "attacking",
        "Militants",
        "Manbij",
        None,
    ),
    # what is to be taken is attacked
    ("The army began an operation to retake Manbij.", "attacking", "army", "Manbij", None),
    # two verbs, one place: it is taken
    (
        "Taliban fighters attacked and overran two checkpoints in the district of Manbij.",
        "captured",
        "Taliban fighters",
        "Manbij",
        None,
    ),
    # posts lie where the words behind them say
    ("The rebels attacked army positions in Manbij.", "attacking", "rebels", "Manbij", None),
    ("The rebels ambushed government forces in Hama.", "attacking", "rebels", "Hama", None),
    ("The army stormed gatherings of the rebels in Manbij.", "attacking", "army", "Manbij", None),
    # the tree takes the verb for an adjective, or the noun for one
    (
        "Islamic State militants seized control of Manbij on Thursday.",
        "captured",
        "Islamic State militants",
        "Manbij",
        None,
    ),
    # names that nothing else knows
    ("Rebel-held eastern Velmor was shelled.", "holds", "Rebel", "eastern Velmor", None),
    ("The army freed the town of Velmor from the group.", "recaptured", "army", "Velmor", None),
    # a title hides its verb
    ("Syrian Army Advances in Manbij", "advanced", "Syrian Army", "Manbij", None),
    # by where it lies
    (
        "Rebels broke the siege on eastern parts of Aleppo.",
        "broke_siege",
        "Rebels",
        "eastern parts of Aleppo",
        None,
    ),
]


@pytest.mark.parametrize(("text", "action", "actor", "place", "against"), CASES)
def test_who_holds_what(told, text, action, actor, place, against):
    (claim,) = told(text)
    assert claim.action == action
    assert claim.place.text == place or claim.place.text.endswith(f" {place}")
    assert (claim.actor and claim.actor.text) == actor
    assert (claim.against and claim.against.text) == against


@pytest.mark.parametrize(
    "text",
    [
        "The army could take Homs within weeks.",
        "The talks took place in Homs.",
        "A market in a rebel-held town in Idlib province was hit.",
        "The army did not enter Homs.",
        "The army plans to take Homs from the rebels.",
        "Residents of Homs control the prices.",
        "A remote-controlled bomb went off in Homs.",
        "A family-run bakery in Homs was hit.",
        "Prices in Homs are under tight control.",
        # from the air, from afar, or by one person
        "The army carried out air attacks on Homs.",
        "A suicide attack on Homs killed nine people.",
        # a force, not a place
        "The ministry controls all forces in Homs.",
        "A landmine attack in Homs killed two soldiers.",
        # a shop, its guests: no front moves
        "Rebels attacked a wedding in Homs.",
        "Anti-regime protests were held in several areas of Homs.",
        "An attack on a hospital in Homs killed nine people.",
        # not yet
        "The army is charged with securing Homs.",
        # civilians leave
        "Residents left Homs.",
    ],
)
def test_nothing_is_held(told, text):
    assert told(text) == []


def test_a_denied_deed_is_denied(told):
    (claim,) = told("The army denied that rebels had captured Idlib.")
    assert (claim.action, claim.stance) == ("captured", "denied")


def test_a_place_is_called_held_once(told):
    text = "Shells hit rebel-held Homs. Bread is scarce in rebel-held Homs."
    assert len(told(text)) == 1


def test_the_town_is_the_one_named_before(told):
    (claim,) = told("Residents fled Homs. The rebels entered the town at dawn.")
    assert (claim.action, claim.place.text, claim.quote.text) == (
        "entered",
        "Homs",
        "entered the town",
    )


def test_both_hold_a_divided_town(told):
    found = {
        claim.actor.text
        for claim in told("Aleppo is divided between rebel and government control.")
    }
    assert found == {"rebel", "government"}


def test_they_are_the_ones_who_acted_before(told):
    (_, other) = told("Rebels entered Idlib on Monday. They captured Maarat al-Numan.")
    assert (other.action, other.actor.text) == ("captured", "Rebels")


def test_both_towns_are_the_two_named_before(told):
    text = "Rebels took Manbij and Tabqa. Both towns are under jihadist control."
    places = {claim.place.text for claim in told(text) if claim.action == "holds"}
    assert places == {"Manbij", "Tabqa"}


def test_each_place_that_is_held_is_told(told):
    places = {claim.place.text for claim in told("Buses left rebel-held Manbij and Tabqa.")}
    assert places == {"Manbij", "Tabqa"}


def test_it_is_the_most_exact_place_before(told):
    (_, claim) = told("Rebels attacked Manbij in Aleppo province. The army recaptured it.")
    assert (claim.action, claim.place.text) == ("recaptured", "Manbij")


def test_a_place_is_held_and_besieged(told):
    found = {claim.action for claim in told("Bread is scarce in besieged rebel-held Manbij.")}
    assert found == {"besieges", "holds"}


def test_who_is_in_control_of_the_situation_holds_the_place_before(told):
    (_, claim) = told("Rebels attacked Manbij. By noon the army was in control of the situation.")
    assert (claim.action, claim.actor.text, claim.place.text) == ("holds", "army", "Manbij")
