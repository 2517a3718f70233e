"""Figures are looked up and written as readers see them."""

import pytest

from cjreport.errors import UnknownNameError
from cjreport.measures.frame.lookup import Address
from cjreport.present.text.phrases import plain, runs_of


def said(runs):
    return plain(runs).replace("‑", "-")


def test_a_table_has_counts_for_a_share_of_few_people(figures, altered):
    """13 of 14, with the mark of what is not settled; a percentage from twenty people on, or where no count is."""
    at = Address("treatment_waits", figures.inputs.area.code, "2024-25 Q4")
    twenty, provisional, uncounted = (
        altered("treatment_waits", "none", "2024-25 Q4", **cells)
        for cells in ({"denominator": 20.0}, {"status": "provisional"}, {"numerator": None})
    )

    assert [plain(each.marked(at)) for each in (figures, provisional)] == ["13 of 14", "13 of 14 [p]"]
    assert [plain(each.marked(at)) for each in (twenty, uncounted)] == ["92.9%", "92.9%"]


def test_an_unknown_indicator_is_refused_with_the_nearest(figures):
    """A slip in a notebook is told, not a KeyError."""
    with pytest.raises(UnknownNameError, match="Did you mean recorded_crime"):
        figures.indicator("recorded_crimes")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("value", 1234.56, "1,234.6"),
        ("numerator", 1234.0, "1,234"),
        ("difference", -3.26, "−3.3"),
        ("difference", 3.26, "+3.3"),
        ("difference", -0.04, "0.0"),
    ],
)
def test_figures_are_written_one_way(altered, field, value, text):
    """Thousands apart, one decimal in rates, none in counts, a true minus, and no sign on nothing."""
    figures = altered("recorded_crime", "year_before", "2024-25", **{field: value})
    address = Address("recorded_crime", figures.inputs.area.code, "2024-25", "year_before")

    number = figures.number(address, field)

    assert (number.text, number.value) == (text, value)


def test_a_missing_figure_is_marked_by_its_status(altered):
    """A figure withheld by its publisher is [c], one that nobody has is [x]; neither is a number."""
    figures = altered("recorded_crime", "none", "2024-25", value=float("nan"), status="suppressed")
    address = Address("recorded_crime", figures.inputs.area.code, "2024-25")

    assert plain(runs_of(figures.number(address))) == "[c]"
    assert plain(runs_of(figures.number(address._replace(period="1999-00")))) == "[x]"


def test_a_true_zero_is_a_figure(altered):
    """Nought is not missing."""
    figures = altered("recorded_crime", "none", "2024-25", numerator=0.0)

    assert figures.number(Address("recorded_crime", "S12000026", "2024-25"), "numerator").text == "0"


def test_a_share_of_few_is_sorted_by_the_share_that_it_is(altered):
    """It is written as its counts, and carries the share; a share of many is its own."""
    own = Address("treatment_waits", "S12000026", "2024-25 Q4")
    few = altered(own.indicator, "none", own.period, numerator=3.0, denominator=12.0, value=25.0)
    many = altered(own.indicator, "none", own.period, numerator=30.0, denominator=120.0, value=25.0)

    assert said(few.marked(own)) == "3 of 12"
    assert [run.sorts_as for run in few.marked(own) if run.kind == "number"] == [25.0, None]
    assert [run.sorts_as for run in many.marked(own) if run.kind == "number"] == [None]
