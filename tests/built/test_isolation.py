"""Nothing of one area reaches another's report, but as a comparator that says whose it is."""

import csv
import shutil

import pytest
from builds import build
from conftest import REPOSITORY
from marked_figures import marked_figures
from pypdf import PdfReader

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.registers.areas import read_areas

pytestmark = pytest.mark.slow

AREAS = read_areas(Workbench(REPOSITORY, "example")).all
PERIOD, SERIES = "2024-25", "jsw_reports"
COMPARED = {"recorded_crime", "drug_deaths"}
"""What a report draws for every area: a strip and a map, and a funnel."""


def word_of(area):
    """A word that stands in one return alone."""
    return f"quorvix{area.code[-1]}"


def count_of(area):
    """A count that one area alone has."""
    return 71_000 + 1_117 * int(area.code[-1])


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Every example report, each area's return and figures with something that is its own."""
    home = tmp_path_factory.mktemp("isolation")
    for part in ("data", "params", "notebooks"):
        shutil.copytree(REPOSITORY / part, home / part)
    table = home / "data" / "example" / "official" / "courts.csv"
    rows = list(csv.reader(table.read_text(encoding="utf-8").splitlines()))
    for area in AREAS:
        told = home / "params" / "example" / PERIOD / f"{area.slug}.yaml"
        text = told.read_text(encoding="utf-8")
        told.write_text(text.replace("action_taken: >\n      ", f"action_taken: >\n      {word_of(area)} ", 1), "utf-8")
        [row] = [r for r in rows if r[:3] == [area.code, SERIES, PERIOD]]
        row[3] = str(count_of(area))
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return build(home, country="example", out=home / "outputs") / "example" / PERIOD


def texts(folder):
    """A report's page, notebook and PDF as text."""
    pdf = " ".join(page.extract_text() for page in PdfReader(folder / "report.pdf").pages)
    return [(folder / name).read_text(encoding="utf-8") for name in ("index.html", "report.ipynb")] + [pdf]


def measures_by_area(page):
    """The measures that a page shows of each area."""
    measures = {}
    for figure in marked_figures(page):
        measures.setdefault(figure.area, set()).add(figure.measure)
    return measures


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.slug)
def test_a_word_and_a_count_are_in_their_own_report_alone(reports, area):
    """On page, in notebook and PDF of the area, and in no other's."""
    word, count = word_of(area), f"{count_of(area):,}"

    assert [(word in text, count in text) for text in texts(reports / area.slug)] == [(True, True)] * 3
    for other in AREAS:
        if other is not area:
            assert [(word in text, count in text) for text in texts(reports / other.slug)] == [(False, False)] * 3


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.slug)
def test_data_files_hold_other_areas_figures_under_their_own_codes(reports, area):
    """A count stands in rows that name its area, and nowhere else in any file."""
    for report in AREAS:
        rows = list(csv.DictReader((reports / report.slug / "data.csv").read_text(encoding="utf-8").splitlines()))
        holding = [row for row in rows if str(float(count_of(area))) in row.values()]
        assert {row["area_code"] for row in holding} == {area.code}


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.slug)
def test_a_page_shows_other_areas_only_where_it_compares_them(reports, area):
    """Each figure says whose it is; another area's are in the strip of all areas, and in nothing else."""
    shown = measures_by_area((reports / area.slug / "index.html").read_text(encoding="utf-8"))

    others = {other.code: shown.get(other.code) for other in AREAS if other is not area}
    assert others == dict.fromkeys(others, COMPARED)
    assert len(shown[area.code]) > 50
