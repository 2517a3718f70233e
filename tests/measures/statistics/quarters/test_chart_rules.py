"""The rules of control charts, against the figures that the NHS's own package publishes."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from cjreport.measures.statistics.quarters.chart_rules import (
    Position,
    mean_moving_range,
    rules_of,
    run_ends,
    spread_back,
    trend_ends,
    two_in_three,
)

# Re-keyed from NHSRplotthedots@050b07d (MIT) test-ptd_calculate_point_type.R.
SEVEN_ON_ONE_SIDE = [
    ([1] * 6, [0] * 6),
    ([1] * 6 + [-1], [0] * 7),
    ([1] * 8 + [-1], [0, 0, 0, 0, 0, 0, 1, 1, 0]),
    ([-1] * 8 + [1], [0, 0, 0, 0, 0, 0, -1, -1, 0]),
]
SEVEN_IN_A_TREND = [
    ([1, 2, 3, 4, 5, 6], [0] * 6),
    ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
    ([1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 1]),
    ([2, 1, 2, 3, 4, 5, 6, 7, 3], [0, 0, 0, 0, 0, 0, 0, 1, 0]),
    ([7, 6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 0, -1]),
    ([2, 7, 6, 5, 4, 3, 2, 1, 3], [0, 0, 0, 0, 0, 0, 0, -1, 0]),
]
PART_OF_SEVEN = [
    ([0] * 6, [0] * 6),
    ([0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 1, 1, 1, 1, 0]),
    ([0, 0, 0, 0, 0, 0, 0, 1, 0], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
    ([0, 0, 0, 0, 0, 0, -1, 0], [1, 1, 1, 1, 1, 1, 1, 0]),
    ([0, 0, 0, 0, 0, 0, 0, -1, 0], [0, 1, 1, 1, 1, 1, 1, 1, 0]),
]
TWO_IN_THREE = [
    ([1, 0, 1], [1, 1, 1], [1, 1, 1]),
    ([0, 1, 1], [1, 1, 1], [1, 1, 1]),
    ([1, 1, 0], [1, 1, 1], [1, 1, 1]),
    ([0, 0, 1, 0, 1, 0, 0], [1] * 7, [0, 0, 1, 1, 1, 0, 0]),
    ([0, 0, 1, 1, 0, 0, 0], [1] * 7, [0, 1, 1, 1, 1, 0, 0]),
    ([1, 0, 1], [1, -1, 1], [0, 0, 0]),
    ([0, 0, 1, 0, 1, 0, 0], [1, -1, 1, -1, 1, -1, 1], [0] * 7),
]
PART_OF_TWO_IN_THREE = [
    ([1, 0, 0, 1], [0, 0, 0, 0]),
    ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
]


@pytest.mark.parametrize(("sides", "ends"), SEVEN_ON_ONE_SIDE)
def test_seven_points_on_one_side_end_where_the_package_says(sides, ends):
    """The package's four published cases come out alike, and tell the side besides."""
    assert_array_equal(run_ends(sides, 7), ends)


@pytest.mark.parametrize(("values", "ends"), SEVEN_IN_A_TREND)
def test_seven_points_in_a_trend_end_where_the_package_says(values, ends):
    """The package's six published cases come out alike: two equal values end a trend."""
    assert_array_equal(trend_ends(values, 7), ends)


@pytest.mark.parametrize(("ends", "part"), PART_OF_SEVEN)
def test_all_seven_points_are_part_of_what_the_last_ends(ends, part):
    """The package's five published cases come out alike."""
    assert_array_equal(spread_back(ends, 7), part)


@pytest.mark.parametrize(("near", "sides", "part"), TWO_IN_THREE)
def test_two_in_three_are_where_the_package_says(near, sides, part):
    """The package's seven published cases come out alike: all three must lie on one side of the mean."""
    assert_array_equal(two_in_three(near, sides), part)


def test_a_point_on_the_mean_is_on_no_side_for_two_in_three():
    """Two near points around one that lies on the mean itself are no signal."""
    assert not two_in_three([1, 0, 1], [1, 0, 1]).any()


@pytest.mark.parametrize(("near", "part"), PART_OF_TWO_IN_THREE)
def test_only_the_points_near_the_limit_are_part_of_two_in_three(near, part):
    """The package's two published cases come out alike."""
    assert_array_equal(two_in_three(near, [1] * len(near)) & (np.array(near) == 1), part)


@pytest.mark.parametrize(("screened", "expected"), [(True, 1.0), (False, 32 / 17)])
def test_the_mean_moving_range_leaves_out_outlying_steps_if_asked_to(screened, expected):
    """The steps to and from 10 are eight and nine times the others."""
    values = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]

    assert mean_moving_range(values, screened) == pytest.approx(expected)


def test_runs_that_rise_and_runs_on_one_side_have_lengths_of_their_own():
    """Eight above the mean, seven of them rising: the eighth is part of no rise, and of no run of nine."""
    values = np.array([1.0, 2, 3, 4, 5, 6, 7, 6.5])
    nowhere, above = np.zeros(8), np.ones(8)

    said = rules_of(values, Position(nowhere, nowhere, above), (7, 9)).tolist()
    shorter = rules_of(values, Position(nowhere, nowhere, above), (7, 8)).tolist()

    assert said == ["rising"] * 7 + [""]
    assert shorter == ["rising"] * 7 + ["run above the mean"]
