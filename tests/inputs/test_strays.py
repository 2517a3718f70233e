"""Files among the documents that are nobody's are told, to those whom they may concern."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cjreport.errors import InputError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each

SLUG = "isles-of-example"
JOINT = "params/2024-25/community-justice-example.yaml"
SHARED = ["Example City"]
"""The area of the joint partnership that has no return of its own; the other one has."""


def gathered(workbench, *names, period="2024-25"):
    """What comes of gathering the inputs of the areas named, or of all."""
    bench = Workbench(workbench)
    return gather_each(bench, choose_reports(bench, names, [period]))


def failing(found):
    """The areas whose reports cannot be made."""
    return [each.report.area for each in found.unsound]


def test_what_is_nobodys_is_told_and_stops_nothing(workbench):
    """A file that is like no area's name is told beside the reports, which are all made."""
    (workbench / "params" / "2024-25" / "minutes.txt").write_text("of a meeting", encoding="utf-8")

    found = gathered(workbench)

    assert len(found.sound) == 5
    assert [each.file.name for each in found.strays] == ["minutes.txt"]
    with pytest.raises(InputError, match=r"minutes\.txt"):
        found.refuse_unsound()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from(["", "isles-of-example", "Example City", "plan"]),
    name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=20),
    end=st.sampled_from(["", ".yaml", ".yml", ".bak"]),
)
def test_no_file_is_missed_in_silence(workbench, start, name, end):
    """Whatever a file among the returns is called, it is told, unless it is hidden, or an area's return by its name."""
    stray = workbench / "params" / "2024-25" / f"{start}{name}{end}"
    assume(stray.name and not stray.name.startswith(".") and not stray.exists())
    stray.write_text("area: nobody", encoding="utf-8")
    try:
        found = gathered(workbench)
    finally:
        stray.unlink()

    told = {each.file for each in (*found.strays, *(p for each in found.unsound for p in each.error.problems))}
    assert told == {stray}
    assert len(found.sound) >= 4


def test_a_later_stray_is_of_no_matter_to_an_earlier_report(workbench):
    """What was laid beside this year's return has nothing to do with the report of years before."""
    (workbench / "params" / "2024-25" / f"{SLUG} copy.yaml").write_text("a draft", encoding="utf-8")

    assert not gathered(workbench, period="2022-23").unsound


def test_a_stray_joint_return_is_of_those_who_would_show_it(workbench):
    """A copy of the partnership's return may be meant for its areas that have none of their own."""
    (workbench / JOINT.replace(".yaml", " 2.yaml")).write_text("a draft", encoding="utf-8")

    assert failing(gathered(workbench)) == SHARED
