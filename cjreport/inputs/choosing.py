"""Which reports are meant: the returns that are there, chosen by area and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem, ReportError, UnknownNameError
from cjreport.inputs.documents import nearest
from cjreport.inputs.gather import gather, read_registers
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
        for period in dict.fromkeys(periods or _periods(home))
        for area in dict.fromkeys(named or _areas(home, period))
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
        return read_registers(home).areas.find(name).name
    except UnknownNameError as error:
        problems += error.problems
        return None


def _periods(home: Path) -> list[str]:
    return sorted(folder.name for folder in (home / "params").iterdir() if folder.is_dir())


def _areas(home: Path, period: str) -> list[str]:
    """List the areas that have a return for *period*; a file that is no area's would be missed in silence."""
    areas = {area.slug: area.name for area in read_registers(home).areas.all}
    files = [f for f in sorted((home / "params" / period).glob("*")) if f.is_file() and not f.name.startswith(".")]
    strays = [file for file in files if file.suffix != ".yaml" or file.stem not in areas]
    if strays:
        raise InputError(
            *(Problem("no area has a return of this name", nearest(f.stem, list(areas)), f) for f in strays)
        )
    slugs = {file.stem for file in files}
    return [name for slug, name in areas.items() if slug in slugs]
