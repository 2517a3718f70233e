"""The habits we keep, kept by a machine."""

import ast
from pathlib import Path

import pytest

import cjreport

HERE = Path(__file__).parent
PACKAGE = Path(cjreport.__file__).parent
TESTS = sorted(path.relative_to(HERE) for path in HERE.rglob("test_*.py"))
OF_THE_WHOLE = {".", "built", "system"}
"""Where tests stand that are about no one module: of the project, of what a build has made, of what a browser shows."""


@pytest.mark.parametrize("file", TESTS, ids=str)
def test_every_test_says_what_holds(file):
    """Each test has a sentence that says what it holds to."""
    functions = [
        node
        for node in ast.walk(ast.parse((HERE / file).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    tests = [function for function in functions if function.name.startswith("test_")]

    assert tests
    assert [function.name for function in tests if not ast.get_docstring(function)] == []


def is_about(test, names):
    """Say whether a test is of one of these modules or rooms: test_page.py is of page, and so is test_page_links.py."""
    return any(f"{test.stem}_".startswith(f"test_{name}_") for name in names)


def names_in(room):
    """The modules and rooms of a folder of the package, or of the tools beside it."""
    folder = (HERE.parent if room.parts[0] == "tools" else PACKAGE) / room
    return {path.stem for path in folder.glob("*") if path.suffix == ".py" or path.is_dir()}


@pytest.mark.parametrize("file", [file for file in TESTS if str(file.parent) not in OF_THE_WHOLE], ids=str)
def test_tests_stand_where_what_they_test_stands(file):
    """Each test is about a module or room that has its place in the package, or in the tools beside it."""
    assert is_about(file, names_in(file.parent))


def test_modules_have_tests():
    """A module has tests of its own name in its own place; of those known to have none the list only gets shorter."""
    known = (HERE / "modules_without_tests.txt").read_text(encoding="utf-8").split()
    modules = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"]
    without = [
        module.as_posix()
        for module in sorted(modules)
        if not any(is_about(test, {module.stem}) for test in (HERE / module.parent).glob("test_*.py"))
    ]

    assert without == known
