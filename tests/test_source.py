"""Sources: names and addresses, credits, and what nobody knows."""

import pytest

from warmonitor.records import Source, WrongUsage
from warmonitor.reference import actors
from warmonitor.values import source

READ = [
    # a name, the long name, an address with and without its parts
    ("DW", "DW", "outlet", "DE", None),
    ("Deutsche Welle", "DW", "outlet", "DE", None),
    ("www.dw.com", "DW", "outlet", "DE", None),
    ("https://www.dw.com/en/some-story/a-1?maca=en", "DW", "outlet", "DE", None),
    ("learngerman.dw.com", "DW", "outlet", "DE", None),
    ("The Guardian", "The Guardian", "outlet", "GB", None),
    ("theguardian.com", "The Guardian", "outlet", "GB", None),
    ("Agence France-Presse", "AFP", "agency", "FR", None),
    ("AFP news agency", "AFP", "agency", "FR", None),
    # owned by a state: the side is a party
    ("TASS", "TASS", "agency", "RU", "Russian government"),
    ("the state news agency SANA", "SANA", "agency", "SY", "Syrian government"),
    ("sana.sy", "SANA", "agency", "SY", "Syrian government"),
    ("Xinhua News Agency", "Xinhua", "agency", "CN", "Chinese government"),
    # owned by a group
    ("Al Manar", "Al-Manar", "outlet", "LB", "Hezbollah"),
    ("almasirah.net.ye", "Al-Masirah", "outlet", "YE", "Houthis"),
    # no outlet, but publishers all the same
    (
        "Syrian Observatory for Human Rights",
        "Syrian Observatory for Human Rights",
        "monitor",
        "SY",
        None,
    ),
    (
        "the Russian Ministry of Defence",
        "Russian Ministry of Defence",
        "state",
        "RU",
        "Russian government",
    ),
    ("Armed Forces of Ukraine", "Armed Forces of Ukraine", "state", "UA", "Ukrainian government"),
    ("Houthis", "Houthis", "armed_group", "YE", "Houthis"),
    ("OCHA", "OCHA", "aid", None, None),
    # spellings
    ("Aljazeera", "Al Jazeera", "outlet", "QA", None),
    ("al-jazeera", "Al Jazeera", "outlet", "QA", None),
    ("Hürriyet", "Hurriyet", "outlet", "TR", None),
    ("HURRIYET DAILY NEWS", "Hurriyet", "outlet", "TR", None),
]


@pytest.mark.parametrize(("words", "name", "kind", "country", "side"), READ)
def test_read(words: str, name: str, kind: str, country: str, side: str | None) -> None:
    assert source.read(words) == Source(name=name, kind=kind, country=country, side=side)


UNKNOWN = [
    "The Wadi Courier",
    "wadi-courier.example",
    "",
    "   ",
    "141",
    "a",
    "Dw is a word in here",
]


@pytest.mark.parametrize("words", UNKNOWN)
def test_unknown_stays_unknown(words: str) -> None:
    assert source.read(words) is None


NAMED = [
    ("  The Wadi   Courier ", Source(name="The Wadi Courier")),
    ("https://www.wadi-courier.example/a/b", Source(name="wadi-courier.example")),
    ("bbc.co.uk", Source(name="BBC", kind="outlet", country="GB")),
]


@pytest.mark.parametrize(("words", "expected"), NAMED)
def test_named(words: str, expected: Source) -> None:
    assert source.named(words) == expected


def test_a_source_needs_a_name() -> None:
    with pytest.raises(WrongUsage, match="no name"):
        source.named("  ")


CREDITS = [
    ("mm/kl (AFP, dpa, Reuters)", ("AFP", "dpa", "Reuters")),
    ("jm/sms (AP, Reuters, AFP)", ("AP", "Reuters", "AFP")),
    ("ap/kl", ()),  # initials of editors
    ("With files from The Associated Press and Agence France-Presse", ("AP", "AFP")),
    ("(Reuters) - Two boats sank off the coast.", ("Reuters",)),
    ("AFP, AFP", ("AFP",)),
    ("Xinhua/TASS/RIA Novosti", ("Xinhua", "TASS", "RIA Novosti")),
    ("Interfax-Ukraine, Ukrinform", ("Interfax-Ukraine", "Ukrinform")),
    ("afp/reuters", ("AFP", "Reuters")),
    ("By our correspondent", ()),
    ("The apartment was sanapped", ()),  # no part of a word
    ("", ()),
]


@pytest.mark.parametrize(("words", "expected"), CREDITS)
def test_agencies(words: str, expected: tuple[str, ...]) -> None:
    assert source.agencies(words) == expected


def test_every_outlet_reads_back_from_each_name_and_domain() -> None:
    for actor in actors.section("outlets"):
        for words in (actor.name, *actor.aliases, *actor.domains):
            found = source.read(words)
            assert found is not None
            assert found.name == actor.name, words


@pytest.mark.parametrize("actor", actors.section("outlets"), ids=lambda a: a.id)
def test_every_outlet_has_an_example_that_names_it(actor: actors.Actor) -> None:
    names = (actor.name, *actor.aliases)
    assert any(name in actor.example for name in names), actor.example


def test_compatible_and_say() -> None:
    dw, sana = source.named("DW"), source.named("SANA")
    assert source.compatible(dw, source.named("dw.com"))
    assert not source.compatible(dw, sana)
    assert source.compatible(dw, None)
    assert source.say(dw) == "DW"
    assert source.say(sana) == "SANA (Syrian government)"
