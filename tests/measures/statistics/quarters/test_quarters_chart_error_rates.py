"""How often a chart of quarters calls the latest one special: where nothing is at work, and where something is.

On the denominators of Scotland's waits for treatment. Run with -s to see the rates.
"""

from functools import cache, partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cjreport.measures.statistics.quarters.autocorrelation import pooled_autocorrelation
from cjreport.measures.statistics.quarters.chart_rules import NO_RULE
from cjreport.measures.statistics.quarters.prime_charts import ARCSINE, NO_COUNTS
from cjreport.measures.statistics.quarters.quarters_chart import carried_over, chart_quarters, usual_z

pytestmark = pytest.mark.slow

WAITS = Path(__file__).parents[4] / "data" / "official" / "treatment_waits.csv"
AREAS = 24
"""So many are charted in a country drawn, as in Scotland."""
COUNTRIES = 160
FALLEN = 6
"""In so many of them the share falls, where power is asked for."""
TWO_IN_A_HUNDRED = 0.02


@cache
def waiting():
    """Give how many people waited in each quarter since the series began anew, a list for each council with enough."""
    figures = pd.read_csv(WAITS, dtype={"period": str})
    chosen = (figures["indicator"] == "treatment_waits") & (figures["period"] >= "2020-21 Q3")
    bases = figures[chosen & figures["area_code"].str.startswith("S12")].groupby("area_code")["denominator"].apply(list)
    return [np.array(people) for people in bases if np.median(people) >= 20]


def alike(rng, rho, shape):
    """Draw standard normal series in which each figure resembles the one before by *rho*."""
    draws = rng.normal(size=shape)
    for quarter in range(1, shape[1]):
        draws[:, quarter] = rho * draws[:, quarter - 1] + np.sqrt(1 - rho**2) * draws[:, quarter]
    return draws


def shares_of(rng, quarters, level, moved, bases):
    """Draw shares of people: about a level on the arcsine scale, *moved* by so much, and chance on top."""
    shape = (AREAS, quarters)
    people = (
        rng.integers(20, 201, shape)
        if bases is None
        else [rng.choice(bases[area], quarters) for area in rng.integers(len(bases), size=AREAS)]
    )
    people = np.maximum(np.array(people, dtype=int), 1)
    true = np.sin(np.clip(2 * np.arcsin(np.sqrt(level)) + moved, 0, np.pi) / 2) ** 2
    return rng.binomial(people, np.broadcast_to(true, shape)) / people, people.astype(float)


def special(draw, looked_at=AREAS, scale=ARCSINE):
    """Give the share of areas looked at whose latest quarter is special, over countries, and what was carried."""
    rng = np.random.default_rng(15)
    found, carried = [], []
    for _ in range(COUNTRIES):
        shares, people = draw(rng)
        areas = [*zip(shares, people, strict=True)]
        carried.append(carried_over(pooled_autocorrelation([usual_z(*area, scale) for area in areas])))
        charts = [chart_quarters(*area, scale, carried[-1]) for area in areas[:looked_at]]
        found += [chart.rules[-1] != NO_RULE for chart in charts]
    return float(np.mean(found)), float(np.mean(carried))


@pytest.mark.parametrize("quarters", [16, 18, 24])
@pytest.mark.parametrize("level", [0.9, 0.97])
def test_chance_alone_makes_at_most_two_in_a_hundred_latest_quarters_special(quarters, level):
    """From 20 to 200 people, as chance has it, near 100% too."""
    rate, carried = special(partial(shares_of, quarters=quarters, level=level, moved=0.0, bases=None))

    print(f"chance alone, {quarters} quarters, {level:.0%}: {rate:.2%} (carried over {carried:.2f})")  # noqa: T201
    assert rate <= TWO_IN_A_HUNDRED


@pytest.mark.parametrize("quarters", [18, 24])
@pytest.mark.parametrize("rho", [0.0, 0.3, 0.5])
@pytest.mark.parametrize("level", [0.85, 0.95])
def test_nor_do_usual_variation_and_quarters_that_resemble_the_one_before(quarters, rho, level):
    """People of real councils, whose shares vary by more than chance: alone, or as quarters in a row do."""

    def draw(rng):
        moved = 0.15 * alike(rng, rho, (AREAS, quarters))
        return shares_of(rng, quarters, level, moved, waiting())

    rate, carried = special(draw)

    print(f"usual variation, rho {rho}, {quarters} quarters, {level:.0%}: {rate:.2%} (carried over {carried:.2f})")  # noqa: T201
    assert rate <= TWO_IN_A_HUNDRED


@pytest.mark.parametrize("quarters", [16, 18, 24])
@pytest.mark.parametrize("rho", [0.0, 0.3, 0.5])
def test_nor_do_figures_without_counts(quarters, rho):
    """As they are published, alone or as quarters in a row do."""
    unknown = np.full((AREAS, quarters), np.nan)
    rate, carried = special(lambda rng: (alike(rng, rho, unknown.shape), unknown), scale=NO_COUNTS)

    print(f"without counts, rho {rho}, {quarters} quarters: {rate:.2%} (carried over {carried:.2f})")  # noqa: T201
    assert rate <= TWO_IN_A_HUNDRED


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.5])
def test_the_power_to_find_what_is_there_is_known(rho):
    """A fall by one, two and three standard deviations, in the last quarter alone or in all of the last year."""
    for times, at_least in ((1, 0.01), (2, 0.05), (3, 0.2)):
        found = {}
        for lasting in (1, 4):

            def draw(rng, times=times, lasting=lasting):
                # half of the variance is chance's among 60 people, half is more
                moved = alike(rng, rho, (AREAS, 18)) / np.sqrt(60)
                moved[:FALLEN, -lasting:] -= times * np.sqrt(2 / 60)
                return shares_of(rng, 18, 0.85, moved, [np.full(18, 60)])

            found[lasting], carried = special(draw, FALLEN)
        print(  # noqa: T201
            f"a fall of {times} sd, rho {rho}: {found[1]:.0%}, lasting {found[4]:.0%} (carried over {carried:.2f})"
        )
        assert found[1] >= at_least
