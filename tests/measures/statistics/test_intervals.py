"""Confidence intervals, against published figures and against what any interval must be."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cjreport.measures.statistics.intervals import EXACT_BELOW, poisson_rate, student_mean, wilson

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

parts_and_wholes = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
events = st.integers(0, 100_000)
bases = st.integers(1, 10_000_000)
levels = st.floats(0.5, 0.999)

# Newcombe RG. Two-sided confidence intervals for the single proportion. Stat Med 1998;17:857-72, table I,
# method 3.
NEWCOMBE_SINGLE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]

# Pearson ES, Hartley HO. Biometrika tables for statisticians, volume I, table 40: 95 % limits of a Poisson
# mean.
POISSON_TABLE = [
    (0, 0.0, 3.69),
    (1, 0.0253, 5.57),
    (2, 0.242, 7.22),
    (3, 0.619, 8.77),
    (4, 1.09, 10.24),
    (5, 1.62, 11.67),
    (6, 2.20, 13.06),
    (7, 2.81, 14.42),
    (8, 3.45, 15.76),
    (9, 4.12, 17.08),
]

# Published rates of Fingertips, re-keyed: per 1,000 from ukhsa-collaboration/fingertips-open@6780897 (MIT)
# TrendMarkerCalculatorTest.cs; per 100,000 from dhsc-govuk/FingertipsNext@d1600f4 (MIT) IndicatorTestData.cs.
FINGERTIPS_RATES = [
    (1_367, 44_701, 1_000, 28.98, 32.25),
    (1_332, 44_064, 1_000, 28.63, 31.90),
    (1_199, 42_811, 1_000, 26.44, 29.64),
    (1_023, 41_527, 1_000, 23.15, 26.19),
    (994, 40_299, 1_000, 23.16, 26.25),
    (1_502, 49_866_388, 100_000, 2.8616, 3.1683),
    (1_415, 49_300_918, 100_000, 2.7225, 3.0237),
    (1_344, 48_753_376, 100_000, 2.6113, 2.9082),
    (935, 48_440_507, 100_000, 1.8085, 2.0580),
    (1_416, 48_246_126, 100_000, 2.7841, 3.0919),
]

# The drug of the second column less that of the first: hours of sleep of Student's ten patients.
# Student. The probable error of a mean. Biometrika 1908;6:1-25; the limits are those that R prints for its
# data set "sleep".
STUDENT_SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]

# Computed with mpmath 1.4.1 at 50 digits: Wilson's formula; Byar's from 10 events on; below, the roots of the
# incomplete gamma function by bisection; the quantiles of t as roots of the incomplete beta function.
WILSON_TO_15_DIGITS = [
    (0.95, 0, 1, 0, 0.793450685622763),
    (0.95, 1, 1, 0.206549314377237, 1),
    (0.95, 0, 10, 0, 0.277532799862889),
    (0.95, 1, 2, 0.0945312057342307, 0.905468794265769),
    (0.95, 9, 10, 0.595849973204762, 0.982123786904927),
    (0.95, 10, 11, 0.622641563548404, 0.983767827114115),
    (0.95, 11, 1000, 0.00615317409808664, 0.0195893957007863),
    (0.95, 2.5, 7, 0.118083011261553, 0.697439970186072),
    (0.95, 1, 10**9, 1.76524554956963e-10, 5.66493424329744e-9),
    (0.95, 123_456_789, 10**9, 0.123436401619279, 0.123477179273672),
    (0.95, 10**9, 10**9, 0.999999996158541, 1),
    (0.998, 0, 1, 0, 0.90520909849868),
    (0.998, 10, 10, 0.511521099546538, 1),
    (0.998, 9, 10, 0.41800599246178, 0.99121088717545),
    (0.998, 11, 1000, 0.00447645199284265, 0.026774650197024),
    (0.998, 2.5, 7, 0.0663784824612609, 0.812772205780413),
    (0.998, 0, 10**9, 0, 9.54953561488961e-9),
    (0.998, 123_456_789, 10**9, 0.123424645978304, 0.123488939213322),
]
POISSON_TO_15_DIGITS = [
    (0.95, 0, 0, 3.68887945411394),
    (0.95, 0.5, 0.000491034558587628, 4.67420180224807),
    (0.95, 1, 0.0253178079842899, 5.5716433909389),
    (0.95, 5, 1.62348639011842, 11.6683320793227),
    (0.95, 9, 4.11537309737833, 17.0848034514192),
    (0.95, 9.9, 4.72663870327838, 18.2604570199447),
    (0.95, 10, 4.78744991396756, 18.3914586057565),
    (0.95, 11, 5.48369019844997, 19.6832371161464),
    (0.95, 100, 81.3621054905279, 121.627937579206),
    (0.95, 10**9, 999938021.443927, 1000061981.45041),
    (0.998, 0, 0, 6.90775527898214),
    (0.998, 0.5, 7.85398574631245e-7, 8.13311809811907),
    (0.998, 1, 0.00100050033358353, 9.23341347645159),
    (0.998, 5, 0.739371731917833, 16.4547452036801),
    (0.998, 9, 2.45242440436377, 22.6573733090629),
    (0.998, 10, 2.91631837469569, 24.1937249278805),
    (0.998, 11, 3.44837023840088, 25.6465205165574),
    (0.998, 123_456, 122373.055206941, 124545.648875878),
    (0.998, 10**9, 999902281.123967, 1000097725.57577),
]
T_TO_15_DIGITS = [
    (0.95, 1, 12.7062047361747),
    (0.95, 2, 4.30265272974946),
    (0.95, 9, 2.26215716279821),
    (0.95, 99, 1.98421695158642),
    (0.998, 1, 318.30883898555),
    (0.998, 2, 22.3271247701199),
    (0.998, 9, 4.29680566272992),
    (0.998, 99, 3.17460384975575),
]

AT_LEVELS = [
    lambda level: wilson(3, 10, level),
    lambda level: poisson_rate(3, 10, 1, level),
    lambda level: poisson_rate(30, 10, 1, level),
    lambda level: student_mean(STUDENT_SLEEP, level),
]


@pytest.mark.parametrize(("part", "whole", "lower", "upper"), NEWCOMBE_SINGLE)
def test_wilson_gives_newcombes_published_limits(part, whole, lower, upper):
    """Newcombe's four worked proportions come back to four decimals."""
    assert_allclose(wilson(part, whole), (lower, upper), atol=5e-5)


def test_wilson_gives_a_published_proportion_of_millions():
    """The lower limits of England's diabetes prevalence come back.

    Re-keyed from dhsc-govuk/FingertipsNext@d1600f4 (MIT) IndicatorTestData.cs. Its upper limits are no
    Wilson limits: they lie half as far again from the value as the lower ones.
    """
    lower, _ = wilson([3_938_080, 3_774_801, 3_625_401], [51_441_896, 50_649_129, 49_956_777])

    assert_allclose(100 * lower, [7.6481, 7.4456, 7.2499], atol=6e-5)


@pytest.mark.parametrize(("level", "part", "whole", "lower", "upper"), WILSON_TO_15_DIGITS)
def test_wilson_is_right_to_twelve_digits(level, part, whole, lower, upper):
    """One person, none, all, a part of a person and a thousand million have the limits of the formula."""
    assert_allclose(wilson(part, whole, level), (lower, upper), rtol=1e-12)


def test_wilson_is_missing_where_a_figure_is_missing_or_the_whole_is_nothing():
    """NaN in either figure, and a whole of 0, give NaN without spoiling their neighbours."""
    lower, upper = wilson([np.nan, 3, 0, 3], [10, np.nan, 0, 10])

    assert_array_equal(np.isnan(lower), [True, True, True, False])
    assert_array_equal(np.isnan(upper), [True, True, True, False])


@pytest.mark.parametrize("interval", [wilson, poisson_rate])
def test_no_figures_give_no_limits(interval):
    """Empty arrays give empty limits."""
    lower, upper = interval([], [])

    assert (lower.shape, upper.shape) == ((0,), (0,))


@pytest.mark.parametrize("interval", [wilson, poisson_rate])
def test_figures_may_come_in_any_form(interval):
    """Numbers give numbers; lists and a frame's columns, whatever their index, give what arrays give."""
    counts, bases = [0, 9, 10, 30], [12, 12, 40, 50]
    lower, upper = interval(np.array(counts), np.array(bases))

    assert_array_equal(interval(counts, bases), (lower, upper))
    assert_array_equal(interval(pd.Series(counts, index=[3, 1, 2, 0]), pd.Series(bases)), (lower, upper))
    for place, figures in enumerate(zip(counts, bases, strict=True)):
        low, high = interval(*figures)
        assert f"{low:.6f} to {high:.6f}" == f"{lower[place]:.6f} to {upper[place]:.6f}"
        assert float(low) == lower[place]


@pytest.mark.parametrize("interval", [wilson, poisson_rate])
def test_figures_are_left_as_they_were(interval):
    """No argument is changed, though few events and many are worked out apart."""
    counts, bases = np.array([3.0, 30.0]), np.array([40.0, 40.0])
    interval(counts, bases)

    assert_array_equal((counts, bases), ([3, 30], [40, 40]))


@pytest.mark.parametrize("interval", [wilson, poisson_rate])
def test_limits_take_the_shape_their_figures_broadcast_to(interval):
    """A column of counts over a row of denominators gives a table."""
    lower, upper = interval([[1], [2]], [10, 20, 30])

    assert (lower.shape, upper.shape) == ((2, 3), (2, 3))
    assert_allclose((lower[1, 2], upper[1, 2]), interval(2, 30))


@given(parts_and_wholes, levels)
def test_wilson_holds_its_proportion_and_stays_within_0_and_1(figures, level):
    """The estimate lies within the interval, the interval within 0 to 1, also at none and all."""
    part, whole = figures
    lower, upper = wilson(part, whole, level)

    assert 0 <= lower <= part / whole <= upper <= 1
    assert lower < upper


@given(parts_and_wholes, levels)
def test_wilson_of_the_rest_is_the_mirror_image(figures, level):
    """Those who did not complete have the mirrored interval of those who did."""
    part, whole = figures
    lower, upper = wilson(part, whole, level)

    assert_allclose(wilson(whole - part, whole, level), (1 - upper, 1 - lower), atol=1e-12)


@given(parts_and_wholes, st.integers(2, 100))
def test_wilson_narrows_with_more_people(figures, times):
    """The same proportion of more people is surer."""
    part, whole = figures

    assert width(wilson(part * times, whole * times)) < width(wilson(part, whole))


@pytest.mark.parametrize(("count", "lower", "upper"), POISSON_TABLE)
def test_poisson_rate_of_few_events_is_exact(count, lower, upper):
    """Below ten events the limits are those of the Biometrika tables, to the digits printed."""
    low, high = poisson_rate(count, 1)

    assert float(f"{low:.3g}") == lower
    assert round(float(high), 2) == upper


@pytest.mark.parametrize(("count", "population", "per", "lower", "upper"), FINGERTIPS_RATES)
def test_poisson_rate_gives_fingertips_published_limits(count, population, per, lower, upper):
    """Byar's limits of ten published rates come back to the decimals printed."""
    decimals = 2 if per == 1_000 else 4

    assert_allclose(poisson_rate(count, population, per), (lower, upper), atol=1.01 * 10**-decimals)


@pytest.mark.parametrize(("base", "per"), [(1, 1), (7, 2.5), (10**9, 100_000 / 3)])
@pytest.mark.parametrize(("level", "count", "lower", "upper"), POISSON_TO_15_DIGITS)
def test_poisson_rate_is_right_to_twelve_digits(level, count, lower, upper, base, per):
    """None, nine, ten, eleven, part of an event and a thousand million have the limits of the formulae."""
    scale = per / base

    assert_allclose(poisson_rate(count, base, per, level), (lower * scale, upper * scale), rtol=1e-12)


def test_byars_limits_are_public_healths_and_not_the_other_ones():
    """15 events of 400 give 0.02097 to 0.06185; half an event added at both ends gives 0.02191 to 0.06029.

    The first are those of https://github.com/ukhsa-collaboration/PHEindicatormethods (utils.R), the second those
    of DescTools, which statsmodels' tests print.
    """
    assert_allclose(poisson_rate(15, 400), (0.02097, 0.06185), atol=5e-6)


def test_the_exact_method_ends_below_ten_events():
    """Nine events still have the exact limits, ten already Byar's, worked by hand.

    The cubes of 1 - 1/90 - 1.959964/9.486833, times 10, and of 1 - 1/99 + 1.959964/9.949874, times 11.
    """
    assert EXACT_BELOW == 10
    assert_allclose(poisson_rate(9, 1), (stats.gamma.ppf(0.025, 9), stats.gamma.ppf(0.975, 10)), rtol=1e-12)
    assert_allclose(poisson_rate(10, 1), (4.78745, 18.39146), atol=5e-6)


def test_byars_limits_are_near_exact_from_ten_events_on():
    """Byar's limits are within 0.2 % of exact (Public Health England. Technical guide: confidence intervals)."""
    count = np.arange(EXACT_BELOW, 2_000)

    assert_allclose(
        poisson_rate(count, 1), (stats.gamma.ppf(0.025, count), stats.gamma.ppf(0.975, count + 1)), rtol=0.002
    )


@pytest.mark.parametrize("mean", [0.5, 1, 2, 3.3, 5, 8, 9.5, 10, 12, 20, 50])
def test_poisson_rate_holds_the_true_mean_as_often_as_it_says(mean):
    """At least 95 % of the counts that a true mean gives have an interval that holds it."""
    count = np.arange(200)
    lower, upper = poisson_rate(count, 1)

    assert stats.poisson.pmf(count, mean)[(lower <= mean) & (mean <= upper)].sum() >= 0.95


@given(events, bases, levels)
def test_poisson_rate_holds_its_rate_and_is_never_negative(count, base, level):
    """The estimate lies within the interval; a count of 0 begins it at 0 exactly."""
    lower, upper = poisson_rate(count, base, 10_000, level)

    assert 0 <= lower <= count / base * 10_000 < upper
    assert (lower == 0) == (count == 0)


@given(events, bases, st.integers(2, 100_000))
def test_poisson_rate_scales_with_multiplier_and_base(count, base, per):
    """Per 10,000 or per person, the interval is one interval."""
    limits = np.array(poisson_rate(count, base))

    assert_allclose(poisson_rate(count, base, per), limits * per)
    assert_allclose(poisson_rate(count, base * per), limits / per)


@given(st.integers(1, 10_000), st.integers(2, 100))
def test_poisson_rate_narrows_with_more_people(count, times):
    """The same rate among more people is surer, also across the change of method at ten events."""
    assert width(poisson_rate(count * times, 1_000 * times)) < width(poisson_rate(count, 1_000))


def test_poisson_limits_rise_with_every_event():
    """One event more never lowers a limit, nor does the change of method at ten."""
    lower, upper = poisson_rate(np.arange(500), 1)

    assert (np.diff(lower) > 0).all()
    assert (np.diff(upper) > 0).all()


def test_poisson_rate_is_missing_where_a_figure_is_missing_or_the_base_is_nothing():
    """NaN in either figure, and a base of 0, give NaN without spoiling their neighbours."""
    lower, upper = poisson_rate([np.nan, 30, 3, 0, 3], [10, np.nan, np.nan, 0, 10])

    assert_array_equal(np.isnan(lower), [True, True, True, True, False])
    assert_array_equal(np.isnan(upper), [True, True, True, True, False])


def test_each_rate_may_have_its_own_multiplier():
    """Multipliers pair with their rates."""
    lower, _ = poisson_rate([20, 20], [1_000, 1_000], [1, 10_000])

    assert_allclose(lower[1], 10_000 * lower[0])


def test_student_mean_gives_the_limits_of_students_sleepers():
    """Student's own ten patients give 0.7001142 to 2.4598858 hours."""
    assert_allclose(student_mean(STUDENT_SLEEP), (0.7001142, 2.4598858), atol=5e-8)


@given(st.lists(st.integers(-1_000, 1_000), min_size=2, max_size=30), st.integers(1, 50), st.integers(-500, 500))
def test_student_mean_follows_a_change_of_unit(values, times, shift):
    """The interval holds the mean, and moves and stretches with the values."""
    lower, upper = student_mean(values)

    assert lower <= np.mean(values) + 1e-9
    assert np.mean(values) <= upper + 1e-9
    assert_allclose(
        student_mean(np.multiply(values, times) + shift),
        (lower * times + shift, upper * times + shift),
        atol=1e-6,
    )


@pytest.mark.parametrize(("level", "freedom", "quantile"), T_TO_15_DIGITS)
def test_student_mean_is_right_to_twelve_digits(level, freedom, quantile):
    """A first value of 1 among noughts has mean 1/n and standard error 1/n, so limits 1/n times 1 -/+ t."""
    number = freedom + 1
    values = [1.0, *[0.0] * freedom]

    assert_allclose(student_mean(values, level), np.array([1 - quantile, 1 + quantile]) / number, rtol=1e-11)


@given(st.permutations(STUDENT_SLEEP))
def test_the_order_of_values_does_not_matter(values):
    """Sleepers may be listed in any order, in a list or in a frame's column."""
    assert_allclose(student_mean(values), student_mean(STUDENT_SLEEP), rtol=1e-12)
    assert_array_equal(student_mean(pd.Series(values)), student_mean(values))


def test_student_mean_narrows_with_more_values():
    """The same spread over more values is surer, by more than the root of their number."""
    assert width(student_mean(STUDENT_SLEEP * 4)) < width(student_mean(STUDENT_SLEEP)) / 2


def test_student_mean_treats_each_row_alone():
    """Rows have their own intervals; a missing value spoils only its own row."""
    lower, upper = student_mean([STUDENT_SLEEP, [np.nan, *STUDENT_SLEEP[1:]]])

    assert_allclose((lower[0], upper[0]), (0.7001142, 2.4598858), atol=5e-8)
    assert np.isnan([lower[1], upper[1]]).all()


@pytest.mark.parametrize("values", [[], [3.0]])
def test_student_mean_of_fewer_than_two_values_is_unknown(values):
    """Without a second value there is no spread."""
    assert np.isnan(student_mean(values)).all()


@pytest.mark.parametrize("interval", AT_LEVELS)
def test_more_confidence_is_wider(interval):
    """99.8 % confidence needs a wider interval than 95 %, and that a wider one than half."""
    widths = [width(interval(level)) for level in (0.5, 0.95, 0.998)]

    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize("interval", [wilson, poisson_rate])
@given(figures=parts_and_wholes)
def test_an_interval_of_99_8_per_cent_holds_that_of_95(interval, figures):
    """More confidence moves both limits outward, or leaves them at none and all."""
    (lower, upper), (lowest, highest) = interval(*figures), interval(*figures, confidence=0.998)

    assert lowest <= lower
    assert upper <= highest
    assert highest - lowest > upper - lower


@pytest.mark.parametrize("level", [0, 1, 95, -0.1, np.nan])
@pytest.mark.parametrize("interval", AT_LEVELS)
def test_confidence_outside_0_and_1_is_refused(interval, level):
    """A confidence of 95 is a mistake for 0.95 and is told so."""
    with pytest.raises(ValueError, match=r"between 0 and 1, such as 0\.95"):
        interval(level)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: wilson([1, 12], [10, 10]), "a numerator must not be more than its denominator: 12 of 10"),
        (lambda: wilson(1, 0), "a numerator must not be more than its denominator: 1 of 0"),
        (lambda: wilson(-1, 10), "a count must not be negative or infinite: -1"),
        (lambda: wilson(1, -10), "a denominator must not be negative or infinite: -10"),
        (lambda: poisson_rate(-1, 10), "a count must not be negative or infinite: -1"),
        (lambda: poisson_rate(np.inf, 10), "a count must not be negative or infinite: inf"),
        (lambda: poisson_rate(1, [5, -10]), "a denominator must not be negative or infinite: -10"),
        (lambda: poisson_rate(1, np.inf), "a denominator must not be negative or infinite: inf"),
        (lambda: poisson_rate(1, 10, 0), "a multiplier must be a number above 0: 0"),
        (lambda: poisson_rate(1, 10, np.nan), "a multiplier must be a number above 0: nan"),
        (lambda: poisson_rate(1, 10, np.inf), "a multiplier must be a number above 0: inf"),
        (lambda: student_mean(3), "a list of values, not a single number"),
        (lambda: student_mean([1, np.inf]), "a value must be finite: inf"),
    ],
)
def test_impossible_figures_are_refused_in_words(wrong, told):
    """The message names the rule and the figure that breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()


def width(limits):
    """Give the distance between two limits."""
    return limits[1] - limits[0]
