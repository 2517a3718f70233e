"""What an area's latest quarters say, each beside the quarters before it."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import every_period
from cjreport.measures.combining.places import Comparator
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.control_chart import NO_RULE, xmr
from cjreport.measures.thresholds import SMALL_BASE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

QUARTERS = 24
"""How many quarters are charted: of a longer series nearly every chart has a point that stands out by chance alone."""
ON_TRIAL = " (trial limits)"
KEYS = ["indicator", "period"]
USUAL = ["usual_mean", "usual_lower", "usual_upper"]
"""The mean and the limits of a quarter's chart."""


def with_variation(
    measures: pd.DataFrame, area: str, breaks: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> pd.DataFrame:
    """Say of an area's last quarters of a line whether each varies as usual, *variation*, and what is usual, USUAL.

    A quarter is "common cause", or the rule of variation.RULES that it is part of; limits from few quarters are "(trial
    limits)". Everything else is "not assessed", as are quarters that are mostly of fewer than SMALL_BASE people, and a
    line of too few quarters "cannot be calculated". *measures* are one report's; *breaks* are the quarters at which a
    line begins anew: what was before the last says nothing of what is usual since.
    """
    own = (measures["area_code"] == area) & (measures["comparator"] == Comparator.NONE) & measures["value"].notna()
    lines: dict[str, dict[str, int]] = defaultdict(dict)
    keys = measures.loc[own, KEYS].itertuples(index=False)
    for place, (line, period) in zip(np.flatnonzero(own).tolist(), keys, strict=True):
        if " Q" in period:
            lines[line][period] = place
    values, bases = (measures[name].to_numpy(dtype=float) for name in ("value", "denominator"))
    words = np.full(len(measures), NOT_ASSESSED, dtype=object)
    usual = np.full((len(measures), len(USUAL)), np.nan)
    for line, held in lines.items():
        begins = max([min(held), *(anew for anew in breaks.get(line, ()) if anew <= max(held))])
        periods = every_period(begins, max(held))[-QUARTERS:]
        if np.median(bases[[held[period] for period in periods if period in held]]) < SMALL_BASE:
            continue
        chart = xmr([values[held[period]] if period in held else np.nan for period in periods])
        rules = np.where(chart.rules == NO_RULE, chart.points, chart.rules).tolist()
        for period, rule in zip(periods, rules, strict=True):
            if period in held:
                words[held[period]] = f"{rule}{ON_TRIAL if chart.trial else ''}"
                usual[held[period]] = chart.mean, chart.lower, chart.upper
    told, after = measures.copy(deep=False), measures.columns.tolist().index("trend") + 1
    for place, (name, column) in enumerate([("variation", words), *zip(USUAL, usual.T, strict=True)]):
        told.insert(after + place, name, column)
    return told
