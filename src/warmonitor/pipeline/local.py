"""Play the line on this machine: inputs in, each with its document and claims, in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from warmonitor import claims, documents
from warmonitor.records import Claim, Document, UnreadableInput

# Documents go to the reader in groups: it is quicker on several at once. Where all is parsed, 8 and
# 64 cost the same; where the screen passes most over, 32 hold enough to parse (bench/screen.py).
# The first group is small: a reader of the outcome sees the first ones soon.
FIRST = 8
GROUP = 32
GROUP_CHARACTERS = 100_000

Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one input: its document and the claims in it, or why it cannot be read."""

    location: str
    outcome: Document | UnreadableInput
    claims: tuple[Claim, ...] = ()


def read(
    arguments: Iterable[str],
    *,
    published: date | None = None,
    source: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Reading]:
    """Read files, folders, addresses and `-`, and yield one reading for each input, in order.

    `published` and `source` stand in for what the inputs do not say themselves. `watch` is told
    how many inputs are done, of how many.
    """
    group: list[Reading] = []
    waiting, size = 0, FIRST
    for reading in load(arguments, published=published, source=source, watch=watch):
        group.append(reading)
        if isinstance(reading.outcome, Document):
            waiting += len(reading.outcome.text)
        if len(group) >= size or waiting >= GROUP_CHARACTERS:
            yield from _claims(group)
            group, waiting, size = [], 0, GROUP
    yield from _claims(group)


def load(
    arguments: Iterable[str],
    *,
    published: date | None = None,
    source: str | None = None,
    watch: Watch | None = None,
) -> Iterator[Reading]:
    """Yield a reading without claims for each input, or for the argument that holds none."""
    inputs = list(_inputs(arguments))
    for done, (location, refusal) in enumerate(inputs):
        if watch is not None:
            watch(done, len(inputs))
        yield Reading(location, refusal or _document(location, published, source))
    if watch is not None:
        watch(len(inputs), len(inputs))


def _inputs(arguments: Iterable[str]) -> Iterator[tuple[str, UnreadableInput | None]]:
    for argument in arguments:
        try:
            yield from ((location, None) for location in documents.inputs([argument]))
        except UnreadableInput as refusal:
            yield argument, refusal


def _document(
    location: str, published: date | None, source: str | None
) -> Document | UnreadableInput:
    try:
        return documents.load(location, published=published, source=source)
    except UnreadableInput as refusal:
        return refusal


def _claims(group: list[Reading]) -> Iterator[Reading]:
    """Yield the readings of a group with their claims; a document that comes twice is read once."""
    unread = {r.outcome.id: r.outcome for r in group if isinstance(r.outcome, Document)}
    found: dict[str, list[Claim]] = {id: [] for id in unread}
    if unread:
        for claim in claims.extract(unread.values()):
            found[claim.document].append(claim)
    for reading in group:
        if isinstance(reading.outcome, Document):
            yield Reading(reading.location, reading.outcome, tuple(found[reading.outcome.id]))
        else:
            yield reading
