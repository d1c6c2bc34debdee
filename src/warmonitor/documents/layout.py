"""See the layout of a text: its lines, and which of them belong together.

A text copied from a browser has one paragraph a line; a mail or a printed page breaks lines inside
a paragraph. Both are read into pieces: what stands together and is read as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from warmonitor.records import Break

from . import letters
from .headline import words_of
from .letters import Span

# Line ends as `str.splitlines` knows them, so that CRLF, form feeds and U+2028 all end a line.
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A list sign: a dash or a number with a blank behind it, or signs that stand for nothing else.
MARK = re.compile(
    r"(?:[-*>·–—]|\(?\d{1,2}[.)])\s+"
    "|(?:[\u2022\u2023\u2043\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?\\s*)+"
)
SENTENCE_END = re.compile(r"[.!?…:؟。][\"')\]\u201d\u2019]*\s*(?:\[\d+\])?$")
TEASER = re.compile(r"(?:\.\.\.|…)$")
# The two halves of a word that was parted at the end of a line.
PARTED = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])$")
PARTING = "-\u2010\u00ad"
HALF = re.compile(r"[^\W\d_]+")
# Lines broken by a program are this long; narrower columns and longer lines are not seen in texts.
NARROWEST, WIDEST = 40, 130
# In running prose about four of five lines begin in the middle of a sentence. Lists of headlines
# have next to none.
LOWER = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a line that stands alone.

    `block` counts what blank lines part. `mark` says that a list sign stood before it.
    """

    spans: tuple[Span, ...]
    words: str
    breaks: tuple[Break, ...]
    block: int
    mark: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.spans[-1].end

    @property
    def count(self) -> int:
        """How many words it has."""
        return self.words.count(" ") + 1

    @property
    def whole(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.words) is not None and not TEASER.search(self.words)

    @property
    def cut_off(self) -> bool:
        """Whether it breaks off, as the first words of another article do."""
        return TEASER.search(self.words) is not None


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a text in order; blank lines and unreadable lines are none."""
    return [
        made
        for number, block in enumerate(_blocks(text))
        for spans in _paragraphs(text, block)
        if (made := _piece(text, spans, number)) is not None
    ]


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines between blank lines, each without the blanks around it."""
    block: list[Span] = []
    last = 0
    for line in LINE.finditer(text):
        span = _stripped(text, line.start(), line.end())
        if span is None or _blank_between(text, last, line.start()):
            if block:
                yield block
            block = []
        if span is not None:
            block.append(span)
        last = line.end()
    if block:
        yield block


def _blank_between(text: str, last: int, start: int) -> bool:
    ends = text[last:start].replace("\r\n", "\n")
    return len(ends) > 1


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return Span(start, end) if start < end else None


def _paragraphs(text: str, block: list[Span]) -> Iterator[list[Span]]:
    """Yield the paragraphs of a block: its lines, or runs of lines that a program broke."""
    if not _broken(text, block):
        yield from ([line] for line in block)
        return
    width = max(line.end - line.start for line in block)
    run = [block[0]]
    for line in block[1:]:
        if _full(text, run[-1], line, width) and not MARK.match(text, line.start):
            run.append(line)
        else:
            yield run
            run = [line]
    yield run


def _broken(text: str, block: list[Span]) -> bool:
    if len(block) < 2:
        return False
    width = max(line.end - line.start for line in block)
    if not NARROWEST <= width <= WIDEST:
        return False
    turns = [
        next_line for line, next_line in pairwise(block) if _full(text, line, next_line, width)
    ]
    lower = sum(text[line.start].islower() for line in turns)
    return bool(turns) and len(turns) * 2 >= len(block) - 1 and lower >= LOWER * len(turns)


def _full(text: str, line: Span, following: Span, width: int) -> bool:
    """Say whether a line goes on in the next: it is full, or stops in the middle of something."""
    if text[line.end - 1] in PARTING or (
        text[following.start].islower() and not SENTENCE_END.search(text, line.start, line.end)
    ):
        return True
    blank = text.find(" ", following.start, following.end)
    first = (blank if blank >= 0 else following.end) - following.start
    return line.end - line.start + 1 + first > width - 3


def _piece(text: str, spans: list[Span], block: int) -> Piece | None:
    mark = MARK.match(text, spans[0].start, spans[0].end)
    if mark is not None and mark.end() < spans[0].end:
        spans = [Span(mark.end(), spans[0].end), *spans[1:]]
    spans = _joined(text, spans)
    words, breaks = letters.read(text, spans)
    if not words:
        return None
    return Piece(tuple(spans), words, breaks, block, mark is not None)


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Mend words that were parted at a line end: the sign goes, or stays in a compound."""
    if len(spans) < 2:
        return spans
    mended = []
    for span, following in pairwise(spans):
        halves = PARTED.search(text, span.start, span.end), HALF.match(text, following.start)
        if halves[0] is None or halves[1] is None:
            mended.append(span)
        elif halves[0][2] != "\u00ad" and _compound(text, halves[0][1], halves[1][0]):
            mended.append(Span(span.start, span.end, ""))
        else:
            mended.append(Span(span.start, span.end - 1, ""))
    return [*mended, spans[-1]]


def _compound(text: str, one: str, other: str) -> bool:
    """Say whether two halves are a compound ("rebel-held", "al-Shami"): as the text writes it."""
    if f"{one}-{other}" in text or (other[0].isupper() and not one.isupper()):
        return True
    if re.search(rf"\b{re.escape(one + other)}\b", text, re.IGNORECASE):
        return False
    return other in words_of("second_halves") or one.lower() in words_of("first_halves")
