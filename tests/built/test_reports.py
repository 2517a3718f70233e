"""Whole reports, as the command makes them: their figures, their bytes, their other ways out."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from builds import build, run_cjreport
from conftest import REPOSITORY
from marked_figures import marked_figures
from nbconvert.exporters import get_exporter
from pypdf import PdfReader

from cjreport.inputs.report_files import REPORT_FILES
from cjreport.present.notebook.standing_alone import standing_alone
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.page.skeleton import fingerprint
from cjreport.publish.pdf.typeset import render_pdf

EXPORTERS = ("cjreport-html", "cjreport-pdf")


@pytest.fixture(scope="module", params=["2024-25/scottish-borders", "2021-22/scottish-borders"])
def folder(outputs, request):
    return outputs / request.param


def shown(text):
    """The number that a reader reads."""
    return float(text.replace("−", "-").replace("+", "").replace(",", "").replace("%", "").replace(" points", ""))


def test_every_chart_says_which_rows_of_the_download_it_shows(folder):
    """Whoever counts the rows of data.csv as the chart says finds the chart's own figures there, all of them."""
    page, data = ((folder / name).read_text(encoding="utf-8") for name in ("index.html", "data.csv"))
    rows = [*csv.DictReader(data.splitlines())]
    charts = re.findall(r'<figure id="chart-.*?</figure>', page, flags=re.DOTALL)

    assert charts
    for chart in charts:
        [addressed] = re.findall(r'href="data.csv#row=([\d;-]+)"', chart)
        spans = [[int(end) for end in span.split("-")] for span in addressed.split(";")]
        held = {row["indicator"] for first, last in spans for row in rows[first - 2 : last - 1]}
        elsewhere = {r["indicator"] for n, r in enumerate(rows, 2) if all(n < a or n > z for a, z in spans)}
        assert set(re.findall(r'data-measure="([^"]+)"', chart)) == held
        assert not held & elsewhere


@pytest.mark.parametrize("report", ["2024-25/scottish-borders", "example/2024-25/isles-of-example"])
def test_charts_are_few_and_light(outputs, report):
    """At most 16 a report, each for a question of its own; a drawing takes a few kB, and names no id."""
    page = (outputs / report / "index.html").read_text(encoding="utf-8")
    drawings = re.findall(r"<svg[^>]*font-family.*?</svg>", page, flags=re.DOTALL)

    names = re.findall(r'<figure id="chart-([^"]+)"', page)
    assert 5 <= len(names) <= 16
    assert len({*names}) == len(names)
    assert sum(map(len, drawings)) / len(drawings) < 6000
    assert not [drawing for drawing in drawings if " id=" in drawing]


def test_every_figure_on_the_page_is_a_measure(folder):
    """Each figure says which measure, area and period it is, and is that one, to the digits shown."""
    area, period = "Scottish Borders", folder.parent.name
    told = run_cjreport("measures", area, "--period", period, "--format", "json", cwd=REPOSITORY)
    measures = {(m["indicator"], m["area_code"], m["period"], m["comparator"]): m for m in json.loads(told.stdout)}

    figures = marked_figures((folder / "index.html").read_text(encoding="utf-8"))

    assert len(figures) > 150
    for figure in figures:
        measure = measures[figure.measure, figure.area, figure.period, figure.comparator][figure.field]
        assert figure.value == pytest.approx(measure, rel=1e-12), figure
        decimals = len(figure.text.rstrip("% points").partition(".")[2])
        assert shown(figure.text) == pytest.approx(measure, abs=0.5 * 10**-decimals + 1e-9), figure


def test_the_figures_in_the_data_file_are_those_of_the_page(folder):
    """data.csv is the frame of measures, row for row."""
    told = run_cjreport("measures", "S12000026", "-p", folder.parent.name, "--format", "csv", cwd=REPOSITORY)

    assert (folder / "data.csv").read_text(encoding="utf-8") == told.stdout


def test_a_report_is_complete_and_light(outputs):
    """Every file is there; a page is under 400 kB, of the example's full reports under 500, and a PDF under 400 kB."""
    folders = [page.parent for page in outputs.rglob("*/*/index.html")]

    assert len(folders) == 8
    for folder in folders:
        assert sorted(file.name for file in folder.iterdir()) == sorted(REPORT_FILES)
        limit = 500_000 if "example" in folder.relative_to(outputs).parts else 400_000
        assert (folder / "index.html").stat().st_size < limit
        assert (folder / "report.pdf").stat().st_size < 400_000


def test_the_same_inputs_give_the_same_bytes(outputs, tmp_path):
    """A second build, by one worker, differs in nothing."""
    build(REPOSITORY, "Scottish Borders", periods=("2021-22",), out=tmp_path, jobs=1)

    for name in REPORT_FILES:
        file = Path("2021-22", "scottish-borders", name)
        assert (tmp_path / file).read_bytes() == (outputs / file).read_bytes(), file


def test_the_stock_kernel_gives_the_same_page(outputs, tmp_path):
    """Our engine and Jupyter's make one report."""
    build(REPOSITORY, "Scottish Borders", out=tmp_path, engine="kernel")

    for name in ("index.html", "report.pdf", "data.csv"):
        file = Path("2024-25", "scottish-borders", name)
        assert (tmp_path / file).read_bytes() == (outputs / file).read_bytes(), name


def test_the_published_notebook_exports_as_the_report(folder):
    """The exporters give the published report, but for what leads to the files beside it."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    alone = re.sub(r'<div><dt>Download</dt>.*?</div>\n|<p class="rows">.*?</p>', "", page)
    blocks = standing_alone(read_notebook(nbformat.read(folder / "report.ipynb", as_version=4)).blocks)
    html, pdf = (get_exporter(name)().from_filename(str(folder / "report.ipynb"))[0] for name in EXPORTERS)

    assert html == render_page(blocks) == alone
    assert pdf == render_pdf(blocks)


@pytest.mark.parametrize(("form", "name"), [*zip(EXPORTERS, ("report.html", "report.pdf"), strict=True)])
def test_nbconvert_makes_the_same_from_the_published_notebook(outputs, tmp_path, form, name):
    """The command writes what its exporter gives."""
    notebook = outputs / "2024-25" / "scottish-borders" / "report.ipynb"
    command = [sys.executable, "-m", "nbconvert", "--to", form, "--output-dir", tmp_path, notebook]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    exported, _ = get_exporter(form)().from_filename(str(notebook))

    assert made.returncode == 0, made.stderr
    assert (tmp_path / name).read_bytes() == (exported.encode() if isinstance(exported, str) else exported)


def test_the_published_notebook_has_run_and_tells_nothing_of_the_machine(folder):
    """Cells are counted in order; no times, no paths."""
    notebook = nbformat.read(folder / "report.ipynb", as_version=4)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]

    assert counts == list(range(1, len(counts) + 1))
    text = (folder / "report.ipynb").read_text(encoding="utf-8")
    assert str(REPOSITORY) not in text
    assert "start_time" not in text


def test_pictures_have_words_and_ids_are_unique(folder):
    """Every chart says its type and finding; no id stands twice on the page."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]

    assert len(ids) == len(set(ids))
    alts = re.findall(r'role="img" aria-label="([^"]*)"', page)
    assert len(alts) == page.count('<figure id="chart-') >= 4
    over_time = ("Line chart of", "Small line charts of", "Dumbbell chart of", "Control chart of")
    among_areas = ("Dot plot of", "Funnel plot of", "Tile map of", "Bar chart of")
    assert all(alt.startswith((*over_time, *among_areas)) for alt in alts)


def test_a_page_asks_for_nothing(folder):
    """No outside address but links to read, and a policy that forbids all but the page's own scripts."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    scripts = re.findall("<script>(.*?)</script>", page, flags=re.DOTALL)

    assert "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'" in page
    assert page.count("<script") == len(scripts) == page.count("'sha256-")
    assert all(fingerprint(script) in page for script in scripts)
    assert 'src="http' not in page
    assert "url(http" not in page


def structure(node):
    """Every element of a PDF's structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from structure(kid)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node and node.get("/Type") != "/MCR":
            yield from structure(node.raw_get("/K"))


def test_the_pdf_is_accessible_to_an_independent_reader(folder):
    """Tags, language, title, headings and words for every picture, as another library finds them."""
    reader = PdfReader(folder / "report.pdf")
    root = reader.trailer["/Root"]
    tags = list(structure(root["/StructTreeRoot"].raw_get("/K")))
    figures = [tag for tag in tags if tag["/S"] == "/Figure"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.startswith("Scottish Borders")
    assert {"/H1", "/H2", "/Table", "/TH", "/P", "/Figure"} <= {tag["/S"] for tag in tags}
    assert len(figures) >= 4
    assert all(figure["/Alt"].strip() for figure in figures)
    assert any(str(figure["/Alt"]).startswith("Line chart of recorded crime") for figure in figures)


@pytest.mark.parametrize("name", ["2024-25/nether-and-upper-example", "example/2024-25/isles-of-example"])
def test_an_example_says_so_everywhere(outputs, name):
    """Page, title, every sheet of the PDF, notebook, figures and manifest cannot be taken for a real area's."""
    folder = outputs / name
    page = (folder / "index.html").read_text(encoding="utf-8")

    assert "Example: fictional figures" in page
    assert "(example)</title>" in page
    assert "This is an example." in page
    assert all("Example" in sheet.extract_text() for sheet in PdfReader(folder / "report.pdf").pages)
    assert "This is an example." in (folder / "report.ipynb").read_text(encoding="utf-8")
    lines = (folder / "data.csv").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("Exampleland (example: fictional),") for line in lines[1:])
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["example"] is True


def test_a_joint_partnership_is_one_report(outputs):
    """Its areas side by side and together, no family group, and its own account."""
    page = (outputs / "example" / "2024-25" / "community-justice-example" / "index.html").read_text(encoding="utf-8")

    assert "The areas of Community Justice Example, each and together" in page
    assert "Community Justice Example: Example City and Example&#39;s Glen" in page
    assert "similar areas" not in page
    assert "community.justice@community-justice-example.example" in page


def test_a_partnerships_words_are_in_the_report_and_stay_words(outputs):
    """Stress and links are kept; markup and braces in a return are text; what is missing is said."""
    page = (outputs / "2024-25" / "nether-and-upper-example" / "index.html").read_text(encoding="utf-8")

    assert "<strong>diversion</strong>" in page
    assert "<strong>Partly achieved.</strong>" in page
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; {{ braces }} is only text." in page.replace(
        "<wbr>", ""
    )
    assert "<script>alert" not in page.replace("<wbr>", "")
    assert "Nether &amp; Upper Example Community Justice Partnership" in page
    assert "Not supplied. The Act asks for this (section 23(2)(b))." in page
    assert "Without an account: 6 outcomes" in page


def test_no_area_appears_in_anothers_report_but_as_a_comparator(outputs):
    """A return's own words are in its own report alone; test_isolation.py goes through every area."""
    for page in outputs.rglob("*/*/index.html"):
        text = page.read_text(encoding="utf-8")
        assert ("one assessment day a week" in text) == (page.parent.name == "nether-and-upper-example")
