"""Read which agencies a text credits: in the line of the desk, behind the place, at the end."""

import re

from warmonitor.values import source as sources

# "ALEPPO, Syria (Reuters) - ", "BEIRUT, Nov 27 (Reuters) -", "MOSCOW, November 22. /TASS/.",
# "Damascus, SANA-", "ERBIL — ", "Geneva/Damascus (ICRC) – ", "DAMASCUS, Nov. 22 (Xinhua) --".
# The place is one to four names; what stands in brackets or between strokes is who reports.
_NAME = r"[A-Z][\w'’.-]*"
_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:\s?,\s?{_NAME}(?:\s(?:of\s)?{_NAME}){{0,3}})?"
_CAPITALS = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z'’.-]+){0,3}"
_DAY = r"(?:[,.]?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?[.,]?)"
_DATE = r"(?:[,.]?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?),?\s\d{4})"
_BRACKETS = r"\([A-Za-z][^()]{1,40}\)"
_BY = rf"(?P<by>{_BRACKETS}|/[A-Z][\w. ]{{1,20}}/)"
DATELINE = re.compile(
    rf"""
    (?:
      {_PLACE}{_DAY}?[\s,.]*{_BY}[\s.]*(?:[-–—:]{{1,2}}|(?<=/\.))   # BEIRUT, Nov 27 (Reuters) -
    | (?P<by2>{_BRACKETS})\s*[-–—:]{{1,2}}                                   # (Reuters) -
    | {_PLACE}\s?,\s?(?P<by3>[A-Z]{{3,8}})\s?[-–—]{{1,2}}             # Damascus, SANA-
    | {_CAPITALS}(?:,\s{_NAME}(?:\s{_NAME})?)?{_DAY}?\s[-–—]{{1,2}}(?=\s)   # ERBIL, Iraq —
    | {_PLACE}{_DAY}\s?[-–—]{{1,2}}(?=\s)                            # Geneva, 3 March 2018 –
    | {_PLACE}{_DATE}[.:](?=\s)                                     # KYIV, March 14, 2024.
    | (?P<by4>[A-Z][A-Za-z]{{2,9}})\s?[-–—]{{1,2}}\s?(?=[A-Z][a-z])        # SANA-Groups of ...
    )\s*
    """,
    re.VERBOSE,
)


def dateline(words: str) -> tuple[int, str | None] | None:
    """Return where the dateline before the first sentence ends, and who it says reports."""
    match = DATELINE.match(words)
    if match is None or match.end() >= len(words):
        return None
    if match["by4"] and not sources.agencies(match["by4"]):
        return None
    return match.end(), match["by"] or match["by2"] or match["by3"] or match["by4"]
