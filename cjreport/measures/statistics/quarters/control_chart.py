"""Whether a monthly or quarterly figure varies as it always does, or there is something to explain: XmR charts.

The individuals control chart of NHS England's Making Data Count, https://www.england.nhs.uk/publication/making-data-count,
as its R package has it, https://github.com/nhs-r-community/NHSRplotthedots (0.2.2, ptd_spc_standard.R). Where this
departs from the package, it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.comparison import NOT_ASSESSED, Comparison, refuse_unknown
from cjreport.measures.statistics.intervals import refuse_where
from cjreport.measures.statistics.quarters.chart_rules import (
    NEAR,
    NO_RULE,
    Position,
    beyond,
    check_series,
    mean_moving_range,
    points_of,
    rules_of,
    signs_of,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.comparison import Words

POINTS_NEEDED = 12
"""With fewer points there is no chart."""
TRIAL_BELOW = 20
"""With fewer points limits are trial limits: another few quarters may move them."""
MOVING_RANGES_TO_LIMIT = 2.66
"""Limits lie this many mean moving ranges from the mean: 3 standard deviations, 3 / 1.128."""
RUNS = (7, 6)
"""How many points in a row are a signal: Making Data Count has both; the first is the package's."""
CONSISTENTLY_MEETS, CONSISTENTLY_MISSES = "consistently meets", "consistently misses"
MAY_MEET_OR_MISS = "may meet or miss"


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
    series = check_series(values)
    known = int(np.isfinite(series).sum())
    mean, lower, upper = xmr_limits(series, screen_outliers) if known >= POINTS_NEEDED else (np.nan,) * 3
    near_lower, near_upper = mean - NEAR * (mean - lower), mean + NEAR * (upper - mean)
    rules = np.full(series.shape, NO_RULE)
    if upper > lower:
        outside, near = beyond(series, lower, upper), beyond(series, near_lower, near_upper)
        if not count_outside:
            near = np.where(outside == 0, near, 0)
        rules = rules_of(series, Position(outside, near, signs_of(series - mean, series)), (run, run))
    return Chart(
        mean,
        lower,
        upper,
        near_lower,
        near_upper,
        points=points_of(series, rules, charted=bool(np.isfinite(mean))),
        rules=rules,
        trial=POINTS_NEEDED <= known < TRIAL_BELOW and bool(np.isfinite(mean)),
    )


def xmr_limits(values: ArrayLike, screen_outliers: bool = True) -> tuple[float, float, float]:
    """Give *mean*, *lower* and *upper*: the mean -/+ 2.66 mean moving ranges, however few the points.

    *values* as xmr's; NaN where no two are in a row. *screen_outliers* takes the mean moving range anew, once, without
    the moving ranges of at least OUTLYING times the mean one, as the package does and Making Data Count's Excel tool
    does not. Where only ranges of 0 would be left, none are taken out. ValueError: no list, an infinite value.
    """
    series = check_series(values)
    width = MOVING_RANGES_TO_LIMIT * mean_moving_range(series, screen_outliers)
    mean = float(np.nanmean(series)) if np.isfinite(width) else np.nan
    return mean, mean - width, mean + width


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
