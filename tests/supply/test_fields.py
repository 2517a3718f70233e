"""What a cell of a form may hold follows from the type of its field."""

import pytest

from cjreport.inputs.documents.common import Answer, StatedFigure
from cjreport.inputs.documents.plans import Plan, PlannedOutcome
from cjreport.inputs.documents.returns import Activity
from cjreport.supply.fields import Kind, column, fields_in_order, model_at


@pytest.mark.parametrize(
    ("model", "field", "kind"),
    [
        (Activity, "what", Kind.PROSE),
        (Activity, "when", Kind.TEXT),
        (Activity, "involved", Kind.LIST),
        (Activity, "good_practice", Kind.YES_NO),
        (PlannedOutcome, "achieved", Kind.CHOICE),
        (StatedFigure, "count", Kind.WHOLE),
        (StatedFigure, "value", Kind.NUMBER),
        (Answer, "date", Kind.DAY),
    ],
)
def test_a_cell_takes_what_its_field_takes(model, field, kind):
    """Prose, text, lists, choices, numbers and dates are told apart."""
    assert column(model, field).kind is kind


def test_what_a_record_cannot_do_without_comes_first():
    """The order of the others is the model's."""
    assert fields_in_order(Answer) == ["rule", "answer", "about", "by", "date"]


def test_a_path_leads_to_the_model_of_its_entries():
    """Through lists and names alike."""
    assert model_at(Plan, ("outcomes",)) is PlannedOutcome
