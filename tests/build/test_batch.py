"""Many reports at once: one failure neither stops the rest nor costs what was there."""

import re

import nbformat
import pytest
from builds import run_cjreport


@pytest.fixture
def break_notebook(workbench):
    """A function that adds a cell to the workbench's notebook."""

    def add(source):
        file = workbench / "notebooks" / "area_report.ipynb"
        notebook = nbformat.read(file, as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell(source))
        nbformat.write(notebook, file)

    return add


def test_one_failure_does_not_stop_the_rest(workbench, break_notebook):
    """The others are made, the failed one is named with its cell, and the exit code is 1."""
    break_notebook('assert area != "Isles of Example", "no ferry today"')

    built = run_cjreport("build", "-p", "2024-25", cwd=workbench)

    assert built.returncode == 1
    last = (
        r"4 of 5 reports made in [\w ]+ s\. Failed: Isles of Example, 2024-25: cell 40 of notebooks/area_report\.ipynb"
    )
    assert re.search(last, built.stdout)
    assert re.search(
        r"\d of 5: Isles of Example, 2024-25 failed: cell 40 of notebooks/area_report\.ipynb", built.stderr
    )
    assert "AssertionError: no ferry today" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (workbench / "outputs" / "2024-25" / "isles-of-example").exists()
    assert (workbench / "outputs" / "2024-25" / "examples-glen" / "index.html").is_file()


def test_the_last_good_report_stays(workbench, break_notebook):
    """A report that fails today leaves yesterday's in its place, and its notebook to look into."""
    first = run_cjreport("build", "Example's Glen", "-p", "2024-25", cwd=workbench)
    page = workbench / "outputs" / "2024-25" / "examples-glen" / "index.html"
    before = page.read_bytes()
    break_notebook("1 / 0")

    second = run_cjreport("build", "Example's Glen", "-p", "2024-25", cwd=workbench)

    assert (first.returncode, second.returncode) == (0, 1)
    assert page.read_bytes() == before
    ran = workbench / "runs" / "2024-25" / "examples-glen.ipynb"
    assert "ZeroDivisionError" in ran.read_text(encoding="utf-8")
    assert "runs/2024-25/examples-glen.ipynb" in second.stderr


def test_bad_inputs_leave_good_outputs_alone(workbench, rewrite):
    """Inputs are checked before anything is made."""
    run_cjreport("build", "Example's Glen", cwd=workbench)
    outputs = {file: file.read_bytes() for file in (workbench / "outputs").rglob("*") if file.is_file()}
    rewrite(workbench / "data" / "official" / "population.csv", "X12000001", "X99")

    built = run_cjreport("build", cwd=workbench)

    assert built.returncode == 2
    assert outputs
    assert {file: file.read_bytes() for file in (workbench / "outputs").rglob("*") if file.is_file()} == outputs


def test_what_was_left_out_is_told(workbench, break_notebook):
    """A print does not fail a report, and does not go unnoticed."""
    break_notebook('print("for me alone")')

    built = run_cjreport("build", "Example's Glen", "-p", "2024-25", cwd=workbench)

    assert built.returncode == 0
    assert "cell 40: left out printed text: 'for me alone'" in built.stderr


def test_a_worker_that_dies_is_told(workbench, break_notebook):
    """A crash of the process is a failure like any other."""
    break_notebook('import os, signal\nif area.startswith("Isles"): os.kill(os.getpid(), signal.SIGKILL)')

    built = run_cjreport("build", "-p", "2024-25", cwd=workbench)

    assert built.returncode == 1
    assert "Isles of Example, 2024-25 failed: its process was ended by SIGKILL" in built.stderr
    assert "4 of 5 reports made in" in built.stdout


def test_a_notebook_that_cannot_be_carried_is_told(workbench, break_notebook):
    """A picture without words fails its report and names the cell."""
    break_notebook("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")

    built = run_cjreport("build", "Example's Glen", "-p", "2024-25", cwd=workbench)

    assert built.returncode == 1
    assert "cell 40: this cell's picture has no alternative text" in built.stderr
