"""The lines of a funnel plot: where chance, and what areas usually differ by, put areas of every size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.areas.funnel import funnel_limits
from cjreport.measures.statistics.areas.unusual import usual_limits, usual_line

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
    """Limits per multiplier at the sizes *bases*, from small to large, among so many *areas*.

    *chance* are the 95 % limits around *pooled*, the value of all areas together. *usual* are those around the *middle*
    of areas of each size outside which an area is called unusual; both are None with too few areas, where none is
    assessed.
    """

    bases: Floats
    pooled: float
    chance: Limits
    middle: Floats | None
    usual: Limits | None
    areas: int


def funnel_curves(numerator: ArrayLike, denominator: ArrayLike, kind: Kind, multiplier: float = 1.0) -> Curves:
    """Work out the curves among areas, by their counts and bases; ValueError: as unusual.usual_line, or no area known.

    Limits change with one over the square root of the base, so that is how the sizes are spaced.
    """
    part, whole = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    known = np.isfinite(part) & (whole > 0)
    if not known.any():
        raise ValueError("a funnel needs an area with both figures")
    smallest, largest = BEYOND[0] * whole[known].min(), BEYOND[1] * whole[known].max()
    bases = np.linspace(smallest**-0.5, largest**-0.5, POINTS) ** -2.0
    pooled = multiplier * float(part[known].sum() / whole[known].sum())
    middle, *usual = usual_limits(bases, usual_line(part, whole, kind), kind, multiplier)
    is_assessed = not np.isnan(middle).any()
    return Curves(
        bases=bases,
        pooled=pooled,
        chance=funnel_limits(bases, pooled, kind, multiplier),
        middle=middle if is_assessed else None,
        usual=(usual[0], usual[1]) if is_assessed else None,
        areas=int(known.sum()),
    )
