"""How many cases are expected of a place, and whether that is too few: settled before they are counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured_areas import COUNTRY, TWELVE, measured

from cjreport.measures.frame.comparing.expected import are_few


def test_as_many_are_expected_as_the_countrys_rate_gives():
    """45 in 9,000 people are 5 in 1,000, whatever the area counted; of another year its own rate."""
    rows = measured(
        ("crime", "A", "2022-23", 50, 1_000),
        ("crime", "A", "2023-24", 50, 1_000),
        ("crime", COUNTRY, "2022-23", 45, 9_000),
        ("crime", COUNTRY, "2023-24", 90, 9_000),
    )

    assert rows["expected"].tolist() == [5, 10, 45, 90]


def test_without_a_country_all_areas_say_what_is_expected():
    """60 cases in 3,000 people; an area without a count is none of them."""
    rows = measured(
        ("crime", "A", "2022-23", 50, 1_000),
        ("crime", "B", "2022-23", 10, 2_000),
        ("crime", "C", "2022-23", np.nan, 7_000),
    )

    assert rows["expected"].tolist()[:2] == [20, 40]
    assert np.isnan(rows["expected"][2])


def test_of_shares_no_cases_are_expected():
    """They are few by the people they are of."""
    rows = measured(("waits", "A", "2022-23", 0, 19), ("waits", "B", "2022-23", 0, 20), kind="proportion")

    assert rows["expected"].isna().all()
    assert are_few(rows).tolist() == [True, False]


@pytest.mark.parametrize(("people", "few"), [(999, True), (1_000, False)])
@given(own=st.integers(0, 200))
def test_an_areas_own_count_does_not_make_it_few(people, few, own):
    """Where the country has 10 in 1,000 people, an area of 999 is too few and one of 1,000 is not, whatever came."""
    rows = measured(("crime", "A", "2022-23", own, people), ("crime", COUNTRY, "2022-23", 5_000, 500_000))

    assert are_few(rows)[0] == few


def test_what_has_no_counts_is_not_few():
    """A published rate without counts has no interval, and no word that could be too few."""
    rows = measured(*(("crime", area, "2022-23", np.nan, np.nan) for area in TWELVE))

    assert not are_few(rows).any()
