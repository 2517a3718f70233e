"""Addresses of figures, each written once for all that share it."""

import pytest

from cjreport.present.html.addresses import SharedAddress, beyond, in_common
from cjreport.present.text_runs import Number


def number(measure, area, period="2024-25"):
    return Number(text="1", value=1, measure=measure, area=area, period=period)


def test_what_most_share_is_in_common():
    """Measure, area and period, each by itself."""
    cells = [
        (number("crime", "A"),),
        (number("crime", "B"),),
        (number("deaths", "B", "2023-24"),),
        (number("crime", "B"),),
    ]

    assert in_common(cells, None) == SharedAddress("crime", "B", "2024-25")


@pytest.mark.parametrize("around", [None, SharedAddress("crime", "A", "2024-25")])
def test_without_figures_what_stands_around_holds(around):
    """A row of words changes nothing."""
    assert in_common([()], around) == (around or SharedAddress())


def test_a_figure_says_what_it_does_not_share():
    """Nothing where it shares all, everything where nothing stands around."""
    figure, around = number("crime", "B"), SharedAddress("crime", "A", "2024-25")

    assert beyond(figure, around) == {"data-area": "B"}
    assert beyond(figure, SharedAddress("crime", "B", "2024-25")) == {}
    assert beyond(figure, None) == {"data-measure": "crime", "data-area": "B", "data-period": "2024-25"}
