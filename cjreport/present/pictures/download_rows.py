"""Where a picture's figures stand in the download beside it, data.csv."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from cjreport.present.figures import Figures

ROW_OF_FIRST = 2
"""The row of data.csv that the frame's first stands in, under the heads."""


def download_rows(figures: Figures, *indicators: str) -> tuple[tuple[int, int], ...]:
    """Give the first and last of each run of rows of data.csv that holds the indicators' figures.

    The row of heads is row 1. The frame is written in its own order, in which an indicator's rows stand together.
    """
    rows = figures.measures["indicator"].isin(indicators).to_numpy().nonzero()[0] + ROW_OF_FIRST
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    return tuple((int(run[0]), int(run[-1])) for run in runs if run.size)
