"""Where areas lie among all: their ranks, and who is unusual, on made figures and on ten years of Scotland's."""

import numpy as np
import pandas as pd
import pytest
from conftest import REPOSITORY
from measured_areas import COUNTRY, TWELVE, measured

from cjreport.inputs.files.workbench import SCOTLAND, Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.combining.places import Places
from cjreport.measures.frame.comparing.among_areas import with_rank, with_unusual
from cjreport.measures.frame.country import measures_of_country

PLACES = Places(country=COUNTRY, areas=TWELVE)
CRIMES = [
    *("recorded_crime", "non_sexual_violence", "sexual_crimes", "dishonesty", "crimes_against_society"),
    "damage_reckless",
]
COUNTS = [900, 100, 200, 200, *range(300, 700, 50)]


@pytest.fixture(scope="module")
def rows():
    """Twelve areas of 10,000 people, a thirteenth of few, and their country."""
    areas = [("crime", area, "2022-23", count, 10_000) for area, count in zip(TWELVE, COUNTS, strict=True)]
    return measured(*areas, ("crime", "small", "2022-23", 0, 200), ("crime", COUNTRY, "2022-23", 5_000, 122_000))


def test_ranks_count_the_areas_above_and_below(rows):
    """900 is the highest of thirteen; two areas of 200 share a rank; the country has none."""
    ranked = with_rank(rows).set_index("area_code")

    assert ranked.loc[TWELVE[0], ["rank", "rank_from_lowest", "ranked"]].tolist() == [1, 13, 13]
    assert ranked.loc[list(TWELVE[2:4]), "rank"].tolist() == [10, 10]
    assert ranked.loc[list(TWELVE[2:4]), "rank_from_lowest"].tolist() == [3, 3]
    assert ranked.loc[COUNTRY, ["rank", "ranked"]].isna().all()


def test_a_figure_of_few_cases_has_no_rank_and_others_are_ranked_beside_it(rows):
    """No case where eight are expected is the lowest of all, and says nothing; the next is second from the lowest."""
    ranked = with_rank(rows).set_index("area_code")

    assert ranked.loc["small", ["rank", "rank_from_lowest", "ranked"]].isna().all()
    assert ranked.loc[TWELVE[1], "rank_from_lowest"] == 2


@pytest.mark.parametrize(("number", "is_ranked"), [(9, False), (10, True)])
def test_fewer_than_ten_areas_have_no_ranks(number, is_ranked):
    """Nine do not say much of where one lies."""
    ranked = with_rank(measured(*(("crime", area, "2022-23", 500, 10_000) for area in TWELVE[:number])))

    assert ranked["rank"].notna().tolist() == [is_ranked] * number


def test_each_line_and_period_is_ranked_by_itself(rows):
    """What another year or line shows does not count."""
    other = rows.assign(period="2023-24", value=-rows["value"])
    both = with_rank(pd.concat([rows, other], ignore_index=True)).set_index(["period", "area_code"])

    assert both.loc[("2022-23", TWELVE[0]), "rank"] == both.loc[("2023-24", TWELVE[0]), "rank_from_lowest"] == 1


def test_who_is_unusual_is_told_by_line_and_period():
    """Twice the others' rate in one year, and as they in another; a place that is no area is not assessed."""
    figures = [
        ("crime", area, period, 1_000 if (area, period) == (TWELVE[0], "2022-23") else 500 + number, 10_000)
        for period in ("2021-22", "2022-23")
        for number, area in enumerate(TWELVE)
    ]
    told = with_unusual(measured(*figures, ("crime", COUNTRY, "2022-23", 9_000, 10_000)), PLACES)
    words = told.set_index(["period", "area_code"])["unusual"]

    assert words["2022-23", TWELVE[0]] == "unusually high"
    assert set(words.drop(("2022-23", TWELVE[0])).drop(("2022-23", COUNTRY))) == {"not flagged"}
    assert words["2022-23", COUNTRY] == "not assessed"


def test_shares_and_rates_are_told_side_by_side():
    """Each on its own scale; what is withheld is not assessed."""
    of_rates = measured(*(("crime", area, "2022-23", 500, 10_000) for area in TWELVE))
    of_shares = measured(
        *(("waits", area, "2022-23", np.nan if area == TWELVE[0] else 500, 1_000) for area in TWELVE), kind="proportion"
    )
    words = with_unusual(pd.concat([of_rates, of_shares], ignore_index=True), PLACES)["unusual"]

    assert words.tolist() == ["not flagged"] * 12 + ["not assessed"] + ["not flagged"] * 11


@pytest.fixture(scope="module")
def crimes():
    """Recorded crime of Scotland's councils over ten years, in all and by group."""
    frame = measures_of_country(read_library(Workbench(REPOSITORY, SCOTLAND)))
    return frame[(frame["comparator"] == "none") & (frame["place"] == "area") & frame["indicator"].isin(CRIMES)]


def test_of_ten_years_of_crime_as_many_are_unusually_high_as_low(crimes):
    """Within a factor of two, over six lines and ten years of 32 councils; about three in a hundred on either side."""
    told = crimes["unusual"].value_counts()

    assert len(crimes) == 32 * 10 * len(CRIMES)
    assert 0.5 <= told["unusually high"] / told["unusually low"] <= 2
    assert 0.01 <= told["unusually high"] / len(crimes) <= 0.04
    assert 0.01 <= told["unusually low"] / len(crimes) <= 0.04


def test_no_area_is_said_to_be_not_unusual(crimes):
    """That is no comfort that these figures give: areas are high, low, not flagged or not assessed."""
    assert set(crimes["unusual"]) <= {"unusually high", "unusually low", "not flagged", "not assessed"}


def test_no_crime_of_fewer_than_ten_expected_cases_is_called_unusual(crimes):
    """None of an island's rare crimes."""
    flagged = crimes[crimes["unusual"].str.startswith("unusually")]

    assert flagged["expected"].min() >= 10
