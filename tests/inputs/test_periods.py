"""Periods, their ends, and how they are written."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs import periods

years = st.integers(1901, 2200).map(lambda year: f"{year}-{(year + 1) % 100:02d}")


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


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2024-25", dt.date(2025, 3, 31)),
        ("2024-25 Q1", dt.date(2024, 6, 30)),
        ("2024-25 Q3", dt.date(2024, 12, 31)),
        ("2024-25 Q4", dt.date(2025, 3, 31)),
        ("mid-2023", dt.date(2023, 6, 30)),
        ("2023", dt.date(2023, 12, 31)),
        ("2014-03-31", dt.date(2014, 3, 31)),
        ("2020 to 2024", dt.date(2024, 12, 31)),
        ("2020-21 to 2022-23", dt.date(2023, 3, 31)),
    ],
)
def test_periods_end_when_they_say(period, end):
    """Financial years end on 31 March, calendar years on 31 December, mid-year estimates on 30 June, spans last."""
    assert periods.is_period(period)
    assert periods.ends(period) == end


@pytest.mark.parametrize(
    "text", ["2024-26", "2014-02-30", "2024 to 2020", "2024 to", "Mid-2023", "2024-25 Q5", "31 May"]
)
def test_other_spellings_are_no_periods(text):
    """A date that is none, a span that ends before it begins, a fifth quarter."""
    assert not periods.is_period(text)


def test_a_quarter_is_compared_with_the_same_quarter():
    """Season for season."""
    assert periods.year_before("2024-25 Q2") == "2023-24 Q2"
    assert periods.year_before("mid-2023") == "mid-2022"
    assert periods.year_before("2023") == "2022"
    assert periods.year_before("2014-03-31") == "2013-03-31"
    assert periods.year_before("2020 to 2024") == "2019 to 2023"
    assert periods.year_before("2020-21 to 2022-23") == "2019-20 to 2021-22"


def test_every_period_leaves_none_out():
    """Years, quarters and spans follow one another."""
    assert periods.every_period("2023-24 Q3", "2024-25 Q2") == ["2023-24 Q3", "2023-24 Q4", "2024-25 Q1", "2024-25 Q2"]
    assert periods.every_period("2018 to 2022", "2020 to 2024") == ["2018 to 2022", "2019 to 2023", "2020 to 2024"]


def test_labels_do_not_break():
    """A financial year keeps together on a line, and a quarter is named by its months."""
    assert periods.label("2024-25") == "2024‑25"
    assert periods.label("2024-25 Q4") == "January to March 2025"
    assert periods.label("mid-2023") == "mid‑2023"
    assert periods.label("2014-03-31") == "31 March 2014"
    assert periods.label("2020-21 to 2022-23") == "2020‑21 to 2022‑23"
    assert periods.in_words("2024-25") == "1 April 2024 to 31 March 2025"
