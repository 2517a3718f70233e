"""A series of figures by place and period."""

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series, series_of_stated, stated_figure
from cjreport.inputs.documents.common import StatedFigure
from cjreport.inputs.periods import ends


@pytest.fixture
def series():
    made = Series("crime", "Crime", "count", "", areas=frozenset({"A", "B"}))
    for place, period in (("A", "2022-23"), ("A", "2023-24"), ("B", "2023-24"), ("country", "2023-24")):
        made.figures[place, period] = Figure(5, None, 5, None, None, "source")
    return made


def test_a_series_knows_its_periods_and_places(series):
    """Periods in their order, each with its last day; areas apart from other places."""
    assert [period for period, _ in series.periods] == ["2022-23", "2023-24"]
    assert series.places == {"A", "B", "country"}
    assert series.of_areas("2023-24").keys() == {"A", "B"}


def test_a_year_means_no_period_that_ends_later(series):
    """Than the last day whose figures count."""
    assert series.meant_by("2023-24", ends("2023-24").toordinal()) == ("2023-24",)
    assert series.meant_by("2023-24", ends("2022-23").toordinal()) == ()


def test_a_share_that_partners_state_is_worked_out_from_its_counts():
    """Unless they state it; a count alone is its own value."""
    share = StatedFigure(id="advice", title="Advice", period="2023-24", count=1, base=4)

    assert (stated_figure(share).value, series_of_stated("advice", share).unit) == (25, "%")
    assert stated_figure(share.model_copy(update={"value": 24.9})).value == 24.9
    assert stated_figure(share.model_copy(update={"base": None})).value == 1
