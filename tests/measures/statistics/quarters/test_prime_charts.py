"""P' and U' charts, against figures of qicharts2's own data and a chart worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from cjreport.measures.statistics.quarters.control_chart import xmr_limits
from cjreport.measures.statistics.quarters.prime_charts import (
    ARCSINE,
    NO_COUNTS,
    RATES,
    ROOT,
    SHARES,
    p_prime,
    sigma_of,
    standardise,
    u_prime,
)

# The data nhs_accidents of qicharts2 (GPL-3): people seen within four hours and all who came, in twenty weeks.
SEEN = [
    *(266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320),
    *(267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989),
]
CAME = [
    *(280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529),
    *(279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772),
]
# Limits that Laney's formulae give in R for them, to six digits, re-keyed from
# AUS-DOH-Safety-and-Quality/PowerBI-SPC@662780f (MIT), test/fixtures/golden/pp and up.
LOWER = [
    *(0.94013, 0.940046, 0.940378, 0.940473, 0.940173, 0.940025, 0.940207, 0.940454, 0.94022, 0.940177),
    *(0.940111, 0.940208, 0.939803, 0.939839, 0.940046, 0.939923, 0.939788, 0.939969, 0.940087, 0.939975),
]
UPPER = [
    *(0.96567, 0.965753, 0.965421, 0.965326, 0.965627, 0.965775, 0.965593, 0.965345, 0.965579, 0.965623),
    *(0.965689, 0.965591, 0.965996, 0.965961, 0.965753, 0.965877, 0.966012, 0.96583, 0.965713, 0.965824),
]

counts_of_bases = st.lists(
    st.integers(1, 500).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))), min_size=12, max_size=24
).map(lambda pairs: tuple(np.array(each, dtype=float) for each in zip(*pairs, strict=True)))


@pytest.mark.parametrize("chart", [p_prime, u_prime])
def test_limits_are_those_published_of_laneys_formulae(chart):
    """Of samples so large chance is next to nothing, so that both charts have the same limits."""
    limits = chart(SEEN, CAME)

    assert limits.mean == pytest.approx(0.9529, abs=5e-7)
    assert_allclose(limits.lower, LOWER, rtol=0, atol=6e-7)
    assert_allclose(limits.upper, UPPER, rtol=0, atol=6e-7)


def test_a_p_prime_chart_worked_out_by_hand():
    """Four samples of 400 and 100, mean a half: z is -2, 2, -1, 1, its mean moving range 3, sigma 3 / 1.128."""
    limits = p_prime([180, 220, 45, 55], [400, 400, 100, 100])

    sigma_z = (4 + 3 + 2) / 3 / 1.128
    assert (limits.mean, limits.sigma_z) == pytest.approx((0.5, sigma_z))
    assert_allclose(limits.upper, [0.5 + 3 * 0.025 * sigma_z] * 2 + [0.5 + 3 * 0.05 * sigma_z] * 2)
    assert_allclose(limits.lower, 1 - limits.upper)


def test_a_u_prime_chart_worked_out_by_hand():
    """Four counts on bases of 4 and 16, mean 1: z is 1, -1, 1, -1, and no limit lies below nothing."""
    limits = u_prime([6, 2, 20, 12], [4, 4, 16, 16])

    sigma_z = 2 / 1.128
    assert (limits.mean, limits.sigma_z) == pytest.approx((1.0, sigma_z))
    assert_allclose(limits.upper, [1 + 3 * 0.5 * sigma_z] * 2 + [1 + 3 * 0.25 * sigma_z] * 2)
    assert limits.lower.tolist() == [0, 0, 0, 0]


def test_a_baseline_alone_gives_mean_and_sigma():
    """What comes after it moves no limit, and lies between limits of its own denominator."""
    before = p_prime([45, 55, 45, 55], [100] * 4)
    told = p_prime([45, 55, 45, 55, 0, 400], [100] * 5 + [400], [True] * 4 + [False] * 2)

    assert (told.mean, told.sigma_z) == (before.mean, before.sigma_z)
    assert told.upper[4] == before.upper[0]
    assert told.upper[5] - 0.5 == pytest.approx((before.upper[0] - 0.5) / 2)


def test_a_gap_has_no_moving_range_and_no_limits():
    """The moving ranges are those of the first two and of the last two."""
    limits = p_prime([40, 60, np.nan, 50, 55], [100, 100, np.nan, 100, 100])

    mean = 205 / 400
    spread = np.sqrt(mean * (1 - mean) / 100)
    assert limits.sigma_z == pytest.approx((0.2 + 0.05) / spread / 2 / 1.128)
    assert np.isnan([limits.lower[2], limits.upper[2]]).all()


def test_figures_without_counts_make_an_xmr_chart():
    """Their mean, and 3 / 1.128 mean moving ranges to either side."""
    values = np.array([9.0, 11, 10, 14, 9, 8])

    told = standardise(values, np.full(6, np.nan), NO_COUNTS, np.ones(6, dtype=bool))
    sigma = sigma_of(told.z, np.ones(6, dtype=bool))

    mean, lower, upper = xmr_limits(values)
    assert told.mean == pytest.approx(mean)
    assert (told.at(-3 * sigma)[0], told.at(3 * sigma)[0]) == pytest.approx((lower, upper), rel=1e-3)


@given(counts_of_bases, st.sampled_from([SHARES, RATES, ARCSINE, ROOT]), st.floats(0, 50))
def test_limits_never_lie_where_a_figure_cannot(counted, scale, z):
    """From 0 on, a share's up to 1, with the mean between them, whatever the counts."""
    cases, bases = counted
    told = standardise(cases / bases, bases, scale, np.ones(cases.shape, dtype=bool))

    lower, upper = told.at(-z), told.at(z)
    known = np.isfinite(lower)
    assert (lower[known] >= 0).all()
    assert scale in (RATES, ROOT) or (upper[known] <= 1).all()
    assert (lower[known] <= told.mean + 1e-12).all()
    assert (told.mean - 1e-12 <= upper[known]).all()


@given(st.floats(0, 1), st.sampled_from([ARCSINE, ROOT]))
def test_a_figure_comes_back_from_its_scale(figure, scale):
    """There and back is where it was."""
    assert float(scale.back(scale.to(np.array(figure)))) == pytest.approx(figure, abs=1e-12)


def test_the_limits_of_more_people_lie_closer():
    """Those of 400 are half as far from the mean, on its scale, as those of 100."""
    told = standardise(np.array([0.9, 0.8]), np.array([100.0, 400.0]), ARCSINE, np.ones(2, dtype=bool))

    apart = ARCSINE.to(told.at(1)) - told.centre
    assert apart[0] == pytest.approx(2 * apart[1])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: p_prime([1, 2], [4, 0]), "a denominator must be above 0: 0"),
        (lambda: p_prime([-1, 2], [4, 4]), "a count must not be below 0: -1"),
        (lambda: p_prime([5, 2], [4, 4]), "a numerator must not be above its denominator: 5"),
        (lambda: u_prime([5, 2], [4, 4, 4]), "must be of one length"),
        (lambda: u_prime(5, [4]), r"a list of values, not one of shape \(\)"),
    ],
)
def test_what_cannot_be_charted_is_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()
