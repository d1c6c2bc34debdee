"""What is parsed at all: the screen sees whatever the rules read, and passes over other news."""

from __future__ import annotations

import pytest

from warmonitor import claims
from warmonitor.claims import language, screen
from warmonitor.records import Break, Casualty, Passage, Statement
from warmonitor.reference.tables import table

from .conftest import document
from .test_figures import CASES

HARMS = table("english/harms")
EXAMPLES = [
    row["example"]
    for part in ("verb", "result", "adjective", "noun", "phrase", "harmed")
    for row in HARMS[part]
]
# Other news, longer than what is read in any case.
QUIET = "\n\n".join(
    f"Rovers beat Town {number}-one on Monday. The bread is dearer than in spring, a baker said."
    for number in range(2, 40)
)


def told(words: str) -> list[str]:
    """The sentences that may tell of harm, in a text too long to be read in any case."""
    passages = [Passage("body", text, (Break(0, 0),), len(text)) for text in (words, QUIET)]
    some = screen.telling(passages)
    assert some is not None
    return [passages[one.passage].words[one.start : one.end] for one in some]


@pytest.mark.parametrize("text", [*EXAMPLES, *(text for text, figures in CASES if figures)])
def test_what_the_rules_read_is_seen(text):
    passages = [Passage("body", words, (Break(0, 0),), len(words)) for words in (text, QUIET)]
    assert screen.telling(passages) != []


@pytest.mark.parametrize(
    "text",
    [
        "A late shot hit the bar, and the attack looked tired.",
        "Rovers killed off the match with two goals.",
        "The race of the 20 riders ended in a dead heat.",
        "The union called a strike, and the battle for the budget goes on.",
        # what a word of harm asks for is not there
        "The opposition claims that the bridge is too dear.",
        "The club lost nine matches.",
        "Six men took the stairs.",
        # "six" counts no harmed
        "The bill was killed in committee by six votes.",
        # of whom it is said stands before it
        "The deal is dead, nine traders said.",
    ],
)
def test_other_news_is_passed_over(text):
    assert told(text) == []


def test_only_the_sentence_is_told():
    text = "The U.S. team lost. A fire killed Nine Oaks' owner on Monday. It rained."
    assert told(text) == ["A fire killed Nine Oaks' owner on Monday. "]


def test_a_text_with_words_of_war_is_read_in_any_case():
    words = "The army broke the ceasefire."
    passages = [Passage("body", text, (Break(0, 0),), len(text)) for text in (QUIET, words)]
    assert screen.telling(passages) is None


def test_a_short_text_is_read_in_any_case():
    assert screen.telling([Passage("body", "It rained.", (Break(0, 0),), 10)]) is None


def test_other_news_is_not_parsed(monkeypatch):
    position = "The minister condemned the price of bread."
    page = document(f"{QUIET}\n\n{position}")
    assert [type(c) for c in claims.extract([page], screened=False)] == [Statement]
    parsed: list[str] = []
    pipe = language.load().pipe
    nlp = language.load()
    monkeypatch.setattr(nlp, "pipe", lambda texts, **how: pipe(_noted(texts, parsed), **how))
    assert list(claims.extract([page])) == []
    assert parsed == []


def _noted(texts, seen):
    for text in texts:
        seen.append(text)
        yield text


def test_a_figure_among_other_news_is_read_with_its_surroundings():
    text = f"{QUIET}\n\nA bus left the road near Homs on Monday.\n\nNine passengers died, the mayor said."
    (whole,) = [
        c for c in claims.extract([document(text)], screened=False) if isinstance(c, Casualty)
    ]
    (found,) = [c for c in claims.extract([document(text)]) if isinstance(c, Casualty)]
    assert found == whole
    assert found.place is not None
    assert "Homs" in found.place.text


def test_each_list_of_the_screen_has_an_example_that_holds_its_words():
    for row in table("english/screen").values():
        held = [word for word in row["words"] if f" {word} " in f" {row['example'].lower()} "]
        assert len(held) >= screen.WORDS_OF_WAR
