"""What several test files share: a document made of a text, and the claims read in it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import date

import pytest

from warmonitor import claims
from warmonitor.records import Break, Casualty, Claim, Document, Passage, Published, Source

# Nothing that somebody added on this machine changes what the tests read.
os.environ["WARMONITOR_DATA"] = tempfile.mkdtemp(prefix="warmonitor-tests-")


def document(text: str, published: date | None = None, source: Source | None = None) -> Document:
    """A document whose paragraphs are parted by empty lines; `# ` begins a heading."""
    passages = []
    start = 0
    for part in text.split("\n\n"):
        kind, words, first = (
            ("heading", part[2:], start + 2) if part.startswith("# ") else ("body", part, start)
        )
        passages.append(Passage(kind, words, (Break(0, first),), first + len(words)))
        start += len(part) + 2
    return Document(
        source=source,
        title=None,
        published=Published(published) if published else None,
        language="en",
        raw_sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        text=text,
        passages=tuple(passages),
    )


@pytest.fixture(scope="session")
def read():
    """Read a text as one document and return its claims of one kind: the casualty claims."""

    def claims_of(
        text: str,
        published: date | None = None,
        source: Source | None = None,
        kind: type[Claim] = Casualty,
    ) -> list[Claim]:
        made = claims.extract([document(text, published, source)])
        return [claim for claim in made if isinstance(claim, kind)]

    return claims_of
