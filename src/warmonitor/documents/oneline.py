"""Read a text that lost its layout: stamp, title, text and tail glued into one line."""

import re

from warmonitor.records import Passage
from warmonitor.values import source as sources

from . import credits, furniture, headline, letters, stamps
from .draft import Draft
from .layout import Piece, pieces
from .stamps import Stamp

# How far into the line a stamp is looked for, and how much of its end may be a tail.
HEAD, TAIL = 400, 700
# A sentence ends here: a dot behind a word of some length, and a blank.
SENTENCE = re.compile(r"(?<=[\w\"')\]]{2})\s?[.!?][\"')]*\s+(?=[A-Z\"'(\d])")
PLACE = re.compile(
    r"\s*(?P<place>[A-Z]{3,}(?:[ /-][A-Z]{2,}){0,2})\s+(?=(?P<opener>[A-Z][a-z]*)\s)"
)
# Most of a line of links is in capitals, or small words.
LINKS_BACK = 400


def applies(text: str) -> bool:
    """Say whether a text has no layout: all of it, or all but a few words, in one line."""
    found = pieces(text)
    return len(found) == 1


def cut(text: str) -> Draft:
    """Return the text with its passages: dateline, title, body, credit; a tail is no passage."""
    found = pieces(text)
    if not found:
        return Draft(text=text)
    piece = found[0]
    whole = Passage("body", piece.words, piece.breaks, piece.end)
    dated = dateline_stamp(text, piece)
    stamp = dated or stamp_of(text, piece)
    start, title, dateline = head(text, piece, None if dated else stamp)
    end, tail, credited = _tail(whole, start)
    passages = [letters.cut(kind, whole, *span) for kind, span in (*title, *dateline)]
    passages.sort(key=lambda passage: passage.breaks[0].text)
    lead = _lead(piece.words, start, end) if not title else None
    if lead is not None:
        passages.append(letters.cut("title", whole, start, lead))
        start = lead
    opening = credits.dateline(piece.words[start:end])
    if opening is not None:
        passages.append(letters.cut("dateline", whole, start, start + opening[0]))
        start += opening[0]
        credited = [opening[1], *credited] if opening[1] else credited
    if piece.words[start:end].strip():
        passages.append(letters.cut("body", whole, start, end))
    passages += [letters.cut("credit", whole, *span) for span in tail]
    titles = [passage.words for passage in passages if passage.kind == "title"]
    credited += [piece.words[slice(*span)] for _, span in dateline]
    return Draft(
        text=text,
        passages=tuple(passages),
        title=titles[0].rstrip(" .-–—|") if titles else None,
        published=stamp.published() if stamp else None,
        credited=tuple(dict.fromkeys(credited)),
    )


def dateline_stamp(text: str, piece: Piece) -> Stamp | None:
    """Return the whole date in the dateline that a line begins with: "KYIV, 14 March 2024 -"."""
    opening = credits.dateline(piece.words)
    if opening is None:
        return None
    end = min(piece.start + opening[0], piece.end)
    return next(iter(stamps.stamps(text, piece.start, end)), None)


def stamp_of(text: str, piece: Piece) -> Stamp | None:
    """Return the stamp at the head of a line: first, or behind words shaped as a title."""
    head = [
        stamp
        for stamp in stamps.stamps(text, piece.start, min(piece.start + HEAD, piece.end))
        if not stamps.in_sentence(text, stamp)
    ]
    for stamp in head:
        before = text[piece.start : stamp.start].strip()
        before = before[: _agency(before)].strip()
        if stamp.label == "published" or not before:
            return _first_published(head, stamp)
        if SENTENCE.search(before + " A"):
            return None
        if headline.is_headline(before) and not _of_picture(text, stamp):
            return _first_published(head, stamp)
        if stamp.label:
            return stamp
    return None


def _agency(before: str) -> int:
    """Return where the agency begins that stands between a title and its stamp, else the end."""
    last = before.rstrip(" ,|-")
    begins = last.rfind(" ") + 1
    return begins if begins and sources.agencies(last[begins:]) else len(before)


def _first_published(head: list[Stamp], stamp: Stamp) -> Stamp:
    """Return the stamp, or the one right behind it that says it is of the publication."""
    for other in head:
        if other.label == "published" and 0 <= other.start - stamp.end < 40:
            return other
    return stamp


def _of_picture(text: str, stamp: Stamp) -> bool:
    return (
        re.match(
            r"[\s.]*\([^()]*\b(?:photo|file|image|reuters|afp|ap)\b",
            text[stamp.end :][:40],
            re.IGNORECASE,
        )
        is not None
    )


_Parts = list[tuple[str, tuple[int, int]]]


def head(text: str, piece: Piece, stamp: Stamp | None) -> tuple[int, _Parts, _Parts]:
    """Return where the text begins behind its stamp, and what the head holds."""
    if stamp is None:
        return 0, [], []
    words = piece.words
    begin = _offset(piece, stamp.start)
    end = _offset(piece, stamp.end)
    for other in stamps.stamps(text, stamp.end, min(stamp.end + 60, piece.end)):
        if other.label and text[stamp.end : other.start].strip(" (|-–—,;") == "":
            end = _offset(piece, other.end)
    while end < len(words) and words[end] in " ).,|":
        end += 1
    if glued := furniture.after_stamp().match(words, end):
        end = glued.end()
    if (place := PLACE.match(words, end)) and place["opener"] in stamps.openers():
        end = place.end()
    first = _agency(words[:begin])
    title: _Parts = [("title", (0, first))] if words[:first].strip() else []
    return end, title, [("dateline", (first, end))]


def _offset(piece: Piece, place: int) -> int:
    """Return the offset in the words of a place in the text."""
    offset = 0
    for turn in piece.breaks:
        if turn.text > place:
            break
        offset = turn.words + place - turn.text
    return min(max(offset, 0), len(piece.words))


def _lead(words: str, start: int, end: int) -> int | None:
    """Return where the title ends that a line begins with, if it does."""
    match = SENTENCE.search(words, start, min(end, start + 220))
    if match is None:
        return None
    first = words[start : match.start()]
    spaced = match[0][0] == " "
    if headline.is_headline(first) or (spaced and first.count(" ") < headline.LONGEST):
        return match.end()
    return None


def _tail(whole: Passage, start: int) -> tuple[int, list[tuple[int, int]], list[str]]:
    """Return where the text ends, the credits behind it, and the names in them."""
    words = whole.words
    end = len(words)
    spans: list[tuple[int, int]] = []
    credited: list[str] = []
    for tail in furniture.tails(words, max(start, len(words) - TAIL)):
        first = _links(words, start, tail.start) if tail.does == "links" else tail.start
        end = min(end, first)
        if tail.does == "credit":
            spans.append((tail.start, tail.end))
        if tail.names:
            credited.append(tail.names)
    return end, sorted(spans), credited


def _links(words: str, start: int, place: int) -> int:
    """Return where the last sentence before a row of links ends."""
    ends = list(SENTENCE.finditer(words, max(start, place - LINKS_BACK), place))
    return ends[-1].end() if ends else place
