"""Figures out of all proportion: to the years around them or, where there are none, to the other areas.

Counts are compared on the scale of square roots, on which chance moves a Poisson count by about 1 whatever its size:
2(sqrt(x) - sqrt(expected)), Freeman and Tukey (1950), doi:10.1214/aoms/1177729756. How much a line usually moves is its
median absolute deviation times 1.4826, https://doi.org/10.1080/01621459.1993.10476408 (Rousseeuw and Croux, 1993).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import FIGURES
from cjreport.inputs.periods import ends, kind_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FACTOR = 3.0
"""A figure is out of proportion if it is at least so many times what is expected, or what is expected it..."""
CAPPED_AT = 8.0
"""...but of a line that moves a lot at most so many times: less than a digit too many or too few."""
SPREADS = 6.0
"""...and moves by more than so many times what its line usually moves by."""
STRIKING = 6.0
"""...and, of a count, by more than so many times what chance moves a count by: handfuls double and halve."""
AROUND = 3
"""So many periods before and after a figure say what is expected."""
LARGE = 20
"""Only where at least so many are expected does a figure tell how much its line usually moves."""
FARTHEST = 2.5
"""Without a series, a count lies so many times farther out than the farthest of the others, on the scale of logs."""
AMONG_SPREADS = 3.5
"""A value lies so many times farther from its areas' median than areas usually do, on the scale of logs: the cut-off of
Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, at which a digit lost in a wide line is still asked."""
AMONG = 6
"""With fewer areas nothing is said of one among the others, nor of what all of them did."""
ADDED = 0.5
"""Added to counts so that a nought has a logarithm..."""
SHARE_ADDED = 0.05
"""...and to values, as a share of what is expected."""
LINE_AND_PERIOD = ["indicator", "period"]
NORMAL = 1.4826


def jumps(figures: pd.DataFrame, country: str, populations: pd.Series[float]) -> pd.DataFrame:
    """Give the figures that are out of all proportion, with their *column*, *found* and *expected*.

    A value that has a numerator beside it is left to that. What all areas of a period have in common, up to FACTOR,
    counts as expected. *populations* are people by area.
    """
    periods = figures["period"].unique()
    days = figures["period"].map({period: ends(period).toordinal() for period in periods})
    kinds = figures["period"].map({period: kind_of(period) for period in periods})
    ordered = figures.assign(day=days, kind=kinds).sort_values(["indicator", "area_code", "day"])
    found = [out_of_line(ordered, column, country, populations) for column in FIGURES]
    return pd.concat(found)


def out_of_line(ordered: pd.DataFrame, column: str, country: str, populations: pd.Series[float]) -> pd.DataFrame:
    """Give the figures of one *column* that are out of all proportion; *ordered* are by line, area and day."""
    told = ordered[ordered[column].notna() & (ordered["numerator"].isna() | (column != "value"))]
    rows = told.assign(column=column, found=told[column])
    around = _around(rows)
    has_series = pd.Series(~np.isnan(around).all(axis=1), rows.index)
    # NumPy warns of the median of nothing, so only of those that have a series.
    usual = pd.Series(np.nanmedian(around[has_series], axis=1), rows.index[has_series])
    series = _against_series(rows[has_series].assign(usual=usual), country)
    if column != "value":
        return pd.concat([series, _against_others(rows[~has_series], populations)])
    others = _against_others(rows, populations)
    return pd.concat([series, others[~others.index.isin(series.index)]])


def _around(rows: pd.DataFrame) -> Floats:
    """Give what stands in the AROUND periods before and after each figure of its series, NaN where there is none."""
    groups = rows.groupby(["indicator", "area_code", "kind"], sort=False)["found"]
    steps = [step for step in range(-AROUND, AROUND + 1) if step]
    return np.stack([groups.shift(step).to_numpy(dtype=float) for step in steps], axis=1)


def _against_series(rows: pd.DataFrame, country: str) -> pd.DataFrame:
    added = _added(rows, rows["usual"])
    moved = _logs(rows["found"] + added, rows["usual"] + added)
    together = moved.groupby([rows[key] for key in LINE_AND_PERIOD]).transform("median")
    many = moved.groupby([rows[key] for key in LINE_AND_PERIOD]).transform("size") >= AMONG
    shared = together.where(many & (rows["area_code"] != country), 0).clip(-np.log(FACTOR), np.log(FACTOR))
    expected = ((rows["usual"] + added) * np.exp(shared) - added).clip(lower=0)
    alone = (moved - shared).abs()
    large = expected >= LARGE
    spread = alone[large].groupby(rows["indicator"][large]).median() * NORMAL
    limit = (SPREADS * rows["indicator"].map(spread).fillna(0)).clip(np.log(FACTOR), np.log(CAPPED_AT))
    return rows.assign(expected=expected)[(alone > limit) & _is_striking(rows, expected)]


def _against_others(rows: pd.DataFrame, populations: pd.Series[float]) -> pd.DataFrame:
    """Hold figures against the other areas' of their period: counts without a series, by head, and values with one too.

    A series that is wrong throughout agrees with itself.
    """
    counted = rows["column"] != "value"
    heads = rows["area_code"].map(populations).where(counted, 1.0)
    rows, heads = rows[heads > 0], heads[heads > 0]
    level = rows["found"] / heads
    groups = [rows[key] for key in LINE_AND_PERIOD]
    usual = level.groupby(groups).transform("median")
    out = _logs(level + SHARE_ADDED * usual, usual * (1 + SHARE_ADDED)).abs()
    spread = out.groupby(groups).transform("median") * NORMAL
    ranked = out.groupby(groups).rank(method="first", ascending=False)
    second = out.where(ranked == 2).groupby(groups).transform("max")  # noqa: PLR2004 (the next to the farthest)
    # Beside any other there is one that lies farther out still, so the farthest alone can be asked of.
    farthest = second.where(ranked == 1, np.inf)
    many = out.groupby(groups).transform("size") >= AMONG
    limit = (FARTHEST * farthest).where(counted, AMONG_SPREADS * spread)
    beyond = many & (out > limit.clip(lower=np.log(FACTOR)))
    expected = usual * heads
    return rows.assign(expected=expected)[beyond & _is_striking(rows, expected)]


def _added(rows: pd.DataFrame, usual: pd.Series[float]) -> pd.Series[float]:
    return SHARE_ADDED * usual if (rows["column"] == "value").any() else usual * 0 + ADDED


def _logs(found: pd.Series[float], usual: pd.Series[float]) -> pd.Series[float]:
    ratio = (found / usual).where((found > 0) & (usual > 0), 1.0)
    return pd.Series(np.log(ratio.to_numpy()), ratio.index)


def _is_striking(rows: pd.DataFrame, expected: pd.Series[float]) -> pd.Series[bool]:
    chance = 2 * (rows["found"] ** 0.5 - expected**0.5).abs()
    striking: pd.Series[bool] = (rows["column"] == "value") | (chance > STRIKING)
    return striking


def people_of(figures: pd.DataFrame, base: str) -> pd.Series[float]:
    """Give how many people live in each area: the middle of its estimates, so that one that is wrong does not count."""
    return figures[figures["indicator"] == base].groupby("area_code")["numerator"].median()
