"""What each figure is set beside: its country, its family group, its own a year before, a target, another area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import FIGURES
from cjreport.measures.combining.places import OWN_KINDS, Comparator, PlaceKind
from cjreport.measures.frame.comparing.among_areas import RANKS
from cjreport.measures.frame.comparing.changes import since_year_before, told_apart
from cjreport.measures.frame.comparing.expected import are_few
from cjreport.measures.frame.comparing.family_groups import beside_family_groups
from cjreport.measures.frame.comparing.ordinary_periods import ordinary_periods
from cjreport.measures.frame.comparing.side_by_side import GROUP
from cjreport.measures.frame.comparing.trends import BLANK
from cjreport.measures.frame.comparing.what_to_expect import EXPECT
from cjreport.measures.statistics.areas.change_dispersion import HALF, times_chance_of_one, widened
from cjreport.measures.statistics.comparison import (
    DIFFERENT,
    NOT_ASSESSED,
    Comparison,
    beside_benchmark,
    beside_target,
    beside_target_interval,
    in_direction,
)
from cjreport.measures.statistics.discoveries import chance_of, discoveries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.combining.places import Places

UNTOLD: dict[str, Any] = {"unusual": NOT_ASSESSED, **BLANK, **dict.fromkeys([*RANKS, *EXPECT], np.nan)}
"""What is told of a figure where it stands alone."""


def beside_each_comparator(
    measured: pd.DataFrame, usual: pd.DataFrame, indicators: Mapping[str, Indicator], places: Places
) -> Iterator[pd.DataFrame]:
    """Set the figures of areas, partnerships and regions beside each comparator, but for those of parts of other lines.

    It is their country, their family group, their own of a year before, and the target of the indicator. *usual* says
    how changes vary (changes.usual_changes). What is told of a figure alone is not told of it again.
    """
    own = measured[measured["place"].isin(OWN_KINDS) & ~measured["part"]].assign(**UNTOLD)
    grouped = own.drop(columns="group_of").merge(places.beside_group_of, on="area_code")
    areas, country = (measured[measured["place"] == kind] for kind in (PlaceKind.AREA, PlaceKind.COUNTRY))
    beside_others = [
        beside_country(own, country, usual).assign(comparator=Comparator.COUNTRY),
        beside_family_groups(grouped, areas, places).assign(comparator=Comparator.FAMILY_GROUP),
        since_year_before(own, usual, ordinary_periods(indicators)).assign(comparator=Comparator.YEAR_BEFORE),
    ]
    yield from map(without_false_discoveries, beside_others)
    yield beside_its_target(own, indicators).assign(comparator=Comparator.TARGET)


def beside_country(own: pd.DataFrame, country: pd.DataFrame, usual: pd.DataFrame) -> pd.DataFrame:
    """Set places' rows beside the country's of the same period: does the place differ by more than such figures vary?

    The difference has the place's own interval, widened by what one year's figure varies by beyond chance: half of
    what a change between two does, *usual* of changes.usual_changes. Where that is not known it is by chance alone.
    """
    values = country[["indicator", "period", "value"]].rename(columns={"value": "comparator_value"})
    rows = own.merge(values, on=["indicator", "period"]).join(usual, on=GROUP)
    difference, low, high = (
        (rows[name] - rows["comparator_value"]).to_numpy(dtype=float) for name in ("value", "lower", "upper")
    )
    times, freedom = _variation_of_a_year(rows)
    lower, upper = widened(difference, (low, high), times, freedom)
    words = beside_benchmark(lower, upper, np.where(np.isnan(lower), np.nan, 0.0))
    words = np.where(are_few(rows) & (words != NOT_ASSESSED), Comparison.TOO_FEW, words)
    return rows.assign(
        difference=difference,
        difference_lower=lower,
        difference_upper=upper,
        comparison=in_direction(words, rows["direction"].to_numpy()),
        chance=chance_of(difference, lower, upper, freedom),
    )


def _variation_of_a_year(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give how many times chance's the variance of each figure is, and how surely that is known."""
    known_by = np.where(rows["kind"] == "proportion", rows["denominator"], rows["numerator"] + HALF)
    clustering, between, freedom = rows[["clustering", "between", "freedom"]].to_numpy(dtype=float).T
    times = times_chance_of_one((clustering, between), known_by)
    return np.where(np.isnan(times), 1.0, times), np.where(np.isnan(times), np.inf, freedom)


def beside_another(measures: pd.DataFrame, area: str, other: str, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Set an area's figures beside another area's of the same line and period, as rows whose comparator is the other.

    *measures* are one report's; of both areas the figures that stand alone are taken. Is the difference beyond chance?
    Its interval says. Neither area may be a part of the other, as the two must have been counted apart.
    """
    settings = {
        name: [line.kind, 100.0 if line.kind == "proportion" else line.multiplier, line.direction]
        for name, line in indicators.items()
    }
    columns = ["kind", "scale", "direction"]
    alone = measures[measures["comparator"] == Comparator.NONE]
    alone = alone.join(pd.DataFrame.from_dict(settings, orient="index", columns=columns), on="indicator")
    own, others = alone[alone["area_code"] == area], alone[alone["area_code"] == other]
    rows = own.merge(
        others[["indicator", "period", *FIGURES, "expected"]], on=["indicator", "period"], suffixes=("", "_before")
    )
    return told_apart(rows).assign(comparator=other)[measures.columns]


def without_false_discoveries(rows: pd.DataFrame) -> pd.DataFrame:
    """Take back differences that so many comparisons at once would show by chance: "not different" stands instead.

    Together stand the comparisons of one place with one comparator for one period, those of all whole lines. *chance*
    is how likely each is with nothing to tell.
    """
    if rows.empty:
        return rows
    told = rows["comparison"].isin(DIFFERENT)
    compared = told | (rows["comparison"] == Comparison.NOT_DIFFERENT)
    chances = np.where(compared, rows["chance"], np.nan)
    together = rows.groupby(["area_code", "group_of", "period"], observed=True).ngroup()
    taken_back = told & ~discoveries(chances, together)
    return rows.assign(comparison=rows["comparison"].mask(taken_back, Comparison.NOT_DIFFERENT))


def beside_its_target(own: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Set rows beside the target of their indicator: by the interval where there is one, else by the value."""
    targets = {name: line.target for name, line in indicators.items() if line.target}
    rows = own[own["indicator"].isin(targets) & own["value"].notna()]
    marks = rows["indicator"].map({name: target.value for name, target in targets.items()}).astype(float)
    desired = rows["indicator"].map({name: target.direction for name, target in targets.items()}).astype("str")
    by_value = beside_target(rows["value"].to_numpy(), marks.to_numpy(), desired.to_numpy())
    by_interval = beside_target_interval(
        rows["lower"].to_numpy(), rows["upper"].to_numpy(), marks.to_numpy(), desired.to_numpy()
    )
    words = np.where(rows["lower"].notna(), by_interval, by_value)
    return rows.assign(comparator_value=marks, difference=rows["value"] - marks, comparison=words)
