"""Get the bytes of one input, from a file, from standard input or over the network."""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from warmonitor.records import UnreadableInput

STANDARD_INPUT = "-"
# The kind of an input is told from this much of it.
HEAD = 4_096
# What is no regular file, in words. To open a pipe would wait for a writer, perhaps for ever.
OTHERS = (
    (stat.S_ISDIR, "is a folder that cannot be opened"),
    (stat.S_ISFIFO, "is a pipe, not a file; give its content on standard input with -"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Raw:
    """The bytes of one input. `media` is the media type an answer over the network came with."""

    location: str
    content: bytes
    media: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case, with its dot."""
        path = urlsplit(self.location).path if is_address(self.location) else self.location
        return PurePosixPath(path).suffix.lower()


def is_address(location: str) -> bool:
    """Say whether a location is an address on the network."""
    return location.lower().startswith(("http://", "https://"))


def check(location: str) -> int:
    """Return the size of a file that can be read, or refuse it with the reason."""
    try:
        found = os.stat(location)
    except FileNotFoundError:
        raise UnreadableInput(location, "does not exist") from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(location, because(error)) from error
    for is_kind, reason in OTHERS:
        if is_kind(found.st_mode):
            raise UnreadableInput(location, reason)
    return found.st_size


def head(location: str) -> bytes:
    """Return the beginning of a file."""
    return _read(location, HEAD)


def whole(location: str, limit: int) -> Raw:
    """Return a file whole, or standard input, of at most `limit` bytes."""
    if location == STANDARD_INPUT and sys.stdin is None:
        raise UnreadableInput(location, "cannot be read: standard input is closed")
    return Raw(location=location, content=_read(location, limit + 1))


def _read(location: str, size: int) -> bytes:
    try:
        if location == STANDARD_INPUT:
            return sys.stdin.buffer.read(size)
        with Path(location).open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise UnreadableInput(location, because(error)) from error


def because(error: OSError | ValueError) -> str:
    """Say in words why the system refused."""
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    words = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {words[:1].lower()}{words[1:]}"


def too_large(location: str, size: int, limit: int, kind: str) -> UnreadableInput:
    """Return the refusal of an input that is larger than its kind may be."""
    return UnreadableInput(
        location, f"is too large: {megabytes(size)}, and {kind} is read up to {megabytes(limit)}"
    )


def megabytes(size: int) -> str:
    """Say a size in megabytes, as people write it."""
    return f"{size / 1_000_000:.0f} MB" if size >= 10_000_000 else f"{size / 1_000_000:.1f} MB"
