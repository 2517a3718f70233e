"""What is installed is what is imported, locked, and free to be used by everybody."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions

import pytest
from conftest import REPOSITORY
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    name: (REPOSITORY / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-test.lock")
}
RUN_BY_NAME = {
    "deptry": "tests/test_dependencies.py and make check run it",
    "import-linter": "make check; tests/test_house.py",
    "jupyterlab": "make lab; its server in tests",
    "mypy": "make check",
    "nbval": "make test",
    "pandas-stubs": "types for mypy",
    "pymupdf": "outloud imports it",
    "pytest-xdist": "make test",
    "ruff": "make check",
    "scipy-stubs": "types for mypy",
    "syrupy": "a fixture of pytest",
}
"""What tests need and do not import, and what for."""
COPYLEFT = re.compile(r"\bA?GPL|(?:GNU|Affero) General Public", re.IGNORECASE)
WEAKER = re.compile(r"\bLGPL|Lesser|Library General", re.IGNORECASE)


def declared(*extras):
    """The distributions that pyproject.toml names for the package itself, or under some of its extras."""
    lines = [line for extra in extras for line in PROJECT["optional-dependencies"][extra]] or PROJECT["dependencies"]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def pins(lock):
    """What a lock installs: each distribution's name and version."""
    return set(re.findall(r"^([a-z0-9._-]+)==(\S+)", LOCKS[lock], flags=re.MULTILINE))


@cache
def imported_by_tests():
    """The top-level modules of others that tests import, also within functions."""
    ours = [file.relative_to(REPOSITORY) for part in ("tests", "tools") for file in (REPOSITORY / part).rglob("*.py")]
    own = {"cjreport", *(file.stem for file in ours), *(file.parts[1] for file in ours)}
    found = set()
    for file in (REPOSITORY / "tests").rglob("*.py"):
        if file.name == "type_into_form.py":  # runs in LibreOffice's own Python
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - own - sys.stdlib_module_names


@cache
def homes():
    """The distributions that each module which tests import comes from."""
    found = packages_distributions()
    return {name: {canonicalize_name(each) for each in found.get(name, [name])} for name in imported_by_tests()}


def test_the_package_imports_what_it_declares_and_declares_what_it_imports():
    """No import leans on another package's dependencies, and nothing is installed that nothing imports."""
    command = [sys.executable, "-m", "deptry", "--no-ansi", "cjreport", "notebooks"]
    checked = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stderr


def test_tests_import_only_what_is_declared():
    """Each import of a test is of the package's own dependencies or of those of tests."""
    known = declared() | declared("test")

    assert {name for name, home in homes().items() if not home & known} == set()


def test_nothing_is_declared_for_tests_that_no_test_needs():
    """Each dependency of tests is imported by one, or is run by its name."""
    used = set().union(*homes().values())

    assert declared("test") - used - RUN_BY_NAME.keys() == set()


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ("lab", "build")), ("requirements-test.lock", ("lab", "build", "test"))]
)
def test_a_lock_pins_every_dependency_with_hashes_and_no_host(lock, extras):
    """Each dependency is pinned, for all platforms, wherever it is installed from."""
    names = {name for name, _ in pins(lock)}

    assert (declared() | declared(*extras)) - names == set()
    blocks = re.split(r"^(?=[a-z0-9._-]+==)", LOCKS[lock], flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in LOCKS[lock]


def test_tests_run_on_what_makes_reports():
    """The lock of tests has each pin of the other, and only adds to them."""
    assert pins("requirements.lock") < pins("requirements-test.lock")


def test_who_makes_reports_installs_no_tools_of_tests():
    """What is for tests alone is not in the lock that everybody installs."""
    tools = {"deptry", "hypothesis", "mypy", "playwright", "pymupdf", "pytest", "ruff", "statsmodels"}

    assert tools <= {name for name, _ in pins("requirements-test.lock")}
    assert {name for name, _ in pins("requirements.lock")} & tools == set()


def licences(name):
    """What a distribution that is installed says of its licence, word for word."""
    about = metadata(name)
    classified = [line for line in about.get_all("Classifier", []) if line.startswith("License")]
    return [*classified, *(about.get(field, "").partition("\n")[0] for field in ("License", "License-Expression"))]


def test_what_everybody_installs_may_be_used_by_everybody():
    """No distribution that makes reports declares the GPL or the AGPL; weaker kinds of copyleft are sound."""
    held = {}
    for name, _ in pins("requirements.lock"):
        try:
            held[name] = licences(name)
        except PackageNotFoundError:  # of another system or another Python
            continue

    assert len(held) > 100
    refused = {
        name: told for name, told in held.items() if any(COPYLEFT.search(t) and not WEAKER.search(t) for t in told)
    }
    assert refused == {}


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("AGPL-3.0-or-later", True),
        ("GPL-2.0-only", True),
        ("LGPL-3.0-or-later", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("MPL-2.0 AND MIT", False),
        ("BSD-3-Clause", False),
    ],
)
def test_a_licence_is_told_by_its_words(licence, refused):
    """The GPL and AGPL are told apart from the LGPL, the MPL and licences without copyleft."""
    assert bool(COPYLEFT.search(licence) and not WEAKER.search(licence)) == refused


def test_conda_installs_the_locked_versions():
    """environment.yml is conda's Python and then the lock of what makes reports, hashes and all."""
    environment = YAML(typ="safe").load((REPOSITORY / "environment.yml").read_text(encoding="utf-8"))
    python, pip, through_pip = environment["dependencies"]

    assert re.fullmatch(r"python=3\.1[1-9]", python)
    assert pip == "pip"
    assert through_pip == {"pip": ["--require-hashes", "-r requirements.lock"]}
