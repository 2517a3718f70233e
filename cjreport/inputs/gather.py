"""Everything that one report is made from, read and checked together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from cjreport.errors import InputError, Problem
from cjreport.inputs.documents.kinds import KINDS, PLAN, RETURN
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.figures.checking import check_figures
from cjreport.inputs.figures.released import Release, read_releases
from cjreport.inputs.item import Item
from cjreport.inputs.library import read_library, tried
from cjreport.inputs.registers.frameworks import governing
from cjreport.inputs.supplied import Supplied, read_supplied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.documents.kinds import DocumentKind, Written
    from cjreport.inputs.documents.plans import Plan
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Framework


@dataclass(frozen=True)
class Inputs:
    """What one report is made from, but for figures: those that are shown come from measures, where none is hidden.

    *documents* are those that were supplied, by the name of their kind; *earlier* the returns supplied for earlier
    periods, by period; *releases* every version released of this report and earlier ones, the latest period last.
    """

    library: Library
    area: Place
    period: str
    framework: Framework
    documents: Mapping[str, Supplied[Any]] = field(default_factory=dict)
    earlier: Mapping[str, Supplied[AreaReturn]] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()

    def supplied(self, kind: DocumentKind[Written]) -> Supplied[Written] | None:
        """Give the document of a kind that was supplied, None where none was."""
        return cast("Supplied[Written] | None", self.documents.get(kind.name))

    def with_document(self, kind: DocumentKind[Written], document: Written) -> Inputs:
        """Give the same with another document in place of that of its kind which was supplied."""
        supplied = replace(self.documents[kind.name], document=document)
        return replace(self, documents={**self.documents, kind.name: supplied})

    @property
    def the_return(self) -> AreaReturn:
        """The return; where none was supplied, one that says only whose and when it is."""
        supplied = self.supplied(RETURN)
        return supplied.document if supplied else AreaReturn(area=self.area.name, period=self.period)

    @property
    def the_plan(self) -> Plan | None:
        """The plan, None where there is none."""
        supplied = self.supplied(PLAN)
        return supplied.document if supplied else None

    @property
    def plan_framework(self) -> Framework:
        """The framework of the plan's first year; without a plan, that of the report."""
        return governing(self.library.frameworks, self.the_plan.starts) if self.the_plan else self.framework

    def item(self, kind: str) -> Item:
        """Say what a report of a *kind* that is made from these is of."""
        country = self.library.workbench.country
        return Item(kind=kind, code=self.area.code, place=self.area.name, period=self.period, country=country)


def gather(workbench: Workbench, area: str, period: str) -> Inputs:
    """Gather what the report of *area* for *period* is made from; raises InputError with every problem."""
    problems: list[Problem] = []
    library = read_library(workbench)
    tried(problems, lambda: check_figures(library.known))
    inputs = tried(problems, lambda: gather_documents(library, area, period))
    if inputs is None or problems:
        raise InputError(*problems)
    return inputs


def gather_documents(library: Library, area: str, period: str) -> Inputs:
    """Gather what partners supplied for a report, the figures left aside; raises InputError with every problem."""
    problems: list[Problem] = []
    areas = library.areas
    place = tried(problems, lambda: areas.find(area))
    known = tried(problems, lambda: areas.country.check_period(period))
    if place is None or known is None:
        raise InputError(*problems)
    periods = [each for each in areas.country.periods if each <= known]
    framework = governing(library.frameworks, known)
    returns = {each: tried(problems, partial(read_supplied, library, RETURN, place, each)) for each in periods[:-1]}
    read = {kind.name: tried(problems, partial(read_supplied, library, kind, place, known)) for kind in KINDS.values()}
    released = [tried(problems, partial(read_releases, library.workbench, place, each)) for each in periods]
    if problems:
        raise InputError(*problems)
    documents = {name: supplied for name, supplied in read.items() if supplied}
    earlier = {each: supplied for each, supplied in returns.items() if supplied}
    releases = tuple(release for version in released for release in version or ())
    return Inputs(library, place, known, framework, documents, earlier, releases)
