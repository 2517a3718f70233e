"""The five-point trend, against Fingertips' published figures and against what a trend must not do."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cjreport.measures.statistics.intervals import poisson_rate
from cjreport.measures.statistics.trend import (
    CRITICAL_CHI_SQUARED,
    change_over_years,
    trend_in_direction,
    trend_marker,
    trend_markers,
    weighted_slope,
)

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

TIMES = np.arange(5.0)

# Re-keyed, oldest first, from ukhsa-collaboration/fingertips-open@6780897 (MIT) TrendMarkerCalculatorTest.cs.
COUNTS, POPULATIONS = [994, 1_023, 1_199, 1_332, 1_367], [40_299, 41_527, 42_811, 44_064, 44_701]
RATES = np.array([24.67, 24.6, 28, 30.2, 30.6])
LOWERS = np.array([23.16, 23.15, 26.44, 28.63, 28.98])
UPPERS = np.array([26.25, 26.19, 29.64, 31.9, 32.25])

# Re-keyed, oldest first, from dhsc-govuk/FingertipsNext@d1600f4 (MIT) IndicatorTestData.cs.
DIABETES = (
    [3_455_176, 3_491_868, 3_625_401, 3_774_801, 3_938_080],
    [48_783_947, 49_122_259, 49_956_777, 50_649_129, 51_441_896],
)
EYE_DISEASE = (
    [1_416, 935, 1_344, 1_415, 1_502],
    [48_246_126, 48_440_507, 48_753_376, 49_300_918, 49_866_388],
)

OPPOSITE = {"increasing": "decreasing", "decreasing": "increasing"}

# Published words, re-keyed from dhsc-govuk/FingertipsNext@d1600f4 (MIT) TrendCalculatorTests.cs: marker, polarity,
# trend. "Low is good" is our "lower", "No judgement" our "none".
FINGERTIPS_POLARITY = [
    ("increasing", "higher", "increasing and getting better"),
    ("decreasing", "higher", "decreasing and getting worse"),
    ("increasing", "none", "increasing"),
    ("cannot be calculated", "lower", "cannot be calculated"),
]

series = st.lists(st.integers(0, 400), min_size=5, max_size=5)
kinds = pytest.mark.parametrize("kind", ["rate", "proportion"])


def test_weighted_slope_gives_fingertips_published_chi_squared():
    """Published rates and limits give the published 46.77; a limit's distance is 3.92 standard errors."""
    slope, chi_squared = weighted_slope(TIMES, RATES, (3.92 / (UPPERS - LOWERS)) ** 2)

    assert slope > 0
    assert round(chi_squared, 2) == 46.77


def test_weighted_slope_gives_fingertips_published_chi_squared_for_proportions():
    """Published counts give the published 47.90 of the Cochran-Armitage test."""
    counts, populations = np.array(COUNTS), np.array(POPULATIONS)
    pooled = counts.sum() / populations.sum()
    _, chi_squared = weighted_slope(TIMES, counts / populations, populations / (pooled * (1 - pooled)))

    assert round(chi_squared, 2) == 47.90


def test_the_critical_value_is_that_of_99_8_per_cent():
    """The threshold taken over as a number is the one it is said to be."""
    assert_allclose(CRITICAL_CHI_SQUARED, stats.chi2.isf(0.002, 1), rtol=1e-12)


@pytest.mark.parametrize(
    ("counts", "denominators", "kind"),
    [
        (COUNTS, POPULATIONS, "rate"),
        (COUNTS, POPULATIONS, "proportion"),
        (*DIABETES, "rate"),
        (*DIABETES, "proportion"),
        (*EYE_DISEASE, "rate"),
    ],
)
def test_fingertips_published_series_are_marked_alike(counts, denominators, kind):
    """Every published series of five points is increasing, and its mirror in time decreasing."""
    assert trend_marker(counts, denominators, kind, 1_000) == "increasing"
    assert trend_marker(counts[::-1], denominators[::-1], kind, 1_000) == "decreasing"


def test_four_points_are_too_few():
    """Fingertips' published series of four points cannot be calculated."""
    assert trend_marker(COUNTS[1:], POPULATIONS[1:], "rate") == "cannot be calculated"
    assert trend_marker([], [], "rate") == "cannot be calculated"


@kinds
def test_only_the_last_five_points_count(kind):
    """What went before, missing or wild, does not alter the marker."""
    assert trend_marker([30_000, np.nan, *COUNTS], [40_000, np.nan, *POPULATIONS], kind) == "increasing"


@kinds
@pytest.mark.parametrize("place", range(1, 6))
def test_a_point_missing_among_the_last_five_prevents_a_marker(kind, place):
    """A gap is not bridged, whether the count, the denominator or its people are missing."""
    counts, populations = np.array([900, *COUNTS], dtype=float), np.array([40_000, *POPULATIONS], dtype=float)
    gap = np.arange(6) == place

    assert trend_marker(np.where(gap, np.nan, counts), populations, kind) == "cannot be calculated"
    assert trend_marker(counts, np.where(gap, np.nan, populations), kind) == "cannot be calculated"
    assert trend_marker(np.where(gap, 0, counts), np.where(gap, 0, populations), kind) == "cannot be calculated"


@pytest.mark.parametrize("extreme", [0, 100])
def test_a_proportion_of_none_or_all_has_no_trend(extreme):
    """The log odds of none and of all do not exist, so no marker is made from them."""
    assert trend_marker([20, 40, 60, 80, 99], [100] * 5, "proportion") == "increasing"
    assert trend_marker([20, 40, 60, 80, extreme], [100] * 5, "proportion") == "cannot be calculated"


def test_a_rate_of_none_is_a_point_like_any_other():
    """Years without an event count, and a rate may exceed one event a person."""
    assert trend_marker([60, 40, 25, 8, 0], [1_000] * 5, "rate") == "decreasing"
    assert trend_marker([0] * 5, [1_000] * 5, "rate") == "no change"
    assert trend_marker([100, 200, 300, 400, 500], [100] * 5, "rate") == "increasing"


@kinds
@pytest.mark.parametrize("counts", [[10, 10, 10, 10, 90], [90, 10, 10, 10, 10], [10, 10, 10, 10, 11]])
def test_one_unlike_year_is_not_a_trend(kind, counts):
    """Without the odd year the slope is nothing, however far out the year lies, and whatever the rounding."""
    assert trend_marker(counts, [999] * 5, kind) == "no change"


@kinds
def test_a_change_of_direction_without_one_year_is_not_a_trend(kind):
    """A chi-squared far beyond the threshold is not enough when the slope turns without the last year."""
    falling_then_high = [50, 48, 46, 44, 120]

    assert trend_marker(falling_then_high, [1_000] * 5, kind) == "no change"
    assert trend_marker([50, 52, 54, 56, 120], [1_000] * 5, kind) == "increasing"


def test_a_year_of_few_events_weighs_most_in_a_rate():
    """Limits close together weigh most, as in Fingertips: the last 0 outweighs the 16 before it."""
    assert trend_marker([8, 7, 2, 16, 0], [401] * 5, "rate") == "decreasing"


def test_slopes_of_a_proportion_are_of_its_log_odds():
    """Without the last year the percentages fall (by 0.01 a year) but their log odds rise, and those decide."""
    assert trend_marker([45, 30, 95, 20, 90], [100] * 5, "proportion") == "increasing"


@kinds
def test_few_events_that_rise_steadily_may_be_chance(kind):
    """One event more a year is no trend; ten times the people with the same proportions are."""
    assert trend_marker([3, 4, 5, 6, 7], [100] * 5, kind) == "no change"
    assert trend_marker([60, 80, 100, 120, 140], [2_000] * 5, kind) == "increasing"


def test_the_threshold_of_a_proportion_lies_at_99_8_per_cent():
    """40, 45, 50, 55, 60 of n have a chi-squared of 5n / (n - 50): 9.63 of 104, and 9.545 of 105."""
    assert trend_marker([40, 45, 50, 55, 60], [104] * 5, "proportion") == "increasing"
    assert trend_marker([40, 45, 50, 55, 60], [105] * 5, "proportion") == "no change"


def test_the_threshold_of_a_rate_lies_at_99_8_per_cent():
    """NumPy's line through Byar's limits has chi-squared 9.556 with 144 at the end, and less with 143."""
    assert trend_marker([100, 111, 122, 133, 144], [10_000] * 5, "rate") == "increasing"
    assert trend_marker([100, 111, 122, 133, 143], [10_000] * 5, "rate") == "no change"


@kinds
def test_figures_that_vary_by_more_than_chance_must_rise_by_more(kind):
    """Fingertips' published series, of a chi-squared of 46 and 48: a trend at four times chance, none at six."""
    times = [1, 4, 6, np.nan]
    markers = trend_markers([COUNTS] * 4, [POPULATIONS] * 4, kind, times_chance=times)

    assert markers.tolist() == ["increasing", "increasing", "no change", "cannot be calculated"]
    assert trend_markers([COUNTS], [POPULATIONS], kind, times_chance=4.0).tolist() == ["increasing"]


@pytest.mark.parametrize("times", [1, 4])
def test_the_change_over_five_years_is_that_of_numpys_line(times):
    """Four times the slope through Byar's limits, give or take 1.96 standard errors, twice as many at four times."""
    precision = 3.92 / np.subtract(*poisson_rate(COUNTS, POPULATIONS, 1_000)[::-1])
    line, covariance = np.polyfit(TIMES, np.divide(COUNTS, POPULATIONS) * 1_000, 1, w=precision, cov="unscaled")
    half = 4 * 1.96 * np.sqrt(times * covariance[0, 0])

    told = change_over_years([COUNTS], [POPULATIONS], "rate", 1_000, times)

    assert_allclose(np.ravel(told), [4 * line[0], 4 * line[0] - half, 4 * line[0] + half])


def test_the_change_of_a_share_over_five_years_is_worked_by_hand():
    """From 40 to 60 of 100 by fives, around a half: 20 points, give or take 4 * 1.96 * sqrt(0.0025 / 10)."""
    change, lower, upper = change_over_years([[40, 45, 50, 55, 60]], [[100] * 5], "proportion", 100)

    assert_allclose([*change, *lower, *upper], [20, 20 - 12.396, 20 + 12.396], atol=1e-3)


@kinds
@pytest.mark.parametrize("gap", ["count", "base", "times", "years"])
def test_where_there_is_no_marker_there_is_no_change(kind, gap):
    """A figure missing, too few years, or not known how such figures vary."""
    counts, bases = np.array([COUNTS] * 2, dtype=float), np.array([POPULATIONS] * 2, dtype=float)
    counts[0, 2], bases[0, 3] = (np.nan if gap == name else figures[0, at] for name, figures, at in (
        ("count", counts, 2), ("base", bases, 3)
    ))  # fmt: skip
    times = [np.nan if gap == "times" else 1, 1]
    years = slice(1, None) if gap == "years" else slice(None)
    told = np.array(change_over_years(counts[:, years], bases[:, years], kind, times_chance=times))

    assert np.isnan(told[:, 0]).all()
    assert np.isnan(told[:, 1]).all() == (gap == "years")


@given(
    values=st.lists(st.floats(-1_000, 1_000), min_size=5, max_size=5),
    weights=st.lists(st.floats(0.01, 100), min_size=5, max_size=5),
)
def test_weighted_slope_is_that_of_a_weighted_fit(values, weights):
    """NumPy's own weighted line has the same slope, and the same ratio of it to its standard error."""
    slope, chi_squared = weighted_slope(TIMES, np.array(values), np.array(weights))
    line, covariance = np.polyfit(TIMES, values, 1, w=np.sqrt(weights), cov="unscaled")

    assert_allclose(slope, line[0], rtol=1e-6, atol=1e-8)
    assert_allclose(chi_squared, line[0] ** 2 / covariance[0, 0], rtol=1e-6, atol=1e-6)


def test_a_proportion_whose_people_and_years_disagree_has_no_trend():
    """Weighing years alike shows a rise, weighing people alike a fall (chi-squared 55): no marker."""
    assert trend_marker([20, 80, 40, 8_000, 7_000], [100, 100, 100, 10_000, 10_000], "proportion") == "no change"


@kinds
@given(counts=series, base=st.integers(401, 5_000))
def test_time_reversed_gives_the_opposite_marker(kind, counts, base):
    """Read backwards, a rise is a fall, and nothing else alters."""
    marker = trend_marker(counts, [base] * 5, kind)

    assert trend_marker(counts[::-1], [base] * 5, kind) == OPPOSITE.get(marker, marker)


@given(counts=series, base=st.integers(401, 5_000))
def test_the_rest_of_a_proportion_has_the_opposite_marker(counts, base):
    """If completions rise, those who did not complete fall."""
    marker = trend_marker(counts, [base] * 5, "proportion")

    assert trend_marker(np.subtract(base, counts), [base] * 5, "proportion") == OPPOSITE.get(marker, marker)


@given(counts=series, base=st.integers(1, 5_000), multiplier=st.sampled_from([0.01, 1, 1_000, 10_000, 100_000]))
def test_the_multiplier_does_not_alter_the_marker(counts, base, multiplier):
    """Per person or per 10,000, the direction is one."""
    assert trend_marker(counts, [base] * 5, "rate", multiplier) == trend_marker(counts, [base] * 5, "rate")


@kinds
@given(
    counts=st.lists(st.integers(31, 400), min_size=5, max_size=5).map(sorted),
    turned=st.booleans(),
    base=st.integers(401, 5_000),
)
def test_more_people_never_take_a_trend_away(kind, counts, turned, base):
    """A trend among some is one among ten times as many; of small counts, intervals are not alike in shape."""
    counts = counts[::-1] if turned else counts
    marker = trend_marker(counts, [base] * 5, kind)
    assume(marker in OPPOSITE)

    assert trend_marker(np.multiply(counts, 10), [base * 10] * 5, kind) == marker


@kinds
@given(data=st.data(), years=st.integers(1, 8))
def test_each_series_of_a_table_is_marked_as_if_it_stood_alone(kind, data, years):
    """Rows with gaps, noughts and empty bases among them alter nothing in the others."""
    pairs = st.tuples(st.integers(0, 60) | st.just(np.nan), st.sampled_from([0, 60, 400, np.nan]))
    row = st.lists(pairs, min_size=years, max_size=years)
    table = np.array(data.draw(st.lists(row, min_size=1, max_size=6)))
    counts, bases = np.where(table[..., 1] == 0, 0, table[..., 0]), table[..., 1]

    assert trend_markers(counts, bases, kind).tolist() == [
        trend_marker(*pair, kind) for pair in zip(counts, bases, strict=True)
    ]


@pytest.mark.parametrize("marker", ["increasing", "decreasing"])
def test_a_table_has_the_markers_of_plain_weighted_lines(marker):
    """NumPy's lines through Byar's limits, one series at a time, mark 300 series alike."""
    drift = np.array([0, 9, 18, 27, 36]) * (1 if marker == "increasing" else -1)
    counts = np.random.default_rng(20_240_402).poisson(150 + drift, size=(300, 5))

    expected = [plain_rate_marker(each) for each in counts]

    assert 30 < expected.count(marker) < 270
    assert_array_equal(trend_markers(counts, np.full(counts.shape, 1_000), "rate", 1_000), expected)


@pytest.mark.parametrize("years", [0, 4, 5])
def test_no_series_have_no_markers(years):
    """An empty table gives no words, whatever the years it would have."""
    assert trend_markers(np.empty((0, years)), np.empty((0, years)), "rate").shape == (0,)


@pytest.mark.parametrize(("marker", "direction", "said"), FINGERTIPS_POLARITY)
def test_a_trend_is_judged_as_fingertips_judges_it(marker, direction, said):
    """Fingertips' four published words for a marker and a polarity come out alike."""
    assert trend_in_direction(marker, direction) == said


def test_fingertips_published_series_are_judged_alike():
    """More diabetes is judged neither way, more eye disease a worsening; four points cannot be calculated."""
    markers = [trend_marker(*DIABETES, "rate"), trend_marker(*EYE_DISEASE, "rate"), trend_marker([], [], "rate")]

    assert_array_equal(
        trend_in_direction(markers, ["none", "lower", "lower"]),
        ["increasing", "increasing and getting worse", "cannot be calculated"],
    )


@pytest.mark.parametrize("direction", ["higher", "lower", "none"])
def test_only_a_rise_or_a_fall_can_be_better_or_worse(direction):
    """Other words stay; a fall is judged opposite to a rise, and the longest words are not cut short."""
    said = trend_in_direction(["no change", "not assessed", "increasing", "decreasing"], direction)

    better, worse = ("better", "worse") if direction == "higher" else ("worse", "better")
    judged = [f"increasing and getting {better}", f"decreasing and getting {worse}"]
    expected = ["increasing", "decreasing"] if direction == "none" else judged
    assert said.tolist() == ["no change", "not assessed", *expected]


@pytest.mark.parametrize("mean", [4, 40])
def test_a_steady_rate_is_seldom_given_a_trend(mean):
    """Of 2,000 series without a trend at most 0.4 % are given one: the test itself allows 0.2 %."""
    draws = np.random.default_rng(20_240_401).poisson(mean, size=(2_000, 5))
    markers = trend_markers(draws, np.full(draws.shape, 10_000), "rate")

    assert np.isin(markers, list(OPPOSITE)).sum() <= 8


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: trend_marker(COUNTS, POPULATIONS, "count"), "of a rate or a proportion, not of: count"),
        (
            lambda: trend_marker(COUNTS, POPULATIONS[1:], "rate"),
            r"two lists of one length, .* \(5,\) and \(4,\)",
        ),
        (lambda: trend_marker(5, 10, "rate"), "two lists of one length"),
        (
            lambda: trend_marker([-1, *COUNTS], [9, *POPULATIONS], "rate"),
            "must not be negative or infinite: -1",
        ),
        (
            lambda: trend_marker([10, *COUNTS], [9, *POPULATIONS], "proportion"),
            "more than its denominator: 10 of 9",
        ),
        (lambda: trend_marker(COUNTS, POPULATIONS, "rate", 0), "a multiplier must be a number above 0: 0"),
        (lambda: trend_marker([COUNTS], [POPULATIONS], "rate"), "two lists of one length"),
        (lambda: trend_markers(COUNTS, POPULATIONS, "rate"), r"two tables, a series a row, .* \(5,\) and \(5,\)"),
        (lambda: trend_markers([COUNTS], [POPULATIONS] * 2, "rate"), r"two tables, .* \(1, 5\) and \(2, 5\)"),
        (lambda: trend_markers([COUNTS], [POPULATIONS], "mean"), "of a rate or a proportion, not of: mean"),
        (lambda: trend_in_direction("rising", "none"), "not a trend marker known here .*: rising"),
        (lambda: trend_in_direction("increasing", "up"), "not a direction known here .*: up"),
    ],
)
def test_what_is_no_series_is_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()


def plain_rate_marker(counts):
    """Mark five counts over 1,000 by NumPy's weighted lines."""
    times, rates = np.arange(5), np.asarray(counts, dtype=float)
    lower = counts * (1 - 1 / (9 * counts) - stats.norm.isf(0.025) / (3 * np.sqrt(counts))) ** 3
    more = counts + 1
    upper = more * (1 - 1 / (9 * more) + stats.norm.isf(0.025) / (3 * np.sqrt(more))) ** 3
    precision = 3.92 / (upper - lower)
    line, covariance = np.polyfit(times, rates, 1, w=precision, cov="unscaled")
    left_out = [times != year for year in times]
    signs = {np.sign(np.polyfit(times[kept], rates[kept], 1, w=precision[kept])[0]) for kept in left_out}
    if line[0] ** 2 / covariance[0, 0] <= stats.chi2.isf(0.002, 1) or len(signs) > 1:
        return "no change"
    return "increasing" if signs == {1.0} else "decreasing"
