"""How often figures without a trend are given one: over five years, and of three beside three before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.areas.change_dispersion import (
    change_by_chance,
    change_on_scale,
    dispersion_of_changes,
    times_chance,
    widened,
)
from cjreport.measures.statistics.trend import POINTS, Trend, trend_markers
from simulation.councils import people
from simulation.drawn import HowOften, one_in_each, varying

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cjreport.measures.statistics.intervals import Floats

SEED = 20_260_304
CASES = (10_000, 1_000, 100)
"""In a year in the middle area."""
OF_YEARS = 0.05
"""By how much years vary beyond chance."""
A_YEAR = 0.05
"""The trend planted: by how much a figure rises from year to year."""
BETWEEN = 3
"""So many years that were out of the ordinary lie between the three and the three before."""


def five_year_trends(counts: Floats) -> NDArray[np.bool_]:
    """Say of counts of shape (runs, POINTS, areas), oldest first, whose lines rise, and whose fall, as two flags."""
    bases = np.broadcast_to(people(), counts.shape)
    moved, chance = change_on_scale((counts[:, 2:], bases[:, 2:]), (counts[:, 1:-1], bases[:, 1:-1]), "rate")
    usual = dispersion_of_changes(moved, chance)
    of_a_year = counts.mean(axis=1)
    times = times_chance((usual.clustering[:, np.newaxis], usual.between[:, np.newaxis]), 2 / of_a_year)
    series, of_bases = (np.moveaxis(each, 1, 2).reshape(-1, POINTS) for each in (counts, bases))
    markers = trend_markers(series, of_bases, "rate", times_chance=times.ravel()).reshape(of_a_year.shape)
    return np.stack([markers == Trend.INCREASING, markers == Trend.DECREASING])


def three_and_three(counts: Floats) -> NDArray[np.bool_]:
    """Say of counts of shape (runs, 6, areas), oldest first, whose last three years are higher, and whose lower."""
    bases = np.broadcast_to(3 * people(), counts[:, 0].shape)
    earlier, lately = (counts[:, years].sum(axis=1) for years in (slice(3), slice(3, None)))
    moved, chance = change_on_scale((lately, bases), (earlier, bases), "rate")
    usual = dispersion_of_changes(moved[:, np.newaxis], chance[:, np.newaxis])
    times = times_chance((usual.clustering[:, np.newaxis], usual.between[:, np.newaxis]), chance)
    difference, *limits = change_by_chance((lately, bases), (earlier, bases), "rate")
    lower, upper = widened(difference, (limits[0], limits[1]), times, usual.freedom[:, np.newaxis])
    return np.stack([lower > 0, upper < 0])


def how_often_trends_are_told(runs: int = 400) -> list[HowOften]:
    """Tell it of lines of many cases and of few, whose years vary alike, and of one area that rises year by year."""
    rows = []
    for cases in CASES:
        figures = f"{cases:,} cases a year in the middle area, years that vary by {100 * OF_YEARS:.0f}% beyond chance"
        five = _counts(runs, cases, np.arange(POINTS))
        six = _counts(runs, cases, np.array([0, 1, 2, *(3 + BETWEEN + np.arange(3))]))
        for word, tell, (none, risen, planted), most in (
            ("trend over five years", five_year_trends, five, 0.01),
            ("trend of three years and three before", three_and_three, six, 0.06),
        ):
            found = {f"+{100 * A_YEAR:.0f}% a year": float(tell(risen)[0][planted].mean())}
            rows.append(HowOften(word, figures, float(tell(none).any(axis=0).mean()), most, 0.0, found))
    return rows


def _counts(runs: int, cases: int, years: NDArray[np.int64]) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Draw counts without a trend, the same with one area that rises, and which that is."""
    draws = np.random.default_rng([SEED, cases, years.size])
    means = np.broadcast_to(cases * people() / np.median(people()), (runs, years.size, people().size))
    planted = one_in_each(draws, runs, people().size)
    rising = np.where(planted[:, np.newaxis], (1 + A_YEAR) ** years[:, np.newaxis], 1.0)
    return varying(draws, means, OF_YEARS), varying(draws, means * rising, OF_YEARS), planted
