"""The cells of a workbook (.xlsx) as they are kept: every character, and which of them are worked out by a formula.

python-calamine gives texts exactly, also those whose letters a workbook writes as _xHHHH_; openpyxl 3.1 does not. It
does not tell formulas, so these are looked for in the sheets' XML.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from posixpath import join, normpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineWorkbook

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from python_calamine import CalamineSheet


@dataclass(frozen=True)
class SheetCells:
    """A sheet's cells row by row: texts, numbers, dates, yes or no; by name, those with a formula or an error."""

    name: str
    rows: Sequence[Sequence[object]]
    formulas: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()

    def at(self, row: int, column: int) -> object:
        """Give the value of a cell, row and column counted from 1; empty text where there is none."""
        cells = self.rows[row - 1] if row <= len(self.rows) else []
        return cells[column - 1] if column <= len(cells) else ""


def cell_name(row: int, column: int) -> str:
    """Name a cell as people do: D5."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def read_workbook(file: Path) -> dict[str, SheetCells]:
    """Read every sheet of a workbook by its name; raises InputError where the file is none."""
    if not file.is_file():
        raise InputError(Problem("the file is missing", "Check its name and folder.", file))
    if file.suffix.casefold() != ".xlsx":
        raise InputError(Problem("this is not an .xlsx workbook", "Save it as Excel workbook (.xlsx).", file))
    try:
        workbook = CalamineWorkbook.from_path(file)
        parts = _sheet_parts(file)
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        return {sheet.name: _cells(sheet, file, parts.get(sheet.name)) for sheet in sheets}
    except (CalamineError, zipfile.BadZipFile, ET.ParseError, KeyError) as error:
        mend = "Open it in Excel or LibreOffice and save it again as .xlsx, without a password."
        raise InputError(Problem(f"this workbook cannot be read ({error})", mend, file)) from error


def _cells(sheet: CalamineSheet, file: Path, part: str | None) -> SheetCells:
    rows = sheet.to_python(skip_empty_area=False)
    marked = [*_marked(file, part)] if part else []
    formulas, errors = (frozenset(name for name, kind in marked if kind == wanted) for wanted in ("formula", "error"))
    return SheetCells(sheet.name, rows, formulas, errors)


def _marked(file: Path, part: str) -> Iterator[tuple[str, str]]:
    """Name the cells that hold a formula, and those that show an error."""
    with zipfile.ZipFile(file) as archive, archive.open(part) as source:
        for _, element in ET.iterparse(source):  # noqa: S314 (expat refuses what grows without end)
            if element.tag.endswith("}c"):
                if element.get("t") == "e":
                    yield element.get("r", ""), "error"
                elif any(child.tag.endswith("}f") for child in element):
                    yield element.get("r", ""), "formula"
                element.clear()


def _sheet_parts(file: Path) -> dict[str, str]:
    """Say in which part of the file each sheet's XML stands."""
    with zipfile.ZipFile(file) as archive:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 (as above)
        ties = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 (as above)
    targets = {tie.get("Id"): tie.get("Target", "") for tie in ties}
    parts = {}
    for sheet in (element for element in book.iter() if element.tag.endswith("}sheet")):
        tie = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        target = targets.get(tie, "")
        parts[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    return parts
