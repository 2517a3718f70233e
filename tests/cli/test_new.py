"""The command that writes a document to be filled in."""

import pytest
from builds import run_cjreport


def test_a_plan_is_begun_for_five_years(workbench):
    """It says where it stands, for how long it is taken to run, and what to do next."""
    ran = run_cjreport("new", "Example City", "--kind", "plan", "-p", "2024/25", cwd=workbench)

    assert ran.returncode == 0
    assert "Written: params/plans/example-city.yaml" in ran.stdout
    assert "The plan is taken to run for 5 years; change starts and ends if it does not." in ran.stdout
    assert 'cjreport check "Example City" --period 2024-25' in ran.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kind", "retrun"), 'no kind of document is called "retrun"\n    Did you mean return?'),
        (("--out", "mine.xlsx"), "--out is for a form"),
        (("--kind", "plan", "-p", "soon"), '"soon" is not a financial year'),
    ],
)
def test_what_cannot_be_written_is_told(workbench, words, told):
    """Another kind, a place for a file that has its own, a year that is none."""
    ran = run_cjreport("new", "Example City", *words, cwd=workbench)

    assert ran.returncode == 2
    assert told in ran.stderr
