"""What an area's latest quarters say, each beside the quarters before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import every_period
from cjreport.measures.comparison import NOT_ASSESSED
from cjreport.measures.variation import NO_RULE, xmr

if TYPE_CHECKING:
    import pandas as pd

QUARTERS = 24
"""How many quarters are charted: of a longer series nearly every chart has a point that stands out by chance alone."""
ON_TRIAL = " (trial limits)"


def with_variation(measures: pd.DataFrame, area: str) -> pd.DataFrame:
    """Say of each of an area's last quarters of a line whether it varies as usual: the column *variation*.

    A quarter is "common cause", or the rule of variation.RULES that it is part of; limits from few quarters are "(trial
    limits)". Everything else is "not assessed", and a line of too few quarters "cannot be calculated". *measures* are
    one report's.
    """
    told = measures.copy()
    told.insert(told.columns.tolist().index("trend") + 1, "variation", NOT_ASSESSED)
    own = (measures["area_code"] == area) & (measures["comparator"] == "none") & measures["value"].notna()
    quarters = measures[own & measures["period"].str.contains(" Q")]
    for _, rows in quarters.groupby("indicator"):
        series = rows.set_index("period")["value"]
        periods = every_period(series.index.min(), series.index.max())[-QUARTERS:]
        chart = xmr(series.reindex(periods).to_numpy())
        rules = np.where(chart.rules == NO_RULE, chart.points, chart.rules)
        words = [f"{rule}{ON_TRIAL if chart.trial else ''}" for rule in rules]
        shown = rows["period"].isin(periods)
        told.loc[rows.index[shown], "variation"] = rows.loc[shown, "period"].map(dict(zip(periods, words, strict=True)))
    return told
