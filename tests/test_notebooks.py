"""Notebooks narrate: thin, stripped, paired, and declaring just the parameters of a report."""

import ast
from itertools import pairwise

import jupytext
import nbformat
import pytest
from conftest import REPOSITORY

from cjreport.inputs.parameters import ReportParams

NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))
FORBIDDEN = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.Try, ast.With, ast.If, ast.ListComp)


@pytest.fixture(params=NOTEBOOKS, ids=lambda file: file.stem)
def file(request):
    return request.param


@pytest.fixture
def notebook(file):
    return nbformat.read(file, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def faults(source):
    """What makes a cell more than narrative."""
    tree = ast.parse(source)
    lines = [line for line in source.splitlines() if line.strip()]
    names = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    return [
        *(["long"] if len(lines) > 10 else []),
        *(["logic"] if any(isinstance(node, FORBIDDEN) for node in ast.walk(tree)) else []),
        *(
            ["import"]
            if set(names) - {"cjreport"} or any(isinstance(n, ast.ImportFrom) for n in ast.walk(tree))
            else []
        ),
    ]


def test_cells_are_thin(notebook):
    """At most ten lines and forty cells, no logic, and no import but the package."""
    assert len(notebook.cells) <= 40
    assert [faults(cell.source) for cell in code(notebook)] == [[]] * len(code(notebook))


@pytest.mark.parametrize(
    ("source", "fault"),
    [("for x in y:\n    x", "logic"), ("import pandas", "import"), ("\n".join("abcdefghijk"), "long")],
)
def test_a_thick_cell_is_seen(source, fault):
    """The test above can fail: a loop, another import, an eleventh line."""
    assert faults(source) == [fault]


def test_notebooks_are_committed_stripped(notebook):
    """No outputs and no counts of runs, so that a difference is a difference."""
    assert all(not cell.outputs and cell.execution_count is None for cell in code(notebook))


def test_the_pair_says_the_same(file, notebook):
    """The percent script beside it has the same cells."""
    script = jupytext.read(file.with_suffix(".py"))

    both = [[(cell.cell_type, cell.source) for cell in each.cells] for each in (notebook, script)]
    assert both[0] == both[1]


def test_parameters_are_those_of_a_report(notebook):
    """One tagged cell assigns exactly the fields of ReportParams, and its defaults pass."""
    [cell] = [cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", [])]
    given = {}
    exec(cell.source, given)  # noqa: S102 (our own notebook)
    given.pop("__builtins__")

    assert ReportParams(**given).model_dump() == given
    assert list(given) == list(ReportParams.model_fields)


def test_every_section_has_its_heading(notebook):
    """After the opening, each part that shows a block stands under a Markdown heading."""
    kinds = [cell.cell_type for cell in notebook.cells]

    assert "## In brief" in [cell.source for cell in notebook.cells]
    assert all(pair != ("markdown", "markdown") for pair in pairwise(kinds[3:]))
