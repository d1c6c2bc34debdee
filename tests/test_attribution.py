"""Who says so: from the words of a text to the chain from the origin to the source."""

import pytest

# Each case: a text, and for each figure in it the speaker's words, who they stand for, told to whom.
CASES = [
    # the source speaks
    ("Nine people were killed in the raid.", [(None, None, None)]),
    # at the end, at the front, inverted, without a comma
    (
        "Nine people were killed, the Syrian Observatory for Human Rights said.",
        [("the Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights", None)],
    ),
    (
        "The Syrian Observatory for Human Rights said nine people were killed.",
        [("The Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights", None)],
    ),
    (
        "Nine people were killed and four wounded, said a hospital official.",
        [("a hospital official", None, None)] * 2,
    ),
    (
        "Nine people were killed in the raid a monitoring group said",
        [("a monitoring group", None, None)],
    ),
    ("According to local officials, nine people were killed.", [("local officials", None, None)]),
    (
        "Nine people were killed, according to a military source.",
        [("a military source", None, None)],
    ),
    # told to an agency
    ("A doctor told Reuters that nine people had been killed.", [("A doctor", None, "Reuters")]),
    (
        "Nine people were killed, a police officer told AFP by telephone.",
        [("a police officer", None, "AFP")],
    ),
    # one speaker hands on another: the one behind is the origin
    (
        "State media reported nine people killed, citing a military source.",
        [("a military source", None, "State media")],
    ),
    (
        "SANA quoted a police source as saying nine people were killed.",
        [("a police source", None, "SANA")],
    ),
    (
        "The World Health Organization says health officials have reported that 84 people have been killed.",
        [("health officials", None, "World Health Organization")],
    ),
    (
        "The ministry was quoted as saying that nine people were killed.",
        [("The ministry", None, None)],
    ),
    (
        "The ministry was quoted by SANA as saying that nine people were killed.",
        [("The ministry", None, "SANA")],
    ),
    # other words of saying, and what gives evidence
    (
        "The governor contended that nine people were killed.",
        [("The governor", None, None)],
    ),
    ("A rescuer testified that nine people were killed.", [("A rescuer", None, None)]),
    (
        "“Nine people were killed,” exclaimed Mariam Khalil, a doctor in Homs.",
        [("Mariam Khalil", "Mariam Khalil", None)],
    ),
    (
        "Hospital records indicated that nine people were killed.",
        [("Hospital records", None, None)],
    ),
    # who judges, fears or wants tells nothing
    ("The minister condemned the killing of nine people.", [(None, None, None)]),
    ("The mayor fears that nine people were killed.", [(None, None, None)]),
    (
        "The mayor wants an inquiry into the raid that killed nine people.",
        [(None, None, None)],
    ),
    # names, later names, and words for what they are
    (
        "Rami Abdel-Rahman, head of the Syrian Observatory for Human Rights, told dpa that nine people were killed.\n\nFour more people died on Sunday, Abdel-Rahman said.\n\nSix people were wounded, Adbel-Rahman added.",
        [
            ("Rami Abdel-Rahman", "Syrian Observatory for Human Rights", "dpa"),
            ("Abdel-Rahman", "Syrian Observatory for Human Rights", None),
            ("Adbel-Rahman", "Syrian Observatory for Human Rights", None),
        ],
    ),
    (
        "The Syrian Observatory for Human Rights said nine people were killed. The monitor said six others were wounded.",
        [
            (
                "The Syrian Observatory for Human Rights",
                "Syrian Observatory for Human Rights",
                None,
            ),
            ("The monitor", "Syrian Observatory for Human Rights", None),
        ],
    ),
    (
        "Nine people died, a Britain-based monitoring group said.\n\nThe Syrian Observatory for Human Rights said four more were wounded.",
        [
            ("a Britain-based monitoring group", "Syrian Observatory for Human Rights", None),
            (
                "The Syrian Observatory for Human Rights",
                "Syrian Observatory for Human Rights",
                None,
            ),
        ],
    ),
    # he, she, it
    (
        "Governor Pavlo Kyrylenko said nine people were killed. He added that six others were wounded.",
        [
            ("Governor Pavlo Kyrylenko", "Pavlo Kyrylenko", None),
            ("Governor Pavlo Kyrylenko", "Pavlo Kyrylenko", None),
        ],
    ),
    # a quotation goes on
    (
        '"Nine people were killed. Four others were wounded," a rescue worker said.',
        [("a rescue worker", None, None)] * 2,
    ),
    # who says something else in the sentence before does not say this
    (
        "The army said it had taken the hill. Nine people were killed in the town.",
        [(None, None, None)],
    ),
    # the harmed are no speakers
    ("Nine people who said they were farmers were killed.", [(None, None, None)]),
]


@pytest.mark.parametrize(("text", "chains"), CASES, ids=[text[:45] for text, _ in CASES])
def test_attribution(read, text, chains):
    said = []
    for claim in read(text):
        first = claim.attribution[0] if claim.attribution else None
        said.append((first.text, first.speaker, first.via) if first else (None, None, None))
    assert said == chains
