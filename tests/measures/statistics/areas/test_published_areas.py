"""Areas' published figures, against those of metafor and statsmodels, and against a simulation of what is promised."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects

from cjreport.measures.statistics.areas.published_areas import published_among_areas, published_unusual

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Log risk ratios of thirteen trials of a vaccine and their variances, as the documentation of metafor (dat.bcg) prints
# them; its DerSimonian and Laird fit has tau squared 0.3088, mean -0.7141 (0.1787), Q 152.23.
TRIALS = np.array(
    [-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.0120, -0.4694, -1.3713, -0.3394, 0.4459, -0.0173]
)
VARIANCES = np.array(
    [0.3256, 0.1946, 0.4154, 0.0200, 0.0512, 0.0069, 0.2230, 0.0040, 0.0564, 0.0730, 0.0124, 0.5325, 0.0714]
)
areas = st.lists(st.tuples(st.floats(-50, 50), st.floats(0.5, 5)), min_size=3, max_size=14)


def test_areas_differ_as_published():
    """The mean, the variance between and the heterogeneity are metafor's, as far as the printed figures carry."""
    told = published_among_areas(TRIALS, np.sqrt(VARIANCES))

    assert_allclose((told.mean, told.mean_error, told.between), (-0.7141, 0.1787, 0.3088), atol=5e-4)
    assert_allclose(told.heterogeneity, 152.23, rtol=3e-3)


@given(areas, st.sampled_from([0.9, 0.95, 0.998]))
def test_areas_differ_as_another_package_has_it(pairs, confidence):
    """Statsmodels has the same mean and variance, and the limits are t on two fewer degrees than areas around it."""
    values, errors = np.array(pairs).T
    told = published_among_areas(values, errors, confidence)
    with np.errstate(all="ignore"):
        fit = combine_effects(values, errors**2, method_re="dl")
    between = max(0, fit.tau2)

    assert_allclose(told.between, between, rtol=1e-6, atol=1e-9)
    assert between == 0 or np.allclose((told.mean, told.mean_error), (fit.mean_effect_re, fit.sd_eff_w_re))
    assert between > 0 or np.allclose((told.mean, told.mean_error), (fit.mean_effect_fe, fit.sd_eff_w_fe))
    spread = stats.t(values.size - 2, told.mean, np.hypot(told.mean_error, np.sqrt(between)))
    assert_allclose((told.lower, told.upper), spread.interval(confidence))


def test_areas_without_figures_are_left_out():
    """They change nothing, and of fewer than three the spread is not told."""
    known = published_among_areas([3, 5, 9], [1, 1, 2])

    assert published_among_areas([3, np.nan, 5, 9, 4], [1, 1, 1, 2, np.nan]) == known
    assert np.isnan(published_among_areas([3, 5], [1, 1])[:-1]).all()
    assert published_among_areas([3, 5], [1, 1]).areas == 2


def test_an_area_far_from_the_others_is_unusual():
    """It does not make itself usual; one as far with a wide interval is usual, one without a figure not assessed."""
    values, errors = np.array([20.0, 21, 19, 22, 18, 20, 21, 19, 20, 23, 40, 40, np.nan]), np.ones(13)
    errors[11] = 25
    told = published_unusual(values, errors)

    assert told[-3:].tolist() == ["unusually high", "not flagged", "not assessed"]
    assert set(told[:-3]) == {"not flagged"}
    assert set(published_unusual(values[:9], errors[:9])) == {"not assessed"}


def test_an_area_is_unusual_where_t_says_so():
    """By hand: its distance from the others' mean over all three variances, on two fewer degrees than other areas."""
    values, errors = np.array([20.0, 21, 19, 22, 18, 20, 21, 19, 20, 23, 25]), np.linspace(0.5, 1.5, 11)
    others = published_among_areas(values[:-1], errors[:-1])
    distance = (25 - others.mean) / np.sqrt(others.between + others.mean_error**2 + errors[-1] ** 2)
    confidence = 1 - 2 * stats.t.sf(distance, 8)

    assert published_unusual(values, errors, confidence - 1e-6)[-1] == "unusually high"
    assert published_unusual(values, errors, confidence + 1e-6)[-1] == "not flagged"


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(0.5, 5)), min_size=10, max_size=14))
def test_words_turn_with_the_figures(pairs):
    """High is low when all figures change sign, and the words do not depend on the areas' order."""
    values, errors = np.array(pairs).T
    told, turned = published_unusual(values, errors), published_unusual(-values, errors)
    opposite = {"unusually high": "unusually low", "unusually low": "unusually high", "not flagged": "not flagged"}

    assert [opposite[word] for word in told] == turned.tolist()
    assert_array_equal(published_unusual(values[::-1], errors[::-1])[::-1], told)


@pytest.mark.parametrize(
    ("values", "errors", "told"),
    [
        ([1, 2, 3], [1, 1], "values and standard errors must be lists of one length"),
        ([1, 2, 3], [1, 0, 1], "a standard error must be above 0"),
        ([1, 2, 3], [1, -1, 1], "a standard error must not be negative"),
        ([[1, 2, 3]], [[1, 1, 1]], "lists of one length"),
    ],
)
@pytest.mark.parametrize("function", [published_among_areas, published_unusual])
def test_what_is_no_list_of_figures_is_refused(function, values, errors, told):
    """The message says what is at fault."""
    with pytest.raises(ValueError, match=told):
        function(values, errors)


@pytest.mark.slow
@pytest.mark.parametrize(("between", "least"), [(0.0, 0.97), (1.0, 0.83), (3.0, 0.92)])
def test_few_of_areas_that_differ_as_areas_do_are_unusual(between, least):
    """Of 32 areas that differ normally at most 5 in 1,000 are unusual at 99.8 %; 95 % limits hold most of other areas.

    With standard errors of 0.5 to 3 they hold fewest where areas differ by less than that.
    """
    random, far, within = np.random.default_rng(20243), [], []
    for _ in range(400):
        errors = random.uniform(0.5, 3, 32)
        true = random.normal(20, between, 33)
        values = random.normal(true[:32], errors)
        told = published_among_areas(values, errors)
        far.append((published_unusual(values, errors) != "not flagged").mean())
        within.append(told.lower <= true[32] <= told.upper)
    print(f"{between=}: {np.mean(far):.4f} unusual, {np.mean(within):.3f} within")  # noqa: T201 - for who measures

    assert 0.0002 <= np.mean(far) <= 0.005
    assert np.mean(within) >= least
