"""YAML files read into checked models, every problem with its line."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from cjreport.errors import InputError, Problem
from cjreport.inputs.yaml_text import Lines, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=BaseModel)


def read_document(file: Path, model: type[Model]) -> Model:
    """Read a YAML file as a *model*.

    Raises InputError with every problem: no file, broken YAML, a duplicate, unknown or missing key, a wrong value.
    """
    return read_with_lines(file, model)[0]


def read_with_lines(file: Path, model: type[Model]) -> tuple[Model, Lines]:
    """Read a YAML file as read_document does, anew only where it has changed, and say where everything in it stands."""
    state = (file.stat().st_mtime_ns, file.stat().st_size) if file.is_file() else None
    read: tuple[Model, Lines] = _read(file, model, state)
    return read


@lru_cache(maxsize=1024)
def _read(file: Path, model: type[Model], _: tuple[int, int] | None) -> tuple[Model, Lines]:
    content, lines = read_yaml(file)
    try:
        return model.model_validate(content), lines
    except ValidationError as error:
        raise InputError(*(_problem(lines, dict(e)) for e in error.errors())) from None


class Meant(NamedTuple):
    """What a field takes, and how it is written."""

    what: str
    mend: str


_NUMBER = Meant("this is no number", "Write digits alone, 1200 or 45.2: no commas, no signs.")
_WHOLE = Meant("this is no whole number", "Write digits alone: 1200.")
_DATE = Meant("this is no date", "Write it as 2025-12-10, 10/12/2025 or 10 December 2025.")
_PARTS = Meant("names and values are meant here", "Write each on a line of its own, set in by two spaces.")
_SWITCH = Meant("this is neither true nor false", "Write true or false.")
MEANT = {
    "tuple_type": Meant("a list is meant here", "Put it in brackets: [one, another]."),
    "dict_type": _PARTS,
    "model_type": _PARTS,
    "string_type": Meant("text is meant here", "Write words, or take the line out."),
    "string_too_short": Meant("this is empty", "Fill it in, or take out all that belongs to it."),
    "string_pattern_mismatch": Meant("this is no short name", "Use small letters, digits and hyphens alone."),
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "bool_parsing": _SWITCH,
    "bool_type": _SWITCH,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
}
"""What the kinds of error mean to who typed the file."""


def _problem(lines: Lines, error: dict[str, Any]) -> Problem:
    line, column = lines.position(error["loc"])
    key = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        what, mend = f'unknown key "{key}"', "Remove it, or check its spelling."
    elif error["type"] == "missing":
        what, mend = f'the key "{key}" is missing', "Add it."
    else:
        if not key:
            return Problem("this file must hold keys and values", "Compare it with another of its kind.", lines.file, 1)
        given = "" if isinstance(error["input"], dict | list) else f" (found {error['input']!r})"
        meant = MEANT.get(error["type"])
        what = f'"{key}"{given}: {meant.what if meant else error["msg"]}'
        mend = meant.mend if meant else "Correct the value."
    return Problem(what, mend, lines.file, line, column)


def nearest(name: str, known: list[str]) -> str:
    """Suggest the known names nearest to *name*, as a sentence, or list them when none is near."""
    by_letters = {each.casefold(): each for each in known}
    close = [by_letters[each] for each in difflib.get_close_matches(name.casefold(), by_letters, n=3)]
    return f"Did you mean {' or '.join(close)}?" if close else f"Known: {', '.join(known)}."
