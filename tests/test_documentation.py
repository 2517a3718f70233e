"""What is offered is documented, and what is documented is there."""

import re
import tomllib
from functools import cache

import pytest
import typer.main
from conftest import REPOSITORY

import cjreport
from cjreport.cli import app
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.parameters import ReportParams
from cjreport.inputs.registers.rules import RULES
from cjreport.reports.area import Report

DOCS = REPOSITORY / "docs"
DOCUMENTS = sorted([*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md")])
SECTIONED = (DOCS / "methods.md", DOCS / "indicators.md", DOCS / "rules.md")
"""The documents whose sections are numbered, in one row of numbers."""
COMMANDS = {name: command.loaded for name, command in typer.main.get_command(app).commands.items()}


@cache
def text_of(file):
    return file.read_text(encoding="utf-8")


def named(file):
    return file.relative_to(REPOSITORY).as_posix()


def anchors_of(file, level="#+"):
    """The anchors of a document's headings, of a level or all, as GitHub makes them."""
    headings = re.findall(rf"^{level} (.+)$", text_of(file), flags=re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.strip().lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in plain}


def links_of(text):
    """The links of a text to files of ours and to places in it, each with its file and its anchor."""
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", target)]
    return [target.partition("#")[::2] for target in targets]


def dead_links(file, text):
    """The links of a text, as it stands in a file, that lead to no file, or to no heading of it."""
    return [
        f"{path}#{anchor}"
        for path, anchor in links_of(text)
        for target in [(file.parent / path).resolve() if path else file]
        if not target.exists() or (anchor and anchor not in anchors_of(target))
    ]


def sections():
    """The numbers of all sections of the methods, the indicators and the rules."""
    texts = "\n".join(map(text_of, SECTIONED))
    return set(re.findall(r"^#{1,3} (\d+(?:\.\d+)?)\.? ", texts, flags=re.MULTILINE))


def test_every_parameter_is_explained_to_analysts():
    """What a notebook takes is explained."""
    page = text_of(DOCS / "how-to" / "analysts.md")

    assert all(f"| `{name}` |" in page for name in ReportParams.model_fields)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_shown_to_who_runs_the_batch(name):
    """The usage lines show each command with each of its options."""
    lines = text_of(DOCS / "how-to" / "batch.md").split("## Commands")[1].splitlines()
    usage = next(line for line in lines if line.startswith(f"cjreport {name}"))
    options = {opt for p in COMMANDS[name].params for opt in p.opts if opt.startswith("--") and opt != "--help"}

    assert set(re.findall(r"--[a-z-]+", usage)) == options


@pytest.mark.parametrize("file", [*(DOCS / "how-to").glob("*.md"), REPOSITORY / "README.md"], ids=named)
def test_a_command_that_is_named_takes_the_options_named_with_it(file):
    """Examples of the command line, in a block or in a sentence, are of commands and options that there are."""
    blocks = re.findall(r"(?ms)^```.*?^```$", text_of(file))
    lines = [line for block in blocks for line in re.findall(r"(?m)^(?:\S*\\)?cjreport ([^#\n]+)", block)]
    lines += re.findall(r"`cjreport ([^`A-Z]+)`", text_of(file))
    for name, *words in map(str.split, lines):
        assert name in COMMANDS, name
        options = {opt for p in COMMANDS[name].params for opt in p.opts}
        assert set(re.findall(r"--[a-z-]+", " ".join(words))) <= options, (name, words)


def test_every_offer_of_the_package_works():
    """Names that the package offers are there, and no other."""
    assert all(hasattr(cjreport, name) for name in cjreport.__all__)
    assert not hasattr(cjreport, "nothing_of_the_sort")


def test_what_analysts_are_told_to_call_is_there():
    """Methods of a report that the page for analysts names exist."""
    page = text_of(DOCS / "how-to" / "analysts.md")
    called = set(re.findall(r"(?<![\w.])report\.([a-z_]+)(?:\(|`)", page))

    assert len(called) > 5
    assert all(hasattr(Report, name) for name in called), called


def test_the_readme_is_a_landing_page():
    """It is short, and leads to each page that says how something is done."""
    readme = text_of(REPOSITORY / "README.md")

    assert len(readme.splitlines()) < 150
    assert {path for path, _ in links_of(readme)} >= {named(file) for file in (DOCS / "how-to").glob("*.md")}


def test_the_contents_lead_to_every_document_and_section():
    """The index of docs/ names every page there, and every section that has a number."""
    links = links_of(text_of(DOCS / "README.md"))
    pages = {file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md")} - {"README.md"}
    apart = {"11-every-indicator-and-line", "12-the-check-of-returns-and-plans"}
    sections_of_methods = {anchor for anchor in anchors_of(DOCS / "methods.md", "##") if anchor[0].isdigit()}

    assert {path for path, _ in links} >= pages
    assert {anchor for _, anchor in links} >= sections_of_methods - apart


def test_every_indicator_with_figures_is_defined():
    """Nothing is shown whose definition is not written down."""
    library, written = read_library(Workbench(REPOSITORY)), text_of(DOCS / "indicators.md")
    shown = [library.indicators[name] for name in read_figures(library.known)["indicator"].unique()]
    national = {i.id for f in library.frameworks for i in f.indicators}

    assert [i.id for i in shown if i.id in national and f"`{i.id}`" not in written] == []
    assert [i.id for i in shown if i.id not in national and i.title not in written] == []


def test_the_changelog_is_short_and_has_this_version():
    """What is not released stands first, then the version that the package has; no point is longer than four lines."""
    changelog = text_of(REPOSITORY / "CHANGELOG.md")
    points = re.split(r"\n(?=- |\n|#)", changelog)
    version = tomllib.loads(text_of(REPOSITORY / "pyproject.toml"))["project"]["version"]

    assert re.findall(r"^## (\S+)", changelog, flags=re.MULTILINE)[:2] == ["Unreleased", version]
    assert [point for point in points if point.startswith("- ") and len(point.splitlines()) > 4] == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=named)
def test_links_between_documents_lead_somewhere(file):
    """No document points to a file that is not there, or to a heading that no document has."""
    assert dead_links(file, text_of(file)) == []


@pytest.mark.parametrize("link", ["[a](docs/no.md)", "[a](docs/methods.md#99-nothing)", "[a](#nothing)"])
def test_a_link_that_leads_nowhere_is_seen(link):
    """The reading of links finds a missing file, and a missing heading here or elsewhere."""
    assert len(dead_links(REPOSITORY / "README.md", link)) == 1


@pytest.mark.parametrize("file", DOCUMENTS, ids=named)
def test_sections_that_are_named_by_number_are_there(file):
    """A section of the methods that a document names by its number has it."""
    prose = re.sub(r"Act 2016[^|\n]*|sections? 13 and 19", "", text_of(file))
    numbers = set(re.findall(r"[Ss]ection (\d+(?:\.\d+)?)\b|\((3\.\d+)\)", prose))

    assert {one or other for one, other in numbers} <= sections()


def test_what_published_files_cite_is_there():
    """Rules cite sections of METHODS.md by number; it leads to where they stand."""
    cited = set(re.findall(r"METHODS\.md, section ([\d.]+)", " ".join(rule.basis for rule in RULES.values())))
    led_to = {path for path, _ in links_of(text_of(REPOSITORY / "METHODS.md"))}

    assert cited
    assert cited <= sections()
    assert led_to >= {named(file) for file in SECTIONED}
