"""XmR charts, against the figures that the NHS's own packages publish and against what a chart must not do."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cjreport.measures.statistics.quarters.chart_rules import RULES, Signal
from cjreport.measures.statistics.quarters.control_chart import POINTS_NEEDED, assurance, xmr, xmr_limits

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

DATA = Path(__file__).parents[4] / "data"
FIFE, GLASGOW = "S12000047", "S12000049"

# Twenty draws of R's rnorm from seed 123, of which the snapshot below prints the first four and the mean.
DRAWS = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123),
    *(-0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314),
    *(0.49785048, -1.96661716, 0.7013559, -0.47279141),
]
# Re-keyed from nhs-r-community/NHSRplotthedots@050b07d (MIT) ptd_spc_standard.md and ptd_spc.md (snapshots) and
# deviations.Rmd, where Making Data Count's Excel tool gives the same; and from nhs-pycom/nhspy-plotthedots@bfdefe4
# (MIT) test_limits_calculations.py and test_pandas_spc_x_calc.py: values, whether screened, mean, limits, tolerance.
PUBLISHED_LIMITS = [
    (DRAWS, True, (0.1416238, -3.01138, 3.294627), 2e-6),
    ([*DRAWS[:14], 10, *DRAWS[15:]], False, (0.6694159, -4.596625, 5.935457), 2e-6),
    (DRAWS[10:], True, (0.209, -3.28, 3.70), 0.006),
    ([1, 2, 1, 2, 10, *[1, 2] * 6, 1], False, (1.94, -3.06, 6.95), 0.006),
    ([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], True, (5.5, 2.84, 8.16), 1e-9),
    ([1, 2, 3], True, (2.0, -0.66, 4.66), 1e-9),
    ([3, 1, 4, 1, 5, 9, 2], True, (3.5714285714, -6.6252380952, 13.7680952381), 1e-9),
    ([16, 9, 4, 2, 1], True, (6.4, -3.575, 16.375), 1e-9),
]

# Re-keyed from NHSRplotthedots@050b07d (MIT) test-ptd_calculate_assurance_type.R: limits 1 to 3, 5 to 7 and 1 to 5,
# target 4. Its "consistent_pass" is our "consistently meets", its "inconsistent" our "may meet or miss".
PUBLISHED_ASSURANCE = [
    ("higher", ["consistently misses", "consistently meets", "may meet or miss"]),
    ("lower", ["consistently meets", "consistently misses", "may meet or miss"]),
]

# Up and down about 10 by 1, so that a point on its own is beyond a limit from 13 or so.
RESTLESS = [9, 11] * 10
OPPOSITE = {"high": "low", "low": "high"}

series = st.lists(st.integers(-1_000, 1_000) | st.just(np.nan), min_size=12, max_size=40)


@pytest.mark.parametrize(("values", "screened", "expected", "tolerance"), PUBLISHED_LIMITS)
def test_limits_are_those_that_the_nhs_packages_publish(values, screened, expected, tolerance):
    """Eight published charts have their mean and limits, to the digits printed."""
    assert_allclose(xmr_limits(values, screened), expected, rtol=0, atol=tolerance)


def test_an_outlying_step_widens_limits_only_where_it_is_not_screened():
    """Without the two steps to and from 10 the mean moving range is 1; with them it is 32 / 17."""
    values = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]

    mean, lower, upper = xmr_limits(values)

    assert_allclose((lower, upper), (mean - 2.66, mean + 2.66))
    assert_allclose(xmr_limits(values, screen_outliers=False), (mean, mean - 2.66 * 32 / 17, mean + 2.66 * 32 / 17))
    assert xmr(values).rules[4] == "above the upper limit"


def test_outliers_are_screened_once():
    """Once the step of 100 is out, that of 10 among ones would be an outlier too, but it stays."""
    values = [0, 1, 0, 1, 0, 1, 0, 1, 11, 10, 11, 10, 11, 10, 110]

    mean, _, upper = xmr_limits(values)

    assert_allclose(upper - mean, 2.66 * (12 + 10) / 13)


@pytest.mark.parametrize(("direction", "words"), PUBLISHED_ASSURANCE)
def test_assurance_is_that_of_the_package(direction, words):
    """The package's six published cases come out alike."""
    assert_array_equal(assurance([1, 5, 1], [3, 7, 5], 4, direction), words)


@pytest.mark.parametrize(("direction", "below", "above"), [("higher", "meets", "misses"), ("lower", "misses", "meets")])
def test_a_target_at_a_limit_may_be_met_or_missed(direction, below, above):
    """Limits from 60 to 80: only a target beyond them is sure, and NaN leaves only its own row not assessed."""
    words = [f"consistently {below}", "may meet or miss", "may meet or miss", f"consistently {above}", "not assessed"]

    assert_array_equal(assurance(60, 80, [59, 60, 80, 81, np.nan], direction), words)
    assert assurance(np.nan, np.nan, 70, direction) == "not assessed"


def test_a_point_beyond_a_limit_is_marked_alone():
    """One 20 among nines and elevens lies above the upper limit, and its neighbours are as usual."""
    chart = xmr([*RESTLESS, 20])

    assert chart.rules.tolist() == [""] * 20 + ["above the upper limit"]
    assert chart.points.tolist() == ["common cause"] * 20 + ["high"]


def test_a_point_on_its_limit_is_not_beyond_it():
    """The last point lies on the limit where it is (200 + x) / 21 + 2.66 * (27 + x) / 20; more is beyond."""
    last = (200 / 21 + 2.66 * 27 / 20) / (1 - 1 / 21 - 2.66 / 20)

    assert xmr([*RESTLESS, last]).upper == pytest.approx(last, rel=1e-12)
    assert xmr([*RESTLESS, last]).points[-1] == "common cause"
    assert xmr([*RESTLESS, last * 1.001]).points[-1] == "high"


@pytest.mark.parametrize(("run", "marked"), [(7, 0), (6, 6)])
def test_a_trend_takes_the_run_asked_for(run, marked):
    """Six rising points are a signal only to those who ask for six; the point before them is no part of them."""
    values = [9, 11, 10, 12, 8, 8.5, 9, 9.5, 10, 10.5, 9, 11, 9, 12, 8]

    assert (xmr(values, run=run).rules == "rising").sum() == marked


@pytest.mark.parametrize(("run", "marked"), [(7, 0), (6, 6)])
def test_a_run_on_one_side_takes_the_run_asked_for(run, marked):
    """Six points above the mean are a signal only to those who ask for six."""
    values = [8, 11, 8, 12, 7, 11, 12, 11.5, 12, 11, 12, 8, 11, 8, 12, 7]

    assert (xmr(values, run=run).rules == "run above the mean").sum() == marked


def test_a_trend_is_named_for_its_direction_on_either_side_of_the_mean():
    """A fall from 23 to 17 across the mean of 20 is low throughout, and a rise high, as in the package."""
    fall, rise = xmr([*[0, 40] * 6, *range(23, 16, -1)]), xmr([*[0, 40] * 6, *range(17, 24)])

    assert fall.mean == rise.mean == pytest.approx(20)
    assert (set(fall.rules[12:]), set(fall.points[12:])) == ({"falling"}, {"low"})
    assert (set(rise.rules[12:]), set(rise.points[12:])) == ({"rising"}, {"high"})


def test_the_peak_of_a_rise_and_a_fall_belongs_to_the_fall():
    """Seven up and seven down share their highest point, which the later run has, as in the package."""
    wide = [0, 40] * 5
    chart = xmr([*wide, 14, 15, 16, 17, 18, 19, 20, 19, 18, 17, 16, 15, 14])

    assert chart.rules[10:].tolist() == ["rising"] * 6 + ["falling"] * 7
    assert xmr([*wide, 26, 25, 24, 23, 22, 21, 20, 21, 22, 23, 24, 25, 26]).rules[10:].tolist() == (
        ["falling"] * 6 + ["rising"] * 7
    )


def test_a_rise_that_ends_in_a_drop_keeps_its_last_point():
    """The package takes the last point of a rise for a falling one where another rise begins lower."""
    chart = xmr([*[0, 40] * 5, 14, 15, 16, 17, 18, 19, 20, 14, 15, 16, 17, 18, 19, 20])

    assert set(chart.rules[10:]) == {"rising"}


@pytest.mark.parametrize(("middle", "marked"), [(10.9, 2), (9.9, 0)])
def test_two_of_three_near_a_limit_must_all_lie_on_one_side(middle, marked):
    """Near limits are at two thirds of the way; the third point may lie anywhere on the side of the two."""
    values = [*[9.5, 10.5] * 9, 9.5, 12.8, middle, 12.8, 9.5]
    chart = xmr(values)

    assert chart.near_upper < 12.8 < chart.upper
    assert chart.mean < 10.9
    assert (chart.rules == "two of three near the upper limit").sum() == marked


def test_points_beyond_a_limit_count_among_two_of_three_only_if_asked_to():
    """20 lies beyond the limit and 14.9 near it: by the package's rule that is one near point, not two."""
    values = [*RESTLESS, 9, 14.9, 20, 11]

    assert xmr(values).near_upper < 14.9 < xmr(values).upper < 20
    assert xmr(values).rules[-3:-1].tolist() == ["", "above the upper limit"]
    assert xmr(values, count_outside=True).rules[-3:-1].tolist() == [
        "two of three near the upper limit",
        "above the upper limit",
    ]


def test_the_first_rule_of_four_names_a_point():
    """Fourteen rising points lie beyond the limits first, then in a trend, before they lie on one side."""
    chart = xmr(range(14))

    assert chart.rules.tolist() == ["below the lower limit"] * 4 + ["rising"] * 6 + ["above the upper limit"] * 4
    assert chart.points.tolist() == ["low"] * 4 + ["high"] * 10
    assert list(RULES.values()) == ["high", "low"] * 4
    assert [*RULES] == [*Signal]


@pytest.mark.parametrize("value", [0, 0.1, 100, 1 / 3])
@pytest.mark.parametrize("screened", [True, False])
def test_a_series_that_stands_still_has_nothing_special(value, screened):
    """Without movement both limits are the mean, and no point is special for that, whatever the rounding."""
    chart = xmr([value] * 14, screened)

    assert chart.lower == chart.mean == chart.upper
    assert set(chart.points) == {"common cause"}


def test_rounding_is_no_movement():
    """0.3 and 0.1 + 0.2, which a computer keeps apart, are one value; points on the mean are on neither side."""
    chart = xmr([0.3, 0.1 + 0.2] * 7)

    assert 0.3 != 0.1 + 0.2
    assert chart.lower == chart.upper
    assert set(chart.points) == {"common cause"}


@pytest.mark.parametrize("screened", [True, False])
def test_one_step_of_a_series_that_stands_still_is_special_alone(screened):
    """Of eleven ones and a two only the two is high: screening its step would leave no limits to measure by."""
    chart = xmr([1] * 11 + [2], screened)

    assert_allclose((chart.mean, chart.upper), (13 / 12, 13 / 12 + 2.66 / 11))
    assert chart.points.tolist() == ["common cause"] * 11 + ["high"]


def test_points_on_the_mean_end_a_run():
    """Six points above, one on the mean and six above are no run of seven."""
    values = [12, 11, 12, 11, 12, 11, 10, 12, 11, 12, 11, 12, 11, 8, 9, 8, 9, 6, 8, 9, 8]
    balanced = [*values, 10 * (len(values) + 1) - sum(values)]

    chart = xmr(balanced)

    assert chart.mean == 10
    assert "run above the mean" not in chart.rules
    assert "run above the mean" in xmr([*balanced[:6], 10.5, *balanced[7:]]).rules


def test_a_gap_has_no_moving_range_and_ends_every_run():
    """Across a gap nothing moves, rises or goes on; the gap itself is not assessed."""
    rising = list(range(10, 17))
    wide = [0, 26] * 5
    without, with_gap = xmr([*wide, *rising]), xmr([*wide, *rising[:4], np.nan, *rising[4:]])

    assert (without.rules == "rising").sum() == 7
    assert set(with_gap.rules) == {""}
    assert with_gap.points[14] == "not assessed"
    assert_allclose(xmr_limits([0, 1, np.nan, 9, 10]), (5, 5 - 2.66, 5 + 2.66))


@pytest.mark.parametrize("known", [0, 1, POINTS_NEEDED - 1])
def test_fewer_than_twelve_points_have_no_chart(known):
    """Eleven points are too few, however many gaps stand among them."""
    chart = xmr([*RESTLESS[:known], np.nan, np.nan])

    assert np.isnan([chart.mean, chart.lower, chart.upper, chart.near_lower, chart.near_upper]).all()
    assert set(chart.points) == {"cannot be calculated"}
    assert set(chart.rules) == {""}
    assert not chart.trial


def test_points_without_neighbours_have_no_chart():
    """Every second point missing leaves nothing that moves."""
    chart = xmr([1, np.nan, 2, np.nan] * 6)

    assert np.isnan([chart.mean, chart.upper]).all()
    assert set(chart.points) == {"cannot be calculated"}


@pytest.mark.parametrize(("known", "trial"), [(12, True), (19, True), (20, False)])
def test_limits_of_fewer_than_twenty_points_are_trial_limits(known, trial):
    """From twelve points there are limits, from twenty they are no longer trial ones; gaps are no points."""
    chart = xmr([*RESTLESS[:known], np.nan])

    assert np.isfinite(chart.upper)
    assert chart.trial is trial


@given(series, st.booleans(), st.sampled_from([6, 7]), st.booleans())
def test_seen_in_the_mirror_high_is_low(values, screened, run, outside):
    """Turning every sign round exchanges high and low and the limits, and nothing else."""
    options = {"screen_outliers": screened, "run": run, "count_outside": outside}
    chart, mirrored = xmr(values, **options), xmr(np.negative(values), **options)

    assert mirrored.points.tolist() == [OPPOSITE.get(point, point) for point in chart.points]
    assert_allclose((mirrored.lower, mirrored.upper), (-chart.upper, -chart.lower), atol=1e-9)


@given(series, st.sampled_from([0.25, 2, 1_024]), st.integers(-500, 500))
def test_a_change_of_unit_alters_no_point(values, times, shift):
    """Limits move and stretch with the values, and each point keeps its word and rule."""
    chart, changed = xmr(values), xmr(np.array(values) * times + shift)

    assert_allclose((changed.lower, changed.upper), (chart.lower * times + shift, chart.upper * times + shift))
    assert_array_equal(changed.rules, chart.rules)


@given(series)
def test_limits_hold_the_mean_and_near_limits_lie_two_thirds_out(values):
    """Five lines in their order, or none at all."""
    chart = xmr(values)
    assume(np.isfinite(chart.mean))

    assert chart.lower <= chart.near_lower <= chart.mean <= chart.near_upper <= chart.upper
    assert_allclose(chart.near_upper - chart.mean, (chart.upper - chart.mean) * 2 / 3, atol=1e-9)


@given(series)
def test_a_point_is_special_just_where_a_rule_says_so(values):
    """Every high or low point has its rule, every other none, and a gap is never special."""
    chart = xmr(values)

    assert_array_equal(np.isin(chart.points, ["high", "low"]), chart.rules != "")
    assert all(RULES[rule] == point for rule, point in zip(chart.rules, chart.points, strict=True) if rule)
    assert set(chart.points[np.isnan(values)]) <= {"not assessed", "cannot be calculated"}


def test_chance_alone_is_seldom_special():
    """Of 500 charts of 24 normal points, at most 5 % of points are special: the four rules together allow 3 to 4 %."""
    draws = np.random.default_rng(20_240_403).normal(50, 5, size=(500, 24))
    special = [np.isin(xmr(values).points, ["high", "low"]).mean() for values in draws]

    assert 0.01 < np.mean(special) < 0.05


@pytest.mark.parametrize(
    ("area", "mean", "lower", "upper", "outside"),
    [
        (
            FIFE,
            83.0861886743,
            65.3184691488,
            100.8539081999,
            [
                "2011-12 Q1",
                "2011-12 Q3",
                "2012-13 Q3",
                "2012-13 Q4",
                "2013-14 Q1",
                "2013-14 Q2",
                "2013-14 Q3",
                "2021-22 Q3",
            ],
        ),
        (
            GLASGOW,
            87.6802049285,
            77.1612256896,
            98.1991841673,
            ["2011-12 Q3", "2021-22 Q1", "2021-22 Q2", "2021-22 Q3"],
        ),
    ],
)
def test_quarterly_waits_have_the_limits_worked_out_by_hand(area, mean, lower, upper, outside):
    """57 quarters of official waits: limits worked out in fractions, and the quarters that lie below them."""
    waits = waits_of(area)
    chart = xmr(waits)

    assert_allclose((chart.mean, chart.lower, chart.upper), (mean, lower, upper), atol=1e-9)
    assert not chart.trial
    assert waits.index[chart.rules == "below the lower limit"].tolist() == outside


def test_quarterly_waits_of_late_have_nothing_special():
    """Fife's last twenty quarters vary as they always do: from 62 to 94, between limits of 62 and 105."""
    chart = xmr(waits_of(FIFE).tail(20))

    assert_allclose((chart.mean, chart.lower, chart.upper), (83.6370091244, 61.9320222387, 105.3419960102), atol=1e-9)
    assert set(chart.points) == {"common cause"}


def test_a_run_of_quarters_below_the_mean_is_found():
    """Glasgow's five quarters after the three low ones are the rest of a run of eight below the mean."""
    waits = waits_of(GLASGOW)
    chart = xmr(waits)

    found = waits.index[chart.rules == "run below the mean"].tolist()
    assert found == ["2021-22 Q4", "2022-23 Q1", "2022-23 Q2", "2022-23 Q3", "2022-23 Q4"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: xmr(RESTLESS, run=8), "a run is of 7 or 6 points, not of 8"),
        (lambda: xmr(5), r"a list of values, not one of shape \(\)"),
        (lambda: xmr([RESTLESS, RESTLESS]), r"a list of values, not one of shape \(2, 20\)"),
        (lambda: xmr_limits([1, np.inf, 2]), "a value must be finite: inf"),
        (lambda: assurance(3, 1, 2, "higher"), "a lower limit must not be above its upper limit: 3"),
        (lambda: assurance(1, 3, 2, "none"), r"not a direction of a target known here \(higher, lower\): none"),
    ],
)
def test_what_cannot_be_charted_is_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()


def waits_of(area):
    """Read the share of an area's people still waiting for treatment who had waited three weeks or less, by quarter."""
    figures = pd.read_csv(DATA / "official" / "treatment_waits.csv", dtype={"period": str})
    own = figures[(figures["area_code"] == area) & (figures["indicator"] == "treatment_waits")]
    rows = own.set_index("period").sort_index()
    return rows["numerator"] / rows["denominator"] * 100
