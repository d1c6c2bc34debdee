"""Answers: how many, who holds what, and what was published."""

from dataclasses import dataclass
from datetime import date, datetime

from .identity import Identified
from .when import When
from .where import Where


@dataclass(frozen=True, slots=True)
class ProofTerm:
    """One claim in a proof, and the weight with which it forces the bound."""

    claim: str
    weight: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally(Identified):
    """The answer to "how many, of whom, where, when": inclusive bounds with their proofs.

    `high` None is unbounded. `rule` names the rule between rival origins and its version.
    `left_out` says what the answer does not contain, one sentence each.
    """

    outcome: str
    victims: tuple[str, ...]
    place: Where | None
    time: When | None
    low: int
    high: int | None
    best: int | None
    rule: str
    low_proof: tuple[ProofTerm, ...] = ()
    high_proof: tuple[ProofTerm, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ControlSpan(Identified):
    """Who holds a place on which days.

    `state` is `held`, `contested`, `besieged` or `unknown`; `standing` is `claimed` or `assessed`.
    """

    place: Where
    holder: str | None
    first: date
    last: date
    state: str
    standing: str
    claims: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Release(Identified):
    """One publication of the ledger: its name, its day, and the hash of each file in it."""

    name: str
    made: datetime
    as_of: date
    files: tuple[tuple[str, str], ...]
