"""The sheets of a workbook (.xlsx) with their cells: what each holds, what a person sees of it, and what is hidden.

The parts are read as they stand, without a library between: what a cell shows, whether it is hidden and how far out it
stands is told by none of those that keep every character, and one cell far out makes some ask for half a terabyte.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem
from cjreport.inputs.workbooks.parts import BROKEN, COPY, SAVE_AGAIN, Keeps, Parts, UnsoundError, disguised
from cjreport.inputs.workbooks.shared_parts import BookPart, OwnProperties, Styles, Texts, Title
from cjreport.inputs.workbooks.sheet import SheetCells
from cjreport.inputs.workbooks.sheet_reading import Room, Shared, SheetReader

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILE = 25_000_000
"""The most bytes of a file; pictures that people paste make it large."""
MOST_SHEETS = 255
PROPERTIES, OWN_PROPERTIES = "docProps/core.xml", "docProps/custom.xml"
HIDDEN = {"hidden", "veryHidden"}
UNREAD = {"comments": "comments", "threadedComment": "comments", "drawing": "pictures or text boxes"}
"""What a sheet may have besides its cells that a form does not take."""


@dataclass(frozen=True)
class Book:
    """A workbook's sheets by name, by name what else stands in them that is not read, title and other properties."""

    sheets: dict[str, SheetCells]
    unread: dict[str, list[str]]
    title: str
    properties: dict[str, str]


def read_workbook(file: Path) -> Book:
    """Read every sheet of a workbook; raises InputError where the file is none, or larger than a form can be."""
    try:
        _look_at(file)
        with zipfile.ZipFile(file) as archive:
            return _read(Parts(archive))
    except UnsoundError as unsound:
        raise InputError(Problem(unsound.what, unsound.mend, file)) from None
    except BROKEN as error:
        raise InputError(Problem(f"this workbook cannot be read ({error})", SAVE_AGAIN, file)) from error


def _look_at(file: Path) -> None:
    """Tell what is no workbook before anything of it is taken for one."""
    if file.is_dir():
        raise UnsoundError("this is a folder", "Name the form in it.")
    if not file.is_file():
        what = "this is no file that can be read" if file.exists() else "the file is missing"
        raise UnsoundError(what, "Check its name and folder.")
    if file.suffix.casefold() != ".xlsx":
        raise UnsoundError("this is not an .xlsx workbook", "Save it as Excel workbook (.xlsx).")
    if (size := file.stat().st_size) > MOST_FILE:
        raise UnsoundError(f"this file has {size / 1e6:,.0f} MB; a form has less than one", COPY)
    with file.open("rb") as source:
        head = source.read(8)
    if not zipfile.is_zipfile(file):
        raise UnsoundError(f"this workbook cannot be read: {disguised(head)}")


def _read(parts: Parts) -> Book:
    root = next((name for kind, name in parts.ties("").values() if kind == "officeDocument"), "xl/workbook.xml")
    book, ties = BookPart(), parts.ties(root)
    parts.read(root, book)
    if len(book.sheets) > MOST_SHEETS:
        raise UnsoundError(f"this workbook has {len(book.sheets):,} sheets; a form has some 14", COPY)
    shared = _shared(parts, dict(ties.values()), from_1904=book.from_1904)
    room = Room()
    read: dict[str, SheetCells] = {}
    unread: dict[str, list[str]] = {}
    for name, state, tie in book.sheets:
        if name.casefold() in {each.casefold() for each in read}:
            raise UnsoundError(f'two sheets are called "{name}"')
        sheet = read[name] = SheetCells(name, state in HIDDEN)
        _, part = ties.get(tie, ("", f"the sheet {name}"))
        parts.read(part, SheetReader(sheet, shared, room))
        unread[name] = sorted({UNREAD[kind] for kind, _ in parts.ties(part).values() if kind in UNREAD})
    title, own = Title(), OwnProperties()
    _read_if_there(parts, {PROPERTIES: title, OWN_PROPERTIES: own})
    return Book(read, unread, "".join(title.words), own.found)


def _read_if_there(parts: Parts, wanted: dict[str, Keeps]) -> None:
    for name, keeps in wanted.items():
        if parts.has(name):
            parts.read(name, keeps)


def _shared(parts: Parts, names: dict[str, str], *, from_1904: bool) -> Shared:
    texts, styles = Texts(), Styles()
    _read_if_there(parts, {names.get("sharedStrings", ""): texts, names.get("styles", ""): styles})
    return Shared(texts.found, texts.fonts, [*styles.styles()], from_1904=from_1904)
