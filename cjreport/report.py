"""The hinge: what a notebook may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.frameworks import governing
from cjreport.inputs.gather import Library, gather
from cjreport.inputs.home import find_home
from cjreport.inputs.parameters import ReportParams
from cjreport.measures.frame import Scope, calculate_measures
from cjreport.present.display import Passage, show_frames_as_tables
from cjreport.present.figures import Figures
from cjreport.present.front import front_blocks, method_blocks
from cjreport.present.outcomes import outcome_blocks, unknown_findings
from cjreport.present.pictures import dots_figure, trend_figure
from cjreport.present.summary import findings, summary_table

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from cjreport.inputs.areas import Area


@dataclass(frozen=True)
class Report:
    """One area's report for one period; each method gives a part that shows itself in a notebook."""

    figures: Figures

    @property
    def measures(self) -> pd.DataFrame:
        """Every figure the report may show, with its interval, comparisons, status and source."""
        return self.figures.measures

    def front(self) -> Passage:
        """Title, facts, and what must be known before reading."""
        return Passage(tuple(front_blocks(self.figures)))

    def in_brief(self) -> Passage:
        """The findings, a sentence each, the last of them what is not known."""
        return Passage((findings(self.figures, unknown_findings(self.figures)),))

    def summary(self) -> Passage:
        """A row for each context line, beside similar areas and the country."""
        return Passage((summary_table(self.figures),))

    def outcomes(self) -> Passage:
        """The partnership's words and the national indicators, outcome by outcome; what is not held, once."""
        return Passage(tuple(outcome_blocks(self.figures)))

    def trend(self, indicator: str) -> Passage:
        """An indicator over its periods, beside the family group and the country."""
        return Passage((trend_figure(self.figures, indicator),))

    def dots(self, indicator: str) -> Passage:
        """Where every area lies in an indicator's latest period."""
        return Passage((dots_figure(self.figures, indicator),))

    def method(self) -> Passage:
        """How the figures were made, what each line means, and its source."""
        return Passage(tuple(method_blocks(self.figures)))


def open_report(area: str, *, period: str, home: Path | None = None) -> Report:
    """Open the report of an *area* (by code, name or other name) for a *period* such as "2024-25".

    *home* is the workbench's folder, by default the one this is run in. Raises ReportError with every problem.
    """
    show_frames_as_tables()
    try:
        wanted = ReportParams(area=area, period=period)
    except ValidationError as error:
        raise UnknownNameError(*(_wrong_parameter(dict(e)) for e in error.errors())) from None
    inputs = gather(home or find_home(), wanted.area, wanted.period)
    return Report(Figures(inputs, measures_of(inputs.library, inputs.area, inputs.period)))


def _wrong_parameter(error: dict[str, Any]) -> Problem:
    return Problem(f"{error['loc'][0]} is {error['input']!r}: {error['msg']}", "Put it in quotes.")


def measures_of(library: Library, area: Area, period: str) -> pd.DataFrame:
    """Calculate the measures that the report of an area for a period may show."""
    groups = {kind: tuple(a.code for a in library.areas.family_group(area, kind)) for kind in ("people", "other")}
    scope = Scope(area.code, library.areas.country.code, period, groups)
    lines = (*library.context, *governing(library.frameworks, period).indicators)
    return calculate_measures(library.observations, {line.id: line for line in lines}, scope)
