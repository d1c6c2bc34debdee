"""Ids: the first 32 hexadecimal digits of the SHA-256 of a record's content.

The content is every field but those marked `aside` (where a file lay, why a reader decided) and
the id itself, as canonical JSON behind the name of the record. The same text read twice, on any
machine, gives the same ids.
"""

import hashlib
import json
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, cast


def aside(**options: Any) -> Any:
    """Return a dataclass field that is kept with the record but is no part of its identity."""
    return field(metadata={"aside": True}, compare=False, **options)


@cache
def _content(record: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields that make a record what it is."""
    return tuple(
        part.name for part in fields(record) if part.name != "id" and not part.metadata.get("aside")
    )


CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
# What JSON holds as it is.
PLAIN = frozenset({str, int, float, bool})


def canonical(value: object) -> object:
    """Turn a record or a value into plain JSON types, without the fields set aside."""
    if value is None or type(value) in PLAIN:
        return value
    if isinstance(value, tuple):
        return [canonical(item) for item in value]
    if isinstance(value, Identified):
        return value.id
    if is_dataclass(value) and not isinstance(value, type):
        return {name: canonical(getattr(value, name)) for name in _content(type(value))}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return [canonical(item) for item in value]
    if isinstance(value, (frozenset, set)):
        return sorted(cast("list[str]", [canonical(item) for item in value]))
    return value


def content_id(record: object) -> str:
    """Return the id of a record: 32 hexadecimal digits of the hash of its content."""
    kind: Any = type(record)
    content = {name: canonical(getattr(record, name)) for name in _content(kind)}
    words = CANONICAL.encode([kind.__name__, content])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """A record whose id is worked out from its content when it is made."""

    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work the id out once."""
        object.__setattr__(self, "id", content_id(self))
