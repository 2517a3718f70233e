"""The habits we keep, kept by a machine."""

import ast
from pathlib import Path

import pytest

TESTS = sorted(Path(__file__).parent.rglob("test_*.py"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_every_test_says_what_holds(file):
    """Each test has a sentence that says what it holds to."""
    functions = [
        node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    tests = [function for function in functions if function.name.startswith("test_")]

    assert tests
    assert [function.name for function in tests if not ast.get_docstring(function)] == []
