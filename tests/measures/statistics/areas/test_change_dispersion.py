"""By how much figures change with nothing to tell: worked by hand, and what such an estimate must be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cjreport.measures.statistics.areas.change_dispersion import (
    MIN_CHANGES,
    change_by_chance,
    change_on_scale,
    dispersion_of_changes,
    times_chance,
    unlike_others,
    widened,
)
from cjreport.measures.statistics.comparison import proportions_change, rates_change

UP_AND_DOWN = np.array([1.0, -1.0] * 3)
CLUSTERING, BETWEEN = 3.0, 0.02
SMALL, LARGE = 0.04, 0.01
"""What chance does to changes of small areas and of large ones."""

tables = st.tuples(st.integers(1, 3), st.integers(5, 12)).flatmap(
    lambda shape: st.tuples(
        arrays(float, shape, elements=st.floats(-1, 1)),
        arrays(float, shape, elements=st.floats(0.001, 0.5)),
    )
)


def six_of_each(clustering, between):
    """Changes up and down of six large and six small areas whose dispersion is just this, and their chance.

    Squares are a little smaller than the variance, as the mean of all is taken from the changes themselves.
    """
    variances = np.repeat([clustering * chance + between for chance in (LARGE, SMALL)], 6)
    squares = variances - 1 / (1 / variances).sum()
    return np.tile(UP_AND_DOWN, 2) * np.sqrt(squares), np.repeat([LARGE, SMALL], 6)


def test_changes_of_rates_are_log_ratios():
    """From 20 to 30 of 1,000, with half a case put to each: log(30.5 / 20.5), by chance 1/30.5 + 1/20.5."""
    moved, chance = change_on_scale((30, 1_000), (20, 1_000), "rate")

    assert_allclose((moved, chance), (np.log(30.5 / 20.5), 1 / 30.5 + 1 / 20.5))


def test_changes_of_rates_go_with_the_base():
    """As many cases among twice the people are half the rate; and none has a logarithm."""
    moved, chance = change_on_scale(([20, 0], [2_000, 2_000]), ([20, 0], [1_000, 1_000]), "rate")

    assert_allclose(moved, [-np.log(2)] * 2)
    assert_allclose(chance, [2 / 20.5, 4])


def test_changes_of_shares_are_differences_of_arcsines():
    """From a quarter of 100 to half of 200: 2 asin sqrt(1/2) - 2 asin sqrt(1/4) is pi/6, by chance 1/200 + 1/100."""
    moved, chance = change_on_scale((100, 200), (25, 100), "proportion")

    assert_allclose((moved, chance), (np.pi / 6, 0.015))


@pytest.mark.parametrize("kind", ["rate", "proportion"])
@pytest.mark.parametrize("gap", range(4))
def test_a_figure_missing_leaves_no_change(kind, gap):
    """Nor does a base of nobody."""
    figures = np.array([10.0, 100.0, 20.0, 100.0])
    with_gap = np.where(np.arange(4) == gap, np.nan, figures)
    of_nobody = np.where(np.arange(4) // 2 == gap // 2, 0.0, figures)

    for each in (with_gap, of_nobody):
        assert np.isnan(change_on_scale((each[0], each[1]), (each[2], each[3]), kind)).all()


def test_the_change_by_chance_is_that_of_two_samples():
    """As comparison has it, of either kind."""
    assert change_by_chance((30, 1_000), (20, 900), "rate") == rates_change(30, 1_000, 20, 900)
    assert change_by_chance((30, 100), (20, 90), "proportion") == proportions_change(30, 100, 20, 90)


def test_dispersion_of_areas_of_one_size_worked_by_hand():
    """Twelve changes of 0.3 up and down, where chance's variance is 0.01, are 12/11 * 0.09 / 0.01 times as variable.

    Nothing tells clustering from what is between areas: all is clustering.
    """
    usual = dispersion_of_changes([[0.3, -0.3] * 6], 0.01)

    assert_allclose((usual.clustering, usual.between), (9 * 12 / 11, 0))
    assert_allclose([*usual.mean, *usual.mean_variance, usual.freedom], [0, 0.09 / 11, 11], atol=1e-12)


def test_dispersion_of_small_and_large_areas_worked_by_hand():
    """Chance of 0.01 and 0.04 tripled, and 0.02 besides, are variances of 0.05 and 0.14: both come back."""
    usual = dispersion_of_changes(*(each[np.newaxis] for each in six_of_each(CLUSTERING, BETWEEN)))

    assert_allclose((usual.clustering, usual.between), (3, 0.02), rtol=1e-6)
    assert_allclose(usual.mean_variance, [1 / (6 / 0.05 + 6 / 0.14)], rtol=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_the_dispersion_is_numpys_line_through_squares_at_its_own_weights(seed):
    """Squares about each pair's weighted mean, on chance, each weighted by one over the variance that is found."""
    draws = np.random.default_rng([20_260_307, seed])
    chance = np.repeat(2 / np.geomspace(500, 40_000, 32)[np.newaxis], 3, axis=0)
    moved = np.sqrt(CLUSTERING * chance + BETWEEN / 4) * draws.standard_normal(chance.shape)
    usual = dispersion_of_changes(moved, chance)

    expected = usual.clustering * chance + usual.between
    shares = (1 / expected) / (1 / expected).sum(axis=1, keepdims=True)
    squares = (moved - (shares * moved).sum(axis=1, keepdims=True)) ** 2 / (1 - shares)
    line = np.polyfit(chance.ravel(), squares.ravel(), 1, w=1 / expected.ravel())
    assert_allclose((usual.clustering, usual.between), line, rtol=1e-4)
    assert usual.clustering > 1
    assert usual.between > 0


def test_pairs_of_years_have_each_their_mean_and_one_dispersion():
    """What all areas did in a year does not make them differ."""
    moved, chance = six_of_each(CLUSTERING, BETWEEN)
    usual = dispersion_of_changes([moved + 0.5, moved - 0.2, moved], [chance] * 3)

    assert_allclose((usual.clustering, usual.between), (3, 0.02), rtol=1e-6)
    assert_allclose(usual.mean, [0.5, -0.2, 0], atol=1e-9)
    assert usual.freedom == 33


def test_areas_that_change_by_less_than_chance_are_taken_to_change_by_chance():
    """Clustering is at least 1, and nothing is between areas."""
    usual = dispersion_of_changes([[0.01, -0.01] * 6], 0.01)

    assert (usual.clustering, usual.between) == (1, 0)


def test_what_does_not_shrink_with_size_is_between_areas():
    """Variances of 0.1 whatever the size leave 0.09 and 0.06 beside chance, between which the estimate lies."""
    moved, chance = six_of_each(0, 0.1)
    usual = dispersion_of_changes([moved], [chance])

    assert usual.clustering == 1
    assert 0.06 < usual.between < 0.09


def test_what_shrinks_faster_than_chance_is_clustering_alone():
    """Small areas that vary by more than their chance says have nothing between them, rather than less than nothing."""
    moved, chance = six_of_each(5, -0.04)
    usual = dispersion_of_changes([moved], [chance])

    assert usual.between == 0
    assert 1 < usual.clustering < 4


@pytest.mark.slow
@pytest.mark.parametrize(("clustering", "between"), [(1, 0.0), (4, 0.0), (1, 0.004), (4, 0.004), (10, 0.02)])
def test_the_dispersion_planted_in_many_groups_is_found_in_the_middle_of_them(clustering, between):
    """Over 2,000 groups of three pairs of 32 areas; what must be at least 1, or 0, lies a little above on average."""
    draws = np.random.default_rng(20_260_306)
    chance = np.broadcast_to(2 / np.geomspace(500, 40_000, 32), (2_000, 3, 32))
    changes = np.sqrt(clustering * chance + between) * draws.standard_normal(chance.shape) + draws.normal(size=(3, 1))
    usual = dispersion_of_changes(changes, chance)
    in_a_middling_area = usual.clustering * chance[0, 0, 16] + usual.between

    assert_allclose(np.median(usual.clustering), clustering, rtol=0.1)
    assert_allclose(np.median(usual.between), between, rtol=0.1, atol=1e-4)
    assert_allclose(np.mean(in_a_middling_area), clustering * chance[0, 0, 16] + between, rtol=0.15)


@pytest.mark.parametrize(("changes", "known"), [(MIN_CHANGES - 1, False), (MIN_CHANGES, True)])
def test_of_few_changes_no_dispersion_is_known(changes, known):
    """Six are enough, in whichever pairs of years they are."""
    table = np.full((3, 4), np.nan)
    table.ravel()[:changes] = np.tile([0.1, -0.1], 12)[:changes]
    usual = dispersion_of_changes(table, 0.01)

    assert [bool(np.isfinite(each)) for each in (usual.clustering, usual.between, usual.freedom)] == [known] * 3
    assert np.isfinite(usual.mean).tolist() == [known, known, False]


@given(tables, st.integers(0, 10_000))
def test_the_order_of_areas_and_pairs_does_not_matter(table, order):
    """Wherever they stand, the dispersion is one."""
    rng = np.random.default_rng(order)
    pairs, areas = (rng.permutation(number) for number in table[0].shape)

    turned = dispersion_of_changes(*(each[pairs][:, areas] for each in table))

    assert_alike(turned, dispersion_of_changes(*table), pairs)


@given(tables, st.booleans())
def test_an_area_without_a_change_is_none(table, of_chance):
    """NaN in the change or in its variance."""
    added = [np.pad(each, ((0, 0), (0, 1)), constant_values=0.25) for each in table]
    added[of_chance][:, -1] = np.nan

    assert_alike(dispersion_of_changes(*added), dispersion_of_changes(*table))


@given(tables, st.floats(-3, 3))
def test_what_all_areas_did_does_not_make_them_differ(table, shift):
    """All changes moved alike leave the dispersion."""
    usual, moved = dispersion_of_changes(*table), dispersion_of_changes(table[0] + shift, table[1])

    assert_alike(moved._replace(mean=moved.mean - shift), usual)


@given(tables)
def test_each_of_many_groups_has_the_dispersion_that_it_has_alone(table):
    """Lines side by side do not touch one another."""
    turned = [np.stack([each, each[..., ::-1] * 2]) for each in table]
    together = dispersion_of_changes(*turned)

    for row in range(2):
        alone = dispersion_of_changes(turned[0][row], turned[1][row])
        assert_alike(alone, type(alone)(*(each[row] for each in together)))


def test_how_many_times_chance_a_change_varies():
    """Clustering, and what is between areas over what chance does: much in a large area, little in a small one."""
    assert_allclose(times_chance((3, 0.02), [LARGE, SMALL]), [5, 3.5])
    assert np.isnan(times_chance((np.nan, np.nan), 0.01))


@pytest.mark.parametrize("freedom", [9, 84])
def test_an_interval_of_which_the_variance_is_estimated_is_wider(freedom):
    """By as much as Student's quantile exceeds 1.96: 15% with nine changes beside their means, 1.5% with 84."""
    wider = stats.t.isf(0.025, freedom) / stats.norm.isf(0.025)

    assert_allclose(widened(5, (3, 9), 4, freedom), (5 - 4 * wider, 5 + 8 * wider))
    assert_allclose(widened([5, 5], ([3, 3], [9, 9]), 4, [freedom, np.nan])[0], [5 - 4 * wider, np.nan])


def test_an_interval_is_widened_about_its_difference():
    """Four times the variance doubles both arms, each its own; once leaves them."""
    assert_allclose(widened(5, (3, 9), 4), (1, 13))
    assert_allclose(widened(5, (3, 9), 1), (3, 9))
    assert np.isnan(widened(5, (3, 9), np.nan)).all()


@pytest.mark.parametrize("freedom", [9, 93])
def test_a_change_is_unlike_others_beyond_students_mark(freedom):
    """1.8 in a hundred lie beyond it on either side, as many high as low."""
    mark = stats.t.isf(0.018, freedom) * np.sqrt(0.04)
    changes = 0.1 + mark * np.array([-1.001, -0.999, 0, 0.999, 1.001])

    assert unlike_others(changes, [0.04] * 5, [0.1] * 5, [freedom] * 5).tolist() == [
        *("unusually low", "not flagged", "not flagged", "not flagged", "unusually high"),
    ]


@pytest.mark.parametrize("gap", range(4))
def test_a_change_of_which_something_is_not_known_is_not_assessed(gap):
    """Its own, its variance, what others did, or how well that is known."""
    figures = np.where(np.eye(4)[gap] == 1, np.nan, [5, 0.04, 0.1, 30])

    assert unlike_others(*figures).item() == "not assessed"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: change_on_scale((-1, 10), (1, 10), "rate"), "a count must not be negative or infinite: -1"),
        (lambda: change_on_scale((1, 10), (1, np.inf), "rate"), "a denominator must not be negative or infinite: inf"),
        (lambda: change_on_scale((11, 10), (1, 10), "proportion"), "more than its denominator: 11 of 10"),
        (lambda: change_on_scale((1, 10), (1, 10), "share"), "of a rate or a proportion, not of: share"),
    ],
)
def test_impossible_figures_are_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()


def test_arguments_are_not_changed():
    """The tables given are as they were, gaps among them."""
    moved, chance = np.full((2, 12), 0.1), np.full((2, 12), 0.01)
    moved[0, 3] = np.nan
    before = moved.copy(), chance.copy()
    dispersion_of_changes(moved, chance)

    assert_array_equal((moved, chance), before)


def assert_alike(usual, other, pairs=slice(None)):
    """Hold two dispersions to be one, to what rounding leaves; *pairs* is how those of the first are turned."""
    assert_allclose([usual.clustering, usual.between], [other.clustering, other.between], rtol=1e-4, atol=1e-6)
    assert_allclose(usual.mean, other.mean[pairs], rtol=1e-4, atol=1e-6)
    assert_allclose(usual.mean_variance, other.mean_variance[pairs], rtol=1e-4, atol=1e-9)
    assert_array_equal(usual.freedom, other.freedom)
