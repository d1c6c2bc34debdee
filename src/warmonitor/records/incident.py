"""What happened once, who is named in it, and what a person decided about it."""

from dataclasses import dataclass
from datetime import datetime

from .claim import Reason
from .identity import Identified, aside
from .when import When
from .where import Where


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident(Identified):
    """One happening, with the ids of the claims that speak of it.

    `origins` counts independent origins. `grade` is `confirmed`, `fair`, `weak`, `contested` or
    `discounted`, by the definitions of Airwars. `reasons` name the comparisons that joined it.
    """

    claims: tuple[str, ...]
    place: Where | None
    time: When | None
    origins: int
    grade: str
    reasons: tuple[Reason, ...] = aside(default=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Victim(Identified):
    """One entry of one list or text about a named person; never merged, only linked."""

    document: str
    name: str
    text: str
    demographic: str | None = None
    time: When | None = None
    place: Where | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement(Identified):
    """What a named person decided, when, about what, and what they saw. Append-only.

    `verdict` is `confirm`, `reject`, `no_conclusion`, `same`, `different` or `correct`; with
    `correct`, `value` holds the new value as JSON. `undoes` is the id of a judgement taken back.
    """

    person: str
    made: datetime
    subject: tuple[str, ...]
    verdict: str
    shown: str
    why: str = ""
    value: str | None = None
    undoes: str | None = None
