"""A Document in, Claims out: who says what happened, where, when, to how many; the only room that knows spaCy."""

from .reading import extract, reader

__all__ = ["extract", "reader"]
