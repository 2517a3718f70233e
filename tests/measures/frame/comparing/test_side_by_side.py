"""Rows of the frame are set into a table of areas and taken out of it again, by key."""

import numpy as np
import pandas as pd
from numpy.testing import assert_array_equal

from cjreport.measures.frame.comparing.side_by_side import columns_of, side_by_side

ROWS = pd.DataFrame({
    "indicator": ["crime", "crime", "waits", "crime"],
    "period": ["2023-24", "2022-23", "2023-24", "2023-24"],
    "area_code": ["B", "A", "C", "A"],
    "value": [1.0, 2.0, 3.0, 4.0],
})  # fmt: skip


def test_each_value_stands_by_its_line_period_and_area():
    """Groups are in the order they come in; an area without a row has NaN, also one that has none at all."""
    table = side_by_side(ROWS, ["A", "B", "C", "D"])

    assert list(table.groups) == [("crime", "2023-24"), ("crime", "2022-23"), ("waits", "2023-24")]
    assert_array_equal(
        table.table(ROWS["value"]), [[4, 1, np.nan, np.nan], [2, *[np.nan] * 3], [np.nan, np.nan, 3, np.nan]]
    )


def test_each_row_takes_out_what_stands_for_it():
    """What is worked out in the table comes back to its row, words as well as numbers."""
    table = side_by_side(ROWS, ["A", "B", "C"])
    values = table.table(ROWS["value"])

    assert table.taken_from(values).tolist() == [1, 2, 3, 4]
    assert table.taken_from(np.where(values > 2, "many", "few")).tolist() == ["few", "few", "many", "many"]


def test_rows_of_another_frame_are_found_by_line_and_period():
    """-1 where the table has no such period of the line."""
    others = pd.DataFrame({"indicator": ["waits", "waits", "crime"], "period": ["2023-24", "2022-23", "2022-23"]})

    assert side_by_side(ROWS, ["A", "B", "C"]).places_of(others).tolist() == [2, -1, 1]


def test_an_area_that_is_none_of_theirs_has_no_column():
    """-1, whatever its code."""
    assert columns_of(["B", "elsewhere", "A"], ("A", "B")).tolist() == [1, -1, 0]
