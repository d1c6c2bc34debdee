"""Places in invented sentences: found, resolved together, compared, said."""

import csv
import json
from pathlib import Path

import pytest

from warmonitor.records import Where
from warmonitor.values import place

SHARED = Path(__file__).resolve().parents[2] / "shared"
NEIGHBOURHOODS = SHARED / "data/places/ocha_syria/syr_neighborhoods.csv"
GOLD = SHARED / "gold"


FOUND = [
    # a generic word after the name belongs to it
    ("Troops entered the Masaken Hanano district at dawn.", ["Masaken Hanano district"]),
    ("Shells fell on Idlib province and on Hama airport.", ["Idlib province", "Hama airport"]),
    # a compass word before it too
    ("Two clinics in eastern Aleppo closed.", ["eastern Aleppo"]),
    ("They pushed through northern Hama province.", ["northern Hama province"]),
    ("Aleppo's eastern districts lost power.", ["Aleppo's eastern districts"]),
    # several names after one word, known or not
    (
        "Jets bombed the towns of Dabiq, Al-Bab and Qalb Lawza.",
        ["Dabiq", "Al-Bab", "Qalb Lawza"],
    ),
    ("The village of Deir Zerzur was empty.", ["Deir Zerzur"]),
    ("Shells hit Abu Zerzur camp and Kindi hospital.", ["Abu Zerzur camp", "Kindi hospital"]),
    # articles, hyphens, apostrophes
    (
        "Convoys left Deir ez-Zor, Deir al-Zour and Dar'a.",
        ["Deir ez-Zor", "Deir al-Zour", "Dar'a"],
    ),
    ("Smoke rose over al Bab on Friday.", ["al Bab"]),
    # an apostrophe lost on the way
    ("Idlibs countryside was shelled.", ["Idlibs countryside"]),
    # all in capitals
    ("TEN DEAD IN HOMS", ["HOMS"]),
    # a capital that is not named
    ("Two rockets hit the Syrian capital on Monday.", ["Syrian capital"]),
    ("Two rockets hit the Yemeni capital Sanaa.", ["Sanaa"]),
    # other wars
    ("In Avdiivka, Ukraine, a shell killed a nurse.", ["Avdiivka", "Ukraine"]),
    ("Fighting spread from Nyala to El Fasher in Darfur.", ["Nyala", "El Fasher", "Darfur"]),
    ("A strike on Khan Younis killed four; Rafah was quiet.", ["Khan Younis", "Rafah"]),
    ("The bus was stopped near Goma in North Kivu.", ["Goma", "North Kivu"]),
    ("Villagers fled Maungdaw for Bangladesh.", ["Maungdaw", "Bangladesh"]),
    # case tells the country from the pronoun
    ("They told us that US and U.S. planes flew.", ["US", "U.S."]),
    # another spelling, and one whose head is another place
    ("Clashes shook Aleppo, in Boustan Al-Kasser.", ["Aleppo", "Boustan Al-Kasser"]),
    (
        "In Aleppo, Syria, shells hit the Bab Al-Maqqam quarter.",
        ["Aleppo", "Syria", "Bab Al-Maqqam quarter"],
    ),
    # adjectives are no places
    ("Syrian and Russian officers met Turkish envoys.", []),
    # organisations are none
    ("The Aleppo Media Center and the Damascus Declaration group agreed.", []),
    ("Nusra Front men spoke near the White House.", []),
    # people are none
    ("Michael Jordan met Paris Hilton and Jack London.", []),
    ("Tahrir al-Sham and Ahrar al-Sham split.", []),
    # but countries that are people's names are countries where they stand alone
    ("Refugees crossed into Jordan and Chad.", ["Jordan", "Chad"]),
    # nor is a person who is called like a place once was
    ("Comrade Beria signed the list.", []),
    # common words that are also towns
    ("Of those, Police said, Nice and Mobile units were Reading it.", []),
    ("Turkey-backed and Damascus-based groups objected.", []),
    ("Doctors said the Habit of hiding saved them.", []),
]


@pytest.mark.parametrize(("words", "names"), FOUND)
def test_names_are_found(words, names):
    found = place.find(words)
    assert [one.name for one in found] == names
    for one in found:
        assert words[one.start : one.end] == one.name
        assert words[one.phrase_start : one.phrase_end] == one.phrase
        assert one.phrase_start <= one.start <= one.end <= one.phrase_end


PHRASES = [
    ("Jets hit the northwestern province of Idlib.", "the northwestern province of Idlib"),
    ("It fell near Kobani.", "near Kobani"),
    ("They held the Syrian city of Homs.", "the Syrian city of Homs"),
    (
        "They shelled the eastern neighbourhoods of Aleppo city.",
        "the eastern neighbourhoods of Aleppo city",
    ),
]


@pytest.mark.parametrize(("words", "phrase"), PHRASES)
def test_a_phrase_holds_what_leads_up_to_the_name(words, phrase):
    assert [one.phrase for one in place.find(words)] == [phrase]


def test_small_towns_are_found_in_the_country_in_focus():
    words = "A drone killed a farmer in Vuhledar."
    assert [one.name for one in place.find(words, country="UA")] == ["Vuhledar"]


SPELLINGS = [
    (
        "sy:masaken-hanano",
        [
            "Masaken Hanano",
            "Hanano",
            "Masaken Hanano district",
            "Hanano neighbourhood",
            "Massakin Hananu",
        ],
    ),
    ("sy:sheikh-saeed", ["Sheikh Saeed", "Sheikh Said", "Shaykh Sa'id", "Sheikh Sa’eed"]),
    ("sy:sakhour", ["the nearby Sakhour neighborhood", "al-Sakhour area"]),
    ("sy:idlib", ["Idlib", "Idleb", "Edleb", "Idlib city"]),
    (
        "sy:deir-ez-zor",
        ["Deir ez-Zor", "Deir al-Zour", "Dayr az Zawr", "Deir Ezzor", "DEIR EL-ZOUR"],
    ),
    ("sy:daraa", ["Daraa", "Dar'a", "Deraa", "Dera’a", "the city of Daraa"]),
    ("sy:hamdaniya", ["Hamdaniya", "al-Hamadaniyah", "Hamdaniyeh district"]),
    (
        "sy:salah-al-din",
        ["Salah al-Din district", "Salaheddine district", "Salah ad-Deen neighbourhood"],
    ),
    ("sy:baba-amr", ["Baba Amr", "Bab Amr", "Baba Amro"]),
    ("sy:waer", ["al-Waer", "Al-Wa'r", "Waer district"]),
    ("sy:khan-shaykhun", ["Khan Sheikhoun", "Khan Shaykhun", "Khan Sheikhun"]),
    (
        "sy:hasakah-governorate",
        ["Hasakeh province", "the northeastern province of Hasaka", "Al-Hasakah governorate"],
    ),
    ("sy:damascus", ["the Syrian capital", "Damascus city"]),
    ("sy:rif-dimashq", ["Rif Dimashq", "rural Damascus", "Damascus countryside"]),
    (
        "sy:eastern-aleppo",
        [
            "eastern Aleppo",
            "East Aleppo",
            "the eastern neighborhoods of Aleppo city",
            "Aleppo's eastern districts",
            "the rebel-held eastern enclave of Aleppo",
        ],
    ),
    ("sy:aleppo-governorate", ["Aleppo province", "the province of Aleppo"]),
    ("iq:mosul", ["Mosul", "the northern Iraqi city of Mosul"]),
    ("iq:west-mosul", ["western Mosul", "west Mosul"]),
    ("iso:GB", ["UK", "Britain", "United Kingdom"]),
    # a slip of the pen, in the country in focus only
    ("sy:saraqib", ["Saraqip"]),
]


@pytest.mark.parametrize(("identity", "spellings"), SPELLINGS)
def test_spellings_of_one_place(identity, spellings):
    for spelling in spellings:
        where = place.read(spelling, country="SY" if identity.startswith("sy:") else None)
        assert where.id == identity, spelling
        assert where.text == spelling


TOGETHER = [
    # Khalidiya is in Homs where Homs is spoken of, in Aleppo where Aleppo is
    (["Khalidiya", "Homs", "Bab Sbaa"], "sy:khalidiya-homs"),
    (["Khalidiya", "Sakhour", "Hamdaniya"], "sy:khalidiya-aleppo"),
    # Sulaymaniyah is a city of Iraq beside Mosul, a quarter beside Aleppo
    (["Sulaymaniyah", "Mosul", "Anbar"], "geonames:98463"),
    (["Sulaymaniyah", "Aleppo", "Sakhour"], "sy:sulaymaniyah-aleppo"),
    # Donetsk is in Ukraine beside Mariupol
    (["Donetsk", "Mariupol", "Kharkiv"], "geonames:709717"),
    # Sinjar is a town of Iraq beside Mosul, a village beside Saraqib
    (["Sinjar", "Mosul"], "iq:sinjar"),
    (["Sinjar", "Saraqib", "Idlib"], "sy:sinjar-idlib"),
    # a town of a name that many have lies where its neighbours lie
    (["Springfield", "Dayton", "Ohio"], "geonames:4525353"),
    (["Springfield", "Decatur", "Illinois"], "geonames:4250542"),
    (["Moscow", "Boise", "Idaho"], "geonames:5601538"),
    (["London", "Ontario", "Canada"], "geonames:6058560"),
    (["Walker County", "Texas"], "fips:48471"),
    (["Walker County", "Birmingham", "Alabama"], "fips:01127"),
    # alone it is the largest
    (["Moscow"], "geonames:524901"),
    (["Paris"], "geonames:2988507"),
    # a country has the name of a province, and of a town
    (["Georgia"], "iso:GE"),
    (["Georgia", "Tbilisi", "Gori"], "iso:GE"),
    (["Georgia", "Savannah", "Atlanta"], "iso:US-GA"),
    (["Lebanon", "Beirut"], "iso:LB"),
    (["Lebanon", "Harrisburg", "Pennsylvania"], "geonames:5197517"),
    # provinces in short
    (["Salem, Ore.", "Portland"], "geonames:5750162"),
    (["W.Va."], "iso:US-WV"),
    # a name that is a person's elsewhere, standing alone
    (["Houston"], "geonames:4699066"),
    # the country in the phrase itself decides
    (["Midan in Damascus", "Aleppo", "Sakhour"], "sy:midan-damascus"),
]


@pytest.mark.parametrize(("names", "identity"), TOGETHER)
def test_names_of_one_document_are_resolved_together(names, identity):
    assert place.resolve(names)[0].id == identity


def test_an_unknown_name_stays_unknown_and_spoils_nothing():
    unknown, known = place.resolve(["Qzfrtbl", "Aleppo"])
    assert unknown == Where(text="Qzfrtbl")
    assert known.id == "sy:aleppo"
    assert place.resolve([]) == []
    assert place.read(" ") is None


def test_never_narrower_than_the_words():
    # all of a province, not its capital; a part of it, not all; near a town, not in it
    assert place.read("the northwestern province of Idlib").id == "sy:idlib-governorate"
    north = place.read("northern Hama province")
    assert (north.id, north.precision, north.latitude) == (
        "sy:hama-governorate/north",
        "region",
        None,
    )
    near = place.read("near Kobani")
    assert near.id == "sy:kobani/near"
    assert near.within_ids == ("iso:SY",)
    both = place.read("the towns of Dabiq and Akhtarin")
    assert both.id is None
    assert both.within_ids[0] == "sy:aleppo-governorate"


CONTAINS = [
    ("Aleppo", "Masaken Hanano", True),
    ("eastern Aleppo", "Masaken Hanano", True),
    ("western Aleppo", "Masaken Hanano", False),
    ("Aleppo province", "Aleppo", True),
    ("Aleppo", "Aleppo province", False),
    ("Syria", "Douma", True),
    ("Eastern Ghouta", "Douma", True),
    ("Eastern Ghouta", "Daraya", False),
    ("Idlib province", "Saraqib", True),
    ("Idlib province", "Sakhour", False),
    ("Homs", "Baba Amr", True),
    ("Hama province", "northern Hama province", True),
    ("Gaza Strip", "Rafah", True),
    ("Iraq", "Mosul", True),
    ("Darfur", "El Fasher", True),
    ("Ukraine", "Donbas", True),
    ("Syria", "Mosul", False),
    # in dispute: neither contains it
    ("Azerbaijan", "Nagorno-Karabakh", False),
    ("Armenia", "Nagorno-Karabakh", False),
]


@pytest.mark.parametrize(("outer", "inner", "holds"), CONTAINS)
def test_contains(outer, inner, holds):
    assert place.contains(place.read(outer), place.read(inner)) is holds


COMPATIBLE = [
    ("Aleppo", "Sakhour", True),
    ("Sakhour", "Aleppo", True),
    ("Sakhour", "Hamdaniya", False),
    ("eastern Aleppo", "western Aleppo", False),
    ("Homs", "Hama", False),
    # a part without known edges
    ("northern Hama province", "Morek", True),
    ("northern Hama province", "southern Hama province", False),
    ("northern Hama province", "western Hama province", True),
    ("northern Hama province", "Douma", False),
    # near a town is not in it
    ("near Kobani", "Kobani", False),
    ("near Kobani", "Jarabulus", True),
    # unknown rules nothing out
    ("Qzfrtbl", "Homs", True),
    # nor does a place in dispute
    ("Nagorno-Karabakh", "Azerbaijan", True),
]


@pytest.mark.parametrize(("one", "other", "may"), COMPATIBLE)
def test_compatible(one, other, may):
    assert place.compatible(place.read(one), place.read(other)) is may


def test_same():
    assert place.same(place.read("Idleb"), place.read("Idlib"))
    assert not place.same(place.read("Idlib"), place.read("Idlib province"))
    assert place.same(Where(text="Qzfrtbl"), Where(text="QZFRTBL"))
    assert not place.same(Where(text="Qzfrtbl"), place.read("Idlib"))


SAID = [
    ("Hanano district", "Masaken Hanano, Aleppo"),
    ("Khatab", "Khattab, Hama Governorate"),
    ("Homs", "Homs, Syria"),
    ("Syria", "Syria"),
    ("near Kobani", "near Kobani, Syria"),
    ("Qzfrtbl", "Qzfrtbl"),
]


@pytest.mark.parametrize(("words", "said"), SAID)
def test_say(words, said):
    assert place.say(place.read(words, country="SY")) == said


@pytest.mark.skipif(
    not NEIGHBOURHOODS.is_file(), reason="the reference list of neighbourhoods is not here"
)
def test_most_neighbourhoods_of_aleppo_are_known():
    rows = csv.DictReader(NEIGHBOURHOODS.open(encoding="utf-8-sig"))
    names = [row["neighborhoodname_en"].strip() for row in rows if row["adm4_en"] == "Aleppo"]
    known = [w for w in place.resolve(names, country="SY") if "sy:aleppo" in w.within_ids]
    assert len(names) > 100
    assert len(known) / len(names) >= 0.9, sorted(set(names) - {w.text for w in known})


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated texts are not here")
def test_most_annotated_places_resolve():
    inside = total = 0
    for path in sorted(GOLD.glob("*.gold.json")):
        claims = json.loads(path.read_text("utf-8"))["claims"]
        names = {claim.get("place_text") for claim in claims} - {None}
        names = sorted(n for n in names if any(word[:1].isupper() for word in n.split()))
        for where in place.resolve(names):
            total += 1
            inside += "iso:SY" in (where.id, *where.within_ids) or where.id is not None
    assert inside / total >= 0.8


@pytest.mark.parametrize("word", ["at", "as", "an", "ad", "er", "es", "ed"])
def test_a_small_word_that_could_be_an_article_is_no_part_of_a_name(word: str) -> None:
    assert [one.phrase for one in place.find(f"It was seen {word} Damascus.")] == ["Damascus"]
