"""The inputs of many reports, those that are sound apart from those that are not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem, ReportError
from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.figures.checking import check_figures
from cjreport.inputs.gather import gather_documents
from cjreport.inputs.library import read_library
from cjreport.inputs.strays import concerns, strays_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.library import Library
    from cjreport.inputs.parameters import ReportParams
    from cjreport.inputs.strays import Stray


@dataclass(frozen=True)
class Unsound:
    """A report whose own inputs are not sound, why, and of which kinds the area has documents of its own."""

    report: ReportParams
    error: ReportError
    has: frozenset[str] = frozenset()


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


def gather_each(workbench: Workbench, reports: Sequence[ReportParams]) -> Gathered:
    """Gather the inputs of every report, apart from one another: what is not sound in one area's is that area's alone.

    Raises InputError with every problem of every file where one is in what all reports share, figures among it.
    """
    library = read_library(workbench)
    strays = [*strays_in(library)]
    gathered = [_gathered(library, report, strays) for report in reports]
    sound = tuple(pair for pair in gathered if not isinstance(pair, Unsound))
    unsound = tuple(pair for pair in gathered if isinstance(pair, Unsound))
    everything = Gathered(sound, unsound, tuple(stray.problem for stray in strays if not stray.owner))
    try:
        check_figures(library.known)
    except ReportError as error:
        told = [problem for each in unsound for problem in each.error.problems]
        raise InputError(*dict.fromkeys([*error.problems, *everything.strays, *told])) from error
    return everything


def _gathered(library: Library, report: ReportParams, strays: Sequence[Stray]) -> tuple[ReportParams, Inputs] | Unsound:
    """Gather a report's inputs; a stray file that is likely to be meant for it keeps it from being made."""
    place = library.areas.find(report.area)
    problems = [each.problem for each in strays if concerns(each, place, report, library)]
    try:
        inputs = gather_documents(library, report.area, report.period)
    except ReportError as error:
        problems += error.problems
    if not problems:
        return report, inputs
    has = {each.kind.name for each in strays if each.owner == place.slug}
    has |= {kind.name for kind in KINDS.values() if kind.files(library.workbench, place, report.period)}
    return Unsound(report, InputError(*problems), frozenset(has))
