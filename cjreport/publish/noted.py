"""What a notebook opened while it ran, as it was noted outside the notebook: no cell can hide it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cjreport.errors import Problem
from cjreport.inputs.documents import Record
from cjreport.inputs.item import Item
from cjreport.present.display import NOTED
from cjreport.publish.sound import named_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

MEND = "Open what the parameters name, and nothing else: open_report(area, period=period, country=country)."


class Opening(Record):
    """A report that was opened: of what, in which workbench's folder, and in the cell of which execution *count*."""

    item: Item
    home: Path
    count: int | None


@contextmanager
def openings_noted() -> Iterator[list[Opening]]:
    """Have every opening within the block noted, here and in the processes that it starts, and listed at its end."""
    noted: list[Opening] = []
    with TemporaryDirectory() as folder:
        file = Path(folder, "opened")
        os.environ[NOTED] = str(file)
        try:
            yield noted
        finally:
            os.environ.pop(NOTED, None)
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        noted += map(Opening.model_validate_json, lines)


def opened_otherwise(noted: list[Opening], notebook: NotebookNode, asked: Item, home: Path) -> Iterator[Problem]:
    """Tell each opening of another report than was *asked* for, or of another workbench than the one at *home*."""
    if not noted:
        yield Problem("this notebook opens no report", MEND, place="notebook")
    for each in dict.fromkeys(noted):
        if each.item != asked:
            what = f"this cell opened {each.item}, and {asked} was asked for"
            yield Problem(what, MEND, place=_place(notebook, each))
        elif each.home != home.resolve():
            what = f"this cell opened {asked} in another workbench, {each.home}"
            mend = f"{MEND} It looks where the notebook is: give it no other home, and change no folder before it."
            yield Problem(what, mend, place=_place(notebook, each))


def _place(notebook: NotebookNode, opening: Opening) -> str:
    """Name the cell that opened a report, also where its output says nothing of it."""
    counted = {cell.get("execution_count"): place for place, cell in named_cells(notebook)}
    return counted.get(opening.count, "notebook") if opening.count else "notebook"
