"""What a funnel says of areas by their size."""

import pytest

from cjreport.present.blocks import Callout
from cjreport.present.pictures.funnel import funnel_figure
from cjreport.present.text.phrases import plain


@pytest.mark.parametrize(
    ("area", "country", "name", "title"),
    [
        (
            "Scottish Borders",
            "scotland",
            "recorded_crime",
            "was lower than in all areas together, which is not unusual among areas",
        ),
        ("East Renfrewshire", "scotland", "recorded_crime", "was unusually low among areas"),
        ("Clackmannanshire", "scotland", "drug_deaths", "did not differ from all areas together by more than chance"),
        ("Port Example", "example", "recorded_crime", "was higher than chance alone would make it"),
    ],
)
def test_a_funnels_title_is_its_finding(of_area, area, country, name, title):
    """By how far the area lies from all of them: chance, what areas usually differ by, or more."""
    assert plain(funnel_figure(of_area(area, country), name).title).endswith(f" {title}")


def test_a_funnel_of_a_country_counts_the_unusual(of_country):
    """How many on which side; none are named in a title."""
    titles = [plain(funnel_figure(of_country(), name).title) for name in ("recorded_crime", "drug_deaths")]

    assert titles == [
        "Recorded crime: 5 of 32 areas are unusually low",
        "Mortality from drug misuse: no area differs by more than areas often do",
    ]


def test_figures_without_counts_make_no_funnel(borders):
    """A published rate does not say how large its area's base is."""
    block = funnel_figure(borders.figures, "suicides")

    assert isinstance(block, Callout)
    assert "counts" in plain(block.blocks[0].runs)
