"""How many people, as an interval with its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as wide as the words allow: `at least 141` is low 141, high None.

    `low` and `high` are inclusive; None is unknown, never zero. `unit` is `person` or `family`.
    `text` holds the words of the document.
    """

    low: int | None
    high: int | None
    text: str
    approximate: bool = False
    unit: str = "person"
