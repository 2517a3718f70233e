"""One report made of what was opened of it, and of its notebook where it has one: its files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import nbformat
import papermill as pm
from papermill.exceptions import PapermillExecutionError

from cjreport.errors import NotebookError, Problem, is_told
from cjreport.inputs.published import Manifest
from cjreport.inputs.report_files import FIGURES, FIGURES_METADATA, MANIFEST, NOTEBOOK, PAGE, PDF, WORKBOOK
from cjreport.publish.downloads.data_files import write_csv, write_metadata, write_tables
from cjreport.publish.identity import check_identity
from cjreport.publish.notebooks.as_published import as_published
from cjreport.publish.notebooks.asked_for import front_not_own, openings_not_asked_for
from cjreport.publish.notebooks.engine import check_parameters
from cjreport.publish.notebooks.openings_noted import openings_noted
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typefaces import name_of, spelled_out
from cjreport.publish.pdf.typeset import render_pdf
from cjreport.reports.kinds import KINDS
from cjreport.reports.opening import open_once, openings_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nbformat import NotebookNode

    from cjreport.present.blocks import Block
    from cjreport.publish.task import Task
    from cjreport.reports.kind import ComposedReport, OpenedReport

ENGINES = {"warm": "cjreport", "kernel": None}
"""papermill's name of each engine: ours, and the stock kernel's default."""


@dataclass(frozen=True)
class Made:
    """A report as its *files* are written from it: what was opened, its blocks, and its notebook as it is published.

    *left_out* tells what was left out of it.
    """

    files: tuple[str, ...]
    opened: OpenedReport
    blocks: tuple[Block, ...]
    notebook: NotebookNode | None = None
    left_out: tuple[Problem, ...] = ()


def make_report(task: Task) -> tuple[Problem, ...]:
    """Make the files of a report in its task's folder, and say what was left out of it or stands otherwise in its PDF.

    The whole notebook, as far as it ran, is left where the task says, not for publication. Raises NotebookError naming
    the cell, also where the notebook opened another report than was asked for, and PublishError where a file is of
    another.
    """
    with openings_shared():  # by the notebook's cells and by the files
        made = _made_of_notebook(task) if task.kind.notebook else _made_of_blocks(task)
    for name in task.kind.files:
        WRITES[name](task.folder / name, made)
    check_identity(task.folder, task.item, task.kind.files)
    return (*made.left_out, *(_spelled_out(made.blocks) if PDF in task.kind.files else ()))


def _made_of_blocks(task: Task) -> Made:
    composed = cast("ComposedReport", task.kind.open(task.item, task.workbench.folder))
    return Made(task.kind.files, composed, composed.blocks())


def _made_of_notebook(task: Task) -> Made:
    home = task.workbench.folder
    with openings_noted() as noted:
        notebook = _run(task)
    reading = read_notebook(notebook, home, {**KINDS, task.kind.name: task.kind})
    if problems := [*openings_not_asked_for(noted, notebook, task.item, home)]:
        raise NotebookError(*problems)
    own = open_once(task.kind, task.item, home)
    if problem := front_not_own(reading, own.front().blocks):
        raise NotebookError(problem)
    published, too_large = as_published(notebook, reading)
    return Made(task.kind.files, own, tuple(reading.blocks), published, (*reading.left_out, *too_large))


def _spelled_out(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    for letter in spelled_out(blocks):
        what = f"no typeface of the PDF has {letter}, so it says {name_of(letter)}; the web page shows it"
        yield Problem(what, "Leave it so, or write words in its place.", place=PDF)


def _run(task: Task) -> NotebookNode:
    file, parameters = task.workbench.folder / str(task.kind.notebook), task.item.parameters.model_dump()
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
    notebook = task.kind.notebook.as_posix() if task.kind.notebook else ""
    # counted as the analyst's own notebook counts, without the cell of parameters that papermill puts in
    return Problem(what, mend, place=f"cell {error.cell_index} of {notebook}")


def _write_page(file: Path, made: Made) -> None:
    file.write_text(render_page(made.blocks), encoding="utf-8", newline="\n")


def _write_pdf(file: Path, made: Made) -> None:
    file.write_bytes(render_pdf(made.blocks))


def _write_manifest(file: Path, made: Made) -> None:
    """Write a report's manifest: last, as it holds the digests of the other files."""
    digests = {name: _digest(file.with_name(name)) for name in made.files if name != MANIFEST}
    manifest = Manifest.of(made.opened.item, made.opened.told, digests)
    file.write_text(manifest.text, encoding="utf-8", newline="\n")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


WRITES: dict[str, Callable[[Path, Made], None]] = {
    PAGE: _write_page,
    PDF: _write_pdf,
    NOTEBOOK: lambda file, made: nbformat.write(made.notebook, file),  # type: ignore[no-untyped-call]
    FIGURES: lambda file, made: write_csv(file, made.opened),
    FIGURES_METADATA: lambda file, made: write_metadata(file, made.opened),
    WORKBOOK: lambda file, made: write_tables(file, made.opened, made.blocks),
    MANIFEST: _write_manifest,
}
"""How each file of a report is written, in the order of its manifest."""
