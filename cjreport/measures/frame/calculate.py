"""The frame of measures: one row per area, period, indicator and comparator, each figure with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.period_kinds import of_their_kind
from cjreport.inputs.periods import ends, year_before
from cjreport.measures.combining.places import FAMILY_GROUP, Comparator, PlaceKind
from cjreport.measures.combining.pooling import SETTINGS, family_group_pools, partnership_pools
from cjreport.measures.combining.populations import with_base
from cjreport.measures.combining.status import MISSING
from cjreport.measures.frame.columns import CALCULATED, KEY, Method
from cjreport.measures.frame.comparing.among_areas import with_rank, with_unusual
from cjreport.measures.frame.comparing.changes import usual_changes
from cjreport.measures.frame.comparing.comparators import beside_each_comparator
from cjreport.measures.frame.comparing.expected import with_expected
from cjreport.measures.frame.comparing.ordinary_periods import ordinary_periods
from cjreport.measures.frame.comparing.trends import with_trend
from cjreport.measures.frame.comparing.what_to_expect import with_what_to_expect
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.intervals import CONFIDENCE, EXACT_BELOW, poisson_rate, wilson

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.combining.places import Places


def calculate_measures(observations: pd.DataFrame, indicators: dict[str, Indicator], places: Places) -> pd.DataFrame:
    """Calculate every measure of a country, as a frame of CALCULATED columns sorted by KEY and whose group it is.

    Every place has a row for every indicator and period of which something is told; joint partnerships and family
    groups are pooled from their areas. Areas, partnerships and regions stand once alone (comparator "none") and once
    beside each comparator, parts of other lines alone only. Trends and the unusual are told where a figure stands
    alone. One report's rows are selected by selection.measures_for.
    """
    measured, periods = figures_alone(observations, indicators, places), ordinary_periods(indicators)
    usual = usual_changes(measured, periods, places)
    measured = with_rank(with_unusual(with_trend(measured, usual, periods), places))
    alone = with_what_to_expect(measured, periods).assign(comparator=Comparator.NONE)
    return prepared(pd.concat([alone, *beside_each_comparator(alone, usual, indicators, places)], ignore_index=True))


def figures_alone(observations: pd.DataFrame, indicators: dict[str, Indicator], places: Places) -> pd.DataFrame:
    """Give every place's figures with their intervals and the cases that are expected, beside nothing yet."""
    known = known_figures(observations, indicators, places)
    bases = with_partnerships(known[known["indicator"].isin(known["base"])], places)
    based = with_partnerships(with_base(known, bases, indicators), places)
    measured = with_intervals(pd.concat([based, family_groups(based, places)], ignore_index=True))
    measured["group_of"] = measured["group_of"].fillna("")
    measured["place"] = measured["area_code"].map(places.kinds | {FAMILY_GROUP: PlaceKind.FAMILY_GROUP})
    return with_expected(measured)


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
    rows["scale"] = np.where(proportion, 100.0, rows["multiplier"])
    computed = rows["numerator"] / rows["denominator"].where(rows["denominator"] > 0) * rows["scale"]
    alone = rows["value"].fillna(rows["numerator"].where(rows["kind"] == "count"))
    rows["value"] = computed.where(rate | proportion, alone.where(given))
    rows["lower"], rows["upper"] = np.nan, np.nan
    for chosen, (lower, upper) in (
        (rate, poisson_rate(*_counts_of(rows[rate]), rows.loc[rate, "multiplier"].to_numpy(), CONFIDENCE)),
        (proportion, tuple(100 * bound for bound in wilson(*_counts_of(rows[proportion]), CONFIDENCE))),
    ):
        rows.loc[chosen, "lower"], rows.loc[chosen, "upper"] = lower, upper
    rows["confidence"] = np.where(rate | proportion, CONFIDENCE, np.nan)
    rows["method"] = np.select(
        [rate & (rows["numerator"] < EXACT_BELOW), rate, proportion, rows["value"].notna()],
        [*Method],
        "",
    )
    return rows.assign(comparison=NOT_ASSESSED)


def _counts_of(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return rows["numerator"].to_numpy(), rows["denominator"].to_numpy()


def prepared(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the rows in order, with keys as categories, of periods ordered ones, so that a report's are soon found."""
    last_days = {period: ends(period).toordinal() for period in rows["period"].unique()}
    rows = rows.assign(last_day=rows["period"].map(last_days)).reindex(columns=CALCULATED)
    rows = rows.astype(dict.fromkeys([*KEY, "place", "group_of"], "category"))
    rows["period"] = rows["period"].cat.as_ordered()
    return rows.sort_values([*KEY, "group_of"], ignore_index=True)
