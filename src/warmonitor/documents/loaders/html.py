"""Read a page in HTML: its article as trafilatura finds it, its metadata, its day.

The text of the document is the cleaned text, a blank line between paragraphs. What a page can do to
its readers (a million tags, a tag of a hundred thousand attributes) is measured before a parser
sees it.
"""

import codecs
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from warmonitor.documents import article, encodings, markup
from warmonitor.documents.draft import Draft
from warmonitor.documents.raw import Raw
from warmonitor.records import Published, UnreadableInput

from .kind import Loader

LIMIT = 20_000_000
MEDIA = ("text/html", "application/xhtml+xml")
BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL | re.I,
)
PAGE = re.compile(r"<(?:html|head|body|article|meta|div|p)\b[^<>]*>", re.IGNORECASE)
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


# Encodings a page may declare. The wide ones cannot be declared in bytes, and the rest of what
# Python can decode (punycode, escapes) is no encoding of pages.
TRUSTED = (
    "utf-8",
    "iso8859",
    "cp125",
    "cp866",
    "koi8",
    "big5",
    "gb",
    "euc",
    "shift_jis",
    "iso2022",
)
# Without a handler Python prints the warnings of a library on standard error.
for library in ("trafilatura", "htmldate"):
    logging.getLogger(library).addHandler(logging.NullHandler())


def knows(raw: Raw) -> bool:
    """Say whether an input is a page in HTML: by how it begins, or by its tags and its name."""
    decoded = encodings.decode(raw.content[:4_096])
    if decoded is None:
        return False
    head = decoded[0].lstrip("\ufeff")
    if BEGINS.match(head):
        return True
    named = raw.suffix in LOADER.suffixes or (raw.media or "").split(";")[0].strip() in MEDIA
    tags = len(PAGE.findall(head))
    return tags >= 1 if named else head.lstrip().startswith("<") and tags >= 3


def read(raw: Raw) -> Draft:
    """Return the draft of a page; its offsets count in the cleaned text."""
    page, encoding = _decode(raw)
    page = markup.stripped(page)
    if (reason := markup.refusal(page)) is not None:
        raise UnreadableInput(raw.location, reason)
    found = _extract(raw.location, page)
    text = "\n\n".join(_lines(found.body)) if found is not None and found.body is not None else ""
    clean = bool(text)
    if not clean:
        text = "\n\n".join(markup.lines(page))
    title = _title(found)
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    draft = article.cut(text, title=title, clean=clean)
    if not draft.passages:
        raise UnreadableInput(raw.location, "is a page without any text to read")
    return _described(draft, found, title, encoding, urlsplit(raw.location).netloc)


def _decode(raw: Raw) -> tuple[str, str]:
    """Return the page as characters: in the encoding it declares where that holds, else guessed."""
    declared = DECLARED.search(raw.content[:4_096])
    if declared is not None and not raw.content.startswith(
        tuple(mark for mark, _ in encodings.MARKS)
    ):
        with suppress(LookupError, UnicodeError):
            name = codecs.lookup(declared[1].decode("ascii")).name
            if name.startswith(TRUSTED):
                return raw.content.decode(name), name
    decoded = encodings.decode(raw.content)
    if decoded is None:
        raise UnreadableInput(raw.location, "is not text")
    return decoded


def _extract(location: str, page: str) -> Any:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            page,
            url=location if "://" in location else None,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a foreign parser on a foreign page
        raise UnreadableInput(location, f"is a damaged page ({type(error).__name__})") from error


def _lines(body: Any) -> Iterator[str]:
    """Yield the paragraphs of an article as trafilatura marks them."""
    for element in body:
        if element.tag == "list":
            for item in element.iter("item"):
                if words := _words(item, apart="item"):
                    yield f"- {words}"
        elif element.tag == "table":
            for row in element.iter("row"):
                if words := " | ".join(filter(None, (_words(cell, apart="row") for cell in row))):
                    yield words
        elif words := _words(element):
            yield words


def _words(element: Any, apart: str = "") -> str:
    """Return the words of an element without those of elements inside it that stand apart."""
    return " ".join("".join(_texts(element, apart)).split())


def _texts(element: Any, apart: str) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if inner.tag in (apart, "lb"):
            yield " "
        if inner.tag != apart:
            yield from _texts(inner, apart)
        yield inner.tail or ""


def _title(found: Any) -> str | None:
    title = " ".join((found.title or "").split()) if found is not None else ""
    return title or None


def _described(draft: Draft, found: Any, title: str | None, encoding: str, server: str) -> Draft:
    """Return the draft with what the metadata of the page says; its server is no name."""
    if found is None:
        return replace(draft, encoding=encoding)
    published = draft.published
    if found.date:
        with suppress(ValueError):
            published = Published(
                date.fromisoformat(found.date[:10]), "day", f"metadata: {found.date}"
            )
    return replace(
        draft,
        encoding=encoding,
        title=title or draft.title,
        section=draft.section or next(iter(found.categories or ()), None),
        published=published,
        stated=(found.sitename,) if found.sitename not in (None, "", server) else (),
    )


LOADER = Loader(
    name="HTML", suffixes=(".html", ".htm", ".xhtml"), limit=LIMIT, knows=knows, read=read
)
