"""An area's quarters in a control chart: whether the latest varies as quarters always do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from cjreport.inputs.periods import every_period, label
from cjreport.measures.quarterly import ON_TRIAL
from cjreport.measures.variation import COMMON_CAUSE, RULES
from cjreport.present.blocks import Callout, Column, Figure, Number, Prose, Runs, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.control import Control, draw_control
from cjreport.present.charts.lines import Line
from cjreport.present.charts.plot import WHOLE
from cjreport.present.figures import Address, Figures, capital, explained, lowered, say
from cjreport.present.pictures.basis import measure
from cjreport.present.pictures.over_time import not_drawn, states_among, time_notes, time_of, unsettled_words
from cjreport.present.words import VARIATION

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.frameworks import Indicator
    from cjreport.present.charts.plot import State, Time

LIMITS = "Dashed lines: the limits between which a quarter usually lies, given how much one differs from the next."
BEYOND = "The upper limit lies above 100%, so no quarter can be above it."
NOT_FROM_ZERO = "The axis does not start at zero, so that the variation can be seen."


def is_charted(figures: Figures, name: str) -> bool:
    """Whether the latest quarters of a line make a control chart."""
    return not _charted(figures, name).empty


def control_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show an area's quarters, and which of them stand out from how they always vary."""
    indicator, own = figures.indicator(name), _charted(figures, name)
    if instead := not_drawn(figures, indicator):
        return instead
    if own.empty:
        words = f"Too few quarters of {figures.inputs.area.name} are loaded to say what is usual."
        return Callout(title=f"{indicator.title}: not drawn", blocks=(Prose(runs=say(words)),))
    time = time_of(indicator, every_period(own["period"].iloc[0], own["period"].iloc[-1]))
    chart, percent = _control(figures, own, time), indicator.kind == "proportion"
    draw = partial(draw_control, chart, time, percent=percent)
    span = f"{label(time.periods[0])} to {label(time.periods[-1])}"
    rule, trial = _rule(own.iloc[-1]), str(own["variation"].iloc[-1]).endswith(ON_TRIAL)
    title = f"{capital(indicator.phrase)}: {lowered(VARIATION[rule]).rstrip('.')}"
    on_trial = f"They are trial limits, from {len(own)} quarters: a few more may move them." if trial else ""
    told = (f"{measure(indicator)}, {figures.inputs.area.name}, {span}.", LIMITS, on_trial)
    notes = (
        "" if chart.starts_at_zero(percent=percent) else NOT_FROM_ZERO,
        BEYOND if percent and chart.upper.value > WHOLE else "",
        *time_notes(indicator, time),
    )
    return Figure(
        name=f"{name}-control",
        title=say(title),
        subtitle=" ".join(filter(None, told)),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_words(indicator, title, chart, time),
        table=_table(figures, own, chart, f"{indicator.title}, {indicator.unit}, {span}"),
        rows=figures.in_download(name),
        note=" ".join(filter(None, notes)),
    )


def _charted(figures: Figures, name: str) -> pd.DataFrame:
    own = figures.own(name)
    return own[own["usual_upper"] > own["usual_lower"]]


def _rule(quarter: pd.Series[str]) -> str:
    """Give the rule that a quarter is part of, or that it is common cause."""
    return str(quarter["variation"]).removesuffix(ON_TRIAL)


def _control(figures: Figures, own: pd.DataFrame, time: Time) -> Control:
    rows = own.set_index("period").reindex([*time.periods])
    latest = Address(str(own["indicator"].iloc[-1]), figures.inputs.area.code, str(own["period"].iloc[-1]))
    last, mean, lower, upper = (
        cast("Number", figures.number(latest, field)) for field in ("value", "usual_mean", "usual_lower", "usual_upper")
    )
    special: dict[str, State] = {rule: "high" if level == "high" else "low" for rule, level in RULES.items()}
    rules = [str(words).removesuffix(ON_TRIAL) for words in rows["variation"]]
    states = [special.get(rule, of) for rule, of in zip(rules, states_among(rows["status"]), strict=True)]
    line = Line("area", "Latest quarter", rows["value"].tolist(), last, tuple(states))
    return Control(line, mean, lower, upper)


def _words(indicator: Indicator, finding: str, chart: Control, time: Time) -> str:
    outside = unsettled_words("Quarters", chart.line.states, time)
    return (
        f"Control chart of {indicator.title.lower()}, {indicator.unit}, from {label(time.periods[0])} to "
        f"{label(time.periods[-1])}. {finding}. Average {chart.mean.text}, limits {chart.lower.text} and "
        f"{chart.upper.text}; latest quarter {chart.line.last.text}. {outside}"
    ).rstrip()


def _table(figures: Figures, own: pd.DataFrame, chart: Control, caption: str) -> Table:
    def row(quarter: pd.Series[str]) -> tuple[Runs, ...]:
        at = Address(quarter["indicator"], quarter["area_code"], quarter["period"])
        rule = _rule(quarter)
        return say(label(at.period)), figures.marked(at), say("as usual" if rule == COMMON_CAUSE else rule)

    rows = tuple(row(quarter) for _, quarter in own.iterrows())
    columns = (Column(name="Quarter"), Column(name=figures.inputs.area.name, figures=True), Column(name="Variation"))
    limits = say("Average ", chart.mean, "; limits ", chart.lower, " and ", chart.upper, ".")
    return Table(caption=caption, columns=columns, rows=rows, notes=(limits, *explained(rows)))
