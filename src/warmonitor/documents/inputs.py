"""Turn what was asked for into single inputs: files, the files of folders, addresses, `-`."""

import os
from collections.abc import Iterable, Iterator

from warmonitor.records import UnreadableInput

from .loaders import SUFFIXES
from .raw import STANDARD_INPUT, because, is_address


def inputs(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the location of each input, in order; a folder gives its readable files, sorted.

    Hidden files and folders are skipped, and links to folders are not followed, so that a circle of
    links ends. A folder that may not be opened is yielded itself, and refused when it is loaded.

    Raises:
        UnreadableInput: an argument does not exist, or is a folder without a readable file.

    """
    for argument in arguments:
        if argument == STANDARD_INPUT or is_address(argument):
            yield argument
        elif _is_folder(argument):
            yield from _folder(argument)
        else:
            yield argument


def _is_folder(argument: str) -> bool:
    if not argument:
        raise UnreadableInput("''", "an empty name is no file")
    try:
        os.stat(argument)
    except FileNotFoundError:
        if "://" in argument:
            reason = "is no address to read; http and https are"
        else:
            reason = "does not exist"
        raise UnreadableInput(argument, reason) from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(argument, because(error)) from error
    return os.path.isdir(argument)


def _folder(folder: str) -> Iterator[str]:
    found = False
    closed: list[str] = []
    walk = os.walk(folder, onerror=lambda error: closed.append(str(error.filename)))
    for place, folders, files in walk:
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                found = True
                yield os.path.join(place, name)
    yield from closed
    if not found and not closed:
        kinds = ", ".join(suffix.lstrip(".") for suffix in SUFFIXES)
        raise UnreadableInput(folder, f"is a folder without a readable file ({kinds})")
