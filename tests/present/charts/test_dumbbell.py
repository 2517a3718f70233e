"""Dumbbells are tested on what they plot and say."""

import pytest
from drawings import elements, number, on_top_of_each_other, outside, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.present.charts.canvas import COLOURS, NARROW, WIDE
from cjreport.present.charts.dumbbell import Dumbbell, TwoPeriods, draw_dumbbells

PAIR = TwoPeriods("2023‑24", "2024‑25", "Scotland")
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])
VALUES = st.floats(0, 1000).map(lambda value: round(value, 1))


def dumbbell(earlier, later, country=None, title="Crimes", change="rose"):
    there = None if country is None else number(country)
    return Dumbbell(title, number(earlier), number(later), there, change)


def svg_from(*dumbbells, size=WIDE):
    return draw_dumbbells(dumbbells, PAIR, size, percent=False)


def marks(svg, fill):
    """How far right the marks of a fill lie, after the key's own."""
    return [float(c.attrib["cx"]) for c in elements(svg, "circle") if c.attrib["fill"] == fill][1:]


@SIZES
def test_marks_lie_where_their_figures_do(size):
    """The earlier mark is open, the later filled; equal steps are equally long."""
    svg = svg_from(dumbbell(0, 100), dumbbell(100, 200), size=size)

    (zero, hundred), (also_hundred, double) = marks(svg, "#fff"), marks(svg, COLOURS["area"])
    assert hundred == also_hundred
    assert hundred - zero == pytest.approx(double - hundred, abs=0.2)


@SIZES
def test_change_is_told_in_words(size):
    """Beside the dumbbell on a page, after its name on a phone; the key names both periods and the country."""
    said = " ".join(texts(svg_from(dumbbell(10, 20, 15, "Robberies", "no clear change"), size=size)))

    assert "no clear change" in said
    assert {"2023‑24", "2024‑25", "Scotland, 2024‑25"} <= {*texts(svg_from(dumbbell(10, 20, 15), size=size))}


def test_the_country_is_not_in_the_key_where_it_has_no_figure():
    """Nothing is explained that is not there."""
    assert "Scotland, 2024‑25" not in texts(svg_from(dumbbell(10, 20)))


@given(
    st.lists(st.tuples(VALUES, VALUES, st.one_of(st.none(), VALUES)), min_size=1, max_size=5),
    st.sampled_from(["Robbery", "Reconviction after a community payback order"]),
    st.sampled_from([WIDE, NARROW]),
)
@settings(max_examples=40, deadline=None)
def test_words_keep_apart_and_inside(figures, title, size):
    """Whatever the figures and the names; no figure lies on the country's tick."""
    svg = svg_from(*(dumbbell(*each, title=title) for each in figures), size=size)

    assert not on_top_of_each_other(svg)
    assert not outside(svg)
