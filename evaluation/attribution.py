"""Whose voice and by which word: attributions in news of an election, PolNeAR's development part.

Each of the 84 texts is read as a user would read it, and held against the annotation of one person, the
first by the name of the file where several annotated. PolNeAR (Newell and others, LREC 2018) marks every
attribution of words, thoughts, intentions and attitudes, with a source (whose it is; 9 in 10 have one), a
cue (by which words) and the content; no word belongs to two attributions, so what is said inside a content
is not annotated. The whole of it counts, also what is no speech.

A span found is right when it shares a character with a span of the annotation that no other span found
has taken, of the same sort: source with source, cue with cue (the overlap of Pareti 2015 and of the quote
extractors after it). Precision is the share of spans found that are right, recall the share of spans
annotated that were found; the score is their F1. A tagger with many features had 0.85 for sources and
0.82 for cues on a sister corpus (PARC).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.suite import Measured, f1
from warmonitor.claims import language, reading, voices
from warmonitor.documents import load
from warmonitor.records import Passage

AROUND = 60  # characters beside an error
MARKED = re.compile(r"(?P<number>T\d+)\t\w[\w-]* (?P<places>[\d ;]+)\t")
PART = re.compile(r"(Source|Cue)\d*:(T\d+)")
FOLDER = Path("data/attribution/polnear/dev")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution, annotated or found: the characters of its source and of its cue, maybe none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]


def measure(shared: Path) -> Measured:
    """Read the texts and count the sources and cues that overlap with annotated ones, one to one."""
    right, found, asked = {}, {}, {}
    errors: list[str] = []
    for text, annotated in _texts(shared / FOLDER):
        words = text.read_bytes().decode("utf-8")
        ours, gold = list(read(text)), list(_annotated(annotated))
        for sort in ("source", "cue"):
            one = [spans for each in ours if (spans := getattr(each, sort))]
            other = [spans for each in gold if (spans := getattr(each, sort))]
            pairs = matched(one, other)
            right[sort] = right.get(sort, 0) + len(pairs)
            found[sort] = found.get(sort, 0) + len(one)
            asked[sort] = asked.get(sort, 0) + len(other)
            errors += _errors(sort, words, one, other, pairs)
    scores = {f"{sort} overlap": f1(right[sort], found[sort], asked[sort]) for sort in right}
    return Measured(scores, errors)


def read(text: Path) -> Iterator[Attribution]:
    """Yield the voices of a text, as characters of the file."""
    document = load(str(text))
    chosen = list(reading.passages(document))
    parsed = language.load().pipe(passage.words for passage in chosen)
    for passage, doc in zip(chosen, parsed, strict=True):
        for voice in voices.voices(doc):
            cue = doc[voice.cue]
            span = _placed(passage, cue.idx, cue.idx + len(cue))
            source = ()
            if voice.first is not None and voice.last is not None:
                last = doc[voice.last]
                source = (_placed(passage, doc[voice.first].idx, last.idx + len(last)),)
            yield Attribution(source, (span,))


def _placed(passage: Passage, start: int, end: int) -> Span:
    return passage.place(start), passage.place(end - 1) + 1


def _texts(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each text with its annotation: `NAME.txt`, and `NAME_WHO.ann` of the first who did it."""
    for text in sorted((folder / "text").glob("*.txt")):
        yield text, min((folder / "attributions").glob(f"{text.stem}_*.ann"))


def _annotated(path: Path) -> Iterator[Attribution]:
    """Yield the attributions of a standoff file: lines `T`, spans by number, and `E`, their parts."""
    spans: dict[str, tuple[Span, ...]] = {}
    lines = path.read_text("utf-8").split("\n")
    for line in lines:
        if match := MARKED.match(line):
            pieces = (piece.split() for piece in match["places"].split(";"))
            spans[match["number"]] = tuple((int(start), int(end)) for start, end in pieces)
    for line in lines:
        if line.startswith("E"):
            parts = PART.findall(line)
            yield Attribution(
                *(
                    tuple(span for name, number in parts if name == sort for span in spans[number])
                    for sort in ("Source", "Cue")
                )
            )


def matched(
    found: Sequence[Sequence[Span]], asked: Sequence[Sequence[Span]]
) -> list[tuple[int, int]]:
    """Pair what overlaps, one to one, from the left: which of the found with which of the asked."""
    free = sorted(range(len(found)), key=lambda number: found[number])
    pairs = []
    for other in sorted(range(len(asked)), key=lambda number: asked[number]):
        one = next((one for one in free if _overlap(found[one], asked[other])), None)
        if one is not None:
            free.remove(one)
            pairs.append((one, other))
    return pairs


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _errors(
    sort: str,
    words: str,
    found: Sequence[Sequence[Span]],
    asked: Sequence[Sequence[Span]],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[str]:
    """Yield a line for each span that has no partner, with the words around it."""
    for said, spans, paired in (
        ("not asked for", found, {one for one, _ in pairs}),
        ("not found", asked, {other for _, other in pairs}),
    ):
        for number, pieces in enumerate(spans):
            if number not in paired:
                start, end = pieces[0]
                before, after = words[max(0, start - AROUND) : start], words[end : end + AROUND]
                line = f"{sort} {said} | {before}[{words[start:end]}]{after}"
                yield " ".join(line.split())
