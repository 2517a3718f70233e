"""What is offered is documented, and what is documented is there."""

import re

import pytest
import typer.main
from conftest import REPOSITORY
from ruamel.yaml import YAML

import cjreport
from cjreport.cli import app
from cjreport.inputs.gather import read_figures, read_library
from cjreport.inputs.parameters import ReportParams
from cjreport.inputs.workbench import Workbench
from cjreport.report import Report

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
METHODS = (REPOSITORY / "METHODS.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands


def test_every_parameter_is_in_the_readme():
    """What a notebook takes is explained."""
    assert all(f"| `{name}` |" in README for name in ReportParams.model_fields)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_in_the_readme(name):
    """The usage lines show each command with each of its options."""
    lines = README.split("## For whoever runs the batch")[1].splitlines()
    usage = next(line for line in lines if line.startswith(f"cjreport {name}"))
    options = {opt for p in COMMANDS[name].params for opt in p.opts if opt.startswith("--") and opt != "--help"}

    assert set(re.findall(r"--[a-z-]+", usage)) == options


def test_every_offer_of_the_package_works():
    """Names that the package offers are there, and no other."""
    assert all(hasattr(cjreport, name) for name in cjreport.__all__)
    assert not hasattr(cjreport, "nothing_of_the_sort")


def test_what_the_readme_calls_is_there():
    """Methods of a report in the README exist."""
    called = set(re.findall(r"(?<![\w.])report\.([a-z_]+)(?:\(|`)", README)) - {"pdf", "ipynb"}

    assert called
    assert all(hasattr(Report, name) for name in called), called


def test_every_indicator_with_figures_is_in_the_methods():
    """Nothing is shown whose definition is not written down."""
    library = read_library(Workbench(REPOSITORY))
    shown = [library.indicators[name] for name in read_figures(Workbench(REPOSITORY))["indicator"].unique()]
    national = {i.id for f in library.frameworks for i in f.indicators}

    assert [i.id for i in shown if i.id in national and f"`{i.id}`" not in METHODS] == []
    assert [i.id for i in shown if i.id not in national and i.title not in METHODS] == []


def test_links_between_documents_lead_somewhere():
    """No document points to a file that is not there."""
    for document in ("README.md", "METHODS.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (REPOSITORY / document).read_text(encoding="utf-8")
        targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
        assert all((REPOSITORY / target).exists() for target in targets), document


def test_conda_installs_the_locked_versions():
    """environment.yml is conda's Python and then the lock file, hashes and all."""
    environment = YAML(typ="safe").load((REPOSITORY / "environment.yml").read_text(encoding="utf-8"))
    python, pip, through_pip = environment["dependencies"]

    assert re.fullmatch(r"python=3\.1[1-9]", python)
    assert pip == "pip"
    assert through_pip == {"pip": ["--require-hashes", "-r requirements.lock"]}


def test_the_lock_file_names_every_dependency_with_hashes_and_no_host():
    """Each dependency of the project is pinned, for all platforms, wherever it is installed from."""
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'^    "([A-Za-z0-9._-]+)(?:\[[a-z]+\])?>=', project, flags=re.MULTILINE)

    assert len(named) > 30
    assert [name for name in named if not re.search(rf"^{re.escape(name.lower())}==", lock, flags=re.MULTILINE)] == []
    pins = re.findall(r"^[a-z0-9._-]+==.*$", lock, flags=re.MULTILINE)
    assert len(re.findall(r"--hash=sha256:", lock)) >= len(pins)
    assert "://" not in lock
