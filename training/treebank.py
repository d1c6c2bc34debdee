"""Universal Dependencies treebanks as paragraphs of sentences, with the text as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `head` counts from 0 inside the sentence, the root is its own head."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the treebank's notes on its words (the last column)."""

    words: tuple[Word, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words with the spaces that stood between them."""
        return "".join(word.form + " " * word.space for word in self.words)


@dataclass(frozen=True, slots=True)
class Treebank:
    """Where the parts of a treebank lie below `data/language`."""

    train: str
    dev: str
    test: str


EWT = Treebank(*(f"ewt/en_ewt-ud-{part}.conllu" for part in ("train", "dev", "test")))
GUM = Treebank(*(f"gum/gum_free_{part}.conllu" for part in ("train", "dev", "test")))

# The free part of GUM holds no non-commercial genre. Conversation is left out besides: its source,
# the Santa Barbara corpus, forbids derivatives, and nobody talks like that in the news.
GENRES_LEFT_OUT = frozenset(
    {"conversation", "essay", "fiction", "letter", "podcast", "reddit", "whow"}
)


def paragraphs(file: Path) -> Iterator[list[Sentence]]:
    """Sentences in runs that stood together in one paragraph of one document."""
    paragraph: list[Sentence] = []
    genre = ""
    for block in file.read_text("utf-8").split("\n\n"):
        comments = [line for line in block.splitlines() if line.startswith("#")]
        fresh = False
        for comment in comments:
            if comment.startswith("# newdoc"):
                fresh, genre = True, ""
            elif comment.startswith("# newpar"):
                fresh = True
            elif comment.startswith("# meta::genre"):
                genre = comment.split("=")[1].strip()
        if fresh and paragraph:
            yield paragraph
            paragraph = []
        if genre in GENRES_LEFT_OUT:
            continue
        sentence = read(block)
        if sentence is not None:
            paragraph.append(sentence)
    if paragraph:
        yield paragraph


def read(block: str) -> Sentence | None:
    """One CoNLL-U block. Ranges give way to their words, empty nodes are dropped."""
    words: list[Word] = []
    notes: list[str] = []
    inside, last, after = 0, 0, True
    for line in block.splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        number, spaced = cells[0], "SpaceAfter=No" not in cells[9]
        if "." in number:
            continue
        if "-" in number:
            inside, last = (int(part) for part in number.split("-"))
            after = spaced
            continue
        place = int(number)
        if inside <= place <= last:
            spaced = after if place == last else False
        head = int(cells[6])
        words.append(
            Word(
                form=cells[1].replace(" ", ""),
                lemma=cells[2],
                upos=cells[3],
                xpos=cells[4],
                feats="" if cells[5] == "_" else cells[5],
                head=place - 1 if head == 0 else head - 1,
                relation="ROOT" if head == 0 else cells[7],
                space=spaced,
            )
        )
        notes.append(cells[9])
    return Sentence(tuple(words), tuple(notes)) if words else None
