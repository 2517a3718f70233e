"""The functions, value types and constants that cjreport.measures offers, as their own docstrings describe them."""

from __future__ import annotations

import ast
import inspect
import re
from enum import EnumMeta, StrEnum
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import TYPE_CHECKING

from cjreport import measures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


def reference() -> str:
    """Write what is offered as a list, and then the modules, each with what it offers, in the order of the list."""
    modules: dict[ModuleType, list[str]] = {}
    for name in measures.__all__:
        modules.setdefault(home_of(name), []).append(name)
    sections = (line for module, names in modules.items() for line in section(module, names))
    return "\n".join([*contents(), *sections])


def contents() -> Iterator[str]:
    """List all that is offered, with the first line that is said of each."""
    yield from ("| | |", "|---|---|")
    for name in measures.__all__:
        anchor = "-".join(re.findall(r"\w+", heading(name).lower()))
        yield f"| [{name}](#{anchor}) | {said_of(name).splitlines()[0].replace('|', chr(92) + '|')} |"
    yield ""


def heading(name: str) -> str:
    """Give a name as a heading, which says of types what they hold: a function may be called like one, in small."""
    offered = getattr(measures, name)
    held = "words" if isinstance(offered, EnumMeta) else "values" if isinstance(offered, type) else ""
    return f"{name} ({held})" if held else name


def home_of(name: str) -> ModuleType:
    """Give the module that a name is made in."""
    return import_module(f"cjreport.measures.{measures._HOMES[name]}")  # noqa: SLF001 - what it is made of, told here


def section(module: ModuleType, names: list[str]) -> Iterator[str]:
    """Write what a module offers: what it is about, then each thing under its name."""
    yield from (f"## {module.__name__.removeprefix('cjreport.measures.')}", "", inspect.getdoc(module) or "", "")
    for name in names:
        yield from (f"### {heading(name)}", "", "```text", written(name), "```", "", said_of(name), "")


def written(name: str) -> str:
    """Write how a function is called, what a value type holds, or what a constant is."""
    offered = getattr(measures, name)
    if isinstance(offered, FunctionType):
        return called(name, offered)
    if isinstance(offered, EnumMeta):
        members: dict[str, StrEnum] = dict(offered.__members__)
        return "\n".join(f'{name}.{word} = "{member}"' for word, member in members.items())
    if isinstance(offered, type):
        fields = ", ".join(f"{field}: {kind}" for field, kind in plain_annotations(offered).items())
        return f"{name}({fields})"
    return f"{name} = {offered!r}"


def called(name: str, function: FunctionType) -> str:
    """Write a function's parameters, with their types and what they are unless given."""
    signature, told = inspect.signature(function), []
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and "*" not in told:
            told.append("*")
        told.append(
            f"{each.name}: {each.annotation}" + (f" = {each.default!r}" if each.default is not each.empty else "")
        )
    return f"{name}({', '.join(told)}) -> {signature.return_annotation}"


def plain_annotations(kind: type) -> dict[str, str]:
    """Give the fields of a value type and their types as they are written."""
    annotations = kind.__annotations__.items()
    return {field: str(getattr(given, "__forward_arg__", given)) for field, given in annotations}


def said_of(name: str) -> str:
    """Give the docstring of a function or a value type, or the text that stands below a constant."""
    offered = getattr(measures, name)
    if isinstance(offered, FunctionType | type):
        return inspect.getdoc(offered) or ""
    return texts_below(home_of(name))[name]


@cache
def texts_below(module: ModuleType) -> dict[str, str]:
    """Give the text below each constant of a module; constants that stand together share the one below the last."""
    texts: dict[str, str] = {}
    waiting: list[str] = []
    for node in ast.parse(inspect.getsource(module)).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]):
                waiting.append(name)
            case ast.Expr(value=ast.Constant(value=str(text))):
                texts.update(dict.fromkeys(waiting, text))
                waiting = []
            case _:
                waiting = []
    return texts
