"""How often a change since the year before is told, and called unlike other areas'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from cjreport.measures.statistics.areas.change_dispersion import (
    change_by_chance,
    change_on_scale,
    dispersion_of_changes,
    times_chance,
    unlike_others,
    widened,
)
from cjreport.measures.statistics.areas.unusual import UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.thresholds import SMALL_COUNT
from simulation.councils import people
from simulation.drawn import HowOften, clustered, one_in_each, varying

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.areas.change_dispersion import ChangeDispersion
    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats
    from simulation.drawn import Draws

SEED = 20_260_301
YEARS = 4
DISPERSIONS = (1, 4, 10)
RATES = (500, 50, 4)
"""Of 10,000 people."""
KINDS: tuple[Literal["in runs"], Literal["year by year"]] = ("in runs", "year by year")
RISES = (0.1, 0.2, 0.3)
OF_LEVELS = 0.37
"""By how much councils' rates of recorded crime differ, on the scale of logs."""


class Line(NamedTuple):
    """A line of so many cases per 10,000 people, so many *times* as variable as chance makes them.

    Of *kind* "in runs" every area's variance is *times* its mean; "year by year" the means themselves vary, in all
    areas alike, by so much that it is that in the middle area.
    """

    rate: int
    times: int
    kind: Literal["in runs", "year by year"]

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.rate} per 10,000, {self.times} times as variable as chance, {self.kind}"


class Counted(NamedTuple):
    """Counts of so many runs, years (the latest first) and areas, and what each was expected to be."""

    counts: Floats
    expected: Floats

    @property
    def enough(self) -> NDArray[np.bool_]:
        """Whether an area's cases are enough to be told of, by what is expected."""
        return np.asarray(self.expected[:, 0] >= SMALL_COUNT)


def simulated(draws: Draws, runs: int, line: Line, rise: ArrayLike = 0.0) -> Counted:
    """Draw years of a line in areas that have levels of their own, which stay.

    *rise* is the planted change of the latest year, of shape (runs, areas).
    """
    rate = line.rate / 10_000
    levels = rate * np.exp(OF_LEVELS * draws.standard_normal((runs, 1, people().size)) - OF_LEVELS**2 / 2)
    means = np.repeat(levels * people(), YEARS, axis=1)
    means[:, 0] *= 1 + np.asarray(rise)
    if line.kind == "in runs":
        counts = clustered(draws, means, line.times)
    else:
        counts = varying(draws, means, np.sqrt((line.times - 1) / (rate * np.median(people()))))
    return Counted(counts, np.broadcast_to(rate * people(), means.shape))


def interval_of_change(line: Counted) -> tuple[Floats, Floats, Floats]:
    """Give each area's latest change with the limits within which it is told as none."""
    known, bases, (_, chance), usual = _usual(line)
    times = times_chance(_of_areas(usual.clustering, usual.between), chance[:, 0])
    difference, *limits = change_by_chance((known[:, 0], bases[:, 0]), (known[:, 1], bases[:, 1]), "rate")
    return (difference, *widened(difference, (limits[0], limits[1]), times, usual.freedom[:, np.newaxis]))


def words_beside_others(line: Counted) -> Words:
    """Say of each area's latest change whether it is unlike the other areas'."""
    _, _, (moved, chance), usual = _usual(line)
    variance = chance[:, 0] * times_chance(_of_areas(usual.clustering, usual.between), chance[:, 0])
    return unlike_others(
        moved[:, 0], variance + usual.mean_variance[:, :1], usual.mean[:, :1], usual.freedom[:, np.newaxis]
    )


def _usual(line: Counted) -> tuple[Floats, Floats, tuple[Floats, Floats], ChangeDispersion]:
    """Give counts and bases, changes with their variance by chance, and how they vary; few cases are no part of it."""
    bases = np.broadcast_to(people(), line.counts.shape)
    known = np.where(line.expected >= SMALL_COUNT, line.counts, np.nan)
    changes = change_on_scale((known[:, :-1], bases[:, :-1]), (known[:, 1:], bases[:, 1:]), "rate")
    return known, bases, changes, dispersion_of_changes(*changes)


def _of_areas(clustering: Floats, between: Floats) -> tuple[Floats, Floats]:
    return clustering[:, np.newaxis], between[:, np.newaxis]


def how_often_changes_are_told(runs: int = 400) -> list[HowOften]:
    """Tell it of lines with no change, of every rate, dispersion and kind of it, and of one area that rises."""
    lines = [Line(rate, times, kind) for rate in RATES for times in DISPERSIONS for kind in KINDS]
    return [row for line in lines for row in _of_one(runs, line)]


def _of_one(runs: int, line: Line) -> list[HowOften]:
    draws = np.random.default_rng([SEED, line.rate, line.times])
    still = simulated(draws, runs, line)
    told, words = _is_told(still)[still.enough], words_beside_others(still)[still.enough]
    rose: dict[str, float] = {}
    unlike: dict[str, float] = {}
    for rise in RISES:
        planted = one_in_each(draws, runs, people().size)
        risen = simulated(draws, runs, line, rise * planted)
        at = planted & risen.enough
        rose[f"+{100 * rise:.0f}%"] = float((interval_of_change(risen)[1][at] > 0).mean())
        unlike[f"+{100 * rise:.0f}%"] = float((words_beside_others(risen)[at] == UNUSUALLY_HIGH).mean())
    return [
        HowOften("higher or lower than the year before", str(line), float(told.mean()), 0.06, 0.0, rose),
        HowOften("unusually high change", str(line), float((words == UNUSUALLY_HIGH).mean()), 0.03, 0.0, unlike),
        HowOften("unusually low change", str(line), float((words == UNUSUALLY_LOW).mean()), 0.03, 0.0, {}),
    ]


def _is_told(line: Counted) -> NDArray[np.bool_]:
    _, lower, upper = interval_of_change(line)
    return np.asarray((lower > 0) | (upper < 0))
