"""How far apart figures are, beside how far areas lie apart."""

import numpy as np
import pytest

from cjreport.measures.frame.lookup import Address
from cjreport.measures.statistics.distance import Part, in_widths, spread_of, widest_share


def test_a_difference_is_measured_in_widths_of_the_middle_half():
    """Of 0, 10, … 40 the middle half is 20 wide; the sign does not count."""
    areas = [0, 10, 20, 30, 40]

    assert in_widths(30, areas) == 1.5
    assert in_widths(-30, areas) == 1.5


def test_an_unknown_area_is_left_out():
    """NaN is no figure."""
    assert in_widths(30, [0, 10, np.nan, 20, 30, 40]) == 1.5


@pytest.mark.parametrize("areas", [[], [1, 2, 3], [5, 5, 5, 5]])
def test_without_a_width_there_is_no_size(areas):
    """Too few areas, or areas all alike."""
    assert np.isnan(in_widths(30, areas))


def test_the_worked_example_of_the_methods(borders):
    """Recorded crime in the Scottish Borders, as section 3.14 of docs/methods.md works it out."""
    figures = borders.figures
    own = figures.at(Address("recorded_crime", figures.inputs.area.code, "2024-25", "country"))
    rows = figures.rows("recorded_crime").query("period == '2024-25'")
    rows = rows[rows["area_code"].isin([area.code for area in figures.inputs.library.areas.all])]

    assert own["difference"] == pytest.approx(-154.4, abs=0.05)
    assert rows["value"].quantile([0.25, 0.75]).tolist() == pytest.approx([397.1, 536.8], abs=0.05)
    assert in_widths(own["difference"], rows["value"]) == pytest.approx(1.1, abs=0.05)


def test_the_spread_of_areas_is_their_extremes_and_quartiles():
    """Interpolated between areas, whatever their order; one without a figure is left out."""
    assert spread_of([4, 1, np.nan, 3, 2, 5]) == (1, 2, 4, 5)
    assert spread_of([1, 2, 3, 6]) == (1, 1.75, 3.75, 6)


def test_few_areas_have_no_spread():
    """Three have no middle half."""
    assert spread_of([1, 2, 3, np.nan]) is None


@pytest.mark.parametrize(
    ("value", "part"),
    [(9.9, Part.LOWEST), (10, Part.MIDDLE), (30, Part.MIDDLE), (30.1, Part.HIGHEST)],
)
def test_a_figure_on_a_quartile_is_in_the_middle_half(value, part):
    """Of 0, 10, … 40 the quartiles are 10 and 30."""
    assert spread_of([0, 10, 20, 30, 40]).part_of(value) == part


def test_the_widest_interval_is_told_as_a_share_of_the_largest_figure():
    """Gaps are left out; beside nothing but noughts any interval is wide."""
    assert widest_share([1, np.nan, 2], [2, np.nan, 4], [[10, np.nan], [20, 40]]) == 0.05
    assert widest_share([0], [1], [[0.0]]) == np.inf
