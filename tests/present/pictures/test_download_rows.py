"""Where a picture's figures stand in data.csv."""

from types import SimpleNamespace

import pandas as pd
import pytest

from cjreport.present.pictures.download_rows import download_rows

FIGURES = SimpleNamespace(measures=pd.DataFrame({"indicator": [*"aabbbc"]}))


@pytest.mark.parametrize(
    ("indicators", "rows"),
    [("a", ((2, 3),)), ("b", ((4, 6),)), ("ba", ((2, 6),)), ("ac", ((2, 3), (7, 7))), ("z", ()), ("", ())],
)
def test_runs_of_rows_are_counted_below_the_heads(indicators, rows):
    """The first figure stands in row 2; what adjoins is one run, and what is not there has none."""
    assert download_rows(FIGURES, *indicators) == rows
