"""A text as words to be held against the names of the tables: what joins, fits, is written so."""

import re
from dataclasses import dataclass

from warmonitor.reference import actor_index, actor_names
from warmonitor.reference.actor_names import Word

# What may stand between two words of one phrase: no comma, no end of a sentence, no bracket.
BREAK = re.compile(r"[,;:()\[\]\"“”!?…|]|\.\s|\n\s*\n")
# A name may have a bracket, a comma or quotes inside: "Communist Party of India (Maoist)".
NAME_BREAK = re.compile(r"[;:\[\]!?…|]|\.\s|\n\s*\n")
# A text of capitals alone is shouted; "IS" or "US AND UK" may be a phrase of acronyms.
SHORTEST_SHOUT = 12


@dataclass(slots=True)
class Walk:
    """One text on its way to actors."""

    text: str
    words: tuple[Word, ...]
    country: str | None
    shouted: bool
    caseless: bool

    @classmethod
    def of(cls, text: str, country: str | None) -> "Walk":
        """Split a text; one in capitals only, or without any, tells no names by them."""
        shouted = text.isupper() and sum(c.isalpha() for c in text) > SHORTEST_SHOUT
        small = text.lower() if shouted else text
        words = actor_names.split(small if len(small) == len(text) else text)
        return cls(text, words, country, shouted, text.islower())

    def joined(self, number: int, breaks: "re.Pattern[str]" = BREAK) -> bool:
        """Whether a word belongs with the one before it; an initial may have a full stop."""
        last = self.words[number - 1]
        gap = self.text[last.end : self.words[number].start]
        if gap in (" ", "-"):
            return True
        return (gap == ". " and len(last.text) == 1) or not breaks.search(gap)

    def fits(self, number: int, rest: tuple[str, ...], breaks: "re.Pattern[str]" = BREAK) -> bool:
        """Whether these keys follow the word with this number.

        A word may carry a plural, or what is left of `'s` where the apostrophe was lost.
        """
        last = len(self.words)
        for key in rest:
            number += 1
            if number == last:
                return False
            word = self.words[number].key
            if word != key and word != f"{key}s":
                return False
            if not self.joined(number, breaks):
                return False
        return True

    def written(self, number: int, exact: tuple[str | None, ...], capital: bool) -> bool:
        """Whether the words are written as the name demands."""
        if self.shouted or self.caseless:
            also = actor_index.spelling("also_words")
            return len(exact) > 1 or exact[0] is None or exact[0].upper() not in also
        words = self.words[number : number + len(exact)]
        for word, demanded in zip(words, exact, strict=True):
            text = word.text.replace(".", "")
            if demanded is not None and text not in (demanded, demanded + "s"):
                return False
        return not capital or any(w.text != w.text.lower() for w in words)

    def keys(self, number: int) -> tuple[str, ...]:
        """Return the keys that a first word may be listed under."""
        key = self.words[number].key
        return (key, key[:-1]) if len(key) > 3 and key[-1] == "s" else (key,)
