"""Whether an area's quarters vary as they always do: a control chart that holds to a stated rate of false alarms.

A P' or U' chart (prime_charts) on the scale where chance moves figures alike, with a baseline that ends before the last
year, limits that allow for how few quarters they rest on, and for quarters that resemble the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import stdtrit

from cjreport.measures.statistics.intervals import refuse_where
from cjreport.measures.statistics.quarters.chart_rules import (
    NEAR,
    NO_RULE,
    Position,
    Signal,
    beyond,
    check_series,
    points_of,
    rules_of,
)
from cjreport.measures.statistics.quarters.prime_charts import ARCSINE, NO_COUNTS, ROOT, sigma_of, standardise

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats
    from cjreport.measures.statistics.quarters.autocorrelation import Autocorrelation
    from cjreport.measures.statistics.quarters.prime_charts import Scale, Standardised

JUDGED = 4
"""The quarters of the last year are judged by those before them."""
BASELINE_NEEDED = 12
"""Mean and limits rest on no fewer quarters than this; with fewer there is no chart."""
TRIAL_BELOW = 20
"""Limits that rest on fewer quarters are trial limits: another few quarters may move them."""
FALSE_ALARMS = 0.01
"""This share of quarters lies beyond the limits where nothing but their usual variation is at work."""
RANGES_WORTH = 0.605
"""A moving range says as much of the variation as this many degrees of freedom."""
MOST_ALIKE = 0.9
"""Quarters are not taken to resemble the one before by more than this."""
CASES_FOR_RUNS = 5
"""With fewer cases a quarter the mean is far from the middle of what quarters are, and runs beside it are no signal."""
RUNS = (7, 9)
"""How many quarters are a signal that rise or fall in a row, and that lie on one side of the mean."""
SCALES = {"proportion": ARCSINE, "rate": ROOT}
"""On which scale figures with counts are charted, by their kind."""


@dataclass(frozen=True)
class QuartersChart:
    """A chart: its *mean*, the limits at each point, and *rules* and *points* as control_chart.Chart has them.

    *lower* and *upper* are of shape (n,), in the unit of the values, NaN at a gap. *trial* is whether the limits rest
    on fewer than TRIAL_BELOW points.
    """

    mean: float
    lower: Floats
    upper: Floats
    rules: Words
    points: Words
    trial: bool


def scale_of(kind: str, bases: ArrayLike) -> Scale:
    """Give the scale that figures of a *kind* ("proportion", "rate" or another) and *bases* are charted on."""
    return SCALES.get(kind, NO_COUNTS) if np.isfinite(np.asarray(bases, dtype=float)).all() else NO_COUNTS


def carried_over(autocorrelation: Autocorrelation) -> float:
    """Give how far a chart is to take quarters to resemble the one before: 0 where that is not told."""
    return min(max(autocorrelation.estimate, 0.0), MOST_ALIKE) if autocorrelation.is_told else 0.0


def baseline_of(values: ArrayLike) -> NDArray[np.bool_]:
    """Mark the quarters that say what is usual: those before the last JUDGED, or the first BASELINE_NEEDED if more.

    *values* are of shape (n,), oldest first, NaN for a gap, which is in no baseline. Fewer than BASELINE_NEEDED values
    have none.
    """
    known = np.isfinite(np.asarray(values, dtype=float))
    length = max(int(known[:-JUDGED].sum()), BASELINE_NEEDED)
    return known & (known.cumsum() <= length) if known.sum() >= BASELINE_NEEDED else np.zeros_like(known)


def usual_z(values: Floats, bases: Floats, scale: Scale) -> Floats:
    """Give the quarters of the baseline in standard deviations of chance from its mean, NaN for the others.

    Of all areas together they tell, by autocorrelation.pooled_autocorrelation, what is carried over in a line.
    """
    baseline = baseline_of(values)
    return np.where(baseline, standardise(values, bases, scale, baseline).z, np.nan)


def limits_width(points: int, carried: float = 0.0) -> float:
    """Give how many standard deviations from the mean limits lie that rest on *points*, to give FALSE_ALARMS.

    It is that of a prediction interval for a new point. Student's t, as the standard deviation is an estimate, which
    moving ranges give 0.605 (*points* - 1) degrees of freedom, times sqrt(1 + (1 + rho) / (1 - rho) / *points*), as so
    is the mean; rho is what is *carried* over from the quarter before. With 20 independent points it is 3.16, with more
    and more of them 2.58. Source of 0.605: Cryer JD, Ryan TP. J Qual Technol 1990;22:187-92.
    """
    t = stdtrit(RANGES_WORTH * (points - 1), 1 - FALSE_ALARMS / 2)
    return float(t * np.sqrt(1 + (1 + carried) / (1 - carried) / points))


def chart_quarters(values: ArrayLike, bases: ArrayLike, scale: Scale, carried: float = 0.0) -> QuartersChart:
    """Chart quarters, and mark those that chance alone seldom gives.

    *values* and *bases* are of shape (n,), oldest first, NaN for a gap: shares from 0 to 1 or rates per one of the
    bases' unit, as *scale* has it. Mean, variation and limits come from baseline_of; limits lie limits_width from the
    mean, in standard deviations of the quarters about it, of which chance alone is the least where counts are known.
    *carried* is carried_over of the line: moving ranges then show a standard deviation too small by sqrt(1 - rho),
    which is put right, and runs are no signal; nor are they of fewer than CASES_FOR_RUNS cases a quarter. ValueError:
    no lists of one length, an infinite value, a base that is not above 0, *carried* outside [0, 1).
    """
    series, sizes = check_series(values), check_series(bases)
    if series.shape != sizes.shape:
        raise ValueError(f"as many bases as values are needed, not {sizes.size} for {series.size}")
    refuse_where(sizes <= 0, "a base must be above 0", sizes)
    if not 0 <= carried < 1:
        raise ValueError(f"what is carried over must be at least 0 and below 1: {carried:g}")
    baseline = baseline_of(series)
    if not baseline.any():
        return _not_charted(series)
    told = standardise(series, sizes, scale, baseline)
    points = int(baseline.sum())
    width = limits_width(points, carried) * _deviation(told, baseline, carried)
    if not np.isfinite(width):
        return _not_charted(series)
    runs_are_read = not carried and _are_many(told.mean, sizes[baseline], scale)
    rules = _rules(told.z, width, runs_are_read=runs_are_read) if width > 0 else np.full(series.shape, NO_RULE)
    gap = np.where(np.isfinite(series), 0.0, np.nan)
    return QuartersChart(
        told.mean,
        told.at(-width) + gap,
        told.at(width) + gap,
        rules,
        points_of(series, rules, charted=True),
        trial=points < TRIAL_BELOW,
    )


def _are_many(mean: float, bases: Floats, scale: Scale) -> bool:
    """Whether quarters have cases enough, and shares enough that are none, for the mean to lie amid what they are."""
    if not scale.known:
        return True
    rarer = min(mean, 1 - mean) if scale == ARCSINE else mean
    return bool(np.median(rarer * bases) >= CASES_FOR_RUNS)


def _deviation(told: Standardised, baseline: NDArray[np.bool_], carried: float) -> float:
    """Give the standard deviation of z; counts never vary by less than chance, however alike a few have been."""
    found = sigma_of(told.z, baseline) / np.sqrt(1 - carried)
    return float(np.fmax(found, 1.0) if told.scale.known else found)


def _rules(z: Floats, width: float, *, runs_are_read: bool) -> Words:
    outside = beyond(z, -width, width)
    if not runs_are_read:
        return np.select([outside == 1, outside == -1], [Signal.ABOVE_LIMIT, Signal.BELOW_LIMIT], NO_RULE)
    near = np.where(outside == 0, beyond(z, -NEAR * width, NEAR * width), 0.0)
    return rules_of(z, Position(outside, near, beyond(z, 0.0, 0.0)), RUNS)


def _not_charted(series: Floats) -> QuartersChart:
    rules = np.full(series.shape, NO_RULE)
    unknown = np.full(series.shape, np.nan)
    return QuartersChart(np.nan, unknown, unknown, rules, points_of(series, rules, charted=False), trial=False)
