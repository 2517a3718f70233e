"""Each stage imports only itself and the stages to its left."""

import ast
import re
from pathlib import Path

import pytest

import cjreport

PACKAGE = Path(cjreport.__file__).parent
STAGES = [
    "errors",
    "characters",
    "inputs",
    "measures",
    "assurance",
    "supply",
    "present",
    "reports",
    "publish",
    "build",
    "cli",
    "__main__",
]
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def stage_of(module):
    return module.parts[0].removesuffix(".py")


def imported_stages(source):
    """Every stage that a module's text imports, at its top or anywhere within."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.split(".")[1] for name in names if name.startswith("cjreport."))


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_left(module):
    """No module reaches to its right."""
    allowed = STAGES[: STAGES.index(stage_of(module)) + 1]

    assert set(imported_stages((PACKAGE / module).read_text(encoding="utf-8"))) <= set(allowed)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_disclosure_control_reads_figures_as_supplied(module):
    """What shows, publishes or is typed never has a figure that disclosure control has not seen."""
    text = (PACKAGE / module).read_text(encoding="utf-8")
    reads = re.search(r"\b(read_figures|read_placed_figures|read_observations)\b", text)

    assert not reads or stage_of(module) == "inputs" or module == Path("measures", "disclosure", "gate.py")


def test_a_back_import_is_seen():
    """The reading of imports finds one to the right, also inside a function."""
    assert list(imported_stages("def f():\n    from cjreport.publish.page.page import render_page\n")) == ["publish"]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_are_short(module):
    """No module is longer than 300 lines."""
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= 300
