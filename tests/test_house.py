"""The house keeps its shape: contracts that see what they are for, modules and functions that are short."""

import ast
import statistics
import subprocess
import sys
from itertools import chain
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest
from conftest import REPOSITORY

import cjreport

PACKAGE = Path(cjreport.__file__).parent
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
ROOMS = sorted({module.parent for module in MODULES})


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("inputs/library.py", "from cjreport.build.batch import build", "Wings"),
        ("measures/statistics/trend.py", "from cjreport.measures.frame.calculate import COLUMNS", "Rooms of measures"),
        ("present/plan/brief.py", "def f():\n    from cjreport.present.report.brief import FEW", "Rooms of present"),
        ("publish/pdf/typefaces.py", "from cjreport.publish.pdf.typeset import render_pdf", "No circles"),
        ("reports/area.py", "from cjreport.inputs.figures.reading import read_figures", "Nothing but the gate"),
        ("inputs/gather.py", "from cjreport.inputs.figures.observations import read_observations", "Tables of figures"),
        ("build/batch.py", "from cjreport.supply.documents import write_new", "The command line alone"),
    ],
)
def test_the_contracts_see_an_import_that_is_not_allowed(tmp_path, module, line, broken):
    """A line that reaches to the right, round in a circle, for raw figures or for forms breaks its contract."""
    copytree(PACKAGE, tmp_path / "cjreport", ignore=ignore_patterns("__pycache__"))
    copy(REPOSITORY / "pyproject.toml", tmp_path)
    with (tmp_path / "cjreport" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]

    environment = {"PYTHONPATH": str(tmp_path)}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    assert any(told.startswith(broken) and told.endswith("BROKEN") for told in ran.stdout.splitlines())


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_are_short(module):
    """No module is longer than 300 lines."""
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 300


def bodies():
    """How many lines the body of each function has, its docstring left aside."""
    texts = ((PACKAGE / module).read_text(encoding="utf-8") for module in MODULES)
    for node in chain.from_iterable(ast.walk(ast.parse(text)) for text in texts):
        if isinstance(node, ast.FunctionDef):
            said = node.body[1:] if ast.get_docstring(node) else node.body
            yield said[-1].end_lineno - said[0].lineno + 1 if said else 0


def test_functions_are_short():
    """Half of them have five lines or fewer, nine in ten fifteen or fewer."""
    lines = [*bodies()]

    assert statistics.median(lines) <= 5
    assert statistics.quantiles(lines, n=10)[-1] <= 15


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_room_can_be_taken_in_at_a_glance(room):
    """No folder has more than fifteen modules."""
    assert sum(module.parent == room and module.name != "__init__.py" for module in MODULES) <= 15
