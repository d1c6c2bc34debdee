"""The line as a table: one row a stage, in order. This is the file to read first.

A stage is a function from records to records. It reads what comes from outside (`OUTSIDE`) or what
an earlier row writes; `tests/test_pipeline.py` walks the table and checks it. A conductor plays the
rows: `local.py` on this machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from warmonitor import claims, documents
from warmonitor.records import Claim, Document, Judgement, Source

OUTSIDE: tuple[type, ...] = (Source, Judgement)


@dataclass(frozen=True, slots=True)
class Stage:
    """One row: what it reads, what it writes, the function that does it, and its version.

    The version changes when the stage may give another outcome for the same input.
    """

    name: str
    reads: tuple[type, ...]
    writes: type
    run: Callable[..., Any]
    version: str


STAGES: tuple[Stage, ...] = (
    Stage(
        name="documents",
        reads=(Source,),
        writes=Document,
        run=documents.load,
        version="documents 1",
    ),
    Stage(
        name="claims",
        reads=(Document,),
        writes=Claim,
        run=claims.extract,
        version=claims.reader(),
    ),
)
