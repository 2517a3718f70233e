"""Is a notebook one that can be read? It may come from anywhere, be damaged, or be written by hand."""

from __future__ import annotations

import json
import warnings
from typing import IO, TYPE_CHECKING, Any

import nbformat
from nbformat.v4.rwbase import rejoin_lines

from cjreport.errors import NotebookError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nbformat import NotebookNode

INJECTED = "injected-parameters"
"""The tag of the cell that papermill puts in, which the analyst's own notebook does not have."""
FORMAT, MINOR = 4, 5
"""The format of notebooks that is read."""
_ALL = {"id", "cell_type", "metadata", "source"}
PARTS = {
    "code": _ALL | {"outputs", "execution_count"},
    "markdown": _ALL | {"attachments"},
    "raw": _ALL | {"attachments"},
}
"""The kinds of cells, and what each has; what another program adds to them is not read."""


def valid_notebook(notebook: object, file: Path | None = None) -> NotebookNode:
    """Give a notebook, from *file*, as Jupyter's own format has it: lines joined, halves of characters left out.

    Raises NotebookError with each cell that is not as the format has cells, or where it is no notebook at all.
    """
    try:
        told = json.loads(json.dumps(notebook, ensure_ascii=False).encode("utf-8", "ignore"))
    except (TypeError, ValueError, RecursionError):
        raise NotebookError(_no_notebook("it holds what no notebook can", file)) from None
    if reason := _why_none(told):
        raise NotebookError(_no_notebook(reason, file))
    problems = [_no_cell(file, place, where) for place, cell in named_cells(told) if (where := _unsound(cell))]
    if problems:
        raise NotebookError(*problems)
    read: NotebookNode = rejoin_lines(nbformat.from_dict(told))  # type: ignore[no-untyped-call]
    return read


def read_valid(stream: IO[str], file: Path | None = None) -> NotebookNode:
    """Read the *stream* of a notebook's *file*; raises NotebookError as sound does."""
    try:
        told = json.load(stream)
    except (ValueError, RecursionError):
        raise NotebookError(_no_notebook("it is not JSON", file)) from None
    return valid_notebook(told, file)


def named_cells(notebook: Any) -> Iterator[tuple[str, NotebookNode]]:  # noqa: ANN401 (a notebook, sound or not)
    """Name each cell as the analyst's own notebook counts, without the parameters that papermill puts in."""
    number = 0
    for cell in notebook["cells"]:
        if INJECTED in _tags(cell):
            yield "the cell of parameters", cell
        else:
            number += 1
            yield f"cell {number}", cell


def _tags(cell: Any) -> list[Any]:  # noqa: ANN401 (a cell, sound or not)
    about = cell.get("metadata") if isinstance(cell, dict) else None
    tags = about.get("tags") if isinstance(about, dict) else None
    return tags if isinstance(tags, list) else []


def _why_none(told: Any) -> str:  # noqa: ANN401 (any JSON)
    """Say why JSON is no notebook of today's format; empty where it is one."""
    if not isinstance(told, dict) or "nbformat" not in told:
        return "it holds something else"
    if told["nbformat"] != FORMAT:
        return f"its format is {str(told['nbformat'])[:20]}, and only format {FORMAT} is read"
    if not (isinstance(told.get("nbformat_minor"), int) and isinstance(told.get("cells"), list)):
        return "it has no list of cells, or no format"
    about: dict[str, Any] = {"nbformat": FORMAT, "nbformat_minor": MINOR, "metadata": told.get("metadata"), "cells": []}
    return "what it says of itself cannot be read" if _refused(about, None) else ""


def _unsound(cell: Any) -> str:  # noqa: ANN401 (any JSON)
    """Leave in a cell what the format has, and say where that is not as it should be; empty where it is."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in [*PARTS]:
        return "cell_type"
    for name in set(cell) - PARTS[cell["cell_type"]]:
        del cell[name]
    # Before format 4.5 cells had no ids.
    return _refused({"id": "any", **cell}, f"{cell['cell_type']}_cell")


def _refused(part: dict[str, Any], kind: str | None) -> str:
    """Name what Jupyter's own schema refuses in a part of a notebook, as outputs, 0, data."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nbformat.validate(part, ref=kind, version=FORMAT, version_minor=MINOR)
    except nbformat.ValidationError as error:
        missing = [name for name in ("source", "outputs", "execution_count", "metadata") if name not in part]
        return ", ".join(map(str, error.relative_path)) or ", ".join(missing) or "parts"
    return ""


def _no_notebook(reason: str, file: Path | None) -> Problem:
    mend = "Open it in JupyterLab and save it, or put back the notebook that was there."
    return Problem(f"this is no notebook that can be read: {reason}", mend, file, place="" if file else "notebook")


def _no_cell(file: Path | None, place: str, where: str) -> Problem:
    mend = "It was changed outside Jupyter: run it again and save, or write it anew."
    return Problem(f"this cell is not as Jupyter writes cells ({where})", mend, file, place=place)
