"""Whether a figure differs from a benchmark or from its own value before, and whether for better or worse.

The interval of a change is built from the two intervals that readers see (intervals.wilson,
intervals.poisson_rate) by squaring and adding. Figures whose own intervals lie apart can therefore never be
called "within chance".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.intervals import poisson_rate, refuse_where, wilson

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.intervals import Floats, Limits

    Words = NDArray[np.str_]
    Change = tuple[Floats, Floats, Floats]

HIGHER, LOWER, NOT_DIFFERENT, NOT_ASSESSED = "higher", "lower", "not different", "not assessed"
BETTER, WORSE = "better", "worse"
DIRECTIONS = (HIGHER, LOWER, "none")


def beside_benchmark(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike) -> Words:
    """Say whether each interval lies higher or lower than its benchmark, or holds it ("not different").

    Arrays of one unit that broadcast to one shape give words of that shape; a limit equal to the benchmark
    holds it, and any NaN gives "not assessed". The benchmark's own uncertainty is not used, so it should come
    from far more people than the figure does. ValueError: a lower limit above its upper.

    Source: the single-interval comparison of Fingertips,
    https://github.com/ukhsa-collaboration/fingertips-open (SingleOverlappingCIsForOneCILevelComparer).
    """
    low, high, mark = (np.asarray(each, dtype=float) for each in (lower, upper, benchmark))
    low, high, mark = np.broadcast_arrays(low, high, mark)
    refuse_where(low > high, "a lower limit must not be above its upper limit", low)
    unknown = np.isnan(low) | np.isnan(high) | np.isnan(mark)
    return np.select([unknown, low > mark, high < mark], [NOT_ASSESSED, HIGHER, LOWER], NOT_DIFFERENT)


def proportions_change(
    numerator: ArrayLike,
    denominator: ArrayLike,
    numerator_before: ArrayLike,
    denominator_before: ArrayLike,
    confidence: float = 0.95,
) -> Change:
    """Give the change between two independent proportions with Newcombe's hybrid score interval.

    Arrays that broadcast to one shape give *difference*, *lower* and *upper* of that shape, now less before,
    from -1 to 1; NaN where either proportion is missing. ValueError: as intervals.wilson.

    Source: method 10 of Newcombe RG. Stat Med 1998;17:873-90.
    """
    limits = wilson(numerator, denominator, confidence)
    limits_before = wilson(numerator_before, denominator_before, confidence)
    now, before = _ratio(numerator, denominator), _ratio(numerator_before, denominator_before)
    return _square_and_add(now, limits, before, limits_before)


def rates_change(  # noqa: PLR0913 - two rates of two figures each, a scale and a level
    count: ArrayLike,
    denominator: ArrayLike,
    count_before: ArrayLike,
    denominator_before: ArrayLike,
    *,
    multiplier: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> Change:
    """Give the change between two independent Poisson rates with the MOVER interval of their difference.

    Arrays that broadcast to one shape give *difference*, *lower* and *upper* of that shape, now less before,
    per *multiplier* of the denominator's unit; NaN where either rate is missing. ValueError: as
    intervals.poisson_rate.

    Source: Zou GY, Donner A. Stat Med 2008;27:1693-702, on the limits of intervals.poisson_rate: what
    statsmodels calls confint_poisson_2indep(compare="diff", method="mover", method_mover="exact-c"), save
    that Byar's limits stand in for exact ones from EXACT_BELOW events on. Narrower choices (score, Wald) call
    five events after none, over the same base, a rise; an exact test does not.
    """
    limits = poisson_rate(count, denominator, multiplier, confidence)
    limits_before = poisson_rate(count_before, denominator_before, multiplier, confidence)
    now, before = _ratio(count, denominator), _ratio(count_before, denominator_before)
    scale = np.asarray(multiplier, dtype=float)
    return _square_and_add(now * scale, limits, before * scale, limits_before)


def change_words(difference: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Words:
    """Say whether a figure is "higher" or "lower" than before, or "not different": its change's interval holds 0.

    Arrays of one unit that broadcast to one shape give words of that shape; any NaN gives "not assessed".
    ValueError: a difference outside its own interval. Source: as beside_benchmark, with 0 for the benchmark.
    """
    change, low, high = (np.asarray(each, dtype=float) for each in (difference, lower, upper))
    change, low, high = np.broadcast_arrays(change, low, high)
    outside = ((change < low) & ~np.isclose(change, low)) | ((change > high) & ~np.isclose(change, high))
    refuse_where(outside, "a difference must lie within its own interval", change)
    return beside_benchmark(low, high, np.where(np.isnan(change), np.nan, 0.0))


def in_direction(words: ArrayLike, direction: ArrayLike) -> Words:
    """Turn "higher" and "lower" into "better" and "worse" where one of the two is the direction desired.

    *words* of beside_benchmark and *direction* ("higher", "lower" or "none") broadcast to one shape; other
    words, and all words where the direction is "none", stay. ValueError: a word or direction not known here.
    """
    given, desired = np.broadcast_arrays(np.asarray(words, dtype=str), np.asarray(direction, dtype=str))
    _refuse_unknown(given, (HIGHER, LOWER, NOT_DIFFERENT, NOT_ASSESSED), "word")
    _refuse_unknown(desired, DIRECTIONS, "direction")
    judged = np.isin(given, (HIGHER, LOWER)) & (desired != "none")
    return np.select([judged & (given == desired), judged], [BETTER, WORSE], given)


def _refuse_unknown(given: Words, known: tuple[str, ...], what: str) -> None:
    unknown = sorted(set(given.ravel().tolist()) - set(known))
    if unknown:
        raise ValueError(f"not a {what} known here ({', '.join(known)}): {', '.join(unknown)}")


def _ratio(count: ArrayLike, denominator: ArrayLike) -> Floats:
    base = np.asarray(denominator, dtype=float)
    return np.asarray(count, dtype=float) / np.where(base > 0, base, np.nan)


def _square_and_add(now: Floats, limits: Limits, before: Floats, limits_before: Limits) -> Change:
    difference = now - before
    below = np.hypot(now - limits[0], limits_before[1] - before)
    above = np.hypot(limits[1] - now, before - limits_before[0])
    return difference, difference - below, difference + above
