"""What to expect of areas where cases are rare stands beside their figures, and beside no others."""

import numpy as np
import pytest
from measured_areas import COUNTRY, MULTIPLIER, TWELVE, measured
from numpy.testing import assert_allclose

from cjreport.measures.frame.comparing.what_to_expect import EXPECT, with_what_to_expect
from cjreport.measures.statistics.areas.shrinkage import expected_counts, shrunken_rates

COUNTS = np.array([0, 4, 9, 30, *range(10, 26, 2)])
PEOPLE = np.array([800, *[1_000] * 10, 2_500])


@pytest.fixture(scope="module")
def told():
    """Twelve areas of which 12 to 38 cases are expected, and their country, which has 15 in 1,000."""
    areas = [("crime", *each) for each in zip(TWELVE, ["2022-23"] * 12, COUNTS, PEOPLE, strict=True)]
    return with_what_to_expect(measured(*areas, ("crime", COUNTRY, "2022-23", 1_500, 100_000)))


def test_rare_figures_are_drawn_towards_all_areas(told):
    """Of all twelve areas together, per 1,000 people as the rate is, with next year's count over the same people."""
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

    assert with_what_to_expect(rows.assign(frequency="quarter"))[EXPECT].isna().all(axis=None)
    shares = measured(*(("waits", area, "2022-23", 3, 30) for area in TWELVE), kind="proportion")
    assert with_what_to_expect(shares)[EXPECT].isna().all(axis=None)
