"""What to expect of areas where cases are rare: a rate drawn towards that of all areas, and the next year's count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.measures.combining.places import PlaceKind
from cjreport.measures.frame.comparing.side_by_side import GROUP
from cjreport.measures.statistics.areas.shrinkage import expected_counts, shrunken_rates

if TYPE_CHECKING:
    from cjreport.measures.statistics.intervals import Floats

RARE_BELOW = 20
"""With fewer cases expected than this, shrinkage foretells the next year better than the year's own rate does."""
EXPECT = ["shrunken", "shrunken_lower", "shrunken_upper", "next_lower", "next_upper"]


def with_what_to_expect(rows: pd.DataFrame) -> pd.DataFrame:
    """Give council areas' yearly rates of rare events what to expect beside the published figure, as columns EXPECT.

    The shrunken rate and its limits are per multiplier, the next year's count is over the same people. It is told only
    of areas of which fewer than RARE_BELOW cases are expected, by the figures of all areas of the line and period.
    """
    yearly = (rows["place"] == PlaceKind.AREA) & (rows["frequency"] == "year") & rows["expected"].notna()
    counted = rows[yearly]
    counts, bases, scale, expected = counted[["numerator", "denominator", "scale", "expected"]].to_numpy(dtype=float).T
    told = np.full((len(EXPECT), len(counted)), np.nan)
    for areas in counted.groupby(GROUP).indices.values():
        rare = expected[areas] < RARE_BELOW
        if rare.any():
            told[:, areas[rare]] = _of_one(counts[areas], bases[areas], scale[areas])[:, rare]
    return rows.join(pd.DataFrame(dict(zip(EXPECT, told, strict=True)), index=counted.index))


def _of_one(counts: Floats, bases: Floats, scale: Floats) -> Floats:
    """Say what to expect of the areas of one line and period."""
    shrunken, following = shrunken_rates(counts, bases), expected_counts(counts, bases, bases)
    return np.stack([*(scale * each for each in shrunken), following.lower, following.upper])
