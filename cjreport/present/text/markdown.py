"""Markdown, as partnerships and analysts write it, read into blocks; what cannot be carried stands as it was typed."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.tree import SyntaxTreeNode

from cjreport.characters import is_seen, shown
from cjreport.inputs.periods import with_years
from cjreport.present.blocks import Block, Bullets, Column, Heading, Prose, Run, Runs, Table, Text
from cjreport.present.links import is_meant, leads_somewhere
from cjreport.present.text.markdown_marks import parser
from cjreport.present.text.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Style = Literal["plain", "strong", "emphasis", "code", "muted"]
STYLES: dict[str, Style] = {"strong": "strong", "em": "emphasis"}
DEEPEST = 8
"""So many lists may lie within each other; the items of deeper ones are paragraphs, each behind its mark."""
_BEFORE_NUMBERS = "£€$.,·+-−–±~≈<>≤≥(\u2011 "
"""What a number may begin with."""
_PARSER, _OF_OUR_OWN = parser(is_meant), parser(leads_somewhere).enable("code")


def read_markdown(text: str, lowest_level: int = 1, *, flowing: bool = False) -> tuple[Block, ...]:
    """Read Markdown into blocks; its headings start no higher than *lowest_level*.

    Lines stay broken as they were typed, unless the text is *flowing*, as the package's own are, which are broken for
    those who edit them: then only an empty line parts paragraphs, and what is set in is a formula.
    """
    tokens = (_OF_OUR_OWN if flowing else _PARSER).parse(shown(text))
    blocks = _blocks(SyntaxTreeNode(tokens).children, lowest_level)
    return tuple(_flowing(block) for block in blocks) if flowing else tuple(blocks)


def _blocks(nodes: Sequence[SyntaxTreeNode], level: int, *, within: int = 0) -> Iterator[Block]:
    """Read nodes into blocks, those *within* so many lists."""
    for node in nodes:
        match node.type:
            case "heading":
                yield _heading(node, level)
            case "paragraph":
                yield Prose(runs=_runs(node))
            case "bullet_list" | "ordered_list":
                yield from _list(node, level, within=within)
            case "table":
                yield _table(node)
            case "fence" | "code_block":
                code = "\n".join(filter(None, [node.info.strip(), node.content.rstrip("\n")]))
                yield Prose(runs=(Text(text=code, style="code"),))
            case _:
                yield from _blocks(node.children, level, within=within)


def _heading(node: SyntaxTreeNode, level: int) -> Block:
    """Read a heading; one without words stands as it was typed."""
    runs = _runs(node)
    if not is_seen(plain(runs)):
        return Prose(runs=(Text(text=node.markup),))
    return Heading(level=_level(int(node.tag[1]), level), runs=runs)


def _level(written: int, lowest: int) -> Any:  # noqa: ANN401 (clamped to a heading's literal levels)
    return min(4, max(written, lowest))


def _list(node: SyntaxTreeNode, level: int, *, within: int) -> Iterator[Block]:
    """Read a list; its numbers are those typed, and what is no list although it begins like one is words.

    So "2023. A year of change" keeps its year, and "- 5 %" its sign.
    """
    ordered = node.type == "ordered_list"
    items = [(item, tuple(_blocks(item.children, level, within=within + 1))) for item in node.children]
    for points in _run_on(items) if ordered else _signed_apart(items):
        first, alone = points[0]
        words = (len(points) == 1 and not within) if ordered else _is_signed(alone, first.markup, len(items))
        if words or within >= DEEPEST:
            for item, blocks in points:
                yield from _behind(f"{item.info}{item.markup}", blocks)
        else:
            yield Bullets(items=tuple(blocks for _, blocks in points), ordered=ordered, start=int(first.info or 1))


def _signed_apart(items: Sequence[tuple[SyntaxTreeNode, Any]]) -> Iterable[list[tuple[SyntaxTreeNode, Any]]]:
    """Part the points of a list whose marks may be the signs of numbers from the others."""
    parts = groupby(items, key=lambda point: _is_signed(point[1], point[0].markup, len(items)))
    return [[*part] for _, part in parts]


def _is_signed(blocks: Sequence[Block], mark: str, points: int) -> bool:
    """Whether a point begins with a number, so that its mark may be a sign; a star is none among other points."""
    words = plain(blocks[0].runs) if blocks and isinstance(blocks[0], Prose) else ""
    return (mark != "*" or points == 1) and words.lstrip(_BEFORE_NUMBERS)[:1].isnumeric()


def _run_on(items: Sequence[tuple[SyntaxTreeNode, Any]]) -> Iterable[list[tuple[SyntaxTreeNode, Any]]]:
    """Part the items of a list where its numbers do not run on.

    Where each is 1, Markdown has them counted, unless more than one empty line stands between them.
    """
    numbers = [int(item.info) for item, _ in items]
    if {*numbers} == {1} and not any(_stands_apart(one, other) for (one, _), (other, _) in pairwise(items)):
        return [[*items]]
    places = groupby(range(len(items)), key=lambda place: numbers[place] - place)
    return [[items[place] for place in run] for _, run in places]


def _stands_apart(one: SyntaxTreeNode, other: SyntaxTreeNode) -> bool:
    end = max((child.map[1] for child in one.children if child.map), default=0)
    return bool(end and other.map and other.map[0] - end > 1)


def _behind(mark: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Put a mark, as it was typed, before the words that it stands before."""
    first, rest = (blocks[0], blocks[1:]) if blocks and isinstance(blocks[0], Prose) else (Prose(runs=()), blocks)
    space = " " if first.runs else ""
    yield Prose(runs=_joined([Text(text=f"{mark}{space}"), *first.runs]))
    yield from rest


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
            case "text":
                yield Text(text=with_years(node.content), style=style, href=href)
            case "code_inline":
                yield Text(text=node.content, style="code", href=href)
            case "softbreak" | "hardbreak":
                yield Text(text="\n", style=style, href=href)
            case "link":
                yield from _link(node, style)
            case _:
                yield from _inline(node.children, STYLES.get(node.type, style), href)


def _link(node: SyntaxTreeNode, style: Style) -> Iterator[Run]:
    """Read a link; what it leads to stands for words that are missing, and its title after them."""
    href, title = str(node.attrs["href"]), node.attrs.get("title")
    words = [*_inline(node.children, style, href)]
    if not href:
        yield from (Text(text="[", style=style), *words, Text(text="]()", style=style))
    else:
        yield from words if is_seen(plain(tuple(words))) else [Text(text=href, style=style, href=href)]
    if title:
        yield Text(text=f" ({title})", style=style)


def _table(node: SyntaxTreeNode) -> Table:
    head, *body = node.children
    cells = [[_runs(cell) for cell in row.children] for part in body for row in part.children]
    names = [plain(_runs(cell)) for cell in head.children[0].children]
    return Table(
        caption="",
        columns=tuple(Column(name=name) for name in names),
        rows=tuple(tuple(row) for row in cells),
    )


def _flowing(block: Block) -> Block:
    """Let the lines of a block run on."""
    if isinstance(block, Heading | Prose):
        return block.model_copy(update={"runs": tuple(map(_run_on_one_line, block.runs))})
    if isinstance(block, Bullets):
        return block.model_copy(update={"items": tuple(tuple(map(_flowing, item)) for item in block.items)})
    return block


def _run_on_one_line(run: Run) -> Run:
    if run.kind != "text" or run.style == "code":
        return run
    return run.model_copy(update={"text": run.text.replace("\n", " ")})
