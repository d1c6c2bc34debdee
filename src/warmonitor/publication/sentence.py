"""The sentence around a quote, as it stands in the document, with the quote marked."""

import re
from dataclasses import dataclass

from warmonitor.records import Claim, Document

# It is for the eye only: a cut in the wrong place shows a little more or less around the quote,
# never less than the quote. "It fell. Dr. A. Omar left." is cut once.
_BOUNDARY = re.compile(
    r"""
    (?<!\b[A-Z]) (?<!\b(?:Dr|Mr|Ms|Lt|St|No)) (?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Rev))  # not abbreviated
    [.!?] ["'”’)]*                 # the end of a sentence, with what it closes,
    \s+ (?= ["'“‘(]? [A-Z0-9] )    # before a capital letter or a digit
    """,
    re.VERBOSE,
)
_AROUND = 240  # Characters shown on each side at most; a sentence of the news has about 130.


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words before a quote, the quote, and the words after it; each run of blanks is one."""

    before: str
    quote: str
    after: str


def around(claim: Claim, document: Document) -> Excerpt:
    """Return the sentence that a claim's quote stands in."""
    start, end = claim.quote.start, claim.quote.end
    first, last = _passage(start, document)
    before = document.text[max(first, start - _AROUND) : start]
    after = document.text[end : min(max(last, end), end + _AROUND)]
    cuts = [cut.end() for cut in _BOUNDARY.finditer(before + document.text[start : start + 1])]
    before = before[cuts[-1] :] if cuts else before
    closing = _BOUNDARY.search(document.text[end - 1 : end] + after)
    after = after[: max(closing.end() - 1, 0)] if closing else after
    return Excerpt(_one_line(before).lstrip(), _one_line(document.text[start:end]), _ending(after))


def _passage(start: int, document: Document) -> tuple[int, int]:
    """Return where the passage that holds an offset begins and ends in the text."""
    for passage in document.passages:
        if passage.place(0) <= start < passage.end:
            return passage.place(0), passage.end
    return start, start


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _ending(text: str) -> str:
    return _one_line(text).rstrip()
