"""Plans, and which of them covers a period."""

import pytest
from builds import gather_all
from sound_workbench import SOUND, lay_out

from cjreport.errors import InputError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gather import gather


@pytest.fixture
def plans(workbench):
    lay_out(workbench)
    return workbench / "params" / "plans"


def plan(workbench, area="Example City", period="2024-25"):
    return gather(Workbench(workbench), area, period).the_plan


def problems(workbench):
    with pytest.raises(InputError) as error:
        plan(workbench)
    return [(p.line, p.what) for p in error.value.problems]


def test_the_plan_that_covers_the_period_counts(workbench, plans):
    """An earlier plan, named by its first year, serves earlier periods; where none covers one, the newest does."""
    old = "area: Example City\nstarts: 2017-18\nends: 2021-22\n"
    (plans / "example-city-2017-18.yaml").write_text(old, encoding="utf-8")

    assert plan(workbench, period="2024-25").starts == "2023-24"
    assert plan(workbench, period="2020-21").starts == "2017-18"
    assert plan(workbench, period="2022-23").starts == "2023-24"
    assert plan(workbench, "Nether & Upper Example") is None


@pytest.mark.usefixtures("plans")
def test_every_action_is_known_by_its_id(workbench):
    """Of national and local outcomes alike."""
    assert [*plan(workbench).actions] == [f"{n}.1" for n in (*range(1, 10), "L1")]


def test_what_is_unsound_is_told_at_once(workbench, plans, rewrite):
    """An id that stands twice, an outcome that does not exist, another area's plan."""
    file = plans / "example-city.yaml"
    rewrite(file, '"L1.1":', '"1.1":')
    rewrite(file, '  "9":\n', '  "10":\n')
    rewrite(file, "area: Example City", "area: Example's Glen")

    assert sorted(what[:30] for _, what in problems(workbench)) == [
        '"10" is not an outcome of the ',
        'the action "1.1" stands under ',
        "this file is for Example City,",
    ]


@pytest.mark.parametrize(("old", "new"), [("starts: 2023-24", "starts: 2023"), ("ends: 2026-27", "ends: 2020-21")])
def test_years_that_are_none_are_told(workbench, plans, rewrite, old, new):
    """In another form, or in the wrong order."""
    rewrite(plans / "example-city.yaml", old, new)

    assert len(problems(workbench)) == 1


@pytest.mark.parametrize("name", ["nowhere.yaml", "example-city-2017.yaml", "example-city.yml"])
def test_a_plan_of_no_area_is_not_passed_over(workbench, plans, name):
    """A misnamed file would be missed in silence."""
    (plans / name).write_text((SOUND / "plan.yaml").read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(InputError, match="no area has a plan of this name"):
        gather_all(Workbench(workbench), choose_reports(Workbench(workbench), [], []))
