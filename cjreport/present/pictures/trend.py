"""An indicator over its periods, the area beside its family group and the country."""

from __future__ import annotations

from functools import partial
from math import isnan, nan
from typing import TYPE_CHECKING, cast

import numpy as np

from cjreport.inputs.periods import every_period, label
from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Callout, Column, Figure, Number, Runs, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.lines import Line, LineRole, draw_lines
from cjreport.present.pictures.over_time import (
    PERIODS_SHOWN,
    not_drawn,
    rows_of,
    states_among,
    time_notes,
    time_of,
    unsettled_words,
)
from cjreport.present.pictures.shared import code_of, measure
from cjreport.present.sentences.quarters import variation
from cjreport.present.sentences.sentences import trend_title
from cjreport.present.text.phrases import explained, listed, plain, say

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.charts.plot import Time
    from cjreport.present.figures import Figures

BAND = "The shaded band is the 95% interval."
NARROW_BAND = "The 95% interval is too narrow to be drawn; the table has it."
SEEN = 0.02
"""A band is seen whose widest part is at least this share of the largest figure drawn."""
ROLES: tuple[LineRole, ...] = ("area", "family", "country")


def trend_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show an indicator over its periods, the area beside its family group and the country."""
    indicator = figures.indicator(name)
    if instead := not_drawn(figures, indicator):
        return instead
    known = figures.known(name)
    time = time_of(indicator, every_period(known[0], known[-1])[-PERIODS_SHOWN:])
    # a page about the country itself has it once
    places = [role for role in ROLES if role == "area" or code_of(figures, role) != figures.inputs.area.code]
    roles = places if indicator.kind != "count" else places[:1]
    lines = [line for role in roles if (line := line_of(figures, name, role, time, banded=role == "area"))]
    title = trend_title(figures, name, time.periods)
    draw = partial(draw_lines, lines, time, percent=indicator.kind == "proportion")
    span = f"{label(time.periods[0])} to {label(time.periods[-1])}"
    notes = (_band(lines), variation(figures, name), *time_notes(indicator, time))
    return Figure(
        name=f"{name}-trend",
        title=title,
        subtitle=f"{measure(indicator)}, {figures.inputs.area.name}, {span}.",
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_trend_words(indicator, plain(title), lines, time),
        table=_trend_table(figures, name, lines, time, f"{indicator.title}, {indicator.unit}, {span}"),
        rows=figures.in_download(name),
        note=" ".join(filter(None, notes)),
    )


def _band(lines: list[Line]) -> str:
    """Say what the band around the first line is, if it has one, or that it is too narrow to be seen."""
    own = lines[0]
    if not own.lower:
        return ""
    widest = np.nanmax(np.subtract(own.upper, own.lower))
    return BAND if widest >= SEEN * np.nanmax([line.values for line in lines]) else NARROW_BAND


def line_of(figures: Figures, name: str, role: LineRole, time: Time, *, banded: bool) -> Line | None:
    """Give an indicator's series of a role, *banded* with its intervals where it has any; None without figures."""
    code = code_of(figures, role)
    known = [period for period in figures.known(name, code) if period in time.periods]
    if not known:
        return None
    rows = rows_of(figures, name, code, time.periods)
    values, lower, upper = ([row[field] if row else nan for row in rows] for field in ("value", "lower", "upper"))
    bounds = (lower, upper) if banded and not all(map(isnan, lower)) else ((), ())
    number = cast("Number", figures.number(Address(name, code, known[-1]), rough=True))
    return Line(role, figures.name_of(code), values, number, states_among(rows), *bounds)


def _trend_words(indicator: Indicator, finding: str, lines: list[Line], time: Time) -> str:
    first, last = label(time.periods[0]), label(time.periods[-1])
    ends = "; ".join(line.told for line in lines)
    told = (
        f"Line chart of {indicator.title.lower()}, {indicator.unit}, from {first} to {last}, for "
        f"{listed([line.name for line in lines])}. {finding}. At the end: {ends}."
    )
    unsettled = [unsettled_words(line.name, line.states, time) for line in lines]
    breaks = [f"The series begins anew at {label(period)}: {new}." for period, new in time.breaks.items()]
    return " ".join([told, *filter(None, unsettled), *breaks])


def _trend_table(figures: Figures, name: str, lines: list[Line], time: Time, caption: str) -> Table:
    area = figures.inputs.area.code

    def row(period: str) -> tuple[Runs, ...]:
        own = Address(name, area, period)
        values = [figures.marked(own._replace(area=code_of(figures, line.role))) for line in lines]
        lower, upper = figures.number(own, "lower"), figures.number(own, "upper")
        interval = say(lower, " to ", upper) if lower.kind == "number" else say(lower)
        return (say(label(period)), values[0], *([interval] if banded else []), *values[1:])

    banded = bool(lines[0].lower)
    names = [line.name for line in lines]
    heads = [names[0], *(["95% interval"] if banded else []), *names[1:]]
    columns = (Column(name="Period"), *(Column(name=head, figures=True) for head in heads))
    rows = tuple(row(period) for period in time.periods)
    return Table(caption=caption, columns=columns, rows=rows, notes=explained(rows))
