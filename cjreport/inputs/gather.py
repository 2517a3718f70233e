"""Everything a report is made from, read and checked together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, ReportError
from cjreport.inputs.documents.plans import Plan, read_plan
from cjreport.inputs.documents.returns import AreaReturn, read_return
from cjreport.inputs.figures.observations import FOLDERS, Known, problems_of_tables
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.figures.released import Release, read_releases
from cjreport.inputs.files.models import nearest
from cjreport.inputs.item import Item
from cjreport.inputs.registers.areas import Areas, Place, read_areas
from cjreport.inputs.registers.duties import Duties, read_duties
from cjreport.inputs.registers.frameworks import (
    Care,
    Context,
    Framework,
    Indicator,
    breaks_of,
    cares_of,
    governing,
    read_context,
    read_frameworks,
    register_of,
)
from cjreport.inputs.registers.glossary import Term, read_glossary
from cjreport.inputs.registers.policy import Policy, policy_file, read_policy
from cjreport.inputs.registers.sources import Explained, Source, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.files.yaml_text import Lines


@dataclass(frozen=True, eq=False)
class Library:
    """What every report shares but figures: areas, frameworks, indicators, sources, duties, terms, policy."""

    workbench: Workbench
    areas: Areas
    frameworks: tuple[Framework, ...]
    context: Context
    sources: dict[str, Source]
    duties: Duties
    glossary: tuple[Term, ...]
    policy: Policy
    answers: tuple[Explained, ...] = ()

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its id."""
        return register_of(self.frameworks, self.context)

    @cached_property
    def known(self) -> Known:
        """The registers that figures are held against."""
        return Known(self.workbench, self.areas, self.indicators, self.sources)

    @cached_property
    def breaks(self) -> dict[str, tuple[str, ...]]:
        """The periods with which lines begin anew, by their ids."""
        return breaks_of(self.indicators)

    @cached_property
    def cares(self) -> dict[str, Care]:
        """What is to be borne in mind of lines in some periods, by their ids."""
        return cares_of(self.indicators)


@dataclass(frozen=True)
class Supplied:
    """A document that a partnership supplied, and where everything in it stands; *lines* is None where none was."""

    words: AreaReturn
    lines: Lines | None


@dataclass(frozen=True)
class Inputs:
    """What one report is made from, but for figures: those that are shown come from measures, where none is hidden.

    *lines* and *plan_lines* say where everything stands in the return and the plan that were supplied; *earlier* are
    the returns supplied for earlier periods, by period; *releases* every version released of this report and earlier
    ones, the latest period last.
    """

    library: Library
    area: Place
    period: str
    framework: Framework
    words: AreaReturn
    lines: Lines | None = None
    plan: Plan | None = None
    plan_lines: Lines | None = None
    earlier: Mapping[str, Supplied] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()

    @property
    def plan_framework(self) -> Framework:
        """The framework of the plan's first year; without a plan, that of the report."""
        return governing(self.library.frameworks, self.plan.starts) if self.plan else self.framework

    def item(self, kind: str) -> Item:
        """Say what a report of a *kind* that is made from these is of."""
        country = self.library.workbench.country
        return Item(kind=kind, code=self.area.code, place=self.area.name, period=self.period, country=country)


def gather(workbench: Workbench, area: str, period: str) -> Inputs:
    """Gather what the report of *area* for *period* is made from; raises InputError with every problem."""
    problems: list[Problem] = []
    library = read_library(workbench)
    _tried(problems, lambda: read_figures(library.known))
    inputs = _tried(problems, lambda: gather_words(library, area, period))
    if inputs is None or problems:
        raise InputError(*problems)
    return inputs


def gather_words(library: Library, area: str, period: str) -> Inputs:
    """Gather what partners supplied for a report, the figures left aside; raises InputError with every problem."""
    problems: list[Problem] = []
    areas, workbench = library.areas, library.workbench
    found = _tried(problems, lambda: areas.find(area))
    known = _tried(problems, lambda: areas.country.check_period(period))
    if found is None or known is None:
        raise InputError(*problems)
    period, framework = known, governing(library.frameworks, known)
    supplied = {
        p: _tried(problems, partial(_supplied, library, found, p)) for p in areas.country.periods if p <= period
    }
    plan = _tried(problems, lambda: read_plan(workbench, found, areas, period, library.frameworks))
    released = [_tried(problems, partial(read_releases, workbench, found, p)) for p in supplied]
    own = supplied.pop(period)
    if plan is None or own is None or problems:
        raise InputError(*problems)
    releases = tuple(release for releases in released for release in releases or ())
    earlier = {p: words for p, words in supplied.items() if words and words.lines}
    return Inputs(library, found, period, framework, own.words, own.lines, *plan, earlier, releases)


def _supplied(library: Library, place: Place, period: str) -> Supplied:
    framework = governing(library.frameworks, period)
    return Supplied(*read_return(library.workbench, place, library.areas, period, framework))


def read_library(workbench: Workbench) -> Library:
    """Read the registers, anew only where a file has changed; raises InputError with every problem of every one."""
    return _read_library(workbench, _as_they_stand(workbench))


def files_behind(workbench: Workbench) -> tuple[Path, ...]:
    """List the files that a country's registers and figures are read from, in order."""
    policy = [file for file in [policy_file(workbench)] if file.is_file()]
    released = workbench.data.glob("released/*/*.csv")
    return tuple(sorted({*_files(workbench.registers), *_files(workbench.data), *policy, *released}))


def _as_they_stand(workbench: Workbench) -> tuple[tuple[Path, int, int], ...]:
    return tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files_behind(workbench))


def _files(folder: Path) -> Iterator[Path]:
    """List a folder's files and those of its own tables and frameworks, not another country's."""
    for place in (folder, folder / "frameworks", *(folder / standing for standing in FOLDERS)):
        yield from (file for file in place.glob("*.*") if file.is_file())


@lru_cache(maxsize=2)
def _read_library(workbench: Workbench, _: tuple[tuple[Path, int, int], ...]) -> Library:
    problems: list[Problem] = []
    areas = _tried(problems, lambda: read_areas(workbench))
    frameworks = _tried(problems, lambda: read_frameworks(workbench))
    context = _tried(problems, lambda: read_context(workbench))
    published = _tried(problems, lambda: read_sources(workbench))
    duties = _tried(problems, lambda: read_duties(workbench))
    glossary = _tried(problems, lambda: read_glossary(workbench))
    indicators = _tried(problems, lambda: register_of(frameworks, context)) if frameworks and context else None
    sources = published.by_id if published else None
    policy = None
    if frameworks and context and indicators:
        problems += [*_unknown_bases(indicators), *_unfit_bases(workbench, frameworks, context)]
        policy = _tried(problems, partial(read_policy, workbench, indicators, sources)) if sources else None
    known = Known(workbench, areas, indicators, sources)
    if not (areas and frameworks and context and published and sources and duties and glossary is not None and policy):
        raise InputError(*problems, *problems_of_tables(known))
    if problems:
        raise InputError(*problems, *problems_of_tables(known))
    return Library(workbench, areas, frameworks, context, sources, duties, glossary, policy, published.answers)


def _unknown_bases(indicators: dict[str, Indicator]) -> Iterator[Problem]:
    """Tell the population bases that indicators name and no register has."""
    for indicator in indicators.values():
        if indicator.base is not None and indicator.base not in indicators:
            what = f'the indicator {indicator.id} has an unknown base, "{indicator.base}"'
            yield Problem(what, nearest(indicator.base, list(indicators)))


def _unfit_bases(workbench: Workbench, frameworks: tuple[Framework, ...], context: Context) -> Iterator[Problem]:
    """Tell the bases that are counted at another geography than what is set against them, with no reason given."""
    files = {line.id: workbench.registers / "indicators.yaml" for line in context.indicators}
    for framework in frameworks:
        file = workbench.registers / "frameworks" / f"{framework.id}.yaml"
        files |= {indicator.id: file for indicator in framework.indicators}
    indicators = register_of(frameworks, context)
    for name, indicator in indicators.items():
        base = indicators.get(indicator.base or "", indicator)
        if base.geography != indicator.geography and not indicator.base_reason:
            what = f'{name} is counted by "{indicator.geography}", its base {base.id} by "{base.geography}"'
            mend = "Name a base of the same geography, or say with base_reason why this one is meant."
            yield Problem(what, mend, files[name])


Result = TypeVar("Result")


def _tried(problems: list[Problem], read: Callable[[], Result]) -> Result | None:
    """Read, or note what is wrong and go on, so that every problem is told at once."""
    try:
        return read()
    except ReportError as error:
        problems += error.problems
    except OSError as error:
        file = Path(error.filename) if isinstance(error.filename, str) else None
        problems.append(Problem(f"this cannot be read: {error.strerror}", "Have its permissions put right.", file))
    return None
