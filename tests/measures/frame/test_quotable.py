"""The figures that prose may quote."""

from types import SimpleNamespace

import pandas as pd
import pytest

from cjreport.inputs.documents.prose import Quotation
from cjreport.measures.frame.lookup import look_up_in
from cjreport.measures.frame.quotable import QuotableFigures

ROWS = [
    ("2022-23", "none", 50.0, None, None),
    ("2023-24", "none", 60.0, None, None),
    ("2023-24", "country", 60.0, 55.0, 5.0),
    ("2023-24", "year_before", 60.0, 50.0, 10.0),
]


@pytest.fixture
def quotable():
    columns = ["period", "comparator", "value", "comparator_value", "difference"]
    frame = pd.DataFrame(ROWS, columns=columns).assign(indicator="crime", area_code="A", method="Byar's", status="ok")
    return QuotableFigures(look_up_in(frame.assign(numerator=None)), {"crime": SimpleNamespace(kind="rate")}, "A")


@pytest.mark.parametrize(
    ("field", "text"),
    [("value", "60.0"), ("country", "55.0"), ("year_before", "50.0"), ("change", "+10.0"), ("period", "2023‑24")],
)
def test_a_quotation_is_of_the_latest_period_that_is_told(quotable, field, text):
    """Written as readers see it."""
    assert quotable.as_text(Quotation("crime", field, "typed")) == text


@pytest.mark.parametrize("quotation", [Quotation("crime", "nothing", "typed"), Quotation("fraud", "value", "typed")])
def test_what_names_nothing_is_none_and_stays_as_typed(quotable, quotation):
    """No field, or no indicator, is no figure."""
    assert quotable.find(quotation) is None
    assert quotable.as_text(quotation) == "typed"


def test_what_is_not_there_is_found_without_words(quotable):
    """It exists, and cannot be shown."""
    found = quotable.find(Quotation("crime", "count", "typed"))

    assert (found.value, found.text) == (None, "")
    assert quotable.as_text(Quotation("crime", "count", "typed")) == "typed"
