"""Where, as a name in the text and, when it is known, an entry of a gazetteer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A place as a document names it, resolved as far as a gazetteer knows it.

    `id` names the gazetteer entry ("geonames:170063", "sy:masaken-hanano"); None is unresolved.
    `latitude` and `longitude` are degrees (WGS 84). `precision` is `site`, `neighbourhood`,
    `town`, `district`, `governorate`, `country`, `region` or `unknown`. `within` names what
    contains it, the nearest first; `within_ids` the same as gazetteer ids.
    """

    text: str
    name: str | None = None
    id: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    within: tuple[str, ...] = ()
    within_ids: tuple[str, ...] = ()
