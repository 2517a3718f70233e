"""Areas are told as unlike their country as seldom as is promised where their level is the country's."""

import pytest
from simulation.country import how_often_areas_are_unlike_their_country


@pytest.mark.slow
def test_areas_of_the_countrys_level_are_seldom_told_as_unlike_it():
    """At most 6%, however variable figures are from year to year."""
    rows = how_often_areas_are_unlike_their_country()

    assert [row for row in rows if not row.least <= row.without <= row.most] == []


@pytest.mark.slow
def test_areas_of_another_level_are_found_where_figures_can_show_it():
    """Half as much again in a line as common and as variable as recorded crime is found in nearly all."""
    common = [row for row in how_often_areas_are_unlike_their_country(100) if row.figures.startswith("500 per 10,000")]

    assert [row for row in common if row.planted["1.5 times"] < 0.95] == []
