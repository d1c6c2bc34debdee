"""Read a table of actors that somebody brings: CSV or TOML of our own form, or UCDP's table.

Our own form has the columns `name`, `aliases`, `country`, `class` and `side`; only `name` must be
filled. Several aliases or countries of one cell are parted by semicolons; TOML has them as lists,
in rows `[[actor]]`.

    name,aliases,country,class,side
    Karo River Guard,KRG;River Guard,South Sudan,armed_group,opposition_force
"""

import csv
import io
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from warmonitor.records import UnreadableInput

from . import actor_names, ucdp_actors
from .actor_rows import KINDS, State

COLUMNS = frozenset(("name", "aliases", "country", "class", "side"))
BETWEEN = ";"
# The victim classes of those who fight.
SIDES = frozenset(
    (
        "armed_other",
        "foreign_force",
        "government_force",
        "islamic_state",
        "kurdish_force",
        "opposition_force",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One actor as a table that people add has it.

    `ref` is its number in that table, `before` what names it only in front of a force or a deed
    ("Hausa fighters"), `of_state` says that it is the government of its first country.
    """

    name: str
    ref: str = ""
    aliases: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: str = "armed_group"
    side: str | None = None
    of_state: bool = False


Countries = Callable[[str], str | None]


def read(name: str, content: bytes, states: Mapping[str, State]) -> list[Row]:
    """Return the rows of a table; `name` is the file's, and says what form it has."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput(name, "is not UTF-8 text; save the table as CSV in UTF-8") from None
    country = _countries(states)
    if name.lower().endswith(".toml"):
        rows = list(_of_toml(name, text, country))
    elif name.lower().endswith(".csv"):
        rows = list(_of_csv(name, text, country))
    else:
        raise UnreadableInput(name, "is neither .csv nor .toml")
    if not rows:
        raise UnreadableInput(name, "has no actors in it")
    return rows


def _countries(states: Mapping[str, State]) -> Countries:
    """Return what finds the code of a country by its code, its name or another name."""
    known: dict[tuple[str, ...], str] = {}
    for code, state in states.items():
        for name in (state.name, *state.names):
            known.setdefault(actor_names.key(name), code)

    def country(written: str) -> str | None:
        return written if written in states else known.get(actor_names.key(written))

    return country


def _of_csv(name: str, text: str, country: Countries) -> Iterator[Row]:
    lines = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = {column.strip() for column in lines.fieldnames or ()}
        if columns >= ucdp_actors.COLUMNS:
            for cells in lines:
                yield Row(**ucdp_actors.row(cells, country))
            return
        _check_columns(name, columns)
        for cells in lines:
            if None in cells or None in cells.values():
                reason = f"line {lines.line_num} has more or fewer cells than the head"
                raise UnreadableInput(name, reason)
            plain = {column.strip(): cell.strip() for column, cell in cells.items()}
            split = {column: _listed(plain.get(column, "")) for column in ("aliases", "country")}
            yield _row(name, f"line {lines.line_num}", plain | split, country)
    except csv.Error as error:
        raise UnreadableInput(name, f"line {lines.line_num + 1} is no CSV: {error}") from None


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(BETWEEN) if part.strip()]


def _check_columns(name: str, columns: set[str]) -> None:
    if "name" not in columns:
        raise UnreadableInput(name, "has no column 'name' and is no UCDP actor table")
    if unknown := sorted(columns - COLUMNS):
        known = ", ".join(sorted(COLUMNS))
        raise UnreadableInput(name, f"has a column {unknown[0]!r}; the columns are {known}")


def _of_toml(name: str, text: str, country: Countries) -> Iterator[Row]:
    try:
        rows = tomllib.loads(text).get("actor")
    except tomllib.TOMLDecodeError as error:
        raise UnreadableInput(name, f"is no TOML: {error}") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableInput(name, "has no rows [[actor]]")
    for number, row in enumerate(rows, 1):
        _check_columns(name, set(row) | {"name"})
        lists = {column: row.get(column, []) for column in ("aliases", "country")}
        lists = {key: [cell] if isinstance(cell, str) else cell for key, cell in lists.items()}
        words = [row.get("name", ""), row.get("class", ""), row.get("side", "")]
        for cell in (*words, *(part for cells in lists.values() for part in cells)):
            if not isinstance(cell, str):
                raise UnreadableInput(name, f"actor {number}: {cell!r} is not a text")
        yield _row(name, f"actor {number}", {"name": "", **row, **lists}, country)


def _row(name: str, where: str, cells: Mapping[str, Any], country: Countries) -> Row:
    """Return the row of an actor in our own form; what makes no sense is said with its line."""
    for written in (cells["name"], *cells["aliases"]):
        if not any(letter.isalnum() for letter in written):
            raise UnreadableInput(name, f"{where}: {written!r} is no name")
    countries = []
    for written in cells["country"]:
        if (code := country(written)) is None:
            raise UnreadableInput(name, f"{where}: no country is called {written!r}")
        countries.append(code)
    kind, side = cells.get("class") or "armed_group", cells.get("side") or None
    for cell, known in ((kind, KINDS), (side, SIDES)):
        if cell is not None and cell not in known:
            listed = ", ".join(sorted(known))
            raise UnreadableInput(name, f"{where}: {cell!r} is none of {listed}")
    return Row(
        name=cells["name"],
        aliases=tuple(cells["aliases"]),
        countries=tuple(countries),
        kind=kind,
        side=side,
    )
