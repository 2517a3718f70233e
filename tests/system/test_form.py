"""Forms as LibreOffice opens, fills and saves them."""

import json
import subprocess

import pytest
from form_words import NASTY, bare_library, cells_to_type

from cjreport.inputs.documents.kinds import KINDS, RETURN
from cjreport.inputs.documents.returns import Activity
from cjreport.inputs.workbooks.sheet import cell_name
from cjreport.supply.documents import start
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.layout import Questions
from cjreport.supply.form.reading import read_form
from cjreport.supply.form.rows import rows_of
from cjreport.supply.form.writing import write_form

pytestmark = pytest.mark.system
DEBIANS_PYTHON = "/usr/bin/python3"
"""It has LibreOffice's bridge, which pip does not."""


@pytest.fixture
def library(workbench):
    return bare_library(workbench)


@pytest.fixture
def office(tmp_path, request):
    """A function that has LibreOffice open a form, type texts into its cells and save it."""
    script = request.path.with_name("type_into_form.py")

    def type_and_save(form, typed):
        saved, work = tmp_path / "saved.xlsx", tmp_path / "work.json"
        work.write_text(json.dumps({"form": str(form), "saved": str(saved), "typed": typed}), encoding="utf-8")
        subprocess.run([DEBIANS_PYTHON, script, work], check=True, timeout=180)
        return saved

    return type_and_save


def value_of(content, cell):
    """Give what a document holds of what was typed into a cell."""
    if not isinstance(cell.sheet, Questions):
        return rows_of(cell.sheet, content)[0][cell.field]
    for step in cell.field:
        content = content[step]
    return content


@pytest.mark.parametrize("offset", [0, 11])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_in_libreoffice_is_kept(kind, offset, office, library, tmp_path):
    """Every text that is typed into every cell to fill in comes into the document as it was typed."""
    known, words = start(library, library.areas.find("Isles of Example"), "2024-25", KINDS[kind])
    typed = [*cells_to_type(form_of(KINDS[kind]), known.framework, offset)]
    form = write_form(tmp_path / "form.xlsx", KINDS[kind], words, known)
    saved = office(form, [[cell.sheet.name, cell_name(cell.row, cell.column), cell.text] for cell in typed])
    read = read_form(saved, library)

    assert read.notes == ()
    content = read.document.model_dump()
    for cell in typed:
        if cell.field != "used":
            assert value_of(content, cell) == cell.meant, cell


def test_a_filled_form_survives_libreoffice(office, library, tmp_path):
    """A form that is opened and saved again says what it said, with every character."""
    known, words = start(library, library.areas.find("Isles of Example"), "2024-25", RETURN)
    odd = [*NASTY, "_x0041_ and _x000D_", "\ufeffmark", "𝔘nicode", "\u2029paragraph"]
    filled = words.model_copy(update={"activities": tuple(Activity(what=text, when=text, result=text) for text in odd)})

    assert read_form(office(write_form(tmp_path / "form.xlsx", RETURN, filled, known), []), library).document == filled


def test_an_untouched_form_survives_libreoffice(office, library, tmp_path):
    """A form that was only looked at and saved means what it meant."""
    known, words = start(library, library.areas.find("Community Justice Example"), "2024-25", RETURN)

    assert read_form(office(write_form(tmp_path / "form.xlsx", RETURN, words, known), []), library).document == words
