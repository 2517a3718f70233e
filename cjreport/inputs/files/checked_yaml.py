"""YAML files read into checked models, every problem with its line."""

from __future__ import annotations

import datetime as dt
import difflib
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from cjreport.errors import InputError, Problem
from cjreport.inputs.files.yaml_faults import LONGEST, foremost, shortened
from cjreport.inputs.files.yaml_text import Nothing, Positions, read_typed
from cjreport.inputs.periods import FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Record(BaseModel):
    """A frozen record that refuses keys it does not know, and numbers that are none."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Model = TypeVar("Model", bound=BaseModel)


def read_document(file: Path, model: type[Model]) -> Model:
    """Read a YAML file as a *model*.

    Raises InputError with every problem: no file, broken YAML, a duplicate, unknown or missing key, a wrong value.
    """
    return read_with_positions(file, model)[0]


def read_with_positions(file: Path, model: type[Model]) -> tuple[Model, Positions]:
    """Read a YAML file as read_document does, anew only where it has changed, and say where everything in it stands."""
    state = (file.stat().st_mtime_ns, file.stat().st_size) if file.is_file() else None
    read: tuple[Model, Positions] = _read(file, model, state)
    return read


@lru_cache(maxsize=1024)
def _read(file: Path, model: type[Model], _: tuple[int, int] | None) -> tuple[Model, Positions]:
    content, positions, problems = read_typed(file)
    try:
        read = model.model_validate(_as_taken(content, model))
    except ValidationError as error:
        errors = error.errors(include_url=False)
        told = chain(problems, (_problem(positions, dict(each), model) for each in errors))
        raise InputError(*foremost(told, len(problems) + len(errors))) from None
    if problems:
        raise InputError(*foremost(problems, len(problems)))
    return read, positions


def _as_taken(typed: Any, kind: Any) -> Any:  # noqa: ANN401 (whatever a file holds, and any type)
    """Give what was typed as a field of a *kind* takes it: text stays as it is; elsewhere a word may mean nothing."""
    kind, *others = _kinds(kind)
    if isinstance(typed, Nothing):
        return str(typed) if kind is str and not others else None
    if isinstance(typed, str) and get_origin(kind) is Literal:
        return {str(choice): choice for choice in get_args(kind)}.get(typed, typed)
    if isinstance(typed, list) and get_origin(kind) is tuple:
        return [_as_taken(each, get_args(kind)[0]) for each in typed]
    if isinstance(typed, dict) and get_origin(kind) is dict:
        return {key: _as_taken(each, get_args(kind)[1]) for key, each in typed.items()}
    if isinstance(typed, dict) and (fields := getattr(kind, "model_fields", None)):
        return {key: _as_taken(each, fields[key].annotation if key in fields else str) for key, each in typed.items()}
    return typed


def _kinds(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 (a type)
    """Give the types that a field allows, nothing the last."""
    if get_origin(kind) is Annotated:
        return _kinds(get_args(kind)[0])
    if get_origin(kind) in {None, Literal, tuple, dict}:
        return (kind,)
    return tuple(each for part in get_args(kind) for each in _kinds(part))


class Fault(NamedTuple):
    """What is wrong with what was typed, and how to mend it."""

    what: str
    mend: str


_NUMBER = Fault("this is no number", "Write digits alone, 1200 or 45.2: no commas, no signs.")
_WHOLE = Fault("this is no whole number", "Write digits alone: 1200.")
_DATE = Fault("this is no date from 1900 to 2200", "Write it as 2025-12-10, 10/12/2025 or 10 December 2025.")
_PARTS = Fault("names and values are meant here", "Write each on a line of its own, set in by two spaces.")
_TOO_MUCH = Fault("this number is out of all proportion", "Correct the number.")
_SWITCH = Fault("this is neither true nor false", "Write true or false.")
FAULTS = {
    "tuple_type": Fault("a list is meant here", "Put it in brackets: [one, another]."),
    "dict_type": _PARTS,
    "model_type": _PARTS,
    "string_type": Fault(
        "text is meant here", "Write words, in double quotes if they begin with [ or {, or take the line out."
    ),
    "string_too_short": Fault("this is empty", "Fill it in, or take out all that belongs to it."),
    "string_pattern_mismatch": Fault("this is no short name", "Use small letters, digits and hyphens alone."),
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "bool_parsing": _SWITCH,
    "bool_type": _SWITCH,
    "date_parsing": _DATE,
    "day": _DATE,
    "period": Fault("this is no period from 1900 to 2200", f"Write {FORMS}."),
    "financial_year": Fault("this is no financial year from 1900 to 2200", "Write it as 2024-25."),
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "int_parsing_size": _TOO_MUCH,
    "finite_number": _TOO_MUCH,
    "less_than_equal": _TOO_MUCH,
    "greater_than_equal": Fault("this is too small for what is meant", "Correct the number, or take its sign off."),
}
"""What the kinds of error mean to who typed the file."""


def _problem(positions: Positions, error: dict[str, Any], model: type[BaseModel]) -> Problem:
    line, column = positions.position(error["loc"])
    key = shortened(".".join(map(str, error["loc"])))
    if error["type"] == "extra_forbidden":
        *path, name = error["loc"]
        close = closest(str(name), _names_at(model, path))
        mend = suggestion(close, ()) if close else "Remove it, or check its spelling."
        return Problem(f'unknown key "{key}"', mend, positions.file, line, column)
    if error["type"] == "missing":
        return Problem(f'the key "{key}" is missing', "Add it.", positions.file, line, column)
    if not key:
        return Problem("this file must hold keys and values", "Compare it with another of its kind.", positions.file, 1)
    what, mend = fault_of(error)
    found = str(error["input"]) if isinstance(error["input"], dt.date) else repr(error["input"])
    given = "" if isinstance(error["input"], dict | list) else f" (found {shortened(found)})"
    return Problem(f'"{key}"{given}: {what}', mend, positions.file, line, column)


def fault_of(error: Mapping[str, Any]) -> Fault:
    """Give what an error of pydantic's means to who typed the value, and how to mend it."""
    said = error["msg"].removeprefix("Value error, ")
    return FAULTS.get(error["type"]) or Fault(said, "Correct the value.")


def _names_at(kind: Any, path: Sequence[str | int]) -> list[str]:  # noqa: ANN401 (a type)
    """List the names that may stand at a path within a model."""
    for step in path:
        kind = _kinds(kind)[0]
        fields = getattr(kind, "model_fields", None)
        kind = fields[step].annotation if fields else get_args(kind)[-1 if get_origin(kind) is dict else 0]
    return [*getattr(_kinds(kind)[0], "model_fields", ())]


def nearest(name: str, known: list[str]) -> str:
    """Suggest the known names nearest to *name*, as a sentence, or list them when none is near."""
    return suggestion(closest(name, known), known)


def closest(name: str, known: Sequence[str]) -> list[str]:
    """List the known names nearest to *name*, the nearest first; a number is never another one misspelt."""
    by_letters = {} if name.isdigit() else {each.casefold(): each for each in known}
    return [by_letters[each] for each in difflib.get_close_matches(name[:LONGEST].casefold(), by_letters, n=3)]


def suggestion(close: Sequence[str], known: Sequence[str]) -> str:
    """Ask whether one of the names that are *close* is meant or, where none is, list those that are *known*."""
    return f"Did you mean {' or '.join(close)}?" if close else f"Known: {', '.join(known)}."
