"""Many reports at once: each in a process of its own, a failure never stopping the rest or costing what was there."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjreport.errors import Problem, PublishError, ReportError
from cjreport.inputs.choosing import of_kind
from cjreport.publish.attempts import Done, Lost
from cjreport.publish.found import PLANS, standing_in
from cjreport.publish.shelf import Shelf
from cjreport.publish.site_writing import begin_site, write_site
from cjreport.publish.tasks import FAILED, LIBRARY, NOTEBOOKS, PRELOAD, TIME_LIMIT, Task, make
from cjreport.publish.workers import run_each, warm_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.gather import Inputs
    from cjreport.inputs.parameters import ReportParams
    from cjreport.inputs.workbench import Workbench

KINDS = {"area": ("area",), "plan": ("plan",), "all": ("area", "plan")}
"""The kinds of report that a build can be of."""


@dataclass(frozen=True)
class Published:
    """A report that stands in its folder, and what its notebook showed that was left out."""

    report: ReportParams
    folder: Path
    left_out: tuple[Problem, ...]


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


def build_reports(
    chosen: Sequence[tuple[ReportParams, Inputs]],
    out: Path,
    *,
    jobs: int | None = None,
    engine: str = "warm",
    kind: str = "area",
) -> Iterator[Published | Failed]:
    """Make reports and put each into its folder, giving each one's outcome as it ends; last, bring the site up to date.

    An annual report stands in ``out/<period>/<area>``, a plan in ``out/plans/<area>``; those of another country than
    Scotland in a folder of its name. *kind* is "area", "plan" or "all". Raises PublishError if another build holds
    *out*, or there is no notebook to run, InputError where plans are wanted and no area has one.
    """
    library = chosen[0][1].library
    wanted = [(each, of_kind(each, chosen)) for each in KINDS[kind]]
    for each, _ in wanted:
        check_notebook(library.workbench, each)
    with Shelf(out) as shelf:
        site = begin_site(shelf, library.workbench, jobs)
        tasks = [_task(shelf, report, inputs, engine, each) for each, reports in wanted for report, inputs in reports]
        for task, result in run_each(make, tasks, jobs, TIME_LIMIT, PRELOAD):
            yield _outcome(shelf, task, result)
        write_site(site, whole={area.name for area in library.areas.all} <= {report.area for report, _ in chosen})


def check_notebook(workbench: Workbench, kind: str = "area") -> None:
    """Raise PublishError if the workbench has lost the notebook of a kind of report."""
    if not (notebook := workbench.folder / NOTEBOOKS[kind]).is_file():
        raise PublishError(Problem("the notebook is missing", "Put it back.", notebook))


def _task(shelf: Shelf, report: ReportParams, inputs: Inputs, engine: str, kind: str) -> Task:
    workbench = inputs.library.workbench
    folder = PLANS if kind == "plan" else report.period
    name = standing_in(workbench.shelf, folder, inputs.area.slug)
    return Task(report, workbench, name, shelf.stage(name), engine, kind)


def _outcome(shelf: Shelf, task: Task, result: Done[tuple[Problem, ...]] | Lost) -> Published | Failed:
    if isinstance(result, Done):
        return Published(task.parameters, shelf.place(task.folder, task.name), result.value)
    return Failed(task.parameters, result.reason, _keep_notebook(shelf, task), _our_fault(result))


def _our_fault(lost: Lost) -> str:
    """Give the traceback of what nobody but us can mend."""
    return "" if isinstance(lost.error, ReportError) else lost.trace


def _keep_notebook(shelf: Shelf, task: Task) -> Path | None:
    """Keep a failed notebook, as far as it ran, where an analyst can open it and the published report is not."""
    ran = task.folder / FAILED
    if not ran.is_file():
        return None
    kept = shelf.folder / "failed" / f"{task.name}.ipynb"
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(ran, kept)
    return kept
