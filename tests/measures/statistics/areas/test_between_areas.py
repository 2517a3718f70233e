"""What areas differ by beyond chance, against statsmodels, published trials and what such an estimate must be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats
from statsmodels.api import WLS
from statsmodels.stats.meta_analysis import combine_effects

from cjreport.measures.statistics.areas.between_areas import (
    expected_of_another,
    line_among,
    off_scale,
    on_scale,
    reach,
)

# Tuberculosis with and without vaccination in thirteen trials (ill and well, with it and without it), re-keyed from
# dat.bcg of the R package metafor, whose estimates of Paule and Mandel are 0.3181 for the variance between trials.
VACCINATED = np.array([
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13_536, 248, 12_619), (33, 5_036, 47, 5_761),
    (180, 1_361, 372, 1_079), (8, 2_537, 10, 619), (505, 87_886, 499, 87_892), (29, 7_470, 45, 7_232),
    (17, 1_699, 65, 1_600), (186, 50_448, 141, 27_197), (5, 2_493, 3, 2_338), (27, 16_886, 29, 17_825),
], dtype=float)  # fmt: skip

kinds = pytest.mark.parametrize("kind", ["rate", "proportion"])
areas = st.integers(4, 12).flatmap(
    lambda number: st.tuples(
        *(st.lists(of_each, min_size=number, max_size=number).map(np.array) for of_each in (
            st.floats(-2, 2), st.floats(0.001, 1), st.floats(6, 14)
        ))
    )
)  # fmt: skip


def drawn(seed, number=32):
    """Effects of so many areas, their variances by chance and their sizes, as councils' are."""
    rng = np.random.default_rng(seed)
    people = np.exp(rng.uniform(10, 13.4, number))
    effects = 0.03 * np.log(people) + 0.05 * rng.standard_normal(number) + rng.standard_normal(number) / people**0.5
    return effects, 1 / people, np.log(people)


def test_trials_of_a_vaccine_have_their_published_variance_between_them():
    """Thirteen log ratios of risks differ with a variance of 0.3181 beyond chance."""
    ill, well, ill_without, well_without = VACCINATED.T
    ratios = np.log(ill / (ill + well)) - np.log(ill_without / (ill_without + well_without))
    chance = 1 / ill - 1 / (ill + well) + 1 / ill_without - 1 / (ill_without + well_without)
    line = line_among(ratios, chance)

    assert round(float(line.between), 4) == 0.3181
    assert (line.freedom, np.isnan(line.slope)) == (12, True)


@pytest.mark.parametrize("seed", range(5))
def test_the_level_is_that_of_statsmodels_iterated_estimate(seed):
    """Its variance between areas, mean, and standard error of the mean come back."""
    effects, chance, _ = drawn(seed)
    known = combine_effects(effects, chance, method_re="iterated")
    line = line_among(effects, chance)

    assert_allclose(line.between, known.tau2, rtol=1e-5)
    assert_allclose(line.level, known.mean_effect_re, rtol=1e-6)
    assert_allclose(np.sqrt(line.level_variance), known.sd_eff_w_re, rtol=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_the_line_is_that_of_weighted_least_squares_at_the_variance_found(seed):
    """Level and slope are statsmodels', and squares about the line add up to the areas less two."""
    effects, chance, size = drawn(seed)
    line = line_among(effects, chance, size)
    weights = 1 / (chance + line.between)
    fitted = WLS(effects, np.column_stack([np.ones(32), size - line.size]), weights=weights).fit()

    assert line.between > 0
    assert_allclose([line.level, line.slope], fitted.params, rtol=1e-8)
    assert_allclose(weights @ fitted.resid**2, 30, rtol=1e-8)
    assert_allclose([line.level_variance, line.slope_variance], np.diag(fitted.normalized_cov_params), rtol=1e-8)
    assert_allclose(line.size, np.average(size, weights=weights))


def test_areas_that_differ_by_less_than_chance_have_no_variance_between_them():
    """Nor have those that chance explains just so; the line is then weighted by chance alone."""
    close = line_among([0.1, -0.1, 0.2, -0.2], [1.0] * 4)

    assert (close.between, close.level, close.level_variance) == (0, pytest.approx(0), 0.25)


@pytest.mark.parametrize("between", [1e-4, 1e-2, 1, 10])
def test_the_variance_between_areas_is_found_from_the_smallest_to_the_largest(between):
    """Also where chance does a millionth of it and less: squares add up to what is left."""
    effects = np.sqrt(between) * stats.norm.ppf((np.arange(32) + 0.5) / 32)
    chance = 1 / np.geomspace(22_000, 640_000, 32)
    line = line_among(effects, chance)

    assert_allclose(((effects - line.level) ** 2 / (chance + line.between)).sum(), 31, rtol=1e-7)


@given(areas, st.integers(0, 10_000))
def test_the_order_of_areas_does_not_matter(group, order):
    """Wherever they stand, the line is one."""
    places = np.random.default_rng(order).permutation(len(group[0]))

    assert_alike(line_among(*(each[places] for each in group)), line_among(*group))


@given(areas, st.integers(0, 2), st.integers(0, 12))
def test_an_area_without_a_figure_is_none(group, figure, place):
    """NaN in effect, variance or size leaves the line of the other areas."""
    added = [np.insert(each, min(place, len(each)), 0.5) for each in group]
    added[figure][min(place, len(group[0]))] = np.nan

    assert_alike(line_among(*added), line_among(*group))


@given(areas, st.sampled_from([1 / 64, 8, 1_024]), st.floats(-5, 5))
def test_effects_on_another_scale_have_the_same_line_on_it(group, times, shift):
    """Effects times something, with their variances times its square, and all sizes moved alike."""
    effect, variance, size = group
    line, scaled = line_among(*group), line_among(effect * times, variance * times**2, size + shift)

    expected = (
        *(line.level * times, line.slope * times, line.size + shift, line.between * times**2),
        *(line.level_variance * times**2, line.slope_variance * times**2, line.freedom),
    )
    assert_allclose(scaled, expected, rtol=1e-5, atol=1e-6 * times**2)


@given(st.lists(areas, min_size=2, max_size=4))
def test_each_of_many_groups_has_the_line_that_it_has_alone(groups):
    """Groups side by side, of fewer areas filled up with NaN, do not touch one another."""
    table = np.full((3, len(groups), 12), np.nan)
    for row, group in enumerate(groups):
        table[:, row, : len(group[0])] = group

    together = line_among(*table)

    for row, group in enumerate(groups):
        assert_alike([each[row] for each in together], line_among(*group))


def test_areas_of_one_size_have_no_slope():
    """The line is their level, whatever is asked of it elsewhere."""
    line = line_among([1.0, 2.0, 3.0, 4.0], [0.1] * 4, [11.0] * 4)

    assert (line.level, np.isnan(line.slope)) == (2.5, True)
    assert expected_of_another(line, 0.1, 14.0)[0] == 2.5


@pytest.mark.parametrize(("number", "sloped"), [(0, False), (1, False), (2, True)])
def test_so_few_areas_that_nothing_is_left_have_no_line(number, sloped):
    """One area does not say what areas differ by, nor two what they differ by about a line."""
    size = np.arange(float(number)) if sloped else None

    assert np.isnan(line_among(np.ones(number), np.ones(number), size)).all()


def test_what_is_expected_of_another_area_worked_by_hand():
    """Four areas at 1, 2, 3 and 4 with a chance of 0.1 differ by 5/3 - 0.1; a fifth is expected at 2.5.

    Its variance is its own 0.2, the 1.5667 between areas, and a quarter of 5/3 for the level.
    """
    line = line_among([1.0, 2.0, 3.0, 4.0], [0.1] * 4)
    middle, error = expected_of_another(line, 0.2)

    assert_allclose((line.between, middle), (5 / 3 - 0.1, 2.5), rtol=1e-9)
    assert_allclose(error**2, 0.2 + 5 / 3 - 0.1 + 5 / 12, rtol=1e-9)


def test_what_is_expected_far_from_the_areas_sizes_is_less_sure():
    """The slope's own error counts with the square of the distance, as in statsmodels' prediction."""
    effects, chance, size = drawn(7)
    line = line_among(effects, chance, size)
    fitted = WLS(effects, np.column_stack([np.ones(32), size]), weights=1 / (chance + line.between)).fit()
    design = np.column_stack([np.ones(2), [11.0, 15.0]])
    middle, error = expected_of_another(line, np.array([1e-5, 1e-5]), np.array([11.0, 15.0]))

    of_line = np.einsum("ij,jk,ik->i", design, fitted.normalized_cov_params, design)
    assert_allclose(middle, design @ fitted.params, rtol=1e-8)
    assert_allclose(error**2, of_line + line.between + 1e-5, rtol=1e-8)


@pytest.mark.parametrize(("freedom", "tail"), [(1, 0.025), (7, 0.018), (30, 0.018)])
def test_reach_is_students(freedom, tail):
    """As far as Student's own quantile; none where nothing is left."""
    assert_allclose(reach(freedom, tail), stats.t.isf(tail, freedom))
    assert np.isnan(reach([0, -1, np.nan], tail)).all()


@kinds
@given(share=st.floats(0, 1))
def test_scales_turn_back(kind, share):
    """A share put on the scale and back is itself."""
    assert_allclose(off_scale(on_scale(share, kind), kind), share, atol=1e-12)


@kinds
@pytest.mark.parametrize("share", [0.05, 0.3, 0.8])
def test_on_the_scale_chance_has_one_variance(kind, share):
    """The slope of the scale squared, times a rate's or a share's own variance over 1, is 1 whatever the share."""
    slope = (on_scale(share + 1e-6, kind) - on_scale(share - 1e-6, kind)) / 2e-6

    assert_allclose(slope**2 * (share if kind == "rate" else share * (1 - share)), 1, rtol=1e-6)


def test_what_lies_beyond_none_or_all_comes_back_as_none_or_all():
    """Limits on the scale may pass both ends."""
    assert off_scale([-1.0, 0.0], "rate").tolist() == [0, 0]
    assert off_scale([-1.0, 4.0], "proportion").tolist() == [0, 1]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (([1.0, np.inf], [1.0, 1.0]), "an effect and its variance must be finite: inf of 1"),
        (([1.0, 2.0], [1.0, np.inf]), "must be finite: 2 of inf"),
        (([1.0, 2.0], [1.0, 0.0]), "the variance of an effect must be above 0: 0"),
        (([1.0, 2.0], [1.0, -1.0]), "the variance of an effect must be above 0: -1"),
    ],
)
def test_impossible_figures_are_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        line_among(*wrong)


def assert_alike(line, other):
    """Hold two lines to be one, to what rounding leaves."""
    assert_allclose(np.array([*line]), np.array([*other]), rtol=1e-5, atol=1e-7)
