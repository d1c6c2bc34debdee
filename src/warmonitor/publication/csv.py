"""One claim, one row: the flat form for spreadsheets. An unknown is an empty cell."""

import csv
import io
from typing import Any

from warmonitor.records import Claim, Document

from . import jsonl, words

COLUMNS = (
    "id",
    "document",
    "kind",
    "quote_start",
    "quote_end",
    "quote_text",
    "attribution",
    "attribution_text",
    "via",
    "stance",
    "place_text",
    "place_name",
    "place_id",
    "place_lat",
    "place_lon",
    "place_precision",
    "place_within",
    "time_text",
    "time_from",
    "time_to",
    "time_precision",
    "outcome",
    "count_low",
    "count_high",
    "count_approximate",
    "count_unit",
    "count_text",
    "victims_text",
    "victims_class",
    "victims_classes",
    "victims_demographic",
    "perpetrator_text",
    "perpetrator_actor",
    "cause",
    "part_of",
    "apart_from",
    "updates",
    "actor_text",
    "actor_actor",
    "action",
    "extent_text",
    "extent_low",
    "extent_high",
    "against_text",
    "against_actor",
    "topic",
    "direction",
    "speaker_text",
    "speaker_actor",
    "act",
    "target_text",
    "target_actor",
    "addressee_text",
    "addressee_actor",
    "reader",
)


def header() -> str:
    """Return the first line, which names the columns."""
    return _written(list(COLUMNS))


def line(claim: Claim, document: Document) -> str:
    """Return a claim as one line, without the line end; lists are parted by `; `."""
    cells = _flat(jsonl.plain(claim, document))
    return _written([_cell(cells.get(column)) for column in COLUMNS])


def _flat(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON form of a claim with one level of keys."""
    links = plain.pop("attribution")
    flat: dict[str, Any] = {
        "attribution": [link["speaker"] or link["text"] for link in links],
        "attribution_text": [link["text"] for link in links],
        "via": [link["via"] for link in links if link["via"]],
    }
    for key, value in plain.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{part}": piece for part, piece in value.items()}
        else:
            flat[key] = value
    return flat


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(str(item) for item in value)
    return words.encodable(str(value)).replace("\0", "�")


def _written(cells: list[str]) -> str:
    line = io.StringIO()
    # A cell is quoted when it holds a character of the line end, so both kinds are named here.
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")
