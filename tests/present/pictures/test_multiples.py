"""Small multiples carry and count what the frame has."""

from xml.etree import ElementTree as ET

import pytest

from cjreport.present.pictures.multiples import multiples_figure
from cjreport.present.text.phrases import plain

GROUPS = ("non_sexual_violence", "sexual_crimes", "dishonesty", "damage_reckless", "crimes_against_society")


def marked(svg):
    """Every figure that a drawing carries, by its address."""
    found = [e.attrib for e in ET.fromstring(svg).iter() if "data-value" in e.attrib]
    return {(m["data-measure"], m["data-area"], m["data-period"]): float(m["data-value"]) for m in found}


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_multiples_carry_the_areas_and_the_countrys_figures(borders, size):
    """The latest of each, as the frame has them."""
    figures, figure = borders.figures, multiples_figure(borders.figures, GROUPS)

    shown = marked(getattr(figure, size))
    assert {name for name, _, _ in shown} == {*GROUPS}
    assert len(shown) == 2 * len(GROUPS)
    for (name, area, period), value in shown.items():
        assert value == figures.rows(name, area).set_index("period")["value"][period]


def test_multiples_state_how_many_differ_from_the_country(edinburgh):
    """The title counts by the comparisons of the frame; words and table hold every panel."""
    figure = multiples_figure(edinburgh, GROUPS)

    assert plain(figure.title) == (
        "Crime in 2024‑25: 3 of 5 measures were higher than in Scotland; sexual crimes and "
        "crimes against society were not clearly different"
    )
    assert figure.alt.startswith("Small line charts of non-sexual crimes of violence; sexual crimes")
    assert len(figure.table.rows) == 10
    assert len(figure.rows) == 5
