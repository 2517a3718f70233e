"""The frame of measures: one row per area, period, indicator and comparator, each figure with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import COUNTS
from cjreport.inputs.figures.columns import KEY as ROW_KEY
from cjreport.inputs.figures.period_kinds import of_their_kind
from cjreport.inputs.periods import ends, year_before
from cjreport.inputs.registers.frameworks import breaks_of, period_caveats_of
from cjreport.measures.combining.places import FAMILY_GROUP, OWN_KINDS, Comparator, PlaceKind
from cjreport.measures.combining.pooling import SETTINGS, family_group_pools, partnership_pools
from cjreport.measures.combining.populations import with_base
from cjreport.measures.combining.status import MISSING
from cjreport.measures.frame.columns import CALCULATED, KEY, Method
from cjreport.measures.frame.comparators import CONFIDENCE, beside_each_comparator, counts_of
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.funnel import unusual_among
from cjreport.measures.statistics.intervals import EXACT_BELOW, poisson_rate, wilson
from cjreport.measures.statistics.trend import POINTS, trend_in_direction, trend_markers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.combining.places import Places


def calculate_measures(observations: pd.DataFrame, indicators: dict[str, Indicator], places: Places) -> pd.DataFrame:
    """Calculate every measure of a country, as a frame of CALCULATED columns sorted by KEY and whose group it is.

    Every place has a row for every indicator and period of which something is told; joint partnerships and family
    groups are pooled from their areas. Areas, partnerships and regions stand once alone (comparator "none") and once
    beside each comparator, parts of other lines alone only. Trends and the unusual are told where a figure stands
    alone. One report's rows are selected by selection.measures_for.
    """
    known = known_figures(observations, indicators, places)
    bases = with_partnerships(known[known["indicator"].isin(known["base"])], places)
    based = with_partnerships(with_base(known, bases, indicators), places)
    measured = with_intervals(pd.concat([based, family_groups(based, places)], ignore_index=True))
    measured["group_of"] = measured["group_of"].fillna("")
    measured["place"] = measured["area_code"].map(places.kinds | {FAMILY_GROUP: PlaceKind.FAMILY_GROUP})
    measured = with_unusual(with_trend(measured, indicators)).assign(comparator=Comparator.NONE)
    rows = [measured, *beside_each_comparator(measured, indicators, places)]
    return prepared(pd.concat(rows, ignore_index=True))


def known_figures(observations: pd.DataFrame, indicators: dict[str, Indicator], places: Places) -> pd.DataFrame:
    """Give each indicator the figures of the series that feeds it, of all places.

    A national indicator's figures begin with its framework, so that no series runs from one framework into the next.
    Quarters beside a line's years are left out.
    """
    settings = pd.DataFrame(
        [
            {"indicator": i.id, "series": i.fed_by, "part": bool(i.part_of), **{s: getattr(i, s) for s in SETTINGS}}
            for i in indicators.values()
        ]
    )
    settings = settings.assign(first=settings["indicator"].map(places.first)).astype({"base": "str"})
    figures = of_their_kind(observations[observations["area_code"].isin(places.kinds)], indicators)
    known = figures.rename(columns={"indicator": "series"}).merge(settings, on="series")
    begins = {first: ends(year_before(first)) for first in places.first.values()}
    last_days = {period: ends(period) for period in known["period"].unique()}
    in_force = known["first"].isna() | (known["period"].map(last_days) > known["first"].map(begins))
    return known[in_force].drop(columns=["series", "first"]).assign(note="", base_carried_from=np.nan)


def with_partnerships(rows: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Add the figures of joint partnerships, pooled from their areas, where *rows* have none under their own code."""
    return pd.concat([rows, partnership_pools(rows, places.partnerships)], ignore_index=True)


def family_groups(rows: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Pool every area's family group; *group_of* says whose it is."""
    pools = family_group_pools(rows, places.family_groups)
    return pools.rename(columns={"pool": "group_of"}).assign(area_code=FAMILY_GROUP)


def with_intervals(rows: pd.DataFrame) -> pd.DataFrame:
    """Calculate rates and proportions with their intervals from counts; other figures stay as published.

    What is suppressed or not available has no value.
    """
    rows = rows.copy()
    given = ~rows["status"].isin(MISSING)
    counted = given & rows["numerator"].notna() & (rows["denominator"] > 0)
    rate, proportion = (counted & (rows["kind"] == kind) for kind in ("rate", "proportion"))
    scale = np.where(proportion, 100.0, rows["multiplier"])
    computed = rows["numerator"] / rows["denominator"].where(rows["denominator"] > 0) * scale
    alone = rows["value"].fillna(rows["numerator"].where(rows["kind"] == "count"))
    rows["value"] = computed.where(rate | proportion, alone.where(given))
    rows["lower"], rows["upper"] = np.nan, np.nan
    for chosen, (lower, upper) in (
        (rate, poisson_rate(*counts_of(rows[rate]), rows.loc[rate, "multiplier"].to_numpy(), CONFIDENCE)),
        (proportion, tuple(100 * bound for bound in wilson(*counts_of(rows[proportion]), CONFIDENCE))),
    ):
        rows.loc[chosen, "lower"], rows.loc[chosen, "upper"] = lower, upper
    rows["confidence"] = np.where(rate | proportion, CONFIDENCE, np.nan)
    rows["method"] = np.select(
        [rate & (rows["numerator"] < EXACT_BELOW), rate, proportion, rows["value"].notna()],
        [*Method],
        "",
    )
    return rows.assign(unusual=NOT_ASSESSED, trend=NOT_ASSESSED, trend_basis="", comparison=NOT_ASSESSED)


def with_trend(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Mark, at every period, the direction of the last five years of yearly rates and proportions but the country's.

    Years of which one was out of the ordinary for the line, or with which it began anew, are not assessed: they lead
    from what was, not from what is.
    """
    rows = rows.copy()
    yearly = rows["place"].isin(OWN_KINDS) & (rows["frequency"] == "year") & rows["lower"].notna() & ~rows["part"]
    for kind in ("rate", "proportion"):
        chosen = rows[yearly & (rows["kind"] == kind)]
        markers = trend_markers(*_windows(chosen), kind=kind)
        words = trend_in_direction(markers, chosen["direction"].to_numpy())
        rows.loc[chosen.index, "trend"] = np.where(_is_disrupted(chosen, indicators), NOT_ASSESSED, words)
    return rows


def _is_disrupted(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> np.ndarray:
    """Whether a row's last years hold one with a caveat, or a break in the series."""
    breaks, caveats = breaks_of(indicators), period_caveats_of(indicators)

    def disrupted(name: str, period: str) -> bool:
        years = last_years(period)
        unusual = caveats[name].periods if name in caveats else ()
        return not {*unusual}.isdisjoint(years) or not {*breaks.get(name, ())}.isdisjoint(years[1:])

    pairs = pd.MultiIndex.from_frame(rows[["indicator", "period"]])
    told = {pair: disrupted(*pair) for pair in pairs.unique()}
    return pairs.map(told).to_numpy(dtype=bool)


def _windows(series: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give the counts and the bases of the last years up to each row's period, a row each, NaN for a gap."""
    years = {period: last_years(period) for period in series["period"].unique()}
    held = series.set_index(ROW_KEY)[COUNTS]
    earlier = [series.assign(period=series["period"].map({p: y[n] for p, y in years.items()})) for n in range(POINTS)]
    found = np.stack([held.reindex(pd.MultiIndex.from_frame(rows[ROW_KEY])).to_numpy() for rows in earlier])
    return found[:, :, 0].T, found[:, :, 1].T


def last_years(period: str) -> list[str]:
    """List the years that a trend looks at, up to *period*: a year without a figure is a gap, not skipped."""
    years = [period]
    while len(years) < POINTS:
        years.append(year_before(years[-1]))
    return years[::-1]


def with_unusual(rows: pd.DataFrame) -> pd.DataFrame:
    """Say of each council area's rate or proportion whether it lies outside what areas usually differ by."""
    rows = rows.copy()
    assessed = rows[(rows["place"] == PlaceKind.AREA) & rows["lower"].notna()]
    words = np.full(len(assessed), NOT_ASSESSED, dtype=object)
    numerators, denominators = counts_of(assessed)
    kinds = assessed["kind"].to_numpy()
    for among in assessed.groupby(["indicator", "period"]).indices.values():
        words[among] = unusual_among(numerators[among], denominators[among], kinds[among[0]])
    rows.loc[assessed.index, "unusual"] = words
    return rows


def prepared(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows in order, with keys as categories, of periods ordered ones, so that a report's are soon found."""
    last_days = {period: ends(period).toordinal() for period in rows["period"].unique()}
    rows = rows.assign(last_day=rows["period"].map(last_days)).reindex(columns=CALCULATED)
    rows = rows.astype(dict.fromkeys([*KEY, "place", "group_of"], "category"))
    rows["period"] = rows["period"].cat.as_ordered()
    return rows.sort_values([*KEY, "group_of"], ignore_index=True)
