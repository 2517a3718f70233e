"""One area's faulty files keep that area's reports from being made, and no other's."""

import os
from pathlib import Path

import pytest
from builds import gather_all

from cjreport.errors import InputError
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each
from cjreport.reports import kinds

AREA, SLUG = "Isles of Example", "isles-of-example"
RETURN = f"params/2024-25/{SLUG}.yaml"
PLAN = f"params/plans/{SLUG}.yaml"
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


def written(text):
    """A function that puts text in a file's place."""
    return lambda file: file.write_bytes(text if isinstance(text, bytes) else text.encode())


def folder(file):
    """A folder in a file's place."""
    file.unlink(missing_ok=True)
    file.mkdir()


def leads_nowhere(file):
    """A link to what is not there in a file's place."""
    file.unlink(missing_ok=True)
    file.symlink_to(file.with_name("gone"))


def leads_to_itself(file):
    """A link to itself in a file's place."""
    file.unlink(missing_ok=True)
    file.symlink_to(file)


RETURN_FAULTS = {
    "a misspelt key": written(f"area: {AREA}\nperiod: 2024-25\nouctomes: {{}}\n"),
    "a misspelt word": written(f'area: {AREA}\nperiod: 2024-25\noutcomes: {{"1": {{achieved: mostly}}}}\n'),
    "broken YAML": written(f"area: {AREA}\nperiod: 2024-25\noutcomes: {{\n"),
    "another area": written("area: Example City\nperiod: 2024-25\n"),
    "another period": written(f"area: {AREA}\nperiod: 2023-24\n"),
    "an unknown outcome": written(f'area: {AREA}\nperiod: 2024-25\noutcomes: {{"99": {{}}}}\n'),
    "a key that stands twice": written(f"area: {AREA}\narea: {AREA}\nperiod: 2024-25\n"),
    "no UTF-8": written(f"area: {AREA}\nperiod: 2024-25\ncontact: \xe9\n".encode("latin-1")),
    "nothing": written(""),
    "a list": written("- one\n- two\n"),
    "a folder": folder,
    "a link that leads nowhere": leads_nowhere,
    "a link to itself": leads_to_itself,
}
"""Ways in which a return can be at fault."""


@pytest.mark.parametrize("spoil", RETURN_FAULTS.values(), ids=RETURN_FAULTS)
def test_a_return_at_fault_is_its_areas_alone(workbench, spoil):
    """Whatever is wrong with one area's return, the inputs of every other are there, and the file is named."""
    spoil(workbench / RETURN)

    found = gathered(workbench)

    assert failing(found) == [AREA]
    assert len(found.sound) == 4
    assert {each.file for each in found.unsound[0].error.problems} == {workbench / RETURN}
    assert all(each.mend for each in found.unsound[0].error.problems)
    assert found.strays == ()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("2024-25", f"{SLUG} copy.yaml"),
        ("2024-25", f"{SLUG} (1).yaml"),
        ("2024-25", f"{SLUG}.yml"),
        ("2024-25", "Isles-of-Example.yaml"),
        ("2023-24", f"{SLUG}.yaml.bak"),
        ("2023-24", "isle-of-example.yaml"),
        ("plans", f"{SLUG} copy.yaml"),
        ("plans", f"{SLUG}-draft.docx"),
    ],
)
def test_a_stray_copy_is_its_areas_alone(workbench, place, name):
    """A file that is likely to be meant for an area keeps that area's report from being made, and no other's."""
    stray = workbench / "params" / place / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("a draft", encoding="utf-8")

    found = gathered(workbench)

    assert failing(found) == [AREA]
    assert [each.file for each in found.unsound[0].error.problems] == [stray]
    assert not gathered(workbench, "Example City").unsound


@pytest.mark.parametrize(
    "spoil", [written("area: Isles of Exmaple\n"), written("starts: [\n"), folder, written(b"\xff")]
)
def test_a_plan_at_fault_fails_the_plan_and_what_shows_it(workbench, spoil):
    """The area's report shows its plan, so neither is made; others' are."""
    spoil(workbench / PLAN)

    found = gathered(workbench)

    assert failing(found) == [AREA]
    due = kinds.PLAN.due(found)
    assert [item.place for item, _ in due.failing] == [AREA]
    assert due.items == ()


def test_without_a_plan_there_is_none_to_fail(workbench):
    """A return at fault is no fault of a plan that nobody has written."""
    (workbench / "params/2024-25/examples-glen.yaml").write_text("nothing", encoding="utf-8")

    found = gathered(workbench)

    assert failing(found) == ["Example's Glen"]
    due = kinds.PLAN.due(found)
    assert due.failing == ()
    assert [item.place for item in due.items] == [AREA]


@pytest.mark.parametrize("spoil", [written("area: [\n"), folder, written("area: Example City\nperiod: 2024-25\n")])
def test_a_joint_return_at_fault_is_of_those_who_show_it(workbench, spoil):
    """The partnership's own report and its areas without a return of their own; not its area that has one."""
    spoil(workbench / JOINT)

    everyone = gathered(workbench)
    joint = gathered(workbench, "Community Justice Example")

    assert failing(everyone) == SHARED
    assert failing(joint) == ["Community Justice Example"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable here")
def test_what_cannot_be_read_is_its_areas_alone(workbench):
    """A return whose permissions are wrong is told like any other fault."""
    (workbench / RETURN).chmod(0)

    assert failing(gathered(workbench)) == [AREA]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_what_the_disk_refuses_is_its_areas_alone(workbench, monkeypatch, error):
    """A file that the system does not give is told with its name and the system's words."""
    read = Path.read_bytes

    def refuse(file, *args, **options):
        if file.name == f"{SLUG}.yaml":
            raise type(error)(*error.args, str(file))
        return read(file, *args, **options)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = gathered(workbench)

    assert failing(found) == [AREA]
    assert f"cannot be read: {error.strerror}" in str(found.unsound[0].error)


def test_a_released_file_at_fault_is_its_areas_alone(workbench):
    """What was released of one area and cannot be read keeps that area's report from being made, and no other's."""
    file = workbench / "data" / "released" / "2024-25" / f"{SLUG}.csv"
    file.parent.mkdir(parents=True)
    file.write_text("version,date\n1\n", encoding="utf-8")

    assert failing(gathered(workbench)) == [AREA]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/official/population.csv", "X12000001", "X99"),
        ("data/sources.yaml", "standing: official", "standing: offical"),
        ("data/areas.csv", "isles-of-example", "../isles"),
        ("params/disclosure.yaml", "default:", "defualt:"),
    ],
)
def test_what_all_share_stops_everything(workbench, rewrite, file, old, new):
    """A fault in figures, registers or the policy is told with every area's faults, and nothing is gathered."""
    rewrite(workbench / file, old, new)
    written("area: [")(workbench / RETURN)

    with pytest.raises(InputError) as error:
        gathered(workbench)

    assert Path(file).name in str(error.value)


def test_all_or_none_tells_every_problem_once(workbench):
    """Faults of several areas, and a file that is nobody's, are told together, each once."""
    written("area: [")(workbench / RETURN)
    written("area: [")(workbench / JOINT)
    (workbench / "params" / "2024-25" / "minutes.txt").write_text("of a meeting", encoding="utf-8")
    reports = choose_reports(Workbench(workbench), [], ["2023-24", "2024-25"])

    with pytest.raises(InputError) as error:
        gather_all(Workbench(workbench), reports)

    assert sorted(each.file.name for each in error.value.problems) == [
        "community-justice-example.yaml",
        "isles-of-example.yaml",
        "minutes.txt",
    ]
