"""The strip of areas is tested on what it plots and says."""

from itertools import combinations

import pytest
from drawings import elements, number, on_top_of_each_other, outside, size_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.present.charts.canvas import COLOURS, NARROW, WIDE
from cjreport.present.charts.strip import Dot, draw_strip

LONG = "Long Example and the Distant Hinterland"


def dots(*values, name="Area"):
    """An area, the country and others of these values."""
    led = zip(("area", "country", "family"), (name, "Country", "Family"), values, strict=False)
    others = [Dot("other", f"Other {n}", number(value)) for n, value in enumerate(values[3:])]
    return [Dot(role, named, number(value)) for role, named, value in led] + others


def places(svg):
    """Where every mark lies, and how far it reaches."""
    discs = [(float(c.attrib["cx"]), float(c.attrib["cy"]), float(c.attrib["r"])) for c in elements(svg, "circle")]
    squares = [(float(r.attrib["x"]) + 4.5, float(r.attrib["y"]) + 4.5, 4.5) for r in elements(svg, "rect")]
    return discs + squares


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["Fife", "Na h-Eileanan Siar", LONG])
@pytest.mark.parametrize("value", [0.0, 50.0, 100.0])
def test_labels_stay_inside_and_apart(size, name, value):
    """Wherever the area and the country lie, their names are neither cut off nor over another."""
    svg = draw_strip(dots(value, value, 0, 50, 100, name=name), size, percent=True)

    assert outside(svg) == []
    assert on_top_of_each_other(svg) == []
    assert {f"{name} {value:g}", f"Country {value:g}"} <= set(texts(svg))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize(("median", "country"), [(0.0, 0.0), (40.0, 60.0), (60.0, 40.0), (100.0, 99.0), (50.0, 50.0)])
def test_the_median_and_the_country_are_lines_with_names_apart(size, median, country):
    """Each named on a line of its own, the median's line in the colour of its squares and not dashed."""
    svg = draw_strip(
        [*dots(50, country, 10, 90), Dot("median", "Similar councils", number(median))], size, percent=True
    )
    lines = [path for path in elements(svg, "path") if path.attrib.get("stroke") == COLOURS["median"]]

    assert {f"Similar councils {median:g}", f"Country {country:g}"} <= set(texts(svg))
    assert [line.attrib.get("stroke-dasharray") for line in lines] == [None]
    assert outside(svg) == []
    assert on_top_of_each_other(svg) == []


def test_names_of_lines_stand_away_from_each_other():
    """The lower one to the left of its line, so that no line runs through a name."""
    svg = draw_strip([*dots(50, 60, 10, 90), Dot("median", "Similar councils", number(40))], WIDE, percent=True)
    anchors = {text.text: text.attrib.get("text-anchor", "start") for text in elements(svg, "text") if text.text}

    assert anchors["Similar councils 40"] == "end"
    assert anchors["Country 60"] == "start"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1000), min_size=4, max_size=33))
def test_no_mark_hides_another(values):
    """Each has a place of its own at its own figure, and lies on the drawing, as long as there is room for the rows."""
    svg = draw_strip(dots(*values), WIDE, percent=False)
    found, (width, height) = places(svg), size_of(svg)

    assert len(found) == len(values) - 1
    assert all(r <= x <= width - r and r <= y <= height - r for x, y, r in found)
    assert all((x, y) != (u, v) for (x, y, _), (u, v, _) in combinations(found, 2))


@pytest.mark.parametrize("highest", [945, 9_430, 94.4])
def test_a_mark_at_the_very_end_of_the_axis_is_not_cut_off(highest):
    """The last round figure may lie a hair within the axis."""
    assert outside(draw_strip(dots(highest, 1, 2, 3), NARROW, percent=False)) == []


def test_marks_lie_at_their_figures():
    """Equal steps of the figure are equal steps on the axis, which begins at zero."""
    svg = draw_strip(dots(100, 40, 0, 50), WIDE, percent=False)

    family, other, area = sorted(x for x, _, _ in places(svg))
    assert family == pytest.approx(16, abs=0.1)
    assert other == pytest.approx((area + family) / 2, abs=0.1)


def test_equal_figures_stack_evenly():
    """Thirty-two areas of one figure make a column about the middle, still inside the drawing."""
    svg = draw_strip(dots(*[5.0] * 33), NARROW, percent=False)

    heights = sorted(y for _, y, _ in places(svg))
    assert len(set(heights)) == 32
    assert outside(svg) == []
    assert heights[0] + heights[-1] == pytest.approx(2 * heights[16], abs=8)


def test_shapes_tell_what_colours_tell():
    """The area is a large disc, those like it squares, the others small open discs: clear in black and white."""
    svg = draw_strip(dots(1, 2, 3, 4, 5), WIDE, percent=False)

    assert [c.attrib["r"] for c in elements(svg, "circle")] == ["4.5", "4.5", "7"]
    assert len(elements(svg, "rect")) == 1
    assert f'fill="{COLOURS["family"]}"' in svg


def test_whoever_points_at_a_mark_is_told_whose_it_is():
    """On a page; on a phone nobody points, and the names would only weigh."""
    wide, narrow = (draw_strip(dots(1, 2, 3, 4), size, percent=False) for size in (WIDE, NARROW))

    assert [title.text for title in elements(wide, "title")] == ["Other 0 4", "Family 3", "Area 1"]
    assert elements(narrow, "title") == []


def test_a_country_by_itself_has_no_area():
    """Without an area of its own every mark is drawn alike, and nothing is named but the country."""
    svg = draw_strip([Dot("country", "Country", number(5)), Dot("other", "A", number(4))], WIDE, percent=False)

    assert len(places(svg)) == 1
    assert [text for text in texts(svg) if not text.isdigit()] == ["Country 5"]
