"""`warmonitor demo`: three short reports of one week, and who stands behind their figures."""

from .options import NoColor

EXAMPLE = "Example: warmonitor demo"


def demo(no_color: NoColor = False) -> None:
    """Read three sample reports, and show who stands behind them."""
    # The line wakes up when it is called, so that --help and --version answer at once.
    from . import sample

    sample.show(no_color=no_color)
