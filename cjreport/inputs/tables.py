"""Tables kept as CSV files, read as text with their line numbers."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = dict[str, str]


def read_rows(file: Path, columns: Iterable[str]) -> dict[int, Row]:
    """Read a table's rows by their line in the file, every cell as text without surrounding spaces.

    Raises InputError with every problem: no file, no UTF-8, no rows, other columns than *columns*, a row whose cells
    are too many or too few.
    """
    columns = tuple(columns)
    lines = list(_lines(file))
    heads = [head.strip() for head in lines[0][1]] if lines else []
    problems = [*_column_problems(file, heads, columns)]
    if not problems:
        problems = [*_length_problems(file, lines[1:], len(heads))]
    if not problems and len(lines) < 2:  # noqa: PLR2004 (the heads, and a row at least)
        problems = [Problem("this table has no rows", "Put them back.", file)]
    if problems:
        raise InputError(*problems)
    return {line: dict(zip(heads, (cell.strip() for cell in cells), strict=True)) for line, cells in lines[1:]}


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            for cells in reader:
                if cells:
                    yield reader.line_num, cells
    except FileNotFoundError:
        raise InputError(Problem("the file is missing", "Put it back.", file)) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(Problem(f"not a table: {error}", "Save it as CSV, in UTF-8.", file)) from None


def _column_problems(file: Path, heads: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    for head in heads:
        if head not in columns or heads.count(head) > 1:
            what = "repeated" if head in columns else "unknown"
            yield Problem(f'{what} column "{head}"', f"Columns are {', '.join(columns)}.", file, 1, head)
    for column in columns:
        if column not in heads:
            yield Problem(f'the column "{column}" is missing', "Add it, empty where unknown.", file, 1, column)


def _length_problems(file: Path, lines: list[tuple[int, list[str]]], expected: int) -> Iterator[Problem]:
    for line, cells in lines:
        if len(cells) != expected:
            mend = "Put text that has commas in quotes, and keep empty cells."
            yield Problem(f"this row has {len(cells)} cells instead of {expected}", mend, file, line)
