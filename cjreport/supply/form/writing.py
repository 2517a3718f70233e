"""Writes the form of a document: an accessible workbook that people fill in with Excel or LibreOffice.

Cells to fill in have the format Text, so that what is typed stays as it was typed. Nothing is locked: a locked sheet
has no spelling check, and the reading tells where a heading was changed.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter

from cjreport.errors import InputError, Problem, from_here
from cjreport.inputs.files.owner_only import place_for_owner
from cjreport.inputs.files.put_in_place import written_whole
from cjreport.inputs.workbooks.sheet import cell_name
from cjreport.supply.fields import MOST, Kind
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.instructions import HOW, IN_A_CELL, MORE_ROWS
from cjreport.supply.form.layout import ANSWER, COVER, GUIDANCE, Questions
from cjreport.supply.form.marks import form_properties
from cjreport.supply.form.prefilled import rows_to_fill
from cjreport.supply.guidance import guidance_in_form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from cjreport.inputs.documents.common import Document
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.supply.fields import Column
    from cjreport.supply.form.layout import Content, Form, Records, Sheet
    from cjreport.supply.known_before import KnownBefore

AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A4 = 9
LANGUAGE = b"<dc:language>en-GB</dc:language>"
CODE_AFTER_CODE = re.compile(rb"(_x005F_x[0-9a-fA-F]{4})_(?=x[0-9a-fA-F]{4}_)")
"""Words like _x0041_x0042_: XlsxWriter escapes the first underscore and not the second, so that they change."""
WIDTHS = {
    Kind.TEXT: 24,
    Kind.PROSE: 60,
    Kind.LIST: 30,
    Kind.CHOICE: 18,
    Kind.YES_NO: 14,
    Kind.WHOLE: 14,
    Kind.NUMBER: 14,
    Kind.DAY: 16,
}
LABEL_WIDTH, TITLE_WIDTH, GUIDANCE_WIDTH, ANSWER_WIDTH = 34, 36, 46, 100
LINE, HIGHEST = 15, 409
"""The height of a line and the greatest of a row, in points."""
LEAST_LINES = {Kind.PROSE: 4, Kind.LIST: 2}
"""Lines that are shown of an empty answer."""


def write_form(file: Path, kind: DocumentKind[Any], document: Document, known: KnownBefore) -> Path:
    """Write a form with what is known already filled in, whole or not at all; its owner alone may read it.

    Raises InputError where a text is longer than a cell holds.
    """
    form, title = form_of(kind), f"{kind.title}: {document.area}, {kind.when(document)}"
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, AS_TYPED) as workbook:
        workbook.set_properties({"title": title, "subject": "A form to be filled in", "category": "Community justice"})
        looks, content = _Looks(workbook), document.model_dump()
        _write_cover(
            workbook.add_worksheet(COVER),
            looks,
            form,
            title,
            {"file": from_here(file), "country": known.library.workbench.subfolder},
        )
        for sheet in form.sheets:
            page = workbook.add_worksheet(sheet.name)
            _write_sheet(page, looks, sheet, content, known)
        for name, value in form_properties(title, looks.written).items():
            workbook.set_custom_property(name, value, "text")
    with written_whole(file) as new:
        place_for_owner(new)
        new.write_bytes(_finished(made))
    return file


def _finished(made: io.BytesIO) -> bytes:
    """Say the language, let rows grow with their words, and keep each word: XlsxWriter cannot be asked to."""
    finished = io.BytesIO()
    with zipfile.ZipFile(made) as read, zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as written:
        for part in read.infolist():
            content = read.read(part)
            if "worksheets/" in part.filename:
                content = content.replace(b' customHeight="1"', b"")
            elif part.filename.endswith("sharedStrings.xml"):
                content = CODE_AFTER_CODE.sub(rb"\1_x005F_", content)
            written.writestr(part, content.replace(b"</cp:coreProperties>", LANGUAGE + b"</cp:coreProperties>"))
    return finished.getvalue()


class _Looks:
    """How cells look; text tells what colour does. *written* are the words that are for people to read alone."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        cell: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8C8C8C"}
        self.written: list[str] = []
        self.title = workbook.add_format({"bold": True, "font_size": 16})
        self.heading = workbook.add_format({"bold": True, "font_size": 13, "valign": "bottom"})
        self.words = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.term = workbook.add_format({"bold": True, "valign": "top"})
        self.link = workbook.add_format({"font_color": "#0B3C8C", "underline": 1, "valign": "top"})
        self.about = workbook.add_format({"valign": "top"})
        self.guidance = workbook.add_format({"text_wrap": True, "valign": "top", "italic": True})

        self.header = workbook.add_format(cell | {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"})
        self.given = workbook.add_format(cell | {"num_format": "@"})
        self.to_fill = workbook.add_format(cell | {"bg_color": "#FFF8DC", "num_format": "@", "locked": False})

    def write(self, page: Worksheet, cell: tuple[int, int], words: str, look: Format) -> None:
        """Write words that are not read back."""
        self.written.append(words)
        page.write_string(*cell, words, look)


def _write_cover(page: Worksheet, looks: _Looks, form: Form, title: str, made: dict[str, str]) -> None:
    """Write what the form is for, how it is filled in, and which sheets it has."""
    page.set_column(0, 0, 28)
    page.set_column(1, 1, ANSWER_WIDTH)
    looks.write(page, (0, 0), title, looks.title)
    looks.write(page, (1, 0), "A form to be filled in, for the Community Justice (Scotland) Act 2016.", looks.about)
    page.set_row(2, 30)
    looks.write(page, (2, 0), "How to fill it in", looks.heading)
    row = 3
    country = f" --country {made['country']}" if made["country"] else ""
    for term, words in HOW.items():
        looks.write(page, (row, 0), term, looks.term)
        said = words.format(file=made["file"], country=country)
        looks.write(page, (row, 1), said, looks.words)
        _set_height(page, row, {said: ANSWER_WIDTH})
        row += 1
    page.set_row(row, 30)
    looks.write(page, (row, 0), "Sheets", looks.heading)
    for sheet in form.sheets:
        row += 1
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", looks.link, sheet.name)
        looks.write(page, (row, 1), sheet.about, looks.words)
        _set_height(page, row, {sheet.about: ANSWER_WIDTH})
    _set_up_print(page, 0)


def _write_sheet(page: Worksheet, looks: _Looks, sheet: Sheet, content: Content, known: KnownBefore) -> None:
    looks.write(page, (0, 0), sheet.name, looks.title)
    more = MORE_ROWS if not isinstance(sheet, Questions) and sheet.spare else ""
    looks.write(page, (1, 0), " ".join(filter(None, (sheet.about, more, IN_A_CELL))), looks.about)
    header = sheet.header_row - 1
    if isinstance(sheet, Questions):
        last = _write_questions(page, looks, sheet, content, known)
    else:
        last = _write_records(page, looks, sheet, content, known)
    columns = [{"header": heading, "header_format": looks.header} for heading in sheet.headings]
    table = {"name": re.sub(r"\W", "_", sheet.name), "columns": columns, "autofilter": False, "style": None}
    page.add_table(header, 0, last, len(columns) - 1, table)
    page.freeze_panes(header + 1, sheet.headings.index(GUIDANCE) if isinstance(sheet, Questions) else 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _set_up_print(page, header)


def _write_questions(page: Worksheet, looks: _Looks, sheet: Questions, content: Content, known: KnownBefore) -> int:
    """Write a row for each question, and give the last."""
    guidance, answer = sheet.headings.index(GUIDANCE), sheet.headings.index(ANSWER)
    page.set_column(0, guidance - 1, LABEL_WIDTH)
    page.set_column(guidance, guidance, GUIDANCE_WIDTH)
    page.set_column(answer, answer, ANSWER_WIDTH)
    row = sheet.header_row - 1
    for row, question in enumerate(sheet.asked(known.framework), start=sheet.header_row):
        for at, label in enumerate(question.labels):
            page.write_string(row, at, label, looks.given)
        about, value = guidance_in_form(question.column), _value_at(content, question.path)
        looks.write(page, (row, guidance), about, looks.given)
        _write_value(page, row, answer, value, looks.to_fill)
        written = dict.fromkeys(question.labels, LABEL_WIDTH) | {about: GUIDANCE_WIDTH, _typed(value): ANSWER_WIDTH}
        _set_height(page, row, written, LEAST_LINES.get(question.column.kind, 1))
        _offer(page, (row, answer, row, answer), question.column)
    return row


def _value_at(content: Content, path: tuple[str, ...]) -> object:
    value: Any = content
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _write_records(page: Worksheet, looks: _Looks, sheet: Records, content: Content, known: KnownBefore) -> int:
    """Write the rows that are known and empty ones to fill in, with guidance above each column; give the last row."""
    rows = rows_to_fill(sheet, content, known)
    widths = [_width(column) for column in sheet.columns]
    guidance = [guidance_in_form(column) for column in sheet.columns]
    _set_height(page, sheet.header_row - 2, dict(zip(guidance, widths, strict=True)))
    for place, row in enumerate(rows, start=sheet.header_row):
        cells = zip(sheet.columns, widths, strict=True)
        _set_height(page, place, {_typed(row.get(column.field)): width for column, width in cells})
    last = sheet.header_row + max(len(rows) + sheet.spare, 1) - 1
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, widths[at])
        looks.write(page, (sheet.header_row - 2, at), guidance[at], looks.guidance)
        look = looks.given if column.read_only else looks.to_fill
        for place in range(last + 1 - sheet.header_row):
            value = rows[place].get(column.field) if place < len(rows) else None
            named = value and column.field in sheet.keys
            looks.written += [_typed(value)] if column.read_only else []
            _write_value(page, sheet.header_row + place, at, value, looks.given if named else look)
        _offer(page, (sheet.header_row, at, last, at), column, known)
    return last


def _width(column: Column) -> int:
    return TITLE_WIDTH if column.read_only or column.field in {"title", "measures"} else WIDTHS[column.kind]


def _set_height(page: Worksheet, row: int, written: dict[str, int], least: int = 1) -> None:
    """Make a row as high as its texts need, each in a column of a width: not every program does so by itself."""
    lines = [
        sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n")) for text, width in written.items()
    ]
    page.set_row(row, min(LINE * max(least, *lines), HIGHEST))


def _write_value(page: Worksheet, row: int, at: int, value: object, look: Format) -> None:
    text = _typed(value)
    if len(text) > MOST:
        place = f'sheet "{page.get_name()}", cell {cell_name(row + 1, at + 1)}'
        what = f"a text of {len(text):,} characters belongs here, and a cell holds {MOST:,}"
        raise InputError(Problem(what, "Keep this document as a YAML file.", place=place))
    if text:
        page.write_string(row, at, text, look)
    else:
        page.write_blank(row, at, None, look)


def _typed(value: object) -> str:
    """Write a value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _offer(page: Worksheet, cells: Sequence[int], column: Column, known: KnownBefore | None = None) -> None:
    """Offer the choices that a cell has; where others may be meant, any may be typed."""
    if column.choices:
        words = {"error_title": "Not a choice", "error_message": f"Choose: {', '.join(column.choices)}."}
        page.data_validation(*cells, {"validate": "list", "source": list(column.choices), **words})
    elif column.names == "outcome" and column.kind is Kind.TEXT and known:
        source = [outcome.id for outcome in known.framework.outcomes]
        page.data_validation(*cells, {"validate": "list", "source": source, "show_error": False})


def _set_up_print(page: Worksheet, header: int) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(header)
    page.hide_gridlines(2)
