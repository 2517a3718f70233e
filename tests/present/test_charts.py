"""Charts are tested on what they plot and say."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from cjreport.present.blocks import Callout, Figure, Number
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.lines import Line, draw_lines
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.svg import with_own_ids
from cjreport.report import open_report

SVG = "{http://www.w3.org/2000/svg}"


def number(value, area="A"):
    return Number(text=f"{value:g}", value=value, measure="m", area=area, period="2022-23")


def texts(svg):
    return ["".join(text.itertext()).strip() for text in ET.fromstring(svg).iter(f"{SVG}text")]


def lines(*ends):
    roles = ("area", "family", "country")
    return [Line(role, f"{role} name", [1.0, end], number(end)) for role, end in zip(roles, ends, strict=False)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_every_line_is_named_with_its_last_value(size):
    """No legend to look up: the words stand at the lines' ends, or as a key above a narrow chart."""
    svg = draw_lines(lines(5, 7, 9), ["2021-22", "2022-23"], size, percent=False)

    assert {"area name 5", "family name 7", "country name 9"} <= set(texts(svg))


def test_labels_keep_apart():
    """Lines that end at one height still have labels that can be read."""
    svg = draw_lines(lines(5, 5, 5.01), ["2021-22", "2022-23"], WIDE, percent=False)

    heights = sorted(
        float(text.attrib["y"]) for text in ET.fromstring(svg).iter(f"{SVG}text") if "name" in "".join(text.itertext())
    )
    assert len(heights) == 3
    assert min(b - a for a, b in pairwise(heights)) >= WIDE.type


def test_a_missing_period_breaks_the_line():
    """Nothing is drawn across a gap."""
    gap = Line("area", "A", [1.0, float("nan"), 2.0], number(2))

    svg = draw_lines([gap], ["2020-21", "2021-22", "2022-23"], WIDE, percent=False)

    [path] = [
        p
        for p in ET.fromstring(svg).iter(f"{SVG}path")
        if "#002d54" in p.attrib.get("style", "") and "M" in p.attrib["d"] and "stroke-width: 2.6" in p.attrib["style"]
    ]
    assert path.attrib["d"].count("L") == 0


def test_the_axis_starts_at_zero():
    """A small rise does not look like a large one."""
    svg = draw_lines(lines(1000, 1010, 1020), ["2021-22", "2022-23"], WIDE, percent=False)

    assert "0" in texts(svg)


def test_percentages_say_so():
    """The axis of a share has percent signs, and ends at 100."""
    svg = draw_lines(lines(90, 80, 70), ["2021-22", "2022-23"], WIDE, percent=True)

    assert {"0%", "100%"} <= set(texts(svg))


def test_quarters_are_labelled_by_their_years():
    """24 quarters make six labels at the most."""
    periods = [f"{y}-{y - 1999:02d} Q{q}" for y in range(2019, 2025) for q in (1, 2, 3, 4)]
    line = Line("area", "A", [float(n) for n in range(24)], number(23))

    shown = [text for text in texts(draw_lines([line], periods, WIDE, percent=False)) if "‑" in text]

    assert shown == ["2019‑20", "2020‑21", "2021‑22", "2022‑23", "2023‑24", "2024‑25"]


def test_drawings_carry_their_figures(borders):
    """The words at a line's end have the value, measure and area they show."""
    figure = trend_figure(borders.figures, "recorded_crime")

    marked = [g.attrib for g in ET.fromstring(figure.wide).iter(f"{SVG}g") if "data-value" in g.attrib]
    assert {(m["data-area"], m["data-text"]) for m in marked} == {
        ("S12000026", "390"),
        ("family_group", "427"),
        ("S92000003", "545"),
    }


def test_alternative_text_says_type_data_and_finding(borders):
    """What a chart is, what it shows, and what it means."""
    alt = trend_figure(borders.figures, "recorded_crime").alt

    assert alt.startswith("Line chart of recorded crime, per 10,000 people, from 2015‑16 to 2024‑25")
    assert "Recorded crime has been lower than in Scotland in all 10 years shown." in alt
    assert "Scottish Borders 390" in alt


def test_a_drawing_needs_nothing_from_outside(borders):
    """No style sheet, no metadata, no address but the SVG name spaces."""
    svg = trend_figure(borders.figures, "recorded_crime").wide

    assert "<style" not in svg
    assert "<metadata" not in svg
    assert svg.count("http") == svg.count("http://www.w3.org/")


def test_drawings_share_a_page_without_clashing(borders):
    """Every id takes the drawing's name, and every reference with it."""
    svg = with_own_ids(trend_figure(borders.figures, "recorded_crime").wide, "here")
    root = ET.fromstring(svg)

    ids = {e.attrib["id"] for e in root.iter() if "id" in e.attrib}
    references = {e.attrib["{http://www.w3.org/1999/xlink}href"][1:] for e in root.iter(f"{SVG}use")}
    assert ids
    assert all(name.startswith("here-") for name in ids)
    assert references <= ids


def test_the_same_figures_give_the_same_drawing(borders):
    """Byte for byte."""
    assert trend_figure(borders.figures, "sexual_crimes") == trend_figure(borders.figures, "sexual_crimes")


def test_no_figure_gives_a_sentence_in_its_place(borders):
    """A chart that cannot be drawn says why; it does not vanish."""
    block = trend_figure(borders.figures, "cjpf-1-commenced")

    assert isinstance(block, Callout)
    assert block.title == "Diversion cases commenced: not shown"


def test_long_and_awkward_names_are_drawn(workbench):
    """An ampersand is text, and a long name wraps."""
    report = open_report("Long Example", period="2024-25", home=workbench)
    figure = trend_figure(report.figures, "recorded_crime")

    assert isinstance(figure, Figure)
    assert any(text.startswith("Long Example and the") for text in texts(figure.wide))
