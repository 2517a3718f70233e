"""Where yearly figures lead: over five years, or three years beside three before unusual ones."""

import numpy as np
import pytest
from measured_areas import COUNTRY, ORDINARY, TWELVE, WITH_PANDEMIC, measured, waves, years
from numpy.testing import assert_allclose

from cjreport.measures.combining.places import Places
from cjreport.measures.frame.comparing.changes import usual_changes
from cjreport.measures.frame.comparing.trends import EARLIER, FIVE_YEARS, THREE_AND_THREE, TRENDS, with_trend
from cjreport.measures.statistics.comparison import rates_change

OWN = TWELVE[0]
PLACES = Places(country=COUNTRY, areas=TWELVE)
BASE = 100_000


def trends(figures, periods, direction="none", kind="rate"):
    """Each area's trends, by area and period."""
    rows = measured(*figures, direction=direction, kind=kind)
    told = with_trend(rows, usual_changes(rows, periods, PLACES), periods)
    return told.set_index(["area_code", "period"])[TRENDS]


def rising(figures, by):
    """The figures with those of the first area rising by a share from year to year."""
    first = int(figures[0][2][:4])
    return [
        (line, area, period, round(count * (1 + by) ** (int(period[:4]) - first)) if area == OWN else count, base)
        for line, area, period, count, base in figures
    ]


def test_five_ordinary_years_are_a_line():
    """1,000 cases that rise by a tenth a year, among areas that vary by chance."""
    told = trends(rising(waves(TWELVE, years(2019, 2023), 1_000, BASE), 0.1), ORDINARY)
    row = told.loc[(OWN, "2023-24")]

    assert row[["trend", "trend_basis"]].tolist() == ["increasing", FIVE_YEARS]
    assert row["trend_change"] == pytest.approx(4.6, abs=0.05)
    assert 0 < row["trend_lower"] < row["trend_change"] < row["trend_upper"]
    assert set(told.drop(OWN).xs("2023-24", level="period")["trend"]) == {"no change"}


def test_a_line_through_figures_that_vary_must_rise_by_more():
    """The same rise is no trend where areas' figures go up and down by a quarter from year to year."""
    told = trends(rising(waves(TWELVE, years(2019, 2023), 1_000, BASE, by=0.12), 0.1), ORDINARY)

    assert told.loc[(OWN, "2023-24"), "trend"] == "no change"


def test_three_years_stand_beside_the_three_before_the_pandemic():
    """Their cases added up, whatever the pandemic's years were; the interval is that of how areas differ."""
    own = dict.fromkeys(years(2019, 2021), 9_000) | dict.fromkeys(years(2022, 2024), 1_200)
    figures = [
        (line, area, period, own.get(period, count) if area == OWN else count, base)
        for line, area, period, count, base in waves(TWELVE, years(2016, 2024), 1_000, BASE)
    ]
    told = trends(figures, WITH_PANDEMIC, direction="lower")
    row = told.loc[(OWN, "2024-25")]
    _, lower, upper = rates_change(3_600, 3 * BASE, 3_000, 3 * BASE, multiplier=1_000)

    assert row[["trend", "trend_basis"]].tolist() == ["increasing and getting worse", THREE_AND_THREE]
    assert row["trend_change"] == pytest.approx(2)
    assert row["trend_lower"] < lower < upper < row["trend_upper"]
    assert set(told.drop(OWN).xs("2024-25", level="period")["trend"]) == {"no change"}


def test_the_words_and_the_interval_of_three_and_three_agree():
    """A change is told just where its interval leaves none out."""
    figures = rising(waves(TWELVE, years(2016, 2024), 1_000, BASE, by=0.05), 0.02)
    told = trends(figures, WITH_PANDEMIC).xs("2024-25", level="period")

    assert set(told["trend_basis"]) == {THREE_AND_THREE}
    assert ((told["trend_lower"] > 0) == (told["trend"] == "increasing")).all()
    assert ((told["trend_upper"] < 0) == (told["trend"] == "decreasing")).all()


@pytest.mark.parametrize(
    ("last", "words"), [("2023-24", "not assessed"), ("2024-25", "no change"), ("2025-26", "not assessed")]
)
def test_with_the_pandemic_among_five_years_a_trend_is_told_once_three_have_come(last, words):
    """Neither after two ordinary years, nor when the fourth has come and five are not yet full."""
    told = trends(waves(TWELVE, years(2016, 2025), 1_000, BASE), WITH_PANDEMIC)

    assert told.loc[(OWN, last), "trend"] == words


def test_after_five_ordinary_years_the_line_is_back():
    """From 2026-27 on."""
    told = trends(waves(TWELVE, years(2016, 2026), 1_000, BASE), WITH_PANDEMIC)

    assert told.loc[(OWN, "2026-27"), ["trend", "trend_basis"]].tolist() == ["no change", FIVE_YEARS]
    assert told.loc[(OWN, "2018-19"), "trend"] == "cannot be calculated"


def test_a_missing_year_is_not_bridged():
    """Neither in a line nor among three and three."""
    for periods, first, gap in ((ORDINARY, 2020, "2022-23"), (WITH_PANDEMIC, 2016, "2017-18")):
        figures = [each for each in waves(TWELVE, years(first, 2024), 1_000, BASE) if each[1:3] != (OWN, gap)]
        row = trends(figures, periods).loc[(OWN, "2024-25")]

        assert row[["trend", "trend_basis"]].tolist() == ["cannot be calculated", ""]
        assert row[TRENDS[2:]].isna().all()


def test_few_cases_expected_have_no_trend_of_three_and_three():
    """Three cases expected a year are nine in three years, too few whatever came; four are enough."""
    for people, words in ((300, "cannot be calculated"), (400, "no change")):
        figures = [each for each in waves(TWELVE, years(2016, 2024), 1_000, BASE) if each[1] != OWN]
        figures += [("crime", OWN, period, 4, people) for period in years(2016, 2024)]
        country = [("crime", COUNTRY, period, 10_000, 1_000_000) for period in years(2016, 2024)]

        assert trends([*figures, *country], WITH_PANDEMIC).loc[(OWN, "2024-25"), "trend"] == words


@pytest.mark.parametrize(
    ("periods", "areas", "words"),
    [
        (WITH_PANDEMIC, 5, "cannot be calculated"),
        (WITH_PANDEMIC, 12, "increasing"),
        (ORDINARY, 1, "cannot be calculated"),
        (ORDINARY, 12, "increasing"),
    ],
)
def test_few_areas_do_not_say_what_is_usual(periods, areas, words):
    """However steeply one rises: five have five changes of three years beside three, one has three of a year."""
    figures = rising(waves(TWELVE[:areas], years(2016, 2024), 1_000, BASE), 0.2)

    assert trends(figures, periods).loc[(OWN, "2024-25"), "trend"] == words


def test_shares_have_trends_in_points():
    """60% of 1,000 after 50% is ten points more, with the pandemic between."""
    figures = [
        ("crime", area, period, 600 if area == OWN and period > "2022" else 500, 1_000)
        for area in TWELVE
        for period in years(2016, 2024)
    ]
    row = trends(figures, WITH_PANDEMIC, direction="higher", kind="proportion").loc[(OWN, "2024-25")]

    assert row[["trend", "trend_basis"]].tolist() == ["increasing and getting better", THREE_AND_THREE]
    assert_allclose(row["trend_change"], 10)


def test_the_country_has_no_trend_and_no_other_column_is_touched():
    """What areas do says nothing of how a country's figures vary."""
    rows = measured(
        *waves(TWELVE, years(2019, 2023), 1_000, BASE),
        *(("crime", COUNTRY, year, 12_000, 12 * BASE) for year in years(2019, 2023)),
    )
    told = with_trend(rows, usual_changes(rows, ORDINARY, PLACES), ORDINARY)

    assert set(told.loc[told["place"] == "country", "trend"]) == {"not assessed"}
    assert told.drop(columns=[*TRENDS, EARLIER]).equals(rows)
    assert np.isnan(told.loc[told["place"] == "country", "trend_change"]).all()
