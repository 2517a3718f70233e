"""Standardised rates, against figures that PHEindicatormethods and esda have published, and against hands."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from cjreport.measures.statistics.intervals import poisson_rate
from cjreport.measures.statistics.standardised import (
    EUROPEAN_STANDARD_POPULATION_2013,
    NONE_EXPECTED,
    NOT_KNOWN,
    TOO_FEW_EVENTS,
    direct_rate,
    expected_events,
    indirect_rate,
    indirect_ratio,
)

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

AGES = list(EUROPEAN_STANDARD_POPULATION_2013)

# Re-keyed from DSR-vignette of ukhsa-collaboration/PHEindicatormethods@423d262: deaths, none of them at 10 to 24,
# people and the rate per 100,000 with its 95 % interval, on the European Standard Population of 2013.
DEATHS = pd.Series([1, 1, 0, 0, 0, 1, 1, 3, 3, 3, 3, 10, 10, 10, 10, 8, 8, 8, 8], AGES)
PEOPLE = pd.Series([30, 35, 35, 35, 40, 40, 45, 50, 50, 50, 60, 60, 70, 75, 70, 60, 20, 20, 15], AGES)
PUBLISHED = 8283.016, 6570.819, 10289.65

# Re-keyed from pysal/esda@0036186, tests/test_smoothing.py: two areas of four ages, events and people, a reference
# area's events and people, the rates directly and indirectly standardised on it.
ESDA_EVENTS = [[30, 25, 25, 15], [33, 21, 30, 20]]
ESDA_PEOPLE = [[1000, 1000, 1100, 900], [1000, 900, 1100, 900]]
ESDA_REFERENCE = [[100, 45, 120, 100], [50, 30, 200, 80]], [[1000, 900, 1000, 900], [1000, 900, 1000, 900]]
ESDA_DIRECT, ESDA_INDIRECT = (0.02374402, 0.02665072), (0.02372382, 0.02610803)

# From an article of epidemiologist.blog on indirect adjustment, 18 April 2019: 2,550 deaths, 13,120 expected.
BLOG = [15_000, 20_000, 21_000, 30_000, 50_000], [200, 1_500, 2_450, 3_700, 4_200], [20, 30, 35, 37, 28]

two_areas = pytest.mark.parametrize("area", [0, 1])
figures = st.lists(st.tuples(st.integers(0, 40), st.integers(50, 5000)), min_size=2, max_size=12)


def by_stratum(values):
    """Name values by the letters of the alphabet."""
    return dict(zip("abcdefghijklmnop", values, strict=False))


def test_the_standard_population_is_of_a_hundred_thousand():
    """Its nineteen ages hold 100,000 people."""
    assert (len(AGES), sum(EUROPEAN_STANDARD_POPULATION_2013.values())) == (19, 100_000)


def test_a_direct_rate_and_its_interval_are_those_published():
    """PHEindicatormethods' vignette has the same rate and limits."""
    told = direct_rate(DEATHS, PEOPLE, EUROPEAN_STANDARD_POPULATION_2013)

    assert_allclose(told[:3], PUBLISHED, rtol=5e-7)
    assert (told.events, told.reason) == (88, "")


@two_areas
def test_a_direct_rate_is_that_of_another_package(area):
    """By esda's account the rates of two areas are the same."""
    events, people, standard = map(by_stratum, (ESDA_EVENTS[area], ESDA_PEOPLE[area], ESDA_REFERENCE[1][area]))

    assert_allclose(direct_rate(events, people, standard, 1).value, ESDA_DIRECT[area], atol=5e-9)


@two_areas
def test_an_indirect_ratio_is_that_of_another_package(area):
    """By esda's account, which has the ratio times the crude rate of both areas' references together."""
    people, *reference = map(by_stratum, (ESDA_PEOPLE[area], *(each[area] for each in ESDA_REFERENCE)))
    told = indirect_ratio(sum(ESDA_EVENTS[area]), people, *reference)
    crude = np.sum(ESDA_REFERENCE[0]) / np.sum(ESDA_REFERENCE[1])

    assert_allclose(told.value * crude, ESDA_INDIRECT[area], atol=5e-9)


def test_an_indirect_rate_is_the_ratio_times_the_crude_rate_of_the_reference():
    """Of 12,050 deaths among 150,000 people, 8,033 per 100,000, the area has 2,550 of 13,120."""
    people, deaths, thousands = BLOG
    area = 2_550, *map(by_stratum, (people, deaths, [1000 * each for each in thousands]))
    ratio, rate = indirect_ratio(*area, confidence=0.9), indirect_rate(*area, confidence=0.9)

    assert_allclose(rate[:3], np.array(ratio[:3]) * 12_050 / 1.5)
    assert rate[3:] == ratio[3:]


def test_an_indirect_ratio_sets_events_beside_those_expected():
    """150, 1,000, 1,470, 3,000 and 7,500 deaths are expected, and the interval is that of the 2,550 that there were."""
    people, deaths, thousands = BLOG
    told = indirect_ratio(2_550, *map(by_stratum, (people, deaths, [1000 * each for each in thousands])))

    assert_allclose(told.expected, 13_120)
    assert_allclose(told[:3], [2_550 / 13_120, *poisson_rate(2_550, 13_120)])


@pytest.mark.parametrize(("events", "lower", "upper"), [(0, 0.0, 3.688879), (9, 4.115373, 17.084803)])
def test_few_events_have_an_exact_interval_of_their_ratio(events, lower, upper):
    """With one event expected the limits are the exact Poisson ones, as published for 0 and 9 events."""
    told = indirect_ratio(events, {"all": 10}, {"all": 100}, {"all": 1000})

    assert_allclose(told[:3], [events, lower, upper], atol=5e-7)


@given(figures, st.randoms())
def test_strata_are_joined_by_name(pairs, random):
    """Whatever the order of the strata in each argument, the rate is the same."""
    counts, people = (by_stratum(each) for each in zip(*pairs, strict=True))
    standard = {name: 100 * (place + 1) for place, name in enumerate(counts)}
    shuffled = [dict(random.sample([*each.items()], len(each))) for each in (counts, people, standard)]

    assert_allclose(direct_rate(*shuffled)[:4], direct_rate(counts, people, standard)[:4], rtol=1e-12, atol=1e-9)
    assert_allclose(
        indirect_ratio(7, *shuffled[1:2], shuffled[0], shuffled[2])[:5],
        indirect_ratio(7, people, counts, standard)[:5],
        rtol=1e-12,
    )


@given(figures, st.floats(0.5, 0.999))
def test_a_rate_standardised_on_its_own_people_is_the_crude_rate(pairs, confidence):
    """Then the rate and its interval are those of all events among all people, and the ratio is 1."""
    counts, people = (by_stratum(each) for each in zip(*pairs, strict=True))
    events, everybody = sum(counts.values()), sum(people.values())
    told = direct_rate(counts, people, people, 1000, confidence)
    crude = [1000 * events / everybody, *poisson_rate(events, everybody, 1000, confidence)]

    assert_allclose(told[:3], crude if events >= 10 else [np.nan] * 3, rtol=1e-9)
    assert events == 0 or np.isclose(indirect_ratio(events, people, counts, people).value, 1)


def test_ages_by_sex_are_joined_by_both():
    """A pair is a stratum, in a Series with two levels as in a mapping."""
    pairs = [(age, sex) for sex in ("female", "male") for age in ("0-64", "65+")]
    counts, people = (pd.Series(each, pd.MultiIndex.from_tuples(pairs)) for each in ([4, 9, 8, 7], [90, 40, 95, 30]))
    standard = {(age, sex): each for age, each in (("65+", 195), ("0-64", 805)) for sex in ("male", "female")}

    rate = (805 * (4 / 90 + 8 / 95) + 195 * (9 / 40 + 7 / 30)) / 2000
    assert_allclose(direct_rate(counts, people, standard, 1).value, rate)


def test_too_few_events_have_no_direct_rate():
    """Nine are too few, ten are not."""
    people = {"young": 500, "old": 100}
    nine, ten = (direct_rate({"young": 4, "old": old}, people, people) for old in (5, 6))

    assert (nine.events, nine.reason, ten.reason) == (9, TOO_FEW_EVENTS, "")
    assert np.isnan(nine[:3]).all()
    assert np.isfinite(ten[:3]).all()


def test_no_rate_has_a_limit_below_none():
    """One event among a few people whom the standard has many of: the lower limit is 0."""
    told = direct_rate({"young": 9, "old": 1}, {"young": 9000, "old": 10}, {"young": 1, "old": 9})

    assert told.lower == 0
    assert told.value == pytest.approx(9010)


def test_what_is_missing_is_told():
    """A figure that is missing is not taken for none, and a ratio to nothing is no ratio."""
    one = {"all": 100}

    assert direct_rate({"all": np.nan}, one, one).reason == NOT_KNOWN
    assert indirect_ratio(np.nan, one, one, one).reason == NOT_KNOWN
    assert indirect_ratio(3, {"all": np.nan}, one, one).reason == NOT_KNOWN
    assert indirect_ratio(3, one, {"all": 0}, one).reason == NONE_EXPECTED
    assert np.isnan(indirect_rate(3, one, {"all": 0}, one)[:3]).all()


@pytest.mark.parametrize(
    ("counts", "people", "standard", "told"),
    [
        ({"a": 20}, {"a": 50, "b": 60}, {"a": 1, "b": 1}, "populations must have the same strata as counts.*with b"),
        ({"a": 20, "b": 3}, {"a": 50, "b": 60}, {"b": 1}, "standard must have the same strata.*without a"),
        ({"a": -1}, {"a": 50}, {"a": 1}, "counts must not be negative or infinite: -1"),
        ({"a": 20}, {"a": np.inf}, {"a": 1}, "populations must not be negative or infinite"),
        ({"a": 20}, {"a": 0}, {"a": 1}, "put strata without people together"),
        ({"a": 20}, {"a": 50}, {"a": 0}, "a standard population must have people"),
        (pd.Series([20, 3], ["a", "a"]), {"a": 50}, {"a": 1}, "named once in counts: a"),
        ({}, {}, {}, "one or more"),
    ],
)
def test_strata_that_cannot_be_standardised_are_refused(counts, people, standard, told):
    """The message names the argument and the stratum or figure at fault."""
    with pytest.raises(ValueError, match=told):
        direct_rate(counts, people, standard)


def test_a_reference_without_people_in_a_stratum_is_refused():
    """It has no rate there; the area itself may well have no people in a stratum."""
    with pytest.raises(ValueError, match="a reference population must be above 0"):
        expected_events({"a": 5}, {"a": 1}, {"a": 0})
    assert expected_events({"a": 0, "b": 50}, {"a": 1, "b": 2}, {"a": 10, "b": 100}) == 1
