"""Indicators that have a figure, set out in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label, year_before
from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Column, Table
from cjreport.present.parts.comparison import change_cell
from cjreport.present.text.phrases import explained, muted, runs_of
from cjreport.present.text.register_words import fitting
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures


def held_table(figures: Figures, indicators: list[Indicator], caption: str) -> Table:
    """Set out indicators that have a figure: the area's, that of a year before, the change, and the country's."""
    country = figures.inputs.library.areas.country
    heads = (
        ("Indicator", False),
        ("Period", False),
        (figures.inputs.area.name, True),
        ("A year before", True),
        ("Change", True),
        (country.name, True),
    )
    caveats = dict.fromkeys(
        caveat for each in indicators if (caveat := fitting(figures.inputs.library.areas.country, each.caveat))
    )
    rows = tuple(_held_row(figures, indicator) for indicator in indicators)
    return Table(
        caption=caption,
        columns=tuple(Column(name=name, figures=number) for name, number in heads),
        rows=rows,
        notes=(*(runs_of(caveat) for caveat in caveats), *explained(rows)),
        layout="records",
    )


def _held_row(figures: Figures, indicator: Indicator) -> tuple[Runs, ...]:
    own = Address(indicator.id, figures.inputs.area.code, figures.latest_reported(indicator.id) or "")
    return (
        titled(indicator),
        runs_of(label(own.period)),
        figures.marked(own, strong=True),
        figures.marked(own._replace(period=year_before(own.period))),
        change_cell(figures, own),
        figures.marked(own._replace(area=figures.inputs.library.areas.country.code)),
    )


def titled(indicator: Indicator) -> Runs:
    """Name an indicator with its unit, where the title or the figures do not tell it."""
    if indicator.kind in {"count", "proportion"} or indicator.unit.casefold() in indicator.title.casefold():
        return runs_of(indicator.title)
    return (Text(text=indicator.title), muted(f", {indicator.unit}"))
