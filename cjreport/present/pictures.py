"""The charts of a report as blocks: finding, drawing, its words for who cannot see it, and the figures behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from cjreport.inputs.periods import every_period, label
from cjreport.measures.bases import SMALL_BASE
from cjreport.measures.comparison import NOT_ASSESSED
from cjreport.measures.frame import FAMILY_GROUP
from cjreport.present.blocks import Callout, Column, Figure, Number, Prose, Runs, Table, Text
from cjreport.present.charts import NARROW, WIDE, Dot, Line, Role, draw_lines, draw_strip
from cjreport.present.figures import Address, Figures, explained, in_period, listed, plain, say
from cjreport.present.words import dots_title, trend_title, variation

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
    lines = [line for role in ROLES if (line := _line(figures, name, role, periods))]
    title = trend_title(figures, name, periods)
    draw = partial(draw_lines, lines, periods, percent=indicator.kind == "proportion")
    span = f"{label(periods[0])} to {label(periods[-1])}"
    has_interval = own["lower"].notna().any()
    subtitle = f"{_measure(indicator)}, {figures.inputs.area.name}, {span}."
    return Figure(
        name=f"{name}-trend",
        title=title,
        subtitle=" ".join(filter(None, (subtitle, variation(figures, name), BAND if has_interval else ""))),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_trend_words(indicator, plain(title), lines, periods),
        table=_trend_table(figures, name, lines, periods, f"{indicator.title}, {indicator.unit}, {span}"),
    )


def dots_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show where every area lies in an indicator's latest period."""
    indicator, period = figures.indicator(name), figures.latest(name)
    if period is None or not figures.is_current(name):
        return missing(figures, indicator)
    rows = figures.rows(name)
    areas = figures.inputs.library.areas
    places = [*(area.code for area in areas.all), figures.inputs.area.code, areas.country.code]
    rows = rows[(rows["period"] == period) & rows["value"].notna() & rows["area_code"].isin(places)]
    dots = [_dot(figures, indicator, str(code), period) for code in rows.sort_values("value")["area_code"]]
    draw = partial(draw_strip, dots, percent=indicator.kind == "proportion")
    shown = sum(dot.role != "country" for dot in dots) - bool(figures.inputs.area.members)
    squares = "the areas of the partnership" if figures.inputs.area.members else "its family group"
    group = f"Green squares: {squares}." if any(dot.role == "family" for dot in dots) else ""
    own = figures.at(Address(name, figures.inputs.area.code, period))
    assessed = own is not None and own["unusual"] != NOT_ASSESSED
    among = f"{figures.inputs.area.name} is {own['unusual']} among areas." if own and assessed else ""
    told = (f"{_measure(indicator)}, a dot for each of {shown} areas, {label(period)}.", among, group)
    return Figure(
        name=f"{name}-dots",
        title=dots_title(figures, name),
        subtitle=" ".join(filter(None, told)),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_dots_words(figures, indicator, dots, period),
        table=_dots_table(dots, f"{indicator.title} by area, {indicator.unit}, {label(period)}"),
    )


def too_few(figures: Figures, indicator: Indicator) -> Callout:
    """Say why a share of a handful of people is not drawn: one person more or less would swing the line."""
    words = f"In most periods fewer than {SMALL_BASE} people were counted in {figures.inputs.area.name}."
    return Callout(title=f"{indicator.title}: not drawn", blocks=(Prose(runs=say(words)),))


def missing(figures: Figures, indicator: Indicator) -> Callout:
    """Say what is missing where a chart would stand, and who publishes it when."""
    area, latest = figures.inputs.area.name, figures.latest(indicator.id)
    lack = f"No figure for {area} is loaded" + (f" after {label(latest)}" if latest else "")
    words = f"{lack}. Published by: {indicator.publisher}. {indicator.due}."
    return Callout(title=f"{indicator.title}: not shown", blocks=(Prose(runs=say(words)),))


def _measure(indicator: Indicator) -> str:
    return f"{indicator.title}, {indicator.unit}"


def _code(figures: Figures, role: str) -> str:
    country = figures.inputs.library.areas.country.code
    return {"area": figures.inputs.area.code, "family": FAMILY_GROUP, "country": country}[role]


def _line(figures: Figures, name: str, role: str, periods: list[str]) -> Line | None:
    code = _code(figures, role)
    rows = figures.rows(name, code).set_index("period").reindex(periods)
    if not rows["value"].notna().any():
        return None
    bounds = (rows["lower"].tolist(), rows["upper"].tolist()) if role == "area" else ((), ())
    last = str(rows["value"].last_valid_index())
    number = cast("Number", figures.number(Address(name, code, last), rough=True))
    return Line(role, figures.name_of(code), rows["value"].tolist(), number, *bounds)  # type: ignore[arg-type]


def _dot(figures: Figures, indicator: Indicator, code: str, period: str) -> Dot:
    area, country = figures.inputs.area, figures.inputs.library.areas.country.code
    group = {a.code for a in area.members or figures.inputs.library.areas.family_group(area, indicator.family_group)}
    role: Role = (
        "area" if code == area.code else "country" if code == country else "family" if code in group else "other"
    )
    number = cast("Number", figures.number(Address(indicator.id, code, period), rough=True))
    return Dot(role, figures.name_of(code), number)


def _trend_words(indicator: Indicator, finding: str, lines: list[Line], periods: list[str]) -> str:
    first, last = label(periods[0]), label(periods[-1])
    ends = "; ".join(f"{line.name} {line.last.text}" for line in lines)
    return (
        f"Line chart of {indicator.title.lower()}, {indicator.unit}, from {first} to {last}, for "
        f"{listed([line.name for line in lines])}. {finding}. At the end: {ends}."
    )


def _dots_words(figures: Figures, indicator: Indicator, dots: list[Dot], period: str) -> str:
    areas = [dot for dot in dots if dot.role != "country"]
    own = next(dot for dot in dots if dot.role == "area")
    country = next((f", {d.name} {d.number.text}" for d in dots if d.role == "country"), "")
    return (
        f"Dot plot of {indicator.title.lower()}, {indicator.unit}, {in_period(period)}, one dot for each of "
        f"{len(areas)} areas, from {areas[0].number.text} to {areas[-1].number.text}. "
        f"{plain(dots_title(figures, indicator.id))}: {own.name} {own.number.text}{country}."
    )


def _trend_table(figures: Figures, name: str, lines: list[Line], periods: list[str], caption: str) -> Table:
    area = figures.inputs.area.code

    def row(period: str) -> tuple[Runs, ...]:
        own = Address(name, area, period)
        values = [say(figures.number(own._replace(area=_code(figures, line.role)))) for line in lines]
        lower, upper = figures.number(own, "lower"), figures.number(own, "upper")
        interval = say(lower, " to ", upper) if lower.kind == "number" else say(lower)
        return (say(label(period)), values[0], *([interval] if banded else []), *values[1:])

    banded = bool(figures.own(name)["lower"].notna().any())
    names = [line.name for line in lines]
    heads = [names[0], *(["95% interval"] if banded else []), *names[1:]]
    columns = (Column(name="Period"), *(Column(name=head, figures=True) for head in heads))
    rows = tuple(row(period) for period in periods)
    return Table(caption=caption, columns=columns, rows=rows, notes=explained(rows))


def _dots_table(dots: list[Dot], caption: str) -> Table:
    in_order = sorted(dots, key=lambda dot: (dot.role == "country", dot.name))
    rows = tuple(
        (
            (Text(text=dot.name, style="strong" if dot.role == "area" else "plain"),),
            say(dot.number.model_copy(update={"strong": dot.role == "area"})),
        )
        for dot in in_order
    )
    return Table(caption=caption, columns=(Column(name="Area"), Column(name="Figure", figures=True)), rows=rows)
