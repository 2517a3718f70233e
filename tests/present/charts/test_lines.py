"""Charts of lines are tested on what they plot and say."""

import re
from math import isnan, nan

import pytest
from drawings import elements, number, on_top_of_each_other, outside, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.inputs.periods import every_period
from cjreport.present.charts.canvas import COLOURS, NARROW, WIDE
from cjreport.present.charts.lines import Series, draw_lines
from cjreport.present.charts.time_axes import TimeAxis

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])
YEARS = every_period("2015-16", "2024-25")
ROLES = ("area", "family", "country")
LONG = "Long Example and the Distant Hinterland"


def series(role, *values, states=None, name=None):
    last = number([value for value in values if not isnan(value)][-1])
    return Series(role, name or f"{role} name", values, last, states or ["settled"] * len(values))


def svg_from(*lines, size=WIDE, percent=False, **time):
    return draw_lines(lines, TimeAxis(YEARS[: len(lines[0].values)], **time), size, percent=percent)


def stroked(svg, role):
    """The path of a series' line, without that of the key."""
    found = [p for p in elements(svg, "path") if p.attrib.get("stroke-linejoin") == "round"]
    return next(p for p in found if p.attrib.get("stroke") == COLOURS[role])


def runs(svg, role):
    """The points of each run of a series' line."""
    return [
        [tuple(map(float, point.split())) for point in re.findall(r"-?[\d.]+ -?[\d.]+", run)]
        for run in stroked(svg, role).attrib["d"].split("M")[1:]
    ]


def circles(svg):
    return [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in elements(svg, "circle")]


@SIZES
def test_every_line_is_named_with_its_last_value(size):
    """No legend to look up: the words stand at the lines' ends, or as a key above a narrow chart."""
    svg = svg_from(*(series(role, 1, value) for role, value in zip(ROLES, (5, 7, 9), strict=True)), size=size)

    assert {"area name 5", "family name 7", "country name 9"} <= set(texts(svg))


@SIZES
def test_values_lie_in_proportion_between_zero_and_the_top(size):
    """Half the value is half the height; periods are equally far apart."""
    svg = svg_from(series("area", 0, 20, 40, 20), size=size)

    [run] = runs(svg, "area")
    (x0, zero), (x1, half), (x2, full), (_, again) = run
    assert zero - half == pytest.approx(half - full, abs=0.2)
    assert half == again
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    assert circles(svg) == run


def test_a_gap_breaks_the_line():
    """Nothing is drawn across a missing period; a value alone is a point."""
    svg = svg_from(series("area", 1, 2, nan, 4, 5), series("country", 3, nan, 3, nan, 3))

    assert [len(run) for run in runs(svg, "area")] == [2, 2]
    assert runs(svg, "country") == []
    assert len(circles(svg)) == 4 + 3


@SIZES
def test_a_break_is_drawn_as_one(size):
    """A gap, an upright hairline and a word; the periods on its sides stay in their places."""
    plain, broken = (
        svg_from(series("area", 1, 2, 3, 4), size=size),
        svg_from(series("area", 1, 2, 3, 4), size=size, breaks={"2017-18": "new rules"}),
    )

    upright = [p.attrib["d"] for p in elements(broken, "path") if re.fullmatch(r"M[\d.]+ [\d.]+V[\d.]+", p.attrib["d"])]
    (_, (left, _)), ((right, _), _) = runs(broken, "area")
    assert [len(run) for run in runs(plain, "area")] == [4]
    assert "new rules" in texts(broken)
    assert left < float(re.findall(r"[\d.]+", upright[0])[0]) < right


@pytest.mark.parametrize(("state", "shape"), [("provisional", "circle"), ("estimated", "path"), ("revised", "path")])
def test_what_may_still_change_has_a_shape_and_a_word(state, shape):
    """Told apart without colour: hollow, square or diamond, with a key."""
    svg = svg_from(series("area", 1, 2, 3, states=["settled", "settled", state]))

    hollow = [e for e in elements(svg, shape) if e.attrib.get("fill") == "#fff"]
    settled = [c for c in elements(svg, "circle") if "fill" not in c.attrib]
    assert state in texts(svg)
    assert len(settled) == 2
    assert len(hollow) == (0 if state == "revised" else 2)


def test_a_settled_series_needs_no_key_of_shapes():
    """Nothing is explained that is not there."""
    assert not {"provisional", "revised", "estimated"} & {*texts(svg_from(series("area", 1, 2)))}


def test_lines_differ_without_their_colour():
    """In black and white the area is wide with points, the country dashed, the family group plain."""
    svg = svg_from(*(series(role, 1, 2) for role in ROLES))

    looks = {role: stroked(svg, role).attrib for role in ROLES}
    assert looks["area"]["stroke-width"] > looks["family"]["stroke-width"]
    assert [role for role in ROLES if "stroke-dasharray" in looks[role]] == ["country"]


def test_an_interval_is_a_band_around_its_line():
    """From its upper ends and back along its lower ones, so the line runs inside it."""
    banded = Series("area", "A", [10, 20], number(20), ["settled"] * 2, lower=[8, 15], upper=[13, 27])

    svg = svg_from(banded)

    [band] = [p for p in elements(svg, "path") if "fill-opacity" in p.attrib]
    heights = [float(y) for _, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", band.attrib["d"])]
    [[(_, first), (_, last)]] = runs(svg, "area")
    assert heights[0] < first < heights[3]
    assert heights[1] < last < heights[2]


def test_percentages_say_so():
    """The axis of a share has percent signs, and ends at 100."""
    assert {"0%", "100%"} <= {*texts(svg_from(series("area", 90, 80), percent=True))}


@given(
    st.lists(st.floats(0, 1e5), min_size=3, max_size=3),
    st.sampled_from([WIDE, NARROW]),
    st.sampled_from(["Moray", LONG]),
    st.sampled_from(["settled", "provisional"]),
)
@settings(max_examples=30, deadline=None)
def test_words_keep_apart_and_inside(ends, size, name, state):
    """Whatever the figures and the names."""
    lines = (
        series(role, 1.0, end, name=name if role == "area" else None, states=["settled", state])
        for role, end in zip(ROLES, ends, strict=True)
    )

    svg = svg_from(*lines, size=size)

    assert not on_top_of_each_other(svg)
    assert not outside(svg)


def test_a_drawing_is_light_and_needs_nothing_from_elsewhere():
    """Ten years of three lines take under 4 kB, without ids that could clash on a page or addresses outside."""
    svg = svg_from(*(series(role, *range(1, 11)) for role in ROLES))

    assert len(svg) < 4096
    assert " id=" not in svg
    assert svg.count("http") == 1
    assert "<style" not in svg
