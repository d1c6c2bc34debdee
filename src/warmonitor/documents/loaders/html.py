"""Read a page in HTML: its article as trafilatura finds it, its metadata, its day."""

import re

from warmonitor.documents import article, encodings
from warmonitor.documents.draft import Draft
from warmonitor.documents.raw import Raw
from warmonitor.records import UnreadableInput

from .kind import Loader

LIMIT = 20_000_000


def knows(raw: Raw) -> bool:
    return False


def read(raw: Raw) -> Draft:
    raise UnreadableInput(raw.location, "x")


LOADER = Loader(
    name="HTML", suffixes=(".html", ".htm", ".xhtml"), limit=LIMIT, knows=knows, read=read
)
