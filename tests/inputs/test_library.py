"""Registers read together."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library


def test_a_base_counted_elsewhere_needs_a_reason(workbench, rewrite):
    """Crimes are counted where they are recorded, people where they live: who sets one against the other says why."""
    file = workbench / "data" / "indicators.yaml"
    rewrite(file, "    base_reason: >-\n      The publisher's own rate", "    due: >-\n      The publisher's own rate")
    rewrite(file, "    due: June after the period ends\n", "")

    with pytest.raises(InputError) as error:
        read_library(Workbench(workbench))

    told = next(problem for problem in error.value.problems if problem.what.startswith("recorded_crime "))
    assert "where the crime was recorded" in told.what
    assert "where people live" in told.what
    assert "base_reason" in told.mend
    assert told.file == file
