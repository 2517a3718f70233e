"""A page for each indicator that areas have figures of, with its figures as a table to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.library import read_library
from cjreport.inputs.published import INDICATORS, standing_in
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.columns import BESIDE, COLUMNS, VARIATION
from cjreport.present.blocks import Prose
from cjreport.present.indicator.listing import Coverage
from cjreport.present.indicator.page import indicator_blocks
from cjreport.present.site.news import FigureChange, compare_figures
from cjreport.present.text.phrases import runs_of
from cjreport.present.text_runs import Text
from cjreport.reports.opening import figures_of_indicator
from cjreport.reports.pages import Page

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.item import Item
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures
    from cjreport.reports.kind import Site

LEFT_OUT = {"indicator", "trend", *BESIDE, *VARIATION}
TABLE_COLUMNS = [name for name, column in COLUMNS.items() if column.is_shown and name not in LEFT_OUT]
"""What the table of an indicator's figures holds, before how each lies beside the country."""


def open_indicator(item: Item, site: Site) -> Page:
    """Open the page of an indicator, which shows nothing where there is no figure, and tells what is held of it."""
    library = read_library(site.own)
    indicator, figures = library.indicators[item.code], figures_of_indicator(library, item.code)
    held = _held(figures, indicator)
    if not held.has_page:
        return Page(item, (), told={"held": held})
    blocks = (*indicator_blocks(figures, indicator, site.latest_reports), *_downloads(indicator))
    table = figures_table(figures.measures)
    return Page(item, blocks, table, {"held": held, "change": _change(site, figures, indicator, table)})


def _held(figures: Figures, indicator: Indicator) -> Coverage:
    of_areas, of_country = figures.latest_of_areas(indicator.id) or "", figures.latest(indicator.id) or ""
    rows = figures.rows(indicator.id)
    held = (rows["period"] == of_areas) & rows["value"].notna() & (rows["area_code"] != figures.inputs.area.code)
    return Coverage(indicator.id, int(held.sum()), of_areas, of_country)


def _downloads(indicator: Indicator) -> tuple[Prose, ...]:
    table = Text(text="every figure of this page, for every period", href=f"{indicator.id}.csv")
    return (Prose(runs=runs_of("Download ", table, " (CSV).")),)


def figures_table(measures: pd.DataFrame) -> pd.DataFrame:
    """Set out a line's figures, a row for each place and period, with how each lies beside the country."""
    key = ["area_code", "period"]
    alone = measures[measures["comparator"] == Comparator.NONE]
    beside = measures.loc[measures["comparator"] == Comparator.COUNTRY, [*key, "comparison"]]
    return alone[TABLE_COLUMNS].merge(beside.rename(columns={"comparison": "beside_country"}), on=key, how="left")


def _change(site: Site, figures: Figures, indicator: Indicator, table: pd.DataFrame) -> FigureChange | None:
    """Tell what has changed since the table that is published, where one is."""
    published = site.published / f"{indicator.id}.csv"
    after = table.to_csv(index=False, lineterminator="\n")
    before = published.read_text(encoding="utf-8") if published.is_file() else after
    found = compare_figures(before, after) if before != after else None
    if found is None:
        return None
    periods, added, changed, gone = found
    return FigureChange(
        country=figures.inputs.library.areas.country.name,
        title=indicator.title,
        place=standing_in(site.own.subfolder, INDICATORS, f"{indicator.id}.html"),
        periods=periods,
        added=added,
        changed=changed,
        gone=gone,
    )
