"""Read plain text: a page copied from a browser, a post, a briefing, a wire story in one line."""

from warmonitor.documents import article, encodings, oneline
from warmonitor.documents.draft import Draft
from warmonitor.documents.raw import Raw
from warmonitor.records import UnreadableInput

from .kind import Loader

# Some 500,000 words, more than the longest report of a commission of inquiry: what is larger is no
# text for reading but an archive or an accident, and reading it would take minutes and gigabytes.
LIMIT = 3_000_000
# A report of 500 pages has some 22,000 lines; a longer list is no text for reading either.
LINES = 60_000
# A page in XHTML is known as a page before; what else begins so is a feed or a table of something.
XML = ("<?xml", "<rss", "<feed")


def knows(raw: Raw) -> bool:
    """Say whether an input is text in some encoding."""
    return encodings.guess(raw.content) is not None


def read(raw: Raw) -> Draft:
    """Return the draft of a text; its offsets are those of the input as decoded."""
    decoded = encodings.decode(raw.content)
    if decoded is None:
        raise UnreadableInput(raw.location, "is not text")
    text, encoding = decoded
    if max(text.count("\n"), text.count("\r")) > LINES:
        raise UnreadableInput(raw.location, f"is text of more than {LINES:,} lines")
    if text.lstrip("\ufeff \r\n\t").startswith(XML):
        raise UnreadableInput(raw.location, "is XML, not a page; text, HTML and PDF are read")
    draft = oneline.cut(text) if oneline.applies(text) else article.cut(text)
    if not draft.passages:
        raise UnreadableInput(raw.location, "holds no words")
    return draft.within(encoding)


LOADER = Loader(name="text", suffixes=(".txt", ".text", ".md"), limit=LIMIT, knows=knows, read=read)
