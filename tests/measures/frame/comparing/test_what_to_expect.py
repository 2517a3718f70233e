"""What to expect of areas where cases are rare stands beside their figures, and beside no others."""

import numpy as np
import pytest
from measured_areas import COUNTRY, MULTIPLIER, ORDINARY, TWELVE, WITH_PANDEMIC, measured
from numpy.testing import assert_allclose

from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods
from cjreport.measures.frame.comparing.what_to_expect import EXPECT, with_what_to_expect
from cjreport.measures.statistics.areas.shrinkage import expected_counts, shrunken_rates

COUNTS = np.array([0, 4, 9, 30, *range(10, 26, 2)])
PEOPLE = np.array([800, *[1_000] * 10, 2_500])


@pytest.fixture(scope="module")
def told():
    """Twelve areas of which 12 to 38 cases are expected, and their country, which has 15 in 1,000."""
    areas = [("crime", *each) for each in zip(TWELVE, ["2022-23"] * 12, COUNTS, PEOPLE, strict=True)]
    return with_what_to_expect(measured(*areas, ("crime", COUNTRY, "2022-23", 1_500, 100_000)), ORDINARY)


def test_rare_figures_are_drawn_towards_all_areas(told):
    """Of one year, if no other is held: per 1,000 people, of all areas; next year has the same people."""
    shrunken, following = shrunken_rates(COUNTS, PEOPLE), expected_counts(COUNTS, PEOPLE, PEOPLE)
    rare = told.iloc[:11]

    assert_allclose(rare[EXPECT[:3]].to_numpy().T, [MULTIPLIER * each[:11] for each in shrunken])
    assert_allclose(rare[EXPECT[3:]].to_numpy().T, [following.lower[:11], following.upper[:11]])
    assert 0 < rare["shrunken"].iloc[0] < rare["shrunken"].iloc[3] < rare["value"].iloc[3]


def test_where_cases_are_not_rare_the_figure_stands_alone(told):
    """Of 2,500 people 38 are expected; the country is no area."""
    assert told.iloc[11:][EXPECT].isna().all(axis=None)


def test_quarters_and_shares_have_none(told):
    """A year of cases alone is foretold."""
    rows = told.drop(columns=EXPECT)

    assert with_what_to_expect(rows.assign(frequency="quarter"), ORDINARY)[EXPECT].isna().all(axis=None)
    shares = measured(*(("waits", area, "2022-23", 3, 30) for area in TWELVE), kind="proportion")
    assert with_what_to_expect(shares, ORDINARY)[EXPECT].isna().all(axis=None)


def over_years(periods):
    """What is expected of the last of the years from 2016-17 to 2022-23, each with other cases and people."""
    held = [
        ("crime", area, f"{year}-{(year + 1) % 100:02d}", count + year % 4, people + year - 2016)
        for year in range(2016, 2023)
        for area, count, people in zip(TWELVE, COUNTS, PEOPLE, strict=True)
    ]
    country = [("crime", COUNTRY, figure[2], 1_500, 100_000) for figure in held[::12]]
    told = with_what_to_expect(measured(*held, *country), periods).query("period == '2022-23' and place == 'area'")
    return told[EXPECT].to_numpy()[:11].T


@pytest.mark.parametrize(
    ("periods", "starts"),
    [
        (ORDINARY, range(2018, 2023)),
        (WITH_PANDEMIC, (2018, 2022)),
        (OrdinaryPeriods({"crime": ["2021-22"]}, {}), (2021, 2022)),
    ],
)
def test_the_last_five_years_are_taken_together_that_can_be_compared(periods, starts):
    """None of the pandemic's, none before a break; the next year has as many people as the last."""
    counts = sum(COUNTS + year % 4 for year in starts)
    people = sum(PEOPLE + year - 2016 for year in starts)
    shrunken, following = shrunken_rates(counts, people), expected_counts(counts, people, PEOPLE + 6)

    told = over_years(periods)

    assert_allclose(told[:3], [MULTIPLIER * each[:11] for each in shrunken])
    assert_allclose(told[3:], [following.lower[:11], following.upper[:11]])
