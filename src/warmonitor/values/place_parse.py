"""Take a phrase that names a place apart: the names in it, and what is said of each.

"the northwestern Syrian province of Idlib" is the name Idlib, of the kind governorate;
"Aleppo's eastern districts" the name Aleppo with the compass word east.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from warmonitor.reference import gazetteer
from warmonitor.reference.spelling import plain

from .place_words import place_words

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´‘.\-‑–][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’`´][sS]$")
_ARTICLES = frozenset(
    "al el ul ez es ed er et ad an ar as ash at az aj of ibn bin ben the de la".split()
)
# People from which a town's name is taken for itself in front of another capital.
_LARGE = 100_000
_SIDES = frozenset("north south east west northeast northwest southeast southwest".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a phrase: `core` alone, `whole` with the generic words that follow it.

    `kind` is what a generic word says it is, `compass` which side of it is meant. `scope` is `near`
    where the place is not in it but by it, `rural` for its countryside, `town` for parts of a
    town, else empty.
    """

    core: str
    whole: str
    kind: str | None = None
    compass: str | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase and the names in it, in order."""

    text: str
    names: tuple[Name, ...]


def parse(text: str) -> Mention:
    """Take a phrase apart; a phrase without a name has no names."""
    exact = gazetteer.shelf().by_plain.get(plain(text))
    if exact or text.strip() in gazetteer.shelf().exact or _is_name(text):
        return Mention(text, (Name(text.strip(), text.strip()),))
    matches = list(_WORD.finditer(text))
    tokens = [_POSSESSIVE.sub("", match.group()) for match in matches]
    ends = {i for i, (a, b) in enumerate(pairwise(matches)) if text[a.end() : b.start()].strip()}
    for place in (i + 1 for i in ends):
        # "Salem, Ore."
        province = gazetteer.in_short(tokens[place])
        tokens[place] = province.name if province else tokens[place]
    spans = _spans(tokens, ends) or _capital(tokens)
    names = []
    start = 0
    for place, (first, last) in enumerate(spans):
        if place and not _is_country(tokens, spans[place - 1]):
            # What is said of a country's name goes on to the next: "near Syria's city of Homs".
            start = spans[place - 1][1] + 1
        stop = spans[place + 1][0] if place + 1 < len(spans) else len(tokens)
        names.append(_name(tokens, first, last, start, stop))
    return Mention(text, tuple(names))


def _is_name(text: str) -> bool:
    """Say whether a phrase is nothing but a name: "Houston", which elsewhere may be a person."""
    bare = text.strip()
    return bare[:1].isupper() and bare.isalpha() and bool(gazetteer.named(bare))


def _spans(tokens: list[str], ends: set[int]) -> list[tuple[int, int]]:
    """Return the runs of words that are names: known ones, the longest first, or capitals."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        if tokens[at] == "the":
            at += 1
            continue
        last = _spelt_alike(tokens, at, ends)
        if last is None:
            last = _known(tokens, at, ends)
        if last is None:
            last = _unknown(tokens, at)
        if last is None:
            at += 1
            continue
        spans.append((at, last))
        at = last + 1
    known = [span for span in spans if _is_known(tokens, span)]
    # Beside known names, capitals that nobody knows are people, months, nations.
    return known or spans


def _capital(tokens: list[str]) -> list[tuple[int, int]]:
    """Put the name in for "the Syrian capital"."""
    nations = place_words().nations
    for place in range(1, len(tokens)):
        country = nations.get(tokens[place - 1].lower())
        if country and tokens[place].lower() in ("capital", "capitals"):
            entry = gazetteer.capital(country)
            if entry is not None:
                tokens[place - 1] = ""
                tokens[place] = entry.name
                return [(place, place)]
    return []


def _is_known(tokens: list[str], span: tuple[int, int]) -> bool:
    name = " ".join(tokens[span[0] : span[1] + 1])
    return bool(gazetteer.named(name) or gazetteer.loosely(name))


def _is_country(tokens: list[str], span: tuple[int, int]) -> bool:
    entries = gazetteer.named(" ".join(tokens[span[0] : span[1] + 1]))
    return bool(entries) and entries[0].kind == "country"


@lru_cache(maxsize=65536)
def _is_capital(token: str) -> bool:
    return any(part[:1].isupper() for part in re.split("[-‑–]", token))


def _known(tokens: list[str], at: int, ends: set[int]) -> int | None:
    words = place_words()
    shelf = gazetteer.shelf()
    for last in range(min(at + 5, len(tokens) - 1), at - 1, -1):
        surface = " ".join(tokens[at : last + 1])
        capital = _is_capital(tokens[at]) or tokens[at].lower() in _ARTICLES
        if plain(surface) in shelf.by_plain and (capital or last > at) and not _is_generic(surface):
            return last
        if surface in shelf.exact:
            return last
        if not (_is_capital(tokens[at]) and _is_capital(tokens[last])) or _is_generic(surface):
            continue
        following = "" if last in ends else "".join(tokens[last + 1 : last + 2])
        if plain(surface) not in words.not_places and _is_whole(surface, following):
            return last
    if len(tokens[at]) > 4 and tokens[at].endswith("s") and _is_capital(tokens[at]):
        own = [e for e in gazetteer.named(tokens[at][:-1]) if e.own or e.kind == "country"]
        if own:
            tokens[at] = tokens[at][:-1]
            return at
    return None


def _spelt_alike(tokens: list[str], at: int, ends: set[int]) -> int | None:
    """Return the end of a run of capitals that as a whole is spelt like a known name."""
    last = at
    while (
        last + 1 < len(tokens)
        and last not in ends
        and (_is_capital(tokens[last + 1]) or tokens[last + 1].lower() in _ARTICLES)
    ):
        last += 1
    while last > at and tokens[last].lower() in place_words().leading:
        last -= 1
    surface = " ".join(tokens[at : last + 1])
    if last == at or not (_is_capital(tokens[at]) and _is_capital(tokens[last])):
        return None
    alike = not gazetteer.named(surface) and gazetteer.is_spelt_alike(surface)
    return last if alike else None


def _is_whole(surface: str, following: str) -> bool:
    """Say whether words are a known name; of a longer one no small town is the head."""
    entries = gazetteer.named(surface)
    if not following or not _is_capital(following) or _is_generic(following):
        return bool(entries)
    return any(entry.own or entry.kind != "town" or entry.population >= _LARGE for entry in entries)


def _is_generic(surface: str) -> bool:
    words, lower = place_words(), surface.lower()
    return lower in words.leading or lower in words.not_places


def _unknown(tokens: list[str], at: int) -> int | None:
    words = place_words()
    if not _is_capital(tokens[at]) or tokens[at].lower() in words.leading:
        return None
    if tokens[at].lower() in words.not_places or tokens[at].lower() in _ARTICLES:
        return None
    last = at
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        if following.lower() in words.leading or not (
            _is_capital(following) or following.lower() in _ARTICLES
        ):
            break
        last += 1
    while last > at and not _is_capital(tokens[last]):
        last -= 1
    return last


def _name(tokens: list[str], first: int, last: int, start: int, stop: int) -> Name:
    """Read the words before and after a name."""
    before = [token.lower() for token in tokens[start:first]]
    end, after = _following(tokens, last, stop)
    words = place_words()
    kinds = [words.kinds.get(word) or words.plurals.get(word) for word in (*after, *before[::-1])]
    kind = next((kind for kind in kinds if kind), None)
    return Name(
        " ".join(tokens[first : last + 1]),
        " ".join(tokens[first : end + 1]),
        kind,
        _compass(before, after),
        _scope(before, after),
    )


def _following(tokens: list[str], last: int, stop: int) -> tuple[int, list[str]]:
    """Return the last of a name's own generic words after it, and those words."""
    words = place_words()
    after: list[str] = []
    place, end = last + 1, last
    while place < min(stop, last + 4):
        word = tokens[place].lower()
        pair = f"{word} {tokens[place + 1].lower()}" if place + 1 < stop else ""
        if pair in words.kinds:
            word, place = pair, place + 1
        elif word not in words.leading:
            break
        after.append(word)
        end = place
        place += 1
    return end, after


def _compass(before: list[str], after: list[str]) -> str | None:
    """Return the side that is meant: "northern Idlib", not "the northern province of Idlib"."""
    words = place_words()
    for word in after:
        if word in words.compass:
            return words.compass[word]
    for place, word in enumerate(before):
        if word not in words.compass:
            continue
        between = before[place + 1 :]
        describes = "of" in between and not words.parts.intersection(between)
        if not describes or not words.kinds.keys() & set(between):
            return words.compass[word]
    return None


def _scope(before: list[str], after: list[str]) -> str:
    """Return whether the place is `near` the name, its countryside, a part of the town, or it."""
    words = place_words()
    if words.near.intersection(before) or words.beyond.intersection(after):
        return "near"
    for place, word in enumerate(before[:-1]):
        # "east of Aleppo" is outside it, "the east of Aleppo" inside.
        if before[place + 1] == "of" and word in _SIDES and before[place - 1 : place] != ["the"]:
            return "near"
    if "countryside" in before or "countryside" in after:
        return "rural"
    return "town" if words.parts.intersection((*before, *after)) else ""
