"""Whether a yearly figure is rising or falling: the recent trend of Fingertips, over the last five points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from cjreport.measures.intervals import check_counts, check_parts, poisson_rate

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.intervals import Floats

Marker = Literal["increasing", "decreasing", "no change", "cannot be calculated"]
Kind = Literal["rate", "proportion"]

POINTS = 5
TIMES = np.arange(1.0, POINTS + 1)
CRITICAL_CHI_SQUARED = 9.54953570608324
"""A trend's chi-squared on 1 degree of freedom must exceed this: 99.8 % confidence."""
STANDARD_ERRORS_ACROSS = 3.92
"""Fingertips takes a 95 % interval to be this many standard errors wide."""
NO_SLOPE = 1e-9
"""A slope below this share of the largest value is rounding, not a slope."""


def trend_marker(counts: ArrayLike, denominators: ArrayLike, kind: Kind, multiplier: float = 1.0) -> Marker:
    """Mark a series as increasing, decreasing or without change over its last POINTS points.

    *counts* and *denominators* are of shape (n,), oldest first, one pair a year, NaN for a year without
    figures; rates are per *multiplier*, which does not alter the marker. A marker needs a chi-squared above
    CRITICAL_CHI_SQUARED and the same direction whichever one of the points is left out. "cannot be
    calculated": fewer than POINTS points, a point missing among the last, or a proportion of none or all,
    which has no log odds. ValueError: an unknown kind, series of unequal length, or as intervals.poisson_rate
    and, for proportions, intervals.wilson.

    Source: TrendMarkerCalculator of https://github.com/dhsc-govuk/FingertipsNext (rates: slope weighted by
    the intervals) and of https://github.com/ukhsa-collaboration/fingertips-open (proportions: chi-squared for
    trend, and slopes of the log odds).
    """
    events, base = (series[-POINTS:] for series in _check_series(counts, denominators, kind))
    if not _can_be_calculated(events, base, kind):
        return "cannot be calculated"
    if kind == "rate":
        direction, chi_squared = _rate_trend(events, base, multiplier)
    else:
        direction, chi_squared = _proportion_trend(events, base)
    if chi_squared <= CRITICAL_CHI_SQUARED or direction == 0:
        return "no change"
    return "increasing" if direction > 0 else "decreasing"


def weighted_slope(times: Floats, values: Floats, weights: Floats) -> tuple[float, float]:
    """Give the weighted slope of *values* on *times*, and its chi-squared on 1 degree of freedom.

    All of shape (n,); *weights* are one over the variances. Source: as trend_marker. With weights n / (p (1 -
    p)), n the denominators and p the pooled proportion, this is the Cochran-Armitage chi-squared for trend.
    """
    centred = times - np.average(times, weights=weights)
    spread = np.sum(weights * centred**2)
    slope = np.sum(weights * centred * values) / spread
    return float(slope), float(slope**2 * spread)


def _check_series(counts: ArrayLike, denominators: ArrayLike, kind: Kind) -> tuple[Floats, Floats]:
    if kind not in get_args(Kind):
        raise ValueError(f"a trend is of a rate or a proportion, not of: {kind}")
    if np.ndim(counts) != 1 or np.shape(counts) != np.shape(denominators):
        shapes = f"{np.shape(counts)} and {np.shape(denominators)}"
        raise ValueError(f"counts and denominators must be two lists of one length, not of shapes {shapes}")
    return check_counts(counts, denominators) if kind == "rate" else check_parts(counts, denominators)


def _can_be_calculated(events: Floats, base: Floats, kind: Kind) -> bool:
    known = np.isfinite(events) & (base > 0)
    if kind == "proportion":
        known &= (events > 0) & (events < base)
    return len(events) == POINTS and bool(known.all())


def _rate_trend(events: Floats, base: Floats, multiplier: float) -> tuple[int, float]:
    lower, upper = poisson_rate(events, base, multiplier)
    rates, weights = events / base * multiplier, (STANDARD_ERRORS_ACROSS / (upper - lower)) ** 2
    _, chi_squared = weighted_slope(TIMES, rates, weights)
    return _steady_direction(rates, weights), chi_squared


def _proportion_trend(events: Floats, base: Floats) -> tuple[int, float]:
    pooled = events.sum() / base.sum()
    slope, chi_squared = weighted_slope(TIMES, events / base, base / (pooled * (1 - pooled)))
    direction = _steady_direction(np.log(events / (base - events)), np.ones(POINTS))
    return (direction if direction == np.sign(slope) else 0), chi_squared


def _steady_direction(values: Floats, weights: Floats) -> int:
    """Give the sign that all slopes share with one point left out at a time, 0 if they do not."""
    kept = ~np.eye(POINTS, dtype=bool)
    slopes = np.array([weighted_slope(TIMES[k], values[k], weights[k])[0] for k in kept])
    steps = NO_SLOPE * np.abs(values).max()
    return int((slopes > steps).all()) - int((slopes < -steps).all())
