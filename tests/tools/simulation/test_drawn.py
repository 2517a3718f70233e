"""Counts are drawn as variable as they are said to be, and told in a table."""

import numpy as np
import pytest
from simulation.drawn import HowOften, clustered, markdown, one_in_each, varying


@pytest.mark.parametrize("times", [1, 4, 10])
def test_counts_in_runs_are_so_many_times_as_variable(times):
    """Their mean is the mean, their variance so many times it."""
    counts = clustered(np.random.default_rng(1), np.full(100_000, 50.0), times)

    assert (counts.mean(), counts.var() / 50) == (pytest.approx(50, rel=0.01), pytest.approx(times, rel=0.03))


def test_years_that_vary_do_so_by_their_share_beyond_chance():
    """By 5%, 1,000 cases vary by 1,000 for chance and 2,500 for the years."""
    counts = varying(np.random.default_rng(1), np.full(100_000, 1_000.0), 0.05)

    assert (counts.mean(), counts.var()) == (pytest.approx(1_000, rel=0.001), pytest.approx(3_500, rel=0.03))


def test_one_area_is_chosen_in_each_run():
    """Any of them."""
    chosen = one_in_each(np.random.default_rng(1), 1_000, 32)

    assert (chosen.sum(axis=1) == 1).all()
    assert chosen.any(axis=0).all()


def test_the_table_tells_each_word():
    """In per cent, beside what was promised and what was found of that planted."""
    rows = [HowOften("rising", "few cases", 0.0123, 0.06, 0.0, {"+10%": 0.456})]

    assert markdown(rows).splitlines()[2:] == ["| rising | few cases | 1.2% | 6% | +10%: 46% |"]
