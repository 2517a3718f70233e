"""Reads the part of one sheet of a workbook as it goes by: every character of every cell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from cjreport.inputs.workbooks.number_formats import DIGITS, is_date
from cjreport.inputs.workbooks.parts import COPY, Keeps, UnsoundError, decoded
from cjreport.inputs.workbooks.shared_parts import Style
from cjreport.inputs.workbooks.sheet import EMPTY, TOO_LARGE, Cell
from cjreport.inputs.workbooks.unseen_words import Font, look_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjreport.inputs.workbooks.sheet import SheetCells

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Where every sheet ends."""
WIDEST = 50
"""No form has more columns."""
LAST_DAY = 2_958_465
"""31 December 9999, counted in days as spreadsheets do."""
MARCH_1900 = 61
"""Spreadsheets count a 29 February 1900; from the day after on their days are right."""
_AS_KEPT = Context(prec=DIGITS)
_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[+-]?([0-9]{1,400}(\.[0-9]{0,400})?|\.[0-9]{1,400})([eE][+-]?[0-9]{1,3})?")
_YES = {"1", "true"}


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook share: texts, their own fonts, styles, and the day from which days are counted."""

    texts: Sequence[str]
    fonts: Mapping[int, Sequence[Font | None]]
    styles: Sequence[Style]
    from_1904: bool = False

    def style(self, number: str) -> Style:
        """Give a style by its number."""
        place = int(number)
        return self.styles[place] if 0 <= place < len(self.styles) else Style()


@dataclass
class Room:
    """How many cells that hold something, and characters in them, a workbook may still have."""

    cells: int = 60_000
    characters: int = 16_000_000

    def take(self, held: object) -> None:
        """Make room for a cell; raises UnsoundError where there is none."""
        self.cells -= 1
        self.characters -= len(held) if isinstance(held, str) else 1
        if self.cells < 0 or self.characters < 0:
            raise UnsoundError("this workbook holds more than a form can be filled with", COPY)


class SheetReader(Keeps):
    """Goes along with a sheet's part, and keeps its cells."""

    def __init__(self, sheet: SheetCells, shared: Shared, room: Room) -> None:
        self.sheet, self.shared, self.room = sheet, shared, room
        self.row = self.column = 0
        self.row_is_hidden = self.rows_hidden_unless_told = False
        self.kind, self.style, self.by_formula, self.aside = "n", "0", False, 0
        self.taken: list[str] | None = None
        self.words: list[str] | None = None
        self.runs: list[Font | None] = []
        self.font: Font | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Meet a row, a cell or a part of it, or what says which of them are hidden."""
        match name:
            case "c":
                self._begin(given)
            case "v" | "t":
                self.words = self.taken if (name == "t") == (self.kind == "inlineStr") and not self.aside else None
                self.runs += [self.font] if name == "t" else []
            case "rPr":
                self.font = Font()
            case "strike" | "color" if self.font:
                self.font.take(name, given)
            case "f":
                self.by_formula = True
            case "rPh":
                self.aside += 1
            case "row":
                self._begin_row(given)
            case "col" if _is_hidden(given, "width"):
                first, last = int(given["min"]), int(given["max"])
                self.sheet.hidden_columns.update(range(first, min(last, WIDEST) + 1))
            case "sheetFormatPr":
                self.rows_hidden_unless_told = given.get("zeroHeight") in _YES

    def text(self, words: str) -> None:
        """Take words of a cell."""
        if self.words is not None:
            self.words.append(words)

    def end(self, name: str) -> None:
        """Keep a cell once it is whole."""
        if name in {"v", "t"}:
            self.words = None
        elif name == "r":
            self.font = None
        elif name == "rPh":
            self.aside -= 1
        elif name == "c" and self.taken is not None:
            raw = "".join(self.taken)
            cell = self._cell(raw)
            if cell is not EMPTY:
                cell = replace(cell, look=self._look(raw))
                self.room.take(cell.held)
                if self.row_is_hidden:
                    self.sheet.hidden_rows.add(self.row)
                self.sheet.rows.setdefault(self.row, {})[self.column] = cell
            self.taken = None

    def _begin_row(self, given: Mapping[str, str]) -> None:
        # Rows and cells need not say where they stand: then they follow the one before.
        self.row, self.column = int(given.get("r", self.row + 1)), 0
        self.row_is_hidden = _is_hidden(given, "ht") or (self.rows_hidden_unless_told and "ht" not in given)

    def _begin(self, given: Mapping[str, str]) -> None:
        self.column += 1
        if "r" in given:
            name = _NAME.fullmatch(given["r"])
            if not name:
                raise UnsoundError(f'a cell of the sheet "{self.sheet.name}" has no name ({given["r"][:20]})')
            self.row, self.column = int(name[2]), _number_of(name[1])
        if not (1 <= self.row <= LAST_ROW and self.column <= LAST_COLUMN):
            raise UnsoundError(f'a cell of the sheet "{self.sheet.name}" stands beyond the end of all sheets')
        self.kind, self.style, self.by_formula = given.get("t", "n"), given.get("s", "0"), False
        self.taken, self.runs, self.font = [], [], None

    def _look(self, raw: str) -> str:
        """Say what of a cell a person may take for gone."""
        style = self.shared.style(self.style)
        shared = self.shared.fonts.get(int(raw), ()) if self.kind == "s" else ()
        return look_of([font or style.font for font in self.runs or shared or (None,)], style.ground)

    def _cell(self, raw: str) -> Cell:
        if not raw:
            not_worked_out = self.by_formula and self.kind != "str"
            return Cell("", trouble="holds a formula that has not been worked out") if not_worked_out else EMPTY
        if self.kind in {"s", "str", "inlineStr"}:
            return self._text(raw)
        if self.kind == "e":
            return Cell(raw, trouble=f"shows an error, {raw[:20]}, in place of what was typed")
        if self.kind == "b":
            return Cell(raw in _YES, by_formula=self.by_formula)
        return self._day(raw) if self.kind == "d" else self._number(raw)

    def _text(self, raw: str) -> Cell:
        if self.kind == "s":
            place = int(raw)
            if not 0 <= place < len(self.shared.texts):
                return Cell(raw, trouble="names a text that the workbook does not hold")
            text = self.shared.texts[place]
        else:
            text = decoded(raw)
        return Cell(text, self.shared.style(self.style).code, self.by_formula) if text else EMPTY

    def _number(self, raw: str) -> Cell:
        if not _NUMBER.fullmatch(raw.strip()):
            return Cell(raw, trouble="holds a number that cannot be read")
        number, code = Decimal(raw.strip()), self.shared.style(self.style).code
        # Files hold 0.1 + 0.2 with 17 digits; spreadsheets show and keep 15.
        number = _AS_KEPT.plus(number) if abs(number) < TOO_LARGE else number
        return self._dated(number, code) if is_date(code) else Cell(number, code, self.by_formula)

    def _dated(self, days: Decimal, code: str) -> Cell:
        first = dt.datetime(1904, 1, 1) if self.shared.from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 (cells have no time zone)
        if not (0 if self.shared.from_1904 else MARCH_1900) <= days <= LAST_DAY:
            return Cell(days, code, self.by_formula)
        seconds = int((days % 1 * 86_400).to_integral_value())
        return Cell(first + dt.timedelta(int(days), seconds), code, self.by_formula)

    def _day(self, raw: str) -> Cell:
        try:
            day = dt.datetime.fromisoformat(raw.strip()).replace(tzinfo=None)
        except ValueError:
            return Cell(raw, trouble="holds a date that cannot be read")
        return Cell(day, by_formula=self.by_formula)


def _number_of(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _is_hidden(given: Mapping[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or so narrow that nothing of it is seen."""
    return given.get("hidden") in _YES or (size in given and float(given[size]) < 1)
