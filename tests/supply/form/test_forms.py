"""The form of every kind of document."""

import pytest

from cjreport.inputs.documents.kinds import KINDS
from cjreport.supply.form.forms import form_of
from cjreport.supply.form.from_model import form_from_model
from cjreport.supply.form.layout import DETAILS, Records


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_form_begins_with_its_details(kind):
    """Whose it is and of which year stands in the first sheet; no two sheets have one name."""
    form = form_of(kind)
    names = [sheet.name for sheet in form.sheets]

    assert (form.kind, names[0]) == (kind, DETAILS)
    assert {("area",), (kind.year,)} <= form.sheets[0].fields.keys()
    assert len({*names}) == len(names)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_answer_stands_in_a_form_laid_out_from_the_model_as_in_one_laid_out_by_hand(kind):
    """A list of records without lists in them has the same sheet either way."""
    by_hand, derived = ({each.name: each for each in form.sheets}["Answers"] for form in (form_of(kind), _simple(kind)))

    assert isinstance(derived, Records)
    assert (derived.path, derived.columns) == (by_hand.path, by_hand.columns)


def _simple(kind):
    """The form of what a kind has but for its outcomes, actions and scores, which have lists and names in them."""
    fields = kind.model.model_fields
    left_out = {"outcomes", "local_outcomes", "actions", "self_assessment"}

    class Simple(kind.model):
        """A document without them."""

    for name in left_out & fields.keys():
        del Simple.model_fields[name]
    return form_from_model(type(kind)(kind.name, kind.title, Simple, kind.year, kind.last_year, folder=kind.folder))
