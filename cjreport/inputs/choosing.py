"""Which reports are meant: the returns that are there, chosen by area and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem, ReportError, UnknownNameError
from cjreport.inputs.gather import gather, read_library
from cjreport.inputs.parameters import ReportParams
from cjreport.inputs.periods import check_financial_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjreport.inputs.gather import Inputs


def choose_reports(home: Path, areas: Sequence[str], periods: Sequence[str]) -> list[ReportParams]:
    """List the reports of the areas and periods named; where none is named, those that have a return.

    Raises ReportError with every unknown area and period.
    """
    problems: list[Problem] = []
    named = [area for area in (_known(problems, home, name) for name in areas) if area]
    for period in periods:
        try:
            check_financial_year(period)
        except UnknownNameError as error:
            problems += error.problems
    if problems:
        raise InputError(*problems)
    chosen = [
        ReportParams(area=area, period=period)
        for period in periods or _periods(home)
        for area in named or _areas(home, period)
        if periods or not named or area in _areas(home, period)
    ]
    if not chosen:
        raise InputError(Problem("there is no return to report on", "Add one to params/<period>.", home / "params"))
    return chosen


def gather_all(home: Path, reports: Sequence[ReportParams]) -> list[Inputs]:
    """Gather the inputs of every report; raises InputError with every problem of every one, each told once."""
    gathered, problems = [], dict[Problem, None]()
    for report in reports:
        try:
            gathered.append(gather(home, report.area, report.period))
        except ReportError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise InputError(*problems)
    return gathered


def _known(problems: list[Problem], home: Path, name: str) -> str | None:
    try:
        return read_library(home).areas.find(name).name
    except UnknownNameError as error:
        problems += error.problems
        return None


def _periods(home: Path) -> list[str]:
    return sorted(folder.name for folder in (home / "params").iterdir() if folder.is_dir())


def _areas(home: Path, period: str) -> list[str]:
    slugs = {file.stem for file in (home / "params" / period).glob("*.yaml")}
    return [area.name for area in read_library(home).areas.all if area.slug in slugs]
