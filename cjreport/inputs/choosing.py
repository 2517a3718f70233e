"""Which reports are meant, by area and period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, ReportError, UnknownNameError
from cjreport.inputs.documents import nearest
from cjreport.inputs.gather import gather_words, read_figures, read_library
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
    folders = dict.fromkeys(areas.country.periods, "no area has a return of this name")
    return [
        Problem(what, _whose_it_may_be(file.stem, slugs), file)
        for folder, what in (folders | {"plans": "no area has a plan of this name"}).items()
        for file in sorted((workbench.params / folder).glob("[!.]*"))
        if file.is_file() and (file.suffix != ".yaml" or _whose(file.stem, folder) not in slugs)
    ]


def _whose_it_may_be(stem: str, slugs: list[str]) -> str:
    """Say which area's a file may be a copy of, or which name is nearest."""
    copied = [slug for slug in slugs if re.match(rf"{slug}\\b", stem) and stem != slug]
    longest = max(copied, key=len, default="")
    return f"It looks like a copy of {longest}.yaml: move it out of params." if longest else nearest(stem, slugs)


def _whose(stem: str, folder: str) -> str:
    """Give the area's part of a file's name: earlier plans have the year they start in after it."""
    return re.sub(r"-20\d\d-\d\d$", "", stem) if folder == "plans" else stem


def of_kind(kind: str, chosen: Sequence[tuple[ReportParams, Inputs]]) -> list[tuple[ReportParams, Inputs]]:
    """Choose from reports those to make of a kind: annual reports as they are, plans once for each area that has one.

    Raises InputError where no area has a plan.
    """
    if kind == "area":
        return list(chosen)
    own = {
        report.area: (report, inputs) for report, inputs in chosen if inputs.plan and inputs.plan.area == report.area
    }
    if not own:
        mend = "Write one first: cjreport new AREA --kind plan."
        raise InputError(Problem("none of these areas has a plan of its own", mend))
    return list(own.values())


def gather_all(workbench: Workbench, reports: Sequence[ReportParams]) -> list[Inputs]:
    """Gather the inputs of every report; raises InputError with every problem of every one, each told once."""
    gathered, problems = [], dict[Problem, None]()
    library = read_library(workbench)
    try:
        read_figures(workbench)
    except ReportError as error:
        problems |= dict.fromkeys(error.problems)
    for report in reports:
        try:
            gathered.append(gather_words(library, report.area, report.period))
        except ReportError as error:
            problems |= dict.fromkeys(error.problems)
    if problems:
        raise InputError(*problems)
    return gathered
