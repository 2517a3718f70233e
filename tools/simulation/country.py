"""How often a figure is told as higher or lower than the country's, of areas whose level is the country's."""

from __future__ import annotations

import numpy as np

from cjreport.measures.statistics.areas.change_dispersion import (
    HALF,
    change_on_scale,
    dispersion_of_changes,
    times_chance_of_one,
    widened,
)
from cjreport.measures.statistics.intervals import poisson_rate
from cjreport.measures.thresholds import SMALL_COUNT
from simulation.changes import DISPERSIONS, KINDS, RATES, YEARS, Line
from simulation.councils import people
from simulation.drawn import HowOften, clustered, varying

SEED = 20_260_307
LEVELS = (1.1, 1.2, 1.5)
"""Times the country's."""


def how_often_areas_are_unlike_their_country(runs: int = 400) -> list[HowOften]:
    """Tell it of lines of every rate, dispersion and kind of it, and of areas of other levels."""
    lines = [Line(rate, times, kind) for rate in RATES for times in DISPERSIONS for kind in KINDS]
    return [_of_one(runs, line) for line in lines]


def _of_one(runs: int, line: Line) -> HowOften:
    told = {f"{level:g} times": _told(runs, line, level) for level in LEVELS}
    # a few cases whose variance is many times chance's are far from normal
    most = 0.08 if (line.rate, line.times) == (min(RATES), max(DISPERSIONS)) else 0.06
    return HowOften("higher or lower than the country", str(line), _told(runs, line, 1.0), most, 0.0, told)


def _told(runs: int, line: Line, level: float) -> float:
    """Give the share of areas, all of one level beside the country's, whose latest figure is told as different."""
    draws = np.random.default_rng([SEED, line.rate, line.times, KINDS.index(line.kind)])
    rate = line.rate / 10_000
    means = np.broadcast_to(level * rate * people(), (runs, YEARS, people().size))
    counts = (
        clustered(draws, means, line.times)
        if line.kind == "in runs"
        else varying(draws, means, float(np.sqrt((line.times - 1) / (rate * np.median(people())))))
    )
    enough, bases = rate * people() >= SMALL_COUNT, np.broadcast_to(people(), means.shape)
    known = np.where(enough, counts, np.nan)
    pairs = [(known[:, years], bases[:, years]) for years in (slice(None, -1), slice(1, None))]
    usual = dispersion_of_changes(*change_on_scale(pairs[0], pairs[1], "rate"))
    times = times_chance_of_one((usual.clustering[:, np.newaxis], usual.between[:, np.newaxis]), known[:, 0] + HALF)
    low, high = (limit - rate for limit in poisson_rate(known[:, 0], bases[:, 0]))
    difference = known[:, 0] / bases[:, 0] - rate
    lower, upper = widened(difference, (low, high), times, usual.freedom[:, np.newaxis])
    return float(((lower > 0) | (upper < 0))[:, enough].mean())
