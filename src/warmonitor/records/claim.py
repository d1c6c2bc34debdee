"""What one speaker says in one place of one document.

A claim is never corrected: a better reading is a new claim by a newer reader. Four dates are
never mixed: `time` is when it happened; when it was said and published are the document's.
"""

from dataclasses import dataclass
from typing import ClassVar

from .count import Count
from .identity import Identified, aside
from .when import When
from .where import Where

CASUALTY_OUTCOMES = (
    "killed",
    "injured",
    "missing",
    "abducted",
    "detained",
    "displaced",
    "besieged",
    "evacuated",
    "surrendered",
)
VICTIM_CLASSES = (
    "civilian",
    "government_force",
    "opposition_force",
    "islamic_state",
    "kurdish_force",
    "foreign_force",
    "armed_other",
    "mixed",
    "unspecified",
)
DEMOGRAPHICS = (
    "child",
    "woman",
    "man",
    "medic",
    "journalist",
    "aid_worker",
    "commander",
    "elderly",
)
CAUSES = (
    "airstrike",
    "shelling",
    "bombing",
    "shooting",
    "clashes",
    "chemical",
    "execution",
    "mine",
    "drowning",
    "starvation",
    "other",
)
STANCES = ("asserted", "denied", "unconfirmed")


@dataclass(frozen=True, slots=True)
class Quote:
    """The clause that makes a claim: `text == document.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain from an origin to the source.

    `speaker` is the resolved name, None when it is not known; `text` the words of the document;
    `cue` the word that shows the saying; `via` whom it was told to.
    """

    speaker: str | None
    text: str
    cue: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who does something in a claim: the words, and the actor they resolve to."""

    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Victims:
    """Who was harmed: the words, the classes as a set (sorted), and a demographic or None."""

    text: str | None
    classes: tuple[str, ...] = ("unspecified",)
    demographic: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a place, as shares between 0 and 1."""

    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot has its value: the rule, and the words it rests on."""

    slot: str
    rule: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim(Identified):
    """What all kinds of claim have in common. `document` is the document's id."""

    kind: ClassVar[str] = ""

    document: str
    quote: Quote
    attribution: tuple[Attribution, ...] = ()
    stance: str = "asserted"
    place: Where | None = None
    time: When | None = None
    reader: str
    reasons: tuple[Reason, ...] = aside(default=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Casualty(Claim):
    """A figure: how many people were killed, injured, displaced, and so on.

    `part_of`, `apart_from` and `updates` are ids of other claims of the same document.
    """

    kind: ClassVar[str] = "casualty"

    outcome: str
    count: Count
    victims: Victims
    perpetrator: Party | None = None
    cause: str | None = None
    part_of: str | None = None
    apart_from: str | None = None
    updates: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Control(Claim):
    """Who took, lost or holds a place, or besieges it."""

    kind: ClassVar[str] = "control"

    actor: Party | None
    action: str
    extent: Extent | None = None
    against: Party | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition(Claim):
    """What people lack, get back or lose: a topic and a direction."""

    kind: ClassVar[str] = "condition"

    topic: str
    direction: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Claim):
    """A party's public position on the conflict."""

    kind: ClassVar[str] = "statement"

    speaker: Party
    act: str
    target: Party | None = None
    addressee: Party | None = None
