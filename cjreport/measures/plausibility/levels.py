"""Published rates against their counts and the population, and more cases than people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.periods import base_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.registers.frameworks import Indicator

OFF = 0.05
"""A published rate may be so far off the one that follows from its count and its base: estimates are revised."""
OFF_UNKNOWN_BASE = 2.0
"""Where the base is not held, the people that count and rate mean, as a share of all, may be so many times its line's
usual share, or its usual share it: bases by age differ from place to place."""
FEW = 10
"""Rates of fewer cases are not asked: they are rounded too far."""
SPARE = 1.1
"""There may be so many times as many cases as people: estimates are of one day."""
PER = re.compile(r"per ([\d,]+)\b", re.ASCII)


def rates_unlike_counts(figures: pd.DataFrame, indicators: Mapping[str, Indicator], everyone: str) -> pd.DataFrame:
    """Give the published rates that do not follow from their counts, with the rate *expected*.

    *everyone* is the line of all people. The base of a line is its register's; where it has none, the share of everyone
    that its counts and rates usually mean.
    """
    bases = {name: line.base or everyone for name, line in indicators.items() if line.kind == "rate"}
    rows = figures[figures["indicator"].isin(bases) & figures["denominator"].isna() & (figures["numerator"] >= FEW)]
    rows = rows[rows["value"] > 0]
    rows = rows.assign(people=_people(figures, rows["indicator"].map(bases), rows)).dropna(subset="people")
    based = rows["indicator"].map({name: indicators[name].base is not None for name in bases}).astype(bool)
    per = rows["indicator"].map({name: indicators[name].multiplier for name in bases})
    share = rows["numerator"] / rows["value"] / rows["people"]
    usual = (1 / per).where(based, share.groupby(rows["indicator"]).transform("median"))
    expected = rows["numerator"] / rows["people"] / usual
    times = rows["value"] / expected
    off = times.where(times >= 1, 1 / times)
    wide = off > np.where(based, 1 + OFF, OFF_UNKNOWN_BASE)
    rounded = (rows["value"] - expected).abs() <= _last_place(rows)
    rows = rows.assign(expected=expected)
    return rows[wide & ~rounded]


def _people(figures: pd.DataFrame, bases: pd.Series[str], rows: pd.DataFrame) -> pd.Series[float]:
    """Give the estimate of each row's area for the year of its base, or the latest that is held."""
    held = figures[figures["indicator"].isin(bases.unique()) & figures["numerator"].gt(0)]
    held = held.assign(year=_years(held)).sort_values("year")
    by_year = held.drop_duplicates(["indicator", "area_code", "year"], keep="last")
    of_year = by_year.set_index(["indicator", "area_code", "year"])["numerator"]
    latest = held.groupby(["indicator", "area_code"])["numerator"].last()
    keys = [bases, rows["area_code"]]
    exact = of_year.reindex(pd.MultiIndex.from_arrays([*keys, _years(rows)])).to_numpy()
    newest = latest.reindex(pd.MultiIndex.from_arrays(keys)).to_numpy()
    return pd.Series(np.where(np.isnan(exact), newest, exact), rows.index)


def _years(rows: pd.DataFrame) -> pd.Series[int]:
    return rows["period"].map({period: base_year(period) for period in rows["period"].unique()})


def _last_place(rows: pd.DataFrame) -> pd.Series[float]:
    """Say to what the values of each row's line are rounded: the last decimal place that any of them has."""
    places = pd.Series(0, rows.index)
    # What is whole without a place has no digit in it; a remainder of nearly 1 is rounding, as is one of nearly 0.
    for place in range(1, 7):
        written = ~np.isclose(rows["value"] * 10.0 ** (place - 1) % 1, [[0], [1]], atol=1e-6).any(axis=0)
        places = places.mask(pd.Series(written, rows.index), place)
    return 10.0 ** -places.groupby(rows["indicator"]).transform("max").astype(float)


def more_than_people(
    figures: pd.DataFrame, indicators: Mapping[str, Indicator], populations: pd.Series[float]
) -> pd.DataFrame:
    """Give the counts and rates of more cases than there are people, with the *column* and what is *expected* at most.

    Counts of people, and of cases that the register sets against a population; rates above what they are per.
    *populations* are people by area.
    """
    counted = {name for name, line in indicators.items() if line.base or line.unit == "people"}
    people = figures["area_code"].map(populations)
    counts = figures["indicator"].isin(counted) & (figures["numerator"] > people * SPARE)
    per = figures["indicator"].map(
        {n: float(m[1].replace(",", "")) for n, line in indicators.items() if (m := PER.match(line.unit))}
    )
    rates = figures["value"] > per
    found = [
        figures.assign(column="numerator", found=figures["numerator"], expected=people)[counts],
        figures.assign(column="value", found=figures["value"], expected=per)[rates],
    ]
    return pd.concat(found)
