"""Which figures a claim may mean."""

from types import SimpleNamespace

import pytest

from cjreport.assurance.claims.figures.series import Figure, Series
from cjreport.assurance.claims.text.periods import When
from cjreport.assurance.claims.verdicts.meant_figures import periods_compared_with, periods_meant, sourced, written
from cjreport.inputs.periods import ends

LEDGER = SimpleNamespace(period="2023-24", last_day=ends("2023-24").toordinal())


@pytest.fixture
def series():
    made = Series("crime", "Crime", "rate", "per 10,000 people")
    for period in ("2020-21", "2021-22", "2022-23", "2023-24", "2024-25"):
        made.figures["X", period] = Figure(50, 1000, 500.0, None, None, "National Records")
    return made


@pytest.mark.parametrize(
    ("when", "periods"),
    [
        (None, ("2023-24",)),
        (When(("2021-22",)), ("2021-22",)),
        (When(back=(2,)), ("2021-22",)),
        (When(("2024-25",)), ()),
        (When(("2023-24", "2022-23")), ("2023-24", "2022-23")),
    ],
)
def test_a_time_means_periods_of_the_series_up_to_the_reports(series, when, periods):
    """Of none named it is the report's own; what comes after the report is none."""
    assert periods_meant(when, series, LEDGER) == periods


def test_a_change_is_since_the_year_before_or_the_time_that_is_named(series):
    """Only periods before its own are compared with."""
    assert periods_compared_with(None, "2023-24", series, LEDGER) == ("2022-23",)
    assert periods_compared_with(When(back=(2, 1)), "2023-24", series, LEDGER) == ("2021-22", "2022-23")
    assert periods_compared_with(When(("2023-24",)), "2023-24", series, LEDGER) == ()


def test_a_figure_is_written_with_its_unit_count_and_source(series):
    """Without a figure nothing is made up."""
    held = series.figures["X", "2023-24"]

    assert written(held, series) == "500 per 10,000 people (50)"
    assert written(held._replace(value=None), series) == "no figure"
    assert (sourced(held), sourced(held._replace(source=""))) == ("(source: National Records)", "(no source given)")
