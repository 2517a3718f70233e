"""Notebooks narrate: thin and paired; a report's is stripped, that of the methods holds its results."""

import ast
import re
from itertools import pairwise

import jupytext
import nbformat
import numpy as np
import pytest
from conftest import REPOSITORY

from cjreport.inputs.parameters import ReportParams
from cjreport.measures.statistics.areas.funnel import funnel_limits
from cjreport.measures.statistics.comparison import proportions_change, rates_change
from cjreport.measures.statistics.intervals import poisson_rate, student_mean, wilson

REPORT, PLAN, METHODS = (
    REPOSITORY / "notebooks" / f"{name}.ipynb" for name in ("area_report", "outcomes_plan", "methods")
)
NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("*.ipynb"))
FORBIDDEN = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.Try, ast.With, ast.If, ast.ListComp)
MOST_CELLS = {REPORT: 40, PLAN: 30, METHODS: 140}
MAY_IMPORT = {
    REPORT: "cjreport",
    PLAN: "cjreport",
    METHODS: r"numpy|pandas|concurrent\.futures\.\w+|cjreport\.(measures|(inputs|measures)\.[\w.]+)",
}
"""The notebook of a report knows the package alone; that of the methods shows which function is whose."""
PAGE = (REPOSITORY / "docs" / "methods.md").read_text(encoding="utf-8")
SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]


@pytest.fixture(params=NOTEBOOKS, ids=lambda file: file.stem)
def file(request):
    return request.param


@pytest.fixture
def notebook(file):
    return read(file)


@pytest.fixture(params=[REPORT, PLAN], ids=lambda file: file.stem)
def report(request):
    return read(request.param)


@pytest.fixture
def methods():
    return read(METHODS)


def read(file):
    return nbformat.read(file, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def imports(tree):
    """What a cell imports, by its full names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def faults(source, may_import="cjreport"):
    """What makes a cell more than narrative."""
    tree = ast.parse(source)
    lines = [line for line in source.splitlines() if line.strip()]
    return [
        *(["long"] if len(lines) > 10 else []),
        *(["logic"] if any(isinstance(node, FORBIDDEN) for node in ast.walk(tree)) else []),
        *(["import"] if not all(re.fullmatch(may_import, name) for name in imports(tree)) else []),
    ]


def test_all_notebooks_are_there():
    """What follows is about these three and no other."""
    assert set(NOTEBOOKS) == {REPORT, PLAN, METHODS}


def test_cells_are_thin(file, notebook):
    """At most ten lines a cell and so many cells, no logic, and no import but what the notebook is about."""
    assert len(notebook.cells) <= MOST_CELLS[file]
    assert [faults(cell.source, MAY_IMPORT[file]) for cell in code(notebook)] == [[]] * len(code(notebook))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("for x in y:\n    x", "logic"),
        ("import pandas", "import"),
        ("from cjreport import report", "import"),
        ("\n".join("abcdefghijk"), "long"),
    ],
)
def test_a_thick_cell_is_seen(source, fault):
    """The test above can fail: a loop, another import, an eleventh line."""
    assert faults(source) == [fault]


def test_the_methods_import_no_later_stage():
    """The notebook of the methods shows measures, not pages."""
    assert faults("from cjreport.measures.statistics.trend import TIMES", MAY_IMPORT[METHODS]) == []
    assert faults("from cjreport.present.sentences.sentences import TOO_FEW", MAY_IMPORT[METHODS]) == ["import"]


def test_a_reports_notebook_is_committed_stripped(report):
    """No outputs and no counts of runs, so that a difference is a difference."""
    assert all(not cell.outputs and cell.execution_count is None for cell in code(report))


def test_the_methods_are_committed_with_their_results(methods):
    """Run once from top to bottom; every expression that ends a cell has its result, which nbval compares."""
    cells = code(methods)
    shows = [isinstance(ast.parse(cell.source).body[-1], ast.Expr) for cell in cells]

    assert [cell.execution_count for cell in cells] == [*range(1, len(cells) + 1)]
    assert [bool(cell.outputs) for cell in cells] == shows
    assert {output.output_type for cell in cells for output in cell.outputs} == {"execute_result"}


def test_stored_results_are_the_same_on_every_machine(methods):
    """No time of a run, no place in memory, no folder of somebody's, no figure to more digits than are meant."""
    assert all("execution" not in cell.metadata for cell in code(methods))
    assert not re.search(r"0x[0-9a-f]{6}|(?<![\w<])/(?:\w+/)+|np\.\w+\(|\d\.\d{7}", results(methods))


def test_the_pair_says_the_same(file, notebook):
    """The percent script beside it has the same cells."""
    script = jupytext.read(file.with_suffix(".py"))

    both = [[(cell.cell_type, cell.source) for cell in each.cells] for each in (notebook, script)]
    assert both[0] == both[1]


def test_parameters_are_those_of_a_report(report):
    """One tagged cell assigns exactly the fields of ReportParams, and its defaults pass."""
    [cell] = [cell for cell in code(report) if "parameters" in cell.metadata.get("tags", [])]
    given = {}
    exec(cell.source, given)  # noqa: S102 (our own notebook)
    given.pop("__builtins__")

    assert ReportParams(**given).model_dump() == given
    assert list(given) == list(ReportParams.model_fields)


def test_every_section_has_its_heading(report):
    """After the opening, each part that shows a block stands under a Markdown heading."""
    kinds = [cell.cell_type for cell in report.cells]

    assert "## In brief" in [cell.source for cell in report.cells]
    assert all(pair != ("markdown", "markdown") for pair in pairwise(kinds[3:]))


def results(notebook):
    """The stored results of a notebook as plain text."""
    return "\n".join(output.data["text/plain"] for cell in code(notebook) for output in cell.outputs)


def page_sections():
    """The methods in docs/methods.md, by heading."""
    page = PAGE.split("\n## 3. Methods\n")[1].split("\n## 4. ")[0]
    parts = re.split(r"^### 3\.\d+ (.+)\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def notebook_sections(notebook):
    """The words of the notebook, by heading."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def cited(text):
    """The numbers of the references that a text names."""
    return {int(number) for group in re.findall(r"\[(\d+(?:, \d+)*)\]", text) for number in group.split(", ")}


def examples():
    """The worked examples of docs/methods.md, a paragraph each, with the method that each is of."""
    for method, text in page_sections().items():
        yield from ((method, " ".join(part.split())) for part in text.split("\n\n") if part.startswith("*Example.*"))


def numbers(text):
    """The numbers of two digits or more in a text, without periods, references, marks of thousands and signs."""
    text = re.sub(r"\d{4}-\d{2}|\[\d+\]", "", text)
    return set(re.findall(r"\d{2,}(?:\.\d+)?|\d\.\d+", re.sub(r"(?<=\d)[,_](?=\d{3})", "", text)))


def test_the_page_and_the_notebook_have_the_same_methods(methods):
    """Each method has its heading in both, in one order."""
    assert [*page_sections()] == [*notebook_sections(methods)]
    assert all(re.search(rf"^### 3\.{n} ", PAGE, re.MULTILINE) for n in range(1, len(page_sections()) + 1))


def test_every_method_has_a_worked_example():
    """What is computed is shown in numbers."""
    assert {method for method, _ in examples()} == {*page_sections()}


@pytest.mark.parametrize(("method", "example"), [*examples()], ids=lambda text: text[:24])
def test_every_number_of_an_example_is_in_the_notebook(methods, method, example):
    """A number that docs/methods.md works out is a result there, or was given to the code."""
    starts = [n for n, cell in enumerate(methods.cells) if cell.source.startswith("## ")]
    start = next(n for n in starts if methods.cells[n].source.startswith(f"## {method}\n"))
    end = next((n for n in starts if n > start), None)
    section = nbformat.v4.new_notebook(cells=methods.cells[start:end])
    given = "\n".join(cell.source for cell in code(section))

    assert numbers(example) - numbers(given) - numbers(results(section)) == set()


def test_references_agree(methods):
    """Each method names in the notebook what docs/methods.md names, every reference is named, and none is missing."""
    listed = re.findall(r"^(\d+)\. ", PAGE.split("\n## References\n")[1], flags=re.MULTILINE)
    on_page = {method: cited(text) for method, text in page_sections().items()}

    assert set().union(*on_page.values()) == {*map(int, listed)} == {*range(1, len(listed) + 1)}
    assert [m for m, text in notebook_sections(methods).items() if not cited(text) <= on_page[m]] == []


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("25.5% to 36.6%", 100 * np.array(wilson(81, 263))),
        ("0.6% to 17.2%", 100 * np.array(wilson(1, 29))),
        ("1.62 to 11.67", poisson_rate(5, 1)),
        ("0.02097 to 0.06185", poisson_rate(15, 400)),
        ("1.58 hours longer on average, 0.70 to 2.46", [np.mean(SLEEP), *student_mean(SLEEP)]),
        ("10.0 percentage points, 0.7 to 19.1", 100 * np.array(proportions_change(80, 200, 60, 200))),
        ("5.1, by chance alone 0.7 to 9.6", rates_change(364, 116_630, 304, 116_630, multiplier=10_000)),
        ("523.8 to 566.1", funnel_limits(116_630, 544.82, "rate", 10_000, 0.998)),
    ],
)
def test_worked_examples_are_what_the_code_gives(words, figures):
    """Numbers of docs/methods.md, held to the functions themselves."""
    expected = re.findall(r"\d+\.\d+", words)

    assert words in " ".join(PAGE.split())
    assert [f"{x:.{len(number.split('.')[1])}f}" for x, number in zip(figures, expected, strict=True)] == expected
