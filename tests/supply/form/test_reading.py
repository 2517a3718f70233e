"""Forms that people have filled in, as they are read."""

import datetime as dt
import re

import openpyxl
import pytest
import xlsxwriter
from form_words import NASTY, bare_library, cells_to_type

from cjreport.errors import InputError
from cjreport.inputs.documents.kinds import KINDS, RETURN
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.supply.documents import start, write_imported
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.layout import Questions
from cjreport.supply.form.reading import read_form
from cjreport.supply.form.rows import rows_of
from cjreport.supply.form.writing import write_form

OUTCOME_1_ACHIEVED = "D6"


@pytest.fixture
def library(workbench):
    return bare_library(workbench)


@pytest.fixture
def form(library, tmp_path):
    """A function that writes a form, lets a person change it, and gives the file."""

    def make(change, kind="return", name="Isles of Example"):
        known, words = start(library, library.areas.find(name), "2024-25", KINDS[kind])
        file = write_form(tmp_path / "form.xlsx", KINDS[kind], words, known)
        book = openpyxl.load_workbook(file)
        change(book)
        book.save(file)
        return file

    return make


def type_text(page, row, column, text):
    """Put a text into a cell as a text, whatever it looks like."""
    cell = page.cell(row, column)
    cell.value = "text"
    cell._value = text  # noqa: SLF001 (openpyxl would make a formula of what begins with =)
    cell.data_type = "s"


def problems(library, file):
    """Give the problems with a form, by sheet and cell."""
    with pytest.raises(InputError) as refused:
        read_form(file, library)
    return {problem.place: problem.what for problem in refused.value.problems}


def value_of(content, cell):
    """Give what a document holds of what was typed into a cell."""
    if not isinstance(cell.sheet, Questions):
        return rows_of(cell.sheet, content)[0][cell.field]
    for step in cell.field:
        content = content[step]
    return content


@pytest.mark.parametrize("offset", range(0, len(NASTY), 5))
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_kept(kind, offset, form, library):
    """What is typed into each cell of a form stands unchanged in the document, and in the file that is written."""
    framework = start(library, library.areas.find("Isles of Example"), "2024-25", KINDS[kind])[0].framework
    typed = [*cells_to_type(form_of(KINDS[kind]), framework, offset)]

    def fill(book):
        for cell in typed:
            type_text(book[cell.sheet.name], cell.row, cell.column, cell.text)

    read = read_form(form(fill, kind), library)
    content = read.document.model_dump()
    for cell in typed:
        if cell.field != "used":
            assert value_of(content, cell) == cell.meant, cell
    file = write_imported(library, read, force=True)
    assert read_document(file, type(read.document)) == read.document


def test_every_problem_is_told_at_once_with_its_cell(form, library):
    """Wrong choices, numbers, dates and names are all told, each with its sheet and cell, and nothing is guessed."""

    def spoil(book):
        book["Details"]["C5"] = "2031-32"
        book["Details"]["C17"] = "soon"
        book["Outcomes"][OUTCOME_1_ACHIEVED] = "mostly"
        book["Indicators"]["D5"] = "perhaps"
        book["Figures"]["A5"], book["Figures"]["B5"], book["Figures"]["C5"] = "Not An Id", "Title", "2024-25"
        book["Figures"]["G5"] = "about 12"
        book["Figures"]["A6"] = "no-title"
        book["Activities"]["A5"], book["Activities"]["E5"] = "A meeting", "1\n77"
        book["Local indicators"]["A5"], book["Local indicators"]["B5"] = "L9", "an-indicator"

    file = form(spoil)
    found = problems(library, file)

    assert found['sheet "Details", cell C5'] == '"2031-32" is not a reporting period'
    assert found['sheet "Outcomes", cell D6'] == '"mostly" is not a choice'
    assert found['sheet "Indicators", cell D5'] == '"perhaps" is not a choice'
    assert 'sheet "Figures", cell A5' in found
    assert found['sheet "Figures", cell B6'].startswith("this cell is empty")
    assert found['sheet "Local indicators", cell A5'] == 'there is no outcome "L9" here'
    assert any("77" in what for what in found.values())
    assert any("soon" in what and "date" in what for what in found.values())
    assert any('"about 12" is not a' in what for what in found.values())


def test_words_that_would_be_lost_are_told(form, library):
    """Words beside a table, above it, on the cover or in a sheet of one's own stop the import."""

    def scribble(book):
        book["Outcomes"]["F9"] = "see also"
        book["Outcomes"]["B1"] = "draft"
        book["Activities"]["J40"] = "a note"
        book["Cover"]["C4"] = "thanks"
        book.create_sheet("Notes")["A1"] = "call back"

    found = problems(library, form(scribble))

    assert {*found} == {
        'sheet "Outcomes", cell F9',
        'sheet "Outcomes", cell B1',
        'sheet "Activities", cell J40',
        'sheet "Cover", cell C4',
        'sheet "Notes"',
    }


def test_what_was_changed_in_the_form_itself_is_told(form, library):
    """A missing sheet, another heading, a missing or changed question are told with how to put them back."""

    def change(book):
        del book["Answers"]
        book["Figures"]["C4"] = "Year"
        book["Outcomes"]["B4"] = "What we did"
        book["Details"].delete_rows(9)

    found = problems(library, form(change))

    assert found['sheet "Answers"'] == "this sheet is missing"
    assert found['sheet "Figures", cell C4'] == 'the heading here should be "Period" and is "Year"'
    assert "is not a question of this form" in found['sheet "Outcomes", cell B4'.replace("B4", "A4")]
    assert "is missing" in found['sheet "Details"']


def _with_formula(form, file, formula, value):
    """Copy the words and properties of a form, with a formula in one cell and what it came to."""
    book = openpyxl.load_workbook(form)
    with xlsxwriter.Workbook(file) as copy:
        for kept in book.custom_doc_props.props:
            copy.set_custom_property(kept.name, kept.value, "text")
        for page in book:
            sheet = copy.add_worksheet(page.title)
            for cell in (cell for row in page.iter_rows() for cell in row if cell.value is not None):
                sheet.write_string(cell.row - 1, cell.column - 1, str(cell.value))
        copy.get_worksheet_by_name("Details").write_formula("C8", formula, None, value)
    return file


def test_a_formula_is_read_as_what_it_came_to_and_told(library, tmp_path):
    """A cell that works something out is taken as it last stood, and the person is told so."""
    known, words = start(library, library.areas.find("Isles of Example"), "2024-25", RETURN)
    file = write_form(tmp_path / "form.xlsx", RETURN, words, known)
    _with_formula(file, tmp_path / "other.xlsx", '="Met "&12&" times"', "Met 12 times")
    read = read_form(tmp_path / "other.xlsx", library)
    broken = _with_formula(file, tmp_path / "broken.xlsx", "=Met people", "#NAME?")

    assert "shows an error, #NAME?" in problems(library, broken)['sheet "Details", cell C8']
    assert read.document.governance == "Met 12 times"
    (note,) = read.notes
    assert note.place == 'sheet "Details", cell C8'
    assert "formula" in note.what


@pytest.mark.parametrize(
    "typed",
    [
        dt.date(2025, 9, 30),
        dt.datetime(2025, 9, 30, tzinfo=dt.UTC).replace(tzinfo=None),
        "2025-09-30",
        "30/09/2025",
        "30 September 2025",
    ],
)
def test_a_date_may_be_a_date_or_text(typed, form, library):
    """However a date is typed, it is the same day."""

    def fill(book):
        page = book["Details"]
        row = next(row for row in range(4, 30) if page.cell(row, 1).value == "Published on")
        page.cell(row, 3).value = typed

    assert read_form(form(fill), library).document.published == dt.date(2025, 9, 30)


@pytest.mark.parametrize(("typed", "count"), [("12", 12), (12, 12), ("1,234", 1234), (" 7 ", 7), (12.0, 12), ("0", 0)])
def test_a_number_may_be_a_number_or_text(typed, count, form, library):
    """Numbers count as such, also with thousands marked, and nought is a number."""

    def fill(book):
        for column, value in ((1, "an-id"), (2, "Title"), (3, "2024-25"), (5, "x"), (6, "x")):
            book["Figures"].cell(5, column).value = value
        headings = [cell.value for cell in book["Figures"][4]]
        for heading, value in (("Outcome", "1"), ("Measure", None), ("Count", typed)):
            book["Figures"].cell(5, headings.index(heading) + 1).value = value

    assert read_form(form(fill), library).document.figures[0].count == count


def test_what_a_program_made_of_words_is_told(form, library):
    """Where a spreadsheet has made a date of a text, that is told, and not taken for what was typed."""

    def fill(book):
        cell = book["Details"]["C8"]
        cell.value = dt.date(2025, 2, 1)
        cell.number_format = "d-mmm"

    found = problems(library, form(fill))

    assert "made a date or time of what was typed" in found['sheet "Details", cell C8']


def test_more_text_than_a_cell_can_hold_is_refused(form, library):
    """A text that a spreadsheet may have cut off is not taken for whole."""
    found = problems(library, form(lambda book: type_text(book["Details"], 8, 3, "x" * 32_768)))

    assert "32,767" in found['sheet "Details", cell C8']
    text = "é" * 32_767
    assert read_form(form(lambda book: type_text(book["Details"], 8, 3, text)), library).document.governance == text


def test_rows_may_be_added_below_and_moved(form, library):
    """Records below the table's last row are read; questions are found by their words, in any order."""

    def fill(book):
        book["Activities"].cell(60, 1).value = "A late addition"
        page = book["Outcomes"]
        first, last = [[page.cell(row, at).value for at in range(1, 4)] for row in (4, 50)]
        for at in range(3):
            page.cell(4, at + 1).value, page.cell(50, at + 1).value = last[at], first[at]
        page["D50"] = "Moved"

    words = read_form(form(fill), library).document

    assert words.activities[0].what == "A late addition"
    assert words.outcomes["1"].action_taken == "Moved"


def test_another_name_of_the_area_is_understood(form, library):
    """The area may be typed by any of its names; a name that means nothing is told."""
    assert (
        read_form(form(lambda book: type_text(book["Details"], 4, 3, "The Isles")), library).place.name
        == "Isles of Example"
    )
    found = problems(library, form(lambda book: type_text(book["Details"], 4, 3, "Atlantis")))
    assert found['sheet "Details", cell C4'] == 'no area of Exampleland is called "Atlantis"'


def test_names_stand_once_and_say_one_thing(form, library):
    """An action in two rows, or an indicator both used and not, is told rather than one of them lost."""

    def fill(book):
        page = book["Actions"]
        for row, (outcome, name) in enumerate([("1", "A1"), ("2", "A1"), ("1", "")], start=5):
            page.cell(row, 1).value, page.cell(row, 2).value, page.cell(row, 3).value = outcome, name, "Do it"
        book["Milestones"]["A5"], book["Milestones"]["B5"], book["Milestones"]["C5"] = "A7", "Step", "2026-27"

    found = problems(library, form(fill, "plan"))

    assert found['sheet "Actions", cell B6'] == 'the action "A1" stands twice'
    assert found['sheet "Actions", cell B7'] == "this row has no name"
    assert found['sheet "Milestones", cell A5'] == 'there is no action "A7"'

    def contradict(book):
        book["Indicators"]["D5"], book["Indicators"]["E5"] = "yes", "Not published"

    assert "it is said to be used, and why it is not" in problems(library, form(contradict)).values()


def test_a_plan_says_its_years(form, library):
    """Years that are none, or end before they start, are told with their cells."""

    def fill(book):
        book["Details"]["C5"], book["Details"]["C6"] = "2024", "2023-24"

    assert problems(library, form(fill, "plan"))['sheet "Details", cell C5'] == '"2024" is not a financial year'
    found = problems(library, form(lambda book: type_text(book["Details"], 6, 3, "2020-21"), "plan"))
    assert found['sheet "Details", cell C6'] == "the plan ends before it starts"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("gone.xlsx", None, "missing"),
        ("form.ods", b"x", "save it as excel workbook"),
        ("form.xlsx", b"not a workbook", "cannot be read"),
    ],
)
def test_what_is_no_workbook_is_told(name, content, told, tmp_path, library):
    """A file that is missing, of another kind or broken is told with what to do, without a traceback."""
    if content:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(InputError, match=re.compile(told, re.IGNORECASE)):
        read_form(tmp_path / name, library)


def test_another_workbook_is_told(tmp_path, library):
    """A workbook that is no form says how to get one."""
    openpyxl.Workbook().save(tmp_path / "other.xlsx")

    with pytest.raises(InputError, match="not a form of cjreport"):
        read_form(tmp_path / "other.xlsx", library)
