"""YAML files read into checked models, every problem with its line."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

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
        what, mend = f'"{key}"{given}: {error["msg"]}', "Correct the value."
    return Problem(what, mend, lines.file, line, column)


def nearest(name: str, known: list[str]) -> str:
    """Suggest the known names nearest to *name*, as a sentence, or list them when none is near."""
    by_letters = {each.casefold(): each for each in known}
    close = [by_letters[each] for each in difflib.get_close_matches(name.casefold(), by_letters, n=3)]
    return f"Did you mean {' or '.join(close)}?" if close else f"Known: {', '.join(known)}."
