"""How far apart two figures are, beside how far areas lie apart."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

AREAS_NEEDED = 4
"""With fewer areas than this there is no middle half."""


class Part(StrEnum):
    """Among which areas a figure lies."""

    LOWEST = "lowest quarter"
    MIDDLE = "middle half"
    HIGHEST = "highest quarter"


class Spread(NamedTuple):
    """The lowest and the highest of areas' figures, and the quartiles that bound their middle half."""

    lowest: float
    lower_quartile: float
    upper_quartile: float
    highest: float

    def part_of(self, value: float) -> Part:
        """Say in which part a figure lies; one on a quartile is in the middle half."""
        if self.lower_quartile <= value <= self.upper_quartile:
            return Part.MIDDLE
        return Part.LOWEST if value < self.lower_quartile else Part.HIGHEST


def spread_of(areas: ArrayLike) -> Spread | None:
    """Give the spread of areas' figures, NaN among them left out; None with fewer than AREAS_NEEDED.

    Quartiles are interpolated as NumPy's default, Hyndman and Fan's type 7, does.
    """
    known = np.asarray(areas, dtype=float)
    known = known[~np.isnan(known)]
    if known.size < AREAS_NEEDED:
        return None
    return Spread(*np.quantile(known, [0, 0.25, 0.75, 1]).tolist())


def in_widths(difference: float, areas: ArrayLike) -> float:
    """Give a difference's size in widths of the middle half of *areas*' figures; NaN where those have no width."""
    spread = spread_of(areas)
    width = spread.upper_quartile - spread.lower_quartile if spread else 0.0
    return abs(difference) / width if width > 0 else np.nan


def widest_share(lower: ArrayLike, upper: ArrayLike, figures: ArrayLike) -> float:
    """Give the widest interval as a share of the largest of *figures*; infinite where that is not above 0."""
    widest, largest = (np.nanmax(np.asarray(each, dtype=float)) for each in (np.subtract(upper, lower), figures))
    return float(widest / largest) if largest > 0 else np.inf
