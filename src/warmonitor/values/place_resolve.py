"""Resolve the names of one document together: which Khalidiya, which Donetsk."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from warmonitor.records import Where
from warmonitor.reference import gazetteer
from warmonitor.reference.gazetteer import Entry
from warmonitor.reference.spelling import plain

from .place_context import Context
from .place_parse import Mention, Name, parse

# Letters of a name from which one wrong letter is taken as a slip, and from which two are: below
# six, Hama is Homs with one slip.
_TYPO_LETTERS = 6
_LONG_NAME = 10
# People from which a town outside the country in focus is taken for itself.
_KNOWN = 100_000
# People from which it may be meant at all; a smaller one is more likely a word that looks like it.
_FEW = 5_000


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
        one.options = [(name, _or_alike(name, entries, focus)) for name, entries in one.options]
    context = Context((entries for one in opened for _, entries in one.options), focus)
    return [_where(one, context) for one in opened]


def lies_in(name: str, outer: str) -> bool:
    """Say whether a province or country of one name is known to hold a place of another."""
    holders = {e.id for e in gazetteer.named(outer) if e.kind in ("governorate", "country")}
    if not holders:
        return False
    names = parse(name).names
    return any(holders.intersection(e.within) for one in names for e in _candidates(one))


def _options(mention: Mention) -> _Open:
    return _Open(mention, [(name, _candidates(name)) for name in mention.names])


def _candidates(name: Name) -> tuple[Entry, ...]:
    """Return the places a name may mean, with its generic word: "Hama province", "Hama"."""
    whole = gazetteer.named(name.whole) if name.whole != name.core else ()
    if any(entry.own for entry in whole):
        return tuple(entry for entry in whole if entry.own)
    return _fitting(name, _so_called(name.core, gazetteer.named(name.core))) or whole


def _so_called(name: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Leave out towns that have a name beside their own where another there is so called."""
    key = plain(name)
    entries = tuple(e for e in entries if not _is_a_town(e, entries))
    called = {e.country for e in entries if plain(e.name) == key and e.kind == "town"}
    return tuple(
        e
        for e in entries
        if e.own or e.kind != "town" or e.country not in called or plain(e.name) == key
    )


def _is_a_town(province: Entry, entries: tuple[Entry, ...]) -> bool:
    """Say whether a province is little more than the town it is called after: Paris."""
    return province.kind == "governorate" and any(
        province.id in town.within and town.population > 0.75 * province.population
        for town in entries
    )


def _fitting(name: Name, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Keep the places of a name that its other words allow."""
    if name.kind == "governorate" or name.scope == "rural":
        return _provinces(entries) or entries
    if name.compass and name.scope != "town" and not _has_part(entries, name.compass):
        # "northern Homs" may be north of the town too; the province holds both.
        return _provinces(entries) or entries
    if name.kind in ("town", "neighbourhood", "site"):
        return tuple(e for e in entries if e.kind == name.kind) or entries
    return entries


def _provinces(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the provinces among places of a name, or named like one of them that they hold."""
    wide = [e for e in entries if e.kind in ("governorate", "region", "country")]
    for entry in entries:
        above = gazetteer.by_id(entry.within[0]) if entry.own and entry.within else None
        if above is not None and above.name.startswith(entry.name):
            wide.append(above)
    return tuple(wide)


def _has_part(entries: tuple[Entry, ...], compass: str | None) -> bool:
    parts = gazetteer.shelf().parts
    return any((entry.id, compass) in parts for entry in entries)


def _focus(opened: list[_Open]) -> str | None:
    """Return the country that most names speak for."""
    votes: Counter[str] = Counter()
    for one in opened:
        for _, entries in one.options:
            countries = {entry.country for entry in entries if entry.country}
            if entries and entries[0].kind == "country" and entries[0].country:
                votes[entries[0].country] += 2
            elif len(countries) == 1:
                own = any(entry.own for entry in entries)
                votes[countries.pop()] += 3 if own else 1 if all(map(_is_small, entries)) else 2
            elif entries and entries[0].country:
                votes[entries[0].country] += 1
    return votes.most_common(1)[0][0] if votes else None


def _guess(name: Name, focus: str | None) -> tuple[Entry, ...]:
    """Look an unknown name up by looser spellings, within the country in focus only."""
    if focus is None:
        return ()
    for words in (name.whole, name.core):
        if here := gazetteer.spelt_alike(words, focus):
            return _fitting(name, here)
    return _fitting(name, _typo(name.core, focus))


def _or_alike(name: Name, entries: tuple[Entry, ...], focus: str | None) -> tuple[Entry, ...]:
    """Return what a name may be; if only small towns abroad have it, then what is spelt like it."""
    if not entries:
        return _guess(name, focus)
    if focus is not None and name.kind == "neighbourhood":
        quarters = gazetteer.spelt_alike(name.core, focus)
        if quarters and not any(one.country == focus for one in entries):
            return quarters
    if focus is None or any(not _is_small(one) or one.country == focus for one in entries):
        return entries
    return _fitting(name, gazetteer.spelt_alike(name.core, focus)) or entries


def _is_small(entry: Entry) -> bool:
    """A town that is known by name alone, anywhere in the world."""
    known = entry.own or entry.capital or entry.population >= _KNOWN
    return entry.kind == "town" and not known


@lru_cache(maxsize=16)
def _keys_of(country: str) -> dict[str, tuple[list[str], list[str | int]]]:
    """Return a country's folded names by first letter, and the id or number of each place."""
    names: dict[str, str | int] = dict(gazetteer.world().names_in(country))
    for spelling, entry in gazetteer.shelf().spellings:
        if entry.country == country:
            names[plain(spelling)] = entry.id
    keys: dict[str, tuple[list[str], list[str | int]]] = {}
    for key, place in names.items():
        listed, places = keys.setdefault(key[:1], ([], []))
        listed.append(key)
        places.append(place)
    return keys


@lru_cache(maxsize=4096)  # A name nobody knows comes again in its document.
def _typo(words: str, country: str) -> tuple[Entry, ...]:
    """Take one wrong letter for a slip, two in a long name; the first is never taken for wrong."""
    key = plain(words)
    if len(key) < _TYPO_LETTERS:
        return ()
    keys, places = _keys_of(country).get(key[:1], ([], []))
    most = 1 if len(key) < _LONG_NAME else 2
    best = process.extractOne(key, keys, scorer=OSA.distance, score_cutoff=most, processor=None)
    if best is None:
        return ()
    place = places[best[2]]
    if isinstance(place, str):
        entry = gazetteer.by_id(place)
        return (entry,) if entry else ()
    row = gazetteer.world().numbered(place)
    return (gazetteer.ours(gazetteer.entry_of(row)),) if row else ()


def _where(one: _Open, context: Context) -> Where:
    """Turn one mention into a Where: the narrowest of its names, or what contains them all."""
    text = one.mention.text
    chosen = [
        (name, entry)
        for name, entries in one.options
        if (entry := context.choose(entries, _here(name, entries, one, context.focus))) is not None
    ]
    holders = {up for _, entry in chosen for up in entry.within}
    heads = [(name, entry) for name, entry in chosen if entry.id not in holders]
    # "in Qaim near Syria": the name without "near" is where it was.
    heads = [head for head in heads if head[0].scope != "near"] or heads
    if not heads:
        return Where(text=text)
    name, entry = heads[0]
    if any(other.id != entry.id for _, other in heads[1:]):
        return _common(text, [other for _, other in heads])
    if name.scope == "near" or (name.scope == "rural" and entry.kind == "town"):
        return _near(text, entry)
    if name.compass:
        return _part(text, entry, name.compass)
    return _part(text, entry, "rural") if name.scope == "rural" else of(text, entry)


def _here(
    name: Name, entries: tuple[Entry, ...], one: _Open, focus: str | None
) -> tuple[Entry, ...]:
    """Keep what a name may be here; where nothing is left, what is spelt like it in the focus."""
    kept = _plausible(entries, one, focus)
    if kept or focus is None or not entries:
        return kept
    return _fitting(name, gazetteer.spelt_alike(name.core, focus))


def _plausible(entries: tuple[Entry, ...], one: _Open, focus: str | None) -> tuple[Entry, ...]:
    """Keep places that lie in another place of the phrase ("Midan in Damascus"), or known ones.

    A small town far from the country in focus is more likely a word that looks like it.
    """
    others = {e.id for _, known in one.options for e in known if known is not entries}
    inside = tuple(entry for entry in entries if others.intersection(entry.within))
    abroad = any(other.startswith("iso:") for other in others)
    if abroad and not inside and all(name.scope != "near" for name, _ in one.options):
        return tuple(
            e for e in entries if e.kind == "country"
        )  # not in the country named beside it
    if inside or focus is None:
        return inside or entries
    return tuple(
        e
        for e in entries
        if e.own or e.capital or e.country == focus or e.kind == "country" or e.population >= _FEW
    )


def _names(within: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(up.name for place in within if (up := gazetteer.by_id(place)) is not None)


def of(text: str, entry: Entry) -> Where:
    """Return an entry of the gazetteer as the place that some words name."""
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


def _part(text: str, entry: Entry, side: str) -> Where:
    """Make a part of a place: one of our rows where there is one, else named after the whole."""
    known = gazetteer.shelf().parts.get((entry.id, side))
    if known is not None:
        return of(text, known)
    name = f"{_SIDES[side]} {entry.name}"
    return _region(text, name, f"{entry.id}/{side}", (entry.id, *entry.within))


def _region(text: str, name: str, key: str, within: tuple[str, ...]) -> Where:
    """Return a part or the surroundings of a place: without coordinates, for it has no middle."""
    return Where(
        text=text,
        name=name,
        id=key,
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
}


def _near(text: str, entry: Entry) -> Where:
    """Near a place is not in it; of what contains it only the country is sure."""
    return _region(text, f"near {entry.name}", f"{entry.id}/near", entry.within[-1:])


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
