"""The statutory partners of each area, and the days by which they publish."""

import datetime as dt

import pytest
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library

LIBRARY = read_library(Workbench(REPOSITORY))


def partners(area):
    place = LIBRARY.areas.find(area)
    return {partner.id: partner.called_in(place) for partner in LIBRARY.duties.partners_of(place)}


def test_every_area_has_eight_partners_but_highland():
    """Section 13 names eight; Highland is held to have no integration joint board."""
    numbers = {area.name: len(partners(area.name)) for area in LIBRARY.areas.all}

    assert {name for name, number in numbers.items() if number != 8} == {"Highland"}
    assert numbers["Highland"] == 7
    assert "integration_joint_board" not in partners("Highland")


def test_partners_are_called_by_their_names():
    """Councils and health boards by the area's; a joint partnership names those of all its areas."""
    assert partners("Western Isles")["local_authority"] == "Comhairle nan Eilean Siar"
    assert partners("Angus")["local_authority"] == "Angus Council"
    assert (
        partners("Ayrshire")["local_authority"]
        == "East Ayrshire Council; North Ayrshire Council; South Ayrshire Council"
    )
    assert partners("Fife")["health_board"] == "NHS Fife"


@pytest.mark.parametrize(
    ("period", "last"), [("2018-19", "2019-09-30"), ("2021-22", "2022-09-30"), ("2023-24", "2024-12-31")]
)
def test_the_deadline_is_that_of_the_guidance_of_the_time(period, last):
    """30 September under the guidance of 2016, 31 December since."""
    assert LIBRARY.duties.deadline(period).falls(period) == dt.date.fromisoformat(last)
