"""A kind of report that the package has never heard of: one module and one row make it a report like any other."""

import json

import pytest
from conftest import make_workbench
from leaflet import LEAFLET
from page_reading import Page
from pypdf import PdfReader

from cjreport.build.batch import Options, build
from cjreport.build.outputs.placing import Outputs
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.published import find_published
from cjreport.reports.kinds import KINDS

ISLES = "Isles of Example"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The workbench of a country in which nobody has written a notebook for it."""
    return make_workbench(tmp_path_factory.mktemp("leaflets") / "home")


@pytest.fixture(scope="module")
def outcome(home):
    """What became of an area's leaflet."""
    [outcome] = build(Workbench(home), [ISLES], options=Options(kinds=(LEAFLET,), jobs=1))
    return outcome


def test_it_is_built_as_any_other(home, outcome):
    """In the folder of its kind, with the files that its row names, and in the record of the build."""
    [record] = json.loads((home / "outputs" / "build.json").read_text(encoding="utf-8"))["reports"]

    assert outcome.name == f"{ISLES}, leaflet"
    assert outcome.folder == home / "outputs" / "leaflets" / "isles-of-example"
    assert sorted(file.name for file in outcome.folder.iterdir()) == sorted(LEAFLET.files)
    assert (record["kind"], record["outcome"], record["place"]) == (
        "leaflet",
        "published",
        "leaflets/isles-of-example",
    )


def test_its_page_and_its_pdf_say_the_same(outcome):
    """Both sentences, under the title, and whose they are."""
    page = Page((outcome.folder / "index.html").read_text(encoding="utf-8"))
    pdf = PdfReader(outcome.folder / "report.pdf")

    assert [h1.text for h1 in page.all("h1")] == [f"{ISLES}, 2024-25"]
    assert f"{ISLES} is an area. This leaflet is about it." in [p.text for p in page.all("p")]
    assert "This leaflet is about it." in " ".join(sheet.extract_text() for sheet in pdf.pages)
    assert pdf.metadata["/Keywords"] == "leaflet, X12000002, 2024-25, scotland"


def test_its_manifest_tells_what_it_is(home, outcome):
    """And is found again among what is published."""
    manifest = json.loads((outcome.folder / "manifest.json").read_text(encoding="utf-8"))
    [published] = find_published(home / "outputs", home, [*KINDS.values(), LEAFLET])

    assert (manifest["kind"], manifest["sentences"], [*manifest["files"]]) == (
        "leaflet",
        2,
        ["index.html", "report.pdf"],
    )
    assert [item.manifest.item for item in published.items] == [outcome.item]


@pytest.mark.usefixtures("outcome")
def test_the_first_page_leads_to_it(home):
    """In a column of its own; news tell of it by its noun."""
    page = Page((home / "outputs" / "index.html").read_text(encoding="utf-8"))
    news = Page((home / "outputs" / "news.html").read_text(encoding="utf-8"))

    assert "leaflets/isles-of-example/index.html" in page.links
    assert "Leaflet" in [head.text for head in page.all("th")]
    assert "5 areas, 1 leaflet, no reports." in [p.text for p in page.all("p")]
    assert f"{ISLES}, leaflet 2024‑25" in [a.text for a in news.all("a")]


def test_files_that_it_does_not_have_are_in_no_ones_way(home, outcome):
    """Somebody keeps a notebook of that name there, and it stays."""
    kept = outcome.folder / "report.ipynb"
    kept.write_text("mine", encoding="utf-8")

    [again] = build(Workbench(home), [ISLES], options=Options(kinds=(LEAFLET,), jobs=1))

    assert again.folder == outcome.folder
    assert kept.read_text(encoding="utf-8") == "mine"
    kept.unlink()


def test_another_build_puts_a_new_one_in_its_place(home, outcome):
    """The outputs folder knows it as its own."""
    [again] = build(Workbench(home), [ISLES], options=Options(kinds=(LEAFLET,), jobs=1))

    assert again.folder == outcome.folder
    Outputs(home / "outputs").refuse_foreign({"leaflets/isles-of-example": LEAFLET.files})
