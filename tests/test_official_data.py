"""The official figures in data/ agree with themselves and with what their publishers say of them."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml

from cjreport.inputs.figures.reading import read_placed_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.plausibility.questions import questions_about

DATA = Path(__file__).parents[1] / "data"
SCOTLAND = "S92000003"
BORDERS = "S12000026"
FIGURES = ["numerator", "denominator", "value"]
ROWS = {
    "courts": 338,
    "deprivation": 32 * 8,
    "drug_deaths": 33 * (3 * 15 + 21),
    "housing": 249,
    "population": 33 * (9 + 12 + 1),
    "prison": 45,
    "public_health_profiles": 32 * 25,
    "reconviction": 392,
    "recorded_crime": 33 * 10 * 6,
    "recorded_crime_types": 33 * (29 * 10 + 6 + 8 + 8 + 4),
    "recorded_offences": 33 * 10 * 20,
    "social_work": 148,
    "treatment_waits": 34 * 57 + 17,
    "treatment_waits_completed": 15 * 42,
    "treatment_waits_types": 34 * (57 + 57 + 19) + 3 * 17,
}
CRIME_GROUPS = ["crimes_against_society", "damage_reckless", "dishonesty", "non_sexual_violence", "sexual_crimes"]
BORDERS_CRIMES = {  # in the order of CRIME_GROUPS and then the total, read from the publisher's own workbook
    "2021-22": [974, 884, 1348, 1324, 337, 4893],
    "2024-25": [835, 718, 1291, 1346, 364, 4554],
}
LEAVE_SOMETHING_OUT = {  # by how much Scotland's counts are more than the areas', least and most: the register says why
    "reconviction_rate": (7941, 8723),
    "reconviction_rate_court": (3, 641),
    "reconvictions_per_person": (7941, 8723),
    "reconvictions_per_person_court": (3, 641),
}
PARTS_LEAVE_SOMETHING_OUT = {  # by how much a whole is more than its parts, least and most: register or answer says why
    "community_sentences": (6, 230),
    "custodial_sentences": (0, 33),
    "police_disposals": (20, 101),
}
ANCHORS = [  # what publishers print for Scotland
    ("recorded_crime", "2024-25", "numerator", 299_111),
    ("recorded_crime", "2015-16", "numerator", 306_274),
    ("shoplifting", "2024-25", "numerator", 44_730),
    ("antisocial_offences", "2024-25", "numerator", 47_882),
    ("road_traffic_offences", "2015-16", "numerator", 170_462),
    ("drug_deaths", "2010", "numerator", 485),
    ("drug_deaths", "2020", "numerator", 1_339),
    ("drug_deaths", "2024", "numerator", 1_017),
    ("drug_death_rate_5yr", "2020 to 2024", "value", 22.5),
    ("reconviction_rate", "2016-17", "value", 27.2),
    ("reconviction_rate", "2017-18", "value", 26.3),
    ("reconviction_rate", "2020-21", "value", 26.9),
    ("reconviction_rate_court", "2012-13", "value", 28.6),
    ("reconviction_after_custody", "2017-18", "value", 41.0),
    ("treatment_waits", "2011-12 Q1", "value", 64.955),
    ("treatment_waits_completed", "2025-26 Q1", "value", 94.7),
    ("assessed_homeless_average", "2018-19 to 2021-22", "numerator", 30_150),
    ("homeless_applications", "2023-24", "numerator", 40_685),
    ("prison_population", "2023-24", "numerator", 7_860),
    ("people_convicted", "2022-23", "numerator", 68_067),
    ("average_custodial_sentence", "2022-23", "value", 386.3),
    ("short_sentence_share", "2013-14", "value", 82.1391),
    ("short_sentence_share", "2022-23", "value", 72.823),
    ("cpo_commenced", "2019-20", "numerator", 16_710),
    ("cpo_completion", "2019-20", "value", 69.0),
    ("cpo_imposed_rate", "2017-18", "value", 46.1),
    ("diversion_commenced", "2024-25", "numerator", 3_600),
]
COUNCIL_SUMS = [  # of series that the copies hold without Scotland
    ("prisoners_home", "2014-03-31", 7_199),
    ("domestic_abuse_incidents", "2021-22", 64_807),
]
PAYBACK_RATES = {"S12000033": 67.0, "S12000034": 38.0, "S12000041": 43.6, "S12000020": 53.6}
RESIDENCE_NOT_HELD = {"2016-17": [(499, 9.4), (8224, 31.1)], "2017-18": [(649, 9.2), (7292, 29.9)]}
COURTS_NOT_HELD = {"2012-13": 3, "2016-17": 630 + 9 + 2, "2017-18": 602}  # High Court, closed and unknown courts
FIGURES_NOT_HELD = {
    *("cjpf-1-assessments", "cjpf-1-completed", "cjpf-2-referrals", "cjpf-3-completed", "cjpf-5", "cjpf-7", "cjpf-9"),
    *("opi-1f", "opi-3d", "opi-3e-gp", "opi-3e-housing", "opi-3e-benefits", "opi-4b", "opi-4e-remand", "opi-4f"),
}


@cache
def figures(name):
    """Read one table of official figures."""
    return pd.read_csv(DATA / "official" / f"{name}.csv", dtype={"period": str})


@cache
def everything():
    """Read all official figures."""
    return pd.concat([figures(name) for name in ROWS], ignore_index=True)


def series(name):
    """Give the figures of one series by area and period."""
    return everything()[everything()["indicator"] == name].set_index(["area_code", "period"]).sort_index()


@cache
def document(name):
    """Read one register."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def national_indicators():
    """List every national indicator of every framework."""
    frameworks = [document(f"frameworks/{file.name}") for file in sorted((DATA / "frameworks").glob("*.yaml"))]
    return [i for framework in frameworks for outcome in framework["outcomes"] for i in outcome["indicators"]]


def councils():
    """Give the rows of the 32 councils."""
    areas = pd.read_csv(DATA / "areas.csv")["code"]
    return everything()[everything()["area_code"].isin(areas)]


def test_every_table_is_known():
    """No table lies beside the ones checked here."""
    assert {file.stem for file in (DATA / "official").glob("*.csv")} == set(ROWS)


@pytest.mark.parametrize(("name", "rows"), ROWS.items())
def test_each_table_holds_every_row(name, rows):
    """No row is lost and none stands twice."""
    table = figures(name)

    assert len(table) == rows
    assert not table.duplicated(["area_code", "indicator", "period"]).any()


@pytest.mark.parametrize("name", ROWS)
def test_each_table_is_sorted(name):
    """Rows stand by indicator, area and period, so that a changed figure shows as one changed line."""
    table = figures(name)

    assert table.equals(table.sort_values(["indicator", "area_code", "period"], ignore_index=True))


@pytest.mark.parametrize("name", ROWS)
def test_only_missing_figures_are_blank(name):
    """A figure is blank exactly where its status says that there is none."""
    table = figures(name)

    assert table[FIGURES].isna().all(axis=1).equals(table["status"].isin(["not_available", "not_applicable"]))


def test_every_series_is_known():
    """Each series is a context line's, in that line's unit, and each context line has figures."""
    lines = {line["id"]: line["unit"] for line in document("indicators.yaml")["indicators"]}
    units = everything().groupby("indicator")["unit"].agg(lambda units: "/".join(sorted(set(units))))

    assert units.to_dict() == lines


def test_every_source_is_used():
    """Each source has figures, and each figure a source."""
    assert {source["id"] for source in document("sources.yaml")["sources"]} == set(everything()["source"])


def test_indicators_without_figures_are_listed():
    """A national indicator that should have figures and has none is one that is known not to."""
    measured = [i for i in national_indicators() if i["kind"] not in {"narrative", "checklist"}]
    held = set(everything()["indicator"])

    assert {i["id"] for i in measured if i.get("series", i["id"]) not in held} == FIGURES_NOT_HELD
    assert {i["series"] for i in measured if "series" in i} <= held


def test_regions_are_made_of_councils():
    """The health boards are those of the register of areas, and every region has figures of its own."""
    areas = pd.read_csv(DATA / "areas.csv")
    regions = pd.read_csv(DATA / "regions.csv").set_index("code")
    members = regions["members"].str.split(";").explode()
    boards = members[regions.loc[members.index, "kind"] == "health_board"]

    assert members.isin(areas["code"]).all()
    assert {*zip(boards, boards.index, strict=True)} == {*zip(areas["code"], areas["health_board_code"], strict=True)}
    assert set(regions.index) == set(everything()["area_code"]) - {SCOTLAND, *areas["code"]}


@cache
def asked():
    """Give what is asked of the figures before any answer is read: question, line, area and period."""
    library = read_library(Workbench(DATA.parent))
    unanswered = replace(library, answers=())
    return library, [each[:4] for each in questions_about(read_placed_figures(library.known), unanswered)]


def test_what_is_asked_of_the_figures_is_answered():
    """Thirty-four of 31,000 rows jump, but for a law in force for three years, and each answer settles a question."""
    library, questions = asked()
    jumps = [line for question, line, _, _ in questions if question == "jump"]

    assert len([line for line in jumps if line != "coronavirus_restrictions"]) == 34
    assert {each.line for each in library.answers} == {line for _, line, _, _ in questions}


def test_councils_add_up_to_scotland():
    """The areas' counts add up to Scotland's in every series and period, but for one that is rounded."""
    _, questions = asked()

    assert [each for each in questions if each[0] == "total"] == [
        ("total", "assessed_homeless_average", SCOTLAND, "2018-19 to 2021-22")
    ]


def test_areas_leave_out_as_many_as_is_known():
    """Where the register says that the areas do not hold everyone, it is known how many they do not."""
    lines = {line["id"] for line in document("indicators.yaml")["indicators"] if line.get("areas_leave_out")}
    held = everything()[everything()["indicator"].isin(lines)].dropna(subset="denominator")
    is_whole, key = held["area_code"] == SCOTLAND, ["indicator", "period"]
    sums = held[~is_whole].groupby(key)["denominator"].sum()
    gaps = (held[is_whole].set_index(key)["denominator"] - sums).dropna().groupby("indicator").agg(["min", "max"])

    assert {name: tuple(gap) for name, gap in gaps.iterrows()} == LEAVE_SOMETHING_OUT


def test_antisocial_offences_of_the_last_year_are_scotlands_alone():
    """Counts that councils have none of, while others are complete, are those that the publisher leaves out."""
    offences = figures("recorded_offences")
    missing = offences[offences["status"] == "not_available"]

    assert set(missing["period"]) == {"2024-25"}
    assert missing.groupby("indicator").size().to_dict() == dict.fromkeys(
        ["antisocial_offences", "drunkenness", "hate_conduct", "threatening_behaviour", "urinating"], 32
    )


@pytest.mark.parametrize("column", ["numerator", "denominator"])
def test_partnerships_wait_counts_add_up_to_scotland(column):
    """The partnerships, the joint one among them, add up to Scotland in every quarter."""
    waits = pd.concat([figures("treatment_waits"), figures("treatment_waits_types")])
    is_scotland = waits["area_code"] == SCOTLAND
    sums = waits[~is_scotland].groupby(["indicator", "period"])[column].sum()

    assert sums.to_dict() == waits[is_scotland].set_index(["indicator", "period"])[column].to_dict()


def test_parts_add_up_to_their_whole():
    """Counts of parts add up to the whole in every area and period, but where register or answer says why not."""
    _, questions = asked()

    assert {line for question, line, _, _ in questions if question == "parts"} == {
        "police_disposals",
        "prison_population",
    }


@pytest.mark.parametrize(("whole", "gap"), PARTS_LEAVE_SOMETHING_OUT.items())
def test_parts_leave_out_as_many_as_is_known(whole, gap):
    """Where the register says that the parts do not hold all of it, it is known how much they do not."""
    lines = document("indicators.yaml")["indicators"]
    parts = [line["id"] for line in lines if line.get("part_of") == whole]
    sums = everything()[everything()["indicator"].isin(parts)].groupby(["area_code", "period"])["numerator"].sum()
    gaps = (series(whole)["numerator"] - sums).dropna()

    assert {line["id"] for line in lines if line.get("parts_leave_out")} < {*PARTS_LEAVE_SOMETHING_OUT}
    assert (gaps.min(), gaps.max()) == gap


def test_crime_groups_add_up_to_the_total():
    """The five groups and the coronavirus restrictions make the total, in every area and year."""
    crime = pd.concat([figures("recorded_crime"), figures("recorded_crime_types")])
    wide = crime.pivot_table(index=["area_code", "period"], columns="indicator", values="numerator").fillna(0)

    assert (wide["recorded_crime"] == wide[[*CRIME_GROUPS, "coronavirus_restrictions"]].sum(axis=1)).all()


def test_published_crime_rates_follow_from_counts():
    """Each rate is the count over the population of the June in that year, or of 2023 for 2024-25."""
    population = series("population_all_ages")["numerator"]
    tables = pd.concat([figures(name) for name in ("recorded_crime", "recorded_crime_types", "recorded_offences")])
    rates = tables.dropna(subset=["value"])
    base_year = "mid-" + rates["period"].str[:4].replace("2024", "2023")
    base = population.reindex(pd.MultiIndex.from_arrays([rates["area_code"], base_year])).to_numpy()

    assert rates["indicator"].nunique() == 10
    assert rates["value"].to_numpy() == pytest.approx(rates["numerator"].to_numpy() / base * 10_000, abs=1e-3)


def test_published_payback_rates_follow_from_counts():
    """Four councils' rates of 2017-18 are their orders over the population aged 16 to 70 of June 2017."""
    orders, population = series("cpo_imposed")["numerator"], series("population_16_70")["numerator"]
    rates = {area: round(orders[area, "2017-18"] / population[area, "mid-2017"] * 10_000, 1) for area in PAYBACK_RATES}

    assert rates == PAYBACK_RATES
    assert rates == {area: series("cpo_imposed_rate").loc[(area, "2017-18"), "value"] for area in PAYBACK_RATES}
    assert len(orders) == len(PAYBACK_RATES)


@pytest.mark.parametrize(("period", "others"), RESIDENCE_NOT_HELD.items())
def test_reconviction_by_home_area_gives_scotlands(period, others):
    """Areas' rates weighted by cohort, with those who could not be placed in one, give Scotland's rate."""
    rates = series("reconviction_rate").xs(period, level="period")
    areas = rates.drop(SCOTLAND)
    people = areas["denominator"].sum() + sum(size for size, _ in others)
    again = (areas["denominator"] * areas["value"]).sum() + sum(size * rate for size, rate in others)

    assert people == rates.loc[SCOTLAND, "denominator"]
    assert again / people == pytest.approx(rates.loc[SCOTLAND, "value"], abs=0.05)


@pytest.mark.parametrize(("period", "others"), COURTS_NOT_HELD.items())
def test_court_areas_cohorts_add_up_to_scotland(period, others):
    """The court areas hold everyone but those of the High Court and of unknown or closed courts."""
    cohorts = series("reconviction_rate_court").xs(period, level="period")["denominator"]

    assert cohorts.drop(SCOTLAND).sum() + others == cohorts[SCOTLAND]


def test_shares_and_ratios_follow_from_counts():
    """Where both counts are held, a share or ratio is the one over the other."""
    both = everything().dropna(subset=FIGURES)
    is_ratio = both["indicator"] == "community_to_short_sentences"
    worked_out = both["numerator"] / both["denominator"] * (~is_ratio * 99 + 1)

    assert both["indicator"].nunique() == 6
    assert both["value"][is_ratio].to_numpy() == pytest.approx(worked_out[is_ratio].to_numpy(), abs=0.005)
    assert both["value"][~is_ratio].to_numpy() == pytest.approx(worked_out[~is_ratio].to_numpy(), abs=1e-3)


@pytest.mark.parametrize(("indicator", "period", "column", "published"), ANCHORS)
def test_scotlands_published_figures(indicator, period, column, published):
    """Scotland's figures are those that the publishers print."""
    assert series(indicator).loc[(SCOTLAND, period), column] == published


@pytest.mark.parametrize(("indicator", "period", "published"), COUNCIL_SUMS)
def test_councils_add_up_to_what_is_published(indicator, period, published):
    """The councils' counts add up to the total that is known from elsewhere."""
    assert series(indicator).xs(period, level="period")["numerator"].sum() == published


def test_rough_sleeping_rests_on_rounded_counts():
    """The rates are of counts rounded to 5, which add up to 2,925 where the publisher has 2,931."""
    rates = series("rough_sleeping").xs("2023-24", level="period")["value"]
    population = series("population_all_ages").xs("mid-2023", level="period")["numerator"]
    counts = (rates * population / 100_000).dropna()
    rounded = (counts / 5).round() * 5

    assert counts.to_numpy() == pytest.approx(rounded.to_numpy(), abs=0.4)
    assert rounded.sum() == 2_925


@pytest.mark.parametrize(("period", "crimes"), BORDERS_CRIMES.items())
def test_scottish_borders_crimes(period, crimes):
    """The Scottish Borders counts are those of the publisher's tables."""
    counts = [series(name).loc[(BORDERS, period), "numerator"] for name in [*CRIME_GROUPS, "recorded_crime"]]

    assert counts == crimes


def test_scottish_borders_other_figures():
    """The Scottish Borders population, reconviction, waits and diversion are those published."""
    borders = everything()[everything()["area_code"] == BORDERS].set_index(["indicator", "period"]).sort_index()

    assert borders.loc[("population_all_ages", "mid-2023"), "numerator"] == 116_630
    assert borders.loc[("reconviction_rate", "2017-18"), "value"] == 21.9
    assert borders.loc[("treatment_waits", "2021-22 Q4"), ["numerator", "denominator"]].tolist() == [12, 13]
    assert borders.loc[("treatment_waits", "2024-25 Q4"), ["numerator", "denominator"]].tolist() == [13, 14]
    assert borders.loc[("diversion_rate", "2018-19"), "value"] == 0.8
