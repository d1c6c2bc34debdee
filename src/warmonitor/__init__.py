"""Read reports of armed conflict into figures that walk back to their sentence and speaker."""

__version__ = "0.1.0"
