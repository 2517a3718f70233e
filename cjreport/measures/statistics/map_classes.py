"""Round limits that part areas into a few classes of about as many areas each, as a map shades them."""

from __future__ import annotations

from bisect import bisect_right
from math import floor, log10
from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.rounding import rounded_to

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASSES = 4
ROUNDNESS = (5, 2, 1)
"""A limit is a multiple of one of these, times a power of ten."""


def class_limits(values: Sequence[float], classes: int = CLASSES) -> tuple[float, ...]:
    """Give the limits between at most *classes* classes: the values' quantiles, rounded as far as keeps them apart.

    A value at a limit belongs above it. No class is empty. Where most values are the same, one limit lies midway from
    the lowest to the highest; where all are, there is none.
    """
    quantiles = [float(cut) for cut in np.quantile(values, np.arange(1, classes) / classes)]
    lowest, highest = min(values), max(values)
    limits = _rounded(quantiles, (quantiles[-1] - quantiles[0]) / classes, values)
    return limits or _rounded([(lowest + highest) / 2], (highest - lowest) / classes, values)


def _rounded(cuts: Sequence[float], wanted: float, values: Sequence[float]) -> tuple[float, ...]:
    """Round cuts to a step of about what is *wanted*, and keep those between which there are values."""
    if wanted <= 0:
        return ()
    step = _step(wanted)
    limits: list[float] = []
    # Rounding may bring two limits together, or leave none between them: the map's key would have a class of no areas.
    for limit in sorted({rounded_to(cut, step) for cut in cuts}):
        below = limits[-1] if limits else -np.inf
        if limit <= max(values) and any(below <= value < limit for value in values):
            limits.append(limit)
    return tuple(limits)


def class_of(value: float, limits: Sequence[float]) -> int:
    """Give the class of a value, the lowest being 0."""
    return bisect_right(limits, value)


def _step(wanted: float) -> float:
    """Give the roundest step that is no more than *wanted*."""
    power = 10.0 ** floor(log10(wanted))
    return next(power * factor for factor in ROUNDNESS if power * factor <= wanted)
