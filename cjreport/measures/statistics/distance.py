"""How far apart two figures are, beside how far areas lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

AREAS_NEEDED = 4
"""With fewer areas than this there is no middle half."""


def in_widths(difference: float, areas: ArrayLike) -> float:
    """Give a difference's size in widths of the middle half of *areas*' figures; NaN where those have no width.

    NaN among the areas is left out. Quartiles are interpolated as NumPy's default, Hyndman and Fan's type 7, does.
    """
    known = np.asarray(areas, dtype=float)
    known = known[~np.isnan(known)]
    if known.size < AREAS_NEEDED:
        return np.nan
    low, high = np.quantile(known, [0.25, 0.75])
    return abs(difference) / float(high - low) if high > low else np.nan
