"""Changes of quarters since a year before, told only where the quarter stands out in its control chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import is_quarter
from cjreport.measures.combining.places import OWN_KINDS, Comparator
from cjreport.measures.frame.comparing.quarterly import chart_of, quarters_of, series_up_to
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison
from cjreport.measures.statistics.quarters.chart_rules import RULES, Variation

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from cjreport.measures.frame.comparing.quarterly import Charting
    from cjreport.measures.frame.lookup import Row

WITHIN_USUAL = "change within the usual variation of quarters"
"""The note of a change that two quarters alone would show, and the chart of the quarters does not."""


def is_within_usual(row: Row) -> bool:
    """Whether a row tells of a change that is "not different" for the chart of its quarters alone."""
    return WITHIN_USUAL in row["note"]


def with_changes_as_charted(measures: pd.DataFrame, charting: Charting) -> pd.DataFrame:
    """Call each quarter's change "not different", with a note, unless its own chart shows it, in its direction.

    *measures* are the country's. Every quarter is judged by the chart that ends with it, so that reports for all
    periods, the data file and the check of claims have the same word. Changes of quarters without a chart stay.
    """
    told = measures.copy(deep=False)
    rows = [*_within_usual(measures, charting)]
    for name, said in (("comparison", Comparison.NOT_DIFFERENT), ("note", WITHIN_USUAL)):
        words = measures[name].to_numpy(dtype=object).copy()
        words[rows] = [f"{word}; {said}" if name == "note" and word else said for word in words[rows]]
        told[name] = words
    return told


def _within_usual(measures: pd.DataFrame, charting: Charting) -> Iterator[int]:
    """Find the changes that are told and that the chart of their quarter does not show."""
    held = quarters_of(measures, measures["place"].isin(OWN_KINDS).to_numpy())
    changed = (measures["comparator"] == Comparator.YEAR_BEFORE) & measures["comparison"].isin(DIFFERENT)
    found = measures.loc[changed, ["indicator", "area_code", "period", "difference"]]
    for row, (line, area, period, difference) in zip(
        np.flatnonzero(changed).tolist(), found.itertuples(index=False), strict=True
    ):
        if not is_quarter(period):
            continue
        series = series_up_to(measures, held[line, area], period, charting.begins(line, period))
        chart = series and chart_of(series, charting.carried.get(line, 0.0))
        way = Variation.HIGH if difference > 0 else Variation.LOW
        if chart and chart.upper[-1] > chart.lower[-1] and RULES.get(chart.rules[-1]) != way:
            yield row
