"""Prose as blocks, with the figures that it quotes looked up; nothing that is typed is ever run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.documents.prose import Quotation, in_parts
from cjreport.present.blocks import Block, Bullets, Heading, Prose, Table
from cjreport.present.figures import Figures, as_run
from cjreport.present.text.in_lines import broken, in_lines
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text_runs import Run, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


def prose_blocks(figures: Figures, text: str, lowest_level: int = 4) -> tuple[Block, ...]:
    """Read prose into blocks; a quoted figure becomes the figure, an unknown one stays as it was typed."""
    return tuple(_quoting(figures, block) for block in read_markdown(text, lowest_level))


def cell(figures: Figures, text: str) -> Runs:
    """Read prose into the runs of a table's cell, its paragraphs and the points of its lists on lines of their own."""
    return broken(in_lines(prose_blocks(figures, text)))


def _quoting(figures: Figures, block: Block) -> Block:
    if isinstance(block, Heading | Prose):
        return block.model_copy(update={"runs": _looked_up(figures, block.runs)})
    if isinstance(block, Bullets):
        items = tuple(tuple(_quoting(figures, each) for each in item) for item in block.items)
        return block.model_copy(update={"items": items})
    if isinstance(block, Table):
        rows = tuple(tuple(_looked_up(figures, each) for each in row) for row in block.rows)
        return block.model_copy(update={"rows": rows})
    return block


def _looked_up(figures: Figures, runs: Runs) -> Runs:
    return tuple(part for run in runs for part in _parts(figures, run))


def _parts(figures: Figures, run: Run) -> Iterator[Run]:
    """Split a run at what it quotes; what stands in code is shown as it was typed."""
    if run.kind != "text" or run.style == "code":
        yield run
        return
    for part in in_parts(run.text):
        if isinstance(part, Quotation):
            yield _figure(figures, part, run)
        elif part:
            yield run.model_copy(update={"text": part})


def _figure(figures: Figures, quotation: Quotation, run: Text) -> Run:
    """Give the figure that is quoted, or the mark of what is missing; what means nothing as it was typed."""
    found = figures.quotable.find(quotation)
    if found is None:
        return Text(text=quotation.text, style="code")
    if found.text and found.value is None:
        return run.model_copy(update={"text": found.text})
    return as_run(found, strong=run.style == "strong")
