"""Which periods of a line can be compared, and which years stand on either side of unusual ones."""

import pytest
from measured_areas import ORDINARY, PANDEMIC, WITH_PANDEMIC, years

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods, last_years, ordinary_periods

ANEW = OrdinaryPeriods({"crime": ("2017-18",)}, {})


def test_the_register_says_what_is_out_of_the_ordinary_for_all_lines_of_a_series():
    """A line that is fed by another's series shares its breaks and what is to be read with care."""
    said = {"title": "A line", "kind": "rate", "unit": "per 1,000", "geography": "home", "publisher": "nobody"}
    care = {"periods": ["2020-21"], "words": "The pandemic."}
    lines = {
        "crime": Indicator(id="crime", breaks=[{"period": "2016-17", "words": "new rules"}], care=care, **said),
        "national": Indicator(id="national", series="crime", **said),
        "deaths": Indicator(id="deaths", **said),
    }
    periods = ordinary_periods(lines)

    assert [periods.is_out(line, "2020-21") for line in lines] == [True, True, False]
    assert [periods.is_one_series(line, years(2015, 2017)) for line in lines] == [False, False, True]


@pytest.mark.parametrize(
    ("period", "is_out"), [("2018-19", False), ("2019-20", True), ("2020-21 Q2", True), ("2022-23 Q1", False)]
)
def test_a_quarter_is_out_of_the_ordinary_with_its_year(period, is_out):
    """The pandemic's years, and quarters of them."""
    assert WITH_PANDEMIC.is_out("crime", period) == is_out


@pytest.mark.parametrize(
    ("first", "last", "is_one"), [(2013, 2016, True), (2016, 2017, False), (2017, 2021, True), (2015, 2019, False)]
)
def test_a_line_that_begins_anew_is_another_series(first, last, is_one):
    """2017-18 is the first of the new one, and goes with what follows."""
    assert ANEW.is_one_series("crime", years(first, last)) == is_one
    assert ORDINARY.is_one_series("crime", years(first, last))


def test_all_years_hold_that_are_ordinary_and_of_one_series():
    """Neither with one out of the ordinary, nor with a break among them."""
    assert WITH_PANDEMIC.all_hold("crime", years(2014, 2018))
    assert not WITH_PANDEMIC.all_hold("crime", years(2015, 2019))
    assert not ANEW.all_hold("crime", years(2015, 2019))


def test_three_years_stand_beside_the_three_before_the_pandemic():
    """2022-23 to 2024-25 beside 2016-17 to 2018-19, once all three have come."""
    assert WITH_PANDEMIC.around_what_was_out("crime", "2024-25") == [*years(2016, 2018), *years(2022, 2024)]
    assert WITH_PANDEMIC.around_what_was_out("crime", "2023-24") == []


def test_no_years_stand_beside_others_without_unusual_ones_just_before():
    """A year later an ordinary one lies between, and five years are soon to be had; nor is there anything to bridge."""
    assert WITH_PANDEMIC.around_what_was_out("crime", "2025-26") == []
    assert WITH_PANDEMIC.around_what_was_out("deaths", "2024-25") == []


def test_no_years_stand_beside_others_across_a_break_or_a_further_unusual_year():
    """All six must be ordinary and of one series."""
    caveat = WITH_PANDEMIC.caveats["crime"]
    further = caveat.model_copy(update={"periods": ("2017-18", *PANDEMIC)})

    broken = WITH_PANDEMIC._replace(breaks={"crime": ("2018-19",)})
    assert broken.around_what_was_out("crime", "2024-25") == []
    assert OrdinaryPeriods({}, {"crime": further}).around_what_was_out("crime", "2024-25") == []


def test_the_last_years_are_those_up_to_a_period():
    """Five of them, financial or calendar, the oldest first."""
    assert last_years("2024-25") == years(2020, 2024)
    assert last_years("2024", 3) == ["2022", "2023", "2024"]
