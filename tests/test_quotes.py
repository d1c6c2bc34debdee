"""Whatever comes in, a claim's quote is the text of the input between its offsets."""

from __future__ import annotations

import codecs

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warmonitor.pipeline import local
from warmonitor.records import Document

SENTENCES = st.sampled_from(
    [
        "At least 12 people, including three children, were killed on Monday, the ministry said.",
        "“Four nurses were wounded,” a doctor told Reuters.",
        "The death toll rose to 43.",
        "Shelling caused more than a dozen civilian deaths and scores of injuries in Zoë's café.",
        "Nine Civilians Killed 14 Injured in Car Bombing",
        "Ten fighters were killed and dozens more detained\u00a0in the\u200b town of Al-Qaryatayn\u00ad.",
        "Военные сообщили о семи погибших. Seven soldiers were killed.",
    ]
)
NOISE = st.text(st.characters(codec="utf-8"), max_size=12)
JOINTS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\t", "\u2028", "  \n \n"])
TEXTS = st.lists(st.one_of(SENTENCES, NOISE, JOINTS), min_size=1, max_size=14).map("".join)
ENCODINGS = st.sampled_from(
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE)]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, encoding=ENCODINGS)
def test_every_quote_stands_in_the_input(tmp_path, text, encoding):
    codec, mark = encoding
    file = tmp_path / "input.txt"
    file.write_bytes(mark + text.encode(codec))
    (reading,) = local.read([str(file)])
    if not isinstance(reading.outcome, Document):
        return  # an empty input is refused with a reason
    for claim in reading.claims:
        assert reading.outcome.text[claim.quote.start : claim.quote.end] == claim.quote.text
        assert (
            file.read_bytes().decode(reading.outcome.encoding)[claim.quote.start : claim.quote.end]
            == claim.quote.text
        )
        assert claim.quote.text


def test_the_texts_are_worth_reading(tmp_path):
    """The property means something only where claims are found."""
    file = tmp_path / "input.txt"
    file.write_text("At least 12 people, including three children, were killed on Monday.", "utf-8")
    (reading,) = local.read([str(file)])
    assert len(reading.claims) == 2
