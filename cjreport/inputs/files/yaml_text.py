"""YAML as people write it: read by the rules of YAML 1.2, with the line of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from cjreport.errors import InputError, Problem
from cjreport.inputs.files.yaml_faults import broken, foremost, shortened, text_of
from cjreport.inputs.files.yaml_nodes import UnfitError, compose, problem_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Key = str | int
"""A step to a place in a file: a key's name, or an item's number from 0."""


class Nothing(str):
    """A word that means nothing where there may be nothing, and itself where text is meant: ~ or null."""

    __slots__ = ()


_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_WHOLE = re.compile(r"[-+]?[0-9]{1,40}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_SWITCH = re.compile(r"true|True|TRUE|false|False|FALSE")
"""The core schema of YAML 1.2, in which yes, no, on and off are words, and 2024-25 is no sum and no date."""


FIRST_WORDS = 4
"""How many words find a sentence of which not all stands in the file as it is read."""
MOST_WORDS = 60
"""How many words of a sentence are looked for at most."""


@dataclass(frozen=True)
class Positions:
    """Where everything in a YAML file stands; its text is taken apart anew when that is first asked."""

    file: Path
    text: str

    @cached_property
    def root(self) -> yaml.Node | None:
        """The text's nodes, each with its place."""
        return compose(self.text)[0]

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
        begins = _found(written, words.split()[:MOST_WORDS]) or _found(written, words.split()[:FIRST_WORDS])
        return node.start_mark.line + 1 + written.count("\n", 0, begins.start()) if begins else first


def _found(text: str, words: list[str]) -> re.Match[str] | None:
    return re.search(r"\s+".join(map(re.escape, words)), text)


def _step(node: yaml.Node | None, step: Key) -> tuple[yaml.Node, yaml.Node] | None:
    """Give the key, or the item itself, and the value that one step leads to."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, value) for key, value in node.value if key.value == str(step)]
        merged = (_step(part, step) for key, value in node.value if _is_merge(key) for part in _parts(value))
        return pairs[0] if pairs else next(filter(None, merged), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _is_merge(key: yaml.Node) -> bool:
    return isinstance(key, yaml.ScalarNode) and not key.tag and key.value == "<<"


def _parts(merged: yaml.Node) -> list[yaml.Node]:
    """Give what is merged in, one or several, the foremost first."""
    return list(merged.value) if isinstance(merged, yaml.SequenceNode) else [merged]


def read_yaml(file: Path) -> tuple[Any, Positions]:
    """Read a file's values by the core schema of YAML 1.2, and where each stands.

    Raises InputError: no file, not UTF-8, broken YAML, a key twice, more or deeper than a document of ours can be.
    """
    value, positions, problems = _read(file, _value_of_word)
    if problems:
        raise InputError(*foremost(problems, len(problems)))
    return value, positions


def read_typed(file: Path) -> tuple[Any, Positions, list[Problem]]:
    """Read a file as it was typed, every word as text, and tell with it what cannot be there, such as a key twice.

    What is a number or nothing is for the field to say that takes it. Raises InputError where the file is no YAML.
    """
    return _read(file, _word_as_typed)


def _read(file: Path, word: Callable[[yaml.ScalarNode], Any]) -> tuple[Any, Positions, list[Problem]]:
    text = text_of(file)
    try:
        root, problems = compose(text)
    except yaml.YAMLError as error:
        raise InputError(broken(file, text, error)) from None
    except UnfitError as error:
        raise InputError(replace(error.problem, file=file)) from None
    reading = _Reading(word, problems)
    value = None if root is None else reading.value(root)
    return value, Positions(file, text), [replace(each, file=file) for each in problems]


def _word_as_typed(node: yaml.ScalarNode) -> str | None:
    """Give a word as it was typed; None where there is none."""
    if node.tag:
        return str(node.value)
    return Nothing(node.value) if node.value in _NOTHING else node.value or None


def _value_of_word(node: yaml.ScalarNode) -> Any:  # noqa: ANN401 (a word may mean anything)
    """Give what a plain word means; every other word is text."""
    text = node.value
    if node.tag:
        return text
    if not text or text in _NOTHING:
        return None
    if _SWITCH.fullmatch(text):
        return text.casefold() == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text.casefold().replace(".inf", "inf").replace(".nan", "nan")) if _NUMBER.fullmatch(text) else text


@dataclass
class _Reading:
    """The values of nodes, each worked out once however often it is repeated, and what cannot be one."""

    word: Callable[[yaml.ScalarNode], Any]
    problems: list[Problem]
    values: dict[int, Any] = field(default_factory=dict)

    def value(self, node: yaml.Node) -> Any:  # noqa: ANN401 (a YAML file may hold anything)
        """Give what a node means."""
        if isinstance(node, yaml.ScalarNode):
            return self.word(node)
        # Else a list that repeats an anchor ten times, ten deep, would come to ten thousand million values.
        if id(node) not in self.values:
            self.values[id(node)] = self._value(node)
        return self.values[id(node)]

    def _value(self, node: yaml.Node) -> Any:  # noqa: ANN401 (as above)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key, value in node.value:
            if _is_merge(key):
                merged = self._merged(value) | merged
            elif self._is_name(key, own):
                own[key.value] = self.value(value)
        return merged | own

    def _merged(self, node: yaml.Node) -> dict[str, Any]:
        """Give what is merged in, of several the foremost first, as the merge key asks."""
        merged: dict[str, Any] = {}
        for part in _parts(node):
            if isinstance(part, yaml.MappingNode):
                merged = self.value(part) | merged
            else:
                self._wrong("only names and values can be merged in by <<", "Take this line out.", part)
        return merged

    def _is_name(self, key: yaml.Node, own: dict[str, Any]) -> bool:
        """Whether a key can be one here; else tell why not: of one that stands twice YAML would keep the last."""
        if not isinstance(key, yaml.ScalarNode):
            mend = "Text that begins with [ or { goes in double quotes, or on lines below a |."
            self._wrong("a list or several names stand where one name is meant", mend, key)
        elif not key.value:
            self._wrong("there is no name before the colon", "Write one, or take the line out.", key)
        elif key.value in own:
            self._wrong(f'the key "{shortened(key.value)}" stands twice', "Keep one of the two.", key)
        else:
            return True
        return False

    def _wrong(self, what: str, mend: str, node: yaml.Node) -> None:
        self.problems.append(problem_at(node.start_mark, what, mend))
