"""What a built report gives away of its hidden counts: nothing, whichever file one looks into."""

import re
import shutil
import zipfile
from itertools import chain

import nbformat
import pandas as pd
import pytest
from builds import build, run_cjreport
from conftest import REPOSITORY
from marked_figures import marked_figures
from pypdf import PdfReader

from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import year_before
from cjreport.measures.disclosure.gate import protected_figures

KEY = ["indicator", "area_code", "period"]
ISLES, GLEN, MOOR = "X12000002", "X12000004", "X12000008"
COUNTRY = "X92000001"
LARGE = ("voluntary_throughcare", "2024-25")
CANARY = 48271
"""A hidden count of LARGE that is found nowhere else."""
OF_OTHERS = "comparator_value"
"""What a figure is set beside is made of others', which stay out of it where they are hidden themselves."""


def copy_of_example(home):
    for part in ("data", "params", "notebooks"):
        shutil.copytree(REPOSITORY / part, home / part, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    return home


def built(home):
    areas = ("Isles of Example", "Example Moor", "Community Justice Example")
    return build(home, *areas, country="example", out=home / "outputs") / "example" / "2024-25"


def rewrite_counts(home, counts):
    """Set local counts by series, period and area."""
    for file in (home / "data" / "example" / "local").glob("*.csv"):
        rows = pd.read_csv(file, dtype=str, keep_default_na=False)
        at = [tuple(row) for row in rows[["indicator", "period", "area_code"]].to_numpy()]
        rows["numerator"] = [str(counts.get(each, old)) for each, old in zip(at, rows["numerator"], strict=True)]
        rows.to_csv(file, index=False, lineterminator="\n")


def hidden(home):
    """The hidden counts of the example country: which they are, and what they are."""
    library = read_library(Workbench(home, "example"))
    log = protected_figures(library).log
    given = read_figures(library.known).set_index(KEY)
    keys = [tuple(row) for row in log[[*KEY, "count"]].itertuples(index=False)]
    return log, {key: given.loc[key[:3], key[3]] for key in keys if key[:3] in given.index}


def neighbours(log, counts):
    """Find two hidden counts that could each be one more and one less, with the same figures shown."""
    for (series, period), rows in log[log["indicator"] == "voluntary_throughcare"].groupby(["indicator", "period"]):
        small = rows[rows["rule"] == "small"]["area_code"].tolist()
        covers = rows[rows["rule"] == "secondary"]["area_code"].tolist()
        if len(small) == 1 and len(covers) == 1:
            few, many = counts[series, small[0], period, "numerator"], counts[series, covers[0], period, "numerator"]
            step = 1 if few < 4 else -1
            if many - step > 4:
                return {(series, period, small[0]): int(few + step), (series, period, covers[0]): int(many - step)}
    raise AssertionError("no two counts to exchange")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The example country, with a large count in a year of one series, and all others of it larger but one."""
    home = copy_of_example(tmp_path_factory.mktemp("example") / "home")
    areas = [area.code for area in read_library(Workbench(home, "example")).areas.all]
    counts = {code: 60_000 + n for n, code in enumerate(areas)} | {ISLES: 3, MOOR: CANARY}
    rewrite_counts(home, {(*LARGE, code): count for code, count in (counts | {COUNTRY: sum(counts.values())}).items()})
    return home


@pytest.fixture(scope="module")
def reports(home):
    """The reports of the area with the smallest counts, of one that covers it, and of a partnership."""
    return built(home)


def marked(text):
    """Every figure that a page or a drawing is marked with: its line, area, period and which figure of the row."""
    return [(figure.measure, figure.area, figure.period, figure.field) for figure in marked_figures(text)]


def test_the_example_has_counts_to_hide(home):
    """Many, for each of the reasons but groups, in several series; and each small one is there in the local table."""
    log, counts = hidden(home)

    assert len(log) > 100
    assert {*log["rule"]} >= {"small", "secondary"}
    assert sum(1 <= count <= 4 for count in counts.values()) > 50


def test_no_page_or_drawing_is_marked_with_a_hidden_count(home, reports):
    """Neither the count nor a rate, share, interval or change made of it; the median of others may stand there."""
    log, _ = hidden(home)
    away = {tuple(row) for row in log[KEY].itertuples(index=False)}
    lines = read_library(Workbench(home, "example")).indicators
    pages = [file.read_text(encoding="utf-8") for file in reports.rglob("index.html")]
    shown = [*chain.from_iterable(map(marked, pages))]

    assert len(shown) > 1000
    assert [at for at in shown if (lines[at[0]].fed_by, *at[1:3]) in away and at[3] != OF_OTHERS] == []


def test_no_data_file_holds_a_hidden_count(home, reports):
    """Its rows say suppressed and have no value, interval or change; nor is it what the year after is set beside."""
    log, _ = hidden(home)
    lines = read_library(Workbench(home, "example")).indicators
    for file in reports.rglob("data.csv"):
        rows = pd.read_csv(file)
        series = rows["indicator"].map({name: line.fed_by for name, line in lines.items()})
        at = pd.MultiIndex.from_arrays([series, rows["area_code"], rows["period"]])
        before = pd.MultiIndex.from_arrays([series, rows["area_code"], rows["period"].map(year_before)])
        for part, cells in log.groupby("count"):
            keys = [tuple(row) for row in cells[KEY].itertuples(index=False)]
            away, after = rows[at.isin(keys)], rows[before.isin(keys) & (rows["comparator"] == "year_before")]
            assert away[[part, "value", "lower", "upper", "difference"]].isna().all(axis=None)
            assert set(away["status"]) <= {"suppressed"}
            assert after[["comparator_value", "difference", "difference_lower"]].isna().all(axis=None)


def test_no_notebook_holds_a_hidden_count(home, reports):
    """The figures of its blocks are those of the page: none has a hidden count's address."""
    log, _ = hidden(home)
    away = {tuple(row) for row in log[KEY].itertuples(index=False)}
    lines = read_library(Workbench(home, "example")).indicators

    def numbers(node):
        if isinstance(node, dict):
            if node.get("kind") == "number" and node["field"] != OF_OTHERS:
                yield lines[node["measure"]].fed_by, node["area"], node["period"]
            yield from chain.from_iterable(numbers(each) for each in node.values())
        elif isinstance(node, list):
            yield from chain.from_iterable(numbers(each) for each in node)

    for file in reports.rglob("report.ipynb"):
        shown = [*numbers(nbformat.read(file, as_version=4))]
        assert len(shown) > 100
        assert [at for at in shown if at in away] == []


def test_other_hidden_counts_give_the_same_bytes(home, reports, tmp_path):
    """One case moved from a hidden count to another: every file of every report is the same, hashes and all.

    So nothing in them, pictures, words, metadata or checksums, depends on what is hidden.
    """
    log, counts = hidden(home)
    other = tmp_path / "home"
    shutil.copytree(home, other, ignore=shutil.ignore_patterns("outputs"))
    exchanged = neighbours(log, counts)
    rewrite_counts(other, exchanged)
    changed, now = hidden(other)
    again = built(other)

    for (series, period, area), count in exchanged.items():
        assert counts[series, area, period, "numerator"] != count == now[series, area, period, "numerator"]
    pd.testing.assert_frame_equal(changed.drop(columns=["lowest", "highest"]), log.drop(columns=["lowest", "highest"]))
    for folder in sorted(reports.iterdir()):
        for file in sorted(folder.iterdir()):
            assert file.read_bytes() == (again / folder.name / file.name).read_bytes(), file


def text_of(file):
    """Everything that a file of a report says: of a workbook, of all its parts."""
    if file.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(file).pages)
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return "\n".join(book.read(part).decode() for part in book.namelist())
    return file.read_text(encoding="utf-8")


def test_a_hidden_count_is_nowhere_to_be_found(home, reports):
    """A large count, hidden to cover a small one, is in no file in any form, with or without its thousands apart."""
    _, counts = hidden(home)
    series, period = LARGE
    shown = (reports / "isles-of-example" / "data.csv").read_text(encoding="utf-8")

    assert counts[series, MOOR, period, "numerator"] == CANARY
    assert f"{counts[series, ISLES, period, 'numerator']}" == "3.0"
    assert f",{3 + CANARY + sum(60_000 + n for n in range(8) if n not in {1, 7})}.0," in shown
    for file in chain(reports.rglob("*.*"), [reports.parents[1] / "index.html"]):
        text = text_of(file)
        # not as five of the digits of another number
        assert re.findall(r"(?<![\d.])48[, \u2009]?271(?!\d)", text) == [], file


def test_a_build_that_would_give_somebody_away_is_refused(tmp_path):
    """With a public total of two, two areas with a case each cannot be hidden: it names them, and makes nothing."""
    home = copy_of_example(tmp_path / "home")
    local = home / "data" / "example" / "local" / "courts.csv"
    rows = pd.read_csv(local, dtype=str, keep_default_na=False)
    series, period = "voluntary_throughcare", "2024-25"
    at = (rows["indicator"] == series) & (rows["period"] == period)
    areas = rows["area_code"]
    rows.loc[at, "numerator"] = ["1" if code in {ISLES, GLEN} else "0" for code in areas[at]]
    official = rows[at & (areas == COUNTRY)].assign(numerator="2", source="example")
    rows[~(at & (areas == COUNTRY))].to_csv(local, index=False, lineterminator="\n")
    official.to_csv(home / "data" / "example" / "official" / "totals.csv", index=False, lineterminator="\n")

    refused = run_cjreport("build", "Isles of Example", "--country", "example", cwd=home)
    checked = run_cjreport("check", "Isles of Example", "--country", "example", cwd=home)

    assert (refused.returncode, checked.returncode) == (2, 2)
    assert refused.stderr == checked.stderr
    assert f"the numerator of {series} for {ISLES}, {period} can be worked out: it can only be 1" in refused.stderr
    assert GLEN in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (home / "outputs" / "example").exists()
