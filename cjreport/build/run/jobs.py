"""What a worker is given to do, as the process that orders it and the one that does it both know it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from cjreport.inputs.figures.released import TO_COME
from cjreport.inputs.files.put_in_place import SPENT, refusals_told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjreport.errors import Problem
    from cjreport.inputs.item import Item
    from cjreport.publish.task import Task
    from cjreport.reports.kind import PageKind, Site

PRELOAD = ("cjreport.build.run.preload",)
"""What the process imports that workers are forked from."""
TIME_LIMIT = 600
"""Seconds that one task may take."""
LIBRARY = ("CJREPORT_FOLDER", "CJREPORT_COUNTRY")
"""Environment variables that tell the process which workers are forked from whose figures to read beforehand."""


def make(task: Task) -> tuple[Problem, ...]:
    """Make a report, and say what was left out; raises StorageError where the disk is full or cannot be written to."""
    from cjreport.publish.document import make_report  # noqa: PLC0415 (loaded in a worker, not where it is ordered)

    # the notebook finds it here, whether it is run in this process or in a kernel of its own
    os.environ[TO_COME] = str(task.to_come or "")
    with refusals_told(task.folder, only=SPENT):
        return make_report(task)


@dataclass(frozen=True)
class PagesTask:
    """Pages of the site to make: of which kinds and of what, opened beside what is published, in which folder.

    The folder stands for a *place* in the outputs folder, without one for that folder itself.
    """

    pages: tuple[tuple[PageKind, Item], ...]
    site: Site
    folder: Path
    place: str = ""

    def file_of(self, kind: PageKind, item: Item) -> Path:
        """Give the file that a page is to be."""
        return self.folder / PurePath(kind.place_of(item)).relative_to(self.place)


def make_pages(task: PagesTask) -> dict[Item, Mapping[str, object]]:
    """Make pages of the site, and give what is told of each."""
    from cjreport.publish.site_page import make_page  # noqa: PLC0415 (loaded in a worker, not where it is ordered)

    return {item: make_page(kind, item, task.site, task.file_of(kind, item)) for kind, item in task.pages}
