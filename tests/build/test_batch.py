"""Many reports at once, as the command tells of them: one failure neither stops the rest nor costs what was there."""

import re
import sys

import nbformat
import pytest
from builds import run_cjreport
from conftest import make_workbench

BROKEN = """import os, signal
import matplotlib.pyplot as plt
assert area != "Isles of Example", "no ferry today"
if area.startswith("Nether"): os.kill(os.getpid(), signal.SIGKILL)
if area.startswith("Long"): plt.plot([1, 2]); plt.show()
if area == "Example's Glen": print("for me alone")"""
ISLES = "2024-25/isles-of-example"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SIGKILL is not to be had everywhere")


def command(home, *words):
    return run_cjreport("build", *words, "-p", "2024-25", cwd=home)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A workbench where a report stands, since when the notebook has got a cell that fails differently by area."""
    home = make_workbench(tmp_path_factory.mktemp("troubled") / "home")
    made = command(home, "Isles of Example")
    assert made.returncode == 0, made.stderr
    file = home / "notebooks" / "area_report.ipynb"
    notebook = nbformat.read(file, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(BROKEN))
    nbformat.write(notebook, file)
    return home


@pytest.fixture(scope="module")
def before(home):
    """The page that stood before."""
    return (home / "outputs" / ISLES / "index.html").read_bytes()


@pytest.fixture(scope="module")
def built(home, before):
    """What the command says of a build of all areas."""
    assert before
    return command(home)


def test_one_failure_does_not_stop_the_rest(home, built):
    """The others are made, those that failed are named with their cells, and the exit code is 1."""
    cell = r"cell 40 of notebooks/area_report\.ipynb"
    last = re.search(r"2 of 5 reports made in [\w ]+ s\. Failed:(\n    .*){3}", built.stdout)

    assert built.returncode == 1
    assert re.search(rf"\n    Isles of Example, 2024-25: {cell}", last[0])
    assert re.search(rf"\d of 5: Isles of Example, 2024-25 failed: {cell}", built.stderr)
    assert "AssertionError: no ferry today" in built.stderr
    assert "Traceback" not in built.stderr
    assert not (home / "outputs" / "2024-25" / "nether-and-upper-example").exists()
    assert (home / "outputs" / "2024-25" / "example-city" / "index.html").is_file()


def test_the_last_good_report_stays(home, before, built):
    """A report that fails today leaves yesterday's in its place, and its notebook to look into."""
    assert (home / "outputs" / ISLES / "index.html").read_bytes() == before
    assert "no ferry today" in (home / "runs" / f"{ISLES}.ipynb").read_text(encoding="utf-8")
    assert f"runs/{ISLES}.ipynb" in built.stderr


def test_one_that_fails_alone_is_named_in_the_same_line(home):
    """With the cell, in the line that says how many were made."""
    alone = command(home, "Isles of Example")

    last = r"0 of 1 reports made in [\w ]+ s\. Failed: Isles of Example, 2024-25: cell 40 of notebooks/area_report\.ipy"
    assert alone.returncode == 1
    assert re.search(last, alone.stdout)


def test_what_was_left_out_is_told(home, built):
    """A print does not fail a report, and does not go unnoticed."""
    assert (home / "outputs" / "2024-25" / "examples-glen" / "index.html").is_file()
    assert "cell 40: left out printed text: 'for me alone'" in built.stderr


def test_a_worker_that_dies_is_told(built):
    """A crash of the process is a failure like any other."""
    assert "Nether & Upper Example, 2024-25 failed: its process was ended by SIGKILL" in built.stderr


def test_a_notebook_that_cannot_be_carried_is_told(built):
    """A picture without words fails its report and names the cell."""
    assert "Long Example and the Distant Hinterland, 2024-25 failed: cell 40: this cell's picture" in built.stderr
    assert "cell 40: this cell's picture has no alternative text" in built.stderr


def test_bad_inputs_leave_good_outputs_alone(home, built, rewrite):
    """Inputs are checked before anything is made."""
    assert built
    outputs = {file: file.read_bytes() for file in (home / "outputs").rglob("*") if file.is_file()}
    population = home / "data" / "official" / "population.csv"
    sound = population.read_bytes()
    rewrite(population, "X12000001", "X99")

    refused = command(home)
    population.write_bytes(sound)

    assert refused.returncode == 2
    assert outputs
    assert {file: file.read_bytes() for file in (home / "outputs").rglob("*") if file.is_file()} == outputs
