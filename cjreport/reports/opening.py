"""What kinds of report have in common when they are opened: a country's measures, worked out once."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Self, TypeVar

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
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pandas as pd

    from cjreport.inputs.item import Item
    from cjreport.inputs.library import Library
    from cjreport.present.notebook.display import Passage
    from cjreport.present.parts.citing import About
    from cjreport.present.parts.sheets import Sheet
    from cjreport.reports.kind import OpenedReport, ReportKind

Report = TypeVar("Report", bound="OpenedReport")


@dataclass(frozen=True)
class AsOpened:
    """What files are written from: a report as it was when it was opened, whatever a cell does to what it holds."""

    item: Item
    measures: pd.DataFrame
    told: Mapping[str, object]
    about: About
    sheets: tuple[Sheet, ...]
    figures: Figures | None
    own_front: Passage

    @classmethod
    def of(cls, report: OpenedReport) -> Self:
        """Work out all that a report's files take, and keep of its figures a frame of our own."""
        return cls(
            report.item.model_copy(),
            report.measures.copy(),
            report.told,
            report.about,
            report.sheets,
            report.figures and _apart(report.figures),
            report.front(),
        )

    def front(self) -> Passage:
        """Give title, facts, and what must be known before reading."""
        return self.own_front


def _apart(figures: Figures) -> Figures:
    """Give the same figures, of which nothing that can be set or filled is shared."""
    inputs = replace(figures.inputs, library=replace(figures.inputs.library))
    return Figures(inputs, figures.measures.copy())


_SHARED: list[dict[Item, AsOpened]] = []
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


def announced(report: Report, home: Path) -> Report:
    """Let a notebook and whoever shares openings know of a report that was opened in the workbench at *home*."""
    say_what_is_opened(report.item, home)
    if _SHARED:
        as_opened = AsOpened.of(report)
        _SHARED[-1][as_opened.item] = as_opened
    return report


def open_once(kind: ReportKind, item: Item, home: Path | None = None) -> OpenedReport:
    """Give the report that was opened of an item, as it was then, where openings are shared, or open it."""
    shared = _SHARED[-1].get(item) if _SHARED else None
    return shared or kind.open(item, home)


@lru_cache(maxsize=1)
def _measures_kept(library: Library, place: Place, period: str) -> pd.DataFrame:
    return measures_of_report(library, scope_of_report(library, place, period))


def measures_of(library: Library, place: Place, period: str) -> pd.DataFrame:
    """Give the measures that the report of a place for a period may show, in a frame of the caller's own."""
    return _measures_kept(library, place, period).copy()


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
