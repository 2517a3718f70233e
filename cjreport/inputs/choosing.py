"""Which reports are meant, by area and period, and which of them have inputs that are sound."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cjreport.errors import InputError, Problem, ReportError, UnknownNameError
from cjreport.inputs.documents.plans import plan_files
from cjreport.inputs.documents.returns import return_file
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.models import nearest
from cjreport.inputs.gather import gather_words, read_library
from cjreport.inputs.parameters import ReportParams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.gather import Inputs, Library
    from cjreport.inputs.registers.areas import Areas, Place

Found = TypeVar("Found")
EVERY = "all"
"""Stands for every period."""
PLANS = "plans"
"""The folder of plans, beside those of the periods."""


@dataclass(frozen=True)
class Unsound:
    """A report whose own inputs are not sound, why, and whether the area has a plan of its own, which is not either."""

    report: ReportParams
    error: ReportError
    has_plan: bool = False


@dataclass(frozen=True)
class Gathered:
    """Reports with their inputs, those whose inputs are not sound, and files that are nobody's."""

    sound: tuple[tuple[ReportParams, Inputs], ...]
    unsound: tuple[Unsound, ...] = ()
    strays: tuple[Problem, ...] = ()

    @property
    def library(self) -> Library:
        """What all of them share; there is at least one that is sound."""
        return self.sound[0][1].library

    @property
    def areas(self) -> set[str]:
        """The names of the areas of all of them."""
        return {*(report.area for report, _ in self.sound), *(each.report.area for each in self.unsound)}

    def without(self, unfit: Mapping[ReportParams, ReportError]) -> Gathered:
        """Give the same with reports that are *unfit*, for what is said of each, among those that are not sound."""
        sound = tuple(pair for pair in self.sound if pair[0] not in unfit)
        return replace(self, sound=sound, unsound=(*self.unsound, *(Unsound(*each) for each in unfit.items())))

    def refuse_unsound(self) -> None:
        """Raise InputError with every problem, each once, if there is any."""
        told = dict.fromkeys(problem for each in self.unsound for problem in each.error.problems)
        if problems := [*self.strays, *(each for each in told if each not in self.strays)]:
            raise InputError(*problems)


class Stray(NamedTuple):
    """A file among the returns or plans that is no area's: what is wrong, in which folder, whose it is likely to be."""

    problem: Problem
    folder: str
    owner: str


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


def gather_each(workbench: Workbench, reports: Sequence[ReportParams]) -> Gathered:
    """Gather the inputs of every report, apart from one another: what is not sound in one area's is that area's alone.

    Raises InputError with every problem of every file where one is in what all reports share, figures among it.
    """
    library = read_library(workbench)
    strays = [*_strays(workbench, library.areas)]
    gathered = [_gathered(library, report, strays) for report in reports]
    sound = tuple(pair for pair in gathered if not isinstance(pair, Unsound))
    unsound = tuple(pair for pair in gathered if isinstance(pair, Unsound))
    everything = Gathered(sound, unsound, tuple(stray.problem for stray in strays if not stray.owner))
    try:
        read_figures(library.known)
    except ReportError as error:
        told = [problem for each in unsound for problem in each.error.problems]
        raise InputError(*dict.fromkeys([*error.problems, *everything.strays, *told])) from error
    return everything


def gather_all(workbench: Workbench, reports: Sequence[ReportParams]) -> list[Inputs]:
    """Gather the inputs of every report; raises InputError with every problem of every one, each told once."""
    gathered = gather_each(workbench, reports)
    gathered.refuse_unsound()
    return [inputs for _, inputs in gathered.sound]


def _gathered(library: Library, report: ReportParams, strays: Sequence[Stray]) -> tuple[ReportParams, Inputs] | Unsound:
    """Gather a report's inputs; a stray file that is likely to be meant for it keeps it from being made."""
    place = library.areas.find(report.area)
    problems = [each.problem for each in strays if _concerns(each, place, report, library)]
    try:
        inputs = gather_words(library, report.area, report.period)
    except ReportError as error:
        problems += error.problems
    if not problems:
        return report, inputs
    own = any(each.folder == PLANS and each.owner == place.slug for each in strays)
    return Unsound(report, InputError(*problems), own or bool(plan_files(library.workbench, place)))


def _concerns(stray: Stray, place: Place, report: ReportParams, library: Library) -> bool:
    """Tell whether a stray file may be meant for what a report shows: its area's own or, failing that, the joint."""
    if stray.folder != PLANS and stray.folder > report.period:
        return False
    if stray.owner == place.slug:
        return True
    joint = [each.slug for each in library.areas.partnerships if each.name == place.partnership]
    workbench = library.workbench
    own = (
        plan_files(workbench, place) if stray.folder == PLANS else return_file(workbench, place, stray.folder).exists()
    )
    return stray.owner in joint and not own


def _strays(workbench: Workbench, areas: Areas) -> Iterator[Stray]:
    """Tell what stands among the returns and plans and is no area's, or no file: it would be missed in silence."""
    slugs = [place.slug for place in (*areas.all, *areas.partnerships)]
    for folder in (*areas.country.periods, PLANS):
        for file in sorted((workbench.params / folder).glob("[!.]*")):
            if file.suffix == ".yaml" and (slug := _whose(file.stem, folder)) in slugs:
                if not file.is_file():
                    yield Stray(Problem("this is no file", "Put the file itself here.", file), folder, slug)
            elif file.is_file():
                what = f"no area has a {'plan' if folder == PLANS else 'return'} of this name"
                owner, mend = _likely_owner(file.stem, slugs)
                yield Stray(Problem(what, mend, file), folder, owner)


def _likely_owner(stem: str, slugs: list[str]) -> tuple[str, str]:
    """Say which area's a file is likely to be, "" where it is like none's, and how to mend that."""
    name = stem.casefold()
    if name in slugs:
        return name, f"Call it {name}.yaml."
    if copied := max((slug for slug in slugs if re.match(rf"{slug}\b", name)), key=len, default=""):
        return copied, f"It looks like a copy of {copied}.yaml: move it out of params."
    return next(iter(difflib.get_close_matches(name, slugs, n=1)), ""), nearest(stem, slugs)


def _whose(stem: str, folder: str) -> str:
    """Give the area's part of a file's name: earlier plans have the year they start in after it."""
    return re.sub(r"-20\d\d-\d\d$", "", stem) if folder == PLANS else stem


def of_kind(kind: str, gathered: Gathered) -> list[tuple[ReportParams, Inputs]]:
    """Choose from reports those to make of a kind: annual reports as they are, plans once for each area that has one.

    Raises InputError where no area has a plan, not even one of those whose inputs are not sound.
    """
    if kind == "area":
        return list(gathered.sound)
    failing = {each.report.area for each in gathered.unsound}
    own = {
        report.area: (report, inputs)
        for report, inputs in gathered.sound
        if inputs.plan and inputs.plan.area == report.area and report.area not in failing
    }
    if not own and not any(each.has_plan for each in gathered.unsound):
        mend = "Write one first: cjreport new AREA --kind plan."
        raise InputError(Problem("none of these areas has a plan of its own", mend))
    return list(own.values())


def unsound_of_kind(kind: str, gathered: Gathered) -> list[Unsound]:
    """Choose from reports whose inputs are not sound those that would have been made of a kind."""
    if kind == "area":
        return list(gathered.unsound)
    return list({each.report.area: each for each in gathered.unsound if each.has_plan}.values())
