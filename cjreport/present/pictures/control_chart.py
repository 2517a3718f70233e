"""An area's quarters in a control chart: whether the latest varies as quarters always do."""

from __future__ import annotations

from functools import partial
from math import isnan, nan
from typing import TYPE_CHECKING, cast

from cjreport.inputs.periods import every_period, label
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.quarters.chart_rules import RULES, Variation
from cjreport.measures.statistics.quarters.quarters_chart import TRIAL_BELOW
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.blocks import Callout, Column, Figure, Prose, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.control_chart import Control, Limit, draw_control
from cjreport.present.charts.lines import Series
from cjreport.present.charts.time_axes import WHOLE
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.over_time import (
    PERIODS_SHOWN,
    not_drawn,
    rows_of,
    states_among,
    time_notes,
    time_of,
    unsettled_words,
)
from cjreport.present.pictures.shared import with_unit
from cjreport.present.text.comparison_words import LATEST_QUARTER, QUARTER
from cjreport.present.text.phrases import capital, explained, lowered, runs_of

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Row
    from cjreport.present.charts.time_axes import FigureState, TimeAxis
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Number, Runs

LIMITS = "Dashed lines: the limits between which 99 in 100 quarters lie where nothing out of the usual is at work."
BY_PEOPLE = "They are wider apart where a quarter is of fewer people."
BEYOND = "The upper limit is no lower than 100%, so no quarter can be above it."
WIDE_FROM = 50
WIDE_LIMITS = "These quarters vary so much, and the limits are so wide, that only a very large change would stand out."
"""Said of limits more than WIDE_FROM percentage points apart."""
METHOD = "Mean and limits are those of the quarters before the last year"
BY_COUNTS = "a P′ chart of shares or U′ chart of rates"
BY_VALUES = "an XmR chart, as the numbers of people are not published"
TRIAL = f"They are trial limits, from fewer than {TRIAL_BELOW} quarters: a few more may move them."
NOT_FROM_ZERO = "The axis does not start at zero, so that the variation can be seen."


def is_charted(figures: Figures, name: str) -> bool:
    """Whether the latest quarters of an indicator make a control chart."""
    return bool(_charted(figures, name))


def control_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show an area's quarters, and which of them stand out from how they always vary."""
    indicator, quarters = figures.indicator(name), _charted(figures, name)
    if instead := not_drawn(figures, indicator):
        return instead
    if not quarters:
        words = f"Figures for {figures.inputs.area.in_sentence} are of too few quarters to say what is usual."
        return Callout(title=f"{indicator.title}: not drawn", blocks=(Prose(runs=runs_of(words)),))
    time = time_of(indicator, every_period(quarters[0]["period"], quarters[-1]["period"]))
    chart, percent = _control(figures, quarters, time), indicator.kind == "proportion"
    draw = partial(draw_control, chart, time, percent=percent)
    span = f"{label(time.periods[0])} to {label(time.periods[-1])}"
    title = f"{capital(indicator.phrase)}: {_finding(quarters[-1])}"
    notes = (
        WIDE_LIMITS if percent and quarters[-1]["usual_upper"] - quarters[-1]["usual_lower"] > WIDE_FROM else "",
        "" if chart.starts_at_zero(percent=percent) else NOT_FROM_ZERO,
        BEYOND if percent and min(chart.upper.known) >= WHOLE else "",
        *time_notes(indicator, time),
    )
    return Figure(
        name=f"{name}-control",
        title=runs_of(title),
        subtitle=f"{with_unit(indicator)}, {figures.inputs.area.name}, {span}. {_limits(quarters)}",
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_words(indicator, title, chart, time),
        table=_table(figures, quarters, chart, f"{indicator.title}, {indicator.unit}, {span}"),
        rows=download_rows(figures, name),
        note=" ".join(filter(None, notes)),
    )


def _charted(figures: Figures, name: str) -> list[Row]:
    """Give the quarters that have limits, in order."""
    rows = rows_of(figures, name, figures.inputs.area.code, figures.periods(name)[-PERIODS_SHOWN:])
    return [row for row in rows if row and row["usual_upper"] > row["usual_lower"]]


def _limits(quarters: list[Row]) -> str:
    """Say what the limits are, whether they follow how many people a quarter is of, and whether they may move."""
    by_people = BY_PEOPLE if _has_counts(quarters) else ""
    trial = TRIAL if quarters[-1]["is_on_trial"] else ""
    return " ".join(filter(None, (LIMITS, by_people, trial)))


def _finding(latest: Row) -> str:
    """Say whether the latest quarter stands out, unless it is of too few people."""
    if latest["denominator"] < SMALL_BASE:
        return f"the latest quarter is of fewer than {SMALL_BASE} people, too few to tell"
    return lowered(LATEST_QUARTER[latest["rule"]]).rstrip(".")


def _has_counts(quarters: list[Row]) -> bool:
    """Whether the counts of the quarters are known, so that their limits follow them."""
    return not any(isnan(quarter["denominator"]) for quarter in quarters)


def _control(figures: Figures, quarters: list[Row], time: TimeAxis) -> Control:
    held = {quarter["period"]: quarter for quarter in quarters}
    rows = [held.get(period) for period in time.periods]
    latest = Address(quarters[-1]["indicator"], figures.inputs.area.code, quarters[-1]["period"])
    fields = ("value", "usual_mean", "usual_lower", "usual_upper")
    last, mean, lower, upper = (cast("Number", figures.number(latest, field)) for field in fields)
    special: dict[str, FigureState] = {
        rule: "high" if level == Variation.HIGH else "low" for rule, level in RULES.items()
    }
    states = (special.get(row["rule"], of) if row else of for row, of in zip(rows, states_among(rows), strict=True))
    values, lowers, uppers = ([row[of] if row else nan for row in rows] for of in ("value", *fields[2:]))
    quarter = Series("area", "Latest quarter", values, last, tuple(states))
    return Control(quarter, mean, Limit(lowers, lower), Limit(uppers, upper))


def _words(indicator: Indicator, finding: str, chart: Control, time: TimeAxis) -> str:
    outside = unsettled_words("", chart.series.states, time)
    return (
        f"Control chart of {indicator.title.lower()}, {indicator.unit}, from {label(time.periods[0])} to "
        f"{label(time.periods[-1])}. {finding}. Average {chart.mean.text}; latest quarter {chart.series.last.text}, "
        f"its limits {chart.lower.last.text} and {chart.upper.last.text}. {outside}"
    ).rstrip()


def _table(figures: Figures, quarters: list[Row], chart: Control, caption: str) -> Table:
    def row(quarter: Row) -> tuple[Runs, ...]:
        at = Address(quarter["indicator"], quarter["area_code"], quarter["period"])
        return (
            runs_of(label(at.period)),
            figures.marked(at),
            runs_of(figures.number(at, "usual_lower")),
            runs_of(figures.number(at, "usual_upper")),
            runs_of(QUARTER[quarter["rule"]]),
        )

    rows = tuple(row(quarter) for quarter in quarters)
    own = (figures.inputs.area.name, "Lower limit", "Upper limit")
    columns = (Column(name="Quarter"), *(Column(name=name, figures=True) for name in own), Column(name="Variation"))
    kind = BY_COUNTS if _has_counts(quarters) else BY_VALUES
    method = runs_of("Average ", chart.mean, f". {METHOD}: {kind}.")
    return Table(caption=caption, columns=columns, rows=rows, notes=(method, *explained(rows)))
