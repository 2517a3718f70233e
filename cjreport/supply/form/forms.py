"""The form of every kind of document: laid out by hand where it has one of its own, else from its model's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjreport.supply.form.from_model import form_from_model
from cjreport.supply.form.plan_form import PLAN_FORM
from cjreport.supply.form.return_form import RETURN_FORM

if TYPE_CHECKING:
    from cjreport.inputs.documents.kinds import DocumentKind
    from cjreport.supply.form.layout import Form

FORMS = {form.kind.name: form for form in (RETURN_FORM, PLAN_FORM)}
"""The forms that are laid out by hand, by the name of their kind."""


def form_of(kind: DocumentKind[Any]) -> Form:
    """Give the form of a kind of document."""
    return FORMS.get(kind.name) or form_from_model(kind)
