"""What a loader is: how a kind of source is known, how large it may be, and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass

from warmonitor.documents.draft import Draft
from warmonitor.documents.raw import Raw


@dataclass(frozen=True, kw_only=True, slots=True)
class Loader:
    """One kind of source.

    `knows` is asked with the first bytes of an input. `limit` is in bytes. `read` makes the draft,
    or raises UnreadableInput.
    """

    name: str
    suffixes: tuple[str, ...]
    limit: int
    knows: Callable[[Raw], bool]
    read: Callable[[Raw], Draft]
