"""The deeds of control as the rules look them up: verbs, verbs with their noun, and nouns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from warmonitor.reference.inflection import verb_forms
from warmonitor.reference.tables import table

if TYPE_CHECKING:
    from spacy.tokens import Token

Row = dict[str, Any]


def lemma(token: Token) -> str:
    """The verb that a form belongs to, as the table has it: of "freed" it is "free"."""
    return of_form().get(token.lower_, token.lemma_.lower())


@cache
def verbs() -> dict[str, list[Row]]:
    """The rows of verbs, those that need more words first."""
    rows: dict[str, list[Row]] = {}
    for row in table("english/control")["verb"]:
        for word in row["words"]:
            rows.setdefault(word, []).append(row)
    return {
        word: sorted(some, key=lambda row: "particles" not in row and "ousting" not in row)
        for word, some in rows.items()
    }


@cache
def phrases() -> dict[str, dict[str, Row]]:
    """The rows of verbs with a noun: verb, noun, row."""
    found: dict[str, dict[str, Row]] = {}
    for row in table("english/control")["phrase"]:
        row = {"behind": table("english/control")["about"]["words"], **row}
        for verb in row["verbs"]:
            found.setdefault(verb, {}).update(dict.fromkeys(row["nouns"], row))
    return found


@cache
def nouns() -> dict[str, Row]:
    """Return the rows of nouns by noun."""
    return {word: row for row in table("english/control")["noun"] for word in row["words"]}


@cache
def of_form() -> dict[str, str]:
    """Forms of the verbs that spell their own lemma, which a model may miss."""
    return {form: word for word in (*verbs(), *phrases()) for form in verb_forms(word)}


@cache
def repelling() -> frozenset[str]:
    """Return the verbs of an attack that fails."""
    return frozenset(
        word for word, rows in verbs().items() if any(r["action"] == "repelled" for r in rows)
    )


@cache
def targets() -> frozenset[str]:
    """Return the nouns for forces and what they hold."""
    return frozenset(table("english/control")["target"]["words"])


@cache
def civic() -> frozenset[str]:
    """Return the nouns for buildings that nobody takes by an attack that has no doer."""
    return frozenset(table("english/control")["civic"]["words"])


@cache
def operations() -> frozenset[str]:
    """Return the nouns for deeds that are told as doers."""
    return frozenset(table("english/control")["operation"]["words"])


@cache
def afar() -> frozenset[str]:
    """Return the words for deeds from the air, from afar or of one person."""
    return frozenset(table("english/control")["afar"]["words"])


@cache
def signs() -> frozenset[str]:
    """Words without one of which a sentence says nothing of control."""
    rows = table("english/control")
    acting = {form for word in (*verbs(), *phrases()) for form in verb_forms(word)}
    held = {word for row in rows["held"] for word in row["words"]}
    told = {*nouns(), *(f"{noun}s" for noun in nouns()), *rows["state"]["words"]}
    return frozenset({*acting, *rows["irregular"]["words"], *held, *told})
