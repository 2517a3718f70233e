"""Where every area lies in an indicator's latest period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from cjreport.inputs.periods import label
from cjreport.measures.comparison import NOT_ASSESSED
from cjreport.present.blocks import Callout, Column, Figure, Number, Table, Text
from cjreport.present.charts.canvas import NARROW, WIDE, Role
from cjreport.present.charts.strip import Dot, draw_strip
from cjreport.present.figures import Address, Figures, in_period, plain, say
from cjreport.present.pictures.basis import measure, missing
from cjreport.present.words import dots_title

if TYPE_CHECKING:
    from cjreport.inputs.frameworks import Indicator


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
    group = f"Squares: {squares}." if any(dot.role == "family" for dot in dots) else ""
    own = figures.at(Address(name, figures.inputs.area.code, period))
    assessed = own is not None and own["unusual"] != NOT_ASSESSED
    among = f"{figures.inputs.area.name} is {own['unusual']} among areas." if own and assessed else ""
    told = (f"{measure(indicator)}, a dot for each of {shown} areas, {label(period)}.", among, group)
    return Figure(
        name=f"{name}-dots",
        title=dots_title(figures, name),
        subtitle=" ".join(filter(None, told)),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_dots_words(figures, indicator, dots, period),
        table=_dots_table(dots, f"{indicator.title} by area, {indicator.unit}, {label(period)}"),
        rows=figures.in_download(name),
    )


def _dot(figures: Figures, indicator: Indicator, code: str, period: str) -> Dot:
    area, country = figures.inputs.area, figures.inputs.library.areas.country.code
    group = {a.code for a in area.members or figures.inputs.library.areas.family_group(area, indicator.family_group)}
    role: Role = (
        "area" if code == area.code else "country" if code == country else "family" if code in group else "other"
    )
    number = cast("Number", figures.number(Address(indicator.id, code, period), rough=True))
    return Dot(role, figures.name_of(code), number)


def _dots_words(figures: Figures, indicator: Indicator, dots: list[Dot], period: str) -> str:
    areas = [dot for dot in dots if dot.role != "country"]
    own = next(dot for dot in dots if dot.role == "area")
    country = next((f", {d.name} {d.number.text}" for d in dots if d.role == "country"), "")
    return (
        f"Dot plot of {indicator.title.lower()}, {indicator.unit}, {in_period(period)}, one dot for each of "
        f"{len(areas)} areas, from {areas[0].number.text} to {areas[-1].number.text}. "
        f"{plain(dots_title(figures, indicator.id))}: {own.name} {own.number.text}{country}."
    )


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
