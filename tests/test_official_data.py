"""The official figures in data/ agree with themselves and with what their publishers say of them."""

from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[1] / "data"
SCOTLAND = "S92000003"
BORDERS = "S12000026"
CRIME = [
    "crimes_against_society",
    "damage_reckless",
    "dishonesty",
    "non_sexual_violence",
    "recorded_crime",
    "sexual_crimes",
]
ROWS = {
    "recorded_crime": 33 * 10 * len(CRIME),
    "population": 33 * 9,
    "reconviction": 33 * 2,
    "treatment_waits": 33 * 57,
    "national_indicators": 45,
}
BORDERS_CRIMES = {  # in the order of CRIME, read from the publisher's own workbook
    "2021-22": [974, 884, 1348, 1324, 4893, 337],
    "2024-25": [835, 718, 1291, 1346, 4554, 364],
}
PANDEMIC_YEARS = ["2019-20", "2020-21", "2021-22"]


def figures(name):
    """Read one table of official figures."""
    return pd.read_csv(DATA / "official" / f"{name}.csv", dtype={"period": str})


def split(table):
    """Give the councils' rows, and Scotland's by indicator and period."""
    councils = table[table["area_code"] != SCOTLAND]
    scotland = table[table["area_code"] == SCOTLAND].set_index(["indicator", "period"])
    return councils, scotland


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
    blank = table[["numerator", "denominator", "value"]].isna().all(axis=1)

    assert blank.equals(table["status"].isin(["suppressed", "not_available", "not_applicable"]))


@pytest.mark.parametrize("name", ["recorded_crime", "population"])
def test_councils_add_up_to_scotland(name):
    """The 32 councils' counts add up to Scotland's in every series and period."""
    councils, scotland = split(figures(name))
    sums = councils.groupby(["indicator", "period"])["numerator"].agg(["sum", "size"])

    assert (sums["size"] == 32).all()
    assert sums["sum"].to_dict() == scotland["numerator"].to_dict()


def test_published_crime_rates_follow_from_counts():
    """Each rate is the count over the population of the June in that year, or of 2023 for 2024-25."""
    population = figures("population").set_index(["area_code", "period"])["numerator"]
    crime = figures("recorded_crime")
    base_year = crime["period"].str[:4].replace("2024", "2023")
    base = population.reindex(pd.MultiIndex.from_arrays([crime["area_code"], base_year])).to_numpy()

    assert crime["value"].to_numpy() == pytest.approx(crime["numerator"].to_numpy() / base * 10_000, abs=1e-3)


def test_crime_groups_add_up_to_the_total():
    """The five groups make the total, except in the years that had crimes under coronavirus restrictions."""
    crime = figures("recorded_crime")
    wide = crime.pivot_table(index=["area_code", "period"], columns="indicator", values="numerator")
    gap = wide["recorded_crime"] - wide.drop(columns="recorded_crime").sum(axis=1)
    pandemic = gap.index.get_level_values("period").isin(PANDEMIC_YEARS)

    assert (gap[~pandemic] == 0).all()
    assert (gap[pandemic] >= 0).all()


def test_waiting_shares_follow_from_counts():
    """Each share is the number who had waited three weeks or less over all who were waiting."""
    waits = figures("treatment_waits").dropna(subset=["value"])

    assert (100 * waits["numerator"] / waits["denominator"]).to_numpy() == pytest.approx(
        waits["value"].to_numpy(), abs=1e-3
    )


def test_councils_wait_counts_stay_within_scotland():
    """The councils together never have more people waiting than Scotland, but for 5% in the early years."""
    councils, scotland = split(figures("treatment_waits"))
    sums = councils.groupby(["indicator", "period"])["denominator"].sum()

    assert (sums <= 1.05 * scotland["denominator"]).all()


@pytest.mark.parametrize(("period", "crimes"), BORDERS_CRIMES.items())
def test_scottish_borders_crimes(period, crimes):
    """The Scottish Borders counts are those of the publisher's tables."""
    table = figures("recorded_crime")
    table = table[(table["area_code"] == BORDERS) & (table["period"] == period)]

    assert table["numerator"].tolist() == crimes


def test_scottish_borders_other_figures():
    """The Scottish Borders population, reconviction, waits and diversion are those published."""
    everything = pd.concat([figures(name) for name in ROWS])
    borders = everything[everything["area_code"] == BORDERS].set_index(["indicator", "period"]).sort_index()

    assert borders.loc[("population_all_ages", "2023"), "numerator"] == 116_630
    assert borders.loc[("reconviction_rate", "2017-18"), "value"] == 21.9
    assert borders.loc[("treatment_waits", "2021-22 Q4"), ["numerator", "denominator"]].tolist() == [12, 13]
    assert borders.loc[("treatment_waits", "2024-25 Q4"), ["numerator", "denominator"]].tolist() == [13, 14]
    assert borders.loc[("opi-4g-diversion-rate", "2018-19"), "value"] == 0.8
