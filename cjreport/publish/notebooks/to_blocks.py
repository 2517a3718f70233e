"""An executed notebook read as a report: its blocks in order, and what had to be left out."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cjreport.errors import NotebookError, Problem
from cjreport.inputs.files.workbench import SCOTLAND
from cjreport.present.blocks import BLOCKS, MIME, OPENED, Block, Front, Picture
from cjreport.publish.notebooks.heading_levels import without_gaps
from cjreport.publish.notebooks.opening import items_opened, none_or_several
from cjreport.publish.notebooks.quoted_in_cells import Words
from cjreport.publish.notebooks.validity import INJECTED, named_cells, valid_notebook
from cjreport.reports.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from nbformat import NotebookNode

    from cjreport.inputs.item import Item
    from cjreport.reports.kind import ReportKind

HIDDEN = "remove_cell"
"""The tag of a cell that is for the analyst alone."""
FRONT = "End it in report.front() as it is, then run all cells."
"""How a title is mended."""
DEEPEST = 100
"""So many levels may blocks have as plain data, two or three for each block within another."""
PICTURES = ("image/svg+xml", "image/png")


@dataclass
class ShownCell:
    """A cell that is not for the analyst alone: the outputs that the report shows, and the blocks that each is."""

    cell: NotebookNode
    place: str
    outputs: list[tuple[NotebookNode, tuple[Block, ...]]] = field(default_factory=list)


@dataclass
class Reading:
    """What a notebook gives a report, and what was left out of it or stands in the way.

    *item* is what it opened, one of the *kinds* of report, in the cell *opened_in*; *cells* are those that the report
    is made of.
    """

    kinds: Mapping[str, ReportKind]
    item: Item | None = None
    opened_in: str = ""
    blocks: list[Block] = field(default_factory=list)
    cells: list[ShownCell] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_notebook(notebook: NotebookNode, home: Path | None = None, kinds: Mapping[str, ReportKind] = KINDS) -> Reading:
    """Read an executed notebook's blocks, the analyst's own additions in their places.

    Figures quoted in its words are looked up in the workbench at *home*, or where this is run. Raises NotebookError
    with every problem: no report or two opened, cells not run or failed, pictures without alternative text, foreign
    HTML, markup that is none of ours, cells that are not as Jupyter writes them.
    """
    reading, cells = Reading(kinds), [*named_cells(valid_notebook(notebook))]
    opened = items_opened(cells, kinds)  # of hidden cells too
    if problem := none_or_several(opened):
        reading.problems.append(problem)
    else:
        [(reading.item, reading.opened_in)] = opened.items()
    words = Words(kinds[reading.item.kind], reading.item, home) if reading.item else Words()
    for place, cell in cells:
        if HIDDEN not in cell.metadata.get("tags", []):
            _read_cell(reading, words, cell, place)
    reading.problems += _unless_titled(reading)
    if reading.problems:
        raise NotebookError(*reading.problems)
    reading.blocks = [*without_gaps(reading.blocks)]
    return reading


def _read_cell(reading: Reading, words: Words, cell: NotebookNode, place: str) -> None:
    shown = ShownCell(cell, place)
    if cell.cell_type == "markdown":
        reading.blocks += _words(reading, words, cell.source, place)
    elif cell.cell_type == "raw":
        _leave_out(reading, f"a raw cell: {cell.source.strip()[:60]!r}", place)
        return
    elif not cell.source.strip():
        return  # a cell without code has not run
    elif INJECTED not in cell.metadata.get("tags", []):
        _read_code(reading, words, shown)
    reading.cells.append(shown)


def _words(reading: Reading, words: Words, text: str, place: str) -> tuple[Block, ...]:
    reading.left_out += words.told(text, place)
    return words.read(text)


def _read_code(reading: Reading, words: Words, shown: ShownCell) -> None:
    if shown.cell.execution_count is None:
        mend = "Run all cells, save, then export."
        reading.problems.append(Problem("this cell was not run", mend, place=shown.place))
    for output in shown.cell.outputs:
        if output.output_type == "error":
            what = f"{output.ename}: {output.evalue}"
            reading.problems.append(Problem(what, "Mend what the cell needs, then run it again.", place=shown.place))
        elif output.output_type == "stream":
            _leave_out(reading, f"printed text: {output.text.strip()[:60]!r}", shown.place)
        elif (blocks := _read_data(reading, words, output, shown.place)) is not None:
            shown.outputs.append((output, blocks))
            reading.blocks += blocks


def _leave_out(reading: Reading, what: str, place: str) -> None:
    mend = "To show it, write it in a Markdown cell, or end the cell in a DataFrame."
    reading.left_out.append(Problem(f"left out {what}", mend, place=place))


def _read_data(reading: Reading, words: Words, output: NotebookNode, place: str) -> tuple[Block, ...] | None:
    """Read what an output shows, None where that is nothing."""
    data = output.data
    if MIME in data:
        return _own_blocks(reading, data[MIME], place)
    if OPENED in data:
        return ()
    if media_type := next((m for m in PICTURES if m in data), None):
        return tuple(_picture(reading, output, media_type, place))
    if "text/markdown" in data:
        return _words(reading, words, data["text/markdown"], place)
    if foreign := sorted(set(data) - {"text/plain", "text/latex"}):
        mend = "End the cell in a DataFrame, a picture or Markdown instead; open the report before showing a DataFrame."
        what = f"this cell shows {', '.join(foreign)}, which PDF cannot carry"
        reading.problems.append(Problem(what, mend, place=place))
    else:
        _leave_out(reading, f"a printed value: {data.get('text/plain', '')[:60]!r}", place)
    return None


def _own_blocks(reading: Reading, data: Any, place: str) -> tuple[Block, ...]:  # noqa: ANN401 (a notebook's JSON)
    try:
        return BLOCKS.validate_python(_as_nested_as_ours(data))
    except ValueError:  # pydantic's too
        mend = "It was run with another version of cjreport, or changed since, or is not ours: run it again."
        reading.problems.append(Problem("this cell's output cannot be read", mend, place=place))
        return ()


def _as_nested_as_ours(data: Any) -> Any:  # noqa: ANN401 (a notebook's JSON)
    """Give blocks as they are; raises ValueError where they lie too deep in each other, or a title does in any."""
    # Level by level: recursion would run out of stack on just what is to be refused.
    level, depth = [data], 0
    while level:
        inner = [each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list)]
        level, depth = [each for parts in inner for each in parts], depth + 1
        titles = [each for each in level if isinstance(each, dict) and each.get("kind") == "front"]
        if depth > DEEPEST or (titles and depth > 1):
            raise ValueError("blocks are nested as no report nests them")
    return data


def _picture(reading: Reading, output: NotebookNode, media_type: Any, place: str) -> Iterator[Block]:  # noqa: ANN401
    told = output.metadata.get(media_type)
    alt = told.get("alt") if isinstance(told, dict) else None
    if not (isinstance(alt, str) and alt.strip()):
        mend = 'End the cell in cjreport.picture(figure, alt="…") and close it with plt.close(), so that it shows once.'
        reading.problems.append(Problem("this cell's picture has no alternative text", mend, place=place))
        return
    try:
        yield Picture(media_type=media_type, data=_as_base64(output.data[media_type], media_type), alt=alt)
    except ValidationError as error:
        mend = "Save it as PNG, or as SVG that is drawn of shapes and words alone."
        what = "; ".join(str(each["msg"]).removeprefix("Value error, ") for each in error.errors())
        reading.problems.append(Problem(what, mend, place=place))


def _as_base64(data: str, media_type: str) -> str:
    if media_type == "image/svg+xml":
        return base64.b64encode(data.encode()).decode("ascii")
    return "".join(data.split())


def _unless_titled(reading: Reading) -> Iterator[Problem]:
    """Tell a notebook whose report has no title, two, or that of another report than it opened."""
    shown = [(block, cell.place) for cell in reading.cells for _, blocks in cell.outputs for block in blocks]
    fronts = [(block, place) for block, place in shown if isinstance(block, Front)]
    for front, place in fronts:
        if reading.item and front.item != reading.item:
            what = f"this cell shows the title of {front.item}, and the notebook opened {reading.item}"
            yield Problem(what, FRONT, place=place)
        elif (kind := reading.kinds.get(front.item.kind)) and (foreign := [*_unlike_its_item(front, kind)]):
            what = f"this cell's title is none of {front.item}: {' and '.join(foreign)} cannot be its own"
            yield Problem(what, FRONT, place=place)
    if len(fronts) != 1 and not reading.problems:
        what = "the report has no title, or two"
        yield Problem(what, "Keep one cell that ends in report.front().", place="notebook")


def _unlike_its_item(front: Front, kind: ReportKind) -> Iterator[str]:
    """Name what a title says that no report of its item does, as far as the item alone tells."""
    item, title = front.item, front.title.replace("\N{NON-BREAKING HYPHEN}", "-")
    if not kind.may_be_titled(item, title):
        yield "its words"
    if kind.by_period and front.period != item.period:
        yield "its period"
    if item.country != SCOTLAND and not front.example:
        yield "a country that is no example"
    if {file for _, file in front.downloads} - {*kind.files}:
        yield "its downloads"
