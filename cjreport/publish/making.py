"""One report made from its notebook: run it, read it, write its files."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import nbformat
import papermill as pm
from papermill.exceptions import PapermillExecutionError

from cjreport.errors import NotebookError, Problem
from cjreport.publish.downloads import write_figures, write_plan_figures
from cjreport.publish.letters import named, spelled_out
from cjreport.publish.page import render_page
from cjreport.publish.pdf import render_pdf
from cjreport.publish.reading import read_notebook
from cjreport.publish.tasks import AS_RUN, FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from cjreport.present.blocks import Block
    from cjreport.publish.tasks import Task

ENGINES = {"warm": "cjreport", "kernel": None}
"""papermill's name of each engine: ours, and the stock kernel's default."""


def make_report(task: Task) -> tuple[Problem, ...]:
    """Make a report's FILES in its task's folder, and say what was left out of it or stands otherwise in its PDF.

    The whole notebook, as far as it ran, is left beside them, not for publication. Raises NotebookError, naming the
    cell.
    """
    notebook = _run(task)
    nbformat.write(notebook, task.folder / "report.ipynb")  # type: ignore[no-untyped-call]
    reading = read_notebook(notebook)
    blocks = tuple(reading.blocks)
    (task.folder / "index.html").write_text(render_page(blocks), encoding="utf-8", newline="\n")
    (task.folder / "report.pdf").write_bytes(render_pdf(blocks))
    about = write_plan_figures(task, blocks) if task.kind == "plan" else write_figures(task, blocks)
    _write_manifest(task, about)
    return (*reading.left_out, *_spelled_out(blocks))


def _spelled_out(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    for letter in spelled_out(blocks):
        what = f"no typeface of the PDF has {letter}, so it says {named(letter)}; the web page shows it"
        yield Problem(what, "Leave it so, or write words in its place.", place="report.pdf")


def _run(task: Task) -> NotebookNode:
    notebook_file = task.workbench.folder / task.notebook
    try:
        notebook = pm.execute_notebook(
            notebook_file,
            task.folder / AS_RUN,
            parameters=task.parameters.model_dump(),
            engine_name=ENGINES[task.engine],
            cwd=notebook_file.parent,
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],  # a kernel warns each time that it talks to us in clear
        )
    except PapermillExecutionError as error:
        raise NotebookError(_failure(task, error)) from error
    return without_run_details(notebook)


def _failure(task: Task, error: PapermillExecutionError) -> Problem:
    told = error.ename in {"InputError", "UnknownNameError", "NotebookError"}
    what = error.evalue if told else f"{error.ename}: {error.evalue}"
    mend = "" if told else "Open the notebook in JupyterLab, run it for this area and mend this cell."
    # counted as the analyst's own notebook counts, without the cell of parameters that papermill puts in
    return Problem(what, mend, place=f"cell {error.cell_index} of {task.notebook.as_posix()}")


def without_run_details(notebook: NotebookNode) -> NotebookNode:
    """Leave out of an executed notebook what differs from run to run: times, paths, cells' random ids."""
    kept: NotebookNode = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    kept.metadata.pop("papermill", None)
    for place, cell in enumerate(kept.cells):
        cell.id = f"cell-{place}"
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
    return kept


def _write_manifest(task: Task, about: dict[str, object]) -> None:
    files = {name: _digest(task.folder / name) for name in FILES if name != "manifest.json"}
    manifest = {**task.parameters.model_dump(), **about, "files": files}
    (task.folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8", newline="\n")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
