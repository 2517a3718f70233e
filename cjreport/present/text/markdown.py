"""Markdown, as partnerships and analysts write it, read into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjreport.inputs.documents.markdown.tree import Grid, Paragraph, Points, Title, read_tree
from cjreport.present.blocks import Block, Bullets, Column, Heading, Prose, Table
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.documents.markdown.tree import Node, Stretches


def read_markdown(text: str, lowest_level: int = 1, *, flowing: bool = False) -> tuple[Block, ...]:
    """Read Markdown into blocks; its headings start no higher than *lowest_level*.

    Lines stay broken as they were typed, unless the text is *flowing*, as the package's own are.
    """
    return tuple(_blocks(read_tree(text, flowing=flowing), lowest_level))


def _blocks(nodes: Sequence[Node], lowest: int) -> Iterator[Block]:
    for node in nodes:
        match node:
            case Title():
                yield Heading(level=_level(node.level, lowest), runs=_runs(node.words))
            case Paragraph():
                yield Prose(runs=_runs(node.words))
            case Points():
                items = tuple(tuple(_blocks(point, lowest)) for point in node.points)
                yield Bullets(items=items, ordered=node.ordered, start=node.start)
            case Grid():
                rows = tuple(tuple(map(_runs, row)) for row in node.rows)
                yield Table(caption="", columns=tuple(Column(name=name) for name in node.heads), rows=rows)


def _level(typed: int, lowest: int) -> Any:  # noqa: ANN401 (clamped to a heading's literal levels)
    return min(4, max(typed, lowest))


def _runs(words: Stretches) -> Runs:
    return tuple(Text(text=each.text, style=each.style, href=each.href) for each in words)
