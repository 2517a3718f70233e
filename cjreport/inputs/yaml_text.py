"""YAML as people write it: read by the rules of YAML 1.2, with the line of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Key = str | int
"""A step to a place in a file: a key's name, or an item's number from 0."""
_CORE = {
    "tag:yaml.org,2002:merge": (r"<<", "<"),
    "tag:yaml.org,2002:null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "tag:yaml.org,2002:bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "tag:yaml.org,2002:int": (r"[-+]?[0-9]+", "-+0123456789"),
    "tag:yaml.org,2002:float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
}
"""The core schema of YAML 1.2, in which yes, no, on and off are words, and 2024-25 is no sum and no date."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, (_pattern, _first) in _CORE.items():
    _Loader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), list(_first))


def _whole_number(loader: Any, node: yaml.ScalarNode) -> int:  # noqa: ANN401 (the C loader has no types)
    return int(loader.construct_scalar(node))  # 08 is eight: there are no octal numbers here


_Loader.add_constructor("tag:yaml.org,2002:int", _whole_number)


FIRST_WORDS = 4
"""How many words find a sentence of which not all stands in the file as it is read."""


@dataclass(frozen=True)
class Lines:
    """Where everything in a YAML file stands."""

    file: Path
    text: str
    root: yaml.Node | None

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
        merged = (_step(value, step) for key, value in node.value if key.tag == "tag:yaml.org,2002:merge")
        return pairs[0] if pairs else next(filter(None, merged), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read_yaml(file: Path) -> tuple[Any, Lines]:
    """Read a file's values and where each stands; raises InputError: no file, not UTF-8, broken YAML, a key twice."""
    text = _text(file)
    try:
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
            if root is not None and (twice := [*_repeated(root, file)]):
                raise InputError(*twice)
            return (None if root is None else loader.construct_document(root)), Lines(file, text, root)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise InputError(_broken(file, error)) from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem("the file is missing", "Put it back, or check its name.", file)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("this is not UTF-8 text", "Save the file as UTF-8.", file, line)) from None


def _repeated(node: yaml.Node, file: Path) -> Iterator[Problem]:
    """Tell the keys that stand twice in one place: YAML would silently keep the last."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item, file)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                mark = key.start_mark
                yield Problem(
                    f'the key "{key.value}" stands twice', "Keep one of the two.", file, mark.line + 1, mark.column + 1
                )
            seen.add(str(key.value))
            yield from _repeated(value, file)


def _broken(file: Path, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(f"broken YAML: {error}", "Mend the YAML.", file)
    mark = error.problem_mark or error.context_mark
    place = {"line": mark.line + 1, "column": mark.column + 1} if mark else {}
    what = ": ".join(filter(None, (error.context, error.problem)))
    return Problem(f"broken YAML: {what}", "Check the indents, colons and quotes here and just above.", file, **place)
