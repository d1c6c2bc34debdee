"""The spelling of names: words as keys that do not change with how Arabic or accents are written.

"Jaysh al-Islam", "Jaish Al Islam" and "Jaish el-Islam" have one key; so have "Hürriyet" and
"Hurriyet". Only spelling is folded, never meaning.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = "'’‘ʼʿʾ`´"
# The Arabic article, also as it sounds before the letter that follows: an-Nahar, ash-Shabab.
ARTICLES = frozenset(("al", "el"))
JOINED_ARTICLES = ARTICLES | {"ad", "an", "ar", "as", "ash", "at", "az", "ed", "es", "ul", "ur"}
# Longer words in capitals are names that are shouted.
LONGEST_ACRONYM = 6
# Pairs that transliterations interchange, in the order they are applied.
FOLDS = (
    (re.compile(r"\babd(?:[aeou][lr])"), "abdel"),
    (re.compile("oo|ou"), "u"),
    (re.compile("ee|ii"), "i"),
    (re.compile("[ae][iy](?=[^aeiou])"), "ai"),
    (re.compile("y"), "i"),
    (re.compile("q"), "k"),
    (re.compile("dh"), "d"),
    (re.compile(r"(?<=\w\w)[ae]h\b"), "a"),
    (re.compile(r"(.)\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands (a leading article included), as written, its key."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the key of one word; an acronym is not respelt: QNA is not KNA."""
    if word.isupper() and len(word) <= LONGEST_ACRONYM:
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word.casefold())
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    for pattern, instead in FOLDS:
        plain = pattern.sub(instead, plain)
    return plain


def split(text: str) -> list[Word]:
    """Return the words of a text; an Arabic article belongs to the word after it."""
    words = []
    start: int | None = None
    for match in WORD.finditer(text):
        word, end = match[0], match.end()
        joined = text[end : end + 1] in ("-", "‐", "‑") and word.casefold() in JOINED_ARTICLES
        if joined or (word.casefold() in ARTICLES and text[end : end + 1] == " "):
            start = match.start() if start is None else start
            continue
        words.append(Word(match.start() if start is None else start, end, word, fold(word)))
        start = None
    return words


def key(name: str) -> tuple[str, ...]:
    """Return the key of a whole name: its words' keys, without articles and `the`.

    Several words in capitals are a name that is shouted, not acronyms.
    """
    shouted = name.isupper() and len(name.split()) > 1
    words = [word.key for word in split(name.lower() if shouted else name)]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return tuple(words)
