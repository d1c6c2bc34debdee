"""Each command reads arguments, calls one function, prints."""

from .app import main

__all__ = ["main"]
