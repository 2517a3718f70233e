"""Which areas lie further from the value of all areas together than chance would put them.

A funnel's limits say what chance alone would do. Councils differ by more than chance in nearly every line, so no report
calls an area out for them: unusual.py does that. Limits widened by how much areas differ about their pooled value
(Spiegelhalter's additive model of overdispersion) are here for other users; where figures go with the size of areas, as
crime does, they call small areas low and hardly any area high.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.intervals import check_confidence, check_counts, check_parts
from cjreport.measures.statistics.trend import check_kind

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats, Limits
    from cjreport.measures.statistics.trend import Kind

INNER_TAIL, OUTER_TAIL = 0.025, 0.001
"""What chance puts beyond one side of the inner (95 %) and of the outer (99.8 %) limits."""
OUTER_CONFIDENCE = 1 - 2 * OUTER_TAIL
HIGH, LOW = f"High ({INNER_TAIL})", f"Low ({INNER_TAIL})"
VERY_HIGH, VERY_LOW = f"High ({OUTER_TAIL})", f"Low ({OUTER_TAIL})"
NOT_SIGNIFICANT = "Not significant"
ABOVE_CHANCE = (HIGH, VERY_HIGH)
"""What lies above what chance would explain."""
MIN_AREAS = 10
"""With fewer areas their spread is not estimated, and none is called unusual."""
WINSORISED = 0.1
"""This share of the areas at either end count as if they lay where the next ones do."""


@dataclass(frozen=True)
class Dispersion:
    """How far areas lie from their pooled value, against what chance alone would do.

    *pooled* is per multiplier. *ratio* (phi) is the mean of the squared winsorised z scores, about 0.7 by chance
    alone; *between* (tau squared) is the variance between areas beyond chance, on the stabilised scale. They and
    *threshold* are NaN with fewer than MIN_AREAS *areas* with figures.
    """

    pooled: float
    ratio: float
    threshold: float
    between: float
    overdispersed: bool
    areas: int


def funnel_significance(
    numerator: ArrayLike, denominator: ArrayLike, kind: Kind = "proportion", multiplier: float = 1.0
) -> Words:
    """Say how far each area lies from the pooled value: "High (0.001)", "High (0.025)", "Not significant" or low.

    Shape (n,), an area each, gives labels of shape (n,); the pooled value is the sum of numerators over the sum of
    denominators of the areas with both. "not assessed": NaN in either figure, or a denominator of 0. The multiplier
    does not alter the labels. ValueError: an unknown kind, lists of unequal length, a multiplier not above 0, or as
    intervals.poisson_rate and, for proportions, intervals.wilson.

    Source: assign_funnel_significance of https://github.com/ukhsa-collaboration/PHEindicatormethods, which has Byar's
    limits for exact ones from ten events on; here rates are exact throughout, so that labels and limits agree.
    """
    part, whole, known = _check_areas(numerator, denominator, kind, multiplier)
    low, high = _chances(part[known], whole[known], kind)
    bands = [low < OUTER_TAIL, low < INNER_TAIL, high < OUTER_TAIL, high < INNER_TAIL]
    return _words(known, np.select(bands, [VERY_LOW, LOW, VERY_HIGH, HIGH], NOT_SIGNIFICANT))


def funnel_limits(
    denominators: ArrayLike,
    pooled: float,
    kind: Kind = "proportion",
    multiplier: float = 1.0,
    confidence: float = 0.95,
) -> Limits:
    """Give the control limits around a *pooled* value at each denominator, within which chance alone puts areas.

    Denominators of any shape give *lower* and *upper* of that shape, per *multiplier* as *pooled* is; NaN where a
    denominator is missing or 0, or the pooled value missing. A proportion's limits are normal, p -/+ z * sqrt(p * (1 -
    p) / n), cut at none and all. A rate's are the counts whose exact Poisson limits touch the expected count.
    ValueError: an unknown kind, a negative or infinite figure, a pooled proportion above its multiplier, a multiplier
    not above 0, a confidence outside (0, 1).

    Source: Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005;24:1185-202.
    """
    base, share = _check_funnel(denominators, pooled, kind, multiplier)
    check_confidence(confidence)
    tail = (1 - confidence) / 2
    if kind == "proportion":
        half = special.ndtri(1 - tail) * np.sqrt(share * (1 - share) / base)
        return multiplier * np.maximum(share - half, 0), multiplier * np.minimum(share + half, 1)
    expected = share * base
    # The gamma quantile in its shape: as pdtrik, which stops at one event and so would not see one where 0.02 are due.
    lower = np.maximum(special.gdtrib(1, 1 - tail, expected) - 1, 0)
    return multiplier * lower / base, multiplier * special.gdtrib(1, tail, expected) / base


def dispersion(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind,
    multiplier: float = 1.0,
    winsorised: float = WINSORISED,
) -> Dispersion:
    """Estimate by how much areas differ beyond chance; *winsorised* is the share of z scores drawn in at either end.

    Areas are overdispersed if phi exceeds 1 + 2 * sqrt(2 / areas), two standard errors above the 1 that chance gives
    without winsorising. Of simulated groups that differ by chance alone 0.1 % of those of 32 areas exceed it and 0.9 %
    of those of 10; where one to three events are due in an area one in eight does, the square root of a count being
    no normal figure then. ValueError: as funnel_significance, and a share outside [0, 0.5).

    Source: Spiegelhalter DJ. Handling over-dispersion of performance indicators. Qual Saf Health Care 2005;14:347-51;
    tau squared by DerSimonian R, Laird N. Control Clin Trials 1986;7:177-88.
    """
    part, whole, known = _check_areas(numerator, denominator, kind, multiplier)
    if not 0 <= winsorised < 0.5:  # noqa: PLR2004 - half at either end would leave nothing
        raise ValueError(f"the share winsorised at either end must be at least 0 and below 0.5: {winsorised}")
    return _dispersion(part[known], whole[known], kind, multiplier, winsorised)


def widened_limits(
    denominators: ArrayLike,
    spread: Dispersion,
    kind: Kind,
    multiplier: float = 1.0,
    confidence: float = OUTER_CONFIDENCE,
) -> Limits:
    """Give funnel_limits widened by how much areas differ, if they are overdispersed, and as they are if not.

    *spread* is of the same kind and multiplier. The limits y -/+ z * sqrt(s squared + tau squared) are turned back
    from the stabilised scale and cut at none and all. They are nowhere inside the funnel's own limits, which with few
    events are the wider ones. Shapes and ValueError: as funnel_limits. Source: as dispersion.
    """
    lower, upper = funnel_limits(denominators, spread.pooled, kind, multiplier, confidence)
    if not spread.overdispersed:
        return lower, upper
    base, share = _check_funnel(denominators, spread.pooled, kind, multiplier)
    centre = _stabilised(np.asarray(share), kind)
    half = special.ndtri((1 + confidence) / 2) * np.sqrt(_variance(base) + spread.between)
    low, high = _turned_back(centre - half, kind), _turned_back(centre + half, kind)
    return np.minimum(lower, multiplier * low), np.maximum(upper, multiplier * high)


def _check_kind(kind: Kind, multiplier: float) -> None:
    check_kind(kind, "a funnel")
    if not 0 < multiplier < np.inf:
        raise ValueError(f"a multiplier must be a number above 0: {multiplier:g}")


def _check_areas(
    numerator: ArrayLike, denominator: ArrayLike, kind: Kind, multiplier: float
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Give parts, wholes and which areas have both."""
    _check_kind(kind, multiplier)
    if np.ndim(numerator) != 1 or np.shape(numerator) != np.shape(denominator):
        shapes = f"{np.shape(numerator)} and {np.shape(denominator)}"
        raise ValueError(f"numerators and denominators must be two lists of one length, not of shapes {shapes}")
    part, whole = (check_counts if kind == "rate" else check_parts)(numerator, denominator)
    return part, whole, ~np.isnan(part) & (whole > 0)


def _check_funnel(denominators: ArrayLike, pooled: float, kind: Kind, multiplier: float) -> tuple[Floats, float]:
    """Give denominators, NaN for 0, and the pooled value per 1 of them."""
    _check_kind(kind, multiplier)
    _, base = check_counts(0, denominators)
    if pooled < 0 or np.isinf(pooled):
        raise ValueError(f"a pooled value must not be negative or infinite: {pooled:g}")
    if kind == "proportion" and pooled > multiplier:
        raise ValueError(f"a pooled proportion must not be more than its multiplier: {pooled:g} of {multiplier:g}")
    return np.where(base > 0, base, np.nan), pooled / multiplier


def _pooled(part: Floats, whole: Floats) -> float:
    return float(part.sum() / whole.sum()) if whole.size else np.nan


def _chances(part: Floats, whole: Floats, kind: Kind) -> Limits:
    """Give the chances of a figure as low and of one as high as each area's, were its true value the pooled one."""
    pooled = _pooled(part, whole)
    if kind == "proportion":
        error = np.sqrt(pooled * (1 - pooled) / whole)
        score = np.divide(part / whole - pooled, error, out=np.zeros_like(part), where=error > 0)
        return special.ndtr(score), special.ndtr(-score)
    expected = pooled * whole
    # An exact Poisson limit lies beyond the expected count just when the chance of such a count is below its tail.
    return special.gammaincc(part + 1, expected), np.where(part > 0, special.gammainc(part, expected), 1.0)


def _stabilised(share: Floats, kind: Kind) -> Floats:
    """Put shares on the scale where chance has one variance whatever the share: _variance."""
    return np.asarray(np.arcsin(np.sqrt(share)) if kind == "proportion" else np.sqrt(share))


def _turned_back(stabilised: Floats, kind: Kind) -> Floats:
    if kind == "proportion":
        return np.sin(np.clip(stabilised, 0, np.pi / 2)) ** 2
    return np.maximum(stabilised, 0) ** 2


def _variance(whole: Floats) -> Floats:
    return 1 / (4 * whole)


def _scores(part: Floats, whole: Floats, kind: Kind, between: float = 0.0) -> Floats:
    centre = _stabilised(np.asarray(_pooled(part, whole)), kind)
    return (_stabilised(part / whole, kind) - centre) / np.sqrt(_variance(whole) + between)


def _dispersion(part: Floats, whole: Floats, kind: Kind, multiplier: float, winsorised: float) -> Dispersion:
    areas, pooled = whole.size, _pooled(part, whole) * multiplier
    if areas < MIN_AREAS:
        return Dispersion(pooled, np.nan, np.nan, np.nan, overdispersed=False, areas=areas)
    scores = np.sort(_scores(part, whole, kind))
    # What np.quantile gives, in a tenth of its time.
    least, most = np.interp([winsorised * (areas - 1), (1 - winsorised) * (areas - 1)], np.arange(areas), scores)
    drawn_in = np.minimum(np.maximum(scores, least), most)
    ratio = float(drawn_in @ drawn_in) / areas
    weights = 1 / _variance(whole)
    total = float(weights.sum())
    # DerSimonian and Laird's moment estimate, which may come out below 0 where areas differ by less than chance.
    between = max(0.0, (areas * ratio - (areas - 1)) / (total - float(weights @ weights) / total))
    threshold = 1 + 2 * math.sqrt(2 / areas)
    return Dispersion(pooled, ratio, threshold, between, overdispersed=ratio > threshold, areas=areas)


def _words(known: NDArray[np.bool_], words: Words) -> Words:
    """Set the words of the areas with figures among those that are not assessed."""
    # Room for the longest of the words: NumPy would cut them to the length of the first.
    all_words = np.full(known.shape, NOT_ASSESSED, dtype="<U16")
    all_words[known] = words
    return all_words
