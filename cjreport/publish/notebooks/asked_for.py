"""Is the report that a notebook opened the one that was asked for?"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from cjreport.errors import Problem
from cjreport.inputs.parameters import ReportParams
from cjreport.present.blocks import BLOCKS, Front
from cjreport.publish.notebooks.to_blocks import FRONT
from cjreport.publish.notebooks.validity import INJECTED, named_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from nbformat import NotebookNode

    from cjreport.inputs.item import Item
    from cjreport.present.blocks import Block
    from cjreport.publish.notebooks.openings_noted import Opening
    from cjreport.publish.notebooks.to_blocks import Reading


def openings_not_asked_for(
    noted: Sequence[Opening], notebook: NotebookNode, asked: Item, home: Path, opens: str
) -> Iterator[Problem]:
    """Tell each opening of another report than was *asked* for, or of another workbench than the one at *home*.

    *opens* names the function that opens what was asked for.
    """
    own = f"Open what the parameters name, and nothing else: {opens}(area, period=period, country=country)."
    if not noted:
        yield Problem("this notebook opens no report", own, place="notebook")
    for each in dict.fromkeys(noted):
        if each.item != asked:
            mend = " ".join(f"{place} sets {name} again: take that out." for place, name in _set_again(notebook))
            what = f"this cell opened {each.item}, and {asked} was asked for"
            yield Problem(what, mend or own, place=_place(notebook, each))
        elif each.home != home.resolve():
            what = f"this cell opened {asked} in another workbench, {each.home}"
            mend = f"{own} It looks where the notebook is: give it no other home, and change no folder before it."
            yield Problem(what, mend, place=_place(notebook, each))


def front_not_own(reading: Reading, own: tuple[Block, ...]) -> Problem | None:
    """Tell a notebook whose title, or what must be known before reading, is not the report's *own*."""
    at = next(n for n, block in enumerate(reading.blocks) if isinstance(block, Front))
    if _plain(reading.blocks[at : at + len(own)]) == _plain(own):
        return None
    shows = (cell.place for cell in reading.cells for _, blocks in cell.outputs if reading.blocks[at] in blocks)
    what = f"this cell's title, or what follows it, is not that of {reading.item} as it was opened"
    return Problem(what, FRONT, place=next(shows, "notebook"))


def _place(notebook: NotebookNode, opening: Opening) -> str:
    """Name the cell that opened a report, also where its output says nothing of it."""
    counted = {cell.get("execution_count"): place for place, cell in named_cells(notebook)}
    return counted.get(opening.count, "notebook") if opening.count else "notebook"


def _plain(blocks: Sequence[Block]) -> object:
    return BLOCKS.dump_python(tuple(blocks), mode="json")


def _set_again(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """List the cells below the parameters that were put in which set one of them again, and which."""
    names = set(ReportParams.model_fields)
    cells = [*named_cells(notebook)]
    put_in = next((n for n, (_, cell) in enumerate(cells) if INJECTED in cell.metadata.get("tags", [])), len(cells))
    for place, cell in cells[put_in + 1 :]:
        if cell.cell_type == "code":
            yield from ((place.capitalize(), name) for name in sorted(names & _names_set(cell.source)))


def _names_set(source: str) -> set[str]:
    """Give the names that a cell's code sets; lines for IPython alone are left aside."""
    lines = ["" if line.lstrip()[:1] in {"%", "!", "?"} else line for line in source.splitlines()]
    try:
        code = ast.parse("\n".join(lines))
    except SyntaxError:
        return set()
    return {node.id for node in ast.walk(code) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
