"""A YAML text taken apart into nodes, each with its place: never deeper or more than a document of ours can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from cjreport.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 30
"""How many lists and names may stand within one another; in a return it is seven."""
MOST_NODES = 50_000
"""How many words, names and lists a file may hold, each as often as the file repeats it: fifty returns' worth."""
_CORE = "tag:yaml.org,2002:"
TEXT = f"{_CORE}str"
_KINDS = frozenset(_CORE + kind for kind in ("str", "int", "float", "bool", "null", "seq", "map", "merge"))
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnfitError(Exception):
    """The text is deeper or more than a document can be: *problem* says what, and where."""

    def __init__(self, what: str, mend: str, mark: yaml.Mark) -> None:
        super().__init__(what)
        self.problem = problem_at(mark, what, mend)


def problem_at(mark: yaml.Mark, what: str, mend: str) -> Problem:
    """Tell a problem with the line and column of a mark, whichever the file."""
    return Problem(what, mend, line=mark.line + 1, column=mark.column + 1)


def compose(text: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Give a text's one document as nodes, None where it is empty, and what in it no document of ours can hold.

    A plain word has no tag; what repeats a node is that very node. Nothing here calls itself: no depth brings it down.
    Raises YAMLError where the text is no YAML, UnfitError.
    """
    nodes = _Nodes()
    for event in _events(text):
        nodes.take(event)
    return nodes.root, nodes.problems


def repeated_in(text: str) -> frozenset[str]:
    """List the names by which a text, sound as YAML, repeats what stands elsewhere in it."""
    return frozenset(event.anchor for event in _events(text) if isinstance(event, yaml.AliasEvent))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


@dataclass
class _Nodes:
    """The nodes built so far: those that are *open*, those that are named, and how much each holds."""

    root: yaml.Node | None = None
    open: list[yaml.CollectionNode] = field(default_factory=list)
    named: dict[str, yaml.Node] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        """Build on with what the parser has met next."""
        if isinstance(event, yaml.ScalarEvent):
            tag = "" if event.implicit[0] else event.tag or TEXT
            self._begin(yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            kind = yaml.SequenceNode if isinstance(event, yaml.SequenceStartEvent) else yaml.MappingNode
            node = kind(event.tag or "", [], event.start_mark, event.end_mark, event.flow_style)
            self._begin(node, event)
            self._open(node)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._repeat(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise UnfitError("a second document begins here", "Take out the line of hyphens.", event.start_mark)

    def _begin(self, node: yaml.Node, event: yaml.NodeEvent) -> None:
        tag = event.tag
        if tag is not None and tag not in _KINDS:
            mend = "Put text that begins with ! in double quotes."
            self._wrong(event, "the word that begins with ! means a kind in YAML, and would be lost", mend)
        if event.anchor:
            self.named[event.anchor] = node
        self._add(node, 1, node.start_mark)

    def _open(self, node: yaml.CollectionNode) -> None:
        self.open.append(node)
        if len(self.open) > DEEPEST:
            mend = f"At most {DEEPEST} are read. Text that begins with [ or {{ goes in double quotes."
            raise UnfitError("too many lists or names stand within one another", mend, node.start_mark)

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        node = self.open.pop()
        node.end_mark = event.end_mark
        if isinstance(node, yaml.MappingNode):
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
        if self.open:
            self._count(self.open[-1], self.held[id(node)], node.start_mark)

    def _repeat(self, event: yaml.AliasEvent) -> None:
        node = self.named.get(event.anchor)
        mend = "Text that begins with * goes in double quotes."
        if node is None:
            self._wrong(event, f'nothing above is named "{event.anchor}"', mend)
        elif any(node is each for each in self.open):
            self._wrong(event, f'"{event.anchor}" is repeated within itself', mend)
        else:
            self._add(node, self.held[id(node)], event.start_mark)
            return
        self._add(yaml.ScalarNode("", "", event.start_mark, event.end_mark), 1, event.start_mark)

    def _wrong(self, event: yaml.Event, what: str, mend: str) -> None:
        self.problems.append(problem_at(event.start_mark, what, mend))

    def _add(self, node: yaml.Node, holds: int, mark: yaml.Mark) -> None:
        """Put a node into the one that is open; what an open one holds is added once it is closed."""
        if not self.open:
            self.root = node
        else:
            self.open[-1].value.append(node)
        if isinstance(node, yaml.CollectionNode) and id(node) not in self.held:
            self.held[id(node)] = 1
        elif self.open:
            self._count(self.open[-1], holds, mark)
        self.held.setdefault(id(node), 1)

    def _count(self, node: yaml.Node, more: int, mark: yaml.Mark) -> None:
        self.held[id(node)] += more
        if self.held[id(node)] > MOST_NODES:
            mend = "Split it, or repeat less by names with *."
            raise UnfitError(f"this file holds more than {MOST_NODES:,} words, names and lists", mend, mark)
