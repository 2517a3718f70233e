"""Markdown, as partnerships and analysts write it, read into blocks; raw HTML in it is text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from cjreport.inputs.periods import with_years
from cjreport.present.blocks import Block, Bullets, Column, Heading, Prose, Run, Runs, Table, Text
from cjreport.present.links import leads_somewhere
from cjreport.present.phrases import plain
from cjreport.present.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Style = Literal["plain", "strong", "emphasis", "code", "muted"]
STYLES: dict[str, Style] = {"strong": "strong", "em": "emphasis"}
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_PARSER.validateLink = leads_somewhere  # type: ignore[method-assign] # any other address stays as it was typed


def read_markdown(text: str, lowest_level: int = 1) -> tuple[Block, ...]:
    """Read Markdown into blocks; its headings start no higher than *lowest_level*."""
    return tuple(_blocks(SyntaxTreeNode(_PARSER.parse(shown(text))).children, lowest_level))


def _blocks(nodes: Sequence[SyntaxTreeNode], level: int) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(level=_level(int(node.tag[1]), level), runs=_runs(node))
            case "paragraph":
                yield Prose(runs=_runs(node))
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(_blocks(item.children, level)) for item in node.children)
                yield Bullets(items=items, ordered=node.type == "ordered_list")
            case "table":
                yield _table(node)
            case "fence" | "code_block":
                yield Prose(runs=(Text(text=node.content.rstrip("\n"), style="code"),))
            case _:
                yield from _blocks(node.children, level)


def _level(written: int, lowest: int) -> Any:  # noqa: ANN401 (clamped to a heading's literal levels)
    return min(4, max(written, lowest))


def _runs(node: SyntaxTreeNode) -> Runs:
    runs = (run for inline in node.children for run in _inline(inline.children, "plain", ""))
    return _joined([run for run in runs if plain((run,))])


def _joined(runs: Sequence[Run]) -> Runs:
    """Join texts that differ in nothing: a line broken within a link does not part the link."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.kind == run.kind == "text" and (last.style, last.href) == (run.style, run.href):
            joined[-1] = last.model_copy(update={"text": last.text + run.text})
        else:
            joined.append(run)
    return tuple(joined)


def _inline(nodes: Sequence[SyntaxTreeNode], style: Style, href: str) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "text" | "image":
                yield Text(text=with_years(node.content), style=style, href=href)
            case "code_inline":
                yield Text(text=node.content, style="code", href=href)
            case "softbreak" | "hardbreak":
                yield Text(text=" ", style=style, href=href)
            case "link":
                yield from _inline(node.children, style, str(node.attrs["href"]))
            case _:
                yield from _inline(node.children, STYLES.get(node.type, style), href)


def _table(node: SyntaxTreeNode) -> Table:
    head, *body = node.children
    cells = [[_runs(cell) for cell in row.children] for part in body for row in part.children]
    names = ["".join(run.text for run in _runs(cell) if run.kind == "text") for cell in head.children[0].children]
    return Table(
        caption="",
        columns=tuple(Column(name=name) for name in names),
        rows=tuple(tuple(row) for row in cells),
    )
