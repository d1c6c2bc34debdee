"""How names of places are folded, so that one name spelt in several ways has one key.

Three keys, from strict to loose. `plain` drops case, marks, hyphens and articles ("Al-Bab" = "el
Bab"). `loose` also evens out how Arabic is written in Latin letters ("Sheikh Saeed" = "Shaykh
Sa'id", "Deir al-Zour" = "Dayr az Zawr"). `skeleton` keeps the consonants alone ("Hamadaniyah" =
"Hamdaniyeh") and is worth something only for long names.
"""

import re
import unicodedata
from functools import cache, lru_cache

from .tables import table

# Letters that no Unicode decomposition turns into plain ones.
_LETTERS = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŋ": "n",
}
_LETTER = re.compile("|".join(_LETTERS))
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]+")
_APOSTROPHES = re.compile("['`´‘’ʼʻʾʿʹˈˌ′＇.]+")
_BREAKS = re.compile(r"[^\w\n]+|_+")
# The Arabic article before each letter it may melt into, its Kurdish and Persian forms, and the
# English one; a name that is nothing else keeps it ("As").
_ARTICLE = re.compile(
    r"(?<!\S)(?:(?:al|el|ul|il|adh|ad|ed|an|en|ar|er|as|es|ash|esh|at|et|ath|az|ez|aj|ej|the) )+"
    r"(?=\S)"
)

_VOWELS = re.compile("[aeiouyw]+")
_DOUBLED = re.compile(r"([b-df-hj-np-tvxz])\1+")
# Two ways to write one letter. `kh` stays apart from `h` and `k`: Khan and Han, Khalil and Kalil
# are different names. French writes `ch` for `sh`.
_SAME_LETTER = (
    ("kh", "x"),
    ("ch", "sh"),
    ("gh", "g"),
    ("dj", "j"),
    ("dh", "d"),
    ("th", "t"),
    ("ck", "k"),
    ("q", "k"),
    ("ph", "f"),
)
_FEMININE = re.compile(r"(?<=[aeiouyw])h$")
_FRENCH = re.compile(r"(?<=[a-z]{2}in)e$")
_SILENT = re.compile(r"(?<![iey])e$")
# al-Din, ad-Deen, Eddine.
_FAITH = re.compile(r"^(?:e|u|al|el)?d+(?:i|ee|ie|iy)ne?$")


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Return the strict key of a name: "Ain al-Arab" has "ain arab"."""
    return plain_lines(name)


def plain_lines(names: str) -> str:
    """Return the strict keys of many names, one a line."""
    if not names.isascii():
        names = _MARKS.sub("", unicodedata.normalize("NFKD", names))
    names = _APOSTROPHES.sub("", names.lower())
    if not names.isascii():
        names = _LETTER.sub(lambda found: _LETTERS[found.group()], names)
    names = _BREAKS.sub(" ", names).replace("\n ", "\n").replace(" \n", "\n").strip(" ")
    return _ARTICLE.sub("", names)


@cache
def _name_words() -> dict[str, str]:
    """Map each spelling of a word that names are built with to the first of its row."""
    rows = table("english/places")["name_words"]["rows"]
    return {spelling: row[0] for row in rows for spelling in row}


@cache
def _optional() -> frozenset[str]:
    return frozenset(table("english/places")["name_words"]["optional"])


def _vowels(match: re.Match[str]) -> str:
    """Name a run of vowels after its strongest: o and u before i and e, a last."""
    run = match.group()
    if any(letter in run for letter in "ouw"):
        return "u"
    return "i" if any(letter in run for letter in "iey") else "a"


@lru_cache(maxsize=65536)
def _loose_word(word: str) -> str:
    """Return one plain word with its Latin spelling evened out: "shaykh" gives "shix"."""
    word = _name_words().get(word, word)
    if _FAITH.match(word):
        return "din"
    word = _SILENT.sub("a", _FEMININE.sub("", _FRENCH.sub("", word)))
    for written, letter in _SAME_LETTER:
        word = word.replace(written, letter)
    return _DOUBLED.sub(r"\1", _VOWELS.sub(_vowels, word))


@lru_cache(maxsize=65536)
def loose(name: str) -> str:
    """Return the loose key of a name: "Deir al-Zour" and "Dayr az Zawr" give "dirzur"."""
    words = plain(name).split()
    same = _name_words()
    kept = [word for word in words if same.get(word, word) not in _optional()] or words
    return "".join(_loose_word(word) for word in kept)


def skeleton(name: str) -> str:
    """Return the consonants of a name, or "" where too few are left to tell it by (under four)."""
    key = _DOUBLED.sub(r"\1", re.sub("[aeiou]", "", loose(name)))
    return key if len(key) >= 4 else ""
