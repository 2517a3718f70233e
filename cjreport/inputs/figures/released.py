"""What was released: the figures of each report as they were shown then, never changed afterwards."""

from __future__ import annotations

import datetime as dt
import os
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from cjreport.errors import InputError, Problem, ReportError
from cjreport.inputs.figures.last_versions import gone, head_of
from cjreport.inputs.figures.seals import MEND, broken_seals, read_seal
from cjreport.inputs.files.apostrophes import as_typed
from cjreport.inputs.files.checked_yaml import Record
from cjreport.inputs.files.tables import read_rows
from cjreport.inputs.item import ANNUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.registers.areas import Areas, Place


TO_COME = "CJREPORT_TO_COME"
"""Environment variable: a folder laid out as the workbench, with a released file as it is about to be."""


class Origin(StrEnum):
    """Whose a figure is: calculated from what is published, or stated by the partnership."""

    CALCULATED = "measure"
    STATED = "stated"


class Released(Record):
    """A figure as a version of a report showed it; *kind* says whose it is."""

    version: int = Field(ge=1)
    date: dt.date
    reason: str
    digest: str
    kind: Origin
    figure: str
    period: str
    count: float | None
    base: float | None
    value: float | None
    unit: str
    status: str


class Release(Record):
    """A version of a report: its period, number and date, why it was made anew, what it showed.

    *digest* stands for what was shown, words and figures together. A version that is not *sealed* was released before
    a digest held its rows, and nobody can tell whether they have been changed. One that is not *noted* stands in no
    list of heads, and nobody can tell whether a later one has been removed.
    """

    period: str
    version: int
    date: dt.date
    reason: str
    digest: str
    sealed: bool
    noted: bool = True
    figures: tuple[Released, ...]


def released_file(workbench: Workbench, place: Place, period: str, kind: str = ANNUAL) -> Path:
    """Say where the released figures of a place's report for a period stand; each kind of report has its own file."""
    name = place.slug if kind == ANNUAL else f"{place.slug}.{kind}"
    return workbench.data / "released" / period / f"{name}.csv"


def read_releases(workbench: Workbench, place: Place, period: str, kind: str = ANNUAL) -> tuple[Release, ...]:
    """Read every version of a report of a kind that was released, the latest last, and one that is about to be.

    Raises InputError with every problem, and where a version is not as it was released.
    """
    file = released_file(workbench, place, period, kind)
    to_come = Path(os.environ.get(TO_COME) or workbench.folder, file.relative_to(workbench.folder))
    releases, problems = _read(to_come if to_come.is_file() else file, period)
    problems = problems or tuple(gone(file, {each.version: _seal(each) for each in releases}))
    if problems:
        raise InputError(*problems)
    head = head_of(file)
    return tuple(each.model_copy(update={"noted": bool(head and each.version <= head.version)}) for each in releases)


def every_release(workbench: Workbench, areas: Areas) -> Iterator[tuple[Place, Release]]:
    """List every version of every report that was released, with its place, as far as it can be read.

    A file that is not as it was released is told where its own report is made, and stops no other.
    """
    if (workbench.data / "released").is_dir():
        for place in (*areas.all, *areas.partnerships):
            for period in areas.country.periods:
                for file in _of_every_kind(released_file(workbench, place, period)):
                    releases, _ = _read(file, period)
                    yield from ((place, release) for release in releases)


def _of_every_kind(file: Path) -> Iterator[Path]:
    """Give the released file of an annual report, and those of the other kinds beside it."""
    yield file
    yield from sorted(file.parent.glob(f"{file.stem}.*{file.suffix}"))


def _read(file: Path, period: str) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
    if not file.is_file():
        return (), ()
    return _read_anew(file, period, file.stat().st_mtime_ns, file.stat().st_size)


@lru_cache(maxsize=512)
def _read_anew(file: Path, period: str, _changed: int, _size: int) -> tuple[tuple[Release, ...], tuple[Problem, ...]]:
    try:
        table = read_rows(file, list(Released.model_fields))
    except ReportError as error:
        return (), error.problems
    rows: list[Released] = []
    problems: list[Problem] = []
    for line, row in table.items():
        try:
            rows.append(Released.model_validate({name: text or None for name, text in row.items()} | _words(row)))
        except ValidationError as error:
            problems += [Problem(e["msg"], MEND, file, line, str(e["loc"][0])) for e in error.errors()]
    versions = sorted({row.version for row in rows})
    releases = tuple(_release(period, [row for row in rows if row.version == version]) for version in versions)
    return releases, tuple(problems or broken_seals(file, table))


def _seal(release: Release) -> str:
    return read_seal(release.figures[0].digest).version


def _words(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("reason", "unit", "digest", "status")}


def _release(period: str, rows: list[Released]) -> Release:
    first, seal = rows[0], read_seal(rows[0].digest)
    return Release(
        period=period,
        version=first.version,
        date=first.date,
        reason=as_typed(first.reason),
        digest=seal.shown,
        sealed=bool(seal.version),
        figures=tuple(rows),
    )
