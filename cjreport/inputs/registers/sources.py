"""Where figures come from, and what has been found out about those that look wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjreport.errors import InputError, Problem
from cjreport.inputs.files.checked_yaml import Record, read_with_positions
from cjreport.inputs.periods import is_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.files.yaml_text import Positions

ADDRESS = re.compile(r"https?://[^\s/<>\"']+(?:/[^\s<>\"]*)?", re.ASCII)
PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-\d{2})?)?", re.ASCII)
"""When something came out: a year, a month or a day."""


class Source(Record):
    """A publication that figures were taken from, its licence and its traps, or what a partnership counted itself.

    The *standing* of figures is official where their publisher has decided what may be known of small counts, local
    where nobody has yet.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    url: str | None = None
    edition: str = ""
    published: str | None = None
    next_due: str | None = None
    licence: str = Field(min_length=1)
    standing: Literal["official", "local"]
    notes: tuple[str, ...] = ()
    via: str | None = None


Doubt = Literal["jump", "level", "range", "fraction", "rate", "total", "parts", "missing", "base"]
"""The questions that figures can raise; docs/methods.md, section 8, has each with its threshold."""


class Explained(Record):
    """What was found out about figures that raise a question, so that it is not asked again.

    It holds for one area, by its code, and one period, or for all where none is named.
    """

    question: Doubt
    line: str
    area: str | None = None
    period: str | None = None
    reason: str = Field(min_length=1)


class Sources(Record):
    """The register data/sources.yaml."""

    sources: tuple[Source, ...]
    answers: tuple[Explained, ...] = ()

    @property
    def by_id(self) -> dict[str, Source]:
        """Each source by its id."""
        return {source.id: source for source in self.sources}


def read_sources(workbench: Workbench) -> Sources:
    """Read a country's sources.yaml; raises InputError with every problem, also where an id stands twice."""
    file = sources_file(workbench)
    register, positions = read_with_positions(file, Sources)
    if problems := [*_unsound(register, positions), *_unsound_answers(register, positions)]:
        raise InputError(*problems)
    return register


def sources_file(workbench: Workbench) -> Path:
    """Say where a country's sources stand."""
    return workbench.data / "sources.yaml"


def _unsound(register: Sources, positions: Positions) -> Iterator[Problem]:
    ids = [source.id for source in register.sources]
    for number, source in enumerate(register.sources):
        if source.id in ids[:number]:
            mend = "Give each its own id."
            yield _at(positions, ("sources", number, "id"), f"sources with the same id: {source.id}", mend)
        if source.url is not None and not ADDRESS.fullmatch(source.url):
            mend = "Write it in full, beginning with https:// or http://, or null where there is none."
            yield _at(positions, ("sources", number, "url"), f'"{source.url}" is no address of a page', mend)
        if source.published is not None and not _is_date(source.published):
            mend = "Write it as 2025, 2025-06 or 2025-06-24, or null where it is not known."
            yield _at(positions, ("sources", number, "published"), f'"{source.published}" is no date', mend)


def _unsound_answers(register: Sources, positions: Positions) -> Iterator[Problem]:
    for number, answer in enumerate(register.answers):
        if answer.period is not None and not is_period(answer.period):
            mend = "Write the period as the table does."
            yield _at(positions, ("answers", number, "period"), f'"{answer.period}" is no period', mend)


def _at(positions: Positions, path: tuple[str | int, ...], what: str, mend: str) -> Problem:
    return Problem(what, mend, positions.file, *positions.position(path))


def _is_date(written: str) -> bool:
    """Whether it is a year, a month or a day that there is."""
    match = PUBLISHED.fullmatch(written)
    if match is None:
        return False
    first_days = {4: f"{written}-01-01", 7: f"{written}-01"}
    return is_period(first_days.get(len(written), written)) and "1900" <= match[1] < "2200"
