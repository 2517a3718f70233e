"""The columns of the frame of measures are described and held to what is said of them."""

import pandas as pd
import pandera.errors
import pytest
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.frame.columns import CALCULATED, COLUMNS, KEY, NAMES, VARIATION, shown_columns
from cjreport.measures.frame.country import measures_of_country
from cjreport.measures.frame.schema import held_to_its_columns


@pytest.fixture(scope="module")
def measures():
    """The example country's frame."""
    return measures_of_country(read_library(Workbench(REPOSITORY, "example")))


def test_every_column_is_made_once():
    """What is calculated, the names and the variation of quarters are all there is."""
    assert sorted([*CALCULATED, *NAMES, *VARIATION]) == sorted(COLUMNS)


def test_a_countrys_frame_has_its_columns_in_order(measures):
    """All but those that only one report has."""
    assert list(measures.columns) == [name for name in COLUMNS if name not in VARIATION]


def test_no_file_has_what_tells_programs_alone(measures):
    """Neither how areas are pooled nor which rows a report may show is among the columns that are shown."""
    shown = set(shown_columns(measures).columns)

    assert {*KEY, "value", "note"} <= shown
    assert not shown & {"areas_pooled", "areas_in_pool", "base_carried_from", "place", "group_of", "part", "last_day"}


@pytest.mark.parametrize("column", ["areas_pooled", "areas_in_pool", "base_carried_from"])
def test_what_the_note_says_stands_in_columns(measures, column):
    """A row is pooled, or on a base carried forward, exactly where its note says so."""
    words = "carried forward" if column == "base_carried_from" else "pooled from"

    assert measures[column].notna().equals(measures["note"].str.contains(words))
    assert measures[column].notna().any()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows.assign(status="not known"),
        lambda rows: rows.assign(numerator=rows["numerator"].astype("str")),
        lambda rows: rows.assign(more=1),
        lambda rows: rows.drop(columns="note"),
        lambda rows: rows.assign(area=None),
        lambda rows: pd.concat([rows, rows.iloc[:1]], ignore_index=True),
    ],
)
def test_a_frame_that_is_not_as_described_is_refused(measures, spoil):
    """An unknown word, another type, a column more or less, a name that is missing, a key that stands twice."""
    with pytest.raises(pandera.errors.SchemaErrors):
        held_to_its_columns(spoil(measures.head(200)))
