"""All neighbourhoods of Aleppo, in sentences and in the spellings of the press, once their list is added."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from warmonitor.reference import adding, gazetteer
from warmonitor.values import place

FOLDER = Path(__file__).resolve().parents[2] / "shared/data/places/ocha_syria"
LIST, POINTS = FOLDER / "syr_neighborhoods.csv", FOLDER / "syr_populatedplaces.csv"
pytestmark = pytest.mark.skipif(
    not LIST.is_file(), reason="the list of neighbourhoods is not in ../shared"
)

SENTENCES = (
    "Shelling killed three people in the {} district of Aleppo.",
    "Three people were killed in Aleppo's {} neighbourhood on Friday, doctors said.",
)
# Each rule writes a name in another way of the press; rules are used one at a time, behind those of
# the article.
ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az)[- ](?=[A-Z])", re.IGNORECASE)
RULES = (
    (r"iyy?eh\b", "iya"),
    (r"iyy?eh\b", "iyah"),
    (r"iyy?eh\b", "iyya"),
    (r"eh\b", "a"),
    (r"eh\b", "ah"),
    ("q", "k"),
    ("Q", "K"),
    ("(?<=[a-z])sh", "ch"),
    (r"\bSh", "Ch"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("aa", "a"),
    (r"([b-df-hj-np-tv-z])\1", r"\1"),
    ("dh", "d"),
    ("ei", "ay"),
    ("ay", "ai"),
    ("-", " "),
)
# What the press writes that no rule makes of the official name, by the official name.
PRESS = {
    "Hanano": ["Masaken Hanano", "Massaken Hananou", "Masakin Hanano"],
    "Bustan Al-Qaser": ["Bustan al-Qasr", "Boustan al-Kasr", "Bostan al-Qasr"],
    "Sha'aar": ["al-Shaar", "Shaar", "Sha'ar", "Al Shaar"],
    "Kallaseh": ["al-Kalasa", "Kallasa"],
    "Fardos": ["al-Firdous", "Fardous", "Al-Ferdous"],
    "Salheen": ["al-Saliheen", "Salihin", "Salhin"],
    "Marjeh": ["al-Marja", "Marjah"],
    "Sheikh Said": ["Sheikh Saeed", "Sheikh Sa'id", "Shaykh Said"],
    "Salah Ad-Deen": ["Salaheddin", "Salah al-Din", "Salaheddine", "Salah Eddin"],
    "Sayf Ad-Dauleh": ["Saif al-Dawla", "Seif al-Dawla", "Saif al-Daula"],
    "As-Sukkari": ["Sukkari", "al-Sukari"],
    "Al-Amerriyah": ["al-Amiriya", "Amiriyah", "Amariya"],
    "Ash-Sheikh Maqsoud": ["Sheikh Maqsoud", "Sheikh Maqsood", "Sheikh Maksoud"],
    "Ashrafiyeh": ["Ashrafieh", "Achrafieh", "al-Ashrafiya"],
    "Hamadaniyeh": ["Hamdaniya", "Hamdaniyah", "al-Hamdaniyeh"],
    "Karm Al-Qaterji": ["Karam al-Katerji", "Karm al-Katarji"],
    "Karm Al-Jabal": ["Karam al-Jabal", "Karam al-Jabel"],
    "Ayn At-Tal": ["Ain al-Tal", "Ain al-Tell"],
    "Trab Al-Hellok": ["al-Hellok", "Turab al-Hellok"],
    "Bostan Bash": ["Bustan al-Basha", "Bustan al-Pasha"],
    "Sheikh Kheder": ["Sheikh Khodr", "Sheikh Khudr"],
    "Khaldiyeh": ["Khalidiya", "al-Khalidiyeh"],
    "Ar-Ramouseh Indusrtial District": ["Ramouseh", "Ramousa", "al-Ramousah"],
    "Al-Nayrab": ["Nairab", "al-Neirab"],
    "Tareq Ben Ziad": ["Tariq bin Ziyad"],
    "Bab Qinnesrine": ["Bab Qinnasrin", "Bab Qinnesreen"],
    "A'aziziyeh": ["Aziziya", "Aziziyah"],
    "Industrial Area in Jibreen": ["Industrial Area in Jibreen"],
    "University of Aleppo": ["Aleppo University"],
}
# Official names that are no spelling of the press, and of which no rule makes one.
UNSAID = {"Ar-Ramouseh Indusrtial District", "Industrial Area in Jibreen"}


def spellings(name: str) -> Iterator[str]:
    """Yield the spellings of a name: as it is, with every article, by every rule, in the press."""
    for part in [] if name in UNSAID else re.split(r"\s*/\s*", name):
        forms = {part, part.replace("'", "")}
        forms |= {
            ARTICLE.sub(article, form).strip()
            for form in forms
            for article in ("al-", "Al ", "El-", "el-", "")
        }
        yield from forms
        yield from (re.sub(*rule, form) for form in forms for rule in RULES)
    yield from PRESS.get(name, [])


@pytest.fixture(scope="module")
def neighbourhoods(tmp_path_factory) -> Iterator[dict[str, gazetteer.Entry]]:
    """The neighbourhoods of Aleppo by their official names, their list added."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMONITOR_DATA", str(tmp_path_factory.mktemp("data")))
        adding.add(str(LIST))
        rows = list(csv.DictReader(LIST.open(encoding="utf-8-sig")))
        yield {
            row["neighborhoodname_en"].strip(): gazetteer.by_id(f"ocha:{row['neighborhoodpcode']}")
            for row in rows
            if row["adm4_en"] == "Aleppo"
        }
    gazetteer.forget_added()


def test_each_is_one_place_where_it_lies(neighbourhoods):
    """No two are one, and those that the package knows too lie where the list has them."""
    assert len(neighbourhoods) == len({entry.id for entry in neighbourhoods.values()}) == 109
    rows = csv.DictReader(POINTS.open(encoding="utf-8-sig"))
    points = {
        row["featurename_en"].strip(): (float(row["point_y"]), float(row["point_x"]))
        for row in rows
        if row["adm4_en"] == "Aleppo" and row["pcode"].startswith("N")
    }
    far = {
        name: entry.id
        for name, entry in neighbourhoods.items()
        if entry.latitude is not None
        and name in points
        and gazetteer.distance(entry, gazetteer.Entry("", "", "", *points[name], (), None)) > 2
    }
    assert far == {}


def test_all_are_found_in_the_spellings_of_the_press(neighbourhoods):
    assert set(PRESS) | UNSAID <= set(neighbourhoods)
    lost = []
    for name, entry in neighbourhoods.items():
        for spelling in sorted(set(spellings(name))):
            for sentence in SENTENCES:
                words = sentence.format(spelling)
                at = words.index(spelling)
                found = place.find(words)
                places = place.resolve([one.phrase for one in found])
                here = [
                    where.id
                    for one, where in zip(found, places, strict=True)
                    if one.start < at + len(spelling) and at < one.end
                ]
                if here != [entry.id]:
                    lost.append((spelling, here))
    assert lost == []
