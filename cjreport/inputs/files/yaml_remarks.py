"""What stands beside a text in a YAML file and is no part of it: words after a #, and a word that begins with &."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import yaml

from cjreport.inputs.files.yaml_nodes import repeated_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cjreport.inputs.files.yaml_text import Key, Positions

_HEAD = re.compile(r"(?:[&!]\S*\s*(?:#.*\s*)*)*")
"""What may stand before a text as a part of its node: a name, a kind and comments."""
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]*#(.*)")
_SIGNS = re.compile(r"#(?P<comment>.*)|&(?P<name>[^\s,\]}]*)|[!*][^\s,\]}]*|(?P<dash>(?<!\S)-(?!\S))")
"""What may stand between two texts and matters here; what goes by ! or * holds neither."""


class Remark(NamedTuple):
    """Words that YAML takes for no part of the text at *path*, without their sign."""

    path: tuple[Key, ...]
    words: str
    sign: str


class _Stretch(NamedTuple):
    """A text, a name before a colon or an empty list: from where to where it reaches.

    What belongs to it stands further right than *column*, that of its name or its dash.
    """

    path: tuple[Key, ...]
    start: int
    end: int
    column: int
    is_key: bool = False


def remarks(positions: Positions) -> Iterator[Remark]:
    """List the words beside, before and between all texts of a file, and beside places that are empty, in its order."""
    repeated = repeated_in(positions.text)
    stretches = _stretches(positions.root, (), positions.text, -1, set()) if positions.root else ()
    last = _Stretch((), len(positions.text), len(positions.text), -1, is_key=True)
    for before, after in pairwise(chain(stretches, (last,))):
        if not before.is_key and (found := _BLOCK_HEAD.match(positions.text, before.start, before.end)):
            yield from _remark(before, found[1], "#")
        yield from _between(before, after, positions.text, repeated)


def _stretches(node: yaml.Node, path: tuple[Key, ...], text: str, column: int, seen: set[int]) -> Iterator[_Stretch]:
    """List a node's texts and names in the file's order; what repeats a node stands where the node does."""
    if id(node) in seen:
        return
    seen.add(id(node))
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode) and node.value:
        for key, value in node.value:
            inner = (*path, str(key.value))
            at = column if node.flow_style else key.start_mark.column
            yield _Stretch(inner, key.start_mark.index, key.end_mark.index, at, is_key=True)
            yield from _stretches(value, inner, text, at, seen)
    elif isinstance(node, yaml.SequenceNode) and node.value:
        at = column if node.flow_style else node.start_mark.column
        for number, value in enumerate(node.value):
            yield from _stretches(value, (*path, number), text, at, seen)
    else:
        start = _HEAD.match(text, start, end).end()  # type: ignore[union-attr] # it matches nothing, too
        yield _Stretch(path, start, end if isinstance(node, yaml.ScalarNode) else start, column)


def _between(before: _Stretch, after: _Stretch, text: str, repeated: Collection[str]) -> Iterator[Remark]:
    signs = [*_SIGNS.finditer(text, before.end, after.start)]
    dashes = [sign.start() for sign in signs if sign["dash"]]
    for sign in signs:
        if sign["name"] and sign["name"] not in repeated and not after.is_key:
            yield from _remark(after, sign["name"], "&")
        elif sign["comment"] is None:
            continue
        elif dashes and sign.start() > dashes[0]:
            if not after.is_key:
                yield from _remark(after, sign["comment"], "#")
        elif _is_beside(before, after, text, sign.start(), to_list=bool(dashes)):
            yield from _remark(before, sign["comment"], "#")


def _is_beside(before: _Stretch, after: _Stretch, text: str, at: int, *, to_list: bool) -> bool:
    """Whether a comment may be meant for a part of the text before it, or of the one whose name is before it.

    One on a line of its own is, where it stands between a name and its text, or is set in as what goes on would be.
    """
    goes_within = before.is_key and after.path[: len(before.path)] == before.path
    if goes_within and after.is_key:
        return False
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if line.strip():
        return True
    return not to_list if goes_within else len(line) > before.column


def _remark(beside: _Stretch, words: str, sign: str) -> Iterator[Remark]:
    if words.strip():
        yield Remark(beside.path, words.strip(), sign)
