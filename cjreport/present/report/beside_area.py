"""An area beside any other, indicator by indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Column, Table
from cjreport.present.report.summary import indicator_cell, summary_indicators
from cjreport.present.text.comparison_words import BESIDE_AREA, FEW, MEANT, NOT_COMPARED, TONES
from cjreport.present.text.phrases import explained, runs_of
from cjreport.present.text_runs import Mark, Runs, Text

if TYPE_CHECKING:
    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures


def beside_table(figures: Figures, other: Place) -> Table:
    """Set the summary's indicators out beside another area's, for the period that each indicator is shown for."""
    area = figures.inputs.area

    def row(indicator: Indicator) -> tuple[Runs, ...]:
        own = Address(indicator.id, area.code, figures.period_shown(indicator.id))
        there = own._replace(area=other.code)
        return (
            indicator_cell(indicator, own.period),
            figures.marked(own, strong=True),
            figures.marked(there),
            _difference(figures, own._replace(comparator=other.code)),
        )

    rows = tuple(row(indicator) for indicator in summary_indicators(figures))
    columns = (
        Column(name="Indicator"),
        Column(name=area.name, figures=True),
        Column(name=other.name, figures=True),
        Column(name="Difference"),
    )
    note = runs_of(
        "A difference is told where its 95% interval leaves out zero; the interval holds the chance of both areas. "
        "Figures vary from year to year by more than chance, so a difference of one year may not last. "
        f"{MEANT[FEW]}"
    )
    caption = f"{area.name} beside {other.name}"
    return Table(caption=caption, columns=columns, rows=rows, notes=(note, *explained(rows)), layout="records")


def _difference(figures: Figures, beside: Address) -> Runs:
    row = figures.at(beside)
    word = str(row["comparison"]) if row else ""
    if word not in BESIDE_AREA:
        return (Mark(tone="unknown", text=NOT_COMPARED),)
    number = figures.number(beside, "difference")
    return (Mark(tone=TONES.get(word, "unknown"), text=BESIDE_AREA[word]), Text(text=", "), number)
