"""The lines of a funnel plot agree with the words of who is unusual."""

import numpy as np
import pytest

from cjreport.measures.statistics.areas.funnel import funnel_limits
from cjreport.measures.statistics.areas.funnel_curves import funnel_curves
from cjreport.measures.statistics.areas.unusual import UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.statistics.comparison import NOT_ASSESSED


@pytest.mark.parametrize("name", ["recorded_crime", "drug_deaths", "sexual_crimes", "treatment_waits"])
def test_those_called_unusual_lie_outside_the_curves_and_no_others(borders, name):
    """Between two sizes the curve is a straight line, near enough that none lies on its wrong side.

    Of areas with few cases nothing is said, wherever they lie.
    """
    figures, areas = borders.figures, borders.figures.inputs.library.areas.all
    rows = figures.rows(name)
    rows = rows[(rows["period"] == figures.latest(name)) & rows["area_code"].isin([area.code for area in areas])]
    rows = rows.dropna(subset=["numerator", "value"])
    kind = figures.indicator(name).kind
    multiplier = 100 if kind == "proportion" else figures.indicator(name).multiplier
    curves = funnel_curves(rows["numerator"], rows["denominator"], kind, multiplier)
    rows = rows[rows["unusual"] != NOT_ASSESSED]
    lower, upper = (np.interp(rows["denominator"], curves.bases, side) for side in curves.usual)

    assert len(rows) >= 10
    assert (rows["value"] > upper).tolist() == (rows["unusual"] == UNUSUALLY_HIGH).tolist()
    assert (rows["value"] < lower).tolist() == (rows["unusual"] == UNUSUALLY_LOW).tolist()


def test_sizes_run_past_the_smallest_and_the_largest_area():
    """From small to large, so that no area lies where nothing is drawn."""
    curves = funnel_curves([10, 20, 30], [1000, 2000, 4000], "rate", 10_000)

    assert (np.diff(curves.bases) > 0).all()
    assert curves.bases[[0, -1]] == pytest.approx([600, 4160])


def test_curves_are_the_funnels_own_limits():
    """The 95 % limits of chance at each size, around all areas' value."""
    curves = funnel_curves([10, 20, 30], [1000, 2000, 4000], "rate", 10_000)

    assert curves.pooled == pytest.approx(60 / 7000 * 10_000)
    assert np.allclose(curves.chance, funnel_limits(curves.bases, curves.pooled, "rate", 10_000))


def test_few_areas_have_no_usual_spread():
    """As none is then called unusual."""
    few = funnel_curves([10] * 9, [1000] * 9, "proportion", 100)
    enough = funnel_curves([10] * 10, [1000] * 10, "proportion", 100)

    assert (few.usual, few.middle) == (None, None)
    assert enough.middle == pytest.approx(1)
    assert (enough.usual[0] < 1).all()
    assert (enough.usual[1] > 1).all()


def test_the_middle_goes_with_size_where_rates_do():
    """Small areas are expected at what small areas have."""
    people = np.geomspace(1e4, 1e6, 12)
    curves = funnel_curves(people * 0.01 * np.log10(people), people, "rate", 1000)

    assert (np.diff(curves.middle) > 0).all()
    assert curves.middle[[0, -1]] == pytest.approx([38, 60], rel=0.03)


def test_an_area_without_figures_takes_no_part():
    """Nor does one with no base; with none left there is no funnel."""
    curves = funnel_curves([10, np.nan, 5, 20], [1000, 10, 0, 2000], "rate")

    assert (curves.areas, curves.bases[0]) == (2, pytest.approx(600))
    with pytest.raises(ValueError, match="an area with both figures"):
        funnel_curves([np.nan], [100], "rate")
