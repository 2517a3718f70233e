"""Prose that partnerships write: Markdown, in which figures can be quoted as ``{{ indicator.field }}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjreport.inputs.files.yaml_text import Key

_QUOTATION = re.compile(r"\{\{[ \t]*([A-Za-z][\w-]*)\.([a-z][a-z_]*)[ \t]*\}\}")


_LIKE_A_QUOTATION = re.compile(
    r"\{\s*\{[^{}\n]{0,80}(?:\}\s*\}?)?|\{\s*[A-Za-z][\w-]*\.[a-z_]+\s*\}*|(?<![\w-])[A-Za-z][\w-]*\.[a-z_]+\s*\}(?:\s*\})?"
)
"""Two braces that open, or a name with a field of which one side is in braces."""
_CODE = re.compile(r"`[^`\n]*`")


class Markdown:
    """Marks a field of text as prose."""


Prose = Annotated[str, Markdown()]
"""Text in Markdown: a paragraph or several, lists and links."""


@dataclass(frozen=True)
class Quotation:
    """A figure quoted in prose: a field of an indicator's, as *text* writes it."""

    indicator: str
    field: str
    text: str


class Statement(NamedTuple):
    """A piece of prose, and the path to it in its file."""

    path: tuple[Key, ...]
    text: str


def quotations(text: str) -> Iterator[Quotation]:
    """List the figures that a text quotes; braces that do not have exactly the form of a quotation are text."""
    return (Quotation(found[1], found[2], found[0]) for found in _QUOTATION.finditer(text))


def broken_quotations(text: str) -> Iterator[str]:
    """List what looks as if a figure was to be quoted and has not the form of a quotation; code is as it is meant."""
    rest = _CODE.sub(" ", _QUOTATION.sub(" ", text))
    return (found[0].strip() for found in _LIKE_A_QUOTATION.finditer(rest))


def quoted(text: str, write: Callable[[Quotation], str]) -> str:
    """Put what *write* gives in the place of each quotation; nothing in the text is ever evaluated."""
    return _QUOTATION.sub(lambda found: write(Quotation(found[1], found[2], found[0])), text)


def in_parts(text: str) -> Iterator[str | Quotation]:
    """Split a text into what lies between its quotations, and them."""
    end = 0
    for found in _QUOTATION.finditer(text):
        yield text[end : found.start()]
        yield Quotation(found[1], found[2], found[0])
        end = found.end()
    yield text[end:]


def statements(record: BaseModel, path: tuple[Key, ...] = (), *, names: bool = False) -> Iterator[Statement]:
    """List every piece of prose in a record that is not empty, at whatever depth, in the order of its fields.

    With *names*, list the other texts instead: names, titles, roles.
    """
    for name, is_prose in _fields(type(record)):
        yield from _within(getattr(record, name), (*path, name), wanted=is_prose is not names, names=names)


def _within(value: object, path: tuple[Key, ...], *, wanted: bool, names: bool) -> Iterator[Statement]:
    if isinstance(value, str):
        if wanted and value.strip():
            yield Statement(path, value)
    elif isinstance(value, BaseModel):
        yield from statements(value, path, names=names)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _within(each, (*path, key), wanted=wanted, names=names)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _within(each, (*path, number), wanted=wanted, names=names)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """List a model's fields and whether each holds prose, itself or as the values of its keys."""
    fields = model.model_fields.items()
    return tuple((name, any(map(_is_marked, (*field.metadata, field.annotation)))) for name, field in fields)


def _is_marked(part: object) -> bool:
    return isinstance(part, Markdown) or any(map(_is_marked, get_args(part)))
