"""Claims as lines, cells and a table for eyes: nothing is lost, narrowed or left to the terminal."""

import csv as standard_csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from warmonitor.publication import csv, jsonl, origins, sentence, table, words
from warmonitor.records import (
    Attribution,
    Break,
    Casualty,
    Claim,
    Condition,
    Control,
    Count,
    Document,
    Extent,
    Party,
    Passage,
    Published,
    Quote,
    Reason,
    Source,
    Statement,
    Victims,
    When,
    Where,
)

TITLE = "Shells hit a market"
BODY = (
    "A market burned in Tel Kobra on Monday. At least 31 traders, including four\nchildren, were "
    "killed by rockets, Dr. Omar of the Valley Network told AFP. The militia took part of the "
    "hill."
)
TEXT = f"{TITLE}\n\n{BODY}\n"
DOCUMENT = Document(
    source=Source(name="Hill Radio", kind="outlet"),
    title=TITLE,
    published=Published(date(2021, 3, 2)),
    language="en",
    raw_sha256="0" * 64,
    encoding="utf-8",
    text=TEXT,
    passages=(
        Passage("title", TITLE, (Break(0, 0),), len(TITLE)),
        Passage("body", BODY.replace("\n", " "), (Break(0, len(TITLE) + 2),), len(TEXT) - 1),
    ),
    location="hill/market.txt",
)


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), words)


MARKET = Casualty(
    document=DOCUMENT.id,
    quote=quote("At least 31 traders, including four\nchildren, were killed"),
    attribution=(Attribution("Valley Network", "Dr. Omar", "told", "AFP"),),
    place=Where(
        "Tel Kobra", "Tel Kobra", "x:1", 1.5, 2.5, "town", ("North Valley", "Valland"), ("x:2",)
    ),
    time=When("on Monday", date(2021, 3, 1), date(2021, 3, 1), "day"),
    reader="rules 1",
    reasons=(Reason("outcome", "harm verb kill", "killed"),),
    outcome="killed",
    count=Count(31, None, "At least 31"),
    victims=Victims("traders", ("civilian",)),
    perpetrator=None,
    cause="shelling",
)
CHILDREN = replace(
    MARKET,
    quote=quote("four\nchildren"),
    count=Count(4, 4, "four"),
    victims=Victims("children", ("civilian", "unspecified"), "child"),
    perpetrator=Party("rockets", "somebody"),
    part_of=MARKET.id,
    reasons=(),
)
HILL = Control(
    document=DOCUMENT.id,
    quote=quote("The militia took part of the hill"),
    reader="rules 1",
    actor=Party("The militia"),
    action="captured",
    extent=Extent("part of", None, None),
    place=Where("the hill"),
)
LACK = Condition(
    document=DOCUMENT.id,
    quote=quote("A market burned"),
    reader="rules 1",
    topic="infrastructure_damage",
    direction="destroyed",
)
APPEAL = Statement(
    document=DOCUMENT.id,
    quote=quote("A market burned"),
    reader="rules 1",
    speaker=Party("the union"),
    act="claim_responsibility",
    target=Party("the militia", None),
)
CLAIMS: tuple[Claim, ...] = (MARKET, CHILDREN, HILL, LACK, APPEAL)


# The keys of each kind of claim, in order: other programs rely on them.
COMMON = ["id", "document", "kind", "quote", "attribution", "stance", "place", "time", "reader"]
KEYS = {
    "casualty": [
        *["outcome", "count", "victims", "perpetrator", "cause"],
        *["part_of", "apart_from", "updates"],
    ],
    "control": ["actor", "action", "extent", "against"],
    "condition": ["topic", "direction"],
    "statement": ["speaker", "act", "target", "addressee"],
}


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.kind)
def test_json_has_every_key_of_its_kind(claim: Claim) -> None:
    assert list(json.loads(jsonl.line(claim, DOCUMENT))) == [*COMMON, *KEYS[claim.kind]]


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs" / "claims.md").read_text("utf-8")
    keys = set(COMMON) | {key for own in KEYS.values() for key in own}
    for claim in CLAIMS:
        form = jsonl.plain(claim, DOCUMENT)
        keys |= {part for value in form.values() if isinstance(value, dict) for part in value}
        keys |= {part for link in form["attribution"] for part in link}
    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_json_of_a_casualty() -> None:
    assert json.loads(jsonl.line(CHILDREN, DOCUMENT)) == {
        "id": CHILDREN.id,
        "document": "hill/market.txt",
        "kind": "casualty",
        "quote": {"start": 92, "end": 105, "text": "four\nchildren"},
        "attribution": [
            {"speaker": "Valley Network", "text": "Dr. Omar", "cue": "told", "via": "AFP"}
        ],
        "stance": "asserted",
        "place": {
            "text": "Tel Kobra",
            "name": "Tel Kobra",
            "id": "x:1",
            "lat": 1.5,
            "lon": 2.5,
            "precision": "town",
            "within": ["North Valley", "Valland"],
        },
        "time": {"text": "on Monday", "from": "2021-03-01", "to": "2021-03-01", "precision": "day"},
        "reader": "rules 1",
        "outcome": "killed",
        "count": {"low": 4, "high": 4, "approximate": False, "unit": "person", "text": "four"},
        "victims": {
            "text": "children",
            "class": "mixed",
            "classes": ["civilian", "unspecified"],
            "demographic": "child",
        },
        "perpetrator": {"text": "rockets", "actor": "somebody"},
        "cause": "shelling",
        "part_of": MARKET.id,
        "apart_from": None,
        "updates": None,
    }


def test_json_keeps_unknown_as_null() -> None:
    form = json.loads(jsonl.line(HILL, DOCUMENT))
    assert form["attribution"] == []
    assert form["time"] is form["against"] is None
    assert form["actor"] == {"text": "The militia", "actor": None}
    assert form["extent"] == {"text": "part of", "low": None, "high": None}
    assert form["place"]["lat"] is form["place"]["name"] is None


def test_json_gives_reasons_when_asked() -> None:
    form = json.loads(jsonl.line(MARKET, DOCUMENT, explain=True))
    assert form["reasons"] == [{"slot": "outcome", "rule": "harm verb kill", "text": "killed"}]
    assert list(form)[-1] == "reasons"


DAMAGED = "two \ud800 men\0 \x1b[31m \u202e"


def damaged(claim: Any) -> Claim:
    changed: Claim = replace(
        claim,
        quote=replace(claim.quote, text=DAMAGED),
        attribution=(Attribution(DAMAGED, DAMAGED),),
        place=Where(DAMAGED),
    )
    return changed


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.kind)
def test_damaged_text_survives_every_form(claim: Claim) -> None:
    broken = damaged(claim)
    document = replace(DOCUMENT, title=DAMAGED, text=TEXT[:90] + DAMAGED * 9, location=DAMAGED)
    line = jsonl.line(broken, document)
    assert json.loads(line.encode("utf-8"))["quote"]["text"] == DAMAGED
    assert "\n" not in line
    csv.line(broken, document).encode("utf-8")
    shown = printed(document, [broken])
    shown.encode("utf-8")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def cells(claim: Claim) -> dict[str, str]:
    text = f"{csv.header()}\n{csv.line(claim, DOCUMENT)}\n"
    (row,) = standard_csv.DictReader(io.StringIO(text))
    assert None not in row, "more cells than columns"
    return dict(row)


def test_csv_holds_everything_that_json_holds() -> None:
    """Every value of the JSON form stands in some cell: nothing is dropped for want of a column."""
    for claim in CLAIMS:
        flat = csv._flat(jsonl.plain(claim, DOCUMENT))
        assert set(flat) - {"place", "time", "perpetrator", "extent", "against"} - {
            "actor",
            "target",
            "addressee",
        } <= set(csv.COLUMNS)
        row = cells(claim)
        for column, value in flat.items():
            if value is not None:
                assert row[column] == csv._cell(value)


def test_csv_leaves_unknown_empty() -> None:
    row = cells(MARKET)
    assert row["count_low"] == "31"
    assert row["count_high"] == ""
    assert row["perpetrator_text"] == ""
    assert row["attribution"] == "Valley Network"
    assert row["place_within"] == "North Valley; Valland"
    assert row["quote_text"] == "At least 31 traders, including four\nchildren, were killed"


SENTENCES = [
    # the sentence around the quote, cut at full stops, and line ends as blanks
    (
        MARKET,
        "",
        "At least 31 traders, including four children, were killed",
        " by rockets, Dr. Omar of the Valley Network told AFP.",
    ),
    (CHILDREN, "At least 31 traders, including ", "four children", None),
    # the last sentence of the document
    (HILL, "", "The militia took part of the hill", "."),
    # the first: the title above belongs to another passage
    (LACK, "", "A market burned", " in Tel Kobra on Monday."),
]


@pytest.mark.parametrize(("claim", "before", "marked", "after"), SENTENCES)
def test_sentence_around_a_quote(claim: Claim, before: str, marked: str, after: str | None) -> None:
    found = sentence.around(claim, DOCUMENT)
    assert (found.before, found.quote) == (before, marked)
    if after is not None:
        assert found.after == after


@pytest.mark.parametrize(
    ("text", "breaks", "shown"),
    [
        ("Forty were wound-\ned there.", ((0, 0), (16, 18)), "Forty were wounded there."),
        ("The rebel-\nheld town fell.", ((0, 0), (10, 11)), "The rebel-held town fell."),
        ("Forty were\r\n  hurt there.", ((0, 0), (11, 14)), "Forty were hurt there."),
    ],
)
def test_sentence_has_its_words_whole(
    text: str, breaks: tuple[tuple[int, int], ...], shown: str
) -> None:
    body = Passage("body", shown, tuple(Break(*turn) for turn in breaks), len(text))
    document = replace(DOCUMENT, text=text, passages=(body,))
    for start, end in ((0, 5), (0, len(text)), (len(text) - 6, len(text))):
        claim = replace(MARKET, quote=Quote(start, end, text[start:end]))
        found = sentence.around(claim, document)
        assert found.before + found.quote + found.after == shown


def printed(document: Document, claims: Sequence[Claim], width: int = 80, **options: Any) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    table.show(console, document, claims, **options)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [20, 30, 44, 75, 76, 80, 100, 120, 200])
def test_table_fits_the_screen(width: int) -> None:
    shown = printed(DOCUMENT, CLAIMS, width, explain=True)
    assert max(len(line) for line in shown.splitlines()) <= width
    together = "".join(shown.split())
    for said in ("31", "Valley", "AFP", "hill", "militia", "burned"):
        assert said in together


def test_table_says_what_it_knows_and_what_not() -> None:
    shown = printed(DOCUMENT, CLAIMS, 200)
    assert "Shells hit a market\nHill Radio · 2 Mar 2021 · hill/market.txt\n" in shown
    assert "at least 31 killed" in shown
    assert "Valley Network (to AFP)" in shown
    assert "Tel Kobra, North Valley" in shown
    assert "«At least 31 traders, including four children, were killed» by rockets" in shown
    assert "part of 1" in shown
    assert "civilian or unidentified, child" in shown
    assert "captured (part of)" in shown
    assert "infrastructure damage: destroyed" in shown
    assert "claim responsibility" in shown
    assert "not said" in shown


def test_table_explains_each_value() -> None:
    assert "harm verb kill" not in printed(DOCUMENT, CLAIMS)
    shown = " ".join(printed(DOCUMENT, CLAIMS, explain=True).split())
    assert 'outcome harm verb kill "killed"' in shown


def test_table_of_nothing() -> None:
    assert "no claims found" in printed(DOCUMENT, [])


@pytest.mark.parametrize(
    ("changes", "heading"),
    [
        ({"title": None}, "hill/market.txt\nHill Radio · 2 Mar 2021\n"),
        ({"source": None}, "source not known · 2 Mar 2021"),
        ({"published": None}, "Hill Radio · date not known"),
        ({"title": None, "location": ""}, "untitled\n"),
        # a month is not its first day
        ({"published": Published(date(2021, 3, 1), "month")}, "Hill Radio · Mar 2021 ·"),
        ({"published": Published(date(2021, 1, 1), "year")}, "Hill Radio · 2021 ·"),
    ],
)
def test_heading_says_what_is_not_known(changes: dict[str, Any], heading: str) -> None:
    assert heading in printed(replace(DOCUMENT, **changes), [])


STANCES = [
    ("asserted", "Valley Network (to AFP)"),
    ("denied", "denied by Valley Network (to AFP)"),
    ("unconfirmed", "unconfirmed, Valley Network (to AFP)"),
]


@pytest.mark.parametrize(("stance", "said"), STANCES)
def test_stance_is_said(stance: str, said: str) -> None:
    assert words.chain(replace(MARKET, stance=stance), DOCUMENT) == said


def test_unresolved_speaker_is_quoted_and_the_source_speaks_for_itself() -> None:
    heard = replace(MARKET, attribution=(Attribution(None, "a witness", "said"),))
    assert words.chain(heard, DOCUMENT) == '"a witness"'
    assert words.chain(replace(MARKET, attribution=()), DOCUMENT) == "Hill Radio"


def test_few_origins_stand_behind_many_figures() -> None:
    other = replace(DOCUMENT, source=Source(name="Valley Post"))
    network = replace(MARKET, attribution=(Attribution("Valley Network", "The network"),))
    again = replace(network, attribution=(Attribution("Valley Network", "the network"),))
    own = replace(MARKET, attribution=())
    found = origins.find([(DOCUMENT, [MARKET, CHILDREN, HILL]), (other, [network, again, own])])
    assert found == (
        origins.Origin(
            "Valley Network", 4, ("Dr. Omar", "The network"), ("Hill Radio", "Valley Post")
        ),
        origins.Origin("Valley Post", 1, ("its own voice",), ("Valley Post",)),
    )
    assert origins.say(found) == (
        "5 figures in 2 sources go back to 2 origins. "
        "Valley Network stands behind 4 of them, under 2 names, in 2 sources."
    )
    assert origins.say(found[1:]) == "1 figure in 1 source goes back to 1 origin."


@pytest.mark.parametrize("width", [40, 80, 120])
def test_origins_fit_the_screen(width: int) -> None:
    console = Console(file=io.StringIO(), width=width)
    console.print(origins.table(origins.find([(DOCUMENT, [MARKET])])))
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert max(len(line) for line in shown.splitlines()) <= width
    assert "Dr. Omar" in " ".join(shown.split())
