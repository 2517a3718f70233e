"""Everything a report is made from, read and checked together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from cjreport.errors import InputError, Problem, ReportError
from cjreport.inputs.areas import Area, Areas, read_areas
from cjreport.inputs.frameworks import (
    Framework,
    Indicator,
    governing,
    read_context,
    read_frameworks,
    register_of,
)
from cjreport.inputs.observations import Known, read_observations
from cjreport.inputs.periods import check_financial_year
from cjreport.inputs.returns import AreaReturn, read_return
from cjreport.inputs.sources import Source, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd


@dataclass(frozen=True)
class Library:
    """What every report shares: areas, frameworks, indicators, sources and official figures."""

    home: Path
    areas: Areas
    frameworks: tuple[Framework, ...]
    context: tuple[Indicator, ...]
    sources: dict[str, Source]
    observations: pd.DataFrame

    @property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by its id."""
        return register_of(self.frameworks, self.context)


@dataclass(frozen=True)
class Inputs:
    """What one report is made from."""

    library: Library
    area: Area
    period: str
    framework: Framework
    words: AreaReturn


def read_library(home: Path) -> Library:
    """Read what every report shares, anew only where a file has changed; raises InputError with every problem."""
    files = sorted((home / "data").rglob("*.*"))
    return _read_library(home, tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files))


@lru_cache(maxsize=2)
def _read_library(home: Path, _as_they_stand: tuple[tuple[Path, int, int], ...]) -> Library:
    problems: list[Problem] = []
    areas = _tried(problems, lambda: read_areas(home))
    frameworks = _tried(problems, lambda: read_frameworks(home))
    context = _tried(problems, lambda: read_context(home))
    sources = _tried(problems, lambda: read_sources(home))
    if areas is None or frameworks is None or context is None or sources is None:
        raise InputError(*problems)
    codes = {areas.country.code, *(area.code for area in areas.all)}
    known = Known(codes, register_of(frameworks, context), sources)
    return Library(home, areas, frameworks, context, sources, read_observations(home, known))


def gather(home: Path, area: str, period: str) -> Inputs:
    """Gather what the report of *area* for *period* is made from; raises ReportError with every problem."""
    library = read_library(home)
    problems: list[Problem] = []
    found = _tried(problems, lambda: library.areas.find(area))
    framework = _tried(problems, lambda: governing(library.frameworks, check_financial_year(period)))
    if found is None or framework is None:
        raise InputError(*problems)
    return Inputs(library, found, period, framework, read_return(home, found, period, framework))


Result = TypeVar("Result")


def _tried(problems: list[Problem], read: Callable[[], Result]) -> Result | None:
    """Read, or note what is wrong and go on, so that every problem is told at once."""
    try:
        return read()
    except ReportError as error:
        problems += error.problems
        return None
