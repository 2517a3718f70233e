"""What can be said of figures that are published with an interval or a standard error, without what they rest on.

An age-standardised rate, a share from a survey or a ratio comes so. What is done with it begins with its standard
error: from interval_standard_error, or as published. A rate or ratio whose interval reaches further up than down is
compared on the logarithmic scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import numpy as np
from scipy import special, stats

from cjreport.measures.statistics.intervals import check_confidence, refuse_where
from cjreport.measures.statistics.trend import (
    CRITICAL_CHI_SQUARED,
    POINTS,
    STANDARD_ERRORS_ACROSS,
    TIMES,
    Trend,
    steady_direction,
    weighted_slope,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.comparison import Change, Words
    from cjreport.measures.statistics.intervals import Floats

Scale = Literal["plain", "log"]
FEWEST_POINTS = 3
"""A slope through fewer points has nothing left over to tell how far they scatter."""


class Slope(NamedTuple):
    """A *slope* per year with its interval, its *chi_squared* on 1 degree of freedom, and the *dispersion* around it.

    The dispersion is the mean squared distance from the line in standard errors, 1 by chance alone.
    """

    slope: float
    lower: float
    upper: float
    chi_squared: float
    dispersion: float


def interval_standard_error(
    lower: ArrayLike, upper: ArrayLike, confidence: float = 0.95, scale: Scale = "plain"
) -> Floats:
    """Give the standard error that a published interval was made with, or that of its logarithm if *scale* is "log".

    Arrays that broadcast to one shape give that shape; NaN where a limit is missing, infinite or, of a logarithm, 0.
    ValueError: a lower limit above its upper, a negative one of a logarithm, another scale, a confidence outside
    (0, 1).

    Source: Altman DG, Bland JM. BMJ 2011;343:d2304.
    """
    check_confidence(confidence)
    low, high = _on_scale(scale, lower, upper)
    refuse_where(low > high, "a lower limit must not be above its upper limit", low)
    return np.asarray(high - low) / (2 * special.ndtri((1 + confidence) / 2))


def interval_p_value(
    value: ArrayLike, lower: ArrayLike, upper: ArrayLike, confidence: float = 0.95, scale: Scale = "plain"
) -> Floats:
    """Give the two-sided P value of a published difference, or of a ratio if *scale* is "log", from its interval.

    It is that of no difference: 0, or a ratio of 1. Arrays, NaN and ValueError: as interval_standard_error, and a value
    outside its interval.

    Source: Altman DG, Bland JM. BMJ 2011;343:d2304, with the normal distribution itself for their formula for it.
    """
    error = interval_standard_error(lower, upper, confidence, scale)
    given, low, high = _on_scale(scale, value, lower, upper)
    refuse_where((given < low) | (given > high), "a value must lie within its interval", *_on_scale("plain", value))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(2 * special.ndtr(-np.abs(given / error)))


def published_difference(
    value: ArrayLike,
    standard_error: ArrayLike,
    other: ArrayLike,
    other_standard_error: ArrayLike,
    confidence: float = 0.95,
) -> Change:
    """Give the difference between two independent published figures with its normal interval.

    Arrays of one unit that broadcast to one shape give *difference*, *lower* and *upper* of that shape, value less
    other; NaN where one is missing. Neither figure may be part of the other. ValueError: a negative or infinite
    standard error, a confidence outside (0, 1).

    Source: Altman DG, Bland JM. BMJ 2003;326:219.
    """
    check_confidence(confidence)
    figure, beside = (np.asarray(each, dtype=float) for each in (value, other))
    reach = special.ndtri((1 + confidence) / 2) * np.hypot(*map(check_errors, (standard_error, other_standard_error)))
    difference = figure - beside
    return difference + 0 * reach, difference - reach, difference + reach


def published_ratio(
    value: ArrayLike,
    log_standard_error: ArrayLike,
    other: ArrayLike,
    other_log_standard_error: ArrayLike,
    confidence: float = 0.95,
) -> Change:
    """Give the ratio of two independent published rates or ratios with its interval.

    As published_difference, of the figures themselves and the standard errors of their logarithms; NaN also where a
    figure is 0. ValueError: as published_difference, and a negative figure.

    Source: Altman DG, Bland JM. BMJ 2003;326:219.
    """
    logs = _on_scale("log", value, other)
    told = published_difference(logs[0], log_standard_error, logs[1], other_log_standard_error, confidence)
    ratio, lower, upper = (np.exp(each) for each in told)
    return ratio, lower, upper


def published_trends(values: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Words:
    """Mark each series of figures with 95 % intervals as trend.trend_markers marks rates.

    Tables of shape (series, n), oldest first, a figure a year, give words of shape (series,). "cannot be calculated":
    fewer than POINTS points, one of the last missing, or an interval without width among them. ValueError: tables of
    unequal shape, a lower limit above its upper, an infinite figure.

    Source: as trend.trend_markers, which gives rates just these weights.
    """
    figures, errors = _check_series(values, lower, upper)
    if figures.shape[1] < POINTS:
        return np.full(len(figures), Trend.CANNOT_BE_CALCULATED)
    figures, errors = figures[:, -POINTS:], errors[:, -POINTS:]
    known = np.all(np.isfinite(figures) & (errors > 0), axis=1, keepdims=True)
    figures, weights = np.where(known, figures, 0.0), np.where(known, errors, 1.0) ** -2
    _, chi_squared = weighted_slope(TIMES, figures, weights)
    direction = np.where(chi_squared > CRITICAL_CHI_SQUARED, steady_direction(figures, weights), 0)
    marked = [Trend.CANNOT_BE_CALCULATED, Trend.INCREASING, Trend.DECREASING]
    return np.select([~known[:, 0], direction > 0, direction < 0], marked, Trend.NO_CHANGE)


def published_slope(
    values: ArrayLike, standard_errors: ArrayLike, times: ArrayLike | None = None, confidence: float = 0.95
) -> Slope:
    """Give the slope of one series of published figures over time, with an interval as wide as the years scatter.

    Shape (n,), oldest first, *times* in years (1, 2, 3 and so on unless given), years without figures left out. The
    interval is Student's t with the dispersion, and never narrower than the standard errors alone would have it.
    NaN with fewer than FEWEST_POINTS years. ValueError: lists of unequal
    length, a negative or infinite standard error, one of 0, times that are all the same, a confidence outside (0, 1).

    Source: weighted least squares, as statsmodels' WLS; the dispersion is its scale.
    """
    check_confidence(confidence)
    figures, errors = np.asarray(values, dtype=float), check_errors(standard_errors)
    years = np.arange(1.0, figures.size + 1) if times is None else np.asarray(times, dtype=float)
    check_lists("values, standard errors and times", figures, errors, years)
    known = np.isfinite(figures + errors + years)
    figures, errors, years = figures[known], errors[known], years[known]
    refuse_where(errors == 0, "a standard error must be above 0", errors)
    if figures.size < FEWEST_POINTS:
        return Slope(np.nan, np.nan, np.nan, np.nan, np.nan)
    refuse_where(np.ptp(years, keepdims=True) == 0, "a slope needs different times", years[:1])
    slope, chi_squared = (float(each) for each in weighted_slope(years, figures, errors**-2))
    rest = figures - slope * years
    level = np.average(rest, weights=errors**-2)
    dispersion = float((((rest - level) / errors) ** 2).sum()) / (figures.size - 2)
    spread = float((((years - np.average(years, weights=errors**-2)) / errors) ** 2).sum())
    tail = (1 - confidence) / 2
    widths = stats.norm.isf(tail), stats.t.isf(tail, figures.size - 2) * np.sqrt(dispersion)
    reach = float(max(widths)) * spread**-0.5
    return Slope(slope, slope - reach, slope + reach, chi_squared, dispersion)


def _on_scale(scale: Scale, *figures: ArrayLike) -> list[Floats]:
    """Give figures as floats, or their logarithms, NaN where they are infinite."""
    if scale not in get_args(Scale):
        raise ValueError(f'a scale is "plain" or "log", not: {scale}')
    given = [np.where(np.isinf(each), np.nan, each) for each in (np.asarray(each, dtype=float) for each in figures)]
    if scale == "plain":
        return given
    for each in given:
        refuse_where(each < 0, "a rate or ratio on the logarithmic scale must not be negative", each)
    return [np.log(np.where(each > 0, each, np.nan)) for each in given]


def check_errors(standard_error: ArrayLike) -> Floats:
    """Give standard errors as floats; ValueError if any is negative or infinite."""
    errors = np.asarray(standard_error, dtype=float)
    refuse_where((errors < 0) | np.isinf(errors), "a standard error must not be negative or infinite", errors)
    return errors


def _check_series(values: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> tuple[Floats, Floats]:
    """Give figures and their standard errors, as Fingertips takes them from 95 % intervals."""
    figures, low, high = (np.asarray(each, dtype=float) for each in (values, lower, upper))
    if figures.ndim != 2 or not figures.shape == low.shape == high.shape:  # noqa: PLR2004 - series by years
        shapes = f"{figures.shape}, {low.shape} and {high.shape}"
        raise ValueError(f"values and limits must be three tables, a series a row, not of shapes {shapes}")
    for each in (figures, low, high):
        refuse_where(np.isinf(each), "a figure must be finite", each)
    refuse_where(low > high, "a lower limit must not be above its upper limit", low)
    return figures, (high - low) / STANDARD_ERRORS_ACROSS


def check_lists(names: str, *lists: Floats) -> None:
    """Refuse with a ValueError what is not lists of one length; *names* says what they are."""
    shapes = [each.shape for each in lists]
    if lists[0].ndim != 1 or len(set(shapes)) > 1:
        raise ValueError(f"{names} must be lists of one length, not of shapes {', '.join(map(str, shapes))}")
