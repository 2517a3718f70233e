"""The command that takes a form that was filled in."""

from builds import run_cjreport


def test_an_empty_form_becomes_a_return(workbench):
    """It says what it wrote and what to do next, and replaces nothing unasked."""
    run_cjreport("new", "Example City", "--form", "-p", "2024-25", "--out", "form.xlsx", cwd=workbench)
    ran, again = (run_cjreport("import", "form.xlsx", cwd=workbench) for _ in range(2))

    assert (ran.returncode, again.returncode) == (0, 2)
    assert "Written: params/2024-25/example-city.yaml" in ran.stdout
    assert 'Then: cjreport check "Example City" --period 2024-25' in ran.stdout
    assert "there already" in again.stderr
