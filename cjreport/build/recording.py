"""Writes down what a build did, in build.json."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from cjreport.build.outputs.build_json import RECORD, BuildRecord, ReportRecord
from cjreport.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.build.outputs.placing import Outputs
    from cjreport.errors import Problem
    from cjreport.inputs.item import Item

ELSEWHERE = "what was wrong was told where the build ran"
"""The reason where nothing but words that may hold values says why."""


def record_of(item: Item) -> ReportRecord:
    """Give the record of a report that has not been started."""
    return ReportRecord(kind=item.kind, area=item.place, period=item.period, country=item.country)


class Recorder:
    """Notes what becomes of the reports of a build, of which none has been started."""

    def __init__(self, reports: Sequence[ReportRecord]) -> None:
        self._reports = {_key(each): each for each in reports}

    def note(self, report: ReportRecord) -> None:
        """Note what became of a report."""
        self._reports[_key(report)] = report

    @property
    def reports(self) -> tuple[ReportRecord, ...]:
        """The reports as they stand."""
        return tuple(self._reports.values())


@contextmanager
def recorded(outputs: Outputs, engine: str, jobs: int, reports: Sequence[ReportRecord]) -> Iterator[Recorder]:
    """Write down what a build did once it ends, be it that it was stopped."""
    started, began, recorder = _now(), monotonic(), Recorder(reports)
    try:
        yield recorder
    finally:
        ended, seconds = _now(), round(monotonic() - began, 1)
        record = BuildRecord(
            started=started, ended=ended, seconds=seconds, engine=engine, jobs=jobs, reports=recorder.reports
        )
        outputs.write(RECORD, record.model_dump_json(indent=2) + "\n")


def reason_of(error: BaseException | None, said: str, folder: Path) -> str:
    """Say why a report failed by its places alone, as seen from the workbench's *folder*: words may hold values.

    What was *said* is given where nothing was raised: then it is this package's own words.
    """
    if error is None:
        return said
    problems = error.problems if isinstance(error, ReportError) else ()
    places = [*dict.fromkeys(filter(None, (_place(problem, folder) for problem in problems)))]
    if not places:
        return ELSEWHERE
    return places[0] + (f", and {len(places) - 1} more" if len(places) > 1 else "")


def _place(problem: Problem, folder: Path) -> str:
    file = problem.file
    if file is None:
        return problem.place
    seen = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
    return ", ".join(filter(None, (seen, f"line {problem.line}" if problem.line else "", problem.place)))


def _key(report: ReportRecord) -> tuple[str, str, str]:
    return report.kind, report.area, report.period


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
