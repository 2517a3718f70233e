"""Looking figures up in a frame of measures."""

import pandas as pd
import pytest

from cjreport.measures.frame.lookup import Address, look_up_in

COLUMNS = ("indicator", "area_code", "period", "comparator", "group_of", "value")
ROWS = [
    ("crime", "A", "2022-23", "none", "", 5.0),
    ("crime", "A", "2023-24", "country", "", 6.0),
    ("crime", "A", "2023-24", "family_group", "A", 6.0),
    ("crime", "A", "2023-24", "none", "", 6.0),
    ("crime", "A", "2024-25", "none", "", None),
    ("crime", "B", "2021-22", "none", "", 7.0),
    ("crime", "R", "2023-24", "family_group", "A", 8.0),
    ("crime", "family_group", "2023-24", "none", "A", 9.0),
    ("fraud", "A", "2023-24", "none", "", 1.0),
]


@pytest.fixture
def frame():
    return pd.DataFrame(ROWS, columns=COLUMNS)


def test_a_figure_is_found_by_its_address(frame):
    """Of an indicator, a place, a period and a comparator; None where nothing stands."""
    lookup = look_up_in(frame)

    assert lookup.at(Address("crime", "A", "2023-24"))["value"] == 6
    assert lookup.at(Address("crime", "A", "2023-24", "country"))["comparator"] == "country"
    assert lookup.at(Address("crime", "A", "2019-20")) is None
    assert lookup.at(Address("nothing", "A", "2023-24")) is None


def test_what_is_beside_several_groups_has_no_address(frame):
    """A family group, and a region beside that of one of its areas, are nobody's own row; an area's own group is."""
    lookup = look_up_in(frame)

    assert lookup.at(Address("crime", "R", "2023-24", "family_group")) is None
    assert lookup.at(Address("crime", "family_group", "2023-24")) is None
    assert lookup.at(Address("crime", "A", "2023-24", "family_group"))["value"] == 6


def test_the_latest_that_is_told_need_not_have_a_figure(frame):
    """Periods are those with a figure; what is told of last may be that there is none."""
    crime = look_up_in(frame).of("crime")

    assert crime.periods == {"A": ["2022-23", "2023-24"], "B": ["2021-22"]}
    assert (crime.latest_reported("A"), crime.latest_reported("C")) == ("2024-25", None)


def test_rows_beside_a_comparator_keep_the_order_of_the_frame(frame):
    """Without any they are an empty frame with the same columns."""
    crime = look_up_in(frame).of("crime")

    assert [*crime.beside("none")["period"]] == ["2022-23", "2023-24", "2024-25", "2021-22"]
    assert crime.beside("target").empty
    assert [*crime.beside("target").columns] == [*frame.columns]
