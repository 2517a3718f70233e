"""A filled-in form, read into the document that it means; every problem with its sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cjreport.errors import InputError, Problem, UnknownNameError
from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.files.checked_yaml import fault_of, nearest
from cjreport.inputs.periods import as_written, is_financial_year
from cjreport.inputs.registers.frameworks import governing
from cjreport.inputs.workbooks.workbook import read_workbook
from cjreport.supply.fields import MOST_ROWS
from cjreport.supply.form.cell_values import as_seen
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.layout import COVER, COVER_COLUMNS, DETAILS
from cjreport.supply.form.marks import MADE_FOR, marks_in
from cjreport.supply.form.sheets import FormReading, Table, read_sheet, words_outside

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.documents.common import Document
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Framework
    from cjreport.inputs.workbooks.sheet import SheetCells
    from cjreport.inputs.workbooks.workbook import Book
    from cjreport.supply.form.layout import Form

TELLING = frozenset(range(1, COVER_COLUMNS + 1))
"""All columns of a cover tell, and are not read."""
MOST_TOLD = 300
"""The most characters in which known names are listed."""
MOST_SOUGHT = 100
"""From so many problems on, no name like a wrong one is sought."""
UNMARKED = (
    (
        "this workbook does not say with which words the form was written, so those of your own in place of them, "
        "under Guidance or in titles, are neither read nor told"
    ),
    "Look whether any stand there.",
)
UNFIT = {"string_pattern_mismatch": "Use small letters, digits and hyphens alone: housing-advice."}


@dataclass(frozen=True)
class FilledForm:
    """What a form means: the document and its kind, whose it is, and what to know of how it was read."""

    kind: DocumentKind[Any]
    document: Document
    place: Place
    notes: tuple[Problem, ...]


def read_form(file: Path, library: Library) -> FilledForm:
    """Read a filled-in form; raises InputError with every problem, each with its sheet and cell.

    What would be lost is a problem too: words outside the table of a sheet, or in a sheet that the form does not have.
    """
    book = read_workbook(file)
    sheets = book.sheets
    form = max(
        map(form_of, KINDS.values()), key=lambda each: len({sheet.name for sheet in each.sheets} & sheets.keys())
    )
    reading = FormReading(file, marks=marks_in(book.properties))
    _compare_sheets(reading, form, sheets)
    details, *others = (sheet for sheet in form.sheets if sheet.name in sheets)
    read_sheet(reading, details, sheets[details.name], library.frameworks[0])
    place = _place(reading, library)
    if place:
        _compare_title(reading, form, book, library)
    framework = _framework(reading, library, form)
    if "outcomes" in form.kind.model.model_fields:
        reading.content["outcomes"] = {outcome.id: {} for outcome in framework.outcomes}
    for sheet in others:
        read_sheet(reading, sheet, sheets[sheet.name], framework)
    _compare_names(reading, library, framework)
    _tell_unseen(reading, book)
    if not reading.marks:
        reading.note("", "", *UNMARKED)
    document = _document(reading, form)
    if document is None or place is None or reading.problems:
        raise InputError(*reading.problems)
    return FilledForm(form.kind, document, place, tuple(reading.notes))


def _compare_sheets(reading: FormReading, form: Form, sheets: dict[str, SheetCells]) -> None:
    """Tell sheets that are missing, and sheets with words that the form does not have."""
    known = [COVER, *(sheet.name for sheet in form.sheets)]
    missing = [name for name in known[1:] if name not in sheets]
    if len(missing) == len(known) - 1:
        problem = Problem(
            "this workbook is not a form of cjreport", "cjreport new AREA --form makes one.", reading.file
        )
        raise InputError(problem)
    for name in missing:
        reading.wrong(name, "", "this sheet is missing", "Put it back, or copy your words into a new form.")
    if DETAILS in missing:
        raise InputError(*reading.problems)
    for name, cells in sheets.items():
        if name not in known and any(cells.filled()):
            mend = "Move its words into the form's own sheets, or delete it."
            reading.wrong(name, "", "this sheet is not part of the form; its words would be lost", mend)
    if COVER in sheets:
        words_outside(reading, sheets[COVER], Table(0, COVER_COLUMNS, TELLING, _last_on_cover(form, sheets[COVER])))


def _last_on_cover(form: Form, cover: SheetCells) -> int:
    """Give the row of the cover that names the last sheet; nothing of the form stands below it."""
    rows = [row for row, at, cell in cover.filled() if at == 1 and as_seen(cell).strip() == form.sheets[-1].name]
    return rows[-1] if rows else MOST_ROWS


def _place(reading: FormReading, library: Library) -> Place | None:
    """Find whose form it is, and write the area's name as the register does."""
    try:
        place = library.areas.find(reading.content.get("area", ""))
    except UnknownNameError as error:
        reading.wrong_field(("area",), error.problems[0].what, error.problems[0].mend)
        return None
    reading.content["area"] = place.name
    return place


def _compare_title(reading: FormReading, form: Form, book: Book, library: Library) -> None:
    """Tell a form that was made for one area and names another: it would replace the other's words."""
    cover = as_seen(book.sheets[COVER].at(1, 1)) if COVER in book.sheets else ""
    head = f"{form.title}: "
    titles = (book.properties.get(MADE_FOR, ""), cover.strip(), book.title)
    title = next((each for each in titles if each.startswith(head)), "")
    made_for, _, when = title.removeprefix(head).rpartition(", ")
    named = reading.content["area"]
    try:
        made_for = library.areas.find(made_for).name
    except UnknownNameError:
        return
    if made_for != named:
        what = f"this form was made for {made_for}, and names {named} here: its words would become those of {named}"
        mend = f'Write {made_for}, or copy the words into a form of its own: cjreport new "{named}" --form'
        reading.wrong_field(("area",), what, mend)
    year = reading.content.get(form.kind.year) or ""
    if not when.startswith(year):
        mend = "Correct the year in Details, if this is not meant."
        reading.note(COVER, "A1", f"this form was made for {when}, and Details say {year}", mend)


def _tell_unseen(reading: FormReading, book: Book) -> None:
    """Note what was read and nobody sees, and what people see and was not read."""
    for sheet, parts in reading.unseen.items():
        hidden = ", ".join(sorted(parts - {""}, key=lambda part: (len(part), part)))
        what = f"{hidden or 'this sheet'}: hidden, and read all the same"
        reading.note(sheet, "", what, "Unhide it and look: what stands in it goes into the document.")
    for sheet, kinds in book.unread.items():
        for kind in kinds:
            reading.note(sheet, "", f"{kind} of this sheet are not read", "Move their words into cells.")


def _framework(reading: FormReading, library: Library, form: Form) -> Framework:
    """Find the framework that governs the form's year; where it has none, problems are told as of the latest."""
    country, kind = library.areas.country, form.kind
    year = str(reading.content.get(kind.year, ""))
    try:
        if not kind.spans_years:
            return governing(library.frameworks, country.check_period(year))
        _check_years(reading, kind)
        return governing(library.frameworks, as_written(year))
    except UnknownNameError as error:
        reading.wrong_field((kind.year,), error.problems[0].what, error.problems[0].mend)
        return governing(library.frameworks, country.last_period)


def _check_years(reading: FormReading, kind: DocumentKind[Any]) -> None:
    starts, ends = (as_written(str(reading.content.get(key, ""))) for key in (kind.year, kind.last_year))
    for key, year in ((kind.year, starts), (kind.last_year, ends)):
        if not is_financial_year(year):
            reading.wrong_field((key,), f'"{year}" is not a financial year', "Write it as 2024-25.")
    if is_financial_year(starts) and is_financial_year(ends) and ends < starts:
        what = f"the {kind.name} ends before it starts"
        reading.wrong_field((kind.last_year,), what, "Correct one of the two years.")


def _compare_names(reading: FormReading, library: Library, framework: Framework) -> None:
    """Tell the outcomes, indicators and partners that rows name and nothing has."""
    content = reading.content
    local = content.get("local_outcomes", {})
    known = {
        "outcome": [*(outcome.id for outcome in framework.outcomes), *local],
        "indicator": [
            *library.indicators,
            *(name for account in local.values() for name in account.get("indicators", {})),
        ],
        "partner": [partner.id for partner in library.duties.partners],
    }
    for named in reading.named:
        if named.name not in known[named.kind]:
            near = nearest(named.name, known[named.kind])[:MOST_TOLD] if len(reading.problems) < MOST_SOUGHT else ""
            reading.wrong(named.sheet, named.cell, f'there is no {named.kind} "{named.name}"', near)
    for share in reading.shares:
        indicator = library.indicators.get(share.name)
        if indicator and indicator.unit != "%":
            what = f'this cell is a percentage, and "{share.name}" is not: its unit is {indicator.unit}'
            reading.wrong(share.sheet, share.cell, what, "Write the number without the sign.")


def _document(reading: FormReading, form: Form) -> Document | None:
    """Check what was read as a document; tell what is missing or unfit, with the cell it belongs in."""
    try:
        document: Document = form.kind.model.model_validate(reading.content)
    except ValidationError as error:
        for each in error.errors():
            missing = each["type"] == "missing"
            fault = fault_of(each)
            what = _missing(reading, each["loc"]) if missing else fault.what
            mend = "Fill it in, or empty the whole row." if missing else UNFIT.get(each["type"], fault.mend)
            reading.wrong_field(each["loc"], what, mend)
        return None
    return document


def _missing(reading: FormReading, path: tuple[int | str, ...]) -> str:
    """Say of a cell that is empty why it may not be: something stands in its row, which may be far below the others."""
    begun = reading.begun.get(path[:-1], "")
    row = f"the row, in which something stands in {begun}," if begun else "the row"
    return f"this cell is empty, and {row} cannot do without it"
