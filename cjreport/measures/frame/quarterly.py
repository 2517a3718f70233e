"""What an area's latest quarters say, each beside the quarters before it."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cjreport.inputs.periods import every_period, is_quarter
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.columns import USUAL, VARIATION
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.control_chart import NO_RULE, xmr
from cjreport.measures.thresholds import are_mostly_small

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from cjreport.measures.statistics.control_chart import Chart

QUARTERS = 24
"""How many quarters are charted: of a longer series nearly every chart has a point that stands out by chance alone."""
ON_TRIAL = " (trial limits)"
KEYS = ["indicator", "period"]
BLANK = {"variation": NOT_ASSESSED, **dict.fromkeys(USUAL, np.nan), "rule": "", "is_on_trial": False}
"""What is said of a row that is in no chart."""


def with_variation(
    measures: pd.DataFrame, area: str, breaks: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> pd.DataFrame:
    """Say of an area's last quarters of a line whether each varies as usual and what is usual, as columns VARIATION.

    A quarter is "common cause", or the *rule* of control_chart.RULES that it is part of; limits from few quarters are
    *is_on_trial*, "(trial limits)" in words. Everything else is "not assessed", as are quarters that are mostly of
    fewer than SMALL_BASE people, and a line of too few quarters "cannot be calculated". *measures* are one report's;
    *breaks* are the quarters at which a line begins anew: what was before the last says nothing of what is usual since.
    """
    columns: dict[str, np.ndarray] = {
        name: np.full(len(measures), blank, dtype=object if isinstance(blank, str) else None)
        for name, blank in BLANK.items()
    }
    values, bases = (measures[name].to_numpy(dtype=float) for name in ("value", "denominator"))
    for line, held in _quarters_of(measures, area).items():
        begins = max([min(held), *(anew for anew in breaks.get(line, ()) if anew <= max(held))])
        periods = every_period(begins, max(held))[-QUARTERS:]
        places = [held[period] for period in periods if period in held]
        if are_mostly_small(bases[places]):
            continue
        chart = xmr([values[held[period]] if period in held else np.nan for period in periods])
        charted = np.array([period in held for period in periods])
        for name, said in _said_by(chart).items():
            columns[name][places] = said[charted]
    told, after = measures.copy(deep=False), measures.columns.tolist().index("trend") + 1
    for place, name in enumerate(VARIATION):
        told.insert(after + place, name, columns[name])
    return told


def _quarters_of(measures: pd.DataFrame, area: str) -> dict[str, dict[str, int]]:
    """Find where each line's quarters of an area stand in the frame, by their periods."""
    own = (measures["area_code"] == area) & (measures["comparator"] == Comparator.NONE) & measures["value"].notna()
    lines: dict[str, dict[str, int]] = defaultdict(dict)
    keys = measures.loc[own, KEYS].itertuples(index=False)
    for place, (line, period) in zip(np.flatnonzero(own).tolist(), keys, strict=True):
        if is_quarter(period):
            lines[line][period] = place
    return lines


def _said_by(chart: Chart) -> dict[str, np.ndarray]:
    """Give what a chart says of each of its points, by column."""
    rules = np.where(chart.rules == NO_RULE, chart.points, chart.rules)
    variation = np.char.add(rules, ON_TRIAL) if chart.trial else rules
    usual = zip(USUAL, (chart.mean, chart.lower, chart.upper), strict=True)
    on_trial = np.full(rules.shape, chart.trial)
    return {
        "variation": variation,
        **{name: np.full(rules.shape, number) for name, number in usual},
        "rule": rules,
        "is_on_trial": on_trial,
    }
