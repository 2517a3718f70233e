"""An area's latest quarters, beside those before them."""

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.periods import every_period
from cjreport.measures.frame.columns import USUAL, VARIATION
from cjreport.measures.frame.comparing.quarterly import QUARTERS, Charting, charting_of_country, with_variation
from cjreport.measures.statistics.quarters.prime_charts import ARCSINE, NO_COUNTS
from cjreport.measures.statistics.quarters.quarters_chart import chart_quarters


def measures(values, area="A", first="2018-19 Q1", comparator="none", people=100.0, method="Wilson"):
    """One line's quarters in an area, and a year of another line; shares in per cent unless they are as published."""
    periods = every_period(first, "2030-31 Q4")[: len(values)]
    rows = pd.DataFrame({"period": periods, "value": values}, dtype=object).assign(
        indicator="waits",
        area_code=area,
        comparator=comparator,
        trend="not assessed",
        denominator=people,
        method=method,
    )
    rows["value"] = rows["value"].astype(float)
    rows["numerator"] = rows["value"] * people / 100
    year = rows.iloc[:1].assign(period="2023-24", indicator="crime")
    return pd.concat([rows, year], ignore_index=True)


def words(values, **rest):
    told = with_variation(measures(values, **rest), "A")
    return told[told["indicator"] == "waits"]["variation"].tolist()


STEADY = [80.0, 84.0] * 12


def limits_of(values):
    """Give mean and limits of shares of 100 people, in per cent, a row each."""
    chart = chart_quarters(np.array(values) / 100, [100.0] * len(values), ARCSINE)
    return 100 * np.array([np.full(len(values), chart.mean), chart.lower, chart.upper]).T


def test_a_steady_series_varies_as_usual():
    """Up and down by as much as always is common cause, at every point."""
    assert words(STEADY) == ["common cause"] * 24


def test_a_quarter_far_below_is_told_by_its_rule():
    """The last point lies below the lower limit."""
    assert words([*STEADY[1:], 40.0])[-1] == "below the lower limit"


def test_a_figure_without_counts_is_charted_as_it_is():
    """Its limits are constant, and those of its moving ranges."""
    told = with_variation(measures(STEADY, people=np.nan, method="as published"), "A")
    chart = chart_quarters(STEADY, [np.nan] * 24, NO_COUNTS)

    assert told["usual_lower"].dropna().unique().tolist() == [chart.lower[0]]


def test_a_rate_has_limits_in_its_own_unit():
    """Per 10,000 of 50,000 people, whichever the unit."""
    rates = measures(STEADY, people=50_000.0, method="Byar's").assign(numerator=lambda rows: rows["value"] * 5)
    told = with_variation(rates, "A")

    assert told["usual_mean"].dropna().iloc[0] == pytest.approx(82, abs=0.1)
    assert told["usual_lower"].dropna().iloc[0] > 60


def test_quarters_of_a_handful_of_people_are_not_charted():
    """Fewer than twenty in most quarters vary by a person more or less; a rate's base or none given is no such."""
    assert words(STEADY, people=19.0) == ["not assessed"] * 24
    assert words(STEADY, people=20.0) == ["common cause"] * 24
    assert words(STEADY, people=np.nan, method="as published") == ["common cause"] * 24


def test_only_the_last_quarters_are_charted():
    """What lies further back is not assessed and moves no limit."""
    told = words([10.0] * 6 + STEADY)

    assert told == ["not assessed"] * 6 + ["common cause"] * QUARTERS


def test_few_quarters_have_trial_limits_and_fewer_none():
    """From 12 to 23 the limits are on trial, as the last four are in no baseline; 11 give no chart."""
    assert set(words(STEADY[:12])) == {"common cause (trial limits)"}
    assert set(words(STEADY[:23])) == {"common cause (trial limits)"}
    assert set(words(STEADY[:11])) == {"cannot be calculated"}


@pytest.mark.parametrize("rest", [{"area": "B"}, {"comparator": "country"}])
def test_only_the_areas_own_figures_are_charted(rest):
    """Other areas' rows and comparisons are not assessed; nor is a year."""
    told = with_variation(measures(STEADY, **rest), "A")

    assert set(told["variation"]) == {"not assessed"}


def test_a_quarter_without_a_figure_is_a_gap():
    """It is not assessed, and the quarters around it are."""
    told = words([*STEADY[:20], None, *STEADY[21:]])

    assert told[20] == "not assessed"
    assert told[21] == "common cause"


def test_the_columns_stand_beside_the_trend():
    """Nothing else is changed."""
    before = measures(STEADY)
    told = with_variation(before, "A")

    after = before.columns.get_loc("trend") + 1
    assert list(told.columns) == [*before.columns[:after], *VARIATION, *before.columns[after:]]
    pd.testing.assert_frame_equal(told[before.columns], before)


def test_what_was_before_a_break_says_nothing_of_what_is_usual_since():
    """Mean and limits are those since the last break that the figures reach; before it nothing is assessed."""
    begins = every_period("2018-19 Q1", "2030-31 Q4")[12]
    charting = Charting({"waits": ("2018-19 Q3", begins, "2030-31 Q4")})
    told = with_variation(measures([95.0] * 12 + STEADY[:16]), "A", charting)
    since = told["period"] >= begins

    waits = told[told["indicator"] == "waits"]
    assert waits.loc[since, USUAL].to_numpy() == pytest.approx(limits_of(STEADY[:16]))
    assert set(waits.loc[since, "variation"]) == {"common cause (trial limits)"}
    assert set(waits.loc[~since, "variation"]) == {"not assessed"}


def test_each_quarter_carries_the_limits_of_its_chart():
    """The mean and the limits are those of the chart of the last quarters; what is not charted has none."""
    told = with_variation(measures([10.0] * 6 + STEADY), "A")

    charted = told[(told["indicator"] == "waits") & (told["variation"] != "not assessed")]
    assert charted[USUAL].to_numpy() == pytest.approx(limits_of(STEADY))
    assert told.loc[told["variation"] == "not assessed", USUAL].isna().all(axis=None)


def country(rho, areas=20, quarters=18):
    """A line's quarters in many areas, each resembling the one before by *rho*, and its family group and country."""
    rng = np.random.default_rng(3)
    places = [("area", f"A{n}") for n in range(areas)] + [("country", "S"), ("family_group", "G")]
    moved = rng.normal(size=(len(places), quarters))
    for quarter in range(1, quarters):
        moved[:, quarter] = rho * moved[:, quarter - 1] + np.sqrt(1 - rho**2) * moved[:, quarter]
    rows = [
        measures(np.clip(70 + 8 * series, 0, 100), area=code).assign(place=place)
        for (place, code), series in zip(places, moved, strict=True)
    ]
    return pd.concat(rows, ignore_index=True)


def test_how_quarters_resemble_the_one_before_is_told_over_all_areas_together():
    """Half of it carried over is found, none is none; a line of a few small areas has none to tell."""
    assert charting_of_country(country(0.5), {}).carried["waits"] == pytest.approx(0.5, abs=0.15)
    assert charting_of_country(country(0.0), {}).carried["waits"] == pytest.approx(0.0, abs=0.1)
    assert charting_of_country(country(0.5).assign(denominator=10.0), {}).carried["waits"] == 0


def test_where_quarters_resemble_the_one_before_limits_are_wider():
    """The line's value is carried to each chart."""
    rows = measures(STEADY)
    alone, carried = (with_variation(rows, "A", Charting(carried=each)) for each in ({}, {"waits": 0.5}))

    assert (carried["usual_lower"].dropna() < alone["usual_lower"].dropna()).all()
