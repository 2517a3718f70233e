"""A text in Markdown as a tree of what a reader sees: headings, paragraphs, points, tables and code.

What cannot be carried, or what begins like a mark and is none, stands as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

from markdown_it.tree import SyntaxTreeNode

from cjreport.characters import is_seen, without_unseen
from cjreport.inputs.documents.markdown.links import is_meant, leads_somewhere
from cjreport.inputs.documents.markdown.marks import parser
from cjreport.inputs.periods import with_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Item = tuple[SyntaxTreeNode, "tuple[Node, ...]"]

Style = Literal["plain", "strong", "emphasis", "code"]
_STYLES: dict[str, Style] = {"strong": "strong", "em": "emphasis"}
DEEPEST = 8
"""So many lists may lie within each other; the points of deeper ones are paragraphs, each behind its mark."""
_BEFORE_NUMBERS = "£€$.,·+-−–±~≈<>≤≥(\u2011 "
"""What a number may begin with."""
_PARSER, _OF_OUR_OWN = parser(is_meant), parser(leads_somewhere).enable("code")
KEPT = 1 << 12
"""How many texts are remembered: a return is read for its page and for its check, and again while it is written."""


@dataclass(frozen=True)
class Stretch:
    """Words of one style; they may be a link. A line break is a break."""

    text: str
    style: Style = "plain"
    href: str = ""


Stretches = tuple[Stretch, ...]


@dataclass(frozen=True)
class Paragraph:
    """Words, or lines of code, with the text that they were *typed* as."""

    words: Stretches
    typed: str = ""
    is_code: bool = False


@dataclass(frozen=True)
class Title:
    """The words of a heading, at the level it was typed with."""

    level: int
    words: Stretches
    typed: str = ""


@dataclass(frozen=True)
class Points:
    """Points of a list, numbered from *start* where they are *ordered*."""

    points: tuple[tuple[Node, ...], ...]
    ordered: bool
    start: int


@dataclass(frozen=True)
class Grid:
    """A table: its heads, and the words of each cell by row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Stretches, ...], ...]


Node = Paragraph | Title | Points | Grid


def words_in(stretches: Iterable[Stretch]) -> str:
    """Give the words that a reader sees, without their style."""
    return "".join(stretch.text for stretch in stretches)


@lru_cache(maxsize=KEPT)
def read_tree(text: str, *, flowing: bool = False) -> tuple[Node, ...]:
    """Read Markdown into a tree.

    Lines stay broken as they were typed, unless the text is *flowing*, as the package's own are, which are broken for
    those who edit them: then only an empty line parts paragraphs, and what is set in is a formula.
    """
    tokens = (_OF_OUR_OWN if flowing else _PARSER).parse(without_unseen(text))
    nodes = _nodes(SyntaxTreeNode(tokens).children)
    return tuple(_flowing(node) for node in nodes) if flowing else tuple(nodes)


def _nodes(found: Sequence[SyntaxTreeNode], *, within: int = 0) -> Iterator[Node]:
    """Read what the parser found, *within* so many lists."""
    for node in found:
        match node.type:
            case "heading":
                yield _title(node)
            case "paragraph":
                yield Paragraph(_words(node), _typed(node))
            case "bullet_list" | "ordered_list":
                yield from _list(node, within=within)
            case "table":
                yield _grid(node)
            case "fence" | "code_block":
                code = "\n".join(filter(None, [node.info.strip(), node.content.rstrip("\n")]))
                yield Paragraph((Stretch(code, "code"),), code, is_code=True)
            case _:
                yield from _nodes(node.children, within=within)


def _typed(node: SyntaxTreeNode) -> str:
    return "\n".join(inline.content for inline in node.children)


def _title(node: SyntaxTreeNode) -> Node:
    """Read a heading; one without words stands as it was typed."""
    words = _words(node)
    if not is_seen(words_in(words)):
        return Paragraph((Stretch(node.markup),), node.markup)
    return Title(int(node.tag[1]), words, _typed(node))


def _list(node: SyntaxTreeNode, *, within: int) -> Iterator[Node]:
    """Read a list; its numbers are those typed, and what is no list although it begins like one is words.

    So "2023. A year of change" keeps its year, and "- 5 %" its sign.
    """
    ordered = node.type == "ordered_list"
    items = [(item, tuple(_nodes(item.children, within=within + 1))) for item in node.children]
    for points in _run_on(items) if ordered else _signed_apart(items):
        first, alone = points[0]
        is_words = (len(points) == 1 and not within) if ordered else _is_signed(alone, first.markup, len(items))
        if is_words or within >= DEEPEST:
            for item, nodes in points:
                yield from _behind(f"{item.info}{item.markup}", nodes)
        else:
            yield Points(tuple(nodes for _, nodes in points), ordered, int(first.info or 1))


def _signed_apart(items: Sequence[Item]) -> Iterable[list[Item]]:
    """Part the points of a list whose marks may be the signs of numbers from the others."""
    parts = groupby(items, key=lambda point: _is_signed(point[1], point[0].markup, len(items)))
    return [[*part] for _, part in parts]


def _is_signed(nodes: Sequence[Node], mark: str, points: int) -> bool:
    """Whether a point begins with a number, so that its mark may be a sign; a star is none among other points."""
    words = words_in(nodes[0].words) if nodes and isinstance(nodes[0], Paragraph) else ""
    return (mark != "*" or points == 1) and words.lstrip(_BEFORE_NUMBERS)[:1].isnumeric()


def _run_on(items: Sequence[Item]) -> Iterable[list[Item]]:
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


def _behind(mark: str, nodes: Sequence[Node]) -> Iterator[Node]:
    """Put a mark, as it was typed, before the words that it stands before."""
    first, rest = (nodes[0], nodes[1:]) if nodes and isinstance(nodes[0], Paragraph) else (Paragraph(()), nodes)
    begins = f"{mark} " if first.words else mark
    yield replace(first, words=_joined([Stretch(begins), *first.words]), typed=f"{begins}{first.typed}")
    yield from rest


def _words(node: SyntaxTreeNode) -> Stretches:
    found = (stretch for inline in node.children for stretch in _inline(inline.children, "plain", ""))
    return _joined([stretch for stretch in found if stretch.text])


def _joined(stretches: Sequence[Stretch]) -> Stretches:
    """Join stretches that differ in nothing: a line broken within a link does not part the link."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and (joined[-1].style, joined[-1].href) == (stretch.style, stretch.href):
            joined[-1] = replace(stretch, text=joined[-1].text + stretch.text)
        else:
            joined.append(stretch)
    return tuple(joined)


def _inline(nodes: Sequence[SyntaxTreeNode], style: Style, href: str) -> Iterator[Stretch]:
    for node in nodes:
        match node.type:
            case "text":
                yield Stretch(with_years(node.content), style, href)
            case "code_inline":
                yield Stretch(node.content, "code", href)
            case "softbreak" | "hardbreak":
                yield Stretch("\n", style, href)
            case "link":
                yield from _link(node, style)
            case _:
                yield from _inline(node.children, _STYLES.get(node.type, style), href)


def _link(node: SyntaxTreeNode, style: Style) -> Iterator[Stretch]:
    """Read a link; what it leads to stands for words that are missing, and its title after them."""
    href, title = str(node.attrs["href"]), node.attrs.get("title")
    words = [*_inline(node.children, style, href)]
    if not href:
        yield from (Stretch("[", style), *words, Stretch("]()", style))
    else:
        yield from words if is_seen(words_in(words)) else [Stretch(href, style, href)]
    if title:
        yield Stretch(f" ({title})", style)


def _grid(node: SyntaxTreeNode) -> Grid:
    head, *body = node.children
    cells = [[_words(cell) for cell in row.children] for part in body for row in part.children]
    heads = tuple(words_in(_words(cell)) for cell in head.children[0].children)
    return Grid(heads, tuple(tuple(row) for row in cells))


def _flowing(node: Node) -> Node:
    """Let the lines of a node run on."""
    if isinstance(node, Title | Paragraph):
        return replace(node, words=tuple(map(_on_one_line, node.words)))
    if isinstance(node, Points):
        return replace(node, points=tuple(tuple(map(_flowing, point)) for point in node.points))
    return node


def _on_one_line(stretch: Stretch) -> Stretch:
    return stretch if stretch.style == "code" else replace(stretch, text=stretch.text.replace("\n", " "))
