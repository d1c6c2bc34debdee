"""Who is meant by "the group" and "the rebels": texts of one document, in order."""

import pytest

from warmonitor.values import actor, actor_again

AGAIN = [
    # the last organisation that was named, where it is an armed one
    ("NG", ["Boko Haram raided a market. The group took a lorry."], [("group", "Boko Haram")]),
    ("NG", ["Boko Haram raided a market.", "The group took a lorry."], [("group", "Boko Haram")]),
    ("NG", ["Boko Haram raided a market. Amnesty International said so. The group was sure."], []),
    ("NG", ["Amnesty International was sure. The group said so."], []),
    # words that say that it is armed mean the last armed group
    (
        "NG",
        ["Boko Haram raided a market, Amnesty International said. The militant group denied it."],
        [("militant group", "Boko Haram")],
    ),
    ("UG", ["The LRA left. The militia took nine boys."], [("militia", "Lord's Resistance Army")]),
    # a party's word means the only group of the document that it may mean
    ("CD", ["M23 took the ford. The rebels moved on."], [("rebels", "M23")]),
    ("CO", ["The ELN and FARC met. The rebels moved on."], [("rebels", "Colombian rebels")]),
    ("CO", ["Rebels met. FARC was there."], [("Rebels", "Colombian rebels")]),
    (
        "CD",
        ["M23 took the ford. Rebels moved on."],
        [("Rebels", "Congolese rebels")],
    ),  # some rebels
    ("SY", ["The PKK met. The rebels moved on."], [("rebels", "Syrian rebels")]),
    # other groups, and names
    ("UG", ["The LRA left. The group of boys was found."], []),
    ("UG", ["The LRA left. A group was found."], []),
    ("ML", ["JNIM left. The Wagner Group came."], []),
    ("UG", [f"The LRA left. {'It rained. ' * 80}The group came."], []),  # too far back
]


@pytest.mark.parametrize(("country", "texts", "expected"), AGAIN)
def test_meant_again(country: str, texts: list[str], expected: list[tuple[str, str]]) -> None:
    """`expected` holds what is not a name by itself."""
    read = [(words, actor.find(words, country=country)) for words in texts]
    told = [
        (words[found.start : found.end], found.actor.name)
        for words, all_found in zip(texts, actor_again.follow(read), strict=True)
        for found in all_found
    ]
    assert [
        pair for pair in told if pair[0].split()[-1] in ("group", "militia", "rebels", "Rebels")
    ] == expected


def test_nothing_is_lost() -> None:
    words = "M23 took the ford. The army and the rebels met; a doctor told Reuters."
    before = actor.find(words, country="CD")
    ((*after,),) = actor_again.follow([(words, before)])
    assert [(f.start, f.end) for f in after] == [(f.start, f.end) for f in before]
