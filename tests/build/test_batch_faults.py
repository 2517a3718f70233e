"""One build of areas of which most are in trouble: each is told, the others are made, nothing is left running."""

import json
import sys

import nbformat
import psutil
import pytest
from conftest import make_workbench

from cjreport.build.batch import Failed, Options, Published, build_reports
from cjreport.build.outputs.placing import Outputs
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.report_files import REPORT_FILES

SOUND, UNSOUND, LEAVES, RAISES, DIES = (
    "Example's Glen",
    "Isles of Example",
    "Example City",
    "Nether & Upper Example",
    "Long Example and the Distant Hinterland",
)
TYPED = "quorvix 3"
"""What a person typed that is not to be published."""
CELLS = [
    'area = "Example City"\nperiod = "2024-25"\ncountry = "scotland"',
    "import cjreport, os, signal, subprocess, sys\nreport = cjreport.open_report(area, period=period, country=country)",
    "report.front()",
    "sleep = [sys.executable, '-c', 'import time; time.sleep(600)', 'left by a cell']",
    f"if area == {LEAVES!r}:\n    left = subprocess.Popen(sleep, start_new_session=True)",
    f"if area == {RAISES!r}:\n    left = subprocess.Popen(sleep)\n    raise ValueError({TYPED!r})",
    f"if area == {DIES!r}:\n    subprocess.Popen(sleep, start_new_session=True)\n    os.killpg(0, signal.SIGKILL)",
]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere what a dead process has left is not found")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A workbench of a small notebook that leaves processes and fails, and of a return that is at fault."""
    folder = make_workbench(tmp_path_factory.mktemp("faults") / "home")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    book.cells[0].metadata["tags"] = ["parameters"]
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, folder / "notebooks" / "area_report.ipynb")
    (folder / "params" / "2024-25" / "isles-of-example.yaml").write_text(f"area: {TYPED}\n", encoding="utf-8")
    with Outputs(folder / "outputs") as shelf:
        for slug in ("isles-of-example", "nether-and-upper-example", "long-example-and-the-distant-hinterland"):
            staged = shelf.stage(name := f"2024-25/{slug}")
            (staged / "manifest.json").write_text("the last good one", encoding="utf-8")
            shelf.place(staged, name)
    return folder


@pytest.fixture(scope="module")
def outcomes(home):
    """What came of each area, by its name."""
    workbench = Workbench(home)
    gathered = gather_each(workbench, choose_reports(workbench, [], []))
    built = build_reports(gathered, home / "outputs", Options(jobs=2))
    return {outcome.item.place: outcome for outcome in built}


def test_each_has_its_outcome(outcomes):
    """A fault of one is no fault of another."""
    assert {area for area, outcome in outcomes.items() if isinstance(outcome, Published)} == {SOUND, LEAVES}
    assert {area for area, outcome in outcomes.items() if isinstance(outcome, Failed)} == {UNSOUND, RAISES, DIES}


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (UNSOUND, "isles-of-example.yaml, line 1"),
        (RAISES, f"cell 6 of notebooks/area_report.ipynb: ValueError: {TYPED}"),
        (DIES, "its process was ended by SIGKILL"),
    ],
)
def test_a_failure_is_told_in_full(outcomes, area, words):
    """An unsound return as a cell that fails, and a signal to its whole group as the end of one process."""
    assert words in outcomes[area].reason


def test_nothing_is_left_running(outcomes):
    """What a cell started ends with its report, whether that is made, fails or dies."""
    assert outcomes
    assert not [each for each in psutil.process_iter(["cmdline"]) if "left by a cell" in (each.info["cmdline"] or [])]


@pytest.mark.parametrize("area", [LEAVES, RAISES, DIES])
def test_what_was_left_running_is_told(outcomes, area):
    """As a warning of its report, with the command."""
    outcome = outcomes[area]
    [told] = outcome.left_out if isinstance(outcome, Published) else outcome.also

    assert "was still running, and was ended:" in told.what
    assert "time.sleep(600)" in told.what


def test_the_last_good_reports_stay(home, outcomes):
    """Of those that failed, what stood before stands."""
    for slug in ("isles-of-example", "nether-and-upper-example", "long-example-and-the-distant-hinterland"):
        folder = home / "outputs" / "2024-25" / slug
        assert [file.name for file in folder.iterdir()] == ["manifest.json"]
    assert outcomes


def test_whole_notebooks_are_kept_apart(home, outcomes):
    """Those that ran, published or not, are kept under runs; nothing of them is in outputs."""
    kept = {file.stem for file in (home / "runs" / "2024-25").iterdir()}

    assert kept == {"examples-glen", "example-city", "nether-and-upper-example"}
    assert outcomes[RAISES].notebook == home / "runs" / "2024-25" / "nether-and-upper-example.ipynb"
    assert {file.name for file in outcomes[SOUND].folder.iterdir()} == set(REPORT_FILES)
    assert TYPED in outcomes[RAISES].notebook.read_text(encoding="utf-8")


def test_the_record_names_what_failed_and_no_value(home, outcomes):
    """Each report with its outcome, time, reason and place, and none of the words of a cell."""
    text = (home / "outputs" / "build.json").read_text(encoding="utf-8")
    reports = {each["area"]: each for each in json.loads(text)["reports"]}

    assert set(reports) == set(outcomes)
    assert TYPED not in text
    assert {area: each["reason"] for area, each in reports.items()} == {
        SOUND: "",
        LEAVES: "",
        UNSOUND: "params/2024-25/isles-of-example.yaml, line 1",
        RAISES: "cell 6 of notebooks/area_report.ipynb",
        DIES: "its process was ended by SIGKILL, as when memory runs out",
    }
    assert {each["place"] for each in reports.values()} == {"", "2024-25/examples-glen", "2024-25/example-city"}
    assert all(each["seconds"] > 0 for area, each in reports.items() if area != UNSOUND)
