"""What quarters say, each beside the quarters before it: their control charts, place by place."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from cjreport.inputs.periods import every_period, is_quarter
from cjreport.measures.combining.places import Comparator, PlaceKind
from cjreport.measures.frame.columns import USUAL, VARIATION, Method
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.quarters.autocorrelation import pooled_autocorrelation
from cjreport.measures.statistics.quarters.chart_rules import NO_RULE
from cjreport.measures.statistics.quarters.quarters_chart import (
    baseline_of,
    carried_over,
    chart_quarters,
    scale_of,
    usual_z,
)
from cjreport.measures.thresholds import are_mostly_small

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from cjreport.measures.statistics.intervals import Floats
    from cjreport.measures.statistics.quarters.prime_charts import Scale
    from cjreport.measures.statistics.quarters.quarters_chart import QuartersChart

    Held = Mapping[str, int]

QUARTERS = 24
"""How many quarters are charted: of a longer series nearly every chart has a point that stands out by chance alone."""
ON_TRIAL = " (trial limits)"
KEYS = ["indicator", "area_code", "period"]
BLANK = {"variation": NOT_ASSESSED, **dict.fromkeys(USUAL, np.nan), "rule": "", "is_on_trial": False}
"""What is said of a row that is in no chart."""
KIND_BY_METHOD: dict[str, str] = {Method.WILSON: "proportion", Method.EXACT: "rate", Method.BYARS: "rate"}
"""What kind of figure each method makes; of others the counts are not known."""


class Charting(NamedTuple):
    """What is known of the lines of a country that are charted.

    *breaks* are the quarters at which a line begins anew: what was before the last says nothing of what is usual since.
    *carried* is how far a line's quarters resemble the one before.
    """

    breaks: Mapping[str, Sequence[str]] = MappingProxyType({})
    carried: Mapping[str, float] = MappingProxyType({})

    def begins(self, line: str, last: str) -> str:
        """Give the quarter at which a line last began anew, up to the *last* charted; "" if none."""
        return max((anew for anew in self.breaks.get(line, ()) if anew <= last), default="")


class Series(NamedTuple):
    """A place's quarters in a row, as a chart takes them: *figures* per one of *bases*, NaN at a gap.

    *rows* is where each stands in the frame, -1 at a gap; times *multiplier* the figures are in their unit.
    """

    rows: np.ndarray
    figures: Floats
    bases: Floats
    scale: Scale
    multiplier: float

    @classmethod
    def of(cls, measures: pd.DataFrame, held: Held, periods: Sequence[str]) -> Self:
        """Take the figures of the frame that stand where *held* says, of *periods*."""
        rows = np.array([held.get(period, -1) for period in periods])
        known = rows >= 0
        values, counts, bases = (
            np.where(known, measures[name].to_numpy(dtype=float)[rows], np.nan)
            for name in ("value", "numerator", "denominator")
        )
        kind = KIND_BY_METHOD.get(str(measures["method"].iloc[rows[known][-1]]), "")
        scale = scale_of(kind, bases[known])
        if not scale.known:
            return cls(rows, values, bases, scale, 1.0)
        some = counts > 0
        multiplier = float((values[some] * bases[some] / counts[some]).mean()) if some.any() else 1.0
        return cls(rows, counts / bases, bases, scale, multiplier)

    def usual_z(self) -> Floats:
        """Give the quarters of its baseline in standard deviations of chance, NaN for the others."""
        return usual_z(self.figures, self.bases, self.scale)

    @property
    def is_small(self) -> bool:
        """Whether most of it is of so few people that it says little."""
        return are_mostly_small(self.bases[self.rows >= 0])


def quarters_of(measures: pd.DataFrame, places: np.ndarray) -> dict[tuple[str, str], dict[str, int]]:
    """Find where the quarters of each line and place that stand alone are in a frame, among the rows of *places*."""
    alone = places & (measures["comparator"] == Comparator.NONE).to_numpy() & measures["value"].notna().to_numpy()
    series: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    keys = measures.loc[alone, KEYS].itertuples(index=False)
    for row, (line, area, period) in zip(np.flatnonzero(alone).tolist(), keys, strict=True):
        if is_quarter(period):
            series[line, area][period] = row
    return series


def charting_of_country(measures: pd.DataFrame, breaks: Mapping[str, Sequence[str]]) -> Charting:
    """Find, over all areas and regions of a country together, how far each line's quarters resemble the one before.

    *measures* are the country's, of calculate.calculate_measures. It is asked of the baselines of the last QUARTERS
    since the line began anew; quarters that are mostly of few people are left out.
    """
    places = measures["place"].isin([PlaceKind.AREA, PlaceKind.REGION]).to_numpy()
    lines: dict[str, list[dict[str, int]]] = defaultdict(list)
    for (line, _), held in quarters_of(measures, places).items():
        lines[line].append(held)
    known = Charting(breaks)
    return known._replace(carried={line: _carried(measures, held, known, line) for line, held in lines.items()})


def _carried(measures: pd.DataFrame, lines: Sequence[Held], known: Charting, line: str) -> float:
    last = max(max(held) for held in lines)
    periods = every_period(max(min(min(held) for held in lines), known.begins(line, last)), last)[-QUARTERS:]
    series = [Series.of(measures, held, periods) for held in lines if not set(periods).isdisjoint(held)]
    told = [each.usual_z() for each in series if not each.is_small and baseline_of(each.figures).any()]
    return carried_over(pooled_autocorrelation(told)) if told else 0.0


def series_up_to(measures: pd.DataFrame, held: Held, last: str, begins: str) -> Series | None:
    """Take the QUARTERS up to the *last* since a line *begins*, None where most are of few people."""
    series = Series.of(measures, held, every_period(max(min(held), begins), last)[-QUARTERS:])
    return None if series.is_small else series


def chart_of(series: Series, carried: float) -> QuartersChart:
    """Chart a place's quarters."""
    return chart_quarters(series.figures, series.bases, series.scale, carried)


NOTHING_KNOWN = Charting()


def with_variation(measures: pd.DataFrame, area: str, charting: Charting = NOTHING_KNOWN) -> pd.DataFrame:
    """Say of an area's last quarters of a line whether each varies as usual and what is usual, as columns VARIATION.

    A quarter is "common cause", or the *rule* of chart_rules.RULES that it is part of; limits from few quarters are
    *is_on_trial*, "(trial limits)" in words. Everything else is "not assessed", as are quarters that are mostly of
    fewer than SMALL_BASE people, and a line of too few quarters "cannot be calculated". *measures* are one report's.
    """
    columns: dict[str, np.ndarray] = {
        name: np.full(len(measures), blank, dtype=object if isinstance(blank, str) else None)
        for name, blank in BLANK.items()
    }
    own = (measures["area_code"] == area).to_numpy()
    for (line, _), held in quarters_of(measures, own).items():
        series = series_up_to(measures, held, max(held), charting.begins(line, max(held)))
        if series is None:
            continue
        charted = series.rows >= 0
        for name, said in _said_by(chart_of(series, charting.carried.get(line, 0.0)), series.multiplier).items():
            columns[name][series.rows[charted]] = said[charted]
    told, after = measures.copy(deep=False), measures.columns.tolist().index("trend") + 1
    for place, name in enumerate(VARIATION):
        told.insert(after + place, name, columns[name])
    return told


def _said_by(chart: QuartersChart, multiplier: float) -> dict[str, np.ndarray]:
    """Give what a chart says of each of its points, by column."""
    rules = np.where(chart.rules == NO_RULE, chart.points, chart.rules)
    mean = np.full(rules.shape, chart.mean)
    return {
        "variation": np.char.add(rules, ON_TRIAL) if chart.trial else rules,
        **{name: figures * multiplier for name, figures in zip(USUAL, (mean, chart.lower, chart.upper), strict=True)},
        "rule": rules,
        "is_on_trial": np.full(rules.shape, chart.trial),
    }
