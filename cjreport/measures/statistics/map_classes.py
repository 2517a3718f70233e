"""Round limits that part areas into a few classes of about as many areas each, as a map shades them."""

from __future__ import annotations

from bisect import bisect_right
from math import floor, isnan, log10
from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.rounding import rounded_to
from cjreport.measures.statistics.intervals import refuse_where

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASSES = 4
ROUNDNESS = (5, 2, 1)
"""A limit is a multiple of one of these, times a power of ten."""


def class_limits(values: Sequence[float], classes: int = CLASSES) -> tuple[float, ...]:
    """Give the limits between at most *classes* classes: the values' quantiles, rounded as far as keeps them apart.

    A value at a limit belongs above it. No class is empty. Where most values are the same, one limit lies midway from
    the lowest to the highest; where all are, or there is none, there is no limit. Missing values (NaN) are left out.
    ValueError: fewer than two classes, an infinite value.
    """
    if classes < 2:  # noqa: PLR2004 - a limit lies between two
        raise ValueError(f"a map has two classes or more, not {classes}")
    known = [float(value) for value in values if not isnan(value)]
    if not known:
        return ()
    refuse_where(np.isinf(known), "a value must be finite", np.array(known))
    quantiles = [float(cut) for cut in np.quantile(known, np.arange(1, classes) / classes)]
    lowest, highest = min(known), max(known)
    limits = _rounded(quantiles, (quantiles[-1] - quantiles[0]) / classes, known)
    return limits or _rounded([(lowest + highest) / 2], (highest - lowest) / classes, known)


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
    """Give the class of a value, the lowest being 0; ValueError: a value that is missing (NaN), which has none."""
    if isnan(value):
        raise ValueError("a value that is missing has no class")
    return bisect_right(limits, value)


def _step(wanted: float) -> float:
    """Give the roundest step that is no more than *wanted*."""
    power = 10.0 ** floor(log10(wanted))
    return next(power * factor for factor in ROUNDNESS if power * factor <= wanted)
