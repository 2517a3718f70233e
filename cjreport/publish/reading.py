"""An executed notebook read as a report: its blocks in order, and what had to be left out."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cjreport.errors import NotebookError, Problem
from cjreport.present.blocks import BLOCKS, MIME, Block, Front, Picture
from cjreport.present.markdown import read_markdown
from cjreport.publish.levels import without_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nbformat import NotebookNode

HIDDEN = "remove_cell"
"""The tag of a cell that is for the analyst alone."""
INJECTED = "injected-parameters"
PICTURES = ("image/svg+xml", "image/png")


@dataclass
class Reading:
    """What a notebook gives a report, and what was left out of it or stands in the way."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_notebook(notebook: NotebookNode) -> Reading:
    """Read an executed notebook's blocks, the analyst's own additions in their places.

    Raises NotebookError with every problem: cells not run or failed, pictures without alternative text, foreign HTML.
    """
    reading = Reading()
    # cells are counted as the analyst's own notebook counts, without the parameters that papermill puts in
    own = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", [])]
    for number, cell in enumerate(own, start=1):
        if HIDDEN in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            reading.blocks += read_markdown(cell.source, lowest_level=2)
        elif cell.cell_type == "code" and cell.source.strip():
            _read_code(reading, cell, f"cell {number}")
    if not reading.problems and sum(isinstance(block, Front) for block in reading.blocks) != 1:
        reading.problems.append(
            Problem(
                "the report has no title, or two",
                "Keep one cell that ends in report.front().",
                place="notebook",
            )
        )
    if reading.problems:
        raise NotebookError(*reading.problems)
    reading.blocks = [*without_gaps(reading.blocks)]
    return reading


def _read_code(reading: Reading, cell: NotebookNode, place: str) -> None:
    if cell.execution_count is None:
        reading.problems.append(Problem("this cell was not run", "Run all cells, save, then export.", place=place))
    for output in cell.outputs:
        if output.output_type == "error":
            what = f"{output.ename}: {output.evalue}"
            reading.problems.append(Problem(what, "Mend what the cell needs, then run it again.", place=place))
        elif output.output_type == "stream":
            _leave_out(reading, f"printed text: {output.text.strip()[:60]!r}", place)
        else:
            _read_data(reading, output, place)


def _leave_out(reading: Reading, what: str, place: str) -> None:
    mend = "To show it, write it in a Markdown cell, or end the cell in a DataFrame."
    reading.left_out.append(Problem(f"left out {what}", mend, place=place))


def _read_data(reading: Reading, output: NotebookNode, place: str) -> None:
    data = output.data
    if MIME in data:
        reading.blocks += _own_blocks(reading, data[MIME], place)
    elif media_type := next((m for m in PICTURES if m in data), None):
        reading.blocks += _picture(reading, output, media_type, place)
    elif "text/markdown" in data:
        reading.blocks += read_markdown(data["text/markdown"], lowest_level=2)
    elif foreign := sorted(set(data) - {"text/plain", "text/latex"}):
        mend = "End the cell in a DataFrame, a picture or Markdown instead; open the report before showing a DataFrame."
        reading.problems.append(
            Problem(f"this cell shows {', '.join(foreign)}, which PDF cannot carry", mend, place=place)
        )
    else:
        _leave_out(reading, f"a printed value: {data.get('text/plain', '')[:60]!r}", place)


def _own_blocks(reading: Reading, data: Any, place: str) -> tuple[Block, ...]:  # noqa: ANN401 (a notebook's JSON)
    try:
        return BLOCKS.validate_python(data)
    except ValidationError:
        mend = "It was run with another version of cjreport: run it again."
        reading.problems.append(Problem("this cell's output cannot be read", mend, place=place))
        return ()


def _picture(reading: Reading, output: NotebookNode, media_type: Any, place: str) -> Iterator[Block]:  # noqa: ANN401
    alt = output.metadata.get(media_type, {}).get("alt", "")
    if not alt.strip():
        mend = 'End the cell in cjreport.picture(figure, alt="…") and close it with plt.close(), so that it shows once.'
        reading.problems.append(Problem("this cell's picture has no alternative text", mend, place=place))
        return
    yield Picture(media_type=media_type, data=_as_base64(output.data[media_type], media_type), alt=alt)


def _as_base64(data: str, media_type: str) -> str:
    if media_type == "image/svg+xml":
        return base64.b64encode(data.encode()).decode("ascii")
    return "".join(data.split())
