"""Real reports that pictures are drawn from."""

import pytest
from conftest import REPOSITORY

from cjreport.reports.area import open_report


@pytest.fixture(scope="session")
def edinburgh():
    """The figures of an area with many people, whose quarters make a control chart."""
    return open_report("City of Edinburgh", period="2024-25", home=REPOSITORY).figures


@pytest.fixture(scope="session")
def highland():
    """The figures of an area some of whose quarters are out of the usual."""
    return open_report("Highland", period="2024-25", home=REPOSITORY).figures
