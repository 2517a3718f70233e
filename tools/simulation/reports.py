"""How many of the changes that one report tells are chance, where a few of them are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.discoveries import chance_of, discoveries
from simulation.changes import Line, interval_of_change, simulated
from simulation.councils import people
from simulation.drawn import HowOften, one_in_each

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cjreport.measures.statistics.intervals import Floats

SEED = 20_260_305
LINES = (Line(500, 10, "in runs"), Line(50, 4, "in runs"), Line(50, 1, "in runs")) * 4
"""The lines of a report."""
RISE = 0.4
PLANTED = (0, 2, 4)
"""So many lines of the report, the first, rise by RISE."""


def how_many_told_changes_are_false(runs: int = 1_000) -> list[HowOften]:
    """Tell it of reports in which nothing changes, and in which a few lines do."""
    return [_of_one(runs, number) for number in PLANTED]


def _of_one(runs: int, number: int) -> HowOften:
    draws = np.random.default_rng([SEED, number])
    chosen = one_in_each(draws, runs, people().size)
    risen = np.arange(len(LINES)) < number
    chances = np.stack(
        [_chances(draws, runs, line, chosen, RISE if rises else 0.0) for line, rises in zip(LINES, risen, strict=True)],
        axis=1,
    )
    reports = np.repeat(np.arange(runs), len(LINES))
    told = discoveries(chances.ravel(), reports).reshape(chances.shape)
    false = (told & ~risen).sum(axis=1) / np.maximum(told.sum(axis=1), 1)
    found = {f"+{100 * RISE:.0f}%": float(told[:, risen].mean())} if number else {}
    figures = f"{len(LINES)} lines of a report, {number} of them changed"
    return HowOften("changes told that are none", figures, float(false.mean()), 0.05, 0.0, found)


def _chances(draws: np.random.Generator, runs: int, line: Line, chosen: NDArray[np.bool_], rise: float) -> Floats:
    """Give the chance of the latest change of the chosen area in each run."""
    return chance_of(*interval_of_change(simulated(draws, runs, line, rise * chosen)))[chosen]
