"""Small multiples are tested on what they plot and say."""

import re

import pytest
from drawings import elements, number, on_top_of_each_other, outside, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.inputs.periods import every_period
from cjreport.present.charts.canvas import COLOURS, NARROW, WIDE
from cjreport.present.charts.lines import Series
from cjreport.present.charts.panels import Panel, draw_panels
from cjreport.present.charts.time_axes import TimeAxis

TIME = TimeAxis(every_period("2015-16", "2024-25"))
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])


def panel(title, area, country):
    lines = (("area", "Area", area), ("country", "Country", country))
    return Panel(
        title,
        tuple(Series(role, name, [end] * 10, number(end), ["settled"] * 10) for role, name, end in lines),
    )


def heights(svg, role):
    """The height of each panel's line of a role, in the order of panels."""
    svg_from = [p.attrib for p in elements(svg, "path") if p.attrib.get("stroke-linejoin") == "round"]
    return [float(re.findall(r"[\d.]+", p["d"])[1]) for p in svg_from if p["stroke"] == COLOURS[role]]


@SIZES
def test_all_panels_share_one_axis(size):
    """The same figure lies at the same height of its panel, twice the figure twice as high."""
    svg = draw_panels([panel("One", 10, 20), panel("Two", 20, 40)], TIME, size, percent=False)

    (one, two), (one_there, two_there) = heights(svg, "area"), heights(svg, "country")
    assert two == one_there
    assert one - two == pytest.approx((two - two_there) / 2, abs=0.2)


@SIZES
def test_every_panel_is_named_with_its_last_values(size):
    """The key names the lines once; each panel its title and the values at its lines' ends."""
    svg = draw_panels([panel("One", 10, 20), panel("Two", 30, 40)], TIME, size, percent=False)

    assert {"One", "Two", "Area", "Country", "10", "20", "30", "40"} <= {*texts(svg)}
    assert len([t for t in elements(svg, "text") if "data-value" in t.attrib]) == 4


def test_a_narrow_drawing_has_two_panels_in_a_row():
    """Five of them take three rows on a phone, one on a page."""
    panels = [panel(title, 10, 20) for title in ("One", "Two", "Three", "Four", "Five")]

    assert len({*heights(draw_panels(panels, TIME, NARROW, percent=False), "area")}) == 3
    assert len({*heights(draw_panels(panels, TIME, WIDE, percent=False), "area")}) == 1


FIGURES = st.floats(0, 1e4).map(lambda figure: round(figure, 6))
"""None is smaller than a millionth but nought itself."""


@given(
    st.lists(st.tuples(FIGURES, FIGURES), min_size=2, max_size=6),
    st.sampled_from(["Robbery", "Damage and reckless behaviour"]),
    st.sampled_from([WIDE, NARROW]),
)
@settings(max_examples=25, deadline=None)
def test_words_keep_apart_and_inside(ends, title, size):
    """Whatever the figures, the titles and their number."""
    svg = draw_panels([panel(title, *pair) for pair in ends], TIME, size, percent=False)

    assert not on_top_of_each_other(svg)
    assert not outside(svg)
