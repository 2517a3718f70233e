"""A report to make, as whoever orders it and whoever makes it both know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.item import Item
    from cjreport.reports.kind import ReportKind


@dataclass(frozen=True)
class Task:
    """A report to make: of which kind and of what, from which workbench, called what, into which empty folder, how.

    *to_come* is a folder with the released file as it will be, where the report shows a version that is not yet frozen.
    *ran* is where the whole notebook is left as far as it ran, None for nowhere: it may hold what is not published, so
    it is never written below the folder for reports.
    """

    kind: ReportKind
    item: Item
    workbench: Workbench
    name: str
    folder: Path
    engine: str = "warm"
    to_come: Path | None = None
    ran: Path | None = None
