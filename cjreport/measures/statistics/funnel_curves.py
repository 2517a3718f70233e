"""The lines of a funnel plot: where chance, and what areas usually differ by, put areas of every size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.funnel import MIN_AREAS, OUTER_CONFIDENCE, dispersion, funnel_limits, widened_limits

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.intervals import Floats, Limits
    from cjreport.measures.statistics.trend import Kind

POINTS = 24
"""Sizes at which limits are worked out: between them a straight line is within a pixel."""
BEYOND = 0.6, 1.04
"""Limits run from this much below the smallest area to this much above the largest."""


@dataclass(frozen=True)
class Curves:
    """Limits around the *pooled* value of all areas, per multiplier, at the sizes *bases*, from small to large.

    *chance* are the 95 % limits. *usual* are those outside which an area is called unusual, or None with fewer than
    MIN_AREAS *areas*, where none is assessed; they are wider than chance's own if areas are *overdispersed*.
    """

    bases: Floats
    pooled: float
    chance: Limits
    usual: Limits | None
    overdispersed: bool
    areas: int


def funnel_curves(numerator: ArrayLike, denominator: ArrayLike, kind: Kind, multiplier: float = 1.0) -> Curves:
    """Work out the curves among areas, by their counts and bases; ValueError: as funnel.dispersion, or no area known.

    Limits change with one over the square root of the base, so that is how the sizes are spaced.
    """
    spread = dispersion(numerator, denominator, kind, multiplier)
    known = np.asarray(denominator, dtype=float)[np.isfinite(np.asarray(numerator, dtype=float))]
    known = known[known > 0]
    if not known.size:
        raise ValueError("a funnel needs an area with both figures")
    smallest, largest = BEYOND[0] * known.min(), BEYOND[1] * known.max()
    bases = np.linspace(smallest**-0.5, largest**-0.5, POINTS) ** -2.0
    enough = spread.areas >= MIN_AREAS
    return Curves(
        bases=bases,
        pooled=spread.pooled,
        chance=funnel_limits(bases, spread.pooled, kind, multiplier),
        usual=widened_limits(bases, spread, kind, multiplier, OUTER_CONFIDENCE) if enough else None,
        overdispersed=spread.overdispersed,
        areas=spread.areas,
    )
