"""The commands, as a person types them."""

import csv
import io
import json
import re
import subprocess
import sys

import pytest
from builds import run_cjreport, start_cjreport
from conftest import REPOSITORY
from rich.console import Console

from cjreport.cli import progress


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", "Bordres"), 'no area of Scotland is called "Bordres"\n    Did you mean Borders?'),
        (("build", "Borders", "-p", "2024/26"), '"2024/26" is not a reporting period'),
        (("build", "Borders", "-p", "2011-12"), "Reports can be made for 2017-18 to 2024-25."),
        (("build", "--country", "exemple"), 'no country is called "exemple"\n    Did you mean example?'),
        (("build", "Isles of Example"), 'no area of Scotland is called "Isles of Example"'),
        (("measures", "Borders", "-p", "24-25"), '"24-25" is not a reporting period'),
        (("check", "--country", "../.."), 'no country is called "../.."'),
        (("check", "../escaped"), 'no area of Scotland is called "../escaped"'),
    ],
)
def test_mistakes_are_told_without_a_traceback(words, told):
    """What is wrong, and how to mend it, with exit code 2."""
    ran = run_cjreport(*words, cwd=REPOSITORY)

    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_command_is_a_module_too():
    """`python -m cjreport` prints what the command does, and tells a mistake with the same exit code."""
    module = [sys.executable, "-m", "cjreport"]
    for words in (["areas"], ["check", "Agnus"]):
        by_module = subprocess.run([*module, *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)
        for ran in (start_cjreport(*words, cwd=REPOSITORY), run_cjreport(*words, cwd=REPOSITORY)):
            assert (ran.stdout, ran.stderr, ran.returncode) == (
                by_module.stdout,
                by_module.stderr,
                by_module.returncode,
            )
    assert by_module.returncode == 2
    assert "Did you mean Angus?" in by_module.stderr


def test_usage_mistakes_are_told():
    """An unknown option or form is the command's to refuse."""
    assert run_cjreport("build", "--perod", "2024-25", cwd=REPOSITORY).returncode == 2
    assert run_cjreport("measures", "Fife", "-p", "2024-25", "--format", "xml", cwd=REPOSITORY).returncode == 2


def test_a_place_without_a_workbench_is_told(tmp_path):
    """Run in the wrong folder, it says which is the right one."""
    ran = start_cjreport("build", cwd=tmp_path)

    assert ran.returncode == 2
    assert "the one that holds notebooks, params and data" in ran.stderr


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("data/sources.yaml", "data/sources.yaml: the file is missing"),
        ("data/frameworks/cjpf-2023.yaml", 'no indicator is called "cjpf-1-assessments"'),
        ("notebooks/area_report.ipynb", "notebooks/area_report.ipynb: the notebook is missing"),
        ("data/country.yaml", "data/country.yaml: the file is missing"),
    ],
)
def test_a_missing_file_is_told(workbench, file, told):
    """Whichever file is gone, its name is given."""
    (workbench / file).unlink()

    ran = run_cjreport("build", "Example's Glen", "-p", "2024-25", cwd=workbench)

    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_problem_of_several_files_is_told(workbench, rewrite):
    """A table of figures and a return, file, line and column of each, at once."""
    rewrite(workbench / "data" / "official" / "population.csv", "X12000001", "X99")
    rewrite(workbench / "params" / "2024-25" / "examples-glen.yaml", "outcomes: {}", "outcomes: {}\noutcomes: {}")

    ran = run_cjreport("check", cwd=workbench)

    assert ran.returncode == 2
    assert "data/official/population.csv, line 2, column area_code" in ran.stderr
    assert 'params/2024-25/examples-glen.yaml, line 5, column 1: the key "outcomes" stands twice' in ran.stderr


def test_every_problem_of_several_returns_is_told(workbench, rewrite):
    """A duplicate key in one return and an unknown key in another."""
    folder = workbench / "params" / "2024-25"
    rewrite(folder / "examples-glen.yaml", "outcomes: {}", "outcomes: {}\noutcomes: {}")
    rewrite(folder / "isles-of-example.yaml", "outcomes: {}", "outcome: {}")

    ran = run_cjreport("check", cwd=workbench)

    assert ran.returncode == 2
    assert 'params/2024-25/examples-glen.yaml, line 5, column 1: the key "outcomes" stands twice' in ran.stderr
    assert 'params/2024-25/isles-of-example.yaml, line 4, column 1: unknown key "outcome"' in ran.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Isles of Example",), ["isles-of-example.yaml, line 4"]),
        (("Isles of Example", "Example's Glen"), ["isles-of-example.yaml, line 4", "examples-glen.yaml, line 5"]),
        (("--all-or-none",), ["isles-of-example.yaml, line 4", "examples-glen.yaml, line 5"]),
    ],
)
def test_where_nothing_can_be_made_nothing_is_touched(workbench, rewrite, words, told):
    """The inputs of every report asked for are at fault, or those of some and all or none is wanted: exit code 2."""
    folder = workbench / "params" / "2024-25"
    rewrite(folder / "examples-glen.yaml", "outcomes: {}", "outcomes: {}\noutcomes: {}")
    rewrite(folder / "isles-of-example.yaml", "outcomes: {}", "outcome: {}")

    ran = run_cjreport("build", *words, cwd=workbench)

    assert ran.returncode == 2
    assert all(each in ran.stderr for each in told)
    assert "Traceback" not in ran.stderr
    assert not (workbench / "outputs").exists()
    assert not (workbench / "runs").exists()


def test_check_tells_of_the_sound_beside_the_unsound(workbench, rewrite):
    """One area's fault does not keep the check from what it finds in others' returns."""
    rewrite(workbench / "params" / "2024-25" / "isles-of-example.yaml", "outcomes: {}", "outcome: {}")

    ran = run_cjreport("check", cwd=workbench)

    assert ran.returncode == 2
    assert 'unknown key "outcome"' in ran.stderr
    assert re.search(r"Nether & Upper Example, 2024-25: inputs sound; \d+ errors", ran.stdout)


def test_how_far_it_is_where_somebody_looks_on(monkeypatch):
    """A bar says what is being done, without a number where none is known."""
    screen = io.StringIO()
    monkeypatch.setattr(progress, "err", Console(file=screen, force_terminal=True, width=120))
    with progress.how_far() as far:
        far.begin("Reading")
        far.begin("Making reports", 3)
        said = [far.advance(), far.advance()]
        far.begin("Bringing the site up to date")

    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen.getvalue())
    assert said == ["1 of 3", "2 of 3"]
    assert "Bringing the site up to date" in shown
    assert "?" not in shown


def test_how_far_it_is_in_plain_lines(capsys):
    """Read by a program, it is a line for each part of the work, at once."""
    with progress.how_far() as far:
        far.begin("Making reports", 12)
        said = far.advance()

    assert said == "1 of 12"
    assert capsys.readouterr().out == "Making reports …\n"


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0 s"), (59.4, "59 s"), (72, "1 min 12 s"), (7500, "2 h 5 min")])
def test_a_span_of_time_in_words(seconds, words):
    """As people write it."""
    assert progress.in_words(seconds) == words


def test_check_tells_what_returns_still_need(workbench):
    """A return's gaps are told with their legal basis; where there is no return, that is told once."""
    ran = run_cjreport("check", cwd=workbench)

    assert ran.returncode == 2
    assert "Example City, 2024-25: inputs sound; no return supplied yet." in ran.stdout
    assert re.search(r"Nether & Upper Example, 2024-25: inputs sound; \d+ errors, \d+ questions\.", ran.stdout)
    assert "line 6: [action-taken] error: outcome 2 does not say the action taken in the period" in ran.stdout
    assert "section 23(2)(a); about: outcome 2.)" in ran.stdout


def test_areas_lists_them_all():
    """Codes, names, other names and former codes."""
    ran = run_cjreport("areas", cwd=REPOSITORY)

    assert ran.returncode == 0
    assert all(word in ran.stdout for word in ("S12000013", "Western Isles", "S12000015", "Community Justice Ayrshire"))
    assert len(ran.stdout.strip().splitlines()) == 33


@pytest.mark.parametrize(
    ("form", "read"),
    [("csv", lambda text: list(csv.DictReader(io.StringIO(text)))), ("json", json.loads)],
)
def test_measures_are_given_whole(form, read):
    """Each figure with its interval, method, comparison, status and source."""
    ran = run_cjreport("measures", "western isles", "-p", "2024-25", "--format", form, cwd=REPOSITORY)

    rows = read(ran.stdout)
    own = [r for r in rows if r["area_code"] == "S12000013" and r["indicator"] == "recorded_crime"]
    assert {r["period"] for r in own} >= {"2015-16", "2024-25"}
    assert {r["comparator"] for r in own} == {"none", "country", "family_group", "year_before"}
    assert all(r["source"] == "recorded-crime-2024-25" and r["method"] == "Byar's" for r in own)


def test_measures_are_readable_on_a_screen():
    """The table has the area's latest figures."""
    ran = run_cjreport("measures", "Borders", "-p", "2024-25", cwd=REPOSITORY)

    assert "recorded_crime" in ran.stdout
    assert "390.5" in ran.stdout


def test_a_misspelt_parameter_is_refused(workbench):
    """Papermill alone would only warn; with our engine it stops."""
    command = [sys.executable, "-m", "papermill", "--engine", "cjreport", "area_report.ipynb", "out.ipynb"]
    ran = subprocess.run(
        [*command, "-p", "aera", "Example City"],
        cwd=workbench / "notebooks",
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode != 0
    assert '"aera" is not a parameter of this notebook' in ran.stderr
    assert not (workbench / "notebooks" / "out.ipynb").exists()


def test_check_tells_findings_alike_together(workbench):
    """A return just begun is told in a few lines; --all tells every finding; both end alike."""
    run_cjreport("new", "Example City", "-p", "2024-25", cwd=workbench)

    short, whole = (run_cjreport("check", "Example City", *each, cwd=workbench) for each in ((), ("--all",)))
    begun = "[action-taken] error: outcome 1 does not say the action taken in the period"

    assert short.returncode == whole.returncode == 2
    assert short.stdout.count("[action-taken]") == 1
    assert whole.stdout.count("[action-taken]") == 9
    assert begun in short.stdout
    assert re.search(r"And 8 more like it: lines \d+, \d+ and 6 more\.", short.stdout)
    assert "With --all every finding is told in full." in short.stdout
    assert "--all" not in whole.stdout
    assert len(short.stdout.splitlines()) < 40 < len(whole.stdout.splitlines())


@pytest.mark.parametrize(("letters", "words"), [("ascii", "Nowhere …"), ("cp1252", "✓"), ("cp437", "報告")])
def test_a_letter_that_the_terminal_lacks_stops_nothing(monkeypatch, letters, words):
    """It is shown as a question mark."""
    monkeypatch.setenv("PYTHONIOENCODING", letters)

    ran = start_cjreport("check", words, cwd=REPOSITORY)

    assert ran.returncode == 2
    assert "?" in ran.stderr
    assert "Traceback" not in ran.stderr
