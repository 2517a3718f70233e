"""How a form is laid out: which sheet, row and column holds which field. Writing and reading a form share it.

A sheet of questions has a row for each question and a cell for its answer; a sheet of records has a column for each
field. A path leads to where a sheet's values belong: ("figures", "[]") to each of a list, ("partners", "{id}") to each
of what has a name, which stands in the column id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjreport.supply.fields import Column, column, fields_in_order, in_words, model_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import BaseModel

    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.registers.frameworks import Framework
    from cjreport.supply.known_before import KnownBefore

    Row = dict[str, Any]
    """A row's values by the names of its columns; empty cells are left out."""
    Content = dict[str, Any]
    """A document's values, as its model takes them."""

COVER, DETAILS = "Cover", "Details"
COVER_COLUMNS = 2
SPARE = 30
"""Empty rows that are made ready for records."""
ANSWER = "Your answer"
GUIDANCE = "Guidance"
ANY_OUTCOME = "?outcomes"
"""A step to an outcome, national or local, whose number or short name stands in the column outcome."""


@dataclass(frozen=True)
class Question:
    """A row of a sheet of questions: what it is called, the path to its field, and what its cell may hold."""

    labels: tuple[str, ...]
    path: tuple[str, ...]
    column: Column


@dataclass(frozen=True)
class Questions:
    """A sheet of questions: *fields* are asked once or, under *each*, of every outcome."""

    name: str
    about: str
    root: type[BaseModel]
    fields: dict[tuple[str, ...], str]
    each: str = ""
    header_row = 3

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns."""
        return (*(["Outcome"] if self.each else []), "Question", GUIDANCE, ANSWER)

    @property
    def read_only(self) -> frozenset[int]:
        """The columns, by their place from 1, that are for people to read alone."""
        return frozenset({self.headings.index(GUIDANCE) + 1})

    def asked(self, framework: Framework) -> Iterator[Question]:
        """List the questions, in the order of the rows."""
        if not self.each:
            yield from (Question((label,), path, self._column(path, label)) for path, label in self.fields.items())
            return
        for outcome in framework.outcomes:
            for path, label in self.fields.items():
                whole = (self.each, outcome.id, *path)
                yield Question((f"{outcome.id}. {outcome.title}", label), whole, self._column(path, label))

    def _column(self, path: tuple[str, ...], label: str) -> Column:
        return column(model_at(self.root, path[:-1]), path[-1], label)


def no_rows(*_: object) -> Iterable[Row]:
    """Ask for no rows but those that people write."""
    return ()


def nothing(*_: object) -> Row:
    """Tell nothing beside a row."""
    return {}


@dataclass(frozen=True)
class Records:
    """A sheet of records; *keys* are the columns that name a record or what it belongs to.

    In a *ready* sheet the names are filled in already, and rows that hold nothing else are passed over. What is known
    before it is filled in says which rows it *asks* for, and what each row *tells* beside.
    """

    name: str
    about: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    keys: tuple[str, ...] = ()
    ready: bool = False
    spare: int = SPARE
    asks: Callable[[Content, KnownBefore], Iterable[Row]] = no_rows
    tells: Callable[[Row, KnownBefore], Row] = nothing
    header_row = 4

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns."""
        return tuple(each.heading for each in self.columns)

    @property
    def read(self) -> dict[int, Column]:
        """The columns that are read, by their place from 0."""
        return {place: each for place, each in enumerate(self.columns) if not each.read_only}

    @property
    def read_only(self) -> frozenset[int]:
        """The columns, by their place from 1, that are for people to read alone."""
        return frozenset(place for place, each in enumerate(self.columns, start=1) if each.read_only)


Sheet = Questions | Records


@dataclass(frozen=True)
class Form:
    """A form: the kind of document it is for, and its sheets after the cover."""

    kind: DocumentKind[Any]
    sheets: tuple[Sheet, ...]

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.kind.title


def fields_of(model: type[BaseModel], *left_out: str, **headings: str) -> tuple[Column, ...]:
    """Describe the cells of a model's fields but those that are left out, under their names unless given others."""
    names = {"outcome": "outcome", "outcomes": "outcome", "measure": "indicator"}
    return tuple(
        column(model, field, headings.get(field, ""), names=names.get(field, ""))
        for field in fields_in_order(model)
        if field not in left_out
    )


def key(heading: str, field: str, about: str, names: str = "") -> Column:
    """Describe a column that names a record or what it belongs to."""
    return Column(heading, field, about, names=names)


def read_only(heading: str, field: str) -> Column:
    """Describe a column that is for people to read alone."""
    return Column(heading, field, "For your information; not read back.", read_only=True)


def labels(*fields: str, **words: str) -> dict[tuple[str, ...], str]:
    """Label fields, given as "sign_off.role", by their names or the words given as sign_off__role."""
    return {tuple(f.split(".")): words.get(f.replace(".", "__"), in_words(f.rsplit(".", 1)[-1])) for f in fields}
