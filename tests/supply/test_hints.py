"""What stands beside the fields of a document that is to be filled in."""

from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.supply.documents import write_new
from cjreport.supply.hints import head_of, period_option


def written(library):
    place = library.areas.find("Isles of Example")
    return write_new(library, place, "2024-25", RETURN).read_text(encoding="utf-8")


def test_the_check_finds_a_document_by_its_year_where_it_has_one():
    """A return is one of several; of plans a place's newest is meant."""
    given = RETURN.model(area="Angus", period="2024-25")
    plan = PLAN.model(area="Angus", starts="2024-25", ends="2028-29")

    assert period_option(RETURN, given) == " --period 2024-25"
    assert period_option(PLAN, plan) == ""
    assert "# The community justice outcomes improvement plan of Angus, 2024-25 to 2028-29." in head_of(
        PLAN, plan, "", ""
    )
    assert any(
        'check "Angus" --period 2024-25 --country example' in line for line in head_of(RETURN, given, "", "example")
    )


def test_last_year_is_told_beside_and_never_said_again(isles):
    """Last year's account stands nowhere in the file; its figures, statuses and scores stand there as comments."""
    text = written(isles)

    assert "tale " not in text
    assert "# In 2023-24: 45 of 120. Source then: Harbour log" in text
    assert "# Refer people earlier: # by phone. In 2023-24: In progress." in text
    assert "Outcome 1: Stood at 3.5 in 2023-24." in text
    assert "2024-12-01" not in text
