"""Who speaks in a recording that a report writes out: "(begin recording) (Haddad) We ... (end recording)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .page import Page, Sentence

OPENS = re.compile(r"\(begin (?:recording|quote)\)\s*\(([^()]{2,40})\)", re.I)
CLOSES = re.compile(r"\(end (?:recording|quote)\)", re.I)


def speaker(page: Page, sentence: Sentence) -> str | None:
    """Return the words for whoever is heard in the recording that a sentence lies in, or None."""
    text = page.document.text
    place = sentence.text.quote(sentence.start, sentence.end).end
    opened = None
    for opened in OPENS.finditer(text, 0, place):
        pass
    if opened is None or CLOSES.search(text, opened.end(), place) is not None:
        return None
    return opened[1]
