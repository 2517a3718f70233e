"""Everything a report is made from, read and checked together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, ReportError
from cjreport.inputs.areas import Areas, Place, read_areas
from cjreport.inputs.documents import nearest
from cjreport.inputs.frameworks import (
    Context,
    Framework,
    Indicator,
    governing,
    read_context,
    read_frameworks,
    register_of,
)
from cjreport.inputs.observations import Known, read_observations
from cjreport.inputs.returns import AreaReturn, read_return
from cjreport.inputs.sources import Source, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pandas as pd

    from cjreport.inputs.workbench import Workbench


@dataclass(frozen=True, eq=False)
class Registers:
    """What is known before any figure: areas, frameworks, indicators and sources."""

    areas: Areas
    frameworks: tuple[Framework, ...]
    context: Context
    sources: dict[str, Source]

    @property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its id."""
        return register_of(self.frameworks, self.context)


@dataclass(frozen=True, eq=False)
class Library(Registers):
    """What every report shares: the registers, and the official figures."""

    workbench: Workbench
    observations: pd.DataFrame


@dataclass(frozen=True)
class Inputs:
    """What one report is made from."""

    library: Library
    area: Place
    period: str
    framework: Framework
    words: AreaReturn


def gather(workbench: Workbench, area: str, period: str) -> Inputs:
    """Gather what the report of *area* for *period* is made from; raises InputError with every problem."""
    problems: list[Problem] = []
    registers = read_registers(workbench)
    areas = registers.areas
    library = _tried(problems, lambda: read_library(workbench))
    found = _tried(problems, lambda: areas.find(area))
    framework = _tried(problems, lambda: governing(registers.frameworks, areas.country.check_period(period)))
    words = None
    if found and framework:
        words = _tried(problems, lambda: read_return(workbench, found, areas, period, framework))
    if library is None or found is None or framework is None or words is None:
        raise InputError(*problems)
    return Inputs(library, found, period, framework, words)


def read_registers(workbench: Workbench) -> Registers:
    """Read the registers, anew only where a file has changed; raises InputError with every problem of every one."""
    return _read_registers(workbench, _as_they_stand(workbench))


def read_library(workbench: Workbench) -> Library:
    """Read the registers and the official figures, anew only where a file has changed; raises InputError.

    Figures can be checked only once the registers that name their areas and indicators are sound.
    """
    return _read_library(workbench, _as_they_stand(workbench))


def _as_they_stand(workbench: Workbench) -> tuple[tuple[Path, int, int], ...]:
    files = sorted(file for file in {*_files(workbench.registers), *_files(workbench.data)})
    return tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)


def _files(folder: Path) -> Iterator[Path]:
    """List a folder's files and those of its own tables and frameworks, not another country's."""
    for place in (folder, folder / "frameworks", folder / "official"):
        yield from (file for file in place.glob("*.*") if file.is_file())


@lru_cache(maxsize=2)
def _read_registers(workbench: Workbench, _: tuple[tuple[Path, int, int], ...]) -> Registers:
    problems: list[Problem] = []
    areas = _tried(problems, lambda: read_areas(workbench))
    frameworks = _tried(problems, lambda: read_frameworks(workbench))
    context = _tried(problems, lambda: read_context(workbench))
    sources = _tried(problems, lambda: read_sources(workbench))
    if areas is None or frameworks is None or context is None or sources is None:
        raise InputError(*problems)
    registers = Registers(areas, frameworks, context, sources)
    if unknown := [*_unknown_bases(registers.indicators)]:
        raise InputError(*unknown)
    return registers


def _unknown_bases(indicators: dict[str, Indicator]) -> Iterator[Problem]:
    """Tell the population bases that indicators name and no register has."""
    for indicator in indicators.values():
        if indicator.base is not None and indicator.base not in indicators:
            what = f'the indicator {indicator.id} has an unknown base, "{indicator.base}"'
            yield Problem(what, nearest(indicator.base, list(indicators)))


@lru_cache(maxsize=2)
def _read_library(workbench: Workbench, _: tuple[tuple[Path, int, int], ...]) -> Library:
    registers = read_registers(workbench)
    areas = registers.areas
    codes = {areas.country.code, *(area.code for area in areas.all), *(region.code for region in areas.regions)}
    observations = read_observations(workbench, Known(codes, registers.indicators, registers.sources))
    return Library(**vars(registers), workbench=workbench, observations=observations)


Result = TypeVar("Result")


def _tried(problems: list[Problem], read: Callable[[], Result]) -> Result | None:
    """Read, or note what is wrong and go on, so that every problem is told at once."""
    try:
        return read()
    except ReportError as error:
        problems += error.problems
        return None
