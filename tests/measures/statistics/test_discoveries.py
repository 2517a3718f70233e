"""Which of many differences stand, against published examples, statsmodels and what such a rule must be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from statsmodels.stats.multitest import multipletests

from cjreport.measures.statistics.discoveries import chance_of, discoveries

# Fifteen chances of a trial of treatments after a heart attack, as in Benjamini and Hochberg 1995, section 4; the first
# four are told at a rate of 0.05.
OF_A_TRIAL = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590),
    1.0,
]
chances = st.lists(st.tuples(st.floats(0, 1) | st.just(np.nan), st.integers(0, 4)), max_size=60)


def test_the_published_example_has_its_four_discoveries():
    """Nine chances are below 0.05; four are told."""
    assert discoveries(OF_A_TRIAL, ["a"] * 15).tolist() == [True] * 4 + [False] * 11


def test_a_difference_with_a_published_interval_has_its_published_chance():
    """49% beside 32%: 17 points more, 1.4 to 32.6, P = 0.032, as in Altman and Bland, BMJ 2011;343:d2090."""
    assert_allclose(chance_of(17, 1.4, 32.6), 0.032, atol=0.001)
    assert_allclose(chance_of(-17, -32.6, -1.4), 0.032, atol=0.001)


@pytest.mark.parametrize("errors", [0.5, 1, 1.96, 2.5, 3.29])
def test_the_chance_is_that_of_altman_and_blands_formula(errors):
    """P = exp(-0.717 z - 0.416 z squared), as in BMJ 2011;343:d2304, which is good to a few hundredths of itself."""
    expected = np.exp(-0.717 * errors - 0.416 * errors**2)

    assert_allclose(chance_of(errors, errors - 1.96, errors + 1.96), expected, rtol=0.05)


@given(st.floats(-10, 10), st.floats(0.01, 10), st.floats(0.01, 10))
def test_the_chance_is_below_one_in_twenty_just_where_the_interval_leaves_out_none(difference, below, above):
    """Of an interval that reaches further one way than the other, the arm towards none counts."""
    lower, upper = difference - below, difference + above
    leaves_out = lower > 1e-9 or upper < -1e-9
    holds = lower < -1e-9 and upper > 1e-9
    chance = chance_of(difference, lower, upper)

    assert not (leaves_out and chance >= 0.05)
    assert not (holds and chance < 0.05)


def test_no_difference_is_all_chance():
    """And where there is nothing to tell by, there is none."""
    assert chance_of(0, -1, 2) == 1
    assert np.isnan(chance_of([np.nan, 1, 1, 0], [0, np.nan, 1, 0], [1, 2, 1, 0])).all()


@given(chances)
def test_each_group_is_told_as_statsmodels_tells_it(given_chances):
    """However groups of many sizes stand among one another; a chance that is missing is none of its group."""
    values = np.array([chance for chance, _ in given_chances], dtype=float)
    groups = np.array([f"group {group}" for _, group in given_chances])
    told = discoveries(values, groups)

    for group in set(groups):
        known = (groups == group) & ~np.isnan(values)
        if known.any():
            assert_array_equal(told[known], multipletests(values[known], alpha=0.05, method="fdr_bh")[0])
    assert not told[np.isnan(values)].any()


def test_a_group_of_one_is_told_by_its_own_chance():
    """0.05 and less."""
    assert discoveries([0.05, 0.051], [1, 2]).tolist() == [True, False]


def test_a_higher_rate_tells_more():
    """Of the published fifteen, nine at 0.1: 0.0459 is less than 9/15 of it."""
    assert discoveries(OF_A_TRIAL, [0] * 15, rate=0.1).sum() == 9


def test_no_differences_are_no_discoveries():
    """An empty list, and one of gaps."""
    assert discoveries([], []).tolist() == []
    assert discoveries([np.nan] * 2, [0, 0]).tolist() == [False] * 2
