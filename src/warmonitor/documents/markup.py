"""Look at a page before a parser does: leave out what nobody reads, measure what could choke it."""

import html
import re

# A parser of articles takes some 80 microseconds a tag, and pages of news have a few thousand; the
# longest live reports seen have 20,000.
TAGS = 30_000
# The parser compares each attribute of a tag with each other: 100,000 of them take two minutes.
ATTRIBUTES = 1_000
# What metadata in JSON may be kept; the rest of the scripts says nothing about the article.
JSON = 200_000
OPENING = re.compile(r"<(?:(script|style|svg|noscript|template)\b|(!--))", re.IGNORECASE)
TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^<>]*>|<!([a-zA-Z])[^<>]*>")
INLINE = frozenset(
    {"a", "abbr", "b", "em", "font", "i", "mark", "q", "span", "strong", "sub", "sup", "u"}
)
TOKEN = re.compile(r"""<(?=[a-zA-Z])|>|"|'|\s+|=""")


def stripped(page: str) -> str:
    """Return a page without its scripts, styles, drawings and comments; metadata in JSON stays."""
    kept: list[str] = []
    lower = page.lower()
    done = 0
    while (found := OPENING.search(page, done)) is not None:
        close = "-->" if found[2] else f"</{found[1].lower()}"
        stop = lower.find(close, found.end())
        end = len(page) if stop < 0 else stop + len(close)
        if not found[2] and stop >= 0:
            end = page.find(">", end) + 1 or len(page)
        kept.append(page[done : found.start()])
        head = lower[found.start() : found.start() + 120]
        if found[1] and "ld+json" in head and end - found.start() <= JSON:
            kept.append(page[found.start() : end])
        done = end
    return "".join([*kept, page[done:]])


def refusal(page: str) -> str | None:
    """Return why a page is not given to a parser, None where it may be."""
    if len(re.findall(r"<[a-zA-Z]", page)) > TAGS:
        return f"is a page of more than {TAGS:,} tags"
    if _attributes(page) > ATTRIBUTES:
        return f"is a page with a tag of more than {ATTRIBUTES:,} attributes"
    return None


def _attributes(page: str) -> int:
    """Return a bound of how many attributes the fullest tag has: its blanks and equal signs."""
    most = count = 0
    inside = False
    quote = ""
    for token in TOKEN.finditer(page):
        sign = token[0]
        if quote:
            quote = "" if sign == quote else quote
        elif not inside:
            inside = sign == "<"
            count = 0
        elif sign == ">":
            most, inside = max(most, count), False
        elif sign in "\"'":
            quote = sign
        else:
            count += 1
    return max(most, count if inside else 0) // 2 if most or count else 0


def lines(page: str) -> list[str]:
    """Return the words of a page, line by line, for a page in which no article is found.

    Tags that stand in a line are taken out; all others end it. Nothing is parsed: what a browser
    would not show, because the page is cut off in a tag, is shown.
    """
    parted = TAG.sub(lambda tag: "" if (tag[1] or "").lower() in INLINE else "\n", page)
    shown = (" ".join(html.unescape(line).split()) for line in parted.split("\n"))
    return [line for line in shown if line]
