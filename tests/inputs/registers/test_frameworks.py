"""The registers of lines and frameworks: what is no number of months, no level and no order of years is told."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.registers.frameworks import read_context, read_frameworks


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("lag_months: 3", "lag_months: 2025", "lag_months"),
        ("lag_months: 3", "lag_months: -1", "lag_months"),
        ("multiplier: 10000", "multiplier: .inf", "multiplier"),
        ("multiplier: 10000", "multiplier: 0", "multiplier"),
        ("title: Recorded crime", "title: ''", "title"),
    ],
)
def test_nonsense_in_the_register_of_lines_is_told(workbench, rewrite, old, new, key):
    """With its line and key."""
    rewrite(workbench / "data" / "indicators.yaml", old, new)

    with pytest.raises(InputError) as error:
        read_context(Workbench(workbench))

    assert all(key in problem.what and problem.line for problem in error.value.problems)


def test_a_line_over_several_years_is_one_that_there_is(workbench, rewrite):
    """Else the nearest name is told: nothing would be shown where one year cannot tell."""
    rewrite(
        workbench / "data" / "indicators.yaml",
        "title: Recorded crime",
        "over_years: recorded_crim\n    title: Recorded crime",
    )

    with pytest.raises(InputError) as error:
        read_context(Workbench(workbench))

    first = error.value.problems[0]
    assert first.what == 'the line recorded_crime is told over several years by an unknown line, "recorded_crim"'
    assert "recorded_crime" in first.mend


@pytest.mark.parametrize("last", ["2001-02", "1999-00"])
def test_a_framework_ends_after_it_begins(workbench, last):
    """Its years stand the right way round."""
    file = next(
        file
        for file in (workbench / "data" / "frameworks").glob("*.yaml")
        if "last_period: null" not in file.read_text(encoding="utf-8")
    )
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(f"last_period: {last}" if x.startswith("last_period") else x for x in lines), "utf-8")

    with pytest.raises(InputError, match="before it begins"):
        read_frameworks(Workbench(workbench))


def test_every_framework_is_told_of_at_once(workbench):
    """Nobody mends one file only to hear of the next."""
    for file in (workbench / "data" / "frameworks").glob("*.yaml"):
        file.write_text("id: x\n", encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_frameworks(Workbench(workbench))

    assert len({problem.file for problem in error.value.problems}) > 1
