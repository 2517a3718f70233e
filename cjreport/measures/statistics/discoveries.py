"""Which of many differences to tell: so many that no more than one in twenty of those told is chance, on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special, stats

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.intervals import Floats

FALSE_DISCOVERIES = 0.05


def chance_of(difference: ArrayLike, lower: ArrayLike, upper: ArrayLike, freedom: ArrayLike = np.inf) -> Floats:
    """Give the chance (p, two-sided) of a difference so far from 0, by the 95 % interval that it lies in.

    Arrays of one unit that broadcast to one shape; it is below 0.05 just where the interval leaves 0 out. *freedom* is
    that of Student's distribution where the interval is of it. NaN where a figure is missing or there is no interval
    to tell by. Source: Altman DG, Bland JM. BMJ 2011;343:d2304, by the arm
    of the interval that lies towards 0.
    """
    moved, low, high = np.broadcast_arrays(*(np.asarray(each, dtype=float) for each in (difference, lower, upper)))
    arm = np.where(moved > 0, moved - low, high - moved)
    errors = np.divide(np.abs(moved), arm, out=np.full(moved.shape, np.nan), where=arm > 0)
    left = np.broadcast_to(np.asarray(freedom, dtype=float), moved.shape)
    chance = 2 * special.stdtr(left, special.stdtrit(left, 0.025) * errors)
    # a limit that is cut at none or all may end just at 0
    return np.asarray(np.where((low <= 0) & (high >= 0), np.maximum(chance, FALSE_DISCOVERIES), chance))


def discoveries(chances: ArrayLike, groups: ArrayLike, rate: float = FALSE_DISCOVERIES) -> NDArray[np.bool_]:
    """Say which differences stand where each is one of a *group* that is told together.

    *chances* and the *groups*, any words or numbers, are of shape (n,) and give flags of that shape; a chance that is
    NaN is none of its group. In each group at most *rate* of those told are chance, on average.

    Source: Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300, by scipy.stats.false_discovery_control.
    """
    given = np.asarray(chances, dtype=float)
    told = np.zeros(given.shape, dtype=bool)
    if not 0 < rate < 1:
        raise ValueError(f"a rate of false discoveries must be between 0 and 1, such as 0.05: {rate:g}")
    known = np.flatnonzero(~np.isnan(given))
    _, group, sizes = np.unique(np.asarray(groups)[known], return_inverse=True, return_counts=True)
    # Groups of one size are looked at together, as scipy takes tables.
    in_order = known[np.argsort(group, kind="stable")]
    of_size = sizes[np.sort(group)]
    for size in np.unique(sizes):
        table = in_order[of_size == size].reshape(-1, size)
        told[table] = stats.false_discovery_control(given[table], axis=1) <= rate
    return told
