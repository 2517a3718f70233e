"""What kinds of report have in common when they are opened: a country's measures, worked out once."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from cjreport.assurance.held_figures import Evidence
from cjreport.inputs.gather import Inputs
from cjreport.inputs.registers.areas import Place
from cjreport.inputs.registers.frameworks import governing
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.measures.frame.country import measures_of_country, measures_of_indicator, measures_of_report
from cjreport.measures.frame.selection import scope_of_report
from cjreport.present.figures import Figures
from cjreport.present.notebook.display import say_what_is_opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from cjreport.inputs.item import Item
    from cjreport.inputs.library import Library
    from cjreport.reports.kind import OpenedReport, ReportKind

Report = TypeVar("Report", bound="OpenedReport")
_SHARED: list[dict[Item, OpenedReport]] = []
"""What was opened while openings are shared: in the innermost block that shares them."""


@contextmanager
def openings_shared() -> Iterator[None]:
    """Have a report that is opened within the block, by a notebook's cell say, opened once for all that is made of it.

    Elsewhere each call opens anew: whoever mends a return and runs a cell again sees what was mended.
    """
    _SHARED.append({})
    try:
        yield
    finally:
        _SHARED.pop()


def noted(report: Report, home: Path) -> Report:
    """Let a notebook and whoever shares openings know of a report that was opened in the workbench at *home*."""
    say_what_is_opened(report.item, home)
    if _SHARED:
        _SHARED[-1][report.item] = report
    return report


def opened(kind: ReportKind, item: Item, home: Path | None = None) -> OpenedReport:
    """Give the report that was opened of an item where openings are shared, or open it."""
    shared = _SHARED[-1].get(item) if _SHARED else None
    return shared or kind.open(item, home)


@lru_cache(maxsize=1)
def measures_of(library: Library, place: Place, period: str) -> pd.DataFrame:
    """Give the measures that the report of a place for a period may show; the frame is not to be changed."""
    return measures_of_report(library, scope_of_report(library, place, period))


def figures_of_indicator(library: Library, indicator: str) -> Figures:
    """Give an indicator's measures of every area, as figures that are the country's own, up to the latest loaded."""
    country = library.areas.country
    place = Place(code=country.code, name=country.name, slug=library.workbench.country)
    inputs = Inputs(library, place, country.last_period, governing(library.frameworks, country.last_period))
    return Figures(under_disclosure_control(inputs), measures_of_indicator(library, indicator))


@lru_cache(maxsize=2)
def evidence_of(library: Library) -> Evidence:
    """Give what a country's returns are held against."""
    return Evidence(library, measures_of_country(library))
