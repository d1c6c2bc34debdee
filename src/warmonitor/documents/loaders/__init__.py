"""The kinds of source that can be read: one file a kind, one line in the tuple.

A loader knows its kind by the first bytes, and makes a draft of all of them. The first that knows
an input reads it; plain text comes last, for almost anything can be read as some text.
"""

from . import html, pdf, text
from .kind import Loader

LOADERS: tuple[Loader, ...] = (
    pdf.LOADER,
    html.LOADER,
    text.LOADER,
)
# The endings of names that are taken from a folder.
SUFFIXES = tuple(suffix for loader in LOADERS for suffix in loader.suffixes)

__all__ = ["LOADERS", "SUFFIXES", "Loader"]
