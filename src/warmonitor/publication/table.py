"""The table for eyes: one heading a document, one row a claim, each with its sentence.

Where the screen is too narrow for columns, each claim is written as a short list. Without styles
(in a pipe, or with colours turned off) the quote stands between guillemets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from warmonitor.records import Casualty, Claim, Document

from . import sentence, words

NARROW = 76  # Six columns of less than ten characters each cannot be read.
INDENT = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of claim: its heading, and its columns, each with its share of the width."""

    title: str
    columns: tuple[tuple[str, int], ...]


LAYOUTS = {
    "casualty": Layout(
        "Figures",
        (("figure", 4), ("who", 4), ("where", 4), ("when", 3), ("by whom", 4), ("who says so", 5)),
    ),
    "control": Layout(
        "Control",
        (("what", 4), ("who", 4), ("where", 4), ("when", 3), ("against", 4), ("who says so", 5)),
    ),
    "condition": Layout("Conditions", (("what", 5), ("where", 5), ("when", 4), ("who says so", 6))),
    "statement": Layout(
        "Statements", (("what", 3), ("who", 5), ("when", 3), ("towards", 6), ("who says so", 4))
    ),
}


def show(
    console: Console, document: Document, claims: Sequence[Claim], *, explain: bool = False
) -> None:
    """Print the claims of one document; with `explain`, the rule and the words behind each slot."""
    for piece in _pieces(document, claims, width=console.width, explain=explain):
        console.print(piece, soft_wrap=False, highlight=False)


def _pieces(
    document: Document, claims: Sequence[Claim], *, width: int, explain: bool
) -> Iterator[RenderableType]:
    yield _heading(document)
    yield Text("")
    if not claims:
        yield Padding(Text("no claims found", style="dim"), (0, 0, 1, INDENT))
        return
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    for kind, layout in LAYOUTS.items():
        chosen = [claim for claim in claims if claim.kind == kind]
        if not chosen:
            continue
        yield Text(layout.title, style="bold")
        if width >= NARROW:
            yield _row([Text(name, style="dim") for name, _ in layout.columns], layout, "")
        for claim in chosen:
            yield from _claim(claim, document, layout, numbers, wide=width >= NARROW)
            if explain:
                yield from _reasons(claim)
            yield Text("")


def _heading(document: Document) -> Text:
    """Return title, source and date, or the location where there is no title."""
    title = document.title or document.location or "untitled"
    heading = Text.assemble((words.one_line(title), "bold cyan"))
    source = words.source(document) if document.source else "source not known"
    parts = [source, words.published(document.published)]
    if document.title and document.location:
        parts.append(document.location)
    below = words.one_line(" · ".join(parts))
    return heading.append(f"\n{below}", style="dim")


def _claim(
    claim: Claim, document: Document, layout: Layout, numbers: dict[str, int], *, wide: bool
) -> Iterator[RenderableType]:
    cells = [
        Text(words.printable(_cell(name, claim, document)), style="bold" if first else "")
        for first, (name, _) in zip([True] + [False] * 9, layout.columns, strict=False)
    ]
    number = str(numbers[claim.id])
    if wide:
        yield _row(cells, layout, number)
    else:
        yield _stack(cells, layout, number)
    yield Padding(_sentence(claim, document), (0, 0, 0, INDENT))
    for relation in _relations(claim, numbers):
        yield Padding(Text(relation, style="dim"), (0, 0, 0, INDENT))


def _cell(column: str, claim: Claim, document: Document) -> str:
    match column:
        case "figure" | "what":
            return words.what(claim)
        case "who":
            return words.whom(claim)
        case "where":
            return words.place(claim.place)
        case "when":
            return words.time(claim.time)
        case "who says so":
            return words.chain(claim, document)
    return words.by_whom(claim)


def _row(cells: Sequence[Text], layout: Layout, number: str) -> Table:
    row = Table.grid(padding=(0, 1, 0, 0), expand=True)
    row.add_column(width=INDENT - 1, justify="right")
    for _, share in layout.columns:
        row.add_column(ratio=share, overflow="fold")
    row.add_row(Text(number, style="dim"), *cells)
    return row


def _stack(cells: Sequence[Text], layout: Layout, number: str) -> Table:
    """Return a claim as a short list: the name of each column, and what it says."""
    rows = Table.grid(padding=(0, 1, 0, 0), expand=True)
    rows.add_column(width=INDENT - 1, justify="right")
    rows.add_column(width=max(len(name) for name, _ in layout.columns))
    rows.add_column(ratio=1, overflow="fold")
    for (name, _), cell in zip(layout.columns, cells, strict=True):
        rows.add_row(Text(number, style="dim"), Text(name, style="dim"), cell)
        number = ""
    return rows


def _sentence(claim: Claim, document: Document) -> Text:
    """Return the sentence; the quote is marked, and in it the words of the count."""
    excerpt = sentence.around(claim, document)
    line = Text(words.printable(excerpt.before), style="dim")
    quote = Text(f"«{words.printable(excerpt.quote)}»", style="not dim")
    if isinstance(claim, Casualty) and claim.count.text:
        quote.highlight_words([words.printable(claim.count.text)], style="bold underline")
    line.append_text(quote)
    line.append(words.printable(excerpt.after), style="dim")
    return line


def _relations(claim: Claim, numbers: dict[str, int]) -> Iterator[str]:
    """Name the other claims that a figure is part of, apart from, or newer than."""
    if isinstance(claim, Casualty):
        for phrase, other in (
            ("part of", claim.part_of),
            ("apart from", claim.apart_from),
            ("updates", claim.updates),
        ):
            if other is not None:
                yield f"{phrase} {numbers.get(other, other)}"


def _reasons(claim: Claim) -> Iterator[RenderableType]:
    """Return a small table of the claim's slots: the rule of each, and the words it rests on."""
    if not claim.reasons:
        return
    rows = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        rows.add_column(overflow="fold")
    for reason in claim.reasons:
        cells = (reason.slot, reason.rule, f'"{reason.text}"' if reason.text else "")
        rows.add_row(*(Text(words.printable(cell), style="dim") for cell in cells))
    yield Padding(rows, (0, 0, 0, INDENT + 2))
