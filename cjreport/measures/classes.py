"""Round limits that part areas into a few classes of about as many areas each, as a map shades them."""

from __future__ import annotations

from bisect import bisect_right
from math import floor, log10
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASSES = 4
ROUNDNESS = (5, 2, 1)
"""A limit is a multiple of one of these, times a power of ten."""


def class_limits(values: Sequence[float], classes: int = CLASSES) -> tuple[float, ...]:
    """Give the limits between at most *classes* classes: the values' quantiles, rounded as far as keeps them apart.

    A value at a limit belongs above it. No class is empty: equal values make a single class, without a limit.
    """
    cuts = np.quantile(values, np.arange(1, classes) / classes)
    step = _step(float(cuts[-1] - cuts[0]) / classes)
    rounded = sorted({float(f"{step * round(cut / step):.10g}") for cut in cuts}) if step else []
    limits: list[float] = []
    for limit in rounded:
        if any((limits[-1] if limits else -np.inf) <= value < limit for value in values) and limit <= max(values):
            limits.append(limit)
    return tuple(limits)


def class_of(value: float, limits: Sequence[float]) -> int:
    """Give the class of a value, the lowest being 0."""
    return bisect_right(limits, value)


def _step(wanted: float) -> float:
    """Give the roundest step that is no more than *wanted*; 0 where there is none."""
    if wanted <= 0:
        return 0.0
    power = 10.0 ** floor(log10(wanted))
    return next(power * factor for factor in ROUNDNESS if power * factor <= wanted)
