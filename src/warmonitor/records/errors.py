"""What can go wrong, as a small tree; a message says what, with which value, and what to do.

WarmonitorError
├── UnreadableInput   one file, page or archive cannot be read; the rest goes on
├── MissingExtra      an optional part is not installed
└── WrongUsage        an argument makes no sense
"""


class WarmonitorError(Exception):
    """The root of every error the house raises on purpose."""


class UnreadableInput(WarmonitorError):
    """One input cannot be read.

    `location` is the path or URL as given, `reason` a short sentence without a full stop.
    """

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        """Travel between processes whole."""
        return type(self), (self.location, self.reason)


class MissingExtra(WarmonitorError):
    """An optional part of the program is not installed; the message says what to install."""


class WrongUsage(WarmonitorError):
    """An argument makes no sense; the message says which, and what would."""
