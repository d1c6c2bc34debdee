"""What keeps a number from being a count of people: units, dates, ages, names, money, phrases."""

import re
from functools import cache
from typing import Any

from warmonitor.reference.tables import table
from warmonitor.values.count_grammar import SPACE, any_of

# How far in front of a number a label or an age word is looked for, in characters.
REACH = 32


def _bars() -> dict[str, Any]:
    bars: dict[str, Any] = table("english/counts")["bars"]
    return bars


@cache
def _after() -> re.Pattern[str]:
    """Return what may not follow: `km`, `-year-old`, `th`, `:30`, `March`."""
    bars = _bars()
    months = any_of(table("english/dates")["months"])
    return re.compile(
        rf"""
        \w | [.,:/]\d | '\d | \s?[%°] | \s(?:st|nd|rd|th)(?!\w)
      | - {SPACE} (?:and|or|to) {SPACE} \w+ -
      | - (?! (?: {any_of(bars["members"])} ) (?!\w) ) \w
      | (?:\s|-)+ (?:of{SPACE}(?:the{SPACE})?)?
        (?: (?:{any_of(bars["between"])}){SPACE} ){{0,2}}
        (?: {any_of(bars["units"])} ) (?![\w'-])
      | {SPACE} (?:of{SPACE})? (?:{months}) \.? (?![\w'])
        """,
        re.VERBOSE,
    )


@cache
def _before() -> re.Pattern[str]:
    """Return what may not stand in front: `aged`, `Resolution`, `November`, `the age of`."""
    bars = _bars()
    months = any_of(table("english/dates")["months"])
    return re.compile(
        rf"""
        (?<!\w) (?:
            (?P<age> (?:{any_of(bars["ages_before"])}) {SPACE} )
          | (?P<money> (?:{any_of(bars["money_before"])}) \.?\s* )
          | (?P<month> (?:{months}) \.?\s* (?:the{SPACE})? )
          | (?P<days> (?:{months}) \.? {SPACE} \d\d? (?: {SPACE}(?:and|to|or){SPACE} | ,?{SPACE} ) )
          | (?P<small> (?:{any_of(bars["small_labels"])}) \s (?:\d+ {SPACE} and {SPACE})? (?=$) )
          | (?P<label> (?:{any_of(bars["labels"])}) \s* (?:no\.?\s*|number{SPACE}|\#)?
                (?:\d+ {SPACE} and {SPACE})? )
          | (?P<year> (?:{any_of(bars["year_before"])}) {SPACE} )
        ) $
        """,
        re.VERBOSE,
    )


@cache
def _noun() -> re.Pattern[str]:
    """Return a following noun that shows a number like 2015 to be a count."""
    nouns = any_of(_bars()["people"])
    return re.compile(rf"{SPACE}(?P<noun>{nouns}|[a-z]{{3,}}(?<!ou)s)(?![\w'-])")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_bars()['ages_after_people'])}){SPACE}$")


# A bare 1987 or 2016 is a year, unless a noun or a hedge says otherwise; 2000 is too round to be
# one behind a hedge that dates too (`over 2000`, but `around 2015`).
YEAR = re.compile(r"(?:19|20)\d\d")
DATING = re.compile(r"(?:over|around|about|circa|approximately)\s+\d\d(?!00)")

# children under 12, those over 60
UNDER_AGE = re.compile(r"(?P<those>those\s+)?(?:under|over|above|below)\s")

# 40m may be a length: it is millions only where a noun or a verb of people follows.
# A capital M is no metre, a small b no unit at all.
MILLIONS = re.compile(r"\d+[mb]")
CAPITAL = re.compile(r"\dM")
PEOPLE_DO = re.compile(r"\s+(?:have|had|were|are|live|lived|need|fled|of)\b")


@cache
def _odds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what follows `nine` of `nine in ten people`, and stands before and behind `ten`.

    A share of people whose number nobody says is no count; `six out of 17` says it.
    """
    bars = _bars()
    number = rf"(?:\d{{1,3}}|{any_of(table('english/counts')['numbers'])})"
    joint = rf"{SPACE}(?:in|out{SPACE}of){SPACE}(?P<each>(?:every|each){SPACE})?"
    doing = rf"(?=\s+(?:of|have|has|had|are|is|was|were|{any_of(bars['people'])})(?!\w))"
    return (
        re.compile(rf"{joint}(?:{any_of(bars['odds'])})(?!\w)(?(each)|{doing})"),
        re.compile(rf"(?<!\w){number}{joint}$"),
        re.compile(doing),
    )


def _in_odds(lowered: str, start: int, end: int, core: str) -> bool:
    """Say whether a number is one of the two of `nine in ten people` or of `one in every three`."""
    first, second, doing = _odds()
    if first.match(lowered, end):
        return True
    of = second.search(lowered[max(0, start - REACH) : start]) if core in _bars()["odds"] else None
    return of is not None and bool(of["each"] or doing.match(lowered, end))


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_bars()['changes'])})(?:{SPACE}[a-z]+ly)?,?{SPACE}$")


def changed(lowered: str, start: int) -> bool:
    """Say whether `from 31 to 43` stands behind a word such as `rose`: two counts, and no range."""
    return bool(_changes().search(lowered[max(0, start - REACH) : start]))


def barred(
    words: str, lowered: str, start: int, end: int, core: str, hedges: frozenset[str]
) -> bool:
    """Say whether `words[start:end]` is no count; `core` is its amount without the hedges."""
    if _after().match(lowered, end):
        return True
    left = max(0, start - REACH)
    if _in_odds(lowered, start, end, core):
        return True
    before = _before().search(lowered[left:start])
    noun = _noun_follows(words, lowered, end)
    if core[0].isdigit() and _is_name(words, lowered, start, end, core, noun=noun):
        return True
    if YEAR.fullmatch(core):
        hedged = hedges - {"exactly"} and not (DATING.match(lowered, start) and not noun)
        dated = before and (before["year"] or before["month"] or before["days"])
        return not hedged and (not noun or bool(dated))
    aged = UNDER_AGE.match(lowered, start)
    if aged and (aged["those"] or _people().search(lowered[left:start])):
        return True
    if before is None or before["year"]:
        return False
    if before["days"] or before["month"]:
        # No words and no hedged number are a day; digits may be, and may run into a year or a list.
        if hedges or not (DAY if before["days"] else DATE).fullmatch(core):
            return False
        if before["days"]:
            return not noun
        return not _month_is_apart(words, lowered, left + before.start(), noun)
    if before["small"] and core[0].isdigit():
        return not noun
    if before["label"] or before["small"]:
        spelt = core in table("english/counts")["numbers"] and words[start].isupper()
        named = core[0].isdigit() or spelt
        return named and words[left + before.start()].isupper() and not hedges - {"exactly"}
    return True


def _noun_follows(words: str, lowered: str, end: int) -> bool:
    """Say whether a noun of many follows, in small letters: `people`, not `Iran's`."""
    noun = _noun().match(lowered, end)
    return noun is not None and words[noun.start("noun")].islower()


def _month_is_apart(words: str, lowered: str, month: int, noun: bool) -> bool:
    """Say whether a month and the number behind it are apart, as in `in March 30 civilians`."""
    if not words[month].isupper():
        return True
    before = lowered[max(0, month - 8) : month]
    return noun and bool(APART.search(before) or DAY_BEFORE.search(before))


# (27) behind a name; , 27, behind a name; she was 27
AGE_IN_BRACKETS = re.compile(r"\w[\w'-]* \($")
AGE_IN_COMMAS = re.compile(r"[A-Z][\w'-]* [A-Z][\w'-]+, $")
AGE_SAID = re.compile(r"(?:\bi am|\bi'm|\bi’m|\bs?he is|\bs?he was|\bs?he's|\bs?he’s) $")
# `in March 30 villagers`: no day behind such a month.
APART = re.compile(r"\b(?:in|during|last|this|early|late|mid)[ -]$")
# 14, also in `March 14 dozens fled`; and what runs on without a blank, as in `Nov 142031`.
DAY = re.compile(r"\d\d?(?: dozens)?")
DATE = re.compile(r"\d+(?: dozens)?")
# `on 3 March 12 villagers`: the day is told.
DAY_BEFORE = re.compile(r"(?<!\d)[0-3]?\d(?:st|nd|rd|th)?(?: of)? $")
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
# 1. at the start of a line is an item of a list
ITEM = re.compile(r"[.)]\s+\S")
PHONE = re.compile(r"\+\d[\d ()-]*$")


def _is_name(words: str, lowered: str, start: int, end: int, core: str, *, noun: bool) -> bool:
    """Say whether digits are a clock time, an age behind a name or another label."""
    if core[0] == "0" and len(core) > 1:
        return True
    before, next_letter = words[max(0, start - 40) : start], words[end : end + 1]
    if ITEM.match(words, end) and (start == 0 or words[start - 1] == "\n"):
        return True
    if PHONE.search(before):
        return True
    if MILLIONS.fullmatch(core):
        said = noun or PEOPLE_DO.match(lowered, end) or CAPITAL.search(words, start, end)
        return not said
    if core.isdigit() and len(core) <= 2:
        if next_letter == ")" and AGE_IN_BRACKETS.search(before):
            return True
        if next_letter == "," and AGE_IN_COMMAS.search(before):
            return True
        if not noun and AGE_SAID.search(before.lower()):
            return True
    if re.fullmatch(r"[01]\d[0-5]\d|2[0-3][0-5]\d", core) and not noun:
        return before.lower().endswith("at ")
    return "." in core and not re.search(r"[a-z]", core) and not THOUSANDS.fullmatch(core)


def phrase_barred(row: dict[str, Any], lowered: str, start: int, end: int) -> bool:
    """Say whether the words around a vague word, a share or `one` make it another phrase."""
    after = lowered[end : end + REACH].lstrip(" \n-,")
    before = lowered[max(0, start - REACH) : start].rstrip()
    if any(_begins(after, phrase) for phrase in row.get("not_before", ())):
        return True
    if any(_ends(before, phrase) for phrase in row.get("not_after", ())):
        return True
    if "before" not in row:
        return False
    if any(_begins(after, phrase) for phrase in row["before"]):
        return False
    return not (row.get("plural") and _noun().match(lowered, end))


def _begins(after: str, phrase: str) -> bool:
    return after.startswith(phrase) and not after[len(phrase) : len(phrase) + 1].isalnum()


def _ends(before: str, phrase: str) -> bool:
    return before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum()
