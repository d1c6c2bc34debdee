"""What a loader makes of an input, before names are looked up and the Document is made."""

from dataclasses import dataclass, replace

from warmonitor.records import Passage, Published


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A text with its passages, and the names by which it speaks of its source and its agencies.

    `stated` are names of the source from the metadata of a page, `names` those its words show, the
    best first; `credited` are the words of its credits.
    """

    text: str
    encoding: str | None = None
    passages: tuple[Passage, ...] = ()
    title: str | None = None
    section: str | None = None
    published: Published | None = None
    stated: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()
    language: str | None = None

    def within(self, encoding: str) -> "Draft":
        """Return the same draft of a text that came in some encoding."""
        return replace(self, encoding=encoding)
