"""The registers, read and checked together: what every report shares but figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, ReportError
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.inputs.files.workbench import FOLDERS
from cjreport.inputs.registers.areas import read_areas
from cjreport.inputs.registers.frameworks import (
    breaks_of,
    period_caveats_of,
    read_context,
    read_frameworks,
    register_of,
)
from cjreport.inputs.registers.glossary import read_glossary
from cjreport.inputs.registers.partners_and_deadlines import read_duties
from cjreport.inputs.registers.policy import policy_file, read_policy
from cjreport.inputs.registers.sound_registers import KnownRegisters
from cjreport.inputs.registers.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.registers.areas import Areas
    from cjreport.inputs.registers.frameworks import Context, Framework, Indicator, PeriodCaveat
    from cjreport.inputs.registers.glossary import Term
    from cjreport.inputs.registers.partners_and_deadlines import Duties
    from cjreport.inputs.registers.policy import Policy
    from cjreport.inputs.registers.sources import Explained, Source


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
    def known(self) -> KnownRegisters:
        """The registers that figures are held against."""
        return KnownRegisters(self.workbench, self.areas, self.indicators, self.sources)

    @cached_property
    def breaks(self) -> dict[str, tuple[str, ...]]:
        """The periods with which lines begin anew, by their ids."""
        return breaks_of(self.indicators)

    @cached_property
    def period_caveats(self) -> dict[str, PeriodCaveat]:
        """What is to be borne in mind of lines in some periods, by their ids."""
        return period_caveats_of(self.indicators)


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
    areas = tried(problems, lambda: read_areas(workbench))
    frameworks = tried(problems, lambda: read_frameworks(workbench))
    context = tried(problems, lambda: read_context(workbench))
    published = tried(problems, lambda: read_sources(workbench))
    duties = tried(problems, lambda: read_duties(workbench))
    glossary = tried(problems, lambda: read_glossary(workbench))
    indicators = tried(problems, lambda: register_of(frameworks, context)) if frameworks and context else None
    sources = published.by_id if published else None
    policy = None
    if frameworks and context and indicators:
        problems += [*_unknown_bases(indicators), *_unfit_bases(workbench, frameworks, context)]
        policy = tried(problems, partial(read_policy, workbench, indicators, sources)) if sources else None
    known = KnownRegisters(workbench, areas, indicators, sources)
    if not (areas and frameworks and context and published and sources and duties and glossary is not None and policy):
        raise InputError(*problems, *_problems_of_tables(known))
    if problems:
        raise InputError(*problems, *_problems_of_tables(known))
    return Library(workbench, areas, frameworks, context, sources, duties, glossary, policy, published.answers)


def _problems_of_tables(known: KnownRegisters) -> list[Problem]:
    """Tell what is wrong with the tables too, where registers are unsound; only then is pandas loaded here."""
    from cjreport.inputs.figures.observations import problems_of_tables  # noqa: PLC0415 (most commands need no figure)

    return problems_of_tables(known)


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


def tried(problems: list[Problem], read: Callable[[], Result]) -> Result | None:
    """Read, or note what is wrong and go on, so that every problem is told at once."""
    try:
        return read()
    except ReportError as error:
        problems += error.problems
    except OSError as error:
        file = Path(error.filename) if isinstance(error.filename, str) else None
        problems.append(Problem(f"this cannot be read: {error.strerror}", "Have its permissions put right.", file))
    return None
