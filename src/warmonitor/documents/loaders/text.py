"""Read plain text: a page copied from a browser, a post, a briefing, a wire story in one line."""

from warmonitor.documents import article, encodings, oneline
from warmonitor.documents.draft import Draft
from warmonitor.documents.raw import Raw
from warmonitor.records import UnreadableInput

from .kind import Loader

# Some 800,000 words, more than the longest report of a commission of inquiry: what is larger is no
# text for reading but an archive or an accident, and reading it would take minutes and gigabytes.
LIMIT = 5_000_000


def knows(raw: Raw) -> bool:
    """Say whether an input is text in some encoding."""
    return encodings.guess(raw.content) is not None


def read(raw: Raw) -> Draft:
    """Return the draft of a text; its offsets are those of the input as decoded."""
    decoded = encodings.decode(raw.content)
    if decoded is None:
        raise UnreadableInput(raw.location, "is not text")
    text, encoding = decoded
    draft = oneline.cut(text) if oneline.applies(text) else article.cut(text)
    if not draft.passages:
        raise UnreadableInput(raw.location, "holds no words")
    return draft.within(encoding)


LOADER = Loader(name="text", suffixes=(".txt", ".text", ".md"), limit=LIMIT, knows=knows, read=read)
