"""A notebook that is damaged, or written by hand, is told in words, with its cell."""

import copy
import io
import json

import pytest
from made_notebooks import ISLES, code, forged, front, notebook, opening, passage
from nbformat import v4

from cjreport.build.batch import check_notebook
from cjreport.errors import NotebookError
from cjreport.inputs.files.workbench import Workbench
from cjreport.present.blocks import OPENED
from cjreport.publish.exporters import ReportHTMLExporter
from cjreport.publish.notebooks.as_published import as_published
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.notebooks.validity import read_valid
from cjreport.publish.page.page import render_page

DOT = "iVBORw0KGgo="
GONE = object()
CHANGES = [
    (("metadata", "tags"), None),
    (("metadata", "tags"), 5),
    (("metadata", "tags"), "remove_cell"),
    (("metadata", "tags"), [["remove_cell"]]),
    (("metadata",), []),
    (("metadata",), GONE),
    (("source",), None),
    (("source",), GONE),
    (("source",), ["a", 5]),
    (("outputs",), GONE),
    (("outputs",), {}),
    (("outputs", 0), "words"),
    (("execution_count",), GONE),
    (("execution_count",), "one"),
    (("cell_type",), GONE),
    (("cell_type",), ["code"]),
    (("cell_type",), "heading"),
    (("outputs", 0, "data"), GONE),
    (("outputs", 0, "data"), None),
    (("outputs", 0, "metadata"), GONE),
    (("outputs", 0, "metadata"), []),
    (("outputs", 0, "metadata", "image/png"), None),
    (("outputs", 0, "metadata", "image/png"), []),
    (("outputs", 0, "metadata", "image/png", "alt"), 5),
    (("outputs", 0, "data", "image/png"), {}),
    (("outputs", 0, "data", "image/png"), 5),
    (("outputs", 0, "data", "image/png"), "ü"),
    (("outputs", 0, "data"), {"image/svg+xml": {}}),
    (("outputs", 0, "data"), {"text/markdown": {"a": 1}}),
    (("outputs", 0, "data"), {"text/plain": 1.5}),
    (("outputs", 0), {"output_type": "stream", "name": "stdout"}),
    (("outputs", 0), {"output_type": "stream", "name": "stdout", "text": {}}),
    (("outputs", 0), {"output_type": "error", "evalue": "x", "traceback": []}),
    (("outputs", 0), {"output_type": "pyout", "text": "x", "metadata": {}}),
    (("outputs", 0), {"output_type": 5}),
]


def changed(path, value):
    """A notebook whose third cell shows a picture and has one part put otherwise."""
    about = {"image/png": {"alt": "A dot."}}
    ran = notebook(code(v4.new_output("display_data", data={"image/png": DOT}, metadata=about)))
    part = ran.cells[2]
    for name in path[:-1]:
        part = part[name]
    if value is GONE:
        del part[path[-1]]
    else:
        part[path[-1]] = copy.deepcopy(value)
    return ran


@pytest.mark.parametrize(("path", "value"), CHANGES)
def test_a_cell_that_is_damaged_is_told_with_its_name(path, value):
    """Whatever part of it is missing, or something else than it should be: read or exported."""
    for take in (read_notebook, ReportHTMLExporter().from_notebook_node):
        with pytest.raises(NotebookError, match="cell 3: "):
            take(changed(path, value))


@pytest.mark.parametrize("cell", [None, 5, [], "words", {}])
def test_what_is_no_cell_is_told_with_its_place(cell):
    """And the cells around it are counted as ever."""
    ran = notebook()
    ran.cells.append(cell)

    with pytest.raises(NotebookError, match="cell 3: this cell is not as Jupyter writes cells"):
        read_notebook(ran)


@pytest.mark.parametrize("about", [[], None, "words", {"kernelspec": 5}, {"language_info": {}}])
def test_a_notebook_that_cannot_say_what_it_is_is_told(about):
    """What Jupyter holds of a whole notebook may be damaged too."""
    ran = notebook()
    ran["metadata"] = about

    with pytest.raises(NotebookError, match="this is no notebook that can be read"):
        ReportHTMLExporter().from_notebook_node(ran)


@pytest.mark.parametrize("told", ["junk", [1], None, 5, {"kind": "area"}, ISLES.model_dump() | {"kind": "x"}])
def test_what_says_that_it_opened_something_and_did_not_is_published_without(told):
    """Beside blocks and alone; what the notebook did open stays."""
    forgery = forged()
    forgery.data[OPENED] = told
    ran = notebook(code(forgery), code(v4.new_output("display_data", data={OPENED: told})))
    published, _ = as_published(ran, read_notebook(ran))

    carried = [output.data.get(OPENED) for cell in published.cells for output in cell.outputs]
    assert [each for each in carried if each] == [ISLES.model_dump()] * 2


def test_halves_of_characters_are_left_out_wherever_they_stand():
    """In words, figures, drawings, printed text and code: page and published notebook are written as ever."""
    number = {"kind": "number", "text": "5\ud83d", "value": 5, "measure": "m\ud83d", "area": "a", "period": "p"}
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>\ud83d</title></svg>'
    shown = v4.new_output("display_data", data={"image/svg+xml": svg}, metadata={"image/svg+xml": {"alt": "A\ud83d"}})
    printed = v4.new_output("stream", text="b\ud83d")
    ran = notebook(code(forged({"kind": "prose", "runs": [number]}), shown, printed, source="a\ud83d"))
    reading = read_notebook(ran)
    published, _ = as_published(ran, reading)

    assert render_page(reading.blocks).encode()
    assert json.dumps(published, ensure_ascii=False).encode()
    assert [str(each).encode() for each in reading.left_out]


def test_text_in_lines_is_one_text():
    """As notebooks hold it on disk."""
    ran = notebook(v4.new_markdown_cell(["Some ", "words."]), code(v4.new_output("stream", text=["a\n", "b"])))

    assert read_notebook(ran).blocks[-1].runs[0].text == "Some words."


FILES = [
    b"",
    b"words",
    b"[]",
    b"5",
    b"{}",
    b"\xff\xfe",
    b"[" * 200_000,
    b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [5]}',
    b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}',
    b'{"nbformat": 4, "nbformat_minor": "x", "metadata": {}, "cells": []}',
    b'{"nbformat": [4], "nbformat_minor": "x", "metadata": {}, "cells": []}',
]


@pytest.mark.parametrize("content", FILES)
def test_a_file_that_is_no_notebook_is_told_before_anything_is_run(tmp_path, content):
    """A build and an export tell it with the file, where there is one."""
    file = tmp_path / "notebooks" / "area_report.ipynb"
    file.parent.mkdir()
    file.write_bytes(content)

    with pytest.raises(NotebookError, match=r"area_report\.ipynb.*no notebook|area_report\.ipynb, cell 1: "):
        check_notebook(Workbench(tmp_path))
    with pytest.raises(NotebookError, match=r"no notebook|cell 1: "):
        ReportHTMLExporter().from_filename(str(file))


def test_a_sound_notebook_is_read_as_it_stands():
    """From its file it is what it was, to the letter."""
    ran = v4.new_notebook(cells=[code(opening()), code(passage(front()))])

    assert read_valid(io.StringIO(json.dumps(ran))) == ran
