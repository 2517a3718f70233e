"""An indicator over its periods, the area beside its family group and the country."""

from __future__ import annotations

from functools import partial
from math import isnan, nan
from typing import TYPE_CHECKING, cast

from cjreport.inputs.periods import every_period, label
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.distance import widest_share
from cjreport.present.blocks import Callout, Column, Figure, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.lines import Series, SeriesRole, draw_lines
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
from cjreport.present.pictures.shared import code_of, with_unit
from cjreport.present.sentences.quarters import variation
from cjreport.present.sentences.titles import trend_note, trend_title
from cjreport.present.text.phrases import explained, listed, plain, runs_of
from cjreport.present.text.place_names import place_name

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.charts.time_axes import TimeAxis
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Number, Runs

BAND = "The shaded band is the 95% interval."
NARROW_BAND = "The 95% interval is too narrow to be drawn; the table has it."
SEEN = 0.02
"""A band is seen whose widest part is at least this share of the largest figure drawn."""
ROLES: tuple[SeriesRole, ...] = ("area", "family", "country")


def trend_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show an indicator over its periods, the area beside its family group and the country."""
    indicator = figures.indicator(name)
    if instead := not_drawn(figures, indicator):
        return instead
    known = figures.periods(name)
    time = time_of(indicator, every_period(known[0], known[-1])[-PERIODS_SHOWN:])
    # a page about the country itself has it once
    places = [role for role in ROLES if role == "area" or code_of(figures, role) != figures.inputs.area.code]
    roles = places if indicator.kind != "count" else places[:1]
    series = [each for role in roles if (each := series_of(figures, name, role, time, banded=role == "area"))]
    title = trend_title(figures, name, time.periods)
    draw = partial(draw_lines, series, time, percent=indicator.kind == "proportion")
    span = f"{label(time.periods[0])} to {label(time.periods[-1])}"
    notes = (_band(series), variation(figures, name), trend_note(figures, name), *time_notes(indicator, time))
    return Figure(
        name=f"{name}-trend",
        title=title,
        subtitle=f"{with_unit(indicator)}, {figures.inputs.area.name}, {span}.",
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_trend_words(indicator, plain(title), series, time),
        table=_trend_table(figures, name, series, time, f"{indicator.title}, {indicator.unit}, {span}"),
        rows=download_rows(figures, name),
        note=" ".join(filter(None, notes)),
    )


def _band(series: list[Series]) -> str:
    """Say what the band around the first series is, if it has one, or that it is too narrow to be seen."""
    own = series[0]
    if not own.lower:
        return ""
    share = widest_share(own.lower, own.upper, [each.values for each in series])
    return BAND if share >= SEEN else NARROW_BAND


def series_of(figures: Figures, name: str, role: SeriesRole, time: TimeAxis, *, banded: bool) -> Series | None:
    """Give an indicator's series of a role, *banded* with its intervals where it has any; None without figures.

    The family group's is the median of its members' figures.
    """
    code = code_of(figures, role)
    if role == "family":
        return _median_of(figures, name, code, time)
    known = [period for period in figures.periods(name, code) if period in time.periods]
    if not known:
        return None
    rows = rows_of(figures, name, code, time.periods)
    values, lower, upper = ([row[field] if row else nan for row in rows] for field in ("value", "lower", "upper"))
    bounds = (lower, upper) if banded and not all(map(isnan, lower)) else ((), ())
    number = cast("Number", figures.number(Address(name, code, known[-1]), rough=True))
    return Series(role, place_name(figures, code), values, number, states_among(rows), *bounds)


def _median_of(figures: Figures, name: str, group: str, time: TimeAxis) -> Series | None:
    own = [Address(name, figures.inputs.area.code, period, Comparator.FAMILY_GROUP) for period in time.periods]
    values = [row["comparator_value"] if (row := figures.at(each)) else nan for each in own]
    known = [at for at, value in zip(own, values, strict=True) if not isnan(value)]
    if not known:
        return None
    last = cast("Number", figures.median(known[-1], rough=True))
    states = states_among(rows_of(figures, name, group, time.periods))
    return Series("family", place_name(figures, group), values, last, states)


def _trend_words(indicator: Indicator, finding: str, series: list[Series], time: TimeAxis) -> str:
    first, last = label(time.periods[0]), label(time.periods[-1])
    ends = "; ".join(each.name_and_figure for each in series)
    told = (
        f"Line chart of {indicator.title.lower()}, {indicator.unit}, from {first} to {last}, for "
        f"{listed([each.name for each in series])}. {finding}. At the end: {ends}."
    )
    unsettled = [unsettled_words(each.name, each.states, time) for each in series]
    breaks = [f"The series begins anew at {label(period)}: {new}." for period, new in time.breaks.items()]
    return " ".join([told, *filter(None, unsettled), *breaks])


def _trend_table(figures: Figures, name: str, series: list[Series], time: TimeAxis, caption: str) -> Table:
    area = figures.inputs.area.code

    def row(period: str) -> tuple[Runs, ...]:
        own = Address(name, area, period)
        values = [
            figures.marked_median(own)
            if each.role == "family"
            else figures.marked(own._replace(area=code_of(figures, each.role)))
            for each in series
        ]
        lower, upper = figures.number(own, "lower"), figures.number(own, "upper")
        interval = runs_of(lower, " to ", upper) if lower.kind == "number" else runs_of(lower)
        return (runs_of(label(period)), values[0], *([interval] if banded else []), *values[1:])

    banded = bool(series[0].lower)
    names = [each.name for each in series]
    heads = [names[0], *(["95% interval"] if banded else []), *names[1:]]
    columns = (Column(name="Period"), *(Column(name=head, figures=True) for head in heads))
    rows = tuple(row(period) for period in time.periods)
    return Table(caption=caption, columns=columns, rows=rows, notes=explained(rows))
