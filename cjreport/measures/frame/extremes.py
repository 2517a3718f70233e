"""How much is told of each place by the end of a period: how many figures, how large, how far from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.periods import ends
from cjreport.measures.combining.places import Comparator, PlaceKind
from cjreport.measures.statistics.distance import in_widths

if TYPE_CHECKING:
    from collections.abc import Collection

FACTS = ["held", "suppressed", "largest", "smallest_base", "furthest"]


def facts_of(measures: pd.DataFrame, period: str, lines: Collection[str]) -> pd.DataFrame:
    """Give FACTS of every area and partnership as its report for *period* tells them, by code.

    *measures* are a country's, of calculate.calculate_measures. *held* is how many of *lines* have a figure and
    *suppressed* how many have their latest one suppressed; *largest* is the largest count and *smallest_base* the
    smallest base; *furthest* is the largest distance from the country's figure, in widths of the middle half of areas.
    """
    shown = (
        measures["indicator"].isin(lines)
        & measures["place"].isin([PlaceKind.AREA, PlaceKind.PARTNERSHIP])
        & ~measures["part"]
    )
    in_time = measures["last_day"] <= ends(period).toordinal()
    told = measures[shown & in_time].astype({"indicator": "str", "area_code": "str", "period": "str"})
    alone = _latest(told[told["comparator"] == Comparator.NONE])
    beside = _latest(told[told["comparator"] == Comparator.COUNTRY])
    places = alone.groupby("area_code")
    return pd.DataFrame(
        {
            "held": places["value"].count(),
            "suppressed": (alone["status"] == Status.SUPPRESSED).groupby(alone["area_code"]).sum(),
            "largest": places["numerator"].max(),
            "smallest_base": places["denominator"].min(),
            "furthest": _sizes(beside).groupby(beside["area_code"]).max(),
        }
    )[FACTS]


def _latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep of each line and place the row of the latest period."""
    ordered = rows.sort_values(["last_day", "group_of"], kind="stable")
    return ordered.drop_duplicates(["indicator", "area_code"], keep="last")


def _sizes(beside: pd.DataFrame) -> pd.Series[float]:
    """Give how far each figure lies from the country's, beside the areas' figures of its line and period."""
    areas = beside[beside["place"] == PlaceKind.AREA]
    among = {key: rows["value"].to_numpy(dtype=float) for key, rows in areas.groupby(["indicator", "period"])}
    rows = zip(beside["indicator"], beside["period"], beside["difference"], strict=True)
    sizes = [in_widths(float(difference), among.get((line, period), [])) for line, period, difference in rows]
    return pd.Series(sizes, index=beside.index, dtype=float)
