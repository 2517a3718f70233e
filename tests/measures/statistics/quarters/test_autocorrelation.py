"""The correlation of figures with those before them, against statsmodels and series whose correlation is known."""

import numpy as np
import pytest
from statsmodels.tsa.stattools import acf

from cjreport.measures.statistics.quarters.autocorrelation import pooled_autocorrelation


def alike(rho, series, length, seed=1):
    """Draw series in which each figure resembles the one before by *rho*."""
    draws = np.random.default_rng(seed).normal(size=(series, length))
    for step in range(1, length):
        draws[:, step] = rho * draws[:, step - 1] + np.sqrt(1 - rho**2) * draws[:, step]
    return draws


def test_one_series_has_the_lag_one_correlation_of_statsmodels_put_right():
    """The mean product here is of n - 1 products, acf's of n; the bias (1 + 3 rho) / n is then taken out."""
    [series] = alike(0.4, 1, 30)

    r = acf(series, nlags=1)[1] * 30 / 29
    assert pooled_autocorrelation([series]).estimate == pytest.approx((30 * r + 1) / 27)


def test_a_series_worked_out_by_hand():
    """Up and down by one: every product is -1, so r is -1 and rho (8 * -1 + 1) / 5."""
    assert pooled_autocorrelation([[1, -1] * 4]).estimate == pytest.approx(-7 / 5)


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.5])
@pytest.mark.parametrize("length", [14, 24])
def test_short_series_show_their_correlation_without_bias(rho, length):
    """A thousand series of 14 or 24; their plain correlation would be 0.07 to 0.18 too low."""
    assert pooled_autocorrelation(alike(rho, 1_000, length)).estimate == pytest.approx(rho, abs=0.04)


def test_the_test_tells_what_is_there():
    """Twenty-four series of 18 with a correlation of 0.3, in nearly every country drawn."""
    told = [pooled_autocorrelation(alike(0.3, 24, 18, seed)).is_told for seed in range(200)]

    assert np.mean(told) > 0.9


@pytest.mark.parametrize("shared", [0.0, 0.7])
def test_the_test_seldom_tells_what_is_not_there_even_where_series_move_together(shared):
    """One in twenty of countries without correlation, also where all areas share most of their movement."""
    rng = np.random.default_rng(2)

    def country():
        return np.sqrt(shared) * rng.normal(size=(1, 18)) + np.sqrt(1 - shared) * rng.normal(size=(24, 18))

    assert np.mean([pooled_autocorrelation(country()).is_told for _ in range(1_000)]) < 0.075


def test_gaps_are_no_neighbours():
    """The two halves of a series with a gap are taken apart."""
    whole = pooled_autocorrelation([[1, -1, 1, -1, np.nan, 1, -1, 1, -1]])

    assert whole.estimate == pytest.approx(-7 / 5)


@pytest.mark.parametrize("nothing", [[[1.0, 2, 3, 2]], [[5.0] * 10], [[np.nan] * 10], np.ones((0, 10))])
def test_where_nothing_can_be_told_there_is_none(nothing):
    """Too few points, or none that moves."""
    assert pooled_autocorrelation(nothing) == (0.0, 1.0)
