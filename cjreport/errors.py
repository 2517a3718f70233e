"""What went wrong that a user can mend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG_QUOTATION = re.compile(r'"([^"]{100})[^"]{100,}"')
_MOST_TOLD = 1000
"""The most characters of what is wrong; a quotation within it is told by its first hundred."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend: what is wrong, where, and how to mend it.

    *line* and *column* count from 1, as editors do; a spreadsheet's or notebook's place goes in *place*.
    """

    what: str
    mend: str = ""
    file: Path | None = None
    line: int | None = None
    column: int | str | None = None
    place: str = ""

    def __post_init__(self) -> None:
        """Shorten what is wrong where it repeats very long words of a user's."""
        what = _LONG_QUOTATION.sub(r'"\1…"', self.what)
        object.__setattr__(self, "what", what if len(what) <= _MOST_TOLD else f"{what[:_MOST_TOLD]}…")

    @property
    def where(self) -> str:
        """The place in words: file, then line, column or cell, as far as they are known."""
        parts = [from_here(self.file)] if self.file else []
        parts += [f"line {self.line}"] if self.line else []
        parts += [f"column {self.column}"] if self.column else []
        parts += [self.place] if self.place else []
        return ", ".join(parts)

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        return "\n".join([*lines, *([f"    {self.mend}"] if self.mend else [])])


def from_here(file: Path) -> str:
    """Write a path as seen from the folder the user stands in, where it lies below it."""
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)


class ReportError(Exception):
    """A mistake in what was given, told without a traceback; carries every problem found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))

    def _render_traceback_(self) -> list[str]:
        """Show in a notebook what is wrong and how to mend it, without the way that led there; IPython asks for it."""
        return str(self).splitlines()


class InputError(ReportError):
    """A file of parameters or data is not sound."""


class UnknownNameError(ReportError):
    """An area, period, indicator or parameter that nothing here has."""


class NotebookError(ReportError):
    """A notebook cannot become a report as it stands: not run, failed, or showing what cannot be carried."""


class PublishError(ReportError):
    """A report could not be made into files."""


class StorageError(PublishError):
    """A folder or disk does not take what is to be written there."""


class DisclosureError(ReportError):
    """A count that must stay hidden could be worked out from what would be shown."""


def is_told(name: str) -> bool:
    """Whether an error is one that a user can mend, by its class's *name*: all that is left of it beyond a kernel."""
    return name in {kind.__name__ for kind in _family(ReportError)}


def _family(kind: type[ReportError]) -> Iterator[type[ReportError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _family(below)
