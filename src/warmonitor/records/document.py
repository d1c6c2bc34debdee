"""What was published: a source, and a document with the way back to the input."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime

from .identity import Identified, aside


@dataclass(frozen=True, kw_only=True, slots=True)
class Source(Identified):
    """Who publishes: an outlet, an agency, a monitor, a ministry, a person with a channel.

    `kind` is `outlet`, `agency`, `monitor`, `state`, `armed_group`, `aid`, `person` or `unknown`;
    `side` names the party it speaks for, or None.
    """

    name: str
    kind: str = "unknown"
    country: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The day a document was published, how exactly that is known, and from which words.

    `precision` is `day`, `month` or `year` (then `day` is the first of it).
    """

    day: date
    precision: str = "day"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """From `words` on in a passage, its characters are those of the document from `text` on."""

    words: int
    text: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of a document that is read as a whole: a paragraph, a heading, a title.

    `kind` is `title`, `heading`, `body`, `caption`, `dateline` or `credit`; furniture is no
    passage. `words` is what is read: line ends are blanks, damaged letters are mended. `breaks`
    leads every character of `words` back to the text of the document, the first at `words` 0.
    """

    kind: str
    words: str
    breaks: tuple[Break, ...]
    end: int

    def place(self, offset: int) -> int:
        """Return the offset in the document's text of an offset in `words`."""
        if offset >= len(self.words):
            return self.end
        turn = self.breaks[bisect_right(self.breaks, offset, key=lambda b: b.words) - 1]
        return turn.text + offset - turn.words


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Identified):
    """One publication as it came in, with the passages that are read.

    `text` is what offsets count in: the characters of a text input as decoded with `encoding`, or
    for HTML and PDF the cleaned text. `raw_sha256` is the hash of the bytes that came in.
    `location` is the path or URL as given and is no part of the id: the same page at two places
    is the same.
    """

    source: Source | None
    title: str | None
    published: Published | None
    language: str | None
    agencies: tuple[str, ...] = ()
    raw_sha256: str
    encoding: str | None
    text: str
    passages: tuple[Passage, ...]
    section: str | None = None
    location: str = aside(default="")
    retrieved: datetime | None = aside(default=None)
