"""Whether a monthly or quarterly figure varies as it always does, or there is something to explain: XmR charts.

The individuals control chart of NHS England's Making Data Count, https://www.england.nhs.uk/publication/making-data-count,
as its R package has it, https://github.com/nhs-r-community/NHSRplotthedots (0.2.2, ptd_spc_standard.R and
ptd_calculate_point_type.R). Where this departs from the package, it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cjreport.measures.statistics.comparison import NOT_ASSESSED, Comparison, refuse_unknown
from cjreport.measures.statistics.intervals import refuse_where
from cjreport.measures.statistics.trend import Trend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats

    Flags = NDArray[np.bool_]

POINTS_NEEDED = 12
"""With fewer points there is no chart."""
TRIAL_BELOW = 20
"""With fewer points limits are trial limits: another few quarters may move them."""
MOVING_RANGES_TO_LIMIT = 2.66
"""Limits lie this many mean moving ranges from the mean: 3 standard deviations, 3 / 1.128."""
OUTLYING = 3.267
"""A moving range of at least this many mean moving ranges is an outlier: the upper limit of a moving range chart."""
NEAR = 2 / 3
"""The near limits lie this far out between the mean and the limits."""
RUNS = (7, 6)
"""How many points in a row are a signal: Making Data Count has both; the first is the package's."""
ROUNDING = 1e-12
"""Values nearer to each other than this share of the largest are the same value."""

CONSISTENTLY_MEETS, CONSISTENTLY_MISSES = "consistently meets", "consistently misses"
MAY_MEET_OR_MISS = "may meet or miss"


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
TOO_OFTEN = 1 / 3
"""Where a larger part of the points stands out, they vary about no level that could be called usual."""


@dataclass(frozen=True)
class Chart:
    """An XmR chart: its mean and limits, and what each point says.

    *points* and *rules* are of shape (n,). A point is "high" or "low" (a special cause), "common cause", "not assessed"
    (a gap) or, in a chart without limits, "cannot be calculated"; its rule is the first of RULES that it is part of, or
    NO_RULE. *trial* is whether the limits rest on fewer than TRIAL_BELOW points. Limits are in the unit of the values
    and not cut at what is possible: a percentage's may lie above 100.
    """

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    points: Words
    rules: Words
    trial: bool


def xmr(values: ArrayLike, screen_outliers: bool = True, run: int = RUNS[0], count_outside: bool = False) -> Chart:
    """Chart a series, and mark the points that chance alone seldom gives.

    *values* are of shape (n,), oldest first, NaN for a gap, which has no moving range on either side and ends every
    run. Fewer than POINTS_NEEDED points, or no two in a row, give NaN limits and "cannot be calculated". *run* is 7 or
    6. *count_outside* lets points beyond a limit count among two of three near it, as in Making Data Count's plan; the
    package does not count them. ValueError: another run, no list, an infinite value.

    A point of two runs, one rising and one falling, is part of the later, as in the package. Where a few outlying steps
    are all the movement there is, the package screens them, puts both limits at the mean and calls every point special.
    Here they are kept, and a run on one side of a mean that the series never had is no signal.
    """
    if run not in RUNS:
        raise ValueError(f"a run is of {RUNS[0]} or {RUNS[1]} points, not of {run}")
    series = _check_series(values)
    known = int(np.isfinite(series).sum())
    mean, lower, upper = xmr_limits(series, screen_outliers) if known >= POINTS_NEEDED else (np.nan,) * 3
    near_lower, near_upper = mean - NEAR * (mean - lower), mean + NEAR * (upper - mean)
    rules = np.full(series.shape, NO_RULE)
    if upper > lower:
        outside, near = _beyond(series, lower, upper), _beyond(series, near_lower, near_upper)
        sides = _signs(series - mean, series)
        if not count_outside:
            near = np.where(outside == 0, near, 0)
        signals = _signals(series, outside, near, sides, run)
        if not _moves(series):
            # The last two are the runs on one side of the mean.
            signals = signals[:-2]
        rules = np.select(signals, list(RULES)[: len(signals)], NO_RULE)
    said = Variation.COMMON_CAUSE if np.isfinite(mean) else Trend.CANNOT_BE_CALCULATED
    return Chart(
        mean,
        lower,
        upper,
        near_lower,
        near_upper,
        points=_levels(rules, np.isfinite(series), said),
        rules=rules,
        trial=POINTS_NEEDED <= known < TRIAL_BELOW and bool(np.isfinite(mean)),
    )


def standing_out(rules: Sequence[str]) -> int:
    """Count the points that are part of a rule; *rules* has Variation.COMMON_CAUSE for those of none."""
    return sum(rule != Variation.COMMON_CAUSE for rule in rules)


def has_usual_level(rules: Sequence[str]) -> bool:
    """Whether few enough points stand out for the others to be called usual; *rules* as standing_out's."""
    return standing_out(rules) <= len(rules) * TOO_OFTEN


def xmr_limits(values: ArrayLike, screen_outliers: bool = True) -> tuple[float, float, float]:
    """Give *mean*, *lower* and *upper*: the mean -/+ 2.66 mean moving ranges, however few the points.

    *values* as xmr's; NaN where no two are in a row. *screen_outliers* takes the mean moving range anew, once, without
    the moving ranges of at least OUTLYING times the mean one, as the package does and Making Data Count's Excel tool
    does not. Where only ranges of 0 would be left, none are taken out. ValueError: no list, an infinite value.
    """
    series = _check_series(values)
    ranges = _moving_ranges(series)
    if not ranges.size:
        return np.nan, np.nan, np.nan
    kept = _screened(ranges) if screen_outliers else ranges
    width = float(MOVING_RANGES_TO_LIMIT * (kept if kept.any() else ranges).mean())
    mean = float(np.nanmean(series))
    return mean, mean - width, mean + width


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
    return run_ends(_signs(steps, series), run - 1)


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


def assurance(lower: ArrayLike, upper: ArrayLike, target: ArrayLike, direction: ArrayLike) -> Words:
    """Say whether a process with these limits consistently meets its target, consistently misses it, or may do either.

    Arrays of one unit, and *direction* ("higher" or "lower" is desired), broadcast to one shape and give words of that
    shape. A target at a limit may be met or missed; any NaN gives "not assessed". ValueError: a lower limit above its
    upper, a direction that is neither. Source: ptd_calculate_assurance_type.R of the package.
    """
    low, high, mark = (np.asarray(each, dtype=float) for each in (lower, upper, target))
    low, high, mark, desired = np.broadcast_arrays(low, high, mark, np.asarray(direction, dtype=str))
    refuse_where(low > high, "a lower limit must not be above its upper limit", low)
    refuse_unknown(desired, (Comparison.HIGHER, Comparison.LOWER), "direction of a target")
    unknown = np.isnan(low) | np.isnan(high) | np.isnan(mark)
    meets = np.where(desired == Comparison.HIGHER, mark < low, mark > high)
    misses = np.where(desired == Comparison.HIGHER, mark > high, mark < low)
    return np.select(
        [unknown, meets, misses], [NOT_ASSESSED, CONSISTENTLY_MEETS, CONSISTENTLY_MISSES], MAY_MEET_OR_MISS
    )


def _check_series(values: ArrayLike) -> Floats:
    series = np.asarray(values, dtype=float)
    if series.ndim != 1:
        raise ValueError(f"a chart needs a list of values, not one of shape {series.shape}")
    refuse_where(np.isinf(series), "a value must be finite", series)
    return series


def _moving_ranges(series: Floats) -> Floats:
    """Give the distances between neighbours, those of rounding as 0."""
    steps = np.diff(series)
    steps = steps[~np.isnan(steps)]
    return np.asarray(steps * _signs(steps, series), dtype=float)


def _screened(ranges: Floats) -> Floats:
    kept: Floats = ranges[ranges < OUTLYING * ranges.mean()]
    return kept


def _moves(series: Floats) -> bool:
    """Whether a series has other movement than a few outlying steps."""
    return bool(_screened(_moving_ranges(series)).any())


def _signs(differences: Floats, series: Floats) -> Floats:
    """Give the signs of differences between values of a series, 0 for what is rounding and NaN at a gap."""
    rounding = ROUNDING * np.nanmax(np.abs(series), initial=0.0)
    return np.where(np.abs(differences) <= rounding, 0.0, np.sign(differences))


def _beyond(series: Floats, lower: float, upper: float) -> Floats:
    """Give 1 above the upper limit, -1 below the lower one, 0 between them or on one."""
    above, below = _signs(series - upper, series) == 1, _signs(series - lower, series) == -1
    return np.where(above, 1.0, np.where(below, -1.0, 0.0))


def _signals(series: Floats, outside: Floats, near: Floats, sides: Floats, run: int) -> list[Flags]:
    """Mark the points of each of RULES, in its order."""
    trends, shifts = trend_ends(series, run), run_ends(sides, run)
    rising, falling = spread_back(trends == 1, run), spread_back(trends == -1, run)
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
        spread_back(shifts == 1, run),
        spread_back(shifts == -1, run),
    ]


def _levels(rules: Words, known: Flags, otherwise: str) -> Words:
    levels = np.select([rules == rule for rule in RULES], list(RULES.values()), otherwise)
    return np.where(known | (otherwise == Trend.CANNOT_BE_CALCULATED), levels, NOT_ASSESSED)
