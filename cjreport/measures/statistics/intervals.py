"""How sure a figure is: confidence intervals of a proportion, a rate and a mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special, stats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Limits = tuple[Floats, Floats]

CONFIDENCE = 0.95
"""Of every interval that is shown."""
EXACT_BELOW = 10
"""Below this many events a rate's interval is exact, from it on Byar's."""


def wilson(numerator: ArrayLike, denominator: ArrayLike, confidence: float = 0.95) -> Limits:
    """Give the Wilson score interval of a proportion, without continuity correction.

    Arrays that broadcast to one shape give *lower* and *upper* of that shape, as proportions from 0 to 1; NaN
    where a figure is missing or the denominator is 0. ValueError: a negative or infinite figure, a numerator
    above its denominator, a confidence outside (0, 1).

    Source: Wilson EB. J Am Stat Assoc 1927;22:209-12; method 3 of Newcombe RG. Stat Med 1998;17:857-72.
    """
    check_confidence(confidence)
    part, whole = check_parts(numerator, denominator)
    whole = _above_zero(whole)
    share, square = part / whole, special.ndtri((1 + confidence) / 2) ** 2
    middle = share + square / (2 * whole)
    reach = np.sqrt(square * (share * (1 - share) / whole + square / (4 * whole**2)))
    lower, upper = ((middle + way * reach) / (1 + square / whole) for way in (-1, 1))
    # At 0 % and 100 % rounding leaves a limit a hair beside the estimate, which the interval must end in.
    return np.clip(lower, 0, share), np.clip(upper, share, 1)


def poisson_rate(
    count: ArrayLike, denominator: ArrayLike, multiplier: ArrayLike = 1.0, confidence: float = 0.95
) -> Limits:
    """Give the Poisson interval of a rate: exact below EXACT_BELOW events, Byar's from there on.

    Arrays that broadcast to one shape give *lower* and *upper* of that shape, per *multiplier* of the
    denominator's unit; NaN where a figure is missing or the denominator is 0. ValueError: a negative or
    infinite figure, a multiplier not above 0, a confidence outside (0, 1).

    Source:
    https://fingertips.phe.org.uk/static-reports/public-health-technical-guidance/Basic_statistics/Rates.html
    after Breslow NE, Day NE. Statistical methods in cancer research, volume II. Lyon: IARC, 1987. There is
    another "Byar's", with half an event added at both ends; this is not it.
    """
    check_confidence(confidence)
    events, base = check_counts(count, denominator)
    scale = _check_multiplier(multiplier) / _above_zero(base)
    tail = (1 - confidence) / 2
    few = events < EXACT_BELOW
    lower, upper = (np.asarray(limit) for limit in _byars_limits(events, tail))
    # Exact limits take a hundred times as long as Byar's, so only where they are needed.
    lower[few], upper[few] = _exact_limits(events[few], tail)
    return lower * scale, upper * scale


def student_mean(values: ArrayLike, confidence: float = 0.95) -> Limits:
    """Give the Student t interval of the mean of each last axis of *values*.

    Shape (..., n) gives *lower* and *upper* of shape (...), in the unit of *values*; NaN where a value is
    missing (drop it first if that is right) or n is below 2. ValueError: a single number, an infinite value,
    a confidence outside (0, 1).

    Source: Student. Biometrika 1908;6:1-25.
    """
    check_confidence(confidence)
    sample = np.asarray(values, dtype=float)
    if sample.ndim == 0:
        raise ValueError("the interval of a mean needs a list of values, not a single number")
    refuse_where(np.isinf(sample), "a value must be finite", sample)
    number = sample.shape[-1]
    if number < 2:  # noqa: PLR2004 - a spread needs two values
        return np.full(sample.shape[:-1], np.nan)[()], np.full(sample.shape[:-1], np.nan)[()]
    half = stats.t.isf((1 - confidence) / 2, number - 1) * sample.std(axis=-1, ddof=1) / np.sqrt(number)
    return sample.mean(axis=-1) - half, sample.mean(axis=-1) + half


def check_confidence(confidence: float) -> None:
    """Refuse with a ValueError a confidence level that is not a number between 0 and 1; 95 per cent is 0.95."""
    if np.ndim(confidence) or not 0 < confidence < 1:
        raise ValueError(f"a confidence level must be between 0 and 1, such as 0.95: {confidence}")


def check_counts(count: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats]:
    """Give events and their base as floats of one shape; ValueError if any is negative or infinite."""
    given = np.broadcast_arrays(np.asarray(count, dtype=float), np.asarray(denominator, dtype=float))
    events, base = (np.array(figures) for figures in given)
    refuse_where((events < 0) | np.isinf(events), "a count must not be negative or infinite", events)
    refuse_where((base < 0) | np.isinf(base), "a denominator must not be negative or infinite", base)
    return events, base


def check_parts(numerator: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats]:
    """Give parts and wholes as check_counts does; ValueError also if a part is more than its whole."""
    part, whole = check_counts(numerator, denominator)
    refuse_where(part > whole, "a numerator must not be more than its denominator", part, whole)
    return part, whole


def refuse_where(wrong: NDArray[np.bool_], rule: str, *given: Floats) -> None:
    """Raise a ValueError that tells *rule* and the first figures that break it, if *wrong* holds anywhere."""
    if np.any(wrong):
        raise ValueError(f"{rule}: {' of '.join(f'{figures[wrong][0]:g}' for figures in given)}")


def _check_multiplier(multiplier: ArrayLike) -> Floats:
    scale = np.asarray(multiplier, dtype=float)
    refuse_where(~((scale > 0) & np.isfinite(scale)), "a multiplier must be a number above 0", scale)
    return scale


def _above_zero(base: Floats) -> Floats:
    return np.where(base > 0, base, np.nan)


def _exact_limits(events: Floats, tail: float) -> Limits:
    """Give the gamma quantiles that are half of chi-squared's, without the checks that make scipy.stats slow."""
    lower = np.where(events == 0, 0.0, special.gammaincinv(events, tail))
    return lower, np.asarray(special.gammainccinv(events + 1, tail), dtype=float)


def _byars_limits(events: Floats, tail: float) -> Limits:
    z = stats.norm.isf(tail)
    # Below EXACT_BELOW the exact limits take their place, and of no events Byar's lower one would divide by 0.
    low, high = np.maximum(events, EXACT_BELOW), events + 1
    lower = low * (1 - 1 / (9 * low) - z / (3 * np.sqrt(low))) ** 3
    return lower, high * (1 - 1 / (9 * high) + z / (3 * np.sqrt(high))) ** 3
