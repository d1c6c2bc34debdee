"""Say the values of a claim in words for a reader: unknown stays unknown, bounds never narrow."""

import re
from datetime import date

from warmonitor.records import (
    Attribution,
    Casualty,
    Claim,
    Condition,
    Control,
    Count,
    Document,
    Party,
    Statement,
    Victims,
    When,
    Where,
)

UNKNOWN = "not said"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STANCES = {"asserted": "", "denied": "denied by ", "unconfirmed": "unconfirmed, "}
# What a terminal would obey instead of show: a report may come from anybody.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Return text with what a terminal would obey, or could not encode, shown as `�`."""
    return _UNPRINTABLE.sub("�", text)


def one_line(text: str) -> str:
    """Return text as it can be printed in one line."""
    return printable(re.sub(r"\s+", " ", text))


def encodable(text: str) -> str:
    """Return text with each half character as `�`, one for one, so that offsets stay."""
    return _LONE_SURROGATE.sub("�", text)


def count(value: Count) -> str:
    """Say how many, as wide as it is: `at least 141`, `up to 300,000`, `18`."""
    if value.low is None and value.high is None:
        said = "an unknown number"
    elif value.low is None:
        said = f"up to {value.high:,}"
    elif value.high is None:
        said = f"at least {value.low:,}"
    elif value.low == value.high:
        said = f"{value.low:,}"
    else:
        said = f"{value.low:,} to {value.high:,}"
    if value.unit == "family":
        said += " family" if value.low == value.high == 1 else " families"
    return f"about {said}" if value.approximate else said


def what(claim: Claim) -> str:
    """Say what a claim claims, in a few words: `at least 141 killed`, `recaptured`."""
    match claim:
        case Casualty():
            return f"{count(claim.count)} {claim.outcome}"
        case Control():
            action = claim.action.replace("_", " ")
            return f"{action} ({claim.extent.text})" if claim.extent else action
        case Condition():
            return f"{claim.topic.replace('_', ' ')}: {claim.direction}"
        case Statement():
            return claim.act.replace("_", " ")
    return claim.kind


def whom(claim: Claim) -> str:
    """Say of whom a claim speaks: the victims, the actor, the speaker."""
    match claim:
        case Casualty():
            return victims(claim.victims)
        case Control():
            return party(claim.actor)
        case Statement():
            return party(claim.speaker)
    return ""


def by_whom(claim: Claim) -> str:
    """Say who did it, and how, or against whom it was done."""
    match claim:
        case Casualty():
            if claim.cause and claim.perpetrator:
                return f"{party(claim.perpetrator)} ({claim.cause})"
            return claim.cause or party(claim.perpetrator)
        case Control():
            return party(claim.against)
        case Statement():
            aims = [aim.text for aim in (claim.target, claim.addressee) if aim is not None]
            return ", ".join(aims) or UNKNOWN
    return ""


def victims(value: Victims) -> str:
    """Say who was harmed: the classes, then the demographic."""
    if value.classes == ("unspecified",):
        return value.demographic or "people, class not said"
    classes = " or ".join(name.replace("_", " ") for name in value.classes)
    classes = classes.replace("unspecified", "unidentified")
    return f"{classes}, {value.demographic.replace('_', ' ')}" if value.demographic else classes


def party(value: Party | None) -> str:
    """Say who acts, by the words of the document."""
    return UNKNOWN if value is None else value.text


def place(value: Where | None) -> str:
    """Say where, by the gazetteer's name with what contains it next, else by the words."""
    if value is None:
        return UNKNOWN
    name = value.name or value.text
    return f"{name}, {value.within[0]}" if value.within and value.within[0] != name else name


def time(value: When | None) -> str:
    """Say on which days: `15-22 Nov 2016`, `since 15 Oct 2016`; unknown days by their words."""
    if value is None:
        return UNKNOWN
    first, last = value.first, value.last
    if first is None and last is None:
        return f'"{value.text}"' if value.text else UNKNOWN
    if first is None:
        return f"until {day(last)}"
    if last is None:
        return f"since {day(first)}"
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} \N{EN DASH} {day(last)}"
    return f"{day(first)} \N{EN DASH} {day(last)}"


def day(value: date | None) -> str:
    """Say a day: `22 Nov 2016`, the same in every language setting."""
    return UNKNOWN if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def chain(claim: Claim, document: Document) -> str:
    """Say who says so, the origin first, then whom it was told to; without one, the source."""
    said = STANCES.get(claim.stance, "")
    if not claim.attribution:
        return said + source(document)
    return said + " < ".join(_link(link) for link in claim.attribution)


def origin(claim: Claim, document: Document) -> str:
    """Say who stands at the root of the chain: the first speaker, or the source itself."""
    if not claim.attribution:
        return source(document)
    first = claim.attribution[0]
    return first.speaker or f'"{first.text}"'


def source(document: Document) -> str:
    """Say who publishes a document."""
    return document.source.name if document.source else "the source, not named"


def _link(link: Attribution) -> str:
    name = link.speaker or f'"{link.text}"'
    return f"{name} (to {link.via})" if link.via else name
