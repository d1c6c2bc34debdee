"""Read damaged inputs, thousands of them: none may crash, hang, or misquote.

    .venv/bin/python tests/mutate.py --count 10000 --seed 0

The texts, pages and PDFs it starts from are made here; every damaged input follows from its number
and the seed alone. On a failure the input is saved, its number is named, and the exit status is 1.
"""

import argparse
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from warmonitor.pipeline import local
from warmonitor.records import Document, UnreadableInput

# No input may take longer than this, in seconds.
LIMIT = 10

DUMP = """1. Skip to content
2. Skip to main menu
Conflicts

Shells fall on the market of Marjan

March 5, 2024

At least 14 people were killed in the town of Marjan on Tuesday, the civil defence said.

Marjan Angriff
Image: Getty Images/AFP/K. Nobody

"We counted three children among the dead," Samir Nobody, head of the local hospital, told dpa.

Market destroyed

A further 20 people were injured, among them dozens of traders’ relatives – the hospital said.

People flee the townImage: Reuters/A. Nobody

Rebels seized two villages near Tell Sabra on Monday and government forces withdrew.

ab/cd (AFP, dpa, Reuters)

Skip next section Explore more
More stories from Harbour Post
"""
LINE = (
    "Tue 05 Mar 2024 at 0914 Mortar fire kills six in Marjan. Six people were killed and nine others "
    "wounded when mortar rounds hit a bus in the town of Marjan on Tuesday a monitoring group said. "
    "Syrias state media said that 20 people were injured. Source Harbour Post and agencies Read Also"
)
POST = "⚡️ Marjan: 3 civilians were wounded by shelling this morning\n\n▪️ 2 houses damaged\n1.2K views 10:15"
RUSSIAN = "В результате обстрела города погибли пять человек, ещё двенадцать получили ранения.\n\n5 марта 2024"
ARABIC = "قتل خمسة مدنيين وأصيب عشرة آخرون في قصف على السوق يوم الثلاثاء.\n\n2024-03-05"
HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shells fall on Marjan - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2024-03-05T10:00:00Z">
<script>if (a < b) { c("</p>") }</script></head><body><nav><a href="/">Home</a><a href="/w">World</a></nav><article>
<h1>Shells fall on Marjan</h1><p>At least 14 people were killed on Tuesday when shells hit the market of Marjan, officials
said in a statement.</p><h2>Old quarrel</h2><p>The town has been <b>shelled</b> for a <a href="x">week</a>; 300 families left
for the coast, the Observatory&rsquo;s director said.</p><ul><li>Two dead in Tell Sabra</li></ul></article>
<footer>&copy; 2024 Harbour Post</footer></body></html>"""
PAGE = [
    "Harbour Rights Monitor",
    "Attack on the market of Marjan",
    "5 March 2024",
    "At least 14 people, among them three children, were killed when a mortar",
    "struck the market in the rebel-held district of Marjan on Monday, a com-",
    "mander of the civil defence said. Some 40 people were injured.",
    "Page 1 of 1",
]
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "cp1252",
    "cp1251",
    "cp1256",
    "latin-1",
    "koi8-r",
    "utf-7",
    "shift-jis",
)


def pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with some lines on each page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(
            "(" + line.replace("(", r"\(").replace(")", r"\)") + ") Tj T*" for line in lines
        )
        stream = f"BT /F1 11 Tf 72 740 Td 14 TL {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1", "replace")
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("ascii")


def seeds() -> list[bytes]:
    """Return the sound inputs that are damaged."""
    texts = [DUMP, LINE, POST, RUSSIAN, ARABIC, HTML, DUMP.replace("\n", "\r\n"), DUMP + LINE]
    return [text.encode() for text in texts] + [pdf([PAGE]), pdf([PAGE, PAGE[::-1]])]


def _flip(raw: bytearray, dice: random.Random) -> bytearray:
    for _ in range(dice.choice((1, 3, 10, 50))):
        if raw:
            raw[dice.randrange(len(raw))] = dice.randrange(256)
    return raw


def _cut(raw: bytearray, dice: random.Random) -> bytearray:
    one, other = sorted((dice.randrange(len(raw) + 1), dice.randrange(len(raw) + 1)))
    return raw[one:other] if dice.random() < 0.5 else raw[:one] + raw[other:]


def _join(raw: bytearray, dice: random.Random) -> bytearray:
    other = dice.choice(seeds())
    place = dice.randrange(len(raw) + 1)
    return raw[:place] + other[dice.randrange(len(other)) :] + raw[place:]


def _repeat(raw: bytearray, dice: random.Random) -> bytearray:
    one, other = sorted((dice.randrange(len(raw) + 1), dice.randrange(len(raw) + 1)))
    return raw[:other] + raw[one : min(other, one + 40)] * dice.choice((2, 20, 200)) + raw[other:]


def _recode(raw: bytearray, dice: random.Random) -> bytearray:
    text = raw.decode(dice.choice(ENCODINGS), "replace")
    return bytearray(text.encode(dice.choice(ENCODINGS), "replace"))


def _strew(raw: bytearray, dice: random.Random) -> bytearray:
    odd = "\u200b\u00ad\u00a0\u202e\ufeff\u0301\ufb01\r\t\f\x00\u2028“”’—…<>&;()[]{}/\\%\n\n"
    for _ in range(dice.choice((1, 5, 40))):
        place = dice.randrange(len(raw) + 1)
        raw[place:place] = dice.choice(odd).encode()
    return raw


def _shuffle(raw: bytearray, dice: random.Random) -> bytearray:
    words = bytes(raw).split(b" ")
    dice.shuffle(words)
    return bytearray(b" ".join(words))


def _noise(raw: bytearray, dice: random.Random) -> bytearray:
    return raw[: dice.randrange(len(raw) + 1)] + dice.randbytes(dice.choice((1, 100, 4_000)))


DAMAGE: tuple[Callable[[bytearray, random.Random], bytearray], ...] = (
    _flip, _cut, _join, _repeat, _recode, _strew, _shuffle, _noise,
)  # fmt: skip


def damaged(number: int, seed: int) -> tuple[bytes, str]:
    """Return the damaged input of a number, and the ending of its name."""
    dice = random.Random(f"{seed}/{number}")
    raw = bytearray(dice.choice(seeds()))
    for _ in range(dice.choice((1, 1, 2, 3))):
        raw = dice.choice(DAMAGE)(raw, dice)
    return bytes(raw), dice.choice((".txt", ".txt", ".html", ".pdf"))


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TimeoutError(f"longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def check(path: Path) -> bool:
    """Read one input whole and check what came of it; say whether it could be read."""
    with _alarm(LIMIT):
        (reading,) = local.read([str(path)])
    document = reading.outcome
    if isinstance(document, UnreadableInput):
        assert document.reason, "no reason given"
        assert "\n" not in str(document), "more than one line"
        return False
    _check_document(document, path.read_bytes())
    for claim in reading.claims:
        quote = claim.quote
        assert document.text[quote.start : quote.end] == quote.text, f"misquoted: {quote}"
    return True


def _check_document(document: Document, raw: bytes) -> None:
    if not (raw.startswith(b"%PDF") or b"<" in raw) and document.encoding is not None:
        assert raw.decode(document.encoding, "replace") == document.text, "text is not the input"
    for passage in document.passages:
        places = [passage.place(offset) for offset in range(len(passage.words) + 1)]
        assert places == sorted(places), f"places go back: {passage}"
        assert 0 <= places[0] <= places[-1] <= len(document.text), f"places outside: {passage}"


def run(count: int, seed: int, folder: Path, *, first: int = 0, say: bool = True) -> list[int]:
    """Read so many damaged inputs and return the numbers that failed; their inputs stay behind."""
    failed: list[int] = []
    began = time.monotonic()
    slowest = 0.0
    readable = 0
    for number in range(first, first + count):
        raw, suffix = damaged(number, seed)
        path = folder / f"damaged-{seed}-{number}{suffix}"
        path.write_bytes(raw)
        start = time.monotonic()
        try:
            readable += check(path)
        except Exception:  # every traceback is a finding
            failed.append(number)
            print(f"\ninput {number} of seed {seed}, kept as {path}:", file=sys.stderr)
            traceback.print_exc()
        else:
            path.unlink()
        slowest = max(slowest, time.monotonic() - start)
        if say and sys.stderr.isatty() and number % 20 == 0:
            print(
                f"\r{number - first:,} of {count:,}, {len(failed)} failed ", end="", file=sys.stderr
            )
    if say:
        took = time.monotonic() - began
        print(
            f"{count:,} damaged inputs, {readable:,} readable, {len(failed)} failed, "
            f"slowest {slowest:.1f} s, {took:.0f} s in all"
        )
    return failed


def main() -> int:
    """Read the arguments and the inputs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="warmonitor-damaged-"))
    failed = run(options.count, options.seed, folder, first=options.first)
    if failed:
        print(f"failed: {', '.join(map(str, failed))}; the inputs are in {folder}", file=sys.stderr)
        return 1
    folder.rmdir()
    return 0


if __name__ == "__main__":
    sys.exit(main())
