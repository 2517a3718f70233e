"""An area's latest quarters, beside those before them."""

import pandas as pd
import pytest

from cjreport.inputs.periods import every_period
from cjreport.measures.frame.columns import USUAL, VARIATION
from cjreport.measures.frame.quarterly import QUARTERS, with_variation
from cjreport.measures.statistics.control_chart import xmr


def measures(values, area="A", first="2018-19 Q1", comparator="none", people=20.0):
    """One line's quarters in an area, and a year of another line."""
    periods = every_period(first, "2030-31 Q4")[: len(values)]
    rows = pd.DataFrame({"period": periods, "value": values}).assign(
        indicator="waits", area_code=area, comparator=comparator, trend="not assessed", denominator=people
    )
    year = rows.iloc[:1].assign(period="2023-24", indicator="crime")
    return pd.concat([rows, year], ignore_index=True)


def words(values, **rest):
    told = with_variation(measures(values, **rest), "A")
    return told[told["indicator"] == "waits"]["variation"].tolist()


STEADY = [80.0, 84.0] * 12


def test_a_steady_series_varies_as_usual():
    """Up and down by as much as always is common cause, at every point."""
    assert words(STEADY) == ["common cause"] * 24


def test_a_quarter_far_below_is_told_by_its_rule():
    """The last point lies below the lower limit."""
    assert words([*STEADY[1:], 40.0])[-1] == "below the lower limit"


def test_quarters_of_a_handful_of_people_are_not_charted():
    """Fewer than twenty in most quarters vary by a person more or less; a rate's base or none given is no such."""
    assert words(STEADY, people=19.0) == ["not assessed"] * 24
    assert words(STEADY, people=float("nan")) == ["common cause"] * 24


def test_only_the_last_quarters_are_charted():
    """What lies further back is not assessed and moves no limit."""
    told = words([10.0] * 6 + STEADY)

    assert told == ["not assessed"] * 6 + ["common cause"] * QUARTERS


def test_few_quarters_have_trial_limits_and_fewer_none():
    """From 12 to 19 the limits are on trial; 11 give no chart."""
    assert set(words(STEADY[:12])) == {"common cause (trial limits)"}
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

    assert list(told.columns) == [*before.columns[:-1], *VARIATION, "denominator"]
    pd.testing.assert_frame_equal(told[before.columns], before)


def test_what_was_before_a_break_says_nothing_of_what_is_usual_since():
    """Mean and limits are those since the last break that the figures reach; before it nothing is assessed."""
    begins = every_period("2018-19 Q1", "2030-31 Q4")[12]
    told = with_variation(measures([95.0] * 12 + STEADY[:16]), "A", {"waits": ("2018-19 Q3", begins, "2030-31 Q4")})
    since, chart = told["period"] >= begins, xmr(STEADY[:16])

    waits = told[told["indicator"] == "waits"]
    assert waits.loc[since, USUAL].drop_duplicates().to_numpy().tolist() == [[chart.mean, chart.lower, chart.upper]]
    assert set(waits.loc[since, "variation"]) == {"common cause (trial limits)"}
    assert set(waits.loc[~since, "variation"]) == {"not assessed"}


def test_each_quarter_carries_the_limits_of_its_chart():
    """The mean and the limits are those of the chart of the last quarters; what is not charted has none."""
    told = with_variation(measures([10.0] * 6 + STEADY), "A")
    chart = xmr(STEADY)

    charted = told[(told["indicator"] == "waits") & (told["variation"] != "not assessed")]
    assert charted[USUAL].drop_duplicates().to_numpy().tolist() == [[chart.mean, chart.lower, chart.upper]]
    assert told.loc[told["variation"] == "not assessed", USUAL].isna().all(axis=None)
