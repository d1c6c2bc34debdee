"""Every place that a document names, with where it is: what a map or a test of places asks for.

Figures and control claims need less: they look for the places of their own sentences (`scene.py`).
Names are those that the shelf knows and those that only the model finds; on demand also the
adjectives of countries ("the Georgian border"). All are resolved together, as one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from warmonitor.records import Where
from warmonitor.reference import gazetteer
from warmonitor.reference.actors import states
from warmonitor.values import place as places
from warmonitor.values.place_words import place_words

from .page import Page, PlaceFound, Text

Point = tuple[float, float]

# Between the parts of "Paris-Henry County", "D-Salem", "Metro Vancouver".
PART = re.compile(r"[^\s\-–/]+")
SHORT = re.compile(r",\s+((?:[A-Z]\. ?)?[A-Z][A-Za-z]*\.(?:[A-Z]\.)*)")
# What stands between a town and what contains it: "Salem, Ore."
GAP = re.compile(r",\s+$|\s+\($")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a passage: its characters, and where the document says that is.

    `point` is where a map draws it, in degrees: its own coordinates; for a place without (a county,
    a part of a town) those of the town that contains it, or the middle of the places that the
    document names in the same province, or the province's.
    """

    text: Text
    start: int
    end: int
    where: Where
    point: tuple[float, float] | None = None


def find(page: Page, *, adjectives: bool = False) -> list[Toponym]:
    """Return the places that a document names, in order."""
    named = [(text, found) for text in page.texts for found in _named(text)]
    phrases = list(dict.fromkeys(found.phrase for _, found in named))
    where = dict(zip(phrases, places.resolve(phrases), strict=True))
    made = [Toponym(text, one.start, one.end, where[one.phrase]) for text, one in named]
    if adjectives:
        made += [one for text in page.texts for one in _adjectives(text, made)]
    spots = _spots(made)
    drawn = (replace(one, point=_point(one.where, spots)) for one in made)
    return sorted(drawn, key=lambda one: (one.text.number, one.start))


def _spots(made: list[Toponym]) -> dict[str, list[Point]]:
    """Return, by what contains them, the coordinates of the places that have their own."""
    spots: dict[str, list[Point]] = {}
    for where in {one.where.id: one.where for one in made}.values():
        if where.latitude is not None and where.longitude is not None:
            for place in where.within_ids:
                spots.setdefault(place, []).append((where.latitude, where.longitude))
    return spots


def _point(where: Where, spots: dict[str, list[Point]]) -> Point | None:
    if where.latitude is not None and where.longitude is not None:
        return where.latitude, where.longitude
    for entry in filter(None, map(gazetteer.by_id, where.within_ids)):
        whole = (where.id or "").startswith(f"{entry.id}/")
        beside = spots.get(entry.id) if entry.kind == "governorate" and not whole else None
        if beside:
            return sum(p[0] for p in beside) / len(beside), sum(p[1] for p in beside) / len(beside)
        if entry.latitude is not None and entry.longitude is not None:
            return entry.latitude, entry.longitude
    return None


def _named(text: Text) -> list[PlaceFound]:
    """Return the names of a passage; the phrase of a town goes on to what contains it."""
    known = places.find(text.words)
    model = [
        _known_part(PlaceFound(e.start, e.end, e.text, e.start, e.end, e.text))
        for e in text.entities
        if e.label == "PLACE" and not any(f.start < e.end and e.start < f.end for f in known)
    ]
    # "near Kobani" names Kobani.
    model += [
        short
        for one in (*known, *model)
        if (short := _short_behind(text.words, one))
        and not any(f.start < short.end and short.start < f.end for f in (*known, *model))
    ]
    found = [_in_full(text.words, replace(one, phrase=one.name)) for one in (*known, *model)]
    found.sort(key=lambda one: one.start)
    following = [*found[1:], None]
    return [
        _with_outer(text.words, one, after) for one, after in zip(found, following, strict=False)
    ]


def _known_part(one: PlaceFound) -> PlaceFound:
    """Return the longest known name in one that nobody knows: "Metro Vancouver", "Salem-area"."""
    if gazetteer.named(one.name):
        return one
    parts = [match.span() for match in PART.finditer(one.name)]
    for length in range(len(parts) - 1, 0, -1):
        for first in range(len(parts) - length + 1):
            start, end = parts[first][0], parts[first + length - 1][1]
            name = one.name[start:end]
            if _is_a_name(name):
                return PlaceFound(
                    one.start + start,
                    one.start + end,
                    name,
                    one.start + start,
                    one.start + end,
                    name,
                )
    return one


def _is_a_name(name: str) -> bool:
    words = place_words()
    ordinary = name.lower() in words.leading or name.lower() in words.not_places
    return len(name) > 3 and name[0].isupper() and not ordinary and bool(gazetteer.named(name))


def _short_behind(words: str, one: PlaceFound) -> PlaceFound | None:
    """Return the province in short that stands behind a town it has: "Salem, Ore."."""
    match = SHORT.match(words, one.end)
    province = gazetteer.in_short(match[1]) if match else None
    if match is None or province is None or not places.lies_in(one.name, province.name):
        return None
    start, end = match.span(1)
    return PlaceFound(start, end, match[1], start, end, match[1])


def _in_full(words: str, one: PlaceFound) -> PlaceFound:
    """`Salem, Ore.`: a province in short is its full name."""
    province = gazetteer.in_short(one.name) if words[: one.start].endswith(", ") else None
    return one if province is None else replace(one, phrase=province.name)


def _with_outer(words: str, one: PlaceFound, after: PlaceFound | None) -> PlaceFound:
    """`Tripoli, Lebanon`: what stands behind the comma tells which Tripoli."""
    if after is None or not GAP.fullmatch(words[one.end : after.start]):
        return one
    if not places.lies_in(one.phrase, after.phrase):
        return one
    return replace(one, phrase=f"{one.phrase}, {after.phrase}")


def _adjectives(text: Text, made: list[Toponym]) -> Iterator[Toponym]:
    taken = [(one.start, one.end) for one in made if one.text is text]
    for match in _adjective().finditer(text.words):
        start, end = match.span()
        if any(first < end and start < last for first, last in taken):
            continue
        entry = gazetteer.by_id(f"iso:{_countries()[match[1]]}")
        if entry is not None:
            yield Toponym(text, start, end, places.of(match.group(), entry))


@cache
def _countries() -> dict[str, str]:
    return {word: code for code, state in states().items() for word in state.adjectives}


@cache
def _adjective() -> re.Pattern[str]:
    """An adjective of a country, also for its people: "Georgian", "Georgians"."""
    words = sorted(map(re.escape, _countries()), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(words)})s?\b")
