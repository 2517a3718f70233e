"""What to expect of an area where events are rare: its rate drawn towards that of all areas, and its next count.

One year of a small area says little by itself, and all areas together say something of each. An area's rate is drawn
towards theirs by as much as chance, not it, has made it differ. It is an estimate beside the published figure and never
in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special, stats

from cjreport.measures.statistics.intervals import check_confidence, check_counts

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.intervals import Floats

    Gamma = tuple[Floats, Floats]

JEFFREYS = 0.5
"""The part of an event that Jeffreys' prior of a rate stands for."""
SPREADS = np.linspace(0.02, 2, 60)
"""Coefficients of variation of underlying rates, each as likely as another before the figures are seen."""


class Underlying(NamedTuple):
    """How areas' underlying rates lie, chance set aside: *mean*, the pooled rate, and *variance*."""

    mean: float
    variance: float


class Shrunken(NamedTuple):
    """The shrunken *rates* of areas, each with its credible interval, per multiplier."""

    rates: Floats
    lower: Floats
    upper: Floats


class Expected(NamedTuple):
    """The *counts* to expect of areas in a period, each with the limits, both included, that it should lie within."""

    counts: Floats
    lower: Floats
    upper: Floats


def underlying_rates(count: ArrayLike, denominator: ArrayLike) -> Underlying:
    """Estimate the mean and the variance of areas' underlying rates, per 1 of the denominator's unit, by moments.

    Shape (n,), an area each; areas without figures or with a denominator of 0 are left out. The variance is 0 where
    areas differ by no more than chance, as one alone does; both are NaN where no area has figures. ValueError: lists
    of unequal length, a negative or infinite figure.

    Source: the global estimator of Marshall RM. Appl Stat 1991;40:283-94.
    """
    events, base = _check_areas(count, denominator)
    known = np.isfinite(events / base)
    events, base = events[known], base[known]
    if not base.size:
        return Underlying(np.nan, np.nan)
    mean = float(events.sum() / base.sum())
    observed = float(base @ (events / base - mean) ** 2 / base.sum())
    return Underlying(mean, max(0.0, observed - mean / float(base.mean())))


def shrunken_rates(
    count: ArrayLike, denominator: ArrayLike, multiplier: float = 1.0, confidence: float = 0.95
) -> Shrunken:
    """Give each area's rate drawn towards the rate of all areas, with its credible interval.

    Shape (n,), an area each, gives arrays of shape (n,), per *multiplier*; NaN for an area without figures or with a
    denominator of 0. With the mean m and the variance v of underlying_rates an area's rate r over a base n becomes
    m + (r - m) * v / (v + m / n): where v is 0, every area's is m. Rare events do not tell v well, so the interval
    counts in that it is not known; it holds the shrunken rate always. ValueError: as underlying_rates, a multiplier not
    above 0, a confidence outside (0, 1).

    Source: Marshall RM. Appl Stat 1991;40:283-94. The interval is of a gamma distribution, as Clayton D, Kaldor J.
    Biometrics 1987;43:671-81, with the mean and variance that an area's rate has over SPREADS, each by its likelihood,
    as Kass RE, Steffey D. J Am Stat Assoc 1989;84:717-26.
    """
    check_confidence(confidence)
    if not 0 < multiplier < np.inf:
        raise ValueError(f"a multiplier must be a number above 0: {multiplier:g}")
    events, base = _check_areas(count, denominator)
    rates = _shrunken(events, base)
    shape, weight = _over_spreads(events, base)
    lower, upper = (special.gammaincinv(shape, tail) / weight for tail in _tails(confidence))
    limits = np.minimum(lower, rates), np.maximum(upper, rates)
    return Shrunken(rates * multiplier, *(multiplier * limit for limit in limits))


def expected_counts(
    count: ArrayLike, denominator: ArrayLike, next_denominator: ArrayLike, confidence: float = 0.95
) -> Expected:
    """Give the count to expect of each area in the next period, with its prediction interval.

    Shape (n,), an area each, gives arrays of shape (n,): the shrunken rate times *next_denominator*, and the whole
    numbers from *lower* to *upper* that hold the next count with at least *confidence*, if the area's underlying rate
    stays as it is. NaN for an area without figures or next denominator, or with a denominator of 0. ValueError: as
    shrunken_rates, and a next denominator that is negative or infinite.

    Source: counts whose rate has the gamma distribution of shrunken_rates are negative binomial; Clayton D, Kaldor J.
    Biometrics 1987;43:671-81.
    """
    check_confidence(confidence)
    events, base = _check_areas(count, denominator)
    _, following = _check_areas(count, next_denominator)
    shape, weight = _of_each_area(events, base)
    limits = (stats.nbinom.ppf(tail, shape, weight / (weight + following)) for tail in _tails(confidence))
    return Expected(_shrunken(events, base) * following, *map(np.asarray, limits))


def _check_areas(count: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats]:
    """Give events and their base, NaN for a base of 0."""
    if np.ndim(count) != 1 or np.shape(count) != np.shape(denominator):
        shapes = f"{np.shape(count)} and {np.shape(denominator)}"
        raise ValueError(f"counts and denominators must be two lists of one length, not of shapes {shapes}")
    events, base = check_counts(count, denominator)
    return events, np.where(base > 0, base, np.nan)


def _shrunken(events: Floats, base: Floats) -> Floats:
    mean, variance = underlying_rates(events, base)
    weights = variance / (variance + mean / base) if variance > 0 else np.zeros_like(base)
    return np.asarray(mean + (events / base - mean) * weights)


def _of_each_area(events: Floats, base: Floats) -> Gamma:
    """Give the shape and the inverse scale of the gamma distribution of each area's underlying rate, by moments."""
    mean, variance = underlying_rates(events, base)
    if variance > 0:
        return mean**2 / variance + events, mean / variance + base
    # All areas have one rate then, of which all their events and people tell.
    known = np.where(np.isfinite(events / base), 1.0, np.nan)
    return known * (np.nansum(known * events) + JEFFREYS), known * np.nansum(known * base)


def _over_spreads(events: Floats, base: Floats) -> Gamma:
    """Give shapes and inverse scales as _of_each_area does, with the variance among areas taken as uncertain."""
    known = np.isfinite(events / base)
    some, people = events[known], base[known]
    mean = (some.sum() + JEFFREYS) / people.sum() if people.size else np.nan
    spreads = SPREADS * max(1.0, np.sqrt(underlying_rates(some, people).variance) / mean)
    shapes, weights = spreads[:, np.newaxis] ** -2, spreads[:, np.newaxis] ** -2 / mean
    # Of negative binomial counts, save for what does not depend on the spread.
    chances = special.gammaln(shapes + some) - special.gammaln(shapes) + shapes * np.log(weights)
    likely = special.softmax((chances - (shapes + some) * np.log(weights + people)).sum(axis=1))
    rates = (shapes + events) / (weights + base)
    centre = likely @ rates
    variance = likely @ (rates / (weights + base) + (rates - centre) ** 2) + mean / people.sum()
    return centre**2 / variance, centre / variance


def _tails(confidence: float) -> tuple[float, float]:
    return (1 - confidence) / 2, (1 + confidence) / 2
