"""An analyst's own frames become tables that can be read."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.pandas import column, data_frames, indexes
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import cjreport
from cjreport.errors import NotebookError
from cjreport.present.notebook.own_tables import LONGEST, WIDEST, table_blocks

WAITS = pd.DataFrame({"Area": ["North", "South", "West"], "Wait": [404.2033662, 12.5, 3.0], "People": [1200, 7, 30]})


def heads(frame, **options):
    return [each.name for each in table_blocks(frame, **options)[0].columns]


def cells(frame, **options):
    return [[cell[0].text for cell in row] for row in table_blocks(frame, **options)[0].rows]


@pytest.mark.parametrize(
    "chosen",
    [
        WAITS.query("People > 10"),
        WAITS.sort_values("Wait"),
        WAITS.tail(2),
        WAITS.sample(2, random_state=1),
        WAITS.drop(index=0),
        pd.concat([WAITS, WAITS]),
        WAITS.set_axis([3105, 7, -1]),
    ],
    ids=["filtered", "sorted", "tail", "sampled", "dropped", "joined", "numbered anew"],
)
def test_row_numbers_are_left_out(chosen):
    """Where a row stood in another table is no column of the report."""
    assert heads(chosen) == ["Area", "Wait", "People"]
    assert [row[0] for row in cells(chosen)] == chosen["Area"].tolist()


@pytest.mark.parametrize(
    ("frame", "first"),
    [
        (WAITS.set_index("Area"), "Area"),
        (WAITS.assign(Year=[2022, 2023, 2024]).set_index("Year"), "Year"),
        (WAITS.groupby("Area").sum(), "Area"),
        (WAITS[["Wait"]].describe(), "Row"),
        (WAITS.set_axis(["a", "b", "c"]), "Row"),
    ],
    ids=["set", "named numbers", "grouped", "described", "words"],
)
def test_an_index_that_says_something_heads_the_rows(frame, first):
    """A name, or words, are kept."""
    assert heads(frame)[0] == first
    assert len(heads(frame)) == len(frame.columns) + 1


def test_levels_of_an_index_and_of_columns_are_told():
    """Each named level of an index is a column; the words of a column's levels stand together."""
    frame = pd.DataFrame({"a": ["x", "x"], "y": [2023, 2024], "n": [1, 2]}).pivot_table(index=["a", "y"], values=["n"])
    wide = pd.DataFrame({("Wait", "mean"): [1.5], ("Wait", "max"): [2], ("n", ""): [3]})

    assert heads(frame) == ["a", "y", "n"]
    assert cells(frame)[0] == ["x", "2023", "1"]
    assert heads(wide) == ["Wait, mean", "Wait, max", "n"]


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([404.2033662, 12.5, 3.0], ["404.2", "12.5", "3.0"]),
        ([1234567.0, 2.0], ["1,234,567", "2"]),
        ([0.25, 0.125], ["0.250", "0.125"]),
        ([12.25, 33.35], ["12.3", "33.4"]),
        ([0.0004, 0.00051], ["0.00040", "0.00051"]),
        ([-3.25, -0.001], ["−3.25", "0.00"]),
        ([2022, 2023], ["2022", "2023"]),
        ([1200, 2023], ["1,200", "2,023"]),
        ([2**70, 1], ["1,180,591,620,717,411,303,424", "1"]),
        ([1.5, np.nan], ["1.5", ""]),
        ([np.inf, -np.inf], ["∞", "−∞"]),
        ([Decimal("1.25"), None], ["1.25", ""]),
        ([Fraction(1, 3), Fraction(1, 2)], ["0.333", "0.500"]),
        ([True, False], ["Yes", "No"]),
        ([np.bool_(1), None], ["Yes", ""]),
        (pd.array([1, None], dtype="Int64"), ["1", ""]),
        (pd.array([True, None], dtype="boolean"), ["Yes", ""]),
        (pd.array(["a", None], dtype="string"), ["a", ""]),
        (pd.Categorical(["low", None], categories=["low", "high"]), ["low", ""]),
        (pd.to_datetime(["2024-09-30", None]), ["30 September 2024", ""]),
        (
            pd.to_datetime(["2024-09-30 14:05", "2024-10-01"], format="mixed"),
            ["30 September 2024, 14:05", "1 October 2024"],
        ),
        ([dt.date(2024, 2, 29), None], ["29 February 2024", ""]),
        (pd.period_range("2024", periods=2, freq="Y"), ["2024", "2025"]),
        ([[1, 2], {"a": 1}], ["[1, 2]", "{'a': 1}"]),
        (["<b>", "=1+1"], ["<b>", "=1+1"]),
    ],
)
def test_figures_are_written_to_be_read(values, written):
    """As many decimals as say what they are, halves up, commas between thousands; what is missing stays empty."""
    assert [row[0] for row in cells(pd.DataFrame({"Value": values}))] == written


@pytest.mark.parametrize(
    ("decimals", "row"),
    [
        (0, ["North", "404", "1,200"]),
        (2, ["North", "404.20", "1,200"]),
        ({"Wait": 3}, ["North", "404.203", "1,200"]),
        ({"People": 1}, ["North", "404.2", "1,200.0"]),
        ({}, ["North", "404.2", "1,200"]),
    ],
)
def test_decimals_can_be_asked_for(decimals, row):
    """One number is for figures that are not whole, a column's own for that column."""
    assert cells(WAITS, decimals=decimals)[0] == row


@pytest.mark.parametrize("decimals", ["1", -1, 11, 1.5, True, {"Wait": "two"}, [1]])
def test_other_decimals_are_refused(decimals):
    """What is no number of decimals is told with what would be one."""
    with pytest.raises(NotebookError, match="Give a whole number from 0 to 10"):
        table_blocks(WAITS, decimals=decimals)


def test_a_wide_frame_goes_on_below():
    """Each table has as many columns as paper holds, and each has the names of the rows."""
    frame = pd.DataFrame({f"c{n}": [n] for n in range(30)}, index=pd.Index(["North"], name="Area"))
    parts = table_blocks(frame, "Many")

    assert all(len(part.columns) <= WIDEST and part.columns[0].name == "Area" for part in parts)
    assert [column.name for part in parts for column in part.columns[1:]] == list(frame.columns)


def test_a_long_frame_says_how_much_of_it_is_shown():
    """The first rows are shown, and how many there are is said."""
    [table] = table_blocks(pd.DataFrame({"n": range(3000)}))

    assert len(table.rows) == LONGEST
    assert table.notes[0][0].text == "The first 500 of 3,000 rows."


def test_a_frame_of_nothing_is_nothing():
    """Without columns there is no table; without rows there are its headings."""
    assert table_blocks(pd.DataFrame()) == table_blocks(pd.DataFrame(index=[1, 2])) == ()
    assert heads(pd.DataFrame(columns=["a", "b"])) == ["a", "b"]


def test_names_that_stand_twice_are_kept():
    """Two columns of one name, and an index named as a column, are all shown."""
    assert heads(pd.DataFrame([[1, 2]], columns=["a", "a"])) == ["a", "a"]
    assert heads(pd.DataFrame({"a": [1]}, index=pd.Index(["x"], name="a"))) == ["a", "a"]


@pytest.mark.parametrize("given", ["a table", 5, None, [[1, 2]], {"a": [1]}])
def test_what_is_no_frame_is_refused(given):
    """It is told in a line what is taken."""
    with pytest.raises(NotebookError, match="takes a DataFrame"):
        cjreport.table(given)


def test_a_series_is_a_table():
    """A column by itself is shown with its index."""
    [table] = cjreport.table(WAITS.groupby("Area")["Wait"].max(), "Longest").blocks

    assert (table.caption, [column.name for column in table.columns]) == ("Longest", ["Area", "Wait"])


@pytest.mark.parametrize(
    ("canvas", "alt", "told"),
    [
        ("figure", "words", "takes a matplotlib figure"),
        (None, "words", "takes a matplotlib figure"),
        ([1, 2], "words", "takes a matplotlib figure"),
        ("own", "", "no alternative text"),
        ("own", " \n", "no alternative text"),
        ("own", None, "no alternative text"),
    ],
)
def test_a_picture_that_cannot_be_published_is_refused_at_once(canvas, alt, told):
    """What is no figure, and a figure without words, are told when the cell is run."""
    from matplotlib.figure import Figure  # noqa: PLC0415 (matplotlib is slow to import)

    with pytest.raises(NotebookError, match=told):
        cjreport.picture(Figure() if canvas == "own" else canvas, alt)


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.dates(), st.datetimes(),
    st.decimals(allow_nan=False), st.fractions(), st.complex_numbers(), st.binary(max_size=3), st.tuples(st.integers()),
)  # fmt: skip


@settings(max_examples=60)
@given(
    data_frames(
        columns=[column("a", elements=ANYTHING, dtype=object), column("b", dtype=float), column(0, dtype=int)],
        index=indexes(dtype=int, max_size=4, unique=False),
    )
)
def test_no_frame_is_too_odd(frame):
    """Whatever stands in a frame, each of its values has its cell."""
    written = cells(frame)

    assert [len(row) for row in written] == [3] * len(frame)
    assert all(isinstance(cell, str) for row in written for cell in row)


class Silent:
    """A value that cannot say what it is."""

    def __str__(self):
        raise RuntimeError("no words")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (10**400, "1" + "0" * 400),
        (-(10**309), "-1" + "0" * 309),
        (10**5000, "a value of type int"),
        (Fraction(10**400), "1" + "0" * 400),
        (Decimal("1e400"), "1E+400"),
        (Decimal("sNaN"), ""),
        (Decimal("-NaN12"), ""),
        (Decimal("-Infinity"), "−∞"),
        (Silent(), "a value of type Silent"),
    ],
    ids=lambda part: type(part).__name__,  # not every one can be written
)
def test_whatever_a_frame_holds_is_shown(value, cell):
    """Numbers that no rounding takes, and values without words; the rest is as ever."""
    [table] = table_blocks(pd.DataFrame({"a": ["x", "y"], "b": [value, 7]}, dtype=object))

    assert table.rows[0][1][0].text == cell
    assert table.rows[1][1][0].text == "7"


@pytest.mark.parametrize("canvas", [Figure, Axes, int, None])
def test_a_class_is_no_picture(canvas):
    """The figure itself is asked for."""
    with pytest.raises(NotebookError, match=r"cjreport\.picture takes a matplotlib figure"):
        cjreport.picture(canvas, alt="A line.")
