"""By how much figures like these change without anything to tell: more than chance, in ways that the areas show.

Crimes come in runs, and recording and policing differ from year to year, so counts change by more than independent
events would. By how much is estimated from all areas' changes, each about what all did: chance's variance times a
*clustering*, and a variance *between* areas that does not shrink with their size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cjreport.measures.statistics.areas.between_areas import on_scale, reach
from cjreport.measures.statistics.areas.unusual import NOT_FLAGGED, UNUSUAL_TAIL, UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.statistics.comparison import NOT_ASSESSED, proportions_change, rates_change
from cjreport.measures.statistics.intervals import check_counts, check_parts, refuse_where
from cjreport.measures.statistics.trend import check_kind

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats, Limits
    from cjreport.measures.statistics.trend import Kind

MIN_CHANGES = 6
"""From fewer changes than this no dispersion is estimated, and no change is told."""
STEPS = 30
TAIL = 0.025
"""What lies beyond a 95 % interval on either side."""
HALF = 0.5
"""Put to each count, so that one of none has a logarithm."""


class ChangeDispersion(NamedTuple):
    """The variance of a change, *clustering* times chance's own and *between* areas, and what all areas did.

    *clustering* (phi) is 1 and *between* (tau squared) 0 where chance explains what areas do. *mean* is the change of
    all areas in each pair of periods, *mean_variance* its variance, and *freedom* how many changes there are beside
    those. All is NaN with fewer than MIN_CHANGES changes.
    """

    clustering: Floats
    between: Floats
    mean: Floats
    mean_variance: Floats
    freedom: Floats


def change_on_scale(
    counts: tuple[ArrayLike, ArrayLike], before: tuple[ArrayLike, ArrayLike], kind: Kind
) -> tuple[Floats, Floats]:
    """Give changes on the scale where they are compared, and their variance by chance: log ratios of rates.

    *counts* and those *before* are each events and their base, of one shape. Of proportions it is the difference on
    the arcsine scale. NaN where a figure is missing or a base is 0. ValueError: an unknown kind, or as
    intervals.check_counts and, for proportions, intervals.check_parts.
    """
    check_kind(kind, "a change")
    pairs = [(check_counts if kind == "rate" else check_parts)(*each) for each in (counts, before)]
    (now, base), (then, base_before) = [(events, np.where(base > 0, base, np.nan)) for events, base in pairs]
    if kind == "proportion":
        moved = on_scale(now / base, kind) - on_scale(then / base_before, kind)
        return moved, np.where(np.isnan(moved), np.nan, 1 / base + 1 / base_before)
    rates = np.log((now + HALF) / base) - np.log((then + HALF) / base_before)
    return rates, np.where(np.isnan(rates), np.nan, 1 / (now + HALF) + 1 / (then + HALF))


def change_by_chance(
    counts: tuple[ArrayLike, ArrayLike], before: tuple[ArrayLike, ArrayLike], kind: Kind
) -> tuple[Floats, Floats, Floats]:
    """Give the *difference* of two rates or proportions with its 95 % *lower* and *upper* limits by chance alone.

    Counts as change_on_scale's. Source: comparison.rates_change and comparison.proportions_change.
    """
    return (rates_change if kind == "rate" else proportions_change)(*counts, *before)


def dispersion_of_changes(changes: ArrayLike, variances: ArrayLike) -> ChangeDispersion:
    """Estimate by how much areas' changes differ from one another, over a few pairs of periods together.

    *changes* and their *variances* by chance, as change_on_scale gives them, are of shape (..., pairs, areas), NaN
    where an area has none, and give figures of shape (...), means of shape (..., pairs). Squares about the mean of each
    pair are fitted as clustering x variance + between, each weighted by one over its own expected variance, with the
    clustering at least 1 and what is between at least 0.

    Source: Davidian M, Carroll RJ. J Am Stat Assoc 1987;82:1079-91 (fitting a variance to squared residuals);
    Spiegelhalter DJ. Stat Med 2005;24:1185-202 (funnels of changes in rates, overdispersed). On counts of recorded
    crime: Marchant P, Baxter P, Barber S. Leeds 2006.
    """
    moved, chance = np.broadcast_arrays(np.asarray(changes, dtype=float), np.asarray(variances, dtype=float))
    refuse_where(chance <= 0, "the variance of a change must be above 0", chance)
    known = np.isfinite(moved) & np.isfinite(chance)
    moved, chance = np.where(known, moved, 0.0), np.where(known, chance, 1.0)
    clustering, between = np.ones(moved.shape[:-2]), np.zeros(moved.shape[:-2])
    for _ in range(STEPS):
        expected = _variance(clustering, between, chance)
        weights = np.where(known, 1 / expected, 0.0)
        total = weights.sum(axis=-1, keepdims=True)
        mean = np.divide(
            (weights * moved).sum(axis=-1, keepdims=True), total, out=np.zeros_like(total), where=total > 0
        )
        kept = 1 - np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
        squares = np.divide((moved - mean) ** 2, kept, out=np.zeros_like(moved), where=known & (kept > 0))
        clustering, between = _fitted(squares, chance, np.where(known & (kept > 0), weights**2, 0.0))
    freedom = known.sum(axis=(-2, -1)) - (total[..., 0] > 0).sum(axis=-1).astype(float)
    enough = known.sum(axis=(-2, -1)) >= MIN_CHANGES
    spread = np.divide(1, total, out=np.full_like(total, np.nan), where=total > 0)
    told = np.where(total > 0, mean, np.nan)
    return ChangeDispersion(
        np.where(enough, clustering, np.nan),
        np.where(enough, between, np.nan),
        np.where(enough[..., np.newaxis], told[..., 0], np.nan),
        np.where(enough[..., np.newaxis], spread[..., 0], np.nan),
        np.where(enough, freedom, np.nan),
    )


def times_chance(dispersion: tuple[ArrayLike, ArrayLike], variance: ArrayLike) -> Floats:
    """Give how many times as variable as chance alone a change is, by its clustering and what is between areas."""
    chance = np.asarray(variance, dtype=float)
    clustering, between = (np.asarray(each, dtype=float) for each in dispersion)
    return np.asarray(clustering + between / chance)


def times_chance_of_one(dispersion: tuple[ArrayLike, ArrayLike], known_by: ArrayLike) -> Floats:
    """Give how many times as variable as chance alone one period's figure is about its level, by changes between two.

    *known_by* are the cases of a rate, the people of a share. A change has the variance of two figures, so half of what
    is between areas is one's.
    """
    clustering, between = (np.asarray(each, dtype=float) for each in dispersion)
    cases = np.asarray(known_by, dtype=float)
    return times_chance((clustering, between / 2), 1 / np.where(cases > 0, cases, np.nan))


def widened(difference: ArrayLike, limits: Limits, times: ArrayLike, freedom: ArrayLike = np.inf) -> Limits:
    """Widen the 95 % interval of a *difference* by chance alone to what a variance so many *times* chance's would give.

    Arrays of one shape give *lower* and *upper* of that shape. A variance that is known from few changes, of so much
    *freedom*, makes them wider still, as Student's distribution is than the normal one.
    """
    change, lower, upper = np.broadcast_arrays(*(np.asarray(each, dtype=float) for each in (difference, *limits)))
    refuse_where(lower > upper, "a lower limit must not be above its upper limit", lower)
    further = np.sqrt(np.asarray(times, dtype=float)) * reach(freedom, TAIL) / reach(np.inf, TAIL)
    return change - further * (change - lower), change + further * (upper - change)


def unlike_others(change: ArrayLike, variance: ArrayLike, others: ArrayLike, freedom: ArrayLike) -> Words:
    """Say whether a change is unusually high or low beside what all areas did.

    *change* on its scale, the *variance* it is expected to have about *others*, the change of all, and the *freedom*
    with which that variance is known are arrays of one shape. "not assessed": any of them is NaN. Between one and
    two changes in a hundred are so called on either side where areas differ as they usually do.
    """
    apart = (np.asarray(change, dtype=float) - np.asarray(others, dtype=float)) / np.sqrt(variance)
    mark = reach(freedom, UNUSUAL_TAIL)
    unknown = np.isnan(apart) | np.isnan(mark)
    words = [NOT_ASSESSED, UNUSUALLY_HIGH, UNUSUALLY_LOW]
    return np.select([unknown, apart > mark, apart < -mark], words, NOT_FLAGGED)


def _variance(clustering: Floats, between: Floats, chance: Floats) -> Floats:
    spread = (..., np.newaxis, np.newaxis)
    return np.asarray(clustering[spread] * chance + between[spread])


def _fitted(squares: Floats, chance: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Fit squares as clustering x chance + between, weighted, within what each of the two may be."""
    both = (-2, -1)
    steep, mixed, flat = ((weights * chance**power).sum(axis=both) for power in (2, 1, 0))
    steep_squares, flat_squares = ((weights * chance**power * squares).sum(axis=both) for power in (1, 0))
    with np.errstate(invalid="ignore", divide="ignore"):
        determinant = steep * flat - mixed**2
        # Where all chances are one, nothing tells the two apart, and all is clustering.
        apart = determinant > 1e-9 * steep * flat
        clustering = np.where(apart, (steep_squares * flat - flat_squares * mixed) / determinant, np.inf)
        between = np.where(apart, (flat_squares * steep - steep_squares * mixed) / determinant, -np.inf)
        alone = np.maximum(np.nan_to_num(steep_squares / steep, nan=1.0), 1)
        rest = np.maximum(np.nan_to_num((flat_squares - mixed) / flat), 0)
    clustering, between = np.where(between < 0, alone, clustering), np.maximum(between, 0)
    return np.maximum(clustering, 1), np.where(clustering < 1, rest, between)
