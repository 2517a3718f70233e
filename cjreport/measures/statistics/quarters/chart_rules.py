"""What points of a control chart say: the rules by which chance alone seldom puts points where they are.

The rules are those of NHS England's Making Data Count, https://www.england.nhs.uk/publication/making-data-count, as its
R package has them, https://github.com/nhs-r-community/NHSRplotthedots (0.2.2, ptd_calculate_point_type.R).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.intervals import refuse_where
from cjreport.measures.statistics.trend import Trend

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats

    Flags = NDArray[np.bool_]

NEAR = 2 / 3
"""The near limits lie this far out between the mean and the limits."""
OUTLYING = 3.267
"""A moving range of at least this many mean moving ranges is an outlier: the upper limit of a moving range chart."""
ROUNDING = 1e-12
"""Values nearer to each other than this share of the largest are the same value."""


class Variation(StrEnum):
    """What a point of a chart is: of a special cause, which is high or low, or of those that are always there."""

    HIGH = "high"
    LOW = "low"
    COMMON_CAUSE = "common cause"


class Signal(StrEnum):
    """What chance alone seldom gives."""

    ABOVE_LIMIT = "above the upper limit"
    BELOW_LIMIT = "below the lower limit"
    RISING = "rising"
    FALLING = "falling"
    NEAR_UPPER = "two of three near the upper limit"
    NEAR_LOWER = "two of three near the lower limit"
    ABOVE_MEAN = "run above the mean"
    BELOW_MEAN = "run below the mean"


RULES = {
    Signal.ABOVE_LIMIT: Variation.HIGH,
    Signal.BELOW_LIMIT: Variation.LOW,
    Signal.RISING: Variation.HIGH,
    Signal.FALLING: Variation.LOW,
    Signal.NEAR_UPPER: Variation.HIGH,
    Signal.NEAR_LOWER: Variation.LOW,
    Signal.ABOVE_MEAN: Variation.HIGH,
    Signal.BELOW_MEAN: Variation.LOW,
}
"""The signals of a special cause, the strongest first, and what each says of the level."""
NO_RULE = ""


class Position(NamedTuple):
    """Where points lie beside limits and mean, 1 above, -1 below, 0 neither."""

    outside: Floats
    near: Floats
    sides: Floats


def rules_of(values: Floats, position: Position, runs: tuple[int, int]) -> Words:
    """Give the first of RULES that each of the *values* in a row is part of, or NO_RULE.

    *runs* are how many points are a signal that rise or fall, and that lie on one side of the mean. Those on one side
    of a mean that the series never had, as a few outlying steps are all its movement, are none.
    """
    signals = _signals(values, position, runs)
    if not _moves(values):
        # The last two are the runs on one side of the mean.
        signals = signals[:-2]
    return np.select(signals, list(RULES)[: len(signals)], NO_RULE)


def points_of(values: Floats, rules: Words, *, charted: bool) -> Words:
    """Say what each point is by its rule, as Chart's *points*; *charted* is whether there are limits."""
    otherwise = Variation.COMMON_CAUSE if charted else Trend.CANNOT_BE_CALCULATED
    levels = np.select([rules == rule for rule in RULES], list(RULES.values()), otherwise)
    return np.where(np.isfinite(values) | (not charted), levels, NOT_ASSESSED)


def beyond(values: Floats, lower: Floats | float, upper: Floats | float) -> Floats:
    """Give 1 above the upper limit, -1 below the lower one, 0 between them or on one."""
    above, below = signs_of(values - upper, values) == 1, signs_of(values - lower, values) == -1
    return np.where(above, 1.0, np.where(below, -1.0, 0.0))


def mean_moving_range(values: ArrayLike, screen_outliers: bool = True) -> float:
    """Give the mean distance between values in a row, NaN where no two are in a row.

    *values* are of shape (n,), NaN for a gap. *screen_outliers* takes the mean anew, once, without the moving ranges of
    at least OUTLYING times the mean one; where only ranges of 0 would be left, none are taken out.
    """
    ranges = _moving_ranges(check_series(values))
    if not ranges.size:
        return np.nan
    kept = _screened(ranges) if screen_outliers else ranges
    return float((kept if kept.any() else ranges).mean())


def check_series(values: ArrayLike) -> Floats:
    """Give a list of values as floats; ValueError: no list, an infinite value."""
    series = np.asarray(values, dtype=float)
    if series.ndim != 1:
        raise ValueError(f"a chart needs a list of values, not one of shape {series.shape}")
    refuse_where(np.isinf(series), "a value must be finite", series)
    return series


def run_ends(signs: ArrayLike, run: int) -> Floats:
    """Give the sign, 1 or -1, at every point that ends a row of *run* points or more of that sign, 0 elsewhere."""
    padded = np.concatenate([np.zeros(run - 1), np.asarray(signs, dtype=float)])
    rows = sliding_window_view(padded, run)
    alike = (rows == rows[:, -1:]).all(axis=1)
    return np.where(alike, rows[:, -1], 0.0)


def trend_ends(values: ArrayLike, run: int) -> Floats:
    """Give 1 at every point that ends a row of *run* rising points or more, -1 at falling ones, 0 elsewhere."""
    series = np.asarray(values, dtype=float)
    steps = np.diff(series, prepend=series[:1])
    return run_ends(signs_of(steps, series), run - 1)


def spread_back(ends: ArrayLike, run: int) -> Flags:
    """Mark every point of the rows of *run* points that end where *ends* is not 0."""
    padded = np.concatenate([np.asarray(ends, dtype=float), np.zeros(run - 1)])
    return np.asarray((sliding_window_view(padded, run) != 0).any(axis=1))


def two_in_three(near: ArrayLike, sides: ArrayLike) -> Flags:
    """Mark every point of three in a row, all on one side of the mean, of which two or more are near a limit.

    *near* (not 0 where a point is near) and *sides* (1, -1, or 0 on the mean) are of shape (n,).
    """
    close = sliding_window_view(np.pad(np.asarray(near, dtype=float) != 0, 2), 3)
    level = sliding_window_view(np.pad(np.asarray(sides, dtype=float), 2), 3)
    holds = (close.sum(axis=1) >= 2) & (np.abs(level.sum(axis=1)) == 3)  # noqa: PLR2004 - two of three
    return np.asarray(sliding_window_view(holds, 3).any(axis=1))


def _moving_ranges(series: Floats) -> Floats:
    """Give the distances between neighbours, those of rounding as 0."""
    steps = np.diff(series)
    steps = steps[~np.isnan(steps)]
    return np.asarray(steps * signs_of(steps, series), dtype=float)


def _screened(ranges: Floats) -> Floats:
    kept: Floats = ranges[ranges < OUTLYING * ranges.mean()]
    return kept


def _moves(series: Floats) -> bool:
    """Whether a series has other movement than a few outlying steps."""
    ranges = _moving_ranges(series)
    return bool(ranges.size) and bool(_screened(ranges).any())


def signs_of(differences: Floats, series: Floats) -> Floats:
    """Give the signs of differences between values of a series, 0 for what is rounding and NaN at a gap."""
    rounding = ROUNDING * np.nanmax(np.abs(series), initial=0.0)
    return np.where(np.abs(differences) <= rounding, 0.0, np.sign(differences))


def _signals(series: Floats, position: Position, runs: tuple[int, int]) -> list[Flags]:
    """Mark the points of each of RULES, in its order."""
    outside, near, sides = position
    in_trend, on_side = runs
    trends, shifts = trend_ends(series, in_trend), run_ends(sides, on_side)
    rising, falling = spread_back(trends == 1, in_trend), spread_back(trends == -1, in_trend)
    falls_next = np.diff(series, append=np.nan) < 0
    close = (near != 0) & two_in_three(near, sides)
    return [
        outside == 1,
        outside == -1,
        # A point where a rise turns into a fall belongs to the later, as in the package.
        rising & ~(falling & falls_next),
        falling,
        close & (sides == 1),
        close & (sides == -1),
        spread_back(shifts == 1, on_side),
        spread_back(shifts == -1, on_side),
    ]
