"""New returns and plans, with what is known filled in."""

import pytest
from form_words import bare_library

from cjreport.errors import InputError, UnknownNameError
from cjreport.inputs.documents.kinds import KINDS, PLAN, RETURN
from cjreport.inputs.documents.prose import statements
from cjreport.inputs.gather import gather
from cjreport.inputs.supplied import read_supplied
from cjreport.supply import documents as new_document
from cjreport.supply.documents import write_new, write_new_form
from cjreport.supply.form.reading import read_form


def place(library, name="Isles of Example"):
    return library.areas.find(name)


def written(library, name="Isles of Example", period="2024-25", kind="return"):
    return write_new(library, place(library, name), period, KINDS[kind]).read_text(encoding="utf-8")


def test_a_new_return_is_sound_and_says_nothing_yet(isles):
    """The file reads without a problem from the first moment, and no outcome has an account."""
    file = write_new(isles, place(isles), "2024-25", RETURN)
    inputs = gather(isles.workbench, "Isles of Example", "2024-25")

    assert inputs.supplied(RETURN).positions.file == file
    assert [*inputs.the_return.outcomes] == [outcome.id for outcome in inputs.framework.outcomes]
    assert all(account.is_empty for account in inputs.the_return.outcomes.values())
    assert [statement.path[0] for statement in statements(inputs.the_return)] == ["governance"]


def test_an_action_without_a_status_waits_as_a_comment(isles, rewrite):
    """No status is invented: the action is there to be filled in, and sound once it is."""
    file = write_new(isles, place(isles), "2024-25", RETURN)
    rewrite(file, "#   A2:\n#     status:", "  A2:\n    status: Complete")

    assert gather(isles.workbench, "Isles of Example", "2024-25").the_return.actions["A2"].status == "Complete"


@pytest.mark.parametrize("name", ["Example City", "Community Justice Example"])
@pytest.mark.parametrize("period", ["2017-18", "2022-23", "2023-24", "2024-25"])
def test_areas_and_joint_partnerships_get_one_under_every_framework(workbench, name, period):
    """A new return names the outcomes and indicators of the framework of its time, with their titles."""
    library = bare_library(workbench)
    text = written(library, name, period)
    inputs = gather(library.workbench, name, period)

    assert inputs.the_return.area == inputs.area.name
    for outcome in inputs.framework.outcomes:
        assert f"# {outcome.id}. {outcome.title}"[:100] in text
        assert all(f'{each.id}: ""  # {each.title}' in text for each in outcome.indicators)


def test_a_new_plan_is_sound(isles):
    """A plan starts in the year that is asked for, with every outcome and the ids of its indicators."""
    (isles.workbench.params / "plans" / "isles-of-example.yaml").unlink()
    text = written(isles, kind="plan")
    plan = read_supplied(isles, PLAN, place(isles), "2024-25").document

    assert (plan.starts, plan.partnership, len(plan.outcomes)) == ("2024-25", "Isles Community Justice", 9)
    assert plan.local_outcomes["L1"].title == "Ferries run on time"
    assert "# cjpf-1-commenced: Diversion cases commenced" in text


def test_nothing_is_overwritten_unasked(isles):
    """A file that is there stays as it is; --force replaces it."""
    file = write_new(isles, place(isles), "2024-25", RETURN)
    file.write_text("area: mine\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"isles-of-example\.yaml.*there already(?s:.*)--force"):
        write_new(isles, place(isles), "2024-25", RETURN)
    assert file.read_text(encoding="utf-8") == "area: mine\n"
    write_new(isles, place(isles), "2024-25", RETURN, force=True)
    assert "area: Isles of Example" in file.read_text(encoding="utf-8")
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_an_unknown_period_is_refused(isles):
    """A period that is not reported on is told, with those that are."""
    with pytest.raises(UnknownNameError, match="2017-18 to 2024-25"):
        write_new(isles, place(isles), "2031-32", RETURN)
    with pytest.raises(InputError, match="not a financial year"):
        write_new(isles, place(isles, "Example City"), "soon", PLAN)


def test_the_file_says_how_it_is_filled_in_and_checked(isles):
    """The first lines lead editors to the schema, and people to the check."""
    lines = written(isles).split("\n")

    assert lines[0] == "# yaml-language-server: $schema=../schemas/return.json"
    assert any('cjreport check "Isles of Example" --period 2024-25' in line for line in lines[:8])
    assert max(map(len, lines)) <= 120


def test_a_new_form_stands_among_the_forms(isles, tmp_path):
    """A form has its own folder, goes where it is told to, and replaces none unasked."""
    file = write_new_form(isles, place(isles), "2024-25", RETURN)

    assert file.relative_to(isles.workbench.folder).as_posix() == "forms/2024-25/isles-of-example.xlsx"
    with pytest.raises(InputError, match="there already"):
        write_new_form(isles, place(isles), "2024-25", RETURN)
    assert write_new_form(isles, place(isles), "2024-25", PLAN, tmp_path / "mine.xlsx").is_file()
    with pytest.raises(InputError, match=r"ends in \.xlsx"):
        write_new_form(isles, place(isles), "2024-25", RETURN, tmp_path / "mine.ods")


def test_a_file_that_would_not_say_the_same_is_not_written(isles, monkeypatch):
    """What is written is read back first: a fault of ours leaves the old file as it was."""
    file = write_new(isles, place(isles), "2024-25", RETURN)
    before = file.read_bytes()
    monkeypatch.setattr(new_document, "document_text", lambda *_: "area: Isles of Example\nperiod: 2024-25\n")

    with pytest.raises(AssertionError):
        write_new(isles, place(isles), "2024-25", RETURN, force=True)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_a_form_holds_what_the_file_holds_already(isles, rewrite):
    """Whoever changes to a form in the middle loses no word."""
    file = write_new(isles, place(isles), "2024-25", RETURN)
    rewrite(file, "challenges: |\n", "challenges: |\n  The ferry did not sail.\n")

    form = write_new_form(isles, place(isles), "2024-25", RETURN)

    assert read_form(form, isles).document.challenges == "The ferry did not sail.\n"
