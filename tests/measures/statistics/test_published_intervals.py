"""Figures with an interval alone, against published examples, statsmodels, and simulations of what is promised."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cjreport.measures.statistics.intervals import poisson_rate
from cjreport.measures.statistics.published_intervals import (
    interval_p_value,
    interval_standard_error,
    published_difference,
    published_ratio,
    published_slope,
    published_trends,
)
from cjreport.measures.statistics.trend import trend_markers

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Re-keyed, oldest first, from ukhsa-collaboration/fingertips-open@6780897 (MIT) TrendMarkerCalculatorTest.cs and
# dhsc-govuk/FingertipsNext@d1600f4 (MIT) IndicatorTestData.cs: values and limits, and what each is marked.
FINGERTIPS = [
    (
        [24.67, 24.6, 28, 30.2, 30.6],
        [23.16, 23.15, 26.44, 28.63, 28.98],
        [26.25, 26.19, 29.64, 31.9, 32.25],
        "increasing",
    ),
    (
        [7.0826, 7.1085, 7.2571, 7.4528, 7.6554],
        [7.0754, 7.1013, 7.2499, 7.4456, 7.6481],
        [7.094, 7.1199, 7.2684, 7.4643, 7.6669],
        "increasing",
    ),
    (
        [2.935, 1.93028, 2.7567, 2.8701, 3.0121],
        [2.7841, 1.8085, 2.6113, 2.7225, 2.8616],
        [3.0919, 2.058, 2.9082, 3.0237, 3.1683],
        "increasing",
    ),
]
figures = st.floats(1, 100)
series = st.lists(st.tuples(st.integers(1, 400), st.integers(1000, 9000)), min_size=5, max_size=8)


@pytest.mark.parametrize(
    ("value", "lower", "upper", "scale", "error", "p_value"),
    [(0.81, 0.70, 0.94, "log", 0.0753, 0.005), (1.9, -0.6, 4.3, "plain", 1.25, 0.13)],
)
def test_a_p_value_is_that_published(value, lower, upper, scale, error, p_value):
    """Altman and Bland (BMJ 2011;343:d2304) have these standard errors and P values for a ratio and a difference."""
    assert_allclose(interval_standard_error(lower, upper, scale=scale), error, rtol=2e-3)
    assert_allclose(interval_p_value(value, lower, upper, scale=scale), p_value, rtol=0.03)


def test_a_ratio_of_ratios_is_that_published():
    """They have 0.76 (0.49 to 1.17) for 0.67 (0.46 to 0.98) beside 0.88 (0.71 to 1.08), in BMJ 2003;326:219."""
    errors = [interval_standard_error(*each, scale="log") for each in ((0.46, 0.98), (0.71, 1.08))]

    assert_allclose(published_ratio(0.67, errors[0], 0.88, errors[1]), (0.76, 0.49, 1.17), atol=0.005)


@given(figures, st.floats(0.01, 9), st.sampled_from([0.8, 0.95, 0.998]))
def test_a_standard_error_comes_back_from_its_interval(value, error, confidence):
    """The interval of a figure beside a certain 0 has that figure's standard error, on the scale of logarithms too."""
    difference, lower, upper = published_difference(value, error, 0, 0, confidence)
    ratio, low, high = published_ratio(value, error, 1, 0, confidence)

    assert_allclose((difference, ratio), value)
    assert_allclose(interval_standard_error(lower, upper, confidence), error, rtol=1e-9)
    assert_allclose(interval_standard_error(low, high, confidence, "log"), error, rtol=1e-9)


@given(figures, st.floats(0.1, 9), figures, st.floats(0.1, 9))
def test_a_difference_is_beyond_chance_as_its_p_value_is(value, error, other, other_error):
    """The interval leaves 0 out just where P is below 0.05; the other way round it is the same, turned."""
    difference, lower, upper = published_difference(value, error, other, other_error)
    p_value = interval_p_value(difference, lower, upper)

    assert (lower > 0 or upper < 0) == (p_value < 0.05) or np.isclose(p_value, 0.05)
    assert_allclose(published_difference(other, other_error, value, error), (-difference, -upper, -lower))


@pytest.mark.parametrize(("values", "lower", "upper", "marker"), FINGERTIPS)
def test_a_series_is_marked_as_published(values, lower, upper, marker):
    """Fingertips marks these series so; with four points, a gap or an interval without width there is no marker."""
    table = [[values], [lower], [upper]]
    gap = [[np.nan, *each[1:]] for each in (values, lower, upper)]

    assert published_trends(*table).tolist() == [marker]
    assert published_trends(*([each[1:]] for each in (values, lower, upper))).tolist() == ["cannot be calculated"]
    assert published_trends(*([each] for each in gap)).tolist() == ["cannot be calculated"]
    assert published_trends([values], [values], [values]).tolist() == ["cannot be calculated"]


@given(st.lists(series.filter(lambda each: len(each) == 5), min_size=1, max_size=4))
def test_rates_and_their_intervals_are_marked_as_their_counts_are(many):
    """What is published of counts leads to the same marker as the counts."""
    counts, bases = np.moveaxis(np.array(many, dtype=float), 2, 0)
    published = counts / bases, *poisson_rate(counts, bases)

    assert_array_equal(published_trends(*published), trend_markers(counts, bases, "rate"))


@given(st.lists(st.tuples(figures, st.floats(0.5, 5)), min_size=3, max_size=12), st.sampled_from([0.9, 0.95]))
def test_a_slope_is_that_of_weighted_least_squares(pairs, confidence):
    """Statsmodels gives the same slope, dispersion and, where it is wider than chance alone would be, interval."""
    values, errors = np.array(pairs).T
    fit = sm.WLS(values, sm.add_constant(np.arange(values.size, dtype=float)), weights=errors**-2).fit()
    told = published_slope(values, errors, confidence=confidence)
    chance = stats.norm(fit.params[1], np.sqrt(fit.normalized_cov_params[1, 1])).interval(confidence)
    widest = max(fit.conf_int(1 - confidence)[1], chance, key=np.ptp)

    assert_allclose((told.slope, told.dispersion), (fit.params[1], fit.scale), rtol=1e-6, atol=1e-9)
    assert_allclose((told.lower, told.upper), widest, rtol=1e-6, atol=1e-9)


def test_a_slope_takes_years_with_gaps():
    """A year without a figure is left out, and so is one that is not among the times."""
    whole = published_slope([5, 6, 9], [1, 1, 2], [2019, 2020, 2023])

    assert published_slope([5, 6, np.nan, 8, 9], [1, 1, 1, np.nan, 2], range(2019, 2024)) == pytest.approx(whole)
    assert np.isnan(published_slope([5, 6], [1, 1])).all()


def test_what_is_missing_is_missing():
    """No limit, no standard error, a ratio of 0: NaN."""
    assert np.isnan(interval_standard_error([1, np.nan], [np.nan, 2])).all()
    assert np.isnan(interval_standard_error([0, 1], [2, np.inf], scale="log")).all()
    assert np.isnan(published_difference(1, np.nan, 2, 1)).all()
    assert np.isnan(published_ratio(0, 0.1, 2, 0.1)).all()
    assert np.isnan(interval_p_value(np.nan, 1, 2))


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: interval_standard_error(2, 1), "a lower limit must not be above its upper"),
        (lambda: interval_standard_error(-1, 1, scale="log"), "on the logarithmic scale must not be negative: -1"),
        (lambda: interval_standard_error(1, 2, scale="ln"), 'a scale is "plain" or "log", not: ln'),
        (lambda: interval_standard_error(1, 2, 95), "a confidence level must be between 0 and 1"),
        (lambda: interval_p_value(3, 1, 2), "a value must lie within its interval: 3"),
        (lambda: published_difference(1, -1, 2, 1), "a standard error must not be negative or infinite: -1"),
        (lambda: published_trends([1, 2], [1, 2], [1, 2]), "three tables, a series a row"),
        (lambda: published_trends([[1]], [[2]], [[1]]), "a lower limit must not be above its upper"),
        (lambda: published_trends([[np.inf]], [[2]], [[3]]), "a figure must be finite"),
        (lambda: published_slope([1, 2, 3], [1, 1]), "must be lists of one length"),
        (lambda: published_slope([1, 2, 3], [1, 0, 1]), "a standard error must be above 0"),
        (lambda: published_slope([1, 2, 3], [1, 1, 1], [5, 5, 5]), "a slope needs different times"),
    ],
)
def test_what_no_figure_has_is_refused(call, told):
    """The message says what is at fault."""
    with pytest.raises(ValueError, match=told):
        call()


@pytest.mark.slow
@pytest.mark.parametrize("dispersion", [1, 4, 10])
def test_the_interval_of_a_slope_holds_its_slope(dispersion):
    """With years that scatter once, four or ten times as much as chance, 94 to 98 in 100 95 % intervals hold it."""
    random, held = np.random.default_rng(20242), []
    for _ in range(4000):
        errors = random.uniform(0.5, 2, 6)
        values = 20 + 0.3 * np.arange(6) + random.normal(0, errors * np.sqrt(dispersion))
        told = published_slope(values, errors)
        held.append(told.lower <= 0.3 <= told.upper)

    print(f"{dispersion=}: {np.mean(held):.3f}")  # noqa: T201 - for who measures

    assert 0.94 <= np.mean(held) <= 0.985
