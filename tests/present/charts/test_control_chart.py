"""Control charts are tested on what they plot and say."""

import re

import pytest
from drawings import elements, number, on_top_of_each_other, outside, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.inputs.periods import every_period
from cjreport.present.charts.canvas import COLOURS, NARROW, WIDE
from cjreport.present.charts.control_chart import Control, Limit, draw_control
from cjreport.present.charts.lines import Series
from cjreport.present.charts.time_axes import TimeAxis

TIME = TimeAxis(every_period("2019-20 Q1", "2024-25 Q4"))
UP_AND_DOWN = [60.0, 64.0] * 12


def control(values=UP_AND_DOWN, levels=(62.0, 50.0, 74.0), states=None):
    """A chart of constant limits, or of those given for each quarter."""
    line = Series("area", "Latest quarter", values, number(values[-1]), states or ["settled"] * len(values))
    mean, *bounds = levels
    limits = ([bound] * len(values) if isinstance(bound, int | float) else bound for bound in bounds)
    return Control(line, number(mean), *(Limit(limit, number(limit[-1])) for limit in limits))


def svg_from(chart, size=WIDE, *, percent=True):
    return draw_control(chart, TIME, size, percent=percent)


def average(svg):
    """The height of the average."""
    found = [p.attrib["d"] for p in elements(svg, "path") if p.attrib.get("stroke") == COLOURS["other"]]
    [height] = [float(m[1]) for d in found if (m := re.fullmatch(r"M[\d.]+ ([\d.]+)H[\d.]+", d))]
    return height


def limit_lines(svg):
    """The points of each limit's steps, the lower limit first."""
    dashed = [p.attrib["d"] for p in elements(svg, "path") if "stroke-dasharray" in p.attrib]
    drawn = [d for d in dashed if "h" not in d]
    return [[tuple(map(float, at.split())) for at in re.findall(r"[\d.]+ [\d.]+", d)] for d in drawn]


def points(svg):
    return [float(c.attrib["cy"]) for c in elements(svg, "circle")]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_average_and_limits_lie_where_their_values_do(size):
    """The average between the quarters' two heights, the limits equally far outside, each with its value."""
    svg = svg_from(control(), size)

    mean, (lower, upper) = average(svg), [{y for _, y in line} for line in limit_lines(svg)]
    [lower], [upper] = lower, upper
    assert mean == pytest.approx((min(points(svg)) + max(points(svg))) / 2, abs=0.2)
    assert lower - mean == pytest.approx(mean - upper, abs=0.2)
    assert {"Average 62", "Lower limit 50", "Upper limit 74", "Latest quarter 64"} <= {*texts(svg)}


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_limits_that_follow_the_denominators_are_steps(size):
    """Each is level over its quarter, from half way after the one before to half way before the next."""
    lower = [50.0, 40.0] * 12

    line, upper = limit_lines(svg_from(control(levels=(62.0, lower, 74.0)), size))

    heights, over = [y for _, y in line], [x for x, _ in line]
    assert heights[:4] == [heights[0]] * 2 + [heights[2]] * 2
    assert heights[2] > heights[0]
    assert len(line) == len(upper) == 48
    assert over[1:-1:2] == over[2::2]
    assert over == sorted(over)


def test_a_gap_has_no_limit():
    """The steps end where it begins, and go on after it."""
    lower = [50.0] * 10 + [float("nan")] + [50.0] * 13

    line = limit_lines(svg_from(control(levels=(62.0, lower, 74.0))))[0]

    assert len(line) == 46


def test_limits_are_dashed_and_the_average_is_not():
    """Told apart in black and white."""
    dashed = {p.attrib["stroke"] for p in elements(svg_from(control()), "path") if "stroke-dasharray" in p.attrib}

    assert dashed == {COLOURS["country"]}


def test_quarters_out_of_the_usual_have_a_shape_that_points_their_way():
    """A triangle up or down in place of the dot, and a key that says what it means."""
    states = ["high", "low", *["settled"] * 22]

    svg = svg_from(control(states=states))

    shapes = [p.attrib["d"] for p in elements(svg, "path") if p.attrib.get("fill") == "#e5682a"]
    assert len(points(svg)) == 22
    assert len(shapes) == 2 + 2
    assert "unusually high, or rising" in texts(svg)
    assert "unusually low, or falling" in texts(svg)


def test_a_limit_that_no_figure_can_reach_is_not_drawn():
    """A share cannot be above 100%, nor anything below nothing; where it could be in some quarter, it is drawn."""
    high, low = svg_from(control([95.0, 99.0] * 12, (97, 90, 104))), svg_from(control([1.0, 9.0] * 12, (5, -12, 22)))

    assert not [text for text in texts(high) if text.startswith("Upper")]
    assert not [text for text in texts(low) if text.startswith("Lower")]
    some = svg_from(control([95.0, 99.0] * 12, (97.0, 90.0, [99.0] + [100.0] * 23)))
    assert "Upper limit 100" in texts(some)
    assert "Upper limit 104" in texts(svg_from(control([95.0, 99.0] * 12, (97, 90, 104)), percent=False))


def test_the_axis_starts_at_zero_unless_that_would_hide_the_variation():
    """Values between 90 and 99 would fill a tenth of an axis from zero."""
    wide, close = control(levels=(62, 20, 100)), control([90.0, 94.0] * 12, (92, 89, 95))

    assert wide.starts_at_zero(percent=True)
    assert not close.starts_at_zero(percent=True)
    assert "0%" in texts(svg_from(wide))
    assert "0%" not in texts(svg_from(close))


# millionths at the least: a share of one in all of Scotland is larger, and an axis has no room for more digits
@given(
    st.lists(st.integers(0, 100_000_000).map(lambda n: n / 1_000_000), min_size=24, max_size=24),
    st.floats(0, 60),
    st.sampled_from([WIDE, NARROW]),
)
@settings(max_examples=25, deadline=None)
def test_words_keep_apart_and_inside(values, width, size):
    """Whatever the quarters."""
    mean = sum(values) / len(values)

    svg = svg_from(control(values, (mean, mean - width, mean + width), ["high", "low", *["settled"] * 22]), size)

    assert not on_top_of_each_other(svg)
    assert not outside(svg)
