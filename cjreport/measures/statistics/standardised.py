"""Rates as they would be if an area had the ages and sexes of another population: directly or indirectly standardised.

A stratum is an age group, or an age group of one sex. Figures of strata are joined by the stratum's name, never by
position. A count of people is taken as it is: where a stratum has no event, it has a count of 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cjreport.measures.statistics.intervals import EXACT_BELOW, check_confidence, poisson_rate, refuse_where

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import pandas as pd

    from cjreport.measures.statistics.intervals import Floats

    ByStratum = Mapping[Hashable, float] | pd.Series[float]

EUROPEAN_STANDARD_POPULATION_2013 = {
    "0-4": 5_000,
    "5-9": 5_500,
    "10-14": 5_500,
    "15-19": 5_500,
    "20-24": 6_000,
    "25-29": 6_000,
    "30-34": 6_500,
    "35-39": 7_000,
    "40-44": 7_000,
    "45-49": 7_000,
    "50-54": 7_000,
    "55-59": 6_500,
    "60-64": 6_000,
    "65-69": 5_500,
    "70-74": 5_000,
    "75-79": 4_000,
    "80-84": 2_500,
    "85-89": 1_500,
    "90+": 1_000,
}
"""100,000 people by age, the same for either sex: Eurostat, Revision of the European Standard Population, 2013."""
FEWEST_EVENTS = EXACT_BELOW
"""With fewer events than this there is no directly standardised rate: one event could be most of it."""
TOO_FEW_EVENTS = f"fewer than {FEWEST_EVENTS} events"
NOT_KNOWN = "a figure is missing"
NONE_EXPECTED = "no event is expected"


class Standardised(NamedTuple):
    """A standardised rate or ratio with its interval, the *events* it rests on and, if indirect, those *expected*.

    Where there is none, *value*, *lower* and *upper* are NaN and *reason* says why; else *reason* is "".
    """

    value: float
    lower: float
    upper: float
    events: float
    expected: float = np.nan
    reason: str = ""


def direct_rate(
    counts: ByStratum,
    populations: ByStratum,
    standard: ByStratum,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Standardised:
    """Give the rate that an area would have if its people were those of the *standard* population.

    *counts* of events, *populations* and *standard* are mappings or labelled Series, a number for each stratum, of the
    same strata in any order; for ages by sex the key is a pair. The rate is per *multiplier* people. NaN, with the
    reason, for fewer than FEWEST_EVENTS events or where a figure is missing. ValueError: strata that are not the same,
    one that is named twice, a negative or infinite figure, a population of 0 in a stratum.

    Where a few events of one stratum are most of the rate, Dobson's lower limit falls below 0; it is cut there.

    Source: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J. Stat Med 1991;10:457-62, on the limits of
    intervals.poisson_rate, as calculate_dsr of https://github.com/ukhsa-collaboration/PHEindicatormethods.
    """
    check_confidence(confidence)
    events, people, weights = _joined(counts=counts, populations=populations, standard=standard)
    refuse_where(people <= 0, "a population must be above 0; put strata without people together with others", people)
    refuse_where(weights.sum(keepdims=True) == 0, "a standard population must have people", weights.sum(keepdims=True))
    total = float(events.sum())
    if reason := _why_not_direct(total, people, weights):
        return Standardised(np.nan, np.nan, np.nan, total, reason=reason)
    shares = weights / weights.sum() * multiplier / people
    value, error = float(shares @ events), float(np.sqrt(shares**2 @ events))
    lower, upper = poisson_rate(total, 1.0, confidence=confidence)
    # Dobson's interval has the shape of the one of the count of all events, drawn out to the rate's standard error.
    low, high = (value + error / np.sqrt(total) * (float(limit) - total) for limit in (lower, upper))
    return Standardised(value, max(0.0, float(low)), float(high), total)


def expected_events(populations: ByStratum, reference_counts: ByStratum, reference_populations: ByStratum) -> float:
    """Give how many events an area would have if each of its strata had the rate that it has in the reference area.

    Arguments as direct_rate's; NaN where a figure is missing. ValueError: as direct_rate, the reference population
    alone having to be above 0 in each stratum.
    """
    people, events, base = _joined(
        populations=populations, reference_counts=reference_counts, reference_populations=reference_populations
    )
    refuse_where(base <= 0, "a reference population must be above 0 in each stratum", base)
    return float(people @ (events / base))


def indirect_ratio(
    events: float,
    populations: ByStratum,
    reference_counts: ByStratum,
    reference_populations: ByStratum,
    confidence: float = 0.95,
) -> Standardised:
    """Give the ratio of an area's *events*, of whatever strata, to those expected at the reference area's rates.

    1 is as many as expected. Other arguments as expected_events'. The interval is that of the count of events. NaN,
    with the reason, where a figure is missing or none is expected. ValueError: as expected_events, a negative or
    infinite number of events.

    Source: as intervals.poisson_rate, with the events expected for the denominator; calculate_ISRatio of
    https://github.com/ukhsa-collaboration/PHEindicatormethods.
    """
    expected = expected_events(populations, reference_counts, reference_populations)
    lower, upper = poisson_rate(events, expected, confidence=confidence)
    reason = NOT_KNOWN if np.isnan(events + expected) else NONE_EXPECTED if expected == 0 else ""
    value = np.nan if reason else events / expected
    return Standardised(value, float(lower), float(upper), events, expected, reason)


def indirect_rate(  # noqa: PLR0913 - an area and a reference of two figures each, a scale and a level
    events: float,
    populations: ByStratum,
    reference_counts: ByStratum,
    reference_populations: ByStratum,
    *,
    multiplier: float = 100_000,
    confidence: float = 0.95,
) -> Standardised:
    """Give indirect_ratio times the reference area's crude rate, per *multiplier* people.

    Indirect rates of two areas are not comparable with one another where their strata differ, only each with the
    reference area's crude rate. Arguments, NaN and ValueError: as indirect_ratio.

    Source: calculate_ISRate of https://github.com/ukhsa-collaboration/PHEindicatormethods.
    """
    ratio = indirect_ratio(events, populations, reference_counts, reference_populations, confidence)
    count, base = _joined(reference_counts=reference_counts, reference_populations=reference_populations)
    crude = float(count.sum() / base.sum()) * multiplier
    return ratio._replace(value=ratio.value * crude, lower=ratio.lower * crude, upper=ratio.upper * crude)


def _joined(**figures: ByStratum) -> list[Floats]:
    """Give the figures of each as an array in the order of the first one's strata."""
    first, strata = next((name, list(given.keys())) for name, given in figures.items())
    for name, given in figures.items():
        _check_strata(name, list(given.keys()), first, strata)
    arrays = [np.array([given[stratum] for stratum in strata], dtype=float) for given in figures.values()]
    for name, figure in zip(figures, arrays, strict=True):
        refuse_where((figure < 0) | np.isinf(figure), f"{name} must not be negative or infinite", figure)
    return arrays


def _check_strata(name: str, given: list[Hashable], first: str, strata: list[Hashable]) -> None:
    if twice := sorted({str(stratum) for stratum in given if given.count(stratum) > 1}):
        raise ValueError(f"a stratum must be named once in {name}: {', '.join(twice)}")
    missing, other = (sorted(map(str, a)) for a in (set(strata) - set(given), set(given) - set(strata)))
    told = [f"without {', '.join(missing)}"] * bool(missing) + [f"with {', '.join(other)}"] * bool(other)
    if told or not strata:
        raise ValueError(f"{name} must have the same strata as {first}, one or more; it is {' and '.join(told)}")


def _why_not_direct(total: float, people: Floats, weights: Floats) -> str:
    if np.isnan(total + people.sum() + weights.sum()):
        return NOT_KNOWN
    return TOO_FEW_EVENTS if total < FEWEST_EVENTS else ""
