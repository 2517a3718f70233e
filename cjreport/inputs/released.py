"""What was released: the figures of each report as they were shown then, never changed afterwards."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from cjreport.errors import InputError, Problem
from cjreport.inputs.documents import Record
from cjreport.inputs.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjreport.inputs.areas import Areas, Place
    from cjreport.inputs.workbench import Workbench


class Released(Record):
    """A figure as a version of a report showed it; *kind* says whose: calculated, or stated by the partnership."""

    version: int = Field(ge=1)
    date: dt.date
    reason: str
    digest: str
    kind: Literal["measure", "stated"]
    figure: str
    period: str
    count: float | None
    base: float | None
    value: float | None
    unit: str
    status: str


class Release(Record):
    """A version of a report: its period, number and date, why it was made anew, what it showed.

    *digest* stands for what was shown, words and figures together.
    """

    period: str
    version: int
    date: dt.date
    reason: str
    digest: str
    figures: tuple[Released, ...]


def released_file(workbench: Workbench, place: Place, period: str) -> Path:
    """Say where the released figures of a place's report for a period stand."""
    return workbench.data / "released" / period / f"{place.slug}.csv"


def read_releases(workbench: Workbench, place: Place, period: str) -> tuple[Release, ...]:
    """Read every version of a report that was released, the latest last; raises InputError with every problem."""
    file = released_file(workbench, place, period)
    if not file.is_file():
        return ()
    return _read(file, period, file.stat().st_mtime_ns, file.stat().st_size)


def every_release(workbench: Workbench, areas: Areas) -> Iterator[tuple[Place, Release]]:
    """List every version of every report that was released, with its place."""
    if (workbench.data / "released").is_dir():
        for place in (*areas.all, *areas.partnerships):
            for period in areas.country.periods:
                yield from ((place, release) for release in read_releases(workbench, place, period))


@lru_cache(maxsize=512)
def _read(file: Path, period: str, _changed: int, _size: int) -> tuple[Release, ...]:
    rows: list[Released] = []
    problems: list[Problem] = []
    for line, row in read_rows(file, list(Released.model_fields)).items():
        try:
            rows.append(Released.model_validate({name: text or None for name, text in row.items()} | _words(row)))
        except ValidationError as error:
            problems += [
                Problem(e["msg"], "Put the file back as it was released.", file, line, str(e["loc"][0]))
                for e in error.errors()
            ]
    if problems:
        raise InputError(*problems)
    versions = sorted({row.version for row in rows})
    return tuple(_release(period, [row for row in rows if row.version == version]) for version in versions)


def _words(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("reason", "unit", "digest", "status")}


def _release(period: str, rows: list[Released]) -> Release:
    first = rows[0]
    return Release(
        period=period,
        version=first.version,
        date=first.date,
        reason=first.reason,
        digest=first.digest,
        figures=tuple(rows),
    )
