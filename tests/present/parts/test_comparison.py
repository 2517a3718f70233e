"""What a table's cell says of a change since the year before."""

import pytest

from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.comparison import Comparison
from cjreport.present.parts.comparison import change_cell
from cjreport.present.text.phrases import plain

CRIME = Address("recorded_crime", "S12000026", "2024-25")


@pytest.mark.parametrize(
    ("comparison", "difference", "words", "ways"),
    [
        (Comparison.LOWER, -3.26, "−3.3, more than usual", ["down"]),
        (Comparison.HIGHER, 3.26, "+3.3, more than usual", ["up"]),
        (Comparison.NOT_DIFFERENT, -3.26, "−3.3, no clear change", ["level"]),
        (Comparison.NOT_ASSESSED, -3.26, "−3.3, not assessed", []),
        (Comparison.TOO_FEW, -3.26, "Too few to tell", []),
        (Comparison.NOT_DIFFERENT, 0.0, "No change", []),
        (Comparison.NOT_ASSESSED, float("nan"), "Not compared", []),
    ],
)
def test_a_change_is_said_with_whether_it_is_more_than_usual(altered, comparison, difference, words, ways):
    """An arrow shows its way only where it is compared."""
    cells = {"comparison": comparison, "difference": difference, "unusual": "not flagged"}
    figures = altered("recorded_crime", "year_before", "2024-25", **cells)
    cell = change_cell(figures, CRIME)

    assert plain(cell) == words
    assert [run.way for run in cell if run.kind == "direction"] == ways


def test_a_change_that_sets_the_area_apart_is_told_so(altered):
    """Where others have not changed as it has."""
    cells = {"comparison": Comparison.HIGHER, "difference": 3.26, "unusual": "unusually high"}
    figures = altered("recorded_crime", "year_before", "2024-25", **cells)

    assert plain(change_cell(figures, CRIME)) == "+3.3, more than usual; unlike other councils"


def test_a_trend_follows_the_change(altered):
    """Where the last five years lead, and whether that is for the better."""
    cells = {"trend": "decreasing and getting better", "earlier_years": ""}
    figures = altered("recorded_crime", "none", "2024-25", **cells)

    assert plain(change_cell(figures, CRIME)).endswith("; falling over five years, for the better")


def test_without_a_year_before_nothing_is_compared(figures):
    """Of a period that has none before it."""
    assert plain(change_cell(figures, CRIME._replace(period="1999-00"))) == "Not compared"
