"""Tables kept as CSV files, read as text with their line numbers."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = dict[str, str]

MOST_ROWS = 100_000
"""A table may have so many rows: three times all that is held of Scotland."""
MOST_BYTES = 32 * 2**20
"""A file may be so large: MOST_ROWS rows of 300 letters."""
TOLD = 100
"""So many problems of one kind are told one by one; of more, how many there are."""
SHOWN = 40
"""So many letters of a cell are shown where it is told."""
SAVE = "Save it as CSV, in UTF-8."
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PARTED = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What parts the cells of tables that are not parted by commas."""


class Table(NamedTuple):
    """A table's heads, the cells of each row by its line, and what is wrong with the rows that are left out."""

    heads: list[str]
    rows: dict[int, list[str]]
    problems: list[Problem]


def read_rows(file: Path, columns: Iterable[str]) -> dict[int, Row]:
    """Read a table's rows by their line in the file, every cell as text without surrounding spaces.

    Raises InputError with every problem: those of read_table, and each row whose cells are too many or too few.
    """
    table = read_table(file, columns)
    if table.problems:
        raise InputError(*table.problems)
    return {line: dict(zip(table.heads, cells, strict=True)) for line, cells in table.rows.items()}


def read_table(file: Path, columns: Iterable[str]) -> Table:
    """Read a table, every cell as text without surrounding spaces; rows of another length are told and left out.

    Raises InputError with every problem: no file, no text, more than MOST_BYTES or MOST_ROWS, other columns than
    *columns*, no rows. Rows of empty cells, as spreadsheets leave them at the end, are no rows.
    """
    columns = tuple(columns)
    lines = {line: [cell.strip() for cell in cells] for line, cells in _lines(file, _text(file))}
    heads = next(iter(lines.values()), [])
    rows = {line: cells for line, cells in list(lines.items())[1:] if any(cells)}
    problems = [*_column_problems(file, heads, columns)]
    if not problems and not rows:
        problems = [Problem("this table has no rows", "Put them back.", file)]
    if problems:
        raise InputError(*problems)
    whole = {line: cells for line, cells in rows.items() if len(cells) == len(heads)}
    return Table(heads, whole, [*_length_problems(file, rows, len(heads))])


def cut(cell: str) -> str:
    """Give a cell as it is told: what is long is cut."""
    return cell if len(cell) <= SHOWN else f"{cell[:SHOWN]}…"


def first_problems(
    lines: Iterable[int], problems: Iterable[Problem], file: Path, column: str | None = None
) -> Iterator[Problem]:
    """Tell the first TOLD problems, which are made only as they are told, and of how many *lines* there are more."""
    lines = list(lines)
    yield from (problem for _, problem in zip(range(TOLD), problems, strict=False))
    if more := lines[TOLD:]:
        yield Problem(f"and {len(more):,} more like {'it' if len(lines) == 1 else 'these'}", "", file, more[0], column)


def _text(file: Path) -> str:
    """Read a file's text; raises InputError where there is none."""
    try:
        if (size := file.stat().st_size) > MOST_BYTES:
            what = f"this file is too large: {size / 2**20:,.0f} MB, where at most {MOST_BYTES // 2**20} MB are read"
            raise InputError(Problem(what, "Leave out what no report shows, or split it.", file))
        content = file.read_bytes()
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(Problem("the file is missing", "Put it back.", file)) from None
    except OSError as error:
        raise InputError(Problem(f"this file cannot be read: {error.strerror}", "", file)) from None
    except UnicodeDecodeError as error:
        raise InputError(_no_utf8(file, content, error.start)) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(Problem("not a table: there is a null character in it", SAVE, file, line))
    return text


def _no_utf8(file: Path, content: bytes, at: int) -> Problem:
    if content.startswith(WIDE):
        return Problem("not a table in UTF-8: this file is in UTF-16", SAVE, file)
    sign = content[at : at + 1].decode("cp1252", errors="replace")
    what = f"not a table in UTF-8: as it was saved on Windows, “{sign}” may be meant"
    return Problem(what, SAVE, file, content.count(b"\n", 0, at) + 1)


def _lines(file: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, cells in enumerate(filter(None, reader)):
            if number > MOST_ROWS:
                what, mend = f"this table has more than {MOST_ROWS:,} rows", "Leave out what no report shows."
                raise InputError(Problem(what, mend, file, reader.line_num))
            yield reader.line_num, cells
    except csv.Error as error:
        raise InputError(Problem(f"not a table: {error}", SAVE, file, reader.line_num)) from None


def _column_problems(file: Path, heads: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    if len(heads) == 1 and (signs := [name for sign, name in PARTED.items() if sign in heads[0]]):
        yield Problem(f"the cells are parted by {signs[0]}", "Save it as CSV with commas between cells.", file, 1)
        return
    wrong = [head for head, times in Counter(heads).items() if head not in columns or times > 1]
    for head in wrong[:TOLD]:
        what = "repeated" if head in columns else "unknown"
        yield Problem(f'{what} column "{cut(head)}"', f"Columns are {', '.join(columns)}.", file, 1, cut(head))
    for column in columns:
        if column not in heads:
            yield Problem(f'the column "{column}" is missing', "Add it, empty where unknown.", file, 1, column)


def _length_problems(file: Path, rows: dict[int, list[str]], expected: int) -> Iterator[Problem]:
    lines = [line for line, cells in rows.items() if len(cells) != expected]
    mend = "Put text that has commas in quotes, and keep empty cells."
    wrong = (Problem(f"this row has {len(rows[n])} cells instead of {expected}", mend, file, n) for n in lines)
    return first_problems(lines, wrong, file)
