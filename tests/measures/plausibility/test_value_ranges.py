"""Values given alone: a country's lie among its areas', and percentages are no fractions."""

import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.plausibility.value_ranges import all_as_fractions, outside_its_areas

AREAS = ["A", "B", "C", "D"]
SHARED = {"title": "Share", "geography": "where people live", "publisher": "p"}
LINES = {
    "share": Indicator(id="share", kind="proportion", unit="%", **SHARED),
    "rate": Indicator(id="rate", kind="rate", unit="per 1,000 people", multiplier=1000, **SHARED),
    "cases": Indicator(id="cases", kind="count", unit="cases", **SHARED),
}


def figures(values, country, line="share", **columns):
    """Give values of areas, and the country's, of one period."""
    rows = [(line, area, value) for area, value in zip([*AREAS, "T"], [*values, country], strict=True)]
    frame = pd.DataFrame(rows, columns=["indicator", "area_code", "value"]).assign(period="2024-25", local=False)
    return frame.assign(**({"numerator": float("nan"), "denominator": float("nan")} | columns))


@pytest.mark.parametrize("line", ["share", "rate"])
@pytest.mark.parametrize(("country", "nearest"), [(30.0, 14.0), (100.0, 14.0), (0.1, 5.0), (0.0, 5.0)])
def test_a_country_beyond_its_areas_is_found(line, country, nearest):
    """With the nearest of them."""
    [row] = outside_its_areas(figures([5, 8, 14, 9], country, line), LINES, "T", AREAS).itertuples()

    assert (row.area_code, row.found, row.expected) == ("T", country, nearest)


@pytest.mark.parametrize(
    ("values", "country", "line"),
    [
        ([5, 8, 14, 9], 9.0, "share"),
        ([5, 8, 14, 9], 15.0, "share"),
        ([None, None, None, 9], 30.0, "share"),
        ([5, 8, 14, 9], 36.0, "cases"),
        ([0, 0, 0, 0], 0.0, "share"),
    ],
)
def test_a_country_among_its_areas_is_not(values, country, line):
    """Nor one just beyond them, nor where hardly any area has a figure, nor a number of cases."""
    assert outside_its_areas(figures(values, country, line), LINES, "T", AREAS).empty


def test_an_area_given_by_counts_has_a_value():
    """It is worked out before the country's is held against it."""
    counts = figures([None] * 4, 90.0, numerator=[10.0, 20, 30, 40, None], denominator=[100.0] * 4 + [None])

    assert outside_its_areas(counts, LINES, "T", AREAS)["expected"].tolist() == [40]


@pytest.mark.parametrize(
    ("values", "country", "told"),
    [
        ([0.05, 0.08, 0.14, 0.09], 9.0, ["A"]),
        ([0.05, 0.08, 0.14, 0.09], 0.09, ["A", "T"]),
        ([5, 8, 14, 9], 0.09, ["T"]),
        ([0.0, 1.0, 0.2, None], 9.0, ["B"]),
        ([0.5, 0.8, 1.4, 0.9], 9.0, []),
        ([0, 0, 0, 0], 0, []),
    ],
)
def test_percentages_as_fractions_are_found_once(values, country, told):
    """Those of the areas and that of the country; noughts alone say nothing."""
    assert all_as_fractions(figures(values, country), LINES, "T")["area_code"].tolist() == told


def test_rates_may_be_small():
    """One in a thousand is a rate like another."""
    assert all_as_fractions(figures([0.1, 0.2, 0.3, 0.1], 0.2, "rate"), LINES, "T").empty
