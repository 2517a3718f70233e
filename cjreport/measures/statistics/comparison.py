"""Whether a figure differs from another or from its own value before, or meets a target, and whether that is better.

The interval of a change is built from the two intervals that readers see (intervals.wilson,
intervals.poisson_rate) by squaring and adding. Figures whose own intervals lie apart can therefore never be
called "within chance".
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from cjreport.measures.statistics.intervals import poisson_rate, refuse_where, wilson

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.intervals import Floats, Limits

    Words = NDArray[np.str_]
    Change = tuple[Floats, Floats, Floats]

NOT_ASSESSED = "not assessed"
"""What is said of a figure of which a comparison, a trend or a chart says nothing."""


class Comparison(StrEnum):
    """How a figure lies beside another, its own of a year before, or a target."""

    HIGHER = "higher"
    LOWER = "lower"
    BETTER = "better"
    WORSE = "worse"
    NOT_DIFFERENT = "not different"
    TOO_FEW = "too few"
    NOT_ASSESSED = NOT_ASSESSED
    MEETS = "meets"
    MISSES = "misses"
    BETWEEN = "between"
    NOT_CLEAR = "not clear"


DIFFERENT = (Comparison.HIGHER, Comparison.LOWER, Comparison.BETTER, Comparison.WORSE)
"""A difference is shown, whether either direction is desired or not."""
NOT_SHOWN = (Comparison.NOT_DIFFERENT, Comparison.TOO_FEW)
"""No difference is shown, whether there were enough people or cases to show one or not."""
DIRECTIONS = (Comparison.HIGHER, Comparison.LOWER, "none")
SIDES = [Comparison.NOT_ASSESSED, Comparison.HIGHER, Comparison.LOWER]
UNDIRECTED = (Comparison.HIGHER, Comparison.LOWER, *NOT_SHOWN, Comparison.NOT_ASSESSED)
"""What is said where neither direction is desired, in the order of refusals."""
TARGET_DIRECTIONS = (Comparison.HIGHER, Comparison.LOWER)
"""A target without a direction is none."""
ROUNDING = 1e-9
"""A value within this share of its target is at it: 57 of 100, in per cent, is a hair below 57 to a computer."""


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
    return np.select([unknown, low > mark, high < mark], SIDES, Comparison.NOT_DIFFERENT)


def beside_interval(lower: ArrayLike, upper: ArrayLike, other_lower: ArrayLike, other_upper: ArrayLike) -> Words:
    """Say whether each interval lies higher or lower than another's, or overlaps it ("not different").

    Arrays of one unit that broadcast to one shape give words of that shape; intervals that touch overlap, and any NaN
    gives "not assessed". The rule is a strict one: two 95 % intervals of one width lie apart where a test of the
    difference has p below 0.006. Where counts are known, proportions_change and rates_change are the better answer.
    ValueError: a lower limit above its upper.

    Source: the double-interval comparison of Fingertips, https://github.com/ukhsa-collaboration/fingertips-open
    (DoubleOverlappingCIsComparer, and TrendBetweenTwoValuesCalculator for the period before).
    """
    low, high, other_low, other_high = _floats(lower, upper, other_lower, other_upper)
    refuse_where(low > high, "a lower limit must not be above its upper limit", low)
    refuse_where(other_low > other_high, "a lower limit must not be above its upper limit", other_low)
    unknown = _missing(low, high, other_low, other_high)
    return np.select([unknown, low > other_high, high < other_low], SIDES, Comparison.NOT_DIFFERENT)


def beside_target(value: ArrayLike, target: ArrayLike, direction: ArrayLike) -> Words:
    """Say whether each value "meets" or "misses" its target; a value at its target meets it.

    Arrays of one unit, and *direction* ("higher" or "lower" is desired), broadcast to one shape and give words of that
    shape; any NaN gives "not assessed". The value is taken as it is, without its uncertainty. ValueError: a direction
    that is neither.

    Source: https://github.com/ukhsa-collaboration/fingertips-open (SingleValueTargetComparer).
    """
    given, mark, desired = _with_direction(direction, value, target)
    met = np.where(desired == Comparison.HIGHER, given > mark, given < mark) | _at(given, mark)
    return np.select([_missing(given, mark), met], [Comparison.NOT_ASSESSED, Comparison.MEETS], Comparison.MISSES)


def beside_target_interval(lower: ArrayLike, upper: ArrayLike, target: ArrayLike, direction: ArrayLike) -> Words:
    """Say whether each interval "meets" or "misses" its target, or holds it and so is "not clear".

    Arrays as beside_target's. An interval that begins at the target lies above it, one that ends at it holds it, so
    that with "lower" desired an interval that begins at the target misses it. ValueError: a lower limit above its
    upper, a direction that is neither.

    Source: as beside_target, with UseCIsForLimitComparison.
    """
    low, high, mark, desired = _with_direction(direction, lower, upper, target)
    refuse_where(low > high, "a lower limit must not be above its upper limit", low)
    above, below = (low > mark) | _at(low, mark), (high < mark) & ~_at(high, mark)
    return _told(_missing(low, high, mark), above, below, desired, Comparison.NOT_CLEAR)


def beside_target_range(value: ArrayLike, low: ArrayLike, high: ArrayLike, direction: ArrayLike) -> Words:
    """Say whether each value "meets" or "misses" a target with an amber band from *low* to *high*, or lies "between".

    Arrays as beside_target's. The band begins at *low* and ends just below *high*, whichever direction is desired: with
    "higher" a value at *high* meets the target, with "lower" a value must be below *low* to. ValueError: a low above
    its high, a direction that is neither.

    Source: https://github.com/ukhsa-collaboration/fingertips-open (RangeTargetComparer).
    """
    given, bottom, top, desired = _with_direction(direction, value, low, high)
    refuse_where(bottom > top, "an amber band must not begin above its end", bottom)
    above, below = (given > top) | _at(given, top), (given < bottom) & ~_at(given, bottom)
    return _told(_missing(given, bottom, top), above, below, desired, Comparison.BETWEEN)


def proportions_change(
    numerator: ArrayLike,
    denominator: ArrayLike,
    numerator_before: ArrayLike,
    denominator_before: ArrayLike,
    confidence: float = 0.95,
) -> Change:
    """Give the change between two independent proportions with Newcombe's hybrid score interval.

    Arrays that broadcast to one shape give *difference*, *lower* and *upper* of that shape, now less before,
    from -1 to 1; NaN where either proportion is missing. "Before" may as well be another area, so long as
    neither is part of the other. ValueError: as intervals.wilson.

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
    per *multiplier* of the denominator's unit; NaN where either rate is missing. "Before" may as well be
    another area, so long as neither is part of the other. ValueError: as intervals.poisson_rate.

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
    refuse_unknown(given, UNDIRECTED, "word")
    refuse_unknown(desired, DIRECTIONS, "direction")
    judged = np.isin(given, (Comparison.HIGHER, Comparison.LOWER)) & (desired != "none")
    return np.select([judged & (given == desired), judged], [Comparison.BETTER, Comparison.WORSE], given)


def refuse_unknown(given: Words, known: tuple[str, ...], what: str) -> None:
    """Raise a ValueError that names what is given and not known, of the kind that *what* says."""
    unknown = sorted(set(given.ravel().tolist()) - set(known))
    if unknown:
        raise ValueError(f"not a {what} known here ({', '.join(known)}): {', '.join(unknown)}")


def _floats(*figures: ArrayLike) -> tuple[Floats, ...]:
    return np.broadcast_arrays(*(np.asarray(each, dtype=float) for each in figures))


def _missing(*figures: Floats) -> NDArray[np.bool_]:
    return np.asarray(np.isnan(figures).any(axis=0))


def _with_direction(direction: ArrayLike, *figures: ArrayLike) -> tuple[NDArray[Any], ...]:
    """Give figures as floats, and last the directions of their target, all of one shape."""
    *given, desired = np.broadcast_arrays(
        *(np.asarray(each, dtype=float) for each in figures), np.asarray(direction, dtype=str)
    )
    refuse_unknown(desired, TARGET_DIRECTIONS, "direction of a target")
    return (*given, desired)


def _at(value: Floats, target: Floats) -> NDArray[np.bool_]:
    return np.isclose(value, target, rtol=ROUNDING, atol=0.0)


def _told(
    unknown: NDArray[np.bool_],
    above: NDArray[np.bool_],
    below: NDArray[np.bool_],
    desired: Words,
    otherwise: str,
) -> Words:
    meets, misses = (np.where(desired == way, above, below) for way in TARGET_DIRECTIONS)
    told = [Comparison.NOT_ASSESSED, Comparison.MEETS, Comparison.MISSES]
    return np.select([unknown, meets, misses], told, otherwise)


def _ratio(count: ArrayLike, denominator: ArrayLike) -> Floats:
    base = np.asarray(denominator, dtype=float)
    return np.asarray(count, dtype=float) / np.where(base > 0, base, np.nan)


def _square_and_add(now: Floats, limits: Limits, before: Floats, limits_before: Limits) -> Change:
    difference = now - before
    below = np.hypot(now - limits[0], limits_before[1] - before)
    above = np.hypot(limits[1] - now, before - limits_before[0])
    return difference, difference - below, difference + above
