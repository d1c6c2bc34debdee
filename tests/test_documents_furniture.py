"""The table of furniture: every row reads its own phrases and examples as what it says they are."""

import pytest

from warmonitor.documents import furniture
from warmonitor.reference.tables import table

TABLE = table("english/furniture")
PHRASES = [
    (row, phrase) for row in TABLE["row"] for phrase in (*row.get("is", ()), *row.get("starts", ()))
]
EXAMPLES = [(row, example) for row in TABLE["row"] for example in row["examples"]]
DOES = {"drop", "box", "end", "picture", "caption", "credit", "post"}


@pytest.mark.parametrize("row", TABLE["row"], ids=lambda row: row["name"])
def test_row(row: dict[str, object]) -> None:
    assert row["does"] in DOES
    assert {"is", "starts", "pattern"} & row.keys()
    assert row["examples"]


@pytest.mark.parametrize(
    ("row", "phrase"), PHRASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_phrase(row: dict[str, str], phrase: str) -> None:
    found = furniture.find(phrase)
    assert found is not None
    assert found.does == row["does"]


@pytest.mark.parametrize(
    ("row", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_example(row: dict[str, str], example: str) -> None:
    found = furniture.find(example.removeprefix("2. "))
    assert found is not None
    assert found.does == row["does"]
    assert found.does != "caption" or found.words is not None


@pytest.mark.parametrize("row", TABLE["source"], ids=lambda row: row["name"])
def test_source(row: dict[str, list[str]]) -> None:
    for example in row["examples"]:
        assert furniture.source(example) == "Harbour Post"


@pytest.mark.parametrize("row", TABLE["tail"], ids=lambda row: row["example"])
def test_tail(row: dict[str, str]) -> None:
    """What hangs at the end is found, and the sentence before it is left whole."""
    found = [tail for tail in furniture.tails(row["example"], 0) if tail.does == row["does"]]
    assert found
    assert min(tail.start for tail in found) >= row["example"].index(".") + 1


@pytest.mark.parametrize("row", TABLE["after_stamp"], ids=lambda row: row["example"])
def test_after_stamp(row: dict[str, str]) -> None:
    assert furniture.after_stamp().fullmatch(row["example"])


# Lines of articles that begin or look like furniture.
ARTICLE = [
    "Share prices fell in the capital after the attack, and the bank closed its doors for a day.",
    "Follow-up strikes hit the same street an hour later and killed two medics who had come to help.",
    "Related families were buried side by side on Wednesday.",
    "Watch towers were built along the river, and nobody crosses it at night.",
    "More than 25 people died over the past 24 hours, he said.",
    "Comments by the minister set off protests in which three people were killed.",
    "Print shops and bakeries were hit, killing 14.",
    "By Monday evening, at least 14 people had died.",
    "By nightfall the toll stood at 14.",
    "Sources: at least 14 were killed and 40 injured in the attack on the market that began at noon.",
    "Image of the blast went round the world within hours, and the army denied it had fired.",
    "File by file, the judges read the names of the 300 missing.",
    "(They said 14 people were killed.)",
    "Home to 3,000 people, the village was shelled for a week.",
    "Topics on the agenda include prisoners and the 14 dead of Tuesday.",
    "Copyright law was suspended, and 14 journalists were held.",
    "Five killed in Tell Sabra",
    "Reuters journalists saw 14 bodies in the hospital of Marjan.",
    "AFP correspondents counted 14 bodies.",
]


@pytest.mark.parametrize("line", ARTICLE)
def test_line_of_an_article(line: str) -> None:
    assert furniture.find(line) is None


def test_nothing_of_an_article_is_a_tail() -> None:
    text = (
        "At least 14 people were killed. The source told reporters that it would comment later. Privacy "
        "was the least of their worries, one editor said. Reuters could not verify the report."
    )
    assert furniture.tails(text, 0) == []
