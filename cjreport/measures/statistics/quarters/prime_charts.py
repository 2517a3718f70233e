"""Limits of a control chart that follow the denominators: Laney's P' chart of shares and U' chart of rates.

Chance alone moves a share of 20 people more than one of 200. Each figure is set in standard deviations that chance
alone gives at its own denominator, z; the moving ranges of z say how much more than chance it varies.

Source: Laney DB. Improved control charts for attributes. Qual Eng 2002;14:531-7; as qicharts2 has them,
https://github.com/anhoej/qicharts2 (0.7, qic.pp and qic.up).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cjreport.measures.statistics.intervals import refuse_where
from cjreport.measures.statistics.quarters.chart_rules import check_series, mean_moving_range

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.intervals import Floats

RANGE_TO_DEVIATION = 1.128
"""The mean distance between two draws is this many standard deviations, 2 / sqrt(pi)."""
WIDTH = 3.0
"""How many standard deviations the limits of a Shewhart chart lie from its mean."""


class Scale(NamedTuple):
    """On which scale figures are charted: the way *to* it and *back*, and the *spread* that chance gives on it.

    *spread* is a standard deviation, by the mean, as figures have it, and the bases. Where no counts are *known*, all
    figures weigh alike.
    """

    to: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]
    spread: Callable[[float, Floats], Floats]
    known: bool = True


def _as_it_is(figures: Floats) -> Floats:
    return figures


SHARES = Scale(_as_it_is, lambda y: np.clip(y, 0.0, 1.0), lambda mean, bases: np.sqrt(mean * (1 - mean) / bases))
RATES = Scale(_as_it_is, lambda y: np.maximum(y, 0.0), lambda mean, bases: np.sqrt(mean / bases))
ARCSINE = Scale(
    lambda shares: 2 * np.arcsin(np.sqrt(shares)),
    lambda y: np.sin(np.clip(y, 0.0, np.pi) / 2) ** 2,
    lambda _, bases: 1 / np.sqrt(bases),
)
"""Where chance moves a share as much near 100% as near 50%, so that no limit lies where a share cannot."""
ROOT = Scale(lambda rates: 2 * np.sqrt(rates), lambda y: (np.maximum(y, 0.0) / 2) ** 2, ARCSINE.spread)
"""Where chance moves a rate as much whatever its level."""
NO_COUNTS = Scale(_as_it_is, _as_it_is, lambda _, bases: np.ones_like(bases), known=False)
"""That of figures whose counts are not known: they are charted as they are, all alike, which makes an XmR chart."""


class Limits(NamedTuple):
    """The *mean* of a chart, its limits at each point, and *sigma_z*: how many times chance's the variation is."""

    mean: float
    lower: Floats
    upper: Floats
    sigma_z: float


class Standardised(NamedTuple):
    """Figures as *z*, the standard deviations that chance alone gives, from a mean; *centre* and *spread* lead back."""

    z: Floats
    centre: float
    spread: Floats
    scale: Scale

    @property
    def mean(self) -> float:
        """The mean, as figures have it."""
        return float(self.scale.back(np.asarray(self.centre)))

    def at(self, z: float) -> Floats:
        """Give the figures that lie at *z*."""
        return self.scale.back(self.centre + z * self.spread)


def p_prime(
    numerators: ArrayLike, denominators: ArrayLike, baseline: ArrayLike | None = None, screen_outliers: bool = False
) -> Limits:
    """Give the limits of a P' chart of shares, from 0 to 1: the mean -/+ 3 standard deviations of chance times sigma_z.

    Arrays of shape (n,), oldest first, NaN for a gap. *baseline*, flags of shape (n,), are the points that mean and
    sigma_z are taken from; all, if not given. *screen_outliers* leaves outlying moving ranges out, as
    chart_rules.mean_moving_range does; Laney and qicharts2 keep them. ValueError: no lists of one length, a denominator
    of 0 or less, a numerator below 0 or above its denominator.
    """
    return _prime(numerators, denominators, SHARES, baseline, screen_outliers)


def u_prime(
    counts: ArrayLike, denominators: ArrayLike, baseline: ArrayLike | None = None, screen_outliers: bool = False
) -> Limits:
    """Give the limits of a U' chart of rates, per one of the denominators' unit; all else as p_prime.

    ValueError: no lists of one length, a denominator of 0 or less, a count below 0.
    """
    return _prime(counts, denominators, RATES, baseline, screen_outliers)


def standardise(figures: Floats, bases: Floats, scale: Scale, baseline: NDArray[np.bool_]) -> Standardised:
    """Set figures in standard deviations of chance from their mean, that of all cases in the *baseline*."""
    scaled, chosen = scale.to(figures), baseline & np.isfinite(figures)
    centre = float(np.average(scaled[chosen], weights=bases[chosen] if scale.known else None))
    spread = scale.spread(float(scale.back(np.asarray(centre))), bases)
    # where all cases are alike chance moves none on the natural scale: no figure is any deviation away
    z = np.divide(scaled - centre, spread, out=np.zeros_like(scaled), where=spread != 0)
    return Standardised(z, centre, spread, scale)


def sigma_of(z: Floats, baseline: NDArray[np.bool_], screen_outliers: bool = True) -> float:
    """Give the standard deviation of *z*, by the moving ranges between neighbours that are both in the *baseline*."""
    return mean_moving_range(np.where(baseline, z, np.nan), screen_outliers) / RANGE_TO_DEVIATION


def _prime(
    counts: ArrayLike, denominators: ArrayLike, scale: Scale, baseline: ArrayLike | None, screen_outliers: bool
) -> Limits:
    cases, bases = check_series(counts), check_series(denominators)
    chosen = np.ones(cases.shape, dtype=bool) if baseline is None else np.asarray(baseline, dtype=bool)
    if not cases.shape == bases.shape == chosen.shape:
        raise ValueError("counts, denominators and baseline must be of one length")
    refuse_where(bases <= 0, "a denominator must be above 0", bases)
    refuse_where(cases < 0, "a count must not be below 0", cases)
    if scale is SHARES:
        refuse_where(cases > bases, "a numerator must not be above its denominator", cases)
    told = standardise(cases / bases, bases, scale, chosen)
    sigma_z = sigma_of(told.z, chosen, screen_outliers)
    return Limits(told.mean, told.at(-WIDTH * sigma_z), told.at(WIDTH * sigma_z), sigma_z)
