"""Many reports at once: each in a process of its own, a failure never stopping the rest or costing what was there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjreport.errors import Problem, PublishError, ReportError
from cjreport.inputs.choosing import of_kind, unsound_of_kind
from cjreport.publish.attempts import Done, Lost
from cjreport.publish.build_record import ReportRecord, reason_of, recorded
from cjreport.publish.found import PLANS, standing_in
from cjreport.publish.runs import keep_run
from cjreport.publish.shelf import Shelf
from cjreport.publish.site_writing import begin_site, write_site
from cjreport.publish.tasks import AS_RUN, LIBRARY, NOTEBOOKS, PRELOAD, TIME_LIMIT, Task, make
from cjreport.publish.workers import run_each, usable_processors, warm_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.choosing import Gathered, Unsound
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.parameters import ReportParams
    from cjreport.inputs.workbench import Workbench

KINDS = {"area": ("area",), "plan": ("plan",), "all": ("area", "plan")}
"""The kinds of report that a build can be of."""


@dataclass(frozen=True)
class Published:
    """A report that stands in its folder, and what is to be told of it: what was left out, what was left running."""

    report: ReportParams
    folder: Path
    left_out: tuple[Problem, ...]
    record: ReportRecord


@dataclass(frozen=True)
class Failed:
    """A report that could not be made, and why; *notebook* is there if it ran at all.

    What was published before stays in place. *trace* is there if the fault is ours.
    """

    report: ReportParams
    reason: str
    record: ReportRecord
    notebook: Path | None = None
    trace: str = field(default="", repr=False)
    also: tuple[Problem, ...] = ()


def warm_up_for(workbench: Workbench) -> None:
    """Have everything that reports of a workbench take loaded, while their inputs are being checked."""
    os.environ.update(zip(LIBRARY, (str(workbench.folder), workbench.country), strict=True))
    warm_up(PRELOAD)


def build_reports(  # noqa: PLR0913 (a build's options)
    chosen: Sequence[tuple[ReportParams, Inputs]],
    out: Path,
    *,
    jobs: int | None = None,
    engine: str = "warm",
    kind: str = "area",
    unsound: Sequence[Unsound] = (),
) -> Iterator[Published | Failed]:
    """Make reports and put each into its folder, giving each one's outcome as it ends; last, bring the site up to date.

    An annual report stands in ``out/<period>/<area>``, a plan in ``out/plans/<area>``; those of another country than
    Scotland in a folder of its name. *kind* is "area", "plan" or "all". Those that are *unsound* fail. What a build
    did stands in ``out/build.json`` when it ends. Raises PublishError if another build holds *out*, or there is no
    notebook to run, InputError where plans are wanted and no area has one.
    """
    library = chosen[0][1].library
    wanted = [(each, of_kind(each, chosen, unsound)) for each in KINDS[kind]]
    failing = [
        _unsound(each, name, library.workbench) for name in KINDS[kind] for each in unsound_of_kind(name, unsound)
    ]
    for each, _ in wanted:
        check_notebook(library.workbench, each)
    with Shelf(out) as shelf:
        site = begin_site(shelf, library.workbench, jobs)
        tasks = [_task(shelf, report, inputs, engine, each) for each, reports in wanted for report, inputs in reports]
        records = [*(each.record for each in failing), *map(_record, tasks)]
        with recorded(shelf, engine, jobs or usable_processors(), records) as recorder:
            yield from failing
            for task, result in run_each(make, tasks, jobs, TIME_LIMIT, PRELOAD):
                outcome = _outcome(shelf, task, result)
                recorder.note(outcome.record)
                yield outcome
            asked_for = {*(report.area for report, _ in chosen), *(each.report.area for each in unsound)}
            write_site(site, whole={area.name for area in library.areas.all} <= asked_for)


def count_reports(gathered: Gathered, kind: str) -> int:
    """Count the reports that are wanted of a kind, those among them whose inputs are not sound."""
    return sum(
        len(of_kind(each, gathered.sound, gathered.unsound)) + len(unsound_of_kind(each, gathered.unsound))
        for each in KINDS[kind]
    )


def check_notebook(workbench: Workbench, kind: str = "area") -> None:
    """Raise PublishError if the workbench has lost the notebook of a kind of report."""
    if not (notebook := workbench.folder / NOTEBOOKS[kind]).is_file():
        raise PublishError(Problem("the notebook is missing", "Put it back.", notebook))


def _task(shelf: Shelf, report: ReportParams, inputs: Inputs, engine: str, kind: str) -> Task:
    workbench = inputs.library.workbench
    folder = PLANS if kind == "plan" else report.period
    name = standing_in(workbench.shelf, folder, inputs.area.slug)
    return Task(report, workbench, name, shelf.stage(name), engine, kind)


def _unsound(each: Unsound, kind: str, workbench: Workbench) -> Failed:
    """Give a report whose own inputs are not sound as one that failed, as one does whose cell fails."""
    record = ReportRecord(
        kind=kind,
        **each.report.model_dump(),
        outcome="failed",
        reason=reason_of(each.error, "", workbench.folder),
    )
    return Failed(each.report, str(each.error), record)


def _record(task: Task) -> ReportRecord:
    return ReportRecord(kind=task.kind, **task.parameters.model_dump())


def _outcome(shelf: Shelf, task: Task, result: Done[tuple[Problem, ...]] | Lost) -> Published | Failed:
    kept, problems = keep_run(task.folder / AS_RUN, task.workbench, task.name)
    also = (*map(_left_running, result.ended), *problems)
    told = {"seconds": round(result.seconds, 1)}
    if isinstance(result, Done):
        record = _record(task).model_copy(update=told | {"outcome": "published", "place": task.name})
        return Published(task.parameters, shelf.place(task.folder, task.name), (*result.value, *also), record)
    reason = reason_of(result.error, result.reason, task.workbench.folder)
    record = _record(task).model_copy(update=told | {"outcome": "failed", "reason": reason})
    return Failed(task.parameters, result.reason, record, kept, _our_fault(result), also)


def _left_running(command: str) -> Problem:
    what = f"a program that the notebook had started was still running, and was ended: {command}"
    return Problem(what, "Wait for it, or end it, in the cell that starts it.")


def _our_fault(lost: Lost) -> str:
    """Give the traceback of what nobody but us can mend."""
    return "" if isinstance(lost.error, ReportError) else lost.trace
