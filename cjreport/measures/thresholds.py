"""From how many people or cases on a figure says enough to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

SMALL_BASE = 20
SMALL_COUNT = 10
"""Where a share is of fewer people, or a rate or change of fewer cases, none shows a difference or says much."""


def are_mostly_small(bases: ArrayLike) -> bool:
    """Whether half of a series' figures or more are of fewer than SMALL_BASE people; not where one has no base."""
    return bool(np.median(np.asarray(bases, dtype=float)) < SMALL_BASE)
