"""Trends are tested on what they plot and say of real figures."""

from xml.etree import ElementTree as ET

import pytest
from drawings import elements, texts

from cjreport.present.blocks import Callout, Figure
from cjreport.present.figures import Figures
from cjreport.present.pictures.trend import trend_figure
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report


@pytest.fixture
def unsettled(borders):
    """Figures of which the last year's recorded crime is provisional."""
    measures = borders.figures.measures.copy()
    last = (measures["indicator"] == "recorded_crime") & (measures["period"] == "2024-25")
    measures.loc[last & (measures["comparator"] == "none"), "status"] = "provisional"
    return Figures(borders.figures.inputs, measures)


def test_drawings_carry_their_figures(borders):
    """The words at a line's end have the value, measure and area they show."""
    figure = trend_figure(borders.figures, "recorded_crime")

    marked = [e.attrib for e in ET.fromstring(figure.wide).iter() if "data-value" in e.attrib]
    assert {(m["data-area"], m.get("data-comparator", "none"), m["data-text"]) for m in marked} == {
        ("S12000026", "none", "390"),
        ("S12000026", "family_group", "418"),
        ("S92000003", "none", "545"),
    }


def test_similar_councils_are_drawn_by_their_median_over_time(borders):
    """The figure that each year's comparison has, and never the value of all of them together."""
    figures = borders.figures
    beside = figures.rows("recorded_crime", "S12000026", "family_group").set_index("period")["comparator_value"]
    table = trend_figure(figures, "recorded_crime").table
    column = [each.name for each in table.columns].index("Similar councils (median)")
    shown = {row[column][0].period: row[column][0].value for row in table.rows}

    assert len(shown) == 10
    assert shown == beside[[*shown]].to_dict()


def test_a_trend_beside_earlier_years_has_its_interval(altered):
    """In the note, signed; the title says which way."""
    cells = {"earlier_years": "2016-17 to 2018-19", "trend_change": 12.34, "trend_lower": 2.0}
    figures = altered("recorded_crime", "none", "2024-25", trend="increasing", trend_upper=22.0, **cells)
    figure = trend_figure(figures, "recorded_crime")

    assert plain(figure.title).endswith("in all 10 years shown. It is higher than in 2016‑17 to 2018‑19")
    assert "Last three years beside 2016‑17 to 2018‑19: +12.3 (95% interval +2.0 to +22.0)." in figure.note


def test_alternative_text_says_type_data_and_finding(borders):
    """What a chart is, what it shows, and what it means."""
    alt = trend_figure(borders.figures, "recorded_crime").alt

    assert alt.startswith("Line chart of recorded crime, per 10,000 people, from 2015‑16 to 2024‑25")
    assert "Recorded crime has been clearly lower than in Scotland in all 10 years shown." in alt
    assert "Scottish Borders 390" in alt


def test_a_provisional_figure_is_said_to_be_in_every_way(unsettled):
    """By its point, the key of points, the alternative text and the table."""
    figure = trend_figure(unsettled, "recorded_crime")

    hollow = [c for c in elements(figure.narrow, "circle") if c.attrib.get("fill") == "#fff"]
    assert len(hollow) == 3 + 1
    assert "provisional" in texts(figure.narrow)
    assert "Scottish Borders, provisional: 2024‑25." in figure.alt
    assert [plain(cell) for cell in figure.table.rows[-1]][:2] == ["2024‑25", "390.5 [p]"]


def test_years_out_of_the_ordinary_lie_on_a_ground_that_is_explained(borders):
    """The pandemic's years, as the register names them."""
    figure = trend_figure(borders.figures, "recorded_crime")

    assert len([p for p in elements(figure.wide, "path") if p.attrib.get("fill") == "#f3f3f3"]) == 1
    assert "Grey ground: The pandemic" in figure.note


def test_a_series_that_begins_anew_says_so(edinburgh):
    """In the drawing, below it, and in the alternative text, as the register has it."""
    figure = trend_figure(edinburgh, "treatment_waits")

    assert "new recording system" in texts(figure.wide)
    assert "With October to December 2020 the series begins anew (new recording system)" in figure.note
    assert "begins anew at October to December 2020: new recording system" in figure.alt


def test_counts_are_not_set_against_a_countrys(borders):
    """A country has more people than any of its areas, which says nothing."""
    assert len([*trend_figure(borders.figures, "population_all_ages").table.columns]) == 2


def test_the_same_figures_give_the_same_drawing(borders):
    """Byte for byte."""
    assert trend_figure(borders.figures, "sexual_crimes") == trend_figure(borders.figures, "sexual_crimes")


def test_no_figure_gives_a_sentence_in_its_place(borders):
    """A chart that cannot be drawn says why; it does not vanish."""
    block = trend_figure(borders.figures, "cjpf-1-commenced")

    assert isinstance(block, Callout)
    assert block.title == "Diversion cases commenced: not shown"


def test_shares_of_a_few_people_are_not_drawn(borders):
    """One person more or less would swing the line."""
    block = trend_figure(borders.figures, "treatment_waits")

    assert isinstance(block, Callout)
    assert "fewer than 20 people" in plain(block.blocks[0].runs)


def test_long_and_awkward_names_are_drawn(workbench):
    """A long name wraps."""
    report = open_report("Long Example", period="2024-25", home=workbench)
    figure = trend_figure(report.figures, "recorded_crime")

    assert isinstance(figure, Figure)
    assert any(text.startswith("Long Example and the") for text in texts(figure.wide))
