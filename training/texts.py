"""Plain English text, tokenised and lower-cased, to learn word vectors from.

Left out on purpose: `incidents` (its README says evaluation only), the development gold, the test
parts of the treebanks, and everything held out of the entity data.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import spacy

from training.entity_corpora import re3d_documents
from training.treebank import EWT, GUM, paragraphs
from training.word_features import Writing

MARKUP = re.compile(r"<[^>]+>")
SPACES = re.compile(r"\s+")


def collect(shared: Path) -> Iterator[str]:
    """Every passage of running text under `shared/data` that may be learnt from."""
    sources = shared / "data"
    gold = {_key(text) for text in _gold(shared / "gold")}
    for text in _json_lines(sources / "claims/fakes/articles.jsonl"):
        if _key(text) not in gold:
            yield text
    for part in ("train", "dev"):
        yield from _muc(sources / f"events/muc4/{part}.json")
    for line in _lines(sources / "events/case2021/snippets_dev.tsv"):
        yield line.split("\t")[1]
    yield from _json_lines(sources / "events/idmc_labelled.jsonl")
    for article in ElementTree.parse(sources / "places/lgl.xml").iter("text"):
        yield article.text or ""
    for file in sorted((sources / "attribution/polnear").glob("*/text/*.txt")):
        yield file.read_text("utf-8", errors="replace")
    for file in sorted((sources / "time").rglob("*.tml")):
        yield _timeml(file.read_text("utf-8", errors="replace"))
    yield from treebank_texts(sources / "language")


def treebank_texts(language: Path) -> Iterator[str]:
    """The texts of the training parts of the treebanks and of the entity corpora."""
    for name in (EWT.train, GUM.train):
        for paragraph in paragraphs(language / name):
            yield "".join(sentence.text for sentence in paragraph)
    for document in re3d_documents(language / "re3d"):
        if not document.held_out:
            yield document.text
    yield from _sentences(language / "wikigold/CONLL-format/data/wikigold.conll.txt")


def write(shared: Path, out: Path) -> int:
    """Write one tokenised, lower-cased passage a line; return the number of words.

    How the words were written before (capitals, titles before them) goes to a JSON file beside it.
    """
    tokenizer = spacy.blank("en").tokenizer
    writing = Writing()
    words = 0
    seen: set[str] = set()
    with out.open("w", encoding="utf-8") as file:
        for text in collect(shared):
            clean = SPACES.sub(" ", text).strip()
            key = _key(clean)
            if not clean or key in seen:
                continue
            seen.add(key)
            tokens = [token.text for token in tokenizer(clean) if not token.is_space]
            writing.read(tokens)
            words += len(tokens)
            file.write(" ".join(token.lower() for token in tokens) + "\n")
    writing.save(out.with_suffix(".json"))
    return words


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()[:160]


def _gold(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.src.json")):
        yield from _strings(json.loads(file.read_text("utf-8")))


def _strings(value: object) -> Iterator[str]:
    """Every long string inside a JSON value."""
    if isinstance(value, str):
        if len(value) > 60:
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _json_lines(file: Path) -> Iterator[str]:
    for line in _lines(file):
        yield from _strings(json.loads(line))


def _muc(file: Path) -> Iterator[str]:
    """MUC-4 in its pre-processed form: a JSON object a line, or one list of them."""
    content = file.read_text("utf-8")
    rows = json.loads(content) if content.startswith("[") else map(json.loads, content.splitlines())
    for row in rows:
        yield row["doctext"]


def _timeml(content: str) -> str:
    body = re.search(r"<TEXT>(.*?)</TEXT>", content, re.DOTALL)
    text = MARKUP.sub("", body.group(1) if body else content)
    return text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def _sentences(file: Path) -> Iterator[str]:
    words: list[str] = []
    for line in _lines(file):
        if line.strip():
            words.append(line.split()[0])
        elif words:
            yield " ".join(words)
            words = []


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")
