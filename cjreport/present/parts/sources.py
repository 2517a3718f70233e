"""The publications behind the figures of a report."""

from __future__ import annotations

from statistics import mode
from typing import TYPE_CHECKING

from cjreport.measures.combining.pooling import sources_of
from cjreport.present.blocks import Column, Table
from cjreport.present.text.phrases import address, runs_of
from cjreport.present.text_runs import Run, Runs, Text

if TYPE_CHECKING:
    from cjreport.inputs.registers.sources import Source
    from cjreport.present.figures import Figures


def used_sources(figures: Figures) -> tuple[Source, ...]:
    """List the publications behind the figures of the area, its regions and the country."""
    areas = figures.inputs.library.areas
    shown = [figures.inputs.area.code, areas.country.code, *(r.code for r in areas.regions_of(figures.inputs.area))]
    rows = figures.measures[figures.measures["area_code"].isin(shown) & figures.measures["value"].notna()]
    ids = sources_of(rows["source"].unique())
    return tuple(source for source in figures.inputs.library.sources.values() if source.id in ids)


def sources_table(figures: Figures) -> Table:
    """List the publications behind the figures; a licence they share, once."""
    used = used_sources(figures)
    usual = mode(source.licence for source in used)
    others = [f"{source.title}: {source.licence}" for source in used if source.licence != usual]
    return Table(
        caption="Sources",
        columns=tuple(Column(name=name) for name in ("Publication", "Publisher", "Edition")),
        rows=tuple(_source_row(source) for source in used),
        notes=tuple(runs_of(f"{words}.") for words in (f"Licence: {usual}", *others)),
        layout="records",
    )


def _source_row(source: Source) -> tuple[Runs, ...]:
    title: Run = Text(text=source.title, href=address(source.url or ""))
    return (title,), runs_of(source.publisher), runs_of(source.edition)
