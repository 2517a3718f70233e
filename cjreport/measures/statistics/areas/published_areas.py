"""How areas differ in a figure that is published with an interval or a standard error, and which are unusual in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import stats

from cjreport.measures.statistics.areas.unusual import MIN_AREAS, NOT_FLAGGED, UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.intervals import check_confidence, refuse_where
from cjreport.measures.statistics.published_intervals import check_errors, check_lists

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats

FEWEST_AREAS = 3
"""The spread of fewer areas is not estimated."""


class AmongAreas(NamedTuple):
    """The *mean* of areas' figures, the variance *between* them, and *lower* and *upper* where another should lie.

    *mean_error* is the standard error of the mean, *heterogeneity* is Cochran's Q on one fewer degrees of freedom than
    there are *areas* with figures.
    """

    mean: float
    mean_error: float
    between: float
    lower: float
    upper: float
    heterogeneity: float
    areas: int


def published_among_areas(values: ArrayLike, standard_errors: ArrayLike, confidence: float = 0.95) -> AmongAreas:
    """Give the random-effects mean of areas' published figures, and between which values another area's should lie.

    Shape (n,), an area each; areas without a figure or standard error are left out. *lower* and *upper* bound what an
    area's true value would be, its own standard error set aside; where standard errors are larger than areas' own
    differences these are not well known, and the limits too narrow. All but *areas* is NaN with fewer than
    FEWEST_AREAS. ValueError: lists of unequal length, a negative or infinite standard error, one of 0, a confidence
    outside (0, 1).

    Source: DerSimonian R, Laird N. Control Clin Trials 1986;7:177-88; the prediction interval on two fewer degrees of
    freedom than there are areas: Higgins JPT, Thompson SG, Spiegelhalter DJ. J R Stat Soc A 2009;172:137-59.
    """
    check_confidence(confidence)
    figures, errors = _check_published(values, standard_errors)
    known = np.isfinite(figures + errors)
    figures, weights = figures[known], errors[known] ** -2
    if figures.size < FEWEST_AREAS:
        return AmongAreas(*(np.nan,) * 6, areas=figures.size)
    apart = float(weights @ (figures - np.average(figures, weights=weights)) ** 2)
    room = float(weights.sum() - weights @ weights / weights.sum())
    between = max(0.0, (apart - (figures.size - 1)) / room)
    weights = 1 / (1 / weights + between)
    mean, error = float(np.average(figures, weights=weights)), float(weights.sum() ** -0.5)
    reach = stats.t.isf((1 - confidence) / 2, figures.size - 2) * np.hypot(error, np.sqrt(between))
    return AmongAreas(mean, error, between, mean - reach, mean + reach, apart, figures.size)


def published_unusual(values: ArrayLike, standard_errors: ArrayLike, confidence: float = 0.998) -> Words:
    """Say of each area whether its published figure is "unusually high", "unusually low" or "not flagged" among all.

    Shape (n,) gives words of shape (n,). An area is set beside what published_among_areas makes of the other areas, so
    that none makes itself usual: outside mean -/+ t * sqrt(own variance + variance between + variance of the mean) it
    is unusual. Several that lie far out widen the spread, and may hide one another. "not assessed": an area without
    figures, and every area where fewer than MIN_AREAS have them.
    ValueError: as published_among_areas.

    Source: as published_among_areas, with each area left out in turn.
    """
    figures, errors = _check_published(values, standard_errors)
    check_confidence(confidence)
    known = np.isfinite(figures + errors)
    if known.sum() < MIN_AREAS:
        return np.full(figures.shape, NOT_ASSESSED)
    others = [published_among_areas(np.delete(figures, at), np.delete(errors, at)) for at in range(known.size)]
    expected = np.array([[each.mean, each.between + each.mean_error**2, each.areas - 2] for each in others])
    score = (figures - expected[:, 0]) / np.sqrt(expected[:, 1] + errors**2)
    far = np.abs(score) > stats.t.isf((1 - confidence) / 2, expected[:, 2])
    told = [NOT_ASSESSED, UNUSUALLY_HIGH, UNUSUALLY_LOW]
    return np.select([~known, far & (score > 0), far & (score < 0)], told, NOT_FLAGGED)


def _check_published(values: ArrayLike, standard_errors: ArrayLike) -> tuple[Floats, Floats]:
    figures, errors = np.asarray(values, dtype=float), check_errors(standard_errors)
    check_lists("values and standard errors", figures, errors)
    refuse_where(errors == 0, "a standard error must be above 0", errors)
    return figures, errors
