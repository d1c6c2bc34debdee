"""Sources in, Documents out: fetch, clean, cut into passages, keep the way back to the original bytes."""

from .inputs import inputs
from .language import is_foreign
from .opening import load

__all__ = ["inputs", "is_foreign", "load"]
