"""Whether figures resemble those just before them, told from many short series together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import stdtr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.intervals import Floats

FEWEST = 5
"""A series of fewer points says too little of how neighbours resemble one another."""
CHANCE = 0.05


class Autocorrelation(NamedTuple):
    """How far figures resemble those just before them: the correlation, and the *p_value* of a test of none."""

    estimate: float
    p_value: float

    @property
    def is_told(self) -> bool:
        """Whether chance alone would seldom give it."""
        return self.p_value < CHANCE


NONE_KNOWN = Autocorrelation(0.0, 1.0)


def pooled_autocorrelation(series: ArrayLike) -> Autocorrelation:
    """Estimate the correlation of figures with the ones just before them, over many series together.

    *series* is of shape (series, times), NaN for a gap. Each series is taken about its own mean and set to a variance
    of 1, and the mean product of neighbours is r. In series of n points it is too low by (1 + 3 rho) / n, which is put
    right by rho = (n r + 1) / (n - 3), n being their mean length. Rows of fewer than FEWEST points, or of one value,
    are left out; where none is left, the correlation is 0 and p is 1.

    The test is a t test of the sums over all series of the products at each step of time, with their bias put right: so
    series that move together, as areas of one country do, count for no more than they are worth.

    Source of the bias: Kendall MG. Biometrika 1954;41:403-4; Marriott FHC, Pope JA. Biometrika 1954;41:390-402.
    """
    rows = _standardised(np.atleast_2d(np.asarray(series, dtype=float)))
    products = rows[:, 1:] * rows[:, :-1]
    paired = np.isfinite(products)
    if not paired.any():
        return NONE_KNOWN
    lengths = np.isfinite(rows).sum(axis=1)
    length = float(lengths.mean())
    estimate = (length * float(products[paired].mean()) + 1) / (length - 3)
    steps = np.where(paired, products + 1 / lengths[:, np.newaxis], 0.0).sum(axis=0)
    # steps that are all alike have no deviation: their t is infinite
    with np.errstate(divide="ignore", invalid="ignore"):
        score = steps.mean() / (steps.std() / np.sqrt(len(steps) - 1))
    return Autocorrelation(estimate, float(2 * stdtr(len(steps) - 1, -abs(score))))


def _standardised(rows: Floats) -> Floats:
    """Give each series about its mean with a variance of 1, without those that say nothing."""
    rows = rows[np.isfinite(rows).sum(axis=1) >= FEWEST]
    apart = rows - np.nanmean(rows, axis=1, keepdims=True) if len(rows) else rows
    deviation = np.sqrt(np.nanmean(np.square(apart), axis=1, keepdims=True)) if len(rows) else np.ones((0, 1))
    moving = deviation[:, 0] > 0
    standardised: Floats = apart[moving] / deviation[moving]
    return standardised
