"""Setting figures beside a comparator's of the same period, and beside their own of a year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import year_before
from cjreport.measures.comparison import beside_benchmark, change_words, in_direction, proportions_change, rates_change

if TYPE_CHECKING:
    import pandas as pd

CONFIDENCE = 0.95


def beside(own: pd.DataFrame, other: pd.DataFrame, comparator: str) -> pd.DataFrame:
    """Set the area's rows beside a comparator's of the same period: does the area's interval hold its value?"""
    values = other[["indicator", "period", "group_of", "value"]].rename(columns={"value": "comparator_value"})
    rows = own.merge(values, on=["indicator", "period", "group_of"])
    words = beside_benchmark(rows["lower"].to_numpy(), rows["upper"].to_numpy(), rows["comparator_value"].to_numpy())
    return rows.assign(
        comparator=comparator,
        difference=rows["value"] - rows["comparator_value"],
        comparison=in_direction(words, rows["direction"].to_numpy()),
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
    rows = rows.assign(comparator_value=rows["value_before"])
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
