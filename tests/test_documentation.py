"""What is offered is documented, and what is documented is there."""

import re

import pytest
import typer.main
from conftest import REPOSITORY

import cjreport
from cjreport.cli import app
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.parameters import ReportParams
from cjreport.reports.area import Report

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
    options = {opt for p in COMMANDS[name].loaded.params for opt in p.opts if opt.startswith("--") and opt != "--help"}

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
    shown = [library.indicators[name] for name in read_figures(library.known)["indicator"].unique()]
    national = {i.id for f in library.frameworks for i in f.indicators}

    assert [i.id for i in shown if i.id in national and f"`{i.id}`" not in METHODS] == []
    assert [i.id for i in shown if i.id not in national and i.title not in METHODS] == []


def test_links_between_documents_lead_somewhere():
    """No document points to a file that is not there."""
    for document in ("README.md", "METHODS.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (REPOSITORY / document).read_text(encoding="utf-8")
        targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
        assert all((REPOSITORY / target).exists() for target in targets), document
