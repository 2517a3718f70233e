"""Counts through stages are tested on how long their bars are, and on the words around them."""

import pytest
from drawings import corners, elements, number, on_top_of_each_other, outside, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.stages import Stage, draw_stages

SHARE = "58% of the stage before; Long Example and the Distant Hinterland 101%"
HIDDEN = "Withheld so that nobody can be recognised"


def stage(count, beside=""):
    """A stage of so many cases; None where the count is withheld."""
    if count is None:
        return Stage("Bail supervision cases completed", None, instead=HIDDEN)
    shown = number(float(count), text=f"{count:,}")
    return Stage("Diversion cases successfully completed in the area", shown, " [p]", beside)


def bars(svg):
    """How long every bar is, from where."""
    return [(x, width) for x, _, width, _ in corners(elements(svg, "path")[0].attrib["d"])]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_bars_are_as_long_as_their_counts(size):
    """From zero, twice the count twice as long."""
    svg_from = bars(draw_stages([stage(200), stage(100), stage(50)], size))
    longest = svg_from[0][1]

    assert [start for start, _ in svg_from] == [0, 0, 0]
    assert [length for _, length in svg_from] == pytest.approx([longest, longest / 2, longest / 4], abs=0.1)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@settings(max_examples=40, deadline=None)
@given(counts=st.lists(st.none() | st.integers(0, 2_000_000), min_size=1, max_size=4))
def test_words_stay_inside_and_apart(size, counts):
    """Whatever the counts, and whichever of them are withheld."""
    svg = draw_stages([stage(count, SHARE) for count in counts], size)

    assert outside(svg) == []
    assert on_top_of_each_other(svg) == []


def test_a_hidden_count_is_words_in_place_of_a_bar():
    """It has neither a bar nor a figure."""
    svg = draw_stages([stage(20), stage(None)], WIDE)

    assert len(bars(svg)) == 1
    assert HIDDEN in texts(svg)
    assert len([text for text in elements(svg, "text") if "data-value" in text.attrib]) == 1


def test_none_is_a_count():
    """Nought has no bar, but it is written; and stages of none at all can be drawn."""
    svg = draw_stages([stage(0), stage(0)], NARROW)

    assert bars(svg) == []
    assert texts(svg).count("0 [p]") == 2
