"""The command that checks: what it tells, of the sound beside the unsound."""

import re

from builds import run_cjreport


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


def test_check_tells_of_the_sound_beside_the_unsound(workbench, rewrite):
    """One area's fault does not keep the check from what it finds in others' returns."""
    rewrite(workbench / "params" / "2024-25" / "isles-of-example.yaml", "outcomes: {}", "outcome: {}")

    ran = run_cjreport("check", cwd=workbench)

    assert ran.returncode == 2
    assert 'unknown key "outcome"' in ran.stderr
    assert re.search(r"Nether & Upper Example, 2024-25: inputs sound; \d+ errors", ran.stdout)


def test_check_tells_what_returns_still_need(workbench):
    """A return's gaps are told with their legal basis; where there is no return, that is told once."""
    ran = run_cjreport("check", cwd=workbench)

    assert ran.returncode == 2
    assert "Example City, 2024-25: inputs sound; no return supplied yet." in ran.stdout
    assert re.search(r"Nether & Upper Example, 2024-25: inputs sound; \d+ errors, \d+ questions\.", ran.stdout)
    assert "line 6: [action-taken] error: outcome 2 does not say the action taken in the period" in ran.stdout
    assert "section 23(2)(a); about: outcome 2.)" in ran.stdout


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
