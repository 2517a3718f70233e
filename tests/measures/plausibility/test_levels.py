"""Published rates are held against their counts, and counts against the people there are."""

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.plausibility.levels import more_than_people, rates_unlike_counts

COMMON = {"geography": "home", "publisher": "Somebody"}
LINES = {
    line.id: line
    for line in (
        Indicator(id="people", title="People", kind="count", unit="people", **COMMON),
        Indicator(
            id="crimes", title="C", kind="rate", unit="per 10,000 people", base="people", multiplier=10_000, **COMMON
        ),
        Indicator(id="deaths", title="D", kind="rate", unit="per 100,000 people aged 16 and over", **COMMON),
        Indicator(id="hours", title="H", kind="count", unit="hours", **COMMON),
    )
}
PEOPLE = [("people", f"A{n}", "mid-2023", 50_000.0, np.nan) for n in range(6)]


def frame(*rows):
    """Give figures: line, area, period, numerator, value."""
    columns = ["indicator", "area_code", "period", "numerator", "value"]
    return pd.DataFrame([*PEOPLE, *rows], columns=columns).assign(denominator=np.nan)


def unlike(*rows):
    """Give the areas and the rates that their counts give."""
    told = rates_unlike_counts(frame(*rows), LINES, "people")
    return dict(zip(told["area_code"], told["expected"].round(1), strict=True))


@pytest.mark.parametrize("value", [40.0, 40.9, 39.2])
def test_a_rate_that_follows_from_its_count_passes(value):
    """Also where the population has been revised a little since."""
    assert unlike(("crimes", "A0", "2023-24", 200, value)) == {}


@pytest.mark.parametrize("value", [4.0, 400.0, 43.0, 36.5])
def test_a_rate_that_does_not_is_found(value):
    """In another unit, or off by more than a revision."""
    assert unlike(("crimes", "A0", "2023-24", 200, value)) == {"A0": 40.0}


def test_a_period_without_its_estimate_takes_the_latest():
    """As the publisher does before the next is out."""
    assert unlike(("crimes", "A0", "2025-26", 200, 40.0), ("crimes", "A1", "2025-26", 200, 4.0)) == {"A1": 40.0}


def test_a_rate_on_a_base_that_is_not_held_is_compared_with_its_own_line():
    """Counts and rates mean a share of the people that is much the same everywhere."""
    rows = [("deaths", f"A{n}", "2023", 30 + n, (30 + n) / 40_000 * 100_000) for n in range(6)]

    assert unlike(*rows) == {}
    assert unlike(*rows[1:], ("deaths", "A0", "2023", 30, 7.5)) == {"A0": 75.0}


@pytest.mark.parametrize("few", [1, 9])
def test_rates_of_few_are_rounded_too_far_to_tell(few):
    """Nothing is asked of them."""
    assert unlike(("crimes", "A0", "2023-24", few, 3.0)) == {}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("crimes", "A0", "2025-26", 99_999_999, np.nan), "numerator"),
        (("crimes", "A0", "2025-26", 60_000, np.nan), "numerator"),
        (("people", "A0", "mid-2024", 500_000, np.nan), "numerator"),
        (("crimes", "A0", "2025-26", np.nan, 10_001), "value"),
        (("deaths", "A0", "2025", np.nan, 120_000), "value"),
    ],
)
def test_more_cases_than_people_are_found(row, column):
    """In counts of people and of cases set against them, and in rates above what they are per."""
    figures = frame(row)
    told = more_than_people(figures, LINES, pd.Series(50_000.0, index=["A0"]))

    assert told["column"].tolist() == [column]


def test_hours_may_be_more_than_people():
    """Only what is counted of people is held to how many there are."""
    figures = frame(("hours", "A0", "2025-26", 600_000, np.nan))

    assert more_than_people(figures, LINES, pd.Series(50_000.0, index=["A0"])).empty
