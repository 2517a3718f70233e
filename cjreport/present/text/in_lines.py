"""How do blocks of words stand where there are only lines: in a table's cell, a workbook, a notebook's plain view?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.present.blocks import Block, Bullets, Heading, Prose, Table
from cjreport.present.text.phrases import runs_of
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def in_lines(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Give headings and paragraphs, points of lists behind their marks, and rows of tables, one after another."""
    for block in blocks:
        if isinstance(block, Heading | Prose):
            yield block.runs
        elif isinstance(block, Bullets):
            for number, item in enumerate(block.items, block.start):
                first, *others = (*in_lines(item), ())
                yield runs_of(f"{number}. " if block.ordered else "• ", first)
                yield from filter(None, others)
        elif isinstance(block, Table):
            yield _row([runs_of(column.name) for column in block.columns])
            yield from map(_row, block.rows)


def broken(lines: Iterable[Runs]) -> Runs:
    """Join lines into the runs of one text that is broken between them."""
    return tuple(run for number, line in enumerate(lines) for run in (*((Text(text="\n"),) if number else ()), *line))


def _row(cells: Sequence[Runs]) -> Runs:
    return tuple(run for number, cell in enumerate(cells) for run in (*((Text(text=" | "),) if number else ()), *cell))
