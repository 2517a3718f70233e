"""Periods, their ends, and how they are written."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.errors import UnknownNameError
from cjreport.inputs import periods

years = st.integers(1900, 2098).map(lambda year: f"{year}-{(year + 1) % 100:02d}")


@given(years)
def test_a_year_before_is_a_year_less(year):
    """The year before ends a year earlier, also across a century."""
    before = periods.year_before(year)

    assert periods.is_financial_year(before)
    assert periods.ends(before).year == periods.ends(year).year - 1


@pytest.mark.parametrize("text", ["2024-26", "2024", "24-25", "2024-25 Q1", "2024/25", "", "../2024-25"])
def test_other_spellings_are_not_financial_years(text):
    """A report's period is written one way only."""
    assert not periods.is_financial_year(text)
    with pytest.raises(UnknownNameError, match="2024-25"):
        periods.check_financial_year(text)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2024-25", dt.date(2025, 3, 31)),
        ("2024-25 Q1", dt.date(2024, 6, 30)),
        ("2024-25 Q3", dt.date(2024, 12, 31)),
        ("2024-25 Q4", dt.date(2025, 3, 31)),
        ("2023", dt.date(2023, 6, 30)),
    ],
)
def test_periods_end_when_they_say(period, end):
    """Financial years end on 31 March, the fourth quarter with them, mid-year estimates on 30 June."""
    assert periods.ends(period) == end


def test_a_quarter_is_compared_with_the_same_quarter():
    """Season for season."""
    assert periods.year_before("2024-25 Q2") == "2023-24 Q2"
    assert periods.year_before("2023") == "2022"


def test_labels_do_not_break():
    """A financial year keeps together on a line, and a quarter is named by its months."""
    assert periods.label("2024-25") == "2024‑25"
    assert periods.label("2024-25 Q4") == "January to March 2025"
    assert periods.label("2023") == "mid-2023"
    assert periods.in_words("2024-25") == "1 April 2024 to 31 March 2025"
