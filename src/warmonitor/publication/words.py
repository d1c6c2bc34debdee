"""Say a claim in words for a reader: unknown stays unknown, bounds never narrow.

Each value is said by its own module; here its words are put together, and made fit for a screen.
"""

import re

from warmonitor.records import (
    Attribution,
    Casualty,
    Claim,
    Condition,
    Control,
    Document,
    Party,
    Published,
    Statement,
    When,
    Where,
)
from warmonitor.values import count as counts
from warmonitor.values import date as dates
from warmonitor.values import date_days, victim
from warmonitor.values import harm as harms
from warmonitor.values import place as places
from warmonitor.values import source as sources

UNKNOWN = "not said"
STANCES = {"asserted": "", "denied": "denied by ", "unconfirmed": "unconfirmed, "}
# "22 November 2016" is wide for a column; three letters tell the months apart.
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b"
)
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


def what(claim: Claim) -> str:
    """Say what a claim claims, in a few words: `at least 141 killed`, `recaptured`."""
    match claim:
        case Casualty():
            return f"{counts.say(claim.count)} {harms.say(claim.outcome)}"
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
            return victim.say(claim.victims)
        case Control():
            return party(claim.actor)
        case Statement():
            return party(claim.speaker)
    return ""


def by_whom(claim: Claim) -> str:
    """Say who did it, and how, or against whom it was done."""
    match claim:
        case Casualty():
            by = party(claim.perpetrator)
            return f"{by} ({claim.cause})" if claim.cause else by
        case Control():
            return party(claim.against)
        case Statement():
            aims = [aim.text for aim in (claim.target, claim.addressee) if aim is not None]
            return ", ".join(aims) or UNKNOWN
    return ""


def party(value: Party | None) -> str:
    """Say who acts, by the words of the document."""
    return UNKNOWN if value is None else value.text


def place(value: Where | None) -> str:
    """Say where, by the gazetteer's name with what contains it, else by the words."""
    return UNKNOWN if value is None else places.say(value)


def time(value: When | None) -> str:
    """Say on which days: `15 to 22 Nov 2016`; days that are not known by their words."""
    if value is None:
        return UNKNOWN
    if value.first is None and value.last is None and value.text:
        return f'"{value.text}"'
    return _MONTH.sub(r"\1", dates.say(value))


def published(value: Published | None) -> str:
    """Say when a document was published, as exactly as that is known."""
    if value is None:
        return "date not known"
    first = last = value.day
    if value.precision == "month":
        first, last = date_days.month(first.year, first.month)
    elif value.precision == "year":
        first, last = date_days.years(first.year, first.year)
    return time(When(value.text, first, last, value.precision))


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
    return sources.say(document.source) if document.source else "the source, not named"


def _link(link: Attribution) -> str:
    name = link.speaker or f'"{link.text}"'
    return f"{name} (to {link.via})" if link.via else name
