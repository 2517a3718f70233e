"""What each figure is set beside: its country, its family group, its own a year before, a target, another area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.inputs.periods import ends, year_before
from cjreport.inputs.registers.frameworks import breaks_of
from cjreport.measures.combining.places import OWN_KINDS, Comparator, PlaceKind
from cjreport.measures.statistics.comparison import (
    NOT_ASSESSED,
    Comparison,
    beside_benchmark,
    beside_target,
    beside_target_interval,
    change_words,
    in_direction,
    proportions_change,
    rates_change,
)
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.combining.places import Places
    from cjreport.measures.statistics.comparison import Words

CONFIDENCE = 0.95


def beside_each_comparator(
    measured: pd.DataFrame, indicators: Mapping[str, Indicator], places: Places
) -> Iterator[pd.DataFrame]:
    """Set the figures of areas, partnerships and regions beside each comparator, but for those of parts of other lines.

    It is their country, their family group, their own of a year before, and the target of the indicator.
    """
    own = measured[measured["place"].isin(OWN_KINDS) & ~measured["part"]]
    own = own.assign(trend=NOT_ASSESSED, unusual=NOT_ASSESSED)
    grouped = own.drop(columns="group_of").merge(places.beside_group_of, on="area_code")
    yield beside(own, measured[measured["place"] == PlaceKind.COUNTRY], Comparator.COUNTRY)
    yield beside(grouped, measured[measured["place"] == PlaceKind.FAMILY_GROUP], Comparator.FAMILY_GROUP)
    yield since_year_before(own, breaks_of(indicators)).assign(comparator=Comparator.YEAR_BEFORE)
    yield beside_its_target(own, indicators).assign(comparator=Comparator.TARGET)


def beside(own: pd.DataFrame, other: pd.DataFrame, comparator: str) -> pd.DataFrame:
    """Set the area's rows beside a comparator's of the same period: does the area's interval hold its value?"""
    values = other[["indicator", "period", "group_of", "value"]].rename(columns={"value": "comparator_value"})
    rows = own.merge(values, on=["indicator", "period", "group_of"])
    words = beside_benchmark(rows["lower"].to_numpy(), rows["upper"].to_numpy(), rows["comparator_value"].to_numpy())
    return rows.assign(
        comparator=comparator,
        difference=rows["value"] - rows["comparator_value"],
        comparison=in_direction(_if_enough(words, rows, _are_few(rows)), rows["direction"].to_numpy()),
    )


def since_year_before(own: pd.DataFrame, breaks: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Set the area's rows beside its own of a year before: does the interval of the difference hold zero?

    *breaks* are the periods with which a line begins anew: nothing is set beside what was counted before.
    """
    rows = own.assign(before=own["period"].map(year_before)).merge(
        own[[*KEY, *FIGURES]],
        left_on=["indicator", "area_code", "before"],
        right_on=KEY,
        suffixes=("", "_before"),
    )
    pairs = zip(rows["indicator"], rows["before"], rows["period"], strict=True)
    apart = [
        any(ends(before) < ends(anew) <= ends(period) for anew in breaks.get(name, ()))
        for name, before, period in pairs
    ]
    return _told_apart(rows[~np.array(apart, dtype=bool)])


def beside_another(measures: pd.DataFrame, area: str, other: str, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Set an area's figures beside another area's of the same line and period, as rows whose comparator is the other.

    *measures* are one report's; of both areas the figures that stand alone are taken. Is the difference beyond chance?
    Its interval says. Neither area may be a part of the other, as the two must have been counted apart.
    """
    settings = {name: [line.kind, line.multiplier, line.direction] for name, line in indicators.items()}
    columns = ["kind", "multiplier", "direction"]
    alone = measures[measures["comparator"] == Comparator.NONE]
    alone = alone.join(pd.DataFrame.from_dict(settings, orient="index", columns=columns), on="indicator")
    own, others = alone[alone["area_code"] == area], alone[alone["area_code"] == other]
    rows = own.merge(others[["indicator", "period", *FIGURES]], on=["indicator", "period"], suffixes=("", "_before"))
    return _told_apart(rows).assign(comparator=other)[measures.columns]


def _told_apart(rows: pd.DataFrame) -> pd.DataFrame:
    """Compare two samples: each row's own figure, and the one set beside it (_before)."""
    rows = rows.assign(comparator_value=rows["value_before"])
    rows["difference"] = rows["value"] - rows["value_before"]
    rows["difference_lower"], rows["difference_upper"] = _change_limits(rows)
    words = change_words(rows["difference"], rows["difference_lower"], rows["difference_upper"])
    words = _if_enough(words, rows, _are_few(rows) | _are_few(rows, "_before"))
    return rows.assign(comparison=in_direction(words, rows["direction"].to_numpy()))


def _are_few(rows: pd.DataFrame, suffix: str = "") -> np.ndarray:
    """Whether each row's share is of fewer than SMALL_BASE people, or its rate of fewer than SMALL_COUNT cases."""
    of_shares = rows[f"denominator{suffix}"].astype(float).lt(SMALL_BASE)
    of_rates = rows[f"numerator{suffix}"].astype(float).lt(SMALL_COUNT)
    return np.where(rows["kind"] == "proportion", of_shares, of_rates)


def _if_enough(words: Words, rows: pd.DataFrame, few: np.ndarray) -> Words:
    """Compare no share of few people, and say of few cases without a difference that they are too few."""
    # A share of few people moves in large steps whatever happens; a difference between rates of few cases may be real.
    shares = (rows["kind"] == "proportion").to_numpy()
    silent = few & np.where(shares, words != NOT_ASSESSED, words == Comparison.NOT_DIFFERENT)
    return np.where(silent, Comparison.TOO_FEW, words)


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


def _change_limits(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    lower, upper = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    counted = (rows["lower"].notna() & rows["numerator_before"].notna() & (rows["denominator_before"] > 0)).to_numpy()
    for kind in ("rate", "proportion"):
        chosen = counted & (rows["kind"] == kind).to_numpy()
        part = rows[chosen]
        counts = (*counts_of(part), part["numerator_before"].to_numpy(), part["denominator_before"].to_numpy())
        if kind == "rate":
            limits = rates_change(*counts, multiplier=part["multiplier"].to_numpy(), confidence=CONFIDENCE)[1:]
        else:
            limits = proportions_change(*counts, confidence=CONFIDENCE)[1:]
        scale = 100 if kind == "proportion" else 1
        lower[chosen], upper[chosen] = scale * limits[0], scale * limits[1]
    return lower, upper


def counts_of(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Give the counts and their bases."""
    return rows["numerator"].to_numpy(), rows["denominator"].to_numpy()
