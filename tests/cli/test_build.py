"""The command that makes reports: what it is told to, and what keeps it from doing so."""

import pytest
from builds import run_cjreport


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
