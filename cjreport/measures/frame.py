"""The frame of measures: one row per area, period, indicator and comparator, each figure with its interval."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.periods import base_year, ends, is_mid_year, year_before
from cjreport.measures.comparison import beside_benchmark, change_words, in_direction, proportions_change, rates_change
from cjreport.measures.intervals import EXACT_BELOW, poisson_rate, wilson
from cjreport.measures.pooling import SETTINGS, pooled
from cjreport.measures.trend import POINTS, trend_marker

if TYPE_CHECKING:
    from cjreport.inputs.frameworks import Indicator

CONFIDENCE = 0.95
FAMILY_GROUP = "family_group"
"""Stands for the family group where an area's code stands, and names the comparison with it."""
COUNTRY = "country"
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


@dataclass(frozen=True)
class Scope:
    """Whose measures are calculated, up to which period, and beside whom.

    *members* are the codes of the areas that a partnership is made of, none for an area, which is in the figures
    itself. *regions* are wider regions that the area lies in, *areas* every area, and *family_groups* gives, for each
    kind of group, the codes of its other members. *first* names the lines that begin with their framework, and when.
    """

    area: str
    country: str
    period: str
    areas: frozenset[str]
    family_groups: dict[str, tuple[str, ...]]
    members: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    first: dict[str, str] = field(default_factory=dict)

    @property
    def own(self) -> tuple[str, ...]:
        """The codes whose figures are the area's own or its regions'."""
        return (self.area, *self.regions)


def calculate_measures(observations: pd.DataFrame, indicators: dict[str, Indicator], scope: Scope) -> pd.DataFrame:
    """Calculate every measure that the report of *scope* may show, as a frame of COLUMNS sorted by KEY.

    The area, its regions, its family group and the country have a row for every period up to the report's, other areas
    one for the area's own latest period only. The area's and its regions' rows stand once alone (comparator "none") and
    once beside each comparator. A part of another line has the area's, the regions' and the country's rows alone.
    """
    based = with_base(known_figures(observations, indicators, scope))
    pools = [pooled(based, scope.members, scope.area, complete=True)] if scope.members else []
    measured = with_intervals(pd.concat([based, *pools, pooled_family_groups(based, scope)], ignore_index=True))
    measured = with_trend(measured, scope).assign(comparator="none")
    own = measured[measured["area_code"].isin(scope.own) & ~measured["part"]]
    rows = [
        with_peers_latest(measured, scope),
        beside(own, measured[measured["area_code"] == scope.country], COUNTRY),
        beside(own, measured[measured["area_code"] == FAMILY_GROUP], FAMILY_GROUP),
        since_year_before(own),
    ]
    return pd.concat(rows, ignore_index=True).reindex(columns=COLUMNS).sort_values(KEY, ignore_index=True)


def known_figures(observations: pd.DataFrame, indicators: dict[str, Indicator], scope: Scope) -> pd.DataFrame:
    """Give each indicator the figures of the series that feeds it: of places in scope, up to the report's period.

    A national indicator's figures begin with its framework, so that no series runs from one framework into the next.
    """
    settings = pd.DataFrame(
        [
            {"indicator": i.id, "series": i.fed_by, "part": bool(i.part_of), **{s: getattr(i, s) for s in SETTINGS}}
            for i in indicators.values()
        ]
    )
    settings["first"] = settings["indicator"].map(scope.first)
    places = {*scope.areas, *scope.own, scope.country}
    figures = up_to(observations[observations["area_code"].isin(places)], scope.period)
    known = figures.rename(columns={"indicator": "series"}).merge(settings, on="series")
    known = known[~known["part"] | known["area_code"].isin([*scope.own, *scope.members, scope.country])]
    begins = {first: ends(year_before(first)) for first in scope.first.values()}
    last_days = {period: ends(period) for period in known["period"].unique()}
    in_force = known["first"].isna() | (known["period"].map(last_days) > known["first"].map(begins))
    return known[in_force].drop(columns=["series", "first"])


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
    bases["base_year"] = bases["base_year"].map(base_year).astype(int)
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


def pooled_family_groups(based: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Pool each line's family group, of the kind that the line is compared in."""
    wholes = based[~based["part"]]
    pools = [
        pooled(wholes[wholes["family_group"] == kind], members, FAMILY_GROUP)
        for kind, members in scope.family_groups.items()
    ]
    return pd.concat(pools, ignore_index=True) if pools else based.iloc[:0]


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
        & ~rows["part"]
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
    """Keep of other areas only the period of the area's own latest figure, or the latest where that is out of date."""
    of_areas = rows[rows["value"].notna() & rows["area_code"].isin({*scope.areas, scope.area})]
    latest = of_areas.groupby("indicator")["period"].max().to_dict()
    own = of_areas[of_areas["area_code"] == scope.area].groupby("indicator")["period"].max().to_dict()
    shown = {name: own[name] if is_current(own.get(name), at) else at for name, at in latest.items()}
    always = rows["area_code"].isin([*scope.own, scope.country, FAMILY_GROUP])
    return rows[always | (rows["period"] == rows["indicator"].map(shown)) & ~rows["part"]]


def is_current(own: str | None, latest: str) -> bool:
    """Whether an area's latest figure is at most a year older than the latest of any area."""
    return own is not None and ends(own) >= ends(year_before(latest))


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
    columns = ["indicator", "area_code", "period", "numerator", "denominator", "value"]
    rows = own.assign(before=own["period"].map(year_before)).merge(
        own[columns],
        left_on=["indicator", "area_code", "before"],
        right_on=["indicator", "area_code", "period"],
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
