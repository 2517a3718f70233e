"""One report made from its notebook: run it, read it, write its files."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import nbformat
import papermill as pm
from papermill.exceptions import PapermillExecutionError

from cjreport.errors import NotebookError, Problem, is_told
from cjreport.publish.downloads.files import told_of, write_csv, write_tables
from cjreport.publish.identity import check_files
from cjreport.publish.notebooks.as_published import as_published
from cjreport.publish.notebooks.asked_for import front_not_own, openings_not_asked_for
from cjreport.publish.notebooks.engine import check_parameters
from cjreport.publish.notebooks.opening import OPENS
from cjreport.publish.notebooks.openings_noted import openings_noted
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typefaces import named, spelled_out
from cjreport.publish.pdf.typeset import render_pdf
from cjreport.publish.task import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from cjreport.present.blocks import Block
    from cjreport.publish.task import Task
    from cjreport.reports.area import Report
    from cjreport.reports.plan import PlanReport

ENGINES = {"warm": "cjreport", "kernel": None}
"""papermill's name of each engine: ours, and the stock kernel's default."""


def make_report(task: Task) -> tuple[Problem, ...]:
    """Make a report's FILES in its task's folder, and say what was left out of it or stands otherwise in its PDF.

    The whole notebook, as far as it ran, is left where the task says, not for publication. Raises NotebookError naming
    the cell, also where the notebook opened another report than was asked for, and PublishError where a file is of
    another.
    """
    with openings_noted() as noted:
        notebook = _run(task)
    opened, home = _open(task), task.workbench.folder
    reading = read_notebook(notebook, home)
    if problems := [*openings_not_asked_for(noted, notebook, opened.item, home)]:
        raise NotebookError(*problems)
    if problem := front_not_own(reading, opened.front().blocks):
        raise NotebookError(problem)
    blocks = tuple(reading.blocks)
    published, too_large = as_published(notebook, reading)
    nbformat.write(published, task.folder / "report.ipynb")  # type: ignore[no-untyped-call]
    (task.folder / "index.html").write_text(render_page(blocks), encoding="utf-8", newline="\n")
    (task.folder / "report.pdf").write_bytes(render_pdf(blocks))
    write_csv(task.folder, opened)
    write_tables(task.folder, opened, blocks)
    _write_manifest(task.folder, opened)
    check_files(task.folder, opened.item)
    return (*reading.left_out, *too_large, *_spelled_out(blocks))


def _open(task: Task) -> Report | PlanReport:
    given = task.parameters
    return OPENS[task.kind](given.area, period=given.period, country=given.country, home=task.workbench.folder)


def _spelled_out(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    for letter in spelled_out(blocks):
        what = f"no typeface of the PDF has {letter}, so it says {named(letter)}; the web page shows it"
        yield Problem(what, "Leave it so, or write words in its place.", place="report.pdf")


def _run(task: Task) -> NotebookNode:
    file, parameters = task.workbench.folder / task.notebook, task.parameters.model_dump()
    check_parameters(nbformat.read(file, as_version=4), parameters, file)  # type: ignore[no-untyped-call]
    try:
        notebook: NotebookNode = pm.execute_notebook(
            file,
            task.ran,
            parameters=parameters,
            engine_name=ENGINES[task.engine],
            cwd=file.parent,
            progress_bar=False,
            extra_arguments=["--log-level=ERROR"],  # a kernel warns each time that it talks to us in clear
        )
    except PapermillExecutionError as error:
        raise NotebookError(_failure(task, error)) from error
    return notebook


def _failure(task: Task, error: PapermillExecutionError) -> Problem:
    told = is_told(error.ename)
    what = error.evalue if told else f"{error.ename}: {error.evalue}"
    mend = "" if told else "Open the notebook in JupyterLab, run it for this area and mend this cell."
    # counted as the analyst's own notebook counts, without the cell of parameters that papermill puts in
    return Problem(what, mend, place=f"cell {error.cell_index} of {task.notebook.as_posix()}")


def _write_manifest(folder: Path, opened: Report | PlanReport) -> None:
    item = opened.item
    files = {name: _digest(folder / name) for name in FILES if name != "manifest.json"}
    named = {"area": item.place, "period": item.period, "country": item.country, "kind": item.kind, "code": item.code}
    manifest = {**named, **told_of(opened), "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8", newline="\n")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
