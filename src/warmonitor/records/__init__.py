"""Every noun of the house, frozen; standard library only; an id is a hash of content."""

from .claim import (
    CASUALTY_OUTCOMES,
    CAUSES,
    DEMOGRAPHICS,
    STANCES,
    VICTIM_CLASSES,
    Attribution,
    Casualty,
    Claim,
    Condition,
    Control,
    Extent,
    Party,
    Quote,
    Reason,
    Statement,
    Victims,
)
from .count import Count
from .document import Break, Document, Passage, Published, Source
from .errors import MissingExtra, UnreadableInput, WarmonitorError, WrongUsage
from .incident import Incident, Judgement, Victim
from .tally import ControlSpan, ProofTerm, Release, Tally
from .when import When
from .where import Where

__all__ = [
    "CASUALTY_OUTCOMES",
    "CAUSES",
    "DEMOGRAPHICS",
    "STANCES",
    "VICTIM_CLASSES",
    "Attribution",
    "Break",
    "Casualty",
    "Claim",
    "Condition",
    "Control",
    "ControlSpan",
    "Count",
    "Document",
    "Extent",
    "Incident",
    "Judgement",
    "MissingExtra",
    "Party",
    "Passage",
    "ProofTerm",
    "Published",
    "Quote",
    "Reason",
    "Release",
    "Source",
    "Statement",
    "Tally",
    "UnreadableInput",
    "Victim",
    "Victims",
    "WarmonitorError",
    "When",
    "Where",
    "WrongUsage",
]
