"""Whether a yearly figure is rising or falling: the recent trend of Fingertips, over the last five points."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from cjreport.measures.statistics.comparison import DIRECTIONS, Comparison, refuse_unknown
from cjreport.measures.statistics.intervals import check_counts, check_parts, poisson_rate, refuse_where

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.comparison import Change, Words
    from cjreport.measures.statistics.intervals import Floats

Kind = Literal["rate", "proportion"]
KINDS: tuple[Kind, Kind] = ("rate", "proportion")
"""What a figure with counts may be."""


class Trend(StrEnum):
    """Where a series leads, and whether that is better or worse where one of the two directions is desired."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    INCREASING_BETTER = "increasing and getting better"
    INCREASING_WORSE = "increasing and getting worse"
    DECREASING_BETTER = "decreasing and getting better"
    DECREASING_WORSE = "decreasing and getting worse"
    NO_CHANGE = "no change"
    CANNOT_BE_CALCULATED = "cannot be calculated"
    NOT_ASSESSED = "not assessed"


MARKERS = (Trend.INCREASING, Trend.DECREASING, Trend.NO_CHANGE, Trend.CANNOT_BE_CALCULATED)
"""What trend_markers says of a series, whichever direction is desired."""
POINTS = 5
TIMES = np.arange(1.0, POINTS + 1)
CRITICAL_CHI_SQUARED = 9.54953570608324
"""A trend's chi-squared on 1 degree of freedom must exceed this: 99.8 % confidence."""
STANDARD_ERRORS_ACROSS = 3.92
"""Fingertips takes a 95 % interval to be this many standard errors wide."""
NO_SLOPE = 1e-9
"""A slope below this share of the largest value is rounding, not a slope."""


def trend_marker(counts: ArrayLike, denominators: ArrayLike, kind: Kind, multiplier: float = 1.0) -> Trend:
    """Mark one series as trend_markers does many.

    *counts* and *denominators* are of shape (n,), oldest first. ValueError: as trend_markers.
    """
    if np.ndim(counts) != 1 or np.shape(counts) != np.shape(denominators):
        shapes = f"{np.shape(counts)} and {np.shape(denominators)}"
        raise ValueError(f"counts and denominators must be two lists of one length, not of shapes {shapes}")
    series, bases = (np.asarray(each, dtype=float)[np.newaxis] for each in (counts, denominators))
    return Trend(trend_markers(series, bases, kind, multiplier).item())


def trend_markers(
    counts: ArrayLike,
    denominators: ArrayLike,
    kind: Kind,
    multiplier: float = 1.0,
    times_chance: ArrayLike = 1.0,
) -> Words:
    """Mark each series as increasing, decreasing or without change over its last POINTS points.

    *counts* and *denominators* are of shape (series, n), oldest first, one pair a year, NaN for a year without
    figures, and give words of shape (series,); rates are per *multiplier*, which does not alter the marker. A
    marker needs a chi-squared above CRITICAL_CHI_SQUARED and the same direction whichever one of the points is
    left out. "cannot be calculated": fewer than POINTS points, a point missing among the last, or a proportion
    of none or all, which has no log odds. *times_chance*, of shape (series,), is how many times as variable as chance
    alone a year's figure is, by which the chi-squared is divided; NaN, where that is not known, gives "cannot be
    calculated". ValueError: an unknown kind, tables of unequal shape, or as intervals.poisson_rate and, for
    proportions, intervals.wilson.

    Source: TrendMarkerCalculator of https://github.com/dhsc-govuk/FingertipsNext (rates: slope weighted by
    the intervals) and of https://github.com/ukhsa-collaboration/fingertips-open (proportions: chi-squared for
    trend, and slopes of the log odds).
    """
    events, base = (table[:, -POINTS:] for table in _check_tables(counts, denominators, kind))
    if events.shape[1] < POINTS:
        return np.full(len(events), Trend.CANNOT_BE_CALCULATED)
    times = np.broadcast_to(np.asarray(times_chance, dtype=float), len(events))
    refuse_where(times <= 0, "a variance must be above 0 times chance's", times)
    known = _can_be_calculated(events, base, kind) & ~np.isnan(times)
    events, base = events[known], base[known]
    direction, chi_squared = (
        _rate_trends(events, base, multiplier) if kind == "rate" else _proportion_trends(events, base)
    )
    significant = chi_squared / times[known] > CRITICAL_CHI_SQUARED
    rising, falling = significant & (direction > 0), significant & (direction < 0)
    markers = np.full(known.shape, Trend.CANNOT_BE_CALCULATED)
    markers[known] = np.select([rising, falling], [Trend.INCREASING, Trend.DECREASING], Trend.NO_CHANGE)
    return markers


def change_over_years(
    counts: ArrayLike,
    denominators: ArrayLike,
    kind: Kind,
    multiplier: float = 1.0,
    times_chance: ArrayLike = 1.0,
) -> Change:
    """Give by how much the line of each trend rises from the first of its last POINTS points to the last.

    Arrays as trend_markers' give *change*, *lower* and *upper* (95 %) of shape (series,), per multiplier; NaN where
    trend_markers cannot be calculated. ValueError and source: as trend_markers.
    """
    events, base = (table[:, -POINTS:] for table in _check_tables(counts, denominators, kind))
    times = np.broadcast_to(np.asarray(times_chance, dtype=float), len(events))
    told = np.full((3, len(events)), np.nan)
    if events.shape[1] == POINTS:
        known = _can_be_calculated(events, base, kind) & ~np.isnan(times)
        values, weights = _weighted(events[known], base[known], kind, multiplier)
        slope, _ = weighted_slope(TIMES, values, weights)
        half = STANDARD_ERRORS_ACROSS / 2 * np.sqrt(times[known] / _spread(TIMES, weights))
        scale = (POINTS - 1) * (multiplier if kind == "proportion" else 1.0)
        told[:, known] = scale * np.stack([slope, slope - half, slope + half])
    return told[0], told[1], told[2]


def trend_in_direction(marker: ArrayLike, direction: ArrayLike) -> Words:
    """Add to "increasing" and "decreasing" whether that is "getting better" or "getting worse".

    Markers of trend_markers and *direction* ("higher", "lower" or "none") broadcast to one shape; other words, "not
    assessed" among them, and all words where the direction is "none", stay. ValueError: a marker or direction not
    known here. Source: as trend_markers.
    """
    given, desired = np.broadcast_arrays(np.asarray(marker, dtype=str), np.asarray(direction, dtype=str))
    refuse_unknown(given, (*MARKERS, Trend.NOT_ASSESSED), "trend marker")
    refuse_unknown(desired, DIRECTIONS, "direction")
    rising, falling = given == Trend.INCREASING, given == Trend.DECREASING
    higher, lower = desired == Comparison.HIGHER, desired == Comparison.LOWER
    judged = {
        Trend.INCREASING_BETTER: rising & higher,
        Trend.INCREASING_WORSE: rising & lower,
        Trend.DECREASING_BETTER: falling & lower,
        Trend.DECREASING_WORSE: falling & higher,
    }
    return np.select([*judged.values()], [*judged], given)


def weighted_slope(times: Floats, values: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Give the weighted slope of each last axis of *values* on *times*, and its chi-squared on 1 degree of freedom.

    Arrays that broadcast to shape (..., n) give *slope* and *chi_squared* of shape (...); *weights* are one over the
    variances. Source: as trend_markers. With weights n / (p (1 - p)), n the denominators and p the pooled proportion,
    this is the Cochran-Armitage chi-squared for trend.
    """
    spread = _spread(times, weights)
    slope = (weights * _centred(times, weights) * values).sum(axis=-1) / spread
    return slope, slope**2 * spread


def _centred(times: Floats, weights: Floats) -> Floats:
    centre = (weights * times).sum(axis=-1, keepdims=True) / weights.sum(axis=-1, keepdims=True)
    return np.asarray(times - centre)


def _spread(times: Floats, weights: Floats) -> Floats:
    """Give one over the variance of a weighted slope."""
    return np.asarray((weights * _centred(times, weights) ** 2).sum(axis=-1))


def check_kind(kind: Kind, what: str) -> None:
    """Refuse with a ValueError a figure that is neither a rate nor a proportion; *what* is of one of the two."""
    if kind not in get_args(Kind):
        raise ValueError(f"{what} is of a rate or a proportion, not of: {kind}")


def _check_tables(counts: ArrayLike, denominators: ArrayLike, kind: Kind) -> tuple[Floats, Floats]:
    check_kind(kind, "a trend")
    if np.ndim(counts) != 2 or np.shape(counts) != np.shape(denominators):  # noqa: PLR2004 - series by years
        shapes = f"{np.shape(counts)} and {np.shape(denominators)}"
        raise ValueError(f"counts and denominators must be two tables, a series a row, not of shapes {shapes}")
    return check_counts(counts, denominators) if kind == "rate" else check_parts(counts, denominators)


def _can_be_calculated(events: Floats, base: Floats, kind: Kind) -> NDArray[np.bool_]:
    known = np.isfinite(events) & (base > 0)
    if kind == "proportion":
        known &= (events > 0) & (events < base)
    return np.asarray(known.all(axis=1), dtype=bool)


def _weighted(events: Floats, base: Floats, kind: Kind, multiplier: float) -> tuple[Floats, Floats]:
    """Give the values that a line is fitted to, and their weights, one over their variances by chance."""
    if kind == "proportion":
        pooled = events.sum(axis=1, keepdims=True) / base.sum(axis=1, keepdims=True)
        return events / base, base / (pooled * (1 - pooled))
    lower, upper = poisson_rate(events, base, multiplier)
    return events / base * multiplier, (STANDARD_ERRORS_ACROSS / (upper - lower)) ** 2


def _rate_trends(events: Floats, base: Floats, multiplier: float) -> tuple[Floats, Floats]:
    rates, weights = _weighted(events, base, "rate", multiplier)
    _, chi_squared = weighted_slope(TIMES, rates, weights)
    return steady_direction(rates, weights), chi_squared


def _proportion_trends(events: Floats, base: Floats) -> tuple[Floats, Floats]:
    slope, chi_squared = weighted_slope(TIMES, *_weighted(events, base, "proportion", 1.0))
    direction = steady_direction(np.log(events / (base - events)), np.ones_like(base))
    return np.where(direction == np.sign(slope), direction, 0), chi_squared


def steady_direction(values: Floats, weights: Floats) -> Floats:
    """Give the sign that all slopes of a series share with one point left out at a time, 0 if they do not."""
    kept = ~np.eye(POINTS, dtype=bool)
    slopes = np.array([weighted_slope(TIMES[k], values[:, k], weights[:, k])[0] for k in kept])
    steps = NO_SLOPE * np.abs(values).max(axis=1)
    rising, falling = (slopes > steps).all(axis=0), (slopes < -steps).all(axis=0)
    return np.where(rising, 1.0, np.where(falling, -1.0, 0.0))
