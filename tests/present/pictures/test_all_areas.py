"""Pictures among areas: what each is drawn from, what it says, and what stands where none is drawn."""

import pytest
from drawings import elements, outside, texts

from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Callout
from cjreport.present.charts.canvas import COLOURS
from cjreport.present.pictures.all_areas import all_areas
from cjreport.present.pictures.dots import dots_figure
from cjreport.present.pictures.funnel import funnel_figure
from cjreport.present.pictures.map import map_figure
from cjreport.present.text.phrases import plain

PICTURES = [dots_figure, funnel_figure, map_figure]


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("name", ["recorded_crime", "drug_deaths", "treatment_waits"])
def test_every_area_with_a_figure_is_drawn(borders, picture, name):
    """As many marks as areas, or for a map as many tiles."""
    held = all_areas(borders.figures, name).areas
    figure = picture(borders.figures, name)
    marks = len(elements(figure.wide, "circle")) + len(
        [r for r in elements(figure.wide, "rect") if "width" in r.attrib]
    )
    shaded = [title for title in elements(figure.wide, "title") if not title.text.endswith("no figure")]

    assert len(shaded) == len(held) > 20
    assert marks in {len(held), 0}


@pytest.mark.parametrize("picture", PICTURES)
def test_the_table_behind_has_every_area_and_the_country(borders, picture):
    """Also those without a figure, with the mark of why."""
    table = picture(borders.figures, "treatment_waits").table
    cells = {plain(row[0]): plain(row[-1]) for row in table.rows}

    assert len(cells) == 33
    assert plain(table.rows[-1][0]) == "Scotland"
    assert cells["East Lothian"] == "[x]"
    assert any("[x] not available" in plain(note) for note in table.notes)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(
    ("area", "country"),
    [
        ("Na h-Eileanan Siar", "scotland"),
        ("City of Edinburgh", "scotland"),
        ("Community Justice Ayrshire", "scotland"),
        ("Long Example and the Distant Hinterland", "example"),
        ("Nether & Upper Example", "example"),
    ],
)
def test_awkward_names_are_drawn_whole(of_area, picture, area, country):
    """Wide and narrow, the area and its figure are there and nothing is cut off."""
    figure = picture(of_area(area, country), "recorded_crime")

    for drawing in (figure.wide, figure.narrow):
        assert any(text.startswith(area) for text in texts(drawing))
        assert outside(drawing) == []


@pytest.mark.parametrize("picture", PICTURES)
def test_drawings_carry_the_areas_figure(borders, picture):
    """With its value and address, so that whoever checks a page can look it up."""
    figure = picture(borders.figures, "recorded_crime")

    marked = [text.attrib for text in elements(figure.wide, "text") if text.attrib.get("data-area") == "S12000026"]
    marked = [m for m in marked if m.get("data-field", "value") == "value"]
    assert [(m["data-text"], m["data-measure"], m["data-period"]) for m in marked] == [
        ("390", "recorded_crime", "2024-25")
    ]
    assert float(marked[0]["data-value"]) == pytest.approx(390.466, abs=0.001)


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("country", ["scotland", "example"])
def test_a_whole_country_can_be_drawn(of_country, picture, country):
    """With no area highlighted, named or outlined; the title speaks of all of them."""
    figure = picture(of_country(country), "recorded_crime")

    assert 'r="7"' not in figure.wide
    assert "#1a1a1a" not in figure.wide.replace('fill="#1a1a1a"', "")
    assert plain(figure.title).startswith("Recorded crime")
    assert len(figure.table.rows) == {"scotland": 33, "example": 9}[country]


@pytest.mark.parametrize("picture", PICTURES)
def test_alternative_text_says_kind_data_and_finding(borders, picture):
    """What it is, of what and when, its title, and the area's figure."""
    figure = picture(borders.figures, "recorded_crime")

    assert figure.alt.startswith(("Dot plot of", "Funnel plot of", "Tile map of"))
    assert "recorded crime, per 10,000 people, in 2024‑25" in figure.alt
    assert plain(figure.title) in figure.alt
    assert "Scottish Borders 390" in figure.alt


@pytest.mark.parametrize("picture", PICTURES)
def test_drawings_are_light_and_need_nothing_from_outside(borders, picture):
    """No style sheet, no id to clash, no address but the name space."""
    figure = picture(borders.figures, "recorded_crime")

    for drawing in (figure.wide, figure.narrow):
        assert len(drawing) < 7_000
        assert drawing.count("http") == 1
        assert "<style" not in drawing
        assert " id=" not in drawing


@pytest.mark.parametrize("picture", PICTURES)
def test_the_same_figures_give_the_same_picture(borders, picture):
    """Byte for byte."""
    assert picture(borders.figures, "sexual_crimes") == picture(borders.figures, "sexual_crimes")


@pytest.mark.parametrize("picture", PICTURES)
def test_no_figure_gives_a_sentence_in_its_place(borders, picture):
    """A picture that cannot be drawn says why; it does not vanish."""
    block = picture(borders.figures, "cjpf-1-commenced")

    assert isinstance(block, Callout)
    assert block.title == "Diversion cases commenced: not shown"


def test_similar_councils_are_named_and_their_median_is_drawn(borders):
    """Each member by name below the strip, and the middle of their figures as a line with its address."""
    figure = dots_figure(borders.figures, "recorded_crime")
    [median] = [text for text in elements(figure.wide, "text") if text.attrib.get("data-field") == "comparator_value"]
    row = borders.figures.at(Address("recorded_crime", "S12000026", "2024-25", "family_group"))

    assert figure.note.startswith("Similar councils: Angus; Argyll and Bute;")
    assert median.attrib["data-comparator"] == "family_group"
    assert float(median.attrib["data-value"]) == row["comparator_value"]
    assert median.text == f"Similar councils {median.attrib['data-text']}"
    assert f"Similar councils (median) {median.attrib['data-text']}" in figure.alt


def test_family_group_and_members_are_squares(borders, of_area):
    """Seven councils like it, or the three areas of a partnership, which is drawn beside them."""
    drawn = [dots_figure(figures, "recorded_crime").wide for figures in (borders.figures, of_area("Ayrshire"))]

    assert [len(elements(svg, "rect")) for svg in drawn] == [7, 3]
    assert [len(elements(svg, "circle")) for svg in drawn] == [25, 30]
    assert COLOURS["family"] in drawn[0]
