"""Find the names of places in a text."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from warmonitor.reference import gazetteer
from warmonitor.reference.gazetteer import Entry
from warmonitor.reference.spelling import plain

from .place_words import PlaceWords, place_words

# A word: letters and digits, with hyphens, apostrophes and points inside ("ez-Zor", "Dar'a", "U.S").
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´‘.\-‑–][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’`´][sS]$")
_ARTICLES = frozenset("al el ul adh ad an ar as ash at az ez es ed er et aj the".split())
_ARTICLE = re.compile(r"(?:al|el|ul|adh|ad|an|ar|as|ash|at|az|ez|es|ed|er|et|aj)(?=[-‑– ]|$)", re.I)
# Between the names of an enumeration.
_LIST_GAP = re.compile(r"(?:,|,?\s*\b(?:and|or|as well as)|/)\s*(?:the\s+)?$")
# Words a phrase may put between its first word and the name.
_FILLERS = frozenset(
    "the of a an its besieged rebel-held opposition-held government-held regime-held besieged "
    "contested ancient historic strategic key nearby rebel-controlled militant-held divided main "
    "second largest outer inner old border coastal desert mountainous neighbouring neighboring "
    "capital's provincial central town's city's western-backed and".split()
)
_INSIDE_NAME = frozenset("al el ul ez es ed er et ad an ar as ash at az aj of de du la el ibn bin ben the".split())
# GeoNames' figures are rough; these floors keep common words that are also towns out. Swept on
# invented sentences and on general news: below 200,000 surnames come in.
_KNOWN_CITY = 200_000
_SIGNED_CITY = 15_000
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A place named in a text.

    `name == words[start:end]` is the name with the compass and generic words that are part of it
    ("eastern Aleppo", "Masaken Hanano district"). `phrase` is `words[phrase_start:phrase_end]`,
    with what leads up to it ("the northern province of Idlib", "near Kobani"); `resolve` and
    `read` take the phrase, since "near Kobani" is not in Kobani.
    """

    start: int
    end: int
    name: str
    phrase_start: int
    phrase_end: int
    phrase: str


@dataclass(slots=True)
class _Word:
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
class _Hit:
    """Words `first` to `last` (inclusive) are a name; `entries` what the shelf has under it."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]


_folded = lru_cache(maxsize=65536)(plain)


def find(words: str, *, country: str | None = None) -> list[Found]:
    """Return the places named in a text, in order.

    `country` is the two-letter code of the country the text is about, where that is known; small
    towns are looked for there. Names are those of the shelf, and unknown names with a word that
    says what they are ("the village of Qalb Lawza").
    """
    return _Search(words, country).run()


class _Search:
    """One search through one text."""

    def __init__(self, words: str, country: str | None) -> None:
        self.words = words
        self.table: PlaceWords = place_words()
        self.shouted = words.isupper()
        self.tokens = [self._token(match) for match in _WORD.finditer(words)]
        self.country = country
        self.found: list[Found] = []
        self.listing = False

    def _token(self, match: re.Match[str]) -> _Word:
        text, start = match.group(), match.start()
        if text.isalpha() and text.islower():
            # Most words are these, and most of the time goes here.
            return _Word(start, start + len(text), text, text, False, text in _ARTICLES and text != "the", False)
        owns = _POSSESSIVE.search(text)
        if owns:
            text = text[: owns.start()]
        article = bool(_ARTICLE.match(text))
        bare = text
        if article and not text[0].isupper() and len(text) > 3:
            bare = re.split("[-‑–]", text, maxsplit=1)[-1]
        capital = bare[0].isupper() or self.shouted
        return _Word(start, start + len(text), text, text.lower(), capital, article, bool(owns))

    def run(self) -> list[Found]:
        hits = self._hits()
        if self.country is None:
            self.country = _focus(hits)
        for place, hit in enumerate(hits):
            upcoming = hits[place + 1].first if place + 1 < len(hits) else len(self.tokens)
            self._take(hit, upcoming)
        return self.found

    # -- candidates ---------------------------------------------------------------------------

    def _hits(self) -> list[_Hit]:
        """Return every name the shelf knows and every run of capitals that could be one."""
        hits: list[_Hit] = []
        at = 0
        while at < len(self.tokens):
            hit = self._longest(at) if self._may_begin(at) else None
            if hit is None:
                at += 1
                continue
            if not hit.entries and hits and not hits[-1].entries and hits[-1].last >= at:
                at += 1
                continue
            if hit.entries and hits and hits[-1].last >= at:
                # An unknown run of capitals ends where a known name begins.
                hits[-1].last = at - 1
            hits.append(hit)
            at = hit.last + 1 if hit.entries else at + 1
        return hits

    def _may_begin(self, at: int) -> bool:
        token = self.tokens[at]
        if token.capital:
            return not (token.lower in self.table.cues or token.lower in self.table.near)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return token.article and len(token.text) < 4 and following is not None and following.capital

    def _joined(self, first: int, last: int) -> bool:
        """Say whether words follow each other with nothing but a blank between."""
        return all(
            self.words[self.tokens[i].end : self.tokens[i + 1].start] in (" ", "\u00a0")
            for i in range(first, last)
        )

    def _longest(self, at: int) -> _Hit | None:
        """Return the longest known name that begins here, or else an unknown run of capitals."""
        reach = at
        while reach + 1 < len(self.tokens) and reach - at < _LONGEST - 1 and self._joined(reach, reach + 1):
            if self.tokens[reach].owns and reach > at + 1:
                break
            reach += 1
        run = at
        while run < reach and self._continues(run + 1, reach):
            run += 1
        while run > at and not self.tokens[run].capital:
            run -= 1
        known = self._known(at, reach, run)
        if known is not None:
            return known
        return self._without_s(at) or _Hit(at, self._unknown_end(at, run), "", ())

    def _known(self, at: int, reach: int, run: int) -> _Hit | None:
        shelf, world = gazetteer.shelf(), gazetteer.world()
        keys = [self._key(place) for place in range(at, reach + 1)]
        head = next((place for place, key in enumerate(keys) if key), 0)
        ours = shelf.longest.get(keys[head], 0)
        several = run > at and world.begins(keys[head])
        furthest = max(at + head + ours - 1 + 2 * (ours > 1), run if several else at)
        for last in range(min(reach, furthest), at - 1, -1):
            key = " ".join(key for key in keys[: last - at + 1] if key) or self.tokens[at].lower
            if ours and (key in shelf.by_plain or self._surface(at, last) in shelf.exact):
                return _Hit(at, last, key, gazetteer.named(self._surface(at, last)))
            if last == at or (several and last <= run and self.tokens[last].capital):
                entries = gazetteer.named(self._surface(at, last))
                if entries:
                    return _Hit(at, last, key, entries)
        return None

    def _key(self, place: int) -> str:
        """Return the folded word, empty for an article."""
        token = self.tokens[place]
        if not token.key and token.lower not in _ARTICLES:
            token.key = _folded(token.text)
        return token.key

    def _without_s(self, at: int) -> _Hit | None:
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
        return _Hit(at, at, plain(token.text), entries)

    def _unknown_end(self, at: int, run: int) -> int:
        """End an unknown run of capitals before a generic word ("Qalb Lawza Village")."""
        for place in range(at + 1, run + 1):
            if self.tokens[place].lower in self.table.kinds or self.tokens[place - 1].owns:
                return place - 1
        return run

    def _continues(self, at: int, reach: int) -> bool:
        token = self.tokens[at]
        return token.capital or (token.lower in _INSIDE_NAME and at < reach)

    def _surface(self, first: int, last: int) -> str:
        end = self.tokens[last].end
        # "U.S." ends with a point that is part of the word.
        if first == last and self.words[end : end + 1] == "." and "." in self.tokens[last].text:
            return self.words[self.tokens[first].start : end + 1]
        return self.words[self.tokens[first].start : end]

    # -- what stands around -------------------------------------------------------------------

    def _before(self, hit: _Hit) -> int:
        """Return the first word of the phrase that leads up to a name."""
        at = hit.first
        while at > 0 and self._joined(at - 1, at):
            token = self.tokens[at - 1]
            if not (token.lower in self.table.leading or token.lower in _FILLERS or self._is_adjective(token)):
                break
            at -= 1
        while at < hit.first and not self._may_open(at, hit):
            at += 1
        return at

    def _may_open(self, at: int, hit: _Hit) -> bool:
        """A phrase opens with a word that says something of the place, or `the` before such."""
        table, lower = self.table, self.tokens[at].lower
        if lower in table.compass or lower in table.near:
            return True
        if lower in table.kinds or lower in table.plurals or lower in table.parts:
            return self._of(at, hit) or at + 1 == hit.first
        if lower in ("the", "a", "an") and at + 1 < hit.first:
            return any(self._may_open(i, hit) for i in range(at + 1, hit.first))
        if self._is_adjective(self.tokens[at]):
            return any(self._may_open(i, hit) for i in range(at + 1, hit.first))
        return False

    def _of(self, at: int, hit: _Hit) -> bool:
        return any(self.tokens[i].lower == "of" for i in range(at + 1, hit.first))

    def _is_adjective(self, token: _Word) -> bool:
        """Adjectives of nations stand in such phrases: "the Syrian city of Homs"."""
        return token.capital and len(token.text) > 4 and token.lower in self.table.not_places

    def _after(self, hit: _Hit, upcoming: int) -> int:
        """Return the last word of a name's own generic words: "Hanano district"."""
        table = self.table
        last = hit.last
        at = hit.last + 1
        owns = self.tokens[hit.last].owns
        compass = False
        while at < len(self.tokens) and at - hit.last <= 3 and (at < upcoming or self.tokens[at].lower in table.kinds):
            gap = self.words[self.tokens[at - 1].end : self.tokens[at].start]
            if gap not in (" ", "\u00a0", "'s ", "’s ", "`s ", "s "):
                break
            lower = self.tokens[at].lower
            pair = f"{lower} {self.tokens[at + 1].lower}" if at + 1 < len(self.tokens) else ""
            if pair in table.kinds and not owns:
                last, at = at + 1, at + 2
            elif lower in table.compass:
                compass, at = True, at + 1
            elif lower in table.parts and (compass or not owns or lower in table.kinds):
                last, at = at, at + 1
            elif lower in table.kinds and (not owns or compass):
                last, at = at, at + 1
            else:
                break
        return last

    # -- judging ------------------------------------------------------------------------------

    def _take(self, hit: _Hit, upcoming: int) -> None:
        """Add a hit to what was found, unless it is more likely something else."""
        opening = self._before(hit)
        closing = self._after(hit, upcoming)
        listed = self._is_listed(hit)
        leads = [self.tokens[i].lower for i in range(opening, hit.first)]
        named_kind = closing > hit.last or any(
            word in self.table.kinds or word in self.table.plurals for word in leads
        )
        signed = named_kind or listed or any(word in self.table.compass for word in leads)
        signed = signed or self._is_cued(opening)
        if self._is_organisation(hit, closing) or not self._accept(hit, signed, named_kind, listed):
            self.listing = False
            return
        if not listed:
            self.listing = any(word in self.table.plurals or word in self.table.parts for word in leads)
        self._add(hit, opening, closing)

    def _add(self, hit: _Hit, opening: int, closing: int) -> None:
        first = hit.first
        if first > opening and self.tokens[first - 1].lower in self.table.compass:
            first -= 1
        start, end = self.tokens[first].start, self.tokens[closing].end
        if closing == hit.last and hit.first == hit.last:
            end = self.tokens[hit.first].start + len(self._surface(hit.first, hit.last))
        opened = self.tokens[opening].start
        if closing > hit.last and opening == hit.first and self._the(hit):
            opened = self.tokens[hit.first - 1].start
        self.found.append(
            Found(start, end, self.words[start:end], opened, end, self.words[opened:end])
        )

    def _the(self, hit: _Hit) -> bool:
        before = hit.first - 1
        return before >= 0 and self.tokens[before].lower == "the" and self._joined(before, hit.first)

    def _is_listed(self, hit: _Hit) -> bool:
        if not self.found:
            return False
        gap = self.words[self.found[-1].end : self.tokens[hit.first].start]
        return len(gap) < 16 and bool(_LIST_GAP.match(gap.lstrip()))

    def _is_cued(self, opening: int) -> bool:
        if opening == 0:
            return False
        before = self.tokens[opening - 1].lower
        if before == "the" and opening > 1:
            before = self.tokens[opening - 2].lower
        return before in self.table.cues

    def _is_organisation(self, hit: _Hit, closing: int) -> bool:
        """ "Aleppo Media Center" and "Damascus Declaration" are no places."""
        if self.shouted or closing + 1 >= len(self.tokens) or closing > hit.last:
            return False
        following = self.tokens[closing + 1]
        return self._joined(closing, closing + 1) and following.text in self.table.organisations

    def _accept(self, hit: _Hit, signed: bool, named_kind: bool, listed: bool) -> bool:
        if not hit.entries:
            return self._accept_unknown(hit, named_kind, listed)
        single = hit.first == hit.last
        if hit.key in self.table.not_places and not named_kind and not self._is_country_here(hit):
            return False
        if single and not named_kind and self._is_in_person(hit):
            return False
        if hit.entries[0].own or hit.entries[0].kind == "country":
            free = any(hit.key not in entry.needs_sign for entry in hit.entries if entry.own or entry.kind == "country")
            return free or signed
        return any(self._accept_world(entry, hit, signed) for entry in hit.entries)

    def _is_country_here(self, hit: _Hit) -> bool:
        """Jordan and Chad are countries unless another name stands beside them."""
        return hit.entries[0].kind == "country" and not self._capital_beside(hit)

    def _capital_beside(self, hit: _Hit) -> bool:
        return self._capital_before(hit) or self._capital_after(hit)

    def _capital_before(self, hit: _Hit) -> bool:
        at = hit.first - 1
        if at < 0 or not self._joined(at, at + 1) or self.shouted:
            return False
        token = self.tokens[at]
        known = token.lower in self.table.not_places or token.lower in self.table.kinds
        known = known or token.lower in self.table.compass or token.lower in self.table.cues
        opens = at == 0 or self.words[: token.start].rstrip()[-1:] in ".!?:\n\"“"
        return token.capital and not known and not token.owns and not (opens and len(token.text) < 4)

    def _capital_after(self, hit: _Hit) -> bool:
        at = hit.last + 1
        if at >= len(self.tokens) or not self._joined(at - 1, at) or self.shouted:
            return False
        token = self.tokens[at]
        return token.capital and token.lower not in self.table.kinds and not self.tokens[hit.last].owns

    def _is_in_person(self, hit: _Hit) -> bool:
        """A single word beside another capital may be part of a person's or a group's name."""
        if hit.key in self.table.also_people or not (hit.entries[0].own or hit.entries[0].kind == "country"):
            return self._capital_beside(hit)
        return self.tokens[hit.first].article and self._capital_before(hit)

    def _accept_world(self, entry: Entry, hit: _Hit, signed: bool) -> bool:
        here = entry.country == self.country
        is_name = plain(entry.name) == hit.key
        if entry.kind == "governorate":
            return (signed or here) and (here or len(hit.key) > 4)
        if entry.capital or entry.population >= 1_000_000:
            return len(hit.key) > 3 or signed
        if here and signed:
            return len(hit.key) > 2
        if here:
            return entry.population >= _SIGNED_CITY and len(hit.key) > 4
        if signed:
            return (is_name or len(hit.key) > 5) and entry.population >= _SIGNED_CITY
        return is_name and entry.population >= _KNOWN_CITY

    def _accept_unknown(self, hit: _Hit, named_kind: bool, listed: bool) -> bool:
        """An unknown name is a place where a word says so: "the village of Qalb Lawza"."""
        if not (named_kind or (listed and self.listing)):
            return False
        tokens = self.tokens[hit.first : hit.last + 1]
        if any(token.text in self.table.organisations for token in tokens):
            return False
        if any(token.lower in _STRANGE for token in tokens):
            return False
        return any(
            token.lower not in self.table.not_places and token.lower not in self.table.compass
            and token.lower not in self.table.kinds and not token.lower.isdigit()
            for token in tokens
        ) and len(plain(self._surface(hit.first, hit.last))) > 2


# In an unknown name these words show that it is no town ("Free Syrian Army camp").
_STRANGE = frozenset(
    "army forces force brigade division battalion regiment council ministry president minister general "
    "military security police party islamic free red white first second third".split()
)


def _focus(hits: list[_Hit]) -> str | None:
    """Return the country that the text speaks of most, by names that leave no doubt."""
    votes: Counter[str] = Counter()
    for hit in hits:
        entry = hit.entries[0] if hit.entries else None
        if entry is None or entry.country is None or hit.key in entry.needs_sign:
            continue
        if entry.own or entry.capital:
            votes[entry.country] += 2
        elif entry.kind == "country":
            votes[entry.country] += 1
    return votes.most_common(1)[0][0] if votes else None
