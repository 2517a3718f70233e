"""Plans as pages and PDFs, each in a folder of its own, and the page that finds them."""

import csv
import hashlib
import io
import json
import re

import nbformat
import pikepdf
import pytest
from conftest import make_workbench
from marked_figures import marked_figures

from cjreport.build.batch import Failed, Options, Published, build_reports, check_notebook
from cjreport.errors import InputError, PublishError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.report_files import REPORT_FILES
from cjreport.present.notebook.standing_alone import standing_alone
from cjreport.publish.exporters import ReportHTMLExporter, ReportPDFExporter
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typeset import render_pdf
from cjreport.reports.kinds import PLAN

SECOND = "area: Nether & Upper Example\nstarts: 2024-25\nends: 2025-26\n"
FAULT = 'assert area != "Nether & Upper Example", "no plan today"'
SECTIONS = [
    "Foreword",
    "In brief",
    "Outcomes",
    "Local outcomes",
    "Targets",
    "What the plan has regard to",
    "Participation",
    "Consultation",
    "Reviews",
    "The plan and the Act",
    "How the figures were made",
]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A workbench with two plans, the second of which its notebook refuses."""
    home = make_workbench(tmp_path_factory.mktemp("plans") / "home")
    (home / "params" / "plans" / "nether-and-upper-example.yaml").write_text(SECOND, encoding="utf-8")
    file = home / "notebooks" / "outcomes_plan.ipynb"
    notebook = nbformat.read(file, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(FAULT))
    nbformat.write(notebook, file)
    return home


@pytest.fixture(scope="module")
def chosen(home):
    """Every area that has a plan."""
    workbench = Workbench(home)
    reports = choose_reports(workbench, [], ["2023-24", "2024-25"])
    return gather_each(workbench, reports)


@pytest.fixture(scope="module")
def built(home, chosen):
    """What came of building them."""
    outcomes = build_reports(chosen, home / "out", Options(kinds=(PLAN,), jobs=1))
    return {outcome.item.place: outcome for outcome in outcomes}


@pytest.fixture(scope="module")
def folder(built):
    return built["Isles of Example"].folder


@pytest.fixture(scope="module")
def page(folder):
    return (folder / "index.html").read_text(encoding="utf-8")


def test_a_plan_is_made_once_for_each_area_that_has_one(built):
    """Whatever periods are asked for: the one is made, the other fails and says where, and stops nothing."""
    assert set(built) == {"Isles of Example", "Nether & Upper Example"}
    made, failed = built["Isles of Example"], built["Nether & Upper Example"]

    assert isinstance(made, Published)
    assert made.left_out == ()
    assert isinstance(failed, Failed)
    assert re.fullmatch(r"cell \d+ of notebooks/outcomes_plan\.ipynb: AssertionError: no plan today\n.+", failed.reason)


def test_it_stands_in_a_folder_of_its_own(built, folder, home):
    """Beside the years' folders; what ran of a failed one is kept where failed ones are."""
    assert folder == home / "out" / "plans" / "isles-of-example"
    assert {file.name for file in folder.iterdir()} == set(REPORT_FILES)
    assert not (home / "out" / "plans" / "nether-and-upper-example").exists()
    assert built["Nether & Upper Example"].notebook == home / "runs" / "plans" / "nether-and-upper-example.ipynb"


def test_its_manifest_says_what_it_is(folder):
    """Whose plan, for which years, beside figures up to when; and each file's checksum."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    files = manifest.pop("files")
    assert manifest == {
        "area": "Isles of Example",
        "period": "2024-25",
        "country": "scotland",
        "kind": "plan",
        "code": "X12000002",
        "starts": "2024-25",
        "ends": "2026-27",
        "example": True,
    }
    assert files == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in REPORT_FILES
        if name != "manifest.json"
    }


def test_its_page_has_every_section(page):
    """In the order of the notebook, with a title that says plan, reaching for nothing outside itself."""
    assert re.findall(r'<h2 id="[^"]+">(.+?)</h2>', page) == SECTIONS
    assert "<title>Isles of Example, plan 2024‑25 to 2026‑27: community justice outcomes improvement plan" in page
    assert "Example: fictional figures" in page
    assert not re.search(r'(?:src|href)="(?!https?://|mailto:|#|data:|report\.|data\.)', page)
    assert (5.0, "cjpf-1-assessments") in [(figure.value, figure.measure) for figure in marked_figures(page)]


def test_its_pdf_is_accessible(folder):
    """PDF/UA-1, tagged, with a title and bookmarks for every section."""
    with pikepdf.open(folder / "report.pdf") as document:
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert str(document.docinfo["/Title"]) == "Isles of Example, plan 2024‑25 to 2026‑27"
        assert document.Root.MarkInfo.Marked
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children] or [item.title for item in outline.root]
    assert [title for title in titles if title in SECTIONS] == SECTIONS


def test_its_figures_are_those_it_shows(folder, page):
    """Every number of the page is in data.csv, and no line that the plan does not use."""
    rows = [*csv.DictReader(io.StringIO((folder / "data.csv").read_text(encoding="utf-8")))]
    shown = {figure.measure for figure in marked_figures(page)}

    assert shown
    assert shown <= {row["indicator"] for row in rows}
    assert {row["indicator"] for row in rows if not row["indicator"].startswith("cjpf-")} == {
        "recorded_crime",
        "treatment_waits",
    }


def test_the_notebook_exports_as_the_report(folder, page):
    """JupyterLab's export gives the same page and the same PDF, but for what leads to the files beside them."""
    notebook = nbformat.read(folder / "report.ipynb", as_version=4)
    blocks = standing_alone(read_notebook(notebook).blocks)
    alone = re.sub(r'<div><dt>Download</dt>.*?</div>\n|<p class="rows">.*?</p>', "", page)

    assert ReportHTMLExporter().from_notebook_node(notebook)[0] == render_page(blocks) == alone
    assert ReportPDFExporter().from_notebook_node(notebook)[0] == render_pdf(blocks)


def test_the_page_of_all_reports_finds_it(home, built):
    """Also before there is any annual report."""
    assert built
    page = (home / "out" / "index.html").read_text(encoding="utf-8")

    assert 'href="plans/isles-of-example/index.html"' in page
    assert "nether-and-upper-example/index.html" not in page
    assert "5 areas, 1 plan, no reports." in page


def test_without_a_notebook_nothing_is_touched(chosen, tmp_path):
    """The notebook of a plan is missed by its own name."""
    workbench = Workbench(tmp_path)

    with pytest.raises(PublishError, match=r"outcomes_plan\.ipynb: the notebook is missing"):
        check_notebook(workbench, PLAN)
    assert PLAN.notebook.name == "outcomes_plan.ipynb"
    assert chosen


def test_without_a_plan_there_is_nothing_to_make(workbench):
    """It is told what to do first."""
    reports = choose_reports(Workbench(workbench), ["Example's Glen"], [])
    chosen = gather_each(Workbench(workbench), reports)

    with pytest.raises(InputError, match="none of these areas has a plan of its own"):
        PLAN.due(chosen)


def test_report_and_plan_are_made_together(outputs):
    """One command, two folders, and one page that leads to both."""
    page = (outputs / "index.html").read_text(encoding="utf-8")

    assert 'href="plans/isles-of-example/index.html"' in page
    assert 'href="2024-25/isles-of-example/index.html"' in page
