"""What a person sees in the cells of a form is what is taken, or it is told; and nothing hidden goes by unsaid."""

import datetime as dt
import shutil
import subprocess
import sys
from copy import copy
from pathlib import Path

import openpyxl
import pytest
from conftest import make_workbench
from form_words import bare_library
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill
from plain_workbook import rewrite_part

from cjreport.errors import InputError
from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.supply.documents import start, write_imported
from cjreport.supply.form.reading import read_form
from cjreport.supply.form.writing import write_form

FIRST = 5
"""The first row of a sheet of records."""
FIGURE = {"Title": "Tenancies kept", "Period": "2024-25", "Standing": "official", "Source": "Statistics 2025"}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return bare_library(make_workbench(tmp_path_factory.mktemp("country") / "home"))


@pytest.fixture(scope="module")
def forms(library, tmp_path_factory):
    """A form of each kind that nobody has filled in."""
    folder, place = tmp_path_factory.mktemp("forms"), library.areas.find("Isles of Example")
    made = {kind: start(library, place, "2024-25", KINDS[kind]) for kind in ("return", "plan")}
    return {
        kind: write_form(folder / f"{kind}.xlsx", KINDS[kind], words, known) for kind, (known, words) in made.items()
    }


@pytest.fixture
def fill(forms, tmp_path):
    """A function that types into cells of a form and gives the file; a cell is a value, or a value and its format."""

    def make(sheet, rows, kind="return", first=FIRST):
        file = tmp_path / "form.xlsx"
        book = openpyxl.load_workbook(forms[kind])
        page = book[sheet]
        headings = [cell.value for cell in page[4]]
        for at, row in enumerate(rows, start=first):
            for heading, value in row.items():
                cell = page.cell(at, headings.index(heading) + 1)
                cell.value, form = value if isinstance(value, tuple) else (value, None)
                cell.number_format = form or cell.number_format
        book.save(file)
        return file

    return make


@pytest.fixture
def change(forms, tmp_path):
    """A function that has a person change a form, and gives the file."""

    def make(how):
        file = tmp_path / "form.xlsx"
        book = openpyxl.load_workbook(forms["return"])
        how(book)
        book.save(file)
        return file

    return make


def figures(*cells):
    """Give a row for each figure, with an id of its own."""
    return [FIGURE | {"Id": f"figure-{at}"} | cell for at, cell in enumerate(cells)]


def told(library, file):
    """Give what is wrong with a form by its cells."""
    with pytest.raises(InputError) as refused:
        read_form(file, library)
    return {problem.place.rpartition(" ")[2]: problem.what for problem in refused.value.problems}


SEEN = [
    ((0.45, "0%"), "%", 45, "%"),
    ((0.073, "0.0%"), None, 7.3, "%"),
    ((0.5, "[Red]0%"), "per cent", 50, "per cent"),
    ((-0.125, "0.0%;[RED]-0.0%"), "%", -12.5, "%"),
    ((1.02, '0" %"'), "%", None, None),
    ((0.29, "0.00\\ %"), "%", 29, "%"),
    ("45.5 %", "%", 45.5, "%"),
    ("67%", None, 67, "%"),
    ((1234.5, "#,##0.00"), "hours", 1234.5, "hours"),
    ((1234.5, "[$£-809]#,##0.00"), "pounds", 1234.5, "pounds"),
    ("1,112", "hours", 1112, "hours"),
    ("–5", "points", -5, "points"),
    ((7, "00000"), "hours", 7, "hours"),
    ((0.1 + 0.2, "General"), "hours", 0.3, "hours"),
    ((1 / 3, "0.0%"), "%", 33.3, "%"),
]


@pytest.mark.parametrize("first", [FIRST, 60])
def test_a_number_is_what_its_cell_shows(first, fill, library):
    """45% is 45 with the unit %, within the table and below it; money, thousands and noughts are no other number."""
    sound = [each for each in SEEN if each[2] is not None]
    rows = figures(*({"Value": value, "Unit": unit} for value, unit, _, _ in sound))
    read = read_form(fill("Figures", rows, first=first), library)

    assert [(each.value, each.unit) for each in read.document.figures] == [(number, unit) for *_, number, unit in sound]
    assert [note.place[-3:].strip(" I") for note in read.notes] == [str(first + len(sound) - 1)]
    assert "shows 33.3%" in read.notes[0].what


def test_a_fraction_that_may_be_meant_as_a_percentage_is_noted(fill, library):
    """A number below 1 with the unit %, written without the sign, is read as it stands, and the import asks."""
    asked = [((0.45, "General"), "%"), ("0.073", "per cent"), (0.9999, "Percentage"), (-0.5, "%")]
    sound = [((0.0045, "0.00%"), "%"), ("0.45%", "%"), (0.45, "hours"), (45, "%"), (0, "%"), (1, "%")]
    rows = figures(*({"Value": value, "Unit": unit} for value, unit in asked + sound))
    rows.append(FIGURE | {"Id": "counted", "Value": 0.5, "Unit": "%", "Count": 5, "Base": 1000})
    read = read_form(fill("Figures", rows), library)
    cells = [note.place.rpartition(" ")[2] for note in read.notes]

    assert [int(cell[1:]) for cell in cells] == [*range(FIRST, FIRST + len(asked))]
    assert read.notes[0].mend == "If 45% is meant, write it so."
    assert read.document.figures[0].value == 0.45


def test_a_number_that_is_not_what_its_cell_shows_is_told(fill, library):
    """Other units, scales, signs, powers, dates and words beside a number are told with their cells, all at once."""
    wrong = [
        ({"Value": (0.5, "0%"), "Unit": "people"}, 'its unit is "people"'),
        ({"Value": (0.02, "0%"), "Unit": "percentage points"}, "its unit is"),
        ({"Value": (12345, "0,"), "Unit": "people"}, "holds 12345"),
        ({"Value": (-45, "0;[Red]0"), "Unit": "people"}, "holds -45"),
        ({"Value": (1234, "0.00E+00"), "Unit": "people"}, "in a way that is not read"),
        ({"Value": (0.5, "# ?/?"), "Unit": "people"}, "in a way that is not read"),
        ({"Value": (45, ";;;"), "Unit": "people"}, "holds 45"),
        ({"Value": (12.3, '0.0" thousand"'), "Unit": "people"}, '"12.3 thousand" is not a number'),
        ({"Value": (dt.date(2025, 4, 1), "dd/mm/yyyy"), "Unit": "people"}, "made a date"),
        ({"Value": (10**20, "0"), "Unit": "people"}, "more digits than"),
        ({"Value": "9" * 5000, "Unit": "people"}, "more digits than"),
        ({"Value": "１２", "Unit": "people"}, "is not a number"),
        ({"Value": "about 120", "Unit": "people"}, "is not a number"),
        ({"Count": (0.45, "0%")}, "is a percentage"),
        ({"Base": "45%"}, "is a percentage"),
        ({"Count": (45.4, "0")}, "is not a whole number"),
        ({"Count": True}, "is not a number"),
    ]
    found = told(library, fill("Figures", figures(*(row for row, _ in wrong))))
    columns = {"Count": "G", "Base": "H", "Value": "I"}
    where = [
        columns[next(name for name in columns if name in row)] + str(FIRST + at) for at, (row, _) in enumerate(wrong)
    ]

    assert [*found] == where
    assert [(cell, said) for cell, (_, said) in zip(where, wrong, strict=True) if said not in found[cell]] == []


def test_a_target_may_be_a_percentage_of_what_is_a_percentage(fill, library):
    """A level aimed at is read as it is seen; one of an indicator with another unit is told."""
    units = {name: each.unit for name, each in library.indicators.items()}
    share, other = (next(name for name, unit in units.items() if (unit == "%") is wanted) for wanted in (True, False))
    rows = [
        {"Measure": share, "Value": (0.45, "0%"), "By": "2026-27"},
        {"Measure": share, "Value": "50%", "By": "2027-28"},
    ]

    assert [each.value for each in read_form(fill("Targets", rows, "plan"), library).document.targets] == [45, 50]
    wrong = told(library, fill("Targets", [{"Measure": other, "Value": (0.45, "0%"), "By": "2026-27"}], "plan"))
    assert "its unit is" in wrong["B5"]


def test_a_score_is_no_percentage(fill, library):
    """Where a number alone is meant, a percentage is told."""
    rows = [{"A year before": 2, "At the end of the period": (0.6, "0%")}]

    assert [*told(library, fill("Self-assessment", rows))] == ["E5"]


TEXTS = [
    ((7, "00000"), "00007"),
    ((1312002000, "00000000000"), "01312002000"),
    ((1312002000, "00000 000000"), "01312 002000"),
    ("0300", "0300"),
    ("1.10", "1.10"),
    ((0.45, "0%"), "45%"),
    ((1234.5, "£#,##0.00"), "£1,234.50"),
    ((123456789012345, "General"), "123456789012345"),
    ((0.000001, "General"), "0.000001"),
    (True, "TRUE"),
    ((12, '0" people"'), "12 people"),
    ("one\ntwo\n\nthree ", "one\ntwo\n\nthree "),
]
UNSEEN = [
    ((1234567890123456, "0"), "more digits"),
    ((1234, "0.00E+00"), "something else than it holds"),
    ((45, ";;;"), "something else than it holds"),
    (("words", ";;;"), "something else than it holds"),
    ((dt.date(2025, 2, 1), "mmm-yy"), "made a date"),
    ((dt.time(9, 30), "hh:mm"), "something else than it holds"),
    ("=A1", "not been worked out"),
]


def test_words_are_what_their_cell_shows(fill, library):
    """Where words are meant, a number stands with its noughts, money and signs; lines and blanks stay."""
    read = read_form(fill("Activities", [{"What": value} for value, _ in TEXTS]), library)

    assert [each.what for each in read.document.activities] == [text for _, text in TEXTS]


def test_a_date_is_what_its_cell_shows(fill, library):
    """A date is read where its cell shows day, month and year; a month, or a day of an unseen year, is told."""
    day = dt.date(2025, 2, 1)
    whole = [{"What": "Met", "When": (day, form)} for form in ("dd/mm/yyyy", "d mmmm yyyy", "yyyy-mm-dd", "d.m.yy")]
    parts = [{"What": "Met", "When": (day, form)} for form in ("mmm-yy", "d-mmm", "yyyy")]

    assert {each.when for each in read_form(fill("Activities", whole), library).document.activities} == {"2025-02-01"}
    assert len(told(library, fill("Activities", parts))) == 3
    assert len(told(library, fill("Answers", [{"Rule": "x", "Answer": "y", "Date": (day, "mmm-yy")}]))) == 1


def test_words_that_are_not_what_their_cell_shows_are_told(fill, library):
    """Lost digits, powers, hidden words, dates, times and formulas without a value are told, each with its cell."""
    found = told(library, fill("Activities", [{"What": value} for value, _ in UNSEEN]))

    assert [*found] == [f"A{row}" for row in range(FIRST, FIRST + len(UNSEEN))]
    assert [what for what, (_, said) in zip(found.values(), UNSEEN, strict=True) if said not in what] == []


HIDE = [
    ('r="6"', 'r="6" hidden="1"', "row 6"),
    ('r="6"', 'r="6" ht="0" customHeight="1"', "row 6"),
    ('r="6"', 'r="6" outlineLevel="1" hidden="true"', "row 6"),
    ("<cols>", '<cols><col min="1" max="1" width="0"/>', "column A"),
    ("<sheetData>", '<sheetFormatPr zeroHeight="1"/><sheetData>', "row 5, row 6"),
]


@pytest.mark.parametrize(("shown", "hidden", "where"), HIDE)
def test_what_is_hidden_and_read_is_noted(shown, hidden, where, fill, library):
    """Rows and columns that nobody sees are read, and the import says where they are."""
    file = fill("Activities", [{"What": "Done"}, {"What": "A draft"}])
    rewrite_part(file, "xl/worksheets/sheet9.xml", lambda text: hide(text, shown, hidden))
    read = read_form(file, library)

    assert [each.what for each in read.document.activities] == ["Done", "A draft"]
    assert [(note.place, note.what.partition(":")[0]) for note in read.notes] == [('sheet "Activities"', where)]


def hide(text, shown, hidden):
    """Change what a sheet says of itself, once, with the heights of its rows taken off."""
    for height in {each.split('"')[1] for each in text.split(" ht=")[1:]}:
        text = text.replace(f' ht="{height}"', "")
    assert shown in text
    return text.replace(shown, hidden, 1)


GROUND = PatternFill("solid", fgColor="FF1F3A5F")
LOOKS = [
    ("Done", Font(strike=True), None, "this text is struck through"),
    (45, Font(strike=True), None, "this text is struck through"),
    (CellRichText("Kept, ", TextBlock(InlineFont(strike=True), "dropped")), None, None, "part of this text is struck"),
    (CellRichText(TextBlock(InlineFont(color="FFFFFFFF"), "Aside")), None, None, "this text cannot be seen"),
    ("White on pale", Font(color="FFFFFFFF"), None, "this text cannot be seen"),
    ("White on none", Font(color=Color(theme=0)), PatternFill(), "this text cannot be seen"),
    ("Nearly white", Font(color=Color(theme=0, tint=-0.05)), PatternFill(), "this text cannot be seen"),
    ("Its own ground", Font(color="FF1F3A5F"), GROUND, "this text cannot be seen"),
    ("Hue of theme", Font(color=Color(theme=4)), PatternFill("solid", fgColor=Color(theme=4)), "cannot be seen"),
    ("Both", Font(strike=True, color="FFFFFFFF"), None, "struck through; this text cannot be seen"),
    ("Light on dark", Font(color="FFFFFFFF"), GROUND, None),
    ("Grey", Font(color="FF767676"), PatternFill(), None),
    ("Underlined", Font(underline="single", bold=True), None, None),
    (CellRichText("Kept, ", TextBlock(InlineFont(b=True), "and bold")), None, None, None),
]


def test_words_that_look_gone_are_noted(change, library):
    """What is struck through, or in the colour of its ground, is read, and the import says in which cell it stands."""

    def mark(book):
        for at, (words, font, ground, _) in enumerate(LOOKS, start=FIRST):
            cell = book["Activities"].cell(at, 1, words)
            cell.font, cell.fill = font or copy(cell.font), ground or copy(cell.fill)

    read = read_form(change(mark), library)
    notes = {note.place.rpartition(" ")[2]: note.what for note in read.notes}
    expected = {f"A{at}": said for at, (*_, said) in enumerate(LOOKS, start=FIRST) if said}

    assert [each.what for each in read.document.activities] == [str(words) for words, *_ in LOOKS]
    assert [*notes] == [*expected]
    assert [notes[cell] for cell, said in expected.items() if said not in notes[cell]] == []


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_of_the_form_is_noted(state, fill, library):
    """A sheet of the form that nobody sees is read, and the import says so; an empty one is not told."""
    file = fill("Activities", [{"What": "Done"}])
    rewrite_part(file, "xl/workbook.xml", lambda text: text.replace('state="visible"', f'state="{state}"'))

    assert 'sheet "Activities"' in {note.place for note in read_form(file, library).notes}
    assert 'sheet "Revisions"' not in {note.place for note in read_form(file, library).notes}


@pytest.mark.parametrize("cells", [["XFD1048576"], ["A1048576"], ["A2001", "ZZ12"]])
def test_a_cell_far_out_is_told(cells, change, library):
    """A stray letter anywhere is told with its sheet and cell, in no time."""

    def scribble(book):
        for cell in cells:
            book["Activities"][cell] = "x"

    assert set(told(library, change(scribble))) == set(cells)


def test_a_row_far_below_says_what_stands_in_it(change, library):
    """A stray letter below the table is named where its row is told as not whole."""

    def scribble(book):
        book["Figures"]["B2000"], book["Consultation"]["C900"] = "x", "y"

    found = told(library, change(scribble))

    assert "in which something stands in B2000" in found["A2000"]
    assert "in which something stands in C900" in found["A900"]


def test_many_cells_outside_are_told_together(change, library):
    """Of many words outside a table the first are told one by one, and how many there are."""

    def scribble(book):
        for row in range(10, 110):
            book["Activities"].cell(row, 20).value = "x"

    found = told(library, change(scribble))

    assert len(found) == 21
    assert "in 80 more cells" in found['"Activities"']


def test_words_below_the_cover_are_told(change, library):
    """What is written below the list of sheets would be lost."""
    assert [*told(library, change(lambda book: book["Cover"].cell(60, 1, "Call me")))] == ["A60"]


IN_PLACE = [
    ("Cover", "A1", "Our return"),
    ("Cover", "B5", "Ask the clerk"),
    ("Details", "B9", "Trams were late all year."),
    ("Outcomes", "C12", "=1+1"),
    ("Indicators", "B5", "We do not use this one"),
    ("Figures", "D5", "Twelve more than this"),
    ("Activities", "A3", "Market day was busy"),
    ("Consultation", "A2", "The harbour users' forum"),
    ("Self-assessment", "C6", 3.5),
]


def test_words_in_place_of_what_a_form_tells_are_told(change, library):
    """A cell that nothing is read from may be emptied, and tells whoever writes words of their own into it."""

    def type_over(book):
        for sheet, cell, typed in IN_PLACE:
            book[sheet][cell] = typed

    def empty(book):
        for sheet, cell, _ in IN_PLACE:
            book[sheet][cell] = None

    with pytest.raises(InputError) as refused:
        read_form(change(type_over), library)

    assert [each.place for each in refused.value.problems if "would be lost" in each.what] == [
        f'sheet "{sheet}", cell {cell}' for sheet, cell, _ in IN_PLACE
    ]
    assert read_form(change(empty), library).notes == ()


def test_what_a_form_tells_may_stand_in_another_order(change, library):
    """Rows that were sorted, and lines that a program has broken otherwise, are the form's own words still."""

    def sort(book):
        page = book["Partners"]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=FIRST)]
        for at, row in enumerate(reversed(rows), start=FIRST):
            for column, value in enumerate(row, start=1):
                page.cell(at, column).value = value
        book["Details"]["B9"] = f"{book['Details']['B9'].value} ".replace(" ", "  ").replace("  ", "\n", 1)

    assert read_form(change(sort), library).notes == ()


def test_a_form_without_its_marks_is_noted(change, library):
    """Where a program has left out how the form was written, the import says what it cannot tell."""

    def strip(book):
        for name in book.custom_doc_props.names:
            del book.custom_doc_props[name]

    (note,) = read_form(change(strip), library).notes

    assert "neither read nor told" in note.what


def test_a_form_knows_its_area_when_cover_and_title_are_changed(change, library):
    """Whoever changes every name of an area that shows is told all the same for whom the form was made."""

    def rename(book):
        book["Details"]["C4"] = "Example's Glen"
        book["Cover"]["A1"] = book["Cover"]["A1"].value.replace("Isles of Example", "Example's Glen")
        book.properties.title = book["Cover"]["A1"].value

    assert "was made for Isles of Example" in told(library, change(rename))["C4"]


@pytest.mark.parametrize("named", ["Example's Glen", "Community Justice Example", "nether and upper example"])
def test_a_form_belongs_to_the_area_it_was_made_for(named, change, library):
    """Another area's name in a form is told with its cell, and the words of that area stay as they are."""

    def rename(book):
        book["Details"]["C4"] = named

    assert told(library, change(rename))["C4"].startswith("this form was made for Isles of Example, and names ")


@pytest.mark.parametrize("cover", ["", "Our return", None])
def test_a_form_knows_its_area_without_its_cover(cover, change, library):
    """Where the cover is changed or gone, the workbook's own title says for whom it was made."""

    def rename(book):
        book["Details"]["C4"] = "Example's Glen"
        if cover is None:
            del book["Cover"]
        else:
            book["Cover"]["A1"] = cover

    assert "was made for Isles of Example" in told(library, change(rename))["C4"]


def test_a_form_of_another_year_is_noted(change, library):
    """A form that was made for one year and is filled in for another is read, and the import says so."""

    def redate(book):
        book["Details"]["C5"] = "2023-24"

    (note,) = read_form(change(redate), library).notes

    assert "made for 2024-25" in note.what
    assert "2023-24" in note.what


def test_comments_are_noted(change, library):
    """What people wrote beside cells, and not in them, is told as not read."""

    def remark(book):
        book["Activities"]["A5"] = "Done"
        book["Activities"]["A5"].comment = openpyxl.comments.Comment("Ask the board", "Coordinator")

    (note,) = read_form(change(remark), library).notes

    assert (note.place, note.what) == ('sheet "Activities"', "comments of this sheet are not read")


AWKWARD = st.text(
    st.sampled_from("ab \n\t#:-|>&*!%@`'\"{}[]\\,?~_x0D1.é\u2028\u0085\xa0\ufeff😀="), min_size=1, max_size=60
)


@settings(max_examples=6)
@given(texts=st.lists(AWKWARD.filter(lambda text: text.strip() and "_x" not in text), min_size=4, max_size=12))
def test_what_is_typed_into_a_form_stands_in_the_file(texts, tmp_path_factory, library, forms):
    """Words typed into any text of a form come back from the file as typed, with their lines and blanks."""
    folder = tmp_path_factory.mktemp("typed")
    book = openpyxl.load_workbook(forms["return"])
    for at, text in enumerate(texts):
        for column, cell in ((1, text), (2, texts[-at])):
            page = book["Activities"].cell(FIRST + at, column)
            page.value, page.data_type = "text", "s"
            page._value = cell  # noqa: SLF001 (openpyxl would make a formula of what begins with =)
    book.save(folder / "form.xlsx")
    read = read_form(folder / "form.xlsx", library)
    written = write_imported(library, read, force=True)

    assert [(each.what, each.when) for each in read_document(written, type(read.document)).activities] == [
        (text, texts[-at]) for at, text in enumerate(texts)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["return", "plan"])
def test_a_spoilt_form_has_an_answer(kind, forms, library, tmp_path):
    """However a form is spoilt, it is read or told, without a traceback, in bounded time and memory."""
    form = shutil.copy(forms[kind], tmp_path / "form.xlsx")
    program = Path(__file__).parents[2] / "specimens" / "spoil_forms.py"
    words = [sys.executable, program, library.workbench.folder, form, kind, "250"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout[-4000:], done.stderr[-2000:]) == (0, "", "")
