"""The notebook that is published beside a report: it holds what the page holds, and the code that makes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from nbformat import from_dict

from cjreport.errors import Problem
from cjreport.present.blocks import OPENED
from cjreport.present.notebook.display import Passage
from cjreport.publish.notebooks.opening import item_told

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from nbformat import NotebookNode

    from cjreport.inputs.item import Item
    from cjreport.present.blocks import Block
    from cjreport.publish.notebooks.to_blocks import Reading, ShownCell

MOST = 1_000_000
"""So many bytes may a cell's output have in the published notebook."""
KEPT = ("kernelspec", "language_info")
"""What is kept of what a notebook says of itself: what it takes to open and to run it."""
ITEM = "cjreport"
"""The key of a notebook's metadata that says what it is of."""


def as_published(notebook: NotebookNode, reading: Reading) -> tuple[NotebookNode, tuple[Problem, ...]]:
    """Give a notebook that was *read* as it may be published, and tell of outputs too large for it.

    Left out are whatever the report leaves out (hidden cells and their code, printed text, bare values, what is
    attached to a cell) and what differs from run to run (times, paths, random ids).
    """
    about = {key: notebook.metadata[key] for key in KEPT if key in notebook.metadata}
    about |= {ITEM: reading.item.model_dump()} if reading.item else {}
    told: list[Problem] = []
    cells: list[dict[str, Any]] = []
    for shown in reading.cells:
        outputs = [*_outputs(shown, reading.kinds)]
        if (size := len(json.dumps(outputs))) > MOST:
            told.append(_too_large(shown, size))
            outputs = []
        # Jupyter's own ids are drawn by chance, and the same inputs are to give the same bytes.
        cells.append({"id": f"cell-{len(cells)}", **_cell(shown, outputs)})
    _count(cells)
    published: NotebookNode = from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": about, "cells": cells})  # type: ignore[no-untyped-call]
    return published, tuple(told)


def _outputs(shown: ShownCell, kinds: Container[str]) -> Iterator[dict[str, Any]]:
    """Give the outputs that the report shows, each as its blocks show themselves, whatever else came with them."""
    for output, blocks in shown.outputs:
        opened = item_told(output.data.get(OPENED), kinds)
        if data := _carried(opened, blocks):
            yield {"output_type": output.output_type, "data": data, "metadata": {}}


def _carried(opened: Item | None, blocks: tuple[Block, ...]) -> dict[str, object]:
    """Give what an output carries: blocks and what they are part of, or what was opened."""
    if blocks:
        return Passage(blocks, opened)._repr_mimebundle_()
    return {OPENED: opened.model_dump(), "text/plain": str(opened)} if opened else {}


def _too_large(shown: ShownCell, size: int) -> Problem:
    what = f"left out of report.ipynb what this cell shows: {size / 1e6:.1f} MB, and a cell there has at most 1 MB"
    return Problem(what, "Page and PDF show it. To have it there too, show less of it.", place=shown.place)


def _cell(shown: ShownCell, outputs: list[dict[str, Any]]) -> dict[str, Any]:
    tags = shown.cell.metadata.get("tags", [])
    cell = {
        "cell_type": shown.cell.cell_type,
        "metadata": {"tags": tags} if tags else {},
        "source": shown.cell.source,
    }
    return cell if shown.cell.cell_type == "markdown" else {**cell, "outputs": outputs}


def _count(cells: list[dict[str, Any]]) -> None:
    """Count the cells of code in their order: a gap would tell that something was left out."""
    for number, cell in enumerate((cell for cell in cells if "outputs" in cell), start=1):
        cell["execution_count"] = number
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = number
