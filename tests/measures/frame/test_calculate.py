"""The frame of measures, on a few figures whose answers are known."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.combining.places import FAMILY_GROUP, Places
from cjreport.measures.frame.calculate import calculate_measures
from cjreport.measures.frame.columns import CALCULATED, KEY, SELECTORS
from cjreport.measures.frame.selection import ReportScope, measures_for

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
PLACES = Places(country="S", areas=("A", "B", "C"), family_groups={"people": {"A": ("B", "C")}})
ALONE = replace(PLACES, family_groups={})


def measures_in(observations, indicators=INDICATORS, places=PLACES, area="A", regions=()):
    """The measures of one report for 2022-23, selected from the country's."""
    scope = ReportScope(area=area, period="2022-23", lines=frozenset(indicators), regions=regions)
    return measures_for(calculate_measures(observations, indicators, places), scope)


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
        *rows("waits", ("A", "2021-22 Q4", 5, 10), ("A", "2022-23 Q4", 20, 20), ("S", "2022-23 Q4", 50, 100)),
        *rows("waits", ("B", "2022-23 Q4", 0, 0, None, "not_applicable"), ("A", "2023-24 Q1", 0, 10)),
        *rows("again", ("A", "2020-21", None, 100, 23.4), ("S", "2020-21", None, 900, 27.0, "provisional")),
    ]
).astype({"numerator": float, "denominator": float, "value": float})


TWELVE = tuple(f"area {n:02d}" for n in range(12))
FIRST = TWELVE[0]
MANY = Places(country="S", areas=TWELVE, family_groups={"people": {FIRST: TWELVE[1:]}})


def years(first, last):
    """Financial years from that which starts in 20 *first* to that which starts in 20 *last*."""
    return [f"20{year}-{year + 1}" for year in range(first, last + 1)]


def floats(rows):
    return pd.DataFrame(rows).astype({"numerator": float, "denominator": float, "value": float})


def among_steady(name, figures, count, base):
    """The *figures* of the first of twelve areas, by period, among eleven with nearly the same *count* in all periods.

    How such figures vary can be told then: by chance.
    """
    others = [
        (code, period, count + (-1) ** (number + at), base)
        for number, code in enumerate(TWELVE[1:])
        for at, period in enumerate(figures)
    ]
    return rows(name, *((FIRST, period, own, base) for period, own in figures.items()), *others)


@pytest.fixture(scope="module")
def measures():
    return measures_in(OBSERVATIONS).set_index(KEY)


@pytest.fixture(scope="module")
def among_many():
    """Twelve areas of 10,000 people, eleven of them with 300 crimes a year, the first with 300 and then with 600."""
    people = [(code, "mid-2018", 10_000, None) for code in TWELVE]
    crime = among_steady("crime", dict(zip(years(19, 22), [300, 300, 300, 600], strict=True)), 300, None)
    country = [("S", "2022-23", 3_900, 120_000)]
    frame = floats([*rows("people", *people), *crime, *rows("crime", *country)])
    return measures_in(frame, places=MANY, area=FIRST).set_index(KEY)


def test_the_frame_has_its_columns_and_order():
    """One row a key, sorted by it."""
    frame = measures_in(OBSERVATIONS)

    assert list(frame.columns) == [name for name in CALCULATED if name not in SELECTORS]
    assert not frame.duplicated(KEY).any()
    assert frame[KEY].apply(tuple, axis=1).is_monotonic_increasing


def test_inputs_stay_as_they_are():
    """Nothing is changed in place."""
    before = OBSERVATIONS.copy()

    calculate_measures(OBSERVATIONS, INDICATORS, PLACES)

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

    row = measures_in(frame).set_index(KEY).loc["crime", "A", "2022-23", "none"]

    assert (row["denominator"], row["note"]) == (1000, "population of mid-2021 carried forward")


def test_a_group_of_several_sources_is_one_pool():
    """Members whose counts come from two publications are still added up together."""
    frame = OBSERVATIONS.copy()
    frame.loc[(frame["indicator"] == "crime") & (frame["area_code"] == "B"), "source"] = "other"

    measures = measures_in(frame)
    pooled = measures[(measures["area_code"] == FAMILY_GROUP) & (measures["indicator"] == "crime")]

    assert pooled["numerator"].tolist() == [150]
    assert pooled["source"].tolist() == ["other; s"]


def test_peers_are_of_the_areas_own_period():
    """An area whose latest figure is older is set beside the others' of that time."""
    crime, latest = OBSERVATIONS["indicator"] == "crime", OBSERVATIONS["period"] == "2022-23"
    frame = OBSERVATIONS[~(crime & latest & (OBSERVATIONS["area_code"] == "A"))]
    extra = pd.DataFrame(rows("crime", ("B", "2021-22", 40, None))).astype({"numerator": float})

    measures = measures_in(pd.concat([frame, extra]))
    crime = measures[(measures["indicator"] == "crime") & (measures["comparator"] == "none")]

    assert set(crime.loc[crime["area_code"] == "B", "period"]) == {"2021-22"}


def test_peers_are_not_of_a_period_long_past():
    """Beside an area whose figures stopped years ago the others are shown as they are now."""
    waits = OBSERVATIONS[OBSERVATIONS["indicator"] != "waits"]
    extra = rows("waits", ("A", "2019-20 Q4", 5, 10), ("B", "2019-20 Q4", 6, 10), ("B", "2022-23 Q4", 7, 10))
    frame = pd.concat([waits, pd.DataFrame(extra).astype({"numerator": float, "denominator": float, "value": float})])

    measures = measures_in(frame)
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
    assert measures.loc["waits", "A", "2022-23 Q4", "country"]["comparison"] == "better"


def test_a_family_group_is_its_median_and_where_a_council_like_its_members_would_lie(among_many):
    """60 in every 1,000 beside six members at 29.9 and five at 30.1 is higher; the pooled value stands alone."""
    row = among_many.loc["crime", FIRST, "2022-23", FAMILY_GROUP]

    assert row["comparator_value"] == pytest.approx(29.9)
    assert (row["comparison"], row["difference"]) == ("higher", 60 - row["comparator_value"])
    assert 0 < row["difference_lower"] < row["difference"] < row["difference_upper"]
    assert among_many.loc["crime", FAMILY_GROUP, "2022-23", "none"]["numerator"] == 3_299


def test_two_members_do_not_show_by_how_much_such_councils_differ(measures):
    """Their median is given, and no word."""
    row = measures.loc["crime", "A", "2022-23", FAMILY_GROUP]

    assert (row["comparator_value"], row["difference"], row["comparison"]) == (30, 70, "not assessed")
    assert np.isnan(row["difference_lower"])


def test_a_change_is_judged_by_the_interval_of_the_difference(among_many):
    """From 30 to 60 in every 1,000, where others stay at 30, is more than such figures show, and unlike the others."""
    changes = among_many.xs("year_before", level="comparator").loc["crime", FIRST]
    row = changes.loc["2022-23"]

    assert (row["comparator_value"], row["difference"], row["comparison"]) == (30, 30, "higher")
    assert (row["difference_lower"] > 0, row["unusual"]) == (True, "unusually high")
    assert changes.loc[["2020-21", "2021-22"], "comparison"].tolist() == ["not different"] * 2
    assert changes.loc[["2020-21", "2021-22"], "unusual"].tolist() == ["not flagged"] * 2


def test_a_change_of_which_it_is_not_known_how_such_figures_vary_has_no_word(measures):
    """Three areas do not show by how much crime changes; the difference stands, without an interval."""
    row = measures.loc["crime", "A", "2022-23", "year_before"]

    assert (row["comparator_value"], row["difference"], row["comparison"]) == (50, 50, "not assessed")
    assert np.isnan([row["difference_lower"], row["difference_upper"]]).all()


def test_the_more_is_compared_at_once_the_more_a_difference_must_show():
    """33.3% beside 30% is told where two lines are compared, and taken back where it is one of twelve."""
    names = [f"line {n:02d}" for n in range(12)]
    lines = {name: Indicator(id=name, title=name, kind="proportion", unit="%", **SHARED) for name in names}

    def told(asked):
        shares = [(name, 333 if name == names[0] else 300) for name in asked]
        frame = [
            {"indicator": name, "area_code": code, "period": "2022-23", "status": "ok", "unit": "%", "source": "s"}
            | {"numerator": part * scale, "denominator": 1_000 * scale, "value": None}
            for name, part in shares
            for code, part, scale in (("A", part, 1), ("S", 300, 1_000))
        ]
        said = measures_in(floats(frame), {name: lines[name] for name in asked}, ALONE).set_index(KEY)
        return said.loc[names[0], "A", "2022-23", "country"]["comparison"]

    assert (told(names[:2]), told(names)) == ("higher", "not different")


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

    pooled = measures_in(frame).set_index(KEY).loc["crime", FAMILY_GROUP, "2022-23", "none"]

    assert pooled["status"] == statuses[1]


JOINT = replace(ALONE, partnerships={"joint": ("A", "B")})


def test_a_partnership_is_its_areas_added_up():
    """170 crimes among the 3,100 people of two areas are one rate, with its own interval."""
    row = measures_in(OBSERVATIONS, places=JOINT, area="joint").set_index(KEY).loc["crime", "joint", "2022-23", "none"]

    assert (row["numerator"], row["denominator"]) == (170, 3100)
    assert row["value"] == pytest.approx(1000 * 170 / 3100)
    assert row["lower"] < row["value"] < row["upper"]
    assert row["note"] == "population of mid-2021 carried forward; pooled from 2 of 2 areas"


def test_a_partnership_has_no_figure_that_one_of_its_areas_lacks():
    """Half a partnership is not the partnership; a published rate cannot be added up."""
    measures = measures_in(OBSERVATIONS, places=JOINT, area="joint").set_index(KEY)

    assert ("waits", "joint", "2022-23 Q4", "none") not in measures.index
    assert ("again", "joint", "2020-21", "none") not in measures.index
    assert measures.loc["people", "joint", "mid-2021", "none"]["value"] == 3000


def test_one_series_can_feed_several_lines():
    """A count is a national indicator and, on a base, a rate; the indicator begins with its framework."""
    count = Indicator(id="national", title="National", kind="count", unit="crimes", series="crime", **SHARED)
    places = replace(ALONE, first={"national": "2022-23"})

    measures = measures_in(OBSERVATIONS, INDICATORS | {"national": count}, places).set_index(KEY)

    assert measures.loc["national", "A", "2022-23", "none"]["value"] == 110
    assert ("national", "A", "2021-22", "none") not in measures.index
    assert ("crime", "A", "2021-22", "none") in measures.index


def test_a_region_stands_under_its_own_code():
    """What is published for a wider region is never the area's own, and other regions are left out."""
    extra = pd.DataFrame(
        rows("waits", ("R", "2022-23 Q4", 30, 40), ("R", "2021-22 Q4", 20, 40), ("Q", "2022-23 Q4", 1, 4))
    ).astype({"numerator": float, "denominator": float, "value": float})
    places = replace(ALONE, regions={"R": ("A", "B"), "Q": ("C",)})

    measures = measures_in(pd.concat([OBSERVATIONS, extra]), places=places, regions=("R",)).set_index(KEY)

    assert measures.loc["waits", "R", "2022-23 Q4", "none"]["value"] == 75
    assert measures.loc["waits", "R", "2022-23 Q4", "year_before"]["difference"] == 25
    assert measures.loc["waits", "A", "2022-23 Q4", "none"]["value"] == 100
    assert "Q" not in measures.index.get_level_values("area_code")


def test_a_part_of_another_line_has_no_peers():
    """Whole lines are compared; of a part, the area's own figures and the country's are enough."""
    part = INDICATORS["crime"].model_copy(update={"id": "part", "part_of": "crime", "series": "crime"})

    measures = measures_in(OBSERVATIONS, INDICATORS | {"part": part})

    assert set(measures.loc[measures["indicator"] == "part", "area_code"]) == {"A", "S"}
    assert set(measures.loc[measures["indicator"] == "part", "comparator"]) == {"none"}


def test_a_countrys_frame_says_whose_each_row_is():
    """Besides the columns that a report shows, the kind of place and whose family group it is; keys are unique."""
    frame = calculate_measures(OBSERVATIONS, INDICATORS, JOINT)

    assert list(frame.columns) == CALCULATED
    assert not frame.duplicated([*KEY, "group_of"]).any()
    assert dict(frame[["area_code", "place"]].drop_duplicates().to_numpy()) == {
        **dict.fromkeys("ABC", "area"),
        "S": "country",
        "joint": "partnership",
    }


def test_a_trend_is_told_at_every_period():
    """Each year is marked by the five years up to it; a gap among them leaves no trend, and the country has none."""
    counts = [100, 200, 300, 400, 500, 500, 500, 500, 500, 500, 500]
    figures = {year: n for year, n in zip(years(12, 22), counts, strict=True) if year != "2018-19"}
    country = rows("again", *(("S", year, n, 10_000) for year, n in figures.items()))

    frame = floats([*among_steady("again", figures, 300, 10_000), *country])
    told = measures_in(frame, places=MANY, area=FIRST).set_index(KEY)
    trends = told["trend"]

    assert trends["again", FIRST, "2015-16", "none"] == "cannot be calculated"
    assert trends["again", FIRST, "2016-17", "none"] == "increasing"
    assert trends["again", FIRST, "2022-23", "none"] == "cannot be calculated"
    assert set(trends["again", "S"]) == {"not assessed"}
    assert trends["again", FIRST, "2016-17", "country"] == "not assessed"
    row = told.loc["again", FIRST, "2016-17", "none"]
    assert (row["trend_basis"], row["trend_change"]) == ("five years", pytest.approx(4))
    assert 0 < row["trend_lower"] < 4 < row["trend_upper"]
    assert told.loc[("again", FIRST, "2022-23", "none"), ["trend_change", "trend_lower", "trend_upper"]].isna().all()


def test_a_trend_of_which_it_is_not_known_how_such_figures_vary_is_none():
    """Five years that rise are no trend where too few areas show by how much years differ."""
    figures = [("A", year, 100 * (n + 1), 10_000) for n, year in enumerate(years(18, 22))]

    told = measures_in(floats(rows("again", *figures)), places=ALONE).set_index(KEY)

    assert told.loc["again", "A", "2022-23", "none"]["trend"] == "cannot be calculated"


def test_regions_and_partnerships_have_trends():
    """A trend needs counts and five years, not a council."""
    figures = {year: 100 * (n + 1) for n, year in enumerate(years(18, 22))}
    region = rows("again", *(("R", year, n, 10_000) for year, n in figures.items()))
    second = [row | {"area_code": TWELVE[1]} for row in among_steady("again", figures, 300, 10_000)[: len(figures)]]
    others = [row for row in among_steady("again", figures, 300, 10_000) if row["area_code"] != TWELVE[1]]
    places = replace(MANY, family_groups={}, partnerships={"joint": TWELVE[:2]}, regions={"R": TWELVE[:2]})

    measures = measures_in(floats([*others, *second, *region]), places=places, area="joint", regions=("R",))
    trends = measures.set_index(KEY)["trend"]

    assert trends["again", "joint", "2022-23", "none"] == "increasing"
    assert trends["again", "R", "2022-23", "none"] == "increasing"


CARE = {"periods": ["2015-16"], "words": "Out of the ordinary."}
FIVE, SIX = "five years", "three years and three before"


@pytest.mark.parametrize(
    ("name", "settings", "leading"),
    [
        ("again", {"care": CARE}, {"2018-19": SIX, "2020-21": FIVE, "2021-22": FIVE}),
        ("national", {"care": CARE}, {"2018-19": SIX, "2020-21": FIVE, "2021-22": FIVE}),
        ("again", {"breaks": [{"period": "2017-18", "words": "new rules"}]}, {"2016-17": FIVE, "2021-22": FIVE}),
    ],
)
def test_years_out_of_the_ordinary_lead_nowhere(name, settings, leading):
    """No trend of five years that hold one to be read with care, for any line of the series, or a break within.

    Three years after such a one stand beside the three before it; none stand beside one another across a break.
    """
    again = Indicator(id="again", title="Again", kind="proportion", unit="%", **SHARED, **settings)
    national = Indicator(id="national", series="again", title="Again", kind="proportion", unit="%", **SHARED)
    figures = {year: 100 * (n + 1) for n, year in enumerate(years(12, 21))}

    observed = floats(among_steady("again", figures, 300, 10_000))
    frame = measures_in(observed, {"again": again, "national": national}, MANY, area=FIRST)
    told = frame.set_index(KEY).xs("none", level="comparator").loc[(name, FIRST)].loc[[*figures][4:]]

    assert set(told["trend"]) == {"increasing", "not assessed"}
    assert told.loc[told["trend"] == "increasing", "trend_basis"].to_dict() == leading
    assert set(told.loc[told["trend"] == "not assessed", "trend_basis"]) == {""}


@pytest.mark.parametrize(("of_all", "words"), [(12, "not different"), (9, "too few")])
@pytest.mark.parametrize("own", [0, 9, 12, 15])
def test_whether_cases_are_too_few_is_settled_before_they_are_counted(of_all, words, own):
    """Where 9 are expected no year is told, where 12 are every year is: whether 0 came, 9, 12 or 15."""
    people = [(code, "mid-2020", 1_000, None) for code in TWELVE]
    crime = among_steady("crime", dict(zip(years(20, 22), [of_all, of_all, own], strict=True)), of_all, None)
    country = [("S", year, of_all * 1_000, 1_000_000) for year in years(20, 22)]

    # changes of a further dozen of larger areas show how such figures vary
    larger = tuple(f"large {n:02d}" for n in range(12))
    people += [(code, "mid-2020", 10_000, None) for code in larger]
    more = rows("crime", *((code, year, of_all * 10, None) for code in larger for year in years(20, 22)))
    frame = floats([*rows("people", *people), *crime, *more, *rows("crime", *country)])
    told = measures_in(frame, places=Places(country="S", areas=(*TWELVE, *larger)), area=FIRST).set_index(KEY)

    moved = words if own or words == "too few" else "lower"
    assert told.loc["crime", FIRST, "2022-23", "country"]["comparison"] == moved
    assert told.loc["crime", FIRST, "2022-23", "year_before"]["comparison"] == moved


def test_quarters_and_parts_have_no_trend():
    """Only yearly figures of whole lines are marked."""
    part = INDICATORS["again"].model_copy(update={"id": "part", "part_of": "again", "series": "again"})
    quarters = [(FIRST, f"{year} Q4", 10, 100) for year in years(18, 22)]

    steady = among_steady("again", dict.fromkeys(years(18, 22), 100), 100, 1_000)
    measures = measures_in(floats([*steady, *rows("waits", *quarters)]), INDICATORS | {"part": part}, MANY, area=FIRST)
    trends = measures[measures["comparator"] == "none"].set_index(["indicator", "area_code", "period"])["trend"]

    assert set(trends.loc[["part", "waits"]]) == {"not assessed"}
    assert trends["again", FIRST, "2022-23"] == "no change"


@pytest.mark.parametrize(("areas", "words"), [(12, ["unusually high", "not flagged"]), (9, ["not assessed"] * 2)])
def test_an_area_far_from_the_others_is_unusual(areas, words):
    """90% among areas of 10% is unusual, where there are areas enough to tell what is usual."""
    figures = [(code, "2022-23", 900 if code == FIRST else 100, 1000) for code in TWELVE[:areas]]
    frame = floats(rows("again", *figures, ("S", "2022-23", 2000, 12000)))

    unusual = measures_in(frame, places=MANY, area=FIRST).set_index(KEY)["unusual"]

    assert [unusual["again", code, "2022-23", "none"] for code in TWELVE[:2]] == words
    assert unusual["again", "S", "2022-23", "none"] == "not assessed"
    assert unusual["again", FAMILY_GROUP, "2022-23", "none"] == "not assessed"
    assert unusual["again", FIRST, "2022-23", "country"] == "not assessed"


EMPTY = ["value", "lower", "upper", "difference", "difference_lower", "difference_upper"]


@pytest.mark.parametrize("status", ["suppressed", "not_available", "not_applicable"])
@pytest.mark.parametrize("left", [(None, None), (None, 1000), (40, None)])
def test_what_is_withheld_has_no_figure_and_no_word(status, left):
    """A count or a base that is left beside a hidden one makes no value, no interval, no comparison and no trend."""
    figures = [("A", f"20{n}-{n + 1}", 100, 1000) for n in range(17, 22)]
    hidden = ("A", "2022-23", *left, None, status)

    measures = measures_in(floats(rows("again", *figures, hidden, ("S", "2022-23", 900, 9000)))).set_index(KEY)
    row = measures.loc["again", "A", "2022-23"]

    assert set(row.index) == {"none", "country", "year_before"}
    assert set(row["status"]) == {status}
    assert row[EMPTY].isna().all(axis=None)
    assert set(row[["comparison", "unusual", "trend"]].to_numpy().ravel()) == {"not assessed"}


def test_a_window_that_holds_a_withheld_figure_has_no_trend():
    """Five years of which one is hidden are four."""
    figures = [("A", f"20{n}-{n + 1}", 100, 1000) for n in (18, 20, 21, 22)]
    hidden = ("A", "2019-20", None, None, None, "suppressed")

    measures = measures_in(floats(rows("again", *figures, hidden))).set_index(KEY)

    assert measures.loc["again", "A", "2022-23", "none"]["trend"] == "cannot be calculated"


def test_a_partnerships_own_row_stands():
    """What observations already hold under its code, hidden or not, is neither pooled again nor filled in."""
    own = [*rows("again", ("joint", "2021-22", 30, 100), ("joint", "2022-23", None, None, None, "suppressed"))]
    areas = [(code, y, 10, 50) for code in "AB" for y in ("2020-21", "2021-22", "2022-23")]

    measures = measures_in(floats([*rows("again", *areas), *own]), places=JOINT, area="joint").set_index(KEY)
    standing = measures.loc["again", "joint"].xs("none", level="comparator")

    assert standing["status"].to_dict() == {"2020-21": "ok", "2021-22": "ok", "2022-23": "suppressed"}
    assert standing["value"].tolist()[:2] == [20, 30]
    assert np.isnan(standing.loc["2022-23", "value"])


def test_a_partnerships_own_count_is_set_against_its_areas_people():
    """The base of a count under the partnership's code is the sum of its areas' populations."""
    frame = pd.concat([OBSERVATIONS, floats(rows("crime", ("joint", "2022-23", 31, None)))])

    row = measures_in(frame, places=JOINT, area="joint").set_index(KEY).loc["crime", "joint", "2022-23", "none"]

    assert (row["numerator"], row["denominator"], row["note"]) == (31, 3000, "population of mid-2021 carried forward")


def test_a_years_quarters_do_not_stand_beside_it():
    """What is told of a line of years is told of years; its quarters, later by a letter, are left out."""
    extra = pd.DataFrame(rows("crime", ("A", "2022-23 Q4", 33, None), ("A", "2023-24 Q1", 20, None)))

    frame = measures_in(pd.concat([OBSERVATIONS, extra.astype(OBSERVATIONS.dtypes)]))

    pd.testing.assert_frame_equal(frame, measures_in(OBSERVATIONS))
