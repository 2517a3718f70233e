"""The frame of measures: one row per area, period, indicator and comparator, each figure with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.periods import base_year, ends, is_mid_year, year_before
from cjreport.measures.comparison import beside_benchmark, change_words, in_direction, proportions_change, rates_change
from cjreport.measures.intervals import EXACT_BELOW, poisson_rate, wilson
from cjreport.measures.trend import POINTS, trend_marker

if TYPE_CHECKING:
    from cjreport.inputs.frameworks import Indicator

CONFIDENCE = 0.95
FAMILY_GROUP = "family_group"
"""Stands for the family group where an area's code stands, and names the comparison with it."""
SCOTLAND = "scotland"
YEAR_BEFORE = "year_before"
KEY = ["indicator", "area_code", "period", "comparator"]
COLUMNS = [
    *KEY,
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "confidence",
    "method",
    "unit",
    "comparator_value",
    "difference",
    "difference_lower",
    "difference_upper",
    "comparison",
    "unusual",
    "trend",
    "status",
    "note",
    "source",
]
SETTINGS = ["kind", "multiplier", "base", "direction", "family_group", "frequency"]


@dataclass(frozen=True)
class Scope:
    """Whose measures are calculated, up to which period, and beside whom.

    *family_groups* gives, for each kind of group, the codes of its other members.
    """

    area: str
    country: str
    period: str
    family_groups: dict[str, tuple[str, ...]]


def calculate_measures(observations: pd.DataFrame, indicators: dict[str, Indicator], scope: Scope) -> pd.DataFrame:
    """Calculate every measure that the report of *scope* may show, as a frame of COLUMNS sorted by KEY.

    The area, its family group and the country have a row for every period up to the report's, other areas one for
    the area's own latest period only. The area's own rows stand once alone (comparator "none") and once beside each
    comparator.
    """
    settings = pd.DataFrame([{"indicator": i.id, **{s: getattr(i, s) for s in SETTINGS}} for i in indicators.values()])
    known = up_to(observations, scope.period).merge(settings, on="indicator")
    based = with_base(known)
    pooled = pd.concat([based, pooled_family_group(based, scope)], ignore_index=True)
    measured = with_trend(with_intervals(pooled), scope).assign(comparator="none")
    own = measured[measured["area_code"] == scope.area]
    rows = [
        with_peers_latest(measured, scope),
        beside(own, measured[measured["area_code"] == scope.country], SCOTLAND),
        beside(own, measured[measured["area_code"] == FAMILY_GROUP], FAMILY_GROUP),
        since_year_before(own),
    ]
    return pd.concat(rows, ignore_index=True).reindex(columns=COLUMNS).sort_values(KEY, ignore_index=True)


def up_to(observations: pd.DataFrame, period: str) -> pd.DataFrame:
    """Leave out every figure of a later period than the report's own."""
    last = {p: ends(p) for p in observations["period"].unique()}
    return observations[observations["period"].map(last) <= ends(period)]


def with_base(known: pd.DataFrame) -> pd.DataFrame:
    """Give each count its population base: the estimate of the year its period starts in, or the latest before it.

    A base carried forward is named in the note.
    """
    needs = known["base"].notna() & known["denominator"].isna() & known["numerator"].notna()
    counts = known[needs].assign(year=lambda rows: rows["period"].map(base_year).astype(int))
    bases = known[known["indicator"].isin(known["base"].dropna()) & (known["numerator"] > 0)]
    bases = bases[bases["period"].map(is_mid_year)]
    bases = bases[["indicator", "area_code", "period", "numerator"]].set_axis(
        ["base", "area_code", "base_year", "population"], axis=1
    )
    bases["base_year"] = bases["base_year"].astype(int)
    joined = pd.merge_asof(
        counts.drop(columns="denominator").sort_values("year"),
        bases.assign(year=bases["base_year"]).sort_values("year"),
        on="year",
        by=["base", "area_code"],
    ).rename(columns={"population": "denominator"})
    carried = joined["base_year"] < joined["year"]
    note = "population of mid-" + joined["base_year"].astype("Int64").astype(str) + " carried forward"
    joined["note"] = note.where(carried, "")
    return pd.concat([known[~needs].assign(note=""), joined.drop(columns=["year", "base_year"])], ignore_index=True)


def pooled_family_group(based: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Pool the family group's counts and bases, never its rates; the note says how many areas had figures."""
    pools = []
    for kind, members in scope.family_groups.items():
        rows = based[(based["family_group"] == kind) & based["area_code"].isin(members)]
        rows = rows[rows["kind"].isin(["rate", "proportion"]) & rows["numerator"].notna() & (rows["denominator"] > 0)]
        pool = rows.groupby(["indicator", "period", *SETTINGS], dropna=False, as_index=False).agg(
            unit=("unit", "first"),
            source=("source", lambda ids: "; ".join(sorted(set(ids)))),
            numerator=("numerator", "sum"),
            denominator=("denominator", "sum"),
            areas=("area_code", "size"),
            status=("status", combined_status),
        )
        pool["note"] = [f"pooled from {areas} of {len(members)} areas" for areas in pool.pop("areas")]
        pools.append(pool.assign(area_code=FAMILY_GROUP))
    return pd.concat(pools, ignore_index=True) if pools else based.iloc[:0]


def combined_status(statuses: pd.Series) -> str:
    """Give the status of a figure made from others: the least settled of theirs."""
    for status in ("estimated", "provisional", "revised"):
        if (statuses == status).any():
            return status
    return "ok"


def with_intervals(rows: pd.DataFrame) -> pd.DataFrame:
    """Calculate rates and proportions with their intervals from counts; other figures stay as published."""
    rows = rows.copy()
    counted = rows["numerator"].notna() & (rows["denominator"] > 0)
    rate, proportion = (counted & (rows["kind"] == kind) for kind in ("rate", "proportion"))
    scale = np.where(proportion, 100.0, rows["multiplier"])
    computed = rows["numerator"] / rows["denominator"].where(rows["denominator"] > 0) * scale
    alone = rows["value"].fillna(rows["numerator"].where(rows["kind"] == "count"))
    rows["value"] = computed.where(rate | proportion, alone)
    rows["lower"], rows["upper"] = np.nan, np.nan
    for chosen, (lower, upper) in (
        (rate, poisson_rate(*_counts(rows[rate]), rows.loc[rate, "multiplier"].to_numpy(), CONFIDENCE)),
        (proportion, tuple(100 * bound for bound in wilson(*_counts(rows[proportion]), CONFIDENCE))),
    ):
        rows.loc[chosen, "lower"], rows.loc[chosen, "upper"] = lower, upper
    rows["confidence"] = np.where(rate | proportion, CONFIDENCE, np.nan)
    rows["method"] = np.select(
        [rate & (rows["numerator"] < EXACT_BELOW), rate, proportion, rows["value"].notna()],
        ["exact Poisson", "Byar's", "Wilson", "as published"],
        "",
    )
    return rows.assign(unusual="not assessed", comparison="not assessed")


def _counts(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return rows["numerator"].to_numpy(), rows["denominator"].to_numpy()


def with_trend(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Mark the direction of the last five years of the area's yearly rates and proportions at their latest period."""
    rows = rows.assign(trend="not assessed")
    yearly = rows[
        (rows["area_code"] == scope.area)
        & (rows["frequency"] == "year")
        & rows["kind"].isin(["rate", "proportion"])
        & rows["lower"].notna()
    ]
    for _, series in yearly.sort_values("period").groupby("indicator"):
        last = series.iloc[-1]
        every_year = series.set_index("period").reindex(last_years(last["period"]))
        marker = trend_marker(*_counts(every_year), kind=last["kind"], multiplier=last["multiplier"])
        rows.loc[series.index[-1], "trend"] = marker
    return rows


def last_years(period: str) -> list[str]:
    """List the years that a trend looks at, up to *period*: a year without a figure is a gap, not skipped."""
    years = [period]
    while len(years) < POINTS:
        years.append(year_before(years[-1]))
    return years[::-1]


def with_peers_latest(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Keep of other areas only the period of the area's own latest figure, or the latest where it has none."""
    with_value = rows[rows["value"].notna()]
    latest = with_value.groupby("indicator")["period"].max()
    own = with_value[with_value["area_code"] == scope.area].groupby("indicator")["period"].max()
    period = rows["indicator"].map(own.combine_first(latest))
    return rows[(rows["period"] == period) | rows["area_code"].isin([scope.area, scope.country, FAMILY_GROUP])]


def beside(own: pd.DataFrame, other: pd.DataFrame, comparator: str) -> pd.DataFrame:
    """Set the area's rows beside a comparator's of the same period: does the area's interval hold its value?"""
    values = other[["indicator", "period", "value"]].rename(columns={"value": "comparator_value"})
    rows = own.merge(values, on=["indicator", "period"])
    words = beside_benchmark(rows["lower"].to_numpy(), rows["upper"].to_numpy(), rows["comparator_value"].to_numpy())
    return rows.assign(
        comparator=comparator,
        difference=rows["value"] - rows["comparator_value"],
        comparison=in_direction(words, rows["direction"].to_numpy()),
        trend="not assessed",
    )


def since_year_before(own: pd.DataFrame) -> pd.DataFrame:
    """Set the area's rows beside its own of a year before: does the interval of the difference hold zero?"""
    columns = ["indicator", "period", "numerator", "denominator", "value"]
    rows = own.assign(before=own["period"].map(year_before)).merge(
        own[columns],
        left_on=["indicator", "before"],
        right_on=["indicator", "period"],
        suffixes=("", "_before"),
    )
    rows = rows.assign(comparator=YEAR_BEFORE, comparator_value=rows["value_before"], trend="not assessed")
    rows["difference"] = rows["value"] - rows["value_before"]
    rows["difference_lower"], rows["difference_upper"] = _change_limits(rows)
    words = change_words(rows["difference"], rows["difference_lower"], rows["difference_upper"])
    return rows.assign(comparison=in_direction(words, rows["direction"].to_numpy()))


def _change_limits(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    lower, upper = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    counted = (rows["lower"].notna() & rows["numerator_before"].notna() & (rows["denominator_before"] > 0)).to_numpy()
    for kind in ("rate", "proportion"):
        chosen = counted & (rows["kind"] == kind).to_numpy()
        part = rows[chosen]
        counts = (*_counts(part), part["numerator_before"].to_numpy(), part["denominator_before"].to_numpy())
        if kind == "rate":
            limits = rates_change(*counts, multiplier=part["multiplier"].to_numpy(), confidence=CONFIDENCE)[1:]
        else:
            limits = proportions_change(*counts, confidence=CONFIDENCE)[1:]
        scale = 100 if kind == "proportion" else 1
        lower[chosen], upper[chosen] = scale * limits[0], scale * limits[1]
    return lower, upper
