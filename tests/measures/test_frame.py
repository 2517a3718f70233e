"""The frame of measures, on a few figures whose answers are known."""

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.frameworks import Indicator
from cjreport.measures.frame import COLUMNS, FAMILY_GROUP, KEY, Scope, calculate_measures

SHARED = {"geography": "where it was counted", "publisher": "nobody"}
INDICATORS = {
    i.id: i
    for i in (
        Indicator(id="people", title="People", kind="count", unit="people", **SHARED),
        Indicator(id="crime", title="Crime", kind="rate", unit="per 1,000", base="people", multiplier=1000, **SHARED),
        Indicator(
            id="waits", title="Waits", kind="proportion", unit="%", direction="higher", frequency="quarter", **SHARED
        ),
        Indicator(id="again", title="Again", kind="proportion", unit="%", **SHARED),
    )
}
SCOPE = Scope(area="A", country="S", period="2022-23", areas=frozenset("ABC"), family_groups={"people": ("B", "C")})


def rows(indicator, *figures):
    """Observations from (area, period, numerator, denominator[, value[, status]])."""
    filled = [(*f, *(None, "ok")[len(f) - 4 :]) for f in figures]
    return [
        dict(zip(["area_code", "period", "numerator", "denominator", "value", "status"], f, strict=True))
        | {"indicator": indicator, "unit": INDICATORS[indicator].unit, "source": "s"}
        for f in filled
    ]


OBSERVATIONS = pd.DataFrame(
    [
        *rows(
            "people",
            *((a, y, n, None) for a, n in zip("ABCS", (1000, 2000, 3000, 9000), strict=True) for y in ("mid-2021",)),
        ),
        *rows("people", ("A", "mid-2022", 1100, None), ("S", "mid-2022", 9000, None)),
        *rows("crime", ("A", "2021-22", 50, None), ("A", "2022-23", 110, None), ("A", "2023-24", 999, None)),
        *rows("crime", ("B", "2022-23", 60, None), ("C", "2022-23", 90, None), ("S", "2022-23", 450, None)),
        *rows("waits", ("A", "2021-22 Q4", 5, 10), ("A", "2022-23 Q4", 10, 10), ("S", "2022-23 Q4", 50, 100)),
        *rows("waits", ("B", "2022-23 Q4", 0, 0, None, "not_applicable"), ("A", "2023-24 Q1", 0, 10)),
        *rows("again", ("A", "2020-21", None, 100, 23.4), ("S", "2020-21", None, 900, 27.0, "provisional")),
    ]
).astype({"numerator": float, "denominator": float, "value": float})


@pytest.fixture(scope="module")
def measures():
    return calculate_measures(OBSERVATIONS, INDICATORS, SCOPE).set_index(KEY)


def test_the_frame_has_its_columns_and_order():
    """One row a key, sorted by it."""
    frame = calculate_measures(OBSERVATIONS, INDICATORS, SCOPE)

    assert list(frame.columns) == COLUMNS
    assert not frame.duplicated(KEY).any()
    assert frame[KEY].apply(tuple, axis=1).is_monotonic_increasing


def test_inputs_stay_as_they_are():
    """Nothing is changed in place."""
    before = OBSERVATIONS.copy()

    calculate_measures(OBSERVATIONS, INDICATORS, SCOPE)

    pd.testing.assert_frame_equal(OBSERVATIONS, before)


def test_a_rate_is_its_count_over_its_base(measures):
    """110 crimes among 1,100 people are 100 in every 1,000, with Byar's interval around it."""
    row = measures.loc["crime", "A", "2022-23", "none"]

    assert (row["value"], row["denominator"], row["method"]) == (100, 1100, "Byar's")
    assert row["lower"] < 100 < row["upper"]


def test_a_base_carried_forward_is_named(measures):
    """Area B has no estimate for 2022, so that of 2021 serves and says so."""
    row = measures.loc["crime", "B", "2022-23", "none"]

    assert (row["value"], row["note"]) == (30, "population of mid-2021 carried forward")
    assert measures.loc["crime", "A", "2022-23", "none"]["note"] == ""


@pytest.mark.parametrize("population", [0.0, np.nan])
def test_a_base_of_nobody_is_passed_over(population):
    """A blank or zero estimate does not replace the last good one."""
    frame = OBSERVATIONS.copy()
    frame.loc[(frame["indicator"] == "people") & (frame["period"] == "mid-2022"), "numerator"] = population

    row = calculate_measures(frame, INDICATORS, SCOPE).set_index(KEY).loc["crime", "A", "2022-23", "none"]

    assert (row["denominator"], row["note"]) == (1000, "population of mid-2021 carried forward")


def test_a_group_of_several_sources_is_one_pool():
    """Members whose counts come from two publications are still added up together."""
    frame = OBSERVATIONS.copy()
    frame.loc[(frame["indicator"] == "crime") & (frame["area_code"] == "B"), "source"] = "other"

    measures = calculate_measures(frame, INDICATORS, SCOPE)
    pooled = measures[(measures["area_code"] == FAMILY_GROUP) & (measures["indicator"] == "crime")]

    assert pooled["numerator"].tolist() == [150]
    assert pooled["source"].tolist() == ["other; s"]


def test_peers_are_of_the_areas_own_period():
    """An area whose latest figure is older is set beside the others' of that time."""
    crime, latest = OBSERVATIONS["indicator"] == "crime", OBSERVATIONS["period"] == "2022-23"
    frame = OBSERVATIONS[~(crime & latest & (OBSERVATIONS["area_code"] == "A"))]
    extra = pd.DataFrame(rows("crime", ("B", "2021-22", 40, None))).astype({"numerator": float})

    measures = calculate_measures(pd.concat([frame, extra]), INDICATORS, SCOPE)
    crime = measures[(measures["indicator"] == "crime") & (measures["comparator"] == "none")]

    assert set(crime.loc[crime["area_code"] == "B", "period"]) == {"2021-22"}


def test_peers_are_not_of_a_period_long_past():
    """Beside an area whose figures stopped years ago the others are shown as they are now."""
    waits = OBSERVATIONS[OBSERVATIONS["indicator"] != "waits"]
    extra = rows("waits", ("A", "2019-20 Q4", 5, 10), ("B", "2019-20 Q4", 6, 10), ("B", "2022-23 Q4", 7, 10))
    frame = pd.concat([waits, pd.DataFrame(extra).astype({"numerator": float, "denominator": float, "value": float})])

    measures = calculate_measures(frame, INDICATORS, SCOPE)
    peers = measures[(measures["indicator"] == "waits") & (measures["area_code"] == "B")]

    assert peers["period"].tolist() == ["2022-23 Q4"]


def test_the_family_group_is_pooled_from_counts(measures):
    """150 crimes among 5,000 people are 30 in every 1,000, not the mean of the areas' rates."""
    row = measures.loc["crime", FAMILY_GROUP, "2022-23", "none"]

    assert (row["numerator"], row["denominator"], row["value"]) == (150, 5000, 30)
    assert row["note"] == "population of mid-2021 carried forward; pooled from 2 of 2 areas"


def test_an_area_without_a_base_of_nobody_has_no_share(measures):
    """Nobody waiting is not 0%: it does not apply, and pools nothing."""
    row = measures.loc["waits", "B", "2022-23 Q4", "none"]

    assert np.isnan(row["value"])
    assert row["status"] == "not_applicable"
    assert ("waits", FAMILY_GROUP, "2022-23 Q4", "none") not in measures.index


def test_no_figure_is_later_than_the_report(measures):
    """What was published for 2023-24 is not in the report for 2022-23."""
    assert set(measures.index.get_level_values("period")) == {
        *("2020-21", "2021-22", "2021-22 Q4", "2022-23", "2022-23 Q4", "mid-2021", "mid-2022")
    }


def test_comparisons_are_in_words(measures):
    """100 is clearly higher than 50; with a direction, higher is better."""
    assert measures.loc["crime", "A", "2022-23", "country"]["comparison"] == "higher"
    assert measures.loc["crime", "A", "2022-23", FAMILY_GROUP]["comparison"] == "higher"
    assert measures.loc["waits", "A", "2022-23 Q4", "country"]["comparison"] == "better"


def test_a_change_is_judged_by_the_interval_of_the_difference(measures):
    """From 50 to 100 in every 1,000 is beyond chance; the interval leaves out zero."""
    row = measures.loc["crime", "A", "2022-23", "year_before"]

    assert (row["comparator_value"], row["difference"], row["comparison"]) == (50, 50, "higher")
    assert row["difference_lower"] > 0


def test_a_published_rate_stays_as_published(measures):
    """No interval, no group, no judgement, where counts are not published."""
    row = measures.loc["again", "A", "2020-21", "country"]

    assert (row["value"], row["comparator_value"], row["method"]) == (23.4, 27.0, "as published")
    assert np.isnan(row["lower"])
    assert row["comparison"] == "not assessed"
    assert ("again", FAMILY_GROUP, "2020-21", "none") not in measures.index


def test_other_areas_have_their_latest_figures_only(measures):
    """Enough for a strip of dots, no more."""
    assert [key for key in measures.index if key[:2] == ("people", "B")] == []
    assert [key for key in measures.index if key[:2] == ("crime", "B")] == [("crime", "B", "2022-23", "none")]


@pytest.mark.parametrize("statuses", [["ok", "ok"], ["ok", "provisional"]])
def test_a_pooled_figure_is_as_settled_as_its_parts(statuses):
    """One provisional count makes the pool provisional."""
    frame = OBSERVATIONS.copy()
    crime = (frame["indicator"] == "crime") & frame["area_code"].isin(["B", "C"])
    frame.loc[crime, "status"] = statuses

    pooled = calculate_measures(frame, INDICATORS, SCOPE).set_index(KEY).loc["crime", FAMILY_GROUP, "2022-23", "none"]

    assert pooled["status"] == statuses[1]


JOINT = Scope(area="joint", country="S", period="2022-23", areas=frozenset("ABC"), family_groups={}, members=("A", "B"))


def test_a_partnership_is_its_areas_added_up():
    """170 crimes among the 3,100 people of two areas are one rate, with its own interval."""
    row = calculate_measures(OBSERVATIONS, INDICATORS, JOINT).set_index(KEY).loc["crime", "joint", "2022-23", "none"]

    assert (row["numerator"], row["denominator"]) == (170, 3100)
    assert row["value"] == pytest.approx(1000 * 170 / 3100)
    assert row["lower"] < row["value"] < row["upper"]
    assert row["note"] == "population of mid-2021 carried forward; pooled from 2 of 2 areas"


def test_a_partnership_has_no_figure_that_one_of_its_areas_lacks():
    """Half a partnership is not the partnership; a published rate cannot be added up."""
    measures = calculate_measures(OBSERVATIONS, INDICATORS, JOINT).set_index(KEY)

    assert ("waits", "joint", "2022-23 Q4", "none") not in measures.index
    assert ("again", "joint", "2020-21", "none") not in measures.index
    assert measures.loc["people", "joint", "mid-2021", "none"]["value"] == 3000


def test_one_series_can_feed_several_lines():
    """A count is a national indicator and, on a base, a rate; the indicator begins with its framework."""
    count = Indicator(id="national", title="National", kind="count", unit="crimes", series="crime", **SHARED)
    scope = Scope(
        area="A", country="S", period="2022-23", areas=frozenset("ABC"), family_groups={}, first={"national": "2022-23"}
    )

    measures = calculate_measures(OBSERVATIONS, INDICATORS | {"national": count}, scope).set_index(KEY)

    assert measures.loc["national", "A", "2022-23", "none"]["value"] == 110
    assert ("national", "A", "2021-22", "none") not in measures.index
    assert ("crime", "A", "2021-22", "none") in measures.index


def test_a_region_stands_under_its_own_code():
    """What is published for a wider region is never the area's own, and other regions are left out."""
    extra = pd.DataFrame(
        rows("waits", ("R", "2022-23 Q4", 30, 40), ("R", "2021-22 Q4", 20, 40), ("Q", "2022-23 Q4", 1, 4))
    ).astype({"numerator": float, "denominator": float, "value": float})
    scope = Scope(area="A", country="S", period="2022-23", areas=frozenset("ABC"), family_groups={}, regions=("R",))

    measures = calculate_measures(pd.concat([OBSERVATIONS, extra]), INDICATORS, scope).set_index(KEY)

    assert measures.loc["waits", "R", "2022-23 Q4", "none"]["value"] == 75
    assert measures.loc["waits", "R", "2022-23 Q4", "year_before"]["difference"] == 25
    assert measures.loc["waits", "A", "2022-23 Q4", "none"]["value"] == 100
    assert "Q" not in measures.index.get_level_values("area_code")


def test_a_part_of_another_line_has_no_peers():
    """Whole lines are compared; of a part, the area's own figures and the country's are enough."""
    part = INDICATORS["crime"].model_copy(update={"id": "part", "part_of": "crime", "series": "crime"})

    measures = calculate_measures(OBSERVATIONS, INDICATORS | {"part": part}, SCOPE)

    assert set(measures.loc[measures["indicator"] == "part", "area_code"]) == {"A", "S"}
    assert set(measures.loc[measures["indicator"] == "part", "comparator"]) == {"none"}
