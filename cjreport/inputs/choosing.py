"""Which reports are meant, by area and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.library import read_library
from cjreport.inputs.parameters import ReportParams

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjreport.inputs.files.workbench import Workbench

Found = TypeVar("Found")
EVERY = "all"
"""Stands for every period."""


def choose_reports(workbench: Workbench, names: Sequence[str], periods: Sequence[str]) -> list[ReportParams]:
    """List the reports of the areas named, by default every one, for *periods*, by default the latest.

    Raises InputError with every unknown area and period.
    """
    areas = read_library(workbench).areas
    problems: list[Problem] = []
    places = [place.name for place in _known(problems, areas.find, names)]
    every = areas.country.periods if EVERY in periods else periods or [areas.country.last_period]
    chosen = _known(problems, areas.country.check_period, every)
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
