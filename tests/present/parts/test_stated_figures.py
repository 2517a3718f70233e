"""How a figure that partners state themselves is written."""

import pytest

from cjreport.inputs.documents.common import StatedFigure
from cjreport.present.parts.stated_figures import decimals_of, stated_cell
from cjreport.present.text.phrases import plain


def stated(**given):
    return StatedFigure(id="advice", title="Advice given", period="2024-25", **given)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"count": 1200}, "1,200"),
        ({"count": 150, "base": 200}, "150 of 200"),
        ({"count": 150, "base": 200, "value": 75, "unit": "%"}, "75% (150 of 200)"),
        ({"value": 3.25, "unit": "hours"}, "3.25"),
        ({"count": 9, "base": 12, "value": 75, "unit": "%"}, "9 of 12"),
        ({"count": 40, "status": "provisional"}, "40 [p]"),
        ({"status": "suppressed"}, "[c]"),
        ({}, "[x]"),
    ],
)
def test_a_stated_figure_is_written_with_what_it_is_made_of(given, words):
    """Its percentage only where there are people enough, its counts, and the mark of what is not settled or shown."""
    assert plain(stated_cell(stated(**given))) == words


def test_a_row_has_the_decimals_of_its_most_exact_figure():
    """A whole number beside one with a decimal has a nought."""
    exact, whole = stated(value=2.5), stated(value=3)

    assert (decimals_of(exact), decimals_of(whole), decimals_of(None)) == (1, 0, 0)
    assert plain(stated_cell(whole, decimals_of(exact))) == "3.0"


def test_a_figure_that_is_not_stated_is_marked():
    """Of a year that nobody states there is no blank."""
    assert plain(stated_cell(None)) == "[x]"
