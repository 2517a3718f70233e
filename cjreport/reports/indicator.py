"""A page for each indicator that areas have figures of, with its figures as a table to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.build.site_tasks import Told
from cjreport.inputs.library import read_library
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.columns import BESIDE, COLUMNS, VARIATION
from cjreport.present.blocks import Prose, Text
from cjreport.present.indicator.page import indicator_blocks
from cjreport.present.site.news import FigureChange, compare_figures
from cjreport.present.text.phrases import say
from cjreport.publish.page.document import render_document
from cjreport.reports.area import figures_of_line

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from cjreport.build.site_tasks import LinesTask
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures

LEFT_OUT = {"indicator", "trend", *BESIDE, *VARIATION}
TABLE_COLUMNS = [name for name, column in COLUMNS.items() if column.is_shown and name not in LEFT_OUT]
"""What the table of an indicator's figures holds, before how each lies beside the country."""


def make_pages(task: LinesTask) -> tuple[Told, ...]:
    """Make the pages of a task's lines that areas have figures of, and tell what is held of each line."""
    library = read_library(task.workbench)
    return tuple(_make(task, figures_of_line(library, line), library.indicators[line]) for line in task.lines)


def _make(task: LinesTask, figures: Figures, line: Indicator) -> Told:
    of_country, of_areas = figures.latest(line.id) or "", figures.latest_of_areas(line.id) or ""
    if not (of_areas or of_country):
        return Told(line.id)
    table = figures_table(figures.measures).to_csv(index=False, lineterminator="\n")
    blocks = (*indicator_blocks(figures, line, task.reports), *_downloads(line))
    _write(task.folder / f"{line.id}.html", render_document(blocks, f"{task.place}/{line.id}.html", task.setting))
    _write(task.folder / f"{line.id}.csv", table)
    rows = figures.rows(line.id)
    held = (rows["period"] == of_areas) & rows["value"].notna() & (rows["area_code"] != figures.inputs.area.code)
    return Told(line.id, int(held.sum()), of_areas, of_country, _change(task, figures, line, table))


def _downloads(line: Indicator) -> tuple[Prose, ...]:
    table = Text(text="every figure of this page, for every period", href=f"{line.id}.csv")
    return (Prose(runs=say("Download ", table, " (CSV).")),)


def figures_table(measures: pd.DataFrame) -> pd.DataFrame:
    """Set out a line's figures, a row for each place and period, with how each lies beside the country."""
    key = ["area_code", "period"]
    alone = measures[measures["comparator"] == "none"]
    beside = measures.loc[measures["comparator"] == Comparator.COUNTRY, [*key, "comparison"]]
    return alone[TABLE_COLUMNS].merge(beside.rename(columns={"comparison": "beside_country"}), on=key, how="left")


def _change(task: LinesTask, figures: Figures, line: Indicator, table: str) -> FigureChange | None:
    """Tell what has changed since the table that is published, where one is."""
    published = task.published / f"{line.id}.csv"
    before = published.read_text(encoding="utf-8") if published.is_file() else table
    found = compare_figures(before, table) if before != table else None
    if found is None:
        return None
    periods, added, changed, gone = found
    return FigureChange(
        country=figures.inputs.library.areas.country.name,
        title=line.title,
        place=f"{task.place}/{line.id}.html",
        periods=periods,
        added=added,
        changed=changed,
        gone=gone,
    )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
