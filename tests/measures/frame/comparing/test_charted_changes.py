"""A change of quarters is told where their chart shows it, and only there."""

import pandas as pd
import pytest
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import every_period, is_quarter
from cjreport.measures.frame.comparing.charted_changes import WITHIN_USUAL, is_within_usual, with_changes_as_charted
from cjreport.measures.frame.comparing.quarterly import Charting
from cjreport.measures.frame.country import charting_of, measures_of_country, measures_of_report
from cjreport.measures.frame.selection import scope_of_report
from cjreport.measures.statistics.comparison import DIFFERENT
from cjreport.measures.statistics.quarters.chart_rules import RULES

HIGHLAND = "S12000017"
STEADY = [70.0, 90.0] * 9
WAY = {"higher": "high", "lower": "low"}


def measures(values, word, difference, people=100.0, note=""):
    """One line's quarters in an area, and the change of the last since a year before."""
    periods = every_period("2020-21 Q1", "2030-31 Q4")[: len(values)]
    alone = pd.DataFrame({"period": periods, "value": values}).assign(comparator="none", comparison="not assessed")
    change = alone.tail(1).assign(comparator="year_before", comparison=word, difference=difference, note=note)
    rows = pd.concat([alone, change], ignore_index=True).assign(
        indicator="waits", area_code="A", place="area", denominator=people, method="Wilson"
    )
    return rows.assign(numerator=rows["value"] * people / 100, note=rows["note"].fillna(""))


def told(*given, **rest):
    """Give what is said of the change, and its note."""
    row = with_changes_as_charted(measures(*given, **rest), Charting()).iloc[-1]
    return row["comparison"], row["note"]


def test_a_change_within_the_usual_variation_is_no_difference():
    """Two quarters alone differ by more than chance; this area's quarters do so every time."""
    assert told([*STEADY, 70.0], "lower", -20.0) == ("not different", WITHIN_USUAL)


def test_a_change_to_a_quarter_that_stands_out_is_told():
    """It lies below its lower limit, and fell."""
    assert told([*STEADY, 10.0], "lower", -60.0) == ("lower", "")


def test_a_change_in_the_other_direction_than_the_chart_shows_is_not_told():
    """It rose since a year before, and still lies below its lower limit."""
    assert told([*STEADY, 10.0], "higher", 5.0) == ("not different", WITHIN_USUAL)


@pytest.mark.parametrize(("values", "people"), [([*STEADY[:10], 70.0], 100.0), ([*STEADY, 70.0], 19.0)])
def test_a_change_of_quarters_without_a_chart_stays(values, people):
    """Too few quarters, or people."""
    assert told(values, "lower", -20.0, people=people) == ("lower", "")


def test_what_was_noted_before_stays():
    """The note says both."""
    _, note = told([*STEADY, 70.0], "lower", -20.0, note="pooled from 2 of 2 areas")

    assert note == f"pooled from 2 of 2 areas; {WITHIN_USUAL}"
    assert is_within_usual({"note": note})
    assert not is_within_usual({"note": "pooled from 2 of 2 areas"})


@pytest.fixture(scope="module")
def scotland():
    return read_library(Workbench(REPOSITORY, "scotland"))


def test_no_latest_change_of_a_real_area_is_told_that_its_chart_does_not_show(scotland):
    """Of all areas and years since the series began anew; a chart made for the report has the last word."""
    charted = 0
    for area in scotland.areas.all:
        for year in ("2022-23", "2023-24", "2024-25"):
            rows = measures_of_report(scotland, scope_of_report(scotland, area, year))
            own = rows[(rows["area_code"] == area.code) & rows["usual_mean"].notna()]
            for line, quarters in own.groupby("indicator", observed=True):
                latest = quarters.iloc[-1]
                at = (rows["indicator"] == line) & (rows["period"] == latest["period"])
                beside = rows[at & (rows["area_code"] == area.code) & (rows["comparator"] == "year_before")]
                charted += len(beside)
                for word in set(beside["comparison"]).intersection(DIFFERENT):
                    assert RULES.get(latest["rule"]) == WAY[word], (area.name, year, line)
    assert charted > 30


def test_highland_waits_are_not_said_to_have_fallen(scotland):
    """From 54.2% to 38.4% in a year: two samples would show it, councils' changes show that it is usual."""
    frame = measures_of_country(scotland)
    [row] = frame[
        (frame["indicator"] == "treatment_waits")
        & (frame["area_code"] == HIGHLAND)
        & (frame["period"] == "2024-25 Q4")
        & (frame["comparator"] == "year_before")
    ].to_dict("records")

    assert row["comparison"] == "not different"
    assert row["difference"] == pytest.approx(-15.8, abs=0.05)
    assert row["difference_lower"] < 0 < row["difference_upper"]


def test_years_keep_their_words(scotland):
    """Only quarters are judged by a chart."""
    frame = measures_of_country(scotland)

    noted = frame[frame["note"].str.contains(WITHIN_USUAL)]
    assert len(noted) > 20
    assert noted["period"].astype(str).map(is_quarter).all()
    assert charting_of(scotland).carried["treatment_waits"] == pytest.approx(0.47, abs=0.05)
