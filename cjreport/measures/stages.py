"""Counts through the stages of a process, each beside the one before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cjreport.measures.bases import SMALL_BASE

if TYPE_CHECKING:
    from collections.abc import Sequence


def shares_of_stage_before(counts: Sequence[float | None]) -> tuple[float | None, ...]:
    """Give each count as a percentage of the one before; None for the first, and wherever either is not known.

    Counts of one year are not of the same cases, as a case may begin in one year and end in the next, so a share may be
    above 100 and is no completion rate. None as well where the stage before has fewer than SMALL_BASE cases.
    """
    return (None, *(_share(before, count) for before, count in pairwise(counts)))


def _share(before: float | None, count: float | None) -> float | None:
    if before is None or count is None or before < SMALL_BASE:
        return None
    return 100 * count / before
