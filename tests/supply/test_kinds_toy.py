"""A kind of document that the package does not know, made of one model and one row, goes all the way by them alone."""

import openpyxl
import pytest
from builds import run_cjreport
from form_words import bare_library
from pydantic import Field

from cjreport.assurance.check import check_document
from cjreport.inputs.documents.common import Answer, Document, Entry, StatedFigure
from cjreport.inputs.documents.kinds import KINDS, DocumentKind, by_name
from cjreport.inputs.documents.prose import Prose
from cjreport.inputs.files.checked_yaml import read_document
from cjreport.inputs.gather import gather
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.parameters import ReportParams
from cjreport.inputs.periods import FinancialYear
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of
from cjreport.supply.documents import replace_whole, write_imported, write_new, write_new_form
from cjreport.supply.form.reading import read_form
from cjreport.supply.json_schemas import schema_of
from cjreport.supply.yaml_writing import Comments


class Step(Entry):
    """A step of a pledge."""

    what: str = Field(min_length=1, description="The step.")
    done: bool | None = Field(default=None, description="true or false: whether it is done.")


class SignedBy(Entry):
    """Who signed a pledge."""

    role: str = Field(default="", description="The role of who signed.")


class Pledge(Document):
    """What an area pledges for a year."""

    period: FinancialYear = Field(description="The year.")
    why: Prose = Field(default="", description="Why it is pledged.")
    signed: SignedBy = Field(default_factory=SignedBy, description="Who signed it.")
    steps: tuple[Step, ...] = Field(default=(), description="What is to be done.")
    helpers: dict[str, str] = Field(default_factory=dict, description="Who helps, each by a short name.")
    figures: tuple[StatedFigure, ...] = Field(default=(), description="Figures.")
    answers: tuple[Answer, ...] = Field(default=(), description="Answers to what the check found.")


PLEDGE = DocumentKind("pledge", "Pledge", Pledge, "period", folder="pledges/{period}")
FILLED = {"why": "Mary Macleod rang on 01463 555123.\n", "signed": {"role": "Chair"}, "helpers": {"pier": "The pier"}}


@pytest.fixture
def library(workbench, monkeypatch):
    """The registers of a workbench without documents, where pledges are known."""
    for name, kind in by_name(*KINDS.values(), PLEDGE).items():
        monkeypatch.setitem(KINDS, name, kind)
    return bare_library(workbench)


@pytest.fixture
def isles(library):
    return library.areas.find("Isles of Example")


def fill_in(file):
    """Type into a form what FILLED and two steps hold."""
    book = openpyxl.load_workbook(file)
    answers = {row[0].value: row[2] for row in book["Details"].iter_rows(min_row=4)}
    answers["Why"].value = FILLED["why"]
    answers["Signed: role"].value = FILLED["signed"]["role"]
    for row, step in enumerate((("Mend the pier", "yes"), ("Paint it", None)), start=5):
        book["Steps"].cell(row, 1).value, book["Steps"].cell(row, 2).value = step
    book["Helpers"].cell(5, 1).value, book["Helpers"].cell(5, 2).value = "pier", "The pier"
    book.save(file)


def test_a_new_document_says_whose_and_when(library, isles):
    """Its file has every field with its description, and is read back as it was begun."""
    file = write_new(library, isles, "2024-25", PLEDGE)
    text = file.read_text(encoding="utf-8")

    assert file == library.workbench.params / "pledges" / "2024-25" / "isles-of-example.yaml"
    assert "# The pledge of Isles of Example, 2024-25." in text
    assert "schemas/pledge.json" in text
    assert "# Why it is pledged." in text
    assert read_document(file, Pledge) == Pledge(area="Isles of Example", period="2024-25")


def test_a_form_is_laid_out_from_the_model(library, isles):
    """What is asked once stands in one sheet, each list and each set of names in a sheet of its own."""
    book = openpyxl.load_workbook(write_new_form(library, isles, "2024-25", PLEDGE))
    asked = [row[0] for row in book["Details"].iter_rows(min_row=4, values_only=True)]

    assert book.sheetnames == ["Cover", "Details", "Steps", "Helpers", "Figures", "Answers"]
    assert asked == ["Area", "Period", "Why", "Signed: role"]
    assert [cell.value for cell in book["Steps"][4]] == ["What", "Done"]


def test_a_form_comes_back_as_the_document_it_means(library, isles):
    """It is known by its sheets, read by its model, and written where its kind stands."""
    form = write_new_form(library, isles, "2024-25", PLEDGE)
    fill_in(form)
    read = read_form(form, library)
    steps = ({"what": "Mend the pier", "done": True}, {"what": "Paint it"})
    meant = Pledge(area=isles.name, period="2024-25", steps=steps, **FILLED)

    assert (read.kind, read.document, read.notes) == (PLEDGE, meant, ())
    assert read_document(write_imported(library, read), Pledge) == meant


def test_a_document_is_gathered_and_checked(library, isles):
    """What must hold of any document is found in it, at its line."""
    form = write_new_form(library, isles, "2024-25", PLEDGE)
    fill_in(form)
    file = write_imported(library, read_form(form, library))
    inputs = gather(library.workbench, isles.name, "2024-25")
    [finding, *_] = check_document(PLEDGE, inputs, inputs, evidence_of(library))
    line = file.read_text(encoding="utf-8").split("\n")[finding.line - 1]

    assert inputs.supplied(PLEDGE).document.helpers == {"pier": "The pier"}
    assert finding.file == file
    assert finding.rule.id == "telephone"
    assert "01463 555123" in line


def write_pledge(library, place, period, **fields):
    """Write a pledge into the file that is its year's."""
    file = write_new(library, place, period, PLEDGE)
    replace_whole(file, Pledge(area=place.name, period=period, **fields), Comments())
    return file


def test_each_year_has_a_document_of_its_own(library, isles):
    """A new one replaces none of another year, and a year without one is not shown another's."""
    last = write_pledge(library, isles, "2023-24", why="To mend.")
    before = gather(library.workbench, isles.name, "2024-25").supplied(PLEDGE)
    this = write_pledge(library, isles, "2024-25", why="To paint.")
    write_new(library, isles, "2024-25", PLEDGE, force=True)

    assert before is None
    assert (read_document(last, Pledge).why, read_document(this, Pledge).why) == ("To mend.", "")


def test_a_small_count_in_it_is_suppressed_and_told(library, isles):
    """As in a return: what its own file says is found, and what is shown does not hold it."""
    counted = [
        StatedFigure(id=name, title=name, period="2024-25", count=n, total_of=of)
        for name, n, of in (("came", 3, ()), ("stayed", 40, ()), ("all", 60, ("came", "stayed")))
    ]
    file = write_pledge(library, isles, "2024-25", figures=tuple(counted))
    inputs = gather(library.workbench, isles.name, "2024-25")
    shown = under_disclosure_control(inputs)
    findings = check_document(PLEDGE, inputs, shown, evidence_of(library))

    assert [(each.id, each.count) for each in shown.supplied(PLEDGE).document.figures] == [
        ("came", None),
        ("stayed", None),
        ("all", 60),
    ]
    assert [(each.rule.id, each.about, each.file) for each in findings] == [
        ("small-count", "came, 2024-25", file),
        ("small-count", "stayed, 2024-25", file),
    ]


def test_figures_that_do_not_add_up_are_told_of_any_kind(library, isles):
    """The sums of a document are held whichever kind it is of."""
    counted = [
        StatedFigure(id=name, title=name, period="2024-25", count=n, total_of=of)
        for name, n, of in (("came", 30, ()), ("stayed", 40, ()), ("all", 60, ("came", "stayed")))
    ]
    write_pledge(library, isles, "2024-25", figures=tuple(counted))
    inputs = gather(library.workbench, isles.name, "2024-25")
    findings = check_document(PLEDGE, inputs, under_disclosure_control(inputs), evidence_of(library))

    assert [each.rule.id for each in findings] == ["total"]


def test_the_command_tells_what_it_finds_in_it(library, isles):
    """Each year's by its name, though the kind is not of several years."""
    write_pledge(library, isles, "2023-24", why="Mary Macleod rang on 01463 555123.")
    write_pledge(library, isles, "2024-25", why="To paint.")
    ran = run_cjreport("check", isles.name, "-p", "2023-24", "-p", "2024-25", cwd=library.workbench.folder)

    assert "Isles of Example, pledge 2023-24: 1 error, 1 question." in ran.stdout
    assert "01463 555123" in ran.stdout
    assert "Isles of Example, pledge 2024-25: nothing found." in ran.stdout


def test_a_stray_document_and_an_unsound_one_are_told(library, isles):
    """A file of no area's keeps a report from being made, and so does one of another area."""
    folder = library.workbench.params / "pledges" / "2024-25"
    folder.mkdir(parents=True)
    (folder / "isles-of-exampel.yaml").write_text("area: Isles of Example\nperiod: 2024-25\n", encoding="utf-8")
    (folder / "example-city.yaml").write_text("area: Isles of Example\nperiod: 2024-25\n", encoding="utf-8")
    reports = [ReportParams(area=name, period="2024-25") for name in (isles.name, "Example City")]
    gathered = gather_each(library.workbench, reports)
    problems = [problem.what for each in gathered.unsound for problem in each.error.problems]

    assert problems == [
        "no area has a pledge of this name",
        "this file is for Example City, but its area says Isles of Example",
    ]
    assert [each.has for each in gathered.unsound] == [{"pledge"}, {"pledge"}]


def test_editors_have_a_schema_of_it(library):
    """Its fields are the model's, and the names of areas and its years are offered."""
    schema = schema_of("pledge", library)

    assert [*schema["properties"]] == [*Pledge.model_fields]
    assert "Isles of Example" in schema["properties"]["area"]["anyOf"][0]["enum"]
    assert "2024-25" in schema["properties"]["period"]["anyOf"][0]["enum"]
