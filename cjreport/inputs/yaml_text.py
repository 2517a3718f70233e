"""YAML as people write it: read by the rules of YAML 1.2, with the line of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Key = str | int
"""A step to a place in a file: a key's name, or an item's number from 0."""
_MERGE = "tag:yaml.org,2002:merge"
_CORE = {
    _MERGE: (r"<<", "<"),
    "tag:yaml.org,2002:null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "tag:yaml.org,2002:bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "tag:yaml.org,2002:int": (r"[-+]?[0-9]+", "-+0123456789"),
    "tag:yaml.org,2002:float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
}
"""The core schema of YAML 1.2, in which yes, no, on and off are words, and 2024-25 is no sum and no date."""


_WORDS = [(tag, frozenset(first), re.compile(pattern)) for tag, (pattern, first) in _CORE.items()]
_BEGINS = frozenset().union(*(first for _, first, _ in _WORDS))
_TEXT = {yaml.ScalarNode: "tag:yaml.org,2002:str", yaml.SequenceNode: "tag:yaml.org,2002:seq"}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:  # noqa: ANN401 (PyYAML's flags)
        """Say what kind of thing a node is: of plain words, what the core schema says; of all else, its own kind."""
        if kind is yaml.ScalarNode and implicit[0] and (first := (value or "")[:1]) in _BEGINS:
            for tag, starts, pattern in _WORDS:
                if first in starts and pattern.fullmatch(value or ""):
                    return tag
        return _TEXT.get(kind, "tag:yaml.org,2002:map")

    def descend_resolver(self, *_: object) -> None:
        """Nothing here depends on where in a file a word stands."""

    ascend_resolver = descend_resolver


_MEANS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:bool": lambda text: text.casefold() == "true",
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": lambda text: float(text.casefold().replace(".inf", "inf").replace(".nan", "nan")),
}
"""What a word of each kind means; every other word is text."""


FIRST_WORDS = 4
"""How many words find a sentence of which not all stands in the file as it is read."""


@dataclass(frozen=True)
class Lines:
    """Where everything in a YAML file stands; its text is taken apart anew when that is first asked."""

    file: Path
    text: str

    @cached_property
    def root(self) -> yaml.Node | None:
        """The text's nodes, each with its place."""
        return _nodes(self.text)

    def position(self, path: Sequence[Key]) -> tuple[int | None, int | None]:
        """Give the line and column, from 1, of the deepest part of *path* that the file has."""
        at, node = (1, None), self.root
        for step in path:
            if (found := _step(node, step)) is None:
                break
            key, node = found
            at = (key.start_mark.line + 1, key.start_mark.column + 1)
        return at

    def line(self, path: Sequence[Key], words: str = "") -> int | None:
        """Give the line of *path* or, where its text holds *words*, the line on which they begin, however folded."""
        first = self.position(path)[0]
        node = self.root
        for step in path:
            if (found := _step(node, step)) is None:
                return first
            node = found[1]
        if not words or node is None:
            return first
        written = self.text[node.start_mark.index : node.end_mark.index]
        begins = _found(written, words.split()) or _found(written, words.split()[:FIRST_WORDS])
        return node.start_mark.line + 1 + written.count("\n", 0, begins.start()) if begins else first


def _found(text: str, words: list[str]) -> re.Match[str] | None:
    return re.search(r"\s+".join(map(re.escape, words)), text)


def _step(node: yaml.Node | None, step: Key) -> tuple[yaml.Node, yaml.Node] | None:
    """Give the key, or the item itself, and the value that one step leads to."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, value) for key, value in node.value if key.value == str(step)]
        merged = (_step(value, step) for key, value in node.value if key.tag == _MERGE)
        return pairs[0] if pairs else next(filter(None, merged), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_yaml(file: Path) -> tuple[Any, Lines]:
    """Read a file's values and where each stands; raises InputError: no file, not UTF-8, broken YAML, a key twice."""
    text = _text(file)
    try:
        root = _nodes(text)
    except yaml.YAMLError as error:
        raise InputError(_unseen(file, text) or _broken(file, error)) from None
    lines, twice = Lines(file, text), list[Problem]()
    value = None if root is None else _value(root, lines, twice)
    if twice:
        raise InputError(*twice)
    return value, lines


def _nodes(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        root: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return root


def _value(node: yaml.Node, lines: Lines, twice: list[Problem]) -> Any:  # noqa: ANN401 (a YAML file may hold anything)
    """Give what a node means, and tell the keys that stand twice in one place: YAML would silently keep the last."""
    if isinstance(node, yaml.ScalarNode):
        means = _MEANS.get(node.tag)
        return node.value if means is None else means(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, lines, twice) for item in node.value]
    merged: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for key, value in node.value:
        if key.tag == _MERGE:
            merged |= _value(value, lines, twice)
            continue
        name = str(key.value)
        if name in own:
            mark = key.start_mark
            what = f'the key "{name}" stands twice'
            twice.append(Problem(what, "Keep one of the two.", lines.file, mark.line + 1, mark.column + 1))
        own[name] = _value(value, lines, twice)
    return merged | own


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem("the file is missing", "Put it back, or check its name.", file)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("this is not UTF-8 text", "Save the file as UTF-8.", file, line)) from None


_HINTS = (
    ("found a tab", "Put two spaces in the place of the tab at the beginning of the line."),
    ("cannot start any token", "Put spaces in the place of a tab; text that begins with a sign goes in double quotes."),
    (
        "mapping values are not allowed",
        "This text holds a colon: put it all in double quotes, or on lines below a |.",
    ),
    ("expected comment or line break", "Begin the words on the line below the |, set in by two spaces."),
    ("could not find expected ':'", "A colon is missing after the name, or these words have to be set in below a |."),
    ("expected ',' or ']'", "Close the list with ], and put a comma between its items."),
    ("expected ',' or '}'", "Close it with }, and put a comma between its parts."),
    ("unexpected end of stream", "Close the quotes that open here."),
    ("unexpected document", "Close the quotes that open here."),
    (
        "expected key",
        "Look just above: a quote not closed, quotes in quotes, a [] or text left over, another indent.",
    ),
)
"""What is likely to be meant, by the words of the parser's complaint."""


def _unseen(file: Path, text: str) -> Problem | None:
    """Tell the first character that YAML takes for no text, if there is one."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found is None:
        return None
    line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
    what = f"a character that cannot be seen stands here, U+{ord(found[0]):04X}"
    return Problem(what, "Delete it: it came along with what was pasted.", file, line, column)


def _broken(file: Path, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(f"broken YAML: {error}", "Mend the YAML.", file)
    said = ": ".join(filter(None, (error.context, error.problem)))
    begins = "simple key" in said or "flow" in said or "quoted" in said
    mark = (error.context_mark if begins else error.problem_mark) or error.problem_mark or error.context_mark
    place = {"line": mark.line + 1, "column": mark.column + 1} if mark else {}
    hints = (hint for words, hint in _HINTS if words in said)
    return Problem(f"broken YAML: {said}", next(hints, "Check the indents, colons and quotes here."), file, **place)
