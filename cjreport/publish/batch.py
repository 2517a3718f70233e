"""Many reports at once: each in a process of its own, a failure never stopping the rest or costing what was there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjreport.errors import Problem, PublishError, ReportError, StorageError
from cjreport.inputs.choosing import of_kind
from cjreport.publish.found import PLANS, standing_in
from cjreport.publish.outputs import refuse_workbench
from cjreport.publish.releasing import Releases, finish_releases, to_release
from cjreport.publish.shelf import Shelf
from cjreport.publish.site_writing import begin_site, site_names, write_site
from cjreport.publish.tasks import FAILED, LIBRARY, NOTEBOOKS, PRELOAD, TIME_LIMIT, Task, make
from cjreport.publish.workers import Done, Lost, run_each, warm_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.parameters import ReportParams
    from cjreport.inputs.workbench import Workbench
    from cjreport.publish.releasing import Asked, Version

KINDS = {"area": ("area",), "plan": ("plan",), "all": ("area", "plan")}
"""The kinds of report that a build can be of."""


@dataclass(frozen=True)
class Published:
    """A report that stands in its folder, what its notebook showed that was left out, and the *version* released."""

    report: ReportParams
    folder: Path
    left_out: tuple[Problem, ...]
    version: Version | None = None


@dataclass(frozen=True)
class Failed:
    """A report that could not be made, and why; *notebook* is there if it ran at all.

    What was published before stays in place. *trace* is there if the fault is ours.
    """

    report: ReportParams
    reason: str
    notebook: Path | None = None
    trace: str = field(default="", repr=False)


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
    release: Asked | None = None,
) -> Iterator[Published | Failed]:
    """Make reports and put each into its folder, giving each one's outcome as it ends; last, bring the site up to date.

    An annual report stands in ``out/<period>/<area>``, a plan in ``out/plans/<area>``; those of another country than
    Scotland in a folder of its name. *kind* is "area", "plan" or "all". With *release*, annual reports show
    new versions, which are frozen once they stand. Raises PublishError if *out* is held by another build, cannot be
    written to or has something else where reports are to be, where a report must not be released, or there is no
    notebook to run, InputError where plans are wanted and no area has one.
    """
    library = chosen[0][1].library
    wanted = [(each, of_kind(each, chosen)) for each in KINDS[kind]]
    for each, _ in wanted:
        check_notebook(library.workbench, each)
    names = [_name(inputs, report, each) for each, reports in wanted for report, inputs in reports]
    _make_ready(out, [*names, *map(_failed_name, names)], library.workbench)
    with to_release([report for report, _ in chosen], library.workbench, release) as versions, Shelf(out) as shelf:
        site = begin_site(shelf, library.workbench, jobs)
        with Releases(shelf, library.workbench, versions) as releases:
            tasks = [
                _task(releases, report, inputs, engine, each) for each, reports in wanted for report, inputs in reports
            ]
            for task, result in run_each(make, tasks, jobs, TIME_LIMIT, PRELOAD):
                yield _outcome(releases, task, result)
        write_site(site, whole={area.name for area in library.areas.all} <= {report.area for report, _ in chosen})


def _make_ready(out: Path, names: Sequence[str], workbench: Workbench) -> None:
    """Refuse a folder that is not for reports, before anything is touched, and end what a killed release has begun."""
    refuse_workbench(out, workbench)
    Shelf(out).refuse_foreign([*names, *site_names(workbench)])
    finish_releases(out, workbench)


def check_notebook(workbench: Workbench, kind: str = "area") -> None:
    """Raise PublishError if the workbench has lost the notebook of a kind of report."""
    if not (notebook := workbench.folder / NOTEBOOKS[kind]).is_file():
        raise PublishError(Problem("the notebook is missing", "Put it back.", notebook))


def _name(inputs: Inputs, report: ReportParams, kind: str) -> str:
    """Give the place of a report on the shelf."""
    folder = PLANS if kind == "plan" else report.period
    return standing_in(inputs.library.workbench.shelf, folder, inputs.area.slug)


def _failed_name(name: str) -> str:
    """Give the place of the notebook of a report that failed."""
    return f"failed/{name}.ipynb"


def _task(releases: Releases, report: ReportParams, inputs: Inputs, engine: str, kind: str) -> Task:
    name = _name(inputs, report, kind)
    staged, to_come = releases.shelf.stage(name), releases.to_come(report, name)
    return Task(report, inputs.library.workbench, name, staged, engine, kind, to_come)


def _outcome(releases: Releases, task: Task, result: Done[tuple[Problem, ...]] | Lost) -> Published | Failed:
    if isinstance(result, Done):
        (task.folder / FAILED).unlink(missing_ok=True)  # the whole notebook is not for publication
        folder, version = releases.place(task)
        return Published(task.parameters, folder, result.value, version)
    if isinstance(result.error, StorageError):
        raise result.error  # a disk that is full for one report is for all
    return Failed(task.parameters, result.reason, _keep_notebook(releases.shelf, task), _our_fault(result))


def _our_fault(lost: Lost) -> str:
    """Give the traceback of what nobody but us can mend."""
    return "" if isinstance(lost.error, ReportError) else lost.trace


def _keep_notebook(shelf: Shelf, task: Task) -> Path | None:
    """Keep a failed notebook, as far as it ran, where an analyst can open it and the published report is not."""
    ran = task.folder / FAILED
    if not ran.is_file():
        return None
    return shelf.move_in(ran, _failed_name(task.name))
