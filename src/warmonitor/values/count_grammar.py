"""The regular expressions of counts, built once from the table `english/counts`."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from warmonitor.reference.tables import table

# One space or line end; an empty line parts paragraphs, and no count spans two.
# Without possessive repeats, which Python 3.11.2 (Debian 12) reads wrongly behind a group.
SPACE = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"


def plain_lower(words: str) -> str:
    """Return the words in lower case, letter by letter, so that no offset moves."""
    lowered = words.lower()
    if len(lowered) != len(words):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in words)
    return lowered.replace("’", "'")


# Where an expression can begin: at a word, a number or a sign that says how sure a number is.
_OPENING = re.compile(r"[a-z]+|\d+|[~>≥<≤≈]")
# The words an expression can begin with, and of each the words that can follow it (None: any); a
# number can always follow.
Openers = dict[str, frozenset[str] | None]


def matches(
    expression: "re.Pattern[str]", openers: Openers, lowered: str
) -> "Callable[[int], re.Match[str] | None]":
    """Return a search of a text for an expression that begins with an opener or a number.

    The answer takes the place to begin at, which must never fall. It says what `expression.search`
    says, in a fraction of the time: what costs is to try words that open nothing.
    """
    places = _openings(openers, lowered)

    def search(start: int) -> "re.Match[str] | None":
        for place in places:
            if place >= start and (match := expression.match(lowered, place)):
                return match
        return None

    return search


def _openings(openers: Openers, lowered: str) -> Iterator[int]:
    for (word, place), (after, _) in pairwise(_words(lowered)):
        if word not in openers:
            if not word.isalpha():
                yield place
            continue
        following = openers[word] if word.isalpha() else None
        if following is None or after in following or (following and not after.isalpha()):
            yield place


@lru_cache(maxsize=256)
def _words(lowered: str) -> list[tuple[str, int]]:
    """Return each word with its place, and nothing behind the last; counts and dates both ask."""
    words = [(match[0], match.start()) for match in _OPENING.finditer(lowered)]
    return [*words, ("", 0)]


def opened_by(phrases: Iterable[str]) -> Openers:
    """Return the first words of phrases, each with the second words; None where there is none."""
    openers: Openers = {}
    for phrase in phrases:
        first, second = [*_OPENING.findall(phrase), None][:2]
        known = openers.get(first, frozenset())
        openers[first] = None if second is None or known is None else known | {second}
    return openers


def any_of(phrases: Iterable[str]) -> str:
    """Return an alternation of phrases, the longest first, any space between their words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", SPACE) for phrase in ordered)


@cache
def effects() -> dict[str, str]:
    """Return what each hedge does, by its words: `more than` -> `more_than`."""
    rows = table("english/counts")["hedge"] + table("english/counts")["hedge_after"]
    return {words: row["effect"] for row in rows for words in row["words"]}


def _amount(knowledge: dict[str, Any]) -> str:
    """Return the pattern of one amount, hedges not included."""
    numbers = knowledge["numbers"]
    tens = any_of(word for word, value in numbers.items() if value >= 20)
    digits = any_of(word for word, value in numbers.items() if 0 < value < 10)
    teens = any_of(word for word, value in numbers.items() if not value % 10 or 10 < value < 20)
    scales = _scales(knowledge["scales"])
    small = rf"(?:(?:{tens})(?:(?:-|{SPACE})(?:{digits}))?|{teens}|{digits})(?![a-z])"
    scale = rf"(?:-|{SPACE})(?:{scales})s?(?![a-z])"
    dashed = rf"(?:-|{SPACE})"
    and_part = rf"{dashed}and{dashed}(?:a|one|three){dashed}(?:half|quarters?)(?![a-z])"
    vague = knowledge["vague"]
    multiplied = any_of(row["word"] for row in vague if "multiplies" in row)
    plural = any_of(row["word"] for row in vague if "scale" in row)
    rows = any_of(row["word"] for row in vague)
    nobody = any_of(row["word"] for row in knowledge["none"])
    return rf"""
    (?:
        {_digits(knowledge, small, and_part)}
        # half a million | a quarter of a million | half a dozen | quarter million
      | (?: half | (?:a|one|three){dashed}quarters?{SPACE}of ) (?: {dashed}an? )? {scale}
      | (?: a{SPACE}half | (?:a{SPACE})?quarter ) {scale}
        # tens of thousands | hundreds and hundreds
      | (?: {plural} ) (?![a-z])
        (?: {SPACE}of{SPACE}(?:{scales})s(?![a-z])
          | {SPACE}(?:and|upon|or|to|or{SPACE}even){SPACE}(?:{plural})(?![a-z]) )?
        # several hundred | a couple of dozen | a few hundred thousand
      | (?: {multiplied} ) (?:{SPACE}of)? (?: {scale} ){{1,3}}
        # two hundred and five | a hundred | one and a half million | two point two million
      | (?: {small}
            (?: {SPACE}point (?:{SPACE}(?:{digits}|zero)(?![a-z])){{1,3}} (?={scale})
              | {and_part} (?={scale}) )?
          | an? (?={scale}) )
        (?: (?: {scale} ){{1,3}}
            (?: {and_part} (?: {scale} )? (?! {scale} )
              | (?: {SPACE}and )? {SPACE} {small} (?: {scale} ){{0,3}} ){{0,4}} )?
      | dozen (?![a-z])
      | (?: {rows} | {nobody} ) (?! [a-z] | \.?\s*\#?\d )
    )"""


def _scales(words: Iterable[str]) -> str:
    """Return an alternation of spelt scales; `231 CR 45` is an address, and no ten millions."""
    spelt = [word for word in words if len(word) > 1]
    short = any_of(word for word in spelt if len(word) <= 3)
    return rf"{any_of(word for word in spelt if len(word) > 3)}|(?:{short})(?!s?[ ]\d)"


def _digits(knowledge: dict[str, Any], small: str, and_part: str) -> str:
    """Return the pattern of an amount in digits: `1,200`, `1.5 million`, `3 hundred and 21`."""
    sizes = knowledge["scales"]
    letters = any_of(word for word in sizes if len(word) == 1)
    spelt = [word for word in sizes if len(word) > 1]
    once = any_of(word for word in spelt if sizes[word] in (100, 1000))
    often = _scales(word for word in spelt if sizes[word] > 1000)
    dozens = _scales(word for word in spelt if sizes[word] == 12)
    large = "|".join(rf"(?<={word})" for word in spelt if sizes[word] > 1000)
    # `In 2031 thousands fled`: digits have a plural scale from a million on, and `3 dozens`.
    counted = rf"(?:{once}|(?:{often})s?|(?<!\d{{4}}[ ])(?:{dozens})s?)"
    scale = rf"(?:-|{SPACE})?{counted}(?![a-z])"
    scaled = rf"(?: {scale} | (?:{letters})(?![a-z]) )"
    far = rf"(?:[ ]?[-–—][ ]?|{SPACE}(?:to|or|and){SPACE})\d+(?:[.,]\d+)?{scale}"
    return rf"""
        # 1,200 | 280 000 | 5.000 | 30 ; then 1.5 million | 3k | 20 thousand | 1,674.5 million
        (?: \d{{1,3}} (?: (?:,\d{{3}}){{1,3}} (?: \.\d{{1,3}} (?={scaled}) )?
              | (?:[ \u00a0\u202f]\d{{3}}){{1,3}} | (?:\.\d{{3}}){{1,3}} ) (?!\d)
          | \d{{1,12}} (?!\d) (?: [.,]\d{{1,3}} (?= {scaled} | [ ]k(?![a-z]) | {far} ) )? )
        (?: {scaled} (?: {and_part} )?
            # 1 million 200 thousand | 4 thousand 3 hundred | 3 hundred and 21
            (?: (?:{large}) {SPACE} \d{{1,3}} {SPACE} thousand (?![a-z]) )?
            (?: (?<=thousand) {SPACE} \d {SPACE} hundred (?![a-z]) )?
            (?: (?<=hundred) {SPACE}and{SPACE}
                (?: [1-9]\d?(?![\d.,]|{scaled}) | {small}(?!{scale}) ) )?
          | (?<=[.,]\d) [ ]k(?![a-z]) | (?<=[.,]\d\d) [ ]k(?![a-z]) )?"""


@cache
def expression() -> re.Pattern[str]:
    """Return the pattern of one count in running text, hedges and ranges included.

    Order matters: hedges first, since `some` and `the` are words of their own too; then a share or
    an amount, a second amount where there is a range, and what may follow.
    """
    knowledge = table("english/counts")
    before = any_of(words for row in knowledge["hedge"] for words in row["words"])
    behind = any_of(words for row in knowledge["hedge_after"] for words in row["words"])
    shares = any_of(row["word"].replace(" ", "_") for row in knowledge["share"])
    shares = shares.replace("_", rf"(?:{SPACE}|-)")
    amount = _amount(knowledge)
    upper = any_of(
        words
        for row in knowledge["hedge"]
        for words in row["words"]
        if row["effect"] in ("at_most", "less_than")
    )
    counted = any_of(knowledge["bars"]["people"])
    # `in 2031 at least 12 fled`, `12 and more than 30`: said of the number behind.
    numbers = any_of(("than", "a dozen", "a hundred", "half a", *knowledge["numbers"]))
    said = rf"(?! [a-z] | {SPACE} (?:\d|(?:{numbers})(?![a-z])) )"
    scale = rf"{SPACE}(?:{any_of(word for word in knowledge['scales'] if len(word) > 3)})"
    return re.compile(
        rf"""
        # not inside a word, a sum of money, a clock time, a date or a name such as T-72
        (?<![\w$€£\#+]) (?<!\w[-/]) (?<!\d[.,:]) (?<!\w') (?=[0-9a-z~>≥<≤≈])
        (?P<from> (?:anywhere{SPACE})? (?:between|from) {SPACE} )?
        (?P<hedges> (?: (?:{before}) (?:{SPACE}|(?<=[~>≥<≤≈])) (?:that{SPACE})? ){{0,3}} )
        (?: (?P<share> (?:{shares}) (?! [\w-] | {SPACE}(?:of{SPACE})?an?(?!\w) | {scale} ) )
          | (?P<one> {amount} )
            # 12-15 | 12 to 15 | between 12 and 15 | 15 and possibly as many as 20 | 15, if not 20
            # | at least 15 but fewer than 20
            (?: (?P<sep> [ ]?[-–—][ ]?
                  | {SPACE}(?:to|or|through){SPACE}
                  | (?(from){SPACE}and{SPACE}|(?!))
                  | (?P<maybe> ,?(?:{SPACE}(?:and|or|but|to))?
                      {SPACE}(?:possibly|perhaps|maybe|probably|potentially|even|if{SPACE}not){SPACE}
                    | ,?{SPACE}(?:and|or){SPACE}(?=up{SPACE}to|as{SPACE}many) )
                  | (?P<upper> ,?{SPACE}(?:and|but|yet){SPACE}(?=(?:{upper}){SPACE}) ) )
                (?P<hedges_two> (?: (?:{before}) {SPACE} ){{0,2}} )
                (?P<two> {amount} ) )?
        )
        (?P<tail> (?:{SPACE}|-|(?=\+)) (?:{behind}) {said} )?
        (?P<more> {SPACE} more (?![\w-]) (?! {SPACE}than ) )?
        # 12 people at least: said of the number, behind the noun
        (?: (?= ,?{SPACE}(?:{counted}),?{SPACE} (?P<late> {behind} ) {said} ) )?
        """,
        re.VERBOSE,
    )


@cache
def openers() -> Openers:
    """Return the words that a count can begin with."""
    knowledge = table("english/counts")
    named = [row["word"] for kind in ("vague", "none", "share") for row in knowledge[kind]]
    scales = [f"a {scale}{end}" for scale in knowledge["scales"] for end in ("", "s")]
    scales += [scale.replace("a ", "an ", 1) for scale in scales]
    parts = (
        "half",
        "a half",
        "a quarter",
        "an half",
        "dozen",
        "quarter million",
        "anywhere between",
        "anywhere from",
    )
    alone = opened_by((*knowledge["numbers"], *named, *scales, *parts))
    hedges = [_OPENING.findall(words) for row in knowledge["hedge"] for words in row["words"]]
    longer = opened_by(" ".join(words) for words in hedges if len(words) > 1)
    # Behind a hedge of one word, and behind `between`, a count begins anew: `estimated that 30`.
    short = {*(words[0] for words in hedges if len(words) == 1), "between", "from"}
    again = frozenset({*alone, *longer, *short, "that"})
    for word in {*longer, *short}:
        known = alone.get(word, frozenset())
        following = (longer.get(word) or frozenset()) | (again if word in short else frozenset())
        alone[word] = None if known is None else known | following
    return alone
