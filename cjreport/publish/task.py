"""A report to make, as the process that orders it and the one that makes it both know it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjreport.inputs.figures.released import TO_COME
from cjreport.inputs.files.put_in_place import SPENT, refusals_told

if TYPE_CHECKING:
    from cjreport.errors import Problem
    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.parameters import ReportParams

NOTEBOOKS = {"area": Path("notebooks", "area_report.ipynb"), "plan": Path("notebooks", "outcomes_plan.ipynb")}
"""The notebook of each kind of report, in the workbench's folder: an area's annual report, and its plan."""
FILES = (
    "index.html",
    "report.pdf",
    "report.ipynb",
    "data.csv",
    "data.csv-metadata.json",
    "data.xlsx",
    "manifest.json",
)
"""What a report's folder holds."""
PRELOAD = ("cjreport.build.run.preload",)
"""What the process imports that workers are forked from."""
TIME_LIMIT = 600
"""Seconds that one task may take."""
LIBRARY = ("CJREPORT_FOLDER", "CJREPORT_COUNTRY")
"""Environment variables that tell the process which workers are forked from whose figures to read beforehand."""


@dataclass(frozen=True)
class Task:
    """A report to make: for whom, from which workbench, called what, into which empty folder, how, of which kind.

    *to_come* is a folder with the released file as it will be, where the report shows a version that is not yet frozen.
    *ran* is where the whole notebook is left as far as it ran, None for nowhere: it may hold what is not published, so
    it is never written below the folder for reports.
    """

    parameters: ReportParams
    workbench: Workbench
    name: str
    folder: Path
    engine: str
    kind: str = "area"
    to_come: Path | None = None
    ran: Path | None = None

    @property
    def notebook(self) -> Path:
        """The notebook it is made from, in the workbench's folder."""
        return NOTEBOOKS[self.kind]


def make(task: Task) -> tuple[Problem, ...]:
    """Make a report where all that it takes is loaded: in a worker, not where it is ordered.

    Raises StorageError where the disk is full or cannot be written to.
    """
    from cjreport.publish.document import make_report  # noqa: PLC0415 (see above)

    # the notebook finds it here, whether it is run in this process or in a kernel of its own
    os.environ[TO_COME] = str(task.to_come or "")
    with refusals_told(task.folder, only=SPENT):
        return make_report(task)
