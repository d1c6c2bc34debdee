"""The spelling of names: words as keys that do not change with how Arabic or accents are written.

"Jaysh al-Islam", "Jaish Al Islam" and "Jaish el-Islam" have one key; so have "Hürriyet" and
"Hurriyet", "People's" and "People". Only spelling is folded, never meaning.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

# "U.S." and "U.N." are one word.
WORD = re.compile(r"(?:[A-Z]\.)+[A-Z](?:\.|\b)|[^\W_]+")
APOSTROPHES = "'’‘ʼ′`´"
# The Arabic article, also as it sounds before the letter that follows: an-Nahar, ash-Shabab.
ARTICLES = frozenset(("al", "el"))
JOINED_ARTICLES = ARTICLES | {"ad", "an", "ar", "as", "ash", "at", "az", "ed", "es", "ul", "ur"}
HYPHENS = "-‐‑"
# Longer words in capitals are names that are shouted.
LONGEST_ACRONYM = 6
# Pairs that transliterations interchange, in the order they are applied.
FOLDS = (
    (re.compile(r"\babd[aeou][lr]"), "abdel"),
    (re.compile("oo|ou"), "u"),
    (re.compile("ee|ii"), "i"),
    (re.compile("(?:a[iy]|ei|ey(?=sh))(?![aeiou])"), "ai"),
    (re.compile("y"), "i"),
    (re.compile("q"), "k"),
    (re.compile("dh"), "d"),
    (re.compile(r"(?<=\w\w)[ae]h\b"), "a"),
    (re.compile(r"(.)\1"), r"\1"),
)
_TO_FOLD = re.compile(r"abd|oo|ou|ee|ii|a[iy]|ei|y|q|dh|h$|(.)\1")


@dataclass(slots=True)
class Word:
    """One word of a text: where it stands (a leading article included), as written, its key."""

    start: int
    end: int
    text: str
    key: str
    article: bool = False


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the key of one word; an acronym is not respelt: QNA is not KNA."""
    if word.isupper() and len(word) <= LONGEST_ACRONYM:
        return word.replace(".", "").casefold()
    plain = word.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.replace("ı", "i"))
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    if _TO_FOLD.search(plain):
        for pattern, instead in FOLDS:
            plain = pattern.sub(instead, plain)
    return plain


@lru_cache(maxsize=256)
def split(text: str) -> tuple[Word, ...]:
    """Return the words of a text; an article belongs to the word after it, `'s` to nobody.

    A passage is asked for its actors with and without a country in focus, and for who is meant
    again: it is split once.
    """
    words: list[Word] = []
    start: int | None = None
    for match in WORD.finditer(text):
        word, begin, end = match[0], match.start(), match.end()
        size = end - begin
        if size <= 3:
            small = word.lower()
            if small == "s" and begin and text[begin - 1] in APOSTROPHES:
                continue
            after = text[end : end + 1]
            if small in JOINED_ARTICLES and (
                (after and after in HYPHENS) or (small in ARTICLES and after == " ")
            ):
                start = begin if start is None else start
                continue
        if start is None:
            words.append(Word(begin, end, word, fold(word)))
        else:
            words.append(Word(start, end, word, fold(word), True))
            start = None
    return tuple(words)


def key(name: str) -> tuple[str, ...]:
    """Return the key of a whole name: its words' keys, without articles and `the`.

    Several words in capitals are a name that is shouted, not acronyms.
    """
    shouted = name.isupper() and len(name.split()) > 1
    words = [word.key for word in split(name.lower() if shouted else name)]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return tuple(words)


class Written(NamedTuple):
    """How a name is written: its key, what must be written exactly, whether it has an article."""

    key: tuple[str, ...]
    exact: tuple[str | None, ...]
    article: bool


def written(name: str) -> Written:
    """Return how a name must be written, so that a text that has it means it."""
    words = split(name)
    if len(words) > 1 and words[0].key == "the":
        words = words[1:]
    if len(words) > 1:
        return Written(
            tuple([word.key for word in words]),
            tuple([_acronym(word.text) for word in words]),
            False,
        )
    only = words[0]
    proper = only.text.replace(".", "") if only.text[1:] != only.text[1:].lower() else None
    return Written((only.key,), (proper,), only.article)


def _acronym(text: str) -> str | None:
    """Return how a word must be written: an acronym, or the A of SPLM/A, which is no article."""
    if text.isupper() and len(text) <= LONGEST_ACRONYM:
        return text.replace(".", "")
    return None
