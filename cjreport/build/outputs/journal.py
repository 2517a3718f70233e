"""What builds have made in an outputs folder, written down before it is put there: nothing else is ever removed."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from cjreport.inputs.files.put_in_place import write_out_file, write_out_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


HEAD = '{"journal": "cjreport"}\n'
"""The first line, by which a journal is known as one of ours."""


class Made(BaseModel):
    """A name in the outputs folder, and the files and folders in it that were made; of a file None."""

    model_config = ConfigDict(frozen=True)

    name: str
    inside: frozenset[str] | None = None


class Journal:
    """A file with a line for each name that was made, the last one counting."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._made = {made.name: made for made in _lines(file)}

    @staticmethod
    def begins(file: Path) -> bool:
        """Whether a file is a journal of ours."""
        return file.is_file() and file.read_bytes().startswith(HEAD.encode())

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that was made."""
        return tuple(self._made)

    def of(self, name: str) -> Made | None:
        """Give what was made of a name, None if nothing was."""
        return self._made.get(name)

    def note(self, made: Made) -> None:
        """Write down what is about to be put in its place."""
        before = self._made.get(made.name, made)
        if made.inside is not None and before.inside is not None:
            made = made.model_copy(update={"inside": made.inside | before.inside})
        if made == self._made.get(made.name):
            return
        with self._file.open("a", encoding="utf-8", newline="\n") as text:
            text.write(_line(made))
        write_out_file(self._file)
        self._made[made.name] = made

    def begin(self, stands: Callable[[str], bool]) -> None:
        """Write the file anew with those names alone that still stand, so that it does not grow."""
        self._made = {name: made for name, made in self._made.items() if stands(name)}
        anew = self._file.with_name(f"{self._file.name}.new")
        anew.write_text(HEAD + "".join(map(_line, self._made.values())), encoding="utf-8", newline="\n")
        write_out_file(anew)
        os.replace(anew, self._file)  # noqa: PTH105 (as Outputs does, where tests end a build before any step)
        write_out_names(self._file.parent)


def _line(made: Made) -> str:
    inside = None if made.inside is None else sorted(made.inside)
    return json.dumps({"name": made.name, "inside": inside}, ensure_ascii=False) + "\n"


def _lines(file: Path) -> Iterator[Made]:
    """Read a journal's lines, but for one that a kill cut short."""
    if not file.is_file():
        return
    for line in file.read_bytes().splitlines():
        try:
            # The head is no such line either.
            yield Made.model_validate_json(line)
        except ValidationError:
            continue
