"""Where a newspaper would set capitals in a text in small letters, one rule after another.

A word that the language model's dictionary does not have is a name. Names that are words as well
are known by the tables of actors and places, or by the word before them. On 70 edited texts put
into small letters, of the words with a capital 82 in a hundred get it back (most others stand in
headlines), and of the capitals set 4 in a hundred were none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from warmonitor.reference import gazetteer
from warmonitor.reference.actors import Actor, states
from warmonitor.reference.tables import table
from warmonitor.values import actor as actors
from warmonitor.values.place_words import place_words

from .language import is_word

WORD = re.compile(r"[^\W\d_]+")
# "u.s.-made", not "a.m."
INITIALS = re.compile(r"\b(?!a\.m\.|p\.m\.|e\.g\.|i\.e\.)(?:[a-z]\.){2,}")
STARTS = re.compile(r"(?:^|(?P<stop>[.!?…])[\"”’')\]]*\s+)[\s\"“‘'(\[]*")
# "the northern union (nu)": the words before a bracket say that letters stand in it.
BRACKET = re.compile(r"(?<=\w )\((?P<letters>[a-z]{2,6})\)")
VOWEL = re.compile(r"[aeiouyà-ÿ]")
NUMERAL = re.compile(r"(?:ii|iii|iv|vi|vii|viii|ix)$")
ENDINGS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
MODEL = re.compile(r"-?\d")
LONGEST_LETTERS = 5
LONGEST_NAME = 4
# Smaller towns are no better known than the word that they are written like. Not swept.
KNOWN_TOWN = 200_000


@cache
def _listed(section: str, name: str = "words") -> frozenset[str]:
    return frozenset(table("english/casing")[section][name])


class Writer:
    """The texts of one document in small letters, and what is to be written large in them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = [text.lower() if text.isupper() else text for text in texts]
        self.letters = {
            match["letters"]
            for text in self.texts
            for match in BRACKET.finditer(text)
            if _is_letters(text, match)
        }

    def written(self) -> Iterator[str]:
        """Yield each text with its capitals."""
        for text in self.texts:
            yield _Text(text, self.letters).written()


def _is_letters(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word in brackets is an acronym: no word, or the first letters before it."""
    letters = match["letters"]
    if not is_word(letters):
        return len(letters) <= LONGEST_LETTERS or not VOWEL.search(letters)
    before = [word for word in WORD.findall(text[: match.start()]) if word not in _listed("small")]
    return "".join(word[0] for word in before[-len(letters) :]) == letters


class _Text:
    """One text as words, each as it is to be written."""

    def __init__(self, text: str, letters: set[str]) -> None:
        self.text = text
        self.letters = letters
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.words = [text[start:end].lower() for start, end in self.spans]
        self.forms = [text[start:end] for start, end in self.spans]

    def written(self) -> str:
        for rule in RULES:
            rule(self)
        pieces, last = [], 0
        for (start, end), form in zip(self.spans, self.forms, strict=True):
            pieces += [self.text[last:start], form]
            last = end
        pieces.append(self.text[last:])
        whole = INITIALS.sub(lambda match: match[0].upper(), "".join(pieces))
        return whole if len(whole) == len(self.text) else self.text

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]] if at else ""

    def behind(self, at: int) -> str:
        """Return the characters behind a word."""
        end = self.spans[at][1]
        return self.text[end : end + 3]

    def raise_(self, at: int) -> None:
        """Write a word with a capital."""
        if self.forms[at].islower():
            self.forms[at] = _same_length(self.forms[at], self.forms[at].capitalize())

    def shout(self, at: int) -> None:
        """Write a word in capitals."""
        self.forms[at] = _same_length(self.forms[at], self.forms[at].upper())

    def is_name(self, at: int) -> bool:
        """Tell whether a word is written as a name so far."""
        return 0 <= at < len(self.words) and self.forms[at][:1].isupper()


def _same_length(old: str, new: str) -> str:
    return new if len(new) == len(old) else old


def _strange(text: _Text) -> None:
    """A word that the dictionary does not have is a name, one without vowels is letters."""
    for at, word in enumerate(text.words):
        if text.gap(at) in {"'", "’"} and (word in ENDINGS or text.words[at - 1] == "da"):
            continue  # "Velm's", "Da'esh"
        if (
            word in text.letters
            or NUMERAL.match(word)
            or (MODEL.match(text.behind(at)) and _is_model(word))
        ):
            text.shout(at)
        elif word == "i":
            text.raise_(at)
        elif len(word) > 1 and not _is_plain(word):
            vowels = VOWEL.search(word) or len(word) > LONGEST_LETTERS
            text.raise_(at) if vowels else text.shout(at)


def _is_model(word: str) -> bool:
    """Tell whether a word before a number is the letters of a model: "AK-47", not "mid-1990"."""
    return len(word) <= 3 and not (is_word(word) if len(word) == 3 else word in _listed("small"))


@cache
def _is_plain(word: str) -> bool:
    """Tell whether a word is no name by itself."""
    if word in _always():
        return False
    if is_word(word) or any(word in _listed(name) for name in ("plain", "title", "joining")):
        return True
    rests = (word.removeprefix(before) for before in _listed("plain", "prefixes"))
    return any(len(rest) > 3 and rest != word and is_word(rest) for rest in rests)


@cache
def _always() -> frozenset[str]:
    """Words that are written with a capital wherever they stand: peoples and faiths."""
    proper = set(_listed("proper"))
    for state in states().values():
        proper.update(word.lower() for word in state.adjectives if " " not in word)
    return frozenset(proper | {f"{word}s" for word in proper}) - _listed("not_proper")


def _named_actors(text: _Text) -> None:
    """Names of the tables of actors are written as there."""
    for found in actors.find(text.text):
        inside = _inside(text, found.start, found.end)
        if inside and text.words[inside[0]] == "us":
            text.shout(inside[0])
        elif inside and not found.actor.generic:
            _as_in_table(text, inside, found.actor)


def _as_in_table(text: _Text, inside: Sequence[int], actor: Actor) -> None:
    """Write a name as the table does, or at least its words with capitals: "the Velm Front men"."""
    start = text.spans[inside[0]][0]
    words = text.text[start : text.spans[inside[-1]][1]]
    names = (actor.name, *actor.aliases, *actor.surnames)
    own = {word.lower() for name in names for word in WORD.findall(name) if word[0].isupper()}
    same = next((name for name in names if words.startswith(name.lower())), "")
    for at in inside:
        first, last = text.spans[at]
        if last - start <= len(same):
            text.forms[at] = same[first - start : last - start]
        elif text.words[at] in own:
            text.raise_(at)


def _inside(text: _Text, start: int, end: int) -> list[int]:
    return [at for at, (first, last) in enumerate(text.spans) if start <= first and last <= end]


def _named_places(text: _Text) -> None:
    """Names of several words that the shelf knows, where one of them is a name already."""
    for at in range(len(text.words)):
        for size in range(min(LONGEST_NAME, len(text.words) - at), 1, -1):
            last = at + size - 1
            if not all(text.gap(i) in {" ", "-"} for i in range(at + 1, last + 1)):
                continue
            if {text.words[at], text.words[last]} & _listed("small"):
                continue
            names = [i for i in range(at, last + 1) if text.is_name(i)]
            if (names or _is_cued(text, at)) and len(names) < size:
                key = text.text[text.spans[at][0] : text.spans[last][1]]
                if gazetteer.named(key):
                    for i in range(at, last + 1):
                        text.raise_(i)
                    break


def _is_cued(text: _Text, at: int) -> bool:
    """Tell whether the words before one say that a place follows: "in", "the town of"."""
    if not at or text.gap(at) != " " or text.words[at - 1] not in _listed("place_cue"):
        return False
    if text.words[at - 1] not in _listed("place_cue", "weak"):
        return True
    return at > 1 and text.words[at - 2] in place_words().kinds


def _united_states(text: _Text) -> None:
    """`the us`, `us-led`, and `us` that begins a sentence are the country."""
    for at, word in enumerate(text.words):
        before = text.words[at - 1] if at and text.gap(at) == " " else ""
        led = text.behind(at)[:1] == "-" and text.behind(at)[1:2].isalpha()
        opens = at == 0 or text.gap(at).strip()[-1:] in {".", "!", "?", ":", "”"}
        if word == "us" and (led or opens or before in {"the", "a", "an"}):
            text.shout(at)


def _named_states(text: _Text) -> None:
    """Countries of several words: "united states"."""
    for match in _long_countries().finditer(text.text):
        for at in _inside(text, *match.span()):
            if text.words[at] not in _listed("small"):
                text.raise_(at)


@cache
def _long_countries() -> re.Pattern[str]:
    names = [name for state in states().values() for name in (state.name, *state.names)]
    return _pattern(name.lower() for name in names if " " in name)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")


def _single_places(text: _Text) -> None:
    """Names of one word that is a word as well: countries, and large towns behind "in"."""
    for at, word in enumerate(text.words):
        if text.is_name(at) or len(word) < 4 or word in _listed("month"):
            continue
        if word in _countries():
            before = text.words[at - 1] if at and text.gap(at) == " " else ""
            if before not in _listed("word_not_country", "before"):
                text.raise_(at)
        elif _is_cued(text, at) and _is_known_town(word):
            text.raise_(at)


@cache
def _countries() -> frozenset[str]:
    names = (name for state in states().values() for name in (state.name, *state.names))
    return frozenset(name.lower() for name in names if " " not in name)


@cache
def _is_known_town(word: str) -> bool:
    return any(
        (entry.own and word not in entry.needs_sign)
        or (entry.name.lower() == word and entry.population >= KNOWN_TOWN)
        for entry in gazetteer.named(word)
    )


def _months(text: _Text) -> None:
    """March, May and August beside a number or behind "in"."""
    for at, word in enumerate(text.words):
        if word not in _listed("month"):
            continue
        start, end = text.spans[at]
        number = re.search(r"\d(?:st|nd|rd|th)?(?: of)? $", text.text[max(0, start - 8) : start])
        number = number or re.match(r",? \d", text.text[end : end + 3])
        if number or (at and text.words[at - 1] in _listed("month", "before")):
            text.raise_(at)


def _titles(text: _Text) -> None:
    """A title has a capital before a name; behind a short one whatever follows is a name."""
    for at in range(len(text.words) - 2, -1, -1):
        if text.words[at] not in _listed("title") or text.gap(at + 1) not in {" ", ". "}:
            continue
        short = text.words[at] in _listed("title", "short")
        between = at + 2 < len(text.words) and text.gap(at + 2) == " " and text.is_name(at + 2)
        if (short or between) and text.words[at + 1] not in _listed("small"):
            text.raise_(at + 1)
        if text.is_name(at + 1):
            text.raise_(at)


def _joining(text: _Text) -> None:
    """Small words inside a name are small: "Rosal de la Loma", "Ahrar al-Sham"."""
    for at, word in enumerate(text.words):
        behind_one = at > 0 and text.words[at - 1] in _listed("joining")
        tied = text.behind(at)[:1] in {"-", "‑"}
        if word in _listed("joining", "articles") and (tied or behind_one):
            text.forms[at] = word


def _numbers(text: _Text) -> None:
    """`No. 4` is the name of a number."""
    for at, word in enumerate(text.words):
        if word in {"no", "nos"} and re.match(r"\. ?\d", text.text[text.spans[at][1] :][:3]):
            text.raise_(at)


def _starts(text: _Text) -> None:
    """A sentence begins with a capital."""
    place = {start: at for at, (start, _) in enumerate(text.spans)}
    for match in STARTS.finditer(text.text):
        at = place.get(match.end())
        if at is None:
            continue
        before = text.words[at - 1] if at else ""
        ends = match["stop"] != "." or not (
            before in _listed("shortened")
            or before in _listed("title", "short")
            or len(before) == 1
        )
        if ends:
            text.raise_(at)


RULES: tuple[Callable[[_Text], None], ...] = (
    _strange,
    _named_actors,
    _united_states,
    _named_states,
    _named_places,
    _single_places,
    _months,
    _titles,
    _joining,
    _numbers,
    _starts,
)
