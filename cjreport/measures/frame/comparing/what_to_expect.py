"""What to expect of areas where cases are rare: a rate drawn towards that of all areas, and the next year's count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import COUNTS
from cjreport.inputs.figures.columns import KEY as ROW_KEY
from cjreport.measures.combining.places import PlaceKind
from cjreport.measures.frame.comparing.ordinary_periods import last_years
from cjreport.measures.frame.comparing.side_by_side import GROUP
from cjreport.measures.statistics.areas.shrinkage import expected_counts, shrunken_rates
from cjreport.measures.statistics.trend import POINTS

if TYPE_CHECKING:
    from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods
    from cjreport.measures.statistics.intervals import Floats

RARE_BELOW = 20
"""With fewer cases expected than this, shrinkage foretells the next year better than the year's own rate does."""
EXPECT = ["shrunken", "shrunken_lower", "shrunken_upper", "next_lower", "next_upper"]


def with_what_to_expect(rows: pd.DataFrame, periods: OrdinaryPeriods) -> pd.DataFrame:
    """Give council areas' yearly rates of rare events what to expect beside the published figure, as columns EXPECT.

    The shrunken rate and its limits are per multiplier, the next year's count is over the same people. They are told
    only of areas of which fewer than RARE_BELOW cases are expected in a year, by all areas' cases of the last years
    together, up to POINTS of them that can be compared.
    """
    yearly = (rows["place"] == PlaceKind.AREA) & (rows["frequency"] == "year") & rows["expected"].notna()
    counted = rows[yearly]
    told = np.full((len(EXPECT), len(counted)), np.nan)
    counts, bases = _over_last_years(counted, periods)
    people, scale, expected = counted[["denominator", "scale", "expected"]].to_numpy(dtype=float).T
    for areas in counted.groupby(GROUP).indices.values():
        rare = expected[areas] < RARE_BELOW
        if rare.any():
            shrunken = shrunken_rates(counts[areas], bases[areas])
            following = expected_counts(counts[areas], bases[areas], people[areas])
            of_all = np.stack([*(scale[areas] * each for each in shrunken), following.lower, following.upper])
            told[:, areas[rare]] = of_all[:, rare]
    return rows.join(pd.DataFrame(dict(zip(EXPECT, told, strict=True)), index=counted.index))


def _over_last_years(counted: pd.DataFrame, periods: OrdinaryPeriods) -> tuple[Floats, Floats]:
    """Add up each area's counts and its people over the years up to each row's."""
    held = counted.set_index(ROW_KEY)[COUNTS]
    groups = pd.MultiIndex.from_frame(counted[GROUP])
    years = {(line, period): _comparable(periods, line, period) for line, period in groups.unique()}
    sums = np.zeros((len(counted), len(COUNTS)))
    for back in range(POINTS):
        of_year = [years[group][back] if back < len(years[group]) else "" for group in groups]
        keys = pd.MultiIndex.from_arrays([counted["indicator"], counted["area_code"], of_year])
        sums += np.nan_to_num(held.reindex(keys).to_numpy(dtype=float))
    return sums[:, 0], sums[:, 1]


def _comparable(periods: OrdinaryPeriods, line: str, period: str) -> list[str]:
    """List the years up to *period*, the latest first, that were counted as it was and not out of the ordinary."""
    years = [year for year in reversed(last_years(period)) if periods.is_one_series(line, [year, period])]
    return [year for year in years if year == period or not periods.is_out(line, year)]
