"""Take a phrase that names a place apart: the names in it, and what is said of each.

"the northwestern Syrian province of Idlib" is the name Idlib, of the kind governorate;
"Aleppo's eastern districts" the name Aleppo with the compass word east.
"""

import re
from dataclasses import dataclass

from warmonitor.reference import gazetteer
from warmonitor.reference.spelling import plain

from .place_words import place_words

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´‘.\-‑–][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’`´][sS]$")
_ARTICLES = frozenset("al el ul ez es ed er et ad an ar as ash at az aj of ibn bin ben the de la".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a phrase: `core` alone, `whole` with the generic words that follow it.

    `kind` is what a generic word says it is, `compass` which side of it is meant, `part` whether
    only parts of it are, `near` whether the place is not in it but by it.
    """

    core: str
    whole: str
    kind: str | None = None
    compass: str | None = None
    part: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase and the names in it, in order."""

    text: str
    names: tuple[Name, ...]


def parse(text: str) -> Mention:
    """Take a phrase apart; a phrase without a name has no names."""
    exact = gazetteer.shelf().by_plain.get(plain(text))
    if exact or text.strip() in gazetteer.shelf().exact:
        return Mention(text, (Name(text.strip(), text.strip()),))
    tokens = [match.group() for match in _WORD.finditer(text)]
    tokens = [_POSSESSIVE.sub("", token) for token in tokens]
    spans = _spans(tokens)
    names = []
    for place, (first, last) in enumerate(spans):
        start = spans[place - 1][1] + 1 if place else 0
        stop = spans[place + 1][0] if place + 1 < len(spans) else len(tokens)
        names.append(_name(tokens, first, last, start, stop))
    return Mention(text, tuple(names))


def _spans(tokens: list[str]) -> list[tuple[int, int]]:
    """Return the runs of words that are names: known ones, the longest first, or capitals."""
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        last = _known(tokens, at)
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


def _is_known(tokens: list[str], span: tuple[int, int]) -> bool:
    return bool(gazetteer.named(" ".join(tokens[span[0] : span[1] + 1])))


def _is_capital(token: str) -> bool:
    return any(part[:1].isupper() for part in re.split("[-‑–]", token))


def _known(tokens: list[str], at: int) -> int | None:
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
        if plain(surface) not in words.not_places and gazetteer.named(surface):
            return last
    if len(tokens[at]) > 4 and tokens[at].endswith("s") and _is_capital(tokens[at]):
        own = [e for e in gazetteer.named(tokens[at][:-1]) if e.own or e.kind == "country"]
        if own:
            tokens[at] = tokens[at][:-1]
            return at
    return None


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
    words = place_words()
    core = " ".join(tokens[first : last + 1])
    kind, compass, part = None, None, False
    before = [token.lower() for token in tokens[start:first]]
    near = any(word in words.near for word in before) or (
        "of" in before and any(word in ("east", "west", "north", "south") for word in before)
    )
    end = last
    for place in range(last + 1, min(stop, last + 4)):
        word = tokens[place].lower()
        pair = f"{word} {tokens[place + 1].lower()}" if place + 1 < stop else ""
        if pair in words.kinds:
            kind, end = kind or words.kinds[pair], place + 1
        elif word in words.compass:
            compass = words.compass[word]
        elif word in words.kinds or word in words.parts:
            part = part or word in words.parts and word not in words.kinds
            kind = kind or words.kinds.get(word)
            part = part or words.kinds.get(word) == "region"
            end = place
        else:
            break
    kind, compass, part = _leading(before, kind, compass, part)
    if compass and not part and kind in ("town", "neighbourhood") and before[-1:] != [compass]:
        compass = compass if before and words.compass.get(before[-1]) else None
    return Name(core, " ".join(tokens[first : end + 1]), kind, compass, part, near)


def _leading(
    before: list[str], kind: str | None, compass: str | None, part: bool
) -> tuple[str | None, str | None, bool]:
    """Read "the northern province of" backwards: the word nearest the name counts first."""
    words = place_words()
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in words.compass:
            # "the northern province of Idlib" is all of Idlib; "northern Idlib province" is not.
            whole = "of" in before[place:] and not any(w in words.parts for w in before[place:])
            if not whole or not any(w in words.kinds for w in before[place:]):
                compass = compass or words.compass[word]
        elif word in words.parts:
            part = part or word not in ("district", "neighbourhood", "neighborhood", "quarter")
        elif word in words.kinds and kind is None:
            kind = words.kinds[word]
        elif word in words.plurals and kind is None:
            kind = words.plurals[word]
    return kind, compass, part
