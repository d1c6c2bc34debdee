"""Resolve the names of one document together: which Khalidiya, which Donetsk."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from warmonitor.records import Where
from warmonitor.reference import gazetteer
from warmonitor.reference.gazetteer import Entry
from warmonitor.reference.spelling import loose, plain

from .place_parse import Mention, Name, parse

# From the narrowest to the widest, for choosing the name a phrase is about.
_WIDTH = {
    name: width
    for width, name in enumerate(
        ["site", "neighbourhood", "town", "district", "governorate", "region", "country", "unknown"]
    )
}
# Letters of a name, and likeness in percent, from which one wrong letter is taken as a slip.
_TYPO_LETTERS = 6
_TYPO_LIKENESS = 88.0


@dataclass(slots=True)
class _Open:
    """A mention on its way to a place."""

    mention: Mention
    options: list[tuple[Name, tuple[Entry, ...]]] = field(default_factory=list)


def resolve(names: Sequence[str], *, country: str | None = None) -> list[Where]:
    """Return where the names (or phrases) of one document are, one Where each, in order.

    The country in focus is the one given, or the one that most names speak for. Of several places
    of a name the one in focus is taken, then one beside or within other places of the document,
    then the most populous. A name nobody knows keeps its words and nothing else.
    """
    opened = [_options(parse(name)) for name in names]
    focus = country or _focus(opened)
    for one in opened:
        one.options = [(name, entries or _guess(name, focus)) for name, entries in one.options]
    anchors = _anchors(opened, focus)
    return [_where(one, focus, anchors) for one in opened]


def _options(mention: Mention) -> _Open:
    return _Open(mention, [(name, _candidates(name)) for name in mention.names])


def _candidates(name: Name) -> tuple[Entry, ...]:
    """Return the places a name may mean, with its generic word: "Hama province", "Hama"."""
    whole = gazetteer.named(name.whole) if name.whole != name.core else ()
    if any(entry.own for entry in whole):
        return tuple(entry for entry in whole if entry.own)
    bare = gazetteer.named(name.core)
    if name.kind == "governorate" or (name.compass and name.compass != "rural"):
        wider = tuple(e for e in gazetteer.named(f"{name.core} Governorate") if e.own)
        wider += tuple(e for e in bare if e.kind in ("governorate", "region", "country"))
        if name.kind == "governorate" or not _has_part(bare, name.compass):
            if wider:
                return wider
    if name.kind in ("town", "neighbourhood", "site"):
        fitting = tuple(e for e in (*whole, *bare) if e.kind == name.kind)
        if fitting:
            return fitting
    return bare or whole


def _has_part(entries: tuple[Entry, ...], compass: str | None) -> bool:
    parts = gazetteer.shelf().parts
    return any((entry.id, compass) in parts for entry in entries)


def _focus(opened: list[_Open]) -> str | None:
    """Return the country that most names speak for."""
    votes: Counter[str] = Counter()
    for one in opened:
        for _, entries in one.options:
            countries = {entry.country for entry in entries if entry.country}
            if len(countries) == 1:
                votes[countries.pop()] += 2
            elif entries and entries[0].country:
                votes[entries[0].country] += 1
    return votes.most_common(1)[0][0] if votes else None


def _guess(name: Name, focus: str | None) -> tuple[Entry, ...]:
    """Look an unknown name up by looser spellings, within the country in focus only."""
    for words in (name.whole, name.core):
        for index, key in (
            (gazetteer.by_loose(), loose(words)),
            (gazetteer.by_skeleton(), gazetteer.skeleton(words)),
        ):
            entries = tuple(e for e in index.get(key, ()) if e.country == focus) if key else ()
            if entries and (index is gazetteer.by_loose() or len(entries) == 1):
                return _of_kind(entries, name)
    return _typo(name.core, focus) if focus else ()


def _of_kind(entries: tuple[Entry, ...], name: Name) -> tuple[Entry, ...]:
    if name.kind == "governorate":
        wider = [gazetteer.by_id(up) for e in entries for up in e.within[:1] if e.kind == "town"]
        return tuple(e for e in wider if e is not None) or entries
    return entries


@lru_cache(maxsize=8)
def _keys_of(country: str) -> tuple[list[str], list[str]]:
    """Return the folded names of a country's places, and the id of each."""
    keys: dict[str, str] = {}
    for spelling, entry in gazetteer.shelf().spellings:
        if entry.country == country:
            keys.setdefault(plain(spelling), entry.id)
    for key, number in gazetteer.world().names_in(country):
        row = gazetteer.world().numbered(number) if key not in keys else None
        if row is not None:
            keys[key] = row.id
    return list(keys), list(keys.values())


def _typo(words: str, country: str) -> tuple[Entry, ...]:
    key = plain(words)
    if len(key) < _TYPO_LETTERS:
        return ()
    keys, ids = _keys_of(country)
    best = process.extractOne(
        key, keys, scorer=fuzz.ratio, score_cutoff=_TYPO_LIKENESS, processor=None
    )
    # The first letter is seldom wrong; names that differ in it are other names.
    if best is None or best[0][:1] != key[:1]:
        return ()
    entry = gazetteer.by_id(ids[best[2]])
    return (entry,) if entry else ()


def _anchors(opened: list[_Open], focus: str | None) -> Counter[str]:
    """Count the places that names without a second meaning are, and what contains them."""
    anchors: Counter[str] = Counter()
    for one in opened:
        for _, entries in one.options:
            here = [entry for entry in entries if entry.country == focus] or list(entries)
            if len(here) == 1:
                anchors.update([here[0].id, *here[0].within])
    return anchors


def _choose(entries: tuple[Entry, ...], focus: str | None, anchors: Counter[str]) -> Entry | None:
    if not entries:
        return None
    return max(
        entries,
        key=lambda entry: (
            entry.country == focus,
            # The place itself, or the nearest thing that contains it, is spoken of elsewhere.
            sum(anchors[up] / (2 + depth) for depth, up in enumerate(entry.within[:3]))
            if entry.kind not in ("governorate", "country")
            else 0.0,
            entry.own,
            entry.population,
        ),
    )


def _where(one: _Open, focus: str | None, anchors: Counter[str]) -> Where:
    """Turn one mention into a Where: the narrowest of its names, or what contains them all."""
    chosen = [
        (name, entry)
        for name, entries in one.options
        if (entry := _choose(_beside(entries, one), focus, anchors)) is not None
    ]
    text = one.mention.text
    if not chosen:
        return Where(text=text)
    narrow = min(_WIDTH[entry.kind] for _, entry in chosen)
    heads = [(name, entry) for name, entry in chosen if _WIDTH[entry.kind] == narrow]
    name, entry = heads[0]
    if any(other.id != entry.id and entry.id not in other.within for _, other in heads[1:]):
        return _common(text, [other for _, other in heads])
    if name.near:
        return _near(text, entry)
    if name.compass or name.part:
        return _part(text, name, entry)
    return _of(text, entry)


def _beside(entries: tuple[Entry, ...], one: _Open) -> tuple[Entry, ...]:
    """Keep the places that lie in another place of the same phrase: "Midan in Damascus"."""
    others = {e.id for _, known in one.options for e in known if known is not entries}
    inside = tuple(entry for entry in entries if others.intersection(entry.within))
    return inside or entries


def _names(within: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(up.name for place in within if (up := gazetteer.by_id(place)) is not None)


def _of(text: str, entry: Entry) -> Where:
    return Where(
        text=text,
        name=entry.name,
        id=entry.id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=entry.kind,
        within=_names(entry.within),
        within_ids=entry.within,
    )


def _part(text: str, name: Name, entry: Entry) -> Where:
    """A part of a place: one of our rows where there is one, else named after what it is in."""
    side = name.compass or "part"
    known = gazetteer.shelf().parts.get((entry.id, side))
    if known is not None:
        return _of(text, known)
    within = (entry.id, *entry.within)
    shown = f"{_SIDES[side]} {entry.name}"
    return Where(
        text=text,
        name=shown,
        id=f"{entry.id}/{side}",
        precision="region",
        within=_names(within),
        within_ids=within,
    )


_SIDES = {
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
    "north-east": "northeastern",
    "north-west": "northwestern",
    "south-east": "southeastern",
    "south-west": "southwestern",
    "centre": "central",
    "rural": "rural",
    "part": "part of",
}


def _near(text: str, entry: Entry) -> Where:
    """Near a place is not in it; of what contains it only the country is sure."""
    within = entry.within[-1:]
    return Where(
        text=text,
        name=f"near {entry.name}",
        id=f"{entry.id}/near",
        precision="region",
        within=_names(within),
        within_ids=within,
    )


def _common(text: str, entries: list[Entry]) -> Where:
    """Several places at once are somewhere in what contains them all."""
    shared = [up for up in entries[0].within if all(up in e.within for e in entries[1:])]
    shown = " and ".join(dict.fromkeys(entry.name for entry in entries))
    return Where(
        text=text,
        name=shown,
        precision="region",
        within=_names(tuple(shared)),
        within_ids=tuple(shared),
    )
