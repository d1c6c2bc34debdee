"""Cut a page that was copied from a browser into passages, and leave its furniture out.

Three things decide what a piece of the page is, in this order: the table of furniture, its shape
(a sentence, a short line, a list), and where it stands (above the title, between paragraphs, after
the credits). Where nothing is left, everything the table does not know is read: a text that says
something is never thrown away.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from warmonitor.records import Passage

from . import credits, furniture, headline, letters, oneline, stamps
from .draft import Draft
from .furniture import Finding
from .layout import Piece, pieces
from .stamps import Stamp

# A paragraph of an article has a full stop and this many words, or, without one, this many.
PARAGRAPH, UNENDED = 12, 30
SENTENCE = 4
# Fewer words than this in a line without a full stop are a heading, a link or a label.
LABEL = 14
# A page of short lines has some that say something; then a line of this many words is a label.
SPOKEN, WORDS = 6, 2
# Below the title, above the text: a line of this many words sums the article up, a shorter one is
# a name or a label.
SUMMARY = 7
# Runs of this many short lines are a list of links, unless something announces a list.
LINKS = 3
# How far below the title its stamp and its by-line stand.
NEAR = 4
# A title shares words with the first paragraphs; the very first is often a caption.
OPENING = 8
# So many shared words are enough; more only show that a line is longer.
ENOUGH = 3
# What may stand around a date in a line that is a stamp: a by-line, a place, a section.
AROUND_STAMP = 12
# What the table knows that may hold a date without dating the article.
UNDATED = ("caption", "end", "post")
# A paragraph above this share of the text behind an "end" says that the end was none.
REST = 0.6


@dataclass(slots=True)
class _Part:
    """A piece with what is known of it; `role` is decided step by step."""

    piece: Piece
    finding: Finding | None
    stamps: list[Stamp]
    role: str = ""

    @property
    def words(self) -> str:
        return self.piece.words

    @property
    def prose(self) -> bool:
        """Whether it is a paragraph of an article by its shape."""
        if self.finding is not None or self.stamps:
            return False
        count = self.piece.count
        return count >= UNENDED or (self.piece.whole and count >= PARAGRAPH)

    @property
    def sentence(self) -> bool:
        return (
            self.finding is None
            and not self.stamps
            and (self.prose or (self.piece.whole and self.piece.count >= SENTENCE))
        )

    @property
    def short(self) -> bool:
        return not self.sentence and self.piece.count <= LABEL


@dataclass(slots=True)
class _Page:
    parts: list[_Part]
    title: int | None = None
    section: int | None = None
    passages: list[Passage] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)


def cut(text: str, *, title: str | None = None, clean: bool = False) -> Draft:
    """Return a text with its passages.

    `title` is what is known of it from elsewhere; `clean` says that the text is an article that
    somebody cut out of its page before, so that short lines are its own.
    """
    page = _Page(list(_parts(text)))
    if not any(part.prose for part in page.parts):
        _short(page)
    else:
        _long(page, title, clean=clean)
    _write(text, page)
    stamp = stamps.best(page.stamps)
    return Draft(
        text=text,
        passages=tuple(page.passages),
        title=page.parts[page.title].words if page.title is not None else title,
        section=page.parts[page.section].words if page.section is not None else None,
        published=stamp.published() if stamp else None,
        names=tuple(
            name for part in page.parts if (name := furniture.source(part.words)) is not None
        ),
        credited=tuple(dict.fromkeys(page.credited)),
    )


def _parts(text: str) -> Iterator[_Part]:
    """Yield each piece with what the table and its dates say of it."""
    label = ""
    for piece in pieces(text):
        finding = furniture.find(piece.words)
        found = [] if finding and finding.does in UNDATED else _stamps(text, piece)
        if found and label and not found[0].label:
            found[0] = replace(found[0], label=label)
        label = stamps.label_of(piece.words) if piece.count <= NEAR else ""
        known = Finding("drop") if label and not found else finding
        yield _Part(piece, None if found else known, found)


def _stamps(text: str, piece: Piece) -> list[Stamp]:
    """Return the stamps of a piece that is a stamp: dates, and few words beside them."""
    if piece.count > AROUND_STAMP * 2 or not any(letter.isdigit() for letter in piece.words):
        return []
    found = [
        stamp
        for stamp in stamps.stamps(text, piece.start, piece.end)
        if not stamps.in_sentence(text, stamp) or _alone(text, piece, stamp)
    ]
    if not found:
        return []
    rest = len(piece.words) - sum(stamp.end - stamp.start for stamp in found)
    beside = piece.count - sum(text[s.start : s.end].count(" ") + 1 for s in found)
    labelled = any(stamp.label for stamp in found)
    if beside > AROUND_STAMP or (piece.whole and beside > 2) or (rest > 70 and not labelled):
        return []
    if beside > 5 and not labelled and headline.is_headline(piece.words):
        return []
    return found


def _alone(text: str, piece: Piece, stamp: Stamp) -> bool:
    """Say whether a line is a date with a small word before it: "On Mar 5, 2024"."""
    return stamp.end == piece.end and " " not in text[piece.start : stamp.start].strip()


def _short(page: _Page) -> None:
    """Give roles where no paragraph stands out: a post, a list, a page of short sentences."""
    left = [part for part in page.parts if part.finding is None and not part.stamps]
    if any(part.piece.count >= SPOKEN for part in left):
        left = [part for part in left if part.piece.count > WORDS or part.piece.whole]
    kept = {id(part) for part in left}
    for part in page.parts:
        if part.stamps:
            part.role = "dateline"
        elif part.finding is None:
            part.role = "body" if id(part) in kept else "furniture"
        else:
            part.role = _known(part.finding)
    if len(left) > 1 and not left[0].piece.whole and headline.is_headline(left[0].words):
        left[0].role = "title"
        page.title = page.parts.index(left[0])


def _long(page: _Page, title: str | None, *, clean: bool) -> None:
    parts = page.parts
    first = next(number for number, part in enumerate(parts) if part.prose)
    page.title = _title(parts, first, title)
    begin = first if page.title is None else page.title
    if clean and not all(part.short for part in parts[:begin]):
        begin = 0
    page.section = _section(parts, begin)
    end = _end(parts, first, clean=clean)
    for number, part in enumerate(parts):
        inside = begin <= number < end
        if number == page.title:
            part.role = "title"
        elif part.stamps and (inside or number < first) and _by_title(parts, number, first):
            part.role = "dateline"
        elif number == page.section:
            part.role = "furniture"
        elif inside:
            part.role = ""
        elif part.finding is not None and part.finding.does == "credit" and number >= begin:
            part.role = "credit"
        else:
            part.role = "furniture"
    if not _dated(parts) and 0 < end <= len(parts) and parts[end - 1].stamps:
        parts[end - 1].role = "dateline"
    _inside(parts[begin:end], 0 if clean else first - begin, clean=clean)


def _by_title(parts: list[_Part], number: int, first: int) -> bool:
    """Say whether a stamp dates the article: above its first paragraph, or with a label."""
    return number < first + NEAR or any(stamp.label for stamp in parts[number].stamps)


def _title(parts: list[_Part], first: int, known: str | None) -> int | None:
    """Return which piece above the first paragraph is the title: it shares words with the text."""
    opening = [part.words for part in parts[first : first + OPENING] if part.prose]
    best: tuple[float, int] | None = None
    for number, part in enumerate(parts[:first]):
        if part.finding is not None or part.stamps or not 3 <= part.piece.count <= headline.LONGEST:
            continue
        if part.words == known:
            return number
        if part.piece.whole and not headline.is_headline(part.words):
            continue
        again, share = headline.shared(part.words, opening)
        score = 2.0 * min(again, ENOUGH) + 2.0 * share
        score += any(other.stamps for other in parts[number + 1 : number + NEAR])
        score += part.piece.block != parts[first - 1].piece.block or number == first - 1
        score -= 3.0 * part.piece.whole
        if score >= 2 and (best is None or score > best[0]):
            best = (score, number)
    return None if best is None else best[1]


def _section(parts: list[_Part], title: int) -> int | None:
    """Return the piece right above the title that names the part of the paper it stood in."""
    if title == 0 or title >= len(parts):
        return None
    part = parts[title - 1]
    if part.finding is None and not part.stamps and part.piece.count <= 3 and not part.piece.mark:
        return title - 1 if part.words[0].isupper() and not part.piece.whole else None
    return None


def _end(parts: list[_Part], first: int, *, clean: bool) -> int:
    """Return where the article is over: at a sign of the end with little of it behind."""
    behind = [part.piece.count if part.prose else 0 for part in parts]
    rest = sum(behind)
    before = 0
    for number, part in enumerate(parts):
        ends = number > first and part.finding is not None and part.finding.does == "end"
        if ends and before and rest <= REST * (before + rest):
            return number
        before += behind[number]
        rest -= behind[number]
    if clean:
        return len(parts)
    last = max(number for number, part in enumerate(parts) if part.sentence or part.role)
    while last + 1 < len(parts) and (
        parts[last + 1].stamps
        or (parts[last + 1].finding is not None and _known(parts[last + 1].finding) == "credit")
    ):
        last += 1
    return last + 1


def _known(finding: Finding | None) -> str:
    """Return the role of a piece the table knows."""
    if finding is None:
        return "body"
    if finding.does in ("credit", "caption"):
        return finding.does
    return "furniture"


def _inside(parts: list[_Part], first: int, *, clean: bool) -> None:
    """Give roles between the title and the end; the paragraphs begin at `first`."""
    runs = _runs(parts)
    title = parts[0].words
    boxed: int | None = None
    announced = False
    for number, part in enumerate(parts):
        if part.finding is not None:
            announced = False
            if not part.role:
                part.role = _known(part.finding)
                boxed = part.piece.block if part.finding.does == "box" else boxed
                if part.finding.does == "picture":
                    _caption(parts, number)
            continue
        if part.sentence or part.words.endswith(":"):
            announced = part.words.endswith(":")
        if part.role:
            continue
        if part.sentence:
            boxed = None if _leaves(part, boxed) else boxed
            part.role = "furniture" if boxed is not None else "body"
        elif boxed is not None or part.piece.cut_off or part.words == title:
            part.role = "furniture"
        elif number < first:
            part.role = "body" if part.piece.count >= SUMMARY else "furniture"
        elif announced or part.piece.mark or part.piece.count > LABEL:
            part.role = "body"
        else:
            start, last = runs[number]
            part.role = _unended(part, last - start, last >= len(parts), clean=clean)


def _leaves(part: _Part, box: int | None) -> bool:
    """Say whether a sentence is the article again, behind a box of pointers to others."""
    return part.prose or (part.piece.block != box and not part.words.endswith("?"))


def _caption(parts: list[_Part], number: int) -> None:
    """Make the line right above the credit of a picture its caption, if it is none of the text."""
    above = parts[number - 1] if number else None
    if above is None or above.role not in ("", "heading", "furniture", "body") or above.prose:
        return
    if above.piece.block == parts[number].piece.block and above.finding is None:
        above.role = "caption" if _english(above.words) else "furniture"


def _english(words: str) -> bool:
    """Say whether a line has a small English word in it: a foreign caption has none."""
    known = headline.words_of("small") | headline.words_of("sentence")
    return any(token.lower() in known for token in headline.WORD.findall(words))


def _unended(part: _Part, run: int, last: bool, *, clean: bool) -> str:
    """Return the role of a short line without a full stop inside the article.

    `run` is how many such lines stand together, `last` whether nothing but them follows.
    """
    if clean:
        return "body" if last else "heading"
    if run >= LINKS or last or (part.piece.count == 1 and part.words.isupper()):
        return "furniture"
    return "heading"


def _runs(parts: list[_Part]) -> list[tuple[int, int]]:
    """Return for each part the run of short lines it stands in, as two offsets."""
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(parts):
        last = first + 1
        if _links(parts[first]):
            while last < len(parts) and _links(parts[last]):
                last += 1
        runs += [(first, last)] * (last - first)
        first = last
    return runs


def _links(part: _Part) -> bool:
    return part.short and part.role not in ("title", "dateline", "credit")


def _write(text: str, page: _Page) -> None:
    """Turn the parts that are read into passages."""
    dated = _dated(page.parts)
    bodies = 0
    for part in page.parts:
        if part.role == "furniture":
            continue
        if part.finding is not None and part.finding.names and part.role == "credit":
            page.credited.append(part.finding.names)
        if part.role == "dateline":
            page.stamps += part.stamps
        whole = Passage(part.role, part.words, part.piece.breaks, part.piece.end)
        if part.role == "body" and bodies < NEAR:
            bodies = NEAR if part.prose else bodies + 1
            page.passages += _opening(text, page, part, dated=dated or bool(page.stamps))
        elif part.role == "caption" and part.finding is not None and part.finding.words:
            page.passages += _captioned(whole, part.finding.words)
        else:
            page.passages.append(whole)


def _captioned(whole: Passage, words: tuple[int, int]) -> Iterator[Passage]:
    caption = letters.cut("caption", whole, *words)
    again = furniture.find(caption.words)
    if again is not None and again.words is not None:
        caption = letters.cut("caption", caption, *again.words)
    if _english(caption.words):
        yield caption


def _opening(text: str, page: _Page, part: _Part, *, dated: bool) -> Iterator[Passage]:
    """Yield the first paragraph, its stamp and its dateline apart."""
    whole = Passage("body", part.words, part.piece.breaks, part.piece.end)
    start = 0
    stamp = None if dated else oneline.stamp_of(text, part.piece)
    if stamp is not None and not text[part.piece.start : stamp.start].strip():
        start, _, spans = oneline.head(text, part.piece, stamp)
        page.stamps.append(stamp)
        yield from (letters.cut(kind, whole, *span) for kind, span in spans)
    found = credits.dateline(whole.words[start:])
    if found is not None:
        end, by = found
        if by:
            page.credited.append(by)
        stamp = None if dated or start else oneline.dateline_stamp(text, part.piece)
        if stamp is not None:
            page.stamps.append(stamp)
        yield letters.cut("dateline", whole, start, start + end)
        start += end
    if whole.words[start:].strip():
        yield letters.cut("body", whole, start, len(whole.words)) if start else whole


def _dated(parts: list[_Part]) -> bool:
    return any(part.role == "dateline" for part in parts)
