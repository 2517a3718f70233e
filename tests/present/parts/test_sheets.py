"""A cell of a workbook holds the number that the page shows."""

import pytest

from cjreport.inputs.documents.prose import Quotation
from cjreport.measures.frame.lookup import Address
from cjreport.present.parts.sheets import number_or_mark
from cjreport.present.text.phrases import plain


def said(runs):
    return plain(runs).replace("‑", "-")


@pytest.mark.parametrize(("value", "written"), [(12.25, "12.3%"), (6.25, "6.3%"), (11.25, "11.3%"), (12.249, "12.2%")])
def test_page_workbook_and_check_round_alike(altered, value, written):
    """Halves go up in a table, in the cell of the workbook and in what the check reads of a quotation."""
    own = Address("treatment_waits", "S12000026", "2024-25 Q4")
    figures = altered(own.indicator, "none", own.period, value=value)
    quotation = Quotation(own.indicator, "value", "{{ treatment_waits.value }}")

    assert said((figures.number(own),)) == written
    assert f"{number_or_mark(figures, own)}%" == written
    assert figures.quotable.as_text(quotation) == written


def test_a_figure_that_is_published_with_more_digits_than_are_shown_is_rounded_in_the_workbook_too(altered):
    """A cell holds what the page shows."""
    figures = altered("recorded_crime", "none", value=404.25)
    at = Address("recorded_crime", "S12000026", figures.latest("recorded_crime"))

    assert said((figures.number(at),)) == str(number_or_mark(figures, at)) == "404.3"
    assert figures.rounded(at._replace(period="1999-00")) is None


@pytest.mark.parametrize("difference", [-0.04, 0.0, -0.0, 0.049])
def test_a_difference_that_comes_to_nought_has_no_sign(altered, difference):
    """Neither a plus nor a minus."""
    own = Address("recorded_crime", "S12000026", "2024-25", "year_before")
    figures = altered("recorded_crime", "year_before", own.period, difference=difference)

    assert said((figures.number(own, "difference"),)) == "0.0"
    assert number_or_mark(figures, own, "difference") == 0
