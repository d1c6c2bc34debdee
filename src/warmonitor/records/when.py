"""On which days, as an interval with its words."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class When:
    """A span of days, both ends included; an end that is not known is None.

    `precision` is `day`, `week`, `month`, `year`, `span` or `unknown`. `text` holds the words of
    the document. An expression that was recognised but cannot be worked out ("recently") keeps
    its text, with both ends None.
    """

    text: str
    first: date | None
    last: date | None
    precision: str
