"""What people are told of a field where they fill it in."""

import pytest

from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.documents.returns import LocalOutcome, OutcomeAccount
from cjreport.inputs.registers.rules import RULES
from cjreport.supply.fields import column
from cjreport.supply.guidance import guidance_in_form, section_of


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_asked_for_is_asked_by_a_rule(kind):
    """Each field that a rule of the check is said to ask for is there, and so is the rule."""
    assert kind.asked_by
    assert all(field in model.model_fields and rule in RULES for (model, field), rule in kind.asked_by.items())


def test_a_field_has_its_section_wherever_it_is_inherited():
    """A local outcome is asked for as a national one is; what no rule asks for has no section."""
    assert section_of(LocalOutcome, "action_taken") == section_of(OutcomeAccount, "action_taken") == "Section 23(2)(a)"
    assert not section_of(OutcomeAccount, "evidence")


def test_true_and_false_are_yes_and_no_in_a_form():
    """A form's choices are words."""
    told = guidance_in_form(column(KINDS["plan"].model.model_fields["outcomes"].annotation.__args__[1], "priority"))

    assert told.startswith("yes or no: whether it is a priority")
    assert told.endswith("Choose yes or no.")
