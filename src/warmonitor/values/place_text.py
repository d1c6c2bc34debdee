"""Cut a text into words, and find the runs of them that are names the shelf knows."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from warmonitor.reference import added, gazetteer
from warmonitor.reference.gazetteer import Entry
from warmonitor.reference.spelling import plain

from .place_words import PlaceWords, place_words

# A word: letters and digits; hyphens, apostrophes, points inside ("ez-Zor", "Dar'a", "U.S").
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´‘.\-‑–][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’`´][sS]$")
_ARTICLES = frozenset("al el ul adh ad an ar as ash at az ez es ed er et aj the".split())
# Articles that are no English words, and may open a name by themselves ("al Bab").
_STANDING = frozenset("al el ul ar az ash ez aj".split())
_ARTICLE = re.compile(r"(?:al|el|ul|adh|ad|an|ar|as|ash|at|az|ez|es|ed|er|et|aj)(?=[-‑– ]|$)", re.I)
_INSIDE_NAME = _ARTICLES | {"of", "de", "du", "la", "ibn", "bin", "ben"}
_LONGEST = 6


@dataclass(slots=True)
class Word:
    """A word of the text; `capital` tells whether it may begin a name."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    article: bool
    owns: bool
    key: str = ""


@dataclass(slots=True)
class Hit:
    """Words `first` to `last` (inclusive) are a name; `entries` what the shelf has under it."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    alike: bool = False  # Spelt like a name of the shelf, as a whole.


@lru_cache(maxsize=65536)
def _form(text: str) -> tuple[str, str, bool, bool, bool]:
    """Return a word without `'s`, in small letters, and whether it is a capital, article, owner."""
    if text.isalpha() and text.islower():
        return text, text, False, text in _STANDING, False
    owns = _POSSESSIVE.search(text)
    if owns:
        text = text[: owns.start()]
    article = bool(_ARTICLE.match(text))
    bare = text
    if article and not text[0].isupper() and len(text) > 3:
        bare = re.split("[-‑–]", text, maxsplit=1)[-1]
    return text, text.lower(), bare[0].isupper(), article, bool(owns)


class PlaceText:
    """A text as words, with what may be names of places among them."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.table: PlaceWords = place_words()
        self.shouted = words.isupper()
        self.tokens = [self._token(match) for match in _WORD.finditer(words)]
        self.blanks = [
            words[one.end : other.start] in (" ", "\u00a0") for one, other in pairwise(self.tokens)
        ]

    def _token(self, match: re.Match[str]) -> Word:
        start = match.start()
        text, lower, capital, article, owns = _form(match.group())
        return Word(start, start + len(text), text, lower, capital or self.shouted, article, owns)

    def hits(self) -> list[Hit]:
        """Return every name the shelf knows and every run of capitals that could be one."""
        hits: list[Hit] = []
        behind = 0
        for at, token in enumerate(self.tokens):
            if at < behind or not (token.capital or token.article or token.lower == "capital"):
                continue
            hit = self._capital(at) or (self._longest(at) if self._may_begin(at) else None)
            if hit is None:
                continue
            if not hit.entries and hits and not hits[-1].entries and hits[-1].last >= at:
                continue
            if hit.entries and hits and hits[-1].last >= at:
                # An unknown run of capitals ends where a known name begins.
                hits[-1].last = at - 1
            hits.append(hit)
            behind = hit.last + 1 if hit.entries or hit.alike else at + 1
        return hits

    def _capital(self, at: int) -> Hit | None:
        """Take "the Syrian capital" for a name, where the name itself does not follow."""
        if self.tokens[at].lower != "capital" or at == 0 or not self.joined(at - 1, at):
            return None
        country = self.table.nations.get(self.tokens[at - 1].lower)
        named = (
            at + 1 < len(self.tokens) and self.tokens[at + 1].capital and self.joined(at, at + 1)
        )
        entry = None if country is None or named else gazetteer.capital(country)
        return Hit(at - 1, at, plain(entry.name), (entry,)) if entry else None

    def _may_begin(self, at: int) -> bool:
        token = self.tokens[at]
        if token.capital:
            return not (token.lower in self.table.cues or token.lower in self.table.near)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return token.article and len(token.text) < 4 and following is not None and following.capital

    def joined(self, first: int, last: int) -> bool:
        """Say whether words follow each other with nothing but a blank between."""
        return all(self.blanks[first:last])

    def _longest(self, at: int) -> Hit | None:
        """Return the longest known name that begins here, or else an unknown run of capitals."""
        reach = at
        while reach + 1 < len(self.tokens) and reach - at < _LONGEST - 1 and self.blanks[reach]:
            if self.tokens[reach].owns and reach > at + 1:
                break
            reach += 1
        run = at
        while run < reach and self._continues(run + 1, reach):
            run += 1
        while run > at and not self.tokens[run].capital:
            run -= 1
        known = self._known(at, reach, run)
        end = self._unknown_end(at, run)
        if (known.last if known else at) < end and self._is_alike(at, end):
            # "Bab Kinnesrin" is another spelling of a longer name, and not the town of Bab.
            return Hit(at, end, "", (), alike=True)
        return known or self._without_s(at) or Hit(at, end, "", ())

    def _is_alike(self, at: int, end: int) -> bool:
        return gazetteer.is_spelt_alike(self.surface(at, end))

    def _known(self, at: int, reach: int, run: int) -> Hit | None:
        shelf = gazetteer.shelf()
        head = next((place for place in range(at, reach + 1) if self._key(place)), at)
        ours = shelf.longest.get(self._key(head), 0)
        # A name of a user's list may hold any word: "Industrial Area in Jibreen".
        limit = reach if added.begins(self._key(head)) else run
        several = limit > at and gazetteer.begins(self._key(head))
        furthest = min(reach, max(head + ours - 1 + 2 * (ours > 1), limit if several else head))
        keys = [self._key(place) for place in range(at, furthest + 1)]
        for last in range(furthest, at - 1, -1):
            if last > at and not keys[last - at]:
                continue  # no name ends with an article: "Homs the army said"
            key = " ".join(key for key in keys[: last - at + 1] if key) or self.tokens[at].lower
            if ours and (key in shelf.by_plain or self.surface(at, last) in shelf.exact):
                return Hit(at, last, key, gazetteer.named(self.surface(at, last)))
            if last <= at + head or (several and last <= limit and self.tokens[last].capital):
                entries = gazetteer.named(self.surface(at, last))
                if run > last and entries and all(entry.added for entry in entries):
                    # Of a longer name no village of a long list is the head.
                    entries = ()
                if entries and run > last == at and entries[0].kind != "country":
                    # "Abu Shouk camp" does not begin with the town of Abu.
                    entries = () if key in self.table.not_places else entries
                if entries:
                    return Hit(at, last, key, entries)
        return None

    def _key(self, place: int) -> str:
        """Return the folded word, empty for an article."""
        token = self.tokens[place]
        if not token.key and token.lower not in _ARTICLES:
            token.key = plain(token.text)
        return token.key

    def _without_s(self, at: int) -> Hit | None:
        """Apostrophes get lost on the way: "Idlibs countryside"."""
        token = self.tokens[at]
        if token.owns or len(token.text) < 5 or token.lower[-1] != "s":
            return None
        known = gazetteer.named(token.text[:-1])
        entries = tuple(entry for entry in known if entry.own or entry.kind == "country")
        if not entries:
            return None
        token.text, token.lower, token.owns = token.text[:-1], token.lower[:-1], True
        token.end -= 1
        self.blanks[at : at + 1] = [False] * (at < len(self.blanks))
        return Hit(at, at, plain(token.text), entries)

    def _unknown_end(self, at: int, run: int) -> int:
        """End an unknown run of capitals before a generic word ("Qalb Lawza Village")."""
        for place in range(at + 1, run + 1):
            if self.tokens[place].lower in self.table.kinds or self.tokens[place - 1].owns:
                return place - 1
        return run

    def _continues(self, at: int, reach: int) -> bool:
        token = self.tokens[at]
        return token.capital or (token.lower in _INSIDE_NAME and at < reach)

    def surface(self, first: int, last: int) -> str:
        end = self.tokens[last].end
        # "U.S." ends with a point that is part of the word.
        if first == last and self.words[end : end + 1] == "." and "." in self.tokens[last].text:
            return self.words[self.tokens[first].start : end + 1]
        return self.words[self.tokens[first].start : end]
