"""Charts of quarters: what their limits rest on, where they lie, and which quarters stand out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student

from cjreport.measures.statistics.quarters.autocorrelation import Autocorrelation
from cjreport.measures.statistics.quarters.prime_charts import ARCSINE, NO_COUNTS, ROOT, p_prime
from cjreport.measures.statistics.quarters.quarters_chart import (
    baseline_of,
    carried_over,
    chart_quarters,
    limits_width,
    scale_of,
)

STEADY = np.array([0.8, 0.84] * 12)
PEOPLE = np.full(24, 100.0)

shares = st.lists(
    st.integers(1, 300).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))), min_size=12, max_size=24
)


@pytest.mark.parametrize(("quarters", "length"), [(11, 0), (12, 12), (14, 12), (16, 12), (18, 14), (24, 20)])
def test_the_last_year_is_judged_by_the_quarters_before_it(quarters, length):
    """All but the last four, or the first twelve where that would be fewer."""
    marked = baseline_of(np.ones(quarters))

    assert marked.tolist() == [True] * length + [False] * (quarters - length)


def test_a_gap_is_in_no_baseline():
    """Of 18 quarters with two gaps before the last year twelve are left."""
    values = np.ones(18)
    values[[3, 7]] = np.nan

    assert np.flatnonzero(baseline_of(values)).tolist() == [0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13]


def test_the_width_is_that_of_a_new_point_of_few():
    """Student's t of 0.605 degrees of freedom a moving range, and the uncertainty of the mean; as many points, 2.58."""
    assert limits_width(20) == pytest.approx(student.ppf(0.995, 0.605 * 19) * np.sqrt(1.05))
    assert limits_width(14, 0.5) == pytest.approx(student.ppf(0.995, 0.605 * 13) * np.sqrt(1 + 3 / 14))
    assert limits_width(100_000) == pytest.approx(2.576, abs=0.001)


@pytest.mark.parametrize(("estimate", "p_value", "carried"), [(0.3, 0.01, 0.3), (0.3, 0.06, 0), (-0.3, 0.01, 0)])
def test_quarters_are_taken_to_resemble_the_one_before_only_where_that_is_told(estimate, p_value, carried):
    """Beyond chance, and in the same direction."""
    assert carried_over(Autocorrelation(estimate, p_value)) == carried


def test_limits_follow_the_people_of_each_quarter():
    """The more people, the closer; the mean is one for all."""
    people = PEOPLE.copy()
    people[[5, 6]] = 25, 400

    chart = chart_quarters(STEADY, people, ARCSINE)

    apart = chart.upper - chart.lower
    assert apart[5] > apart[0] > apart[6]
    assert np.isscalar(chart.mean)


def test_counts_never_vary_by_less_than_chance():
    """Quarters that have all been alike have the limits of a P chart, so that one of another level is told."""
    alike = np.array([0.9] * 23 + [0.6])

    chart = chart_quarters(alike, PEOPLE, ARCSINE)

    centre = 2 * np.arcsin(np.sqrt(0.9))
    assert chart.lower[0] == pytest.approx(np.sin((centre - limits_width(20) / 10) / 2) ** 2)
    assert chart.rules[-1] == "below the lower limit"
    assert chart_quarters(np.full(24, 1.0), PEOPLE, ARCSINE).lower[0] < 1


def test_on_the_natural_scale_it_is_a_p_prime_chart_at_mid_level():
    """Near a half the arcsine scale is straight: limits of the same width agree to a thousandth."""
    values, people = np.array([0.49, 0.51] * 12), np.full(24, 1_000.0)

    chart, prime = chart_quarters(values, people, ARCSINE), p_prime(values * people, people, baseline_of(values))

    assert chart.mean == pytest.approx(prime.mean, abs=1e-9)
    assert chart.upper[0] - 0.5 == pytest.approx((prime.upper[0] - 0.5) * limits_width(20) / 3, abs=0.001)


def test_the_quarter_judged_moves_no_limit():
    """However far out the last year lies, the limits are those of the quarters before."""
    values = STEADY.copy()
    values[-4:] = 0.1

    assert (
        chart_quarters(values, PEOPLE, ARCSINE).lower.tolist() == chart_quarters(STEADY, PEOPLE, ARCSINE).lower.tolist()
    )


def test_where_quarters_resemble_the_one_before_limits_are_wider_and_runs_are_no_signal():
    """The moving ranges show too small a deviation by the root of a half, and nine in a row on one side are usual."""
    values = np.array([0.8, 0.84, 0.82, 0.78] * 3 + [0.83] * 12)
    alone, carried = (chart_quarters(values, PEOPLE, NO_COUNTS, each) for each in (0.0, 0.5))

    assert alone.rules[-1] == "run above the mean"
    assert set(carried.rules) == {""}
    times = np.sqrt(2) * limits_width(20, 0.5) / limits_width(20)
    assert carried.upper[0] - carried.mean == pytest.approx(times * (alone.upper[0] - alone.mean))


def test_fewer_than_twelve_quarters_have_no_chart():
    """No limits, and words that say so."""
    chart = chart_quarters(STEADY[:11], PEOPLE[:11], ARCSINE)

    assert set(chart.points) == {"cannot be calculated"}
    assert np.isnan([chart.mean, *chart.lower, *chart.upper]).all()


def test_figures_without_counts_and_neighbours_have_no_chart():
    """There is no moving range to say what is usual by; of counts chance says it."""
    apart = np.where(np.arange(30) % 2, np.nan, 0.8)

    assert set(chart_quarters(apart, apart * 100, NO_COUNTS).points) == {"cannot be calculated"}
    assert chart_quarters(apart, apart * 100, ARCSINE).lower[0] < 0.8


@pytest.mark.parametrize(("quarters", "trial"), [(12, True), (23, True), (24, False)])
def test_limits_that_rest_on_fewer_than_twenty_quarters_are_trial_limits(quarters, trial):
    """The baseline counts, not the chart."""
    assert chart_quarters(STEADY[:quarters], PEOPLE[:quarters], ARCSINE).trial == trial


def test_figures_without_counts_and_movement_have_limits_at_their_mean_and_nothing_special():
    """There is nothing to say what is usual by."""
    chart = chart_quarters([95.0] * 23 + [90], [np.nan] * 24, NO_COUNTS)

    assert set(chart.rules) == {""}
    assert chart.lower[0] == chart.upper[0] == 95


@pytest.mark.parametrize(
    ("kind", "bases", "scale"),
    [
        ("proportion", [20, 30], ARCSINE),
        ("rate", [20, 30], ROOT),
        ("count", [20, 30], NO_COUNTS),
        ("proportion", [20, np.nan], NO_COUNTS),
    ],
)
def test_figures_with_counts_are_charted_where_chance_moves_them_alike(kind, bases, scale):
    """Shares and rates each on their scale; others, and those of which a base is missing, as they are."""
    assert scale_of(kind, bases) is scale


@given(shares, st.sampled_from([0.0, 0.45]))
@settings(deadline=None)
def test_limits_of_shares_lie_between_nothing_and_all(counted, carried):
    """With the mean between them; and a quarter is beyond a limit just where its rule says so."""
    cases, bases = (np.array(each, dtype=float) for each in zip(*counted, strict=True))

    chart = chart_quarters(cases / bases, bases, ARCSINE, carried)

    assert (chart.lower >= 0).all()
    assert (chart.lower <= chart.mean + 1e-9).all()
    assert (chart.mean - 1e-9 <= chart.upper).all()
    assert (chart.upper <= 1).all()
    below = cases / bases < chart.lower - 1e-9
    assert (chart.rules[below] == "below the lower limit").all()
    assert not (chart.rules[cases / bases > chart.lower + 1e-9] == "below the lower limit").any()


@given(shares)
@settings(deadline=None)
def test_seen_from_the_other_side_high_is_low(counted):
    """A share and what is left of the whole have mirrored charts."""
    cases, bases = (np.array(each, dtype=float) for each in zip(*counted, strict=True))

    chart, mirror = (chart_quarters(each / bases, bases, ARCSINE, 0.3) for each in (cases, bases - cases))

    assert chart.lower == pytest.approx(1 - mirror.upper, abs=1e-9)
    assert chart.mean == pytest.approx(1 - mirror.mean, abs=1e-9)


def test_as_many_bases_as_values_are_needed():
    """They are paired by position."""
    with pytest.raises(ValueError, match="as many bases as values are needed, not 23 for 24"):
        chart_quarters(STEADY, PEOPLE[1:], ARCSINE)
