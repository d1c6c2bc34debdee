"""Find the names of places in a text."""

import re
from collections import Counter
from dataclasses import dataclass

from warmonitor.reference import gazetteer
from warmonitor.reference.gazetteer import Entry
from warmonitor.reference.spelling import plain

from .place_text import Hit, PlaceText, Word

# Between the names of an enumeration.
_LIST_GAP = re.compile(r"(?:,|,?\s*\b(?:and|or|as well as)|/)\s*(?:the\s+)?$")
# Words a phrase may put between its first word and the name.
_FILLERS = frozenset(
    "the of a an its besieged rebel-held opposition-held government-held regime-held besieged "
    "contested ancient historic strategic key nearby rebel-controlled militant-held divided main "
    "second largest outer inner old border coastal desert mountainous neighbouring neighboring "
    "capital's provincial central town's city's western-backed and".split()
)
# GeoNames' figures are rough; these floors keep common words that are also towns out. Set by
# judgement and looked at on general news: below 200,000 surnames come in. Not swept.
_KNOWN_CITY = 200_000
_SIGNED_CITY = 15_000


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


def find(words: str, *, country: str | None = None) -> list[Found]:
    """Return the places named in a text, in order.

    `country` is the two-letter code of the country the text is about, where that is known; small
    towns are looked for there. Names are those of the shelf, and unknown names with a word that
    says what they are ("the village of Qalb Lawza").
    """
    return _Search(PlaceText(words), country).run()


class _Search:
    """One search through one text: which of the possible names are places."""

    def __init__(self, text: PlaceText, country: str | None) -> None:
        self.text = text
        self.country = country
        self.found: list[Found] = []
        self.listing = False

    def run(self) -> list[Found]:
        hits = self.text.hits()
        if self.country is None:
            self.country = _focus(hits)
        for place, hit in enumerate(hits):
            upcoming = hits[place + 1].first if place + 1 < len(hits) else len(self.text.tokens)
            self._take(hit, upcoming)
        return self.found

    def _before(self, hit: Hit) -> int:
        """Return the first word of the phrase that leads up to a name."""
        at = hit.first
        while at > 0 and self.text.joined(at - 1, at):
            token = self.text.tokens[at - 1]
            if not (
                token.lower in self.text.table.leading
                or token.lower in _FILLERS
                or self._is_adjective(token)
            ):
                break
            at -= 1
        while at < hit.first and not self._may_open(at, hit):
            at += 1
        return at

    def _may_open(self, at: int, hit: Hit) -> bool:
        """A phrase opens with a word that says something of the place, or `the` before such."""
        table, lower = self.text.table, self.text.tokens[at].lower
        if lower in table.compass or lower in table.near:
            return True
        if lower in table.kinds or lower in table.plurals or lower in table.parts:
            return self._of(at, hit) or at + 1 == hit.first
        if lower in ("the", "a", "an") and at + 1 < hit.first:
            return any(self._may_open(i, hit) for i in range(at + 1, hit.first))
        if self._is_adjective(self.text.tokens[at]):
            return any(self._may_open(i, hit) for i in range(at + 1, hit.first))
        return False

    def _of(self, at: int, hit: Hit) -> bool:
        return any(self.text.tokens[i].lower == "of" for i in range(at + 1, hit.first))

    def _is_adjective(self, token: Word) -> bool:
        """Adjectives of nations stand in such phrases: "the Syrian city of Homs"."""
        return token.capital and len(token.text) > 4 and token.lower in self.text.table.not_places

    def _after(self, hit: Hit, upcoming: int) -> int:
        """Return the last word of a name's own generic words: "Hanano district"."""
        table = self.text.table
        last = hit.last
        at = hit.last + 1
        owns = self.text.tokens[hit.last].owns
        compass = False
        while (
            at < len(self.text.tokens)
            and at - hit.last <= 3
            and (at < upcoming or self.text.tokens[at].lower in table.kinds)
        ):
            gap = self.text.words[self.text.tokens[at - 1].end : self.text.tokens[at].start]
            if gap not in (" ", "\u00a0", "'s ", "’s ", "`s ", "s "):
                break
            lower = self.text.tokens[at].lower
            pair = (
                f"{lower} {self.text.tokens[at + 1].lower}"
                if at + 1 < len(self.text.tokens)
                else ""
            )
            if pair in table.kinds and not owns:
                last, at = at + 1, at + 2
            elif lower in table.compass:
                compass, at = True, at + 1
            elif (lower in table.parts and (compass or not owns or lower in table.kinds)) or (
                lower in table.kinds and (not owns or compass)
            ):
                last, at = at, at + 1
            else:
                break
        return last

    def _take(self, hit: Hit, upcoming: int) -> None:
        """Add a hit to what was found, unless it is more likely something else."""
        opening = self._before(hit)
        closing = self._after(hit, upcoming)
        listed = self._is_listed(hit)
        leads = [self.text.tokens[i].lower for i in range(opening, hit.first)]
        named_kind = closing > hit.last or any(
            word in self.text.table.kinds or word in self.text.table.plurals for word in leads
        )
        signed = named_kind or listed or any(word in self.text.table.compass for word in leads)
        signed = signed or self._is_cued(opening)
        told = ("of" in leads and named_kind) or self._is_told(hit, closing)
        accepted = self._accept(hit, signed, named_kind, told or (listed and self.listing))
        if self._is_organisation(hit, closing) or not accepted:
            self.listing = False
            return
        if not listed:
            self.listing = any(
                word in self.text.table.plurals or word in self.text.table.parts for word in leads
            )
        self._add(hit, opening, closing)

    def _add(self, hit: Hit, opening: int, closing: int) -> None:
        first = hit.first
        if first > opening and self.text.tokens[first - 1].lower in self.text.table.compass:
            first -= 1
        start, end = self.text.tokens[first].start, self.text.tokens[closing].end
        if closing == hit.last and hit.first == hit.last:
            end = self.text.tokens[hit.first].start + len(self.text.surface(hit.first, hit.last))
        opened = self.text.tokens[opening].start
        if closing > hit.last and opening == hit.first and self._the(hit):
            opened = self.text.tokens[hit.first - 1].start
        self.found.append(
            Found(start, end, self.text.words[start:end], opened, end, self.text.words[opened:end])
        )

    def _the(self, hit: Hit) -> bool:
        before = hit.first - 1
        return (
            before >= 0
            and self.text.tokens[before].lower == "the"
            and self.text.joined(before, hit.first)
        )

    def _is_listed(self, hit: Hit) -> bool:
        if not self.found:
            return False
        gap = self.text.words[self.found[-1].end : self.text.tokens[hit.first].start]
        return len(gap) < 16 and bool(_LIST_GAP.match(gap.lstrip()))

    def _is_cued(self, opening: int) -> bool:
        if opening == 0:
            return False
        before = self.text.tokens[opening - 1].lower
        if before == "the" and opening > 1:
            before = self.text.tokens[opening - 2].lower
        return before in self.text.table.cues

    def _is_organisation(self, hit: Hit, closing: int) -> bool:
        """Say whether it is one of "Aleppo Media Center", "Damascus Declaration" and the like."""
        if self.text.shouted or closing + 1 >= len(self.text.tokens) or closing > hit.last:
            return False
        following = self.text.tokens[closing + 1]
        return (
            self.text.joined(closing, closing + 1)
            and following.text in self.text.table.organisations
        )

    def _is_told(self, hit: Hit, closing: int) -> bool:
        after = " ".join(token.lower for token in self.text.tokens[hit.last + 1 : closing + 1])
        return after in self.text.table.telling

    def _accept(self, hit: Hit, signed: bool, named_kind: bool, told: bool) -> bool:
        if not hit.entries:
            return self._accept_unknown(hit) if told else signed and self._is_spelt_alike(hit)
        single = hit.first == hit.last
        surface = self.text.surface(hit.first, hit.last)
        if (
            surface.isupper()
            and len(surface) < 6
            and not self.text.shouted
            and surface not in gazetteer.shelf().exact
        ):
            # SANA is an agency before it is a way to write Sanaa.
            return False
        if (
            hit.key in self.text.table.not_places
            and not named_kind
            and not self._is_country_here(hit)
        ):
            return False
        if single and not named_kind and self._is_in_person(hit):
            return False
        if hit.entries[0].own or hit.entries[0].kind == "country":
            # "Beria" is an old name of Aleppo, but not one of the spellings of its row.
            rows = gazetteer.shelf().by_plain.get(hit.key, ())
            free = hit.entries[0].kind == "country" or any(
                hit.key not in entry.needs_sign for entry in rows
            )
            return free or signed
        if any(self._accept_world(entry, hit, signed) for entry in hit.entries):
            return True
        return signed and self._is_spelt_alike(hit)

    def _is_country_here(self, hit: Hit) -> bool:
        """Jordan and Chad are countries unless another name stands beside them."""
        return hit.entries[0].kind == "country" and not self._capital_beside(hit)

    def _capital_beside(self, hit: Hit) -> bool:
        return self._capital_before(hit) or self._capital_after(hit)

    def _capital_before(self, hit: Hit) -> bool:
        at = hit.first - 1
        if at < 0 or not self.text.joined(at, at + 1) or self.text.shouted:
            return False
        token = self.text.tokens[at]
        known = token.lower in self.text.table.not_places or token.lower in self.text.table.kinds
        known = (
            known or token.lower in self.text.table.compass or token.lower in self.text.table.cues
        )
        opens = at == 0 or self.text.words[: token.start].rstrip()[-1:] in '.!?:\n"“'
        return (
            token.capital and not known and not token.owns and not (opens and len(token.text) < 4)
        )

    def _capital_after(self, hit: Hit) -> bool:
        at = hit.last + 1
        if at >= len(self.text.tokens) or not self.text.joined(at - 1, at) or self.text.shouted:
            return False
        token = self.text.tokens[at]
        return (
            token.capital
            and token.lower not in self.text.table.kinds
            and not self.text.tokens[hit.last].owns
        )

    def _is_in_person(self, hit: Hit) -> bool:
        """A single word beside another capital may be part of a person's or a group's name."""
        if hit.key in self.text.table.also_people or not (
            hit.entries and (hit.entries[0].own or hit.entries[0].kind == "country")
        ):
            return self._capital_beside(hit)
        return self.text.tokens[hit.first].article and self._capital_before(hit)

    def _accept_world(self, entry: Entry, hit: Hit, signed: bool) -> bool:
        here = entry.country == self.country
        if entry.added and here:
            return self._accept_added(hit, signed)
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

    def _accept_added(self, hit: Hit, signed: bool) -> bool:
        """Take a name of the user's gazetteers in the country in focus, where it is no bare word.

        A single short word, or one that opens a sentence, may be any word.
        """
        if signed or hit.last > hit.first:
            return len(hit.key) > 2
        return len(hit.key) > 4 and hit.first > 0 and self.text.joined(hit.first - 1, hit.first)

    def _is_spelt_alike(self, hit: Hit) -> bool:
        """Say whether a name nobody has is a spelling of one in the country in focus."""
        if self.country is None or self._is_in_person(hit):
            return False
        name = self.text.surface(hit.first, hit.last)
        return bool(gazetteer.spelt_alike(name, self.country)) and self._accept_unknown(hit)

    def _accept_unknown(self, hit: Hit) -> bool:
        """Take an unknown name that a word tells the place of: "the village of Qalb Lawza"."""
        tokens = self.text.tokens[hit.first : hit.last + 1]
        table = self.text.table
        if any(token.text in table.organisations or token.lower in _STRANGE for token in tokens):
            return False
        if len(plain(self.text.surface(hit.first, hit.last))) < 3:
            return False
        return any(
            token.lower not in table.not_places
            and token.lower not in table.leading
            and not token.lower.isdigit()
            and not token.lower.endswith(_HELD)
            for token in tokens
        )


# "A Kurdish-held town" names no town.
_HELD = ("-held", "-controlled", "-backed", "-led", "-run", "-majority", "-besieged")
# In an unknown name these words show that it is no town ("Free Syrian Army camp").
_STRANGE = frozenset(
    "army forces force brigade division battalion regiment council ministry president minister "
    "general military security police party islamic free red white first second third".split()
)


def _focus(hits: list[Hit]) -> str | None:
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
