"""A sheet of a workbook: what each cell holds, what a person sees of it, and what is hidden."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from cjreport.inputs.workbooks.number_formats import DIGITS, GENERAL, shown_number, shown_text, shows_whole_day

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_LARGE = Decimal(10) ** DIGITS
"""From here on a spreadsheet loses digits."""


@dataclass(frozen=True)
class Cell:
    """A cell: what it holds, in which number format; whether by a formula; what is wrong with it; how it looks."""

    held: str | bool | Decimal | dt.datetime
    code: str = GENERAL
    by_formula: bool = False
    trouble: str = ""
    look: str = ""

    @property
    def shown(self) -> str | None:
        """What a person sees, None where that is not known."""
        if isinstance(self.held, bool):
            return "TRUE" if self.held else "FALSE"
        if isinstance(self.held, dt.datetime):
            return None
        return shown_text(self.held, self.code) if isinstance(self.held, str) else shown_number(self.held, self.code)

    @property
    def is_whole_day(self) -> bool:
        """Whether a date is seen with day, month and year."""
        return isinstance(self.held, dt.datetime) and (self.code == GENERAL or shows_whole_day(self.code))

    @property
    def is_blank(self) -> bool:
        """Whether a cell holds nothing, or blanks alone."""
        return isinstance(self.held, str) and not self.held.strip() and not self.trouble


EMPTY = Cell("")


@dataclass
class SheetCells:
    """A sheet's cells by row and column, counted from 1, and what of it is hidden."""

    name: str
    is_hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def at(self, row: int, column: int) -> Cell:
        """Give a cell, an empty one where there is none."""
        return self.rows.get(row, {}).get(column, EMPTY)

    def filled(self) -> Iterator[tuple[int, int, Cell]]:
        """Give the cells that hold something, in the order of reading."""
        for row in sorted(self.rows):
            cells = self.rows[row]
            yield from ((row, column, cells[column]) for column in sorted(cells) if not cells[column].is_blank)


def cell_name(row: int, column: int) -> str:
    """Name a cell as people do: D5."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
