"""The funnel plot is tested on what it plots and says."""

import re

import numpy as np
import pytest
from drawings import elements, line, number, on_top_of_each_other, outside, size_of, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjreport.measures.statistics.areas.funnel_curves import funnel_curves
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.funnel import Funnel, FunnelPoint, draw_funnel

LONG = "Long Example and the Distant Hinterland"
RATES = [*range(100, 220, 10)]
BASES = [*range(10_000, 610_000, 50_000)]


def funnel(rates=RATES, bases=BASES, own=0, name="Area", group="family group"):
    """A funnel of areas with these rates per 10,000 and these bases; one is the area, or none."""
    roles = ["area" if n == own else "family" if n % 3 == 0 and group else "other" for n in range(len(rates))]
    spots = [
        FunnelPoint(role, name if role == "area" else f"Other {n}", number(rate), base, stands_out=rate > 190)
        for n, (role, rate, base) in enumerate(zip(roles, rates, bases, strict=True))
    ]
    curves = funnel_curves([r * b / 10_000 for r, b in zip(rates, bases, strict=True)], bases, "rate", 10_000)
    return Funnel(tuple(spots), curves, "Population", group, percent=False)


def marks(svg):
    """Where every area's mark lies."""
    discs = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in elements(svg, "circle")]
    return discs + [(float(r.attrib["x"]) + 4.5, float(r.attrib["y"]) + 4.5) for r in elements(svg, "rect")]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_figures_lie_over_their_bases(size):
    """An area twice as large lies twice as far to the right, and a rate twice as high twice as far up."""
    svg = draw_funnel(funnel([100, 200, 150], [100_000, 200_000, 300_000], group=""), size)
    across, up = (re.findall(rf'<text x="([\d.]+)" y="([\d.]+)">{text}</text>', svg)[-1] for text in ("0", "100"))
    [first, second, _] = sorted(marks(svg))
    left = float(across[0])

    assert (second[0] - left) / (first[0] - left) == pytest.approx(2, abs=0.02)
    assert first[1] == pytest.approx(float(up[1]) - 0.36 * size.type, abs=0.2)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("name", ["Fife", LONG])
@pytest.mark.parametrize("own", range(0, 12, 3))
def test_the_area_is_named_with_its_figure_wherever_it_lies(size, name, own):
    """Inside the drawing, and over no other words."""
    svg = draw_funnel(funnel(own=own, name=name), size)

    assert f"{name} {RATES[own]}" in texts(svg)
    assert outside(svg) == []
    assert on_top_of_each_other(svg) == []


@settings(max_examples=25, deadline=None)
@example([(0.0, 1_000)] * 11 + [(0.0, 96_154)])
@given(st.lists(st.tuples(st.floats(0, 900), st.integers(1_000, 600_000)), min_size=12, max_size=32))
def test_names_are_given_only_where_there_is_room(areas):
    """Whatever the figures, every area has its mark on the drawing, and no words lie over others or are cut off."""
    rates, bases = zip(*areas, strict=True)
    svg = draw_funnel(funnel(rates, bases), NARROW)
    width, height = size_of(svg)

    assert len(marks(svg)) == len(areas)
    assert all(0 <= x <= width and 0 <= y <= height for x, y in marks(svg))
    assert outside(svg) == []
    assert on_top_of_each_other(svg) == []


def test_limits_are_drawn_where_they_were_worked_out():
    """The lines of chance pass, at every size, where the measures put them, and the band holds them."""
    shown = funnel()
    svg = draw_funnel(shown, WIDE)
    curves = shown.curves
    [both] = [p.attrib["d"] for p in elements(svg, "path") if p.attrib["d"].count("M") == 2 and "L" in p.attrib["d"]]
    svg_from = line(both)[: len(curves.bases)]
    slope, _ = np.polyfit(curves.chance[0], [y for _, y in svg_from], 1)
    left, _ = np.polyfit(curves.bases, [x for x, _ in svg_from], 1)

    assert len(line(both)) == 2 * len(curves.bases)
    assert slope < 0 < left
    assert [y for _, y in svg_from] == pytest.approx(
        svg_from[0][1] + slope * (curves.chance[0] - curves.chance[0][0]), abs=0.2
    )


def test_few_areas_have_no_band():
    """Where areas of a size usually lie is neither drawn nor in the key where it is not known."""
    few, many = draw_funnel(funnel(RATES[:4], BASES[:4]), WIDE), draw_funnel(funnel(), WIDE)

    assert "Where areas of a size usually lie" in texts(many)
    assert "Where areas of a size usually lie" not in texts(few)
    assert "Chance alone, 19 times in 20" in texts(few)


def test_those_that_stand_out_are_named_without_a_figure():
    """So far as there is room; the others not at all."""
    named = [text for text in texts(draw_funnel(funnel(), WIDE)) if text.startswith("Other")]

    assert named == ["Other 10", "Other 11"]


def test_the_axis_leaves_zero_only_for_figures_that_are_all_high():
    """Shares of nine in ten would else lie in a strip along the top."""
    bases = [400] * 12
    shares = [*range(88, 100)]
    curves = funnel_curves([4 * share for share in shares], bases, "proportion", 100)
    spots = [FunnelPoint("other", str(n), number(share), 400) for n, share in enumerate(shares)]

    svg = draw_funnel(Funnel(tuple(spots), curves, "People", "", percent=True), WIDE)

    assert "0%" not in texts(svg)
    assert "100%" in texts(svg)


def test_a_whole_country_has_no_area_of_its_own():
    """No mark is larger, and only those that stand out are named."""
    svg = draw_funnel(funnel(own=None, group=""), WIDE)

    assert {c.attrib["r"] for c in elements(svg, "circle")} == {"4.5"}
    assert "Family group" not in texts(svg)
