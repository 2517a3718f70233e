"""YAML files read into checked models, every problem with its line."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from cjreport.errors import InputError, Problem

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
    content = _load(file)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InputError(*(_problem(file, content, dict(e)) for e in error.errors())) from None


def _load(file: Path) -> Any:  # noqa: ANN401 (a YAML file may hold anything; the model decides)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(Problem("the file is missing", "Put it back, or check its name.", file)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("this is not UTF-8 text", "Save the file as UTF-8.", file, line)) from None
    try:
        return YAML(typ="rt").load(text)
    except YAMLError as error:
        raise InputError(_syntax_problem(file, error)) from None


def _syntax_problem(file: Path, error: YAMLError) -> Problem:
    if not isinstance(error, MarkedYAMLError):
        return Problem(str(error), "Mend the YAML.", file)
    mark = error.problem_mark or error.context_mark
    place = {"line": mark.line + 1, "column": mark.column + 1} if mark else {}
    if isinstance(error, DuplicateKeyError):
        what = (error.problem or "a key stands twice").split(" with value")[0].replace("found duplicate", "the")
        return Problem(f"{what} stands twice", "Keep one of the two.", file, **place)
    what = ": ".join(filter(None, (error.context, error.problem)))
    return Problem(f"broken YAML: {what}", "Check the indents, colons and quotes here and just above.", file, **place)


def _problem(file: Path, content: Any, error: dict[str, Any]) -> Problem:  # noqa: ANN401
    line, column = _position(content, error["loc"])
    key = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        what, mend = f'unknown key "{key}"', "Remove it, or check its spelling."
    elif error["type"] == "missing":
        what, mend = f'the key "{key}" is missing', "Add it."
    else:
        if not key:
            return Problem("this file must hold keys and values", "Compare it with another of its kind.", file, 1)
        given = "" if isinstance(error["input"], dict | list) else f" (found {error['input']!r})"
        what, mend = f'"{key}"{given}: {error["msg"]}', "Correct the value."
    return Problem(what, mend, file, line, column)


def _position(content: Any, path: tuple[int | str, ...]) -> tuple[int | None, int | None]:  # noqa: ANN401
    """Find the line and column, from 1, of the deepest part of *path* that the file has."""
    position: tuple[int | None, int | None] = (1, None)
    for step in path:
        if isinstance(content, CommentedMap) and step in content:
            line, column = content.lc.key(step)
        elif isinstance(content, CommentedSeq) and isinstance(step, int) and step < len(content):
            line, column = content.lc.item(step)
        else:
            break
        position = (line + 1, column + 1)
        content = content[step]
    return position


def nearest(name: str, known: list[str]) -> str:
    """Suggest the known names nearest to *name*, as a sentence, or list them when none is near."""
    by_letters = {each.casefold(): each for each in known}
    close = [by_letters[each] for each in difflib.get_close_matches(name.casefold(), by_letters, n=3)]
    return f"Did you mean {' or '.join(close)}?" if close else f"Known: {', '.join(known)}."
