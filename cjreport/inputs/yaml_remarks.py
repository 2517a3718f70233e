"""What stands beside a text in a YAML file and is no part of it: words after a #, and a word that begins with &."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.yaml_text import Key, Lines

_BESIDE = re.compile(r"(?:[ \t]*[\]},])*[ \t]+#[ \t]*(.*)")
_BESIDE_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]+#[ \t]*(.*)")
_NAME = re.compile(r"&(\S+)")


class Remark(NamedTuple):
    """Words that YAML takes for no part of the text at *path*, without their sign."""

    path: tuple[Key, ...]
    words: str
    sign: str


def remarks(lines: Lines) -> Iterator[Remark]:
    """List the words beside every text of a file, and beside places that are empty, in the file's order."""
    return _within(lines.root, (), lines.text)


def _within(node: yaml.Node | None, path: tuple[Key, ...], text: str) -> Iterator[Remark]:
    if isinstance(node, yaml.MappingNode) and node.value:
        for key, value in node.value:
            yield from _within(value, (*path, str(key.value)), text)
    elif isinstance(node, yaml.SequenceNode) and node.value:
        for number, value in enumerate(node.value):
            yield from _within(value, (*path, number), text)
    elif node is not None:
        yield from _beside(node, path, text)


def _beside(node: yaml.Node, path: tuple[Key, ...], text: str) -> Iterator[Remark]:
    start, end = node.start_mark.index, node.end_mark.index
    if (name := _NAME.match(text, start)) and f"*{name[1]}" not in text:
        yield Remark(path, name[1], "&")
    is_block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    found = _BESIDE_BLOCK.match(text, start) if is_block else _BESIDE.match(text, end)
    if found and found[1].strip():
        yield Remark(path, found[1].strip(), "#")
