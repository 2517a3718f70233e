"""The columns that tables of figures and the frame of measures have in common."""

from cjreport.inputs.figures import observations
from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.measures.frame import columns


def test_tables_and_measures_are_of_the_same_key_and_hold_the_same_figures():
    """A row of measures is one of a table beside a comparator."""
    assert {*KEY, *FIGURES} <= {*observations.COLUMNS}
    assert [*KEY, "comparator"] == columns.KEY
    assert {*FIGURES} <= {*columns.COLUMNS}
