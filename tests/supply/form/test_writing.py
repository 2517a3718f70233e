"""Forms that people fill in, as they are written."""

import zipfile

import openpyxl
import pytest
from builds import run_cjreport
from conftest import REPOSITORY, make_workbench
from form_words import LAST_YEAR, NASTY, PLANNED, bare_library, cells_to_type
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjreport.errors import InputError
from cjreport.inputs.documents.kinds import KINDS, PLAN, RETURN
from cjreport.inputs.documents.returns import Activity, AreaReturn
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.supply.documents import start, write_imported
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.layout import Questions
from cjreport.supply.form.reading import read_form
from cjreport.supply.form.rows import put_row
from cjreport.supply.form.writing import write_form
from cjreport.supply.kinds import beginning_of
from cjreport.supply.yaml_writing import Comments, document_text

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=50).filter(str.strip)


@pytest.fixture
def library(workbench):
    return bare_library(workbench)


@pytest.fixture
def new_form(library, tmp_path):
    """A function that writes a form to fill in, and gives it and what is known."""

    def make(kind="return", name="Isles of Example", period="2024-25"):
        known, words = start(library, library.areas.find(name), period, KINDS[kind])
        return write_form(tmp_path / "forms" / f"{kind}.xlsx", KINDS[kind], words, known), known, words

    return make


def full_content(kind, framework, text):
    """A document in which every field of every kind of entry holds a text, and two of each entry stand."""
    form = form_of(KINDS[kind])
    content = {"outcomes": {outcome.id: {} for outcome in framework.outcomes}}
    cells = [*cells_to_type(form, framework)]
    for sheet in form.sheets:
        typed = [cell for cell in cells if cell.sheet is sheet]
        if isinstance(sheet, Questions):
            for cell in typed:
                node = content
                for step in cell.field[:-1]:
                    node = node.setdefault(step, {})
                node[cell.field[-1]] = text if cell.free else cell.meant
            continue
        row = {cell.field: text if cell.free else cell.meant for cell in typed}
        if sheet.keys and not row.keys() & set(sheet.keys):
            row |= {"Partners": {"id": "police"}, "Indicators": {"outcome": "1", "id": "cjpf-1-commenced"}}.get(
                sheet.name, {"outcome": "1"}
            )
        put_row(content, sheet, row)
        if sheet.path[-1] == "[]" or sheet.name == "Milestones":
            put_row(content, sheet, row)
        if sheet.name == "Indicators":
            put_row(content, sheet, {"outcome": "2", "id": "cjpf-2-referrals", "used": True})
    return content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Isles of Example", "Community Justice Example"])
def test_an_untouched_form_says_what_a_new_file_says(kind, name, new_form, library):
    """A form that nobody has filled in means the document that it was made from."""
    file, _, words = new_form(kind, name)
    read = read_form(file, library)

    assert (read.document, read.place.name, read.notes) == (words, name, ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_models_has_a_place_in_the_form(kind, new_form, library):
    """A document in which everything is filled in comes back from its form unchanged, and from its file too."""
    _, known, _ = new_form(kind)
    content = full_content(kind, known.framework, "words")
    words = KINDS[kind].model.model_validate(content)
    read = read_form(write_form(library.workbench.folder / "form.xlsx", KINDS[kind], words, known), library)

    assert empty_fields(words.model_dump()) == set()
    assert with_reasons(read.document) == with_reasons(words)
    write_imported(library, read, force=True)


def empty_fields(content):
    """Name the fields that are empty wherever they occur."""
    empty, filled = set(), set()

    def look(node, name):
        (empty if node in (None, "", (), {}) else filled).add(name)
        for key, each in node.items() if isinstance(node, dict) else ():
            look(each, key)
        for each in node if isinstance(node, tuple) else ():
            look(each, name)

    look(content, "document")
    return empty - filled


def with_reasons(words):
    """Leave out the national indicators of which nothing is said: a form names them all."""
    content = words.model_dump()
    for account in content["outcomes"].values():
        reasons = account.get("indicators_not_used", {})
        account["indicators_not_used"] = {name: why for name, why in reasons.items() if why}
    return content


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    home = make_workbench(tmp_path_factory.mktemp("forms") / "home")
    library = bare_library(home)
    return library, start(library, library.areas.find("Isles of Example"), "2024-25", RETURN)


@example(NASTY)
@given(st.lists(TEXT, min_size=10, max_size=20))
@settings(deadline=None, max_examples=8)
def test_every_character_survives_form_and_file(shared, texts):
    """Whatever stands in a cell is kept, in the document and in its file, whatever a spreadsheet would make of it."""
    library, (known, words) = shared
    activities = tuple(Activity(what=text, when=text, evidence_of_effect=text) for text in texts)
    filled = words.model_copy(update={"governance": texts[0], "activities": activities})
    read = read_form(write_form(library.workbench.folder / "form.xlsx", RETURN, filled, known), library)
    write_imported(library, read, force=True)

    assert read.document == filled


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_accessible(kind, new_form):
    """One table a sheet with a heading for each column, no merged cells, a frozen heading, a title, a language."""
    file, _, _ = new_form(kind)
    book = openpyxl.load_workbook(file)
    form = form_of(KINDS[kind])

    assert book.properties.title.startswith(form.title)
    assert book.properties.language == "en-GB"
    assert book.sheetnames == ["Cover", *(sheet.name for sheet in form.sheets)]
    for sheet in form.sheets:
        page = book[sheet.name]
        (table,) = page.tables.values()
        assert tuple(table.column_names) == sheet.headings
        assert page.freeze_panes
        assert not page.merged_cells.ranges
        assert [page.cell(sheet.header_row, at).value for at in range(1, len(sheet.headings) + 1)] == [*sheet.headings]
    links = {cell.value: cell.hyperlink.location for (cell, *_) in book["Cover"].iter_rows() if cell.hyperlink}
    assert {*links} == {sheet.name for sheet in form.sheets}
    rows = [cell.value for (cell, *_) in book["Cover"].iter_rows()]
    assert all(rows)


def test_cells_to_fill_in_are_text_and_offer_their_choices(new_form):
    """What is typed stays as it is typed; choices can be chosen; guidance stands beside each question."""
    file, known, _ = new_form()
    book = openpyxl.load_workbook(file)
    typed = [*cells_to_type(form_of(RETURN), known.framework)]
    cells = [book[each.sheet.name].cell(each.row, each.column) for each in typed]

    assert {cell.number_format for cell in cells} == {"@"}
    assert {cell.fill.fgColor.rgb for cell in cells if not cell.protection.locked} == {"FFFFF8DC"}
    page = book["Outcomes"]
    assert page["C4"].value.startswith("What partners did in the period, jointly or alone. Section 23(2)(a).")
    offered = {rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered == {'"yes,partly,no"'}
    statuses = {rule.formula1 for rule in book["Actions"].data_validations.dataValidation}
    assert any("In progress (with revised timescale)" in rule for rule in statuses)


def test_rows_grow_with_what_is_typed(new_form):
    """No row has a height that a program would keep when more is typed."""
    file, _, _ = new_form()
    with zipfile.ZipFile(file) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]

    assert sheets
    assert not any(b"customHeight" in sheet for sheet in sheets)


def test_last_year_and_the_plan_are_told_beside(library, tmp_path):
    """Whoever reports on an action or a figure sees what the plan says and where things stood."""
    for folder, text in (("2023-24", LAST_YEAR), ("plans", PLANNED)):
        (library.workbench.params / folder).mkdir(exist_ok=True)
        (library.workbench.params / folder / "isles-of-example.yaml").write_text(text, encoding="utf-8")
    known, words = start(library, library.areas.find("Isles of Example"), "2024-25", RETURN)
    file = write_form(tmp_path / "form.xlsx", RETURN, words, known)
    book = openpyxl.load_workbook(file)
    actions = [[cell.value for cell in row] for row in book["Actions"].iter_rows(min_row=5, max_row=6)]
    told = {cell.value for row in book["Figures"].iter_rows() for cell in row}

    assert [row[:4] for row in actions] == [
        ["A1", "Refer people earlier: # by phone", "In 2023-24: In progress.", "In progress"],
        ["A2", "Train staff", None, None],
    ]
    assert "In 2023-24: 45 of 120. Source then: Harbour log" in told
    assert read_form(file, library).document == words


@pytest.mark.parametrize("name", ["2024-25/example-city", "2021-22/port-example", "plans/isles-of-example"])
def test_the_examples_survive_form_and_file(name, tmp_path):
    """Whole returns and plans, with everything that the example country has in them, come back as they were."""
    library = read_library(Workbench(REPOSITORY, "example"))
    kind = PLAN if name.startswith(PLAN.folder) else RETURN
    words = read_document(library.workbench.params / f"{name}.yaml", kind.model)
    known = beginning_of(kind).known(library, library.areas.find(words.area), kind.year_of(words))
    read = read_form(write_form(tmp_path / "form.xlsx", kind, words, known), library).document
    file = tmp_path / "written.yaml"
    file.write_text(document_text(words, Comments()), encoding="utf-8", newline="\n")

    assert with_reasons(read) == with_reasons(words)
    assert read_document(file, type(words)) == words


@pytest.mark.parametrize("field", ["governance", "contact"])
def test_a_text_longer_than_a_cell_is_told_and_the_form_that_was_there_stays(field, new_form):
    """What no cell holds is told with its sheet and cell before anything is written."""
    file, known, words = new_form()
    before = file.read_bytes()
    with pytest.raises(InputError, match=r'sheet "Details", cell C\d+: a text of 32,768 characters'):
        write_form(file, RETURN, words.model_copy(update={field: "x" * 32_768}), known)

    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "\x07 bell",
        "_x0041_x0042_x0043_",
        "_x005F_x0041_",
        "\x85next",
        "  set in\n\ttab\n",
        "\n\nlate",
        "x" * 32_767,
    ],
)
def test_what_cannot_be_seen_survives_form_and_file(text, new_form, library):
    """Letters that have no shape, blanks, lines and long texts come back from form and file as they were."""
    file, known, words = new_form()
    filled = words.model_copy(update={"governance": text, "contact": text})
    read = read_form(write_form(file, RETURN, filled, known), library)

    assert read_document(write_imported(library, read, force=True), AreaReturn) == filled


def test_an_import_that_is_refused_touches_nothing(new_form, library):
    """A stray cell in the last corner of a sheet ends with exit code 2 and its cell, and the return as it was."""
    file, _, _ = new_form()
    written = write_imported(library, read_form(file, library))
    book = openpyxl.load_workbook(file)
    book["Details"]["XFD1048576"] = "x"
    book.save(file)
    before = written.read_bytes()
    done = run_cjreport("import", file, "--force", cwd=library.workbench.folder)

    assert (done.returncode, written.read_bytes()) == (2, before)
    assert 'sheet "Details", cell XFD1048576' in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
