"""Actors: names and phrases in sentences of several wars, sides, spelling, and the tables."""

import re
from datetime import date

import pytest

from warmonitor.records import VICTIM_CLASSES
from warmonitor.reference import actor_index, actors
from warmonitor.reference.tables import table
from warmonitor.values import actor

FIND = [
    # Syria: names, epithets, phrases with and without an owner
    (
        "SY",
        "Syrian regime forces took the mill, the Syrian Observatory for Human Rights said.",
        [
            ("Syrian regime forces", "Syrian government forces"),
            ("Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
        ],
    ),
    (
        "SY",
        "A Britain-based monitoring group counted nine craters.",
        [("Britain-based monitoring group", "Syrian Observatory for Human Rights")],
    ),
    ("SY", "Abdel-Rahman said the road was cut.", [("Abdel-Rahman", "Rami Abdel-Rahman")]),
    ("SY", "Yusuf Abdel Rahman, a baker, stayed.", []),  # another person's surname
    (
        "SY",
        "They fled with support from Russian and Syrian air strikes.",
        [("Russian", "Russian air force"), ("Syrian", "Syrian air force")],
    ),
    ("SY", "Rebel shelling hit the depot.", [("Rebel", "Syrian rebels")]),
    ("SY", "They left the rebel-held quarter.", [("rebel", "Syrian rebels")]),
    (
        "SY",
        "The army urged rebels to leave.",
        [("army", "Syrian army"), ("rebels", "Syrian rebels")],
    ),
    ("SY", "Turkish-backed rebels crossed the canal.", [("rebels", "Syrian rebels")]),
    (
        "SY",
        "US-led air strikes hit a bridge; the coalition denied it.",
        [("US-led", "US-led coalition"), ("coalition", "US-led coalition")],
    ),
    (
        "SY",
        "Forces loyal to President Bashar al-Assad dug in.",
        [("Forces loyal to President Bashar al-Assad", "Syrian government forces")],
    ),
    (
        "SY",
        "The regime's air force flew nine sorties.",
        [("regime's air force", "Syrian air force")],
    ),
    (
        "SY",
        "Assads forces left.",
        [("Assads forces", "Syrian government forces")],
    ),  # the apostrophe was lost
    (
        "SY",
        "Kurdish-led SDF fighters and the YPG militia met.",
        [("SDF fighters", "Syrian Democratic Forces"), ("YPG militia", "YPG")],
    ),
    (
        "SY",
        "Jaysh al-Islam and Jabhat Fateh Al Sham signed.",
        [("Jaysh al-Islam", "Jaish al-Islam"), ("Jabhat Fateh Al Sham", "Nusra Front")],
    ),
    (
        "SY",
        "ISIS lost a hill; Daesh denied it; the so-called Islamic State was silent.",
        [
            ("ISIS", "Islamic State"),
            ("Daesh", "Islamic State"),
            ("so-called Islamic State", "Islamic State"),
        ],
    ),
    (
        "SY",
        "SYRIAN REBELS AND IS FIGHTERS LEAVE",
        [("SYRIAN REBELS", "Syrian rebels"), ("FIGHTERS", "militants")],
    ),  # IS is a word here
    ("SY", "A coalition of rebel groups signed.", [("rebel groups", "Syrian rebels")]),
    # not actors
    ("SY", "It is who they are; tell us, as an aid.", []),
    ("SY", "Is this a car? Who knows.", []),
    ("SY", "The Syrian city was quiet, and so was Russia's largest port.", []),
    ("SY", "In Saudi Arabia it rained.", []),  # no Al Arabiya
    ("SY", "It was time to say that times had changed for the independent farmer.", []),
    ("SY", "European foreign ministers met.", []),
    (
        "SY",
        "Heavy fighting in Syria. Government figures were late.",
        [("Government", "Syrian government")],
    ),
    # Ukraine
    (
        "UA",
        "The Ukrainian General Staff said Russian forces had shelled the mill.",
        [
            ("Ukrainian General Staff", "Ukrainian General Staff"),
            ("Russian forces", "Russian government forces"),
        ],
    ),
    (
        "UA",
        "Pro-Russian separatists of the Donetsk People's Republic denied it.",
        [
            ("Pro-Russian separatists", "Ukrainian separatists"),
            ("Donetsk People's Republic", "Donetsk People's Republic"),
        ],
    ),
    (
        "UA",
        "Russian Defence Ministry spokesman Igor Konashenkov spoke.",
        [
            ("Russian Defence Ministry spokesman", "Russian Ministry of Defence"),
            ("Igor Konashenkov", "Igor Konashenkov"),
        ],
    ),
    (
        "UA",
        "Ukraine’s air force downed six drones; Russia's Defense Ministry denied it.",
        [
            ("Ukraine’s air force", "Ukrainian air force"),
            ("drones", "warplanes"),
            ("Russia's Defense Ministry", "Russian Ministry of Defence"),
        ],
    ),
    (
        "UA",
        "The Kiev regime and Kyiv's forces denied it; the enemy lost a lorry.",
        [
            ("Kiev regime", "Ukrainian government"),
            ("Kyiv's forces", "Armed Forces of Ukraine"),
            ("enemy", "enemy"),
        ],
    ),
    # Yemen
    (
        "YE",
        "Houthi rebels fired at the Saudi-led coalition; coalition warplanes struck a quay.",
        [
            ("Houthi rebels", "Houthis"),
            ("Saudi-led coalition", "Saudi-led coalition"),
            ("coalition warplanes", "Saudi-led coalition"),
        ],
    ),
    # Gaza
    (
        "PS",
        "The Israel Defense Forces said Hamas and Islamic Jihad had fired rockets.",
        [
            ("Israel Defense Forces", "Israel Defense Forces"),
            ("Hamas", "Hamas"),
            ("Islamic Jihad", "Palestinian Islamic Jihad"),
        ],
    ),
    (
        "PS",
        "An Israeli air strike hit a house, the Gaza Health Ministry said.",
        [
            ("Israeli", "Israeli Air Force"),
            ("Gaza Health Ministry", "Palestinian Ministry of Health"),
        ],
    ),
    (
        "PS",
        "The army said soldiers had returned fire.",
        [("army", "Israeli army"), ("soldiers", "Israel Defense Forces")],
    ),
    # Africa
    (
        "SD",
        "The army and the Rapid Support Forces shelled the market.",
        [("army", "Sudanese Armed Forces"), ("Rapid Support Forces", "Rapid Support Forces")],
    ),
    (
        "SO",
        "Al-Shabab fighters attacked a base of the SNA.",
        [("Al-Shabab fighters", "Al-Shabaab"), ("SNA", "Somali National Army")],
    ),
    ("SY", "The SNA entered the town.", [("SNA", "Syrian National Army")]),
    (
        "NG",
        "Boko Haram burned a school; ISWAP denied it.",
        [("Boko Haram", "Boko Haram"), ("ISWAP", "Islamic State West Africa Province")],
    ),
    (
        "CD",
        "M23 rebels fought the Congolese army near the ford.",
        [("M23 rebels", "M23"), ("Congolese army", "Armed Forces of the DRC")],
    ),
    (
        "ET",
        "Tigrayan forces and Eritrean troops left; Fano militias stayed.",
        [
            ("Tigrayan forces", "TPLF"),
            ("Eritrean troops", "Eritrean Defence Forces"),
            ("Fano militias", "Fano"),
        ],
    ),
    (
        "ML",
        "Malian soldiers and Wagner mercenaries entered the hamlet; JNIM claimed the ambush.",
        [
            ("Malian soldiers", "Malian government forces"),
            ("Wagner mercenaries", "Wagner Group"),
            ("JNIM", "JNIM"),
        ],
    ),
    # Asia
    (
        "AF",
        "The Taliban attacked Afghan security forces; ISAF lost two soldiers.",
        [
            ("Taliban", "Taliban"),
            ("Afghan security forces", "Afghan security forces"),
            ("ISAF", "ISAF"),
            ("soldiers", "Afghan National Defence and Security Forces"),
        ],
    ),
    (
        "MM",
        "The Tatmadaw shelled a village held by the Arakan Army.",
        [("Tatmadaw", "Myanmar army"), ("Arakan Army", "Arakan Army")],
    ),
    (
        "LK",
        "The Tamil Tigers sank a boat of the Sri Lankan navy.",
        [("Tamil Tigers", "LTTE"), ("Sri Lankan navy", "Sri Lankan navy")],
    ),
    (
        "IN",
        "Lashkar-e-Taiba denied it; the CRPF and police searched the lane.",
        [
            ("Lashkar-e-Taiba", "Lashkar-e-Taiba"),
            ("CRPF", "Central Reserve Police Force"),
            ("police", "Indian police"),
        ],
    ),
    # Latin America, and small letters throughout as some archives have them
    (
        "SV",
        "FMLN guerrillas attacked an army post.",
        [("FMLN guerrillas", "FMLN"), ("army", "Salvadoran army")],
    ),
    (
        "SV",
        "the fmln and the salvadoran army met at the time.",
        [("fmln", "FMLN"), ("salvadoran army", "Salvadoran army")],
    ),
    (
        "CO",
        "The National Liberation Army freed a mayor; the People's Salvation Army did not.",
        [("National Liberation Army", "ELN")],
    ),
    ("LK", "They fired at Sri Lanka Army posts.", [("Sri Lanka Army", "Sri Lankan army")]),
    ("CO", "FARC rebels and the ELN blocked the road.", [("FARC rebels", "FARC"), ("ELN", "ELN")]),
    # a force and its country
    (
        "UA",
        "The Ministry of Defence of the Russian Federation denied it.",
        [("Ministry of Defence of the Russian Federation", "Russian Ministry of Defence")],
    ),
    (
        None,
        "The government of Chad and the army of Niger met.",
        [("government of Chad", "Chadian government"), ("army of Niger", "Nigerien army")],
    ),
    ("SY", "The army of ants left.", [("army", "Syrian army")]),
    (
        "BF",
        "Government forces in Mali denied it.",
        [("Government forces", "Malian government forces")],
    ),
    (None, "The junta in Niamey denied it.", [("junta", "Nigerien government")]),
    ("SY", "Soldiers in Mali denied it.", [("Soldiers", "Syrian government forces")]),  # anybody's
    (
        None,
        "A commander of Chad's army left.",
        [("commander of Chad's army", "Chadian army")],
    ),
    (  # a name is whole, though it begins with a country
        "SD",
        "A commander of the Sudan People's Liberation Movement-North left.",
        [("commander of the Sudan People's Liberation Movement-North", "SPLM-N")],
    ),
    (
        "SY",
        "The Secretary General of the Syrian Coalition left.",
        [("Syrian Coalition", "Syrian National Coalition")],
    ),
    ("TR", "Kurdish rebels left a post.", [("Kurdish rebels", "Turkish Kurdish forces")]),
    ("NP", "Maoist rebels left a post.", [("Maoist rebels", "Communist Party of Nepal-Maoist")]),
    ("IN", "Maoist rebels left a post.", [("Maoist rebels", "Naxalites")]),
    ("AF", "Soviet troops left a post.", [("Soviet troops", "Russian government forces")]),
    # no country in focus
    (
        None,
        "Burkinabe soldiers and gunmen clashed; the army was silent.",
        [
            ("Burkinabe soldiers", "Burkinabe government forces"),
            ("gunmen", "gunmen"),
            ("army", "army"),
        ],
    ),
    (
        None,
        "US, British and French jets took off.",
        [
            ("US", "US air force"),
            ("British", "British air force"),
            ("French jets", "French air force"),
        ],
    ),
    (
        None,
        "U.S. soldiers left; a U.N. envoy stayed.",
        [("U.S. soldiers", "US government forces"), ("U.N.", "United Nations")],
    ),
]


@pytest.mark.parametrize(("country", "sentence", "expected"), FIND)
def test_find(country: str | None, sentence: str, expected: list[tuple[str, str]]) -> None:
    found = actor.find(sentence, country=country)
    assert [(sentence[f.start : f.end], f.actor.name) for f in found] == expected


READ = [
    ("SY", "the hard-line Islamist rebel group Ahrar al-Sham", "Ahrar al-Sham"),
    ("SY", "regime forces", "Syrian government forces"),
    ("IQ", "government forces", "Iraqi government forces"),
    ("SY", "rebels", "Syrian rebels"),
    ("SY", "Syrian and Russian warplanes", "Syrian air force"),
    ("SY", "Al-Qaeda's affiliate the Nusra Front", "Nusra Front"),
    ("SY", "the Syrian army backed by Russian jets", "Syrian army"),
    ("SY", "rebels fighting the Syrian army", "Syrian rebels"),
    ("SY", "terrorists from the Islamic State", "Islamic State"),
    ("SY", "Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov"),
    (
        "SY",
        "Rami Abdel-Rahman, head of the Syrian Observatory for Human Rights",
        "Rami Abdel-Rahman",
    ),
    ("SY", "the UN aid agency OCHA", "OCHA"),
    ("SY", "government", "Syrian government"),
    ("SY", "Russian", "Russian government forces"),
    ("SY", "US-led", "US-led coalition"),
    ("SY", "Kurdish", "Syrian Kurdish forces"),
    # a state by its name or its capital, where that is all of the phrase
    (None, "Russia", "Russian government"),
    (None, "Turkey, Iran", "Turkish government"),
    (None, "Washington", "US government"),
    (None, "the US", "US government"),
    (None, "us", None),
    (None, "SANA", "SANA"),
    (None, "Sanaa", "Yemeni government"),
    (None, "WHO", "World Health Organization"),
    (None, "who", None),
    (None, "IS", "Islamic State"),
    (None, "is", None),
    # nobody
    (None, "the group", None),
    (None, "a baker", None),
    (None, "141", None),
    (None, "", None),
]


@pytest.mark.parametrize(("country", "words", "expected"), READ)
def test_read(country: str | None, words: str, expected: str | None) -> None:
    found = actor.read(words, country=country)
    assert (actor.say(found) if found else None) == expected


SIDES = [
    # a force is the government's at home and foreign elsewhere
    ("the Turkish army", "TR", "government_force"),
    ("the Turkish army", "SY", "foreign_force"),
    ("the Turkish army", None, "government_force"),
    ("Hezbollah", "SY", "foreign_force"),
    ("Hezbollah", "LB", "armed_other"),
    ("Wagner", "ML", "foreign_force"),
    ("Ahrar al-Sham", "SY", "opposition_force"),
    ("the Islamic State", "SY", "islamic_state"),
    ("the Islamic State", "PH", "islamic_state"),
    ("the PKK", "TR", "kurdish_force"),
    ("the YPG", "IQ", "kurdish_force"),
    ("Iraqi militias", "SY", "foreign_force"),
    ("Iraqi militias", "IQ", "armed_other"),
    ("rebels", "SD", "opposition_force"),
    ("the SPLA", "SS", "government_force"),
    ("the SPLA", "SD", "opposition_force"),
    ("the US-led coalition", "SY", "foreign_force"),
    # whoever speaks for a party stands on its side
    ("SANA", "SY", "government_force"),
    ("SANA", "LB", "foreign_force"),
    ("Redur Xelil", "SY", "kurdish_force"),
    # no side, or not known
    ("the Syrian Observatory for Human Rights", "SY", None),
    ("BBC", "SY", None),
    ("terrorists", "SY", None),
    ("warplanes", "SY", None),
]


@pytest.mark.parametrize(("words", "country", "expected"), SIDES)
def test_side(words: str, country: str | None, expected: str | None) -> None:
    found = actor.read(words, country=country)
    assert found is not None
    assert actor.side(found, country=country) == expected


SAID_BY = [
    # "terrorists" in the mouth of the government's side, of others, of nobody known
    ("terrorists", "SANA", "SY", "opposition_force"),
    ("militants", "the Syrian army", "SY", "opposition_force"),
    ("terrorists", "SANA", "LB", "armed_other"),
    ("gunmen", "Reuters", "SY", "armed_other"),
    ("gunmen", None, "SY", None),
    # an ally of the government says it too
    ("terrorists", "TASS", "SY", "opposition_force"),
    ("terrorists", "Al-Manar", "SY", "opposition_force"),
    ("terrorists", "Anadolu", "SY", "armed_other"),
    ("the enemy", "the Russian Ministry of Defence", "UA", "government_force"),
    ("the enemy", "the Ukrainian General Staff", "UA", None),
    ("the enemy", "FARC", "CO", "government_force"),
]


@pytest.mark.parametrize(("words", "speaker", "country", "expected"), SAID_BY)
def test_side_depends_on_who_speaks(
    words: str, speaker: str | None, country: str, expected: str | None
) -> None:
    said = actor.read(words, country=country)
    by = actor.read(speaker, country=country) if speaker else None
    assert said is not None
    assert actor.side(said, country=country, speaker=by) == expected


TURNS = [
    ("the Taliban", "AF", date(2015, 6, 1), "opposition_force"),
    ("the Taliban", "AF", date(2023, 6, 1), "government_force"),
    ("the Taliban", "AF", None, "opposition_force"),
    ("Hayat Tahrir al-Sham", "SY", date(2024, 12, 7), "opposition_force"),
    ("Hayat Tahrir al-Sham", "SY", date(2024, 12, 8), "government_force"),
]


@pytest.mark.parametrize(("words", "country", "on", "expected"), TURNS)
def test_a_side_may_turn(words: str, country: str, on: date | None, expected: str) -> None:
    found = actor.read(words)
    assert found is not None
    assert actor.side(found, country=country, on=on) == expected


ALIKE = [
    ("Adbel-Rahman", "Abdel-Rahman", True),  # letters changed places
    ("Abdulrahman", "Abdel Rahman", True),
    ("el-Nusra", "al-Nusra", True),
    ("Jaysh al-Islam", "Jaish Al Islam", True),
    ("Konashenkov", "Konoshenkov", True),
    ("Médecins Sans Frontières", "Medecins sans Frontieres", True),
    ("Northern Front", "Southern Front", False),
    ("Brigade 12", "Brigade 13", False),
    ("Hamas", "Hamam", False),  # too short to forgive a slip
    ("Eastern Shield", "Western Shield", False),
    ("Ahrar al-Sham", "Faylaq al-Sham", False),
    ("", "", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_alike(one: str, other: str, expected: bool) -> None:
    assert actor.alike(one, other) is expected
    assert actor.alike(other, one) is expected


SPEAKERS = [
    ("Rami Abdel-Rahman", "Syrian Observatory for Human Rights"),
    ("Rami Abdulrahman", "Syrian Observatory for Human Rights"),
    ("Abdel Rahman", "Syrian Observatory for Human Rights"),
    ("Adbel-Rahman", "Syrian Observatory for Human Rights"),
    ("Sergei Lavrov", "Russian Foreign Ministry"),
    ("Zabihullah Mujahid", "Taliban"),
    ("Vladimir Putin", "Russian government"),
    ("Staffan de Mistura", "UN Special Envoy for Syria"),
    ("A. Baker", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "expected"), SPEAKERS)
def test_speaks_for(name: str, expected: str | None) -> None:
    found = actor.speaks_for(name)
    assert (found.name if found else None) == expected


COMPATIBLE = [
    ("the Syrian army", "Syrian government forces", True),  # a part and the whole
    ("the Syrian army", "the Syrian government", True),
    ("the Syrian army", "the Syrian air force", False),
    ("the Syrian army", "the Turkish army", False),
    ("rebels", "Ahrar al-Sham", True),
    ("Syrian rebels", "the Tamil Tigers", False),
    ("rebels", "the Syrian army", False),
    ("the YPG", "the SDF", True),
    ("Rami Abdel-Rahman", "the Syrian Observatory for Human Rights", True),
    ("Reuters", "AFP", False),
    ("gunmen", "Ahrar al-Sham", True),
    ("gunmen", "Reuters", False),
    ("war monitor", "the Syrian Observatory for Human Rights", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), COMPATIBLE)
def test_compatible(one: str, other: str, expected: bool) -> None:
    first, second = actor.read(one, country="SY"), actor.read(other, country="SY")
    assert first is not None
    assert second is not None
    assert actor.compatible(first, second) is expected
    assert actor.compatible(second, first) is expected


def test_an_unknown_actor_may_be_any() -> None:
    assert actor.compatible(None, actor.read("Hamas"))


@pytest.mark.parametrize("row", actors.named(), ids=lambda row: row.id)
def test_a_row_is_sound_and_its_example_names_it(row: actors.Actor) -> None:
    assert row.kind in actors.KINDS
    assert {row.side, row.elsewhere, *dict(row.sides).values()} <= {*VICTIM_CLASSES, None}
    countries = {row.country, *row.also, *dict(row.sides)} - {None}
    assert set(dict(row.turns).values()) <= set(VICTIM_CLASSES)
    assert all(date.fromisoformat(day) for day in dict(row.turns))
    assert countries <= set(actors.states())
    for reference in (row.part_of, row.speaks_for):
        assert reference is None or actors.actor(reference) is not None, reference
    if row.example:
        found = actor.find(row.example, country=row.country)
        assert row.id in [f.actor.id for f in found], [f.actor.id for f in found]


def test_ids_are_unique() -> None:
    ids = [row.id for row in actors.named()]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_every_name_reads_as_its_actor_or_as_a_namesake_at_home_elsewhere() -> None:
    wrong = []
    for row in actors.named():
        for name in (row.name, *row.aliases):
            found = actor.read(name, country=row.country)
            if found is None or found.id != row.id:
                wrong.append((name, row.id, found.id if found else None))
    assert wrong == []


@pytest.mark.parametrize("name", sorted(actors.parties()))
def test_a_generic_party_has_an_example_that_names_it(name: str) -> None:
    row = actors.parties()[name]
    assert row.get("side") in {*VICTIM_CLASSES, "by_speaker", None}
    assert row["kind"] in actors.KINDS
    ids = [f.actor.id for f in actor.find(row["example"])]
    assert any(i == name or i.endswith(f"-{name}") for i in ids), ids


@pytest.mark.parametrize("name", sorted(actors.roles()))
def test_a_role_has_an_example_that_names_it(name: str) -> None:
    row = actors.roles()[name]
    ids = [f.actor.id for f in actor.find(row["example"])]
    ending = actors.slug(name)
    assert any(
        i == ending
        or i.endswith(f"-{ending}")
        or (name == "government" and re.fullmatch("[a-z]{2}", i))
        for i in ids
    ) or any((made := actors.actor(i)) is not None and made.kind == row["kind"] for i in ids)


@pytest.mark.parametrize("code", sorted(actors.states()))
def test_every_state_has_an_army_by_rule(code: str) -> None:
    state = actors.states()[code]
    for adjective in state.adjectives:
        words = f"The {adjective} army left."
        assert [f.actor.id for f in actor.find(words)] == [f"{code.lower()}-army"], words


@pytest.mark.parametrize("code", sorted(actors.states()))
def test_allies_are_actors(code: str) -> None:
    for ally in actors.states()[code].allies:
        assert actors.actor(actors.party_id(ally) or "") is not None, ally


def test_words_that_need_care_are_words_of_the_tables() -> None:
    known = {
        word
        for first, found in actor_index.names().items()
        for word in [first, *(w for n in found for w in n.rest)]
    }
    for word in table("english/parties")["spelling"]["ordinary"]:
        assert set(actor_index.actor_names.key(word)) <= known, word


HOSTILE = [
    "",
    " ",
    "'s",
    "-",
    "al-",
    "al-al-al",
    "the the",
    "U.S",
    "\x00\ufeff",
    "ا" * 50,
    "A" * 5000,
    "and " * 500,
    "Syrian and " * 5000,
    "the regime's " * 5000,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_odd_input_gives_no_error(words: str) -> None:
    for found in actor.find(words, country="SY"):
        assert 0 <= found.start < found.end <= len(words)
    actor.read(words, country="XX")
