"""The regular expressions of dates, built once from the table `english/dates`."""

import re
from functools import cache

from warmonitor.reference.tables import table
from warmonitor.values.count_grammar import SPACE, Openers, any_of, opened_by
from warmonitor.values.date_words import YEAR, ordinal_pattern, year_pattern

DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
ORDINAL = r"(?:st|nd|rd|th)?"
PERIODS = "past|last|this|recent|next|coming|previous|preceding|following|same|that|latest"
VAGUE = r"few|several|many|some|a\ few|couple\ of|a\ couple\ of|number\ of|just\ a\ few"


@cache
def _number() -> str:
    numbers = table("english/counts")["numbers"]
    tens = any_of(word for word, value in numbers.items() if value >= 20)
    words = any_of(word for word, value in numbers.items() if 0 < value < 20)
    return rf"(?:\d{{1,3}}|(?:{tens})(?:[ -](?:{words}))?|{words}|an?)(?![\w])"


# Between the two ends of a span of days: 3-5 | 3 and 5 | 3 to 5
TO = rf"(?:\s?[-–—/]\s?|{SPACE}(?:and|to|or|until|through|into){SPACE})"


@cache
def core() -> re.Pattern[str]:
    """Return the pattern of the heart of a date, without the words in front of it.

    Order matters: whole dates before their parts, and phrases of the table before the units they
    contain. Each alternative is a group that a reader of the same name works out. None begins
    inside a word, a number, a date or a sum of money.
    """
    return re.compile(
        rf"(?<![\w$€£\#]) (?: (?=[a-z]) | (?<!\d[-/.:,]) (?=\d) )"
        rf"(?: {_calendar()} | {_reckoned()} )",
        re.VERBOSE,
    )


@cache
def openers() -> Openers:
    """Return the words that the heart of a date can begin with, `sundays` among them."""
    knowledge = table("english/dates")
    rows = [*knowledge["feast"], *knowledge["day"], *knowledge["unknown"]]
    phrases = [words for row in rows for words in row["words"]]
    units = frozenset(knowledge["units"])
    names = {*knowledge["months"], *knowledge["seasons"], *knowledge["weekdays"], "weekend"}
    names |= {*knowledge["quarters"], *knowledge["ordinals"]}
    names |= {"year", "comparable", "corresponding"}
    counted = {*table("english/counts")["numbers"], *VAGUE.replace("\\", "").split("|")}
    found = opened_by([*phrases, *(f"{phrase}s" for phrase in phrases), *counted])
    found |= dict.fromkeys({*names, *(f"{name}s" for name in names), *units})
    # What stands in front of a unit, a name or a number of units.
    counts = units.union(names, opened_by(counted), ("a", "an"))
    ahead = {"a": units, "an": units, "its": frozenset(knowledge["ordinals"])}
    ahead["the"] = ahead["its"] | units
    for word, following in (ahead | dict.fromkeys(PERIODS.split("|"), counts)).items():
        known = found.get(word, frozenset())
        found[word] = None if known is None else known | following
    return found


def _calendar() -> str:
    """Return the alternatives that name days of the calendar."""
    knowledge = table("english/dates")
    months = any_of(knowledge["months"])
    of = rf"{SPACE}(?:of{SPACE})?"
    comma_year = rf",?{of}"
    feasts = any_of(words for row in knowledge["feast"] for words in row["words"])
    year, ordinal = year_pattern(), ordinal_pattern()
    # `May first` ends its clause; `in May first signs came` and `in May twenty men fled` do not.
    ends = r"(?= \s* (?: [.,;:)] | \Z ) )"
    return rf"""
        # 2031-03-05 | 2031/3/5 | 2031-Mar-05
        (?P<iso> (?P<iso_y>{YEAR})(?P<iso_s>[-/.])(?P<iso_m>\d\d?|{months})(?P=iso_s)
          (?P<iso_d>\d\d?)(?![\d.]) )
        # 05/03/2031 | 5.3.2031 | 5-3-31
      | (?P<numeric> (?P<n_a>\d\d?)(?P<n_s>[./-])(?P<n_b>\d\d?)(?P=n_s)(?P<n_y>{YEAR}|\d\d)(?!\d) )
        # 3/2031
      | (?P<numeric_month> (?P<nm_m>0?[1-9]|1[0-2])[/-](?P<nm_y>{YEAR}) (?![\w/-]) )
        # 5 March 2031 | 3-5 March | the 5th of March
      | (?P<day_month> (?: (?P<dm_a>{DAY}){ORDINAL}
          (?: (?:,{SPACE}{DAY})* {TO}(?P<dm_b>{DAY}){ORDINAL} )? (?:{of}|(?P<dm_h>-))
            # the twenty-first of March
            | (?P<dm_w>{ordinal}){SPACE}of{SPACE} ) (?P<dm_m>{months})(?!\w)\.?
          (?: (?:,?{SPACE}|-) (?P<dm_y>{year}|(?(dm_h)(?<=-)\d\d|(?!)))(?!\w) )? )
        # March 5, 2031 | March 3-5 | March 5th
      | (?P<month_day> (?: (?<=from[ ])(?P<md_f>{DAY}){ORDINAL}{TO} )?
          (?P<md_m>{months}) (?: \.?{SPACE} | [-/.] | (?=\d) )
          (?: (?:the{SPACE})? (?P<md_a>{DAY}){ORDINAL}
            (?! -?(?!(?:{months})(?!\w))[a-z] | [.,:]\d | \s?% )
            (?: {TO}(?P<md_b>{DAY}){ORDINAL} (?! \w | [.,:]\d ) )?
            # March the twenty-first | March twenty-first
            | (?:the{SPACE}(?P<md_t>{ordinal})|(?P<md_w>{ordinal}{ends}
              | (?:twenty|thirty)[ -]{ordinal}(?!\w) | twenty[ -](?!ten)[a-z]+{ends})) (?!\w) )
          (?: ,?{SPACE}(?P<md_y>{year})(?!\w) )? )
        # March 2031 | March's
      | (?P<month> (?: (?P<mo_b>{YEAR}),?{SPACE}(?!may|march) )?
          (?P<mo_m>{months}) (?!\w{{2}}) (?:\.(?=\s)|'s|s)?
          (?: {comma_year}(?P<mo_y>{year})(?!\w) )? (?!\w) )
        # Christmas Eve
      | (?P<feast> (?:{feasts}) (?!\w) (?: ,?{SPACE}(?P<fe_y>{YEAR})(?!\w) )? )
        # summer 2031 | the summer of 2031 | in the summer
      | (?P<season> (?P<se_s>{any_of(knowledge["seasons"])}) (?: {of}(?P<se_y>{year}) )?
          (?! \w | {SPACE}of\b ) )
        # the third quarter | third-quarter | the third quarter of 2031 | 2031 third quarter
      | (?P<quarter> (?: (?P<qu_b>{YEAR}){SPACE} | (?P<qu_f>last|this|next){SPACE}year's{SPACE} )?
          (?P<qu_n>{any_of(knowledge["quarters"])})[ -]quarter (?:'s)? (?!\w)
          (?: ,?{of}(?P<qu_y>{YEAR}) | {of}(?P<qu_w>last|this|next|the){SPACE}year )?
          (?! \w | {SPACE}of\b ) )
        # 2031 | 2029-2031 | the 2020s
      | (?P<year> (?P<ye_a>{year_pattern(alone=True)}|(?<=the[ ]year[ ]){year})
          (?: [-–/](?P<ye_b>{YEAR}|\d\d?)(?!\d) | (?P<ye_s>'?s) )?
          (?! [\w%] | [.,:]\d | -[a-z] ) )"""


def _reckoned() -> str:
    """Return the alternatives that are reckoned from the day of publication."""
    knowledge = table("english/dates")
    weekdays, units = any_of(knowledge["weekdays"]), any_of(knowledge["units"])
    # `A quarter of the town`, `in the old quarter`: no length of time.
    lengths = any_of(word for word in knowledge["units"] if not word.startswith("quarter"))
    months, seasons = any_of(knowledge["months"]), any_of(knowledge["seasons"])
    known = any_of(words for row in knowledge["day"] for words in row["words"])
    unknown = any_of(words for row in knowledge["unknown"] for words in row["words"])
    number = rf"{VAGUE}|{_number()}"
    to_day = rf"{SPACE}to{SPACE}"
    return rf"""
        # last night | at dawn | recently
        (?P<known> (?:{known})(?:'s|s)? (?! \w | {SPACE}(?:hours{SPACE})?of\b ) )
      | (?P<unknown> (?:{unknown}) (?! \w | {SPACE}this\b ) )
        # Tuesday | Tuesday's | Tuesday night | Tuesday last week
      | (?P<weekday> (?: (?P<wd_f>last|this){SPACE}week{SPACE}(?:on{SPACE})? )?
          (?: (?P<wd_o>{any_of(knowledge["quarters"])}){SPACE}
            (?! [a-z]+{SPACE}(?:since|after|for|under|without|running|in{SPACE}a{SPACE}row)\b ) )?
          (?P<wd_d>{weekdays}) (?:'s|s'?|\.(?=\s\w))? (?!\w)
          (?: {SPACE}(?:{any_of(knowledge["behind"]["parts_of_day"])})(?:'s|s)?(?!\w) )?
          (?: ,?{SPACE}the{SPACE}(?P<wd_n>{DAY})(?:st|nd|rd|th)(?!\w) (?!{SPACE}of\b)
            | {SPACE}(?:of|in){SPACE}(?:(?P<wd_t>the|this|last|next){SPACE}month
              | (?P<wd_m>{months})(?:,?{SPACE}(?P<wd_y>{YEAR}))?)(?!\w)
            | {SPACE}(?P<wd_w>before{SPACE}last)(?!\w)
            | {SPACE}(?:of{SPACE})?(?P<wd_l>last|this){SPACE}week(?!\w) )? )
        # the past 24 hours | last week | this year | recent weeks | last Friday | last summer
      | (?P<period>
          (?P<pe_w>{PERIODS})
          {SPACE} (?: (?P<pe_n>{number}) (?:{SPACE}|-) )?
          (?: (?P<pe_u>{units}) | (?P<pe_d>{weekdays}) | (?P<pe_s>{seasons})
            | (?P<pe_m>{months}) (?!\.?\s+\d) )
          (?:'s|s)? (?![\w-]) (?! {SPACE}of{SPACE}(?:{months}|{YEAR})(?!\w) )
          (?: {to_day}(?P<pe_t>{weekdays})(?!\w) )? )
        # the quarter | the year-ago quarter | the year-earlier period
      | (?P<standing> (?:(?:comparable|corresponding){SPACE})? (?P<st_y>year-(?:ago|earlier))
          (?: {SPACE}(?:(?P<st_n>{any_of(knowledge["quarters"])}){SPACE})?(?:quarter|period) )?
          (?!\w)
        | (?<=the[ ]) quarter (?! \w | {SPACE}of\b ) )
      | (?P<weekend> weekend(?:'s)? (?!\w) )
        # its seventh year
      | (?P<nth> (?:its|the){SPACE}
          (?P<nt_n>{any_of(knowledge["ordinals"])}|\d+(?:th|st|nd|rd)){SPACE}
          (?:straight{SPACE}|consecutive{SPACE})? (?P<nt_u>day|week|month|year)(?!\w)
          (?P<nt_w> {SPACE}of{SPACE}(?:the|this|a|an|its){SPACE}(?:[\w'-]+{SPACE})?
            (?:{any_of(knowledge["lasting"]["words"])})(?!\w) )? )
        # two days ago | a week earlier | the day before
      | (?P<ago> (?P<ag_x> (?: (?:{number}){SPACE}(?:{lengths})(?:,|{SPACE}and)?{SPACE} )* )
          (?: (?P<ag_n>{number}|the) (?:{SPACE}|-) )? (?P<ag_u>{lengths}) {SPACE}
          (?P<ag_r>ago|earlier|later|before|after|prior)(?!\w) )
        # 24 hours | six-year | months
      | (?P<length> (?: (?P<le_n>{number}) (?:{SPACE}(?:more{SPACE})?|-) )? (?P<le_u>{lengths})
          (?P<le_x>-(?:old|long))? (?![\w-]) (?: {to_day}(?P<le_t>{weekdays})(?!\w) )?
          (?P<le_w> {SPACE}(?:[\w-]+{SPACE})?
            (?:{any_of(knowledge["lasting"]["words"])})(?!\w) )? )"""


@cache
def front() -> re.Pattern[str]:
    """Return the pattern of the words in front: `since early`, `over the course of the`."""
    knowledge = table("english/dates")
    parts = any_of(words for row in knowledge["part"] for words in row["words"])
    hedges = any_of(knowledge["in_front"]["hedges"] + knowledge["in_front"]["running"])
    return re.compile(
        rf"""
        (?: (?<![\w-])
            (?: (?P<prep> (?:ever{SPACE})?since | until | till | by | before | prior{SPACE}to
                  | ahead{SPACE}of | after | following | from | between | on | in | over | during
                  | within | throughout | for | at | across | starting | as{SPACE}of | through )
                {SPACE} )?
            (?: the{SPACE}(?:(?:whole|entire){SPACE})?(?:course|space){SPACE}of{SPACE} )?
            (?: (?:{hedges}) {SPACE} )?
            (?: (?P<part> {parts}
                  | the{SPACE}first{SPACE}(?P<months>{_number()}){SPACE}months{SPACE}of )
                (?:{SPACE}|-{SPACE}?) )?
            (?: (?:on|in){SPACE} )?
            (?P<the> the{SPACE} )?
        )? \Z
        """,
        re.VERBOSE,
    )


@cache
def parts() -> dict[str, str]:
    """Return the part of a month or year by its words: `the beginning of` -> early."""
    rows = table("english/dates")["part"]
    return {words: row["part"] for row in rows for words in row["words"]}
