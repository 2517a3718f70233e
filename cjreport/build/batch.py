"""Many reports at once: each in a process of its own, a failure never stopping the rest or costing what was there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from cjreport.build.build_record import RECORD, ReportRecord, reason_of, recorded
from cjreport.build.outputs.destination import refuse_workbench
from cjreport.build.outputs.folder import Shelf
from cjreport.build.outputs.runs import keep_run
from cjreport.build.release.freezing import Releases, finish_releases, to_release
from cjreport.build.run.attempts import Done, Lost
from cjreport.build.run.workers import run_each, usable_processors, warm_up
from cjreport.build.site import begin_site, site_names, write_site
from cjreport.errors import Problem, PublishError, ReportError, StorageError
from cjreport.inputs.choosing import of_kind, unsound_of_kind
from cjreport.inputs.published import PLANS, standing_in
from cjreport.publish.notebooks.validity import read_sound
from cjreport.publish.task import LIBRARY, NOTEBOOKS, PRELOAD, TIME_LIMIT, Task, make

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.build.release.freezing import Asked, Version
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.gathered import Gathered, Unsound
    from cjreport.inputs.parameters import ReportParams

KINDS = {"area": ("area",), "plan": ("plan",), "all": ("area", "plan")}
"""The kinds of report that a build can be of."""


@dataclass(frozen=True)
class Published:
    """A report that stands in its folder, what is to be told of it, and the *version* of it that is released.

    Told is what was left out, and what was left running.
    """

    report: ReportParams
    folder: Path
    left_out: tuple[Problem, ...]
    record: ReportRecord
    version: Version | None = None


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
    gathered: Gathered,
    out: Path,
    *,
    jobs: int | None = None,
    engine: str = "warm",
    kind: str = "area",
    release: Asked | None = None,
) -> Iterator[Published | Failed]:
    """Make reports and put each into its folder, giving each one's outcome as it ends; last, bring the site up to date.

    An annual report stands in ``out/<period>/<area>``, a plan in ``out/plans/<area>``; those of another country than
    Scotland in a folder of its name. *kind* is "area", "plan" or "all". Those whose inputs are not sound fail. With
    *release*, annual reports show new versions, which are frozen once they stand. What a build did stands in
    ``out/build.json`` when it ends. Raises PublishError if *out* is held by another build, cannot be written to or has
    something else where reports are to be, where a report must not be released, or there is no notebook to run,
    NotebookError where it cannot be read, InputError where plans are wanted and no area has one.
    """
    workbench, jobs = gathered.library.workbench, jobs or usable_processors()
    wanted = [(each, *chosen) for each in KINDS[kind] for chosen in of_kind(each, gathered)]
    failing = [_unsound(each, name, workbench) for name in KINDS[kind] for each in unsound_of_kind(name, gathered)]
    for each in KINDS[kind]:
        check_notebook(workbench, each)
    _make_ready(out, [_name(inputs, report, each) for each, report, inputs in wanted], workbench)
    chosen = [report for report, _ in gathered.sound]
    with to_release(chosen, workbench, release) as versions, Shelf(out) as shelf:
        site = begin_site(shelf, workbench, jobs)
        records = [*(each.record for each in failing), *(_record(each, report) for each, report, _ in wanted)]
        with recorded(shelf, engine, jobs, records) as recorder:
            yield from failing
            with Releases(shelf, workbench, versions) as releases, TemporaryDirectory(prefix="cjreport-") as runs:
                # what is left there by a kill is its owner's alone, and never in the folder for reports
                tasks = [_task(releases, Path(runs), engine, each) for each in wanted]
                for task, result in run_each(make, tasks, jobs, TIME_LIMIT, PRELOAD):
                    outcome = _outcome(releases, task, result)
                    recorder.note(outcome.record)
                    yield outcome
            write_site(site, whole={area.name for area in gathered.library.areas.all} <= gathered.areas)


def count_reports(gathered: Gathered, kind: str) -> int:
    """Count the reports that are wanted of a kind, those among them whose inputs are not sound."""
    return sum(len(of_kind(each, gathered)) + len(unsound_of_kind(each, gathered)) for each in KINDS[kind])


def _make_ready(out: Path, names: Sequence[str], workbench: Workbench) -> None:
    """Refuse a folder that is not for reports, before anything is touched, and end what a killed release has begun."""
    refuse_workbench(out, workbench)
    Shelf(out).refuse_foreign([*names, *site_names(workbench), RECORD])
    finish_releases(out, workbench)


def check_notebook(workbench: Workbench, kind: str = "area") -> None:
    """Raise PublishError if the workbench has lost the notebook of a kind of report, NotebookError if it is none."""
    if not (notebook := workbench.folder / NOTEBOOKS[kind]).is_file():
        raise PublishError(Problem("the notebook is missing", "Put it back.", notebook))
    with notebook.open(encoding="utf-8") as stream:
        read_sound(stream, notebook)


def _name(inputs: Inputs, report: ReportParams, kind: str) -> str:
    """Give the place of a report on the shelf."""
    folder = PLANS if kind == "plan" else report.period
    return standing_in(inputs.library.workbench.subfolder, folder, inputs.area.slug)


def _unsound(each: Unsound, kind: str, workbench: Workbench) -> Failed:
    """Give a report whose own inputs are not sound as one that failed, as one does whose cell fails."""
    told = {"outcome": "failed", "reason": reason_of(each.error, "", workbench.folder)}
    return Failed(each.report, str(each.error), _record(kind, each.report).model_copy(update=told))


def _record(kind: str, report: ReportParams) -> ReportRecord:
    return ReportRecord(kind=kind, **report.model_dump())


def _task(releases: Releases, runs: Path, engine: str, wanted: tuple[str, ReportParams, Inputs]) -> Task:
    kind, report, inputs = wanted
    name = _name(inputs, report, kind)
    staged, to_come = releases.shelf.stage(name), releases.to_come(report, name)
    ran = runs / f"{quote(name, safe='')}.ipynb"
    return Task(report, inputs.library.workbench, name, staged, engine, kind, to_come, ran)


def _outcome(releases: Releases, task: Task, result: Done[tuple[Problem, ...]] | Lost) -> Published | Failed:
    kept, problems = keep_run(task.ran, task.workbench, task.name)
    also = (*map(_left_running, result.ended), *problems)
    record = _record(task.kind, task.parameters).model_copy(update={"seconds": round(result.seconds, 1)})
    if isinstance(result, Done):
        record = record.model_copy(update={"outcome": "published", "place": task.name})
        folder, version = releases.place(task)
        return Published(task.parameters, folder, (*result.value, *also), record, version)
    if isinstance(result.error, StorageError):
        raise result.error  # a disk that is full for one report is for all
    reason = reason_of(result.error, result.reason, task.workbench.folder)
    record = record.model_copy(update={"outcome": "failed", "reason": reason})
    return Failed(task.parameters, result.reason, record, kept, _our_fault(result), also)


def _left_running(command: str) -> Problem:
    what = f"a program that the notebook had started was still running, and was ended: {command}"
    return Problem(what, "Wait for it, or end it, in the cell that starts it.")


def _our_fault(lost: Lost) -> str:
    """Give the traceback of what nobody but us can mend."""
    return "" if isinstance(lost.error, ReportError) else lost.trace
