"""Which reports are meant, by area and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, ReportError, UnknownNameError
from cjreport.inputs.documents import nearest
from cjreport.inputs.gather import gather, read_library
from cjreport.inputs.parameters import ReportParams

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjreport.inputs.areas import Areas
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.workbench import Workbench

Found = TypeVar("Found")
EVERY = "all"
"""Stands for every period."""


def choose_reports(workbench: Workbench, names: Sequence[str], periods: Sequence[str]) -> list[ReportParams]:
    """List the reports of the areas named, by default every one, for *periods*, by default the latest.

    Raises InputError with every unknown area and period, and every return that is no area's.
    """
    areas = read_library(workbench).areas
    problems: list[Problem] = []
    places = [place.name for place in _known(problems, areas.find, names)]
    every = areas.country.periods if EVERY in periods else periods or [areas.country.last_period]
    chosen = _known(problems, areas.country.check_period, every)
    problems += _strays(workbench, areas)
    if problems:
        raise InputError(*problems)
    return [
        ReportParams(area=place, period=period, country=workbench.country)
        for period in dict.fromkeys(chosen)
        for place in dict.fromkeys(places or [area.name for area in areas.all])
    ]


def _known(problems: list[Problem], look_up: Callable[[str], Found], names: Sequence[str]) -> list[Found]:
    found = []
    for name in names:
        try:
            found.append(look_up(name))
        except UnknownNameError as error:
            problems += error.problems
    return found


def _strays(workbench: Workbench, areas: Areas) -> list[Problem]:
    """Tell the files among the returns that are no area's: they would be missed in silence."""
    slugs = [place.slug for place in (*areas.all, *areas.partnerships)]
    return [
        Problem("no area has a return of this name", nearest(file.stem, slugs), file)
        for period in areas.country.periods
        for file in sorted((workbench.params / period).glob("[!.]*"))
        if file.is_file() and (file.suffix != ".yaml" or file.stem not in slugs)
    ]


def gather_all(workbench: Workbench, reports: Sequence[ReportParams]) -> list[Inputs]:
    """Gather the inputs of every report; raises InputError with every problem of every one, each told once."""
    gathered, problems = [], dict[Problem, None]()
    for report in reports:
        try:
            gathered.append(gather(workbench, report.area, report.period))
        except ReportError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise InputError(*problems)
    return gathered
