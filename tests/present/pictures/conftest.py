"""Real reports that pictures are drawn from."""

from dataclasses import replace
from functools import cache

import pytest
from conftest import REPOSITORY

from cjreport.inputs.registers.areas import Place
from cjreport.present.figures import Figures
from cjreport.reports.area import open_report
from cjreport.reports.opening import measures_of


@pytest.fixture(scope="session")
def edinburgh():
    """The figures of an area with many people, whose quarters make a control chart."""
    return open_report("City of Edinburgh", period="2024-25", home=REPOSITORY).figures


@pytest.fixture(scope="session")
def highland():
    """The figures of an area some of whose quarters are out of the usual."""
    return open_report("Highland", period="2024-25", home=REPOSITORY).figures


@pytest.fixture(scope="module")
def of_area():
    """A function that gives the figures of a report of any place."""
    return lambda area, country="scotland": (
        open_report(area, period="2024-25", country=country, home=REPOSITORY).figures
    )


@pytest.fixture(scope="module")
def of_country(of_area):
    """A function that gives the figures of a whole country, with no area of its own."""

    @cache
    def figures(country="scotland"):
        inputs = of_area({"scotland": "Fife", "example": "Port Example"}[country], country).inputs
        whole = inputs.library.areas.country
        place = Place(code=whole.code, name=whole.name, slug="country")
        return Figures(replace(inputs, area=place), measures_of(inputs.library, place, inputs.period))

    return figures
