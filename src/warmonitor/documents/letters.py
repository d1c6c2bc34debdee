"""Read a stretch of text as words, with the way back from every letter to where it stood.

A text from the world carries line ends, blanks that do not break, letters nobody sees, two letters
printed as one, and letters damaged by a wrong encoding. All of that is read as plain words here;
the text itself is never changed.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from warmonitor.records import Break, Passage

from . import mojibake

# What needs no second look: printable ASCII with single blanks, as most lines of most texts are.
PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")

# One letter for one letter: read as its plain sister. Rules about quotes and possessives are
# written once, for the straight ones.
SISTERS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003", " "),
}
_SISTERS = str.maketrans(SISTERS)
# Letters whose compatibility form is what a reader sees: ligatures, full-width and "bold" letters.
PRINTED = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
SOUND = re.compile(r"(?:[\w!-~\u00a1-\u00ac\u00ae-\u00ff\u2013\u2014\u2026\u2022]| (?! ))+")
SETTLED = re.compile(r"[^\W_]|[ -~\u00a1-\u00ac\u00ae-\u00ff\u2013\u2014\u2026\u2022]")
HIDDEN = ("Cc", "Cf", "Zl", "Zp")
PRESENTATION = re.compile("[\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text; `joint` is what stands between it and the next one when read."""

    start: int
    end: int
    joint: str = " "


def passage(kind: str, text: str, spans: Sequence[Span]) -> Passage:
    """Return the pieces of a text as one passage."""
    words, breaks = read(text, spans)
    return Passage(kind, words, breaks, spans[-1].end)


def cut(kind: str, whole: Passage, start: int, end: int) -> Passage:
    """Return the part of a passage between two offsets in its words, blanks around it left out."""
    words = whole.words
    while start < end and words[start] == " ":
        start += 1
    while end > start and words[end - 1] == " ":
        end -= 1
    first = Break(0, whole.place(start))
    later = tuple(
        Break(turn.words - start, turn.text) for turn in whole.breaks if start < turn.words < end
    )
    return Passage(kind, words[start:end], (first, *later), _after(whole, end))


def _after(whole: Passage, offset: int) -> int:
    """Return where in the text the letter before an offset of the words ends."""
    if offset >= len(whole.words):
        return whole.end
    return min(whole.place(offset), whole.end)


def read(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Break, ...]]:
    """Return the words of the pieces of a text, and the breaks that lead back to it."""
    if len(spans) == 1:
        words = text[spans[0].start : spans[0].end]
        if PLAIN.fullmatch(words):
            return words, (Break(0, spans[0].start),)
        plain = words.translate(_SISTERS)
        if _sound(plain) and not mojibake.SUSPECT.search(words):
            return plain, (Break(0, spans[0].start),)
    elif all(PLAIN.fullmatch(text, span.start, span.end) for span in spans):
        return _joined(text, spans)
    letters, places = _letters(text, spans)
    letters, places = mojibake.mend(letters, places)
    return _breaks(*_tidy(letters, places))


def _joined(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Break, ...]]:
    """Return plain pieces put together: a break at each joint, and one behind it."""
    pieces: list[str] = []
    turns: list[Break] = []
    length = 0
    for span in spans:
        turns.append(Break(length, span.start))
        pieces.append(text[span.start : span.end])
        length += span.end - span.start
        if span is not spans[-1] and span.joint:
            turns.append(Break(length, span.end))
            pieces.append(span.joint)
            length += len(span.joint)
    return "".join(pieces), tuple(turns)


def _sound(words: str) -> bool:
    """Say whether every letter can be read as it stands."""
    return (
        SOUND.fullmatch(words) is not None and words == words.strip() and not PRINTED.search(words)
    )


def _letters(text: str, spans: Sequence[Span]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    for number, span in enumerate(spans):
        pieces.append(text[span.start : span.end])
        places.extend(range(span.start, span.end))
        if number + 1 < len(spans) and span.joint:
            pieces.append(span.joint)
            places.extend([span.end] * len(span.joint))
    return "".join(pieces), places


def _tidy(letters: str, places: list[int]) -> tuple[list[str], list[int]]:
    """Read each letter plainly, join marks to their letters, and keep one blank between words."""
    kept: list[str] = []
    where: list[int] = []
    for letter, place in zip(letters, places, strict=True):
        for shown in _shown(letter):
            if shown == " " and (not kept or kept[-1] == " "):
                continue
            if kept and unicodedata.combining(shown):
                joined = unicodedata.normalize("NFC", kept[-1] + shown)
                if len(joined) == 1:
                    kept[-1] = joined
                    continue
            kept.append(shown)
            where.append(place)
    if kept and kept[-1] == " ":
        kept.pop()
        where.pop()
    return kept, where


@cache
def _shown(letter: str) -> str:
    """Return what a reader sees of one letter: itself, a plainer one, several, or nothing."""
    letter = letter.translate(_SISTERS)
    if SETTLED.match(letter) and not PRINTED.match(letter):
        return letter
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in HIDDEN or PRESENTATION.match(letter):
        return ""
    if PRINTED.match(letter):
        return unicodedata.normalize("NFKC", letter)
    return letter


def _breaks(kept: list[str], where: list[int]) -> tuple[str, tuple[Break, ...]]:
    turns = [
        Break(offset, place)
        for offset, place in enumerate(where)
        if offset == 0 or place != where[offset - 1] + 1
    ]
    return "".join(kept), tuple(turns)
