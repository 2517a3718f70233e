"""Areas add up to their country, parts to their whole, and no area is missing where the others stand."""

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.plausibility.sums import areas_unlike_wholes, missing_areas, parts_unlike_wholes

AREAS = tuple(f"A{n}" for n in range(7))
MADE_OF = {"T": AREAS, "R": AREAS[:2], "Q": AREAS[2:4]}


def line(name, **more):
    """Give a line of the register."""
    return Indicator(id=name, title=name, kind="count", unit="cases", geography="home", publisher="Somebody", **more)


def rows(counts, name="crimes", period="2024-25", column="numerator", status="ok"):
    """Give a row for each place, NaN with a status of its own."""
    figures = [
        {
            "indicator": name,
            "area_code": place,
            "period": period,
            "numerator": np.nan,
            "denominator": np.nan,
            "value": np.nan,
            column: np.nan if count is None else float(count),
            "status": status if count is None else "ok",
        }
        for place, count in counts.items()
    ]
    return pd.DataFrame(figures)


def told(figures, **more):
    """Give the wholes that are not the sum of their areas, and the sums."""
    found = areas_unlike_wholes(figures, MADE_OF, {"crimes": line("crimes", **more)})
    return dict(zip(found["area_code"], found["expected"], strict=True))


EVERY = dict.fromkeys(AREAS, 11)


@pytest.mark.parametrize("column", ["numerator", "denominator"])
@pytest.mark.parametrize(("total", "asked"), [(77, False), (78, True), (76, True), (770, True)])
def test_areas_add_up_to_the_country(column, total, asked):
    """Exact counts add up exactly, in numerators and denominators."""
    assert told(rows(EVERY | {"T": total}, column=column)) == ({"T": 77} if asked else {})


@pytest.mark.parametrize(("total", "asked"), [(66, False), (90, False), (65, True)])
def test_with_an_area_missing_the_sum_may_be_less_but_not_more(total, asked):
    """What is missing cannot be less than nothing."""
    assert told(rows(EVERY | {"A6": None, "T": total}, status="not_available")) == ({"T": 66} if asked else {})


@pytest.mark.parametrize(("total", "asked"), [(66, False), (67, True)])
def test_nobody_counts_as_nought(total, asked):
    """An area in which there was nobody to count is no gap."""
    assert bool(told(rows(EVERY | {"A6": None, "T": total}, status="not_applicable"))) == asked


@pytest.mark.parametrize(("total", "asked"), [(77, False), (99, False), (76, True)])
def test_what_the_register_says_areas_leave_out_may_be_missing(total, asked):
    """Some people cannot be placed in an area."""
    assert bool(told(rows(EVERY | {"T": total}), areas_leave_out="people of no fixed address")) == asked


@pytest.mark.parametrize(("total", "asked"), [(85, False), (86, True), (84, True)])
def test_a_region_stands_for_areas_that_have_no_figure(total, asked):
    """Two areas that share a partnership are counted under its code, and the sum is exact with it."""
    figures = rows(EVERY | {"A0": None, "A1": None, "R": 30, "T": total}, status="not_available")

    assert bool(told(figures)) == asked


@pytest.mark.parametrize(("region", "asked"), [(22, False), (23, True), (2, True)])
def test_areas_add_up_to_their_region(region, asked):
    """Where region and areas are held both."""
    assert told(rows(EVERY | {"R": region, "T": 77})) == ({"R": 22} if asked else {})


@pytest.mark.parametrize(("total", "asked"), [(780, False), (730, False), (900, True)])
def test_rounded_counts_need_not_add_up_to_the_last(total, asked):
    """Each of eight that are rounded to ten may be off by five."""
    assert bool(told(rows(dict.fromkeys(AREAS, 110) | {"T": total}))) == asked


def parts(whole, one, other, status="ok", **more):
    """Give the sums of parts that are not their whole."""
    lines = {"all": line("all", **more), "one": line("one", part_of="all"), "other": line("other", part_of="all")}
    figures = [rows({"A0": whole}, "all"), rows({"A0": one}, "one"), rows({"A0": other}, "other", status=status)]
    return parts_unlike_wholes(pd.concat(figures, ignore_index=True), lines)["expected"].tolist()


@pytest.mark.parametrize(("whole", "asked"), [(30, []), (31, [30]), (29, [30])])
def test_parts_add_up_to_their_whole(whole, asked):
    """No more, no less."""
    assert parts(whole, 10, 20) == asked


@pytest.mark.parametrize(("whole", "asked"), [(30, []), (40, []), (29, [30])])
def test_parts_that_leave_something_out_may_add_up_to_less(whole, asked):
    """The register says what."""
    assert parts(whole, 10, 20, parts_leave_out="orders of an older kind") == asked


def test_a_part_alone_is_no_sum():
    """It is held to be no more than its whole."""
    lines = {"all": line("all"), "one": line("one", part_of="all")}
    figures = pd.concat([rows({"A0": 30, "A1": 30}, "all"), rows({"A0": 20, "A1": 31}, "one")], ignore_index=True)

    assert parts_unlike_wholes(figures, lines)["area_code"].tolist() == ["A1"]


def missing(*years):
    """Give the areas and periods without a row, of areas that have one in each of *years*."""
    figures = [rows(dict.fromkeys(areas, 5), period=period) for period, areas in years]
    lacking = missing_areas(pd.concat(figures, ignore_index=True), AREAS)
    return [*zip(lacking["area_code"], lacking["period"], strict=True)]


@pytest.mark.parametrize("held", [AREAS[1:], AREAS[:1]])
def test_areas_that_other_periods_have_are_missed(held):
    """One left out, or all but one."""
    told_of = missing(("2022-23", AREAS), ("2023-24", AREAS), ("2024-25", held))

    assert told_of == [(area, "2024-25") for area in AREAS if area not in held]


def test_a_line_of_one_period_misses_whom_it_has_not():
    """Where most areas stand and one does not, it is no line of few."""
    assert missing(("2024-25", AREAS[:6])) == [("A6", "2024-25")]
    assert missing(("2023-24", AREAS), ("2024-25", AREAS)) == []


@pytest.mark.parametrize("few", [1, 3])
def test_a_line_of_few_areas_misses_nobody(few):
    """Some figures are published of some areas alone."""
    assert missing(("2023-24", AREAS[:few]), ("2024-25", AREAS[:few])) == []
