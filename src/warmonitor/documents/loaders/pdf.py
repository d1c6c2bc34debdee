"""Read a PDF: the text of its pages, without the lines that come again on every page.

The text of the document is that of the pages, a blank line between them. Broken lines are joined by
the layout, as in any text.
"""

import logging
import re
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from warmonitor.documents import article, oneline
from warmonitor.documents.draft import Draft
from warmonitor.documents.raw import Raw
from warmonitor.records import Published, UnreadableInput

from .kind import Loader

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

# Reports with maps and photographs reach 30 MB; what is larger is a scan.
LIMIT = 50_000_000
PAGES = 2_000
# The drawing commands of a page of text are some 20 kB. Where they are all letters, 1.5 MB of them
# take pypdf seven seconds (measured on one page of 150,000 lines).
COMMANDS = 1_500_000
# All pages together: a report of 500 pages takes about fifteen seconds.
PATIENCE = 60.0
CHARACTERS = 3_000_000
# A line that comes again on this many pages, its digits left aside, is a running head or foot.
AGAIN = 3
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?:page\s)?[-–—\s]*\d{1,4}(?:\s?(?:of|/|\|)\s?\d{1,4})?[-–—\s]*", re.IGNORECASE
)
# Without a handler Python prints the warnings of a library on standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def knows(raw: Raw) -> bool:
    """Say whether an input is a PDF: its mark may stand a little behind the beginning."""
    return b"%PDF-" in raw.content[:1_024]


def read(raw: Raw) -> Draft:
    """Return the draft of a PDF; its offsets count in the text of its pages."""
    reader = _open(raw)
    pages = _pages(raw, reader)
    text = "\n\n".join(filter(None, _without_running_lines(pages)))
    if not text.strip():
        raise UnreadableInput(raw.location, "holds no text: its pages are pictures")
    draft = oneline.cut(text) if oneline.applies(text) else article.cut(text, clean=True)
    if not draft.passages:
        raise UnreadableInput(raw.location, "holds no words")
    return replace(draft, published=draft.published or _made(reader))


def _open(raw: Raw) -> "PdfReader":
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(raw.content))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except Exception as error:  # a foreign parser on a foreign file
        raise _damaged(raw, error) from error
    if locked:
        raise UnreadableInput(raw.location, "needs a password")
    if not count:
        raise UnreadableInput(raw.location, "is a PDF without pages")
    if count > PAGES:
        raise UnreadableInput(
            raw.location, f"is a PDF of {count:,} pages; at most {PAGES:,} are read"
        )
    return reader


def _damaged(raw: Raw, error: Exception, where: str = "") -> UnreadableInput:
    from pypdf.errors import DependencyError, FileNotDecryptedError

    if isinstance(error, (DependencyError, FileNotDecryptedError)):
        return UnreadableInput(raw.location, "needs a password")
    return UnreadableInput(raw.location, f"is a damaged PDF{where} ({type(error).__name__})")


def _pages(raw: Raw, reader: "PdfReader") -> list[str]:
    """Return the text of each page; a page that cannot be read refuses the whole."""
    began = time.monotonic()
    texts: list[str] = []
    size = 0
    number = 0
    try:
        for number, page in enumerate(reader.pages, 1):
            if _commands(page) > COMMANDS:
                raise UnreadableInput(raw.location, f"has a page too full to read (page {number})")
            texts.append(page.extract_text())
            size += len(texts[-1])
            if size > CHARACTERS:
                raise UnreadableInput(raw.location, f"holds more than {CHARACTERS:,} letters")
            if time.monotonic() - began > PATIENCE:
                raise UnreadableInput(
                    raw.location, f"takes too long to read (page {number} after {PATIENCE:.0f} s)"
                )
    except UnreadableInput:
        raise
    except Exception as error:  # a foreign parser on a foreign file
        raise _damaged(raw, error, f", at page {number}") from error
    return texts


def _commands(page: "PageObject") -> int:
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def _without_running_lines(pages: list[str]) -> list[str]:
    """Return the pages without page numbers and what stands at the head or foot of many."""
    lined = [page.splitlines() for page in pages]
    seen = Counter(key for lines in lined for key in {_key(line) for line in _edges(lines)})
    running = {key for key, count in seen.items() if count >= AGAIN and key}
    cleaned = []
    for lines in lined:
        edges = {id(line) for line in _edges(lines)}
        kept = [
            line
            for line in lines
            if not (
                id(line) in edges and (_key(line) in running or PAGE_NUMBER.fullmatch(line.strip()))
            )
        ]
        cleaned.append("\n".join(kept).strip("\n"))
    return cleaned


def _edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return filled[:3] + filled[-3:]


def _key(line: str) -> str:
    return DIGITS.sub("0", " ".join(line.split()).lower())


def _made(reader: "PdfReader") -> Published | None:
    """Return the day the file was made, where the text itself shows none."""
    with suppress(Exception):  # a foreign parser; a date that cannot be read is no date
        made = reader.metadata.creation_date if reader.metadata else None
        if made is not None:
            return Published(made.date(), "day", f"metadata: {made.date().isoformat()}")
    return None


LOADER = Loader(name="PDF", suffixes=(".pdf",), limit=LIMIT, knows=knows, read=read)
