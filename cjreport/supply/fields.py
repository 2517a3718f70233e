"""What a cell of a form may hold: it follows from the type of the field that the cell is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from cjreport.inputs.documents.prose import Markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 32_767
"""The most characters that a cell of a workbook holds."""
MOST_ROWS = 2_000
"""Rows of a form below this one are told and not read: a form is filled in by people."""
YES_NO = ("yes", "no")


class Kind(Enum):
    """Kinds of cells, each with what guidance adds for it."""

    TEXT = ""
    PROSE = "In words, as long as you need."
    LIST = "One on each line of the cell."
    CHOICE = "Choose from the list."
    YES_NO = "Choose yes or no."
    WHOLE = "A whole number."
    NUMBER = "A number."
    DAY = "A date: 30/09/2025 or 2025-09-30."


@dataclass(frozen=True)
class Column:
    """A field of a form: its heading, the model's field that it fills, and what it may hold.

    What is *read_only* is for people to read and is not read back; *names* says what a cell names: an outcome, an
    indicator.
    """

    heading: str
    field: str
    about: str = ""
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    read_only: bool = False
    names: str = ""
    model: type[BaseModel] | None = None


def column(model: type[BaseModel], field: str, heading: str = "", names: str = "") -> Column:
    """Describe the cell of a model's field."""
    known = model.model_fields[field]
    kind, choices = (Kind.PROSE, ()) if is_prose(model, field) else _kind(known.annotation)
    about = known.description or ""
    return Column(heading or in_words(field), field, about, kind, choices, names=names, model=model)


def model_at(root: type[BaseModel], path: Sequence[str]) -> type[BaseModel]:
    """Give the model that a path of fields leads to: of each entry, where a field holds several."""
    model = root
    for step in path:
        model = next(part for part in _within(model.model_fields[step].annotation) if _is_model(part))
    return model


def fields_in_order(model: type[BaseModel]) -> list[str]:
    """List a model's fields as people fill them in: first what a record cannot do without."""
    return sorted(model.model_fields, key=lambda field: not model.model_fields[field].is_required())


def is_prose(model: type[BaseModel], field: str) -> bool:
    """Whether a field is a piece of prose."""
    return any(isinstance(mark, Markdown) for mark in model.model_fields[field].metadata)


def in_words(field: str) -> str:
    """Write a field's name as a heading."""
    return field.replace("_", " ").capitalize()


def _kind(annotation: Any) -> tuple[Kind, tuple[str, ...]]:  # noqa: ANN401 (a type)
    parts = [part for part in _parts(annotation) if part is not type(None)]
    if get_origin(parts[0]) is Literal:
        return Kind.CHOICE, get_args(parts[0])
    simple = {bool: Kind.YES_NO, int: Kind.WHOLE, float: Kind.NUMBER, dt.date: Kind.DAY, str: Kind.TEXT}
    kind = Kind.LIST if get_origin(parts[0]) is tuple else simple[parts[0]]
    return kind, YES_NO if kind is Kind.YES_NO else ()


def _parts(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 (a type)
    """Give the types that a union allows, or the one type itself."""
    return (annotation,) if get_origin(annotation) in {None, Literal, tuple, dict} else get_args(annotation)


def _within(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 (a type)
    return get_args(annotation) or (annotation,)


def _is_model(part: Any) -> bool:  # noqa: ANN401 (a type)
    return isinstance(part, type) and issubclass(part, BaseModel)
