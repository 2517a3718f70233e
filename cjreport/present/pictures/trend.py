"""An indicator over its periods, the area beside its family group and the country."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from cjreport.inputs.periods import every_period, label
from cjreport.measures.bases import SMALL_BASE
from cjreport.present.blocks import Callout, Column, Figure, Number, Runs, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.lines import Line, draw_lines
from cjreport.present.figures import Address, Figures, explained, listed, plain, say
from cjreport.present.pictures.basis import code_of, measure, missing, too_few
from cjreport.present.words import trend_title, variation

if TYPE_CHECKING:
    from cjreport.inputs.frameworks import Indicator

PERIODS_SHOWN = 24
"""At most this many periods on a line: six years of quarters."""
BAND = "The shaded band is the 95% interval."
ROLES = ("area", "family", "country")


def trend_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show an indicator over its periods, the area beside its family group and the country."""
    indicator = figures.indicator(name)
    latest = figures.latest(name)
    if latest is None or not figures.is_current(name):
        return missing(figures, indicator)
    own = figures.own(name)
    if indicator.kind == "proportion" and own["denominator"].tail(PERIODS_SHOWN).median() < SMALL_BASE:
        return too_few(figures, indicator)
    first = str(own.dropna(subset=["value"])["period"].iloc[0])
    periods = every_period(first, latest)[-PERIODS_SHOWN:]
    # a page about the country itself has it once
    roles = [role for role in ROLES if role == "area" or code_of(figures, role) != figures.inputs.area.code]
    lines = [line for role in roles if (line := _line(figures, name, role, periods))]
    title = trend_title(figures, name, periods)
    draw = partial(draw_lines, lines, periods, percent=indicator.kind == "proportion")
    span = f"{label(periods[0])} to {label(periods[-1])}"
    has_interval = own["lower"].notna().any()
    subtitle = f"{measure(indicator)}, {figures.inputs.area.name}, {span}."
    return Figure(
        name=f"{name}-trend",
        title=title,
        subtitle=" ".join(filter(None, (subtitle, variation(figures, name), BAND if has_interval else ""))),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_trend_words(indicator, plain(title), lines, periods),
        table=_trend_table(figures, name, lines, periods, f"{indicator.title}, {indicator.unit}, {span}"),
        rows=figures.in_download(name),
    )


def _line(figures: Figures, name: str, role: str, periods: list[str]) -> Line | None:
    code = code_of(figures, role)
    rows = figures.rows(name, code).set_index("period").reindex(periods)
    if not rows["value"].notna().any():
        return None
    bounds = (rows["lower"].tolist(), rows["upper"].tolist()) if role == "area" else ((), ())
    last = str(rows["value"].last_valid_index())
    number = cast("Number", figures.number(Address(name, code, last), rough=True))
    return Line(role, figures.name_of(code), rows["value"].tolist(), number, *bounds)  # type: ignore[arg-type]


def _trend_words(indicator: Indicator, finding: str, lines: list[Line], periods: list[str]) -> str:
    first, last = label(periods[0]), label(periods[-1])
    ends = "; ".join(f"{line.name} {line.last.text}" for line in lines)
    return (
        f"Line chart of {indicator.title.lower()}, {indicator.unit}, from {first} to {last}, for "
        f"{listed([line.name for line in lines])}. {finding}. At the end: {ends}."
    )


def _trend_table(figures: Figures, name: str, lines: list[Line], periods: list[str], caption: str) -> Table:
    area = figures.inputs.area.code

    def row(period: str) -> tuple[Runs, ...]:
        own = Address(name, area, period)
        values = [say(figures.number(own._replace(area=code_of(figures, line.role)))) for line in lines]
        lower, upper = figures.number(own, "lower"), figures.number(own, "upper")
        interval = say(lower, " to ", upper) if lower.kind == "number" else say(lower)
        return (say(label(period)), values[0], *([interval] if banded else []), *values[1:])

    banded = bool(figures.own(name)["lower"].notna().any())
    names = [line.name for line in lines]
    heads = [names[0], *(["95% interval"] if banded else []), *names[1:]]
    columns = (Column(name="Period"), *(Column(name=head, figures=True) for head in heads))
    rows = tuple(row(period) for period in periods)
    return Table(caption=caption, columns=columns, rows=rows, notes=explained(rows))
