"""Who is heard in a recording that a report writes out.

`(begin recording) (Haddad) We must act. (end recording)`: what stands in it is Haddad's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .page import Page, Sentence

OPENS = re.compile(r"\(begin (?:recording|quote)\)", re.I)
CLOSES = re.compile(r"\(end (?:recording|quote)\)", re.I)
# A label stands where a paragraph begins, or right behind the opening.
LABEL = re.compile(r"(?:^\s*|\s{2,})\(([^\W\d_][^()]{1,40})\)(?= )")
REMARK = re.compile(r"\b(?:indistinct|omitted|recording|heard|reporter|interviewer)\b", re.I)


def speaker(page: Page, sentence: Sentence) -> str | None:
    """Return the words for whoever is heard in the recording that a sentence lies in, or None."""
    text = page.document.text
    place = sentence.text.quote(sentence.start, sentence.end).end
    opened = max((match.end() for match in OPENS.finditer(text, 0, place)), default=None)
    if opened is None or CLOSES.search(text, opened, place) is not None:
        return None
    labels = [match[1] for match in LABEL.finditer(text[opened:place])]
    return labels[-1] if labels and not REMARK.search(labels[-1]) else None
