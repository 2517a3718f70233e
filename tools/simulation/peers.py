"""How often an area lies outside the range that its family group predicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.areas.between_areas import expected_of_another, line_among, on_scale, reach
from simulation.councils import family_groups, people
from simulation.drawn import HowOften

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cjreport.measures.statistics.intervals import Floats

SEED = 20_260_303
RATES = (500, 50)
"""Of 10,000 people."""
OF_PEERS = (0.1, 0.2, 0.4)
"""By how much rates of like councils differ, as a share of them."""
TIMES = (1.5, 2, 3)


def outside(counts: Floats, bases: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say of the first area of each group whether it lies above, and below, where one like the others would."""
    own, others = counts[..., 0] / bases[..., 0], counts[..., 1:] / bases[..., 1:]
    among = line_among(on_scale(others, "rate"), 1 / bases[..., 1:])
    middle, error = expected_of_another(among, 1 / bases[..., 0])
    apart = (on_scale(own, "rate") - middle) / error
    far = reach(among.freedom, 0.025)
    return np.asarray(apart > far), np.asarray(apart < -far)


def how_often_areas_are_unlike_their_peers(runs: int = 400) -> list[HowOften]:
    """Tell it of groups of councils that differ by little and by much, and of areas beyond them."""
    return [_of_one(runs, rate, spread) for rate in RATES for spread in OF_PEERS]


def _of_one(runs: int, rate: float, spread: float) -> HowOften:
    draws = np.random.default_rng([SEED, int(rate), int(10 * spread)])
    # each member in turn is the area set beside the others
    members = np.concatenate([np.roll(family_groups(), shift, axis=1) for shift in range(family_groups().shape[1])])
    bases = np.broadcast_to(people()[members], (runs, *members.shape))
    rates = rate / 10_000 * np.maximum(1 + spread / 2 * draws.standard_normal(bases.shape), 0) ** 2
    above, below = outside(draws.poisson(rates * bases), bases)
    found = {}
    for times in TIMES:
        planted = rates.copy()
        planted[..., 0] = times * rate / 10_000
        found[f"x {times:g}"] = float(outside(draws.poisson(planted * bases), bases)[0].mean())
    figures = f"{rate} per 10,000, councils alike but for {100 * spread:.0f}%"
    return HowOften("higher or lower than its family group", figures, float((above | below).mean()), 0.06, 0.0, found)
