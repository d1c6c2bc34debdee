"""A figure on its way to a claim: what it counts, and what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from warmonitor.records import Attribution, Count, Party, Reason, Victims, When, Where

from .groups import Group
from .page import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, eq=False)
class Figure:
    """A figure on its way to a claim: what it counts, and the figure it is told of."""

    sentence: Sentence
    anchor: Token
    group: Group
    outcome: str
    start: int
    end: int
    rule: str
    passive: bool = False
    mixed: bool = False
    cause: str | None = None
    whole: Figure | None = None
    apart: Figure | None = None
    updates: Figure | None = None
    count: Count = field(init=False)
    victims: Victims = field(init=False)
    attribution: tuple[Attribution, ...] = ()
    stance: str = "asserted"
    place: Where | None = None
    time: When | None = None
    how: str | None = None
    by: Party | None = None
    continues: bool = False
    inherited_place: bool = False
    own_time: bool = False
    like: Figure | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words of the clause that makes the claim."""
        return self.sentence.text.words[self.start : self.end]

    def because(self, slot: str, rule: str, text: str) -> None:
        """Note which rule and which words gave a slot its value."""
        self.reasons.append(Reason(slot, rule, text))
