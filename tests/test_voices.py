"""Whose voice a sentence gives and by which word: tables of invented sentences."""

from itertools import chain

import pytest

from warmonitor.claims import language
from warmonitor.claims.frames import frames
from warmonitor.claims.quotations import over, quotations
from warmonitor.claims.voices import voices
from warmonitor.reference.tables import table

TABLE = table("english/voices")

# Each case: a text, and each voice in it: whose, by which word, of which kind.
CASES = [
    # nobody speaks
    ("Nine people were killed in the raid.", []),
    # in front, behind, inverted, in between
    (
        "The ministry said that nine people were killed.",
        [("The ministry", "said", "report")],
    ),
    ("Nine people were killed, the ministry said.", [("the ministry", "said", "report")]),
    (
        "“Nobody is left in the whole town,” said a doctor from Homs.",
        [("a doctor from Homs", "said", "report")],
    ),
    (
        "“Nobody is left,” the mayor said. “All have gone to the hills.”",
        [("the mayor", "said", "report")],
    ),
    # what is told of the speaker between them and the word
    (
        "Mariam Khalil, a doctor from Homs, said the road was closed.",
        [("Mariam Khalil, a doctor from Homs", "said", "report")],
    ),
    (
        "Mariam Khalil, who runs the hospital, told reporters that the road was closed.",
        [("Mariam Khalil, who runs the hospital", "told", "report")],
    ),
    # a relative clause: who is the doctor
    (
        "The doctor who said that the road was closed has left.",
        [("The doctor who", "said", "report")],
    ),
    # according to
    (
        "Nine people were killed, according to the ministry.",
        [("the ministry", "according", "named")],
    ),
    # a label
    ("Mariam Khalil: Nobody is left in the whole town.", [("Mariam Khalil", ":", "named")]),
    # joined and hanging verbs go on with the subject
    (
        "The minister rejected the truce and called for a new raid.",
        [("The minister", "rejected", "judge"), ("The minister", "called", "speak")],
    ),
    (
        "The army denied the raid, saying it had no planes there.",
        [("The army", "denied", "report"), ("The army", "saying", "report")],
    ),
    # the passive: by whom, or by nobody named
    ("The truce was rejected by the rebels.", [("the rebels", "rejected", "judge")]),
    ("The minister was accused of theft.", [(None, "accused", "report")]),
    ("Nine people were reportedly killed.", [(None, "reportedly", "seem")]),
    ("The town seems to have fallen.", [(None, "seems", "seem")]),
    # what a voice holds has no voice of its own
    (
        "The channel quoted the army as saying that nine people were killed.",
        [("The channel", "quoted", "report")],
    ),
    ("The mayor said the rebels wanted a truce.", [("The mayor", "said", "report")]),
    ("“The rebels say they want a truce,” the mayor said.", [("the mayor", "said", "report")]),
    # thoughts, wishes and sides
    (
        "Residents believe that the town will fall.",
        [("Residents", "believe", "think")],
    ),
    ("The rebels want to take the town.", [("The rebels", "want", "want")]),
    ("The mayor supports the truce.", [("The mayor", "supports", "judge")]),
    ("The mayor is confident that the truce will hold.", [("The mayor", "confident", "think")]),
    # nouns
    (
        "The army’s claim that nine rebels were killed is new.",
        [("The army’s", "claim", "speak")],
    ),
]


def read(text: str) -> list[tuple[str | None, str, str]]:
    doc = language.load()(text)
    return [
        (
            None if voice.first is None else doc[voice.first : voice.last + 1].text,
            doc[voice.cue].text,
            voice.kind,
        )
        for voice in voices(doc)
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_voice_is_heard(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert read(text) == expected


def test_who_wants_or_backs_a_thing_does_not_vouch_for_it() -> None:
    vouching = {
        voice.kind: voice.vouches for text, _ in CASES for voice in voices(language.load()(text))
    }
    assert {kind for kind, vouches in vouching.items() if vouches} <= {"report", "show", "named"}


@pytest.mark.parametrize("row", TABLE["word"], ids=lambda row: row["example"])
def test_a_row_of_words_is_heard_in_its_example(row: dict) -> None:
    heard = [(cue.pos_, kind) for cue, kind in _cues(row["example"])]
    assert row["kind"] in {kind for _, kind in heard}


def _cues(text: str):
    doc = language.load()(text)
    return [(doc[voice.cue], voice.kind) for voice in voices(doc)]


@pytest.mark.parametrize("row", TABLE["frame"], ids=lambda row: row["name"])
def test_a_frame_stands_in_its_example(row: dict) -> None:
    doc = language.load()(row["example"].replace("'", '"'))
    quoted = quotations(doc.text)
    assert row["name"] in set(chain.from_iterable(frames(token, quoted) for token in doc))


def test_a_word_stands_in_one_row_of_its_part_of_speech() -> None:
    words = [(row["part"], word) for row in TABLE["word"] for word in row["words"]]
    assert sorted({word for word in words if words.count(word) > 1}) == []


# Each case: the words of a passage, and what is quoted in it.
QUOTED = [
    ("Nobody spoke.", []),
    ('"No," he said.', ['"No,"']),
    ("“No,” he said. “Never.”", ["“No,”", "“Never.”"]),
    ("''No one is left,'' he said.", ["''No one is left,''"]),
    # a mark that should close and opens: the last that opens counts
    ("“Who is left?“ he asked. “Nobody.”", ["“Nobody.”"]),
    # never closed: it goes on in the next passage
    ("He said: “No one is left.", ["“No one is left."]),
    # closed without being opened
    ("No one is left,” he said.", []),
]


@pytest.mark.parametrize(("words", "expected"), QUOTED)
def test_what_is_quoted(words: str, expected: list[str]) -> None:
    found = quotations(words)
    assert [words[one.start : one.end] for one in found] == expected
    for one in found:
        assert over(found, one.start) == over(found, one.end - 1) == one
