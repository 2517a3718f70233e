"""Figures out of all proportion to their series, or to the other areas, are found; what varies by chance is not."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.measures.plausibility.jumps import AROUND, FACTOR, jumps

YEARS = [f"{year}-{(year + 1) % 100:02d}" for year in range(2014, 2025)]
AREAS = [f"A{n}" for n in range(8)]
PEOPLE = pd.Series(100_000.0, index=[*AREAS, "T"])


def series(counts, area="A0", line="crimes", column="numerator", years=YEARS):
    """Give a series of figures by year."""
    empty = dict.fromkeys({"numerator", "denominator", "value"} - {column}, np.nan)
    rows = zip(years, counts, strict=False)
    return pd.DataFrame(
        [{"indicator": line, "area_code": area, "period": year, column: count, **empty} for year, count in rows]
    )


def found(figures):
    """Give where jumps are found: area, period and column."""
    return [tuple(row) for row in jumps(figures, "T", PEOPLE)[["area_code", "period", "column"]].to_numpy()]


@pytest.mark.parametrize("wrong", [99_999_999, 5_000, 50, 0, 5])
@pytest.mark.parametrize("at", [0, 5, 10])
def test_one_figure_amiss_is_found_and_no_other(wrong, at):
    """A digit too many or too few, a nought, anywhere in a series, also at its ends, where its neighbours stay."""
    counts = [500 + 7 * n for n in range(len(YEARS))]
    counts[at] = wrong

    assert found(series(counts)) == [("A0", YEARS[at], "numerator")]


@pytest.mark.parametrize("wrong", [0.45, 4.5, 0])
@pytest.mark.parametrize("column", ["value", "denominator"])
def test_a_share_as_a_fraction_is_found(wrong, column):
    """Values are held to their series as counts are."""
    figures = series([45_000, 46_000, 44_000, wrong * 1000, 45_000, 47_000], column=column)

    assert found(figures) == [("A0", YEARS[3], column)]


@pytest.mark.parametrize(
    "counts",
    [[1, 4, 0, 7, 2, 3, 9, 0, 1, 5, 2], [3, 12, 5, 14, 4, 2, 11, 3, 9, 1, 6], [0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0]],
)
def test_handfuls_double_and_halve(counts):
    """Small counts are spared."""
    assert found(series(counts)) == []


def test_steady_growth_is_no_jump():
    """A line may triple in ten years."""
    assert found(series([round(100 * 1.15**n) for n in range(len(YEARS))])) == []


def test_what_all_areas_share_is_expected():
    """Halved everywhere by a pandemic is no jump, also where few are left."""
    figures = [series([600 + n, 610, 190 + n, 605, 600, 590], area=area) for n, area in enumerate(AREAS)]

    assert found(pd.concat(figures)) == []


def test_a_whole_period_in_another_unit_is_found():
    """What all areas share is taken for granted up to a factor alone: ten times everywhere is told of each."""
    figures = [series([600 + n, 610, 6_000 + n, 605, 600, 590], area=area) for n, area in enumerate(AREAS)]

    assert found(pd.concat(figures)) == [(area, YEARS[2], "numerator") for area in AREAS]


def test_a_line_that_moves_a_lot_may_move_more():
    """Three times is nothing where every area moves by half each year; ten times is."""
    generator = np.random.default_rng(1)
    figures = [series(np.round(500 * np.exp(generator.normal(0, 0.4, len(YEARS)))), area=area) for area in AREAS]
    figures[0].loc[5, "numerator"] = 500 * FACTOR
    figures[1].loc[5, "numerator"] = 20_000

    assert found(pd.concat(figures)) == [("A1", YEARS[5], "numerator")]


@pytest.mark.parametrize("wrong", [930, 9.3, 0.93, 0])
def test_a_figure_without_a_series_is_held_against_the_other_areas(wrong):
    """Lines of a single period have the other areas to go by."""
    figures = [series([92 + n / 4], area=area, column="value") for n, area in enumerate(AREAS)]
    figures[3]["value"] = wrong

    assert found(pd.concat(figures)) == [("A3", YEARS[0], "value")]


@pytest.mark.parametrize("times", [0.01, 0.1, 10])
@pytest.mark.parametrize("years", [1, 2, 5])
def test_a_series_that_is_wrong_throughout_is_held_against_the_other_areas(times, years):
    """It agrees with itself; every value of it is told, and of no other area."""
    figures = [series([25.0 + n, 24, 26, 25, 27][:years], area=area, column="value") for n, area in enumerate(AREAS)]
    figures[3]["value"] *= times

    assert found(pd.concat(figures)) == [("A3", year, "value") for year in YEARS[:years]]


@pytest.mark.parametrize("few", [2, 5])
def test_few_areas_say_nothing_of_one(few):
    """With fewer than six nobody is the odd one out."""
    figures = [series([10.0], area=area, column="value") for area in AREAS[:few]]
    figures[0]["value"] = 1000

    assert found(pd.concat(figures)) == []


COUNTS = st.lists(
    st.floats(0, 1e11, allow_subnormal=False) | st.just(float("nan")), min_size=1, max_size=2 * AROUND + 3
)


@settings(max_examples=20)
@given(COUNTS)
def test_any_series_has_an_answer(counts):
    """Noughts, gaps and very large figures are all compared."""
    _compare(counts)


@pytest.mark.slow
@settings(max_examples=300)
@given(COUNTS)
def test_very_many_series_have_an_answer(counts):
    """The same of many more."""
    _compare(counts)


def _compare(counts):
    for column in ("numerator", "value"):
        assert len(found(series(counts, column=column))) <= len(counts)
