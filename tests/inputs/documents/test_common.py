"""What people type is taken as they mean it."""

import datetime as dt

import pytest

from cjreport.inputs.documents.returns import AreaReturn


def typed(**given):
    return AreaReturn.model_validate({"area": "Angus", "period": "2024-25"} | given)


@pytest.mark.parametrize("day", ["2025-12-10", "10/12/2025", "10 December 2025", "10.12.2025"])
def test_a_date_may_be_typed_as_people_write_it(day):
    """In a file as in a form."""
    assert typed(published=day).published == dt.date(2025, 12, 10)


@pytest.mark.parametrize("verdict", ["Partly", " partly ", "PARTLY"])
def test_a_choice_may_have_capitals(verdict):
    """Yes is yes."""
    assert typed(outcomes={"1": {"achieved": verdict}}).account("1").achieved == "partly"


def test_a_name_with_nothing_after_it_is_as_if_it_were_not_there():
    """Whatever would stand there: text, a list, names and values."""
    assert typed(guidance=None, activities=None, outcomes={"1": {"indicators_not_used": None}}) == typed(
        outcomes={"1": {}}
    )
