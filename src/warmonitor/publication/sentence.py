"""The sentence around a quote, as it stands in the document, with the quote marked."""

import re
from dataclasses import dataclass
from itertools import pairwise

from warmonitor.records import Claim, Document, Passage

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
# What the reader leaves out of a word that was parted at the end of a line; it is shown as soft
# hyphens, one for one, so that offsets stay, and these are left out of the line.
_PARTING = re.compile(r"[-\u2010\u00ad]?\s+")
_LEFT_OUT = "\u00ad"
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
    passage = _passage(start, document)
    first, last = (passage.place(0), passage.end) if passage else (start, start)
    low, high = max(first, start - _AROUND), min(max(last, end), end + _AROUND)
    shown = _mended(document.text, passage, low, high)
    before, quote, after = shown[: start - low], shown[start - low : end - low], shown[end - low :]
    cuts = [cut.end() for cut in _BOUNDARY.finditer(before + quote[:1])]
    before = before[cuts[-1] :] if cuts else before
    closing = _BOUNDARY.search(quote[-1:] + after)
    after = after[: max(closing.end() - 1, 0)] if closing else after
    return Excerpt(_one_line(before).lstrip(), _one_line(quote), _ending(after))


def _passage(start: int, document: Document) -> Passage | None:
    """Return the passage that holds an offset in the text."""
    for passage in document.passages:
        if passage.place(0) <= start < passage.end:
            return passage
    return None


def _mended(text: str, passage: Passage | None, low: int, high: int) -> str:
    """Return a stretch of the text; a word parted at a line end is whole, as it was read."""
    shown = text[low:high]
    for one, other in pairwise(passage.breaks if passage else ()):
        gap = one.text + other.words - one.words, other.text
        parted = passage is not None and passage.words[other.words - 1] != " "
        if parted and low <= gap[0] and gap[1] <= high and _PARTING.fullmatch(text, *gap):
            left_out = _LEFT_OUT * (gap[1] - gap[0])
            shown = shown[: gap[0] - low] + left_out + shown[gap[1] - low :]
    return shown


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(_LEFT_OUT, ""))


def _ending(text: str) -> str:
    return _one_line(text).rstrip()
