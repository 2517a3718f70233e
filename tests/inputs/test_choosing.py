"""Which reports are meant, by area and period."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench


def test_by_default_every_area_is_meant_in_the_latest_period(workbench):
    """The areas in their order; joint partnerships are asked for by name."""
    reports = choose_reports(Workbench(workbench), [], [])

    assert {report.period for report in reports} == {"2024-25"}
    assert [report.area for report in reports][:2] == ["Example City", "Isles of Example"]


def test_what_is_named_twice_is_meant_once(workbench):
    """By whatever name; every period may be asked for."""
    reports = choose_reports(Workbench(workbench), ["Example City", "example-city"], ["2024/25", "2024-25"])
    every = choose_reports(Workbench(workbench), ["Example City"], ["all"])

    assert [(report.area, report.period) for report in reports] == [("Example City", "2024-25")]
    assert len(every) > 1


def test_every_unknown_name_is_told_at_once(workbench):
    """Areas and periods together."""
    with pytest.raises(InputError) as error:
        choose_reports(Workbench(workbench), ["Nowhere", "Elsewhere"], ["soon"])
    assert len(error.value.problems) == 3
