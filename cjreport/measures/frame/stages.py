"""Counts through the stages of a process, each set against the one before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from cjreport.measures.combining.ratios import why_not
from cjreport.measures.thresholds import SMALL_BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.frameworks import Indicator


@dataclass(frozen=True)
class StageShare:
    """A count as a *percent* of the stage before or, where it is None, *why* there is none."""

    percent: float | None = None
    why: Literal["", "first", "not known", "too few", "counted elsewhere"] = ""


def shares_of_stage_before(stages: Sequence[tuple[Indicator, float | None]]) -> tuple[StageShare, ...]:
    """Set each stage's count against that of the stage before, both of one area and one period.

    The stages of one period are not of the same cases, as a case may begin in one and end in the next: a share may be
    above 100, and is no completion rate. There is none where either count is not known, where the stage before has
    fewer than SMALL_BASE cases, and where the two are counted at different geographies, as in ratios.ratio_of.
    """
    later = (_share(before, stage) for before, stage in pairwise(stages))
    return (StageShare(why="first"), *later) if stages else ()


def _share(before: tuple[Indicator, float | None], stage: tuple[Indicator, float | None]) -> StageShare:
    (earlier, cases), (later, count) = before, stage
    if cases is None or count is None:
        return StageShare(why="not known")
    if why_not(later, earlier):
        return StageShare(why="counted elsewhere")
    return StageShare(100 * count / cases) if cases >= SMALL_BASE else StageShare(why="too few")
