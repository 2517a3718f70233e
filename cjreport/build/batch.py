"""Many reports at once: each in a process of its own, a failure never stopping the rest or costing what was there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

from cjreport.build.outputs.build_json import RECORD
from cjreport.build.outputs.destination import refuse_workbench
from cjreport.build.outputs.kept_notebooks import keep_run
from cjreport.build.outputs.placing import Outputs
from cjreport.build.recording import reason_of, record_of, recorded
from cjreport.build.release.contents import to_release, unfit_reports
from cjreport.build.release.freezing import Releases, finish_releases
from cjreport.build.run.attempts import Done, Lost
from cjreport.build.run.jobs import LIBRARY, PRELOAD, TIME_LIMIT, make
from cjreport.build.run.workers import run_each, usable_processors, warm_up
from cjreport.build.site import begin_site, site_files, write_site
from cjreport.errors import Problem, PublishError, ReportError, StorageError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.gathered import gather_each
from cjreport.measures.disclosure.gate import protected_figures
from cjreport.publish.notebooks.validity import read_valid
from cjreport.publish.task import Task
from cjreport.reports.kinds import AREA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.build.outputs.build_json import ReportRecord
    from cjreport.build.release.freezing import Asked, Version
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.gathered import Gathered
    from cjreport.inputs.item import Item
    from cjreport.reports.kind import Due, ReportKind


@dataclass(frozen=True)
class Options:
    """How reports are made: of which kinds, how many at once, by which engine, and the release that is asked for.

    Without *jobs*, one a processor. The engine is "warm", or "kernel" for a stock kernel each.
    """

    kinds: tuple[ReportKind, ...] = (AREA,)
    jobs: int | None = None
    engine: str = "warm"
    release: Asked | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a report of a kind."""

    kind: ReportKind
    item: Item
    record: ReportRecord

    @property
    def name(self) -> str:
        """The report as people name it."""
        return self.kind.named(self.item.place, self.item.period)


@dataclass(frozen=True)
class Published(Outcome):
    """A report that stands in its folder, what is to be told of it, and the *version* of it that is released.

    Told is what was left out, and what was left running.
    """

    folder: Path
    left_out: tuple[Problem, ...] = ()
    version: Version | None = None


@dataclass(frozen=True)
class Failed(Outcome):
    """A report that could not be made, and why; *notebook* is there if it ran at all.

    What was published before stays in place. *trace* is there if the fault is ours.
    """

    reason: str
    notebook: Path | None = None
    trace: str = field(default="", repr=False)
    also: tuple[Problem, ...] = ()


DEFAULT = Options()


def build(
    workbench: Workbench,
    areas: Sequence[str] = (),
    periods: Sequence[str] = (),
    out: Path | None = None,
    options: Options = DEFAULT,
) -> tuple[Published | Failed, ...]:
    """Make the reports of *areas* for *periods* and bring the site up to date, as the command `cjreport build` does.

    By default reports are of every area and of the latest period, and stand in the workbench's outputs. Gives what
    became of each, which out/build.json tells too. Raises ReportError as build_reports() does, and where the inputs of
    all of them are not sound.
    """
    gathered = ready(workbench, areas, periods, options)
    if not gathered.sound:
        gathered.refuse_unsound()
    protected_figures(gathered.library)
    return tuple(build_reports(gathered, out or workbench.folder / "outputs", options))


def ready(workbench: Workbench, areas: Sequence[str], periods: Sequence[str], options: Options = DEFAULT) -> Gathered:
    """Gather what reports of *areas* for *periods* are made from, those that must not be released told among failing.

    Meanwhile all that reports take is being loaded. Raises InputError where something that all share is not sound.
    """
    warm_up_for(workbench)
    gathered = gather_each(workbench, choose_reports(workbench, areas, periods))
    if asked := options.release:
        gathered = gathered.without(unfit_reports(options.kinds, gathered, asked))
    return gathered


def warm_up_for(workbench: Workbench) -> None:
    """Have everything that reports of a workbench take loaded, while their inputs are being checked."""
    os.environ.update(zip(LIBRARY, (str(workbench.folder), workbench.country), strict=True))
    warm_up(PRELOAD)


def build_reports(gathered: Gathered, out: Path, options: Options = DEFAULT) -> Iterator[Published | Failed]:
    """Make reports and put each into its folder, giving each one's outcome as it ends; last, bring the site up to date.

    A report stands where its kind says; those of another country than Scotland in a folder of its name. Those whose
    inputs are not sound fail. With a release, reports show new versions, which are frozen once they stand. What a build
    did stands in ``out/build.json`` when it ends. Raises PublishError if *out* is held by another build, cannot be
    written to or has something else where reports are to be, where a report must not be released, or there is no
    notebook to run, NotebookError where it cannot be read, InputError where plans are wanted and no area has one.
    """
    workbench, jobs = gathered.library.workbench, options.jobs or usable_processors()
    due = [(kind, kind.due(gathered)) for kind in options.kinds]
    wanted = [(kind, item, kind.place_of(item, gathered.library)) for kind, each in due for item in each.items]
    for kind in options.kinds:
        check_notebook(workbench, kind)
    _make_ready(out, {name: kind.files for kind, _, name in wanted}, workbench)
    failing = [*_unsound(due, workbench)]
    released = [(kind, item) for kind, item, _ in wanted if kind.released]
    with to_release(released, workbench, options.release) as versions, Outputs(out) as outputs:
        site = begin_site(outputs, workbench, jobs, options.kinds)
        records = [*(each.record for each in failing), *(record_of(item) for _, item, _ in wanted)]
        with recorded(outputs, options.engine, jobs, records) as recorder:
            yield from failing
            with Releases(outputs, workbench, versions) as releases, TemporaryDirectory(prefix="cjreport-") as runs:
                # what is left there by a kill is its owner's alone, and never in the folder for reports
                tasks = [_task(releases, Path(runs), options.engine, each) for each in wanted]
                for task, result in run_each(make, tasks, jobs, TIME_LIMIT, PRELOAD):
                    outcome = _outcome(releases, task, result)
                    recorder.note(outcome.record)
                    yield outcome
            write_site(site, whole={area.name for area in gathered.library.areas.all} <= gathered.areas)


def count_reports(gathered: Gathered, kinds: Sequence[ReportKind]) -> int:
    """Count the reports that are wanted of some kinds, those among them whose inputs are not sound."""
    return sum(len(kind.due(gathered)) for kind in kinds)


def _make_ready(out: Path, reports: Mapping[str, Sequence[str]], workbench: Workbench) -> None:
    """Refuse a folder that is not for reports, before anything is touched, and end what a killed release has begun."""
    refuse_workbench(out, workbench)
    Outputs(out).refuse_foreign({**reports, **site_files(workbench), RECORD: ()})
    finish_releases(out, workbench)


def check_notebook(workbench: Workbench, kind: ReportKind = AREA) -> None:
    """Raise PublishError if the workbench has lost the notebook of a kind of report, NotebookError if it is none."""
    if kind.notebook is None:
        return
    if not (notebook := workbench.folder / kind.notebook).is_file():
        raise PublishError(Problem("the notebook is missing", "Put it back.", notebook))
    with notebook.open(encoding="utf-8") as stream:
        read_valid(stream, notebook)


def _unsound(due: Sequence[tuple[ReportKind, Due]], workbench: Workbench) -> Iterator[Failed]:
    """Give reports whose own inputs are not sound as ones that failed, as one does whose cell fails."""
    for kind, each in due:
        for item, error in each.failing:
            told = {"outcome": "failed", "reason": reason_of(error, "", workbench.folder)}
            yield Failed(kind, item, record_of(item).model_copy(update=told), str(error))


def _task(releases: Releases, runs: Path, engine: str, wanted: tuple[ReportKind, Item, str]) -> Task:
    kind, item, name = wanted
    staged, to_come = releases.outputs.stage(name), releases.to_come(item, name)
    return Task(kind, item, releases.workbench, name, staged, engine, to_come, runs / f"{quote(name, safe='')}.ipynb")


def _outcome(releases: Releases, task: Task, result: Done[tuple[Problem, ...]] | Lost) -> Published | Failed:
    kept, problems = keep_run(task.ran, task.workbench, task.name)
    also = (*map(_left_running, result.ended), *problems)
    record = record_of(task.item).model_copy(update={"seconds": round(result.seconds, 1)})
    if isinstance(result, Done):
        record = record.model_copy(update={"outcome": "published", "place": task.name})
        folder, version = releases.place(task)
        return Published(task.kind, task.item, record, folder, (*result.value, *also), version)
    if isinstance(result.error, StorageError):
        raise result.error  # a disk that is full for one report is for all
    reason = reason_of(result.error, result.reason, task.workbench.folder)
    record = record.model_copy(update={"outcome": "failed", "reason": reason})
    return Failed(task.kind, task.item, record, result.reason, kept, _our_fault(result), also)


def _left_running(command: str) -> Problem:
    what = f"a program that the notebook had started was still running, and was ended: {command}"
    return Problem(what, "Wait for it, or end it, in the cell that starts it.")


def _our_fault(lost: Lost) -> str:
    """Give the traceback of what nobody but us can mend."""
    return "" if isinstance(lost.error, ReportError) else lost.trace
