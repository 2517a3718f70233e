"""Keeps the whole notebook of each run for its analyst; it is not for publication, as it may hold what no page does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from cjreport.errors import Problem
from cjreport.inputs.files.owner_only import make_for_owner
from cjreport.inputs.files.put_in_place import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench

RUNS = "runs"
"""The folder of the workbench that holds them; its owner alone may read it, where the system knows owners."""


def run_file(workbench: Workbench, name: str) -> Path:
    """Say where the whole notebook of the last run of a report is kept; *name* is the report's place in outputs."""
    return workbench.folder / RUNS / f"{name}.ipynb"


def keep_run(ran: Path | None, workbench: Workbench, name: str) -> tuple[Path | None, tuple[Problem, ...]]:
    """Move a notebook as it was run, as far as there is one, to its place, and say why it cannot be kept.

    It never stays where it was.
    """
    if ran is None or not ran.is_file():
        return None, ()
    kept = run_file(workbench, name)
    try:
        _keep(ran, kept)
    except OSError as error:
        what = f"the notebook as it was run could not be kept: {error.strerror}"
        return None, (Problem(what, "Have this folder made fit to be written to.", workbench.folder / RUNS),)
    finally:
        ran.unlink(missing_ok=True)
    return kept, ()


def _keep(ran: Path, kept: Path) -> None:
    """Copy a notebook to its place, wholly or not at all, for its owner's eyes only."""
    with written_whole(kept) as copy:
        make_for_owner(copy)
        shutil.copyfile(ran, copy)
