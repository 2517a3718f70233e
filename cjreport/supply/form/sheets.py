"""One sheet of a filled-in form, read row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from cjreport.errors import Problem
from cjreport.inputs.workbooks.sheet import cell_name
from cjreport.supply.fields import MOST_ROWS
from cjreport.supply.form.cell_values import PerCent, UnfitError, as_seen, rounded_in_cell, value_of
from cjreport.supply.form.layout import ANSWER, GUIDANCE, Questions
from cjreport.supply.form.marks import mark_of
from cjreport.supply.form.rows import AstrayError, put_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cjreport.inputs.files.yaml_text import Key
    from cjreport.inputs.registers.frameworks import Framework
    from cjreport.inputs.workbooks.sheet import Cell, SheetCells
    from cjreport.supply.fields import Column
    from cjreport.supply.form.layout import Content, Records, Row, Sheet

LONGEST_NAME = 100
"""The most characters of a name that a record goes by."""
TITLED = 3
"""Above this row stands the title of a sheet."""
MOST_TOLD = 20
"""So many cells outside a table are told one by one, and of others how many they are."""
PER_CENT = {"%", "per cent", "percent", "percentage"}
"""Units in which a percentage may stand."""
OUTSIDE = ("these words stand outside the table, and would be lost", "Move them into the table, or delete them.")
IN_PLACE = (
    "this cell tells what the form says and is not read; other words stand in it now, and would be lost",
    "Move them to a cell to fill in and, if you like, put back what stood here; or empty the cell.",
)
LOOK = "Empty the cell, or take those words out, if they are not meant."


class Table(NamedTuple):
    """Where a sheet's table stands: the row of its headings, how many columns, which of them tell, its last row."""

    header_row: int
    columns: int
    read_only: frozenset[int]
    last: int = MOST_ROWS

    def holds(self, row: int, at: int) -> bool:
        """Whether a cell is one of the table's or of its title's."""
        return row <= self.last and at <= (1 if row < TITLED else self.columns)

    def tells(self, row: int, at: int) -> bool:
        """Whether a cell of it tells something, and is not read."""
        return row < self.header_row or (row > self.header_row and at in self.read_only)


class Named(NamedTuple):
    """A name that a cell gives, of an outcome, an indicator or a partner."""

    sheet: str
    cell: str
    kind: str
    name: str


@dataclass
class FormReading:
    """A form as far as it has been read; *cells* says in which sheet and cell each value of *content* stands.

    *begun* names the first cell of a row in which anything stands, by the path to its record. *marks* are those of the
    words that the form was written with, where it has kept them, *named* the names that cells give, *shares* the
    percentages of what an indicator measures, *unseen* the hidden rows and columns that were read.
    """

    file: Path
    content: Content = field(default_factory=dict)
    cells: dict[tuple[Key, ...], tuple[str, str]] = field(default_factory=dict)
    begun: dict[tuple[Key, ...], str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    named: list[Named] = field(default_factory=list)
    shares: list[Named] = field(default_factory=list)
    unseen: dict[str, set[str]] = field(default_factory=dict)
    reported: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def wrong(self, sheet: str, cell: str, what: str, mend: str) -> None:
        """Note a problem, unless one with the same cell is known."""
        place = place_of(sheet, cell)
        if not cell or place not in self.reported:
            self.reported.add(place)
            self.problems.append(Problem(what, mend, self.file, place=place))

    def wrong_field(self, path: Sequence[Key], what: str, mend: str) -> None:
        """Note a problem with a value of the document, where its cell is."""
        for length in range(len(path), 0, -1):
            if found := self.cells.get(tuple(path[:length])):
                self.wrong(*found, what, mend)
                return
        self.problems.append(Problem(f"{'.'.join(map(str, path))}: {what}", mend, self.file))

    def is_typed(self, cell: Cell) -> bool:
        """Whether what stands in a cell that tells something is not what the form was written with."""
        return bool(self.marks) and mark_of(as_seen(cell)) not in self.marks

    def note(self, sheet: str, cell: str, what: str, mend: str) -> None:
        """Note what is to be known of how a form was read; it stops nothing."""
        self.notes.append(Problem(what, mend, self.file, place=sheet and place_of(sheet, cell)))

    def value(self, cells: SheetCells, row: int, at: int, column: Column) -> Any:  # noqa: ANN401 (what a field takes)
        """Give what a cell means, None where it is blank or does not fit."""
        cell, name = cells.at(row, at), cell_name(row, at)
        if cell.trouble:
            self.wrong(cells.name, name, f"this cell {cell.trouble}", "Format the cell as Text, and type it again.")
            return None
        if cell.by_formula:
            what = f'this cell holds a formula; what it came to when it was saved is taken: "{as_seen(cell)}"'
            self.note(cells.name, name, what, "Type what it should say, if this is not meant.")
        if cell.is_blank:
            return None
        try:
            value = value_of(cell, column)
        except UnfitError as unfit:
            self.wrong(cells.name, name, unfit.what, unfit.mend)
            return None
        if cell.look:
            self.note(cells.name, name, f"{cell.look}, and was read all the same", LOOK)
        if isinstance(value, float) and rounded_in_cell(cell):
            what = f"this cell shows {as_seen(cell)} and holds more decimals; what it shows is taken"
            self.note(cells.name, name, what, "Type the number with all its decimals, if they are meant.")
        return value

    def look_for_hidden(self, cells: SheetCells, row: int, columns: Iterable[int]) -> None:
        """Remember what is read and nobody sees: of a row that is hidden, or of a column."""
        if cells.is_hidden or row in cells.hidden_rows:
            self.unseen.setdefault(cells.name, set()).add("" if cells.is_hidden else f"row {row}")
            return
        for at in columns:
            if at in cells.hidden_columns and not cells.at(row, at).is_blank:
                self.unseen.setdefault(cells.name, set()).add(f"column {cell_name(1, at).rstrip('1')}")


def place_of(sheet: str, cell: str = "") -> str:
    """Write a sheet, or a cell of it, as a place."""
    return f'sheet "{sheet}", cell {cell}' if cell else f'sheet "{sheet}"'


def read_sheet(reading: FormReading, sheet: Sheet, cells: SheetCells, framework: Framework) -> None:
    """Read a sheet into the document; note every problem."""
    if wrong := [*_other_headings(sheet, cells)]:
        for cell, what in wrong:
            reading.wrong(cells.name, cell, what, "Put the headings and their order back as in a new form.")
        return
    words_outside(reading, cells, Table(sheet.header_row, len(sheet.headings), sheet.read_only))
    if isinstance(sheet, Questions):
        _read_questions(reading, sheet, cells, framework)
    else:
        _read_records(reading, sheet, cells)


def _other_headings(sheet: Sheet, cells: SheetCells) -> Iterator[tuple[str, str]]:
    for at, heading in enumerate(sheet.headings, start=1):
        found = " ".join(as_seen(cells.at(sheet.header_row, at)).split())
        if found.casefold() != heading.casefold():
            yield cell_name(sheet.header_row, at), f'the heading here should be "{heading}" and is "{found}"'


def words_outside(reading: FormReading, cells: SheetCells, table: Table) -> None:
    """Tell words that would be lost: outside the table and its title, or in place of what the form tells."""
    outside = [
        (row, at, table.holds(row, at))
        for row, at, cell in cells.filled()
        if not table.holds(row, at) or (table.tells(row, at) and reading.is_typed(cell))
    ]
    for row, at, inside in outside[:MOST_TOLD]:
        what, mend = IN_PLACE if inside else OUTSIDE
        reading.wrong(cells.name, cell_name(row, at), what, mend)
    if (more := len(outside) - MOST_TOLD) > 0:
        what = f"words stand outside the table, or where nothing is read, in {more:,} more cells, and would be lost"
        reading.wrong(cells.name, "", what, "Move them into the table, or delete them.")


def _rows(cells: SheetCells, header_row: int) -> list[int]:
    """List the rows below the headings in which anything stands."""
    return sorted(row for row in cells.rows if header_row < row <= MOST_ROWS)


def _read_questions(reading: FormReading, sheet: Questions, cells: SheetCells, framework: Framework) -> None:
    asked = {question.labels: question for question in sheet.asked(framework)}
    answer, guidance = sheet.headings.index(ANSWER) + 1, sheet.headings.index(GUIDANCE)
    for row in _rows(cells, sheet.header_row):
        labels = tuple(" ".join(as_seen(cells.at(row, at + 1)).split()) for at in range(guidance))
        question = asked.pop(labels, None)
        if question is None:
            if any(labels) or not cells.at(row, answer).is_blank:
                what = f'"{": ".join(filter(None, labels))}" is not a question of this form, or stands twice'
                reading.wrong(cells.name, cell_name(row, 1), what, "Put the row back as in a new form.")
            continue
        reading.cells[question.path] = (cells.name, cell_name(row, answer))
        value = reading.value(cells, row, answer, question.column)
        if value is not None:
            _set(reading.content, question.path, value)
            reading.look_for_hidden(cells, row, [answer])
    for labels in asked:
        what = f'the row of "{": ".join(labels)}" is missing'
        reading.wrong(cells.name, "", what, "Put it back as in a new form.")


def _set(content: Content, path: tuple[str, ...], value: object) -> None:
    for step in path[:-1]:
        content = content.setdefault(step, {})
    content[path[-1]] = value


def _read_records(reading: FormReading, sheet: Records, cells: SheetCells) -> None:
    for row in _rows(cells, sheet.header_row):
        values = _read_row(reading, sheet, cells, row)
        if not values.keys() - set(sheet.keys) and (sheet.ready or not values):
            continue
        reading.look_for_hidden(cells, row, (at + 1 for at in sheet.read))
        names = {each.field: cell_name(row, at + 1) for at, each in sheet.read.items()}
        _ask_of_fractions(reading, cells.name, names, values)
        _settle_percentages(reading, cells.name, names, values)
        try:
            path = put_row(reading.content, sheet, values)
        except AstrayError as astray:
            reading.wrong(cells.name, names[astray.field], astray.what, astray.mend)
            continue
        reading.cells[path] = (cells.name, next(iter(names.values())))
        reading.begun[path] = next((cell for name, cell in names.items() if name in values), "")
        reading.cells |= {(*path, name): (cells.name, cell) for name, cell in names.items() if name not in sheet.keys}


def _settle_percentages(reading: FormReading, sheet: str, names: dict[str, str], values: Row) -> None:
    """Give a percentage the unit %, where none is named; tell one that has another unit, or no place for any."""
    for name in [name for name, value in values.items() if isinstance(value, PerCent)]:
        values[name] = float(values[name])
        if "unit" in names:
            unit = values.setdefault("unit", "%")
            if " ".join(unit.split()).casefold() not in PER_CENT:
                what = f'this cell is a percentage, {values[name]:g}%, and its unit is "{unit}"'
                reading.wrong(sheet, names[name], what, "Write the unit %, or the number without the sign.")
        elif "measure" in names:
            reading.shares.append(Named(sheet, names[name], "indicator", values.get("measure", "")))
        else:
            what = f"this cell is a percentage, {values[name]:g}%, and a number alone is meant"
            reading.wrong(sheet, names[name], what, "Write the number without the sign.")


def _ask_of_fractions(reading: FormReading, sheet: str, names: dict[str, str], values: Row) -> None:
    """Note a number below 1 whose unit is %, without the sign: 0.45 may be meant as 45%; counts would tell."""
    share = " ".join(values.get("unit", "").split()).casefold() in PER_CENT
    for name, value in values.items():
        below = isinstance(value, float) and not isinstance(value, PerCent) and 0 < abs(value) < 1
        if share and below and not (values.get("count") and values.get("base")):
            what = f"this cell says {value:g} and its unit is %: it is taken as {value:g}%, less than one in a hundred"
            reading.note(sheet, names[name], what, f"If {100 * value:g}% is meant, write it so.")


def _read_row(reading: FormReading, sheet: Records, cells: SheetCells, row: int) -> Row:
    """Read a row's cells, and note which outcomes and indicators they name."""
    values: Row = {}
    for at, column in sheet.read.items():
        value = reading.value(cells, row, at + 1, column)
        if value is None:
            continue
        name = cell_name(row, at + 1)
        if column.field in sheet.keys:
            value = value.strip()
            if len(value) > LONGEST_NAME:
                what = f"a name has at most {LONGEST_NAME} characters, and this has {len(value):,}"
                reading.wrong(cells.name, name, what, "Write a short name here.")
        values[column.field] = value
        if column.names:
            given = value if isinstance(value, tuple) else (value.strip(),)
            reading.named += [Named(cells.name, name, column.names, each) for each in given]
    return values
