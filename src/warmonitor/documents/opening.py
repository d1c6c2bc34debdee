"""Open one input: get its bytes, see what kind it is, and make the Document."""

import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from warmonitor.records import Document, Published, UnreadableInput

from . import fetch, language, publisher, raw
from .draft import Draft
from .loaders import LOADERS, Loader
from .raw import Raw

# What an input is that cannot be read, by its first bytes.
OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "is a ZIP archive or an office file"),
    (b"\xd0\xcf\x11\xe0", "is an old office file"),
    (b"\x1f\x8b", "is a gzip archive"),
    (b"BZh", "is a bzip2 archive"),
    (b"\xfd7zXZ", "is an xz archive"),
    (b"7z\xbc\xaf", "is a 7z archive"),
    (b"Rar!", "is a RAR archive"),
    (b"\x89PNG", "is a picture (PNG)"),
    (b"\xff\xd8\xff", "is a picture (JPEG)"),
    (b"GIF8", "is a picture (GIF)"),
    (b"\x7fELF", "is a program"),
    (b"MZ", "is a program"),
    (b"{\\rtf", "is a rich text file (RTF)"),
    (b"SQLite format 3", "is an SQLite database"),
)
KINDS = "text, HTML and PDF are read"
# Databases write "no day" as the first or the last day of the calendar (0001-01-01, 9999-12-31);
# told from a day so near its end, a week or a year before could not be worked out.
YEARS = range(100, 9900)
# "dw-2016-11-22.txt", "20161122_briefing.pdf", ".../2016/11/22/slug".
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/]?)([01]\d)\2([0-3]\d)(?!\d)")


def load(location: str, *, published: date | None = None, source: str | None = None) -> Document:
    """Return the Document of one input; `published` and `source` fill in what it does not say.

    Raises:
        UnreadableInput: with the location and the reason, whatever is wrong with the input.

    """
    raw_input, loader, retrieved = _get(location)
    if not raw_input.content.strip():
        raise UnreadableInput(
            location, "is empty" if not raw_input.content else "holds only blanks"
        )
    draft = loader.read(raw_input)
    body = " ".join(passage.words for passage in draft.passages if passage.kind == "body")
    return Document(
        source=publisher.source(draft, source, _host(location)),
        title=draft.title,
        published=_published(draft, location, published),
        language=draft.language or language.guess(body or draft.text),
        agencies=publisher.agencies(draft.credited),
        raw_sha256=hashlib.sha256(raw_input.content).hexdigest(),
        encoding=draft.encoding,
        text=draft.text,
        passages=draft.passages,
        section=draft.section,
        location=location,
        retrieved=retrieved,
    )


def _get(location: str) -> tuple[Raw, Loader, datetime | None]:
    """Return the bytes of an input and the loader that knows them; size is checked first."""
    largest = max(loader.limit for loader in LOADERS)
    if raw.is_address(location):
        got = fetch.get(location, largest)
        loader = _loader(got)
        retrieved: datetime | None = datetime.now(UTC)
    elif location == raw.STANDARD_INPUT:
        got = raw.whole(location, largest)
        loader, retrieved = _loader(got), None
    else:
        size = raw.check(location)
        if not size:
            raise UnreadableInput(location, "is empty")
        loader = _loader(Raw(location=location, content=raw.head(location)))
        if size > loader.limit:
            raise raw.too_large(location, size, loader.limit, loader.name)
        got, retrieved = raw.whole(location, loader.limit), None
    if len(got.content) > loader.limit:
        raise raw.too_large(location, len(got.content), loader.limit, loader.name)
    return got, loader, retrieved


def _loader(got: Raw) -> Loader:
    for begins, kind in OTHERS:
        if got.content.startswith(begins):
            raise UnreadableInput(got.location, f"{kind}; {KINDS}")
    for loader in LOADERS:
        if loader.knows(got):
            return loader
    raise UnreadableInput(got.location, f"is not text (binary content); {KINDS}")


def _host(location: str) -> str | None:
    return urlsplit(location).hostname if raw.is_address(location) else None


def _published(draft: Draft, location: str, given: date | None) -> Published | None:
    """Return the day of publication: the page, the option, and last of all the name of the file."""
    for known in (draft.published, Published(given) if given else None):
        if known is not None and known.day.year in YEARS:
            return known
    path = urlsplit(location).path if raw.is_address(location) else PurePath(location).name
    for match in IN_NAME.finditer(path):
        try:
            day = date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
        place = "address" if raw.is_address(location) else "file name"
        return Published(day, "day", f"{place}: {match[0].strip('/')}")
    return None
