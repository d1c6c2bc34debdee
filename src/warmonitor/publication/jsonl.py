"""One claim, one line of JSON: the form that other programs read. Unknown is `null`.

The keys and their order are described in `docs/claims.md`.
"""

import json
import re
from typing import Any

from warmonitor.records import (
    Attribution,
    Casualty,
    Claim,
    Condition,
    Control,
    Document,
    Extent,
    Party,
    Statement,
    When,
    Where,
)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def line(claim: Claim, document: Document, *, explain: bool = False) -> str:
    """Return a claim as one line of JSON, without the line end; it always encodes as UTF-8.

    With `explain`, a last key `reasons` holds the rule and the words behind each slot.
    """
    form = plain(claim, document)
    if explain:
        form["reasons"] = [
            {"slot": why.slot, "rule": why.rule, "text": why.text} for why in claim.reasons
        ]
    words = json.dumps(form, ensure_ascii=False)
    # A damaged input may hold half a character; JSON can name it by its number.
    return _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half.group()):04x}", words)


def plain(claim: Claim, document: Document) -> dict[str, Any]:
    """Return a claim as plain JSON types, keys in the order in which they are printed."""
    quote = claim.quote
    return {
        "id": claim.id,
        "document": document.location,
        "kind": claim.kind,
        "quote": {"start": quote.start, "end": quote.end, "text": quote.text},
        "attribution": [_attribution(link) for link in claim.attribution],
        "stance": claim.stance,
        "place": _place(claim.place),
        "time": _time(claim.time),
        "reader": claim.reader,
        **_own(claim),
    }


def _own(claim: Claim) -> dict[str, Any]:
    """Return what only claims of this kind have."""
    match claim:
        case Casualty():
            return _casualty(claim)
        case Control():
            return {
                "actor": _party(claim.actor),
                "action": claim.action,
                "extent": _extent(claim.extent),
                "against": _party(claim.against),
            }
        case Condition():
            return {"topic": claim.topic, "direction": claim.direction}
        case Statement():
            return {
                "speaker": _party(claim.speaker),
                "act": claim.act,
                "target": _party(claim.target),
                "addressee": _party(claim.addressee),
            }
    raise TypeError(f"no JSON form for a claim of kind {claim.kind!r}")


def _casualty(claim: Casualty) -> dict[str, Any]:
    count, victims = claim.count, claim.victims
    return {
        "outcome": claim.outcome,
        "count": {
            "low": count.low,
            "high": count.high,
            "approximate": count.approximate,
            "unit": count.unit,
            "text": count.text,
        },
        "victims": {
            "text": victims.text,
            "class": victims.classes[0] if len(victims.classes) == 1 else "mixed",
            "classes": list(victims.classes),
            "demographic": victims.demographic,
        },
        "perpetrator": _party(claim.perpetrator),
        "cause": claim.cause,
        "part_of": claim.part_of,
        "apart_from": claim.apart_from,
        "updates": claim.updates,
    }


def _attribution(link: Attribution) -> dict[str, Any]:
    return {"speaker": link.speaker, "text": link.text, "cue": link.cue, "via": link.via}


def _party(party: Party | None) -> dict[str, Any] | None:
    return None if party is None else {"text": party.text, "actor": party.actor}


def _extent(extent: Extent | None) -> dict[str, Any] | None:
    return None if extent is None else {"text": extent.text, "low": extent.low, "high": extent.high}


def _place(place: Where | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "name": place.name,
        "id": place.id,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
        "within": list(place.within),
    }


def _time(time: When | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {
        "text": time.text,
        "from": None if time.first is None else time.first.isoformat(),
        "to": None if time.last is None else time.last.isoformat(),
        "precision": time.precision,
    }
