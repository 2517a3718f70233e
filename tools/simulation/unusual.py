"""How often areas are called unusual for their size where nothing sets them apart, and where something does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.areas.unusual import UNUSUALLY_HIGH, UNUSUALLY_LOW, unusual_among
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from simulation.councils import people
from simulation.drawn import HowOften, one_in_each

if TYPE_CHECKING:
    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats
    from simulation.drawn import Draws

SEED = 20_260_302
RATES = (500, 50)
"""Of 10,000 people."""
OF_SIZE, OF_THEIR_OWN = 0.24, 0.27
"""By how much councils' rates of recorded crime differ with their size, and besides, on the scale of logs.

The correlation of log rate and log population is then 0.67, and rates differ by 0.37 in all.
"""
MOST_OF_THEIR_OWN = 0.37
"""The most by which those of any group of crimes differ besides."""
SETTINGS = {
    (OF_SIZE, OF_THEIR_OWN): (0.01, 0.03),
    (0.0, OF_THEIR_OWN): (0.005, 0.03),
    (0.0, MOST_OF_THEIR_OWN): (0.005, 0.035),
}
"""How rates differ with size and besides, with the least and the most of areas to be called unusual on either side."""
TIMES = {UNUSUALLY_HIGH: (2, 3), UNUSUALLY_LOW: (1 / 2, 1 / 3)}


def rates_of(rate: float, of_size: float, of_their_own: Floats, shape: str) -> Floats:
    """Give rates about *rate* per 10,000 that differ by *of_size* with size, and by *of_their_own* besides.

    Of *shape* "log-normal" both add up on the scale of logs, of "root-normal" on that of square roots.
    """
    size = np.log(people())
    apart = of_size * (size - size.mean()) / size.std() + of_their_own
    relative = np.exp(apart) if shape == "log-normal" else np.maximum(1 + apart / 2, 0) ** 2
    return np.asarray(rate / 10_000 * relative)


def how_often_areas_are_unusual(runs: int = 1_000) -> list[HowOften]:
    """Tell it of rates that go with size as in Scotland and that do not, and of one area that is far from its own."""
    rows = []
    for shape in ("log-normal", "root-normal"):
        for of_size, of_their_own in SETTINGS:
            for rate in RATES:
                rows += _of_one(runs, rate, (of_size, of_their_own), shape)
    return rows


def _of_one(runs: int, rate: float, differ: tuple[float, float], shape: str) -> list[HowOften]:
    of_size, of_their_own = differ
    draws = np.random.default_rng([SEED, int(rate), *(int(100 * each) for each in differ)])
    least, most = SETTINGS[differ]
    figures = f"{rate} per 10,000, {shape}, differ by {of_size:g} with size and {of_their_own:g} besides"
    said = _said(draws, rates_of(rate, of_size, _of_their_own(draws, runs, of_their_own), shape))
    told = said[said != NOT_ASSESSED]
    rows = []
    for word, planted in TIMES.items():
        found = {}
        for times in planted:
            at = one_in_each(draws, runs, people().size)
            own = np.where(at, 0.0, _of_their_own(draws, runs, of_their_own))
            rates = rates_of(rate, of_size, own, shape) * np.where(at, times, 1.0)
            found[f"x {times:.2g}"] = float((_said(draws, rates)[at] == word).mean())
        rows.append(HowOften(word, figures, float((told == word).mean()), most, least, found))
    return rows


def _of_their_own(draws: Draws, runs: int, spread: float) -> Floats:
    return spread * draws.standard_normal((runs, people().size))


def _said(draws: Draws, rates: Floats) -> Words:
    return unusual_among(draws.poisson(rates * people()), people(), "rate")
