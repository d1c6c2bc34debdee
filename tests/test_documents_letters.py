"""Encodings and letters: damage is mended for reading, and every letter leads back to the input."""

import codecs
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from warmonitor import documents
from warmonitor.documents import encodings, layout, letters
from warmonitor.documents.letters import Span
from warmonitor.records import UnreadableInput

FOLDER = tempfile.TemporaryDirectory()
STORY = (
    "At least 14 people were killed on Tuesday in Marjan’s market, the mayor said. “We counted three "
    "children,” she added – and the army denied it had fired. It cost £200,000 to rebuild."
)
RUSSIAN = (
    "В результате обстрела рынка во вторник погибли не менее четырнадцати человек, сообщил мэр города. "
    "Среди них трое детей, ещё сорок человек получили ранения и доставлены в больницу."
)
UKRAINIAN = "Унаслідок обстрілу ринку у вівторок загинули щонайменше чотирнадцять людей, повідомив міський голова."
ARABIC = "قتل أربعة عشر شخصا على الأقل يوم الثلاثاء في قصف على السوق، بحسب ما قاله رئيس البلدية. وأصيب أربعون آخرون بجروح."


@pytest.mark.parametrize("name", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_an_english_story(name: str) -> None:
    decoded = encodings.decode(STORY.encode(name))
    assert decoded is not None
    assert decoded[0] == STORY
    assert STORY.encode(name).decode(decoded[1], "replace") == decoded[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (UKRAINIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-16"),
    ],
)
def test_encodings_of_other_scripts(text: str, name: str) -> None:
    decoded = encodings.decode(text.encode(name))
    assert decoded is not None
    assert decoded[0] == text


def test_a_mark_at_the_front_is_the_first_letter_of_utf_8(tmp_path: Path) -> None:
    """A plain decoding keeps it, and so do the offsets; it is not read."""
    path = tmp_path / "story.txt"
    path.write_bytes(codecs.BOM_UTF8 + STORY.encode())
    document = documents.load(str(path))
    assert document.text == path.read_bytes().decode("utf-8") == "\ufeff" + STORY
    assert document.passages[0].place(0) == 1
    assert document.passages[0].words.startswith("At least")


@pytest.mark.parametrize("cut", [-1, -2, 40])
def test_a_broken_byte_does_not_change_the_encoding(cut: int) -> None:
    """A text cut off in the middle of a letter is still UTF-8."""
    raw = RUSSIAN.encode()
    broken = raw[:cut] if cut < 0 else raw[:cut] + b"\xff" + raw[cut + 1 :]
    assert encodings.guess(broken) == "utf-8"


def test_bytes_that_are_no_text() -> None:
    assert encodings.decode(bytes(range(256)) * 20) is None
    assert encodings.decode(b"\x00\x01\x02\x03" * 200) is None


# As it stands in the input, and as it is read.
READINGS = [
    ("killed  \t three", "killed three"),
    ("killed\u00a0three", "killed three"),
    ("killed\u202fthree", "killed three"),
    ("ki\u00adlled", "killed"),
    ("ki\u200blled", "killed"),
    ("\u202bkilled\u202c", "killed"),
    ("Syria\u2019s", "Syria's"),
    ("\u201cgone\u201d", '"gone"'),
    ("\u00abgone\u00bb", '"gone"'),
    ("rebel\u2011held", "rebel-held"),
    ("of\ufb01cers", "officers"),
    ("o\ufb03cial", "official"),
    ("\uff11\uff14 people", "14 people"),
    ("\U0001d7cf\U0001d7d2 \U0001d420\U0001d428\U0001d427\U0001d41e", "14 gone"),
    ("cafe\u0301", "café"),
    ("cafe\u0301\u0323s", "caf\u00e9\u0323s"),
    ("killed ⚡\ufe0fthree", "killed ⚡three"),
    ("killed\x00 three", "killed three"),
    # letters written in UTF-8 and read in another encoding
    ("Marjanâ€™s market", "Marjan's market"),
    ("â€œWe fledâ€\x9d", '"We fled"'),
    ("the cafÃ© â€“ and more", "the café – and more"),
    ("£200Â\xa0000", "£200 000"),
    ("Ð¿Ð¾Ð³Ð¸Ð±Ð»Ð¸ Ð´Ð²Ð¾Ðµ", "погибли двое"),
    ("РїРѕРіРёР±Р»Рё РґРІРѕРµ", "погибли двое"),
    ("ÃƒÂ©tat", "état"),
    # sound letters that only look like damage
    ("une voilà\xa0» dit", 'une voilà " dit'),
    ("São Paulo, Ñuñoa, Łódź", "São Paulo, Ñuñoa, Łódź"),
    ("Рис. 5, Сирия", "Рис. 5, Сирия"),
]


@pytest.mark.parametrize(("written", "read"), READINGS, ids=lambda value: ascii(value)[:40])
def test_reading(written: str, read: str) -> None:
    text = f"Before {written} after"
    passage = letters.passage("body", text, [Span(0, len(text))])
    assert passage.words == f"Before {read} after"
    assert text[passage.place(0) :].startswith("Before")
    assert text[passage.place(len(passage.words) - 5) :] == "after"
    # the first letter of what was mended leads to the first letter that was damaged
    if read[0] not in ' "':
        assert passage.place(7) in range(
            7, 7 + max(1, len(written) - len(written.lstrip("\u202b")) + 1)
        )


def check(text: str, passage: letters.Passage) -> None:
    """Every place lies in the text, none goes back, and plain letters stand where they lead."""
    places = [passage.place(offset) for offset in range(len(passage.words) + 1)]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places[:-1])
    assert places[-1] == passage.end <= len(text)
    assert "  " not in passage.words
    assert passage.words == passage.words.strip()
    for offset, letter in enumerate(passage.words):
        if letter.isascii() and letter.isalnum() and text[places[offset]].isascii():
            assert text[places[offset]] == letter


ODD = st.sampled_from(
    [
        *"aeß \t\n\r\u00a0\u200b\u00ad\u2028\u0301\ufb01\ufeff’“â€™Ã©Â-1.,()…",
        "â€™",
        "РїСЂ",
        "\r\n",
        "Ã©",
    ]
)


@given(st.lists(ODD, max_size=60).map("".join))
@example("Ã©Ã©")
@example("e\u0301\u0301 \u200b")
@settings(max_examples=400, deadline=None)
def test_every_letter_leads_back(text: str) -> None:
    for piece in layout.pieces(text):
        passage = letters.Passage("body", piece.words, piece.breaks, piece.end)
        check(text, passage)


@given(st.text(max_size=200))
@settings(max_examples=400, deadline=None)
def test_any_text_at_all_leads_back(text: str) -> None:
    for piece in layout.pieces(text):
        check(text, letters.Passage("body", piece.words, piece.breaks, piece.end))


@given(st.lists(ODD, min_size=1, max_size=40).map("".join), st.data())
@settings(max_examples=300, deadline=None)
def test_a_part_of_a_passage_leads_back(text: str, data: st.DataObject) -> None:
    whole = letters.passage("body", text, [Span(0, len(text))])
    if not whole.words:
        return
    start = data.draw(st.integers(0, len(whole.words) - 1))
    end = data.draw(st.integers(start + 1, len(whole.words)))
    if not whole.words[start:end].strip():
        return
    part = letters.cut("body", whole, start, end)
    assert part.words == whole.words[start:end].strip()
    first = whole.words.index(part.words, start)
    for offset in range(len(part.words)):
        assert part.place(offset) == whole.place(first + offset)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    path = Path(FOLDER.name) / "any.txt"
    path.write_bytes(raw)
    try:
        document = documents.load(str(path))
    except UnreadableInput:
        return
    for passage in document.passages:
        check(document.text, passage)


def test_words_parted_at_a_line_end() -> None:
    text = (
        "The town lies in the north and is held by a group that calls itself the gov-\n"
        "ernment of the north; a rebel-\nheld village near it was hit, and an anti-\n"
        "tank mine killed two of its commanders and a com-\nmander of the other side, they said.\n"
    )
    (piece,) = layout.pieces(text)
    assert "the government of" in piece.words
    assert "a rebel-held village" in piece.words
    assert "an anti-tank mine" in piece.words
    assert "a commander of" in piece.words
    check(text, letters.Passage("body", piece.words, piece.breaks, piece.end))
